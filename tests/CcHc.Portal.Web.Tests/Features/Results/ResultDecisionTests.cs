using System.Net;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Tests.Features.Results;

/// <summary>Quyết định công bố kết quả, from the settled table.</summary>
public sealed class ResultDecisionTests : PortalTest
{
    [Fact]
    public async Task Drafting_TakesTheSettledTable_WithTiesAndBands()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92.25m, 81m]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var draft = await (await manager.GetAsync($"/campaigns/{scene.Id}/league")).PressAsync("Quyết định công bố kết quả");
        var lines = PaperText.Lines(await ComposeAsync(scene)).ToList();

        Assert.Equal("Đã lập dự thảo Quyết định công bố kết quả.", draft.Notice);
        Assert.Contains("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG", lines);
        Assert.Contains(lines, l => l.StartsWith("Căn cứ Kế hoạch số 84/KH-UBND ngày 15 tháng 3 năm 2025", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("Theo đề nghị của Giám đốc Sở Nội vụ", StringComparison.Ordinal));
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.CampaignId == scene.Id && p.Kind == PaperKind.ResultDecision));
        Assert.Equal((PaperState.Draft, scene.Committee.Id), (paper.State, paper.IssuingUnitId));
        var rows = (await ComposeAsync(scene)).Annexes.SelectMany(a => a.Blocks).OfType<PaperTable>().Single().Rows.Select(r => string.Join(" | ", r.Cells));
        Assert.Equal(["1 | Sở Y tế | 92,25 | Tốt", "2 | Sở Tư pháp | 81,00 | Tốt", "2 | Sở Xây dựng | 81,00 | Tốt"], rows);
    }

    [Fact]
    public async Task DraftingTwice_LeadsToTheOneThatIsThere()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92.25m]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var first = await manager.PostAsync($"/campaigns/{scene.Id}/result-decision");

        var second = await manager.PostAsync($"/campaigns/{scene.Id}/result-decision");

        Assert.Equal((first.Path, "Phong trào đã có Quyết định công bố kết quả."), (second.Path, second.Notice));
        Assert.Equal(1, await Portal.DbAsync(db => db.Papers.CountAsync(p => p.Kind == PaperKind.ResultDecision)));
    }

    [Fact]
    public async Task Notice_SaysTheSameTable_InTheNameOfTheCommittee()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92.25m]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var draft = await (await manager.GetAsync($"/campaigns/{scene.Id}/league")).PressAsync("Thông báo kết quả");

        Assert.Equal(("Đã lập dự thảo Thông báo kết quả.", "Thông báo kết quả"), (draft.Notice, draft.Heading));
        var text = string.Join(' ', draft.Texts("[data-testid=paper-text]"));
        Assert.Contains("Ủy ban nhân dân tỉnh An Giang thông báo kết quả đánh giá, xếp hạng", text);
        Assert.Contains("TM. ỦY BAN NHÂN DÂN", text);
        Assert.Contains("1 | Sở Y tế | 92,25 | Tốt", draft.Rows("[data-testid=paper-text] table").Select(r => string.Join(" | ", r)));
    }

    [Fact]
    public async Task BeforeTheScoresAreSettled_OrByOthers_ItIsRefused()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var leader = await Portal.AsAsync(Role.Leader, scene.Committee);

        var early = await manager.PostAsync($"/campaigns/{scene.Id}/result-decision");
        var other = await leader.PostAsync($"/campaigns/{scene.Id}/result-decision");

        Assert.Equal(["Cần chốt điểm, xếp hạng trước khi lập Quyết định công bố kết quả."], early.Obstacles);
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        Assert.Equal(0, await Portal.DbAsync(db => db.Papers.CountAsync(p => p.Kind == PaperKind.ResultDecision)));
    }

    private async Task<OfficialPaper> ComposeAsync(CampaignScene scene)
    {
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.CampaignId == scene.Id && p.Kind == PaperKind.ResultDecision));
        await using var scope = Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IPaperComposer>().Single(c => c.Kinds.Contains(PaperKind.ResultDecision)).ComposeAsync(paper, PaperMarks.Draft, CancellationToken.None);
    }
}
