using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Mvc;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>Which criteria the workspace shows; kept in the address.</summary>
public sealed record WorkspaceFilter
{
    public const string Unscored = "chua-cham";
    public const string WithoutEvidence = "thieu-minh-chung";
    public const string WithoutProof = "thieu-giai-trinh";
    public const string Mine = "cua-toi";
    public const string All = "tat-ca";

    /// <summary>Code of a top node.</summary>
    public string? Field { get; init; }

    /// <summary>One of the words above; none shows one field after the other.</summary>
    public string? Show { get; init; }

    public int? Page { get; init; }

    /// <summary>The criterion just saved: it stays on the page although it may no longer fit the filter.</summary>
    public string? Saved { get; init; }

    /// <summary>The criterion a link leads to: the page that shows it is shown.</summary>
    public string? At { get; init; }

    public string Query(string? saved = null, string? at = null) =>
        QueryText.Of(("field", Field), ("show", Show), ("page", Page?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("saved", saved), ("at", at));
}

/// <param name="Aim">What the unit registered to strive for in the field; none where it did not say.</param>
public sealed record FieldRow(string Code, string Title, int Done, int Total, Points Points, bool IsShown, Points? Aim = null);

public sealed record FilterRow(string Word, string Text, int Count, bool IsShown);

/// <summary>One criterion with its own form.</summary>
/// <param name="Problems">By field of <see cref="LineForm"/>, of the form sent just now.</param>
/// <param name="Stored">What somebody else saved meanwhile; none where nobody did.</param>
public sealed record LinePanel(
    SheetReading Reading,
    CriteriaNode Leaf,
    LineForm Form,
    bool CanEdit,
    IReadOnlyList<EvidenceChoice> Used,
    IReadOnlyList<EvidenceChoice> Offered,
    int InStore,
    WorkspaceFilter Filter,
    ILookup<string, string> Problems,
    LineForm? Stored,
    BesideLine? Beside = null)
{
    public static readonly ILookup<string, string> NoProblems = Array.Empty<string>().ToLookup(x => x);

    public LineRow? Line => Reading.Line(Leaf);

    /// <summary>The fields hold what was sent and could not be saved.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>The version that was shown when the fields were filled in; the form goes by a later one after a conflict.</summary>
    public long SeenVersion { get; init; }

    public string Anchor => "tc-" + Leaf.Index;

    public string Id(string field) => $"{Anchor}-{field}";

    public string Address => $"/sheets/{Reading.Sheet.Id}/lines/{Uri.EscapeDataString(Leaf.Code)}";

    /// <summary>The page of the workspace with this criterion as it is stored.</summary>
    public string StoredAddress => $"/sheets/{Reading.Sheet.Id}{Filter.Query(at: Leaf.Code)}#{Anchor}";

    public string QuestionsAddress => $"{Address}/questions";

    public DutyHolder? Duty => Reading.Duty(Leaf);

    public string ReasonsAddress => $"/sheets/{Reading.Sheet.Id}/reasons/{Uri.EscapeDataString(Leaf.Code)}";

    /// <summary>How the stored answer became the stored points.</summary>
    public string? Trace => Line?.Answer is { } json
        ? TraceText.Render(ScoringEngine.ScoreLeaf(Leaf, Answer.FromJson(json), Reading.Campaign.Year).Trace)
        : null;
}

public sealed record WorkspacePage(
    SheetReading Reading,
    IReadOnlyList<FieldRow> Fields,
    IReadOnlyList<FilterRow> Filters,
    IReadOnlyList<LinePanel> Panels,
    Page<LinePanel> Paging,
    WorkspaceFilter Filter,
    bool CanFill,
    IReadOnlyList<Obstacle> Obstacles,
    string LimitsText);

/// <summary>What became of one criterion that was saved while somebody typed; the script puts its parts into the page.</summary>
/// <param name="Became">One of the words below.</param>
/// <param name="Problem">What is still wrong with what was typed.</param>
public sealed record LineAnswer(string Became, LinePanel Panel, IReadOnlyList<FieldRow> Fields, IReadOnlyList<FilterRow> Filters, string? Problem = null)
{
    public const string Saved = "saved";

    /// <summary>The explanation is stored; the figures wait until they can be read.</summary>
    public const string Partly = "partly";
    public const string Incomplete = "incomplete";
    public const string Conflict = "conflict";
}

/// <summary>A form that could not be saved, with what was wrong or what somebody else had saved.</summary>
public sealed record Resent(string Code, LineForm Form, ILookup<string, string> Problems, bool IsConflict);
