using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class SheetFileTests
{
    private static readonly CriteriaTree Tree = CriteriaTree.Build(
    [
        new("1", null, "Chỉ đạo", 5, "group", "sum of children"),
        new("1.1", "1", "Kế hoạch", 2, "choice", "đạt=2 | không=0"),
        new("1.2", "1", "Hồ sơ", 2, "ratio", "score=R*max", NotApplicable: NotApplicable.Exclude),
        new("1.3", "1", "Khảo sát", 1, "survey", "score=SIPAS*max", InputBy: InputBy.Imported),
    ]);

    private static readonly SheetFileOrigin Origin = new(Given.Id(1), SheetFileOrigin.FingerprintOf(Tree), "Xã Tân Lập", "Phong trào 2026", Given.Now);

    [Fact]
    public void Origin_WrittenAndFound_IsTheSame()
    {
        Assert.Equal(Origin, SheetFileOrigin.Find(Table(Origin)));
    }

    [Fact]
    public void Read_OfAFileNobodyTouched_TouchesNothing()
    {
        var answer = new Answer { Numerator = 850, Denominator = 1000 };

        var reading = SheetFile.Read(Table(Origin, Row("1.2", numerator: "850", denominator: "1000", explanation: "Theo một cửa", version: 4, was: (answer, "Theo một cửa"))), Tree, Origin);

        Assert.Empty(reading.Errors);
        var row = Assert.Single(reading.Rows);
        Assert.False(row.IsTouched);
        Assert.Equal(4, row.Version);
        Assert.Equal(answer, row.Answer);
    }

    [Theory]
    [InlineData("851", "Theo một cửa")]
    [InlineData("850", "Theo báo cáo")]
    [InlineData("850", null)]
    public void Read_OfAnotherAnswerOrExplanation_TouchesTheRow(string numerator, string? explanation)
    {
        var was = (new Answer { Numerator = 850, Denominator = 1000 }, "Theo một cửa");

        var reading = SheetFile.Read(Table(Origin, Row("1.2", numerator: numerator, denominator: "1000", explanation: explanation, version: 4, was: was)), Tree, Origin);

        Assert.True(Assert.Single(reading.Rows).IsTouched);
    }

    [Fact]
    public void Read_OfLinesThatASpreadsheetEndsAnotherWay_TouchesNothing()
    {
        var reading = SheetFile.Read(Table(Origin, Row("1.1", option: "đạt", explanation: "Một\nHai", was: (new Answer { Option = "đạt" }, "Một\r\nHai"))), Tree, Origin);

        Assert.False(Assert.Single(reading.Rows).IsTouched);
    }

    [Fact]
    public void Read_OfSeveralWrongRows_NamesThemAllWithRowAndCell()
    {
        var reading = SheetFile.Read(
            Table(
                Origin,
                Row("1.1", option: "xuất sắc"),
                Row("1.2", notApplicable: "đủ điểm"),
                Row("9.9", option: "đạt")),
            Tree,
            Origin);

        Assert.Equal(
            [
                (3, "B3", "1.1", "xuất sắc", "Không có mức này. Các mức: đạt; không."),
                (4, "E4", "1.2", "full", "Khi không phát sinh, tiêu chí này được xử lý là «loại trừ»."),
                (4, "F4", "1.2", "ô trống", "Khai «không phát sinh» thì cần ghi rõ lý do."),
                (5, "A5", "9.9", "9.9", "mã có trong bộ tiêu chí"),
            ],
            reading.Errors.Select(e => (e.Row, e.Cell, e.Code, e.Found, e.Expected)));
    }

    [Fact]
    public void Read_OfARowThatOthersProvide_TakesNothingAndSaysSo()
    {
        var reading = SheetFile.Read(Table(Origin, Row("1.3", option: null, was: (null, "Do nơi khác cung cấp"), explanation: "Sửa tay")), Tree, Origin);

        Assert.Empty(reading.Rows);
        Assert.Empty(reading.Errors);
        Assert.Equal(["1.3"], reading.NotTaken);
    }

    [Fact]
    public void Read_OfAnotherUnitsFile_IsRefusedNamingBoth()
    {
        var reading = SheetFile.Read(Table(Origin with { SheetId = Given.Id(2), Unit = "Xã Bình Minh" }, Row("1.1", option: "đạt")), Tree, Origin);

        var error = Assert.Single(reading.Errors);
        Assert.Equal(("phiếu của Xã Bình Minh, Phong trào 2026", "phiếu của Xã Tân Lập, Phong trào 2026"), (error.Found, error.Expected));
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void Read_OfAFileForOtherCriteria_IsRefusedAsOutdated()
    {
        var reading = SheetFile.Read(Table(Origin with { Criteria = "0123456789abcdef" }, Row("1.1", option: "đạt")), Tree, Origin);

        Assert.Equal("tệp tải về lúc 08:30 02/03/2026, theo bộ tiêu chí cũ", Assert.Single(reading.Errors).Found);
    }

    [Fact]
    public void Read_OfAFileFromElsewhere_IsRefused()
    {
        var reading = SheetFile.Read(new Table("Sheet1", TableKind.Xlsx, [Line(1, "Mã", "Mức chọn"), Line(2, "1.1", "đạt")]), Tree, Origin);

        Assert.Equal("không có dòng nhận dạng phiếu", Assert.Single(reading.Errors).Found);
    }

    [Fact]
    public void Fingerprint_OfAChangedRule_Differs()
    {
        var other = CriteriaTree.Build(Tree.Nodes.Select(n => n.Code == "1.1" ? n.Source with { Rule = "đạt=2 | một phần=1 | không=0" } : n.Source));

        Assert.NotEqual(SheetFileOrigin.FingerprintOf(Tree), SheetFileOrigin.FingerprintOf(other));
    }

    private static Table Table(SheetFileOrigin origin, params string?[][] rows) => new(
        "Phiếu chấm điểm",
        TableKind.Xlsx,
        [
            Line(1, [.. origin.ToCells()]),
            Line(2, "Mã", "Mức chọn", "Tử số", "Mẫu số", "Không phát sinh", "Giải trình cách tính điểm", "Bản lúc tải về", "Dấu lúc tải về"),
            .. rows.Select((r, i) => Line(i + 3, r)),
        ]);

    private static string?[] Row(
        string code, string? option = null, string? numerator = null, string? denominator = null, string? notApplicable = null, string? explanation = null, long? version = null, (Answer? Answer, string? Explanation)? was = null) =>
        [code, option, numerator, denominator, notApplicable, explanation, version?.ToString(Vietnamese.Culture), was is { } then ? SheetFile.SealOf(then.Answer, then.Explanation) : null];

    private static TableRow Line(int number, params string?[] cells) => new(number, [.. cells.Select((c, i) => Cell.OfText(number, i + 1, c))]);
}
