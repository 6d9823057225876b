using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>
/// Bảng tổng hợp điểm: a sheet per group with the ranking, and one per group with every leaf. Lines are read in the order of
/// their sheets and written as they come, so memory holds the names of the participants and one row.
/// </summary>
public sealed class WriteLeague(PortalDbContext db, ReadLeague league, CampaignTrees trees)
{
    private const int NameMaxLength = 31;

    public async Task WorkbookAsync(Campaign campaign, LeagueState state, DateTimeOffset now, Stream output, CancellationToken cancellation)
    {
        var agency = await db.Units.Where(u => u.Id == (campaign.AdvisingUnitId ?? campaign.IssuingUnitId)).Select(u => u.Name).SingleAsync(cancellation);
        var groups = campaign.Groups.OrderBy(g => g.Order).ToList();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await using var writer = await XlsxWriter.CreateAsync(output, cancellation);
        foreach (var group in groups)
        {
            var table = await league.RunAsync(campaign, group, 1, ReadLeague.Everybody, withFields: true, cancellation);
            await RankingAsync(writer, SheetName(names, "", group), agency, campaign, state, table, await FigureNotes.UnheldAsync(db, campaign.Id, group.CriteriaId, cancellation), now);
        }

        foreach (var group in groups.Where(g => g.CriteriaId is not null))
        {
            await MatrixAsync(writer, SheetName(names, "Điểm ", group), agency, campaign, group, now, cancellation);
        }
    }

    public async Task CsvAsync(Campaign campaign, RankingGroup group, TextWriter writer, CancellationToken cancellation)
    {
        var table = await league.RunAsync(campaign, group, 1, ReadLeague.Everybody, withFields: true, cancellation);
        await LineAsync(writer, Headers(campaign, table));
        foreach (var row in table.Page.Rows)
        {
            await LineAsync(
                writer,
                [
                    row.Rank?.ToString(Vietnamese.Culture),
                    row.Name,
                    row.UnitName,
                    .. row.Fields.Select(f => f?.ToString()),
                    row.Self.ToString(),
                    row.Appraised > 0 ? row.AppraisedTotal.ToString() : null,
                    row.SelfMinusAppraised?.ToString(),
                    row.Final.ToString(),
                    .. campaign.Judging == Judging.MetNotMet ? new[] { $"{row.Met}/{row.Judged}" } : [],
                    row.Lost.ToString(),
                    row.Band,
                    string.Join("; ", row.BandMarks.Concat(row.Flags)),
                ]);
        }
    }

    private static async Task RankingAsync(XlsxWriter writer, string name, string agency, Campaign campaign, LeagueState state, LeagueTable table, IReadOnlyList<string> notes, DateTimeOffset now)
    {
        var headers = Headers(campaign, table);
        await BeginAsync(writer, name, agency, "BẢNG TỔNG HỢP ĐIỂM", campaign, $"Nhóm: {table.Group.Name}. Trạng thái: {StateNames.Of(state).ToLowerInvariant()}", headers, now);
        foreach (var row in table.Page.Rows)
        {
            await writer.RowAsync(
            [
                XlsxCell.OfNumber(row.Rank),
                XlsxCell.OfText(row.Name),
                XlsxCell.OfText(row.UnitName),
                .. row.Fields.Select(f => XlsxCell.OfPoints(f?.Value)),
                XlsxCell.OfPoints(row.Self.Value),
                XlsxCell.OfPoints(row.Appraised > 0 ? row.AppraisedTotal.Value : null),
                XlsxCell.OfPoints(row.SelfMinusAppraised?.Value),
                XlsxCell.OfPoints(row.Final.Value, bold: true),
                .. campaign.Judging == Judging.MetNotMet ? new[] { XlsxCell.OfText($"{row.Met}/{row.Judged}") } : [],
                XlsxCell.OfPoints(row.Lost.Value),
                XlsxCell.OfText(row.Band),
                XlsxCell.OfText(string.Join("; ", row.BandMarks.Concat(row.Flags)), wrap: true),
            ]);
        }

        await writer.RowAsync();
        foreach (var line in table.Rules.Concat(notes))
        {
            await writer.RowAsync(XlsxCell.Empty, XlsxCell.OfText(line));
        }
    }

