using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Comparison;

/// <summary>A list of the whole country, laid out by the test itself: forty rows a page, each cell on one line.</summary>
public sealed class LongListTests
{
    private const int Rows = 3457;

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"];
    private static readonly string[] Middles = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Quốc", "Ngọc"];
    private static readonly string[] Givens = ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hải", "Hương", "Khánh", "Lan", "Long", "Mai", "Nam", "Phúc", "Quân", "Sơn", "Thảo", "Tuấn", "Vân"];

    [Fact]
    public void List_WithFourDifferencesInIt_ShowsThoseFour()
    {
        SkipUnlessLong();
        var submitted = AwardDecisionPaper.Compose(Samples.Decision(isBlank: true) with
        {
            Groups = [new AwardGroup("Giấy khen", false, [.. Enumerable.Range(0, Rows).Select(Person)], 780_000)],
        });
        var rows = Enumerable.Range(0, Rows).Select(Person).ToList();
        rows[2000] = rows[2000] with { Name = rows[2000].Name + " Em" };
        rows.RemoveAt(1500);
        (rows[700], rows[900]) = (rows[900], rows[700]);
        rows[3400] = rows[3400] with { Detail = "Chủ tịch Ủy ban nhân dân xã Không Tên" };

        var compared = SignedCopy.Compare(submitted, LayOut(SignedCopies.Issued(submitted), rows));

        Assert.Equal(
            [
                "Moved Phụ lục, dòng 701; Phụ lục, dòng 901",
                "Missing Phụ lục, dòng 1501",
                "Changed Phụ lục, dòng 2001 – cột Họ và tên",
                "Changed Phụ lục, dòng 3402 – cột Chức vụ, đơn vị công tác",
            ],
            SignedCopyTests.Said(compared).Select(s => s.Split(": «")[0]));
    }

    [Fact]
    public void List_OfEqualWords_IsGivenUpInBoundedTime()
    {
        SkipUnlessLong();
        var submitted = SignedCopies.Submitted["decision"];
        var words = Enumerable.Range(0, 8_000).Select(i => new SignedWord(1 + (i / 800), "và", 100, 100 + (i % 40 * 15), 120, 112 + (i % 40 * 15))).ToList();

        var compared = SignedCopy.Compare(submitted, new SignedText(words, 10));

        Assert.InRange(compared.Found, 0, 0.05);
    }

    private static void SkipUnlessLong() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CCHC_LONG") == "1", "Lists of the whole country take a minute beside the other tests: scripts/test --long compares them.");

    private static AwardeeRow Person(int i) => new(
        $"{Families[i % 12]} {Middles[i / 3 % 7]} {Givens[i * 7 % 19]}",
        $"Công chức Ủy ban nhân dân xã {Givens[i / 5 % 19]} {Givens[i / 100 % 19]}");

    private static SignedText LayOut(OfficialPaper issued, List<AwardeeRow> rows)
    {
        var words = new List<SignedWord>();
        var top = 60d;
        var page = 1;
        foreach (var line in PaperText.Lines(issued).TakeWhile(l => l != "STT"))
        {
            Set(line, 90);
            NextLine();
        }

        (page, top) = (page + 1, 60);
        for (var i = 0; i < rows.Count; i++)
        {
            if (top == 60)
            {
                Set("STT", 90);
                Set("Họ và tên", 130);
                Set("Chức vụ, đơn vị công tác", 260);
                Set("Tiền thưởng (đồng)", 480);
                NextLine();
            }

            Set($"{i + 1}", 90);
            Set(rows[i].Name, 130);
            Set(rows[i].Detail!, 260);
            Set("780.000", 480);
            NextLine();
        }

        return new SignedText(words, page);

        void Set(string text, double left)
        {
            foreach (var word in text.Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add(new SignedWord(page, word, left, top, left + (4 * word.Length), top + 14));
                left += (4 * word.Length) + 3;
            }
        }

        void NextLine() => (page, top) = top > 700 ? (page + 1, 60) : (page, top + 18);
    }
}
