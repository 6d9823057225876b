using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.WorkingDays;

/// <param name="Line">1-based row of the table or line of the pasted text.</param>
public sealed record CalendarFault(int Line, string Text);

public sealed record CalendarReading(IReadOnlyList<CalendarDayText> Days, IReadOnlyList<CalendarFault> Faults);

/// <summary>
/// Days of a calendar from a spreadsheet: columns day, kind, name, source, in this order where there is no header. Nothing is
/// taken while one row is wrong.
/// </summary>
public static class CalendarTable
{
    /// <summary>More than the days of two years: something else was pasted.</summary>
    public const int MostRows = 800;

    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("day", "Ngày", "Ngày tháng"),
        new("kind", "Loại", "Nghỉ hay làm bù"),
        new("name", "Tên", "Tên ngày", "Nội dung", "Lý do"),
        new("source", "Nguồn", "Văn bản", "Căn cứ"),
    ];

    public static CalendarReading Read(Table table) => Read(table.Lines.Where(l => !l.IsEmpty));

    /// <summary>As it is copied out of a spreadsheet; semicolons do where there are no tabs.</summary>
    public static CalendarReading ReadPasted(string? text)
    {
        var lines = (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return Read(lines
            .Select((line, i) => new TableRow(i + 1, [.. line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Select((cell, c) => Cell.OfText(i + 1, c + 1, cell))]))
            .Where(row => !row.IsEmpty));
    }

    private static CalendarReading Read(IEnumerable<TableRow> all)
    {
        var rows = all.ToList();
        var days = new List<CalendarDayText>();
        var faults = new List<CalendarFault>();
        var columns = rows.Count > 0 && TableColumns.Find(rows[0], Columns) is { } found && found.Has("day") ? found : null;
        foreach (var row in rows.Skip(columns is null ? 0 : 1).Take(MostRows + 1))
        {
            Cell At(string name, int place) => columns is null ? row.At(place) : columns.Of(row, name);
            if (days.Count + faults.Count == MostRows)
            {
                faults.Add(new(row.Number, $"Bảng có hơn {MostRows} dòng; mỗi lần nhập lịch của một năm."));
                break;
            }

            var dayCell = At("day", 1);
            DateOnly? day = dayCell.Date ?? (Vietnamese.TryReadDate(dayCell.Text, out var typed) ? typed : null);
            var kind = KindOf(At("kind", 2).Text);
            var name = At("name", 3).Text;
            var source = Vietnamese.Clean(At("source", 4).Text);
            if (day is null)
            {
                faults.Add(new(row.Number, $"«{dayCell.Text}» không phải ngày dạng ngày/tháng/năm."));
            }
            else if (kind is null)
            {
                faults.Add(new(row.Number, $"«{At("kind", 2).Text}»: ghi «nghỉ» hoặc «làm bù»."));
            }
            else if (name.Length is 0 or > CalendarYear.NameMaxLength)
            {
                faults.Add(new(row.Number, name.Length == 0 ? "Chưa ghi tên ngày nghỉ hoặc lý do làm bù." : $"Tên dài quá {CalendarYear.NameMaxLength} ký tự."));
            }
            else if (source?.Length > CalendarYear.SourceMaxLength)
            {
                faults.Add(new(row.Number, $"Nguồn dài quá {CalendarYear.SourceMaxLength} ký tự."));
            }
            else if (kind == CalendarDayKind.MadeUp && !WorkingCalendar.IsWeekend(day.Value))
            {
                faults.Add(new(row.Number, $"{VietnamTime.WithWeekday(day.Value)} vốn là ngày làm việc, không phải ngày làm bù."));
            }
            else if (days.Exists(d => d.Day == day))
            {
                faults.Add(new(row.Number, $"Ngày {VietnamTime.Day(day.Value)} có hai dòng."));
            }
            else
            {
                days.Add(new(day.Value, kind.Value, name, source));
            }
        }

        return new(days, faults);
    }

    private static CalendarDayKind? KindOf(string text) => Vietnamese.Fold(text) switch
    {
        "nghi" or "ngay nghi" or "nghi le" or "nghi bu" or "nghi tet" or "off" => CalendarDayKind.DayOff,
        "lam bu" or "ngay lam bu" or "di lam bu" or "lam viec" or "work" => CalendarDayKind.MadeUp,
        _ => null,
    };
}
