using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Acts;

/// <summary>Opening, saving marks and settling, against the database.</summary>
public sealed class ActsTests : PortalTest
{
    [Fact]
    public async Task Opening_MakesASheetForEachAndFreezesTheCriteria()
    {
        var scene = await CampaignScene.OpenAsync(Portal, individuals: 1);

        var (sheets, frozen, state) = await Portal.DbAsync(async db => (
            await db.ScoreSheets.Where(s => s.CampaignId == scene.Id).Select(s => new { s.ParticipantId, s.Leaves, s.Maximum, s.State }).ToListAsync(),
            await db.CampaignCriteria.Select(c => c.FrozenAt).SingleAsync(),
            await db.Campaigns.Select(c => c.State).SingleAsync()));
        Assert.Equal(scene.ParticipantIds.Order(), sheets.Select(s => s.ParticipantId).Order());
        Assert.All(sheets, s => Assert.Equal((3, Points.FromDecimal(100), SheetState.Draft), (s.Leaves, s.Maximum, s.State)));
        Assert.Equal(scene.Now, frozen);
        Assert.Equal(CampaignState.Open, state);
    }

    [Fact]
    public async Task Opening_WithoutAnAgency_IsRefusedAndMakesNothing()
    {
        var scene = await CampaignScene.DraftAsync(Portal);
        await Portal.DbAsync(async db =>
        {
            var criteria = await db.CampaignCriteria.Include(c => c.Nodes).SingleAsync();
            criteria.Entrust(scene.Manager, new Dictionary<Guid, Guid?> { [await scene.LeafAsync("1.2")] = null }, scene.Now);
            return await db.SaveChangesAsync();
        });

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scene.ActAsync((services, campaign) => services.GetRequiredService<OpenCampaign>().RunAsync(scene.Manager, campaign, scene.Now)));

