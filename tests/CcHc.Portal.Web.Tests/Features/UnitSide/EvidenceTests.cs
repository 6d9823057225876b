using System.Net;
using System.Security.Cryptography;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Demo;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        var byAddressee = await (await world.AsAsync(world.Officer)).GetAsync(Store(world) + "&q=so noi vu");

        Assert.Equal(["Địa chỉ: Cần địa chỉ bắt đầu bằng https:// hoặc http://."], wrong.Errors);
        Assert.Equal(["Ngày: Cần điền mục này.", "Nơi nhận: Cần điền mục này."], noDate.Errors);
        Assert.Equal([("Báo cáo quý I", "Sở Nội vụ"), ("Tin bài", null)], (await ItemsAsync()).Select(e => (e.Abstract, e.Addressee)));
        Assert.Equal("Báo cáo quý I", Assert.Single(byAddressee.Rows())[0]);
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
        page = await page.PostAsync(new { @abstract = "Kế hoạch cải cách hành chính", number = "12/KH-UBND", datedOn = "05/10/2025", issuer = "UBND xã Tân Lập" }, "#description-form");

        var found = await officer.GetAsync(Store(world) + "&q=ke hoach cai cach");
        var byFile = await officer.GetAsync(Store(world) + "&q=ke hoach 12.pdf");
        var none = await officer.GetAsync(Store(world) + "&q=quyet dinh");

        Assert.Equal("Đã lưu mô tả tài liệu.", page.Notice);
        Assert.Equal(["Kế hoạch cải cách hành chính", "12/KH-UBND", "05/10/2025", "UBND xã Tân Lập"], Assert.Single(found.Rows()).Take(4));
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

    private const string Head = "<w:p><w:r><w:t>{0}</w:t></w:r></w:p>";

    private static byte[] Paper(params string[] lines) => Files.Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{string.Concat(lines.Select(l => Head.Replace("{0}", l, StringComparison.Ordinal)))}</w:body></w:document>"));

    private static byte[] Plan(string number = "12/KH-UBND", string date = "ngày 05 tháng 10 năm 2025") =>
        Paper("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: " + number, "Tân Lập, " + date, "", "KẾ HOẠCH", "Cải cách hành chính năm 2025", "", "Căn cứ Nghị quyết");

    private static string Descriptions(UnitSideWorld world) => $"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/descriptions";

    [Fact]
    public async Task AWordFile_IsReadAndOfferedForCorrection()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var page = await (await officer.GetAsync(New(world))).PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("quet001.docx", Plan()), new Upload("ảnh hội nghị.pdf", Files.Pdf()) } }, "#files-form");
        var read = await ItemsAsync();
        var offered = page.Document.QuerySelectorAll("fieldset [name$=abstract]").Select(i => i.GetAttribute("value")).ToList();
        var store = await officer.GetAsync(Store(world) + "&show=can-xem-lai");
        page = await page.PostAsync(new Dictionary<string, object?> { ["items[0].abstract"] = "Kế hoạch cải cách hành chính", ["items[0].number"] = "12/KH-UBND (sửa)" });

        Assert.Equal(
            [("ảnh hội nghị", null, null, null, DescriptionOrigin.FileName), ("Kế hoạch cải cách hành chính năm 2025", "12/KH-UBND", new DateOnly(2025, 10, 5), "Ủy ban nhân dân xã Tân Lập", DescriptionOrigin.FirstPage)],
            read.OrderBy(e => e.DescribedFrom.ToString(), StringComparer.Ordinal).Select(e => (e.Abstract, e.Number, e.DatedOn, e.Issuer, e.DescribedFrom)));
        Assert.Contains("Kế hoạch cải cách hành chính năm 2025", offered);
        Assert.Equal(2, store.Rows().Count);
        Assert.Equal("Đã lưu mô tả của 2 tài liệu.", page.Notice);
        Assert.All(await ItemsAsync(), e => Assert.Equal(DescriptionOrigin.Person, e.DescribedFrom));
        Assert.Empty((await officer.GetAsync(Store(world) + "&show=can-xem-lai")).Rows());
    }

    [Fact]
    public async Task APdfWithText_IsReadLikewise()
    {
        Assert.SkipWhen(ConfinedProgram.Find("pdftotext") is null, "pdftotext is not installed: scripts/test installs it.");
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync(New(world));

        await page.PostAsync(new Dictionary<string, object?> { ["upload.files"] = new Upload("quet002.pdf", SmallPdf.Of("Số: 12/KH-UBND")) }, "#files-form");

        var item = Assert.Single(await ItemsAsync());
        Assert.Equal(("12/KH-UBND", "quet002", DescriptionOrigin.FirstPage), (item.Number, item.Abstract, item.DescribedFrom));
    }

    [Fact]
    public async Task Descriptions_ThatAreWrong_AreShownAgainAndNoneIsSaved()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await (await world.AsAsync(world.Officer)).GetAsync(New(world))).PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("a.docx", Plan()), new Upload("b.docx", Plan("13/KH-UBND")) } }, "#files-form");

        page = await page.PostAsync(new Dictionary<string, object?> { ["items[0].abstract"] = "", ["items[1].datedOn"] = "hôm qua" });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(2, page.Errors.Count);
        Assert.Equal("hôm qua", page.Document.QuerySelector("[name='items[1].datedOn']")!.GetAttribute("value"));
        Assert.All(await ItemsAsync(), e => Assert.Equal(DescriptionOrigin.FirstPage, e.DescribedFrom));
    }

    [Fact]
    public async Task Descriptions_OneChangedMeanwhile_IsShownAgainAndTheOtherSaved()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync(New(world))).PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("a.docx", Plan()), new Upload("b.docx", Plan("13/KH-UBND")) } }, "#files-form");
        var mine = await officer.GetAsync(Descriptions(world));
        var second = (await ItemsAsync()).Single(e => e.Id.ToString() == mine.Document.QuerySelector("[name='items[1].id']")!.GetAttribute("value"));
        await (await officer.GetAsync($"/evidence/{second.Id}")).PostAsync(new { issuer = "Người khác sửa" }, "#description-form");

        var page = await mine.PostAsync(new Dictionary<string, object?> { ["items[0].abstract"] = "Một", ["items[1].abstract"] = "Hai" });
        var meanwhile = await ItemsAsync();
        var saved = await page.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Hai", Assert.Single(page.Document.QuerySelectorAll("fieldset [name$=abstract]")).GetAttribute("value"));
        Assert.Equal(["Kế hoạch cải cách hành chính năm 2025", "Một"], meanwhile.Select(e => e.Abstract));
        Assert.Equal("Người khác sửa", meanwhile[0].Issuer);
        Assert.Equal("Đã lưu mô tả của 1 tài liệu.", saved.Notice);
        Assert.Equal(["Hai", "Một"], (await ItemsAsync()).Select(e => e.Abstract));
    }

    [Fact]
    public async Task ADateOutsideTheCampaign_IsSaidWhereverTheItemIs()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var review = await (await officer.GetAsync(New(world))).PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new Upload("a.docx", Plan(date: "ngày 05 tháng 01 năm 2024")) }, "#files-form");
        var item = Assert.Single(await ItemsAsync());

        var show = await officer.GetAsync($"/evidence/{item.Id}");
        var list = await officer.GetAsync(Store(world) + "&show=ngoai-dot");

        Assert.Equal(["Ngày văn bản trước khi phong trào bắt đầu (01/09/2025)."], review.Texts(".field-warning"));
        Assert.StartsWith("Ngày văn bản trước khi phong trào bắt đầu (01/09/2025).", Assert.Single(show.Texts("[data-testid=period-warning]")), StringComparison.Ordinal);
        Assert.Contains("Ngoài đợt", Assert.Single(list.Rows())[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameFileElsewhere_IsSaidToThoseWhoJudgeOnly()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var item = await FileAsync(world);
        await Portal.SaveAsync(await StoredAsync(Portal, world, Files.Pdf("Kế hoạch 12.pdf")));

        var own = await (await world.AsAsync(world.Officer)).GetAsync($"/evidence/{item.Id}");
        var manager = await (await world.AsAsync(world.Manager)).GetAsync($"/evidence/{item.Id}");

        Assert.False(own.Has("[data-testid=same-elsewhere]"));
        Assert.Equal(["Tệp giống hệt tệp này cũng có trong kho của Ủy ban nhân dân xã Bình Minh."], manager.Texts("[data-testid=same-elsewhere]"));
    }

    [Fact]
    public async Task TheScriptOfThePage_GetsTheOutcomeOfItsOneFile()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var token = (await officer.GetAsync(New(world))).Document.QuerySelector("input[name=_token]")!.GetAttribute("value")!;

        var good = await SendAsync(Files.Pdf(), "một.pdf");
        var again = await SendAsync(Files.Pdf(), "một.pdf");
        var bad = await SendAsync([], "hai.pdf");

        var item = Assert.Single(await ItemsAsync());
        Assert.Equal($$"""[{"name":"một.pdf","id":"{{item.Id}}","wasThere":false,"refusal":null,""", good[..good.IndexOf("\"room\"", StringComparison.Ordinal)]);
        Assert.Contains("\"wasThere\":true", again, StringComparison.Ordinal);
        Assert.StartsWith("""[{"name":"hai.pdf","id":null,"wasThere":false,"refusal":"Tệp này rỗng.",""", bad, StringComparison.Ordinal);

        async Task<string> SendAsync(byte[] content, string name)
        {
            using var form = new MultipartFormDataContent { { new StringContent(token), "_token" }, { new ByteArrayContent(content), "upload.files", name } };
            var answer = await officer.SendAsync(HttpMethod.Post, New(world).Replace("/new", "/files", StringComparison.Ordinal), form, accept: "application/json");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Photographs_AreJoinedInTheOrderAskedForAndStay()
    {
        await using var portal = await PortalHost.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton<IPictureBinder, ListedPictures>()));
        var world = await UnitSideWorld.MakeAsync(portal);
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync(New(world))).PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("trang 1.jpg", Files.Jpeg(comment: "một")), new Upload("trang 2.png", Files.Png()), new Upload("khác.pdf", Files.Pdf()) } }, "#files-form");
        var page = await officer.GetAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/photo-joins/new");
        var listed = page.Rows().Select(r => r[1]).ToList();

        var refused = await page.PostAsync(new Dictionary<string, object?> { ["photos[0].chosen"] = true });
        page = await page.PostAsync(new Dictionary<string, object?> { ["title"] = "Biên bản họp", ["photos[0].chosen"] = true, ["photos[0].place"] = 2, ["photos[1].chosen"] = true, ["photos[1].place"] = 1 });

        var items = await portal.DbAsync(db => db.Evidence.AsNoTracking().Include(e => e.Revisions).OrderBy(e => e.AddedAt).ToListAsync());
        var joined = items.Single(e => e.Abstract == "Biên bản họp");
        Assert.Equal(["trang 1.jpg Xem trang 1.jpg", "trang 2.png Xem trang 2.png"], listed);
        Assert.Equal(["Tên tài liệu sau khi ghép: Cần điền mục này.", "Ảnh: Cần chọn ít nhất hai ảnh."], refused.Errors);
        Assert.Equal("Đã ghép 2 ảnh thành một tệp PDF. Các ảnh gốc vẫn ở trong kho.", page.Notice);
        Assert.Equal("image/png image/jpeg", System.Text.Encoding.UTF8.GetString((await officer.GetAsync($"/evidence/{joined.Id}/revisions/1/file")).Body));
        Assert.Equal(2, items.Count(e => e.JoinedIntoId == joined.Id && e.WithdrawnAt == null));
        Assert.Contains("Ghép từ các ảnh gốc: trang 1, trang 2", string.Join(' ', page.Texts("main p")), StringComparison.Ordinal);
        Assert.Empty((await officer.GetAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/photo-joins/new")).Rows());
    }

    [Fact]
    public async Task Photographs_WithoutABrowserOnTheMachine_SayWhy()
    {
        await using var portal = await PortalHost.StartAsync(settings: new Dictionary<string, string> { ["Documents:Browser"] = "/nowhere/chromium" });
        var world = await UnitSideWorld.MakeAsync(portal);
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync(New(world))).PostAsync(
            new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("1.jpg", Files.Jpeg()), new Upload("2.png", Files.Png()) } }, "#files-form");
        var page = await officer.GetAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/photo-joins/new");

        page = await page.PostAsync(new Dictionary<string, object?> { ["title"] = "Biên bản họp", ["photos[0].chosen"] = true, ["photos[1].chosen"] = true });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith("Không tìm thấy trình duyệt theo thiết lập Documents:Browser", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Biên bản họp", page.Document.QuerySelector("[name=title]")!.GetAttribute("value"));
        Assert.Equal(2, await portal.DbAsync(db => db.Evidence.CountAsync()));
    }

    [Fact]
    public async Task ASignedPdf_IsServedByteForByteAndShownInThePage()
    {
        // A signature stands in an appended part, over the bytes before it: any byte changed breaks it.
        var signed = Files.Pdf("bản gốc", after: "2 0 obj\n<< /Type /Sig /Contents <" + Convert.ToHexString([.. Enumerable.Range(0, 256).Select(i => (byte)i)]) + "> >>\nendobj\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 60 >>\nstartxref\n200\n%%EOF\n");
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync(New(world))).PostAsync(new Dictionary<string, object?> { ["upload.files"] = new Upload("đã ký.pdf", signed) }, "#files-form");
        var item = Assert.Single(await ItemsAsync());
        var page = await officer.GetAsync($"/evidence/{item.Id}");

        var served = await officer.GetAsync(page.Document.QuerySelector("iframe")!.GetAttribute("src")!);

        Assert.Equal(signed, served.Body);
        Assert.Equal(("application/pdf", "inline"), (served.Response.Content.Headers.ContentType!.MediaType, served.Response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.EndsWith("frame-ancestors 'self'", Assert.Single(served.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APicture_IsShownInASandbox_AndAWordFileOnlySaved()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await (await officer.GetAsync(New(world))).PostAsync(new Dictionary<string, object?> { ["upload.files"] = new[] { new Upload("ảnh.png", Files.Png()), new Upload("báo cáo.docx", Files.Docx()) } }, "#files-form");
        var items = (await ItemsAsync()).ToDictionary(i => i.Abstract, i => i.Id);
        var page = await officer.GetAsync($"/evidence/{items["ảnh"]}");

        var picture = await officer.GetAsync(page.Document.QuerySelector("main img")!.GetAttribute("src")!);
        var word = await officer.GetAsync($"/evidence/{items["báo cáo"]}/revisions/1/file");

        Assert.Equal(("inline", "attachment"), (picture.Response.Content.Headers.ContentDisposition!.DispositionType, word.Response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.All([picture, word], p => Assert.EndsWith("; sandbox", Assert.Single(p.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal));
        Assert.False((await officer.GetAsync($"/evidence/{items["báo cáo"]}")).Has("main iframe"));
    }

    private sealed class ListedPictures : IPictureBinder
    {
        public Task<byte[]> BindAsync(IReadOnlyList<Photograph> pictures, CancellationToken cancellationToken) =>
            Task.FromResult(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', pictures.Select(p => p.MediaType))));
    }
}
