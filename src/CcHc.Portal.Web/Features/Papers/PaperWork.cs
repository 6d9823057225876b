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

        // The manager's work too where the paper comes from the advising agency; not what the units report themselves.
        var managed = db.Campaigns.Where(c => actor.UnitsOf(Role.CampaignManager).Contains(c.IssuingUnitId)).Select(c => c.Id);
        var waiting = await db.Papers
            .Where(p => p.State == PaperState.Submitted)
            .Select(p => new
            {
                p.Id,
                p.Kind,
                p.Title,
                p.SubmittedAt,
                Reads = reads.Contains(p.IssuingUnitId),
                Records = records.Contains(p.IssuingUnitId)
                    || (p.CampaignId != null && managed.Contains(p.CampaignId.Value) && p.Kind != PaperKind.Pledge && p.Kind != PaperKind.SelfAssessmentReport),
            })
            .Where(p => p.Reads || p.Records)
            .OrderBy(p => p.SubmittedAt)
            .Take(Most)
            .ToListAsync(cancellation);
        return
        [
            .. waiting.Where(p => p.Reads)
                .Select(p => new WorkCard("Đọc bản trình ký", $"{StateNames.Of(p.Kind)}: {p.Title}", null, $"/papers/{p.Id}/reading", 20)),
            .. waiting.Where(p => p.Records)
                .Select(p => new WorkCard("Ghi nhận ban hành", $"{StateNames.Of(p.Kind)}: {p.Title}", null, $"/papers/{p.Id}/issuance", 30)),
        ];
    }
}
