using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>
/// A province runs an open campaign with two communes, an individual and a press office. On <see cref="FixedClock.Start"/>
/// registration, carrying out and self-scoring all run, until 31/10/2025.
/// </summary>
public sealed class UnitSideWorld
{
    public static readonly DateOnly LastDay = new(2025, 10, 31);

    private readonly PortalHost portal;

    private UnitSideWorld(PortalHost portal) => this.portal = portal;

    public Unit Province { get; private set; } = null!;

    public Unit Commune { get; private set; } = null!;

    public Unit Other { get; private set; } = null!;

    public Unit Agency { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public Participant Participant { get; private set; } = null!;

    public Participant OtherParticipant { get; private set; } = null!;

    /// <summary>Takes part without a unit of its own.</summary>
    public Participant Outsider { get; private set; } = null!;

    public Guid Sheet { get; private set; }

    public Guid OtherSheet { get; private set; }

    public Guid OutsiderSheet { get; private set; }

    public Account Manager { get; private set; } = null!;

    public Account Officer { get; private set; } = null!;

    public Account Colleague { get; private set; } = null!;

    public Account Head { get; private set; } = null!;

    public Account OtherOfficer { get; private set; } = null!;

    public Account Appraiser { get; private set; } = null!;

    /// <param name="leaves">How many criteria the second field has.</param>
    /// <param name="more">Further criteria, after the two fields.</param>
    /// <param name="set">Other criteria in place of the two fields.</param>
    public static async Task<UnitSideWorld> MakeAsync(
        PortalHost portal, Judging judging = Judging.Points, int leaves = 2, Action<Campaign, Actor>? but = null, bool open = true, IReadOnlyList<CriterionText>? more = null, IReadOnlyList<CriterionText>? set = null)
    {
        var world = new UnitSideWorld(portal);
        await world.FillAsync(judging, [.. set ?? Criteria(judging, leaves), .. more ?? []], but, open);
        return world;
    }

    public Task<Visitor> AsAsync(Account account) => portal.AsAsync(account);

    public Task<ScoreSheet> ReadSheetAsync(Guid? id = null) => portal.DbAsync(db => db.ScoreSheets.AsNoTracking().SingleAsync(s => s.Id == (id ?? Sheet)));

    public Task<List<ScoreLine>> LinesAsync() => portal.DbAsync(db => db.ScoreLines.AsNoTracking().Include(l => l.Marks).Where(l => l.SheetId == Sheet).OrderBy(l => l.Code).ToListAsync());

    /// <summary>Answers every criterion with an explanation, over the entities' own verbs.</summary>
    public async Task AnswerAllAsync(Guid? sheetId = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var marks = scope.ServiceProvider.GetRequiredService<SaveMarks>();
        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == (sheetId ?? Sheet));
        var criteria = await db.Criteria.Where(c => c.CampaignId == Campaign.Id && c.IsLeaf && c.InputBy == InputBy.Unit).OrderBy(c => c.Order).ToListAsync();
        foreach (var criterion in criteria)
        {
            var answer = criterion.Method switch
            {
                ScoringMethods.Choice => new Answer { Option = criterion.Rule!.Split('=')[0].Trim() },
                ScoringMethods.Ratio => new Answer { Numerator = 850, Denominator = 1000 },
                _ => new Answer { Count = 1 },
            };
            await marks.SelfAsync(Officer.Actor(), Campaign, sheet, criterion.Id, answer, "Theo số liệu của đơn vị", null, portal.Clock.Now);
        }
    }

