using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
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

    /// <summary>Adds a paper as a draft and saves it.</summary>
    public static async Task<Paper> BeginAsync(this PortalDbContext db, Actor by, Paper paper, DateTimeOffset now)
    {
        paper.BeginFrom(await db.TemplateInForceAsync(paper, VietnamTime.DayOf(now)));
        paper.Draft(by, now);
        db.Papers.Add(paper);
        await db.SaveChangesAsync();
        return paper;
    }

    /// <summary>The paper to go on with in place of a second one; none where there is none.</summary>
    public static Task<Guid?> FirstIdAsync(this IQueryable<Paper> papers, CancellationToken cancellation = default) =>
        papers.Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>Papers that nobody has issued yet.</summary>
    public static IQueryable<Paper> UnderWay(this IQueryable<Paper> papers) =>
        papers.Where(p => p.State == PaperState.Draft || p.State == PaperState.Checked || p.State == PaperState.Submitted);

    /// <summary>Papers that nothing else has taken the place of.</summary>
    public static IQueryable<Paper> Standing(this IQueryable<Paper> papers) => papers.Where(p => p.State != PaperState.Recalled && p.State != PaperState.Replaced);

    /// <summary>Who can send a letter or a report of a campaign: the advising agency first, then the body that issues it.</summary>
    public static Task<List<PaperIssuer>> IssuersAsync(this PortalDbContext db, Campaign campaign, CancellationToken cancellation) => db.Units
        .Where(u => u.Id == campaign.AdvisingUnitId || u.Id == campaign.IssuingUnitId)
        .OrderBy(u => u.Id == campaign.IssuingUnitId)
        .Select(u => new PaperIssuer(u.Id, u.Name))
        .ToListAsync(cancellation);
}

public sealed record PaperIssuer(Guid Id, string Name);
