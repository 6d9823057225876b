using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>Báo cáo kết quả tự chấm điểm with its table, from the locked sheet.</summary>
public sealed class SelfReportComposer(PortalDbContext db, ReadSheet read, AgencyFrames frames, PlanReferences plans) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.SelfAssessmentReport];

    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}/sheet?participantId={paper.ParticipantId}";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var reading = await read.OfReportAsync(paper.Id, cancellation);
        var campaign = reading.Campaign;
        var used = await read.UsedAsync([.. reading.Lines.Values.Select(l => l.Id)], cancellation);
        var sums = SheetArithmetic.Self(
            reading.Tree.Tree,
            reading.Lines.Values.ToDictionary(l => l.Code, l => new LineMarks(l.Code, l.Answer, l.Points, null, null), StringComparer.Ordinal));
        var met = reading.OwnLeaves.Count(l => reading.Line(l)?.Points is { } points && points >= l.MaxPoints);
        return SelfAssessmentReportPaper.Compose(new SelfAssessmentReportContent
        {
            Frame = await frames.MakeAsync(paper.IssuingUnitId, new FrameWish(DocumentKind.Report, marks, campaign.Year), cancellation),
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            Subject = reading.Participant.InWords,
            Addressees = await plans.AddresseesAsync(campaign, cancellation),
            PlanReference = await plans.PlanAsync(campaign, cancellation),
            IsByPoints = reading.ByPoints,
            Scores = [.. sums.Nodes.Select(n => Row(reading, n, used))],
            MaximumTotal = reading.ByPoints ? reading.Sheet.Maximum.ToExactString() : reading.OwnLeaves.Count.ToString(Vietnamese.Culture),
            SelfTotal = reading.ByPoints ? reading.Sheet.SelfTotal.ToString() : met.ToString(Vietnamese.Culture),
            Band = reading.ByPoints ? Standings.BandOf(campaign.RulesFor(reading.Sheet.GroupId), Contestant.Of(reading.Sheet.Id, sums)).Band : null,
        }, marks.Template);
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        await db.ScoreSheets.AnyAsync(s => s.ReportPaperId == paper.Id && s.State == SheetState.Locked, cancellation)
            ? []
            : [new Obstacle("sheet.not-locked", "Phiếu tự chấm chưa khóa để ký.")];

    public async Task OnIssuedAsync(Paper paper, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        var sheet = await db.ScoreSheets.Where(s => s.ReportPaperId == paper.Id).OneAsync(cancellation);
        var within = await db.Campaigns.Where(c => c.Id == sheet.CampaignId).Select(c => c.ReportWithin).SingleAsync(cancellation);
        sheet.Report(by, paper.NumberAndSymbol!, now, within is null ? null : sheet.ReportDue(within, await db.WorkingCalendarAsync(cancellation)));
    }

    private static SelfScoreRow Row(SheetReading reading, NodeResult result, ILookup<Guid, EvidenceChoice> used)
    {
        var node = result.Node;
        var maximum = node.Source.MaxPoints is null ? "" : node.MaxPoints.ToExactString();
        if (!node.IsLeaf)
        {
            return new(node.Code, node.Title, maximum, reading.ByPoints ? result.Points.ToString() : null, null, true);
        }

        if (node.Source.InputBy != InputBy.Unit)
        {
            return new(node.Code, node.Title, maximum, null, $"Số liệu do {StateNames.Of(node.Source.InputBy)} cung cấp", false);
        }

        var line = reading.Line(node);
        var proof = line is null ? [] : used[line.Id].Select(e => e.Text).ToList();
        var explanation = string.Join("; ", new[] { line?.Explanation }.Concat(proof).Where(x => x is not null));
        return new(node.Code, node.Title, maximum, line?.Points is null ? null : reading.PointsText(node, line.Points), explanation.Length == 0 ? null : explanation, false);
    }
}
