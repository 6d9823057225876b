using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Awards;

public sealed record NominationRow(Guid Id, Guid AwardId, int Order, string Name, string? TitleAndUnit, int? Rank, Points? Final, string? Hindrance);

public sealed record WithdrawnRow(string Name, string FormName, string? Reason);

/// <summary>One award on the page: its ceiling, who is proposed, who else could be.</summary>
public sealed record AwardPart(AwardPlan Plan, IReadOnlyList<NominationRow> Nominations, IReadOnlyList<AwardCandidate> Others)
{
    public int Left => Plan.Ceiling - Nominations.Count;
}

public sealed record AwardPaperRow(Guid Id, PaperKind Kind, PaperState State, string? NumberAndSymbol, DateOnly? IssuedOn);

public sealed record AwardsPage(
    Campaign Campaign,
    IReadOnlyList<AwardPart> Parts,
    IReadOnlyList<WithdrawnRow> Withdrawn,
    IReadOnlyList<Obstacle> ProposingObstacles,
    IReadOnlyList<Obstacle> ListObstacles,
    IReadOnlyList<AwardPaperRow> Papers,
    int Certificates,
    int NotPrinted,
    bool CanPropose)
{
    public AwardPaperRow? Statement => Papers.FirstOrDefault(p => p.Kind == PaperKind.SubmissionStatement);

    public AwardPaperRow? Decision => Papers.FirstOrDefault(p => p.Kind == PaperKind.AwardDecision);
}

/// <summary>Đề nghị khen thưởng of a campaign: from the table to the certificate, on one page.</summary>
[Route("campaigns/{campaignId:guid}/awards")]
public sealed class AwardsController(PortalDbContext db, AwardProposals proposals, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid campaignId)
    {
        var campaign = await LoadAsync(db, campaignId, Cancellation);
        Demand.That(AwardAccess.CanSee(Actor, campaign));

        var plans = await proposals.PlansAsync(campaign, Cancellation);
        var nominations = await db.Nominations.AsNoTracking()
            .Where(n => n.CampaignId == campaignId)
            .Join(db.Participants, n => n.ParticipantId, p => p.Id, (n, p) => new { Nomination = n, Participant = p })
            .ToListAsync(Cancellation);
        var proposed = nominations.Where(n => n.Nomination.State == NominationState.Proposed).ToList();
        var taken = proposed.Select(n => n.Nomination.ParticipantId).ToHashSet();
        var parts = plans.Select(plan => new AwardPart(
            plan,
            [
                .. proposed.Where(n => n.Nomination.CampaignAwardId == plan.Award.Id)
                    .OrderBy(n => n.Nomination.Rank ?? int.MaxValue)
                    .ThenBy(n => n.Nomination.Order)
                    .Select(n => new NominationRow(
                        n.Nomination.Id,
                        plan.Award.Id,
                        n.Nomination.Order,
                        n.Participant.Name,
                        n.Participant.Kind == ParticipantKind.Individual ? string.Join(", ", new[] { n.Participant.Title, n.Participant.UnitName }.Where(t => t is not null)) : null,
                        n.Nomination.Rank,
                        n.Nomination.Final,
                        plan.Candidates.FirstOrDefault(c => c.ParticipantId == n.Nomination.ParticipantId)?.Hindrance)),
            ],
            [.. plan.Candidates.Where(c => !taken.Contains(c.ParticipantId))])).ToList();

        var papers = await db.Papers.AsNoTracking()
            .Where(p => p.CampaignId == campaignId && (p.Kind == PaperKind.SubmissionStatement || p.Kind == PaperKind.AwardDecision))
            .OrderByDescending(p => p.Id)
            .Select(p => new { p.Id, p.Kind, p.State, p.Number, p.Symbol, p.IssuedOn })
            .ToListAsync(Cancellation);
        var decision = papers.FirstOrDefault(p => p.Kind == PaperKind.AwardDecision)?.Id;
        var certificates = decision is null ? [] : await db.Awardees
            .Where(a => a.PaperId == decision && !a.IsStruck)
            .GroupBy(a => a.PrintedAt != null)
            .Select(g => new { IsPrinted = g.Key, Count = g.Count() })
            .ToListAsync(Cancellation);

        return View("Show", new AwardsPage(
            campaign,
            parts,
            [
                .. nominations.Where(n => n.Nomination.State == NominationState.Withdrawn)
                    .Select(n => new WithdrawnRow(n.Participant.Name, plans.FirstOrDefault(p => p.Award.Id == n.Nomination.CampaignAwardId)?.Form.Name ?? "", n.Nomination.WithdrawReason)),
            ],
            [.. AwardProposals.ObstaclesToProposing(campaign, clock.GetUtcNow())],
            proposed.Count == 0 ? [] : await proposals.ObstaclesToSubmittingAsync(campaign, Cancellation),
            [.. papers.Select(p => new AwardPaperRow(p.Id, p.Kind, p.State, p.Number is null ? null : $"{p.Number}/{p.Symbol}", p.IssuedOn))],
            certificates.Sum(c => c.Count),
            certificates.Where(c => !c.IsPrinted).Sum(c => c.Count),
            AwardAccess.CanPropose(Actor, campaign)));
    }

    /// <summary>A campaign with what awards need of it, for who may see its list; 404 for others.</summary>
    internal static Task<Campaign> LoadAsync(PortalDbContext db, Guid campaignId, CancellationToken cancellation) => db.Campaigns
        .AsSplitQuery()
        .Include(c => c.Awards)
        .Include(c => c.Groups)
        .Include(c => c.Phases)
        .Include(c => c.LegalBases)
        .Where(c => c.Id == campaignId)
        .OneAsync(cancellation);
}

