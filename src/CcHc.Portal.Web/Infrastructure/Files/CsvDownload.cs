using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// A table as CSV, written row by row while the database is read: UTF-8 with BOM, and «;» between cells, because with a
/// decimal comma that is how Excel here opens it by itself.
/// </summary>
public sealed class CsvDownload(string fileName, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows) : IActionResult
{
    private const char Separator = ';';
    private const int FlushAt = 32 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancellation = context.HttpContext.RequestAborted;
        response.ContentType = "text/csv; charset=utf-8";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();

        var text = new StringBuilder("\uFEFF").Append(Line(header));
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            text.Append(Line(row));
            if (text.Length > FlushAt)
            {
                await response.WriteAsync(text.ToString(), Encoding.UTF8, cancellation);
                text.Clear();
            }
        }

        await response.WriteAsync(text.ToString(), Encoding.UTF8, cancellation);
    }

    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<string?> cells) => string.Join(Separator, cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        var safe = text ?? "";

        // A spreadsheet runs what begins like a formula, whoever typed it into a name; behind an apostrophe it is text.
        if (safe.TrimStart(' ', '\u00A0') is { Length: > 0 } start && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠')
        {
            safe = "'" + safe;
        }

        return safe.AsSpan().IndexOfAny(['"', Separator, ',', '\r', '\n', '\t']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
