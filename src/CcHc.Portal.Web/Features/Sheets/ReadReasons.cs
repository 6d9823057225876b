using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>A line with the current mark of every stage.</summary>
public sealed record ReasonLine(
    Guid Id,
    string Code,
    Points? LastYear,
    string? SelfAnswer,
    Points? SelfPoints,
    string? SelfExplanation,
    DateTimeOffset? SelfAt,
    string? SelfByName,
    string? AppraisalAnswer,
    Points? AppraisalPoints,
    string? AppraisalReason,
    DateTimeOffset? AppraisalAt,
    string? AppraisalByName,
    Points? FinalPoints)
{
    public ClaimState Claim { get; init; }

    public string? ClaimDecidedByName { get; init; }

    public DateTimeOffset? ClaimDecidedAt { get; init; }

    public string? ClaimRecordedFor { get; init; }

    public string? ClaimReason { get; init; }

    public LineMarks Marks => new(Code, SelfAnswer, SelfPoints, AppraisalAnswer, AppraisalPoints);
}

/// <summary>A mark as it was given, oldest first on the page.</summary>
public sealed record MarkRow(MarkStage Stage, DateTimeOffset At, string ByName, string? Answer, Points? Points, string? Reason);

/// <summary>When a version of the criteria began to count for the sheet.</summary>
/// <param name="Number">2 from the first amendment on.</param>
public sealed record VersionStart(int Number, DateTimeOffset From, Guid AmendmentId, Guid BeforeId, string Citation);

/// <summary>A line of a criterion that an amendment dropped, as it last was.</summary>
public sealed record DroppedLine(string Code, string Title, Points? Self, Points? Appraised, DateTimeOffset At);

/// <summary>What the pages «Vì sao điểm này» of a sheet are made of.</summary>
/// <param name="IsWhole">False for an appraiser, who sees the own leaves only.</param>
/// <param name="Lines">For an appraiser the own leaves only.</param>
/// <param name="SettledBy">Who fixed the final figures; none before.</param>
public sealed record SheetReasons(
    ScoreSheet Sheet, Campaign Campaign, Participant Participant, CampaignTree Tree, IReadOnlyDictionary<string, ReasonLine> Lines, bool IsWhole, string? SettledBy)
{
    private readonly Dictionary<string, LineMarks> marks = Lines.Values.ToDictionary(l => l.Code, l => l.Marks, StringComparer.Ordinal);
    private SheetResult? self;
    private SheetResult? standing;

    /// <summary>Amendments of the criteria of this sheet, oldest first; none as long as they are as the campaign was opened with.</summary>
    public IReadOnlyList<VersionStart> Versions { get; init; } = [];

    /// <summary>Of an appraiser: the leaves that are shown.</summary>
    public IReadOnlySet<string> OwnCodes { get; init; } = new HashSet<string>();

    /// <summary>Which version counted then.</summary>
    public int VersionAt(DateTimeOffset at) => 1 + Versions.Count(v => v.From <= at);

    public bool ByPoints => Campaign.Judging != Judging.MetNotMet;

    public bool IsSettled => Campaign.SettledAt is not null;

    /// <summary>An agency has spoken; before, the self-score is all there is.</summary>
    public bool IsAppraised => Sheet.Appraised > 0;

    public SheetResult Self => self ??= SheetArithmetic.Self(Tree.Tree, marks);

    /// <summary>What counts now: the appraised mark, where no agency spoke the self-score.</summary>
    public SheetResult Standing => standing ??= SheetArithmetic.Appraisal(Tree.Tree, marks);

    /// <summary>What has to be known of a leaf beside its points.</summary>
    public string? ClaimText(string code) =>
        Lines.GetValueOrDefault(code) is { Claim: not ClaimState.None } line ? LineWords.Claim(line.Claim) : null;

    /// <summary>Claims of «không phát sinh» that nobody decided yet; they count as they were made.</summary>
    public int WaitingClaims => Lines.Values.Count(l => l.Claim == ClaimState.Waiting);

    public string Address => $"/sheets/{Sheet.Id}/reasons";

    public string AddressOf(CriteriaNode node) => $"{Address}/{Uri.EscapeDataString(node.Code)}";

    public string PointsText(CriteriaNode leaf, Points? points) => LineWords.Points(leaf, points, ByPoints);
}

