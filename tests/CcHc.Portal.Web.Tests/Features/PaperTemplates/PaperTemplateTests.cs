using System.Net;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.PaperTemplates;

/// <summary>An agency's own wording: downloaded, edited, uploaded, tried, in force, withdrawn; and papers that keep what they were made with.</summary>
public sealed class PaperTemplateTests : PortalTest
{
    private const string Ours = "Trân trọng kính trình {{người quyết định}} xem xét, quyết định.";
    private const string Closing = "{{Cơ quan}} kính trình {{người quyết định}} xem xét, quyết định./.";

    private CampaignScene scene = null!;
    private Visitor manager = null!;

    private string Address => $"/paper-templates/{scene.HomeAffairs.Id}/SubmissionStatement";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m, 70m], ["1"]);
        await scene.FillProposalsAsync();
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task Template_UploadedTriedAndPutInForce_GivesNewDraftsTheWordsOfTheOffice()
    {
        var list = await (await manager.GetAsync("/papers")).FollowAsync("Mẫu văn bản");
        var chosen = await manager.GetAsync($"/paper-templates?unit={scene.HomeAffairs.Id}");
        var kind = await chosen.FollowAsync("Tờ trình đề nghị khen thưởng");
        Assert.Contains("Sở Nội vụ", list.Texts("option"));
        Assert.StartsWith("Văn bản lập mới theo mẫu chung của cổng.", kind.Texts("[data-testid=in-force]")[0], StringComparison.Ordinal);
        var file = WordEdits.With((await kind.FollowAsync("Tải mẫu bắt đầu (Word)")).Body, Closing, Ours);

        var uploaded = await kind.PostAsync(Fields(("form.file", new Upload("mau-to-trinh.docx", file)), ("form.note", "Câu kết ngắn hơn")));
        Assert.Equal("Đã nhận mẫu phiên bản 1, không có chỗ phải sửa. Thử với dữ liệu thật rồi cho mẫu có hiệu lực.", uploaded.Notice);
        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(file))], uploaded.Texts("code.hash"));
        Assert.Equal(file, (await uploaded.FollowAsync("mau-to-trinh.docx")).Body);

        var trial = await manager.GetAsync($"{Address}/versions/1/trial?of=c-{scene.Id}");
        Assert.True(trial.Has(".paper-draft"));
        Assert.Contains("Trân trọng kính trình Chủ tịch Ủy ban nhân dân tỉnh An Giang xem xét, quyết định./.", trial.Texts("[data-testid=paper-text] p"));
        Assert.Contains("Trân trọng kính trình", Encoding.UTF8.GetString((await trial.FollowAsync("Tải PDF thử")).Body), StringComparison.Ordinal);
        Assert.NotEmpty((await trial.FollowAsync("Tải Word thử")).Body);
        Assert.Equal(0, await Portal.DbAsync(db => db.Papers.CountAsync(p => p.Kind == PaperKind.SubmissionStatement)));

        var force = await (await manager.GetAsync($"{Address}/versions/1/force")).PostAsync(Fields(("form.from", "14/10/2025")));
        Assert.Equal("Mẫu phiên bản 1 có hiệu lực từ ngày 14/10/2025. Văn bản đã lập giữ mẫu của mình.", force.Notice);

        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        Assert.Contains("Mẫu của cơ quan, phiên bản 1", draft.Texts("dd"));
        Assert.Contains("Trân trọng kính trình Chủ tịch Ủy ban nhân dân tỉnh An Giang xem xét, quyết định./.", draft.Texts("[data-testid=paper-text] p"));
        Assert.Contains("Sở Tư pháp", draft.Texts("[data-testid=paper-text] td"));
        var acts = await Portal.DbAsync(db => db.AuditEntries.Where(a => a.Subject == Domain.Audit.AuditSubject.Template).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
        Assert.Equal(["template.upload", "template.force"], acts);
    }

    [Fact]
    public async Task IssuedPaper_AfterTheTemplateChangedAndWasWithdrawn_IsDownloadedBitForBit()
    {
        await InForceAsync(Ours);
        var id = IdOf(await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement"));
        await (await manager.GetAsync($"/papers/{id}/check")).PostAsync(Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức")), "form[action$='/check']");
        await (await manager.GetAsync($"/papers/{id}")).PressAsync("Lập bản trình ký");
        await scene.IssueAsync(id, "12", "TTr-SNV", new DateOnly(2025, 10, 10), "Ngô Thị Giám");
        var before = await BytesAsync(id);

        await InForceAsync("Kính trình xem xét.", number: 2);
        var withdrawn = await (await manager.GetAsync($"{Address}/withdrawal")).PostAsync(Fields(("form.reason", "Dùng lại mẫu chung")));
        var after = await BytesAsync(id);

        Assert.Equal("Đã ngừng dùng mẫu của cơ quan. Văn bản lập từ nay theo mẫu chung của cổng.", withdrawn.Notice);
        Assert.Equal(before.Pdf, after.Pdf);
        Assert.Equal(before.Docx, after.Docx);
        Assert.Equal(before.Signed, after.Signed);
        Assert.Contains("Trân trọng kính trình", Encoding.UTF8.GetString(after.Pdf), StringComparison.Ordinal);
        Assert.Contains("Mẫu của cơ quan, phiên bản 1", (await manager.GetAsync($"/papers/{id}")).Texts("dd"));
        var first = await Portal.DbAsync(db => db.TemplateVersions.Where(v => v.Number == 1).Select(v => (Guid?)v.Id).SingleAsync());
        Assert.Equal(first, await Portal.DbAsync(db => db.Papers.Where(p => p.Id == id).Select(p => p.TemplateVersionId).SingleAsync()));
    }

    [Fact]
    public async Task Draft_KeepsItsTemplate_UntilSomebodyTakesTheNewOne()
    {
        var id = IdOf(await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement"));
        await InForceAsync(Ours);

        var page = await manager.GetAsync($"/papers/{id}");
        Assert.Contains("Mẫu chung của cổng", page.Texts("dd"));
        Assert.DoesNotContain("Trân trọng kính trình", string.Join(' ', page.Texts("[data-testid=paper-text]")), StringComparison.Ordinal);

        var switched = await page.PressAsync("Dùng mẫu đang có hiệu lực");

        Assert.Equal("Dự thảo nay theo: Mẫu của cơ quan, phiên bản 1.", switched.Notice);
        Assert.Contains("Trân trọng kính trình", string.Join(' ', switched.Texts("[data-testid=paper-text]")), StringComparison.Ordinal);
        Assert.DoesNotContain("Dùng mẫu đang có hiệu lực", switched.Texts("button"));
        Assert.Equal(1, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.SubjectId == id && a.Act == "paper.template")));
    }

    [Fact]
    public async Task TemplateWithFaults_IsNotKept_AndEachIsNamedWithItsPlace()
    {
        var starting = (await manager.GetAsync($"{Address}/starting-file")).Body;
        var file = WordEdits.With(WordEdits.With(starting, "{{quá trình xét}}", "{{qua trinh xet}}"), "{{danh sách đề nghị}}", "Danh sách ở phụ lục.");

        var refused = await (await manager.GetAsync(Address)).PostAsync(Fields(("form.file", new Upload("mau.docx", file)), ("form.note", "Thử lần đầu")));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Tệp mẫu: Mẫu có 2 chỗ phải sửa, ghi ở danh sách dưới đây. Mẫu chưa được lưu."], refused.Errors);
        var findings = refused.Texts("[data-testid=finding]");
        Assert.Equal(2, findings.Count);
        Assert.Contains("«{{qua trinh xet}}» Phải sửa Không có chỗ điền {{qua trinh xet}}; có phải {{quá trình xét}}?", findings[0], StringComparison.Ordinal);
        Assert.StartsWith("Đoạn thứ ", findings[0], StringComparison.Ordinal);
        Assert.StartsWith("Cả văn bản Phải sửa Thiếu {{danh sách đề nghị}}", findings[1], StringComparison.Ordinal);
        Assert.Equal("Thử lần đầu", refused.Document.QuerySelector("[name='form.note']")!.GetAttribute("value"));
        Assert.Equal(0, await Portal.DbAsync(db => db.PaperTemplates.CountAsync()));
    }

    [Fact]
    public async Task FileThatIsNoWordFile_IsRefusedAtTheField()
    {
        var form = await manager.GetAsync(Address);

        Assert.Equal(["Tệp mẫu: Cần chọn tệp mẫu Word (.docx)."], (await form.PostAsync()).Errors);
        Assert.Equal(["Tệp mẫu: Đây không phải tệp Word (.docx)."], (await form.PostAsync(Fields(("form.file", new Upload("mau.docx", CampaignScene.SignedPdf("x")))))).Errors);
        Assert.Equal(0, await Portal.DbAsync(db => db.TemplateVersions.CountAsync()));
    }

    [Fact]
    public async Task Force_InThePastOrAfterSomebodyElse_IsRefusedAndKeepsWhatWasTyped()
    {
        await UploadAsync(Ours);
        var form = await manager.GetAsync($"{Address}/versions/1/force");

        var past = await form.PostAsync(Fields(("form.from", "13/10/2025")));
        Assert.Equal(["Có hiệu lực từ ngày: Mẫu chỉ có hiệu lực từ hôm nay trở đi; văn bản đã lập giữ mẫu của mình."], past.Errors);

        await UploadAsync("Kính trình.");
        var changed = await form.PostAsync(Fields(("form.from", "20/10/2025")));
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.Equal("20/10/2025", changed.Document.QuerySelector("[name='form.from']")!.GetAttribute("value"));

        var again = await changed.PostAsync();
        Assert.Equal("Mẫu phiên bản 1 có hiệu lực từ ngày 20/10/2025. Văn bản đã lập giữ mẫu của mình.", again.Notice);
        Assert.Null(await Portal.DbAsync(db => Web.Features.Shared.Papers.TemplateQueries.TemplateInForceAsync(db, scene.HomeAffairs.Id, PaperKind.SubmissionStatement, new DateOnly(2025, 10, 19))));
        Assert.NotNull(await Portal.DbAsync(db => Web.Features.Shared.Papers.TemplateQueries.TemplateInForceAsync(db, scene.HomeAffairs.Id, PaperKind.SubmissionStatement, new DateOnly(2025, 10, 20))));
    }

    [Fact]
    public async Task Templates_OfAnotherAgency_AreNotShown_AndReadersChangeNothing()
    {
        await UploadAsync(Ours);
        var stranger = await Portal.AsAsync(await Portal.AccountAsync("van.thu.y.te", scene.Units[1], Role.RecordsClerk, "Vũ Thị Thư"));
        var auditor = await Portal.AsAsync(await Portal.AccountAsync("kiem.tra", scene.HomeAffairs, Role.Auditor, "Đỗ Kiểm"));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Address}/versions/1/file")).Status);
        var seen = await auditor.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.DoesNotContain("Tải lên và kiểm tra", seen.Texts("button"));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync($"{Address}/versions/1/force")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/paper-templates/{scene.HomeAffairs.Id}/OfficialLetter")).Status);
    }

    [Fact]
    public async Task List_AsksTheDatabaseAsOftenForManyVersionsAsForOne()
    {
        await UploadAsync(Ours);
        var counter = Portal.Statements;
        var one = await CountAsync();

        await UploadAsync("Kính trình.");
        await UploadAsync("Kính trình xem xét.");

        Assert.Equal(one, await CountAsync());

        async Task<int> CountAsync()
        {
            var before = counter.Count;
            await manager.GetAsync($"/paper-templates?unit={scene.HomeAffairs.Id}");
            await manager.GetAsync(Address);
            return counter.Count - before;
        }
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostWithWordAsync();

    private static Guid IdOf(Page page) => Guid.Parse(page.Path.Split('/')[2]);

    private async Task UploadAsync(string closing)
    {
        var file = WordEdits.With((await manager.GetAsync($"{Address}/starting-file")).Body, Closing, closing);
        Assert.StartsWith("Đã nhận mẫu", (await (await manager.GetAsync(Address)).PostAsync(Fields(("form.file", new Upload("mau.docx", file))))).Notice, StringComparison.Ordinal);
    }

    private async Task InForceAsync(string closing, int number = 1)
    {
        await UploadAsync(closing);
        await (await manager.GetAsync($"{Address}/versions/{number}/force")).PostAsync(Fields(("form.from", "14/10/2025")));
    }

    private async Task<(byte[] Pdf, byte[] Docx, byte[] Signed)> BytesAsync(Guid id) =>
        ((await manager.GetAsync($"/papers/{id}/pdf")).Body, (await manager.GetAsync($"/papers/{id}/docx")).Body, (await manager.GetAsync($"/papers/{id}/signed")).Body);
}
