using System.CommandLine;
using System.Text.Json;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Web.Commands;

/// <summary>
/// <c>document check FILE.docx [--json]</c>: what the văn thư would send back. 0 nothing wrong by the decree, 1 something is,
/// 2 unreadable. A paper that no profile of layout covers is said so and exits with 0.
/// </summary>
public static class DocumentCommand
{
    public static Command Create() => new Command("document", "Văn bản")
    {
        FindingOutput.CheckCommand("Kiểm tra thể thức, kỹ thuật trình bày của một văn bản Word. Mã kết thúc: 0 không có lỗi sai, 1 có lỗi sai, 2 không đọc được tệp", "Tệp văn bản (.docx)", Check),
    };

    private static int Check(FileInfo file, bool json, TextWriter output, TextWriter error)
    {
        LayoutReport report;
        try
        {
            using var content = file.OpenRead();
            report = LayoutChecker.Check(content, Practice());
        }
        catch (UnreadableDocxException e)
        {
            error.WriteLine(e.Message);
            return PortalCommandLine.WrongUsage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Không mở được tệp «{file.Name}».");
            return PortalCommandLine.WrongUsage;
        }

        if (json)
        {
            FindingOutput.WriteJson(output, writer => Write(writer, report));
        }
        else
        {
            Write(output, report);
        }

        return report.Count(DepartureGrade.Wrong) == 0 && !report.IsSecret ? PortalCommandLine.Done : PortalCommandLine.NotDone;
    }

    /// <summary>The agency's settings without the rest of the portal: no database is needed to look at a file.</summary>
    private static LocalPractice Practice() =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build()
            .GetSection(LocalPractice.Section)
            .Get<LocalPractice>() ?? new LocalPractice();

    private static void Write(Utf8JsonWriter json, LayoutReport report)
    {
        json.WriteBoolean("judged", report.IsJudged);
        json.WriteBoolean("secret", report.IsSecret);
        json.WriteString("note", report.NotJudged);
        json.WriteString("profile", report.Profile);
        json.WriteString("kind", report.Kind);
        json.WriteStartObject("counts");
        foreach (var grade in Enum.GetValues<DepartureGrade>())
        {
            json.WriteNumber(NameOf(grade), report.Count(grade));
        }

        json.WriteEndObject();
        json.WriteStartArray("unchecked");
        foreach (var part in report.Unchecked)
        {
            json.WriteStartObject();
            json.WriteString("component", part.Id);
            json.WriteString("why", part.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("departures");
        foreach (var departure in report.Departures)
        {
            json.WriteStartObject();
            json.WriteString("grade", NameOf(departure.Grade));
            json.WriteString("code", departure.Code);
            json.WriteString("place", departure.Place);
            json.WriteString("found", departure.Found);
            json.WriteString("wanted", departure.Wanted);
            json.WriteString("article", departure.Article);
            json.WriteNumber("count", departure.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(TextWriter output, LayoutReport report)
    {
        if (report.NotJudged is { } reason)
        {
            output.WriteLine(reason);
            return;
        }

        foreach (var grade in Enum.GetValues<DepartureGrade>().Where(g => report.Count(g) > 0))
        {
            output.WriteLine($"{StateNames.Of(grade)} ({report.Count(grade)}):");
            foreach (var departure in report.Of(grade))
            {
                output.WriteLine($"  {departure.Place}: {departure.Found} → {departure.Wanted} [{departure.Article}]");
            }
        }

        if (report.Unchecked.Count > 0)
        {
            output.WriteLine($"Không kiểm tra được trên tệp Word: {string.Join("; ", report.Unchecked.Select(u => Vietnamese.LowerFirst(u.Name)))}.");
        }

        output.WriteLine(
            $"{report.Kind ?? "Văn bản"}, theo {report.Profile}: {report.Count(DepartureGrade.Wrong)} chỗ sai, {report.Count(DepartureGrade.Advised)} chỗ nên sửa, {report.Count(DepartureGrade.Local)} chỗ khác thói quen địa phương.");
    }

    private static string NameOf(DepartureGrade grade) => grade switch
    {
        DepartureGrade.Wrong => "wrong",
        DepartureGrade.Advised => "advised",
        _ => "local",
    };
}