public sealed record NominationForm
{
    public Guid? CampaignAwardId { get; init; }

    public Guid? ParticipantId { get; init; }
}

public sealed class NominationFormValidator : AbstractValidator<NominationForm>
{
    public NominationFormValidator()
    {
        RuleFor(f => f.CampaignAwardId).NotNull().WithMessage("Cần chọn hình thức khen thưởng.");
        RuleFor(f => f.ParticipantId).NotNull().WithMessage("Cần chọn tập thể, cá nhân để đề nghị.");
    }
}

/// <summary>Puts one on the list by name, or fills it from the table.</summary>
[Route("campaigns/{campaignId:guid}/nominations")]
public sealed class NominationsController(PortalDbContext db, AwardProposals proposals, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid campaignId, NominationForm form)
    {
        var campaign = await AwardsController.LoadAsync(db, campaignId, Cancellation);
        Demand.That(AwardAccess.CanPropose(Actor, campaign));
        DomainRuleException.ThrowIfAny(ModelState.Values.SelectMany(v => v.Errors).Select(e => new Obstacle("nomination.form", e.ErrorMessage)));

        await proposals.AddAsync(Actor, campaign, form.CampaignAwardId!.Value, form.ParticipantId!.Value, null, clock.GetUtcNow(), Cancellation);
        await db.SaveChangesAsync();

        Notice("Đã thêm vào danh sách đề nghị.");
        return Redirect($"/campaigns/{campaignId}/awards");
    }

    [HttpPost("filling")]
    public async Task<IActionResult> Fill(Guid campaignId)
    {
        var campaign = await AwardsController.LoadAsync(db, campaignId, Cancellation);
        Demand.That(AwardAccess.CanPropose(Actor, campaign));

        var ties = await proposals.FillAsync(Actor, campaign, clock.GetUtcNow(), Cancellation);
        await db.SaveChangesAsync();

        Notice(ties.Count == 0
            ? "Đã lập danh sách đề nghị theo bảng xếp hạng và chỉ tiêu."
            : "Đã lập danh sách đề nghị. " + string.Join(" ", ties.Select(t =>
                $"{t.Plan.Form.Name}: {string.Join(", ", t.Tied.Select(c => c.Name))} bằng điểm ở cuối chỉ tiêu, anh/chị chọn theo quy định của Hội đồng.")));
        return Redirect($"/campaigns/{campaignId}/awards");
    }
}

public sealed record NominationWithdrawalForm
{
    public string? Reason { get; init; }
}

