using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Tasks;

/// <summary>Who may follow a task and say how far it is.</summary>
public static class TaskAccess
{
    /// <summary>Who runs the campaign, or the unit that leads the task.</summary>
    public static bool CanReport(Actor actor, Campaign campaign, TaskItem task) =>
        CanReport(actor, campaign, task.LeadUnitId);

    public static bool CanReport(Actor actor, Campaign campaign, Guid? leadUnitId) =>
        CampaignAccess.CanManage(actor, campaign) || (leadUnitId is { } unit && actor.UnitsOf(Role.UnitOfficer, Role.UnitHead).Contains(unit));
}
