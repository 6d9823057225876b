using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Guards;

/// <summary>A list asks the database as often for many rows as for few. Lists with a test of their own beside their feature are not repeated.</summary>
public sealed class ListStatementTests : PortalTest
{
    private const int Many = 12;

    private CampaignScene scene = null!;
    private Guid groupId;

    public static TheoryData<string> Lists =>
        ["accounts", "slips", "units", "positions", "territories", "imports", "campaigns", "criteria sets", "evidence", "tasks", "amendments", "members"];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.OpenAsync(Portal);
        groupId = await Portal.DbAsync(db => db.Set<RankingGroup>().Where(g => g.CampaignId == scene.Id).Select(g => g.Id).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task AList_AsksAsOftenForManyRowsAsForFew(string list)
    {
        var (reader, address, add) = List(list);
        var visitor = reader is { } role ? await Portal.AsAsync(role, scene.Committee) : await Portal.AsAsync(scene.ManagerAccount);
        await add(1);
        await add(2);
        var rows = (await visitor.GetAsync(address)).Rows().Count;
        var few = await visitor.CountAsync(address);

        for (var i = 3; i < 3 + Many; i++)
        {
            await add(i);
        }

        Assert.True((await visitor.GetAsync(address)).Rows().Count >= rows + Many, "The rows that were added are not on the page.");
        Assert.Equal(few, await visitor.CountAsync(address));
    }

    private (Role? Reader, string Address, Func<int, Task> Add) List(string list) => list switch
    {
        "accounts" => (Role.Administrator, "/accounts", i => Portal.AccountAsync($"nguoi.{i}", scene.Units[0], Role.UnitOfficer, $"Phạm Văn {i}")),
        "slips" => (Role.Administrator, "/accounts/slips", async i => await Portal.AccountAsync($"nguoi.{i}", await UnitAsync(i), Role.UnitOfficer, $"Phạm Văn {i}")),
        "units" => (Role.Administrator, $"/units?under={scene.Committee.Id}", i => UnitAsync(i)),
        "positions" => (Role.Administrator, $"/units/{scene.Units[0].Id}/positions", async i =>
        {
            var person = new Person($"Phạm Văn {i}", scene.Units[0].Id);
            await Portal.SaveAsync(person, new Position(person.Id, scene.Units[0].Id, "Phó Giám đốc", new DateOnly(2024, 1, 1)));
        }
        ),
        "territories" => (Role.Administrator, $"/territories?structure={TerritoryStructure.From2025}", i => Portal.SaveAsync(new AdministrativeUnit(TerritoryStructure.From2025, $"9{i}", null, 1, "Tỉnh", $"Tỉnh {i}"))),
        "imports" => (Role.Administrator, "/imports", async i =>
        {
            var file = new StoredFile(new string('a', 64), 10, "text/csv", $"don-vi-{i}.csv", scene.ManagerAccount.PersonId, scene.Now);
            await Portal.SaveAsync(file, new ImportRun(ImportKind.Units, file.Id, file.FileName, new DateOnly(2025, 7, 1), false, scene.Manager, scene.Now));
        }
        ),
        "campaigns" => (null, "/campaigns", i => Portal.SaveAsync(new Campaign(
            scene.Manager,
            scene.Committee.Id,
            scene.HomeAffairs.Id,
            new CampaignDescription($"Phong trào {i}", RoundKind.ThematicEmulation, Judging.Points, 2025, null, null, null, null, [], [], [], null, null, null, null, null),
            scene.Now))),
        "criteria sets" => (null, "/criteria-sets", async i =>
        {
            var set = new CriteriaSet(scene.Manager, scene.Committee.Id, $"Bộ tiêu chí {i}", null, scene.Now);
            await Portal.SaveAsync(set, set.AddVersion(scene.Manager, 1, CriteriaSelection.MetOrNot("Lĩnh vực", ["Tiêu chí"]), null, [], scene.Now));
        }
        ),
        "evidence" => (null, $"/evidence?unitId={scene.Units[0].Id}&campaignId={scene.Id}", i => Portal.SaveAsync(
            new Evidence(scene.Manager, scene.Units[0].Id, scene.Id, EvidenceKind.Link, new EvidenceDescription($"Bài viết {i}", null, null, null), $"https://angiang.gov.vn/{i}", scene.Now))),
        "tasks" => (null, $"/campaigns/{scene.Id}/tasks", i => Portal.SaveAsync(
            new TaskItem(scene.Manager, scene.Id, i, $"Nhiệm vụ {i}", null, scene.Units[i % scene.Units.Count].Id, "Báo cáo", new DateOnly(2025, 12, 1), scene.Now))),
        "amendments" => (null, $"/campaigns/{scene.Id}/amendments", i => Portal.DbAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == scene.Id);
            var before = await db.CampaignCriteria.Include(c => c.Nodes).SingleAsync(c => c.CampaignId == scene.Id);
            var set = new CriteriaSet(scene.Manager, scene.Committee.Id, $"Bộ tiêu chí sửa đổi {i}", null, scene.Now);
            var version = set.AddVersion(scene.Manager, 1, CriteriaSelection.MetOrNot("Lĩnh vực", ["Tiêu chí"]), null, [], scene.Now);
            var amendment = new CriteriaAmendment(scene.Manager, campaign, before, version.Id, null, [], scene.Now);
            amendment.Withdraw(scene.Manager, scene.Now);
            db.AddRange(set, version, amendment);
            return await db.SaveChangesAsync();
        })),
        "members" => (null, $"/campaigns/{scene.Id}/preparation/participants/groups/{groupId}", async i =>
        {
            var unit = await UnitAsync(i);
            await Portal.SaveAsync(new Participant(scene.Id, groupId, ParticipantKind.Collective, unit.Name, unit.Id));
        }
        ),
        _ => throw new ArgumentOutOfRangeException(nameof(list)),
    };

    private Task<Unit> UnitAsync(int i) => Portal.UnitAsync($"Sở thứ {i}", UnitKind.Department, scene.Committee);
}
