using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>What a unit's paper says of the campaign it answers, and whom it goes to.</summary>
public sealed class PlanReferences(PortalDbContext db)
{
    /// <summary>«Kế hoạch số 84/KH-UBND ngày 15 tháng 3 năm 2024 của …», to go on in a sentence; without number before it is recorded.</summary>
    public async Task<string> PlanAsync(Campaign campaign, CancellationToken cancellation)
    {
        var issuer = await NameAsync(campaign.IssuingUnitId, cancellation);
        var plan = await db.Papers.AsNoTracking()
            .Where(p => p.CampaignId == campaign.Id
                && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.Directive)
                && Paper.InForce.Contains(p.State))
            .OrderBy(p => p.IssuedOn)
            .FirstOrDefaultAsync(cancellation);
        return plan is null
            ? $"Kế hoạch của {issuer}"
            : $"{StateNames.Of(plan.Kind)} số {plan.NumberAndSymbol} {VietnamTime.InWords(plan.IssuedOn!.Value)} của {issuer}";
    }

    /// <summary>The issuing body, and the advising one where there is one.</summary>
    public async Task<IReadOnlyList<string>> AddresseesAsync(Campaign campaign, CancellationToken cancellation) =>
        campaign.AdvisingUnitId is { } advising && advising != campaign.IssuingUnitId
            ? [await NameAsync(campaign.IssuingUnitId, cancellation), await NameAsync(advising, cancellation)]
            : [await NameAsync(campaign.IssuingUnitId, cancellation)];

    private Task<string> NameAsync(Guid unitId, CancellationToken cancellation) =>
        db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(cancellation);
}
