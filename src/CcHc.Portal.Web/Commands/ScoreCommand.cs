using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Web.Commands;

/// <summary>
/// <c>score CRITERIA ANSWERS [--year YYYY] [--json]</c>: the engine of the portal on two files. 0 scored, 1 errors in a file,
/// 2 unreadable file or a deadline that needs the year.
/// </summary>
public static class ScoreCommand
{
    public static Command Create()
    {
        var criteria = new Argument<FileInfo>("CRITERIA") { Description = "Tệp bộ tiêu chí (.xlsx hoặc .csv)" };
        var answers = new Argument<FileInfo>("ANSWERS") { Description = "Tệp câu trả lời (.xlsx hoặc .csv)" };
        var year = new Option<int?>("--year") { Description = "Năm của phong trào, cho thời hạn không ghi năm", HelpName = "YYYY" };
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        year.Validators.Add(given =>
        {
            // By its text: asking for the value of a word that is no number throws.
            if (given.Tokens is [var word] && !(int.TryParse(word.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1900 and <= 2200))
            {
                given.AddError("--year là năm có bốn chữ số, ví dụ 2025.");
            }
        });
        var score = new Command("score", "Tính điểm một phiếu từ tệp") { criteria, answers, year, json };
        score.SetAction(call =>
        {
            if (FindingOutput.HasUnknownWord(call))
            {
                return PortalCommandLine.WrongUsage;
            }

            try
            {
                return Score(
                    FindingOutput.Open(call.GetRequiredValue(criteria)),
                    FindingOutput.Open(call.GetRequiredValue(answers)),
                    call.GetValue(year),
                    call.GetValue(json),
                    call.InvocationConfiguration.Output,
                    call.InvocationConfiguration.Error);
            }
            catch (UnreadableTableException e)
            {
                call.InvocationConfiguration.Error.WriteLine(e.Message);
                return PortalCommandLine.WrongUsage;
            }
        });
        return score;
    }

    private static int Score(Table criteria, Table answers, int? year, bool json, TextWriter output, TextWriter error)
    {
        var set = CriteriaFile.Read(criteria);
        if (set.Tree is null)
        {
            return Refuse(set.Errors, json, output);
        }

        FindingOutput.WriteTexts(error, "Bộ tiêu chí có điểm bất thường", set.Defects);
        var reading = AnswersFile.Read(answers, set.Tree);
        if (reading.Errors.Count > 0)
        {
            return Refuse(reading.Errors, json, output);
        }

        if (year is null && reading.Answers.Any(a => a.Value.Date is not null && set.Tree.Find(a.Key)!.Rule is DeadlineRule { Year: null }))
        {
            error.WriteLine("Có thời hạn không ghi năm: anh/chị thêm --year YYYY.");
            return PortalCommandLine.WrongUsage;
        }

        var result = ScoringEngine.Score(set.Tree, reading.Answers, year);
        if (json)
        {
            FindingOutput.WriteJson(output, writer => Write(writer, result));
        }
        else
        {
            Write(output, result);
        }

        return PortalCommandLine.Done;
    }

    private static int Refuse(IReadOnlyList<FileFinding> errors, bool json, TextWriter output)
    {
        if (json)
        {
            FindingOutput.WriteJson(output, writer => FindingOutput.WriteFindings(writer, "errors", errors));
        }
        else
        {
            FindingOutput.WriteTexts(output, "Lỗi, chưa tính điểm", errors);
        }

        return PortalCommandLine.NotDone;
    }

    private static void Write(Utf8JsonWriter json, SheetResult result)
    {
        Number(json, "points", result.Points);
        Number(json, "applicableMax", result.ApplicableMax);
        Number(json, "baseMax", result.BaseMax);
        Number(json, "base", result.Base);
        Number(json, "bonus", result.Bonus);
        Number(json, "penalty", result.Penalty);
        Number(json, "final", result.Final);
        Texts(json, "unanswered", result.Unanswered);
        Texts(json, "sanctions", result.Sanctions.Select(s => s.Text));
        Texts(json, "warnings", result.Warnings);
        json.WriteStartArray("nodes");
        foreach (var node in result.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("code", node.Node.Code);
            Number(json, "points", node.Points);
            Number(json, "max", node.Node.MaxPoints);
            json.WriteString("status", StatusName(node.Status));
            Texts(json, "trace", TraceText.Lines(node.Trace));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(TextWriter output, SheetResult result)
    {
        foreach (var node in result.Nodes)
        {
            var indent = new string(' ', 2 * Depth(node.Node));
            output.WriteLine($"{indent}{node.Node.Code}  {node.Node.Title}: {node.Points.ToExactString()}/{node.Node.MaxPoints.ToExactString()} ({StateNames.Of(node.Status)})");
            if (node.Node.IsLeaf && node.Trace.Count > 0)
            {
                output.WriteLine($"{indent}  {TraceText.Render(node.Trace)}");
            }
        }

        output.WriteLine();
        output.WriteLine($"Điểm đạt: {result.Points.ToExactString()}/{result.ApplicableMax.ToExactString()} (thang {result.BaseMax.ToExactString()})");
        output.WriteLine($"Điểm quy đổi: {result.Base}");
        output.WriteLine($"Điểm thưởng: {result.Bonus.ToExactString()}; điểm trừ: {result.Penalty.ToExactString()}");
        output.WriteLine($"Kết quả: {result.Final}");
        output.WriteLine($"Cách tính: {TraceText.Render(result.Trace)}");
        if (result.Warnings.Contains(ScoringEngine.NothingApplicable))
        {
            output.WriteLine("Không có tiêu chí nào áp dụng: không có mẫu số để quy đổi.");
        }

        if (result.Unanswered.Count > 0)
        {
            output.WriteLine($"Chưa trả lời ({result.Unanswered.Count}): {string.Join(", ", result.Unanswered)}");
        }

        foreach (var sanction in result.Sanctions)
        {
            output.WriteLine($"Chế tài: {sanction.Text}");
        }
    }

    private static string StatusName(NodeStatus status) => status switch
    {
        NodeStatus.Scored => "scored",
        NodeStatus.Full => "full",
        NodeStatus.Excluded => "excluded",
        NodeStatus.Zero => "zero",
        NodeStatus.Unanswered => "unanswered",
        NodeStatus.Information => "information",
        _ => "knocked_out",
    };

    private static int Depth(CriteriaNode node) => node.Parent is null ? 0 : 1 + Depth(node.Parent);

    private static void Number(Utf8JsonWriter json, string name, Points points)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(points.Value.ToString("0.####", CultureInfo.InvariantCulture));
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
