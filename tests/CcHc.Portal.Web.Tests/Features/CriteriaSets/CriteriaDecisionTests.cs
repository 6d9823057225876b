using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Features.CriteriaEditing;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.CriteriaSets;

/// <summary>Quyết định ban hành bộ tiêu chí, from the draft of a set.</summary>
public sealed class CriteriaDecisionTests : PortalTest
{
    [Fact]
    public async Task Drafting_HasTheSetAsAnnex_AndTheBasesOfTheDay()
    {
        var scene = await EditingScene.MakeAsync(Portal);

        var draft = await (await scene.Manager.GetAsync($"{scene.DraftPath}/release")).PressAsync("Lập dự thảo Quyết định ban hành bộ tiêu chí");

        Assert.Equal("Đã lập dự thảo Quyết định ban hành bộ tiêu chí.", draft.Notice);
        var text = string.Join('\n', draft.Texts("[data-testid=paper-text]"));
        Assert.Contains("Ban hành kèm theo Quyết định này Bộ tiêu chí cấp xã, gồm 02 lĩnh vực, 03 tiêu chí, tổng điểm 100 điểm", text);
        var day = Domain.VietnamTime.DayOf(Portal.Clock.Now);
        Assert.Contains("Căn cứ " + LegalTexts.On(day, LegalTopic.LocalGovernment)[0], text);
        Assert.Contains(EditingScene.Nodes[^1].Title, text);
        Assert.Equal((await scene.DraftAsync()).Id, (await PaperAsync()).CriteriaVersionId);
        var again = await scene.Manager.PostAsync($"{scene.DraftPath}/decision");
        Assert.Equal((draft.Path, "Bản soạn đã có Quyết định ban hành; anh/chị làm tiếp trên văn bản đó."), (again.Path, again.Notice));
    }

    [Fact]
    public async Task TheDraftGivenUp_LeavesADecisionThatSaysSo()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var draft = await scene.Manager.PostAsync($"{scene.DraftPath}/decision");

        await (await scene.Manager.GetAsync($"{scene.DraftPath}/withdrawal")).PostAsync(Fields(("form.reason", "Làm lại")));

        Assert.Null((await PaperAsync()).CriteriaVersionId);
        Assert.Equal(["Bản soạn của bộ tiêu chí này đã bị bỏ; quyết định không còn gì để ban hành."], (await scene.Manager.GetAsync(draft.Path)).Obstacles);
    }

    [Fact]
    public async Task ByWhoOnlyReads_ItIsRefused()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var leader = await Portal.AsAsync(Role.Leader, scene.Province.Committee);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await leader.PostAsync($"{scene.DraftPath}/decision")).Status);
        Assert.False(await Portal.DbAsync(db => db.Papers.AnyAsync(p => p.Kind == PaperKind.CriteriaDecision)));
    }

    private Task<Paper> PaperAsync() => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Kind == PaperKind.CriteriaDecision));

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
