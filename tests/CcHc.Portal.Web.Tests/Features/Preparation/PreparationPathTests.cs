using System.Net;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Preparation;

/// <summary>The whole way over the pages, as a manager goes it.</summary>
public sealed class PreparationPathTests : PortalTest
{
    [Fact]
    public async Task Preparing_EverySectionToTheOpening_MakesASheetForEachParticipant()
    {
        var province = await Province.MakeAsync(Portal);
        var form = await province.AwardFormAsync();
        var manager = province.Manager;

        var start = await (await manager.GetAsync("/campaigns/new")).PostAsync(Fields(("form.name", "Đẩy mạnh cải cách hành chính năm 2025"), ("form.year", 2025)));
        Assert.Equal(HttpStatusCode.OK, start.Status);
        Assert.Equal("Chuẩn bị phong trào", start.Heading);
        var home = start.Path;
        var id = Guid.Parse(home.Split('/')[2]);
        Assert.Equal(
            [
                "Thông tin và căn cứ Đang làm",
                "Đơn vị, cá nhân tham gia Chưa làm",
                "Bộ tiêu chí Chưa làm",
                "Xếp hạng, xếp loại Chưa làm",
                "Mốc thời gian Chưa làm",
                "Thẩm định Chưa làm được",
                "Khen thưởng Chưa làm",
                "Kế hoạch Chưa làm",
                "Danh mục nhiệm vụ (không bắt buộc) Chưa có",
            ],
            start.Texts("[data-testid=section]"));

        var information = await (await manager.GetAsync($"{home}/information")).PostAsync(Fields(
            ("form.startsOn", "01/03/2025"),
            ("form.endsOn", "31/12/2025"),
            ("form.advisingUnitId", province.HomeAffairs.Id),
            ("form.bases", "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\r\nKế hoạch số 10/KH-UBND"),
            ("form.purpose", "Nâng cao trách nhiệm"),
            ("form.contents", "Giải quyết hồ sơ đúng hạn\nĐổi mới lề lối làm việc"),
            ("form.targets", "100% hồ sơ được giải quyết đúng hạn")));
        Assert.Equal("Đã lưu thông tin và căn cứ.", information.Notice);

        var group = await (await manager.GetAsync($"{home}/participants")).PostAsync(Fields(("form.name", "Khối xã, phường"), ("form.kind", "Collective")));
        var chooser = await manager.GetAsync($"{group.Path}/units?kind=CommuneCommittee");
        Assert.Equal([province.East.Name, province.West.Name], chooser.Rows().Select(r => r[1]));
        var members = await chooser.PressAsync("Thêm tất cả 2 đơn vị đang lọc");
        Assert.Equal("Đã thêm 2 đơn vị vào nhóm «Khối xã, phường».", members.Notice);

        var upload = await (await manager.GetAsync($"/criteria-sets/imports?campaign={id}")).PostAsync(Fields(("form.file", new Upload("bo-tieu-chi.csv", Province.CriteriaCsv))));
        Assert.Equal("Xem thử bộ tiêu chí", upload.Heading);
        var choice = await upload.PostAsync(Fields(("form.name", "Bộ tiêu chí xã 2025")));
        Assert.Equal("Chọn bộ tiêu chí", choice.Heading);
        var taken = await choice.PostAsync();
        Assert.Equal([["Khối xã, phường", "Bộ tiêu chí xã 2025", "3", "100"]], taken.Rows());

        await (await manager.GetAsync($"{home}/phases")).PostAsync(Fields(
            ("form.phases[0].firstDay", "01/03/2025"),
            ("form.phases[0].lastDay", "31/03/2025"),
            ("form.phases[2].firstDay", "15/10/2025"),
            ("form.phases[2].lastDay", "05/11/2025"),
            ("form.phases[3].firstDay", "06/11/2025"),
            ("form.phases[3].lastDay", "30/11/2025")));

        // The units of the same name stand chosen already.
        var appraisal = await (await manager.GetAsync($"{home}/appraisal")).PostAsync();
        Assert.Equal("Đã giao cơ quan thẩm định.", appraisal.Notice);

        var awards = await (await manager.GetAsync($"{home}/awards")).PostAsync(Fields(
            ("form.lines[0].formId", form.Id), ("form.lines[0].kind", "Percent"), ("form.lines[0].quota", "50")));
        Assert.Equal([["Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Toàn phong trào", "không quá 50%", "2", "1"]], awards.Rows());

        var plan = await (await manager.GetAsync($"{home}/plan")).PressAsync("Lập dự thảo kế hoạch");
        Assert.Equal(["Kế hoạch: Phát động phong trào thi đua “Đẩy mạnh cải cách hành chính năm 2025” Dự thảo chưa có chưa có"], plan.Texts("[data-testid=plan]"));

        var blocked = await manager.GetAsync($"/campaigns/{id}/check");
        Assert.Equal(["Chưa ghi nhận kế hoạch đã ký: cần số, ngày và tệp văn bản đã ký."], blocked.Obstacles);
        Assert.True(blocked.Has("form[action$=opening] button[disabled]"));

        await province.IssuePlanAsync(id);
        var ready = await manager.GetAsync($"/campaigns/{id}/check");
        Assert.Equal([], ready.Obstacles);
        var opened = await ready.PressAsync("Mở đợt và thông báo tới 2 đơn vị");

        Assert.Equal("Phong trào đã mở", opened.Heading);
        Assert.Contains("2 tập thể, cá nhân của 2 đơn vị", opened.Texts("dd"));
        var (sheets, frozen, acts) = await Portal.DbAsync(async db => (
            await db.ScoreSheets.CountAsync(s => s.CampaignId == id),
            await db.CampaignCriteria.CountAsync(c => c.CampaignId == id && c.FrozenAt != null),
            await db.AuditEntries.Where(a => a.CampaignId == id && a.Act == "campaign.open").Select(a => a.From + " → " + a.To).ToListAsync()));
        Assert.Equal(2, sheets);
        Assert.Equal(1, frozen);
        Assert.Equal(["Đang chuẩn bị → Đang thực hiện"], acts);

        // The unit sees it now.
        var officer = await Portal.AsAsync(Domain.People.Role.UnitOfficer, province.East);
        Assert.Equal("Đẩy mạnh cải cách hành chính năm 2025", (await officer.GetAsync($"/campaigns/{id}")).Heading);
    }

