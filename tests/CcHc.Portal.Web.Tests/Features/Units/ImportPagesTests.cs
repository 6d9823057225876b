using System.Net;
using System.Text;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Units;

public sealed class ImportPagesTests : PortalTest
{
    [Fact]
    public async Task AFile_IsShownFirst_AndWrittenOnlyOnOrder()
    {
        var admin = await AdminAsync();

        var report = await UploadAsync(admin, "units", "Mã,Tên,Mã cấp trên\nUBND,UBND tỉnh An Giang,\nSTP,Sở Tư pháp,UBND");
        var before = await Portal.DbAsync(db => db.Units.CountAsync());
        var asked = await report.PressAsync("Thực hiện: 2 mới, 0 thay đổi, 0 kết thúc");
        var inBetween = await Portal.DbAsync(db => db.Units.CountAsync());
        await Portal.RunJobsAsync();
        var result = await asked.FollowAsync("Xem lại");

        Assert.Equal("Báo cáo trước khi nhập", report.Heading);
        Assert.Equal([["2", "UBND", "UBND tỉnh An Giang", "Ủy ban nhân dân tỉnh, thành phố"], ["3", "STP", "Sở Tư pháp", "Cơ quan chuyên môn"]], report.Rows("main table.stack"));
        Assert.Equal(("Đang nhập", "Đang chờ", 1, 1), (asked.Heading, asked.Texts("[role=status] .state")[0], before, inBetween));
        Assert.Equal("Kết quả nhập", result.Heading);
        Assert.Equal("2", Assert.Single(result.Texts("[data-testid=count-new]")));
        Assert.Equal(3, await Portal.DbAsync(db => db.Units.CountAsync()));
        var audit = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "import.apply"));
        Assert.Equal(("Nhập đơn vị từ tệp", "tep.csv", "2 mới, 0 thay đổi, 0 kết thúc"), (audit.What, audit.From, audit.To));
    }

    [Fact]
    public async Task CarryingOutTwice_IsRefused()
    {
        var admin = await AdminAsync();
        var report = await UploadAsync(admin, "units", "Mã,Tên\nSTP,Sở Tư pháp");
        await report.PostAsync();

        var meanwhile = await report.PostAsync();
        await Portal.RunJobsAsync();
        var again = await report.PostAsync();

        Assert.Equal(["Lần nhập này đang được thực hiện."], meanwhile.Obstacles);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(["Lần nhập này đã thực hiện rồi. Muốn nhập tiếp, anh/chị tải tệp lên lại."], again.Obstacles);
    }

    [Fact]
    public async Task WhenThePortalChangedMeanwhile_NothingIsWritten()
    {
        var admin = await AdminAsync();
        var report = await UploadAsync(admin, "units", "Mã,Tên\nSTP,Sở Tư pháp\nSYT,Sở Y tế");
        await Portal.UnitAsync("Sở Tư pháp", code: "STP");

        var page = await report.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith("Dữ liệu trên cổng đã đổi", Assert.Single(page.Obstacles), StringComparison.Ordinal);
        Assert.False(await Portal.DbAsync(db => db.Units.AnyAsync(u => u.Code == "SYT")));
    }

    [Fact]
    public async Task WhenThePortalChangesWhileTheImportWaits_NothingIsWritten_AndThePageSaysWhy()
    {
        var admin = await AdminAsync();
        var report = await UploadAsync(admin, "units", "Mã,Tên\nSTP,Sở Tư pháp\nSYT,Sở Y tế");
        await report.PostAsync();
        await Portal.UnitAsync("Sở Tư pháp", code: "STP");

        await Portal.RunJobsAsync();
        var page = await admin.GetAsync(report.Path);

        Assert.Equal("Báo cáo trước khi nhập", page.Heading);
        Assert.StartsWith("Dữ liệu trên cổng đã đổi", Assert.Single(page.Texts("[data-testid=failure] p")), StringComparison.Ordinal);
        Assert.False(await Portal.DbAsync(db => db.Units.AnyAsync(u => u.Code == "SYT")));
        Assert.Equal(0, await Portal.DbAsync(db => db.AuditEntries.CountAsync(e => e.Act == "import.apply")));
    }

    [Fact]
    public async Task AnImport_DoneASecondTimeByTheQueue_ChangesNothing()
    {
        var admin = await AdminAsync();
        var report = await UploadAsync(admin, "units", "Mã,Tên\nSTP,Sở Tư pháp");
        await report.PostAsync();
        await Portal.RunJobsAsync();
        var item = await Portal.DbAsync(db => db.WorkItems.AsNoTracking().SingleAsync());
        await Portal.SaveAsync(new Domain.Work.WorkItem(item.Kind, item.SubjectId, item.ByPersonId, item.ByName, Portal.Clock.Now, item.Argument));

        await Portal.RunJobsAsync();

        Assert.Equal(2, await Portal.DbAsync(db => db.WorkItems.CountAsync(w => w.State == Domain.Work.WorkState.Done)));
        Assert.Equal((2, 1), await Portal.DbAsync(async db => (await db.Units.CountAsync(), await db.AuditEntries.CountAsync(e => e.Act == "import.apply"))));
    }

    [Fact]
    public async Task Errors_StandOnThePage_AndInTheFileWithAColumnMore()
    {
        var admin = await AdminAsync();

        var report = await UploadAsync(admin, "units", "Mã,Tên,Mã cấp trên\nA,Sở A,B\nB,Sở B,A\n,Sở C,");
        var file = await report.FollowAsync("Tải tệp ghi rõ lỗi từng dòng (.xlsx)");

        Assert.Equal(["C2", "C3", "A4"], report.Rows("main table.stack").Select(r => r[0]).OrderBy(c => c[1]));
        Assert.Equal(["Tệp còn 3 lỗi. Anh/chị sửa trong tệp rồi tải lên lại; khi còn lỗi thì không dòng nào được ghi."], report.Obstacles);
        Assert.True(report.Has("button[disabled]"));
        var table = TableFile.Read(new MemoryStream(file.Body), "loi.xlsx");
        Assert.Equal("Cần sửa", table.Lines[0].At(4).Text);
        Assert.Equal("Ô C2: các đơn vị cấp trên nối thành vòng: đơn vị này thuộc chính nó.", table.Lines[1].At(4).Text);
    }

    [Fact]
    public async Task AFileThatIsNoTable_IsRefusedBesideTheField_KeepingTheOtherFields()
    {
        var admin = await AdminAsync();

        var page = await (await admin.GetAsync("/imports/units"))
            .PostAsync(new { file = new Upload("anh.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]), effectiveFrom = new DateOnly(2025, 12, 1) });
        var none = await (await admin.GetAsync("/imports/contacts")).PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Tệp: «anh.png» không phải", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("01/12/2025", page.Document.QuerySelector("#f-effectiveFrom")!.GetAttribute("value"));
        Assert.Equal(["Tệp: Cần chọn tệp."], none.Errors);
    }

    [Fact]
    public async Task AMissingHeader_IsAnErrorOfTheReport()
    {
        var report = await UploadAsync(await AdminAsync(), "contacts", "Đơn vị,Chức vụ\nSở Nội vụ,Chuyên viên");

        Assert.Equal([["dòng 1", "–", "Đơn vị, Chức vụ", "dòng tiêu đề thiếu cột «Họ và tên»."]], report.Rows("main table.stack"));
    }

    [Fact]
    public async Task TheTemplate_CanBeSentBackAsItIs()
    {
        var admin = await AdminAsync();
        foreach (var kind in new[] { "units", "contacts", "territories" })
        {
            var template = await admin.GetAsync($"/imports/{kind}/template.xlsx");
            var report = await (await admin.GetAsync($"/imports/{kind}")).PostAsync(new { file = new Upload("mau.xlsx", template.Body) });

            Assert.Equal(["0", "0", "0", "0", "0"], report.Rows()[0]);
            Assert.Equal(["Tệp không có gì khác với dữ liệu đang có, nên không có gì để thực hiện."], report.Obstacles);
        }
    }

    [Fact]
    public async Task Contacts_GiveSlipsOnce_AndTheCodeOpensTheAccountToSetAPassword()
    {
        var admin = await AdminAsync();
        await Portal.UnitAsync("Sở Tư pháp", code: "STP");
        var report = await UploadAsync(admin, "contacts", "Mã đơn vị,Họ và tên,Thư công vụ,Vai trò\nSTP,Lê Thị Hoa,lthoa@angiang.gov.vn,thủ trưởng");

        var slips = await report.PostAsync();
        var userName = Assert.Single(slips.Texts("[data-testid=slip-user]"));
        var code = Assert.Single(slips.Texts("[data-testid=slip-code]"));
        var signedIn = await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName, password = code });
        var later = await admin.GetAsync(report.Path);

        Assert.Equal("lthoa", userName);
        Assert.Equal("Đổi mật khẩu", signedIn.Heading);
        Assert.Equal("Kết quả nhập", later.Heading);
        Assert.DoesNotContain(code, Encoding.UTF8.GetString(later.Body), StringComparison.Ordinal);
        Assert.True(slips.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Territories_AreImported_AndBecomeCommittees()
    {
        var admin = await AdminAsync();
        var report = await UploadAsync(admin, "territories", "valid,code,parent_code,level,kind,name\nfrom-2025-07-01,91,,1,Tỉnh,Tỉnh An Giang\nfrom-2025-07-01,30307,91,2,Phường,Phường Long Xuyên");
        await report.PostAsync();
        await Portal.RunJobsAsync();

        var list = await admin.GetAsync("/territories?q=long+xuyen");
        var preview = await admin.GetAsync("/territories/committees?structure=from-2025-07-01&province=91");
        var units = await preview.PressAsync("Lập 2 Ủy ban nhân dân");
        var again = await preview.PressAsync("Lập 2 Ủy ban nhân dân");

        Assert.Equal([["Phường Long Xuyên", "30307", "Phường", "Tỉnh An Giang", "chưa lập"]], list.Rows());
        Assert.Equal("Đã lập 2 Ủy ban nhân dân.", units.Notice);
        Assert.Equal(UnitKind.CommuneCommittee, (await Portal.DbAsync(db => db.Units.SingleAsync(u => u.Code == "30307"))).Kind);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    private async Task<Visitor> AdminAsync() => await Portal.AsAsync(Role.Administrator, await Portal.UnitAsync("Cơ quan quản trị", UnitKind.Other));

    private static async Task<Page> UploadAsync(Visitor admin, string kind, string csv) =>
        await (await admin.GetAsync("/imports/" + kind)).PostAsync(new { file = new Upload("tep.csv", Encoding.UTF8.GetBytes(csv)) });
}
