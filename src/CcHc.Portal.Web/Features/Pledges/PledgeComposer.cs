using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Pledges;

/// <summary>Bản đăng ký thi đua from the registration that the head approved.</summary>
public sealed class PledgeComposer(PortalDbContext db, AgencyFrames frames, PlanReferences plans) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.Pledge];

    public string HomeOf(Paper paper) => $"/participants/{paper.ParticipantId}/pledge";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var pledge = await db.Pledges.AsNoTracking().Include(p => p.Targets).Include(p => p.Aims).AsSplitQuery().Where(p => p.ParticipantId == paper.ParticipantId).OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == pledge.CampaignId, cancellation);
        var participant = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == paper.ParticipantId, cancellation);
        return PledgePaper.Compose(new PledgeContent
        {
            Frame = await frames.MakeAsync(paper.IssuingUnitId, new FrameWish(DocumentKind.Registration, marks, campaign.Year), cancellation),
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            Subject = participant.InWords,
            Addressees = await plans.AddresseesAsync(campaign, cancellation),
            PlanReference = await plans.PlanAsync(campaign, cancellation),
            Undertakings = TextLines.Of(pledge.Commitment),
            Targets = [.. pledge.Targets.OrderBy(t => t.Order).Select(Target)],
            AwardStrivenFor = pledge.AwardAimedAt,
            Fields = [.. pledge.Aims.OrderBy(a => a.Order).Select(a => new PledgedFieldRow(a.FieldCode, a.Title, a.Maximum.ToExactString(), a.Points.ToExactString()))],
            ResultStrivenFor = pledge.PointsAimedAt is { } points ? $"từ {points.ToExactString()} điểm trở lên" : null,
        }, marks.Template);
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        await db.Pledges.AnyAsync(p => p.ParticipantId == paper.ParticipantId && p.State == PledgeState.Approved, cancellation)
            ? []
            : [new Obstacle("pledge.state", "Thủ trưởng chưa duyệt bản đăng ký.")];

    // As the form asks for it: target; level; deadline.
    private static PledgedTarget Target(PledgeTarget target)
    {
        var parts = TextLines.Parts(target.Text);
        return new PledgedTarget(parts[0] ?? target.Text, parts.ElementAtOrDefault(1) ?? "Hoàn thành", parts.ElementAtOrDefault(2));
    }
}
