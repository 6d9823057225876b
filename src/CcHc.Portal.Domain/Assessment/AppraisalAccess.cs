using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>
/// Who appraises what. Agencies judge their own criteria only, and nobody judges the own unit: that rule is stated as a
/// reason, so that a list can show the blocked row and a refusal can repeat it.
/// </summary>
public static class AppraisalAccess
{
    private static readonly Role[] Appraising = [Role.Appraiser, Role.AgencyLead];

    /// <summary>Has work on the pages of appraisal at all.</summary>
    public static bool CanAppraiseAny(Actor actor) => actor.HoldsAny(Appraising);

    /// <summary>The agencies for which the actor appraises, in any campaign; narrows a query before <see cref="Covers"/> decides.</summary>
    public static IReadOnlyList<Guid> AgenciesOf(Actor actor) => actor.UnitsOf(Appraising);

    /// <summary>Whether a leaf is the actor's to appraise, apart from whose sheet it is on.</summary>
    /// <param name="agencyUnitId">The agency the leaf is given to; none is nobody's.</param>
    /// <param name="field">Code of the top node of the leaf.</param>
    public static bool Covers(Actor actor, Guid campaignId, Guid? agencyUnitId, string field)
    {
        foreach (var role in actor.Roles)
        {
            if (Appraising.Contains(role.Role)
                && role.UnitId == agencyUnitId
                && (role.CampaignId is null || role.CampaignId == campaignId)
                && (string.IsNullOrEmpty(role.Field) || role.Field == field))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>May close the agency's part. A lead of one field only does not close the whole.</summary>
    public static bool CanClose(Actor actor, Guid campaignId, Guid agencyUnitId) =>
        actor.Roles.Any(r => r.Role == Role.AgencyLead && r.UnitId == agencyUnitId && (r.CampaignId is null || r.CampaignId == campaignId) && string.IsNullOrEmpty(r.Field));

    /// <summary>Why the sheet may not be opened by this person for appraisal; null when it may.</summary>
    /// <param name="sheetUnitId">The unit the sheet is of; none for an outsider.</param>
    /// <param name="participantPersonId">The person judged, for an individual.</param>
    public static string? Blocked(Actor actor, Guid? sheetUnitId, Guid? participantPersonId = null)
    {
        if (participantPersonId is { } person && person == actor.PersonId)
        {
            return "Đây là phiếu của chính anh/chị. Không ai tự thẩm định cho mình.";
        }

        return sheetUnitId is { } unit && actor.BelongsTo.Contains(unit)
            ? "Đây là phiếu của đơn vị anh/chị. Không ai thẩm định đơn vị mình; phiếu do người của đơn vị khác thẩm định."
            : null;
    }

    /// <summary>
    /// Whether nobody of the agency can appraise the sheet, because it is the agency's own. Such lines keep their self-score
    /// and are shown as not appraised.
    /// </summary>
    public static bool IsOwnSheetOf(Guid agencyUnitId, Guid? sheetUnitId) => sheetUnitId == agencyUnitId;

    /// <summary>The manager, or the secretary of the council that voted.</summary>
    public static bool CanRecordTieVote(Actor actor, Campaign campaign) =>
        CampaignAccess.CanManage(actor, campaign) || actor.Holds(Role.CouncilSecretary, campaign.IssuingUnitId, campaign.Id);

    /// <summary>
    /// Who sees the table before it is published: who runs or watches the campaign, and the council that judges by it. Once
    /// published, everybody who sees the campaign.
    /// </summary>
    public static bool CanSeeLeague(Actor actor, Campaign campaign) =>
        campaign.State is CampaignState.Published or CampaignState.Closed
        || CampaignAccess.CanOversee(actor, campaign)
        || actor.Holds(Role.CouncilSecretary, campaign.IssuingUnitId, campaign.Id)
        || actor.Holds(Role.CouncilChair, campaign.IssuingUnitId, campaign.Id)
        || actor.Holds(Role.CouncilMember, campaign.IssuingUnitId, campaign.Id);
}
