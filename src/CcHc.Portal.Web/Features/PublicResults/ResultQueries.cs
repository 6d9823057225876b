using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.PublicResults;

/// <summary>A field (lĩnh vực) as a column of the table.</summary>
public sealed record FieldColumn(string Code, string Title, Points Maximum);

/// <summary>The criteria a group is judged by, as far as the method needs them.</summary>
public sealed record GroupCriteria(Guid Id, string Name, IReadOnlyList<FieldColumn> Fields, int Leaves, Points Maximum, IReadOnlyList<string> Agencies, bool HasSanctions = false);

public sealed record FieldPoints(string Code, Points Points);

/// <summary>One line of the published table: nothing of a person but name, post and unit.</summary>
/// <param name="NowCalled">What the unit is called today, where that differs from the name it took part under.</param>
public sealed record ResultRow(
    Guid ParticipantId,
    Guid GroupId,
    Guid CriteriaId,
    string Name,
    bool IsPerson,
    string? Title,
    string? UnitName,
    string? NowCalled,
    Guid? UnitId,
    int? Rank,
    Points Final,
    Points Maximum,
    string? Band,
    IReadOnlyList<FieldPoints> Fields)
{
    public string? PostAndUnit => IsPerson ? string.Join(", ", new[] { Title, UnitName }.Where(t => t is not null)) : null;

    public Points? PointsOf(string code) => Fields.FirstOrDefault(f => f.Code == code)?.Points;
}

public sealed record AwardeeRow(Guid Id, int Ordinal, string FormName, string Name, string? TitleAndUnit, Guid PaperId, string? Number, string? Symbol, DateOnly? IssuedOn, PaperState State);

public sealed record PublicPaper(Guid Id, PaperKind Kind, string Title, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, bool HasPdf)
{
    /// <summary>The paper as set by the portal, or the signed file where no PDF could be set.</summary>
    public string Href => HasPdf ? $"/papers/{Id}/pdf" : $"/papers/{Id}/signed";
}

/// <summary>What the pages and the files of published results read, by the same conditions.</summary>
public sealed class ResultQueries(PortalDbContext db)
{
    public Task<Campaign> CampaignAsync(Guid id, CancellationToken cancellation) => db.Campaigns
        .AsNoTracking()
        .AsSplitQuery()
        .Include(c => c.Groups)
        .Include(c => c.Bands)
        .Include(c => c.TieVotes)
        .Where(CampaignAccess.OpenToThePublic)
        .Where(c => c.Id == id)
        .OneAsync(cancellation);

    /// <summary>The table in its order: by group, then by rank.</summary>
    /// <param name="folded">Folded words of a name, today's or an earlier one of the unit, of what it came from or of what it went into.</param>
    public IQueryable<ResultRow> Rows(Guid campaignId, Guid? groupId, string folded) =>
        from sheet in db.ScoreSheets
        where sheet.CampaignId == campaignId && (groupId == null || sheet.GroupId == groupId)
        join participant in db.Participants on sheet.ParticipantId equals participant.Id
        join ranking in db.Set<RankingGroup>() on sheet.GroupId equals ranking.Id
        where folded == ""
            || participant.SearchText.Contains(folded)
            || db.Units.Any(u => u.Id == participant.UnitId && u.SearchText.Contains(folded))
            || db.UnitLineages.Any(l =>
                (l.FromUnitId == participant.UnitId && db.Units.Any(u => u.Id == l.ToUnitId && u.SearchText.Contains(folded)))
                || (l.ToUnitId == participant.UnitId && db.Units.Any(u => u.Id == l.FromUnitId && u.SearchText.Contains(folded))))
        orderby ranking.Order, sheet.Rank == null, sheet.Rank, participant.SearchText, participant.Id
        select new ResultRow(
            participant.Id,
            sheet.GroupId,
            sheet.CriteriaId,
            participant.Name,
            participant.Kind == ParticipantKind.Individual,
            participant.Title,
            participant.UnitName,
            participant.Kind == ParticipantKind.Individual ? null : db.Units.Where(u => u.Id == participant.UnitId && u.Name != participant.Name).Select(u => u.Name).FirstOrDefault(),
            participant.UnitId,
            sheet.Rank,
            sheet.FinalTotal,
            sheet.Maximum,
            sheet.Band,

            // Where no agency spoke the self-score became the result, for the fields as for the total.
            db.Set<FieldSum>()
                .Where(f => f.SheetId == sheet.Id)
                .Join(db.ScoreSheets, f => f.SheetId, s => s.Id, (f, s) => new FieldPoints(f.FieldCode, s.Appraised > 0 ? f.Appraisal : f.Self))
                .ToList());

