using System.Net;
using System.Text;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Certificates;

/// <summary>Certificates of a decision: printed, sealed, handed over, printed again, numbered in the golden book.</summary>
public sealed class CertificateTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;
    private Guid decision;

    private string List => $"/papers/{decision}/certificates";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.OpenAsync(Portal, Judging.ReviewOnly, ["Sở Y tế", "Sở Tư pháp", "Sở Xây dựng"], ["3"]);
        decision = await scene.AwardAsync(0, 1, 2);
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task ABatch_IsMadeByTheJob_ShowsItsProgress_AndIsDownloadedByWhoMaySeeTheList()
    {
        var list = await (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).FollowAsync("In và theo dõi giấy khen");
        Assert.Equal(["1", "Sở Y tế", "Bằng khen", "–", "Chưa in"], list.Rows("main form table")[0].Skip(1));
        var asking = await list.FollowAsync("In 3 tờ chưa in");
        Assert.Equal(["3 tờ: Sở Y tế, Sở Tư pháp, Sở Xây dựng"], asking.Texts("[data-testid=chosen]"));

        var progress = await asking.PressAsync("Dựng tệp in");
        Assert.Equal("Đang dựng tệp in 3 Bằng khen.", progress.Notice);
        // What nobody can know is not counted: no bar while it waits, one without a value while it is made.
        Assert.False(progress.Has("progress"));
        Assert.True(progress.Has("[data-reload-after]"));
        Assert.Equal(0, await Portal.DbAsync(db => db.Awardees.CountAsync(a => a.PrintedAt != null)));

        // Who asks again meanwhile is told, and prints nothing twice.
        var twice = await manager.PostAsync($"{List}/printing");
        Assert.Equal(["Sở Y tế, Sở Tư pháp, Sở Xây dựng đang được dựng trong một tệp khác; chờ tệp đó xong."], twice.Obstacles);

        await Portal.RunJobsAsync();

        var done = await manager.GetAsync(progress.Path);
        Assert.False(done.Has("[data-reload-after]"));
        var file = await done.FollowAsync("Tải tệp in");
        var text = Encoding.UTF8.GetString(file.Body);
        Assert.Contains("Chủ tịch Ủy ban nhân dân tỉnh An Giang: Bằng khen Sở Y tế, 345/QĐ-UBND, sổ 1", text, StringComparison.Ordinal);
        Assert.Contains("Bằng khen Sở Xây dựng, 345/QĐ-UBND, sổ 3", text, StringComparison.Ordinal);
        Assert.Equal("bang-khen-345.pdf", file.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(WorkState.Done, await Portal.DbAsync(db => db.WorkItems.Where(w => w.Kind == WorkKind.PrintCertificates).Select(w => w.State).SingleAsync()));
        Assert.Equal(3, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.Act == "certificate.print")));
        Assert.Equal(1, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.Act == "paper.certificates" && a.SubjectId == decision)));

        Assert.Equal("/sign-in", (await Portal.Visitor().GetAsync(file.Path)).Path);
        var officer = await Portal.AsAsync(Role.UnitOfficer, scene.Units[0]);
        foreach (var path in new[] { List, file.Path, progress.Path, $"{List}/signing-list.xlsx", $"{List}/signing-list.pdf", $"{List}/printing", $"{List}/printing-elsewhere" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(path)).Status);
        }

        foreach (var act in new[] { "printing", "printing-elsewhere", "sealing", "handing-over", "numbering" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"{List}/{act}")).Status);
        }
    }

    [Fact]
    public async Task TheWholeWay_OfASheet_IsRecordedWithItsDays()
    {
        await PrintAllAsync();
        var ids = await IdsAsync();

        // Two that were ticked, though one of them is not there yet.
        var sealing = await manager.GetAsync($"{List}/sealing?ids={ids[0]}&ids={ids[1]}");
        Assert.Equal(["2 tờ: Sở Y tế, Sở Tư pháp"], sealing.Texts("[data-testid=chosen]"));
        var early = await sealing.PostAsync(Fields(("form.on", "12/10/2025")));
        Assert.Equal(["Ngày ký, đóng dấu: Ngày ký, đóng dấu 12/10/2025 trước ngày của Quyết định (13/10/2025)."], early.Errors);
        Assert.Equal("12/10/2025", early.Document.QuerySelector("#f-form-on")!.GetAttribute("value"));
        var sealedPage = await early.PostAsync(Fields(("form.on", "14/10/2025")));
        Assert.Equal("Đã ghi nhận 2 tờ đã ký, đóng dấu.", sealedPage.Notice);

        var handing = await manager.GetAsync($"{List}/handing-over?ids={ids[0]}&ids={ids[2]}");
        Assert.Equal(["1 tờ: Sở Y tế"], handing.Texts("[data-testid=chosen]"));
        Assert.Equal(["Không tính 1 tờ đã chọn: Sở Xây dựng (đã in, chưa đóng dấu)."], handing.Texts("[data-testid=left-out]"));
        var lacking = await handing.PostAsync(Fields(("form.way", "Representative")));
        Assert.Equal(["Người ký nhận hoặc nơi nhận: Cần ghi họ tên người ký nhận, hoặc nơi nhận và số hiệu bưu gửi."], lacking.Errors);
        var handed = await lacking.PostAsync(Fields(("form.to", "Lê Thị Hoa")));

        Assert.Equal("Đã ghi nhận trao 1 tờ.", handed.Notice);
        Assert.Equal(
            ["Đã trao 14/10/2025, Lê Thị Hoa", "Đã ký, đóng dấu 14/10/2025", "Đã in 14/10/2025"],
            handed.Rows("main form table").Select(r => r[^1]));
        Assert.Equal(["Bằng khen 3 0 1 1 1"], handed.Texts("[data-testid=form]"));
        Assert.Equal(["Sở Y tế"], (await manager.GetAsync($"{List}?state=HandedOver")).Texts("[data-testid=certificate] th"));
        Assert.Equal(["Sở Tư pháp"], (await manager.GetAsync($"{List}?q=so+tu")).Texts("[data-testid=certificate] th"));
    }

    [Fact]
    public async Task ABatchThatIsBeingMade_SaysSince_AndCountsNothing()
    {
        var progress = await (await manager.GetAsync($"{List}/printing")).PressAsync("Dựng tệp in");
        await Portal.DbAsync(async db =>
        {
            (await db.WorkItems.SingleAsync(w => w.Kind == WorkKind.PrintCertificates)).Take(scene.Now);
            return await db.SaveChangesAsync();
        });

        var running = await manager.GetAsync(progress.Path);

        Assert.True(running.Has("progress:not([value])"));
        Assert.Contains("Cả tệp được dựng một lượt, không đếm được từng tờ", running.Texts("[role=status]")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SheetsFromAPrintingHouse_AreNumbered_Sealed_AndHandedOver_LikeOurs()
    {
        var ids = await IdsAsync();

        var asking = await manager.GetAsync($"{List}/printing-elsewhere?ids={ids[0]}&ids={ids[2]}");
        Assert.Equal(["2 tờ: Sở Y tế, Sở Xây dựng"], asking.Texts("[data-testid=chosen]"));
        var early = await asking.PostAsync(Fields(("form.on", "12/10/2025")));
        Assert.Equal(["Ngày in: Ngày in 12/10/2025 trước ngày của Quyết định (13/10/2025)."], early.Errors);
        Assert.Equal("12/10/2025", early.Document.QuerySelector("#f-form-on")!.GetAttribute("value"));
        Assert.Equal([null, null, null], await Portal.DbAsync(db => db.Awardees.Select(a => a.BookNumber).ToListAsync()));
        var recorded = await early.PostAsync(Fields(("form.on", "14/10/2025")));

        Assert.Equal("Đã ghi nhận 2 tờ in ở nơi khác.", recorded.Notice);
        Assert.Equal(["Bằng khen 3 1 2 0 0"], recorded.Texts("[data-testid=form]"));
        Assert.Equal([1, null, 3], await Portal.DbAsync(db => db.Awardees.OrderBy(a => a.Ordinal).Select(a => a.BookNumber).ToListAsync()));
        Assert.Equal(2, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.Act == "certificate.print-elsewhere")));
        var page = await manager.GetAsync($"/certificates/{ids[0]}");
        Assert.Equal(["In ở nơi khác, ghi nhận ngày in 14/10/2025."], page.Texts("[data-testid=elsewhere]"));

        var sealing = await (await manager.GetAsync($"{List}/sealing")).PostAsync(Fields(("form.on", "13/10/2025")));
        Assert.Equal(["Ngày ký, đóng dấu: Ngày ký, đóng dấu 13/10/2025 trước ngày in tờ của Sở Y tế (14/10/2025)."], sealing.Errors);
        await sealing.PostAsync(Fields(("form.on", "14/10/2025")));
        await (await manager.GetAsync($"{List}/handing-over")).PostAsync(Fields(("form.way", "Ceremony"), ("form.on", "14/10/2025")));
        Assert.Equal(["Bằng khen 3 1 0 0 2"], (await manager.GetAsync(List)).Texts("[data-testid=form]"));
    }

    [Fact]
    public async Task ASheetFromElsewhere_RecordedByMistake_IsTakenBack()
    {
        var ids = await IdsAsync();
        await (await (await manager.GetAsync($"/certificates/{ids[1]}")).FollowAsync("Đã in ở nơi khác")).PressAsync("Ghi nhận 1 tờ");

        var corrected = await (await manager.GetAsync($"/certificates/{ids[1]}")).PressAsync("Bỏ ghi nhận «đã in»", Fields(("correction.reason", "Nhầm tờ")));

        Assert.Equal("Đã sửa việc ghi nhận nhầm: giấy khen của Sở Tư pháp trở lại «Chưa in».", corrected.Notice);
        await PrintAllAsync();
        Assert.False((await manager.GetAsync($"/certificates/{ids[1]}")).Has("#f-correction-reason"));
    }

    [Theory]
    [InlineData("sealing", "form.on", "13/10/2025")]
    [InlineData("handing-over", "form.to", "Lê Thị Hoa")]
    public async Task SomebodyElseAtTheSameMoment_LosesNothingThatWasTyped(string act, string field, string typed)
    {
        await manager.PostAsync($"{List}/printing-elsewhere", Fields(("form.on", "13/10/2025")));
        var other = act == "sealing" ? (Action<Awardee>)(a => a.Seal(scene.Manager, new(2025, 10, 14), new(2025, 10, 13), scene.Now)) : a => a.HandOver(scene.Manager, new(2025, 10, 14), HandOverWay.Ceremony, null, scene.Now);
        if (act == "handing-over")
        {
            await manager.PostAsync($"{List}/sealing", Fields(("form.on", "13/10/2025")));
        }

        var page = await manager.GetAsync($"{List}/{act}");
        var hasLoaded = false;
        Portal.Statements.BeforeReading = async sql =>
        {
            // Between the loading of the sheets and their saving another one does the same to the first of them.
            hasLoaded |= sql.Contains("\"SearchText\"", StringComparison.Ordinal) && sql.Contains("FROM \"Awardees\"", StringComparison.Ordinal);
            if (hasLoaded && sql.Contains("FROM \"Papers\"", StringComparison.Ordinal))
            {
                Portal.Statements.BeforeReading = null;
                await Portal.DbAsync(async db =>
                {
                    other(await db.Awardees.OrderBy(a => a.Ordinal).FirstAsync());
                    return await db.SaveChangesAsync();
                });
            }
        };

        var again = await page.PostAsync(Fields(("form.way", "Representative"), ("form.to", "Lê Thị Hoa"), ("form.on", "13/10/2025")));

        Assert.Null(Portal.Statements.BeforeReading);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("Một người khác vừa ghi nhận giấy khen", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(["2 tờ: Sở Tư pháp, Sở Xây dựng"], again.Texts("[data-testid=chosen]"));
        Assert.Equal(typed, again.Document.QuerySelector($"#f-{field.Replace('.', '-')}")!.GetAttribute("value"));
        Assert.Contains("2 tờ", (await again.PressAsync("Ghi nhận 2 tờ")).Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReprint_AsksWhatBecameOfTheSealedSheet_AndKeepsTheNumber()
    {
        await PrintAllAsync();
        var id = (await IdsAsync())[0];
        await (await manager.GetAsync($"{List}/sealing")).PostAsync(Fields(("form.on", "14/10/2025")));

        var again = await (await manager.GetAsync($"/certificates/{id}")).FollowAsync("In lại tờ này");
        var refused = await again.PressAsync("Dựng tệp in");
        Assert.Equal(["Lý do in lại: Cần ghi lý do in lại.", "Tờ cũ: Tờ cũ đã ký, đóng dấu: cần chọn đã thu hồi, đã hủy hay thất lạc."], refused.Errors);
        await refused.PressAsync("Dựng tệp in", Fields(("form.reason", "Nhòe mực"), ("form.oldSheet", "Destroyed")));
        await Portal.RunJobsAsync();

        var page = await manager.GetAsync($"/certificates/{id}");
        Assert.Equal(2, page.Texts("[data-testid=print]").Count);
        Assert.EndsWith("mẫu «Giấy trắng A4». In lại vì: Nhòe mực. Tờ cũ đã hủy", page.Texts("[data-testid=print]")[1], StringComparison.Ordinal);
        var awardee = await AwardeeAsync(id);
        Assert.Equal((CertificateState.Printed, 1), (awardee.State, awardee.BookNumber!.Value));
        Assert.Equal("Nhòe mực", await Portal.DbAsync(db => db.AuditEntries.Where(a => a.Act == "certificate.reprint" && a.SubjectId == id).Select(a => a.Reason).SingleAsync()));
        // Without ticks only what was never printed: nobody prints all again by accident.
        Assert.Equal(["Không có tờ nào để in"], (await manager.GetAsync($"{List}/printing")).Texts(".empty-state-title"));
    }

    [Fact]
    public async Task AMistakenTick_IsTakenBackWithAReason_AndAnotherPersonsChangeIsSeen()
    {
        await PrintAllAsync();
        var id = (await IdsAsync())[0];
        await (await manager.GetAsync($"{List}/sealing")).PostAsync(Fields(("form.on", "14/10/2025")));
        var page = await manager.GetAsync($"/certificates/{id}");
        var stale = await manager.GetAsync($"/certificates/{id}");

        var refused = await page.PressAsync("Bỏ ghi nhận «đã ký, đóng dấu»");
        Assert.Single(refused.Errors, e => e.EndsWith("Cần ghi vì sao việc ghi nhận trước là nhầm.", StringComparison.Ordinal));
        var corrected = await refused.PressAsync("Bỏ ghi nhận «đã ký, đóng dấu»", Fields(("correction.reason", "Nhầm dòng")));

        Assert.Equal("Đã sửa việc ghi nhận nhầm: giấy khen của Sở Y tế trở lại «Đã in».", corrected.Notice);
        Assert.Equal((CertificateState.Printed, null), ((await AwardeeAsync(id)).State, (await AwardeeAsync(id)).SealedOn));
        Assert.Equal(HttpStatusCode.Conflict, (await stale.PressAsync("Bỏ ghi nhận «đã ký, đóng dấu»", Fields(("correction.reason", "Nhầm dòng")))).Status);
    }

    [Fact]
    public async Task ANumberFromPaper_IsTyped_AndADuplicateIsRefusedAtTheField()
    {
        await Portal.SaveAsync(Counting(BookCounting.PerYear, 121));
        var ids = await IdsAsync();

        var typed = await (await manager.GetAsync($"/certificates/{ids[1]}")).PressAsync("Ghi số", Fields(("number.value", "130")));
        Assert.Equal("Đã ghi số sổ vàng 130 cho Sở Tư pháp.", typed.Notice);
        var duplicate = await (await manager.GetAsync($"/certificates/{ids[2]}")).PressAsync("Ghi số", Fields(("number.value", "130")));
        Assert.Equal(["Số sổ vàng: Số sổ vàng 130 đã cấp cho Sở Tư pháp (345/QĐ-UBND)."], duplicate.Errors);
        Assert.Equal("130", duplicate.Document.QuerySelector("#f-number-value")!.GetAttribute("value"));
        Assert.True(duplicate.Document.QuerySelector("#f-number-value")!.GetAttribute("aria-invalid") == "true");

        await PrintAllAsync();

        // The portal goes on after the largest, wherever a hand had got to.
        Assert.Equal([131, 130, 132], await NumbersAsync());
        Assert.False((await manager.GetAsync($"/certificates/{ids[1]}")).Has("#f-number-value"));
    }

    [Fact]
    public async Task Numbers_FollowHowTheAgencyCounts_AndThoseGivenStay()
    {
        var ids = await IdsAsync();
        await Portal.SaveAsync(Counting(BookCounting.Continuous, 9));

        var first = await (await manager.GetAsync($"{List}/numbering?ids={ids[0]}")).PressAsync("Cấp số cho 1 tờ");
        await CountAsync(BookCounting.PerYear, 121);
        await (await manager.GetAsync($"{List}/numbering?ids={ids[1]}")).PressAsync("Cấp số cho 1 tờ");
        await CountAsync(BookCounting.PerDecision, 1);
        await (await manager.GetAsync($"{List}/numbering")).PressAsync("Cấp số cho 1 tờ");

        Assert.Equal("Đã cấp số sổ vàng cho 1 tờ.", first.Notice);
        Assert.Equal([9, 121, 3], await NumbersAsync());
        Assert.Equal(["Không có tờ nào chờ cấp số"], (await manager.GetAsync($"{List}/numbering")).Texts(".empty-state-title"));
    }

    [Fact]
    public async Task ManyAtOnce_NeverGetTheSameNumber()
    {
        await Portal.SaveAsync(Counting(BookCounting.Continuous, 1));
        var nomination = await Portal.DbAsync(db => db.Nominations.Select(n => n.Id).FirstAsync());
        await Portal.SaveAsync([.. Enumerable.Range(4, 9).Select(i => (object)new Awardee(decision, scene.Id, nomination, scene.ParticipantIds[0], i, "Bằng khen", $"Sở thứ {i}", null, true))]);
        var ids = await IdsAsync();

        await Task.WhenAll(ids.Select(async id =>
        {
            await using var scope = Portal.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OrderCertificates>().NumberAsync(scene.Manager, decision, [id], scene.Now, TestContext.Current.CancellationToken);
        }));

        Assert.Equal(Enumerable.Range(1, 12), (await NumbersAsync()).Order());
        Assert.Equal(12, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.Act == "certificate.number")));
    }

    [Fact]
    public async Task AnAwardeeWhomALaterPaperDrops_IsShownAsSuch_AndNotPrinted()
    {
        var id = (await IdsAsync())[2];
        Assert.Contains("Chưa có quyết định sửa đổi hay công văn đính chính", (await manager.GetAsync($"/certificates/{id}")).Document.Body!.TextContent, StringComparison.Ordinal);
        var concerned = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == decision));
        var letter = Paper.About(concerned, PaperKind.CorrectionLetter, "Về việc đính chính");
        var file = await scene.KeepFileAsync("cv.pdf", CampaignScene.SignedPdf("7"));
        letter.Check(scene.Manager, "A", "B", scene.Now);
        letter.Submit(scene.Manager, "{}", null, file.Id, scene.Now);
        letter.Issue(scene.Manager, new Issuance("7", "UBND-NV", new DateOnly(2025, 10, 14), null, null, file.Id, file.Sha256), null, null, null, scene.Now);
        await Portal.SaveAsync(letter);

        var dropped = await (await manager.GetAsync($"/certificates/{id}")).PressAsync("Đưa ra khỏi Quyết định", Fields(("drop.paperId", letter.Id), ("drop.reason", "Ghi trùng")));

        Assert.Equal("Đã đưa Sở Xây dựng ra khỏi Quyết định; giấy khen không in nữa và không còn trong tra cứu công khai.", dropped.Notice);
        await PrintAllAsync();
        Assert.Equal([1, 2, null], await Portal.DbAsync(db => db.Awardees.OrderBy(a => a.Ordinal).Select(a => a.BookNumber).ToListAsync()));
        Assert.Equal(["Không còn trong Quyết định Công văn đính chính số 7/UBND-NV ngày 14/10/2025"], (await manager.GetAsync($"{List}?state=Dropped")).Rows("main form table").Select(r => r[^1]));
    }

    [Fact]
    public async Task ARecalledDecision_PrintsNothing()
    {
        await Portal.DbAsync(async db =>
        {
            (await db.Papers.SingleAsync(p => p.Id == decision)).Recall(scene.Manager, "Quyết định số 9/QĐ-UBND", "Ban hành không đúng", scene.Now);
            return await db.SaveChangesAsync();
        });

        var list = await manager.GetAsync(List);

        Assert.Equal(["Quyết định này đã bị thu hồi: không in, không đóng dấu, không trao giấy khen theo Quyết định nữa."], list.Obstacles);
        Assert.False(list.Has("main input[name=ids]"));
        Assert.Equal(list.Obstacles, (await manager.PostAsync($"{List}/printing")).Obstacles);
        Assert.False(await Portal.DbAsync(db => db.WorkItems.AnyAsync(w => w.Kind == WorkKind.PrintCertificates)));
    }

    [Fact]
    public async Task WhoPrints_SeesWhatIsLeft_AmongTheirWork()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);
        Assert.Contains((await clerk.GetAsync("/")).Texts("main a"), t => t.Contains("Còn 3 giấy khen chưa in", StringComparison.Ordinal));

        var ids = await IdsAsync();
        await (await clerk.GetAsync($"{List}/printing?ids={ids[0]}&ids={ids[1]}&ids={ids[2]}")).PressAsync("Dựng tệp in");
        await Portal.RunJobsAsync();

        Assert.Contains((await clerk.GetAsync("/")).Texts("main a"), t => t.Contains("Còn 3 giấy khen chưa ký, đóng dấu", StringComparison.Ordinal));
        Assert.Contains((await manager.GetAsync($"/campaigns/{scene.Id}")).Texts("[data-testid=link]"), t => t == "Giấy khen, bằng khen3 tờ, đã in đủ");
    }

    [Fact]
    public async Task TheListAndTheBook_AskAsOftenForManyAsForFew()
    {
        await PrintAllAsync();
        var (list, book) = (await manager.CountAsync(List), await manager.CountAsync("/golden-book"));
        var nomination = await Portal.DbAsync(db => db.Nominations.Select(n => n.Id).FirstAsync());
        await Portal.SaveAsync([.. Enumerable.Range(4, 12).Select(i =>
        {
            var awardee = new Awardee(decision, scene.Id, nomination, scene.ParticipantIds[0], i, "Bằng khen", $"Sở thứ {i}", null, true);
            awardee.Enter(scene.Manager, scene.Committee.Id, GoldenBook.SeriesOf(BookCounting.PerDecision, decision, 2025, ""), i, scene.Now);
            return (object)awardee;
        })]);

        Assert.Equal(15, (await manager.GetAsync(List)).Texts("[data-testid=certificate]").Count);
        Assert.Equal(15, (await manager.GetAsync("/golden-book")).Texts("[data-testid=entry]").Count);
        Assert.Equal((list, book), (await manager.CountAsync(List), await manager.CountAsync("/golden-book")));
    }

    [Fact]
    public async Task TheGoldenBook_IsFoundByNumberAndName_AndGoesToExcel()
    {
        await PrintAllAsync();

        var page = await manager.GetAsync("/golden-book?year=2025&q=so+y+te");
        Assert.Equal(["1", "Sở Y tế", "Bằng khen", "345/QĐ-UBND 13/10/2025", CampaignScene.Name, "Đã in, chưa đóng dấu"], Assert.Single(page.Rows()));
        Assert.Equal("Sở Tư pháp", Assert.Single((await manager.GetAsync("/golden-book?q=2")).Rows())[1]);
        Assert.Empty((await manager.GetAsync("/golden-book?year=2024")).Rows());

        var book = Cells(await manager.GetAsync("/golden-book/workbook.xlsx?year=2025"));
        Assert.Equal(["SỔ VÀNG KHEN THƯỞNG", "Năm 2025"], [book[0][0], book[1][0]]);
        Assert.Equal(["1", "Sở Y tế", "", "Bằng khen", "345/QĐ-UBND"], book[4].Take(5));
        var signing = Cells(await manager.GetAsync($"{List}/signing-list.xlsx"));
        Assert.Equal(["Kèm theo Quyết định số 345/QĐ-UBND ngày 13/10/2025", "3"], [signing[1][0], signing[6][0]]);
        Assert.Equal(7, signing.Count);
        var paper = await (await manager.GetAsync($"{List}?q=so+tu")).FollowAsync("PDF để in");
        Assert.Equal("application/pdf", paper.Response.Content.Headers.ContentType!.MediaType);
        var printed = Encoding.UTF8.GetString(paper.Body);
        Assert.Contains("Kèm theo Quyết định số 345/QĐ-UBND ngày 13/10/2025", printed, StringComparison.Ordinal);
        Assert.Contains("2; Sở Tư pháp; Bằng khen; sổ 2", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Y tế", printed, StringComparison.Ordinal);
        var officer = await Portal.AsAsync(Role.UnitOfficer, scene.Units[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/golden-book")).Status);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();

    private static IReadOnlyList<string[]> Cells(Page file)
    {
        Assert.Equal(HttpStatusCode.OK, file.Status);
        using var stream = new MemoryStream(file.Body);
        return [.. Data.Tables.TableFile.Read(stream, "so-vang.xlsx").Rows.Select(r => r.Cells.Select(c => c.Text ?? "").ToArray())];
    }

    private GoldenBook Counting(BookCounting counting, int first)
    {
        var book = new GoldenBook(scene.Committee.Id);
        book.Count(scene.Manager, counting, first, counting == BookCounting.PerYear ? 2025 : null, scene.Now);
        return book;
    }

    private Task<int> CountAsync(BookCounting counting, int first) => Portal.DbAsync(async db =>
    {
        (await db.GoldenBooks.SingleAsync()).Count(scene.Manager, counting, first, counting == BookCounting.PerYear ? 2025 : null, scene.Now);
        return await db.SaveChangesAsync();
    });

    private async Task PrintAllAsync()
    {
        await (await manager.GetAsync($"{List}/printing")).PressAsync("Dựng tệp in");
        await Portal.RunJobsAsync();
    }

    private Task<List<Guid>> IdsAsync() => Portal.DbAsync(db => db.Awardees.OrderBy(a => a.Ordinal).Select(a => a.Id).ToListAsync());

    private Task<List<int>> NumbersAsync() => Portal.DbAsync(db => db.Awardees.OrderBy(a => a.Ordinal).Select(a => a.BookNumber!.Value).ToListAsync());

    private Task<Awardee> AwardeeAsync(Guid id) => Portal.DbAsync(db => db.Awardees.AsNoTracking().SingleAsync(a => a.Id == id));
}
