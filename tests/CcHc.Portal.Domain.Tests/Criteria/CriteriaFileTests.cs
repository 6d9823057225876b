using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

public sealed class CriteriaFileTests
{
    private const string Header = "code,parent,title,max_points,method,rule";

    /// <summary>Each kind of error and defect alone: lines «code,parent,title,max,method,rule», then key, row and column.</summary>
    public static TheoryData<string, string, int, string> Findings => new()
    {
        { "1,,A,1,choice,có=1 | không=0\n1,,B,1,choice,có=1 | không=0", "Error code-doubled", 3, "code" },
        { "1,,A,1,choice,có=1 | không=0\n2,9,B,1,choice,có=1 | không=0", "Error parent-missing", 3, "parent" },
        { "1,2,A,1,group,\n2,1,B,1,group,", "Error parent-cycle", 2, "parent" },
        { "1,,A,1,choice,có=1 | không=0\n1.1,1,B,1,choice,có=1 | không=0", "Error leaf-with-children", 2, "method" },
        { "1,,A,1,group,sum of children", "Error group-without-children", 2, "method" },
        { "1,,A,,choice,có=1 | không=0", "Error max-missing", 2, "max_points" },
        { "1,,A,một,choice,có=1 | không=0", "Error max", 2, "max_points" },
        { "1,,A,-1,ratio,score=R*max", "Error max", 2, "max_points" },
        { "1,,A,2,information,", "Error max-information", 2, "max_points" },
        { "1,,A,1,đoán,", "Error method", 2, "method" },
        { "1,,A,1,,có=1 | không=0", "Error method", 2, "method" },
        { "1,,A,1,choice,có | không=0", "Error rule", 2, "rule" },
        { "1,,A,1,choice,", "Error rule", 2, "rule" },
        { "1,,A,1,choice,có=1 | có=0", "Error rule", 2, "rule" },
        { "1,,A,1,step,R>=70→1; R<60→0", "Error band-gap", 2, "rule" },
        { "1,,A,1,step,R>70→1; R<70→0", "Error band-gap", 2, "rule" },
        { "1,,A,1,step,R>=70→1; R<=70→0", "Error band-overlap", 2, "rule" },
        { "1,,A,1,ratio,theo tỷ lệ", "Error rule", 2, "rule" },
        { "1,,A,1,ratio_capped,T=80; R>=80→1; R<80→R*1/90", "Error rule", 2, "rule" },
        { "1,,A,1,deduct,per=1", "Error rule", 2, "rule" },
        { "1,,A,1,count,cap=1", "Error rule", 2, "rule" },
        { "1,,A,1,deadline,due=31/13; per=1/day", "Error rule", 2, "rule" },
        { "1,,A,1,deadline,due=31/12; per=1", "Error rule", 2, "rule" },
        { "1,,A,1,weighted_ratio,score=R*max", "Error rule", 2, "rule" },
        { "1,,A,1,survey,điều tra", "Error rule", 2, "rule" },
        { "1,,A,1,expert,step=0", "Error rule", 2, "rule" },
        { "1,,A,1,penalty,cap=1", "Error rule", 2, "rule" },
        { "1,,A,1,group,trung bình\n1.1,1,B,1,ratio,score=R*max", "Error rule", 2, "rule" },
        { "1,,A,1,group,\n1.1,1,B,1,ratio,score=R*max; round=0", "Error rule", 3, "rule" },
        { "1,,A,1,group,\nB,1,B,1,group_bonus,\"sum, cap 1\"", "Error group-below-top", 3, "method" },
        { "1,,A,1,group,\n1.1,1,B,1,penalty,per=1", "Error penalty-place", 3, "method" },
        { ",,A,1,ratio,score=R*max\n1,,B,1,ratio,score=R*max", "Error code-missing", 2, "code" },
        { "1,,A,3,group,sum of children\n1.1,1,B,2,ratio,score=R*max", "Defect sum", 2, "max_points" },
        { "1,,A,3,group,\"sum of children, cap at max\"\n1.1,1,B,2,ratio,score=R*max", "Defect sum-below", 2, "max_points" },
        { "1,,A,3,choice,có=2 | không=0", "Defect best", 2, "rule" },
        { "1,,A,3,step,R>=50→2; R<50→0", "Defect best", 2, "rule" },
        { "1,,A,3,ratio_capped,T=80; R>=80→4; R<80→R*3/80", "Defect best", 2, "rule" },
        { "B,,A,3,group_bonus,\"sum, cap 4\"", "Defect cap", 2, "rule" },
        { "P,,A,3,group_penalty,\"sum, cap 2\"", "Defect cap", 2, "rule" },
        { "1,,A,1,ratio,score=R*max; chỉ tính việc đến hạn", "Warning note", 2, "rule" },
        { "1,,A,1,count,per=1 (mỗi năm); cap=1", "Warning note", 2, "rule" },
        { "1,,A,2,deduct,start=1; per=1", "Warning reach", 2, "rule" },
        { "P,,A,2,group_penalty,\"sum, cap 2\"\nP.1,P,B,2,penalty,per=1; sanction=hạ bậc", "Warning sanction-unmapped", 3, "rule" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public void Read_FindsEachKindOnceWithRowAndColumn(string lines, string kind, int row, string column)
    {
        var reading = CriteriaFile.Read(TableOf(Header + "\n" + lines));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal((kind, row, column), ($"{finding.Severity} {finding.Key}", finding.Row, finding.Column));
        Assert.Equal(finding.Severity == FindingSeverity.Error, reading.Tree is null);
        Assert.NotEmpty(finding.Expected);
    }

    [Fact]
    public void Read_ManyErrors_ListsAllAtOnceInTheOrderOfTheRows()
    {
        var reading = CriteriaFile.Read(TableOf(Header + "\n1,,A,x,choice,có\n1,,B,1,step,R>5→1\n3,9,C,,nope,"));

        Assert.Equal(
            ["2 max_points", "2 rule", "3 code", "3 rule", "4 parent", "4 method", "4 max_points"],
            reading.Errors.Select(f => $"{f.Row} {f.Column}"));
    }

    [Fact]
    public void Read_WithoutParents_TakesThemFromTheCodes()
    {
        var reading = CriteriaFile.Read(TableOf("code,title,max_points,method,rule\nII.4,A,2,group,\nII.4.b,B,2,ratio,score=R*max\nII,C,2,group,"));

        Assert.Equal([("II.4", "II"), ("II.4.b", "II.4"), ("II", null)], reading.Sources.Select(s => (s.Code, s.ParentCode)));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Read_VietnameseHeadersBelowATitle_AndMethodsByTheirNames()
    {
        var reading = CriteriaFile.Read(TableOf(
            """
            BỘ TIÊU CHÍ NĂM 2025
            STT,Nội dung,Điểm tối đa,Cách chấm,Mức điểm,Tài liệu kiểm chứng,Nguồn số liệu,Không phát sinh,Ghi chú riêng
            1,A,"2,5",Nhóm,,,,,
            1.1,B,1,Tỉ lệ có sàn,R>=100→max; R<100→R*max,"KH, BC | thẩm định: Sở Nội vụ, Sở KHCN",số liệu nhập,loại trừ,giữ lại
            1.2,C,"1,5",Trừ dần,start=1.5; per=1,Báo cáo,cơ quan thẩm định,,
            P,D,2,Điểm trừ,"sum, cap 2",,,,
            P.1,E,2,Điểm trừ,per=1,,,,
            """));

        Assert.Empty(reading.Findings);
        Assert.Equal(["group", "linear_band", "deduct", "group_penalty", "penalty"], reading.Sources.Select(s => s.Method));
        var second = reading.Sources[1];
        Assert.Equal(("KH, BC", "Sở Nội vụ, Sở KHCN", InputBy.Imported, NotApplicable.Exclude), (second.Evidence, second.Agency, second.InputBy, second.NotApplicable));
        Assert.Equal(["Sở Nội vụ", "Sở KHCN"], second.Agencies);
        Assert.Equal("giữ lại", second.Extra["Ghi chú riêng"]);
        Assert.Equal(2.5m, reading.Tree!.Nodes[0].Max);
    }

    [Theory]
    [InlineData("KH, BC | thẩm định: Sở Nội vụ, Sở KHCN", "KH, BC", "Sở Nội vụ, Sở KHCN")]
    [InlineData("KH | BC | Sở Nội vụ", "KH | BC", "Sở Nội vụ")]
    [InlineData("KH | thẩm định:", "KH | thẩm định:", null)]
    [InlineData("KH|BC", "KH|BC", null)]
    public void Read_EvidenceWithAnAgency_IsCutAtTheLastStroke(string cell, string evidence, string? agency)
    {
        var reading = CriteriaFile.Read(TableOf($"code,title,max_points,method,rule,evidence\n1,A,1,ratio,score=R*max,\"{cell}\""));

        Assert.Equal((evidence, agency), (reading.Sources[0].Evidence, reading.Sources[0].Agency));
    }

    [Theory]
    [InlineData("input_by", "ai đó")]
    [InlineData("not_applicable", "tùy")]
    public void Read_UnknownWordInAColumn_IsAnError(string column, string word)
    {
        var reading = CriteriaFile.Read(TableOf($"code,title,max_points,method,rule,{column}\n1,A,1,ratio,score=R*max,{word}"));

        var error = Assert.Single(reading.Errors);
        Assert.Equal((2, column, "F2", word), (error.Row, error.Column, error.Cell, error.Found));
    }

    [Fact]
    public void Read_MissingOrDoubledColumn_IsAnError()
    {
        Assert.Equal(["method"], CriteriaFile.Read(TableOf("code,title,max_points,rule\n1,A,1,x")).Errors.Select(e => e.Column));
        Assert.Equal(["column-doubled"], CriteriaFile.Read(TableOf("code,code,title,max_points,method\n1,1,A,1,information")).Errors.Select(e => e.Key));
        Assert.Equal(["empty"], CriteriaFile.Read(TableOf(Header)).Errors.Select(e => e.Key));
    }

    [Theory]
    [InlineData(0, "code", "ô số 1.1")]
    [InlineData(1, "parent", "ô số 1.1")]
    [InlineData(5, "rule", "ô số 1.1")]
    public void Read_NumberWhereTextBelongs_IsAnError(int column, string name, string found)
    {
        var row = Row(2, "1.1", null, "A", "1", "ratio", "score=R*max");
        var cells = row.Cells.ToArray();
        cells[column] = Cell.OfNumber(2, column + 1, 1.1m);

        var reading = CriteriaFile.Read(new Table("Bộ", TableKind.Xlsx, [Row(1, Header.Split(',')), row with { Cells = cells }]));

        var error = Assert.Single(reading.Errors, e => e.Key == "cell-kind");
        Assert.Equal((2, name, found), (error.Row, error.Column, error.Found));
        Assert.Null(reading.Tree);
    }

    [Fact]
    public void Read_RowsBelowALeafInASpreadsheet_AreItsLevels()
    {
        var table = new Table("Bộ", TableKind.Xlsx,
        [
            Row(1, Header.Split(',')),
            Row(2, "1", null, "Ban hành kế hoạch", "1", null, "knockout"),
            Row(3, null, null, "Trước hạn", "1", null, null),
            Row(4, null, null, "Chậm >=5 ngày", "0,5", null, null),
            Row(5, null, null, "Không", "0", null, null),
        ]);

        var reading = CriteriaFile.Read(table);

        Assert.Empty(reading.Findings);
        Assert.Equal("Trước hạn=1 | Chậm >=5 ngày=0.5 | Không=0; knockout", reading.Sources[0].Rule);
        Assert.True(reading.Tree!.Leaves[0].Rule.Knockout);
    }

    [Fact]
    public void Read_LevelsBelowAnotherMethod_AreRowsWithoutACode()
    {
        var table = new Table("Bộ", TableKind.Xlsx,
        [
            Row(1, Header.Split(',')),
            Row(2, "1", null, "A", "1", "ratio", "score=R*max"),
            Row(3, null, null, "Tốt", "1", null, null),
        ]);

        Assert.Equal(["code-missing 3 A3"], CriteriaFile.Read(table).Errors.Select(e => $"{e.Key} {e.Row} {e.Cell}"));
    }

    [Fact]
    public void ToTable_ReadAgain_GivesTheSameSources()
    {
        var first = CriteriaFile.Read(TableOf(
            "code,title,max_points,method,rule,evidence,input_by,not_applicable,applies_to,legal_basis,guidance,source,co_agency,Riêng\n"
            + "II,A,\"1,5\",group,,,,,,,,,,\n"
            + "II.10,B,1.5,ratio,score=R*max; nhớ,BC | Sở A,số liệu nhập,full,xã; phường,NQ 76,hướng dẫn,nguồn,Sở B,x"));

        var again = CriteriaFile.Read(CriteriaFile.ToTable(first.Sources, "Bộ"));

        Assert.Empty(again.Errors);
        Assert.Equal(first.Sources.Select(Text), again.Sources.Select(Text));

        static string Text(CriterionSource s) => s.ToString() + string.Join(',', s.Extra);
    }

    [Fact]
    public void ToTable_NamesMethodsInVietnamese_UnlessTheWordMeansAnotherThere()
    {
        CriterionSource[] sources =
        [
            new("1", null, "A", 3, "group", "sum of children"),
            new("1.1", "1", "B", 2, "criterion", "sum of children, cap at max"),
            new("1.1.1", "1.1", "C", 2, "linear_band", "R>=80→max; R<80→0"),
            new("1.2", "1", "D", 1, "group", "sum of children"),
            new("1.2.1", "1.2", "E", 1, "survey", "score=SIPAS*max"),
            new("B", null, "Thưởng", 1, "group_bonus", "sum, cap 1"),
            new("P", null, "Trừ", 2, "group_penalty", "sum of children"),
            new("P.1", "P", "F", 2, "penalty", "per=1; cap=2"),
            new("Q", null, "Trừ khác", 3, "group_penalty", "sum, cap 3"),
            new("R", null, "Trừ nữa", 1, "penalty", "per=1; cap=1"),
        ];

        var table = CriteriaFile.ToTable(sources, "Bộ");

        // Below the top «nhóm» is a criterion, so the field within a field keeps its name.
        Assert.Equal(
            ["Cách chấm", "nhóm", "nhóm", "tỷ lệ có sàn", "group", "khảo sát", "điểm thưởng", "điểm trừ", "điểm trừ", "điểm trừ", "điểm trừ"],
            table.Lines.Select(l => l.At(5).Text));
        Assert.Equal(sources.Select(s => (s.Code, s.Method)), CriteriaFile.Read(table).Sources.Select(s => (s.Code, s.Method)));
    }

    internal static Table TableOf(string csv)
    {
        // Enough of CSV for these lines: quotes around a cell, none within.
        var lines = new List<TableRow>();
        foreach (var line in csv.Split('\n'))
        {
            var parts = line.Split('"');
            var cells = parts.SelectMany((p, i) => i % 2 == 1 ? ["\u0001" + p] : new[] { p }).ToArray();
            var text = string.Concat(cells.Select(c => c.StartsWith('\u0001') ? c[1..].Replace(',', '\u0002') : c));
            lines.Add(Row(lines.Count + 1, [.. text.TrimEnd('\r').Split(',').Select(c => c.Replace('\u0002', ','))]));
        }

        return new Table("bo-tieu-chi.csv", TableKind.Csv, lines);
    }

    private static TableRow Row(int number, params string?[] texts) =>
        new(number, [.. texts.Select((t, i) => Cell.OfText(number, i + 1, t))]);
}