        Assert.Equal(["Còn 1 tiêu chí chưa giao cơ quan thẩm định."], refusal.Obstacles.Select(o => o.Text));
        Assert.Equal((0, CampaignState.Draft), await Portal.DbAsync(async db => (await db.ScoreSheets.CountAsync(), await db.Campaigns.Select(c => c.State).SingleAsync())));
    }

    [Fact]
    public async Task TwoOfficers_OnDifferentLinesOfOneSheetAtOnce_AreBothKeptAndTheSumsAreRight()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var choice = await scene.LeafAsync("1.1");
        var ratio = await scene.LeafAsync("2.1");

        // Both have read the sheet before either saves.
        await scene.SheetAsync(0, (first, campaign, sheet) => scene.SheetAsync(0, async (second, sameCampaign, sameSheet) =>
        {
            await first.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, choice, new Answer { Option = "đạt" }, "Có", null, scene.Now);
            await second.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, sameCampaign, sameSheet, ratio, new Answer { Value = 50 }, "Có", null, scene.Now);
        }));

        var stored = await scene.SheetAsync(0);
        Assert.Equal((Points.FromDecimal(50), 2), (stored.SelfTotal, stored.SelfDone));
        Assert.Equal([("1", 20m), ("2", 30m)], stored.FieldSums.OrderBy(f => f.FieldCode).Select(f => (f.FieldCode, f.Self.Value)));
        Assert.Equal(2, await Portal.DbAsync(db => db.ScoreLines.CountAsync(l => l.SheetId == stored.Id)));
    }

    [Fact]
    public async Task ManyOfficers_OnDifferentSheetsAndLines_AllArrive()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var leaves = new[] { (Id: await scene.LeafAsync("1.1"), Answer: new Answer { Option = "đạt" }), (Id: await scene.LeafAsync("1.2"), Answer: new Answer { Mark = 10 }), (Id: await scene.LeafAsync("2.1"), Answer: new Answer { Value = 50 }) };

        await Task.WhenAll(leaves.Select(leaf => scene.SheetAsync(1, async (services, campaign, sheet) =>
            await services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf.Id, leaf.Answer, "Có", null, scene.Now))));

        var stored = await scene.SheetAsync(1);
        Assert.Equal((Points.FromDecimal(60), 3), (stored.SelfTotal, stored.SelfDone));
    }

    [Fact]
    public async Task TwoOfficers_OnTheSameLine_MeetAndTheFirstStays()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var leaf = await scene.LeafAsync("1.1");
        await scene.SheetAsync(0, (services, campaign, sheet) => services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Option = "không" }, "Chưa", null, scene.Now));
        var seen = await Portal.DbAsync(db => db.ScoreLines.Select(l => l.Version).SingleAsync());
        await scene.SheetAsync(0, (services, campaign, sheet) => services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Option = "đạt" }, "Có", seen, scene.Now));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => scene.SheetAsync(0, (services, campaign, sheet) =>
            services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Option = "chậm" }, "Muộn", seen, scene.Now)));

        Assert.Equal(Points.FromDecimal(20), (await scene.SheetAsync(0)).SelfTotal);
    }

    [Fact]
    public async Task AnExplanationAlone_SavedWhileTheSheetIsLocked_IsRefusedAndNotKept()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var leaf = await scene.LeafAsync("1.1");
        await scene.SheetAsync(0, async (services, campaign, sheet) =>
        {
            var marks = services.GetRequiredService<SaveMarks>();
            await marks.SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Option = "đạt" }, "Có kế hoạch", null, scene.Now);
            await marks.SelfAsync(scene.Manager, campaign, sheet, await scene.LeafAsync("1.2"), new Answer { Mark = 20 }, "Có báo cáo", null, scene.Now);
            await marks.SelfAsync(scene.Manager, campaign, sheet, await scene.LeafAsync("2.1"), new Answer { Value = 100 }, "Số liệu hệ thống", null, scene.Now);
        });

        // The officer has read the sheet as a draft before the head locks it; no sum changes, only words.
        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scene.SheetAsync(0, async (services, campaign, sheet) =>
        {
            await scene.SheetAsync(0, async (other, _, same) =>
            {
                same.Lock(scene.Manager, [], late: false, null, scene.Now);
                await other.GetRequiredService<Data.PortalDbContext>().SaveChangesAsync();
            });
            await services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Option = "đạt" }, "Viết lại sau khi khóa", null, scene.Now);
        }));

        Assert.Equal("sheet.locked", refusal.Obstacles[0].Key);
        Assert.Equal("Có kế hoạch", await Portal.DbAsync(db => db.ScoreLines.Where(l => l.Code == "1.1").Select(l => l.SelfExplanation).SingleAsync()));
    }

    [Fact]
    public async Task OneSittingAtOneLine_IsOneEntryOfTheHistory_SealedWhenItIsOver()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var leaf = await scene.LeafAsync("2.1");
        foreach (var value in new[] { 10m, 50m, 100m })
        {
            await scene.SheetAsync(0, (services, campaign, sheet) =>
                services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Value = value }, "Có", null, scene.Now));
            Portal.Clock.Move(TimeSpan.FromMinutes(2));
            await Portal.RunJobsAsync();
        }

        var during = await EntriesAsync();
        Portal.Clock.Move(ScoreLine.EditingSession);
        await Portal.RunJobsAsync();
        await scene.SheetAsync(0, (services, campaign, sheet) =>
            services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Value = 20 }, "Có", null, scene.Now));

        Assert.Equal([(null, "60,00", false)], during);
        Assert.Equal([(null, "60,00", true), ("60,00", "12,00", false)], await EntriesAsync());

        Task<List<(string? From, string? To, bool IsSealed)>> EntriesAsync() => Portal.DbAsync(async db =>
            (await db.AuditEntries.Where(e => e.Act == "line.self-score").OrderBy(e => e.At).ToListAsync()).ConvertAll(e => (e.From, e.To, e.Seq is not null)));
    }

    [Fact]
    public async Task TwoPeopleAtOneLine_AreTwoEntries()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var leaf = await scene.LeafAsync("2.1");
        var other = (await Portal.AccountAsync("nguoi.khac")).Actor();

        await scene.SheetAsync(0, (services, campaign, sheet) => services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Value = 10 }, "Có", null, scene.Now));
        await scene.SheetAsync(0, (services, campaign, sheet) => services.GetRequiredService<SaveMarks>().SelfAsync(other, campaign, sheet, leaf, new Answer { Value = 50 }, "Có", null, scene.Now));

        Assert.Equal(
            [(scene.Manager.Name, "6,00"), (other.Name, "30,00")],
            (await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == "line.self-score").OrderBy(e => e.Id).ToListAsync())).Select(e => (e.ByName, e.To)));
    }

    [Fact]
    public async Task SelfScoring_ALockedSheet_IsRefused()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        await scene.ScoreAsync(0, 92);
        var leaf = await scene.LeafAsync("1.1");

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scene.SheetAsync(0, (services, campaign, sheet) =>
            services.GetRequiredService<SaveMarks>().SelfAsync(scene.Manager, campaign, sheet, leaf, new Answer { Option = "không" }, null, null, scene.Now)));

        Assert.Equal("sheet.locked", refusal.Obstacles[0].Key);
        Assert.Equal(Points.FromDecimal(100), (await scene.SheetAsync(0)).SelfTotal);
    }

    [Theory]
    [InlineData(60.25)]
    [InlineData(-1)]
    public async Task Appraising_OutsideTheMaximum_IsRefused(double points)
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        await scene.ScoreAsync(0, 92);
        var leaf = await scene.LeafAsync("2.1");

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scene.SheetAsync(0, (services, campaign, sheet) =>
            services.GetRequiredService<SaveMarks>().AppraiseAsync(scene.Manager, campaign, sheet, leaf, null, Points.FromDecimal((decimal)points), "Lý do", null, scene.Now)));

        Assert.Equal(["Tiêu chí 2.1: điểm phải từ 0 đến 60."], refusal.Obstacles.Select(o => o.Text));
    }

    [Fact]
    public async Task Settling_GivesRanksBandsAndFinalPointsOfEveryLine()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        foreach (var (participant, final) in new[] { (0, 81m), (1, 92.25m), (2, 81m), (3, 64.99m) })
        {
            await scene.ScoreAsync(participant, final);
        }

        await scene.SettleAsync();

        var results = new List<(decimal, int?, string?)>();
        for (var i = 0; i < 4; i++)
        {
            var sheet = await scene.SheetAsync(i);
            results.Add((sheet.FinalTotal.Value, sheet.Rank, sheet.Band));
        }

        Assert.Equal([(81m, 2, "Tốt"), (92.25m, 1, "Tốt"), (81m, 2, "Tốt"), (64.99m, 4, null)], results);
        var lines = await Portal.DbAsync(db => db.ScoreLines
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.ParticipantId == scene.ParticipantIds[1]))
            .OrderBy(l => l.Code)
            .Select(l => l.FinalPoints)
            .ToListAsync());
        Assert.Equal([20m, 20m, 52.25m], lines.Select(p => p!.Value.Value));
        Assert.Equal(scene.Now, await Portal.DbAsync(db => db.Campaigns.Select(c => c.SettledAt).SingleAsync()));
    }

    [Fact]
    public async Task Settling_WhileAnAgencyIsOpen_IsRefusedAndChangesNothing()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        await scene.ScoreAsync(0, 81);

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scene.ActAsync((services, campaign) => services.GetRequiredService<SettleScores>().RunAsync(scene.Manager, campaign, scene.Now)));

        Assert.Equal(["Sở Nội vụ chưa chốt thẩm định."], refusal.Obstacles.Select(o => o.Text));
        Assert.Null((await scene.SheetAsync(0)).Rank);
    }

    [Fact]
    public async Task WhoIsAloneInAGroup_HasABandAndNoRank()
    {
        var scene = await CampaignScene.OpenAsync(Portal, units: ["Sở Tư pháp"]);
        await scene.ScoreAsync(0, 81);

        await scene.SettleAsync();

        var sheet = await scene.SheetAsync(0);
        Assert.Equal((null, "Tốt"), (sheet.Rank, sheet.Band));
    }
}
