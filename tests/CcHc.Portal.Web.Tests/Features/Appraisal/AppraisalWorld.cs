using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

/// <summary>
/// A province whose communes have scored themselves: Sở Tư pháp appraises field A (A.1 with a claim of «không phát sinh», A.2),
/// Văn phòng field B (B.1 is its own to enter). 20 points, bands from 90, 70 and 50 percent.
/// </summary>
internal sealed class AppraisalWorld
{
    private AppraisalWorld(PortalHost portal) => Portal = portal;

    public PortalHost Portal { get; }

    public Unit Province { get; private set; } = null!;

    public Unit Justice { get; private set; } = null!;

    public Unit Office { get; private set; } = null!;

    public Guid CampaignId { get; private set; }

    public Guid GroupId { get; private set; }

    public Dictionary<string, Guid> Criteria { get; } = new(StringComparer.Ordinal);

    /// <summary>Sheets by the name of the participant.</summary>
    public Dictionary<string, Guid> Sheets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Unit> Units { get; } = new(StringComparer.Ordinal);

    /// <param name="communes">How many; they are «Xã 01», «Xã 02», … with the codes X01, X02, …</param>
    /// <param name="but">The answer to A.1 («tốt», «khá», «không», or «exclude» for a claim) of single ones; «tốt» else.</param>
    /// <param name="unlocked">Names of those that never locked their sheet.</param>
    /// <param name="withJustice">Whether Sở Tư pháp takes part itself.</param>
    /// <param name="ranking">Gates, quotas and tie-breaks; none by default.</param>
    /// <param name="treatment">What A.1 offers when no task arose.</param>
    /// <param name="second">Whether there is a second appraisal, from 10/11 to 20/11.</param>
    public static async Task<AppraisalWorld> BuildAsync(
        PortalHost portal, int communes = 3, IReadOnlyDictionary<string, string>? but = null, IReadOnlyCollection<string>? unlocked = null, bool withJustice = false, Judging judging = Judging.Points, RankingPlan? ranking = null, bool second = false, NotApplicable treatment = NotApplicable.Exclude)
    {
        var world = new AppraisalWorld(portal)
        {
            Province = await portal.UnitAsync("Ủy ban nhân dân tỉnh Hòa An", UnitKind.ProvincialCommittee),
        };
        world.Justice = await portal.UnitAsync("Sở Tư pháp", parent: world.Province, code: "STP");
        world.Office = await portal.UnitAsync("Văn phòng UBND tỉnh", parent: world.Province, code: "VP");
        var by = new Actor(null, "Lê Văn Quản", []);
        var start = new DateTimeOffset(2025, 1, 10, 2, 0, 0, TimeSpan.Zero);

        var campaign = new Campaign(by, world.Province.Id, null, Description(judging), start);
        campaign.Describe(by, Description(judging), null, ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], [], start);
        var group = campaign.AddGroup(by, "Ủy ban nhân dân xã", ParticipantKind.Collective, start);
        campaign.Schedule(by, PhaseKind.SelfAssessment, new(2025, 9, 1), new(2025, 10, 10), start);
        campaign.Schedule(by, PhaseKind.Appraisal, new(2025, 10, 11), new(2025, 10, 31), start);
        if (second)
        {
            campaign.Schedule(by, PhaseKind.SecondAppraisal, new(2025, 11, 10), new(2025, 11, 20), start);
        }

        campaign.SetRanking(by, [("Xuất sắc", 90), ("Tốt", 70), ("Khá", 50)], ranking ?? RankingPlan.Empty, start);
        var tree = CriteriaTree.Build(Sources(treatment));
        var criteria = new CampaignCriteria(by, campaign.Id, "Bộ tiêu chí cấp xã", null, CriterionText.Of(tree), start);
        foreach (var node in criteria.Nodes.Where(n => n.IsLeaf))
        {
            node.AppraisedBy(node.Code[0] == 'A' ? world.Justice.Id : world.Office.Id);
            world.Criteria[node.Code] = node.Id;
        }

        campaign.JudgeGroupBy(by, group.Id, criteria.Id, criteria.Name, start);
        campaign.Open(by, new CampaignReadiness(communes, [], [], 0, 0, PaperState.Issued, "12/KH-UBND", true), start);
        criteria.Freeze(start);
        world.CampaignId = campaign.Id;
        world.GroupId = group.Id;
        await portal.SaveAsync(campaign, criteria);

        var units = Enumerable.Range(1, communes).Select(i => new Unit($"Xã {i:00}", UnitKind.CommuneCommittee, world.Province, $"X{i:00}")).ToList();
        if (withJustice)
        {
            units.Add(world.Justice);
        }

        var participants = units.Select(u => new Participant(campaign.Id, group.Id, ParticipantKind.Collective, u.Name, u.Id)).ToList();
        await portal.SaveAsync([.. units.Where(u => u != world.Justice), .. participants]);
        var trees = CampaignTrees.Read(criteria.Nodes);
        foreach (var (unit, participant) in units.Zip(participants))
        {
            world.Units[unit.Name] = unit;
            var sheet = new ScoreSheet(campaign.Id, participant.Id, group.Id, unit.Id, criteria.Id, 3, Domain.Points.FromDecimal(20));
            world.Sheets[unit.Name] = sheet.Id;
            var isLocked = unlocked?.Contains(unit.Name) != true;
            var lines = Lines(sheet, trees, but?.GetValueOrDefault(unit.Name) ?? "tốt", by);
            SaveMarks.Sum(sheet, trees, lines.ToDictionary(l => l.Code, l => new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints)));
            if (isLocked)
            {
                sheet.Lock(by, [], late: false, null, FixedClock.Start.AddDays(-6));
            }

