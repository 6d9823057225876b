using CcHc.Portal.Data;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Reviews;

/// <summary>The figures of a review, as the report prints them.</summary>
public sealed record ReviewFigures(
    bool HasRegistration,
    IReadOnlyList<ParticipationRow> Participation,
    IReadOnlyList<FieldResults> Fields,
    IReadOnlyList<BandRow> Bands,
    IReadOnlyList<LossRow> Losses,
    IReadOnlyList<AwardRow> Awards,
    string? AwardDecision);

/// <summary>
/// Who took part, where points were lost, what was awarded. Fields, bands and losses only once the scores are settled: before,
/// a report would say what nobody has decided. Statements do not grow with the participants.
/// </summary>
public sealed class ReadReview(PortalDbContext db)
{
    private const int MostLosses = 10;

    /// <param name="campaign">With its groups, bands and phases.</param>
    public async Task<ReviewFigures> RunAsync(Campaign campaign, CancellationToken cancellation)
    {
        var isSettled = campaign.SettledAt is not null;
        var (awards, decision) = await AwardsAsync(campaign, cancellation);
        return new ReviewFigures(
            campaign.WindowFor(PhaseKind.Registration) is not null,
            await ParticipationAsync(campaign, cancellation),
            isSettled && campaign.Judging == Judging.Points ? await FieldsAsync(campaign, cancellation) : [],
            isSettled ? await BandsAsync(campaign, cancellation) : [],
            isSettled && campaign.Judging == Judging.Points ? await LossesAsync(campaign, cancellation) : [],
            awards,
            decision);
    }

    private async Task<List<ParticipationRow>> ParticipationAsync(Campaign campaign, CancellationToken cancellation)
    {
        var all = await db.Participants.Where(p => p.CampaignId == campaign.Id).GroupBy(p => p.GroupId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var registered = await db.Pledges
            .Where(p => p.CampaignId == campaign.Id && p.State == PledgeState.Approved)
            .Join(db.Participants, p => p.ParticipantId, x => x.Id, (p, x) => x.GroupId)
            .GroupBy(g => g)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var sheets = await db.ScoreSheets.Where(s => s.CampaignId == campaign.Id)
            .GroupBy(s => s.GroupId)
            .Select(g => new { g.Key, Locked = g.Count(s => s.State != SheetState.Draft), Reported = g.Count(s => s.State == SheetState.Reported), Late = g.Count(s => s.IsLate) })
            .ToDictionaryAsync(g => g.Key, cancellation);
        return
        [
            .. campaign.Groups.OrderBy(g => g.Order).Where(g => all.ContainsKey(g.Id)).Select(g => new ParticipationRow(
                g.Name,
                all[g.Id],
                registered.GetValueOrDefault(g.Id),
                sheets.GetValueOrDefault(g.Id)?.Locked ?? 0,
                sheets.GetValueOrDefault(g.Id)?.Reported ?? 0,
                sheets.GetValueOrDefault(g.Id)?.Late ?? 0)),
        ];
    }

    private async Task<List<FieldResults>> FieldsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var sums = await (
            from sheet in db.ScoreSheets
            where sheet.CampaignId == campaign.Id && sheet.State != SheetState.Draft
            from field in sheet.FieldSums
            select new { sheet.CriteriaId, field.FieldCode, Points = sheet.Appraised > 0 ? field.Appraisal : field.Self })
            .ToListAsync(cancellation);
        var tops = await db.Criteria
            .Where(c => c.CampaignId == campaign.Id && c.ParentCode == null)
            .OrderBy(c => c.Order)
            .Select(c => new { c.CriteriaId, c.Code, c.Title, c.MaxPoints })
            .ToListAsync(cancellation);
        var byField = sums.ToLookup(s => (s.CriteriaId, s.FieldCode), s => s.Points.Value);
        var sets = campaign.Groups.Where(g => g.CriteriaId is not null).OrderBy(g => g.Order).GroupBy(g => g.CriteriaId!.Value).ToList();
        return
        [
            .. sets.Select(set => new FieldResults(
                sets.Count == 1 ? null : string.Join("; ", set.Select(g => g.Name)),
                [
                    .. tops.Where(t => t.CriteriaId == set.Key && t.MaxPoints > Points.Zero && byField[(set.Key, t.Code)].Any()).Select(t =>
                    {
                        var points = byField[(set.Key, t.Code)].ToList();
                        var mean = points.Average();
                        return new FieldRow(t.Title, t.MaxPoints!.Value.ToExactString(), Printed(mean), Printed(mean / t.MaxPoints.Value.Value * 100), Printed(points.Max()), Printed(points.Min()));
                    }),
                ])),
        ];
    }

