using System.Net;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.CriteriaEditing;

public sealed class DraftTests : PortalTest
{
    [Fact]
    public async Task Draft_OfAReleasedVersion_BeginsAsItsCopy_AndTheVersionStays()
    {
        var scene = await EditingScene.MakeAsync(Portal, withDraft: false);
        var set = await scene.Manager.GetAsync($"/criteria-sets/{scene.SetId}");

        var page = await (await set.FollowAsync("Soạn phiên bản mới")).PressAsync("Bắt đầu soạn");

        Assert.Equal("Bản soạn: Bộ tiêu chí cấp xã", page.Heading);
        Assert.Equal("100 điểm, 3 tiêu chí", Assert.Single(page.Texts("[data-testid=total]")));
        Assert.Equal(["60/60", "40/40"], page.Texts("[data-testid=sum]"));
        Assert.Equal(EditingScene.Nodes.Select(n => n.Title), (await scene.DraftAsync()).Ordered().Select(n => n.Title));
        Assert.Equal("criteria-set.draft||3 tiêu chí|Chép từ: phiên bản 1 của «Bộ tiêu chí cấp xã»", (await scene.FactsAsync())[0]);
        Assert.Equal("Tiếp tục bản soạn", Assert.Single((await scene.Manager.GetAsync($"/criteria-sets/{scene.SetId}")).Texts("main a.btn-primary")));

        var second = await scene.Manager.PostAsync(scene.DraftPath);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(["Bộ tiêu chí đã có một bản soạn; mỗi lúc chỉ soạn một phiên bản."], second.Obstacles);
    }

    [Fact]
    public async Task Draft_OfACampaignsCriteria_BeginsAsTheirCopy()
    {
        var scene = await EditingScene.MakeAsync(Portal, withDraft: false);
        var campaign = await scene.Province.DraftAsync("Phong trào năm 2025");
        await Portal.SaveAsync(new CampaignCriteria(scene.Province.ManagerActor, campaign.Id, "Tiêu chí riêng", null, CriteriaSelection.MetOrNot("Tiêu chí", ["Báo cáo đúng hạn"]), Portal.Clock.Now));
        var criteria = await Portal.DbAsync(db => db.CampaignCriteria.SingleAsync());

        var page = await (await scene.Manager.GetAsync(scene.DraftPath)).PressAsync("Bắt đầu soạn", Fields(("form.source", "c-" + criteria.Id)));

        Assert.Equal(["I. Tiêu chí"], page.Texts(".draft-field-name"));
        Assert.Equal("«Tiêu chí riêng» của phong trào «Phong trào năm 2025»", (await scene.DraftAsync()).BasedOn);
    }

