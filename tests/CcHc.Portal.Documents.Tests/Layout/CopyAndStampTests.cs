using CcHc.Portal.Documents.Layout;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>What is put on a paper after it was written: the block of a copy, marks of secrecy, signature and seal.</summary>
public sealed class CopyAndStampTests
{
    private static readonly IReadOnlyDictionary<string, (string Code, Action<WordPaper> Plant)> CopyFaults = new Dictionary<string, (string, Action<WordPaper>)>
    {
        ["hình thức sao không đậm"] = ("sao_form.bold", p => p.Bold("SAO Y", false)),
        ["hình thức sao viết thường"] = ("sao_form.case", p => p.Replace("SAO Y", "Sao y")),
        ["hình thức sao cỡ 16"] = ("sao_form.size", p => p.Size("SAO Y", 16)),
        ["hình thức sao canh trái"] = ("sao_form.align", p => p.Align("SAO Y", JustificationValues.Left)),
        ["không có đường kẻ"] = ("sao_form.rule", p => Rule(p).Remove()),
        ["đường kẻ ngắn"] = ("sao_form.rule", p => Rule(p).ParagraphProperties!.Indentation = new Indentation { Left = "2500", Right = "2500" }),
        ["đường kẻ nét đứt"] = ("sao_form.rule", p => Rule(p).Descendants<TopBorder>().Single().Val = BorderValues.Dashed),
        ["không có số"] = ("sao_form.number", p => p.Replace("Số: 07/SY-UBND", "")),
        ["ký hiệu sao lục ở bản sao y"] = ("sao_form.number", p => p.Replace("07/SY-UBND", "07/SL-UBND")),
        ["không có hai chấm sau Số"] = ("sao_form.number", p => p.Replace("Số: 07/SY", "Số 07/SY")),
        ["số không có 0"] = ("sao_form.zero", p => p.Replace("Số: 07/SY", "Số: 7/SY")),
        ["không có ngày sao"] = ("sao_form.date", p => p.Replace("Hòa An, ngày 05 tháng 3 năm 2026", "")),
        ["ngày sao không có 0"] = ("sao_form.date", p => p.Replace("Hòa An, ngày 05 tháng 3", "Hòa An, ngày 5 tháng 3")),
        ["tháng 3 của ngày sao có 0"] = ("sao_form.date", p => p.Replace("Hòa An, ngày 05 tháng 3 ", "Hòa An, ngày 05 tháng 03 ")),
        ["không có cơ quan sao"] = ("sao_form.organ", p => Array.ForEach(["UBND XÃ HÒA AN", "VĂN PHÒNG"], t => p.Replace(t, ""))),
        ["không có người ký bản sao"] = ("sao_form.signature", p => Array.ForEach(["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Đỗ Văn Lâm"], t => p.Replace(t, ""))),
        ["chức vụ người ký bản sao không đậm"] = ("quyen_han.bold", p => p.Bold("CHÁNH VĂN PHÒNG", false)),
        ["chức vụ người ký bản sao cỡ 12"] = ("quyen_han.size", p => p.Size("CHÁNH VĂN PHÒNG", 12)),
        ["họ tên người ký bản sao nghiêng"] = ("ho_ten.italic", p => p.Italic("Đỗ Văn Lâm", true)),
        ["họ tên người ký bản sao không đậm"] = ("ho_ten.bold", p => p.Bold("Đỗ Văn Lâm", false)),
        ["không có nơi nhận bản sao"] = ("sao_form.recipients", p => Last(p, "Nơi nhận:").Text = ""),
    };

    /// <summary>What the faults planted here are reported as; a mark of secrecy is refused and has no code.</summary>
    internal static IEnumerable<string> Codes => CopyFaults.Values.Select(f => f.Code).Concat(StampFaults.Values.Select(f => f.Code)).Append("do_mat");

    private static readonly IReadOnlyDictionary<string, (string Code, Action<WordPaper> Plant)> StampFaults = new Dictionary<string, (string, Action<WordPaper>)>
    {
        ["KHẨN cỡ 16"] = ("do_khan.size", p => p.Box("KHẨN", pt: 16)),
        ["HỎA TỐC không đậm"] = ("do_khan.bold", p => p.Box("HỎA TỐC", isBold: false)),
        ["LƯU HÀNH NỘI BỘ cỡ 10"] = ("pham_vi_luu_hanh.size", p => p.Box("LƯU HÀNH NỘI BỘ", pt: 10)),
        ["XEM XONG TRẢ LẠI không đậm"] = ("pham_vi_luu_hanh.bold", p => p.Box("XEM XONG TRẢ LẠI", isBold: false)),
    };

    public static TheoryData<string> Stamped => [.. StampFaults.Keys];

    public static TheoryData<string> Copied => [.. CopyFaults.Keys];

