using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Preparation;

/// <summary>Công văn triển khai, and the page on which people write what no data says.</summary>
public sealed class DeploymentLetterTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.OpenAsync(Portal, registers: true);
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task Drafting_SendsThePlanToTheUnits_WithTheirDates()
    {
        var draft = await (await manager.GetAsync($"/campaigns/{scene.Id}/preparation/plan")).PressAsync("Lập dự thảo công văn triển khai của Sở Nội vụ");
        var text = string.Join('\n', draft.Texts("[data-testid=paper-text]"));

        Assert.Equal(("Đã lập dự thảo công văn triển khai.", "Công văn triển khai"), (draft.Notice, draft.Heading));
        Assert.Contains("thực hiện Kế hoạch số 84/KH-UBND ngày 15 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh An Giang (gửi kèm)", text);
        Assert.Contains("Gửi bản đăng ký có chữ ký của người đứng đầu về Sở Nội vụ từ ngày 01 tháng 3 năm 2025 đến hết ngày 31 tháng 3 năm 2025", text);
        Assert.Contains("Sở Y tế", text);
        var paper = await PaperAsync();
        Assert.Equal((PaperState.Draft, scene.HomeAffairs.Id, scene.Id), (paper.State, paper.IssuingUnitId, paper.CampaignId));
        Assert.Equal(["paper.draft"], await ActsAsync(paper.Id));
    }

    [Fact]
    public async Task OfAThirdBody_OrBeforeThereIsAPlan_ItIsRefused()
    {
        var third = await manager.PostAsync($"/campaigns/{scene.Id}/preparation/plan/letters", Fields(("issuerId", scene.Units[0].Id.ToString())));
        await Portal.DbAsync(db => db.Papers.Where(p => p.CampaignId == scene.Id).ExecuteDeleteAsync());
        var early = await DraftAsync();

        Assert.Equal(["Công văn triển khai do cơ quan phát động hoặc cơ quan tham mưu gửi."], third.Obstacles);
        Assert.Equal(["Lập dự thảo kế hoạch trước; công văn triển khai gửi kèm kế hoạch."], early.Obstacles);
    }

    [Fact]
    public async Task Writing_ReplacesTheProposal_AndStandsInTheText()
    {
        var draft = await DraftAsync();
        var form = await draft.FollowAsync("Ghi nội dung");

        var saved = await form.PostAsync(Fields(
            ("form.parts[Addressees]", "Các sở, ban, ngành\r\nỦy ban nhân dân các xã, phường"),
            ("form.parts[Requests]", "Gửi danh sách đầu mối trước ngày 20/3/2025")));

        Assert.Equal("Đã lưu nội dung.", saved.Notice);
        var text = string.Join('\n', saved.Texts("[data-testid=paper-text]"));
        Assert.Contains("Ủy ban nhân dân các xã, phường", text);
        Assert.Contains("Gửi danh sách đầu mối trước ngày 20/3/2025", text);
        Assert.DoesNotContain("Sở Y tế", text);
        var paper = await PaperAsync();
        Assert.Equal("Các sở, ban, ngành\nỦy ban nhân dân các xã, phường", paper.Said(PaperPart.Addressees));
        Assert.Equal(["paper.draft", "paper.write"], await ActsAsync(paper.Id));
    }

    [Fact]
    public async Task Writing_OfTheProposalUnchanged_KeepsItFollowingTheData()
    {
        var form = await (await DraftAsync()).FollowAsync("Ghi nội dung");
        Assert.Contains("Sở Y tế", form.Document.QuerySelector("[name='form.parts[Addressees]']")!.TextContent);

        await form.PostAsync(Fields(("form.parts[Requests]", "Việc thêm")));

        Assert.Null((await PaperAsync()).Said(PaperPart.Addressees));
    }

    [Fact]
    public async Task Writing_AfterSomebodyElseWrote_KeepsWhatWasEntered_AndOverwritesNothing()
    {
        var form = await (await DraftAsync()).FollowAsync("Ghi nội dung");
        await form.PostAsync(Fields(("form.parts[Requests]", "Của người thứ nhất")));

        var late = await form.PostAsync(Fields(("form.parts[Requests]", "Của người thứ hai")));

        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Của người thứ hai", late.Document.QuerySelector("[name='form.parts[Requests]']")!.TextContent.Trim());
        Assert.Equal("Của người thứ nhất", (await PaperAsync()).Said(PaperPart.Requests));

        await late.PostAsync(Fields(("form.parts[Requests]", "Của cả hai")));
        Assert.Equal("Của cả hai", (await PaperAsync()).Said(PaperPart.Requests));
    }

    [Fact]
    public async Task Writing_OnceChecked_OrByWhoMayNot_IsRefused()
    {
        var draft = await DraftAsync();
        var id = (await PaperAsync()).Id;
        var clerk = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await clerk.GetAsync($"/papers/{id}/writing")).Status);
        await (await draft.FollowAsync("Ghi nhận đã kiểm tra")).PostAsync(Fields(("form.contentCheckedBy", "Lan"), ("form.layoutCheckedBy", "Hà")), "form[action$='/check']");
        var refused = await manager.PostAsync($"/papers/{id}/writing", Fields(("form.parts[Requests]", "Muộn")));
        Assert.Equal(["Chỉ ghi nội dung khi văn bản còn là dự thảo; hãy đưa về dự thảo trước."], refused.Obstacles);
    }

    [Fact]
    public async Task Submission_BeforeThePlanHasANumber_IsRefused()
    {
        await Portal.DbAsync(db => db.Papers.Where(p => p.CampaignId == scene.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PaperState.Submitted).SetProperty(p => p.Number, (string?)null)));
        var draft = await DraftAsync();
        var check = await draft.FollowAsync("Ghi nhận đã kiểm tra");

        var page = await check.PostAsync(Fields(("form.contentCheckedBy", "Lan"), ("form.layoutCheckedBy", "Hà")), "form[action$='/check']");

        Assert.Equal(["Chưa ghi nhận số, ngày của kế hoạch hoặc chỉ thị; công văn gửi kèm phải dẫn số, ngày đó."], page.Obstacles);
    }

    private Task<Page> DraftAsync() => manager.PostAsync($"/campaigns/{scene.Id}/preparation/plan/letters", Fields(("issuerId", scene.HomeAffairs.Id.ToString())));

    private Task<Paper> PaperAsync() => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.CampaignId == scene.Id && p.Kind == PaperKind.DeploymentLetter));

    private Task<List<string>> ActsAsync(Guid id) => Portal.DbAsync(db => db.AuditEntries.Where(a => a.SubjectId == id).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
