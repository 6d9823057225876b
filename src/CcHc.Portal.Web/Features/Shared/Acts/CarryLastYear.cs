using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>
/// Writes beside each line what the unit got for the same criterion in the round this one was copied from. Outside the request,
/// because it makes lines that opening leaves to the first mark. A figure is taken where code and maximum are the same, from
/// the unit itself or from the one unit it came out of; a merger of several has no such figure. Done twice it writes the same.
/// </summary>
public sealed class CarryLastYear(PortalDbContext db, CampaignTrees trees) : IWorkHandler
{
    private const int Chunk = 100;

    public WorkKind Kind => WorkKind.CarryLastYear;

    public async Task HandleAsync(WorkItem item, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Id == item.SubjectId).OneAsync(cancellation);
        var published = await db.Campaigns.AnyAsync(
            c => c.Id == campaign.PreviousCampaignId && (c.State == CampaignState.Published || c.State == CampaignState.Closed), cancellation);
        DomainRuleException.ThrowIf(!published, "last-year.none", "Đợt trước chưa công bố kết quả nên không có điểm năm trước để đối chiếu.");

        var pairs = await PairsAsync(campaign, cancellation);
        var maxima = await db.Criteria.Where(c => c.CampaignId == campaign.PreviousCampaignId && c.IsLeaf).ToDictionaryAsync(c => c.Id, c => c.MaxPoints, cancellation);
        var done = 0;
        item.Report(0, pairs.Count);
        foreach (var chunk in pairs.Chunk(Chunk))
        {
            await CarryAsync(campaign.Id, chunk, maxima, cancellation);
            done += chunk.Length;
            item.Report(done, pairs.Count);
            await db.SaveChangesAsync(cancellation);
            foreach (var line in db.ChangeTracker.Entries<ScoreLine>().ToList())
            {
                line.State = EntityState.Detached;
            }
        }
    }

    private async Task CarryAsync(Guid campaignId, IReadOnlyCollection<Pair> pairs, Dictionary<Guid, Points?> maxima, CancellationToken cancellation)
    {
        var (olds, news) = (pairs.Select(p => p.OldSheetId).ToList(), pairs.Select(p => p.SheetId).ToList());
        var before = (await db.ScoreLines.AsNoTracking()
                .Where(l => olds.Contains(l.SheetId) && l.FinalPoints != null)
                .Select(l => new { l.Id, l.SheetId, l.Code, l.CriterionId, Points = l.FinalPoints!.Value })
                .ToListAsync(cancellation))
            .ToLookup(l => l.SheetId);
        var there = (await db.ScoreLines.Where(l => news.Contains(l.SheetId)).ToListAsync(cancellation)).ToDictionary(l => (l.SheetId, l.Code));
        foreach (var pair in pairs)
        {
            var tree = await trees.ReadAsync(pair.CriteriaId, cancellation);
            foreach (var old in before[pair.OldSheetId].Where(l => tree.Nodes.ContainsKey(l.Code)))
            {
                if (tree.Tree.Find(old.Code) is not { IsLeaf: true } leaf || leaf.MaxPoints != maxima.GetValueOrDefault(old.CriterionId))
                {
                    continue;
                }

                if (!there.TryGetValue((pair.SheetId, old.Code), out var line))
                {
                    line = new ScoreLine(pair.SheetId, campaignId, tree.Nodes[old.Code].Id, old.Code);
                    db.ScoreLines.Add(line);
                }

                line.Remember(old.Points, old.Id);
            }
        }
    }

    /// <summary>Each sheet of a collective with the sheet of the earlier round that speaks for it.</summary>
    private async Task<IReadOnlyList<Pair>> PairsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var previous = (await SheetsOf(campaign.PreviousCampaignId!.Value).ToListAsync(cancellation)).GroupBy(s => s.UnitId).ToDictionary(g => g.Key, g => g.First().SheetId);
        var sheets = await SheetsOf(campaign.Id).ToListAsync(cancellation);
        var predecessors = (await db.UnitLineages
                .Where(l => db.Participants.Any(p => p.CampaignId == campaign.Id && p.UnitId == l.ToUnitId))
                .Select(l => new { l.ToUnitId, l.FromUnitId })
                .ToListAsync(cancellation))
            .ToLookup(l => l.ToUnitId, l => l.FromUnitId);
        var pairs = new List<Pair>();
        foreach (var sheet in sheets)
        {
            if (previous.TryGetValue(sheet.UnitId, out var own))
            {
                pairs.Add(new Pair(sheet.SheetId, sheet.CriteriaId, own));
            }
            else if (predecessors[sheet.UnitId].Distinct().Where(previous.ContainsKey).ToList() is [var only])
            {
                pairs.Add(new Pair(sheet.SheetId, sheet.CriteriaId, previous[only]));
            }
        }

        return pairs;
    }

    private IQueryable<UnitSheet> SheetsOf(Guid campaignId) =>
        from sheet in db.ScoreSheets
        where sheet.CampaignId == campaignId && sheet.UnitId != null
        join participant in db.Participants on sheet.ParticipantId equals participant.Id
        where participant.Kind == ParticipantKind.Collective
        select new UnitSheet(sheet.Id, sheet.UnitId!.Value, sheet.CriteriaId);

    private sealed record UnitSheet(Guid SheetId, Guid UnitId, Guid CriteriaId);

    private sealed record Pair(Guid SheetId, Guid CriteriaId, Guid OldSheetId);
}
