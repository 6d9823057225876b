using System.Net;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>Draft, two names, frozen for signature, recorded: over the pages.</summary>
public sealed class PaperLifeTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m, 70m], ["1"]);
        await scene.FillProposalsAsync();
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task ThePath_FromDraftToIssued_GoesOverFivePages()
    {
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        Assert.Equal("Đã lập dự thảo Tờ trình.", draft.Notice);
        Assert.Equal("Tờ trình đề nghị khen thưởng", draft.Heading);
        Assert.Contains("Sở Tư pháp", draft.Texts("[data-testid=paper-text] td"));

        var check = await draft.FollowAsync("Ghi nhận đã kiểm tra");
        var checkedPage = await check.PostAsync(Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức")), "form[action$='/check']");
        Assert.Equal("Đã ghi nhận kiểm tra nội dung và thể thức.", checkedPage.Notice);
        Assert.Contains("Nguyễn Văn Nội", checkedPage.Texts("dd"));

        var submitted = await checkedPage.PressAsync("Lập bản trình ký");
        Assert.Equal("Đã lập bản trình ký. Số và ngày để trống; ghi nhận ban hành sau khi văn bản được ký.", submitted.Notice);
        Assert.False(submitted.Has(".paper-draft"));

        var form = await submitted.FollowAsync("Ghi nhận ban hành");
        Assert.Equal("TTr-SNV", form.Document.QuerySelector("[name='form.symbol']")!.GetAttribute("value"));
        Assert.Equal("Ngô Thị Giám", form.Document.QuerySelector("[name='form.signerName']")!.GetAttribute("value"));
        var issued = await form.PostAsync(Fields(("form.number", "12"), ("form.issuedOn", "14/10/2025"), ("form.signedFile", new Upload("to-trinh.pdf", CampaignScene.SignedPdf("12")))));

        Assert.Equal("Đã ghi nhận ban hành 12/TTr-SNV ngày 14/10/2025.", issued.Notice);
        Assert.Equal("Tờ trình đề nghị khen thưởng số 12/TTr-SNV", issued.Heading);
        Assert.Contains("ngày 14 tháng 10 năm 2025", string.Join(' ', issued.Texts("[data-testid=paper-text]")));
        var id = IdOf(issued);
        var acts = await Portal.DbAsync(db => db.AuditEntries.Where(a => a.SubjectId == id).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
        Assert.Equal(["paper.draft", "paper.check", "paper.submit", "paper.issue"], acts);
    }

    [Fact]
    public async Task Check_WithoutNames_AsksForBothAndChangesNothing()
    {
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");

        var again = await (await draft.FollowAsync("Ghi nhận đã kiểm tra")).PostAsync(Fields(("form.contentCheckedBy", " "), ("form.layoutCheckedBy", "")), "form[action$='/check']");

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.StartsWith("Lỗi: ", again.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["Người kiểm tra nội dung: Cần ghi họ tên người kiểm tra nội dung.", "Người kiểm tra thể thức, kỹ thuật trình bày: Cần ghi họ tên người kiểm tra thể thức."],
            again.Errors);
        Assert.Equal(PaperState.Draft, (await PaperAsync(IdOf(draft))).State);
    }

    [Fact]
    public async Task Submission_BeforeTheCheck_IsRefused()
    {
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");

        var refused = await manager.PostAsync($"/papers/{IdOf(draft)}/submission");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(PaperState.Draft, (await PaperAsync(IdOf(draft))).State);
    }

    [Fact]
    public async Task Redraft_NeedsAReasonAndThawsTheText()
    {
        var id = await SubmittedAsync();
        var page = await manager.GetAsync($"/papers/{id}/redraft");

        var refused = await page.PostAsync(Fields(("form.reason", "")));
        Assert.Equal(["Lý do: Cần ghi lý do đưa văn bản về dự thảo."], refused.Errors);
        Assert.NotNull((await PaperAsync(id)).ContentJson);

        var back = await refused.PostAsync(Fields(("form.reason", "Sai tên một đơn vị")));
        Assert.Equal("Văn bản đã trở về dự thảo.", back.Notice);
        var paper = await PaperAsync(id);
        Assert.Equal((PaperState.Draft, null, null, null), (paper.State, paper.ContentJson, paper.PdfFileId, paper.ContentCheckedBy));
        Assert.Contains("Sai tên một đơn vị", back.Texts("main td"));
    }

    [Theory]
    [InlineData("form.number", "", "Số: Cần ghi số của văn bản đã ký.")]
    [InlineData("form.number", "số 12", "Số: Số bắt đầu bằng chữ số, ví dụ 84 hoặc 01.")]
    [InlineData("form.symbol", "", "Ký hiệu: Cần ghi ký hiệu, ví dụ KH-UBND.")]
    [InlineData("form.issuedOn", "", "Ngày ban hành: Cần ghi ngày ban hành.")]
    [InlineData("form.issuedOn", "hôm qua", "Ngày ban hành: Cần nhập ngày dạng ngày/tháng/năm, ví dụ 31/12/2025.")]
    [InlineData("form.issuedOn", "15/10/2025", "Ngày ban hành: Ngày ban hành 15/10/2025 ở sau hôm nay.")]
    [InlineData("form.signerName", " ", "Người ký: Cần ghi họ tên người ký.")]
    public async Task Issuance_WithOneWrongField_SaysSoThereAndKeepsTheRestAndTheFile(string field, string value, string error)
    {
        var id = await SubmittedAsync();
        var signed = CampaignScene.SignedPdf("đã ký");
        var fields = Fields(("form.number", "12"), ("form.symbol", "TTr-SNV"), ("form.issuedOn", "14/10/2025"), ("form.signerName", "Ngô Thị Giám"), ("form.signedFile", new Upload("to-trinh.pdf", signed)));
        fields[field] = value;

        var again = await (await manager.GetAsync($"/papers/{id}/issuance")).PostAsync(fields);

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal([error], again.Errors);
        Assert.Equal(PaperState.Submitted, (await PaperAsync(id)).State);
        Assert.Equal(["Đã nhận tệp: to-trinh.pdf"], again.Texts("[data-testid=kept-file]"));
        foreach (var (name, typed) in fields.Where(f => f.Value is string && f.Key != "form.signedFile"))
        {
            Assert.Equal(typed, again.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value") ?? "");
        }

        // Only the wrong field is typed anew; no file is sent a second time.
        var right = new Dictionary<string, object?> { [field] = field switch { "form.number" => "12", "form.symbol" => "TTr-SNV", "form.issuedOn" => "14/10/2025", _ => "Ngô Thị Giám" } };
        var issued = await again.PostAsync(right);
        Assert.Equal("Đã ghi nhận ban hành 12/TTr-SNV ngày 14/10/2025.", issued.Notice);
        Assert.Equal(signed, (await manager.GetAsync($"/papers/{id}/signed")).Body);
    }

    [Fact]
    public async Task Issuance_WithoutOrWithAWrongFile_AsksForIt()
    {
        var id = await SubmittedAsync();
        var form = await manager.GetAsync($"/papers/{id}/issuance");

        var none = await form.PostAsync(Fields(("form.number", "12"), ("form.issuedOn", "14/10/2025")));
        Assert.Equal(["Tệp văn bản đã ký: Cần đính kèm tệp văn bản đã ký."], none.Errors);

        var page = await form.PostAsync(Fields(("form.number", "12"), ("form.issuedOn", "14/10/2025"), ("form.signedFile", new Upload("to-trinh.pdf", Encoding.UTF8.GetBytes("<html></html>")))));
        Assert.Single(page.Errors);
        Assert.StartsWith("Tệp văn bản đã ký: Loại tệp này không được nhận.", page.Errors[0], StringComparison.Ordinal);
        Assert.Equal(PaperState.Submitted, (await PaperAsync(id)).State);
    }

    [Fact]
    public async Task Issuance_WithAKeptFileOfSomebodyElse_TakesItNot()
    {
        var id = await SubmittedAsync();
        var other = new Domain.Files.StoredFile(new string('b', 64), 10, "application/pdf", "cua-nguoi-khac.pdf", scene.Committee.Id, scene.Now);
        await Portal.SaveAsync(other);

        var again = await (await manager.GetAsync($"/papers/{id}/issuance")).PostAsync(Fields(("form.number", "12"), ("form.issuedOn", "14/10/2025"), ("form.keptFileId", other.Id)));

        Assert.Equal(["Tệp văn bản đã ký: Cần đính kèm tệp văn bản đã ký."], again.Errors);
    }

    [Fact]
    public async Task Issuance_WithANumberAlreadyRecorded_WarnsAndTakesItWhenConfirmed()
    {
        var first = new Paper(PaperKind.OfficialLetter, scene.HomeAffairs.Id, "Về việc đôn đốc", scene.Id);
        var file = await scene.KeepFileAsync("cong-van.pdf", CampaignScene.SignedPdf("1"));
        first.Check(scene.Manager, "A", "B", scene.Now);
        first.Submit(scene.Manager, "{}", null, file.Id, scene.Now);
        first.Issue(scene.Manager, new Issuance("12", "TTr-SNV", new DateOnly(2025, 1, 9), null, null, file.Id, file.Sha256), null, null, null, scene.Now);
        await Portal.SaveAsync(first);
        var id = await SubmittedAsync();

        var warned = await (await manager.GetAsync($"/papers/{id}/issuance")).PostAsync(
            Fields(("form.number", "12"), ("form.issuedOn", "14/10/2025"), ("form.signedFile", new Upload("to-trinh.pdf", CampaignScene.SignedPdf("12")))));
        Assert.Equal(["Số, ngày cần xem lại: Số hoặc ngày có chỗ cần xem lại. Đối chiếu với văn bản giấy; nếu vẫn đúng, đánh dấu từng điều rồi ghi nhận."], warned.Errors);
        const string Said = "Số 12/TTr-SNV năm 2025 đã được ghi nhận cho: Công văn «Về việc đôn đốc» ngày 09/01/2025. Mỗi số chỉ cấp cho một văn bản trong năm.";
        Assert.Equal([Said + " Tôi đã đối chiếu, vẫn đúng."], warned.Texts("[data-testid=warning]"));
        var key = warned.Document.QuerySelector("input[name='form.confirmed']")!.GetAttribute("value");

        // What was confirmed of one number says nothing of another.
        var other = await warned.PostAsync(Fields(("form.number", "3"), ("form.issuedOn", "8/1/2025"), ("form.confirmed", key)));
        Assert.Single(other.Texts("[data-testid=warning]"), t => t.StartsWith("Ngày 08/01/2025 trước ngày của văn bản mà nó căn cứ vào: Kế hoạch số 84/KH-UBND", StringComparison.Ordinal));

        var issued = await other.PostAsync(Fields(("form.number", "12"), ("form.issuedOn", "14/10/2025"), ("form.confirmed", key)));
        Assert.Equal("Đã ghi nhận ban hành 12/TTr-SNV ngày 14/10/2025.", issued.Notice);
        Assert.Equal("Đã đối chiếu, vẫn đúng: " + Said, await Portal.DbAsync(db => db.AuditEntries.Where(a => a.SubjectId == id && a.Act == "paper.issue").Select(a => a.Reason).SingleAsync()));
    }

    [Fact]
    public async Task Files_AreTheSameBytesAtEveryDownloadOnceSubmitted()
    {
        var id = await SubmittedAsync();
        foreach (var kind in new[] { "pdf", "docx" })
        {
            Assert.Equal((await manager.GetAsync($"/papers/{id}/{kind}")).Body, (await manager.GetAsync($"/papers/{id}/{kind}")).Body);
        }

        await scene.IssueAsync(id, "12", "TTr-SNV", new DateOnly(2025, 10, 10), "Ngô Thị Giám");

        var pdf = (await manager.GetAsync($"/papers/{id}/pdf")).Body;
        Assert.Equal(pdf, (await manager.GetAsync($"/papers/{id}/pdf")).Body);
        Assert.Contains("12/TTr-SNV", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        var signed = (await manager.GetAsync($"/papers/{id}/signed")).Body;
        var paper = await PaperAsync(id);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(signed)), paper.FrozenSha256);
        Assert.Equal([paper.FrozenSha256!], (await manager.GetAsync($"/papers/{id}")).Texts("code.hash"));
    }

    [Fact]
    public async Task Draft_IsSetAnewEachTime()
    {
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        var address = $"/papers/{IdOf(draft)}/pdf";

        Assert.NotEqual((await manager.GetAsync(address)).Body, (await manager.GetAsync(address)).Body);
    }

    [Fact]
    public async Task WithoutABrowser_TheWordFileGoesTheWholeWay()
    {
        using var broken = QuickRenderer.BreakBrowser(Portal);
        var id = await SubmittedAsync();

        var page = await manager.GetAsync($"/papers/{id}");

        Assert.Equal(["Văn bản được lập khi máy chủ chưa dựng được tệp PDF. Tệp Word (DOCX) vẫn tải và dùng được."], page.Texts(".warning"));
        Assert.DoesNotContain("Mở PDF", page.Texts("a"));
        Assert.NotEmpty((await page.FollowAsync("Tải Word (DOCX)")).Body);
        var paper = await PaperAsync(id);
        Assert.Null(paper.PdfFileId);
        Assert.NotNull(paper.DocxFileId);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();

    private static Guid IdOf(Page page) => Guid.Parse(page.Path.Split('/')[2]);

    private Task<Paper> PaperAsync(Guid id) => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == id));

    private async Task<Guid> SubmittedAsync()
    {
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        var page = await (await draft.FollowAsync("Ghi nhận đã kiểm tra")).PostAsync(Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức")), "form[action$='/check']");
        await page.PressAsync("Lập bản trình ký");
        return IdOf(draft);
    }
}