    [Fact]
    public async Task NewSet_WrittenFromNothing_IsThereAsADraftOnly_AndItsFirstVersionIsReleased()
    {
        var province = (await EditingScene.MakeAsync(Portal)).Province;
        var form = await (await province.Manager.GetAsync("/criteria-sets")).FollowAsync("Lập bộ tiêu chí mới");

        var refused = await form.PressAsync("Lập và bắt đầu soạn", Fields(("form.name", " ")));
        var page = await refused.PressAsync("Lập và bắt đầu soạn", Fields(("form.name", "Bộ tiêu chí thôn"), ("form.ownerUnitId", province.Committee.Id)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Tên bộ tiêu chí: Cần điền mục này.", refused.Errors);
        Assert.Contains("Bản soạn còn trống", page.Texts(".empty-state-title"));
        var setId = await Portal.DbAsync(db => db.CriteriaSets.Where(s => s.Name == "Bộ tiêu chí thôn").Select(s => s.Id).SingleAsync());
        var scene = new EditingScene(Portal, setId);

        // A field, a criterion in it, both filled in.
        var field = await page.PressAsync("Thêm lĩnh vực");
        await field.PressAsync("Lưu", Fields(("form.title", "Lĩnh vực một"), ("form.maxPoints", "2")));
        var tree = await province.Manager.GetAsync(scene.DraftPath);
        var leaf = await tree.PressAsync("Thêm tiêu chí vào trong 1");
        var chosen = await leaf.PressAsync("Hiện các ô của cách này", Fields(("form.title", "Có kế hoạch"), ("form.maxPoints", "2"), ("form.method", "choice")));
        Assert.Equal(["với mức «đạt» → 2,00 điểm", "với mức «không đạt» → 0,00 điểm"], chosen.Texts("[data-testid=example]"));
        var saved = await chosen.PressAsync("Lưu");
        Assert.Equal("Đã lưu tiêu chí 1.1.", saved.Notice);
        var release = await saved.FollowAsync("Kiểm tra và ban hành");
        var released = await release.PressAsync("Ban hành phiên bản 1", Fields(("form.decisionNumber", "15/QĐ-UBND"), ("form.decisionDate", "10/10/2025")));

        Assert.Equal($"/criteria-sets/{setId}/versions/1", released.Path);
        Assert.Equal("Bộ tiêu chí thôn", released.Heading);
        var version = await Portal.DbAsync(db => db.CriteriaSetVersions.AsNoTracking().Include(v => v.Nodes).SingleAsync(v => v.SetId == setId));
        Assert.Equal((1, CriteriaVersionState.Released, "đạt=2 | không đạt=0"), (version.Number, version.State, version.Ordered()[1].Rule));
    }

    [Fact]
    public async Task Rows_MovedCopiedAddedAndRemoved_LeadBackToTheRow()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var page = await scene.Manager.GetAsync(scene.DraftPath);

        var moved = await page.PressAsync("↑Lên: 1.2");
        var id = (await scene.NodeAsync("1.2")).Id;
        Assert.Equal($"{scene.DraftPath}?at={id}", moved.Address.Split('#')[0]);
        Assert.Equal("Đã chuyển tiêu chí 1.2 lên. Mã giữ nguyên; anh/chị có thể đánh lại mã khi sắp xếp xong.", moved.Notice);
        Assert.Equal(["1", "1.2", "1.1", "2", "2.1"], (await scene.DraftAsync()).Ordered().Select(n => n.Code));
        Assert.Equal("criteria-version.move-up||trước 1.1|", (await scene.FactsAsync())[0]);
        Assert.True(moved.Has($"#tc-{id}.draft-at"));

        var copied = await moved.PressAsync("Nhân bản 1.2");
        Assert.Equal("Đã nhân bản thành tiêu chí 1.3.", copied.Notice);
        Assert.Equal(["100/60 – thừa 40 điểm", "40/40"], copied.Texts("summary [data-testid=sum]"));
        Assert.Contains("1: Tổng điểm tối đa của tiêu chí con 100, phải bằng điểm tối đa 60.", copied.Texts("[data-testid=finding]"));

        var added = await copied.PressAsync("Thêm tiêu chí ở sau 1.3");
        Assert.Equal("Tiêu chí 1.4", added.Heading);
        var tree = await scene.Manager.GetAsync(scene.DraftPath);
        Assert.Contains("1.4: Chưa chọn cách chấm.", tree.Texts("[data-testid=finding]"));
        Assert.Equal(["Chưa chọn cách chấm.", "Chưa có điểm tối đa.", "Chưa có nội dung."], tree.Texts("[data-testid='row-1.4'] [data-testid=row-finding]").Select(t => t.Split(": ")[1]));

        var asked = await tree.FollowAsync("Bỏ tiêu chí 1.4");
        var removed = await asked.PressAsync("Bỏ khỏi bản soạn");
        Assert.Equal("Đã bỏ tiêu chí 1.4.", removed.Notice);
        Assert.Equal(["1", "1.2", "1.3", "1.1", "2", "2.1"], (await scene.DraftAsync()).Ordered().Select(n => n.Code));
    }

    [Fact]
    public async Task Criterion_MovedToAnotherGroup_TakesANewCode_AndAWrongGroupIsRefused()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var form = await (await scene.Manager.GetAsync(scene.DraftPath)).FollowAsync("Chuyển sang nhóm khác: 1.2");
        var (leaf, group) = ((await scene.NodeAsync("2.1")).Id, (await scene.NodeAsync("2")).Id);

        var refused = await form.PressAsync("Chuyển", Fields(("form.group", leaf)));
        var page = await refused.PressAsync("Chuyển", Fields(("form.group", group)));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Nhóm mới: 2.1 không phải là nhóm."], refused.Errors);
        Assert.Equal("Đã chuyển nhóm; mã mới là 2.2.", page.Notice);
        Assert.Equal(["1", "1.1", "2", "2.1", "2.2"], (await scene.DraftAsync()).Ordered().Select(n => n.Code));
        Assert.Equal("criteria-version.move|1. Chỉ đạo điều hành|2. Thủ tục hành chính, mã mới 2.2|", (await scene.FactsAsync())[0]);
    }

