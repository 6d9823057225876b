using System.Net;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Features.CriteriaEditing;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.PaperTemplates;

/// <summary>Templates of papers that are made of one sheet, one set or one issued paper: begun from, tried, the same words when unchanged.</summary>
public sealed class TemplatesOfEveryKindTests : PortalTest
{
    private const string Closing = "Trên đây là kết quả tự chấm điểm của {{đơn vị}}, kính đề nghị xem xét, thẩm định";

    [Fact]
    public void EveryKindThatIsComposed_HasATemplate() =>
        Assert.Equal(Enum.GetValues<PaperKind>().Where(k => k != PaperKind.OfficialLetter), TemplateForms.Kinds.Order());

    [Fact]
    public async Task ReportOfAUnit_GoesByTheTemplateOfWhoRunsTheRound_UntilTheUnitHasItsOwn()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var clerk = await Portal.AsAsync(Role.RecordsClerk, world.Province);
        var address = await InForceAsync(clerk, world.Province.Id, PaperKind.SelfAssessmentReport, Closing, "{{Đơn vị}} trân trọng báo cáo");
        await world.SendToHeadAsync();
        var head = await world.AsAsync(world.Head);

        await (await head.GetAsync($"/sheets/{world.Sheet}/approval")).PressAsync("Duyệt và khóa để ký");

        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Kind == PaperKind.SelfAssessmentReport));
        var draft = await head.GetAsync($"/papers/{paper.Id}");
        Assert.Contains($"Mẫu của {world.Province.Name}, phiên bản 1", draft.Texts("dd"));
        Assert.Contains("Ủy ban nhân dân xã Tân Lập trân trọng báo cáo./.", draft.Texts("[data-testid=paper-text] p"));

        // Who runs the round tries the next version with what the units sent; a round alone makes no report.
        var trial = await clerk.GetAsync($"{address}/versions/1/trial?of=p-{paper.Id}");
        Assert.Equal([$"Văn bản (dự thảo): Ủy ban nhân dân xã Tân Lập, {paper.Title}"], trial.Texts("main option"));
        Assert.Equal(draft.Texts("[data-testid=paper-text] p"), trial.Texts("[data-testid=paper-text] p"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{address}/versions/1/trial?of=c-{world.Campaign.Id}")).Status);

        await InForceAsync(await Portal.AsAsync(await Portal.AccountAsync("van.thu.xa", await UnitAsync(paper.IssuingUnitId), Role.RecordsClerk, "Vũ Thị Thư")), paper.IssuingUnitId, PaperKind.SelfAssessmentReport, Closing, "Kính báo cáo");
        var own = await (await head.GetAsync($"/papers/{paper.Id}")).PressAsync("Dùng mẫu đang có hiệu lực");
        Assert.Equal("Dự thảo nay theo: Mẫu của cơ quan, phiên bản 1.", own.Notice);
        Assert.Contains("Kính báo cáo./.", own.Texts("[data-testid=paper-text] p"));
    }

    [Fact]
    public async Task FollowUp_TriedWithTheStartingFileUnchanged_SaysTheSame()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m], ["2"]);
        var decision = await scene.AwardAsync();
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var draft = await manager.PostAsync($"/papers/{decision}/correction-letter");
        var address = await InForceAsync(manager, scene.Committee.Id, PaperKind.CorrectionLetter);

        var trial = await manager.GetAsync($"{address}/versions/1/trial?of=p-{draft.Path.Split('/')[2]}");

        Assert.Equal(draft.Texts("[data-testid=paper-text]"), trial.Texts("[data-testid=paper-text]"));
        Assert.Contains("Mẫu chung của cổng", draft.Texts("dd"));
    }

    [Fact]
    public async Task CriteriaDecision_OfNoCampaign_IsTriedAndBegunFromTheTemplate()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var first = await scene.Manager.PostAsync($"{scene.DraftPath}/decision");
        var unit = scene.Province.Committee.Id;
        var address = await InForceAsync(scene.Manager, unit, PaperKind.CriteriaDecision, "Quyết định này có hiệu lực {{hiệu lực}}.", "Quyết định có hiệu lực {{hiệu lực}}; các quy định trước đây trái với Quyết định này hết hiệu lực.");

        var trial = await scene.Manager.GetAsync($"{address}/versions/1/trial?of=p-{first.Path.Split('/')[2]}");
        var switched = await (await scene.Manager.GetAsync(first.Path)).PressAsync("Dùng mẫu đang có hiệu lực");

        Assert.Contains("hết hiệu lực", string.Join(' ', trial.Texts("[data-testid=paper-text]")), StringComparison.Ordinal);
        Assert.Equal(trial.Texts("[data-testid=paper-text]"), switched.Texts("[data-testid=paper-text]"));
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostWithWordAsync();

    /// <returns>Where the templates of this agency and kind are.</returns>
    private static async Task<string> InForceAsync(Visitor who, Guid unit, PaperKind kind, string before = "", string after = "")
    {
        var address = $"/paper-templates/{unit}/{kind}";
        var starting = (await who.GetAsync($"{address}/starting-file")).Body;
        var file = before.Length == 0 ? starting : WordEdits.With(starting, before, after);
        var uploaded = await (await who.GetAsync(address)).PostAsync(Fields(("form.file", new Upload("mau.docx", file))));
        Assert.Equal("Đã nhận mẫu phiên bản 1, không có chỗ phải sửa. Thử với dữ liệu thật rồi cho mẫu có hiệu lực.", uploaded.Notice);
        var forced = await (await who.GetAsync($"{address}/versions/1/force")).PostAsync();
        Assert.StartsWith("Mẫu phiên bản 1 có hiệu lực từ ngày", forced.Notice, StringComparison.Ordinal);
        return address;
    }

    private Task<Unit> UnitAsync(Guid id) => Portal.DbAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Id == id));
}
