using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Web.Tests.Features.Preparation;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.WorkingDays;

public sealed class CalendarTests : PortalTest
{
    private const string Path = "/working-calendar/2041";

    [Fact]
    public async Task AYear_BeginsWithWhatTheLawFixes_AndSaysWhatItDoesNotKnow()
    {
        var admin = await Portal.AsAsync(Role.Administrator);

        var page = await (await admin.GetAsync("/working-calendar")).PostAsync(Fields(("form.year", 2041)));

        Assert.Equal("Đã lập lịch năm 2041 với các ngày lễ cố định của luật.", page.Notice);
        // 1/9/2041 is a Sunday, 2/9 a Monday; 30/4 a Tuesday.
        Assert.Equal(
            ["Thứ Ba 01/01/2041", "Thứ Ba 30/04/2041", "Thứ Tư 01/05/2041", "Thứ Hai 02/09/2041"],
            page.Texts("[data-testid=day] th"));
        Assert.Contains("Lịch nghỉ năm 2041 chưa có văn bản", Assert.Single(page.Texts("[data-testid=no-notice]")), StringComparison.Ordinal);

        var again = await (await admin.GetAsync("/working-calendar")).PostAsync(Fields(("form.year", 2041)));

        Assert.Equal((HttpStatusCode.BadRequest, "Năm: Đã có lịch năm 2041."), (again.Status, Assert.Single(again.Errors)));
    }

