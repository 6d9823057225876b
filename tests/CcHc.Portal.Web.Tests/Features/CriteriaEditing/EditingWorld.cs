using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Tests.Features.Preparation;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.CriteriaEditing;

/// <summary>A province whose set has a released version and a draft of it.</summary>
public sealed record EditingScene(Province Province, Guid SetId)
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

    private PortalHost Portal => Province.Portal;

    public Visitor Manager => Province.Manager;

    public string DraftPath => $"/criteria-sets/{SetId}/draft";

    public static async Task<EditingScene> MakeAsync(PortalHost portal, IReadOnlyList<CriterionText>? nodes = null, bool withDraft = true)
    {
        var province = await Province.MakeAsync(portal);
        var (by, now) = (province.ManagerActor, portal.Clock.Now);
        var set = new CriteriaSet(by, province.Committee.Id, "Bộ tiêu chí cấp xã", "Quyết định số 10/QĐ-UBND", now);
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

        return new EditingScene(province, set.Id);
    }

    public static CriterionText Node(string code, string? parent, decimal max, string method, string rule, string title) =>
        new(code, parent, 0, 0, !ScoringMethods.IsGroup(method), title, Points.FromDecimal(max), method, rule);

    public Task<CriteriaSetVersion> DraftAsync() =>
        Portal.DbAsync(db => db.CriteriaSetVersions.AsNoTracking().Include(v => v.Nodes).SingleAsync(v => v.SetId == SetId && v.ReleasedAt == null));

    public async Task<SetCriterion> NodeAsync(string code) => (await DraftAsync()).Nodes.Single(n => n.Code == code);

    public async Task<string> PathAsync(string code) => $"{DraftPath}/criteria/{(await NodeAsync(code)).Id}";

    public Task<Page> OpenAsync(Visitor visitor, string code) => PathAsync(code).ContinueWith(p => visitor.GetAsync(p.Result), TaskScheduler.Default).Unwrap();

    public Task<Page> OpenAsync(string code) => OpenAsync(Manager, code);

    /// <summary>What the history says of the set, newest first: act, from, to, reason.</summary>
    public Task<List<string>> FactsAsync() => Portal.DbAsync(db => db.AuditEntries
        .Where(e => e.SubjectId == SetId)
        .OrderByDescending(e => e.Id)
        .Select(e => e.Act + "|" + e.From + "|" + e.To + "|" + e.Reason)
        .ToListAsync());
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
