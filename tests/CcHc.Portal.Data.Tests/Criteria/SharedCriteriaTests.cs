using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Data.Tests.Criteria;

/// <summary>The two sample sets, as files. The folder of shared data is not part of the repository.</summary>
public sealed class SharedCriteriaTests
{
    [Theory]
    [InlineData("sample-commune-100.csv", 73, 100, 3, 5)]
    [InlineData("thanhhoa-hdnd-xa-2026.csv", 91, 100, 10, 20)]
    public async Task Set_ReadWrittenAsXlsxAndReadAgain_HasNoErrorOrDefect(string name, int nodes, int baseMax, int bonus, int penalty)
    {
        var reading = Read(name);

        Assert.Empty(reading.Errors.Concat(reading.Defects).Select(f => f.Text));
        Assert.Equal(nodes, reading.Tree!.Nodes.Count);
        Assert.Equal((baseMax, bonus, penalty), (Top(t => !t.IsInBonus && !t.IsInPenalty), Top(t => t.IsInBonus), Top(t => t.IsInPenalty)));

        using var file = new MemoryStream();
        await using (var book = await XlsxWriter.CreateAsync(file, TestContext.Current.CancellationToken))
        {
            await book.TableAsync(CriteriaFile.ToTable(reading.Sources, "Bộ tiêu chí"));
        }

        file.Position = 0;
        var again = CriteriaFile.Read(TableFile.Read(file, "bo.xlsx"));
        Assert.Equal(reading.Findings.Select(f => (f.Row, f.Found)), again.Findings.Select(f => (f.Row, f.Found)));
        Assert.Equal(reading.Sources, again.Sources.Select((s, i) => s with { Extra = reading.Sources[i].Extra }));

        int Top(Func<CriteriaNode, bool> which) => (int)reading.Tree.Tops.Where(which).Sum(t => t.Max);
    }

    /// <summary>Read from the files by eye: each note, each label and each sanction in words, once.</summary>
    [Fact]
    public void Sets_HaveTheirNotesAsWarnings_AndNothingElse()
    {
        Assert.Equal(
            [
                "2 applies_to: UBND xã, phường, đặc khu",
                "12 rule: quá hạn nhưng hoàn thành=0.75 per task weight",
                "72 rule: zero the criterion",
            ],
            Warnings("sample-commune-100.csv"));
        Assert.Equal(
            [
                "2 applies_to: HĐND cấp xã, phường",
                "4 rule: (also penalty group IX)",
                "11 rule: (also penalty IX)",
                "24 rule: denominator=only items already due",
                "24 rule: exclude multi-year and objectively-blocked items accepted in writing",
                "34 rule: R<80 but urged in writing/supervised→2",
                "38 rule: no case arising→R=100%",
                "60 rule: (also penalty IX)",
                "71 rule: (also penalty IX)",
                "76 rule: once a year",
                "76 rule: draft said 5 (normalised by digitiser)",
                "78 rule: only highest",
                "78 rule: draft said 3/1.5",
                "80 rule: province-supplied software excluded",
                "82 rule: draft said 1.5 each cap 3",
                "84 rule: no Xuất sắc",
                "85 rule: exempt if programme adjusted by NQ",
                "87 rule: only with established responsibility",
                "90 rule: not Tốt or above",
                "91 rule: no Xuất sắc",
                "92 rule: plus zero the criterion",
                "92 rule: repeat→Yếu",
                "92 rule: drop 1 band",
            ],
            Warnings("thanhhoa-hdnd-xa-2026.csv"));

        static IEnumerable<string> Warnings(string name)
        {
            var reading = Read(name);
            Assert.Empty(reading.Errors.Concat(reading.Defects).Select(f => f.Text));
            return reading.Warnings.Select(w => $"{w.Row} {w.Column}: {w.Found}");
        }
    }

