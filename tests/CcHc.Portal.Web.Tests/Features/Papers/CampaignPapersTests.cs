using System.Net;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>Văn bản của đợt: the list of a campaign's papers, and what is odd about their numbers and dates.</summary>
public sealed class CampaignPapersTests : PortalTest
{
    private CampaignScene scene = null!;
    private Visitor manager = null!;

    private string Address => $"/campaigns/{scene.Id}/papers";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.DraftAsync(Portal, Judging.ReviewOnly);
        manager = await Portal.AsAsync(scene.ManagerAccount);
    }

    [Fact]
    public async Task EveryPaper_IsListedWithWhatItDoesToAnother()
    {
        var decision = await IssuedAsync(PaperKind.AwardDecision, "345", "QĐ-UBND", new DateOnly(2025, 10, 13));
        await IssuedAsync(Paper.About(await FreshAsync(decision.Id), PaperKind.CorrectionLetter, "Về việc đính chính"), "7", "UBND-NV", new DateOnly(2025, 10, 14));
        await Portal.SaveAsync(new Paper(PaperKind.SubmissionStatement, scene.HomeAffairs.Id, "Về việc đề nghị khen thưởng", scene.Id));

        var page = await (await manager.GetAsync($"/campaigns/{scene.Id}")).FollowAsync("Danh sách đầy đủ, số và ngày cần xem lại");

        Assert.Equal(
            ["84/KH-UBND | 15/03/2025 | Hồ Văn Chủ Chủ tịch | Đã ban hành", "345/QĐ-UBND | 13/10/2025 | Hồ Văn Chủ | Đã ban hành", "7/UBND-NV | 14/10/2025 | Hồ Văn Chủ | Đã ban hành", "– | – |  | Dự thảo"],
            page.Rows().Select(r => string.Join(" | ", r.Skip(1))));
        Assert.Equal(
            ["Đính chính bởi: Công văn đính chính số 7/UBND-NV ngày 14/10/2025", "Đính chính: Quyết định khen thưởng số 345/QĐ-UBND ngày 13/10/2025"],
            page.Texts("[data-testid=link]"));
        Assert.Equal("7/UBND-NV", Assert.Single((await manager.GetAsync($"{Address}?kind=CorrectionLetter")).Rows())[1]);
        Assert.Equal("345/QĐ-UBND", Assert.Single((await manager.GetAsync($"{Address}?q=345")).Rows())[1]);
    }

    [Fact]
    public async Task OddNumbersAndDays_AreNamed_AcrossCampaigns_AndGoToExcel()
    {
        var other = new Campaign(scene.Manager, scene.Committee.Id, scene.HomeAffairs.Id, new CampaignDescription("Đợt khác", RoundKind.ThematicEmulation, Judging.ReviewOnly, 2025, null, null, null, null, [], [], [], null, null, null, null, null), scene.Now);
        await Portal.SaveAsync(other);
        await IssuedAsync(new Paper(PaperKind.Plan, scene.Committee.Id, "Phát động đợt khác", other.Id), "084", "KH-UBND", new DateOnly(2025, 3, 17));
        await IssuedAsync(PaperKind.AwardDecision, "345", "QĐ-UBND", new DateOnly(2025, 3, 12));

        var page = await manager.GetAsync(Address);

        Assert.Equal(["2 văn bản có số hoặc ngày cần xem lại"], page.Texts("[data-testid=odd]"));
        Assert.Equal(
            [
                "Cảnh báo Ngày 12/03/2025 trước ngày của văn bản mà nó căn cứ vào: Kế hoạch số 84/KH-UBND ngày 15/03/2025.",
                "Cảnh báo Số 84/KH-UBND năm 2025 đã được ghi nhận cho: Kế hoạch «Phát động đợt khác» ngày 17/03/2025. Mỗi số chỉ cấp cho một văn bản trong năm.",
                "Lưu ý Ngày 15/03/2025 là Thứ Bảy.",
            ],
            page.Texts("[data-testid=warning]"));
        using var stream = new MemoryStream((await manager.GetAsync($"{Address}/workbook.xlsx?odd=true")).Body);
        var rows = Data.Tables.TableFile.Read(stream, "van-ban.xlsx").Rows.Select(r => r.Cells.Select(c => c.Text ?? "").ToArray()).ToList();
        Assert.Equal(["345", "84"], rows.Skip(3).Select(r => r[2]));
        Assert.StartsWith("Cảnh báo: Ngày 12/03/2025 trước ngày", rows[3][10], StringComparison.Ordinal);

        // Whoever is not of the office that runs it learns nothing of other campaigns.
        await Portal.DbAsync(async db =>
        {
            await db.Campaigns.Where(c => c.Id == scene.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, CampaignState.Open));
            return 0;
        });
        var officer = await (await Portal.AsAsync(Role.UnitOfficer, scene.Units[0])).GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Empty(officer.Texts("[data-testid=warning]"));
        Assert.Equal(2, officer.Rows().Count);
    }

    [Fact]
    public async Task TheSamePaperOnceMore_IsRefusedAtTheNumber()
    {
        var twin = new Paper(PaperKind.Plan, scene.Committee.Id, "Phát động lần nữa", scene.Id);
        var file = await scene.KeepFileAsync("kh.docx", [1, 2, 3]);
        twin.Check(scene.Manager, "A", "B", scene.Now);
        twin.Submit(scene.Manager, "{}", null, file.Id, scene.Now);
        await Portal.SaveAsync(twin);

        var refused = await manager.PostAsync($"/papers/{twin.Id}/issuance", Fields(("form.number", "84"), ("form.symbol", "KH-UBND"), ("form.issuedOn", "15/03/2025"), ("form.signerName", "Hồ Văn Chủ")));

        Assert.Contains("Số: Kế hoạch số 84/KH-UBND ngày 15/03/2025 đã được ghi nhận («Phát động phong trào thi đua»): cùng loại, cùng số, cùng ngày thì không thể là hai văn bản.", refused.Errors);
        Assert.Equal(PaperState.Submitted, await Portal.DbAsync(db => db.Papers.Where(p => p.Id == twin.Id).Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task TheList_AsksAsOftenForManyAsForFew()
    {
        await IssuedAsync(PaperKind.OfficialLetter, "1", "UBND-NV", new DateOnly(2025, 4, 1));
        var few = await manager.CountAsync(Address);

        for (var i = 2; i < 14; i++)
        {
            await IssuedAsync(PaperKind.OfficialLetter, $"{i}", "UBND-NV", new DateOnly(2025, 4, i));
        }

        Assert.Equal(14, (await manager.GetAsync(Address)).Rows().Count);
        Assert.Equal(few, await manager.CountAsync(Address));
    }

    private Task<Paper> FreshAsync(Guid id) => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == id));

    private Task<Paper> IssuedAsync(PaperKind kind, string number, string symbol, DateOnly day) =>
        IssuedAsync(new Paper(kind, scene.Committee.Id, "Về việc thi đua", scene.Id), number, symbol, day);

    private async Task<Paper> IssuedAsync(Paper paper, string number, string symbol, DateOnly day)
    {
        var file = await scene.KeepFileAsync($"{number}.pdf", CampaignScene.SignedPdf(number));
        paper.Check(scene.Manager, "A", "B", scene.Now);
        paper.Submit(scene.Manager, "{}", null, file.Id, scene.Now);
        paper.Issue(scene.Manager, new Issuance(number, symbol, day, "Hồ Văn Chủ", null, file.Id, file.Sha256), null, null, null, scene.Now);
        await Portal.SaveAsync(paper);
        return paper;
    }
}