    [Fact]
    public async Task ThePlan_IsComposedFromTheSections()
    {
        var province = await Province.MakeAsync(Portal);
        var campaign = await province.OpenAsync();
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.CampaignId == campaign.Id));

        await using var scope = Portal.Services.CreateAsyncScope();
        var composer = scope.ServiceProvider.GetServices<IPaperComposer>().Single(c => c.Kinds.Contains(paper.Kind));
        var composed = await composer.ComposeAsync(paper, PaperMarks.Draft, CancellationToken.None);

        var lines = PaperText.Lines(composed).ToList();
        Assert.Equal(["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"], composed.Issuer.Lines);
        Assert.Null(composed.Issuer.Superior);
        Assert.Equal("KH-UBND", composed.Number!.Symbol);
        Assert.Equal("An Giang", composed.PlaceAndDate!.Place);
        Assert.Equal(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], composed.Signature.Lines.Select(PaperText.SignatureLine));
        Assert.Equal("Trần Văn Bình", composed.Signature.Name);
        Assert.Contains("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", lines);
        Assert.Contains("Phong trào thi đua được thực hiện từ ngày 01 tháng 3 năm 2025 đến ngày 31 tháng 12 năm 2025.", lines);
        Assert.Contains("Giải quyết hồ sơ đúng hạn.", lines);
    }

    [Fact]
    public async Task CopyingAnEarlierRound_MovesDatesAndLeavesOutUnitsThatEnded()
    {
        var province = await Province.MakeAsync(Portal);
        var source = await province.OpenAsync();
        await Portal.DbAsync(async db =>
        {
            var west = await db.Units.SingleAsync(u => u.Id == province.West.Id);
            west.Close(province.ManagerActor, new DateOnly(2025, 12, 31), null, Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var page = await (await province.Manager.GetAsync($"/campaigns/new?from={source.Id}")).PostAsync(Fields(("form.name", "Cải cách hành chính năm 2026"), ("form.year", 2026)));

        var id = Guid.Parse(page.Path.Split('/')[2]);
        var (registration, names, bases) = await Portal.DbAsync(async db => (
            (await db.Campaigns.Include(c => c.Phases).AsNoTracking().SingleAsync(c => c.Id == id)).WindowFor(PhaseKind.Registration)!,
            await db.Participants.Where(p => p.CampaignId == id).Select(p => p.Name).ToListAsync(),
            (await db.Campaigns.Include(c => c.LegalBases).AsNoTracking().SingleAsync(c => c.Id == id)).LegalBases.Select(b => b.Citation).ToList()));
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 20)), (registration.FirstDay, registration.LastDay));
        Assert.Equal([province.East.Name], names);
        Assert.Equal(["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], bases);
        var review = await province.Manager.GetAsync($"/campaigns/{id}/preparation/comparison");
        Assert.Contains($"{province.West.Name} kết thúc hoạt động 31/12/2025 nên không chép sang.", review.Texts("[data-testid=review]"));
    }

    [Fact]
    public async Task UnitsThatFollowed_AreTakenInWithOnePress_EachIntoTheGroupOfTheOneBefore()
    {
        var province = await Province.MakeAsync(Portal);
        var source = await province.OpenAsync();
        var follower = await Portal.UnitAsync("Ủy ban nhân dân xã Hòa Bình", Domain.Units.UnitKind.CommuneCommittee, province.Committee, "X3");
        await Portal.SaveAsync(new Domain.Units.UnitLineage(province.West.Id, follower.Id, new DateOnly(2026, 1, 1), Domain.Units.LineageKind.Merger));
        await Portal.DbAsync(async db =>
        {
            (await db.Units.SingleAsync(u => u.Id == province.West.Id)).Close(province.ManagerActor, new DateOnly(2025, 12, 31), null, Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var copy = await (await province.Manager.GetAsync($"/campaigns/new?from={source.Id}")).PostAsync(Fields(("form.name", "Cải cách hành chính năm 2026"), ("form.year", 2026)));
        var address = $"/campaigns/{copy.Path.Split('/')[2]}/preparation/comparison";
        var seen = await province.Manager.GetAsync(address);

        var none = await seen.PressAsync("Thêm đơn vị kế thừa đã chọn", new { units = Array.Empty<string>() });
        var added = await seen.PressAsync("Thêm đơn vị kế thừa đã chọn");
        var again = await seen.PressAsync("Thêm đơn vị kế thừa đã chọn");

        Assert.Equal([$"Ủy ban nhân dân xã Hòa Bình, từ {province.West.Name} (nhóm «Khối xã»)"], seen.Texts("[data-testid=successor]"));
        Assert.Equal(["Cần chọn ít nhất một đơn vị kế thừa."], none.Errors);
        Assert.Equal("Đã thêm 1 đơn vị kế thừa vào danh sách tham gia.", added.Notice);
        Assert.Empty(added.Texts("[data-testid=successor]"));
        Assert.Equal(System.Net.HttpStatusCode.Conflict, again.Status);
        var id = Guid.Parse(copy.Path.Split('/')[2]);
        Assert.Equal(
            [province.East.Name, "Ủy ban nhân dân xã Hòa Bình"],
            await Portal.DbAsync(db => db.Participants.Where(p => p.CampaignId == id).OrderBy(p => p.Id).Select(p => p.Name).ToListAsync()));
        Assert.Contains("Thêm vào nhóm «Khối xã» Ủy ban nhân dân xã Hòa Bình", await Portal.DbAsync(db => db.AuditEntries.Where(e => e.CampaignId == id && e.Act == "campaign.enroll").Select(e => e.What + " " + e.To).ToListAsync()));
    }
}
