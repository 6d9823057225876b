using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

public static class TieVoteWords
{
    /// <summary>Votes that decided ranks of the group, as they are printed under its table: those that the settled sheets name.</summary>
    /// <param name="campaign">With its votes on equals.</param>
    public static async Task<IReadOnlyList<string>> VotesInForceAsync(this PortalDbContext db, Campaign campaign, Guid groupId, CancellationToken cancellation)
    {
        var votes = campaign.TieVotes
            .Where(v => v.GroupId == groupId)
            .GroupBy(v => (v.Final, string.Join(' ', v.SheetIds.Order())))
            .Select(g => g.MaxBy(v => v.RecordedAt)!)
            .ToList();
        if (votes.Count == 0 || campaign.SettledAt is null)
        {
            return [];
        }

        var voted = votes.SelectMany(v => v.SheetIds).Distinct().ToArray();
        var traces = await db.ScoreSheets
            .Where(s => voted.Contains(s.Id))
            .Select(s => new { s.Id, s.StandingJson })
            .ToDictionaryAsync(s => s.Id, s => s.StandingJson, cancellation);
        return
        [
            .. votes
                .Where(v => v.SheetIds.TrueForAll(id => StandingText.FromJson(traces.GetValueOrDefault(id)).Any(s => s.Kind == StandingStepKind.Voted && s.Source == v.Minutes)))
                .OrderByDescending(v => v.Final)
                .Select(v => $"Biểu quyết thứ hạng ở {v.Final} điểm: {string.Join("; ", v.Names.Select((name, i) => $"{i + 1}. {name}"))} ({v.Minutes})."),
        ];
    }
}
