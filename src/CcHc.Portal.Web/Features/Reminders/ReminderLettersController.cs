using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Reminders;

public sealed class ReminderServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadReminded>();
}

/// <summary>Begins công văn đôn đốc; its life goes on at its own page. One draft at a time, as many letters as it takes.</summary>
[Route("campaigns/{campaignId:guid}")]
public sealed class ReminderLettersController(PortalDbContext db, ReadReminded read, TimeProvider clock) : PortalController
{
    [HttpPost("pledges/reminder-letter")]
    public Task<IActionResult> OfRegistration(Guid campaignId) => CreateAsync(campaignId, PaperKind.RegistrationReminder);

    [HttpPost("sheets/reminder-letter")]
    public Task<IActionResult> OfSelfScoring(Guid campaignId) => CreateAsync(campaignId, PaperKind.SelfScoringReminder);

    private async Task<IActionResult> CreateAsync(Guid campaignId, PaperKind kind)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().Include(c => c.Phases).Where(c => c.Id == campaignId).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Cơ quan phát động lập công văn đôn đốc.");
        var phase = ReminderLetterComposer.PhaseOf(kind);
        DomainRuleException.ThrowIf(campaign.State != CampaignState.Open, "campaign.not-open", "Chỉ đôn đốc khi phong trào đang chạy.");
        DomainRuleException.ThrowIf(campaign.WindowFor(phase) is null, "phase.none", $"Phong trào này không có giai đoạn «{StateNames.Of(phase)}».");
        DomainRuleException.ThrowIf(!await read.AnyAsync(campaignId, kind, Cancellation), "reminder.none", "Không còn ai phải đôn đốc: mọi tập thể, cá nhân tham gia đã làm xong.");
        var begun = await db.Papers
            .Where(p => p.CampaignId == campaignId && p.Kind == kind)
            .UnderWay()
            .FirstIdAsync(Cancellation);
        if (begun is { } known)
        {
            Notice("Công văn đôn đốc đang làm dở; danh sách trong Phụ lục lấy theo lúc này cho đến khi trình ký.");
            return Redirect($"/papers/{known}");
        }

        var paper = await db.BeginAsync(Actor, new Paper(kind, campaign.AdvisingUnitId ?? campaign.IssuingUnitId, $"Về việc đôn đốc {ReminderLetterComposer.StepOf(kind)} {campaign.InSentence}", campaignId), clock.GetUtcNow());

        Notice("Đã lập dự thảo công văn đôn đốc.");
        return Redirect($"/papers/{paper.Id}");
    }
}
