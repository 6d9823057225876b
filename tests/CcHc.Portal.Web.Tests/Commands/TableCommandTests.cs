using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CcHc.Portal.Web.Tests.Commands;

/// <summary><c>criteria check</c> and <c>score</c> as somebody types them: the built program, files, exit codes, what is printed.</summary>
public sealed class TableCommandTests : IDisposable
{
    private const string Criteria =
        """
        code,parent,title,max_points,method,rule
        1,,Điều hành,10,group,sum of children
        1.1,1,Kế hoạch,1,choice,có=1 | không=0; knockout
        1.2,1,Hồ sơ đúng hạn,4,ratio,score=R*max; unit=hồ sơ
        1.3,1,Báo cáo,2,deadline,due=31/12; per=0.1/day
        1.4,1,Khảo sát,3,survey,score=SIPAS*max
        2,,Ghi chú,,information,
        B,,Điểm thưởng,2,group_bonus,"sum, cap 2"
        B.1,B,Sáng kiến,3,count,per=0.75
        P,,Điểm trừ,5,group_penalty,"sum of children, cap at max"
        P.1,P,Vi phạm,5,penalty,per=1; sanction=max:Tốt
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("portal-commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Score_OfAWholeSheet_PrintsExactlyTheAgreedJson()
    {
        var ran = await ScoreAsync(
            """
            code,option,value,numerator,denominator,count,counts,date,mark,not_applicable
            1.1,có,,,,,,,,
            1.2,,,850,1000,,,,,
            1.3,,,,,,,02/01/2026,,
            1.4,,,,,,,,,exclude
            B.1,,,,,3,,,,
            P.1,,,,,2,,,,
            """,
            "--year",
            "2025",
            "--json");

        // 1 + 3.4 + 1.8 = 6.2 of 7 applicable; 6.2 × 10 ÷ 7 = 8.857142…; bonus 2.25 capped at 2; 8.857142… + 2 − 2.
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        using var expected = JsonDocument.Parse(
            """
            {
              "points": 6.2, "applicableMax": 7, "baseMax": 10, "base": 8.86, "bonus": 2, "penalty": 2, "final": 8.86,
              "unanswered": [], "sanctions": ["max:Tốt"], "warnings": [],
              "nodes": [
                { "code": "1", "points": 6.2, "max": 10, "status": "scored", "trace": ["cộng 4 mục = 6,20 điểm"] },
                { "code": "1.1", "points": 1, "max": 1, "status": "scored", "trace": ["mức «có» = 1,00 điểm"] },
                { "code": "1.2", "points": 3.4, "max": 4, "status": "scored", "trace": ["850/1.000 hồ sơ = 85%", "85% × 4 = 3,40 điểm"] },
                { "code": "1.3", "points": 1.8, "max": 2, "status": "scored",
                  "trace": ["hạn 31/12/2025, thực hiện 02/01/2026: chậm 2 ngày", "2 ngày × 0,1 = 0,20 điểm", "2 − 0,2 = 1,80 điểm"] },
                { "code": "1.4", "points": 0, "max": 3, "status": "excluded", "trace": ["không phát sinh, loại trừ: 0,00 điểm"] },
                { "code": "2", "points": 0, "max": 0, "status": "information", "trace": ["mục thông tin, không tính điểm"] },
                { "code": "B", "points": 2, "max": 2, "status": "scored", "trace": ["cộng 1 mục = 2,25 điểm", "tối đa 2,00 điểm"] },
                { "code": "B.1", "points": 2.25, "max": 3, "status": "scored", "trace": ["3 × 0,75 = 2,25 điểm"] },
                { "code": "P", "points": 2, "max": 5, "status": "scored", "trace": ["cộng 1 mục = 2,00 điểm"] },
                { "code": "P.1", "points": 2, "max": 5, "status": "scored", "trace": ["2 × 1 = 2,00 điểm"] }
              ]
            }
            """);
        Assert.Equal(Canonical(expected.RootElement), Canonical(ran.Json()));
    }

    [Fact]
    public async Task Score_WithAPreconditionNotMetAndLeavesWithoutAnswers_SaysSo()
    {
        var ran = await ScoreAsync("code;option;value\n1.1;không;\n1.2;;100\n", "--json");

        var nodes = ran.Json().GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(0, ran.Exit);
        Assert.Equal(
            ["1 knocked_out 0", "1.1 scored 0", "1.2 scored 4", "1.3 unanswered 0", "1.4 unanswered 0", "2 information 0", "B scored 0", "B.1 unanswered 0", "P scored 0", "P.1 unanswered 0"],
            nodes.Select(n => $"{n.GetProperty("code")} {n.GetProperty("status")} {n.GetProperty("points")}"));
        Assert.Equal(["1.3", "1.4", "B.1", "P.1"], ran.Json().GetProperty("unanswered").EnumerateArray().Select(u => u.GetString()));
    }

    [Fact]
    public async Task Score_WithEverythingExcluded_WarnsAndHasNoBase()
    {
        var ran = await ScoreAsync("code,not_applicable\n1.1,exclude\n1.2,exclude\n1.3,exclude\n1.4,exclude\nB.1,full\n", "--json");

        var result = ran.Json();
        Assert.Equal(["nothing-applicable"], result.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal("excluded", result.GetProperty("nodes")[0].GetProperty("status").GetString());
        Assert.Equal("0 0 2", $"{result.GetProperty("base")} {result.GetProperty("applicableMax")} {result.GetProperty("final")}");
    }

    [Fact]
    public async Task Score_WithWrongAnswers_ListsThemAllAndGivesNoResult()
    {
        var ran = await ScoreAsync(
            """
            code,option,value,numerator,denominator,count,counts,date,mark,not_applicable
            1.1,Có,,,,,,,,
            9.9,,,,,1,,,,
            1,,50,,,,,,,
            1.2,,,79228162514264337593543950335,1,,,,,
            1.2,,85,,,,,,,
            1.3,,,,,,,31/02/2026,,
            1.4,,100.5,,,,,,,
            B.1,,,,,1.5,,,,
            P.1,,,,,,,,,full
            """,
            "--json");

        Assert.Equal((1, ""), (ran.Exit, ran.Error));
        Assert.Equal(["errors"], ran.Json().EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ["2 option 1.1", "3 code 9.9", "4 code 1", "5 numerator 1.2", "6 code 1.2", "7 date 1.3", "8 value 1.4", "9 count B.1", "10 not_applicable P.1"],
            ran.Findings("errors"));
    }

    /// <summary>Each of these once was an exception, or would be one with plain decimals.</summary>
    [Theory]
    [InlineData("1.2,,,999999999999999,0.000001,,")]
    [InlineData("1.2,,999999999999999,,,,")]
    [InlineData("1.2,,,999999999999999.999999,3,,")]
    [InlineData("1.2,,99999999999999999999999999999999999999,,,,")]
    [InlineData("B.1,,,,,79228162514264337593543950335,")]
    public async Task Score_WithANumberBeyondAllBounds_IsAnErrorOfItsRow(string row)
    {
        var ran = await ScoreAsync("code,option,value,numerator,denominator,count,date\n" + row + "\n", "--json");

        Assert.Equal((1, ""), (ran.Exit, ran.Error));
        Assert.Equal(2, Assert.Single(ran.Json().GetProperty("errors").EnumerateArray()).GetProperty("row").GetInt32());
    }

    [Fact]
    public async Task Score_WithADeadlineAndNoYear_IsWrongUsage()
    {
        var ran = await ScoreAsync("code,date\n1.3,02/01/2026\n", "--json");

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains("--year", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("criteria check khong-co.csv")]
    [InlineData("criteria check anh.csv --json")]
    [InlineData("criteria check")]
    [InlineData("criteria check bo.csv --nope")]
    [InlineData("score bo.csv khong-co.csv")]
    [InlineData("score bo.csv")]
    [InlineData("score bo.csv bo.csv --year hai-nghin")]
    public async Task AFileThatCannotBeRead_OrAWordThatIsNone_ExitsWith2(string words)
    {
        await WriteAsync("bo.csv", Criteria);
        await File.WriteAllBytesAsync(Path.Combine(folder, "anh.csv"), [0x89, 0x50, 0x4E, 0x47, 0, 0xFF], TestContext.Current.CancellationToken);

        var ran = await RunAsync(words.Split(' '));

        Assert.Equal(2, ran.Exit);
        Assert.NotEmpty(ran.Error);
    }

    [Fact]
    public async Task Check_OfAFileWithNotesOnly_ExitsWith0()
    {
        await WriteAsync("bo.csv", Criteria);

        var ran = await RunAsync("criteria", "check", "bo.csv", "--json");

        Assert.Equal(0, ran.Exit);
        Assert.Equal(["errors", "defects", "warnings"], ran.Json().EnumerateObject().Select(p => p.Name));
        Assert.Equal(["4 rule 1.2"], ran.Findings("warnings"));
        Assert.Equal(
            ["sheet", "row", "column", "code", "found", "expected"],
            ran.Json().GetProperty("warnings")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal("bo.csv", ran.Json().GetProperty("warnings")[0].GetProperty("sheet").GetString());
    }

    [Theory]
    [InlineData("1,,A,2,group,sum of children\n1.1,1,B,1,ratio,score=R*max\n", "defects", "2 max_points 1")]
    [InlineData("1,,A,1,step,R>=70→1; R<60→0\n", "errors", "2 rule 1")]
    public async Task Check_OfAFileWithDefectsOrErrors_ExitsWith1(string rows, string kind, string finding)
    {
        await WriteAsync("bo.csv", "code,parent,title,max_points,method,rule\n" + rows);

        var ran = await RunAsync("criteria", "check", "bo.csv", "--json");

        Assert.Equal(1, ran.Exit);
        Assert.Equal([finding], ran.Findings(kind));
    }

    private async Task<Ran> ScoreAsync(string answers, params string[] options)
    {
        await WriteAsync("bo.csv", Criteria);
        await WriteAsync("tra-loi.csv", answers);
        return await RunAsync(["score", "bo.csv", "tra-loi.csv", .. options]);
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);

    private async Task<Ran> RunAsync(params string[] words)
    {
        var program = Path.ChangeExtension(typeof(Program).Assembly.Location, "dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ran(process.ExitCode, await output, await error);
    }

    /// <summary>The same text for the same values, so that 1.80 does not pass for 1.8 and an order of names counts.</summary>
    private static string Canonical(JsonElement element) => JsonSerializer.Serialize(element);

    private sealed record Ran(int Exit, string Output, string Error)
    {
        public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

        public IEnumerable<string> Findings(string kind) =>
            Json().GetProperty(kind).EnumerateArray().Select(f => $"{f.GetProperty("row")} {f.GetProperty("column").GetString()} {f.GetProperty("code").GetString()}");
    }
}
