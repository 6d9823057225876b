using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>The check of layout at the two names: what it finds is mended or kept with a reason.</summary>
public sealed class KeptDepartureTests : PortalTest
{
    private const string Wrong = "Nghị định của Chính phủ về công tác văn thư";

    private CampaignScene scene = null!;
    private Visitor manager = null!;
    private Guid decision;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m], ["2"]);
        var issued = await scene.AwardAsync();
        manager = await Portal.AsAsync(scene.ManagerAccount);
        var paper = Paper.About(await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == issued)), PaperKind.RecallingDecision, "Về việc thu hồi Quyết định");
        Write(paper, Wrong);
        await Portal.SaveAsync(paper);
        decision = paper.Id;
    }

    [Fact]
    public async Task WrongPlace_NeitherMendedNorKept_StandsInTheWay()
    {
        var page = await manager.GetAsync($"/papers/{decision}/check");
        Assert.Contains("Sai: Căn cứ thứ 2", page.Texts("[data-testid=departure] strong, [data-testid=departure] p:first-of-type"));

        Assert.Equal(["Kiểm tra thể thức bằng máy", "Hai người kiểm tra"], page.Texts("main h2"));

        var refused = await page.PostAsync(Names(), "form[action$='/check']");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Matches(@"^Còn \d+ chỗ sai thể thức chưa sửa và chưa ghi lý do giữ nguyên\.$", Assert.Single(refused.Obstacles));
        Assert.Equal(PaperState.Draft, await StateAsync());
    }

    [Fact]
    public async Task KeptWithAReason_IsShownToTheNextReader_AndHoldsAtTheNextCheck()
    {
        var page = await KeepAllAsync(await manager.GetAsync($"/papers/{decision}/check"), "Theo mẫu của tỉnh");

        Assert.All(page.Texts("[data-testid=kept]"), k => Assert.StartsWith("Giữ nguyên: Theo mẫu của tỉnh (Lê Thị Quản, ", k, StringComparison.Ordinal));
        var reader = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);
        var rows = (await reader.GetAsync($"/papers/{decision}")).Rows("section[aria-labelledby=kept] table");
        Assert.Contains(rows, r => r[0] == "Căn cứ thứ 2" && r[2] == "Theo mẫu của tỉnh");
        Assert.True(await Portal.DbAsync(db => db.AuditEntries.AnyAsync(a => a.SubjectId == decision && a.Act == "paper.keep-departure" && a.Reason == "Theo mẫu của tỉnh")));

        var done = await (await manager.GetAsync($"/papers/{decision}/check")).PostAsync(Names(), "form[action$='/check']");
        Assert.Equal("Đã ghi nhận kiểm tra nội dung và thể thức.", done.Notice);
    }

    [Fact]
    public async Task Kept_DoesNotCoverWhatIsFoundAnew_NorWhatWasWithdrawn()
    {
        await KeepAllAsync(await manager.GetAsync($"/papers/{decision}/check"), "Theo mẫu của tỉnh");
        await RewriteAsync("Nghị định của Chính phủ về thi đua");

        var anew = await manager.GetAsync($"/papers/{decision}/check");
        Assert.Equal(HttpStatusCode.Conflict, (await anew.PostAsync(Names(), "form[action$='/check']")).Status);

        await RewriteAsync(Wrong);
        var again = await manager.GetAsync($"/papers/{decision}/check");
        while (again.Has("form[action$=withdrawal]"))
        {
            again = await again.PressAsync("Bỏ lý do này");
        }

        Assert.False(again.Has("[data-testid=kept]"));
        Assert.Equal(HttpStatusCode.Conflict, (await again.PostAsync(Names(), "form[action$='/check']")).Status);
        Assert.DoesNotContain("Chỗ khác thể thức được giữ nguyên", (await manager.GetAsync($"/papers/{decision}")).Texts("h2"));
    }

    [Fact]
    public async Task Keeping_WithoutAReason_AsksForItAtThePlace()
    {
        var page = await manager.GetAsync($"/papers/{decision}/check");

        var again = await page.PostAsync(Fields(("keep.reason", " ")), "form[action$='/kept-departures']");

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.EndsWith(": Cần ghi lý do giữ nguyên.", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.True(again.Has("details[open]"));
        Assert.Equal(0, await Portal.DbAsync(db => db.KeptDepartures.CountAsync()));
    }

    [Fact]
    public async Task Keeping_WhatIsNoLongerFound_IsRefused()
    {
        var page = await manager.GetAsync($"/papers/{decision}/check");
        await RewriteAsync("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư");

        var refused = await page.PostAsync(Fields(("keep.reason", "Theo mẫu")), "form[action$='/kept-departures']");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Chỗ này vừa được sửa hoặc đã có lý do giữ nguyên. Mở lại trang kiểm tra để xem kết quả mới."], refused.Obstacles);
    }

    // The real Word file is what is judged; no PDF is needed.
    protected override Task<PortalHost> StartAsync() => PortalHost.StartAsync(settings: new Dictionary<string, string> { ["Documents:Browser"] = "/nowhere/chromium" });

    private static Dictionary<string, object?> Names() => Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức"));

    private static async Task<Page> KeepAllAsync(Page page, string reason)
    {
        while (page.Has("form[action$='/kept-departures']"))
        {
            page = await page.PostAsync(Fields(("keep.reason", reason)), "form[action$='/kept-departures']");
            Assert.StartsWith("Đã ghi lý do giữ nguyên: ", page.Notice, StringComparison.Ordinal);
        }

        return page;
    }

    private void Write(Paper paper, string basis) => paper.Write(
        scene.Manager,
        new Dictionary<PaperPart, string?>
        {
            [PaperPart.Reason] = "Ban hành không đúng thẩm quyền",
            [PaperPart.Bases] = $"Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n{basis}",
        },
        [],
        scene.Now);

    private Task<int> RewriteAsync(string basis) => Portal.DbAsync(async db =>
    {
        Write(await db.Papers.Include(p => p.Passages).SingleAsync(p => p.Id == decision), basis);
        return await db.SaveChangesAsync();
    });

    private Task<PaperState> StateAsync() => Portal.DbAsync(db => db.Papers.Where(p => p.Id == decision).Select(p => p.State).SingleAsync());
}
