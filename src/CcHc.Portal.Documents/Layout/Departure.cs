using System.ComponentModel;

namespace CcHc.Portal.Documents.Layout;

/// <summary>How much a departure weighs: whether the decree says it, only its samples, or the custom of the agency.</summary>
public enum DepartureGrade
{
    /// <summary>The text of Nghị định 30/2020/NĐ-CP, its Phụ lục I and II, says otherwise.</summary>
    [Description("Sai")]
    Wrong,

    /// <summary>The samples of its Phụ lục III, or what every văn thư does.</summary>
    [Description("Nên sửa")]
    Advised,

    /// <summary>Differs from what the agency has set for itself.</summary>
    [Description("Thói quen địa phương")]
    Local,
}

/// <param name="Code">Stable name of the rule: «page.margin.left».</param>
/// <param name="Place">Where in the paper, as a person looks for it: «Căn cứ thứ 2», «Nơi nhận, dòng cuối».</param>
/// <param name="Found">What stands there.</param>
/// <param name="Wanted">What should stand there.</param>
/// <param name="Article">The text it goes by.</param>
/// <param name="Count">How many places are alike; <paramref name="Place"/> names the first.</param>
public sealed record Departure(string Code, DepartureGrade Grade, string Place, string Found, string Wanted, string Article, int Count = 1);

/// <param name="Id">The row of the layout table: «chu_ky».</param>
/// <param name="Name">What a văn thư calls it.</param>
/// <param name="Why">Why the file does not tell, and where to look instead.</param>
public sealed record UncheckedComponent(string Id, string Name, string Why);

/// <summary>What the checker says of one file.</summary>
/// <param name="Profile">Name of the rules it went by; null when it does not judge the paper.</param>
/// <param name="NotJudged">Why it does not judge; null when it does.</param>
/// <param name="Kind">What it took the paper for: «Quyết định», «Công văn».</param>
public sealed record LayoutReport(string? Profile, string? NotJudged, string? Kind, IReadOnlyList<Departure> Departures)
{
    /// <summary>The paper bears a mark of secrecy and has no business here.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Components of the rules that no DOCX tells, each with why.</summary>
    public IReadOnlyList<UncheckedComponent> Unchecked { get; init; } = [];

    public bool IsJudged => NotJudged is null;

    public int Count(DepartureGrade grade) => Departures.Count(d => d.Grade == grade);

    public IEnumerable<Departure> Of(DepartureGrade grade) => Departures.Where(d => d.Grade == grade);
}
