using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>Begins the minutes of an appraisal: by the manager, or by the lead of the agency for its own part.</summary>
public sealed class AppraisalMinutesController(PortalDbContext db, CountAppraisal count, TimeProvider clock) : PortalController
{
    /// <summary>Of an agency over its criteria, whoever they are of.</summary>
    [HttpPost("campaigns/{id:guid}/appraisal/{agencyId:guid}/minutes")]
    public async Task<IActionResult> CreateOfAgency(Guid id, Guid agencyId)
    {
        var campaign = await CampaignAsync(id);
        return await BeginAsync(await OfAgencyAsync(campaign, agencyId));
    }

    /// <summary>Of one unit, over its whole sheet.</summary>
    [HttpPost("sheets/{id:guid}/appraisal-minutes")]
    public async Task<IActionResult> CreateOfSheet(Guid id)
    {
        var campaignId = await db.ScoreSheets.Where(s => s.Id == id).Select(s => (Guid?)s.CampaignId).SingleOrDefaultAsync(Cancellation) ?? throw new NotFoundException();
        return await BeginAsync(await OfSheetAsync(await CampaignAsync(campaignId), id));
    }

    private async Task<IActionResult> BeginAsync(Paper paper)
    {
        var known = await db.Papers
            .Where(p => p.CampaignId == paper.CampaignId && p.Kind == PaperKind.AppraisalMinutes && p.IssuingUnitId == paper.IssuingUnitId && p.ParticipantId == paper.ParticipantId)
            .UnderWay()
            .FirstIdAsync(Cancellation);
        if (known is { } there)
        {
            Notice("Đã có biên bản đang lập; anh/chị làm tiếp trên biên bản đó.");
            return Redirect($"/papers/{there}");
        }

        await db.BeginAsync(Actor, paper, clock.GetUtcNow());
        Notice("Đã lập dự thảo biên bản thẩm định. Ghi ngày, nơi làm việc, thành phần và ý kiến để hoàn chỉnh.");
        return Redirect($"/papers/{paper.Id}");
    }

    private Task<Campaign> CampaignAsync(Guid id) => db.Campaigns.AsNoTracking()
        .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
        .Where(c => c.Id == id && c.State != CampaignState.Draft)
        .OneAsync(Cancellation);

    private async Task<Paper> OfAgencyAsync(Campaign campaign, Guid agencyId)
    {
        Demand.That(
            CampaignAccess.CanManage(Actor, campaign) || AppraisalAccess.CanClose(Actor, campaign.Id, agencyId),
            "Người quản lý phong trào hoặc lãnh đạo cơ quan thẩm định lập biên bản này.");
        var agency = (await count.ByAgencyAsync(campaign.Id, Cancellation)).FirstOrDefault(a => a.AgencyUnitId == agencyId)
            ?? throw new NotFoundException("Cơ quan này không được giao tiêu chí nào trong phong trào.");
        DomainRuleException.ThrowIf(agency.Done == 0, "minutes.nothing", $"{agency.Name} chưa thẩm định tiêu chí nào.");
        return new Paper(PaperKind.AppraisalMinutes, agencyId, AppraisalMinutesComposer.TitleOf(campaign, agency.Name), campaign.Id);
    }

    private async Task<Paper> OfSheetAsync(Campaign campaign, Guid sheetId)
    {
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        var sheet = await db.ScoreSheets.Where(s => s.Id == sheetId && s.CampaignId == campaign.Id)
            .Select(s => new { s.ParticipantId, s.Appraised, Name = db.Participants.Where(p => p.Id == s.ParticipantId).Select(p => p.Name).First() })
            .OneAsync(Cancellation);
        DomainRuleException.ThrowIf(sheet.Appraised == 0, "minutes.nothing", $"Phiếu của {sheet.Name} chưa có tiêu chí nào được thẩm định.");
        return new Paper(PaperKind.AppraisalMinutes, campaign.AdvisingUnitId ?? campaign.IssuingUnitId, AppraisalMinutesComposer.TitleOf(campaign, sheet.Name), campaign.Id, sheet.ParticipantId);
    }
}
