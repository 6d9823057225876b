using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Awards;

/// <summary>One line of the list of the proposed, as the papers print it.</summary>
public sealed record ProposedRow(Guid NominationId, Guid ParticipantId, string FormName, int? CollectiveHundredths, int? IndividualHundredths, bool IsCollective, string Name, string? TitleAndUnit, int? Rank, Points? Final, string? Achievement, int AwardOrder);

/// <summary>The list in the order of the papers: by form, collectives before individuals, then by standing.</summary>
public sealed class AwardLists(PortalDbContext db)
{
    public async Task<IReadOnlyList<ProposedRow>> ProposedAsync(Guid campaignId, CancellationToken cancellation)
    {
        var rows = await (
            from nomination in db.Nominations
            where nomination.CampaignId == campaignId && nomination.State == NominationState.Proposed
            join award in db.Set<CampaignAward>() on nomination.CampaignAwardId equals award.Id
            join form in db.AwardForms on award.AwardFormId equals form.Id
            join participant in db.Participants on nomination.ParticipantId equals participant.Id
            select new
            {
                nomination.Id,
                nomination.ParticipantId,
                nomination.Rank,
                nomination.Final,
                nomination.Achievement,
                nomination.Order,
                AwardOrder = award.Order,
                Form = form,
                participant.Kind,
                participant.Name,
                participant.Title,
                participant.UnitName,
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return
        [
            .. rows
                .OrderBy(r => r.AwardOrder)
                .ThenBy(r => r.Kind == ParticipantKind.Individual)
                .ThenBy(r => r.Rank ?? int.MaxValue)
                .ThenBy(r => r.Order)
                .Select(r => new ProposedRow(
                    r.Id,
                    r.ParticipantId,
                    r.Form.PaperName,
                    r.Form.CollectiveHundredths,
                    r.Form.IndividualHundredths,
                    r.Kind != ParticipantKind.Individual,
                    r.Name,
                    r.Kind == ParticipantKind.Individual ? string.Join(", ", new[] { r.Title, r.UnitName }.Where(t => t is not null)) : null,
                    r.Rank,
                    r.Final,
                    r.Achievement,
                    r.AwardOrder)),
        ];
    }

    /// <summary>The statement that the list goes up with; none before it is begun.</summary>
    public Task<Paper?> StatementAsync(Guid campaignId, CancellationToken cancellation) => db.Papers.AsNoTracking()
        .Where(p => p.CampaignId == campaignId && p.Kind == PaperKind.SubmissionStatement)
        .OrderByDescending(p => p.IssuedOn)
        .FirstOrDefaultAsync(cancellation);

    /// <summary>Rows that share a list in the papers: the same form, collectives apart from individuals.</summary>
    public static IEnumerable<IGrouping<(string FormName, bool IsCollective), ProposedRow>> ByList(IEnumerable<ProposedRow> rows) =>
        rows.GroupBy(r => (r.FormName, r.IsCollective));
}
