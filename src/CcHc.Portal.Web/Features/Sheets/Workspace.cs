using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Mvc;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>Which criteria the workspace shows; kept in the address.</summary>
public sealed record WorkspaceFilter
{
    public const string Unscored = "chua-cham";
    public const string WithoutProof = "thieu-minh-chung";
    public const string All = "tat-ca";

    /// <summary>Code of a top node.</summary>
    public string? Field { get; init; }

    /// <summary>One of the words above; none shows one field after the other.</summary>
    public string? Show { get; init; }

    public int? Page { get; init; }

    /// <summary>The criterion just saved: it stays on the page although it may no longer fit the filter.</summary>
    public string? Saved { get; init; }

    public string Query(string? saved = null) => QueryString.Create(
        new Dictionary<string, string?> { ["field"] = Field, ["show"] = Show, ["page"] = Page?.ToString(System.Globalization.CultureInfo.InvariantCulture), ["saved"] = saved }
            .Where(p => p.Value is not null)).Value ?? "";
}

public sealed record FieldRow(string Code, string Title, int Done, int Total, Points Points, bool IsShown);

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
    LineForm? Stored)
{
    public static readonly ILookup<string, string> NoProblems = Array.Empty<string>().ToLookup(x => x);

    public LineRow? Line => Reading.Line(Leaf);

    public string Anchor => "tc-" + Leaf.Index;

    public string Id(string field) => $"{Anchor}-{field}";

    public string Address => $"/sheets/{Reading.Sheet.Id}/lines/{Uri.EscapeDataString(Leaf.Code)}";

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

/// <summary>A form that could not be saved, with what was wrong or what somebody else had saved.</summary>
public sealed record Resent(string Code, LineForm Form, ILookup<string, string> Problems, bool IsConflict);
