using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>Kế hoạch phát động, and a directive where a campaign begins with one: from what the campaign's sections say.</summary>
public sealed class PlanComposer(PortalDbContext db, AgencyFrames frames, ReadReadiness readiness) : IPaperComposer
{
    private static readonly string[] Openings = ["Căn cứ", "Thực hiện", "Theo", "Xét"];

    public IReadOnlyCollection<PaperKind> Kinds { get; } = [PaperKind.Plan, PaperKind.Directive];

    /// <summary>The trích yếu of a new draft.</summary>
    public static string TitleOf(PaperKind kind, Campaign campaign) =>
        kind == PaperKind.Directive ? $"Về việc {Vietnamese.LowerFirst(campaign.Name)}"
        : campaign.IsEmulation ? $"Phát động phong trào thi đua “{campaign.Name}”"
        : campaign.Name;

    // Not the section: a unit that reads the issued plan has no business there.
    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().WithParts().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var advising = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == campaign.AdvisingUnitId, cancellation);
        var tasks = await db.TaskItems
            .Where(t => t.CampaignId == campaign.Id)
            .OrderBy(t => t.Order)
            .Select(t => new { t.Title, Lead = t.Lead ?? db.Units.Where(u => u.Id == t.LeadUnitId).Select(u => u.Name).FirstOrDefault(), t.Product, t.Due })
            .ToListAsync(cancellation);
        var rows = tasks.Select(t => new TaskRow(t.Title, t.Lead ?? "", null, t.Product, t.Due is { } due ? VietnamTime.Day(due) : "")).ToList();
        return paper.Kind == PaperKind.Directive
            ? await DirectiveAsync(paper, campaign, advising, rows, marks, cancellation)
            : await PlanAsync(paper, campaign, advising, rows, marks, cancellation);
    }

    /// <summary>What the text cannot do without. Criteria and appraisal may still be worked on while the plan is with the signer.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().WithParts().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var ready = await readiness.RunAsync(campaign, cancellation);
        return [.. CampaignSections.Missing(campaign, ready).Where(o => !o.Key.StartsWith("plan.", StringComparison.Ordinal) && !o.Key.StartsWith("appraisal.", StringComparison.Ordinal))];
    }

    private async Task<OfficialPaper> PlanAsync(Paper paper, Campaign campaign, Unit? advising, List<TaskRow> tasks, PaperMarks marks, CancellationToken cancellation)
    {
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(Documents.Model.PaperKind.Plan, marks, campaign.Year, PaperVoice.Agency, Recipients(campaign), advising is null ? null : AgencyFrames.SymbolOf(advising)),
            cancellation);
        var sets = await SetsAsync(campaign, cancellation);
        var composed = PlanPaper.Compose(new PlanContent
        {
            Frame = frame,
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            Grounds = [.. campaign.LegalBases.OrderBy(b => b.Order).Select(b => Ground(b.Citation))],
            Purposes = TextLines.Of(campaign.Purpose),
            Requirements = TextLines.Of(campaign.Requirements),
            CollectiveParticipants = campaign.CollectiveAudience.Count > 0 ? campaign.CollectiveAudience : [.. campaign.Groups.OrderBy(g => g.Order).Where(g => g.Participants != ParticipantKind.Individual).Select(g => g.Name)],
            IndividualParticipants = campaign.IndividualAudience,
            From = campaign.StartsOn,
            To = campaign.EndsOn,
            Milestones = [.. Windows(campaign).Select(p => $"{StateNames.Of(p.Kind)}: từ {VietnamTime.InWords(p.FirstDay)} đến hết {VietnamTime.InWords(p.LastDay)}")],
            EmulationContents = campaign.Contents,
            Targets = [.. campaign.Targets.OrderBy(t => t.Order).Select(t => t.Text)],
            Criteria = campaign.Judging == Judging.MetNotMet ? InWords(sets) : [],
            CriteriaTable = campaign.Judging == Judging.Points ? Table(sets) : [],
            CriteriaTotal = campaign.Judging == Judging.Points && sets is [var only] ? CriteriaSelection.Total(only.Nodes).ToExactString() : null,
            Assessment = Assessment(campaign),
            Bands = Bands(campaign),
            Awards = await AwardsAsync(campaign, cancellation),
            Funding = campaign.Funding,
            Responsibilities = await ResponsibilitiesAsync(campaign, advising, cancellation),
            Tasks = tasks,
            ContactBody = advising?.Name ?? frame.AttributedTo,
        }, marks.Template);
        return composed;
    }

    private async Task<OfficialPaper> DirectiveAsync(Paper paper, Campaign campaign, Unit? advising, List<TaskRow> tasks, PaperMarks marks, CancellationToken cancellation)
    {
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(Documents.Model.PaperKind.Directive, marks, campaign.Year, PaperVoice.Head, Recipients(campaign), advising is null ? null : AgencyFrames.SymbolOf(advising)),
            cancellation);
        return DirectivePaper.Compose(new DirectiveContent
        {
            Frame = frame,
            Abstract = paper.Title,
            Situation = TextLines.Of(campaign.Purpose),
            DirectedBodies = campaign.CollectiveAudience.Count > 0 ? string.Join(", ", campaign.CollectiveAudience) : "các cơ quan, đơn vị",
            Instructions = [.. campaign.Contents.Concat(TextLines.Of(campaign.Requirements)).Concat(TextLines.Of(campaign.Reporting)).Select(text => new Instruction(null, [text]))],
            Tasks = tasks,
            FollowUpBody = advising?.Name ?? frame.AttributedTo,
        }, marks.Template);
    }

    private static List<string> Recipients(Campaign campaign) =>
        campaign.CollectiveAudience.Count > 0 ? campaign.CollectiveAudience : ["Các cơ quan, đơn vị tham gia phong trào"];

    private static string Ground(string citation) =>
        Openings.Any(o => citation.StartsWith(o + " ", StringComparison.OrdinalIgnoreCase)) ? citation : "Căn cứ " + citation;

    private static IEnumerable<PhaseWindow> Windows(Campaign campaign) =>
        campaign.Phases.Where(p => p.GroupId is null && p.UnitId is null).OrderBy(p => p.Kind);

    private sealed record CriteriaOfGroups(string Groups, IReadOnlyList<CriterionText> Nodes);

    private async Task<List<CriteriaOfGroups>> SetsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var byCriteria = campaign.Groups.Where(g => g.CriteriaId is not null).OrderBy(g => g.Order).GroupBy(g => g.CriteriaId!.Value).ToList();
        var ids = byCriteria.Select(g => g.Key).ToList();
        var nodes = await db.Criteria.AsNoTracking().Where(c => ids.Contains(c.CriteriaId)).OrderBy(c => c.Order).ToListAsync(cancellation);
        return [.. byCriteria.Select(g => new CriteriaOfGroups(string.Join("; ", g.Select(x => x.Name)), [.. nodes.Where(n => n.CriteriaId == g.Key).Select(n => n.ToText())]))];
    }

    private static List<CriterionRow> Table(List<CriteriaOfGroups> sets) =>
        [.. sets.SelectMany(set => Heading(sets, set).Concat(set.Nodes.Select(n => new CriterionRow(n.Code, n.Title, n.MaxPoints?.ToExactString(), n.EvidenceWanted, !n.IsLeaf))))];

    private static IEnumerable<CriterionRow> Heading(List<CriteriaOfGroups> sets, CriteriaOfGroups set) =>
        sets.Count == 1 ? [] : [new CriterionRow("", $"Áp dụng cho: {set.Groups}", CriteriaSelection.Total(set.Nodes).ToExactString(), null, true)];

    private static List<string> InWords(List<CriteriaOfGroups> sets) =>
        [.. sets.SelectMany(set => set.Nodes.Where(n => n.IsLeaf).Select(n => sets.Count == 1 ? n.Title : $"{set.Groups}: {n.Title}"))];

    private static List<string> Assessment(Campaign campaign)
    {
        List<string> lines = [.. TextLines.Of(campaign.JudgingPrinciple)];
        lines.Add(campaign.Judging switch
        {
            Judging.Points => "Cơ quan, đơn vị tự chấm điểm theo bộ tiêu chí; cơ quan được giao thẩm định kiểm tra, xác định điểm",
            Judging.MetNotMet => "Cơ quan, đơn vị tự đánh giá từng tiêu chí là đạt hoặc không đạt; cơ quan được giao thẩm định kiểm tra, xác định kết quả",
            _ => "Cơ quan, đơn vị bình xét, lựa chọn tập thể, cá nhân tiêu biểu để đề nghị khen thưởng",
        });
        if (campaign.Judging != Judging.ReviewOnly && campaign.Groups.Count > 0)
        {
            lines.Add($"Kết quả được xếp hạng theo từng nhóm: {string.Join("; ", campaign.Groups.OrderBy(g => g.Order).Select(g => g.Name))}");
            if (campaign.Ranking.Ties.Count > 0)
            {
                lines.AddRange(OfGroups(campaign, rules => [RankingText.Ranks(rules, campaign.Judging == Judging.Points)]));
            }
        }

        lines.AddRange(TextLines.Of(campaign.RatingLink));
        return lines;
    }

    private static List<string> Bands(Campaign campaign)
    {
        var bands = campaign.Bands.OrderByDescending(b => b.FromHundredths).ToList();
        var thresholds = bands.Select((b, i) => i == 0
            ? $"{b.Name}: từ {Percent(b)} điểm tối đa trở lên"
            : $"{b.Name}: từ {Percent(b)} đến dưới {Percent(bands[i - 1])} điểm tối đa");
        return [.. thresholds, .. OfGroups(campaign, rules => [.. RankingText.Bands(rules, campaign.Judging == Judging.Points).Skip(1)])];
    }

    /// <summary>The words of the rules once where every group has the same, else under the group's name.</summary>
    private static List<string> OfGroups(Campaign campaign, Func<RankingRules, IReadOnlyList<string>> words)
    {
        var byGroup = campaign.Groups.OrderBy(g => g.Order).Select(g => (g.Name, Lines: words(campaign.RulesFor(g.Id)))).ToList();
        var areAlike = byGroup.Select(g => string.Join('\n', g.Lines)).Distinct().Count() <= 1;
        return [.. (areAlike ? byGroup.Take(1) : byGroup).SelectMany(g => g.Lines.Select(line => (areAlike ? line : $"{g.Name}: {line}").TrimEnd('.')))];
    }

    private static string Percent(Band band) => $"{(band.FromHundredths / 100m).ToString("0.##", Vietnamese.Culture)}%";

    private async Task<List<string>> AwardsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var ids = campaign.Awards.Select(a => a.AwardFormId).ToList();
        var forms = await db.AwardForms.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellation);
        var lines = campaign.Awards.OrderBy(a => a.Order).Select(a =>
        {
            var form = forms[a.AwardFormId];
            var among = a.GroupId is { } group ? $" trong nhóm {campaign.Group(group).Name}" : "";
            var quota = a.Quota.ToString("0.##", Vietnamese.Culture);
            var name = form.Name.Contains(form.DecidedBy, StringComparison.OrdinalIgnoreCase) ? form.Name : $"{form.Name} của {form.DecidedBy}";
            return a.QuotaKind == QuotaKind.Percent
                ? $"{name}: không quá {quota}% số tham gia{among}"
                : $"{name}: không quá {quota} tập thể, cá nhân{among}";
        });
        return [.. lines, .. TextLines.Of(campaign.AwardNote)];
    }

    private async Task<List<Responsibility>> ResponsibilitiesAsync(Campaign campaign, Unit? advising, CancellationToken cancellation)
    {
        List<Responsibility> all = [];
        if (advising is not null)
        {
            all.Add(new Responsibility(advising.Name, ["Chủ trì hướng dẫn, theo dõi, đôn đốc việc thực hiện Kế hoạch", "Tổng hợp kết quả, tham mưu công bố kết quả và khen thưởng theo quy định"]));
        }

        // The fields an agency appraises, by the name the criteria give them.
        var entrusted = await db.Criteria
            .Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.AgencyUnitId != null)
            .GroupBy(c => c.AgencyUnitId)
            .Select(g => new { Unit = db.Units.Where(u => u.Id == g.Key).Select(u => u.Name).First(), Count = g.Count() })
            .ToListAsync(cancellation);
        all.AddRange(entrusted.OrderBy(e => e.Unit, Vietnamese.Order).Where(e => e.Unit != advising?.Name).Select(e => new Responsibility(e.Unit, [$"Thẩm định {e.Count:00} tiêu chí được giao, bảo đảm khách quan, đúng thời hạn"])));

        List<string> duties = [];
        if (campaign.WindowFor(PhaseKind.Registration) is not null)
        {
            duties.Add("Đăng ký thi đua đúng thời hạn");
        }

        duties.Add("Quán triệt, tổ chức thực hiện các nội dung, chỉ tiêu của phong trào; thu thập, cập nhật tài liệu kiểm chứng");
        if (campaign.WindowFor(PhaseKind.SelfAssessment) is not null)
        {
            duties.Add("Tự đánh giá, báo cáo kết quả đúng thời hạn và chịu trách nhiệm về tính chính xác của số liệu");
        }

        duties.AddRange(TextLines.Of(campaign.Reporting));
        all.Add(new Responsibility("Các cơ quan, đơn vị tham gia phong trào", duties));
        if (TextLines.Of(campaign.Supervision) is { Count: > 0 } supervision)
        {
            all.Add(new Responsibility("Giám sát việc thực hiện", supervision));
        }

        return all;
    }
}
