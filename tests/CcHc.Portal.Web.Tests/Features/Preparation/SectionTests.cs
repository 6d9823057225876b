using System.Net;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Preparation;

public sealed class SectionTests : PortalTest
{
    [Fact]
    public async Task Information_ChangedByTwoPeople_ShowsTheOthersWordsAndSavesNothing()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();
        var path = $"/campaigns/{campaign.Id}/preparation/information";
        var mine = await province.Manager.GetAsync(path);
        var theirs = await province.Manager.GetAsync(path);
        await theirs.PostAsync(Fields(("form.contents", "Nội dung của người khác")));

        var page = await mine.PostAsync(Fields(("form.contents", "Nội dung của tôi")));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal([["Nội dung thi đua", "Nội dung của người khác", "Nội dung của tôi"]], page.Rows("[data-testid=changed] table"));
        var stored = await Portal.DbAsync(db => db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == campaign.Id));
        Assert.Equal(["Nội dung của người khác"], stored.Contents);

        // Having seen it, the person saves on purpose.
        var saved = await page.PostAsync();
        Assert.Equal("Đã lưu thông tin và căn cứ.", saved.Notice);
        stored = await Portal.DbAsync(db => db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == campaign.Id));
        Assert.Equal(["Nội dung của tôi"], stored.Contents);
    }

    [Fact]
    public async Task WrittenCriteria_OfAGroupThatGotOthersMeanwhile_AreKeptInTheFormAndNotSaved()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = new Campaign(province.ManagerActor, province.Committee.Id, null, Province.Described(judging: Judging.MetNotMet), Portal.Clock.Now);
        var group = campaign.AddGroup(province.ManagerActor, "Khối xã", ParticipantKind.Collective, Portal.Clock.Now);
        await Portal.SaveAsync(campaign);
        var path = $"/campaigns/{campaign.Id}/preparation/criteria";
        var mine = await province.Manager.GetAsync(path);
        await (await province.Manager.GetAsync(path)).PressAsync("Lưu tiêu chí", Fields(("form.criteria", "Của người khác"), ("form.groups", group.Id.ToString())));

        var page = await mine.PressAsync("Lưu tiêu chí", Fields(("form.criteria", "Của tôi"), ("form.groups", group.Id.ToString())));
        var before = await TitlesAsync();
        await page.PressAsync("Lưu tiêu chí", Fields(("form.groups", group.Id.ToString())));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Của tôi"], page.Texts("textarea[name='form.criteria']"));
        Assert.Equal(["Của người khác"], before);
        Assert.Equal(["Của tôi"], await TitlesAsync());

        Task<List<string>> TitlesAsync() => Portal.DbAsync(db => db.Criteria.Where(c => c.CampaignId == campaign.Id && c.IsLeaf).Select(c => c.Title).ToListAsync());
    }

    [Fact]
    public async Task Information_ChangedWhileAnotherSectionIsOpen_DoesNotDisturbIt()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();
        var phases = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/phases");
        await (await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/information")).PostAsync(Fields(("form.contents", "Mới")));

        var page = await phases.PostAsync(Fields(("form.phases[0].firstDay", "1/3/2025"), ("form.phases[0].lastDay", "31/3/2025")));

        Assert.Equal("Đã lưu mốc thời gian.", page.Notice);
    }

    [Fact]
    public async Task Information_WithoutNameAndWithTheEndBeforeTheStart_IsRefusedAtTheFields()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();

        var page = await (await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/information")).PostAsync(Fields(
            ("form.name", ""), ("form.startsOn", "01/03/2025"), ("form.endsOn", "01/02/2025"), ("form.purpose", "Giữ lại chữ này")));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Tên phong trào: Cần điền mục này.", "Đến hết ngày: Ngày kết thúc phải từ ngày bắt đầu trở đi."], page.Errors);
        Assert.Equal(["Giữ lại chữ này"], page.Texts("textarea[name='form.purpose']"));
    }

    [Fact]
    public async Task Phases_OutOfOrder_AreRefusedAtTheField()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();

        var page = await (await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/phases")).PostAsync(Fields(
            ("form.phases[2].firstDay", "01/11/2025"),
            ("form.phases[2].lastDay", "10/11/2025"),
            ("form.phases[3].firstDay", "01/10/2025"),
            ("form.phases[3].lastDay", "20/10/2025")));

        Assert.Equal(["Từ ngày: Không được bắt đầu trước giai đoạn «Tự chấm điểm» (01/11/2025)."], page.Errors);
    }

    [Fact]
    public async Task Members_PastedWithAnUnknownUnit_AreRefusedByLineAndNoneIsAdded()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync(but: c => c.AddGroup(province.ManagerActor, "Cá nhân", ParticipantKind.Individual, Portal.Clock.Now));
        var path = $"/campaigns/{campaign.Id}/preparation/participants/groups/{campaign.Groups[0].Id}";

        var refused = await (await province.Manager.GetAsync(path)).PostAsync(
            Fields(("form.lines", "Nguyễn Văn A; Công chức; X1\nTrần Thị B; Công chức; Xã Không Có")), "form[action$=lines]");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Thêm cá nhân: Dòng 2: không có đơn vị «Xã Không Có» trong danh mục đơn vị trực thuộc."], refused.Errors);
        Assert.Equal(0, await Portal.DbAsync(db => db.Participants.CountAsync()));

        var added = await refused.PostAsync(Fields(("form.lines", "Nguyễn Văn A; Công chức; X1\nTrần Thị B; Công chức; ủy ban nhân dân xã tây hòa\nNguyễn Văn A; Công chức; X1")), "form[action$=lines]");
        Assert.Equal("Đã thêm 2 dòng vào nhóm. 1 dòng đã có trong phong trào nên không thêm lần nữa.", added.Notice);
        Assert.Equal([province.East.Name, province.West.Name], await Portal.DbAsync(db => db.Participants.OrderBy(p => p.Name).Select(p => p.UnitName!).ToListAsync()));
    }

    [Fact]
    public async Task Members_Removed_AreGoneAndTheHistorySaysSo()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync(but: c => c.AddGroup(province.ManagerActor, "Khối xã", ParticipantKind.Collective, Portal.Clock.Now));
        var path = $"/campaigns/{campaign.Id}/preparation/participants/groups/{campaign.Groups[0].Id}";
        await (await province.Manager.GetAsync($"{path}/units")).PostAsync(Fields(("units", province.East.Id)));
        var member = await Portal.DbAsync(db => db.Participants.SingleAsync());

        var page = await (await province.Manager.GetAsync(path)).PostAsync(Fields(("members", member.Id)), "form[action$=removals]");

        Assert.Equal("Đã bỏ 1 dòng khỏi nhóm.", page.Notice);
        Assert.Equal(0, await Portal.DbAsync(db => db.Participants.CountAsync()));
        var history = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/history");
        Assert.Contains(history.Rows(), r => r[2] == "Bỏ khỏi danh sách tham gia" && r[3] == province.East.Name);
    }

    [Fact]
    public async Task Sections_OfAnOpenCampaign_AreOnlyRead()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.OpenAsync();
        var information = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/information");
        Assert.True(information.Has("main fieldset[disabled]"));

        var form = await province.Manager.PostAsync($"/campaigns/{campaign.Id}/preparation/participants/groups", Fields(("form.name", "Nhóm muộn"), ("form.kind", "Collective")));

        Assert.Equal(HttpStatusCode.Conflict, form.Status);
        Assert.Equal(["Phong trào đã mở, không thể thêm nhóm xếp hạng."], form.Errors);
    }

    [Theory]
    [InlineData("preparation")]
    [InlineData("preparation/information")]
    [InlineData("preparation/participants")]
    [InlineData("preparation/criteria")]
    [InlineData("preparation/phases")]
    [InlineData("preparation/appraisal")]
    [InlineData("preparation/awards")]
    [InlineData("preparation/plan")]
    [InlineData("preparation/tasks")]
    [InlineData("check")]
    [InlineData("extensions")]
    public async Task Pages_ForAnotherUnitsManager_AreNotThere_AndForALeader_AreForbidden(string page)
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();
        var elsewhere = await Portal.AsAsync(Role.CampaignManager, province.East, "quan-ly-khac");
        var leader = await Portal.AsAsync(Role.Leader, province.Committee);

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/campaigns/{campaign.Id}/{page}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync($"/campaigns/{campaign.Id}/{page}")).Status);
    }

    [Fact]
    public async Task Opening_AnUnfinishedCampaign_IsRefusedWithEverythingThatIsMissing()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.DraftAsync();

        var page = await province.Manager.PostAsync($"/campaigns/{campaign.Id}/opening");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Chưa chọn đơn vị, cá nhân tham gia.", page.Obstacles);
        Assert.Equal(CampaignState.Draft, (await Portal.DbAsync(db => db.Campaigns.SingleAsync(c => c.Id == campaign.Id))).State);
    }

    [Fact]
    public async Task Extending_ForOneUnit_IsShownWithItsReason_AndAnEarlierDayIsRefused()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.OpenAsync();
        var form = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/extensions");

        var refused = await form.PostAsync(Fields(("form.phase", "Registration"), ("form.lastDay", "15/10/2025"), ("form.reason", "Mưa lũ")));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Đến hết ngày: Ngày mới phải sau hạn đang có (20/10/2025)."], refused.Errors);

        var page = await refused.PostAsync(Fields(("form.lastDay", "25/10/2025"), ("form.unitId", province.East.Id)));
        Assert.Equal(["«Đăng ký thi đua» cho Ủy ban nhân dân xã Đông Hòa: đến hết Thứ Bảy 25/10/2025. Lý do: Mưa lũ"], page.Texts("[data-testid=extension]"));

        // The other commune does not see it.
        var other = await Portal.AsAsync(Role.UnitOfficer, province.West);
        Assert.Equal([], (await other.GetAsync($"/campaigns/{campaign.Id}")).Texts("[data-testid=extension]"));
    }

    [Fact]
    public async Task Task_ReportedByTheUnitThatLeadsIt_IsDone_AndAnotherUnitIsRefused()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.OpenAsync();
        await (await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/tasks")).PostAsync(
            Fields(("form.lines", $"Rà soát thủ tục; {province.East.Name}; Báo cáo rà soát; 01/10/2025")));
        var task = await Portal.DbAsync(db => db.TaskItems.SingleAsync());
        Assert.Equal(province.East.Id, task.LeadUnitId);
        var east = await Portal.AsAsync(Role.UnitOfficer, province.East, "dong-hoa");
        var west = await Portal.AsAsync(Role.UnitOfficer, province.West, "tay-hoa");
        var path = $"/campaigns/{campaign.Id}/tasks/{task.Id}/report";

        Assert.Equal(HttpStatusCode.Forbidden, (await west.GetAsync(path)).Status);
        var late = await east.GetAsync($"/campaigns/{campaign.Id}/tasks?overdue=true");
        Assert.Contains("quá hạn 13 ngày", Assert.Single(late.Texts("[data-testid=task]")), StringComparison.Ordinal);
        var refused = await (await east.GetAsync(path)).PostAsync(Fields(("form.state", "Done")));
        Assert.Equal(["Ngày hoàn thành: Cần ghi ngày hoàn thành."], refused.Errors);
        var page = await refused.PostAsync(Fields(("form.state", "Done"), ("form.doneOn", "10/10/2025")));

        Assert.Equal("Đã cập nhật nhiệm vụ 1.", page.Notice);
        Assert.Equal(TaskState.Done, (await Portal.DbAsync(db => db.TaskItems.SingleAsync())).State);
    }

    [Fact]
    public async Task CriteriaFile_WithAnError_IsNotTaken_AndADefectNeedsAReason()
    {
        var province = await Province.MakeAsync(Portal);
        var wrong = System.Text.Encoding.UTF8.GetBytes("code,parent,title,max_points,method,rule\n1,,Lĩnh vực,10,group,sum of children\n1.1,1,Tiêu chí,10,choice,đạt\n");
        var odd = System.Text.Encoding.UTF8.GetBytes("code,parent,title,max_points,method,rule\n1,,Lĩnh vực,12,group,sum of children\n1.1,1,Tiêu chí,10,choice,đạt=10 | không=0\n");
        var form = await province.Manager.GetAsync("/criteria-sets/imports");

        var errors = await form.PostAsync(Fields(("form.file", new Upload("sai.csv", wrong))));
        Assert.Equal("3", Assert.Single(errors.Rows("main table"))[1]);
        Assert.False(errors.Has("main form[method=post]"));

        var defects = await form.PostAsync(Fields(("form.file", new Upload("lech.csv", odd))));
        var refused = await defects.PostAsync(Fields(("form.name", "Bộ lệch")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Cần cho biết vì sao chấp nhận chỗ này", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await Portal.DbAsync(db => db.CriteriaSets.CountAsync(s => s.Name == "Bộ lệch")));
        var taken = await refused.PostAsync(Fields(("form.defects[0].ground", "AsIssued")));

        Assert.Equal("Bộ lệch", taken.Heading);
        var accepted = await Portal.DbAsync(db => db.CriteriaSetVersions.Where(v => db.CriteriaSets.Any(s => s.Id == v.SetId && s.Name == "Bộ lệch")).Select(v => v.AcceptedDefects).SingleAsync());
        Assert.Equal("Tiêu chí 1: tổng điểm tối đa của tiêu chí con 10, lẽ ra bằng điểm tối đa 12. Lý do giữ: quyết định ban hành như vậy", Assert.Single(accepted));
        Assert.Equal(HttpStatusCode.OK, (await province.Manager.GetAsync(taken.Path + "/file")).Status);
    }

    [Fact]
    public async Task CampaignList_FindsWithoutAccents_AndAsksAsOftenForThreeRowsAsForOne()
    {
        var province = await Province.MakeAsync(Portal);
        await province.DraftAsync("Đẩy mạnh cải cách hành chính");
        var one = await province.Manager.CountAsync("/campaigns");
        await province.DraftAsync("Học tập suốt đời");
        await province.DraftAsync("Chuyển đổi số");

        Assert.Equal(one, await province.Manager.CountAsync("/campaigns"));
        Assert.Equal(["Đẩy mạnh cải cách hành chính"], (await province.Manager.GetAsync("/campaigns?q=day manh cai cach")).Rows().Select(r => r[0]));
        Assert.Equal(3, (await province.Manager.GetAsync("/campaigns?state=Draft&part=Running")).Rows().Count);
        Assert.Equal([], (await province.Manager.GetAsync("/campaigns?state=Open")).Rows());
    }

    [Fact]
    public async Task Work_ForTheManager_SaysWhatIsMissing()
    {
        var province = await Province.MakeAsync(Portal);
        await province.DraftAsync();
        var open = await province.OpenAsync("Phong trào đang chạy");

        var home = await province.Manager.GetAsync("/");

        var cards = home.Texts("[data-testid=work]");
        Assert.Contains(cards, c => c.StartsWith("Chuẩn bị phong trào", StringComparison.Ordinal) && c.Contains("còn thiếu", StringComparison.Ordinal));
        Assert.Contains(cards, c => c.StartsWith("Giai đoạn «Đăng ký thi đua» sắp kết thúc", StringComparison.Ordinal) && c.Contains(open.Name, StringComparison.Ordinal));
    }
}
