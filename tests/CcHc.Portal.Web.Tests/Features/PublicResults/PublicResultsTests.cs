using System.Net;
using System.Text;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.PublicResults;

/// <summary>What everybody sees, signed in or not.</summary>
public sealed class PublicResultsTests : PortalTest
{
    [Fact]
    public async Task TheTable_ShowsRanksTotalsBandsAndFieldsWithTheMethod()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92.25m, 81m, 60m]);

        var page = await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}");

        Assert.Equal(CampaignScene.Name, page.Heading);
        Assert.Equal(
            [
                ["1", "Sở Y tế", "92,25", "Tốt", "40,00", "52,25"],
                ["2", "Sở Tư pháp", "81,00", "Tốt", "40,00", "41,00"],
                ["2", "Sở Xây dựng", "81,00", "Tốt", "40,00", "41,00"],
                ["4", "Sở Tài chính", "60,00", "–", "40,00", "20,00"],
            ],
            page.Rows());
        Assert.Equal(
            [
                "Bộ tiêu chí khối sở: 3 tiêu chí, tối đa 100 điểm. Gồm: 1. Chỉ đạo, điều hành (40 điểm); 2. Thủ tục hành chính (60 điểm).",
                "Đơn vị tự đánh giá theo từng tiêu chí; thẩm định: Sở Nội vụ.",
                "Kết quả là điểm sau thẩm định, cộng điểm thưởng và trừ điểm trừ nếu có, làm tròn đến hai chữ số thập phân. Tiêu chí không có điểm thẩm định thì lấy điểm tự chấm.",
                Domain.Rankings.RankingText.RuleText,
                "Xếp loại theo tỷ lệ so với điểm tối đa: Tốt từ 80%; Khá từ 65%.",
            ],
            page.Texts("[data-testid=method] li"));
        Assert.Equal(["Kế hoạch số 84/KH-UBND ngày 15/03/2025 – Phát động phong trào thi đua"], page.Texts("[data-testid=paper]"));

        // 100 points were claimed and the appraisers wrote why not: neither is anybody's business here.
        Assert.DoesNotContain("100,00", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hồ sơ quá hạn", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforePublication_NothingIsThere()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        await scene.ScoreAsync(0, 90);

        foreach (var address in new[] { "", "/tieu-chi", "/khen-thuong", "/bang-diem.csv", "/khen-thuong.csv" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}{address}")).Status);
        }

        Assert.Equal(["Chưa có kết quả nào được công bố"], (await Portal.Visitor().GetAsync("/ket-qua")).Texts(".empty-state-title"));
    }

    [Fact]
    public async Task TheList_FindsByNameAndIssuerAndYear()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m]);
        var visitor = Portal.Visitor();

        Assert.Equal([[CampaignScene.Name, "Ủy ban nhân dân tỉnh An Giang", "14/10/2025", "2", "–"]], (await visitor.GetAsync("/ket-qua?q=uy ban nhan dan tinh AN GIANG")).Rows());
        Assert.Equal([], (await visitor.GetAsync("/ket-qua?year=2024")).Rows());
        var link = await (await visitor.GetAsync("/ket-qua?q=day manh")).FollowAsync(CampaignScene.Name);
        Assert.Equal($"/ket-qua/{scene.Id}", link.Path);
    }

    [Fact]
    public async Task Search_FindsAUnitByOldNewAndSuccessorsNames()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m]);
        var merged = new Unit("Sở Nội chính tổng hợp", UnitKind.Department, scene.Committee);
        await Portal.SaveAsync(merged, new UnitLineage(scene.Units[2].Id, merged.Id, new DateOnly(2025, 9, 1), LineageKind.Merger));
        await Portal.DbAsync(async db =>
        {
            (await db.Units.Include(u => u.Names).SingleAsync(u => u.Id == scene.Units[0].Id)).Rename(scene.Manager, "Sở Pháp chế", new DateOnly(2025, 9, 1), scene.Now);
            return await db.SaveChangesAsync();
        });
        var visitor = Portal.Visitor();

        var byNew = await visitor.GetAsync($"/ket-qua/{scene.Id}?q=phap che");
        Assert.Equal([["2", "Sở Tư pháp nay là Sở Pháp chế", "Khối sở, ban, ngành", "81,00", "Tốt"]], byNew.Rows());
        Assert.Equal(byNew.Rows(), (await visitor.GetAsync($"/ket-qua/{scene.Id}?q=TƯ PHÁP")).Rows());
        Assert.Equal(["Sở Xây dựng nay là Sở Nội chính tổng hợp"], (await visitor.GetAsync($"/ket-qua/{scene.Id}?q=noi chinh")).Rows().Select(r => r[1]));
        Assert.Equal(["Không tìm thấy tên này trong bảng kết quả"], (await visitor.GetAsync($"/ket-qua/{scene.Id}?q=ngoai giao")).Texts("#noi-dung .empty-state-title"));
    }

    [Fact]
    public async Task MetNotMet_ShowsHowManyOutOfHowMany()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [1m, 2m], judging: Judging.MetNotMet);

        var page = await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}");

        Assert.Equal([["1", "Sở Y tế", "3/3", "Tốt", "2", "1"], ["2", "Sở Tư pháp", "2/3", "Khá", "2", "0"]], page.Rows());
        Assert.Equal("Bộ tiêu chí khối sở: 3 tiêu chí, mỗi tiêu chí đạt hoặc không đạt. Gồm: 1. Chỉ đạo, điều hành; 2. Thủ tục hành chính.", page.Texts("[data-testid=method] li")[0]);
    }

    [Fact]
    public async Task Awards_ShowOnceTheDecisionIsIssued()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        var visitor = Portal.Visitor();
        Assert.Contains("Chưa ban hành Quyết định khen thưởng.", (await visitor.GetAsync($"/ket-qua/{scene.Id}")).Texts("p"));

        await scene.AwardAsync();

        var list = await (await visitor.GetAsync($"/ket-qua/{scene.Id}")).FollowAsync("Danh sách 2 tập thể, cá nhân được khen thưởng");
        Assert.Equal(
            [["1", "Sở Y tế", "Bằng khen", "Số 345/QĐ-UBND ngày 13/10/2025"], ["2", "Sở Tư pháp", "Bằng khen", "Số 345/QĐ-UBND ngày 13/10/2025"]],
            list.Rows());
        Assert.Equal(["Sở Tư pháp"], (await visitor.GetAsync($"/ket-qua/{scene.Id}/khen-thuong?q=tu phap")).Rows().Select(r => r[1]));
        Assert.Equal(
            "Số thứ tự;Hình thức khen thưởng;Tập thể, cá nhân;Chức vụ, đơn vị;Số Quyết định;Ngày Quyết định\r\n1;Bằng khen;Sở Y tế;;345/QĐ-UBND;13/10/2025\r\n2;Bằng khen;Sở Tư pháp;;345/QĐ-UBND;13/10/2025\r\n"
                .Replace("Tập thể, cá nhân", "\"Tập thể, cá nhân\"", StringComparison.Ordinal).Replace("Chức vụ, đơn vị", "\"Chức vụ, đơn vị\"", StringComparison.Ordinal),
            Csv(await visitor.GetAsync($"/ket-qua/{scene.Id}/khen-thuong.csv")));
        Assert.Equal(
            ["Kế hoạch số 84/KH-UBND ngày 15/03/2025", "Quyết định khen thưởng số 345/QĐ-UBND ngày 13/10/2025"],
            (await visitor.GetAsync($"/ket-qua/{scene.Id}")).Texts("[data-testid=paper] a"));
    }

    [Fact]
    public async Task ReviewOnly_ShowsItsAwardsAndNoTable()
    {
        var scene = await CampaignScene.OpenAsync(Portal, Judging.ReviewOnly, quotas: ["2"]);
        await scene.ActAsync(async (services, campaign) =>
        {
            var proposals = (Web.Features.Shared.Acts.AwardProposals)services.GetService(typeof(Web.Features.Shared.Acts.AwardProposals))!;
            var db = (Data.PortalDbContext)services.GetService(typeof(Data.PortalDbContext))!;
            await proposals.AddAsync(scene.Manager, campaign, scene.AwardIds[0], scene.ParticipantIds[1], null, scene.Now);
            campaign.Publish(scene.Manager, scene.Now);
            await db.SaveChangesAsync();
        });
        await scene.AwardAsync();

        var page = await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}");

        Assert.False(page.Has("[data-testid=result]"));
        Assert.DoesNotContain("Sở Tư pháp", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Sở Y tế"], page.Rows().Select(r => r[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}/bang-diem.csv")).Status);
    }

    [Fact]
    public async Task Csv_IsWhatThePageShows_WithBomAndDecimalComma()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92.25m]);

        var answer = await Portal.Visitor().GetAsync($"/ket-qua/{scene.Id}/bang-diem.csv");

        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, answer.Body[..3]);
        Assert.Equal("text/csv", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("bang-diem-day-manh-cai-cach-hanh-chinh-nam-2025-2025.csv", answer.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(
            [
                "Nhóm xếp hạng;Hạng;\"Tập thể, cá nhân\";\"Chức vụ, đơn vị\";Tổng điểm;Điểm tối đa;Xếp loại;\"1. Chỉ đạo, điều hành\";2. Thủ tục hành chính",
                "\"Khối sở, ban, ngành\";1;Sở Y tế;;\"92,25\";100;Tốt;\"40,00\";\"52,25\"",
                "\"Khối sở, ban, ngành\";2;Sở Tư pháp;;\"81,00\";100;Tốt;\"40,00\";\"41,00\"",
                "",
            ],
            Csv(answer).Split("\r\n"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+84 1", "'+84 1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("xã A; B", "\"xã A; B\"")]
    [InlineData("Sở Y tế", "Sở Y tế")]
    public void CsvCell_NeverBeginsLikeAFormula(string text, string cell) => Assert.Equal(cell + ";\r\n", CsvDownload.Line([text, null]));

    [Fact]
    public async Task Pages_AskTheDatabaseAsOftenForOneRowAsForThree()
    {
        var counts = new List<List<int>>();
        foreach (var finals in new decimal[][] { [81m, 92m, 70m], [81m] })
        {
            await using var portal = await QuickRenderer.HostAsync();
            var scene = await CampaignScene.PublishedAsync(portal, finals, ["3"]);
            await scene.AwardAsync();
            var visitor = portal.Visitor();
            var count = new List<int>();
            foreach (var address in new[] { "", $"/{scene.Id}", $"/{scene.Id}?q=so", $"/{scene.Id}/khen-thuong", $"/{scene.Id}/bang-diem.csv", $"/{scene.Id}/khen-thuong.csv", $"/{scene.Id}/tieu-chi" })
            {
                count.Add(await visitor.CountAsync("/ket-qua" + address));
            }

            counts.Add(count);
        }

        Assert.Equal(counts[1], counts[0]);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();

    private static string Csv(Page page) => Encoding.UTF8.GetString(page.Body).TrimStart('\uFEFF');
}
