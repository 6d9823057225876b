using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Tests.Features.Preparation;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.CriteriaEditing;

/// <summary>A set with a released version and a draft of it.</summary>
public sealed record EditingScene(PortalHost Portal, Guid SetId)
{
    /// <summary>1 (1.1 choice, 1.2 ratio) and 2 (2.1 ratio), of 60 and 40 points.</summary>
    public static readonly IReadOnlyList<CriterionText> Nodes =
    [
        Node("1", null, 60, "group", "sum of children", "Chỉ đạo điều hành"),
        Node("1.1", "1", 20, "choice", "đúng hạn=20 | chậm=10 | không=0", "Ban hành kế hoạch đúng hạn"),
        Node("1.2", "1", 40, "ratio", "score=R*max", "Tỷ lệ hoàn thành nhiệm vụ"),
        Node("2", null, 40, "group", "sum of children", "Thủ tục hành chính"),
        Node("2.1", "2", 40, "ratio", "score=R*max", "Hồ sơ đúng hạn"),
    ];

    /// <summary>Where the set is kept; not there where only a browser looks at it.</summary>
    public Province Province { get; private init; } = null!;

    public Visitor Manager => Province.Manager;

    public string DraftPath => $"/criteria-sets/{SetId}/draft";

    public static async Task<EditingScene> MakeAsync(PortalHost portal, IReadOnlyList<CriterionText>? nodes = null, bool withDraft = true)
    {
        var province = await Province.MakeAsync(portal);
        return await FillAsync(portal, province.ManagerActor, province.Committee.Id, nodes, withDraft) with { Province = province };
    }

    public static async Task<EditingScene> FillAsync(PortalHost portal, Actor by, Guid owner, IReadOnlyList<CriterionText>? nodes = null, bool withDraft = true)
    {
        var now = portal.Clock.Now;
        var set = new CriteriaSet(by, owner, "Bộ tiêu chí cấp xã", "Quyết định số 10/QĐ-UBND", now);
        var released = set.AddVersion(by, 1, Nodes, null, [], now);
        await portal.SaveAsync(set, released);
        if (withDraft)
        {
            await portal.DbAsync(async db =>
            {
                var stored = await db.CriteriaSets.SingleAsync(s => s.Id == set.Id);
                db.CriteriaSetVersions.Add(stored.BeginDraft(by, nodes ?? Nodes, "phiên bản 1", released.Id, now));
                return await db.SaveChangesAsync();
            });
        }

        return new EditingScene(portal, set.Id);
    }

    public static CriterionText Node(string code, string? parent, decimal max, string method, string rule, string title) =>
        new(code, parent, 0, 0, !ScoringMethods.IsGroup(method), title, Points.FromDecimal(max), method, rule);

    public Task<CriteriaSetVersion> DraftAsync() =>
        Portal.DbAsync(db => db.CriteriaSetVersions.AsNoTracking().Include(v => v.Nodes).SingleAsync(v => v.SetId == SetId && v.ReleasedAt == null));

    public async Task<SetCriterion> NodeAsync(string code) => (await DraftAsync()).Nodes.Single(n => n.Code == code);

    public async Task<string> PathAsync(string code) => $"{DraftPath}/criteria/{(await NodeAsync(code)).Id}";

    public async Task<Page> OpenAsync(Visitor visitor, string code) => await visitor.GetAsync(await PathAsync(code));

    public Task<Page> OpenAsync(string code) => OpenAsync(Manager, code);

    /// <summary>What the history says of the set, newest first: act, from, to, reason.</summary>
    public async Task<IReadOnlyList<string>> FactsAsync()
    {
        var entries = await Portal.DbAsync(db => db.AuditEntries.Where(e => e.SubjectId == SetId).OrderByDescending(e => e.Id).ToListAsync());
        return [.. entries.Select(e => $"{e.Act}|{e.From}|{e.To}|{e.Reason}")];
    }
}

/// <summary>Every page of editing with something on it.</summary>
public sealed class EditingWorld : IDemoWorld
{
    public async Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal)
    {
        var scene = await EditingScene.MakeAsync(portal);
        var province = scene.Province;
        return new Dictionary<string, Account>
        {
            ["manager"] = province.ManagerAccount,
            ["advisor"] = await portal.AccountAsync("tham.muu", province.Committee, Role.AdvisingLeader),
            ["officer"] = await portal.AccountAsync("dong.hoa", province.East, Role.UnitOfficer),
        };
    }
}