    /// <summary>Every leaf of every sheet: the final points, else the appraised, else the self-scored.</summary>
    private async Task MatrixAsync(XlsxWriter writer, string name, string agency, Campaign campaign, RankingGroup group, DateTimeOffset now, CancellationToken cancellation)
    {
        var tree = await trees.ReadAsync(group.CriteriaId!.Value, cancellation);
        var leaves = tree.ScoredLeaves;
        var columns = leaves.Select((l, i) => (l.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.Ordinal);
        var sheets = db.ScoreSheets.Where(s => s.CampaignId == campaign.Id && s.GroupId == group.Id);
        var participants = await sheets
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, p.Name })
            .OrderBy(x => x.Id)
            .ToListAsync(cancellation);
        await BeginAsync(writer, name, agency, "ĐIỂM TỪNG TIÊU CHÍ", campaign, $"Nhóm: {group.Name}. Điểm thẩm định; tiêu chí chưa thẩm định ghi điểm tự chấm", ["Đơn vị", .. leaves.Select(l => l.Code)], now);
        await writer.RowAsync([XlsxCell.OfText("Điểm tối đa", bold: true), .. leaves.Select(l => XlsxCell.OfPoints(l.MaxPoints.Value, bold: true))]);

        var row = new XlsxCell[leaves.Count + 1];
        var next = 0;
        async ValueTask WriteUntilAsync(Guid? sheetId)
        {
            // Participants without a line of their own are rows too.
            while (next < participants.Count && participants[next].Id != sheetId)
            {
                row[0] = XlsxCell.OfText(participants[next++].Name);
                await writer.RowAsync(row);
                Array.Clear(row);
            }
        }

        var lines = db.ScoreLines.AsNoTracking()
            .Where(l => sheets.Any(s => s.Id == l.SheetId))
            .OrderBy(l => l.SheetId)
            .Select(l => new { l.SheetId, l.Code, Points = l.FinalPoints ?? l.AppraisalPoints ?? l.SelfPoints })
            .AsAsyncEnumerable();
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            await WriteUntilAsync(line.SheetId);
            if (columns.TryGetValue(line.Code, out var column))
            {
                row[column + 1] = XlsxCell.OfPoints(line.Points?.Value);
            }
        }

        await WriteUntilAsync(null);
    }

    private static async Task BeginAsync(XlsxWriter writer, string name, string agency, string title, Campaign campaign, string note, List<string> headers, DateTimeOffset now)
    {
        const int HeaderRows = 6;
        var widths = headers.Select((h, i) => h is "Đơn vị" ? 38d : i == 0 ? 10d : h is "Ghi chú" or "Cơ quan, đơn vị công tác" ? 32d : 12d).ToList();
        await writer.BeginSheetAsync(new XlsxSheet(name, widths, FrozenRows: HeaderRows, Landscape: true));
        await writer.RowAsync(XlsxCell.OfText(agency.ToUpper(Vietnamese.Culture), bold: true));
        await writer.TitleAsync(title, headers.Count);
        await writer.TitleAsync(campaign.Name, headers.Count);
        await writer.RowAsync(XlsxCell.OfText(note));
        await writer.RowAsync(XlsxCell.OfText($"Đơn vị tính: điểm. Số liệu lúc {VietnamTime.Minute(now)}"));
        await writer.HeaderAsync(headers);
    }

    private static List<string> Headers(Campaign campaign, LeagueTable table) =>
    [
        "Thứ hạng",
        "Đơn vị",
        "Cơ quan, đơn vị công tác",
        .. table.Fields.Select(f => $"{f.Code}. {f.Title}"),
        "Tự chấm",
        "Thẩm định",
        "Tự chấm trừ thẩm định",
        "Điểm cuối cùng",
        .. campaign.Judging == Judging.MetNotMet ? new[] { "Số tiêu chí đạt" } : [],
        "Điểm mất",
        "Xếp loại",
        "Ghi chú",
    ];

    private static async Task LineAsync(TextWriter writer, IEnumerable<string?> cells) =>
        await writer.WriteAsync(string.Join(';', cells.Select(Quoted)) + "\r\n");

    // A name that begins like a formula must not become one when the file is opened.
    private static string Quoted(string? cell)
    {
        var text = cell ?? "";
        if (text.Length > 0 && text[0] is '=' or '@' or '\t' or '\r' || (text.Length > 1 && text[0] is '+' or '-' && !char.IsAsciiDigit(text[1])))
        {
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string SheetName(HashSet<string> taken, string prefix, RankingGroup group)
    {
        var clean = prefix + new string([.. group.Name.Select(c => c is '\\' or '/' or '?' or '*' or '[' or ']' or ':' ? ' ' : c)]).Trim('\'', ' ');
        var name = clean.Length > NameMaxLength ? clean[..NameMaxLength].Trim() : clean;
        for (var i = 2; !taken.Add(name); i++)
        {
            var ending = $" ({i})";
            name = (clean.Length > NameMaxLength - ending.Length ? clean[..(NameMaxLength - ending.Length)] : clean) + ending;
        }

        return name;
    }
}