            await portal.SaveAsync([sheet, .. lines]);
        }

        return world;
    }

    public Task<Visitor> JusticeAsync() => AsAsync("tu.phap", Role.Appraiser, Justice);

    public Task<Visitor> OfficeAsync() => AsAsync("van.phong", Role.Appraiser, Office);

    public Task<Visitor> LeadAsync() => AsAsync("lanh.dao.stp", Role.AgencyLead, Justice);

    public Task<Visitor> ManagerAsync() => AsAsync("quan.ly", Role.CampaignManager, Province);

    public async Task<Visitor> AsAsync(string userName, Role role, Unit unit, string? field = null) => await Portal.AsAsync(await AccountAsync(userName, role, unit, field));

    public Task<Account> AccountAsync(string userName, Role role, Unit unit, string? field = null) =>
        Portal.AccountAsync(userName, unit, role, "Người " + userName, field: field);

    public Task<ScoreLine?> LineAsync(string unit, string code) => Portal.DbAsync(db =>
    {
        var (sheet, criterion) = (Sheets[unit], Criteria[code]);
        return db.ScoreLines.AsNoTracking().Include(l => l.Marks).SingleOrDefaultAsync(l => l.SheetId == sheet && l.CriterionId == criterion);
    });

    public Task<ScoreSheet> SheetAsync(string unit) => Portal.DbAsync(db =>
    {
        var id = Sheets[unit];
        return db.ScoreSheets.AsNoTracking().Include(s => s.FieldSums).SingleAsync(s => s.Id == id);
    });

    public Task<IReadOnlyList<string>> ActsAsync() => Portal.DbAsync<IReadOnlyList<string>>(async db =>
        await db.AuditEntries.Where(e => e.Act.StartsWith("appraisal") || e.Act.StartsWith("line.") || e.Act == "campaign.settle" || e.Act == "campaign.publish")
            .OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());

    /// <summary>Points of an agency for one leaf, as the act gives them.</summary>
    public async Task AppraiseAsync(string unit, string code, decimal points)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var campaign = await db.Campaigns.Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == CampaignId);
        var id = Sheets[unit];
        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == id);
        await scope.ServiceProvider.GetRequiredService<SaveMarks>().AppraiseAsync(
            new Actor(null, "Cơ quan", []), campaign, sheet, Criteria[code], null, Domain.Points.FromDecimal(points), "Theo hồ sơ", null, Portal.Clock.Now);
    }

    public Task CloseAllAsync() => Portal.DbAsync(async db =>
    {
        var by = new Actor(null, "Cơ quan", []);
        var campaign = await db.Campaigns.Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == CampaignId);
        campaign.CloseAppraisal(by, Justice.Id, Justice.Name, null, Portal.Clock.Now);
        campaign.CloseAppraisal(by, Office.Id, Office.Name, null, Portal.Clock.Now);
        return await db.SaveChangesAsync();
    });

    public async Task SettleAsync()
    {
        await CloseAllAsync();
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var campaign = await db.Campaigns.Include(c => c.AppraisalClosings).Include(c => c.Bands).SingleAsync(c => c.Id == CampaignId);
        await scope.ServiceProvider.GetRequiredService<SettleScores>().RunAsync(new Actor(null, "Lê Văn Quản", []), campaign, Portal.Clock.Now);
    }

    private static CriterionSource[] Sources(NotApplicable treatment) =>
    [
        new("A", null, "Cải cách thể chế", 10, ScoringMethods.Group, "sum of children"),
        new("A.1", "A", "Ban hành kế hoạch", 4, ScoringMethods.Choice, "tốt=4 | khá=2 | không=0", NotApplicable: treatment),
        new("A.2", "A", "Tỷ lệ văn bản được kiểm tra", 6, ScoringMethods.Ratio, "score=R*max"),
        new("B", null, "Cải cách thủ tục hành chính", 10, ScoringMethods.Group, "sum of children"),
        new("B.1", "B", "Chất lượng phục vụ", 4, ScoringMethods.Ratio, "score=R*max", InputBy: InputBy.Agency, NotApplicable: NotApplicable.Exclude),
        new("B.2", "B", "Sáng kiến", 6, ScoringMethods.Count, "per=1; unit=sáng kiến; cap=6"),
    ];

    private static List<ScoreLine> Lines(ScoreSheet sheet, CampaignTree tree, string first, Actor by)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal)
        {
            ["A.1"] = first == "exclude" ? new Answer { NotApplicable = tree.Tree.Find("A.1")!.Offered } : new Answer { Option = first },
            ["A.2"] = new Answer { Numerator = 9, Denominator = 10 },
            ["B.2"] = new Answer { Count = 5 },
        };
        return [.. answers.Select(a =>
        {
            var line = new ScoreLine(sheet.Id, sheet.CampaignId, tree.Nodes[a.Key].Id, a.Key);
            var points = ScoringEngine.ScoreLeaf(tree.Tree.Find(a.Key)!, a.Value, 2025).Points;
            line.SelfScore(by, a.Value.ToJson(), points, "Giải trình " + a.Key, FixedClock.Start.AddDays(-7));
            return line;
        })];
    }

    private static CampaignDescription Description(Judging judging) => new(
        "Thi đua cải cách hành chính năm 2025",
        RoundKind.ThematicEmulation,
        judging,
        2025,
        new(2025, 1, 1),
        new(2025, 12, 31),
        null,
        null,
        ["Nâng cao chất lượng phục vụ"],
        [],
        [],
        null,
        null,
        null,
        null,
        null);
}
