using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

/// <summary>An award decision whose certificates are looked after.</summary>
public sealed record Decision(Paper Paper, Campaign Campaign)
{
    public bool IsInForce => Paper.InForce.Contains(Paper.State);

    public string Address => $"/papers/{Paper.Id}/certificates";

    public string InWords => Paper.Number is null ? "Dự thảo Quyết định khen thưởng" : $"Quyết định số {Paper.NumberAndSymbol} ngày {VietnamTime.Day(Paper.IssuedOn!.Value)}";

    public IEnumerable<Obstacle> Obstacles => IsInForce ? [] : [new("certificates.not-issued", CertificateText.NotInForce(Paper))];
}

public sealed class ReadDecision(PortalDbContext db)
{
    /// <summary>For who may see the list of awards; 404 and 403 for others.</summary>
    public async Task<Decision> RunAsync(Actor actor, Guid paperId, CancellationToken cancellation)
    {
        var paper = await db.PapersFor(actor).AsNoTracking().Where(p => p.Id == paperId && p.Kind == PaperKind.AwardDecision).OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        Demand.That(AwardAccess.CanSee(actor, campaign));
        return new Decision(paper, campaign);
    }

    /// <summary>For who prints, seals and hands over.</summary>
    public async Task<Decision> ToActOnAsync(Actor actor, Guid paperId, CancellationToken cancellation)
    {
        var decision = await RunAsync(actor, paperId, cancellation);
        Demand.That(AwardAccess.CanPrint(actor, decision.Campaign));
        DomainRuleException.ThrowIfAny(decision.Obstacles);
        return decision;
    }

    public async Task<IReadOnlyList<FormCounts>> CountsAsync(Guid paperId, CancellationToken cancellation)
    {
        var counts = await db.Awardees
            .Where(a => a.PaperId == paperId)
            .GroupBy(a => new { a.FormName, a.IsStruck, IsPrinted = a.PrintedAt != null, IsSealed = a.SealedOn != null, IsHandedOver = a.HandedOverOn != null })
            .Select(g => new { g.Key, Count = g.Count(), First = g.Min(a => a.Ordinal) })
            .ToListAsync(cancellation);
        return
        [
            .. counts.GroupBy(c => c.Key.FormName).OrderBy(g => g.Min(c => c.First)).Select(g => new FormCounts(
                g.Key,
                g.GroupBy(c => CertificateStandings.Of(c.Key.IsStruck, CertificateStandings.StateOf(c.Key.IsPrinted, c.Key.IsSealed, c.Key.IsHandedOver)))
                    .ToDictionary(x => x.Key, x => x.Sum(c => c.Count)))),
        ];
    }
}