    /// <summary>The criteria of each group, in the order of the groups; groups without criteria have none.</summary>
    public async Task<IReadOnlyDictionary<Guid, GroupCriteria>> CriteriaAsync(Campaign campaign, CancellationToken cancellation)
    {
        var ids = campaign.Groups.Select(g => g.CriteriaId).OfType<Guid>().Distinct().ToList();
        var names = await db.CampaignCriteria.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancellation);
        var tops = await db.Criteria
            .Where(c => ids.Contains(c.CriteriaId) && c.Depth == 0)
            .OrderBy(c => c.Order)
            .Select(c => new { c.CriteriaId, c.Code, c.Title, c.MaxPoints })
            .ToListAsync(cancellation);
        var leaves = await db.Criteria
            .Where(c => ids.Contains(c.CriteriaId) && c.IsLeaf && c.Method != Domain.Scoring.ScoringMethods.Information)
            .GroupBy(c => c.CriteriaId)
            .Select(g => new { CriteriaId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.CriteriaId, g => g.Count, cancellation);
        var agencies = await db.Criteria
            .Where(c => ids.Contains(c.CriteriaId) && c.IsLeaf && c.AgencyUnitId != null)
            .Join(db.Units, c => c.AgencyUnitId, u => u.Id, (c, u) => new { c.CriteriaId, u.Name })
            .Distinct()
            .ToListAsync(cancellation);
        var sanctioned = await db.Criteria
            .Where(c => ids.Contains(c.CriteriaId) && c.Method == Domain.Scoring.ScoringMethods.Penalty && c.Rule!.Contains("sanction"))
            .Select(c => c.CriteriaId)
            .Distinct()
            .ToListAsync(cancellation);
        var maxima = await db.ScoreSheets
            .Where(s => s.CampaignId == campaign.Id)
            .GroupBy(s => s.CriteriaId)
            .Select(g => new { CriteriaId = g.Key, Maximum = g.Max(s => s.Maximum) })
            .ToDictionaryAsync(g => g.CriteriaId, g => g.Maximum, cancellation);
        return names.ToDictionary(
            n => n.Id,
            n => new GroupCriteria(
                n.Id,
                n.Name,
                [.. tops.Where(t => t.CriteriaId == n.Id).Select(t => new FieldColumn(t.Code, t.Title, t.MaxPoints ?? Points.Zero))],
                leaves.GetValueOrDefault(n.Id),
                maxima.GetValueOrDefault(n.Id),
                [.. agencies.Where(a => a.CriteriaId == n.Id).Select(a => a.Name).Order(Vietnamese.Order)],
                sanctioned.Contains(n.Id)));
    }

    public async Task<IReadOnlyList<CriterionText>> CriteriaTextAsync(Guid criteriaId, CancellationToken cancellation) =>
        [.. (await db.Criteria.AsNoTracking().Where(c => c.CriteriaId == criteriaId).OrderBy(c => c.Order).ToListAsync(cancellation)).Select(c => c.ToText())];

    /// <summary>Recipients in the order of the decision; none before it is issued.</summary>
    public IQueryable<AwardeeRow> Awardees(Guid campaignId, string folded) =>
        from awardee in db.Awardees.Where(AwardAccess.OpenToThePublic(db.Papers))
        where awardee.CampaignId == campaignId
        join paper in db.Papers on awardee.PaperId equals paper.Id
        where folded == ""
            || awardee.SearchText.Contains(folded)
            || db.Participants.Any(p => p.Id == awardee.ParticipantId && db.Units.Any(u => u.Id == p.UnitId && u.SearchText.Contains(folded)))
        orderby paper.IssuedOn, paper.Id, awardee.Ordinal
        select new AwardeeRow(awardee.Id, awardee.Ordinal, awardee.FormName, awardee.Name, awardee.TitleAndUnit, paper.Id, paper.Number, paper.Symbol, paper.IssuedOn, paper.State);

    public async Task<IReadOnlyList<PublicPaper>> PapersAsync(Guid campaignId, CancellationToken cancellation) => await db.Papers
        .Where(PaperAccess.VisibleTo(Actor.Visitor))
        .Where(p => p.CampaignId == campaignId)
        .OrderBy(p => p.IssuedOn)
        .ThenBy(p => p.Id)
        .Select(p => new PublicPaper(p.Id, p.Kind, p.Title, p.State, p.Number, p.Symbol, p.IssuedOn, p.PdfFileId != null))
        .ToListAsync(cancellation);

    /// <summary>What the units of these rows went into, by unit: «xã A» is found under the commune it is a part of now.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> SuccessorsAsync(IEnumerable<ResultRow> rows, CancellationToken cancellation)
    {
        var units = rows.Where(r => !r.IsPerson).Select(r => r.UnitId).OfType<Guid>().Distinct().ToList();
        var successors = await db.UnitLineages
            .Where(l => units.Contains(l.FromUnitId))
            .Join(db.Units, l => l.ToUnitId, u => u.Id, (l, u) => new { l.FromUnitId, l.Date, u.Name })
            .ToListAsync(cancellation);
        return successors.GroupBy(s => s.FromUnitId).ToDictionary(g => g.Key, g => string.Join(", ", g.OrderBy(s => s.Date).Select(s => s.Name).Distinct()));
    }
}
