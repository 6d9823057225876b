using System.Diagnostics;
using CcHc.Portal.Domain.Scoring;
using Microsoft.Data.Sqlite;

namespace CcHc.Portal.Benchmarks;

/// <summary>The scoring engine: in memory at two sizes, and between reading and writing a database.</summary>
internal static class EngineRun
{
    private const int Year = 2026;

    internal static Task MemoryAsync(Settings settings)
    {
        var tree = CriteriaTree.Build(MadeCriteria.Sources());
        var full = settings.Participants;
        var tenth = Math.Max(1, full / 10);
        var sheets = Enumerable.Range(0, full)
            .Select(p => (IReadOnlyDictionary<string, Answer>)tree.Leaves.ToDictionary(l => l.Code, l => MadeCriteria.AnswerOf(l, p)))
            .ToList();

        // Often enough that the clock of the process, which ticks every 10 ms, does not decide.
        Repeat(10, () => Score(tree, sheets, full));
        var small = Report.MedianCpu(5, () => Repeat(100, () => Score(tree, sheets, tenth))) / 100;
        var large = Report.MedianCpu(5, () => Repeat(10, () => Score(tree, sheets, full))) / 10;

        var leaves = full * MadeCriteria.Leaves;
        Report.Row($"engine, {leaves:#,##0} leaves in memory, no trace", Report.Number(large, "0.000") + " s CPU", "", null, "< 1 s CPU", large < 1);
        var growth = large / small / ((double)full / tenth);
        Report.Row(
            $"the same against {tenth * MadeCriteria.Leaves:#,##0} leaves",
            Report.Number(large / leaves * 1e6, "0.00") + " µs a leaf",
            Report.Number(small / (tenth * MadeCriteria.Leaves) * 1e6, "0.00") + " µs a leaf",
            growth,
            "linear",
            growth is > 0.6 and < 1.4);
        return Task.CompletedTask;
    }

    /// <summary>Reads every answer, scores it and writes the points; the floor reads and writes the same without the engine.</summary>
    internal static async Task ThroughSqliteAsync(Settings settings)
    {
        await FullSize.MakeAsync(settings, again: false);
        var tree = CriteriaTree.Build(MadeCriteria.Sources());
        await using var database = await FullSize.OpenAsync(settings);

        // Once without counting, so that both meet the same cache; then in turns.
        Pass(database, json => json.Length);
        var floor = new List<double>();
        var scored = new List<double>();
        var lines = 0;
        for (var i = 0; i < 3; i++)
        {
            (var time, lines) = Pass(database, json => json.Length);
            floor.Add(time);
            (time, lines) = Pass(database, null, tree);
            scored.Add(time);
        }

        floor.Sort();
        scored.Sort();
        var ratio = scored[1] / floor[1];
        Report.Row($"engine through SQLite, {lines:#,##0} lines read and written", Report.Number(scored[1], "0.00") + " s", Report.Number(floor[1], "0.00") + " s", ratio, "≤ 2 × floor", ratio <= 2);
    }

    private static void Repeat(int times, Action work)
    {
        for (var i = 0; i < times; i++)
        {
            work();
        }
    }

    private static void Score(CriteriaTree tree, List<IReadOnlyDictionary<string, Answer>> sheets, int count)
    {
        long sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += ScoringEngine.Score(tree, sheets[i], Year, trace: false).Final.TenThousandths;
        }

        if (sum == 0)
        {
            throw new InvalidOperationException("Nothing was scored.");
        }
    }

    private static (double Seconds, int Lines) Pass(SqliteConnection database, Func<string, int>? measure, CriteriaTree? tree = null)
    {
        var watch = Stopwatch.StartNew();
        var lines = 0;
        using var transaction = database.BeginTransaction();
        using var read = database.CreateCommand();
        read.Transaction = transaction;
        read.CommandText = """SELECT "Id", "Code", "SelfAnswer", "SelfPoints" FROM "ScoreLines" ORDER BY "SheetId" """;
        using var write = database.CreateCommand();
        write.Transaction = transaction;
        write.CommandText = """UPDATE "ScoreLines" SET "SelfPoints" = $points WHERE "Id" = $id""";
        var points = write.Parameters.Add("$points", SqliteType.Integer);
        var id = write.Parameters.Add("$id", SqliteType.Text);
        write.Prepare();

        // All rows before the first is written: a cursor over rows that are being changed may meet them twice.
        var rows = new List<(string Id, string Code, string Answer, long Points)>();
        using (var row = read.ExecuteReader())
        {
            while (row.Read())
            {
                rows.Add((row.GetString(0), row.GetString(1), row.IsDBNull(2) ? "{}" : row.GetString(2), row.IsDBNull(3) ? 0 : row.GetInt64(3)));
            }
        }

        foreach (var row in rows)
        {
            if (tree is null)
            {
                measure!(row.Answer);
                points.Value = row.Points;
            }
            else
            {
                var leaf = tree.Find(row.Code)!;
                points.Value = ScoringEngine.ScoreLeaf(leaf, Answer.FromJson(row.Answer), Year, trace: false).Points.TenThousandths;
            }

            id.Value = row.Id;
            write.ExecuteNonQuery();
            lines++;
        }

        transaction.Commit();
        return (watch.Elapsed.TotalSeconds, lines);
    }
}
