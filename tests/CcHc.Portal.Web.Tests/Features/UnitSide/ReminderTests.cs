using System.Net;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class ReminderTests : PortalTest
{
    [Fact]
    public async Task TheReminderOfSelfScoring_NamesWhoHasNotLocked_WithTelephoneAndDeadline()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await Portal.DbAsync(db => db.People.Where(p => p.Name == "Hoàng Văn Khác").ExecuteUpdateAsync(p => p.SetProperty(x => x.Phone, "0912 345 678")));
        await world.SendToHeadAsync();
        await (await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/approval")).PressAsync("Duyệt và khóa để ký");
        var manager = await world.AsAsync(world.Manager);

        var page = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/sheets")).FollowAsync("Sao chép lời nhắc (2 chưa khóa)");

        Assert.Equal(
            """
            Kính gửi các đơn vị tham gia «Đẩy mạnh cải cách hành chính năm 2025»:
            Đến 09:00 14/10/2025 còn 2 đơn vị, cá nhân chưa khóa kết quả tự chấm điểm.
            Hạn: Thứ Sáu 31/10/2025, còn 17 ngày.
            1. Báo Hòa An
            2. Ủy ban nhân dân xã Bình Minh (đầu mối: Hoàng Văn Khác, 0912 345 678)
            Đề nghị các đơn vị vào cổng, mục «Tự chấm điểm» ở «Việc của tôi». Trân trọng!
            """.ReplaceLineEndings("\n"),
            page.Document.QuerySelector("textarea")!.TextContent.Trim().ReplaceLineEndings("\n"));
        Assert.Equal(["Báo Hòa An", "Ủy ban nhân dân xã Bình Minh"], page.Rows().Select(r => r[0]));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync(world.Officer)).GetAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder")).Status);
    }

    [Fact]
    public async Task TheReminderOfRegistration_NamesWhoHasNotRegistered()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var page = await (await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/pledges")).FollowAsync("Sao chép lời nhắc (3 chưa đăng ký xong)");

        Assert.Equal(3, page.Rows().Count);
        Assert.Contains("còn 3 đơn vị, cá nhân chưa đăng ký thi đua.", page.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync(world.Officer)).GetAsync($"/campaigns/{world.Campaign.Id}/pledges/reminder")).Status);
    }
}
