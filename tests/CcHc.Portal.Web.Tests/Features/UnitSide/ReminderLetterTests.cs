using System.Net;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paper = CcHc.Portal.Domain.Papers.Paper;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;
using PaperState = CcHc.Portal.Domain.Papers.PaperState;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>Công văn đôn đốc with the list of who is missing as its annex.</summary>
public sealed class ReminderLetterTests : PortalTest
{
    [Fact]
    public async Task TheLetter_IsBegunFromTheReminder_AndNamesWhoIsMissingInItsAnnex()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.SendToHeadAsync();
        await Portal.DbAsync(db => db.People.Where(p => p.Id == world.Officer.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Phone, "0987 654 321")));
        var manager = await world.AsAsync(world.Manager);

        var page = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder")).PressAsync("Lập công văn đôn đốc");

        Assert.Equal("Đã lập dự thảo công văn đôn đốc.", page.Notice);
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Kind == PaperKind.SelfScoringReminder));
        Assert.Equal((PaperState.Draft, world.Province.Id, $"/papers/{paper.Id}"), (paper.State, paper.IssuingUnitId, page.Path));
        var letter = await ComposeAsync(paper);
        Assert.Equal("đôn đốc tự chấm điểm phong trào thi đua “Đẩy mạnh cải cách hành chính năm 2025”", letter.Abstract);
        Assert.Equal(
            [
                ["1", "Báo Hòa An", "Đã chấm 0/4 tiêu chí", "", ""],
                ["2", "Ủy ban nhân dân xã Bình Minh", "Đã chấm 0/4 tiêu chí", "Hoàng Văn Khác", ""],
                ["3", "Ủy ban nhân dân xã Tân Lập", "Chờ thủ trưởng duyệt", "Lê Văn Đầu Mối", "0987 654 321"],
            ],
            letter.Annexes.Single().Blocks.OfType<PaperTable>().Single().Rows.Select(r => r.Cells));
        Assert.Contains(PaperText.Lines(letter), l => l.Contains("trước 24 giờ 00 ngày 31 tháng 10 năm 2025", StringComparison.Ordinal));
        await using var scope = Portal.Services.CreateAsyncScope();
        using var docx = new MemoryStream(scope.ServiceProvider.GetRequiredService<IPaperRenderer>().Docx(letter));
        Assert.Equal([], LayoutChecker.Check(docx, new LocalPractice()).Of(DepartureGrade.Wrong).Select(d => $"{d.Code}: {d.Found}"));

        var again = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder")).PressAsync("Lập công văn đôn đốc");
        Assert.Equal($"/papers/{paper.Id}", again.Path);
        Assert.Equal(1, await Portal.DbAsync(db => db.Papers.CountAsync(p => p.Kind == PaperKind.SelfScoringReminder)));
    }

    [Fact]
    public async Task TheLetter_AfterTheEnd_SaysWhatLateMeans()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) =>
        {
            c.TakeLateWork(by, true, FixedClock.Start);
            c.Limit(by, new(3, Domain.WorkingDays.DayUnit.WorkingDays), null, null, FixedClock.Start);
        });
        Portal.Clock.Now = Domain.VietnamTime.EndOf(UnitSideWorld.LastDay).AddHours(9);
        var manager = await world.AsAsync(world.Manager);

        await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/pledges/reminder")).PressAsync("Lập công văn đôn đốc");

        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Kind == PaperKind.RegistrationReminder));
        Assert.Contains(PaperText.Lines(await ComposeAsync(paper)), l => l.Contains("hoàn thành ngay việc đăng ký tham gia; nội dung thực hiện sau thời hạn được ghi nhận là muộn và chỉ nhận đến hết ngày 05 tháng 11 năm 2025", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheLetter_IsTheManagers_AndOnlyWhileSomebodyIsMissing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var auditor = await Portal.AsAsync(Role.Auditor, world.Province);

        Assert.Equal(HttpStatusCode.NotFound, (await (await Portal.AsAsync(Role.CampaignManager, world.Agency)).PostAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder-letter")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder-letter")).Status);
        Assert.DoesNotContain("Lập công văn đôn đốc", (await auditor.GetAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder")).Texts("button"));
        await Portal.DbAsync(db => db.ScoreSheets.Where(s => s.CampaignId == world.Campaign.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, Domain.Assessment.SheetState.Locked)));

        var page = await (await world.AsAsync(world.Manager)).PostAsync($"/campaigns/{world.Campaign.Id}/sheets/reminder-letter");

        Assert.Equal(["Không còn ai phải đôn đốc: mọi tập thể, cá nhân tham gia đã làm xong."], page.Obstacles);
        Assert.False(await Portal.DbAsync(db => db.Papers.AnyAsync()));
    }

    private async Task<OfficialPaper> ComposeAsync(Paper paper)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IPaperComposer>().Single(c => c.Kinds.Contains(paper.Kind)).ComposeAsync(paper, PaperMarks.Draft, TestContext.Current.CancellationToken);
    }
}
