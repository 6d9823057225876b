using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Lookup;

/// <summary>Is this paper real, is this award real.</summary>
public sealed class LookupTests : PortalTest
{
    private CampaignScene scene = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        await scene.AwardAsync();
    }

    [Fact]
    public async Task ThePage_HasTwoFormsAndNoResultBeforeAnybodyAsks()
    {
        var page = await Portal.Visitor().GetAsync("/tra-cuu");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Văn bản", "Khen thưởng"], page.Texts("main h2"));
        Assert.Equal([], page.Errors);
        Assert.False(page.Has(".empty-state, [data-testid=paper], [data-testid=award], [data-testid=value]"));
    }

    [Theory]
    [InlineData("paper.number=84")]
    [InlineData("paper.number=084")]
    [InlineData("paper.number=84/kh-ubnd")]
    [InlineData("paper.number=84/KH-UBND&paper.issued=15/03/2025&paper.body=UY BAN nhan dan tinh an giang")]
    [InlineData("paper.number=84&paper.issued=2025")]
    public async Task APaper_IsFoundByNumberDateAndBody(string query)
    {
        var page = await Portal.Visitor().GetAsync("/tra-cuu?" + query);

        Assert.Single(page.Texts("[data-testid=paper]"));
        Assert.Equal(["Kế hoạch số 84/KH-UBND Đã ban hành"], page.Texts("[data-testid=paper] h3"));
        Assert.Contains("Ủy ban nhân dân tỉnh An Giang", page.Texts("[data-testid=paper] dd"));
        Assert.Equal(["Thông tin này chỉ có giá trị tra cứu; bản có giá trị là văn bản do cơ quan ban hành ký, đóng dấu."], page.Texts("[data-testid=value]"));
    }

    [Theory]
    [InlineData("paper.number=8")]
    [InlineData("paper.number=84/QĐ-UBND")]
    [InlineData("paper.number=84&paper.issued=2024")]
    [InlineData("paper.number=84&paper.issued=16/03/2025")]
    [InlineData("paper.number=84&paper.body=tỉnh Kiên Giang")]
    [InlineData("paper.number=12&paper.body=Sở Nội vụ")]
    public async Task APaper_ThatIsAnotherOrNotPublic_IsNotFound(string query) =>
        Assert.Equal(["Không tìm thấy văn bản nào như vậy"], (await Portal.Visitor().GetAsync("/tra-cuu?" + query)).Texts(".empty-state-title"));

    [Fact]
    public async Task ThePaper_OpensForAnybody()
    {
        var page = await Portal.Visitor().GetAsync("/tra-cuu?paper.number=345&paper.issued=2025");

        var pdf = await page.FollowAsync("Mở văn bản (PDF)");

        Assert.Equal(HttpStatusCode.OK, pdf.Status);
        Assert.Equal("application/pdf", pdf.Response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("paper.issued=2025", "Số, ký hiệu: Cần ghi số của văn bản, ví dụ 84 hoặc 84/KH-UBND.")]
    [InlineData("paper.number=84&paper.issued=hôm qua", "Ngày hoặc năm ban hành: Ghi ngày (ví dụ 15/03/2024) hoặc năm (ví dụ 2024).")]
    [InlineData("award.name=a", "Tập thể hoặc họ tên cá nhân: Cần ghi tên tập thể hoặc họ tên cá nhân, ít nhất 2 chữ cái.")]
    [InlineData("award.name=&award.unit=so", "Tập thể hoặc họ tên cá nhân: Cần ghi tên tập thể hoặc họ tên cá nhân, ít nhất 2 chữ cái.")]
    public async Task AWrongQuestion_IsShownAgainWithWhatIsWrong(string query, string error)
    {
        var page = await Portal.Visitor().GetAsync("/tra-cuu?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal([error], page.Errors);
    }

    [Fact]
    public async Task AnAward_IsFoundByNameWithTheDecisionItStandsIn()
    {
        var page = await Portal.Visitor().GetAsync("/tra-cuu?award.name=so Y te");

        Assert.Equal([["Sở Y tế", "Bằng khen", "Số 345/QĐ-UBND ngày 13/10/2025 của Ủy ban nhân dân tỉnh An Giang", "1", CampaignScene.Name]], page.Rows());
        Assert.Equal(["Thông tin này chỉ có giá trị tra cứu; bản có giá trị là Quyết định và giấy, bằng do cơ quan khen thưởng ký, đóng dấu."], page.Texts("[data-testid=value]"));
        Assert.Equal(["Không tìm thấy khen thưởng nào như vậy"], (await Portal.Visitor().GetAsync("/tra-cuu?award.name=xay dung")).Texts(".empty-state-title"));
        Assert.Equal([], (await Portal.Visitor().GetAsync("/tra-cuu?award.name=y te&award.unit=cong thuong")).Rows());
    }

    [Fact]
    public async Task AnAward_IsFoundUnderTheNewNameOfTheUnit()
    {
        await Portal.DbAsync(async db =>
        {
            (await db.Units.Include(u => u.Names).SingleAsync(u => u.Id == scene.Units[1].Id)).Rename(scene.Manager, "Sở Chăm sóc sức khỏe", new DateOnly(2025, 10, 14), scene.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(["Sở Y tế"], (await Portal.Visitor().GetAsync("/tra-cuu?award.name=cham soc suc khoe")).Rows().Select(r => r[0]));
    }

    [Fact]
    public async Task ARecalledDecision_GivesNobodyAnAward()
    {
        await Portal.DbAsync(async db =>
        {
            (await db.Papers.SingleAsync(p => p.Kind == PaperKind.AwardDecision)).Recall(scene.Manager, "99/TB-UBND ngày 14/10/2025", "Sai thẩm quyền", scene.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Equal([], (await Portal.Visitor().GetAsync("/tra-cuu?award.name=so")).Rows());
        Assert.Contains("Chưa ban hành Quyết định khen thưởng.", (await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}")).Texts("p"));
    }

    [Fact]
    public async Task TheSearch_AsksTheDatabaseAsOftenForTwoRowsAsForOne()
    {
        var visitor = Portal.Visitor();

        Assert.Equal(await visitor.CountAsync("/tra-cuu?award.name=so y te"), await visitor.CountAsync("/tra-cuu?award.name=so"));
        Assert.Equal(2, (await visitor.GetAsync("/tra-cuu?award.name=so")).Rows().Count);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
