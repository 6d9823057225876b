using System.Net;
using System.Text;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>A draft that was edited in Word and brought back.</summary>
public sealed class PaperRevisionTests : PortalTest
{
    private const string Sentence = "Danh sách đề nghị được lập theo thứ tự xếp hạng";

    private CampaignScene scene = null!;
    private Visitor manager = null!;
    private Guid id;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m, 70m], ["1"]);
        await scene.FillProposalsAsync();
        manager = await Portal.AsAsync(scene.ManagerAccount);
        id = Guid.Parse((await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement")).Path.Split('/')[2]);
    }

    [Fact]
    public async Task FileBroughtBackUnchanged_DiffersInNothing()
    {
        var back = await UploadAsync(await DocxAsync());

        Assert.Equal(["Tệp này không khác dự thảo đang có chỗ nào."], back.Texts("[data-testid=same]"));
        Assert.Empty(back.Texts("[data-testid=unread]"));
        Assert.DoesNotContain("Nhận làm dự thảo", back.Texts("button"));

        var dropped = await back.PressAsync("Không nhận");
        Assert.Equal("Không nhận bản sửa ngoài, phiên bản 1. Dự thảo giữ nguyên, tệp vẫn được lưu.", dropped.Notice);
        Assert.Equal(RevisionState.Dropped, await Portal.DbAsync(db => db.PaperRevisions.Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task OneChangedSentence_IsOneDifference_AndBecomesTheDraftOnceAccepted()
    {
        var file = WordEdits.With(await DocxAsync(), Sentence, "Danh sách đề nghị được lập công khai theo thứ tự xếp hạng");

        var back = await UploadAsync(file);
        Assert.Equal("Nhận bản này thì dự thảo đổi ở 1 chỗ. Chữ bỏ đi gạch ngang, chữ thêm vào gạch chân.", Assert.Single(back.Texts("[data-testid=count]")));
        Assert.Single(back.Texts("[data-testid=difference]"));
        Assert.Equal(["thêm: công khai"], back.Texts("ins"));
        Assert.Empty(back.Texts("del"));
        Assert.Equal(file, (await back.FollowAsync("Tải đúng tệp đã đưa lên")).Body);
        Assert.DoesNotContain("công khai", string.Join(' ', (await manager.GetAsync($"/papers/{id}")).Texts("[data-testid=paper-text]")), StringComparison.Ordinal);

        var accepted = await back.PressAsync("Nhận làm dự thảo");
        Assert.Equal("Dự thảo nay theo bản sửa ngoài, phiên bản 1.", accepted.Notice);
        Assert.Contains("lập công khai theo thứ tự", string.Join(' ', accepted.Texts("[data-testid=paper-text]")), StringComparison.Ordinal);
        Assert.True(accepted.Has(".paper-draft"));

        var check = await manager.GetAsync($"/papers/{id}/check");
        Assert.False(check.Has("[name='form.differencesSeen']"));
        var checkedPage = await check.PostAsync(Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức")), "form[action$='/check']");
        await checkedPage.PressAsync("Lập bản trình ký");
        Assert.Contains("lập công khai theo thứ tự", Encoding.UTF8.GetString((await manager.GetAsync($"/papers/{id}/pdf")).Body), StringComparison.Ordinal);
        var acts = await Portal.DbAsync(db => db.AuditEntries.Where(a => a.SubjectId == id).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
        Assert.Equal(["paper.draft", "paper.revise", "paper.revision-accept", "paper.check", "paper.submit"], acts);
    }

    [Fact]
    public async Task NameInTheListThatIsNotTheDatas_PassesNoCheckSilently()
    {
        var back = await UploadAsync(WordEdits.With(await DocxAsync(), "Sở Tư pháp", "Sở Công Thương"));
        Assert.StartsWith("Danh sách, bảng trong tệp này khác dữ liệu của cổng ở 1 dòng.", back.Texts("[data-testid=from-data] p")[0], StringComparison.Ordinal);
        await back.PressAsync("Nhận làm dự thảo");

        var check = await manager.GetAsync($"/papers/{id}/check");
        Assert.Contains("Danh sách, bảng (1 dòng)", check.Texts("h3"));
        var names = Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức"));
        var silent = await check.PostAsync(names, "form[action$='/check']");
        Assert.Equal(["Tôi đã xem các chỗ khác dữ liệu ở trên, dự thảo vẫn đúng: Cần xem các chỗ khác dữ liệu rồi đánh dấu."], silent.Errors);
        Assert.Equal("Nguyễn Văn Nội", silent.Document.QuerySelector("[name='form.contentCheckedBy']")!.GetAttribute("value"));

        var seen = await silent.PostAsync(Fields(("form.differencesSeen", "true")), "form[action$='/check']");
        Assert.Equal("Đã ghi nhận kiểm tra nội dung và thể thức.", seen.Notice);
        Assert.Contains("đã xem các chỗ khác dữ liệu", string.Join(' ', seen.Texts("main td")), StringComparison.Ordinal);
        // What the record says stays what was proposed.
        Assert.Equal(1, await Portal.DbAsync(db => db.Nominations.CountAsync(n => db.Participants.Any(p => p.Id == n.ParticipantId && p.Name == "Sở Tư pháp"))));

        // The data changes behind the check: what was looked at is no longer what there is.
        await Portal.DbAsync(async db => await db.Participants.Where(p => p.Name == "Sở Tư pháp").ExecuteUpdateAsync(s => s.SetProperty(p => p.Name, "Sở Tư pháp tỉnh")));
        var refused = await manager.PostAsync($"/papers/{id}/submission");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Đưa về dự thảo, rồi kiểm tra lại.", refused.Obstacles[0], StringComparison.Ordinal);
        Assert.Equal(PaperState.Checked, await StateAsync());
    }

    [Fact]
    public async Task FigureInASentenceThatIsNotTheDatas_IsSeenBeforeTheCheck()
    {
        var back = await UploadAsync(WordEdits.With(await DocxAsync(), "cho 01 tập thể", "cho 1.000 tập thể"));
        Assert.StartsWith("Tệp này có 1 câu mang số khác dữ liệu của cổng.", back.Texts("[data-testid=figures-from-data] p")[0], StringComparison.Ordinal);
        await back.PressAsync("Nhận làm dự thảo");

        var check = await manager.GetAsync($"/papers/{id}/check");
        Assert.Contains("Số trong câu (1 chỗ)", check.Texts("h3"));
        Assert.Equal(["thêm: 1.000"], check.Texts("ins"));
        var names = Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức"));
        var silent = await check.PostAsync(names, "form[action$='/check']");
        Assert.Equal(["Tôi đã xem các chỗ khác dữ liệu ở trên, dự thảo vẫn đúng: Cần xem các chỗ khác dữ liệu rồi đánh dấu."], silent.Errors);
    }

    [Fact]
    public async Task Recomposition_BringsTheDataBack_AndWritingWaitsForIt()
    {
        await (await UploadAsync(WordEdits.With(await DocxAsync(), Sentence, "Danh sách được lập"))).PressAsync("Nhận làm dự thảo");

        var page = await (await manager.GetAsync($"/papers/{id}")).FollowAsync("Soạn lại từ dữ liệu");
        var back = await page.PressAsync("Soạn lại từ dữ liệu");

        Assert.Equal("Dự thảo đã được soạn lại từ dữ liệu.", back.Notice);
        Assert.Contains(Sentence, string.Join(' ', back.Texts("[data-testid=paper-text]")), StringComparison.Ordinal);
        Assert.Null(await Portal.DbAsync(db => db.Papers.Where(p => p.Id == id).Select(p => p.RevisionNumber).SingleAsync()));
        var again = await manager.PostAsync($"/papers/{id}/recomposition", Fields(("form.version", await VersionAsync())));
        Assert.Equal(["Dự thảo đang được soạn từ dữ liệu."], again.Obstacles);
    }

    [Fact]
    public async Task Acceptance_AfterSomebodyElseChangedTheDraft_ShowsItOnceMore()
    {
        var docx = await DocxAsync();
        var mine = await UploadAsync(WordEdits.With(docx, Sentence, "Danh sách của tôi"));
        await (await UploadAsync(WordEdits.With(docx, Sentence, "Danh sách của người khác"))).PressAsync("Nhận làm dự thảo");

        var conflict = await mine.PressAsync("Nhận làm dự thảo");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(["bỏ: người khác,"], conflict.Texts("del"));
        Assert.Equal(2, await Portal.DbAsync(db => db.Papers.Where(p => p.Id == id).Select(p => p.RevisionNumber).SingleAsync()));
        Assert.Equal("Dự thảo nay theo bản sửa ngoài, phiên bản 1.", (await conflict.PressAsync("Nhận làm dự thảo")).Notice);
    }

    [Fact]
    public async Task FileOfAnotherPaperOrNoWordFile_IsRefusedAtTheField()
    {
        var form = await manager.GetAsync($"/papers/{id}/revisions");
        var decision = await manager.GetAsync($"/paper-templates/{scene.Committee.Id}/AwardDecision/starting-file");

        Assert.Equal(["Tệp đã sửa: Cần chọn tệp Word (.docx) đã sửa."], (await form.PostAsync()).Errors);
        Assert.Equal(
            ["Tệp đã sửa: Tệp này là Quyết định, dự thảo là Tờ trình. Chọn đúng tệp của văn bản này."],
            (await form.PostAsync(Fields(("form.file", new Upload("quyet-dinh.docx", decision.Body))))).Errors);
        Assert.Equal(["Tệp đã sửa: Đây không phải tệp Word (.docx)."], (await form.PostAsync(Fields(("form.file", new Upload("a.docx", CampaignScene.SignedPdf("x")))))).Errors);
        Assert.Equal(0, await Portal.DbAsync(db => db.PaperRevisions.CountAsync()));
    }

    [Fact]
    public async Task ListOfRevisions_AsksTheDatabaseAsOftenForThreeAsForOne()
    {
        var docx = await DocxAsync();
        await UploadAsync(docx);
        var one = await manager.CountAsync($"/papers/{id}/revisions");
        await UploadAsync(docx);
        await UploadAsync(docx);

        Assert.Equal(one, await manager.CountAsync($"/papers/{id}/revisions"));
        Assert.Equal(["Phiên bản 3", "Phiên bản 2", "Phiên bản 1"], (await manager.GetAsync($"/papers/{id}/revisions")).Rows().Select(r => r[0]));
    }

    [Fact]
    public async Task Revisions_AreNotForWhoOnlyReadsThePaper_NorAfterTheDraft()
    {
        await UploadAsync(await DocxAsync());
        var reader = await Portal.AsAsync(await Portal.AccountAsync("kiem.tra", scene.Committee, Domain.People.Role.Auditor, "Đỗ Kiểm"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/papers/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"/papers/{id}/revisions/1/file")).Status);

        var form = await manager.GetAsync($"/papers/{id}/revisions");
        await (await manager.GetAsync($"/papers/{id}/check")).PostAsync(Fields(("form.contentCheckedBy", "A"), ("form.layoutCheckedBy", "B")), "form[action$='/check']");
        var late = await form.PostAsync(Fields(("form.file", new Upload("a.docx", await DocxAsync()))));
        Assert.Equal(["Chỉ nhận bản sửa ngoài khi văn bản còn là dự thảo; hãy đưa về dự thảo trước."], late.Obstacles);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostWithWordAsync();

    private async Task<byte[]> DocxAsync() => (await manager.GetAsync($"/papers/{id}/docx")).Body;

    private async Task<Page> UploadAsync(byte[] file) =>
        await (await manager.GetAsync($"/papers/{id}/revisions")).PostAsync(Fields(("form.file", new Upload("to-trinh.docx", file))));

    private Task<PaperState> StateAsync() => Portal.DbAsync(db => db.Papers.Where(p => p.Id == id).Select(p => p.State).SingleAsync());

    private Task<long> VersionAsync() => Portal.DbAsync(db => db.Papers.Where(p => p.Id == id).Select(p => p.Version).SingleAsync());
}
