using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class FigureFileTests
{
    private static readonly CriteriaTree Tree = CriteriaTree.Build(
    [
        new("1", null, "Thủ tục", 6, "group", "sum of children"),
        new("1.1", "1", "Dịch vụ công", 2, "ratio", "score=R*max", InputBy: InputBy.Imported, NotApplicable: NotApplicable.Exclude),
        new("1.2", "1", "Hài lòng", 3, "survey", "score=SIPAS*max", InputBy: InputBy.Imported),
        new("1.3", "1", "Kế hoạch", 1, "choice", "đạt=1 | không=0"),
    ]);

    private static readonly IReadOnlyList<CriteriaNode> Leaves = [.. Tree.Leaves.Where(l => l.Source.InputBy == InputBy.Imported)];

    private static readonly FigureUnit TanLap = new(Given.Id(1), "X01", "Xã Tân Lập");
    private static readonly FigureUnit BinhMinh = new(Given.Id(2), "X02", "Xã Bình Minh");
    private static readonly FigureUnit Twin = new(Given.Id(3), "X03", "Xã Bình Minh");
    private static readonly FigureUnit Own = new(Given.Id(4), "X04", "Sở Nội vụ", "Đây là đơn vị của anh/chị; số liệu do cơ quan phát động nhập.");

    [Fact]
    public void Columns_OfTheTemplate_AreTheFieldsOfTheMethods()
    {
        Assert.Equal(["1.1 Tỷ lệ (%)", "1.1 Tử số", "1.1 Mẫu số", "1.1 Không phát sinh", "1.2 Tỷ lệ (%)"], FigureFile.ColumnsOf(Leaves).Select(c => c.Header));
    }

    [Fact]
    public void Read_OfATable_FindsUnitsByCodeOrNameAndLeavesEmptyCellsAlone()
    {
        var reading = Read(
            ["Mã đơn vị", "Tên đơn vị", "1.1 Tử số", "1.1 Mẫu số", "1.2", "Ghi chú"],
            ["X01", "xã tân lập", "40", "50", "", "gửi sau"],
            ["", "Xã Tân Lập", "", "", "", ""],
            ["X02", "", "", "", "87,5", ""]);

        Assert.Empty(reading.Errors);
        Assert.Equal(["Ghi chú"], reading.Ignored);
        Assert.Equal(
            [(TanLap, "1.1", new Answer { Numerator = 40, Denominator = 50 }), (BinhMinh, "1.2", new Answer { Value = 87.5m })],
            reading.Entries.Select(e => (e.Unit, e.Leaf.Code, e.Answer)));
    }

    [Fact]
    public void Read_OfAPercentageCell_TakesWhatIsShown()
    {
        var table = new Table("S", TableKind.Xlsx, [Line(1, "Mã đơn vị", "1.2"), new TableRow(2, [Cell.OfText(2, 1, "X01"), Cell.OfNumber(2, 2, 0.875m, percent: true)])]);

        Assert.Equal(87.5m, Assert.Single(FigureFile.Read(table, Tree, Leaves, new Dictionary<string, string>(), [TanLap]).Entries).Answer.Value);
    }

    [Fact]
    public void Read_OfUnitsThatCannotBeTold_GuessesNothing()
    {
        var reading = Read(
            ["Mã đơn vị", "Tên đơn vị", "1.2"],
            ["X99", "", "80"],
            ["", "Tân Lập", "80"],
            ["", "Xã Bình Minh", "80"],
            ["X01", "Xã Bình Minh", "80"],
            ["X01", "", "80"],
            ["X01", "", "81"],
            ["", "", "80"],
            ["X04", "", "80"]);

        Assert.Equal(
            [
                (2, "A2", "X99", "mã của một đơn vị trong nhóm được chấm theo bộ tiêu chí này"),
                (3, "B3", "Tân Lập", "tên đầy đủ của một đơn vị trong nhóm được chấm theo bộ tiêu chí này"),
                (4, "B4", "Xã Bình Minh", "có 2 đơn vị cùng tên; ghi mã: X02; X03"),
                (5, "B5", "Xã Bình Minh", "mã X01 là của «Xã Tân Lập»"),
                (7, "A7", "X01", "mỗi đơn vị một dòng; đơn vị này đã có ở dòng 6"),
                (8, "A8", "", "cần có mã hoặc tên đơn vị"),
                (9, "A9", "X04", "Đây là đơn vị của anh/chị; số liệu do cơ quan phát động nhập."),
            ],
            reading.Errors.Select(e => (e.Row, e.Cell, e.Found, e.Expected)));
        Assert.Equal([6], reading.Entries.Select(e => e.Row));
    }

    [Fact]
    public void Read_OfColumnsThatAreNotToBeEntered_NamesTheCell()
    {
        var reading = FigureFile.Read(
            new Table("S", TableKind.Xlsx, [Line(1, "Mã đơn vị", "1.3 Mức chọn", "1", "1.2 Tử số", "1.1 Tử số", "1.1 Tử số", "1.2"), Line(2, "X01", "đạt", "", "", "", "", "80")]),
            Tree,
            [Leaves[0]],
            new Dictionary<string, string> { ["1.2"] = "tiêu chí 1.2 đã ghi nhận không tổ chức khảo sát" },
            [TanLap]);

        Assert.Equal(
            [
                ("B1", "tiêu chí 1.3 do đơn vị nhập, không nhập từ tệp này"),
                ("C1", "1 là nhóm, không có số liệu riêng"),
                ("D1", "tiêu chí 1.2 đã ghi nhận không tổ chức khảo sát"),
                ("F1", "tiêu đề này có hai lần; chỉ giữ một cột"),
                ("G1", "tiêu chí 1.2 đã ghi nhận không tổ chức khảo sát"),
            ],
            reading.Errors.Select(e => (e.Cell, e.Expected)));
    }

    [Fact]
    public void Read_OfWrongFigures_NamesEachCell()
    {
        var reading = Read(
            ["Mã đơn vị", "1.1 Tỷ lệ (%)", "1.1 Tử số", "1.1 Mẫu số", "1.2"],
            ["X01", "80", "40", "50", "101"],
            ["X02", "", "40", "", "cao"]);

        Assert.Equal(
            [
                ("B2", "Anh/chị nhập tỷ lệ phần trăm, hoặc tử số và mẫu số; không nhập cả hai."),
                ("E2", "Số không được quá 100."),
                ("D3", "Có tử số mà chưa có mẫu số."),
                ("E3", "Anh/chị nhập một số, ví dụ 12 hoặc 12,5."),
            ],
            reading.Errors.Select(e => (e.Cell, e.Expected)).OrderBy(e => e.Cell[^1]));
        Assert.Empty(reading.Entries);
    }

    [Fact]
    public void Read_OfATableWithoutUnits_SaysWhatTheHeaderNeeds()
    {
        Assert.Equal("dòng tiêu đề có cột «Mã đơn vị» hoặc «Tên đơn vị»", Assert.Single(Read(["STT", "1.2"], ["1", "80"]).Errors).Expected);
    }

    private static FigureReading Read(params string[][] rows) => FigureFile.Read(
        new Table("Số liệu", TableKind.Xlsx, [.. rows.Select((r, i) => Line(i + 1, r))]), Tree, Leaves, new Dictionary<string, string>(), [TanLap, BinhMinh, Twin, Own]);

    private static TableRow Line(int number, params string[] cells) => new(number, [.. cells.Select((c, i) => Cell.OfText(number, i + 1, c))]);
}
