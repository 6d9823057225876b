namespace CcHc.Portal.Documents.Layout;

public enum LetterCase
{
    /// <summary>Said elsewhere, or nothing is said.</summary>
    Any,

    Upper,

    /// <summary>Not all in capitals.</summary>
    Sentence,
}

/// <summary>How one component of a paper is set. A null says that the rules do not ask for it.</summary>
/// <param name="Id">The row of the layout table: «quoc_hieu».</param>
/// <param name="Name">What a văn thư calls it.</param>
/// <param name="Article">Where the text says it.</param>
public sealed record ComponentRule(
    string Id, string Name, double MinPt, double MaxPt, bool? Bold, bool? Italic, LetterCase Case, Measuring.TextAlignment? Alignment, string Article)
{
    /// <summary>A component that only the samples show is advised, not demanded.</summary>
    public DepartureGrade Grade { get; init; } = DepartureGrade.Wrong;
}

/// <summary>An inclusive range in millimetres.</summary>
public readonly record struct Band(double From, double To)
{
    /// <summary>Word keeps twentieths of a point and people type centimetres: a tenth of a millimetre is no fault.</summary>
    private const double Drift = 0.15;

    public bool Holds(double value) => value >= From - Drift && value <= To + Drift;

    public override string ToString() => From == To ? Words.Number(From) : $"{Words.Number(From)}–{Words.Number(To)}";
}

/// <summary>The rules of layout that are in force for some time, as data. Judges read it; nothing in it knows a file format.</summary>
public sealed record LayoutProfile
{
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while in force.</summary>
    public DateOnly? To { get; init; }

    public required Band PageWidth { get; init; }

    public required Band PageHeight { get; init; }

    public required Band Top { get; init; }

    public required Band Bottom { get; init; }

    public required Band Left { get; init; }

    public required Band Right { get; init; }

    public required string Font { get; init; }

    /// <summary>First-line indents that are lawful, in millimetres.</summary>
    public required IReadOnlyList<double> Indents { get; init; }

    public required double LeastParagraphGapPt { get; init; }

    public required Band LineSpacing { get; init; }

    /// <summary>Share of the text above that the rule under a name or an abstract may have.</summary>
    public required Band RuleShare { get; init; }

    public required IReadOnlyDictionary<string, ComponentRule> Components { get; init; }

    /// <summary>Components that a DOCX does not tell.</summary>
    public required IReadOnlyList<UncheckedComponent> Unchecked { get; init; }

    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);

    public ComponentRule this[string component] => Components[component];
}

/// <summary>All profiles there are. Papers of the Party have none: their layout is not the State's to rule.</summary>
public static class LayoutProfiles
{
    public static readonly IReadOnlyList<LayoutProfile> All = [Decree30.Profile];

    /// <summary>The rules of that day; null when none are known here.</summary>
    public static LayoutProfile? On(DateOnly day) => All.FirstOrDefault(p => p.Covers(day));

    /// <summary>For a paper without a date: what is in force last.</summary>
    public static LayoutProfile Latest => All[^1];
}
