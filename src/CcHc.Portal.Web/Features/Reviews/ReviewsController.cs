using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Reviews;

public sealed record ReviewPaperRow(Guid Id, PaperKind Kind, string Issuer, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn);

public sealed record ReviewPage(
    Guid Id,
    string Name,
    bool CanManage,
    ReviewFigures Figures,
    IReadOnlyList<ReviewPaperRow> Papers,
    IReadOnlyList<PaperIssuer> Issuers,
    IReadOnlyList<Obstacle> ObstaclesToFinal);

/// <summary>Sơ kết, tổng kết: the figures that the report will print, and the reports.</summary>
[Route("campaigns/{id:guid}/reviews")]
public sealed class ReviewsController(PortalDbContext db, ReadReview read, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanOversee(Actor, campaign));
        var papers = await db.Papers
            .Where(p => p.CampaignId == id && (p.Kind == PaperKind.InterimReport || p.Kind == PaperKind.FinalReport))
            .OrderByDescending(p => p.Id)
            .Select(p => new ReviewPaperRow(p.Id, p.Kind, db.Units.Where(u => u.Id == p.IssuingUnitId).Select(u => u.Name).First(), p.State, p.Number, p.Symbol, p.IssuedOn))
            .ToListAsync(Cancellation);
        return View("Reviews", new ReviewPage(
            id,
            campaign.Name,
            CampaignAccess.CanManage(Actor, campaign),
            await read.RunAsync(campaign, Cancellation),
            papers,
            await db.IssuersAsync(campaign, Cancellation),
            [.. ReviewReportComposer.ObstaclesToDrafting(PaperKind.FinalReport, campaign)]));
    }

    [HttpPost("interim")]
    public Task<IActionResult> CreateInterim(Guid id, [FromForm] Guid issuerId) => BeginAsync(id, issuerId, PaperKind.InterimReport);

    [HttpPost("final")]
    public Task<IActionResult> CreateFinal(Guid id, [FromForm] Guid issuerId) => BeginAsync(id, issuerId, PaperKind.FinalReport);

    private async Task<IActionResult> BeginAsync(Guid id, Guid issuerId, PaperKind kind)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        DomainRuleException.ThrowIfAny(ReviewReportComposer.ObstaclesToDrafting(kind, campaign));
        DomainRuleException.ThrowIf(issuerId != campaign.IssuingUnitId && issuerId != campaign.AdvisingUnitId, "review.issuer", "Báo cáo do cơ quan phát động hoặc cơ quan tham mưu lập.");
        var paper = await db.BeginAsync(Actor, new Paper(kind, issuerId, ReviewReportComposer.TitleOf(kind, campaign), id), clock.GetUtcNow());
        Notice($"Đã lập dự thảo {StateNames.Of(kind).ToLower(Vietnamese.Culture)}. Ghi các phần nhận định để hoàn chỉnh.");
        return Redirect($"/papers/{paper.Id}");
    }

    private Task<Campaign> FindAsync(Guid id) =>
        db.CampaignsFor(Actor).AsNoTracking().WithParts().Where(c => c.Id == id && c.State != CampaignState.Draft).OneAsync(Cancellation);
}

public sealed class ReviewLinks : ICampaignLinks
{
    public Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<CampaignLink>>(
        campaign.State != CampaignState.Draft && CampaignAccess.CanOversee(actor, campaign)
            ? [new CampaignLink("Sơ kết, tổng kết", $"/campaigns/{campaign.Id}/reviews", null, 800)]
            : []);
}
