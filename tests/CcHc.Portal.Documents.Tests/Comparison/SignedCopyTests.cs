using CcHc.Portal.Documents.Comparison;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Comparison;

[Collection(SignedCopiesCollection.Name)]
public sealed class SignedCopyTests(SignedCopies copies)
{
    public static TheoryData<string, Printer> All =>
        [.. SignedCopies.Submitted.Keys.SelectMany(n => Enum.GetValues<Printer>().Select(p => new TheoryDataRow<string, Printer>(n, p)))];

    public static TheoryData<string, Printer> Planted =>
        [.. PlantedDifferences.All.SelectMany(d => Enum.GetValues<Printer>().Select(p => new TheoryDataRow<string, Printer>(d.Name, p)))];

    [Theory, MemberData(nameof(All))]
    public async Task Copy_WithNothingButNumberAndDayFilledIn_HasNoDifference(string name, Printer printer)
    {
        var compared = SignedCopy.Compare(SignedCopies.Submitted[name], await copies.CopyAsync(name, printer));

        Assert.Empty(Said(compared));
        Assert.Equal(("345", SignedCopies.Submitted[name].Number!.Symbol, SignedCopies.Day, 1d), (compared.Number, compared.Symbol, compared.Day, compared.Found));
    }

    [Theory, MemberData(nameof(Planted))]
    public async Task PlantedDifference_IsFoundInItsPlace_AndNothingElseIs(string name, Printer printer)
    {
        var planted = PlantedDifferences.All.Single(d => d.Name == name);
        var submitted = planted.Otherwise(SignedCopies.Submitted[planted.Paper]);

        var compared = SignedCopy.Compare(submitted, await copies.CopyAsync(planted.Paper, printer));

        var said = Assert.Single(Said(compared));
        Assert.StartsWith($"{planted.Kind} {planted.Place}", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Planted_AreFortyOrMore() => Assert.True(PlantedDifferences.All.Select(d => d.Name).Distinct().Count() >= 40);

    internal static string[] Said(ComparedPaper compared) => [.. compared.Differences.Select(d => $"{d.Kind} {d.Place}: «{d.Expected}» «{d.Found}» {d.Note}")];
}
