using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class SheetTests : PortalTest
{
    private static string Form(string code) => $"[data-testid='line-{code}'] form";

    [Theory]
    [InlineData("850", "1000", "850/1.000 = 85% → 85% × 2 = 1,70 điểm")]
    [InlineData("12,5", "25.0", "12,5/25 = 50% → 50% × 2 = 1,00 điểm")]
    public async Task Saving_ARatio_ShowsPointsAndHowTheyCameAbout(string numerator, string denominator, string trace)
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");

        page = await page.PostAsync(new { numerator, denominator, explanation = "Theo hệ thống một cửa" }, Form("1.2"));

        Assert.Equal($"/sheets/{world.Sheet}", page.Path);
        Assert.Equal("Đã lưu tiêu chí 1.2.", page.Notice);
        Assert.Equal([trace + " Vì sao điểm này (tiêu chí 1.2)"], page.Texts("[data-testid='line-1.2'] [data-testid=trace]"));
        Assert.Equal(["Đã lưu 09:00 bởi Lê Văn Đầu Mối"], page.Texts("[data-testid='line-1.2'] [data-testid=saved]"));
        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal("Theo hệ thống một cửa", line.SelfExplanation);
        var sheet = await world.ReadSheetAsync();
        Assert.Equal(1, sheet.SelfDone);
        Assert.Equal(line.SelfPoints, sheet.SelfTotal);
    }

    [Theory]
    [InlineData("1.2", "numerator", "abc", "Anh/chị nhập một số, ví dụ 12 hoặc 12,5.")]
    [InlineData("1.2", "numerator", "1,5.2", "Anh/chị nhập một số, ví dụ 12 hoặc 12,5.")]
    [InlineData("1.3", "count", "2,5", "Anh/chị nhập số nguyên.")]
    [InlineData("1.3", "count", "-1", "Số không được âm.")]
    public async Task Saving_AWrongNumber_IsRefusedAtTheFieldAndKeepsWhatWasTyped(string code, string field, string typed, string message)
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");

        page = await page.PostAsync(new Dictionary<string, object?> { [field] = typed, ["explanation"] = "Giữ lại chữ này" }, Form(code));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Lỗi: ", page.Title, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Single(page.Texts($"[data-testid='line-{code}'] .field-error")), StringComparison.Ordinal);
        Assert.Equal(typed, page.Document.QuerySelector($"[data-testid='line-{code}'] input[name={field}]")!.GetAttribute("value"));
        Assert.Contains("Giữ lại chữ này", page.Document.QuerySelector($"[data-testid='line-{code}'] textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await world.LinesAsync());
    }

    [Fact]
    public async Task Saving_NotApplicableWithoutReason_IsRefused()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");

        page = await page.PostAsync(new { notApplicable = "exclude" }, Form("1.2"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Tiêu chí 1.2, Giải trình cách tính điểm: Khai «không phát sinh» thì cần ghi rõ lý do."], page.Errors);
    }

    [Fact]
    public async Task Saving_AfterSomebodyElse_ShowsBothSideBySideAndLosesNothing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var mine = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");
        var theirs = await (await world.AsAsync(world.Colleague)).GetAsync($"/sheets/{world.Sheet}");
        await theirs.PostAsync(new { count = "3", explanation = "Ba sáng kiến" }, Form("1.3"));

        var conflict = await mine.PostAsync(new { count = "2", explanation = "Hai sáng kiến" }, Form("1.3"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(["3", "Ba sáng kiến"], conflict.Texts("[data-testid=theirs]"));
        Assert.Equal(["2", "Hai sáng kiến"], conflict.Texts("[data-testid=mine]"));
        Assert.Equal("Ba sáng kiến", Assert.Single(await world.LinesAsync()).SelfExplanation);

        var saved = await conflict.PostAsync(null, Form("1.3"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal("Hai sáng kiến", line.SelfExplanation);
        Assert.Equal(2, line.Marks.Count);
    }

    [Fact]
    public async Task Saving_BeforeThePhase_IsRefusedNamingTheDay()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");
        Portal.Clock.Now = new DateTimeOffset(2025, 9, 20, 1, 0, 0, TimeSpan.Zero);

        page = await page.PostAsync(new { count = "1" }, Form("1.3"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Giai đoạn «Tự chấm điểm» bắt đầu từ Thứ Tư 01/10/2025."], page.Obstacles);
        Assert.Empty(await world.LinesAsync());
    }

    [Fact]
    public async Task Saving_AfterThePhase_IsRefusedUnlessTheUnitHasMoreTime()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);
        var officer = await world.AsAsync(world.Officer);

        var refused = await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.3", new { count = "1" });
        var closed = await officer.GetAsync($"/sheets/{world.Sheet}");
        await world.ExtendAsync(PhaseKind.SelfAssessment, new(2025, 11, 5), world.Commune.Id);
        var saved = await (await officer.GetAsync($"/sheets/{world.Sheet}")).PostAsync(new { count = "1" }, Form("1.3"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Giai đoạn «Tự chấm điểm» đã kết thúc Thứ Sáu 31/10/2025. Muốn gia hạn, liên hệ cơ quan phát động."], refused.Obstacles);
        Assert.Equal(refused.Obstacles, closed.Obstacles);
        Assert.False(closed.Has(Form("1.3")));
        Assert.Equal("Đã lưu tiêu chí 1.3.", saved.Notice);
        Assert.Single(await world.LinesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/check")]
    [InlineData("/history")]
    [InlineData("/approval")]
    [InlineData("/unlock")]
    [InlineData("/lines/1.1")]
    public async Task TheSheetOfAnotherUnit_IsNotFound(string path)
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var page = await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}{path}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task AnAppraiser_DoesNotSeeTheWholeSheet()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var page = await (await world.AsAsync(world.Appraiser)).GetAsync($"/sheets/{world.Sheet}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Saving_WhatTheAgencyEnters_IsRefused()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var page = await (await world.AsAsync(world.Officer)).PostAsync($"/sheets/{world.Sheet}/lines/2.2", new { option = "có" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Tiêu chí 2.2 do cơ quan thẩm định cung cấp, đơn vị không tự nhập."], page.Obstacles);
    }

    [Fact]
    public async Task Saving_WithFiles_KeepsTheGoodOneAndNamesTheBadOne()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");

        var refused = await page.PostAsync(new { option = "trước hạn", files = new[] { new Upload("Kế hoạch 12.pdf", Files.Pdf("12")), new Upload("bai.txt", "chữ thường"u8.ToArray()) } }, Form("1.1"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("«bai.txt»: Loại tệp này không được nhận.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var box = refused.Document.QuerySelectorAll("[data-testid='line-1.1'] input[name=evidence]");
        Assert.True(Assert.Single(box).HasAttribute("checked"));
        Assert.Empty(await world.LinesAsync());

        var saved = await refused.PostAsync(null, Form("1.1"));

        Assert.Equal("Đã lưu tiêu chí 1.1.", saved.Notice);
        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal(1, line.EvidenceCount);
        Assert.Equal(["Kế hoạch 12"], await Portal.DbAsync(db => db.EvidenceUses.Join(db.Evidence, u => u.EvidenceId, e => e.Id, (u, e) => e.Abstract).ToListAsync()));
    }

    [Fact]
    public async Task Choosing_TheEvidenceOfAnotherUnit_IsRefused()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var foreign = new Domain.EvidenceStore.Evidence(
            world.OtherOfficer.Actor(), world.Other.Id, world.Campaign.Id, Domain.EvidenceStore.EvidenceKind.Link, new("Tin bài", null, null, null), "https://binhminh.gov.vn", Portal.Clock.Now);
        await Portal.SaveAsync(foreign);

        var page = await (await world.AsAsync(world.Officer)).PostAsync($"/sheets/{world.Sheet}/lines/1.1", new { option = "chậm", evidence = foreign.Id, version = -1 });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Tiêu chí 1.1: tài liệu đã chọn không có trong kho của đơn vị, hoặc đã được rút."], page.Obstacles);
        Assert.Empty(await Portal.DbAsync(db => db.EvidenceUses.ToListAsync()));
    }

    [Fact]
    public async Task Choosing_FromTheWholeStore_KeepsTheAnswerAndWhatWasNotShown()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        Domain.EvidenceStore.Evidence[] items = [.. new[] { "Kế hoạch cải cách", "Báo cáo quý I" }.Select(text => new Domain.EvidenceStore.Evidence(
            world.Officer.Actor(), world.Commune.Id, world.Campaign.Id, Domain.EvidenceStore.EvidenceKind.Link, new(text, null, null, null), "https://tanlap.gov.vn", Portal.Clock.Now))];
        await Portal.SaveAsync([.. items]);
        var officer = await world.AsAsync(world.Officer);
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.1", new { option = "chậm", evidence = items[0].Id, version = -1 });

        var page = await officer.GetAsync($"/sheets/{world.Sheet}/lines/1.1/evidence?q=bao cao");
        page = await page.PostAsync(new { evidence = items[1].Id }, "#pick-form");

        Assert.Equal("Đã chọn 2 tài liệu cho tiêu chí 1.1.", page.Notice);
        var line = Assert.Single(await world.LinesAsync());
        Assert.Equal((2, Points.FromDecimal(1)), (line.EvidenceCount, line.SelfPoints));
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}/lines/1.1/evidence")).Status);
    }

    [Fact]
    public async Task TheReport_SaysWhatTheSheetSaysAndMovesItWhenIssued()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.SendToHeadAsync();
        await (await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/approval")).PressAsync("Duyệt và khóa để ký");
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var composer = scope.ServiceProvider.GetServices<Web.Features.Shared.Papers.IPaperComposer>().Single(c => c.Kinds.Contains(PaperKind.SelfAssessmentReport));
        var paper = await db.Papers.SingleAsync(cancellation);
        var file = new Domain.Files.StoredFile(new string('a', 64), 1, "application/pdf", "bao-cao.pdf", null, Portal.Clock.Now);
        var by = world.Officer.Actor();

        var text = await composer.ComposeAsync(paper, Web.Features.Shared.Papers.PaperMarks.ForSignature, cancellation);
        var obstacles = await composer.ObstaclesToSubmittingAsync(paper, cancellation);
        db.Add(file);
        paper.Check(by, "Lê Văn Đầu Mối", "Văn thư xã", Portal.Clock.Now);
        paper.Submit(by, "{}", null, file.Id, Portal.Clock.Now);
        paper.Issue(by, new Issuance("45", "BC-UBND", new(2025, 10, 14), "Nguyễn Văn Chủ Tịch", "Chủ tịch", file.Id, file.Sha256), null, null, null, Portal.Clock.Now);
        await composer.OnIssuedAsync(paper, by, Portal.Clock.Now, cancellation);
        await db.SaveChangesAsync(cancellation);

        var table = Assert.IsType<Documents.Model.PaperTable>(Assert.Single(text.Annexes[0].Blocks));
        Assert.Empty(obstacles);
        Assert.Equal(["1.2", "Hồ sơ giải quyết đúng hạn", "2", "1,70", "Theo số liệu của đơn vị"], table.Rows.Single(r => r.Cells[0] == "1.2").Cells);
        Assert.Equal(["", "Tổng cộng", "8", "5,20", ""], table.Rows[^1].Cells);
        Assert.Equal(SheetState.Reported, (await world.ReadSheetAsync()).State);
    }

    [Fact]
    public async Task Sending_WithGaps_IsRefusedNamingThem()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.1", new { option = "trước hạn", version = -1 });

        var page = await officer.PostAsync($"/sheets/{world.Sheet}/head-review");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Còn 3 tiêu chí chưa tự chấm.", "Tiêu chí 1.1 chưa có tài liệu kiểm chứng, cần ghi giải trình cách tính điểm."], page.Obstacles);
        Assert.Null((await world.ReadSheetAsync()).SentToHeadAt);
    }

    [Fact]
    public async Task Approving_LocksAndMakesTheReport()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var checkPage = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}/check");
        await checkPage.PressAsync("Trình thủ trưởng duyệt");
        var head = await world.AsAsync(world.Head);
        Assert.Contains("Duyệt kết quả tự chấm điểm", (await head.GetAsync("/")).Texts("[data-testid=work] a"));
        var approval = await head.GetAsync($"/sheets/{world.Sheet}/approval");
        Assert.Equal(["5,20 / 8 điểm"], approval.Texts("[data-testid=total]"));
        Assert.Equal(["1.3. Sáng kiến được công nhận: 0,50 / 2", "1.2. Hồ sơ giải quyết đúng hạn: 1,70 / 2"], approval.Texts("[data-testid=weakest] li"));

        var page = await approval.PressAsync("Duyệt và khóa để ký");

        Assert.Equal("Đã duyệt và khóa để ký.", page.Notice);
        var sheet = await world.ReadSheetAsync();
        Assert.Equal((SheetState.Locked, false, "Nguyễn Văn Chủ Tịch"), (sheet.State, sheet.IsLate, sheet.ApprovedByName));
        var paper = await Portal.DbAsync(db => db.Papers.SingleAsync());
        Assert.Equal((sheet.ReportPaperId, PaperKind.SelfAssessmentReport, world.Commune.Id), ((Guid?)paper.Id, paper.Kind, paper.IssuingUnitId));
        Assert.Equal(
            ["paper.draft", "sheet.lock"],
            await Portal.DbAsync(db => db.AuditEntries.Where(a => a.ByName == "Nguyễn Văn Chủ Tịch").Select(a => a.Act).OrderBy(a => a).ToListAsync()));
    }

    [Fact]
    public async Task Approving_ByAnOfficer_IsForbidden()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.SendToHeadAsync();

        var page = await (await world.AsAsync(world.Officer)).PostAsync($"/sheets/{world.Sheet}/approval", new { version = (await world.ReadSheetAsync()).Version });

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal(SheetState.Draft, (await world.ReadSheetAsync()).State);
    }

    [Fact]
    public async Task Approving_ByTheManager_NeedsTheNameOfWhoDecided()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var approval = await (await world.AsAsync(world.Manager)).GetAsync($"/sheets/{world.Sheet}/approval");

        var refused = await approval.PressAsync("Duyệt và khóa để ký");
        var page = await refused.PressAsync("Duyệt và khóa để ký", new { recordedFor = "Nguyễn Văn Chủ Tịch, Chủ tịch UBND xã" });

        Assert.Equal(["Ghi nhận thay: Cần ghi họ tên, chức vụ người đã duyệt."], refused.Errors);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Nguyễn Văn Chủ Tịch, Chủ tịch UBND xã", (await world.ReadSheetAsync()).ApprovedByName);
        var entry = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(a => a.Act == "sheet.lock"));
        Assert.Equal(("Trần Thị Quản Lý", "Ghi nhận thay: Nguyễn Văn Chủ Tịch, Chủ tịch UBND xã"), (entry.ByName, entry.Reason));
    }

    [Fact]
    public async Task Approving_WhatChangedMeanwhile_IsRefused()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.SendToHeadAsync();
        var approval = await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/approval");
        var officer = await world.AsAsync(world.Officer);
        await officer.PostAsync($"/sheets/{world.Sheet}/withdrawal");
        await officer.PostAsync($"/sheets/{world.Sheet}/head-review");

        var page = await approval.PressAsync("Duyệt và khóa để ký");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(SheetState.Draft, (await world.ReadSheetAsync()).State);
    }

    [Fact]
    public async Task Approving_AfterTheEndWhereLateIsTaken_IsFlagged()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) => c.TakeLateWork(by, true, FixedClock.Start));
        await world.SendToHeadAsync();
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);
        var approval = await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/approval");

        var page = await approval.PressAsync("Duyệt và khóa để ký");

        Assert.Equal("Đã duyệt và khóa để ký; phiếu được ghi là nộp muộn.", page.Notice);
        Assert.True((await world.ReadSheetAsync()).IsLate);
    }

    [Fact]
    public async Task ASheetWithTheHead_IsNotEditedUntilItComesBack()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.SendToHeadAsync();
        var officer = await world.AsAsync(world.Officer);

        var refused = await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.3", new { count = "4", explanation = "Bốn" });
        var head = await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/approval");
        var empty = await head.PressAsync("Trả lại");
        await empty.PressAsync("Trả lại", new { remark = "Bổ sung quyết định công nhận" });
        var page = await officer.GetAsync($"/sheets/{world.Sheet}");

        Assert.Equal(["Phiếu đang chờ thủ trưởng duyệt; rút lại trước khi sửa."], refused.Obstacles);
        Assert.Equal(["Nội dung phải sửa: Cần điền mục này."], empty.Errors);
        Assert.Equal(["Thủ trưởng trả lại để sửa: Bổ sung quyết định công nhận"], page.Texts(".warning"));
        Assert.True(page.Has(Form("1.3")));
    }

    [Fact]
    public async Task ALockedSheet_IsNotEditedUntilUnlockedWithAReason()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.SendToHeadAsync();
        var head = await world.AsAsync(world.Head);
        await (await head.GetAsync($"/sheets/{world.Sheet}/approval")).PressAsync("Duyệt và khóa để ký");
        var officer = await world.AsAsync(world.Officer);

        var refused = await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.3", new { count = "4" });
        var forbidden = await officer.PostAsync($"/sheets/{world.Sheet}/unlock", new { reason = "Tôi muốn sửa" });
        var unlock = await head.GetAsync($"/sheets/{world.Sheet}/unlock");
        var empty = await unlock.PressAsync("Mở khóa");
        var page = await empty.PressAsync("Mở khóa", new { reason = "Nhầm số liệu" });

        Assert.Equal(["Phiếu đã khóa để ký; muốn sửa phải mở khóa."], refused.Obstacles);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(["Lý do: Cần điền mục này."], empty.Errors);
        Assert.Equal("Đã mở khóa phiếu; đơn vị sửa rồi trình và khóa lại.", page.Notice);
        Assert.Equal(SheetState.Draft, (await world.ReadSheetAsync()).State);
    }

    [Fact]
    public async Task MetOrNotMet_SaysSoInsteadOfPoints()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, Judging.MetNotMet);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}");
        Assert.Equal(["Đạt", "Không đạt"], page.Texts("[data-testid='line-1.1'] .form-check label"));

        page = await page.PostAsync(new { option = "đạt", explanation = "Kế hoạch số 12" }, Form("1.1"));
        page = await page.PostAsync(new { option = "không đạt" }, Form("1.2"));

        Assert.Equal(["Đạt"], page.Texts("[data-testid='line-1.1'] [data-testid=points]"));
        Assert.Equal(["Không đạt"], page.Texts("[data-testid='line-1.2'] [data-testid=points]"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task TheWorkspace_AsksTheDatabaseAtMostEightTimes(int leaves)
    {
        var world = await UnitSideWorld.MakeAsync(Portal, leaves: leaves);
        await world.AnswerAllAsync();

        var count = await (await world.AsAsync(world.Officer)).CountAsync($"/sheets/{world.Sheet}?show=tat-ca");

        Assert.InRange(count, 3, 8);
    }

    [Fact]
    public async Task TheManager_SeesWhoHasLockedAndMayEnterForAnOutsider()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        await manager.PostAsync($"/sheets/{world.OutsiderSheet}/lines/1.1", new { option = "chậm", explanation = "Báo cáo bằng văn bản", version = -1 });

        var list = await manager.GetAsync($"/campaigns/{world.Campaign.Id}/sheets");
        var found = await manager.GetAsync($"/campaigns/{world.Campaign.Id}/sheets?q=bao hoa an");
        var refused = await (await world.AsAsync(world.Officer)).GetAsync($"/campaigns/{world.Campaign.Id}/sheets");

        Assert.Equal(3, list.Rows().Count);
        Assert.Equal("Báo Hòa An", Assert.Single(found.Rows())[0]);
        Assert.Equal("1/4", found.Rows()[0][3]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }
}
