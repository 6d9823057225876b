using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Who brings in figures of others, and who may object to them.</summary>
public static class FigureAccess
{
    /// <summary>The manager for every leaf; an appraising agency for its own.</summary>
    /// <param name="field">Code of the top node of the leaf.</param>
    public static bool CanImport(Actor actor, Campaign campaign, Guid? agencyUnitId, string field) =>
        CampaignAccess.CanManage(actor, campaign) || (agencyUnitId is not null && AppraisalAccess.Covers(actor, campaign.Id, agencyUnitId, field));

    /// <summary>Why the figure of this sheet is not for this person to enter. The manager answers for all; an agency's people not for the own unit.</summary>
    public static string? Blocked(Actor actor, Campaign campaign, Guid? sheetUnitId) =>
        !CampaignAccess.CanManage(actor, campaign) && AppraisalAccess.Blocked(actor, sheetUnitId) is not null
            ? "Đây là đơn vị của anh/chị; số liệu do cơ quan phát động nhập."
            : null;

    /// <summary>Whoever fills in the sheet may object to what others entered on it.</summary>
    public static bool CanChallenge(Actor actor, Campaign campaign, Guid? sheetUnitId) => SheetAccess.CanFill(actor, campaign, sheetUnitId);

    /// <summary>That a survey is not held concerns every sheet, so it is the manager's to record.</summary>
    public static bool CanDeclareUnheld(Actor actor, Campaign campaign) => CampaignAccess.CanManage(actor, campaign);
}
