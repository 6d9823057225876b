using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Awards;

/// <summary>Quyết định khen thưởng, from the list that went up with the submission statement.</summary>
public sealed class AwardDecisionComposer(PortalDbContext db, AgencyFrames frames, AwardLists lists, SubmissionStatementComposer statements, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.AwardDecision];

    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}/awards";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(paper, cancellation);
        var rows = await lists.ProposedAsync(campaign.Id, cancellation);
        DomainRuleException.ThrowIf(rows.Count == 0, "nominations.none", "Danh sách đề nghị khen thưởng chưa có ai.");
        var decider = await statements.DeciderAsync(campaign, cancellation);
        var proposal = await lists.StatementAsync(campaign.Id, cancellation);
        var proposer = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == (proposal == null ? campaign.AdvisingUnitId ?? campaign.IssuingUnitId : proposal.IssuingUnitId)).OneAsync(cancellation);
        var issuer = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == paper.IssuingUnitId).OneAsync(cancellation);
        var day = marks.Day ?? VietnamTime.DayOf(clock.GetUtcNow());
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(DocumentKind.Decision, marks, marks.Day?.Year ?? proposal?.IssuedOn?.Year ?? SubmissionStatementComposer.YearOf(campaign), PaperVoice.Head, DraftedBy: proposer.Id == issuer.Id ? null : proposer.PaperSymbol),
            cancellation);
        var plan = await statements.PlanAsync(campaign, cancellation);

        return AwardDecisionPaper.Compose(new AwardDecisionContent
        {
            Frame = frame,
            Authority = decider,
            LegalBases = [.. campaign.LegalBases.OrderBy(b => b.Order).Select(b => AgencyFrames.WithLead(b.Citation)), .. plan is null ? [] : new[] { $"Căn cứ {plan}" }],
            Proposer = AgencyFrames.HeadOf(proposer.NameOn(day)),
            Proposal = proposal is { Number: not null }
                ? new PaperReference(new PaperNumber(proposal.Number, proposal.Symbol!), proposal.IssuedOn, proposal.IssuedOn!.Value.Year)
                : new PaperReference(new PaperNumber(null, $"TTr-{AgencyFrames.SymbolOf(proposer)}"), null, campaign.Year),
            Achievement = AwardProposals.Achievement(campaign),
            Groups =
            [
                .. AwardLists.ByList(rows).Select(g => new AwardGroup(
                    g.Key.FormName,
                    g.Key.IsCollective,
                    [.. g.Select(r => new AwardeeRow(r.Name, r.TitleAndUnit))],
                    AwardMoney.AmountOn(day, g.Key.IsCollective ? g.First().CollectiveHundredths : g.First().IndividualHundredths))),
            ],
            MoneySource = campaign.Funding,
            Executors = [AgencyFrames.OfficeOf(issuer, issuer.NameOn(day)), AgencyFrames.HeadOf(proposer.NameOn(day))],
        }, marks.Template);
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation)
    {
        var found = new List<Obstacle>(await statements.ObstaclesToSubmittingAsync(paper, cancellation));
        if (await lists.StatementAsync(paper.CampaignId!.Value, cancellation) is not { } statement || !Paper.InForce.Contains(statement.State))
        {
            found.Add(new("decision.statement", "Chưa ghi nhận số, ngày của Tờ trình đề nghị khen thưởng; quyết định phải dẫn Tờ trình ở căn cứ cuối."));
        }

        return found;
    }

    /// <summary>The list as submitted becomes the recipients; a second submission replaces the first one's.</summary>
    public async Task OnSubmittedAsync(Paper paper, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Awardees.RemoveRange(await db.Awardees.Where(a => a.PaperId == paper.Id).ToListAsync(cancellation));
        var ordinal = 0;
        foreach (var row in AwardLists.ByList(await lists.ProposedAsync(paper.CampaignId!.Value, cancellation)).SelectMany(g => g))
        {
            db.Awardees.Add(new Awardee(paper.Id, paper.CampaignId.Value, row.NominationId, row.ParticipantId, ++ordinal, row.FormName, row.Name, row.TitleAndUnit, row.IsCollective));
        }
    }

    private Task<Campaign> CampaignAsync(Paper paper, CancellationToken cancellation) =>
        db.Campaigns.AsNoTracking().AsSplitQuery().Include(c => c.LegalBases).Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
}