    [Fact]
    public async Task Days_AreAddedChangedAndTakenOut_WithTheirHistory()
    {
        var admin = await AdminAsync();
        var page = await (await admin.GetAsync(Path)).PostAsync(Fields(("newDay.day", "31/01/2041"), ("newDay.kind", "DayOff"), ("newDay.name", "Nghỉ Tết")), "form[action$='/days']");
        Assert.Equal("Đã thêm Thứ Năm 31/01/2041.", page.Notice);

        page = await (await page.FollowAsync("Sửa")).PostAsync(Fields(("form.name", "Nghỉ Tết Tân Dậu")));
        Assert.Equal("Đã sửa Thứ Năm 31/01/2041.", page.Notice);
        page = await page.PressAsync("Bỏ Thứ Năm 31/01/2041");

        Assert.Equal("Đã bỏ một ngày khỏi lịch.", page.Notice);
        Assert.Empty(page.Texts("[data-testid=day] th"));
        var acts = await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Subject == AuditSubject.Calendar && e.ByName == "Quản trị hệ thống").OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
        Assert.Equal(["calendar.add", "calendar.change", "calendar.remove"], acts);
        Assert.Equal(3, (await admin.GetAsync(Path + "/history")).Rows().Count(r => r[1] == "Quản trị hệ thống"));
    }

    [Fact]
    public async Task ADay_ThatCannotBe_IsRefusedBesideItsField_KeepingWhatWasTyped()
    {
        var admin = await AdminAsync();

        var page = await (await admin.GetAsync(Path)).PostAsync(Fields(("newDay.day", "31/01/2041"), ("newDay.kind", "MadeUp"), ("newDay.name", "Làm bù")), "form[action$='/days']");

        Assert.Equal((HttpStatusCode.Conflict, "Loại: Thứ Năm 31/01/2041 vốn là ngày làm việc; chỉ Thứ Bảy, Chủ Nhật mới là ngày làm bù."), (page.Status, Assert.Single(page.Errors)));
        Assert.Equal("Làm bù", page.Document.QuerySelector("[name='newDay.name']")!.GetAttribute("value"));
        Assert.False(await Portal.DbAsync(db => db.Set<CalendarDay>().AnyAsync(d => d.Day == new DateOnly(2041, 1, 31))));
    }

    [Fact]
    public async Task TheNotice_TakesTheWarningAway_AndTwoPeopleDoNotOverwriteEachOther()
    {
        var admin = await AdminAsync();
        var mine = await admin.GetAsync(Path);
        var page = await (await admin.GetAsync(Path)).PostAsync(Fields(("notice.number", "Thông báo số 12/TB-BNV"), ("notice.date", "20/10/2040"), ("notice.issuer", "Bộ Nội vụ")), "form[action$='/notice']");

        Assert.Equal("Đã ghi văn bản về lịch nghỉ năm 2041.", page.Notice);
        Assert.False(page.Has("[data-testid=no-notice]"));
        Assert.Contains("Theo Thông báo số 12/TB-BNV ngày 20/10/2040 của Bộ Nội vụ.", page.Document.Body!.TextContent, StringComparison.Ordinal);

        var late = await mine.PostAsync(Fields(("notice.number", "Thông báo số 13/TB-BNV"), ("notice.date", "21/10/2040"), ("notice.issuer", "Bộ Nội vụ")), "form[action$='/notice']");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Thông báo số 13/TB-BNV", late.Document.QuerySelector("[name='notice.number']")!.GetAttribute("value"));
        Assert.Equal("Thông báo số 12/TB-BNV", await Portal.DbAsync(db => db.CalendarYears.Where(y => y.Year == 2041).Select(y => y.NoticeNumber).SingleAsync()));
    }

    [Fact]
    public async Task ATable_IsTakenFromTheClipboardOrAFile_OrNotAtAll()
    {
        var admin = await AdminAsync();

        var wrong = await (await admin.GetAsync(Path + "/table")).PostAsync(Fields(("form.pasted", "31/01/2041\tnghỉ\tTết\n32/01/2041\tnghỉ\tTết\n01/02/2042\tnghỉ\tTết")));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(["Dòng 2: «32/01/2041» không phải ngày dạng ngày/tháng/năm.", "Ngày 01/02/2042 không thuộc năm 2041."], wrong.Texts("[data-testid=fault]"));
        Assert.Contains("32/01/2041", Assert.Single(wrong.Texts("textarea")), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());

        var pasted = await (await admin.GetAsync(Path + "/table")).PostAsync(Fields(("form.pasted", "31/01/2041\tnghỉ\tTết\n01/02/2041\tnghỉ\tTết")));
        var csv = System.Text.Encoding.UTF8.GetBytes("Ngày;Loại;Tên;Nguồn\n01/02/2041;nghỉ;Mồng 1 Tết;\n09/02/2041;làm bù;Bù ngày 1/2;Thông báo 12\n");
        var uploaded = await (await admin.GetAsync(Path + "/table")).PostAsync(Fields(("form.file", new Upload("lich.csv", csv))));

        Assert.Equal("Đã nhập 2 ngày mới, sửa 0 ngày.", pasted.Notice);
        Assert.Equal("Đã nhập 1 ngày mới, sửa 1 ngày.", uploaded.Notice);
        Assert.Equal(["Tết", "Mồng 1 Tết", "Bù ngày 1/2"], uploaded.Texts("[data-testid=day] td[data-label=Tên]"));
    }

    [Fact]
    public async Task Others_Read_AndChangeNothing()
    {
        await AdminAsync();
        var officer = await Portal.AsAsync(Role.UnitOfficer);

        var page = await officer.GetAsync(Path);

        Assert.Equal("Lịch làm việc năm 2041", page.Heading);
        Assert.False(page.Has("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(Path + "/days", Fields(("newDay.day", "31/01/2041"), ("newDay.kind", "DayOff"), ("newDay.name", "Tết")))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Path + "/table")).Status);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Limits_OfACampaign_SayTheirUnitAndTheDayTheyComeTo()
    {
        await KeepAsync(2025, ("03/11/2025", "DayOff"), ("05/11/2025", "DayOff"));
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();
        var path = $"/campaigns/{campaign.Id}/preparation/phases";

        await (await province.Manager.GetAsync(path)).PostAsync(Fields(
            ("form.phases[2].firstDay", "01/10/2025"), ("form.phases[2].lastDay", "31/10/2025"),
            ("form.report.days", 5), ("form.report.unit", "WorkingDays"), ("form.answer.days", 3), ("form.answer.unit", "Days")));
        var page = await province.Manager.GetAsync(path);

        Assert.Equal(
            [
                "Gửi báo cáo tự chấm đã ký: trong 5 ngày làm việc từ ngày khóa phiếu; phiếu khóa ngày cuối của giai đoạn thì hạn là Thứ Ba 11/11/2025.",
                "Trả lời câu hỏi của đơn vị: trong 3 ngày từ ngày hỏi; tính cho từng câu hỏi.",
            ],
            page.Texts("[data-testid=limit]"));
        Assert.StartsWith("Lịch nghỉ năm 2025 chưa có văn bản", Assert.Single(page.Texts("[data-testid=calendar-warning]")), StringComparison.Ordinal);
        var stored = await Portal.DbAsync(db => db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == campaign.Id));
        Assert.Equal((null, new DayLimit(5, DayUnit.WorkingDays), new DayLimit(3, DayUnit.Days)), (stored.LateWithin, stored.ReportWithin, stored.AnswerWithin));

        var wrong = await page.PostAsync(Fields(("form.report.days", 0)));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal("0", wrong.Document.QuerySelector("[name='form.report.days']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task AChangeOfTheCalendar_MovesWhatARunningCampaignHasStored()
    {
        await KeepAsync(2025);
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) =>
        {
            c.TakeLateWork(by, true, FixedClock.Start);
            c.Limit(by, new(2, DayUnit.WorkingDays), null, null, FixedClock.Start);
        });
        Assert.Equal(VietnamTime.EndOf(new(2025, 11, 4)), await LateUntilAsync());
        var admin = await Portal.AsAsync(Role.Administrator);

        var page = await (await admin.GetAsync("/working-calendar/2025")).PostAsync(Fields(("newDay.day", "04/11/2025"), ("newDay.kind", "DayOff"), ("newDay.name", "Nghỉ bù")), "form[action$='/days']");

        Assert.Equal("Đã thêm Thứ Ba 04/11/2025. Hạn nhận muộn của 1 phong trào được tính lại.", page.Notice);
        Assert.Equal(VietnamTime.EndOf(new(2025, 11, 5)), await LateUntilAsync());

        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);
        var officer = await world.AsAsync(world.Officer);
        Assert.Contains(
            "Hạn tự chấm: đã hết hạn từ 24:00 Thứ Sáu 31/10/2025; nhận muộn đến hết Thứ Tư 05/11/2025, còn 4 ngày",
            Assert.Single((await officer.GetAsync($"/sheets/{world.Sheet}")).Texts("span:has(> [data-testid=deadline])")), StringComparison.Ordinal);

        Assert.Contains(
            "01/10/2025 – Thứ Sáu 31/10/2025, đã hết hạn; nhận muộn đến hết Thứ Tư 05/11/2025, còn 4 ngày",
            (await officer.GetAsync($"/campaigns/{world.Campaign.Id}")).Texts("[data-testid=phase] .strip-days"));

        Task<DateTimeOffset?> LateUntilAsync() =>
            Portal.DbAsync(db => db.Set<PhaseWindow>().Where(p => p.CampaignId == world.Campaign.Id && p.Kind == PhaseKind.SelfAssessment).Select(p => p.LateUntil).SingleAsync());
    }

    [Fact]
    public async Task TheSignedReport_IsDueInWorkingDaysFromTheLocking_AndFlaggedWhenLate()
    {
        await KeepAsync(2025, ("15/10/2025", "DayOff"));
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) => c.Limit(by, null, new(3, DayUnit.WorkingDays), null, FixedClock.Start));
        await world.SendToHeadAsync();
        var head = await world.AsAsync(world.Head);

        await (await head.GetAsync($"/sheets/{world.Sheet}/approval")).PressAsync("Duyệt và khóa để ký");
        var check = await head.GetAsync($"/sheets/{world.Sheet}/check");

        // Locked on Tuesday 14/10; the 15th is off: 16, 17, 20.
        Assert.Equal(["Thứ Hai 20/10/2025, còn 3 ngày làm việc"], check.Texts("dl [data-testid=deadline]"));
        Assert.Contains("Thứ Hai 20/10/2025, còn 3 ngày làm việc", (await (await world.AsAsync(world.Officer)).GetAsync("/")).Texts("[data-testid=work] [data-testid=deadline]"));
        var sheet = await world.ReadSheetAsync();
        sheet.Report(world.Head.Actor(), "45/BC-UBND", VietnamTime.EndOf(new(2025, 10, 20)), sheet.ReportDue(new(3, DayUnit.WorkingDays), await Portal.DbAsync(db => Data.WorkingCalendars.WorkingCalendarAsync(db))));
        Assert.True(sheet.ReportIsLate);

        Portal.Clock.Now = VietnamTime.EndOf(new(2025, 10, 20));
        var list = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/sheets");
        Assert.Contains("đã hết hạn từ 24:00 Thứ Hai 20/10/2025", list.Texts("td [data-testid=deadline]"));
    }

    [Fact]
    public async Task AQuestion_IsDueFromTheDayItWasAsked()
    {
        await KeepAsync(2025);
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) => c.Limit(by, null, null, new(2, DayUnit.WorkingDays), FixedClock.Start));
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync($"/sheets/{world.Sheet}/lines/1.1/questions")).PostAsync(new { text = "Tính từ ngày nào?" });
        var appraiser = await world.AsAsync(world.Appraiser);

        Assert.Contains("Thứ Năm 16/10/2025, còn 2 ngày làm việc", (await appraiser.GetAsync("/")).Texts("[data-testid=work] [data-testid=deadline]"));
        Assert.Equal(["Thứ Năm 16/10/2025, còn 2 ngày làm việc"], (await appraiser.GetAsync($"/campaigns/{world.Campaign.Id}/questions")).Texts("td [data-testid=deadline]"));
    }

    private async Task<Visitor> AdminAsync()
    {
        await KeepAsync(2041);
        return await Portal.AsAsync(Role.Administrator);
    }

    private Task<int> CountAsync() => Portal.DbAsync(db => db.Set<CalendarDay>().CountAsync(d => d.Day.Year == 2041));

    /// <summary>A year with these days and no others, whatever an installation begins with.</summary>
    private Task<int> KeepAsync(int year, params (string Day, string Kind)[] days) => Portal.DbAsync(async db =>
    {
        await db.Set<CalendarDay>().ExecuteDeleteAsync();
        await db.CalendarYears.ExecuteDeleteAsync();
        var kept = new CalendarYear(Actor.Portal, year, Portal.Clock.Now);
        foreach (var (day, kind) in days)
        {
            kept.Add(Actor.Portal, new(DateOnly.ParseExact(day, "dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), Enum.Parse<CalendarDayKind>(kind), "Nghỉ", null), Portal.Clock.Now);
        }

        db.CalendarYears.Add(kept);
        return await db.SaveChangesAsync();
    });
}
