using System.Text;
using CcHc.Portal.Documents.Comparison;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Comparison;

/// <summary>What programs do to the words of a paper when they write them into a PDF, on the words of a real one.</summary>
[Collection(SignedCopiesCollection.Name)]
public sealed class LookOfWordsTests(SignedCopies copies)
{
    private static readonly Dictionary<string, Func<IReadOnlyList<SignedWord>, IEnumerable<SignedWord>>> Looks = new()
    {
        ["taken apart into letters and marks"] = words => words.Select(w => w with { Text = w.Text.Normalize(NormalizationForm.FormD) }),
        ["ligatures and wide blanks"] = words => words.Select(w => w with { Text = w.Text.Replace("fi", "ﬁ", StringComparison.Ordinal) + "\u2003" }),
        ["other hyphens and quotes"] = words => words.Select(w => w with { Text = w.Text.Replace('-', '–').Replace('“', '"').Replace('”', '"') }),
        ["split at the end of a line"] = words => words.SelectMany((w, i) => i % 7 == 3 && w.Text.Length > 5 && w.Text.All(char.IsLetter) ? new[] { w with { Text = w.Text[..3] + "-" }, w with { Text = w.Text[3..], Top = w.Top + 18, Bottom = w.Bottom + 18 } } : [w]),
        ["split by a soft hyphen"] = words => words.Select(w => w with { Text = w.Text.Length > 4 && w.Text.All(char.IsLetter) ? w.Text.Insert(2, "\u00ad") : w.Text }),
        ["read line by line across the columns"] = words => words.GroupBy(w => w.Page).SelectMany(p => SignedText.LinesOf(p).SelectMany(l => l)),
        ["cells of a row in another order"] = words => words.GroupBy(w => w.Page).SelectMany(p => SignedText.LinesOf(p).SelectMany(l => p.Key > 2 ? l.OrderByDescending(w => w.Left) : l.AsEnumerable())),
        ["number stamped on, at the end of the file"] = words => words.SelectMany(w => IsNumber(w) ? [w with { Text = "/QĐ-UBND", Left = w.Left + 20 }] : new[] { w })
            .Concat(words.Where(IsNumber).Select(w => w with { Text = "345", Right = w.Left + 18 })),
        ["a line of its own at the foot of each page"] = words => words.GroupBy(w => w.Page).SelectMany(p => p.Concat(new[] { "Bản", "lưu", "hành", "nội", $"bộ{p.Key}" }.Select((t, i) => new SignedWord(p.Key, t, 90 + (40 * i), 800, 120 + (40 * i), 812)))),
        ["another page number"] = words => words.GroupBy(w => w.Page).SelectMany(p => p.Append(new SignedWord(p.Key, $"Trang {p.Key}/9", 300, 815, 360, 827))),
        ["Đ of an old typeface"] = words => words.Select(w => w with { Text = w.Text.Replace('Đ', 'Ð') }),
    };

    public static TheoryData<string> Names => [.. Looks.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Look_IsNoDifference(string name)
    {
        var copy = await copies.CopyAsync("decision", Printer.Portal);
        var changed = Looks[name](copy.Words).ToList();

        var compared = SignedCopy.Compare(SignedCopies.Submitted["decision"], new SignedText(changed, copy.Pages));

        Assert.NotEqual(copy.Words, changed);
        Assert.Empty(SignedCopyTests.Said(compared));
        Assert.Equal("345", compared.Number);
    }

    private static bool IsNumber(SignedWord word) => word is { Page: 1, Text: "345/QĐ-UBND" };

    [Fact]
    public async Task StampOfASigningProgram_IsShownAsSuch()
    {
        var copy = await copies.CopyAsync("decision", Printer.Portal);
        var stamp = "Ký bởi: Ủy ban nhân dân xã Hòa An Thời gian ký: 15.12.2025 10:20:00 +07:00".Split(' ')
            .Select((t, i) => new SignedWord(1, t, 40 + (30 * (i % 6)), 500 + (12 * (i / 6)), 66 + (30 * (i % 6)), 510 + (12 * (i / 6))));

        var compared = SignedCopy.Compare(SignedCopies.Submitted["decision"], new SignedText([.. copy.Words, .. stamp], copy.Pages));

        Assert.Empty(SignedCopyTests.Said(compared));
        Assert.StartsWith("Ký bởi: Ủy ban nhân dân xã Hòa An", Assert.Single(compared.Stamps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherPaper_IsTold()
    {
        var compared = SignedCopy.Compare(SignedCopies.Submitted["plan"], await copies.CopyAsync("decision", Printer.Portal));

        Assert.InRange(compared.Found, 0, 0.4);
    }

    [Fact]
    public void AScan_HasNothingOfThePaper()
    {
        var compared = SignedCopy.Compare(SignedCopies.Submitted["decision"], new SignedText([], 3));

        Assert.Equal(0, compared.Found);
    }
}
