using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features.Preparation;

/// <summary>One campaign in preparation with every section begun, one that runs, a criteria set, a task.</summary>
public sealed class PreparationWorld : IDemoWorld
{
    public async Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal)
    {
        var province = await Province.MakeAsync(portal);
        var (by, now) = (province.ManagerActor, portal.Clock.Now);
        var open = await province.OpenAsync();
        var draft = new Campaign(by, province.Committee.Id, null, Province.Described("Cải cách hành chính năm 2026"), now, open.Id);
        draft.Describe(by, Province.Described("Cải cách hành chính năm 2026"), province.HomeAffairs.Id, ["Luật Thi đua, khen thưởng"], [("100% đúng hạn", 100)], now);
        var group = draft.AddGroup(by, "Khối xã", ParticipantKind.Collective, now);
        var nodes = CriteriaSelection.MetOrNot("Tiêu chí", ["Báo cáo đúng hạn", "Hồ sơ đúng hạn"]);
        var set = new CriteriaSet(by, province.Committee.Id, "Bộ tiêu chí mẫu", null, now);
        var version = set.AddVersion(by, 1, nodes, null, [], now);
        var criteria = new CampaignCriteria(by, draft.Id, "Bộ tiêu chí mẫu", version.Id, nodes, now);
        criteria.Entrust(by, criteria.Nodes.Where(n => n.IsLeaf).Take(1).ToDictionary(n => n.Id, _ => (Guid?)province.Justice.Id), now);
        var members = draft.Enroll(by, group.Id, [new Entrant(ParticipantKind.Collective, province.East.Name, province.East.Id)], now);
        var task = new TaskItem(by, open.Id, 1, "Rà soát thủ tục", province.East.Name, province.East.Id, "Báo cáo", new DateOnly(2025, 10, 20), now);
        await portal.SaveAsync([set, version, draft, criteria, .. members, task]);
        await portal.DbAsync(async db =>
        {
            var stored = await db.Campaigns.FindAsync(draft.Id);
            await db.Entry(stored!).Collection(c => c.Groups).LoadAsync();
            stored!.JudgeGroupBy(by, group.Id, criteria.Id, criteria.Name, now);
            return await db.SaveChangesAsync();
        });
        return new Dictionary<string, Account>
        {
            ["manager"] = province.ManagerAccount,
            ["officer"] = await portal.AccountAsync("dong.hoa", province.East, Role.UnitOfficer),
            ["appraiser"] = await portal.AccountAsync("tu.phap", province.Justice, Role.Appraiser),
            ["leader"] = await portal.AccountAsync("lanh.dao", province.Committee, Role.Leader),
            ["auditor"] = await portal.AccountAsync("thanh.tra", province.Committee, Role.Auditor),
        };
    }
}