/// <summary>Reads a sheet with all its stages by a fixed number of statements, for whoever may see it or a leaf of it.</summary>
public sealed class ReadReasons(PortalDbContext db, CampaignTrees trees)
{
    /// <exception cref="NotFoundException">when there is none, or the actor may see nothing of it.</exception>
    public async Task<SheetReasons> RunAsync(Actor actor, Guid sheetId, CancellationToken cancellation)
    {
        var visible = db.ScoreSheets.AsNoTracking().Where(s => s.Id == sheetId);
        var isWhole = await visible.AnyAsync(SheetAccess.VisibleTo(actor, db.Campaigns), cancellation);
        var found = await (isWhole ? visible : visible.Where(s => s.State != SheetState.Draft))
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (sheet, participant) => new { Sheet = sheet, Participant = participant })
            .OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Include(c => c.Bands).Include(c => c.Groups).Include(c => c.TieVotes).AsSplitQuery()
            .SingleAsync(c => c.Id == found.Sheet.CampaignId, cancellation);
        var tree = await trees.ReadAsync(found.Sheet.CriteriaId, cancellation);
        var lines = await db.ScoreLines
            .Where(l => l.SheetId == sheetId)
            .Select(l => new ReasonLine(
                l.Id,
                l.Code,
                l.LastYearPoints,
                l.SelfAnswer,
                l.SelfPoints,
                l.SelfExplanation,
                l.SelfAt,
                l.SelfByName,
                l.AppraisalAnswer,
                l.AppraisalPoints,
                l.AppraisalReason,
                l.AppraisalAt,
                l.AppraisalByName,
                l.FinalPoints)
            {
                Claim = l.Claim,
                ClaimDecidedByName = l.ClaimDecidedByName,
                ClaimDecidedAt = l.ClaimDecidedAt,
                ClaimRecordedFor = l.ClaimRecordedFor,
                ClaimReason = l.ClaimReason,
            })
            .ToListAsync(cancellation);
        var settledBy = campaign.SettledAt is null
            ? null
            : await db.AuditEntries
                .Where(e => e.CampaignId == campaign.Id && e.Act == "campaign.settle")
                .OrderByDescending(e => e.Id)
                .Select(e => e.ByName)
                .FirstOrDefaultAsync(cancellation);
        var own = isWhole ? [] : await OwnCodesAsync(actor, found.Sheet, found.Participant, tree, cancellation);
        if (!isWhole && own.Count == 0)
        {
            throw new NotFoundException();
        }

        var seen = lines.Where(l => isWhole || own.Contains(l.Code)).ToDictionary(l => l.Code, StringComparer.Ordinal);
        return new SheetReasons(found.Sheet, campaign, found.Participant, tree, seen, isWhole, settledBy)
        {
            OwnCodes = own,
            Versions = found.Sheet.AmendmentId is null ? [] : await VersionsAsync(sheetId, cancellation),
        };
    }

    /// <summary>Lines of criteria that an amendment dropped.</summary>
    public async Task<IReadOnlyList<DroppedLine>> DroppedAsync(SheetReasons reasons, CancellationToken cancellation) =>
        reasons.Versions.Count == 0
            ? []
            : await db.ScoreLines.IgnoreQueryFilters()
                .Where(l => l.SheetId == reasons.Sheet.Id && l.RetiredAt != null)
                .Join(db.Criteria, l => l.CriterionId, c => c.Id, (l, c) => new { l, c.Title, c.Order })
                .OrderBy(x => x.l.RetiredAt).ThenBy(x => x.Order)
                .Select(x => new DroppedLine(x.l.Code, x.Title, x.l.SelfPoints, x.l.AppraisalPoints, x.l.RetiredAt!.Value))
                .ToListAsync(cancellation);

    private async Task<IReadOnlyList<VersionStart>> VersionsAsync(Guid sheetId, CancellationToken cancellation) =>
        [.. (await db.CriteriaAmendments.AsNoTracking()
                .Where(a => a.ConfirmedAt != null && db.AmendedSheets.Any(s => s.AmendmentId == a.Id && s.SheetId == sheetId))
                .OrderBy(a => a.Number)
                .ToListAsync(cancellation))
            .Select(a => new VersionStart(a.Number + 1, a.ConfirmedAt!.Value, a.Id, a.BeforeId, a.Citation))];

    /// <summary>Codes of the leaves that this person appraises on the sheet, also as the one who stands in for its agency.</summary>
    private async Task<HashSet<string>> OwnCodesAsync(Actor actor, ScoreSheet sheet, Participant participant, CampaignTree tree, CancellationToken cancellation)
    {
        if (!AppraisalAccess.CanAppraiseAny(actor) || AppraisalAccess.Blocked(actor, sheet.UnitId, participant.PersonId) is not null)
        {
            return [];
        }

        var standIn = await db.AppraisalStandIns
            .Where(s => s.CampaignId == sheet.CampaignId && s.AgencyUnitId == sheet.UnitId)
            .Select(s => (Guid?)s.StandInUnitId)
            .FirstOrDefaultAsync(cancellation);
        return
        [
            .. tree.ScoredLeaves
                .Where(l => tree.Nodes[l.Code].AgencyUnitId is { } agency
                    && (AppraisalAccess.Covers(actor, sheet.CampaignId, agency, l.Top.Code)
                        || (agency == sheet.UnitId && standIn is { } other && AppraisalAccess.Covers(actor, sheet.CampaignId, other, l.Top.Code))))
                .Select(l => l.Code),
        ];
    }
}
