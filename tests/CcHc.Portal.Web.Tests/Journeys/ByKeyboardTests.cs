using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>A day of the unit and of the manager without a mouse.</summary>
public sealed class ByKeyboardTests(Chromium chromium)
{
    private const string Unit = "Sở Tư pháp";

    [Fact]
    public async Task UnitAndManager_WithoutAMouse_ScoreSendUpAndApprove()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (portal, address) = await PortalHost.ServeAsync();
        await using var served = portal;
        var scene = await CampaignScene.OpenAsync(portal);
        await portal.AccountAsync("tu.phap", scene.Units[0], Role.UnitOfficer, "Trần Thị Tư");

        await using (var officer = await Walker.ArriveAsync("officer at the keyboard", await chromium.ContextAsync(address, scripts: true), new Findings()))
        {
            var keys = new Keyboard(officer);
            await SignInAsync(officer, keys, "tu.phap");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, "Tự chấm điểm");
            await keys.LeaveByAsync("Enter");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, "Tất cả (3)");
            await keys.LeaveByAsync("Enter");

            // A group of choices is one stop; the arrows go round in it.
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Radio, "Đạt – 20 điểm");
            await keys.PressAsync("ArrowDown");
            await keys.PressAsync("ArrowUp");
            await keys.ToAsync(AriaRole.Textbox, "Giải trình cách tính điểm");
            await keys.TypeAsync("Kế hoạch số 05/KH-STP đã gửi Sở Nội vụ");
            await keys.ToAsync(AriaRole.Button, "Lưu tiêu chí 1.1");
            await keys.LeaveByAsync("Enter");
            await officer.SeesAsync("Đã lưu tiêu chí 1.1.");

            // The page comes back at the criterion that was saved: the next one follows.
            await keys.ToAsync(AriaRole.Textbox, "Điểm tự chấm");
            await keys.TypeAsync("18,5");
            await keys.ToAsync(AriaRole.Textbox, "Giải trình cách tính điểm");
            await keys.TypeAsync("Báo cáo đủ bốn kỳ");
            await keys.ToAsync(AriaRole.Button, "Lưu tiêu chí 1.2");
            await keys.LeaveByAsync("Enter");
            await keys.ToAsync(AriaRole.Textbox, "Tử số (số đạt)");
            await keys.TypeAsync("45");
            await keys.ToAsync(AriaRole.Textbox, "Mẫu số (tổng số)");
            await keys.TypeAsync("50");
            await keys.ToAsync(AriaRole.Textbox, "Giải trình cách tính điểm");
            await keys.TypeAsync("45 trong 50 hồ sơ đúng hạn");
            await keys.ToAsync(AriaRole.Button, "Lưu tiêu chí 2.1");
            await keys.LeaveByAsync("Enter");
            await officer.SeesAsync("Đã lưu tiêu chí 2.1.");

            await officer.OpenAsync("/");
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, "Tự chấm điểm");
            await keys.LeaveByAsync("Enter");
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, "Kiểm tra trước khi gửi");
            await keys.LeaveByAsync("Enter");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Checkbox, "Tôi đã xem các điểm cần lưu ý");
            await keys.PressAsync("Space");
            await keys.ToAsync(AriaRole.Button, "Trình thủ trưởng duyệt");
            await keys.LeaveByAsync("Enter");
            await officer.SeesAsync("Đã trình thủ trưởng duyệt kết quả tự chấm điểm.");
        }

        await using (var manager = await Walker.ArriveAsync("manager at the keyboard", await chromium.ContextAsync(address, scripts: true), new Findings()))
        {
            var keys = new Keyboard(manager);
            await SignInAsync(manager, keys, scene.ManagerAccount.UserName!);
            await keys.ToAsync(AriaRole.Link, "Phong trào");
            await keys.LeaveByAsync("Enter");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Searchbox, "Tìm theo tên");
            await keys.TypeAsync("day manh");
            await keys.LeaveByAsync("Enter");
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, CampaignScene.Name);
            await keys.LeaveByAsync("Enter");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, "Theo dõi tự chấm điểm");
            await keys.LeaveByAsync("Enter");
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Searchbox, "Tìm theo tên");
            await keys.TypeAsync("tu phap");
            await keys.LeaveByAsync("Enter");
            await manager.DoesNotSeeAsync("Sở Y tế");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, Unit);
            await keys.LeaveByAsync("Enter");
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Link, "Ghi nhận duyệt thay");
            await keys.LeaveByAsync("Enter");
            await keys.WalkThroughAsync();
            await keys.SkipAsync();
            await keys.ToAsync(AriaRole.Textbox, "Ghi nhận thay");
            await keys.TypeAsync("Vũ Thị Pháp, Giám đốc Sở");
            await keys.ToAsync(AriaRole.Button, "Duyệt và khóa để ký");
            await keys.LeaveByAsync("Enter");
            await manager.SeesAsync("Đã duyệt và khóa để ký.");
        }

        var sheet = await portal.DbAsync(db => db.ScoreSheets.AsNoTracking().SingleAsync(s => s.UnitId == scene.Units[0].Id));
        Assert.Equal((SheetState.Locked, 3, "92,50"), (sheet.State, sheet.SelfDone, sheet.SelfTotal.ToString()));
    }

    private static async Task SignInAsync(Walker walker, Keyboard keys, string userName)
    {
        await walker.OpenAsync("/sign-in");
        await keys.WalkThroughAsync();
        await keys.SkipAsync();
        await keys.ToAsync(AriaRole.Textbox, "Tên đăng nhập");
        await keys.TypeAsync(userName);
        await keys.ToAsync(AriaRole.Textbox, "Mật khẩu");
        await keys.TypeAsync(PortalHost.Password);
        await keys.LeaveByAsync("Enter");
        await walker.SeesAsync("Việc của tôi");
    }
}
