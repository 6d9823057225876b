using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Awards;

/// <summary>Within what the numbers of a golden book run.</summary>
public enum BookCounting
{
    [Description("Theo thứ tự trong từng Quyết định")]
    PerDecision,
    [Description("Theo năm, chung mọi hình thức")]
    PerYear,
    [Description("Theo năm, riêng từng hình thức")]
    PerYearAndForm,
    [Description("Liên tục qua các năm")]
    Continuous,
}

/// <summary>
/// Sổ vàng: how an agency counts. The certificate bears «Số sổ vàng» under the number of the decision, the ordinal of the
/// recipient in it (NĐ 98/2023/NĐ-CP, Điều 104); many offices count through a year or for ever instead, which is theirs to say.
/// </summary>
public sealed class GoldenBook : AuditedEntity
{
    public const int SeriesMaxLength = 80;
    public const int FirstYearOfAll = 2000;
    public const int LastYearOfAll = 2100;

    private const int FormKeyLength = 60;

    private GoldenBook()
    {
    }

    /// <summary>What holds until the agency says otherwise: the wording of the decree.</summary>
    public GoldenBook(Guid unitId) => UnitId = unitId;

    public Guid UnitId { get; private init; }

    public BookCounting Counting { get; private set; }

    /// <summary>The number to go on from where the agency counted on paper before; 1 otherwise.</summary>
    public int FirstNumber { get; private set; } = 1;

    /// <summary>The year that <see cref="FirstNumber"/> is of, where numbers begin anew each year.</summary>
    public int? FirstYear { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Unit, UnitId, null);

    /// <summary>Numbers that were given stay as they are; the next ones are counted this way.</summary>
    public void Count(Actor by, BookCounting counting, int firstNumber, int? firstYear, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(firstNumber is < 1 or > Awardee.LargestBookNumber, "book.first-number", $"Số bắt đầu từ 1 đến {Awardee.LargestBookNumber.ToString("N0", Vietnamese.Culture)}.");
        var isYearly = counting is BookCounting.PerYear or BookCounting.PerYearAndForm;
        DomainRuleException.ThrowIf(isYearly && firstNumber > 1 && firstYear is null, "book.first-year", "Cần ghi năm mà số bắt đầu này thuộc về; năm sau lại từ 1.");
        DomainRuleException.ThrowIf(firstYear is < FirstYearOfAll or > LastYearOfAll, "book.first-year", "Năm không đúng.");
        var before = InWords();
        Counting = counting;
        FirstNumber = counting == BookCounting.PerDecision ? 1 : firstNumber;
        FirstYear = isYearly && FirstNumber > 1 ? firstYear : null;
        if (InWords() is var after && after != before)
        {
            Record(by, now, "book.count", "Đặt cách đánh số sổ vàng", before, after);
        }
    }

    /// <summary>The key that numbers are unique within, for one agency.</summary>
    public string SeriesOf(Guid paperId, int year, string formName) => SeriesOf(Counting, paperId, year, formName);

    public static string SeriesOf(BookCounting counting, Guid paperId, int year, string formName) => counting switch
    {
        BookCounting.PerDecision => $"qd {paperId:N}",
        BookCounting.PerYear => $"{year}",
        BookCounting.PerYearAndForm => $"{year} {Vietnamese.Fold(formName, FormKeyLength)}",
        _ => "lien tuc",
    };

    /// <summary>The number after the largest of the series; the one to begin with where there is none.</summary>
    public int Next(int? largest, int year)
    {
        var first = FirstYear is null || FirstYear == year ? FirstNumber : 1;
        return Math.Max(first, (largest ?? 0) + 1);
    }

    public string InWords() => StateNames.Of(Counting) + (FirstNumber == 1 ? "" : FirstYear is { } year ? $", năm {year} bắt đầu từ số {FirstNumber}" : $", bắt đầu từ số {FirstNumber}");
}
