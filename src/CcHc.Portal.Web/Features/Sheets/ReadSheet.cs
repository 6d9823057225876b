using System.ComponentModel;
using System.Linq.Expressions;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>A line as pages show it.</summary>
public sealed record LineRow(
    Guid Id,
    string Code,
    Points? LastYear,
    string? Answer,
    Points? Points,
    string? Explanation,
    DateTimeOffset? At,
    string? ByName,
    int Evidence,
    long Version)
{
    public static readonly Expression<Func<ScoreLine, LineRow>> From = l => new LineRow(
        l.Id, l.Code, l.LastYearPoints, l.SelfAnswer, l.SelfPoints, l.SelfExplanation, l.SelfAt, l.SelfByName, l.EvidenceCount, l.Version)
    {
        IsUnfit = l.SelfUnfit,
        Claim = l.Claim,
        ClaimDecidedByName = l.ClaimDecidedByName,
        ClaimDecidedAt = l.ClaimDecidedAt,
        ClaimReason = l.ClaimReason,
        LastYearLineId = l.LastYearLineId,
    };

    private static readonly Func<ScoreLine, LineRow> Made = From.Compile();

    /// <summary>An amendment changed the rule so that the answer has to be given again.</summary>
    public bool IsUnfit { get; init; }

    public bool IsExplained { get => field || Explanation is not null; init; }

    public ClaimState Claim { get; init; }

    public string? ClaimDecidedByName { get; init; }

    public DateTimeOffset? ClaimDecidedAt { get; init; }

    public string? ClaimReason { get; init; }

    public Guid? LastYearLineId { get; init; }

    public bool LacksProof => Points > Domain.Points.Zero && Evidence == 0 && !IsExplained;

    public static LineRow Of(ScoreLine line) => Made(line);

    /// <summary>Of a line that is only counted: its points, and whether they are proved.</summary>
    public static LineRow Counted(SavedLine line) =>
        new(Guid.Empty, line.Marks.Code, null, null, line.Marks.SelfPoints, null, null, null, line.Evidence, SaveMarks.NotThereYet) { IsExplained = line.IsExplained };
}

/// <summary>How far a unit is with one criterion, in the words of its pages.</summary>
public enum WorkState
{
    [Description("Chưa chấm")]
    Unscored,
    [Description("Thiếu giải trình")]
    WithoutProof,
    [Description("Thiếu minh chứng")]
    WithoutEvidence,
    [Description("Xong")]
    Complete,
}

/// <summary>What the pages of a sheet are made of. The entities are read, not tracked.</summary>
/// <param name="Duties">Who of the unit works at which criterion, by code.</param>
public sealed record SheetReading(
    ScoreSheet Sheet, Campaign Campaign, Participant Participant, CampaignTree Tree, IReadOnlyDictionary<string, LineRow> Lines, IReadOnlyDictionary<string, DutyHolder> Duties)
{
    /// <summary>Điểm phấn đấu in all, as it was registered.</summary>
    public Points? AimedAt { get; init; }

    /// <summary>Điểm phấn đấu by code of the field.</summary>
    public IReadOnlyDictionary<string, Points?> Aims { get; init; } = new Dictionary<string, Points?>();

    public bool ByPoints => Campaign.Judging != Judging.MetNotMet;

    /// <summary>Leaves the unit answers itself.</summary>
    public IReadOnlyList<CriteriaNode> OwnLeaves { get; } = [.. Tree.ScoredLeaves.Where(l => l.Source.InputBy == InputBy.Unit)];

    public LineRow? Line(CriteriaNode leaf) => Lines.GetValueOrDefault(leaf.Code);

    public bool IsDone(CriteriaNode leaf) => Line(leaf)?.Points is not null;

    public bool LacksProof(CriteriaNode leaf) => Line(leaf)?.LacksProof == true;

    /// <summary>Points are claimed and no item proves them, explained or not.</summary>
    public bool LacksEvidence(CriteriaNode leaf) => Line(leaf) is { Evidence: 0 } line && line.Points > Points.Zero;

    /// <summary>How far the unit's work at one criterion is.</summary>
    public WorkState WorkOf(CriteriaNode leaf) =>
        !IsDone(leaf) ? WorkState.Unscored : LacksProof(leaf) ? WorkState.WithoutProof : LacksEvidence(leaf) ? WorkState.WithoutEvidence : WorkState.Complete;

    public DutyHolder? Duty(CriteriaNode leaf) => Duties.GetValueOrDefault(leaf.Code);

    public IReadOnlyList<string> LeavesWithoutProof => [.. OwnLeaves.Where(LacksProof).Select(l => l.Code)];

    public IEnumerable<Obstacle> ObstaclesToEditing(DateTimeOffset now) =>
        Sheet.ObstaclesToEditing().Concat(Campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, Sheet.GroupId, Sheet.UnitId));

    /// <summary>What stands in the way of sending it to the head, and of the head's approval alike.</summary>
    public IEnumerable<Obstacle> ObstaclesToLocking(DateTimeOffset now) =>
        (Sheet.State == SheetState.Draft ? [] : new[] { new Obstacle("sheet.locked", $"Phiếu {StateNames.Of(Sheet.State).ToLowerInvariant()}.") })
        .Concat(Campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, Sheet.GroupId, Sheet.UnitId))
        .Concat(Sheet.ObstaclesToLocking(LeavesWithoutProof));

    public PhaseWindow? Window => Campaign.WindowFor(PhaseKind.SelfAssessment, Sheet.GroupId, Sheet.UnitId);

    /// <summary>«87,50 / 100» by points, «8/10 tiêu chí đạt» where criteria are met or not.</summary>
    public string TotalText => ByPoints
        ? $"{Sheet.SelfTotal} / {Sheet.Maximum.ToExactString()} điểm"
        : $"{OwnLeaves.Count(l => Line(l)?.Points == l.MaxPoints && IsDone(l))}/{OwnLeaves.Count} tiêu chí đạt";

    /// <summary>The points of a leaf in words of the campaign's way of judging.</summary>
    public string PointsText(CriteriaNode leaf, Points? points) => LineWords.Points(leaf, points, ByPoints);
}

