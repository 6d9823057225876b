using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

/// <summary>Biên bản thẩm định of an agency and of one unit.</summary>
public sealed class AppraisalMinutesTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.OpenAsync(Portal);
        await scene.ScoreAsync(0, 92.25m);
        await scene.ScoreAsync(1, 100m);
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task OfAnAgency_ListsEveryUnit_AndEachChangedPointWithItsReason()
    {
        var draft = await (await manager.GetAsync($"/campaigns/{scene.Id}/appraisal")).PressAsync("Lập dự thảo biên bản thẩm định");

        Assert.Equal("Biên bản thẩm định", draft.Heading);
        var rows = draft.Rows("[data-testid=paper-text] table").Select(r => string.Join(" | ", r)).ToList();
        Assert.Contains("1 | Sở Tư pháp | 100,00 | 92,25 | -7,75", rows);
        Assert.Contains("2 | Sở Y tế | 100,00 | 100,00 | 0", rows);
        Assert.Contains("1 | Sở Tư pháp | 2.1. Hồ sơ đúng hạn | 60,00 | 52,25 | Hồ sơ quá hạn", rows);
        Assert.Contains("điểm tự chấm của 04 nội dung chưa thẩm định được giữ nguyên", string.Join(' ', draft.Texts("[data-testid=paper-text]")));
        var paper = await PaperAsync();
        Assert.Equal((scene.HomeAffairs.Id, null), (paper.IssuingUnitId, paper.ParticipantId));
    }

    [Fact]
    public async Task OfAUnit_SumsItsFields_AndIsSignedByTheUnit()
    {
        var sheet = await scene.SheetAsync(0);

        var draft = await manager.PostAsync($"/sheets/{sheet.Id}/appraisal-minutes");

        var rows = draft.Rows("[data-testid=paper-text] table").Select(r => string.Join(" | ", r)).ToList();
        Assert.Contains("2 | Thủ tục hành chính | 60,00 | 60,00 | 52,25 | -7,75", rows);
        Assert.Contains(" | Tổng cộng | 100,00 | 100,00 | 92,25 | -7,75", rows);
        Assert.Contains("1 | 2.1. Hồ sơ đúng hạn | 60,00 | 52,25 | Hồ sơ quá hạn", rows);
        Assert.Contains("ĐẠI DIỆN SỞ TƯ PHÁP", string.Join(' ', draft.Texts("[data-testid=paper-text]")));
        Assert.Equal(scene.ParticipantIds[0], (await PaperAsync()).ParticipantId);
    }

    [Fact]
    public async Task WhatWasSaidAndWhoCame_IsWritten_BeforeItGoesUpForSignature()
    {
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/appraisal/{scene.HomeAffairs.Id}/minutes");
        var form = await draft.FollowAsync("Ghi nội dung");

        var wrong = await form.PostAsync(Fields(("form.parts[Day]", "hôm qua"), ("form.parts[From]", "sáng"), ("form.parts[Place]", "Trụ sở Sở Nội vụ")));
        Assert.Equal(["Ngày làm việc: Ghi ngày theo dạng 05/11/2025.", "Bắt đầu lúc: Ghi giờ theo dạng 08:30."], wrong.Errors);
        Assert.Equal("Trụ sở Sở Nội vụ", wrong.Document.QuerySelector("[name='form.parts[Place]']")!.GetAttribute("value"));

        var saved = await wrong.PostAsync(Fields(
            ("form.parts[Day]", "5/11/2025"),
            ("form.parts[From]", "8h30"),
            ("form.parts[To]", "11:00"),
            ("form.parts[AppraisingSide]", "Ông Trần Văn An, Phó Giám đốc"),
            ("form.parts[OtherSide]", "Bà Lê Thị Bình, Phó Chánh Văn phòng")));
        var text = string.Join('\n', saved.Texts("[data-testid=paper-text]"));
        Assert.Contains("vào 08 giờ 30 phút, ngày 05 tháng 11 năm 2025, tại Trụ sở Sở Nội vụ", text);
        Assert.Contains("kết thúc vào 11 giờ 00 phút cùng ngày", text);

        var ready = await (await saved.FollowAsync("Ghi nhận đã kiểm tra")).PostAsync(Fields(("form.contentCheckedBy", "Lan"), ("form.layoutCheckedBy", "Hà")), "form[action$='/check']");
        Assert.Equal(["Cần ghi «Ý kiến của các bên»."], ready.Obstacles);
    }

    [Fact]
    public async Task TheLeadOfTheAgency_MakesItsOwnMinutes_AndNobodyElses()
    {
        var lead = await Portal.AsAsync(Role.AgencyLead, scene.HomeAffairs);
        var other = await Portal.AsAsync(Role.AgencyLead, scene.Units[2], "khac");
        var sheet = await scene.SheetAsync(0);

        var draft = await lead.PostAsync($"/campaigns/{scene.Id}/appraisal/{scene.HomeAffairs.Id}/minutes");

        Assert.Equal("Biên bản thẩm định", draft.Heading);
        Assert.Equal("Ghi nội dung", (await draft.FollowAsync("Ghi nội dung")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/campaigns/{scene.Id}/appraisal/{scene.HomeAffairs.Id}/minutes")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsync($"/sheets/{sheet.Id}/appraisal-minutes")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(draft.Path)).Status);
    }

    [Fact]
    public async Task DraftingTwice_LeadsToTheOneInTheMaking()
    {
        var first = await manager.PostAsync($"/campaigns/{scene.Id}/appraisal/{scene.HomeAffairs.Id}/minutes");

        var second = await manager.PostAsync($"/campaigns/{scene.Id}/appraisal/{scene.HomeAffairs.Id}/minutes");

        Assert.Equal((first.Path, "Đã có biên bản đang lập; anh/chị làm tiếp trên biên bản đó."), (second.Path, second.Notice));
    }

    [Fact]
    public async Task BeforeAnythingWasAppraised_ItIsRefused()
    {
        var sheet = await scene.SheetAsync(3);

        Assert.Equal(["Phiếu của Sở Tài chính chưa có tiêu chí nào được thẩm định."], (await manager.PostAsync($"/sheets/{sheet.Id}/appraisal-minutes")).Obstacles);
    }

    private Task<Paper> PaperAsync() => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Kind == PaperKind.AppraisalMinutes));

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
