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

    /// <summary>The paper as it is before a fault that is in its words already.</summary>
    private static HandmadePaper Correct(HandmadePaper paper) => HandmadePapers.All.Values.Single(p => p.Number == paper.Number);
}
