using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record PlanRow(Guid Id, PaperKind Kind, string Title, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, bool HasFile);

/// <param name="Issuers">Who may send the letter that goes out with the plan: the advising body first.</param>
public sealed record PlanPage(
    SectionHead Head, IReadOnlyList<PlanRow> Papers, IReadOnlyList<PlanRow> Letters, IReadOnlyList<Obstacle> Lacks, int UncheckedBases, IReadOnlyList<PaperIssuer> Issuers);

[Route("campaigns/{id:guid}/preparation/plan")]
public sealed class PlanController(PortalDbContext db, IEnumerable<IPaperComposer> composers, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await CampaignAsync(id);
        var papers = await Db.Papers
            .Where(p => p.CampaignId == id && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.Directive || p.Kind == PaperKind.DeploymentLetter))
            .OrderByDescending(p => p.Id)
            .Select(p => new PlanRow(p.Id, p.Kind, p.Title, p.State, p.Number, p.Symbol, p.IssuedOn, p.SignedFileId != null))
            .ToListAsync(Cancellation);
        // What the text lacks is the same whatever the paper: the composer asks the campaign only.
        var composer = composers.First(c => c.Kinds.Contains(PaperKind.Plan));
        var lacks = await composer.ObstaclesToSubmittingAsync(new Paper(PaperKind.Plan, campaign.IssuingUnitId, campaign.Name, id), Cancellation);
        return View("Plan", new PlanPage(
            SectionHead.Of(campaign, CampaignSection.Plan),
            [.. papers.Where(p => p.Kind != PaperKind.DeploymentLetter)],
            [.. papers.Where(p => p.Kind == PaperKind.DeploymentLetter)],
            lacks,
            campaign.LegalBases.Count(b => b.CheckedByName is null),
            await Db.IssuersAsync(campaign, Cancellation)));
    }

    /// <param name="kind">Plan, or Directive where the campaign begins with one.</param>
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, [FromForm] PaperKind kind)
    {
        var campaign = await CampaignAsync(id);
        DomainRuleException.ThrowIf(kind is not (PaperKind.Plan or PaperKind.Directive), "plan.kind", "Chỉ lập kế hoạch hoặc chỉ thị ở đây.");
        DomainRuleException.ThrowIf(
            await Papers(id).Standing().AnyAsync(Cancellation),
            "plan.exists",
            "Phong trào đã có dự thảo; anh/chị làm tiếp trên dự thảo đó.");
        await Db.BeginAsync(Actor, new Paper(kind, campaign.IssuingUnitId, PlanComposer.TitleOf(kind, campaign), id), clock.GetUtcNow());
        Notice($"Đã lập dự thảo {StateNames.Of(kind).ToLower(Vietnamese.Culture)}.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Plan));
    }

    /// <summary>The letter that sends the plan to the units.</summary>
    [HttpPost("letters")]
    public async Task<IActionResult> CreateLetter(Guid id, [FromForm] Guid issuerId)
    {
        var campaign = await CampaignAsync(id);
        DomainRuleException.ThrowIf(!await Papers(id).AnyAsync(Cancellation), "letter.plan", "Lập dự thảo kế hoạch trước; công văn triển khai gửi kèm kế hoạch.");
        DomainRuleException.ThrowIf(issuerId != campaign.IssuingUnitId && issuerId != campaign.AdvisingUnitId, "letter.issuer", "Công văn triển khai do cơ quan phát động hoặc cơ quan tham mưu gửi.");
        var paper = await Db.BeginAsync(Actor, new Paper(PaperKind.DeploymentLetter, issuerId, DeploymentLetterComposer.TitleOf(campaign), id), clock.GetUtcNow());
        Notice("Đã lập dự thảo công văn triển khai.");
        return Redirect($"/papers/{paper.Id}");
    }

    private IQueryable<Paper> Papers(Guid id) => Db.Papers.Where(p => p.CampaignId == id && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.Directive));
}
