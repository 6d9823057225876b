using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features.DocumentChecks;

public sealed class DocumentCheckTests : PortalTest
{
    private static readonly string[] Draft = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Số: 5/KH-UBND", "Hòa An, ngày 5 tháng 2 năm 2026", "KẾ HOẠCH", "Về thi đua"];

    [Fact]
    public async Task ADraft_IsJudged_GroupedByGrade_AndNothingIsKept()
    {
        var clerk = await ClerkAsync();
        var before = await Portal.ContentsAsync();

        var page = await CheckAsync(clerk, "Kế hoạch.docx", SmallDocx.Of(Draft));

        Assert.Equal((HttpStatusCode.OK, "Kết quả kiểm tra thể thức"), (page.Status, page.Heading));
        Assert.Equal(["Kế hoạch.docx", "Kế hoạch", "Nghị định số 30/2020/NĐ-CP"], page.Texts("main dl.facts:first-of-type dd"));
        Assert.StartsWith("Sai (", page.Texts("main h2")[0], StringComparison.Ordinal);
        var wrong = page.Rows("section:first-of-type table");
        Assert.Contains(wrong, r => r[0] == "Tiêu ngữ" && r[1] == "«Độc lập – Tự do – Hạnh phúc»" && r[3].StartsWith("NĐ 30/2020/NĐ-CP, Phụ lục I", StringComparison.Ordinal));
        Assert.Contains(wrong, r => r[0] == "Số, ký hiệu" && r[1] == "số 5" && r[2].StartsWith("số 05", StringComparison.Ordinal));
        Assert.Contains(wrong, r => r[0] == "Địa danh và thời gian" && r[1] == "tháng 2");
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Equal(before, await Portal.ContentsAsync());
    }

    [Fact]
    public async Task APartyPaper_IsNotJudged()
    {
        var page = await CheckAsync(await ClerkAsync(), "nq.docx", SmallDocx.Of("ĐẢNG CỘNG SẢN VIỆT NAM", "NGHỊ QUYẾT"));

        Assert.StartsWith("Đây là văn bản của Đảng", Assert.Single(page.Texts("[data-testid=not-judged]")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7", "Đây không phải tệp Word (.docx).")]
    [InlineData("", "Tệp này rỗng.")]
    public async Task AFileThatIsNoDocx_IsRefusedBesideTheField(string content, string message)
    {
        var page = await CheckAsync(await ClerkAsync(), "tep.docx", System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal([$"Tệp văn bản: {message}"], page.Errors);
        Assert.Contains(page.Texts(".field-wrong"), t => t.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoFile_IsAskedFor()
    {
        var page = await (await (await ClerkAsync()).GetAsync("/document-checks")).PostAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "Tệp văn bản: Cần chọn tệp Word (.docx)."), (page.Status, Assert.Single(page.Errors)));
    }

    [Fact]
    public async Task APaperMarkedSecret_IsRefusedWithTheLaw_AndNothingIsKept()
    {
        var clerk = await ClerkAsync();
        var before = await Portal.ContentsAsync();

        var page = await CheckAsync(clerk, "ke-hoach.docx", SmallDocx.Of([Draft[0], "MẬT", .. Draft[1..]]));

        var reason = Assert.Single(page.Texts(".warning[data-testid=not-judged]"));
        Assert.StartsWith("Văn bản mang dấu chỉ độ mật «MẬT».", reason, StringComparison.Ordinal);
        Assert.Contains("Luật Bảo vệ bí mật nhà nước, Điều 5", reason, StringComparison.Ordinal);
        Assert.False(page.Has("[data-testid=departure-wrong]"));
        Assert.Equal(before, await Portal.ContentsAsync());
    }

    [Fact]
    public async Task WhatAWordFileDoesNotTell_IsSaid()
    {
        var page = await CheckAsync(await ClerkAsync(), "ke-hoach.docx", SmallDocx.Of(Draft));

        Assert.Contains(page.Texts("[data-testid=unchecked]"), t => t.StartsWith("Hình ảnh dấu của cơ quan: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFile_IsJudgedByTheCustomsOfTheAgencyThatIsChosen()
    {
        var commune = await Portal.UnitAsync("UBND xã Hòa An");
        var other = await Portal.UnitAsync("UBND xã Long Hòa");
        var account = await Portal.AccountAsync("van.thu", commune, Role.RecordsClerk);
        await Portal.RoleAsync(account, Role.UnitOfficer, other);
        var customs = new Domain.Papers.PaperCustoms(other.Id);
        customs.Set(account.Actor(), null, null, Domain.Papers.PlaceForm.WithKind, null, Portal.Clock.Now);
        await Portal.SaveAsync(customs);
        var clerk = await Portal.AsAsync(account);
        var file = new Upload("ke-hoach.docx", SmallDocx.Of(Draft));

        var own = await (await clerk.GetAsync("/document-checks")).PostAsync(new Dictionary<string, object?> { ["form.file"] = file, ["form.agency"] = commune.Id });
        var others = await (await clerk.GetAsync("/document-checks")).PostAsync(new Dictionary<string, object?> { ["form.file"] = file, ["form.agency"] = other.Id });
        var strange = await (await clerk.GetAsync("/document-checks")).PostAsync(new Dictionary<string, object?> { ["form.file"] = file, ["form.agency"] = Guid.CreateVersion7() });

        Assert.False(own.Has("[data-testid=departure-local]"));
        Assert.Contains("Địa danh và thời gian", others.Texts("[data-testid=departure-local] th"));
        Assert.Contains("UBND xã Long Hòa", others.Texts("main p a"));
        Assert.False(strange.Has("[data-testid=departure-local]"));
    }

    [Theory]
    [InlineData(Role.RecordsClerk)]
    [InlineData(Role.CampaignManager)]
    [InlineData(Role.UnitOfficer)]
    public async Task TheMenu_LeadsThere(Role role)
    {
        var person = await Portal.AsAsync(role, await Portal.UnitAsync("UBND xã Hòa An"));

        var page = await (await person.GetAsync("/")).FollowAsync("Kiểm tra thể thức");

        Assert.Equal("Kiểm tra thể thức", page.Heading);
    }

    private async Task<Visitor> ClerkAsync() => await Portal.AsAsync(Role.RecordsClerk, await Portal.UnitAsync("UBND xã Hòa An"));

    private static async Task<Page> CheckAsync(Visitor visitor, string name, byte[] content) =>
        await (await visitor.GetAsync("/document-checks")).PostAsync(new Dictionary<string, object?> { ["form.file"] = new Upload(name, content) });
}
