using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Papers;

/// <summary>Papers that wait: for the leader to read and print, for văn thư to record.</summary>
public sealed class PaperWork(PortalDbContext db) : IMyWork
{
    private const int Most = 20;

    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var reads = actor.UnitsOf(Role.Leader);
        var records = actor.UnitsOf(Role.RecordsClerk, Role.CampaignManager);
        if (reads.Count == 0 && records.Count == 0)
        {
            return [];
        }

        var waiting = await db.Papers
            .Where(p => p.State == PaperState.Submitted && (reads.Contains(p.IssuingUnitId) || records.Contains(p.IssuingUnitId)))
            .OrderBy(p => p.SubmittedAt)
            .Take(Most)
            .Select(p => new { p.Id, p.Kind, p.Title, p.IssuingUnitId })
            .ToListAsync(cancellation);
        return
        [
            .. waiting.Where(p => reads.Contains(p.IssuingUnitId))
                .Select(p => new WorkCard("Đọc bản trình ký", $"{StateNames.Of(p.Kind)}: {p.Title}", null, $"/papers/{p.Id}/reading", 20)),
            .. waiting.Where(p => records.Contains(p.IssuingUnitId))
                .Select(p => new WorkCard("Ghi nhận ban hành", $"{StateNames.Of(p.Kind)}: {p.Title}", null, $"/papers/{p.Id}/issuance", 30)),
        ];
    }
}
