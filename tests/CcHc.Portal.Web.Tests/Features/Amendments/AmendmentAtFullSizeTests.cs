using System.Diagnostics;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Amendments;

/// <summary>The whole country in one campaign: 3.457 sheets of 100 leaves are amended in one transaction.</summary>
public sealed class AmendmentAtFullSizeTests : PortalTest
{
    private const int Fields = 10;
    private const int LeavesAField = 10;

    [Theory]
    [InlineData(346)]
    [InlineData(3457)]
    public async Task AnAmendment_OfOneRuleInTen_ReachesEverySheet(int sheets)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CCHC_LONG") == "1", "A campaign of the whole country takes minutes to fill: scripts/test --long fills it.");
        var by = new Actor(null, "Lê Văn Quản", []);
        var (campaignId, versionId, fileId) = await FillAsync(by, sheets);
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var amend = scope.ServiceProvider.GetRequiredService<AmendCriteria>();
        var campaign = await db.Campaigns.Include(c => c.Groups).Include(c => c.Bands).Include(c => c.AppraisalClosings).AsSplitQuery().SingleAsync(c => c.Id == campaignId, TestContext.Current.CancellationToken);
        var before = await db.CampaignCriteria.Include(c => c.Nodes).SingleAsync(c => c.CampaignId == campaignId, TestContext.Current.CancellationToken);
        var amendment = new CriteriaAmendment(by, campaign, before, versionId, null, [], Portal.Clock.Now);
        db.CriteriaAmendments.Add(amendment);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        var reading = await amend.ReadAsync(amendment, campaign, TestContext.Current.CancellationToken);
        var effects = await amend.PreviewAsync(reading, TestContext.Current.CancellationToken);
        var previewed = watch.Elapsed;
        watch.Restart();
        await amend.RunAsync(by, reading, effects.Fingerprint, reading.Agencies, new AmendmentBasis("1/QĐ-UBND", new(2025, 10, 1), "Đo", fileId), false, Portal.Clock.Now, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine($"{sheets} sheets: dry run {previewed.TotalSeconds:0.0} s, carried out {watch.Elapsed.TotalSeconds:0.0} s");

        var after = await Portal.DbAsync(d => d.CampaignCriteria.Where(c => c.AmendsId != null).Select(c => c.Id).SingleAsync());
        Assert.Equal(sheets, await Portal.DbAsync(d => d.ScoreSheets.CountAsync(s => s.CriteriaId == after)));
        Assert.Equal(sheets * Fields * LeavesAField, await Portal.DbAsync(d => d.ScoreLines.CountAsync(l => d.Criteria.Any(c => c.Id == l.CriterionId && c.CriteriaId == after))));
        // Ten leaves of a hundred earn half a point where they earned one.
        Assert.All(await Portal.DbAsync(d => d.ScoreSheets.Select(s => s.SelfTotal).Distinct().ToListAsync()), t => Assert.Equal("95,00", t.ToString()));
    }

