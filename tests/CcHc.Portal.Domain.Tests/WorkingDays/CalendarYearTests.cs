using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.WorkingDays;
using Xunit;

namespace CcHc.Portal.Domain.Tests.WorkingDays;

public sealed class CalendarYearTests
{
    private static readonly CalendarDayText Tet = new(Given.Day(17, 2), CalendarDayKind.DayOff, " Mồng 1 Tết ", null);

    [Fact]
    public void Year_KeepsItsDays_AndEachChangeLeavesAFact()
    {
        var year = Year();

        var day = year.Add(Given.Lan, Tet, Given.Now);

        Assert.Equal((Given.Day(17, 2), CalendarDayKind.DayOff, "Mồng 1 Tết", (string?)null), (day.Day, day.Kind, day.Name, day.Source));
        Given.Left(year, AuditSubject.Calendar, year.Id, null, Given.Lan, Given.Now, "calendar.add", "Thêm ngày vào lịch làm việc", to: "Thứ Ba 17/02/2026, ngày nghỉ: Mồng 1 Tết");

        year.Change(Given.Minh, day.Id, Tet with { Day = Given.Day(18, 2), Name = "Mồng 2 Tết", Source = "Thông báo" }, Given.Now);

        Given.Left(year, AuditSubject.Calendar, year.Id, null, Given.Minh, Given.Now, "calendar.change", "Sửa ngày trong lịch làm việc", "Thứ Ba 17/02/2026, ngày nghỉ: Mồng 1 Tết", "Thứ Tư 18/02/2026, ngày nghỉ: Mồng 2 Tết (Thông báo)");

        year.Remove(Given.Minh, day.Id, Given.Now);

        Assert.Empty(year.Days);
        Given.Left(year, AuditSubject.Calendar, year.Id, null, Given.Minh, Given.Now, "calendar.remove", "Bỏ ngày khỏi lịch làm việc", "Thứ Tư 18/02/2026, ngày nghỉ: Mồng 2 Tết (Thông báo)");
    }

    [Fact]
    public void Notice_IsKept_AndCanBeTakenBack()
    {
        var year = Year();

        year.Cite(Given.Lan, new(" Thông báo số 12/TB-BNV ", Given.Day(20, 10, 2025), "Bộ Nội vụ"), Given.Now);

        Assert.Equal("Thông báo số 12/TB-BNV ngày 20/10/2025 của Bộ Nội vụ", year.Notice!.ToString());

        year.Cite(Given.Lan, null, Given.Now);

        Assert.Null(year.Notice);
        Given.Left(year, AuditSubject.Calendar, year.Id, null, Given.Lan, Given.Now, "calendar.cite", "Ghi văn bản về lịch nghỉ năm 2026", "Thông báo số 12/TB-BNV ngày 20/10/2025 của Bộ Nội vụ", "chưa có văn bản");
    }

    [Fact]
    public void WhatCannotBe_IsRefused()
    {
        var year = Year();
        year.Add(Given.Lan, Tet, Given.Now);

        Given.Refuses("day.day", "Ngày 17/02/2026 đã có trong lịch.", () => year.Add(Given.Lan, Tet, Given.Now));
        Given.Refuses("day.day", "Ngày 01/01/2027 không thuộc năm 2026.", () => year.Add(Given.Lan, Tet with { Day = Given.Day(1, 1, 2027) }, Given.Now));
        Given.Refuses("day.name", "Cần ghi tên ngày nghỉ hoặc lý do làm bù.", () => year.Add(Given.Lan, new(Given.Day(18, 2), CalendarDayKind.DayOff, " ", null), Given.Now));
        Given.Refuses("day.kind", "Thứ Tư 18/02/2026 vốn là ngày làm việc; chỉ Thứ Bảy, Chủ Nhật mới là ngày làm bù.", () => year.Add(Given.Lan, new(Given.Day(18, 2), CalendarDayKind.MadeUp, "Bù", null), Given.Now));
        Given.Refuses("notice.number", "Cần ghi loại văn bản, số và ký hiệu.", () => year.Cite(Given.Lan, new(" ", Given.Day(1, 1), "Bộ Nội vụ"), Given.Now));
        Given.Refuses("calendar.year", "Năm phải từ 2000 đến 2100.", () => _ = new CalendarYear(Given.Lan, 1999, Given.Now));
        Assert.Throws<NotFoundException>(() => year.Remove(Given.Lan, Given.Id(9), Given.Now));
        Assert.Single(year.Days);
    }

    [Fact]
    public void Take_AddsAndChanges_AndTakesNothingOut()
    {
        var year = Year();
        year.Add(Given.Lan, Tet, Given.Now);
        year.Add(Given.Lan, new(Given.Day(30, 4), CalendarDayKind.DayOff, "Ngày Chiến thắng", null), Given.Now);

        var done = year.Take(Given.Minh, [Tet with { Name = "Tết Bính Ngọ" }, new(Given.Day(22, 8), CalendarDayKind.MadeUp, "Làm bù", null)], Given.Now);

        Assert.Equal((1, 1), done);
        Assert.Equal(["17/02/2026 Tết Bính Ngọ", "30/04/2026 Ngày Chiến thắng", "22/08/2026 Làm bù"], year.Days.OrderBy(d => d.Day).Select(d => $"{VietnamTime.Day(d.Day)} {d.Name}"));
        Given.Left(year, AuditSubject.Calendar, year.Id, null, Given.Minh, Given.Now, "calendar.take", "Nhập lịch làm việc năm 2026 từ bảng", to: "1 ngày mới, 1 ngày sửa");
    }

    [Fact]
    public void Table_IsReadFromWhatASpreadsheetGives()
    {
        var reading = CalendarTable.ReadPasted("Ngày\tLoại\tTên\tNguồn\r\n17/02/2026\tnghỉ\tMồng 1 Tết\t\r\n\r\n22/8/2026\tLàm bù\tBù ngày 31/8\tThông báo 12");

        Assert.Empty(reading.Faults);
        Assert.Equal([new(Given.Day(17, 2), CalendarDayKind.DayOff, "Mồng 1 Tết", null), new(Given.Day(22, 8), CalendarDayKind.MadeUp, "Bù ngày 31/8", "Thông báo 12")], reading.Days);
        Assert.Equal(reading.Days[0], Assert.Single(CalendarTable.ReadPasted("17/02/2026; nghỉ; Mồng 1 Tết").Days));
    }

    [Fact]
    public void Table_NamesEachLineThatIsWrong()
    {
        var reading = CalendarTable.ReadPasted("32/13/2026;nghỉ;X\n17/02/2026;ốm;X\n18/02/2026;nghỉ;\n18/02/2026;làm bù;X\n19/02/2026;nghỉ;A\n19/02/2026;nghỉ;B");

        Assert.Equal(
            [
                new(1, "«32/13/2026» không phải ngày dạng ngày/tháng/năm."),
                new(2, "«ốm»: ghi «nghỉ» hoặc «làm bù»."),
                new(3, "Chưa ghi tên ngày nghỉ hoặc lý do làm bù."),
                new(4, "Thứ Tư 18/02/2026 vốn là ngày làm việc, không phải ngày làm bù."),
                new(6, "Ngày 19/02/2026 có hai dòng."),
            ],
            reading.Faults);
    }

    private static CalendarYear Year() => new(Given.Lan, 2026, Given.Now);
}
