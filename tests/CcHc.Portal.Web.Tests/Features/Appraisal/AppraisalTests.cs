using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

public sealed class AppraisalTests : PortalTest
{
    [Fact]
    public async Task Index_CountsOwnCriteriaOfLockedSheets_AndSaysTheDeadlineInWords()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, unlocked: ["Xã 03"]);
        await world.AppraiseAsync("Xã 01", "A.1", 4);

        var page = await (await world.JusticeAsync()).GetAsync("/appraisal");

        Assert.Equal([["Thi đua cải cách hành chính năm 2025", "2", "1/4", "Thứ Sáu 31/10/2025, còn 17 ngày", "Theo tiêu chí"]], page.Rows());
    }

    [Fact]
    public async Task Units_ShowProgressBlockedAndUnlockedRows()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 2, unlocked: ["Xã 02"], withJustice: true);
        await world.AppraiseAsync("Xã 01", "A.1", 4);

        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/{world.CampaignId}/units");

        Assert.Equal(
            [
                ["Sở Tư pháp", "Không mở được Đây là phiếu của đơn vị anh/chị. Không ai thẩm định đơn vị mình; phiếu do người của đơn vị khác thẩm định."],
                ["Xã 01", "Đã khóa để ký", "14,40", "1/2"],
                ["Xã 02", "Chưa khóa Đơn vị chưa khóa phiếu tự chấm."],
            ],
            page.Rows());
        Assert.False(page.Has($"a[href='/appraisal/sheets/{world.Sheets["Sở Tư pháp"]}']"));
    }

    [Fact]
    public async Task Sheet_OfTheOwnUnit_IsRefusedWithTheReason()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, withJustice: true);
        var visitor = await world.JusticeAsync();
        var address = $"/appraisal/sheets/{world.Sheets["Sở Tư pháp"]}";

        var page = await visitor.GetAsync(address);
        var act = await visitor.PostAsync($"{address}/criteria/{world.Criteria["A.1"]}/mark", new { points = "4", version = 0 });

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Không ai thẩm định đơn vị mình", string.Join(' ', page.Texts("main p")));
        Assert.Equal(HttpStatusCode.Forbidden, act.Status);
        Assert.Null((await world.LineAsync("Sở Tư pháp", "A.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task Sheet_OfTheUnitOneWorksInBeside_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var account = await world.AccountAsync("kiem.nhiem", Role.Appraiser, world.Justice);
        await Portal.RoleAsync(account, Role.UnitOfficer, world.Units["Xã 01"]);

        var page = await (await Portal.AsAsync(account)).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task Sheet_ShowsOwnCriteriaOnly()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var visitor = await world.JusticeAsync();

        var page = await visitor.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");
        var other = await visitor.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}?criterion={world.Criteria["B.2"]}");

        Assert.Equal(["A.1 chưa chấm", "A.2 chưa chấm"], page.Texts(".appraise-leaves a"));
        Assert.Equal(["4,00 điểm"], page.Texts("[data-testid=self]"));
        Assert.Contains("Giải trình A.1", string.Join(' ', page.Texts(".facts dd")));
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
    }

    [Fact]
    public async Task Sheet_ForARoleNarrowedToAnotherField_IsNotThere()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var visitor = await world.AsAsync("linh.vuc.b", Role.Appraiser, world.Justice, field: "B");

        var page = await visitor.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Agreeing_TakesTheSelfScore_AndGoesOnToTheNext()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        var next = await page.PressAsync("Đồng ý với điểm tự chấm (4,00)");

        Assert.Equal("Đã lưu: Xã 01, tiêu chí A.1, 4,00 điểm.", next.Notice);
        Assert.Equal($"?criterion={world.Criteria["A.2"]}", new Uri("http://x" + next.Address).Query);
        var line = await world.LineAsync("Xã 01", "A.1");
        Assert.Equal(Points.FromDecimal(4), line!.AppraisalPoints);
        Assert.Equal("Người tu.phap", line.AppraisalByName);
        Assert.Equal(["line.appraise"], (await world.ActsAsync()).Where(a => a == "line.appraise"));
        Assert.Equal(1, (await world.SheetAsync("Xã 01")).Appraised);
    }

    [Fact]
    public async Task Marking_DifferentlyWithoutReason_SaysSoAtTheFieldAndKeepsWhatWasTyped()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        var again = await page.PressAsync("Lưu và sang mục tiếp", new { points = "2,5", reason = "" });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Tiêu chí A.1: điểm thẩm định khác điểm tự chấm, cần ghi lý do."], again.Texts("#f-reason-error"));
        Assert.Equal("2,5", again.Document.QuerySelector("#f-points")!.GetAttribute("value"));
        Assert.Null((await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);
    }

    [Theory]
    [InlineData("bốn", "Cần nhập số điểm, ví dụ 1,5; không quá bốn chữ số thập phân.")]
    [InlineData("4,5", "Tiêu chí A.1: điểm phải từ 0 đến 4.")]
    [InlineData("-1", "Tiêu chí A.1: điểm phải từ 0 đến 4.")]
    [InlineData("", "Cần nhập số điểm, ví dụ 1,5; không quá bốn chữ số thập phân.")]
    public async Task Marking_WithPointsThatCannotBe_IsRefusedAtTheField(string points, string text)
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1);
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        var again = await page.PressAsync("Lưu và sang mục tiếp", new { points, reason = "Thiếu văn bản" });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal([text], again.Texts("#f-points-error"));
    }

    [Fact]
    public async Task Marking_ByOwnFigures_GivesThePointsThatFollow()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}?criterion={world.Criteria["A.2"]}");

        await page.PressAsync("Lưu và sang mục tiếp", new { way = "Answer", numerator = "8", denominator = "10", value = "", reason = "Một văn bản kiểm tra sau hạn" });

        var line = await world.LineAsync("Xã 01", "A.2");
        Assert.Equal(Points.FromDecimal(4.8m), line!.AppraisalPoints);
        Assert.Equal("{\"numerator\":8,\"denominator\":10}", line.AppraisalAnswer);
        Assert.Equal("Một văn bản kiểm tra sau hạn", line.AppraisalReason);
    }

    [Fact]
    public async Task Marking_ByFiguresThatDoNotFit_IsRefusedAtTheField()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}?criterion={world.Criteria["A.2"]}");

        var again = await page.PressAsync("Lưu và sang mục tiếp", new { way = "Answer", numerator = "8", denominator = "0", value = "" });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Mẫu số phải lớn hơn 0; nếu không phát sinh nhiệm vụ, anh/chị khai «không phát sinh»."], again.Texts("#f-denominator-error"));
    }

    [Fact]
    public async Task Claim_Refused_CountsInTheMaximumAgain()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 01"] = "exclude" });
        var visitor = await world.JusticeAsync();
        // Without A.1: (5,4 + 5) rescaled from 16 to 20.
        Assert.Equal("13,00", (await world.SheetAsync("Xã 01")).SelfTotal.ToString());
        var page = await visitor.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        var again = await page.PressAsync("Không chấp thuận «không phát sinh»", new { reason = "" });
        await again.PressAsync("Không chấp thuận 1 khai báo không phát sinh", new { reason = "Đơn vị có phát sinh nhiệm vụ" });

        Assert.Equal(["Lý do: Không chấp thuận thì cần ghi lý do."], again.Errors);
        Assert.Equal("10,40", (await world.SheetAsync("Xã 01")).AppraisedTotal.ToString());
    }

    [Fact]
    public async Task Claim_Accepted_KeepsTheExclusion()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 01"] = "exclude" });
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        await page.PressAsync("Chấp thuận «không phát sinh»");

        Assert.Equal("13,00", (await world.SheetAsync("Xã 01")).AppraisedTotal.ToString());
    }

    [Fact]
    public async Task Marking_WhatSomebodyElseSavedMeanwhile_ShowsTheirsAndKeepsMine()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var mine = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");
        await world.AppraiseAsync("Xã 01", "A.1", 3);

        var conflict = await mine.PressAsync("Lưu và sang mục tiếp", new { points = "1", reason = "Ban hành muộn" });
        var saved = await conflict.PressAsync("Lưu và sang mục tiếp");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.StartsWith("Cơ quan vừa lưu 3,00 điểm cho tiêu chí này lúc 09:00 14/10/2025.", Assert.Single(conflict.Errors));
        Assert.Equal("1", conflict.Document.QuerySelector("#f-points")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(Points.FromDecimal(1), (await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task Marking_OutsideThePhase_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        Portal.Clock.Now = new DateTimeOffset(2025, 11, 1, 2, 0, 0, TimeSpan.Zero);
        var visitor = await world.JusticeAsync();

        var answer = await visitor.PostAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}/criteria/{world.Criteria["A.1"]}/agreement", new { version = 0 });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["Giai đoạn «Thẩm định» đã kết thúc Thứ Sáu 31/10/2025. Muốn gia hạn, liên hệ cơ quan phát động."], answer.Obstacles);
    }

    [Fact]
    public async Task Marking_AfterTheAgencyClosed_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.CloseAllAsync();

        var answer = await (await world.JusticeAsync()).PostAsync(
            $"/appraisal/sheets/{world.Sheets["Xã 01"]}/criteria/{world.Criteria["A.1"]}/mark", new { points = "4", version = 0 });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["Tiêu chí A.1: cơ quan thẩm định đã chốt; mở lại trước khi sửa."], answer.Obstacles);
    }

    [Fact]
    public async Task Marking_AnUnlockedSheet_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, unlocked: ["Xã 01"]);

        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Đơn vị chưa khóa phiếu tự chấm; chưa thẩm định được."], page.Obstacles);
    }

    [Fact]
    public async Task AgencyInput_NeedsNoReason()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.OfficeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}?criterion={world.Criteria["B.1"]}");

        var next = await page.PressAsync("Lưu và sang mục tiếp", new { way = "Answer", value = "75", points = "" });

        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.Equal(Points.FromDecimal(3), (await world.LineAsync("Xã 01", "B.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task Walking_ByCriterion_GoesToTheNextUnit()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 02"]}?criterion={world.Criteria["A.1"]}&walk=criterion");

        var third = await page.PressAsync("Đồng ý với điểm tự chấm (4,00)");
        var first = await third.PressAsync("Đồng ý với điểm tự chấm (4,00)");
        var grid = await first.PressAsync("Đồng ý với điểm tự chấm (4,00)");

        Assert.Equal("Xã 03", third.Heading);
        Assert.Equal("Xã 01", first.Heading);
        Assert.Equal($"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid", grid.Path);
    }

    [Fact]
    public async Task Stranger_SeesNothingOfAppraisal()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var visitor = await world.AsAsync("xa", Role.UnitOfficer, world.Units["Xã 01"]);

        string[] addresses =
        [
            "/appraisal", $"/appraisal/{world.CampaignId}/units", $"/appraisal/{world.CampaignId}/criteria", $"/appraisal/sheets/{world.Sheets["Xã 02"]}",
            $"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid", $"/appraisal/{world.CampaignId}/closing", $"/campaigns/{world.CampaignId}/appraisal", $"/campaigns/{world.CampaignId}/league",
        ];
        foreach (var address in addresses)
        {
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await visitor.GetAsync(address)).Status));
        }
    }

    [Fact]
    public async Task Pages_AskTheDatabaseAsOftenForOneUnitAsForMany()
    {
        var one = await CountAsync(1);
        await DisposeAsync();
        await InitializeAsync();
        var many = await CountAsync(60);

        Assert.Equal(one, many);

        async Task<IReadOnlyList<int>> CountAsync(int communes)
        {
            var world = await AppraisalWorld.BuildAsync(Portal, communes);
            var visitor = await world.JusticeAsync();
            var counts = new List<int>();
            foreach (var address in new[]
            {
                "/appraisal", $"/appraisal/{world.CampaignId}/units", $"/appraisal/{world.CampaignId}/units?left=true", $"/appraisal/{world.CampaignId}/criteria",
                $"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid", $"/appraisal/{world.CampaignId}/closing", $"/appraisal/sheets/{world.Sheets["Xã 01"]}",
            })
            {
                counts.Add(await visitor.CountAsync(address));
            }

            return counts;
        }
    }
}