    private async Task<(Guid CampaignId, Guid VersionId, Guid FileId)> FillAsync(Actor by, int sheets)
    {
        var province = await Portal.UnitAsync("Ủy ban nhân dân tỉnh Hòa An", UnitKind.ProvincialCommittee);
        var agency = await Portal.UnitAsync("Sở Nội vụ", parent: province);
        var start = new DateTimeOffset(2025, 1, 10, 2, 0, 0, TimeSpan.Zero);
        var description = new CampaignDescription("Cả nước", RoundKind.ParIndex, Judging.Points, 2025, new(2025, 1, 1), new(2025, 12, 31), null, null, ["Một"], [], [], null, null, null, null, null);
        var campaign = new Campaign(by, province.Id, null, description, start);
        campaign.Describe(by, description, null, ["Luật"], [], start);
        var group = campaign.AddGroup(by, "Các xã", ParticipantKind.Collective, start);
        campaign.Schedule(by, PhaseKind.SelfAssessment, new(2025, 9, 1), new(2025, 10, 10), start);
        campaign.Schedule(by, PhaseKind.Appraisal, new(2025, 11, 1), new(2025, 11, 30), start);
        campaign.SetBands(by, [("Tốt", 80)], start);
        var texts = CriterionText.Of(CriteriaTree.Build(Sources("per=1; cap=1")));
        var criteria = new CampaignCriteria(by, campaign.Id, "Bộ tiêu chí", null, texts, start);
        criteria.Entrust(by, criteria.Nodes.Where(n => n.IsLeaf).ToDictionary(n => n.Id, _ => (Guid?)agency.Id), start);
        campaign.JudgeGroupBy(by, group.Id, criteria.Id, criteria.Name, start);
        campaign.Open(by, new CampaignReadiness(sheets, [], [], 0, 0, PaperState.Issued, "1/KH-UBND", true), start);
        criteria.Freeze(start);
        var set = new CriteriaSet(by, province.Id, "Bộ tiêu chí", null, start);
        var version = set.AddVersion(by, 1, CriterionText.Of(CriteriaTree.Build(Sources("per=0.5; cap=1"))), null, [], start);
        var file = new StoredFile(new string('a', 64), 10, "application/pdf", "1.pdf", null, start);
        await Portal.SaveAsync(campaign, criteria, set, version, file);

        var tree = CampaignTrees.Read(criteria.Nodes);
        var participants = Enumerable.Range(1, sheets).Select(i => new Participant(campaign.Id, group.Id, ParticipantKind.Collective, $"Xã {i}", null)).ToList();
        var all = participants.Select(p => new ScoreSheet(campaign.Id, p.Id, group.Id, null, criteria.Id, Fields * LeavesAField, Points.FromDecimal(100))).ToList();
        var answer = new Answer { Count = 1 };
        var first = tree.ScoredLeaves.Select(leaf =>
        {
            var line = new ScoreLine(all[0].Id, campaign.Id, tree.Nodes[leaf.Code].Id, leaf.Code);
            line.SelfScore(by, answer.ToJson(), ScoringEngine.ScoreLeaf(leaf, answer, 2025).Points, "Số liệu", start);
            return line;
        }).ToList();
        var marks = first.ToDictionary(l => l.Code, l => new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, null, null));
        foreach (var sheet in all)
        {
            SaveMarks.Sum(sheet, tree, marks);
        }

        foreach (var chunk in participants.Zip(all).Chunk(500))
        {
            await Portal.SaveAsync([.. chunk.Select(c => c.First), .. chunk.Select(c => c.Second)]);
        }

        await Portal.SaveAsync([.. first]);
        await CopyLinesAsync(all[0].Id);
        return (campaign.Id, version.Id, file.Id);
    }

    /// <summary>The lines of one sheet for every other, inside the database: writing them one by one would take longer than what is measured.</summary>
    private Task<int> CopyLinesAsync(Guid sheetId) => Portal.DbAsync(async db =>
    {
        var entity = db.Model.FindEntityType(typeof(ScoreLine))!;
        var columns = entity.GetProperties().Select(p => p.Name).Where(n => n is not ("Id" or "SheetId")).Select(n => $"\"{n}\"").ToList();
        var id = "substr(h,1,8)||'-'||substr(h,9,4)||'-'||substr(h,13,4)||'-'||substr(h,17,4)||'-'||substr(h,21,12)";
        var list = string.Join(", ", columns);
#pragma warning disable EF1002 // column names of the model and an id made here
        return await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO ScoreLines (\"Id\", \"SheetId\", {list}) SELECT {id}, s, {list} FROM (SELECT upper(hex(randomblob(16))) AS h, x.Id AS s, {string.Join(", ", columns.Select(c => "l." + c))} FROM ScoreSheets x CROSS JOIN ScoreLines l WHERE l.SheetId = {{0}} AND x.Id <> {{0}})",
            sheetId);
#pragma warning restore EF1002
    });

    private static CriterionSource[] Sources(string changed) =>
    [
        .. from field in Enumerable.Range(1, Fields)
           from node in Enumerable.Range(0, LeavesAField + 1)
           select node == 0
               ? new CriterionSource($"{field}", null, $"Lĩnh vực {field}", LeavesAField, ScoringMethods.Group, "sum of children")
               : new CriterionSource($"{field}.{node}", $"{field}", $"Tiêu chí {field}.{node}", 1, ScoringMethods.Count, node == 1 ? changed : "per=1; cap=1"),
    ];
}
