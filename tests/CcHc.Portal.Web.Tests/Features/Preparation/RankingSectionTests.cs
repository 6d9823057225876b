using System.Net;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Preparation;

public sealed class RankingSectionTests : PortalTest
{
    [Fact]
    public async Task Rules_AreEnteredRowByRow_MovedAndSaved()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await DraftAsync(province);
        var page = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/ranking");

        page = await page.PressAsync("Thêm mức");
        page = await page.PressAsync("Thêm mức", Fields(("form.bands[0].name", "Tốt"), ("form.bands[0].from", "80")));
        page = await page.PressAsync("Thêm điều kiện", Fields(("form.bands[1].name", "Khá"), ("form.bands[1].from", "65,5")));
        page = await page.PressAsync("Thêm chỉ tiêu", Fields(("form.gates[0].band", "Tốt"), ("form.gates[0].kind", "LockedInTime")));
        page = await page.PressAsync("Thêm bước", Fields(("form.quotas[0].band", "Tốt"), ("form.quotas[0].kind", "Percent"), ("form.quotas[0].number", "25"), ("form.quotas[0].base", "Group"), ("form.quotas[0].rounding", "AtLeastOne")));
        page = await page.PressAsync("Thêm bước", Fields(("form.ties[0].kind", "Penalty")));
        page = await page.PressAsync("Xuống", Fields(("form.ties[1].kind", "Bonus")));
        var saved = await page.PressAsync("Lưu quy tắc");

        Assert.Equal("Đã lưu quy tắc xếp hạng, xếp loại.", saved.Notice);
        Assert.Equal(
            [
                "Xếp hạng theo điểm cuối cùng (hai chữ số thập phân). Các đơn vị bằng điểm được xét lần lượt: điểm thưởng cao hơn; điểm trừ thấp hơn. Vẫn bằng nhau thì cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).",
                "Xếp loại theo tỷ lệ so với điểm tối đa: Tốt từ 80%; Khá từ 65,5%.",
                "Điều kiện: mức Tốt trở lên phải khóa phiếu tự chấm đúng hạn. Không đạt điều kiện thì xếp mức liền dưới.",
                "Chỉ tiêu, xét sau cùng theo thứ hạng: mức Tốt không quá 25% số đơn vị trong nhóm, làm tròn xuống, ít nhất là 1. Vượt chỉ tiêu thì xếp mức liền dưới; các đơn vị cùng hạng không bị tách.",
            ],
            saved.Texts("[data-testid=words] li"));
        var plan = (await StoredAsync(campaign.Id)).Ranking;
        Assert.Equal([TieKind.Bonus, TieKind.Penalty], plan.Ties.Select(t => t.Kind));
        Assert.Equal(1, await Portal.DbAsync(db => db.AuditEntries.CountAsync(e => e.Act == "campaign.ranking" && e.CampaignId == campaign.Id)));
    }

    [Fact]
    public async Task Rules_ThatDoNotFit_AreRefusedAtTheirFields_KeepingWhatWasTyped()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await DraftAsync(province, c => c.SetRanking(province.ManagerActor, [("Tốt", 80), ("Khá", 65)], new([new("Tốt", GateKind.LockedInTime)], [], []), Portal.Clock.Now));
        var page = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/ranking");

        var refused = await page.PressAsync("Lưu quy tắc", Fields(("form.gates[0].kind", "PartShare"), ("form.gates[0].number", "120")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(
            ["Lĩnh vực, tiêu chí: Điều kiện 1: cần ghi mã lĩnh vực, tiêu chí.", "Số (% hoặc điểm): Điều kiện 1: cần ghi tỷ lệ từ 0 đến 100."],
            refused.Errors);
        Assert.Equal("120", refused.Document.QuerySelector("input[name='form.gates[0].number']")!.GetAttribute("value"));
        Assert.Equal(GateKind.LockedInTime, (await StoredAsync(campaign.Id)).Ranking.Gates[0].Kind);
    }

    [Fact]
    public async Task Rules_ChangedByTwoPeople_ShowTheOthersWordsAndSaveNothing()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await DraftAsync(province, c => c.SetBands(province.ManagerActor, [("Tốt", 80)], Portal.Clock.Now));
        var path = $"/campaigns/{campaign.Id}/preparation/ranking";
        var mine = await province.Manager.GetAsync(path);
        var theirs = await province.Manager.GetAsync(path);
        await theirs.PressAsync("Lưu quy tắc", Fields(("form.bands[0].from", "85")));

        var page = await mine.PressAsync("Lưu quy tắc", Fields(("form.bands[0].from", "90")));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal([["Mức 1", "Tốt từ 85%", "Tốt từ 90%"]], page.Rows("[data-testid=changed] table"));
        Assert.Equal(8500, (await StoredAsync(campaign.Id)).Bands[0].FromHundredths);
        Assert.Equal("Đã lưu quy tắc xếp hạng, xếp loại.", (await page.PressAsync("Lưu quy tắc")).Notice);
        Assert.Equal(9000, (await StoredAsync(campaign.Id)).Bands[0].FromHundredths);
    }

    [Fact]
    public async Task Rules_OfARunningCampaign_AreOnlyShownHere()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.OpenAsync();

        var page = await province.Manager.GetAsync($"/campaigns/{campaign.Id}/preparation/ranking");
        var answer = await province.Manager.PostAsync($"/campaigns/{campaign.Id}/preparation/ranking", Fields(("act", "save")));

        Assert.True(page.Has("fieldset[disabled]"));
        Assert.Contains("Sửa quy tắc khi phong trào đang chạy (ghi lý do)", page.Texts("main a"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    private static async Task<Campaign> DraftAsync(Province province, Action<Campaign>? but = null) => await province.DraftAsync(but: campaign =>
    {
        campaign.AddGroup(province.ManagerActor, "Khối xã", ParticipantKind.Collective, campaign.CreatedAt);
        but?.Invoke(campaign);
    });

    private Task<Campaign> StoredAsync(Guid id) => Portal.DbAsync(db => db.Campaigns.AsNoTracking().Include(c => c.Bands).SingleAsync(c => c.Id == id));
}
