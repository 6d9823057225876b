using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Papers;

/// <summary>What is recorded of the bodies that issue papers of a campaign, in all their campaigns: numbers run through all of them.</summary>
public sealed class ReadRegister(PortalDbContext db, TimeProvider clock)
{
    public static readonly IReadOnlyDictionary<Guid, IReadOnlyList<PaperWarning>> NothingOdd = new Dictionary<Guid, IReadOnlyList<PaperWarning>>();

    /// <summary>What is odd about each paper of a campaign; papers with nothing odd are not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PaperWarning>>> OddOfAsync(Campaign campaign, CancellationToken cancellation)
    {
        var papers = await FactsAsync(db.Papers.Where(p => db.Papers.Any(o => o.CampaignId == campaign.Id && o.Number != null && o.IssuingUnitId == p.IssuingUnitId)), cancellation);
        var register = await RegisterAsync(papers, cancellation);
        return papers.Where(p => p.CampaignId == campaign.Id)
            .Select(p => (p.Id, Warnings: register.WarningsOf(p, OpenedOn(campaign))))
            .Where(p => p.Warnings.Count > 0)
            .ToDictionary(p => p.Id, p => p.Warnings);
    }

    /// <summary>What is odd about a number and a date that are about to be recorded.</summary>
    public async Task<IReadOnlyList<PaperWarning>> OddOfAsync(Paper paper, string number, string symbol, DateOnly issuedOn, CancellationToken cancellation)
    {
        var papers = await FactsAsync(db.Papers.Where(p => p.Id != paper.Id && (p.IssuingUnitId == paper.IssuingUnitId || (paper.CampaignId != null && p.CampaignId == paper.CampaignId))), cancellation);
        var opened = await db.Campaigns.Where(c => c.Id == paper.CampaignId).Select(c => c.OpenedAt).SingleOrDefaultAsync(cancellation);
        var drafted = paper.DraftedAt is { } at ? VietnamTime.DayOf(at) : (DateOnly?)null;
        var register = await RegisterAsync(papers, cancellation);
        return register.WarningsOf(
            new RegisteredPaper(paper.Id, paper.Kind, paper.IssuingUnitId, paper.CampaignId, paper.Title, number, symbol, issuedOn, drafted, paper.ConcernsId),
            opened is { } moment ? VietnamTime.DayOf(moment) : null);
    }

    private static DateOnly? OpenedOn(Campaign campaign) => campaign.OpenedAt is { } at ? VietnamTime.DayOf(at) : null;

    private async Task<PaperRegister> RegisterAsync(IReadOnlyCollection<RegisteredPaper> papers, CancellationToken cancellation) =>
        new(papers, await db.WorkingCalendarAsync(cancellation), VietnamTime.DayOf(clock.GetUtcNow()));

    private static async Task<IReadOnlyList<RegisteredPaper>> FactsAsync(IQueryable<Paper> papers, CancellationToken cancellation)
    {
        var facts = await papers
            .Where(p => p.Number != null && p.IssuedOn != null)
            .Select(p => new { p.Id, p.Kind, p.IssuingUnitId, p.CampaignId, p.Title, p.Number, p.Symbol, p.IssuedOn, p.DraftedAt, p.ConcernsId })
            .ToListAsync(cancellation);
        return
        [
            .. facts.Select(p => new RegisteredPaper(
                p.Id, p.Kind, p.IssuingUnitId, p.CampaignId, p.Title, p.Number!, p.Symbol ?? "", p.IssuedOn!.Value, p.DraftedAt is { } at ? VietnamTime.DayOf(at) : null, p.ConcernsId)),
        ];
    }
}

public sealed class PaperServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadRegister>();
}