/// <summary>Reads a sheet for its pages by a fixed number of statements.</summary>
public sealed class ReadSheet(PortalDbContext db, CampaignTrees trees)
{
    private static readonly CompiledQuery<Func<PortalDbContext, Guid, CancellationToken, Task<Campaign>>> CampaignQuery = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, Guid campaignId, CancellationToken _) => db.Campaigns.AsNoTracking().Include(c => c.Phases).Single(c => c.Id == campaignId)));

    private static readonly CompiledQuery<Func<PortalDbContext, Guid, CancellationToken, Task<ScoreSheet?>>> SheetQuery = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, Guid sheetId, CancellationToken _) => db.ScoreSheets.Include(s => s.FieldSums).SingleOrDefault(s => s.Id == sheetId)));

    private static readonly CompiledQuery<Func<PortalDbContext, Guid, CancellationToken, Task<Pledged>>> PledgedQuery = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, Guid participantId, CancellationToken _) => db.Participants.AsNoTracking()
            .Where(p => p.Id == participantId)
            .SelectMany(
                p => db.Pledges.Where(g => g.ParticipantId == p.Id && g.State == PledgeState.Approved).DefaultIfEmpty(),
                (participant, pledge) => new Pledged(participant, pledge!.PointsAimedAt, pledge!.Aims.ToList()))
            .Single()));

    /// <exception cref="NotFoundException">when there is none, or the actor may not see the whole of it.</exception>
    public Task<SheetReading> RunAsync(Actor actor, Guid sheetId, CancellationToken cancellation) =>
        ReadAsync(db.ScoreSheets.Where(SheetAccess.VisibleTo(actor, db.Campaigns)).Where(s => s.Id == sheetId), cancellation);

    /// <summary>For the paper that reports it; who may see the paper is the paper's to say.</summary>
    public Task<SheetReading> OfReportAsync(Guid paperId, CancellationToken cancellation) =>
        ReadAsync(db.ScoreSheets.Where(s => s.ReportPaperId == paperId), cancellation);

    private async Task<SheetReading> ReadAsync(IQueryable<ScoreSheet> sheets, CancellationToken cancellation)
    {
        var found = await sheets.AsNoTracking()
            .Include(s => s.FieldSums)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (sheet, participant) => new { Sheet = sheet, Participant = participant })
            // Registered means approved by the head; before that it is nobody's word. Joined as a table, because what stands in a
            // query of its own is made anew of all pledges of the country at each page.
            .SelectMany(
                s => db.Pledges.Where(g => g.ParticipantId == s.Participant.Id && g.State == PledgeState.Approved).DefaultIfEmpty(),
                (s, pledge) => new { s.Sheet, Pledged = new Pledged(s.Participant, pledge!.PointsAimedAt, pledge!.Aims.ToList()) })
            .OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Include(c => c.Bands).AsSingleQuery()
            .SingleAsync(c => c.Id == found.Sheet.CampaignId, cancellation);
        var tree = await trees.ReadAsync(found.Sheet.CriteriaId, cancellation);
        return await OfAsync(found.Sheet, campaign, found.Pledged, tree, await LinesAsync(found.Sheet, cancellation), cancellation);
    }

    /// <summary>Of a sheet that this request has just saved a line of: what it had in its hands is not read once more.</summary>
    /// <param name="sheet">With its sums.</param>
    /// <param name="campaign">With its phases; its bands are none of this reading's.</param>
    /// <param name="others">The lines beside the saved one, which are counted only; null reads them.</param>
    public async Task<SheetReading> AfterSavingAsync(
        ScoreSheet sheet, Campaign campaign, CampaignTree tree, ScoreLine saved, IReadOnlyDictionary<string, SavedLine>? others, CancellationToken cancellation)
    {
        var pledged = await PledgedQuery.For(db)(db, sheet.ParticipantId, cancellation);
        var lines = others?.Values.Select(LineRow.Counted).ToDictionary(l => l.Code, StringComparer.Ordinal) ?? await LinesAsync(sheet, cancellation);
        lines[saved.Code] = LineRow.Of(saved);
        return await OfAsync(sheet, campaign, pledged, tree, lines, cancellation);
    }

    private Task<Dictionary<string, LineRow>> LinesAsync(ScoreSheet sheet, CancellationToken cancellation) =>
        db.ScoreLines.Where(l => l.SheetId == sheet.Id).Select(LineRow.From).ToDictionaryAsync(l => l.Code, StringComparer.Ordinal, cancellation);

    private async Task<SheetReading> OfAsync(
        ScoreSheet sheet, Campaign campaign, Pledged pledged, CampaignTree tree, Dictionary<string, LineRow> lines, CancellationToken cancellation)
    {
        var duties = await db.LineDuties.AsNoTracking()
            .Where(d => d.SheetId == sheet.Id)
            .ToDictionaryAsync(d => d.Code, d => d.Holder, StringComparer.Ordinal, cancellation);
        return new SheetReading(sheet, campaign, pledged.Participant, tree, lines, duties)
        {
            AimedAt = pledged.AimedAt,
            Aims = pledged.Aims.ToDictionary(a => a.FieldCode, a => (Points?)a.Points, StringComparer.Ordinal),
        };
    }

    /// <summary>The sheet with its sums, tracked, and its campaign for an act.</summary>
    /// <exception cref="NotFoundException">when there is none, or the actor may not see the whole of it.</exception>
    public async Task<(ScoreSheet Sheet, Campaign Campaign)> ForActAsync(Actor actor, Guid sheetId, CancellationToken cancellation)
    {
        var sheet = await SheetQuery.For(db)(db, sheetId, cancellation) ?? throw new NotFoundException();
        var campaign = await CampaignQuery.For(db)(db, sheet.CampaignId, cancellation);
        // Whoever fills it in sees it; only of the others the database has to say so.
        if (!SheetAccess.CanFill(actor, campaign, sheet.UnitId) && !await db.ScoreSheets.Where(SheetAccess.VisibleTo(actor, db.Campaigns)).AnyAsync(s => s.Id == sheetId, cancellation))
        {
            throw new NotFoundException();
        }

        return (sheet, campaign);
    }

    /// <summary>Codes of answered lines that claim points with neither evidence nor explanation.</summary>
    public async Task<IReadOnlyList<string>> LeavesWithoutProofAsync(ScoreSheet sheet, CancellationToken cancellation)
    {
        var lines = await db.ScoreLines.Where(l => l.SheetId == sheet.Id).Select(LineRow.From).ToListAsync(cancellation);
        var tree = await trees.ReadAsync(sheet.CriteriaId, cancellation);
        var lacking = lines.Where(l => l.LacksProof).Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        return [.. tree.ScoredLeaves.Where(l => lacking.Contains(l.Code)).Select(l => l.Code)];
    }

    public static bool IsLate(Campaign campaign, ScoreSheet sheet, DateTimeOffset now) =>
        campaign.WindowFor(PhaseKind.SelfAssessment, sheet.GroupId, sheet.UnitId) is { } window && now >= window.End;

    /// <summary>Items that prove the lines given, by line.</summary>
    public async Task<ILookup<Guid, EvidenceChoice>> UsedAsync(IReadOnlyCollection<Guid> lineIds, CancellationToken cancellation) =>
        (await db.EvidenceUses
            .Where(u => lineIds.Contains(u.LineId))
            .Join(db.Evidence, u => u.EvidenceId, e => e.Id, (u, e) => new { u.LineId, Item = e })
            .OrderBy(u => u.Item.Id)
            .Select(u => new
            {
                u.LineId,
                Choice = new EvidenceChoice(u.Item.Id, u.Item.Abstract, u.Item.Number, u.Item.DatedOn, u.Item.Kind, u.Item.Url, u.Item.Revisions.Max(r => (int?)r.Number)),
            })
            .ToListAsync(cancellation))
        .ToLookup(u => u.LineId, u => u.Choice);

    /// <summary>What stands beside the criteria given: the explanation of the earlier round, questions and answers.</summary>
    public async Task<IReadOnlyDictionary<string, BesideLine>> BesideAsync(SheetReading reading, IEnumerable<CriteriaNode> leaves, CancellationToken cancellation)
    {
        var ids = leaves.Select(l => reading.Tree.Nodes[l.Code].Id).ToList();
        var sheetId = reading.Sheet.Id;
        return await db.Criteria
            .Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                c.Code,
                Earlier = db.ScoreLines.Where(l => l.SheetId == sheetId && l.CriterionId == c.Id)
                    .Join(db.ScoreLines, l => l.LastYearLineId, old => old.Id, (l, old) => old.SelfExplanation)
                    .FirstOrDefault(),
                Questions = db.CriterionQuestions.Where(q => q.CriterionId == c.Id).OrderBy(q => q.AskedAt).ThenBy(q => q.Id).Select(q => new QuestionRow(q.Id, q.Code, q.Text, q.AskedAt, q.Answer, q.AnsweredAt)).ToList(),
            })
            .ToDictionaryAsync(c => c.Code, c => new BesideLine(c.Earlier, c.Questions), StringComparer.Ordinal, cancellation);
    }

    /// <summary>The newest items of the participant's store that can be chosen.</summary>
    /// <returns>With how many there are in all, counted in the same statement.</returns>
    public async Task<(IReadOnlyList<EvidenceChoice> Items, int InStore)> NewestAsync(SheetReading reading, int most, IReadOnlyCollection<Guid> also, CancellationToken cancellation)
    {
        var store = EvidenceAccess.StoreOf(reading.Campaign, reading.Sheet.UnitId);
        var all = db.Evidence.Where(e => e.UnitId == store && e.CampaignId == reading.Campaign.Id && e.WithdrawnAt == null);
        var rows = await all
            .OrderByDescending(e => also.Contains(e.Id))
            .ThenByDescending(e => e.AddedAt)
            .ThenBy(e => e.Id)
            .Take(most + also.Count)
            .Select(e => new { InStore = all.Count(), Choice = new EvidenceChoice(e.Id, e.Abstract, e.Number, e.DatedOn, e.Kind, e.Url, e.Revisions.Max(r => (int?)r.Number)) })
            .ToListAsync(cancellation);
        return ([.. rows.Select(r => r.Choice)], rows.Count == 0 ? 0 : rows[0].InStore);
    }
}

/// <summary>A participant and what it registered to reach.</summary>
internal sealed record Pledged(Participant Participant, Points? AimedAt, List<PledgeAim> Aims);

/// <param name="Earlier">What was explained for the criterion in the earlier round.</param>
public sealed record BesideLine(string? Earlier, IReadOnlyList<QuestionRow> Questions);

/// <summary>An item of the store as it is offered for choosing.</summary>
/// <param name="LastRevision">None for links and papers without a file.</param>
public sealed record EvidenceChoice(Guid Id, string Abstract, string? Number, DateOnly? DatedOn, EvidenceKind Kind, string? Url, int? LastRevision)
{
    public string Text => string.Join(", ", new[] { Number is null ? null : $"số {Number}", DatedOn is { } day ? $"ngày {VietnamTime.Day(day)}" : null, Abstract }.Where(x => x is not null));

    /// <summary>Where it is opened: the newest file, else the item's own page.</summary>
    public string Address => LastRevision is { } number ? $"/evidence/{Id}/revisions/{number}/file" : $"/evidence/{Id}";
}
