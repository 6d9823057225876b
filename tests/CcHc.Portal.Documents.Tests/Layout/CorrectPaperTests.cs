using CcHc.Portal.Documents.Layout;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>Correct papers that the portal did not write have nothing wrong, however they were made.</summary>
public sealed class CorrectPaperTests(OfficeFiles office) : IClassFixture<OfficeFiles>
{
    public static TheoryData<string> Converted => OfficeFiles.Names;

    public static TheoryData<string, Manner> Typed => new()
    {
        { "decision", Manner.ByHand },
        { "plan", Manner.Styled },
        { "letter", Manner.ByHand },
        { "statement", Manner.Tabbed },
        { "report", Manner.ByHand },
        { "minutes", Manner.Numbered },
        { "notice", Manner.ByHand },
        { "directive", Manner.Tabbed },
        { "issuing decision", Manner.Numbered },
        { "single letter", Manner.Tabbed },
    };

    [Theory, MemberData(nameof(Typed))]
    public void TypedInWord_HasNothingWrong(string name, Manner manner)
    {
        using var paper = new WordPaper(HandmadePapers.All[name], manner);

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.True(report.IsJudged);
        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found} | {d.Wanted}"));
    }

    [Theory, MemberData(nameof(Converted))]
    public void ConvertedByLibreOffice_HasNothingWrong(string name)
    {
        var report = LayoutChecker.Check(office.Open(name), new LocalPractice());

        Assert.True(report.IsJudged);
        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found} | {d.Wanted}"));
    }
}
