using System.Collections.ObjectModel;
using System.Text;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Data.Tests.Criteria;

/// <summary>import(export(x)) = x, through files as they are sent and typed, for made-up sets over every method.</summary>
public sealed class RoundTripTests
{
    /// <summary>Words that a file format could trip over.</summary>
    private static readonly string?[] Words =
    [
        null, "KH CCHC (số, ngày)", "có «ngoặc», \"kép\" & <thẻ>", "dòng một\ndòng hai", "=1+1", "1.10", "0,5", "a; b | c", "Đặc khu Lý Sơn", "  x".Trim(),
    ];

    [Fact]
    public void Csv_ReadAgain_IsTheSameSet() => ForAll(sources =>
    {
        var table = CriteriaFile.ToTable(sources, "Bộ tiêu chí");
        var text = string.Concat(table.Lines.Select(l => string.Join(',', l.Cells.Select(c => $"\"{c.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));

        return TableFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("\uFEFF" + text)), "bo.csv");
    });

    [Fact]
    public void Xlsx_ReadAgain_IsTheSameSet() => ForAll(sources =>
    {
        using var file = new MemoryStream();
        var writing = WriteAsync(file, sources);

        // The stream is in memory, so nothing is waited for.
        Assert.True(writing.IsCompletedSuccessfully);
        file.Position = 0;
        return TableFile.Read(file, "bo.xlsx");
    });

    private static async Task WriteAsync(MemoryStream file, IReadOnlyList<CriterionSource> sources)
    {
        await using var book = await XlsxWriter.CreateAsync(file);
        await book.TableAsync(CriteriaFile.ToTable(sources, "Bộ tiêu chí"));
    }

    private static void ForAll(Func<IReadOnlyList<CriterionSource>, Table> there)
    {
        var methods = new HashSet<string>(StringComparer.Ordinal);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(MadeSheet.Arbitrary, sheet =>
        {
            var sources = sheet.Sources().Select(Described).ToList();

            var again = CriteriaFile.Read(there(sources));

            Assert.Empty(again.Errors.Concat(again.Defects).Select(f => f.Text));
            Assert.Equal(sources.Select(Shown), again.Sources.Select(Shown));
            methods.UnionWith(sources.Select(s => s.Method));
        }));
        Assert.Equal(ScoringMethods.All.Count, methods.Count);
    }

    /// <summary>With words in every column that the maker of sheets leaves empty; the code decides which.</summary>
    private static CriterionSource Described(CriterionSource source, int index)
    {
        var random = new Random(index + source.Code.Length + (source.Rule?.Length ?? 0));
        string? Word() => Words[random.Next(Words.Length)];
        return source with
        {
            Title = "Tiêu chí " + (Word() ?? "không tên"),

            // In a file the words after the last « | » are the agency, so a set cannot hold them otherwise.
            Evidence = Word()?.Replace(" | ", " / ", StringComparison.Ordinal),
            Agency = Word(),
            CoAgency = Word(),
            InputBy = (InputBy)random.Next(3),
            NotApplicable = random.Next(4) is var n and < 3 ? (NotApplicable)n : null,
            AppliesTo = Word(),
            LegalBasis = Word(),
            Guidance = Word(),
            Source = Word(),
            Extra = Word() is { } extra ? new Dictionary<string, string> { ["Ghi chú riêng"] = extra } : new Dictionary<string, string>(),
        };
    }

    /// <summary>By value: two dictionaries are never equal, and 1.10 is 1.1.</summary>
    private static (CriterionSource, string) Shown(CriterionSource source) =>
        (source with { Extra = ReadOnlyDictionary<string, string>.Empty }, string.Join(',', source.Extra.Select(e => $"{e.Key}: {e.Value}")));
}
