using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Web.Commands;

/// <summary>What the commands on files have in common: their words, opening a file, and findings as JSON.</summary>
internal static class FindingOutput
{
    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>
    /// Whether a word was left over. Settings such as --Portal:DataFolder=… may stand beside the commands that serve or
    /// migrate, so the parser lets such words pass; a command on files has no use for them, and a slip is better named.
    /// </summary>
    internal static bool HasUnknownWord(ParseResult call)
    {
        foreach (var word in call.UnmatchedTokens)
        {
            call.InvocationConfiguration.Error.WriteLine($"Không có tham số «{word}». Xem: --help");
        }

        return call.UnmatchedTokens.Count > 0;
    }

    /// <summary><c>check FILE [--json]</c>.</summary>
    /// <param name="fileDescription">Which files it takes.</param>
    /// <param name="run">Gets the file, whether JSON is wanted, and where to write results and errors; gives the exit code.</param>
    internal static Command CheckCommand(string description, string fileDescription, Func<FileInfo, bool, TextWriter, TextWriter, int> run)
    {
        var file = new Argument<FileInfo>("FILE") { Description = fileDescription };
        var json = new Option<bool>("--json") { Description = "In kết quả dạng JSON" };
        var check = new Command("check", description) { file, json };
        check.SetAction(call => HasUnknownWord(call)
            ? PortalCommandLine.WrongUsage
            : run(
                call.GetRequiredValue(file),
                call.GetValue(json),
                call.InvocationConfiguration.Output,
                call.InvocationConfiguration.Error));
        return check;
    }

    /// <exception cref="UnreadableTableException">also when there is no such file.</exception>
    internal static Table Open(FileInfo file)
    {
        try
        {
            using var content = file.OpenRead();
            return TableFile.Read(content, file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableTableException($"Không mở được tệp «{file.Name}».", e);
        }
    }

    internal static void WriteJson(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    internal static void WriteFindings(Utf8JsonWriter json, string name, IEnumerable<FileFinding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("sheet", finding.Sheet);
            json.WriteNumber("row", finding.Row);
            json.WriteString("column", finding.Column);
            json.WriteString("code", finding.Code);
            json.WriteString("found", finding.Found);
            json.WriteString("expected", finding.Expected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteTexts(TextWriter output, string heading, IReadOnlyCollection<FileFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        output.WriteLine($"{heading} ({findings.Count}):");
        foreach (var finding in findings)
        {
            output.WriteLine("  " + finding.Text);
        }
    }
}
