using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Papers;
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void GroundsOfAPlan_OneOrSeveral_AreClosedAsTheDecreeWants(int grounds)
    {
        string[] all =
        [
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
            "Thực hiện Kế hoạch số 102/KH-UBND ngày 20 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước năm 2025",
        ];
        using var docx = new MemoryStream(files.Renderer.Docx(PlanPaper.Compose(Samples.Plan() with { Grounds = all[..grounds] })));

        var report = LayoutChecker.Check(docx, new LocalPractice());

        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found} | {d.Wanted}"));
    }
}
