using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>
/// Biên bản thẩm định: of an agency over its criteria on all sheets, or of one unit over its whole sheet. Marks are the data's,
/// who sat together and what was said is written.
/// </summary>
public sealed class AppraisalMinutesComposer(PortalDbContext db, AgencyFrames frames, PlanReferences plans, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.AppraisalMinutes];

    public static string TitleOf(Campaign campaign, string whose) => $"Thẩm định kết quả tự chấm điểm {campaign.InSentence}: {whose}";

    // Not the progress of all agencies, which the lead of one does not see.
    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var sides = await SidesAsync(paper, cancellation);
        var day = paper.DayOf(PaperPart.Day);
        var lines = await LinesAsync(paper, cancellation);
        var byPoints = campaign.Judging == Judging.Points;
        var appraised = lines.Where(l => l.Appraisal is not null).ToList();
        var content = new AppraisalMinutesContent
        {
            Frame = await frames.MakeAsync(paper.IssuingUnitId, new FrameWish(DocumentKind.Minutes, marks, day?.Year ?? VietnamTime.DayOf(clock.GetUtcNow()).Year), cancellation),
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            PlanReference = await plans.PlanAsync(campaign, cancellation),
            Appraiser = sides.Appraising,
            Unit = sides.Unit,
            Sitting = new Sitting(day, paper.TimeOf(PaperPart.From), paper.TimeOf(PaperPart.To), paper.Said(PaperPart.Place)),
            AppraisingSide = new SideOfMinutes($"Đại diện {sides.Appraising}", paper.LinesOf(PaperPart.AppraisingSide)),
            OtherSide = new SideOfMinutes($"Đại diện {sides.Other}", paper.LinesOf(PaperPart.OtherSide)),
            Criteria = appraised.Select(l => l.CriterionId).Distinct().Count(),
            Units = appraised.Select(l => l.SheetId).Distinct().Count(),
            IsByPoints = byPoints,
            Results = sides.Unit is null ? ByUnit(lines, byPoints) : ByField(lines, await FieldsAsync(lines, cancellation), byPoints),
            Total = sides.Unit is null ? null : Row("Tổng cộng", byPoints ? Points(lines.Sum(l => l.Maximum.TenThousandths)) : lines.Count.ToString(Vietnamese.Culture), lines, byPoints),
            Changes =
            [
                .. appraised.Where(l => l.Self != l.Appraisal).Select(l => new ChangedPoints(
                    sides.Unit is null ? l.Name : null,
                    $"{l.Code}. {l.Title}",
                    Text(l.Self, l.Maximum, byPoints),
                    Text(l.Appraisal, l.Maximum, byPoints),
                    l.Reason ?? "")),
            ],
            NotAppraised = lines.Count - appraised.Count,
            Opinion = paper.LinesOf(PaperPart.Opinion),
            Conclusion = paper.LinesOf(PaperPart.Conclusion),
        };
        return AppraisalMinutesPaper.Compose(content, marks.Template);
    }

    public async Task<IReadOnlyList<PartWish>> PartsAsync(Paper paper, CancellationToken cancellation)
    {
        var sides = await SidesAsync(paper, cancellation);
        return
        [
            PartWish.Required(PaperPart.Day, "Ví dụ 05/11/2025", PartForm.Day),
            PartWish.Required(PaperPart.From, "Ví dụ 08:30", PartForm.Time),
            PartWish.Required(PaperPart.To, "Ví dụ 11:00", PartForm.Time),
            PartWish.Required(PaperPart.Place, "Ví dụ: Trụ sở Sở Nội vụ", PartForm.Line),
            PartWish.Required(PaperPart.AppraisingSide, "Họ tên, chức vụ, mỗi người một dòng. Ví dụ: Ông Trần Văn An, Phó Giám đốc") with { Label = $"Đại diện {sides.Appraising}" },
            PartWish.Required(PaperPart.OtherSide, "Họ tên, chức vụ, mỗi người một dòng.") with { Label = $"Đại diện {sides.Other}" },
            PartWish.Required(PaperPart.Opinion, "Ghi đúng ý kiến đã nêu; nếu không có thì ghi: Các bên không có ý kiến khác."),
            PartWish.Optional(PaperPart.Conclusion),
        ];
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        (await LinesAsync(paper, cancellation)).Any(l => l.Appraisal is not null)
            ? []
            : [new Obstacle("minutes.nothing", "Chưa có tiêu chí nào được thẩm định.")];

    private sealed record Sides(string Appraising, string Other, string? Unit);

    /// <param name="Maximum">Of the leaf; what a leaf without one can bring counts as nothing.</param>
    private sealed record Line(Guid SheetId, string Name, Guid CriterionId, Guid CriteriaId, string Code, string Title, int Order, Points Maximum, Points? Self, Points? Appraisal, string? Reason);

    private async Task<Sides> SidesAsync(Paper paper, CancellationToken cancellation)
    {
        var appraising = await db.Units.Where(u => u.Id == paper.IssuingUnitId).Select(u => u.Name).OneAsync(cancellation);
        if (paper.ParticipantId is { } participant)
        {
            var unit = await db.Participants.Where(p => p.Id == participant).Select(p => p.Name).OneAsync(cancellation);
            return new Sides(appraising, unit, unit);
        }

        // An agency's marks are handed over to who runs the round.
        var other = await db.Campaigns.Where(c => c.Id == paper.CampaignId)
            .Select(c => db.Units.Where(u => u.Id == (c.AdvisingUnitId == null || c.AdvisingUnitId == paper.IssuingUnitId ? c.IssuingUnitId : c.AdvisingUnitId)).Select(u => u.Name).First())
            .OneAsync(cancellation);
        return new Sides(appraising, other, null);
    }

    private async Task<List<Line>> LinesAsync(Paper paper, CancellationToken cancellation)
    {
        var agency = paper.IssuingUnitId;
        var rows = await (
            from sheet in db.ScoreSheets
            where sheet.CampaignId == paper.CampaignId && sheet.State != SheetState.Draft
            where paper.ParticipantId == null ? sheet.UnitId == null || sheet.UnitId != agency : sheet.ParticipantId == paper.ParticipantId
            join criterion in db.Criteria on sheet.CriteriaId equals criterion.CriteriaId
            where criterion.IsLeaf && criterion.Method != ScoringMethods.Information
            where paper.ParticipantId == null ? criterion.AgencyUnitId == agency : criterion.AgencyUnitId != null
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            from line in db.ScoreLines.Where(l => l.SheetId == sheet.Id && l.CriterionId == criterion.Id)
            orderby participant.SearchText, sheet.Id, criterion.Order
            select new { SheetId = sheet.Id, participant.Name, CriterionId = criterion.Id, criterion.CriteriaId, criterion.Code, criterion.Title, criterion.Order, criterion.MaxPoints, line.SelfPoints, line.AppraisalPoints, line.AppraisalReason })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return [.. rows.Select(r => new Line(r.SheetId, r.Name, r.CriterionId, r.CriteriaId, r.Code, r.Title, r.Order, r.MaxPoints ?? Domain.Points.Zero, r.SelfPoints, r.AppraisalPoints, r.AppraisalReason))];
    }

    /// <summary>Code and title of the top nodes, for the criteria of the sheet.</summary>
    private async Task<IReadOnlyList<(string Code, string Title)>> FieldsAsync(List<Line> lines, CancellationToken cancellation)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var criteria = lines[0].CriteriaId;
        var tops = await db.Criteria.Where(c => c.CriteriaId == criteria && c.ParentCode == null).OrderBy(c => c.Order).Select(c => new { c.Code, c.Title }).ToListAsync(cancellation);
        return [.. tops.Select(t => (t.Code, t.Title))];
    }

    private static List<AppraisedRow> ByUnit(List<Line> lines, bool byPoints) =>
        [.. lines.GroupBy(l => (l.SheetId, l.Name)).Select(g => Row(g.Key.Name, null, [.. g], byPoints))];

    private static List<AppraisedRow> ByField(List<Line> lines, IReadOnlyList<(string Code, string Title)> fields, bool byPoints) =>
    [
        .. fields
            .Select(f => (f.Title, Lines: lines.Where(l => l.Code == f.Code || l.Code.StartsWith(f.Code + ".", StringComparison.Ordinal)).ToList()))
            .Where(f => f.Lines.Count > 0)
            .Select(f => Row(f.Title, byPoints ? Points(f.Lines.Sum(l => l.Maximum.TenThousandths)) : f.Lines.Count.ToString(Vietnamese.Culture), f.Lines, byPoints)),
    ];

    // What nobody appraised keeps its self-score, as in the sums of the sheet.
    private static AppraisedRow Row(string name, string? maximum, List<Line> lines, bool byPoints)
    {
        if (byPoints)
        {
            var self = lines.Sum(l => l.Self?.TenThousandths ?? 0);
            var after = lines.Sum(l => (l.Appraisal ?? l.Self)?.TenThousandths ?? 0);
            return new AppraisedRow(name, maximum, Points(self), Points(after), Signed(after - self, Points(Math.Abs(after - self))));
        }

        var met = lines.Count(l => IsMet(l.Self, l.Maximum));
        var metAfter = lines.Count(l => IsMet(l.Appraisal ?? l.Self, l.Maximum));
        return new AppraisedRow(name, maximum, met.ToString(Vietnamese.Culture), metAfter.ToString(Vietnamese.Culture), Signed(metAfter - met, Math.Abs(metAfter - met).ToString(Vietnamese.Culture)));
    }

    private static string Text(Points? points, Points maximum, bool byPoints) =>
        points is null ? "–" : byPoints ? points.Value.ToString() : IsMet(points, maximum) ? "Đạt" : "Không đạt";

    private static bool IsMet(Points? points, Points maximum) => points is { } known && known >= maximum;

    private static string Points(long tenThousandths) => new Points(tenThousandths).ToString();

    private static string Signed(long difference, string absolute) => difference switch { 0 => "0", > 0 => "+" + absolute, _ => "-" + absolute };
}