    private async Task<List<BandRow>> BandsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var counts = await db.ScoreSheets.Where(s => s.CampaignId == campaign.Id && s.Band != null)
            .GroupBy(s => new { s.GroupId, s.Band })
            .Select(g => new { g.Key.GroupId, g.Key.Band, Count = g.Count() })
            .ToListAsync(cancellation);
        var order = campaign.Bands.OrderByDescending(b => b.FromHundredths).Select(b => b.Name).ToList();
        var names = order.Concat(counts.Select(c => c.Band!).Where(b => !order.Contains(b)).Distinct().Order(StringComparer.Ordinal)).ToList();
        return
        [
            .. campaign.Groups.OrderBy(g => g.Order)
                .Where(g => counts.Exists(c => c.GroupId == g.Id))
                .Select(g => new BandRow(g.Name, [.. names.Select(b => (b, counts.Where(c => c.GroupId == g.Id && c.Band == b).Sum(c => c.Count)))])),
        ];
    }

    // Points of a leaf take few different values, so that the database counts each and the sums are made of the counts.
    private async Task<List<LossRow>> LossesAsync(Campaign campaign, CancellationToken cancellation)
    {
        var counts = await db.ScoreLines.Where(l => l.CampaignId == campaign.Id && l.FinalPoints != null)
            .GroupBy(l => new { l.CriterionId, l.FinalPoints })
            .Select(g => new { g.Key.CriterionId, g.Key.FinalPoints, Count = g.Count() })
            .ToListAsync(cancellation);
        var leaves = await db.Criteria.Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.MaxPoints != null)
            .Select(c => new { c.Id, c.Code, c.Title, c.MaxPoints })
            .ToDictionaryAsync(c => c.Id, cancellation);
        return
        [
            .. counts.Where(c => leaves.ContainsKey(c.CriterionId))
                .GroupBy(c => leaves[c.CriterionId])
                .Select(g => new
                {
                    Leaf = g.Key,
                    Loss = g.Sum(c => (g.Key.MaxPoints!.Value.Value - c.FinalPoints!.Value.Value) * c.Count) / g.Sum(c => c.Count),
                    Units = g.Where(c => c.FinalPoints < g.Key.MaxPoints).Sum(c => c.Count),
                })
                .Where(l => l.Leaf.MaxPoints > Points.Zero && l.Loss > 0)
                .OrderByDescending(l => l.Loss)
                .ThenBy(l => l.Leaf.Code, StringComparer.Ordinal)
                .Take(MostLosses)
                .Select(l => new LossRow($"{l.Leaf.Code}. {l.Leaf.Title}", l.Leaf.MaxPoints!.Value.ToExactString(), Printed(l.Loss), l.Units)),
        ];
    }

    private async Task<(IReadOnlyList<AwardRow> Rows, string? Decision)> AwardsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var decision = await db.Papers.AsNoTracking()
            .Where(p => p.CampaignId == campaign.Id && p.Kind == PaperKind.AwardDecision && Paper.InForce.Contains(p.State))
            .OrderByDescending(p => p.IssuedOn)
            .FirstOrDefaultAsync(cancellation);
        if (decision is not null)
        {
            var awarded = await db.Awardees.Where(a => a.PaperId == decision.Id)
                .GroupBy(a => new { a.FormName, a.IsCollective })
                .Select(g => new { g.Key.FormName, g.Key.IsCollective, Count = g.Count(), First = g.Min(a => a.Ordinal) })
                .ToListAsync(cancellation);
            var body = await db.Units.Where(u => u.Id == decision.IssuingUnitId).Select(u => u.Name).SingleAsync(cancellation);
            return (
                [.. awarded.OrderBy(a => a.First).GroupBy(a => a.FormName).Select(g => new AwardRow(g.Key, g.Where(a => a.IsCollective).Sum(a => a.Count), g.Where(a => !a.IsCollective).Sum(a => a.Count)))],
                $"Quyết định số {decision.NumberAndSymbol} {VietnamTime.InWords(decision.IssuedOn!.Value)} của {body}");
        }

        var proposed = await (
            from nomination in db.Nominations
            where nomination.CampaignId == campaign.Id && nomination.State == NominationState.Proposed
            join award in db.Set<CampaignAward>() on nomination.CampaignAwardId equals award.Id
            join form in db.AwardForms on award.AwardFormId equals form.Id
            join participant in db.Participants on nomination.ParticipantId equals participant.Id
            select new { award.Order, form.Name, participant.Kind })
            .ToListAsync(cancellation);
        return (
            [.. proposed.OrderBy(p => p.Order).GroupBy(p => p.Name).Select(g => new AwardRow(g.Key, g.Count(p => p.Kind != ParticipantKind.Individual), g.Count(p => p.Kind == ParticipantKind.Individual)))],
            null);
    }

    private static string Printed(decimal points) => Points.FromDecimal(Math.Round(points, 4)).ToString();
}
