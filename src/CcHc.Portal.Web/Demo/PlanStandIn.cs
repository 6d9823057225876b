using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Demo;

/// <summary>Sets plan and directive of a demo campaign where no feature of the portal sets them.</summary>
public sealed class PlanStandIn(PortalDbContext db, AgencyFrames frames) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.Plan, PaperKind.Directive];

    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().AsSplitQuery()
            .Include(c => c.LegalBases).Include(c => c.Targets).Include(c => c.Phases)
            .Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var kind = paper.Kind == PaperKind.Plan ? DocumentKind.Plan : DocumentKind.Directive;
        var frame = await frames.MakeAsync(paper.IssuingUnitId, new FrameWish(kind, marks, campaign.Year), cancellation);
        var tasks = await db.TaskItems.AsNoTracking().Where(t => t.CampaignId == campaign.Id).OrderBy(t => t.Order).ToListAsync(cancellation);
        List<TaskRow> rows = [.. tasks.Select(t => new TaskRow(t.Title, t.Lead ?? "", null, t.Product, t.Due is { } due ? VietnamTime.Day(due) : "Thường xuyên"))];
        var advising = await db.Units.AsNoTracking().Where(u => u.Id == campaign.AdvisingUnitId).Select(u => u.Name).SingleOrDefaultAsync(cancellation);
        return paper.Kind == PaperKind.Plan
            ? PlanPaper.Compose(new PlanContent
            {
                Frame = frame,
                CampaignName = campaign.Name,
                Grounds = [.. campaign.LegalBases.OrderBy(b => b.Order).Select(b => b.Citation)],
                Purposes = [campaign.Purpose ?? ""],
                Requirements = [campaign.Requirements ?? ""],
                CollectiveParticipants = campaign.CollectiveAudience,
                IndividualParticipants = campaign.IndividualAudience,
                From = campaign.StartsOn ?? new DateOnly(campaign.Year, 1, 1),
                To = campaign.EndsOn ?? new DateOnly(campaign.Year, 12, 31),
                Milestones = [.. campaign.Phases.OrderBy(p => p.Start).Select(p => $"{StateNames.Of(p.Kind)}: từ {VietnamTime.Day(p.FirstDay)} đến {VietnamTime.Day(p.LastDay)}")],
                EmulationContents = campaign.Contents,
                Targets = [.. campaign.Targets.OrderBy(t => t.Order).Select(t => t.Text)],
                Assessment = [campaign.JudgingPrinciple ?? StateNames.Of(campaign.Judging)],
                Awards = campaign.AwardNote is { } note ? [note] : [],
                Funding = campaign.Funding,
                Responsibilities = [new Responsibility(advising ?? "Cơ quan tham mưu", [campaign.Reporting ?? "Theo dõi, đôn đốc, tổng hợp kết quả thực hiện"])],
                Tasks = rows,
                ContactBody = advising ?? "cơ quan tham mưu",
            })
            : DirectivePaper.Compose(new DirectiveContent
            {
                Frame = frame,
                Abstract = paper.Title,
                Situation = [campaign.Purpose ?? ""],
                DirectedBodies = string.Join("; ", campaign.CollectiveAudience),
                Instructions = [.. campaign.Contents.Select(c => new Instruction(null, [c]))],
                Tasks = rows,
                FollowUpBody = advising ?? "cơ quan tham mưu",
            });
    }
}
