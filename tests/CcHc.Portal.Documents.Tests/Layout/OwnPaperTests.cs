using CcHc.Portal.Documents.Layout;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>What the portal itself writes passes its own checker.</summary>
[Collection(PaperCollection.Name)]
public sealed class OwnPaperTests(PaperFiles files)
{
    public static TheoryData<string> Names => PaperFiles.Names;

    [Theory, MemberData(nameof(Names))]
    public void PaperOfThePortal_HasNothingWrong(string name)
    {
        using var docx = new MemoryStream(files.Renderer.Docx(PaperFiles.Papers[name]));

        var report = LayoutChecker.Check(docx, new LocalPractice());

        Assert.True(report.IsJudged);
        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found} | {d.Wanted}"));
    }
}
