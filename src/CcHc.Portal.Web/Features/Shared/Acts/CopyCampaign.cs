using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>
/// A new round from an earlier one: what was said, who took part, by which criteria, when, with which awards. Dates move by
/// whole years; units that no longer exist stay behind.
/// </summary>
public sealed class CopyCampaign(PortalDbContext db)
{
    /// <param name="source">With its parts.</param>
    /// <returns>The new campaign, added but not saved.</returns>
    public async Task<Campaign> RunAsync(Actor by, Campaign source, string name, int year, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var years = year - source.Year;
        var starts = source.StartsOn?.AddYears(years);
        var day = starts ?? VietnamTime.DayOf(now);
        var description = new CampaignDescription(
            name,
            source.Round,
            source.Judging,
            year,
            starts,
            source.EndsOn?.AddYears(years),
            source.Purpose,
            source.Requirements,
            source.Contents,
            source.CollectiveAudience,
            source.IndividualAudience,
            source.JudgingPrinciple,
            source.RatingLink,
            source.Supervision,
            source.Reporting,
            source.Funding);
        var advising = await db.Units.Where(u => u.Id == source.AdvisingUnitId && (u.ValidTo == null || day <= u.ValidTo)).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
        var copy = new Campaign(by, source.IssuingUnitId, advising, description, now, source.Id);
        copy.Describe(
            by,
            description,
            advising,
            [.. source.LegalBases.OrderBy(b => b.Order).Select(b => b.Citation)],
            [.. source.Targets.OrderBy(t => t.Order).Select(t => (t.Text, t.PercentHundredths is { } hundredths ? hundredths / 100m : (decimal?)null))],
            now);
        copy.TakeLateWork(by, source.AllowsLate, now);
        copy.Limit(by, source.LateWithin, source.ReportWithin, source.AnswerWithin, now);
        db.Campaigns.Add(copy);

        var groups = source.Groups.OrderBy(g => g.Order).ToDictionary(g => g.Id, g => copy.AddGroup(by, g.Name, g.Participants, now).Id);
        await CopyCriteriaAsync(by, source, copy, groups, day, now, cancellation);
        foreach (var phase in source.Phases.Where(p => p.GroupId is null && p.UnitId is null).OrderBy(p => p.Kind))
        {
            copy.Schedule(by, phase.Kind, phase.FirstDay.AddYears(years), phase.LastDay.AddYears(years), now);
        }

        if (source.Bands.Count > 0 || !source.Ranking.IsEmpty)
        {
            copy.SetRanking(by, [.. source.Bands.OrderByDescending(b => b.FromHundredths).Select(b => (b.Name, b.FromHundredths / 100m))], source.Ranking.ForGroups(groups), now);
        }

        await CopyAwardsAsync(by, source, copy, groups, day, now, cancellation);
        await EnrollAsync(by, source, copy, groups, day, now, cancellation);
        return copy;
    }

    private async Task CopyCriteriaAsync(Actor by, Campaign source, Campaign copy, Dictionary<Guid, Guid> groups, DateOnly day, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = source.Groups.Select(g => g.CriteriaId).OfType<Guid>().Distinct().ToList();
        var agencies = await db.Units
            .Where(u => db.Criteria.Any(c => c.CampaignId == source.Id && c.AgencyUnitId == u.Id) && (u.ValidTo == null || day <= u.ValidTo))
            .Select(u => u.Id)
            .ToListAsync(cancellation);
        foreach (var old in await db.CampaignCriteria.AsNoTracking().Include(c => c.Nodes).Where(c => ids.Contains(c.Id)).ToListAsync(cancellation))
        {
            var fresh = new CampaignCriteria(by, copy.Id, old.Name, old.SourceVersionId, old.Nodes.OrderBy(n => n.Order).Select(n => n.ToText()), now);
            var agencyOf = old.Nodes.Where(n => n.AgencyUnitId is { } agency && agencies.Contains(agency)).ToDictionary(n => n.Code, n => n.AgencyUnitId, StringComparer.Ordinal);
            fresh.Entrust(by, fresh.Nodes.Where(n => agencyOf.ContainsKey(n.Code)).ToDictionary(n => n.Id, n => agencyOf[n.Code]), now);
            fresh.TakeFromAsIn(old);
            db.CampaignCriteria.Add(fresh);
            foreach (var group in source.Groups.Where(g => g.CriteriaId == old.Id))
            {
                copy.JudgeGroupBy(by, groups[group.Id], fresh.Id, fresh.Name, now);
            }
        }
    }

    // Who decides an award and what it is called changed with the law: the form of the same code that is in force is taken.
    private async Task CopyAwardsAsync(Actor by, Campaign source, Campaign copy, Dictionary<Guid, Guid> groups, DateOnly day, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = source.Awards.Select(a => a.AwardFormId).ToList();
        var inForce = await db.AwardForms
            .Where(f => f.ValidFrom <= day && (f.ValidTo == null || day <= f.ValidTo) && db.AwardForms.Any(o => ids.Contains(o.Id) && o.Code == f.Code))
            .Select(f => new { f.Id, Old = db.AwardForms.Where(o => ids.Contains(o.Id) && o.Code == f.Code).Select(o => o.Id).ToList() })
            .ToListAsync(cancellation);
        var current = inForce.SelectMany(f => f.Old, (f, old) => (Old: old, f.Id)).GroupBy(f => f.Old).ToDictionary(g => g.Key, g => g.First().Id);
        var awards = source.Awards.OrderBy(a => a.Order)
            .Where(a => current.ContainsKey(a.AwardFormId))
            .Select(a => (current[a.AwardFormId], a.GroupId is { } group ? groups[group] : (Guid?)null, a.QuotaKind, a.Quota))
            .ToList();
        if (awards.Count > 0 || source.AwardNote is not null)
        {
            copy.SetAwards(by, awards, source.AwardNote, now);
        }
    }

    private async Task EnrollAsync(Actor by, Campaign source, Campaign copy, Dictionary<Guid, Guid> groups, DateOnly day, DateTimeOffset now, CancellationToken cancellation)
    {
        var entrants = await db.Participants.AsNoTracking()
            .Where(p => p.CampaignId == source.Id)
            .Where(p => p.UnitId == null || db.Units.Any(u => u.Id == p.UnitId && (u.ValidFrom == null || u.ValidFrom <= day) && (u.ValidTo == null || day <= u.ValidTo)))
            .OrderBy(p => p.Id)
            .Select(p => new { p.GroupId, p.Kind, p.Name, p.UnitId, Unit = db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault(), p.Title, p.PersonId })
            .ToListAsync(cancellation);
        foreach (var group in entrants.GroupBy(p => p.GroupId))
        {
            // A collective enters under the name it bears now.
            var joined = group.Select(p => new Entrant(
                p.Kind,
                p.Kind == ParticipantKind.Collective && p.Unit is not null ? p.Unit : p.Name,
                p.UnitId,
                p.Kind == ParticipantKind.Collective ? null : p.Unit,
                p.Title,
                p.PersonId));
            db.Participants.AddRange(copy.Enroll(by, groups[group.Key], [.. joined], now));
        }
    }
}