    [Theory]
    [InlineData("sample-commune-100.csv", "commune-answers.tsv", "61.5745 100 100 61.57 0 3.4 58.17")]
    [InlineData("thanhhoa-hdnd-xa-2026.csv", "peoples-council-answers.tsv", "43.5 100 100 43.5 9 20 32.5")]
    public void Set_WithAnAnswerForEveryLeaf_GivesTheHandScoredSheet(string name, string answers, string figures)
    {
        var tree = Read(name).Tree!;
        var rows = TestFiles.Rows(answers);
        var file = "code,option,value,numerator,denominator,count\n" + string.Concat(rows.Select(r => $"{r[0]},{Cells(r[1])}\n"));

        var reading = AnswersFile.Read(TableFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), "answers.csv"), tree);
        var result = ScoringEngine.Score(tree, reading.Answers, 2026);

        Assert.Empty(reading.Errors.Select(e => e.Text));
        Assert.Empty(result.Unanswered);
        Assert.Equal(rows.Select(r => $"{r[0]} {r[2]}"), result.Nodes.Where(n => n.Node.IsLeaf).Select(n => $"{n.Node.Code} {n.Points.ToInvariantString()}"));
        Assert.Equal(
            figures,
            string.Join(' ', new[] { result.Points, result.ApplicableMax, result.BaseMax, result.Base, result.Bonus, result.Penalty, result.Final }.Select(p => p.ToInvariantString())));

        // «numerator=1 & denominator=3» as the cells between the commas.
        static string Cells(string answer)
        {
            var given = answer.Split(" & ").Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => $"\"{a[1]}\"");
            return string.Join(',', new[] { "option", "value", "numerator", "denominator", "count" }.Select(c => given.GetValueOrDefault(c)));
        }
    }

    [Theory]
    [InlineData("sample-commune-100.csv", "100 103")]
    [InlineData("thanhhoa-hdnd-xa-2026.csv", "100 110")]
    public void Set_WithTheBestAnswerForEachLeaf_EarnsAll(string name, string baseAndFinal)
    {
        var tree = Read(name).Tree!;

        var result = ScoringEngine.Score(tree, tree.Leaves.ToDictionary(l => l.Code, Best), 2025);

        Assert.Equal(baseAndFinal, $"{result.Base.ToInvariantString()} {result.Final.ToInvariantString()}");
        Assert.Empty(result.Unanswered);
        Assert.Empty(result.Sanctions);
        Assert.All(result.Nodes, n => Assert.NotEmpty(TraceText.Render(n.Trace)));
    }

    [Fact]
    public void ThanhHoa_WithEveryOffence_ListsSanctionsInOrderAndCapsThePenalty()
    {
        var tree = Read("thanhhoa-hdnd-xa-2026.csv").Tree!;
        var answers = tree.Leaves.ToDictionary(l => l.Code, l => l.Rule is PenaltyRule ? new Answer { Count = 9 } : Best(l));

        var result = ScoringEngine.Score(tree, answers, 2026);

        Assert.Equal(["no Xuất sắc", "not Tốt or above", "no Xuất sắc", "drop 1 band"], result.Sanctions.Select(s => s.Text));
        Assert.Equal(("20", "90"), (result.Penalty.ToInvariantString(), result.Final.ToInvariantString()));
    }

    [Fact]
    public void CommuneSet_WithHandScoredAnswers_GivesTheHandScoredSheet()
    {
        // By hand: 1.1.1 late 0.25; 1.1.2 850/1000 of 2 = 1.7; 1.2 two late reports 0.5; 2.2.2 excluded (1.5 of 100);
        // 3.2.1 at 98 % = 3; 3.5 60 % of 80 % of 3 = 2.25; 8.1 86.5 % of 10 = 8.65; B.1 two at 0.75 = 1.5; P.1 three days 0.6.
        // Sum 16.35; base 16.35 × 100 ÷ 98.5 = 16.5989… ; final 16.5989… + 1.5 − 0.6 = 17.4989…
        var tree = Read("sample-commune-100.csv").Tree!;
        var answers = new Dictionary<string, Answer>
        {
            ["1.1.1"] = new() { Option = "chậm" },
            ["1.1.2"] = new() { Numerator = 850, Denominator = 1000 },
            ["1.2"] = new() { Count = 2 },
            ["2.2.2"] = new() { NotApplicable = NotApplicable.Exclude },
            ["3.2.1"] = new() { Value = 98 },
            ["3.5"] = new() { Value = 60 },
            ["8.1"] = new() { Value = 86.5m },
            ["B.1"] = new() { Count = 2 },
            ["P.1"] = new() { Count = 3 },
        };

        var result = ScoringEngine.Score(tree, answers, 2025);

        Assert.Equal(
            "16.35 98.5 100 16.6 1.5 0.6 17.5",
            string.Join(' ', new[] { result.Points, result.ApplicableMax, result.BaseMax, result.Base, result.Bonus, result.Penalty, result.Final }.Select(p => p.ToInvariantString())));
    }

    [Fact]
    public void AnswersFile_WithMistakes_NamesEachRow()
    {
        var tree = Read("sample-commune-100.csv").Tree!;
        var table = TableFile.Read(
            new MemoryStream("""
                code,option,value,numerator,denominator,count,counts,date,mark,not_applicable
                1.1.1,Chậm,,,,,,,,
                9.9,,,,,1,,,,
                1,,50,,,,,,,
                1.1.2,,85,,,,,,,
                1.1.2,,85,,,,,,,
                1.2,,,,,hai,,,,
                1.3.1,,85,85,100,,,,,
                P.1,,,,,,,,,full
                1.4,hoàn thành KH,,,,,,,,
                1.5,,,,,,,,,
                """u8.ToArray()),
            "answers.csv");

        var reading = AnswersFile.Read(table, tree);

        Assert.Equal(
            ["2 option", "3 code", "4 code", "6 code", "7 count", "8 value", "9 not_applicable"],
            reading.Errors.Select(e => $"{e.Row} {e.Column}"));
        Assert.Equal(["1.1.2", "1.4"], reading.Answers.Keys.Order());
    }

    [Fact]
    public void AnswersFile_FromASpreadsheet_ReadsPercentagesDatesAndNumbers()
    {
        var tree = CriteriaTree.Build(
        [
            new("1", null, "A", 2, "ratio", "score=R*max"),
            new("2", null, "B", 1, "deadline", "due=31/12; per=0.1/day"),
            new("3", null, "C", 1, "choice", "1=1 | 0=0"),
        ]);
        var file = Tables.Workbooks.WithSheet(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c><c r="B1" t="inlineStr"><is><t>Tỷ lệ (%)</t></is></c><c r="C1" t="inlineStr"><is><t>Ngày</t></is></c><c r="D1" t="inlineStr"><is><t>Mức chọn</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" s="1"><v>0.85</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>2</t></is></c><c r="C3" s="2"><v>46022</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>3</t></is></c><c r="D4"><v>1</v></c></row>
            <row r="5"><c r="A5"><v>3</v></c></row>
            """);

        var reading = AnswersFile.Read(TableFile.Read(new MemoryStream(file), "x.xlsx"), tree);

        Assert.Equal(["A5 code-kind"], reading.Errors.Select(e => $"{e.Cell} {e.Key}"));
        Assert.Equal((85m, new DateOnly(2025, 12, 31), "1"), (reading.Answers["1"].Value, reading.Answers["2"].Date, reading.Answers["3"].Option));
    }

    private static CriteriaReading Read(string name)
    {
        var path = Path.Combine(SharedFolder(), "data", "criteria", name);
        if (!File.Exists(path))
        {
            Assert.Skip($"{name} is not here; CCHC_SHARED names the folder of shared data.");
        }

        using var file = File.OpenRead(path);
        return CriteriaFile.Read(TableFile.Read(file, name));
    }

    /// <summary>Beside the repository unless said otherwise.</summary>
    private static string SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("CCHC_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CcHc.Portal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? "", "shared");
    }

    /// <summary>An answer that earns the maximum; for a penalty one that costs nothing.</summary>
    private static Answer Best(CriteriaNode leaf) => leaf.Rule switch
    {
        ChoiceRule choice => new() { Option = choice.Options.MaxBy(o => o.Points)!.Label },
        BandRule or RatioRule => new() { Numerator = 7, Denominator = 7 },
        SurveyRule => new() { Value = 100 },
        CountRule => new() { Count = 100 },
        DeductRule or PenaltyRule => new() { Count = 0 },
        _ => throw new InvalidOperationException(leaf.Code),
    };
}
