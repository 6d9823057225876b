using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Papers;

public static class PaperQueries
{
    public static IQueryable<Paper> PapersFor(this PortalDbContext db, Actor actor) => db.Papers.Where(PaperAccess.VisibleTo(actor, db.Campaigns));

    /// <summary>The unit that issues the paper's campaign, which says who manages it; none for a paper of no campaign.</summary>
    public static Task<Guid?> CampaignIssuerAsync(this PortalDbContext db, Paper paper, CancellationToken cancellation = default) =>
        db.Campaigns.Where(c => c.Id == paper.CampaignId).Select(c => (Guid?)c.IssuingUnitId).SingleOrDefaultAsync(cancellation);

    /// <summary>A paper to work on.</summary>
    /// <exception cref="NotFoundException">when the actor may not see it.</exception>
    /// <exception cref="ForbiddenException">when the actor may see it but not draft it.</exception>
    public static async Task<Paper> PaperToDraftAsync(this PortalDbContext db, Actor actor, Guid id)
    {
        var paper = await db.PapersFor(actor).Where(p => p.Id == id).OneAsync();
        Demand.That(PaperAccess.CanDraft(actor, paper, await db.CampaignIssuerAsync(paper)));
        return paper;
    }

    /// <summary>A paper whose issuance is to be recorded.</summary>
    /// <exception cref="NotFoundException">when the actor may not see it.</exception>
    /// <exception cref="ForbiddenException">when the actor may see it but not record.</exception>
    public static async Task<Paper> PaperToIssueAsync(this PortalDbContext db, Actor actor, Guid id)
    {
        var paper = await db.PapersFor(actor).Where(p => p.Id == id).OneAsync();
        Demand.That(PaperAccess.CanRecordIssuance(actor, paper, await db.CampaignIssuerAsync(paper)));
        return paper;
    }
}
