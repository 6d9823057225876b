using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Reviews;

/// <summary>Báo cáo sơ kết, tổng kết, and the page of their figures.</summary>
public sealed class ReviewTests : PortalTest
{
    [Fact]
    public async Task Final_PrintsParticipationFieldsBandsLossesAndAwards()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m, 70m], ["1"], registers: true);
        await scene.RegisterAsync(0);
        await scene.AwardAsync();
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var page = await manager.GetAsync($"/campaigns/{scene.Id}/reviews");
        var draft = await page.PressAsync("Lập dự thảo báo cáo tổng kết của Sở Nội vụ");

        Assert.Equal(["Khối sở, ban, ngành | 3 | 1 | 3 | 0 | 0"], page.Rows("[data-testid=participation]").Select(r => string.Join(" | ", r)).Skip(0).Where(r => r.StartsWith("Khối", StringComparison.Ordinal)));
        var rows = draft.Rows("[data-testid=paper-text] table").Select(r => string.Join(" | ", r)).ToList();
        Assert.Contains("Khối sở, ban, ngành | 3 | 1 | 3 | 0 | 0", rows);
        Assert.Contains("Thủ tục hành chính | 60 | 41,08 | 68,47 | 52,25 | 30,00", rows);
        Assert.Contains("1 | 2.1. Hồ sơ đúng hạn | 60 | 18,92 | 3", rows);
        var text = string.Join('\n', draft.Texts("[data-testid=paper-text]"));
        Assert.Contains("Tại Quyết định số 345/QĐ-UBND ngày 13 tháng 10 năm 2025 của Ủy ban nhân dân tỉnh An Giang, đã tặng Bằng khen cho 01 tập thể", text);
        Assert.Contains("Sở Nội vụ kính báo cáo Ủy ban nhân dân tỉnh An Giang", text);
        Assert.Equal((PaperState.Draft, scene.HomeAffairs.Id), await PaperAsync(PaperKind.FinalReport));
    }

    [Fact]
    public async Task WhatTheOfficeThinks_IsWritten_AndAskedForBeforeSignature()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var draft = await manager.PostAsync($"/campaigns/{scene.Id}/reviews/final", Fields(("issuerId", scene.Committee.Id.ToString())));

        var written = await (await draft.FollowAsync("Ghi nội dung")).PostAsync(Fields(
            ("form.parts[Organisation]", "Đã tổ chức 02 hội nghị quán triệt"),
            ("form.parts[Strengths]", "Người đứng đầu trực tiếp chỉ đạo"),
            ("form.parts[Limits]", "Tài liệu kiểm chứng dồn cuối kỳ\r\nMột số đơn vị chấm muộn"),
            ("form.parts[Lessons]", "Kiểm tra hằng quý")));
        var ready = await (await written.FollowAsync("Ghi nhận đã kiểm tra")).PostAsync(Fields(("form.contentCheckedBy", "Lan"), ("form.layoutCheckedBy", "Hà")), "form[action$='/check']");

        var text = string.Join('\n', written.Texts("[data-testid=paper-text]"));
        Assert.Contains("BÀI HỌC KINH NGHIỆM", text);
        Assert.Contains("Một số đơn vị chấm muộn.", text);
        Assert.Equal(["Cần ghi «Phương hướng, nhiệm vụ»."], ready.Obstacles);
    }

    [Fact]
    public async Task Interim_IsMadeWhileTheRoundRuns_AndSaysNoResultThatNobodySettled()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        await scene.ScoreAsync(0, 92.25m);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var page = await manager.GetAsync($"/campaigns/{scene.Id}/reviews");
        var early = await manager.PostAsync($"/campaigns/{scene.Id}/reviews/final", Fields(("issuerId", scene.Committee.Id.ToString())));
        var draft = await page.PressAsync("Lập dự thảo báo cáo sơ kết của Ủy ban nhân dân tỉnh An Giang");

        Assert.Equal(["Cần chốt điểm, xếp hạng trước khi lập báo cáo tổng kết."], page.Obstacles);
        Assert.Equal(page.Obstacles, early.Obstacles);
        var text = string.Join('\n', draft.Texts("[data-testid=paper-text]"));
        Assert.Contains("Có 04 tập thể, cá nhân tham gia; 01 đã hoàn thành tự chấm điểm; 00 đã gửi báo cáo có chữ ký", text);
        Assert.DoesNotContain("92,25", text);
        Assert.Equal((PaperState.Draft, scene.Committee.Id), await PaperAsync(PaperKind.InterimReport));
    }

    [Fact]
    public async Task ByOthers_ItIsRefused()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var leader = await Portal.AsAsync(Role.Leader, scene.Committee);

        Assert.Equal("Sơ kết, tổng kết", (await leader.GetAsync($"/campaigns/{scene.Id}/reviews")).Heading);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"/campaigns/{scene.Id}/reviews/final", Fields(("issuerId", scene.Committee.Id.ToString())))).Status);
        Assert.Equal(
            ["Báo cáo do cơ quan phát động hoặc cơ quan tham mưu lập."],
            (await manager.PostAsync($"/campaigns/{scene.Id}/reviews/final", Fields(("issuerId", scene.Units[0].Id.ToString())))).Obstacles);
    }

    [Fact]
    public async Task Page_AsksTheDatabaseAsOftenForTwoUnitsAsForFour()
    {
        var few = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m]);
        var manager = await Portal.AsAsync(few.ManagerAccount);
        var before = await manager.CountAsync($"/campaigns/{few.Id}/reviews");
        await Portal.DbAsync(async db =>
        {
            var first = await db.Participants.AsNoTracking().FirstAsync(p => p.CampaignId == few.Id);
            db.Participants.AddRange(Enumerable.Range(1, 2).Select(i => new Domain.Campaigns.Participant(few.Id, first.GroupId, first.Kind, $"Đơn vị ngoài {i}", null)));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(before, await manager.CountAsync($"/campaigns/{few.Id}/reviews"));
        Assert.Equal("4", (await manager.GetAsync($"/campaigns/{few.Id}/reviews")).Rows("[data-testid=participation]")[^1][1]);
    }

    private async Task<(PaperState, Guid)> PaperAsync(PaperKind kind)
    {
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Kind == kind));
        return (paper.State, paper.IssuingUnitId);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
