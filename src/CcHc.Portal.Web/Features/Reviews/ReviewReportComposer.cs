using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Reviews;

/// <summary>Báo cáo sơ kết, tổng kết: tables from the data, the judgement of the office as it was written.</summary>
public sealed class ReviewReportComposer(PortalDbContext db, AgencyFrames frames, PlanReferences plans, ReadReview read, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.InterimReport, PaperKind.FinalReport];

    public static string TitleOf(PaperKind kind, Campaign campaign) => $"{(kind == PaperKind.InterimReport ? "Sơ kết" : "Tổng kết")} {campaign.InSentence}";

    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}/reviews";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(paper, cancellation);
        var figures = await read.RunAsync(campaign, cancellation);
        var day = marks.Day ?? VietnamTime.DayOf(clock.GetUtcNow());
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(DocumentKind.Report, marks, day.Year, Recipients: paper.LinesOf(PaperPart.Recipients)),
            cancellation);
        var isInterim = paper.Kind == PaperKind.InterimReport;
        return ReviewReportPaper.Compose(new ReviewReportContent
        {
            Frame = frame,
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            IsInterim = isInterim,
            Addressees = paper.LinesOf(PaperPart.Addressees, await AddresseesAsync(paper, campaign, cancellation)),
            PlanReference = await plans.PlanAsync(campaign, cancellation),
            Organisation = paper.LinesOf(PaperPart.Organisation),
            Participation = figures.Participation,
            HasRegistration = figures.HasRegistration,
            Fields = figures.Fields,
            Bands = figures.Bands,
            Losses = figures.Losses,
            Awards = figures.Awards,
            AwardDecision = figures.AwardDecision,
            Strengths = paper.LinesOf(PaperPart.Strengths),
            Limits = paper.LinesOf(PaperPart.Limits),
            Causes = paper.LinesOf(PaperPart.Causes),
            Lessons = paper.LinesOf(PaperPart.Lessons),
            Ahead = paper.LinesOf(PaperPart.Ahead),
            Proposals = paper.LinesOf(PaperPart.Proposals),
        }, marks.Template);
    }

    public async Task<IReadOnlyList<PartWish>> PartsAsync(Paper paper, CancellationToken cancellation)
    {
        var addressees = await AddresseesAsync(paper, await CampaignAsync(paper, cancellation), cancellation);
        return
        [
            PartWish.Optional(PaperPart.Addressees, "Báo cáo gửi cấp trên ghi nơi nhận; gửi xuống thì để trống.") with { Default = addressees.Count == 0 ? null : string.Join('\n', addressees) },
            PartWish.Required(PaperPart.Organisation, "Đã phổ biến, chỉ đạo, kiểm tra thế nào."),
            PartWish.Required(PaperPart.Strengths),
            PartWish.Required(PaperPart.Limits),
            PartWish.Optional(PaperPart.Causes),
            paper.Kind == PaperKind.FinalReport ? PartWish.Required(PaperPart.Lessons) : PartWish.Optional(PaperPart.Lessons),
            PartWish.Required(PaperPart.Ahead),
            PartWish.Optional(PaperPart.Proposals),
            PartWish.Optional(PaperPart.Recipients, "Mỗi nơi một dòng."),
        ];
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        [.. ObstaclesToDrafting(paper.Kind, await CampaignAsync(paper, cancellation))];

    public static IEnumerable<Obstacle> ObstaclesToDrafting(PaperKind kind, Campaign campaign)
    {
        if (campaign.State == CampaignState.Draft)
        {
            yield return new("review.draft", "Phong trào chưa mở, chưa có gì để báo cáo.");
        }
        else if (kind == PaperKind.FinalReport && campaign.Judging != Judging.ReviewOnly && campaign.SettledAt is null)
        {
            yield return new("campaign.not-settled", "Cần chốt điểm, xếp hạng trước khi lập báo cáo tổng kết.");
        }
    }

    // An advising body reports to who launched the campaign; who launched it, to the body above.
    private async Task<IReadOnlyList<string>> AddresseesAsync(Paper paper, Campaign campaign, CancellationToken cancellation)
    {
        var to = paper.IssuingUnitId != campaign.IssuingUnitId
            ? await db.Units.Where(u => u.Id == campaign.IssuingUnitId).Select(u => u.Name).SingleAsync(cancellation)
            : await db.Units.Where(u => u.Id == campaign.IssuingUnitId).Select(u => db.Units.Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault()).SingleAsync(cancellation);
        return to is null ? [] : [to];
    }

    private Task<Campaign> CampaignAsync(Paper paper, CancellationToken cancellation) =>
        db.Campaigns.AsNoTracking().WithParts().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
}
