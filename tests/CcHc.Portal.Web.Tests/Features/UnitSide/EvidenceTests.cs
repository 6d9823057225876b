using System.Net;
using System.Security.Cryptography;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class EvidenceTests : PortalTest
{
    private static string New(UnitSideWorld world) => $"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/new";

    private static string Store(UnitSideWorld world) => $"/evidence?unitId={world.Commune.Id}&campaignId={world.Campaign.Id}";

    private Task<List<Evidence>> ItemsAsync() => Portal.DbAsync(db => db.Evidence.AsNoTracking().Include(e => e.Revisions).OrderBy(e => e.Abstract).ToListAsync());

    private async Task<Evidence> FileAsync(UnitSideWorld world, string name = "Kế hoạch 12.pdf")
    {
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));
        await page.PostAsync(new Dictionary<string, object?> { ["upload.files"] = new Upload(name, Files.Pdf(name)) }, "#files-form");
        return Assert.Single(await ItemsAsync());
    }

    [Fact]
    public async Task ADescription_ChangedMeanwhile_IsNotWrittenOver()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        var officer = await world.AsAsync(world.Officer);
        var mine = await officer.GetAsync($"/evidence/{item.Id}");
        await (await officer.GetAsync($"/evidence/{item.Id}")).PostAsync(new { number = "12/KH-UBND" }, "#description-form");

        var page = await mine.PostAsync(new { issuer = "Sở Nội vụ" }, "#description-form");
        var kept = Assert.Single(await ItemsAsync());
        var saved = await page.PostAsync(null, "#description-form");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Sở Nội vụ", page.Document.QuerySelector("[name=issuer]")!.GetAttribute("value"));
        Assert.Equal(("12/KH-UBND", null), (kept.Number, kept.Issuer));
        Assert.Equal("Đã lưu mô tả tài liệu.", saved.Notice);
    }

    [Fact]
    public async Task SeveralFiles_GoodOnesAreKeptAndBadOnesNamed()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));

        page = await page.PostAsync(
            new Dictionary<string, object?>
            {
                ["upload.files"] = new[]
                {
                    new Upload("Kế hoạch 12.pdf", Files.Pdf()),
                    new Upload("Báo cáo.docx", Files.Docx()),
                    new Upload("giả.pdf", "MZ"u8.ToArray()),
                    new Upload("rỗng.pdf", []),
                    new Upload("khóa.pdf", Files.EncryptedPdf()),
                },
            },
            "#files-form");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("3 tệp chưa được nhận; lý do ghi ở bảng «Kết quả từng tệp» dưới đây.", Assert.Single(page.Texts(".field-error")));
        Assert.Equal(
            [
                ["Kế hoạch 12.pdf", "Đã nhận Ghi mô tả cho Kế hoạch 12.pdf"],
                ["Báo cáo.docx", "Đã nhận Ghi mô tả cho Báo cáo.docx"],
                ["giả.pdf", "Chưa nhận " + FileTexts.NotTaken],
                ["rỗng.pdf", "Chưa nhận Tệp này rỗng."],
                ["khóa.pdf", "Chưa nhận Tệp này đang đặt mật khẩu. Anh/chị bỏ mật khẩu rồi gửi lại."],
            ],
            page.Rows("#outcomes"));
        Assert.Equal(["Báo cáo", "Kế hoạch 12"], (await ItemsAsync()).Select(e => e.Abstract));
    }

    [Fact]
    public async Task AFileThatIsTooBig_IsNamedWithTheLimit()
    {
        await using var portal = await PortalHost.StartAsync(settings: new Dictionary<string, string> { ["Portal:UploadMegabytes"] = "2" });
        var world = await UnitSideWorld.MakeAsync(portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));
        Assert.Contains("Mỗi tệp không quá 1 MB", string.Join(' ', page.Texts(".field-hint")), StringComparison.Ordinal);
        var big = Files.Pdf(new string('x', 1_100_000));

        page = await page.PostAsync(new Dictionary<string, object?> { ["upload.files"] = new Upload("lớn.pdf", big) }, "#files-form");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["lớn.pdf", "Chưa nhận Tệp lớn hơn 1 MB, là mức lớn nhất được nhận."], Assert.Single(page.Rows("#outcomes")));
    }

    [Fact]
    public async Task AFullStore_SaysWhatIsLeftAndTakesWhatFits()
    {
        await using var portal = await PortalHost.StartAsync(settings: new Dictionary<string, string> { ["Evidence:StoreMegabytes"] = "1", ["Evidence:CampaignMegabytes"] = "2" });
        var world = await UnitSideWorld.MakeAsync(portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));
        var before = page.Texts(".field-hint")[0];
        byte[] Sized(string text, int bytes) => Files.Pdf(text + new string('x', bytes));

        page = await page.PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("một.pdf", Sized("1", 600_000)), new Upload("hai.pdf", Sized("2", 600_000)), new Upload("ba.pdf", Sized("3", 100_000)) } }, "#files-form");
        // The other unit's store has its own room, but the campaign's is nearly gone.
        await portal.SaveAsync(await StoredAsync(portal, world, Sized("4", 1_300_000)));
        var other = await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/units/{world.Other.Id}/campaigns/{world.Campaign.Id}/evidence/new");

        Assert.EndsWith("Kho còn 1 MB trong 1 MB.", before, StringComparison.Ordinal);
        Assert.Equal(["một.pdf", "hai.pdf", "ba.pdf"], page.Rows("#outcomes").Select(r => r[0]));
        Assert.Equal("Chưa nhận Kho của đơn vị chỉ còn 0,4 MB trong 1 MB. Anh/chị gửi bản nén nhỏ hơn, hoặc ghi đường dẫn.", page.Rows("#outcomes")[1][1]);
        Assert.StartsWith("Đã nhận", page.Rows("#outcomes")[2][1], StringComparison.Ordinal);
        Assert.Contains("Kho còn 0 MB trong 1 MB.", other.Texts(".field-hint")[0], StringComparison.Ordinal);
    }

    private static async Task<object[]> StoredAsync(PortalHost portal, UnitSideWorld world, byte[] content)
    {
        var kept = await portal.Services.GetRequiredService<IFileStore>().SaveAsync(new MemoryStream(content), 10_000_000, CancellationToken.None);
        var file = new StoredFile(kept.Sha256, kept.Size, "application/pdf", "bốn.pdf", null, portal.Clock.Now);
        var item = new Evidence(world.OtherOfficer.Actor(), world.Other.Id, world.Campaign.Id, EvidenceKind.File, new("bốn", null, null, null), null, portal.Clock.Now);
        item.AddRevision(world.OtherOfficer.Actor(), file, portal.Clock.Now);
        return [file, item];
    }

    [Fact]
    public async Task SendingNothing_IsRefusedAtTheField()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));

        page = await page.PostAsync(null, "#files-form");

        Assert.Equal(["Chọn tệp: Cần chọn ít nhất một tệp."], page.Errors);
    }

    [Fact]
    public async Task TheSameFileTwice_IsOneItem()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));
        await page.PostAsync(new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("a.pdf", Files.Pdf()), new Upload("b.pdf", Files.Pdf()) } }, "#files-form");

        Assert.Equal("a", Assert.Single(await ItemsAsync()).Abstract);
    }

    [Fact]
    public async Task ALinkAndASentPaper_AreKeptWithoutUpload()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));

        var wrong = await page.PostAsync(new Dictionary<string, object?> { ["link.url"] = "javascript:alert(1)", ["link.abstract"] = "Tin bài" }, "#link-form");
        await page.PostAsync(new Dictionary<string, object?> { ["link.url"] = "https://tanlap.gov.vn/tin", ["link.abstract"] = "Tin bài" }, "#link-form");
        var noDate = await page.PostAsync(new Dictionary<string, object?> { ["paper.number"] = "12/BC-UBND", ["paper.abstract"] = "Báo cáo quý I" }, "#paper-form");
        await noDate.PostAsync(new Dictionary<string, object?> { ["paper.datedOn"] = "10/4/2025", ["paper.addressee"] = "Sở Nội vụ" }, "#paper-form");

        Assert.Equal(["Địa chỉ: Cần địa chỉ bắt đầu bằng https:// hoặc http://."], wrong.Errors);
        Assert.Equal(["Ngày: Cần điền mục này."], noDate.Errors);
        Assert.Equal(["Báo cáo quý I (gửi Sở Nội vụ)", "Tin bài"], (await ItemsAsync()).Select(e => e.Abstract));
        Assert.Equal(new DateOnly(2025, 4, 10), (await ItemsAsync())[0].DatedOn);
    }

    [Fact]
    public async Task TheStore_OpensWithTheCarryingOutPhase()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        Portal.Clock.Now = new DateTimeOffset(2025, 9, 10, 1, 0, 0, TimeSpan.Zero);
        var officer = await world.AsAsync(world.Officer);

        var page = await officer.GetAsync(Store(world));
        var refused = await officer.PostAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/links", new Dictionary<string, object?> { ["link.url"] = "https://tanlap.gov.vn", ["link.abstract"] = "Tin" });

        Assert.Equal(["Kho tài liệu mở từ Thứ Hai 15/09/2025, khi bắt đầu giai đoạn «Tổ chức thực hiện»."], page.Obstacles);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Empty(await ItemsAsync());
    }

    [Fact]
    public async Task Searching_FindsWithoutAccents()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        var officer = await world.AsAsync(world.Officer);
        var page = await officer.GetAsync($"/evidence/{item.Id}");
        page = await page.PostAsync(new { @abstract = "Kế hoạch cải cách hành chính", number = "12/KH-UBND", datedOn = "05/01/2025", issuer = "UBND xã Tân Lập" }, "#description-form");

        var found = await officer.GetAsync(Store(world) + "&q=ke hoach cai cach");
        var byFile = await officer.GetAsync(Store(world) + "&q=ke hoach 12.pdf");
        var none = await officer.GetAsync(Store(world) + "&q=quyet dinh");

        Assert.Equal("Đã lưu mô tả tài liệu.", page.Notice);
        Assert.Equal(["Kế hoạch cải cách hành chính", "12/KH-UBND", "05/01/2025", "UBND xã Tân Lập"], Assert.Single(found.Rows()).Take(4));
        Assert.Single(byFile.Rows());
        Assert.Empty(none.Rows());
    }

    [Fact]
    public async Task AFile_IsServedByteForByteToThoseWhoMay()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        var address = $"/evidence/{item.Id}/revisions/1/file";

        var own = await (await world.AsAsync(world.Officer)).GetAsync(address);
        var saved = await (await world.AsAsync(world.Manager)).GetAsync(address + "?download=true");
        var other = await (await world.AsAsync(world.OtherOfficer)).GetAsync(address);
        var appraiser = await (await world.AsAsync(world.Appraiser)).GetAsync(address);

        Assert.Equal(Files.Pdf("Kế hoạch 12.pdf"), own.Body);
        Assert.Equal(item.Revisions[0].Sha256, Convert.ToHexStringLower(SHA256.HashData(own.Body)));
        Assert.Equal("application/pdf", own.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", own.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("attachment", saved.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Kế hoạch 12.pdf", saved.Response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(["nosniff"], own.Response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.Status, appraiser.Status));
    }

    [Fact]
    public async Task AnAppraiser_OpensWhatProvesALockedLineOfTheOwnAgency()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        await world.AnswerAllAsync();
        await Portal.DbAsync(async db =>
        {
            var line = await db.ScoreLines.FirstAsync(l => l.Code == "1.1");
            db.EvidenceUses.Add(new EvidenceUse(item.Id, line.Id, "Lê Văn Đầu Mối", Portal.Clock.Now));
            return await db.SaveChangesAsync();
        });
        var appraiser = await world.AsAsync(world.Appraiser);
        var before = await appraiser.GetAsync($"/evidence/{item.Id}/revisions/1/file");
        await Portal.DbAsync(async db =>
        {
            (await db.ScoreSheets.SingleAsync(s => s.Id == world.Sheet)).Lock(world.Head.Actor(), [], false, null, Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var after = await appraiser.GetAsync($"/evidence/{item.Id}/revisions/1/file");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (before.Status, after.Status));
    }

    [Fact]
    public async Task ANewRevision_KeepsTheOldOne()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        var officer = await world.AsAsync(world.Officer);
        var page = await officer.GetAsync($"/evidence/{item.Id}");

        var refused = await page.PostAsync(new { file = new Upload("x.exe", "MZ"u8.ToArray()) }, "#revision-form");
        page = await page.PostAsync(new { file = new Upload("Kế hoạch 12 (sửa).pdf", Files.Pdf("hai")) }, "#revision-form");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Loại tệp này không được nhận.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(["2", "1"], page.Rows().Select(r => r[0]));
        Assert.Equal(Files.Pdf("Kế hoạch 12.pdf"), (await officer.GetAsync($"/evidence/{item.Id}/revisions/1/file")).Body);
        Assert.Equal(Files.Pdf("hai"), (await officer.GetAsync($"/evidence/{item.Id}/revisions/2/file")).Body);
    }

    [Fact]
    public async Task Withdrawing_WhatAnOpenSheetUses_IsRefused()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        var officer = await world.AsAsync(world.Officer);
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.1", new { option = "chậm", evidence = item.Id, version = -1 });

        var refused = await officer.PostAsync($"/evidence/{item.Id}/withdrawal");
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.1", new { option = "chậm", explanation = "Xem cổng thông tin", version = 0 });
        var page = await officer.PostAsync($"/evidence/{item.Id}/withdrawal");

        Assert.Equal(["Tài liệu đang dùng cho tiêu chí 1.1; bỏ chọn ở phiếu tự chấm trước khi rút."], refused.Obstacles);
        Assert.Equal("Đã rút tài liệu khỏi kho. Phiếu đã khóa vẫn giữ tài liệu này.", page.Notice);
        Assert.NotNull(Assert.Single(await ItemsAsync()).WithdrawnAt);
    }

    [Fact]
    public async Task TheStoreOfAnotherUnit_IsNotFound()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        var other = await world.AsAsync(world.OtherOfficer);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Store(world))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(New(world))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/evidence/{item.Id}/withdrawal")).Status);
        Assert.Null(Assert.Single(await ItemsAsync()).WithdrawnAt);
    }

    [Fact]
    public async Task TheList_AsksTheDatabaseAsOftenForManyAsForFew()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await FileAsync(world);
        var officer = await world.AsAsync(world.Officer);
        var one = await officer.CountAsync(Store(world));
        for (var i = 0; i < 5; i++)
        {
            await Portal.SaveAsync(new Evidence(world.Officer.Actor(), world.Commune.Id, world.Campaign.Id, EvidenceKind.Link, new($"Tin {i}", null, null, null), "https://tanlap.gov.vn", Portal.Clock.Now));
        }

        Assert.Equal(one, await officer.CountAsync(Store(world)));
        Assert.Equal(6, (await officer.GetAsync(Store(world))).Rows().Count);
    }
}