public sealed class NominationWithdrawalFormValidator : AbstractValidator<NominationWithdrawalForm>
{
    public NominationWithdrawalFormValidator() =>
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do rút khỏi danh sách đề nghị.").MaximumLength(400);
}

public sealed record NominationWithdrawalPage(Nomination Nomination, string Name, NominationWithdrawalForm Form);

[Route("nominations/{id:guid}/withdrawal")]
public sealed class NominationWithdrawalsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        var (nomination, name) = await LoadAsync(id);
        return View("Withdrawal", new NominationWithdrawalPage(nomination, name, new()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, NominationWithdrawalForm form)
    {
        var (nomination, name) = await LoadAsync(id);
        if (!ModelState.IsValid)
        {
            return Again("Withdrawal", new NominationWithdrawalPage(nomination, name, form));
        }

        nomination.Withdraw(Actor, name, form.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice($"Đã rút {name} khỏi danh sách đề nghị.");
        return Redirect($"/campaigns/{nomination.CampaignId}/awards");
    }

    private async Task<(Nomination Nomination, string Name)> LoadAsync(Guid id)
    {
        var nomination = await db.Nominations.Where(n => n.Id == id).OneAsync(Cancellation);
        Demand.That(AwardAccess.CanPropose(Actor, await AwardsController.LoadAsync(db, nomination.CampaignId, Cancellation)));
        var name = await db.Participants.Where(p => p.Id == nomination.ParticipantId).Select(p => p.Name).SingleAsync(Cancellation);
        return (nomination, name);
    }
}

/// <summary>Begins the submission statement of the advising agency; its life goes on at its own page.</summary>
[Route("campaigns/{campaignId:guid}/submission-statement")]
public sealed class SubmissionStatementsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid campaignId)
    {
        var campaign = await AwardsController.LoadAsync(db, campaignId, Cancellation);
        Demand.That(AwardAccess.CanPropose(Actor, campaign));
        DomainRuleException.ThrowIf(
            !await db.Nominations.AnyAsync(n => n.CampaignId == campaignId && n.State == NominationState.Proposed),
            "nominations.none",
            "Danh sách đề nghị khen thưởng chưa có ai.");
        DomainRuleException.ThrowIf(
            await db.Papers.AnyAsync(p => p.CampaignId == campaignId && p.Kind == PaperKind.SubmissionStatement && p.State != PaperState.Recalled),
            "paper.exists",
            "Phong trào đã có Tờ trình đề nghị khen thưởng.");

        var paper = await db.BeginAsync(Actor, new Paper(PaperKind.SubmissionStatement, campaign.AdvisingUnitId ?? campaign.IssuingUnitId, $"Về việc đề nghị khen thưởng {campaign.AwardedFor}", campaignId), clock.GetUtcNow());

        Notice("Đã lập dự thảo Tờ trình.");
        return Redirect($"/papers/{paper.Id}");
    }
}

[Route("campaigns/{campaignId:guid}/award-decision")]
public sealed class AwardDecisionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid campaignId)
    {
        var campaign = await AwardsController.LoadAsync(db, campaignId, Cancellation);
        Demand.That(AwardAccess.CanPropose(Actor, campaign));
        DomainRuleException.ThrowIf(
            !await db.Papers.AnyAsync(p => p.CampaignId == campaignId && p.Kind == PaperKind.SubmissionStatement && Paper.InForce.Contains(p.State)),
            "decision.statement",
            "Chưa ghi nhận số, ngày của Tờ trình đề nghị khen thưởng; quyết định phải dẫn Tờ trình ở căn cứ cuối.");
        DomainRuleException.ThrowIf(
            await db.Papers.AnyAsync(p => p.CampaignId == campaignId && p.Kind == PaperKind.AwardDecision && p.State != PaperState.Recalled),
            "paper.exists",
            "Phong trào đã có Quyết định khen thưởng.");

        var paper = await db.BeginAsync(Actor, new Paper(PaperKind.AwardDecision, campaign.IssuingUnitId, $"Về việc khen thưởng {campaign.AwardedFor}", campaignId), clock.GetUtcNow());

        Notice("Đã lập dự thảo Quyết định khen thưởng.");
        return Redirect($"/papers/{paper.Id}");
    }
}
