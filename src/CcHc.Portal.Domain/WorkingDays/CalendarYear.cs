using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.WorkingDays;

public enum CalendarDayKind
{
    [Description("Ngày nghỉ")]
    DayOff,
    [Description("Ngày làm bù")]
    MadeUp,
}

/// <summary>The paper that says which days of a year are off and which are made up.</summary>
public sealed record CalendarNotice(string Number, DateOnly Date, string Issuer)
{
    public const int NumberMaxLength = 60;
    public const int IssuerMaxLength = 200;

    /// <summary>«Thông báo số 12/TB-BNV ngày 20/10/2026 của Bộ Nội vụ».</summary>
    public override string ToString() => $"{Number} ngày {VietnamTime.Day(Date)} của {Issuer}";
}

/// <summary>What is said of one day, as it is typed or read from a table.</summary>
/// <param name="Source">Where it is said; none takes the notice of the year.</param>
public sealed record CalendarDayText(DateOnly Day, CalendarDayKind Kind, string Name, string? Source);

/// <summary>
/// Lịch làm việc của một năm: which weekdays are off and which Saturdays and Sundays are made up. Without the notice of the
/// year it holds only what the law fixes, and whoever counts with it is told so.
/// </summary>
public sealed class CalendarYear : AuditedEntity
{
    public const int NameMaxLength = 200;
    public const int SourceMaxLength = 300;
    public const int First = 2000;
    public const int Last = 2100;

    private readonly List<CalendarDay> days = [];

    private CalendarYear()
    {
    }

    public CalendarYear(Actor by, int year, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(year is < First or > Last, "calendar.year", $"Năm phải từ {First} đến {Last}.");
        Year = year;
        Record(by, now, "calendar.begin", $"Lập lịch làm việc năm {year}");
    }

    public int Year { get; private init; }

    public string? NoticeNumber { get; private set; }

    public DateOnly? NoticeDate { get; private set; }

    public string? NoticeIssuer { get; private set; }

    /// <summary>Null while nobody has entered it: then Tết and swapped days of the year are not known.</summary>
    public CalendarNotice? Notice => NoticeNumber is { } number && NoticeDate is { } date && NoticeIssuer is { } issuer ? new(number, date, issuer) : null;

    public IReadOnlyList<CalendarDay> Days => days;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Calendar, Id, null);

    /// <summary>The notice of the year is known; taking it back (null) says again that it is not.</summary>
    public void Cite(Actor by, CalendarNotice? notice, DateTimeOffset now)
    {
        if (notice is { } given)
        {
            notice = new(
                Vietnamese.Clean(given.Number) ?? throw new DomainRuleException("notice.number", "Cần ghi loại văn bản, số và ký hiệu."),
                given.Date,
                Vietnamese.Clean(given.Issuer) ?? throw new DomainRuleException("notice.issuer", "Cần ghi cơ quan ban hành."));
        }

        var old = Notice;
        if (old == notice)
        {
            return;
        }

        (NoticeNumber, NoticeDate, NoticeIssuer) = (notice?.Number, notice?.Date, notice?.Issuer);
        Record(by, now, "calendar.cite", $"Ghi văn bản về lịch nghỉ năm {Year}", old?.ToString(), notice?.ToString() ?? "chưa có văn bản");
    }

    public CalendarDay Add(Actor by, CalendarDayText text, DateTimeOffset now)
    {
        Demand(text, except: null);
        var day = new CalendarDay(Id, text);
        days.Add(day);
        Record(by, now, "calendar.add", "Thêm ngày vào lịch làm việc", to: day.InWords);
        return day;
    }

    public void Change(Actor by, Guid dayId, CalendarDayText text, DateTimeOffset now)
    {
        var day = Day(dayId);
        Demand(text, day);
        var old = day.InWords;
        day.Say(text);
        if (day.InWords != old)
        {
            Record(by, now, "calendar.change", "Sửa ngày trong lịch làm việc", old, day.InWords);
        }
    }

    public void Remove(Actor by, Guid dayId, DateTimeOffset now)
    {
        var day = Day(dayId);
        days.Remove(day);
        Record(by, now, "calendar.remove", "Bỏ ngày khỏi lịch làm việc", day.InWords);
    }

    /// <summary>Days of a table: new ones are added, those that are there already are changed; none is taken out.</summary>
    /// <returns>How many were added and how many were changed.</returns>
    public (int Added, int Changed) Take(Actor by, IReadOnlyList<CalendarDayText> texts, DateTimeOffset now)
    {
        var (added, changed) = (0, 0);
        foreach (var text in texts)
        {
            var known = days.Find(d => d.Day == text.Day);
            Demand(text, known);
            if (known is null)
            {
                days.Add(new CalendarDay(Id, text));
                added++;
            }
            else if (known.Say(text))
            {
                changed++;
            }
        }

        if (added + changed > 0)
        {
            Record(by, now, "calendar.take", $"Nhập lịch làm việc năm {Year} từ bảng", to: $"{added} ngày mới, {changed} ngày sửa");
        }

        return (added, changed);
    }

    private CalendarDay Day(Guid id) => days.Find(d => d.Id == id) ?? throw new NotFoundException("Không có ngày này trong lịch.");

    private void Demand(CalendarDayText text, CalendarDay? except)
    {
        DomainRuleException.ThrowIf(text.Day.Year != Year, "day.day", $"Ngày {VietnamTime.Day(text.Day)} không thuộc năm {Year}.");
        DomainRuleException.ThrowIf(Vietnamese.Clean(text.Name) is null, "day.name", "Cần ghi tên ngày nghỉ hoặc lý do làm bù.");
        DomainRuleException.ThrowIf(days.Exists(d => d.Day == text.Day && d != except), "day.day", $"Ngày {VietnamTime.Day(text.Day)} đã có trong lịch.");
        DomainRuleException.ThrowIf(
            text.Kind == CalendarDayKind.MadeUp && !WorkingCalendar.IsWeekend(text.Day),
            "day.kind",
            $"{VietnamTime.WithWeekday(text.Day)} vốn là ngày làm việc; chỉ Thứ Bảy, Chủ Nhật mới là ngày làm bù.");
    }
}

/// <summary>One day that is not what its weekday says.</summary>
public sealed class CalendarDay : Entity
{
    private CalendarDay()
    {
    }

    internal CalendarDay(Guid yearId, CalendarDayText text)
    {
        CalendarYearId = yearId;
        Say(text);
    }

    public Guid CalendarYearId { get; private init; }

    public DateOnly Day { get; private set; }

    public CalendarDayKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Where it is said, if not in the notice of the year.</summary>
    public string? Source { get; private set; }

    public string InWords => $"{VietnamTime.WithWeekday(Day)}, {StateNames.Of(Kind).ToLower(Vietnamese.Culture)}: {Name}{(Source is null ? "" : $" ({Source})")}";

    /// <returns>Whether it says something else now.</returns>
    internal bool Say(CalendarDayText text)
    {
        var old = (Day, Kind, Name, Source);
        Day = text.Day;
        Kind = text.Kind;
        Name = Vietnamese.Clean(text.Name)!;
        Source = Vietnamese.Clean(text.Source);
        return old != (Day, Kind, Name, Source);
    }
}