    public async Task SendToHeadAsync()
    {
        await AnswerAllAsync();
        await portal.DbAsync(async db =>
        {
            var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == Sheet);
            sheet.SendToHead(Officer.Actor(), portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
    }

    public Task ExtendAsync(PhaseKind kind, DateOnly lastDay, Guid? unitId = null) => portal.DbAsync(async db =>
    {
        var campaign = await db.Campaigns.Include(c => c.Phases).SingleAsync(c => c.Id == Campaign.Id);
        campaign.Extend(Manager.Actor(), kind, lastDay, "Mưa lũ", portal.Clock.Now, unitId: unitId);
        return await db.SaveChangesAsync();
    });

    private async Task FillAsync(Judging judging, IReadOnlyList<CriterionText> texts, Action<Campaign, Actor>? but, bool open)
    {
        Province = new Unit("Ủy ban nhân dân tỉnh Hòa An", UnitKind.ProvincialCommittee);
        Commune = new Unit("Ủy ban nhân dân xã Tân Lập", UnitKind.CommuneCommittee, Province);
        Other = new Unit("Ủy ban nhân dân xã Bình Minh", UnitKind.CommuneCommittee, Province);
        Agency = new Unit("Sở Nội vụ", UnitKind.Department, Province);
        await portal.SaveAsync(Province, Commune, Other, Agency);
        Manager = await portal.AccountAsync("quanly", Province, Role.CampaignManager, "Trần Thị Quản Lý");
        Officer = await portal.AccountAsync("daumoi", Commune, Role.UnitOfficer, "Lê Văn Đầu Mối");
        Colleague = await portal.AccountAsync("dongnghiep", Commune, Role.UnitOfficer, "Phạm Thị Đồng Nghiệp");
        Head = await portal.AccountAsync("chutich", Commune, Role.UnitHead, "Nguyễn Văn Chủ Tịch");
        OtherOfficer = await portal.AccountAsync("xakhac", Other, Role.UnitOfficer, "Hoàng Văn Khác");
        Appraiser = await portal.AccountAsync("thamdinh", Agency, Role.Appraiser, "Vũ Thị Thẩm Định");

        var by = Manager.Actor();
        var earlier = new DateTimeOffset(2025, 9, 1, 1, 0, 0, TimeSpan.Zero);
        var description = new CampaignDescription(
            "Đẩy mạnh cải cách hành chính năm 2025", RoundKind.ThematicEmulation, judging, 2025, new(2025, 9, 1), new(2025, 12, 31),
            null, null, ["Rút ngắn thời gian giải quyết thủ tục"], ["Xã, phường"], [], null, null, null, null, null);
        Campaign = new Campaign(by, Province.Id, null, description, earlier);
        Campaign.Describe(by, description, null, ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], [("Hồ sơ giải quyết đúng hạn", 100)], earlier);
        var group = Campaign.AddGroup(by, "Khối xã", ParticipantKind.Collective, earlier);
        Campaign.Schedule(by, PhaseKind.Registration, new(2025, 9, 1), LastDay, earlier);
        Campaign.Schedule(by, PhaseKind.CarryingOut, new(2025, 9, 15), new(2025, 12, 31), earlier);
        Campaign.Schedule(by, PhaseKind.SelfAssessment, new(2025, 10, 1), LastDay, earlier);
        Campaign.Schedule(by, PhaseKind.Appraisal, new(2025, 11, 1), new(2025, 11, 30), earlier);
        but?.Invoke(Campaign, by);
        var criteria = new CampaignCriteria(by, Campaign.Id, "Bộ tiêu chí xã", null, texts, earlier);
        foreach (var node in criteria.Nodes.Where(n => n.IsLeaf))
        {
            node.AppraisedBy(Agency.Id);
        }

        await portal.SaveAsync(Campaign, criteria);
        await portal.DbAsync(async db =>
        {
            var campaign = await db.Campaigns.Include(c => c.Groups).Include(c => c.Phases).Include(c => c.LegalBases).SingleAsync(c => c.Id == Campaign.Id);
            campaign.JudgeGroupBy(by, group.Id, criteria.Id, criteria.Name, earlier);
            if (open)
            {
                campaign.Open(by, new CampaignReadiness(3, [], [], 0, 0, PaperState.Issued, "84/KH-UBND", true), earlier);
                (await db.CampaignCriteria.SingleAsync(c => c.Id == criteria.Id)).Freeze(earlier);
            }

            return await db.SaveChangesAsync();
        });
        Campaign = await portal.DbAsync(db => db.Campaigns.AsNoTracking().Include(c => c.Phases).Include(c => c.Groups).SingleAsync(c => c.Id == Campaign.Id));

        Participant = new Participant(Campaign.Id, group.Id, ParticipantKind.Collective, Commune.Name, Commune.Id);
        OtherParticipant = new Participant(Campaign.Id, group.Id, ParticipantKind.Collective, Other.Name, Other.Id);
        Outsider = new Participant(Campaign.Id, group.Id, ParticipantKind.External, "Báo Hòa An", null);
        var own = criteria.Nodes.Count(n => n.IsLeaf && n.InputBy == InputBy.Unit);
        var maximum = texts.Where(t => t.ParentCode is null && t.Method is not (ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty)).Aggregate(Points.Zero, (sum, t) => sum + t.MaxPoints!.Value);
        ScoreSheet[] sheets = [.. new[] { Participant, OtherParticipant, Outsider }.Select(p => new ScoreSheet(Campaign.Id, p.Id, group.Id, p.UnitId, criteria.Id, own, maximum))];
        await portal.SaveAsync([Participant, OtherParticipant, Outsider, .. sheets]);
        (Sheet, OtherSheet, OutsiderSheet) = (sheets[0].Id, sheets[1].Id, sheets[2].Id);
    }

    private static List<CriterionText> Criteria(Judging judging, int leaves)
    {
        var texts = judging == Judging.MetNotMet
            ? new List<CriterionText>
            {
                new("1", null, 1, 0, false, "Mười tiêu chí thi đua", Points.FromDecimal(6), ScoringMethods.Group, "sum of children"),
                new("1.1", "1", 2, 1, true, "Ban hành kế hoạch", Points.FromDecimal(3), ScoringMethods.Choice, "đạt=3 | không đạt=0"),
                new("1.2", "1", 3, 1, true, "Không có phản ánh", Points.FromDecimal(3), ScoringMethods.Choice, "đạt=3 | không đạt=0"),
            }
            : new List<CriterionText>
            {
                new("1", null, 1, 0, false, "Công tác chỉ đạo, điều hành", Points.FromDecimal(6), ScoringMethods.Group, "sum of children"),
                new("1.1", "1", 2, 1, true, "Ban hành kế hoạch đúng hạn", Points.FromDecimal(2), ScoringMethods.Choice, "trước hạn=2 | chậm=1 | không=0", "Kế hoạch (số, ngày)", LegalBasis: "Nghị quyết 76/NQ-CP"),
                new("1.2", "1", 3, 1, true, "Hồ sơ giải quyết đúng hạn", Points.FromDecimal(2), ScoringMethods.Ratio, "score=R*max", NotApplicable: NotApplicable.Exclude),
                new("1.3", "1", 4, 1, true, "Sáng kiến được công nhận", Points.FromDecimal(2), ScoringMethods.Count, "per=0.5; unit=sáng kiến; cap=2"),
            };
        texts.Add(new("2", null, texts.Count + 1, 0, false, "Cải cách thủ tục hành chính", Points.FromDecimal(leaves), ScoringMethods.Group, "sum of children"));
        for (var i = 1; i <= leaves; i++)
        {
            var isAgency = judging == Judging.Points && i == leaves;
            texts.Add(new(
                $"2.{i}", "2", texts.Count + 1, 1, true, $"Nội dung thứ {i}", Points.FromDecimal(1), ScoringMethods.Choice, judging == Judging.MetNotMet ? "đạt=1 | không đạt=0" : "có=1 | không=0",
                InputBy: isAgency ? InputBy.Agency : InputBy.Unit));
        }

        return texts;
    }
}
