using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>The participant is registered, and the paper that says so is there to be signed. The caller saves.</summary>
public sealed class ApprovePledge(PortalDbContext db, FillSystemFigures figures)
{
    /// <param name="recordedFor">Who decided outside, where the manager records it.</param>
    public async Task<Paper> RunAsync(Actor by, Campaign campaign, Participant participant, Pledge pledge, string? recordedFor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var late = campaign.WindowFor(PhaseKind.Registration, participant.GroupId, participant.UnitId) is { } window && now >= window.End;
        pledge.Approve(by, late, recordedFor, now);
        await figures.OfPledgeAsync(campaign, participant, pledge, now, cancellation);
        var paper = await db.Papers.FirstOrDefaultAsync(p => p.Kind == PaperKind.Pledge && p.ParticipantId == participant.Id, cancellation);
        if (paper is null)
        {
            paper = new Paper(
                PaperKind.Pledge,
                participant.UnitId ?? campaign.IssuingUnitId,
                $"Đăng ký tham gia {campaign.InSentence}",
                campaign.Id,
                participant.Id,
                campaign.IssuingUnitId);
            paper.BeginFrom(await db.TemplateInForceAsync(paper, VietnamTime.DayOf(now), cancellation));
            paper.Draft(by, now);
            db.Papers.Add(paper);
        }

        return paper;
    }
}