    [Theory]
    [InlineData("SAO Y", "Số: 07/SY-UBND", false)]
    [InlineData("SAO LỤC", "Số: 12/SL-UBND", false)]
    [InlineData("TRÍCH SAO", "Số: 103/TrS-UBND", false)]
    [InlineData("SAO Y", "Số: 07/SY-UBND", true)]
    public void CorrectCopy_HasNothingWrong_AndThePaperIsReadAsBefore(string form, string number, bool isTyped)
    {
        foreach (var paper in (HandmadePaper[])[HandmadePapers.Plan, HandmadePapers.Letter, HandmadePapers.IssuingDecision, HandmadePapers.Minutes])
        {
            using var plain = new WordPaper(paper);
            using var copy = new WordPaper(paper);
            copy.Copy(form, number, isTyped: isTyped);

            var before = LayoutChecker.Check(plain.Save(), new LocalPractice());
            var after = LayoutChecker.Check(copy.Save(), new LocalPractice());

            Assert.Equal(before.Kind, after.Kind);
            Assert.Equal(Lines(before), Lines(after));
        }
    }

    [Theory, MemberData(nameof(Copied))]
    public void FaultOfACopy_IsFound_AndNothingElseIsCalledWrong(string name)
    {
        var (code, plant) = CopyFaults[name];
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Copy("SAO Y");
        plant(paper);

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.Equal([code], report.Of(DepartureGrade.Wrong).Select(d => d.Code));
    }

    [Theory, MemberData(nameof(Stamped))]
    public void FaultOfAStamp_IsFound_AndNothingElseIsCalledWrong(string name)
    {
        var (code, plant) = StampFaults[name];
        using var paper = new WordPaper(HandmadePapers.Plan);
        plant(paper);

        Assert.Equal([code], LayoutChecker.Check(paper.Save(), new LocalPractice()).Of(DepartureGrade.Wrong).Select(d => d.Code));
    }

    [Theory]
    [InlineData("MẬT")]
    [InlineData("TỐI MẬT")]
    [InlineData("TUYỆT MẬT")]
    public void MarkOfSecrecy_InTheHeadOrInABox_IsRefusedWithTheLaw_AndNothingIsJudged(string mark)
    {
        using var inHead = new WordPaper(HandmadePapers.Letter);
        inHead.Find("V/v").InsertAfterSelf(new Paragraph(new Run(new Text(mark))));
        using var boxed = new WordPaper(HandmadePapers.Plan);
        boxed.Box(mark);

        foreach (var paper in (WordPaper[])[inHead, boxed])
        {
            var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

            Assert.True(report is { IsSecret: true, IsJudged: false });
            Assert.StartsWith($"Văn bản mang dấu chỉ độ mật «{mark}».", report.NotJudged, StringComparison.Ordinal);
            Assert.Contains("Luật Bảo vệ bí mật nhà nước", report.NotJudged, StringComparison.Ordinal);
            Assert.Empty(report.Departures);
        }
    }

    [Theory]
    [InlineData("KHẨN")]
    [InlineData("LƯU HÀNH NỘI BỘ")]
    [InlineData("Danh mục bí mật nhà nước")]
    public void OtherStamps_AreNoSecrecy(string stamp)
    {
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Box(stamp);

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.True(report is { IsSecret: false, IsJudged: true });
    }

    [Fact]
    public void TheWordInTheText_IsNoMark()
    {
        using var paper = new WordPaper(HandmadePapers.Report);
        paper.Replace("1. Tiếp tục rà soát", "1. Bảo vệ bí mật nhà nước độ MẬT, TỐI MẬT; rà soát");

        Assert.True(LayoutChecker.Check(paper.Save(), new LocalPractice()).IsJudged);
    }

    [Theory]
    [InlineData(40, "dau_co_quan.side", "không ở bên trái chữ ký")]
    [InlineData(-40, "dau_co_quan.overlap", "không trùm lên chữ ký")]
    [InlineData(14, "dau_co_quan.overlap", "trùm lên 85 % chữ ký")]
    public void Seal_AtAWrongPlace_IsFound(double left, string code, string found)
    {
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Pictures(isFloating: true, (16, 40, 18), (left, 36, 36));

        var departure = Assert.Single(LayoutChecker.Check(paper.Save(), new LocalPractice()).Of(DepartureGrade.Wrong));

        Assert.Equal((code, found), (departure.Code, departure.Found));
    }

    [Theory]
    [InlineData(true, -6)]
    [InlineData(true, -2)]
    [InlineData(false, 40)]
    public void Seal_OverAThirdOfTheSignature_OrWhereTheFileDoesNotTell_IsNoFault(bool isFloating, double left)
    {
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Pictures(isFloating, (16, 40, 18), (left, 36, 36));

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.Equal([], Lines(report));
        Assert.Contains(report.Unchecked, u => u.Id == "dau_co_quan");
    }

    private static Paragraph Rule(WordPaper paper) => paper.Body.Elements<Paragraph>().Last(p => p.Descendants<ParagraphBorders>().Any());

    private static Text Last(WordPaper paper, string text) => paper.Body.Descendants<Text>().Last(t => t.Text == text);

    private static IEnumerable<string> Lines(LayoutReport report) => report.Of(DepartureGrade.Wrong).Select(d => $"{d.Code} | {d.Place} | {d.Found} | {d.Wanted}");
}
