using System.Net;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class QuestionTests : PortalTest
{
    [Fact]
    public async Task AQuestion_IsAnsweredOnceAndReadByEveryUnit_WhoNeverLearnWhoAsked()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var ask = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}/lines/1.2/questions");
        ask = await ask.PressAsync("Gửi câu hỏi", new { text = "Hồ sơ liên thông có tính không?" });
        Assert.Equal("Đã gửi câu hỏi về tiêu chí 1.2. Câu trả lời hiện tại đây và ở tiêu chí này trên phiếu của mọi đơn vị.", ask.Notice);
        Portal.Clock.Now += TimeSpan.FromDays(1);
        var appraiser = await world.AsAsync(world.Appraiser);
        Assert.Contains("Trả lời câu hỏi của đơn vị", (await appraiser.GetAsync("/")).Texts("[data-testid=work] a"));
        var list = await (await appraiser.GetAsync("/")).FollowAsync("Trả lời câu hỏi của đơn vị");
        var question = await list.FollowAsync("Hồ sơ liên thông có tính không?");
        Assert.Contains("Ủy ban nhân dân xã Tân Lập", question.Texts("main dd")[3], StringComparison.Ordinal);

        var answered = await question.PressAsync("Gửi câu trả lời", new { answer = "Có, tính vào đơn vị tiếp nhận." });

        Assert.Equal("Đã trả lời; mọi đơn vị đọc được ở tiêu chí này trên phiếu.", answered.Notice);
        Assert.DoesNotContain("Trả lời câu hỏi của đơn vị", (await appraiser.GetAsync("/")).Texts("[data-testid=work] a"));
        var other = await world.AsAsync(world.OtherOfficer);
        var sheet = await other.GetAsync($"/sheets/{world.OtherSheet}");
        Assert.Equal(["Hỏi 14/10/2025Hồ sơ liên thông có tính không? Trả lời 15/10/2025Có, tính vào đơn vị tiếp nhận."], sheet.Texts("[data-testid='line-1.2'] [data-testid=question]"));
        var page = await (await other.GetAsync($"/campaigns/{world.Campaign.Id}/questions?q=1.2")).FollowAsync("Hồ sơ liên thông có tính không?");
        foreach (var seen in new[] { sheet, page, await other.GetAsync($"/campaigns/{world.Campaign.Id}/questions"), await other.GetAsync($"/sheets/{world.OtherSheet}/history"), await other.GetAsync($"/sheets/{world.OtherSheet}/lines/1.2/questions") })
        {
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain("Tân Lập", seen.Document.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Lê Văn Đầu Mối", seen.Document.Body!.TextContent, StringComparison.Ordinal);
        }

        var facts = await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == "question.ask" || e.Act == "question.answer").OrderBy(e => e.At).Select(e => new { e.Subject, e.SubjectId, e.CampaignId, e.Act, e.To }).ToListAsync());
        Assert.Equal(
            [new { Subject = AuditSubject.Sheet, SubjectId = world.Sheet, CampaignId = (Guid?)null, Act = "question.ask", To = (string?)"Hồ sơ liên thông có tính không?" },
                new { Subject = AuditSubject.Sheet, SubjectId = world.Sheet, CampaignId = (Guid?)null, Act = "question.answer", To = (string?)"Có, tính vào đơn vị tiếp nhận." }],
            facts);
    }

    [Theory]
    [InlineData("lien thong", 1)]
    [InlineData("tiếp nhận đơn vị", 1)]
    [InlineData("giải quyết đúng hạn", 1)]
    [InlineData("1.2", 1)]
    [InlineData("liên thông trước hạn", 0)]
    public async Task Searching_FindsByWordsOfCodeCriterionQuestionAndAnswer(string sought, int expected)
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Hồ sơ liên thông có tính không?" });
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.1/questions", new { text = "Kế hoạch của năm nào?" });
        var asked = await Portal.DbAsync(db => db.CriterionQuestions.SingleAsync(q => q.Code == "1.2"));
        await (await world.AsAsync(world.Appraiser)).PostAsync($"/questions/{asked.Id}/answer", new { answer = "Có, tính vào đơn vị tiếp nhận.", version = asked.Version });

        var page = await officer.GetAsync($"/campaigns/{world.Campaign.Id}/questions?q={Uri.EscapeDataString(sought)}");

        Assert.Equal(expected, page.Rows().Count(r => r[1].StartsWith("Hồ sơ liên thông", StringComparison.Ordinal)));
        Assert.DoesNotContain(page.Rows(), r => r[1].StartsWith("Kế hoạch", StringComparison.Ordinal) && expected == 0);
    }

    [Fact]
    public async Task Asking_WithoutText_IsRefusedAtTheField()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var page = await (await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}/lines/1.2/questions")).PressAsync("Gửi câu hỏi");

        Assert.Equal((HttpStatusCode.BadRequest, "Nội dung hỏi: Cần điền mục này."), (page.Status, Assert.Single(page.Errors)));
        Assert.Empty(await Portal.DbAsync(db => db.CriterionQuestions.ToListAsync()));
    }

    [Fact]
    public async Task Asking_IsTheUnits_AndAnsweringTheAgencys()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        await (await world.AsAsync(world.Officer)).PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Tính thế nào?" });
        var id = await Portal.DbAsync(db => db.CriterionQuestions.Select(q => q.Id).SingleAsync());
        var other = await Portal.AsAsync(await Portal.AccountAsync("coquankhac", world.Province, Role.Appraiser, "Cơ quan khác"));

        Assert.Equal(HttpStatusCode.Forbidden, (await manager.PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Quản lý hỏi" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Người ngoài hỏi" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync(world.Officer)).PostAsync($"/questions/{id}/answer", new { answer = "Tự trả lời", version = 0 })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync(world.OtherOfficer)).PostAsync($"/questions/{id}/withdrawal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/questions/{id}/answer", new { answer = "Không phải việc mình", version = 0 })).Status);
        Assert.Null(await Portal.DbAsync(db => db.CriterionQuestions.Select(q => q.Answer).SingleAsync()));
    }

    [Fact]
    public async Task TheManager_RecordsAnAnswerGivenOutside_NamingWhoGaveIt()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await (await world.AsAsync(world.Officer)).PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Tính thế nào?" });
        var id = await Portal.DbAsync(db => db.CriterionQuestions.Select(q => q.Id).SingleAsync());
        var page = await (await world.AsAsync(world.Manager)).GetAsync($"/questions/{id}");

        var unnamed = await page.PressAsync("Gửi câu trả lời", new { answer = "Theo Công văn 12" });
        await unnamed.PressAsync("Gửi câu trả lời", new { recordedFor = "Vũ Thị Thẩm Định, chuyên viên Sở Nội vụ" });

        Assert.Equal(["Ghi nhận thay: Cần ghi họ tên, chức vụ người đã trả lời."], unnamed.Errors);
        var question = await Portal.DbAsync(db => db.CriterionQuestions.AsNoTracking().SingleAsync());
        Assert.Equal(("Theo Công văn 12", "Vũ Thị Thẩm Định, chuyên viên Sở Nội vụ", "Trần Thị Quản Lý"), (question.Answer, question.AnswerRecordedFor, question.AnsweredByName));
    }

    [Fact]
    public async Task TwoAppraisers_AnsweringAtOnce_MeetAndNothingTypedIsLost()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await (await world.AsAsync(world.Officer)).PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Tính thế nào?" });
        var id = await Portal.DbAsync(db => db.CriterionQuestions.Select(q => q.Id).SingleAsync());
        var mine = await (await world.AsAsync(world.Appraiser)).GetAsync($"/questions/{id}");
        await (await (await world.AsAsync(world.Appraiser)).GetAsync($"/questions/{id}")).PressAsync("Gửi câu trả lời", new { answer = "Câu thứ nhất" });

        var met = await mine.PressAsync("Gửi câu trả lời", new { answer = "Câu thứ hai" });

        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Equal(["Câu thứ nhất"], met.Texts("[data-testid=answer]"));
        Assert.Equal("Câu thứ hai", met.Document.QuerySelector("textarea[name=answer]")!.TextContent.Trim());
        await met.PressAsync("Lưu câu trả lời");
        Assert.Equal("Câu thứ hai", await Portal.DbAsync(db => db.CriterionQuestions.Select(q => q.Answer).SingleAsync()));
    }

    [Fact]
    public async Task Withdrawing_HidesTheQuestion_UntilItIsAnswered()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.2/questions", new { text = "Hỏi nhầm" });
        await officer.PostAsync($"/sheets/{world.Sheet}/lines/1.3/questions", new { text = "Hỏi thật" });
        var list = await officer.GetAsync($"/campaigns/{world.Campaign.Id}/questions");

        var page = await (await list.FollowAsync("Hỏi nhầm")).PressAsync("Rút câu hỏi");

        Assert.Equal("Đã rút câu hỏi.", page.Notice);
        Assert.Equal(["Hỏi thật (đơn vị mình hỏi)"], page.Rows().Select(r => r[1]));
        var id = await Portal.DbAsync(db => db.CriterionQuestions.Select(q => q.Id).SingleAsync());
        await (await (await world.AsAsync(world.Appraiser)).GetAsync($"/questions/{id}")).PressAsync("Gửi câu trả lời", new { answer = "Có" });
        Assert.Equal(["Câu hỏi đã có trả lời cho mọi đơn vị, không rút được."], (await officer.PostAsync($"/questions/{id}/withdrawal")).Obstacles);
    }
}
