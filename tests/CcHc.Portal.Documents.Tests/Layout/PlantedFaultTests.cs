using CcHc.Portal.Documents.Layout;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>Each fault is planted alone in a paper that is correct without it.</summary>
public sealed class PlantedFaultTests
{
    public static TheoryData<string> Names => [.. PlantedFaults.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Fault_IsFound_WithItsGradeAndPlace_AndNothingElseIsCalledWrong(string name)
    {
        var fault = PlantedFaults.All[name];
        using var correct = new WordPaper(Correct(fault.Paper));
        using var spoilt = new WordPaper(fault.Paper);
        fault.Plant(spoilt);

        var before = LayoutChecker.Check(correct.Save(), new LocalPractice());
        var after = LayoutChecker.Check(spoilt.Save(), new LocalPractice());

        Assert.DoesNotContain(before.Departures, d => d.Code == fault.Code);
        Assert.True(
            after.Departures.Any(d => d.Code == fault.Code && d.Grade == fault.Grade && d.Place.Contains(fault.Place, StringComparison.OrdinalIgnoreCase)),
            string.Join('\n', after.Departures.Select(d => $"{d.Grade} {d.Code} | {d.Place} | {d.Found} | {d.Wanted}")));
        Assert.Equal([], after.Of(DepartureGrade.Wrong).Where(d => d.Code != fault.Code && !fault.Also.Contains(d.Code)).Select(d => $"{d.Code} | {d.Place} | {d.Found}"));
    }

    [Theory]
    [InlineData(null, "- Lưu: VT, CCHC, PL.(300).")]
    [InlineData(null, "- Lưu: VT, CCHC (05b).")]
    [InlineData("PL.(300)", "- Lưu: VT, CCHC.")]
    [InlineData("NVĐ.15", "- Lưu: VT, CCHC.")]
    public void SignOfTheDrafter_AsTheDecreeWantsIt_IsNoFault(string? below, string kept)
    {
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Replace("- Lưu: VT, CCHC.", kept);
        if (below is not null)
        {
            PlantedFaults.Drafter(paper, below);
        }

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found}"));
        Assert.DoesNotContain(report.Departures, d => d.Code.StartsWith("nguoi_soan", StringComparison.Ordinal));
    }

    [Fact]
    public void Address_AsTheDecreeWantsIt_IsNoFault()
    {
        using var paper = new WordPaper(HandmadePapers.Decision);
        PlantedFaults.Address(paper);

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found}"));
    }

    /// <summary>The paper as it is before a fault that is in its words already.</summary>
    private static HandmadePaper Correct(HandmadePaper paper) => HandmadePapers.All.Values.Single(p => p.Number == paper.Number);
}
