using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>What tables and the settling of scores have to say of figures that others provide.</summary>
public static class FigureNotes
{
    private const int MostNamed = 5;

    /// <summary>One line for each survey that was not held, as it stands under every table of the campaign.</summary>
    /// <param name="criteriaId">The criteria of the group that is shown; null for all of the campaign.</param>
    public static async Task<IReadOnlyList<string>> UnheldAsync(PortalDbContext db, Guid campaignId, Guid? criteriaId, CancellationToken cancellation) =>
        [.. (await db.UnheldSurveys
            .Where(s => s.CampaignId == campaignId && s.RevokedAt == null && (criteriaId == null || s.CriteriaId == criteriaId))
            .OrderBy(s => s.Code).ThenBy(s => s.Id)
            .Select(s => new { s.Code, s.Title, s.Reason })
            .ToListAsync(cancellation))
            .Select(s => UnheldSurvey.NoteOf(s.Code, s.Title, s.Reason))];

    /// <summary>Challenges without an answer: scores are not settled over an objection that nobody has looked at.</summary>
    public static async Task<IReadOnlyList<Obstacle>> OpenChallengesAsync(PortalDbContext db, Guid campaignId, CancellationToken cancellation)
    {
        // What an amendment dropped counts for nobody, and so does an objection to it.
        var open = db.CentralFigures.Where(f => f.CampaignId == campaignId && f.HasOpenChallenge && db.ScoreLines.Any(l => l.SheetId == f.SheetId && l.CriterionId == f.CriterionId));
        var count = await open.CountAsync(cancellation);
        if (count == 0)
        {
            return [];
        }

        var named = await open
            .Join(db.ScoreSheets, f => f.SheetId, s => s.Id, (f, s) => new { f.Code, s.ParticipantId })
            .Join(db.Participants, x => x.ParticipantId, p => p.Id, (x, p) => new { x.Code, p.Name })
            .OrderBy(x => x.Code).ThenBy(x => x.Name)
            .Take(MostNamed)
            .ToListAsync(cancellation);
        var list = string.Join("; ", named.Select(n => $"tiêu chí {n.Code} của {n.Name}"));
        return [new("figures.challenged", $"Còn {count} kiến nghị về số liệu chưa trả lời: {list}{(count > MostNamed ? "; …" : "")}.")];
    }
}
