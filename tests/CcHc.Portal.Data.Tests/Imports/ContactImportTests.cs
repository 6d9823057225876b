using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Imports;

public sealed class ContactImportTests : ImportTest
{
    private const string Header = "Mã đơn vị,Tên đơn vị,Họ và tên,Chức vụ,Điện thoại,Thư công vụ,Vai trò";

    [Fact]
    public async Task People_GetAccountsRolesAndCodes()
    {
        await UnitsAsync();

        var (report, slips) = await CarryOutAsync(ImportKind.Contacts, Csv(
            Header,
            "SNV,,Nguyễn Văn An,Chuyên viên,0912345678,NVAn@angiang.gov.vn,đầu mối",
            "SNV,,Nguyễn Văn An,Chuyên viên,0912345678,nvan@angiang.gov.vn,thẩm định",
            ",Sở Tư pháp,Trần Thị Bình,Giám đốc,,,thủ trưởng",
            "STP,,Lê Văn Ân,,,nvan@stp.gov.vn,"));

        Assert.Equal("3 new, 0 changed, 0 closed, 0 same, 0 wrong", Counts(report));
        Assert.Equal([("Nguyễn Văn An", "nvan"), ("Trần Thị Bình", "stp"), ("Lê Văn Ân", "nvan.2")], slips.Select(s => (s.PersonName, s.UserName)));
        Assert.All(slips, s => Assert.Matches("^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$", s.Code));
        Assert.Equal(3, slips.Select(s => s.Code).Distinct().Count());
        await using var db = NewContext();
        var account = await db.Users.SingleAsync(a => a.NormalizedUserName == "NVAN", TestContext.Current.CancellationToken);
        Assert.True(account.MustChangePassword);
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, slips[0].Code));
        Assert.Equal(PasswordVerificationResult.Failed, new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, slips[1].Code));
        var roles = await db.RoleAssignments.Where(r => r.PersonId == account.PersonId).Select(r => r.Role).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Role.UnitOfficer, Role.Appraiser], roles.Order());
        var audit = await db.AuditEntries.Select(e => e.What + e.From + e.To + e.Reason).ToListAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(audit, text => slips.Any(s => text.Contains(s.Code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AKnownPerson_IsUpdated_WithoutANewCode()
    {
        await UnitsAsync();
        await CarryOutAsync(ImportKind.Contacts, Csv(Header, "SNV,,Nguyễn Văn An,Chuyên viên,,nvan@angiang.gov.vn,", "SNV,,Trần Thị Bình,,,,"));

        var (report, slips) = await CarryOutAsync(ImportKind.Contacts, Csv(
            Header,
            "STP,,Nguyễn Văn An,Phó trưởng phòng,,nvan@angiang.gov.vn,đầu mối",
            "SNV,,TRẦN THỊ BÌNH,,0900000001,,đầu mối"));

        Assert.Empty(slips);
        Assert.Equal("0 new, 2 changed, 0 closed, 0 same, 0 wrong", Counts(report));
        Assert.Equal("Chức vụ: Chuyên viên → Phó trưởng phòng; Chuyển về Sở Tư pháp; Thêm vai trò Công chức đầu mối", report.Changes[0].Detail);
        await using var db = NewContext();
        Assert.Equal(2, await db.People.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Users.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal("0900000001", (await db.People.SingleAsync(p => p.Email == null, TestContext.Current.CancellationToken)).Phone);
    }

    [Fact]
    public async Task TheSameFileAgain_ChangesNothing()
    {
        await UnitsAsync();
        var table = Csv(Header, "SNV,,Nguyễn Văn An,Chuyên viên,,nvan@angiang.gov.vn,\"đầu mối, thẩm định\"");
        await CarryOutAsync(ImportKind.Contacts, table);

        Assert.Equal("0 new, 0 changed, 0 closed, 1 same, 0 wrong", Counts(await LookAsync(ImportKind.Contacts, table)));
    }

    [Fact]
    public async Task EveryFaultOfTheFile_IsNamedAtOnce()
    {
        await UnitsAsync();

        var report = await LookAsync(ImportKind.Contacts, Csv(
            Header,
            "KHONG,,Nguyễn Văn An,,,,",
            ",Phòng Trùng,Nguyễn Văn An,,,,",
            "SNV,,,,,,",
            "SNV,,Lê Văn Ba,,,thu sai,",
            "SNV,,Lê Văn Tư,,,,vua bếp",
            "SNV,,Lê Văn Năm,,,nam@angiang.gov.vn,",
            "SNV,,Lê Thị Sáu,,,nam@angiang.gov.vn,",
            "BAG,,Lê Thị Bảy,,,,"));

        Assert.Equal(["A2", "B3", "C4", "F5", "G6", "F8", "A9"], report.Errors.Select(e => e.Cell));
        Assert.Equal("có 2 đơn vị cùng tên; cần ghi mã đơn vị.", report.Errors[1].Expected);
        Assert.Equal("thư này đã ghi cho «Lê Văn Năm» ở dòng 7; mỗi người một địa chỉ thư.", report.Errors[5].Expected);
    }

    [Fact]
    public async Task AWishedUserName_IsTakenOrRefused()
    {
        await UnitsAsync();
        var header = Header + ",Tên đăng nhập";
        await CarryOutAsync(ImportKind.Contacts, Csv(header, "SNV,,Nguyễn Văn An,,,,,an.snv"));

        var report = await LookAsync(ImportKind.Contacts, Csv(header, "STP,,Trần Thị Bình,,,,,AN.SNV", "STP,,Lê Văn Ba,,,,,ba lê"));

        Assert.Equal(["chỉ dùng chữ không dấu, chữ số và các dấu . - _ @ +, từ 3 ký tự.", "tên đăng nhập này đã có người dùng."], report.Errors.Select(e => e.Expected));
    }

    private async Task UnitsAsync()
    {
        await using var db = NewContext();
        var press = new Unit("Báo An Giang", UnitKind.Press, code: "BAG");
        press.EnterDataForIt();
        db.Units.AddRange(
            new Unit("Sở Nội vụ", UnitKind.Department, code: "SNV"),
            new Unit("Sở Tư pháp", UnitKind.Department, code: "STP"),
            new Unit("Phòng Trùng", UnitKind.Division, code: "T1"),
            new Unit("Phòng Trùng", UnitKind.Division, code: "T2"),
            press);
        await db.SaveChangesAsync();
    }
}