    [Fact]
    public async Task Codes_AreShownBeforeTheyAreChanged_AlsoWhereTheyChangePlaces()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        await (await scene.Manager.GetAsync(scene.DraftPath)).PressAsync("↑Lên: 1.2");

        var shown = await (await scene.Manager.GetAsync(scene.DraftPath)).FollowAsync("Đánh lại mã");
        Assert.Equal(["1.21.1Tỷ lệ hoàn thành nhiệm vụ", "1.11.2Ban hành kế hoạch đúng hạn"], shown.Texts("[data-testid=code]"));
        Assert.Equal(["1", "1.2", "1.1", "2", "2.1"], (await scene.DraftAsync()).Ordered().Select(n => n.Code));
        var page = await shown.PressAsync("Đánh lại 2 mã");

        Assert.Equal("Đã đánh lại 2 mã.", page.Notice);
        Assert.Equal(["1 Chỉ đạo điều hành", "1.1 Tỷ lệ hoàn thành nhiệm vụ", "1.2 Ban hành kế hoạch đúng hạn"], (await scene.DraftAsync()).Ordered().Take(3).Select(n => $"{n.Code} {n.Title}"));
        Assert.Equal("criteria-version.renumber|2 mã|1.2 → 1.1; 1.1 → 1.2|", (await scene.FactsAsync())[0]);
    }

    [Fact]
    public async Task Removing_WhatSomebodyWroteInMeanwhile_IsShownOnceMore()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var asked = await scene.Manager.GetAsync(await scene.PathAsync("1") + "/removal");
        await (await scene.OpenAsync("1.1")).PressAsync("Lưu", Fields(("form.title", "Kế hoạch mới")));

        var again = await asked.PressAsync("Bỏ khỏi bản soạn");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("Kế hoạch mới", again.Texts("th[scope=row]"));
        Assert.Equal(5, (await scene.DraftAsync()).Nodes.Count);
        await again.PressAsync("Bỏ khỏi bản soạn");

        Assert.Equal(["2", "2.1"], (await scene.DraftAsync()).Ordered().Select(n => n.Code));
        Assert.Equal("criteria-version.remove|1. Chỉ đạo điều hành và 2 tiêu chí thành phần||", (await scene.FactsAsync())[0]);
    }

    [Fact]
    public async Task Release_WithErrorsAndDefects_NeedsThemMendedOrExplained_AndThenNothingCanBeEdited()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var leaf = await scene.PathAsync("2.1");
        var page = await scene.Manager.GetAsync(scene.DraftPath);
        await page.PressAsync("Thêm tiêu chí ở sau 2.1");
        var withError = await scene.Manager.GetAsync(scene.DraftPath + "/release");
        Assert.Equal(["2.2: Chưa chọn cách chấm.", "2.2: Chưa có điểm tối đa."], withError.Obstacles);
        Assert.True(withError.Has("button.btn-primary[disabled]"));

        var method = await (await scene.OpenAsync("2.2")).PressAsync("Hiện các ô của cách này", Fields(("form.method", "expert"), ("form.title", "Chất lượng"), ("form.maxPoints", "3")));
        await method.PressAsync("Lưu", Fields(("form.step", "0,5")));
        var form = await scene.Manager.GetAsync(scene.DraftPath + "/release");
        var refused = await form.PressAsync("Ban hành phiên bản 2", Fields(("form.decisionNumber", "20/QĐ-UBND"), ("form.decisionDate", "10/10/2025")));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["2: Tổng điểm tối đa của tiêu chí con 43, phải bằng điểm tối đa 40.: Cần ghi lý do chấp nhận điểm bất thường này, không quá 500 ký tự."], refused.Errors);

        // Somebody else goes on editing: what was shown is not what would be released.
        await (await scene.OpenAsync("1.1")).PressAsync("Lưu", Fields(("form.guidance", "Ghi số, ngày")));
        var stale = await refused.PressAsync("Ban hành phiên bản 2", Fields(("form.reasons[0]", "Chấp nhận, vì quyết định ban hành như vậy")));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(["20/QĐ-UBND", "10/10/2025"], stale.Document.QuerySelectorAll("input[type=text]").Select(i => i.GetAttribute("value")).TakeLast(2));
        var released = await stale.PressAsync("Ban hành phiên bản 2");

        Assert.Equal($"/criteria-sets/{scene.SetId}/versions/2", released.Path);
        var version = await Portal.DbAsync(db => db.CriteriaSetVersions.AsNoTracking().SingleAsync(v => v.SetId == scene.SetId && v.Number == 2));
        Assert.Equal(("20/QĐ-UBND", new DateOnly(2025, 10, 10)), (version.DecisionNumber, version.DecisionDate!.Value));
        Assert.EndsWith("Lý do giữ: Chấp nhận, vì quyết định ban hành như vậy", Assert.Single(version.AcceptedDefects), StringComparison.Ordinal);
        Assert.StartsWith("criteria-version.release|Đang soạn|Quyết định số 20/QĐ-UBND ngày 10/10/2025, 4 tiêu chí|", (await scene.FactsAsync())[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Manager.GetAsync(leaf)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Manager.PostAsync(leaf + "/up")).Status);
        // Both versions can be told apart, and a campaign can take the new one.
        var difference = await released.FollowAsync("So sánh phiên bản");
        Assert.Contains(difference.Texts("[data-testid=difference]"), d => d.Contains("2.2. Chất lượng", StringComparison.Ordinal));
        var campaign = await scene.Province.DraftAsync(but: c => c.AddGroup(scene.Province.ManagerActor, "Khối xã", ParticipantKind.Collective, Portal.Clock.Now));
        Assert.Contains("Bộ tiêu chí cấp xã – phiên bản 2", (await scene.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/criteria")).Texts("option"));
    }

    [Fact]
    public async Task Draft_IsNotOfferedToCampaigns_AndBearsNoAddressAsAVersion()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var campaign = await scene.Province.DraftAsync(but: c => c.AddGroup(scene.Province.ManagerActor, "Khối xã", ParticipantKind.Collective, Portal.Clock.Now));
        var draft = await scene.DraftAsync();

        Assert.Equal(["Bộ tiêu chí cấp xã – phiên bản 1"], (await scene.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/criteria")).Texts("option").Where(o => o.Contains("cấp xã –", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/criteria/choice?versionId={draft.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Manager.GetAsync($"/criteria-sets/{scene.SetId}/versions/0")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Manager.GetAsync($"/criteria-sets/{scene.SetId}/versions/0/file")).Status);
    }

    [Fact]
    public async Task Withdrawal_NeedsAReason_AndLeavesTheReleasedVersions()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var asked = await (await scene.Manager.GetAsync(scene.DraftPath)).FollowAsync("Bỏ bản soạn");

        var refused = await asked.PressAsync("Bỏ bản soạn");
        var page = await refused.PressAsync("Bỏ bản soạn", Fields(("form.reason", "Chưa sửa đổi năm nay")));

        Assert.Equal(["Lý do: Cần điền mục này."], refused.Errors);
        Assert.Equal($"/criteria-sets/{scene.SetId}", page.Path);
        Assert.Equal([1], await Portal.DbAsync(db => db.CriteriaSetVersions.Where(v => v.SetId == scene.SetId).Select(v => v.Number).ToListAsync()));
        Assert.Equal(5, await Portal.DbAsync(db => db.SetCriteria.CountAsync(n => db.CriteriaSetVersions.Any(v => v.Id == n.VersionId && v.SetId == scene.SetId))));
        Assert.Equal("criteria-set.discard-draft|3 tiêu chí||Chưa sửa đổi năm nay", (await scene.FactsAsync())[0]);
    }

    [Fact]
    public async Task Draft_ForWhoMayOnlyRead_HasNoActs_AndAnotherUnitDoesNotSeeIt()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var advisor = await Portal.AsAsync(Role.AdvisingLeader, scene.Province.Committee);
        var other = await Portal.AsAsync(Role.CampaignManager, scene.Province.East, "dong.hoa");
        var path = await scene.PathAsync("1.1");

        var page = await advisor.GetAsync(scene.DraftPath);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([], page.Texts("main button"));
        Assert.Equal(HttpStatusCode.Forbidden, (await advisor.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await advisor.PostAsync(path + "/copy")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(scene.DraftPath)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(path + "/copy")).Status);
        Assert.Equal(5, (await scene.DraftAsync()).Nodes.Count);
    }

    [Fact]
    public async Task DraftPage_OfManyCriteria_AsksTheDatabaseAsOften_AndFoldsItsFields()
    {
        var few = await EditingScene.MakeAsync(Portal);
        var count = await few.Manager.CountAsync(few.DraftPath);
        var many = Enumerable.Range(1, 8).SelectMany(f => (CriterionText[])
        [
            EditingScene.Node($"{f}", null, 100, "group", "sum of children", $"Lĩnh vực {f}"),
            .. Enumerable.Range(1, 50).Select(i => EditingScene.Node($"{f}.{i}", $"{f}", 2, "ratio", "score=R*max", $"Tiêu chí {f}.{i}")),
        ]).ToList();
        var set = new CriteriaSet(few.Province.ManagerActor, few.Province.Committee.Id, "Bộ tiêu chí lớn", null, Portal.Clock.Now);
        await Portal.SaveAsync(set, set.BeginDraft(few.Province.ManagerActor, many, "trang trắng", null, Portal.Clock.Now));
        var large = few with { SetId = set.Id };

        Assert.Equal(count, await few.Manager.CountAsync(large.DraftPath));
        var page = await few.Manager.GetAsync(large.DraftPath);
        Assert.Equal((8, 0), (page.Document.QuerySelectorAll("details.draft-field").Length, page.Document.QuerySelectorAll("details.draft-field[open]").Length));
        var back = await page.PressAsync("↓Xuống: 3.7");
        Assert.Equal(["3. Lĩnh vực 3"], back.Texts("details.draft-field[open] .draft-field-name"));
    }

    [Fact]
    public async Task Acts_OfSeveralPeopleAtOnce_AreAllDone()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var (one, two) = (await scene.PathAsync("1.1"), await scene.PathAsync("2.1"));
        var visitors = new List<Visitor>();
        for (var i = 0; i < 4; i++)
        {
            visitors.Add(await Portal.AsAsync(Role.CampaignManager, scene.Province.Committee, $"quan.ly.{i}"));
        }

        var answers = await Task.WhenAll(visitors.Select((v, i) => v.PostAsync((i % 2 == 0 ? one : two) + "/copy")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(9, (await scene.DraftAsync()).Nodes.Count);
        Assert.Equal(Enumerable.Range(1, 9), (await scene.DraftAsync()).Ordered().Select(n => n.Order));
        Assert.Equal(4, (await scene.FactsAsync()).Count(f => f.StartsWith("criteria-version.duplicate", StringComparison.Ordinal)));
    }
}
