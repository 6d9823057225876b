using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Questions;

/// <summary>Questions that wait for an appraiser's answer.</summary>
public sealed class QuestionWork(PortalDbContext db, CampaignTrees trees) : IMyWork
{
    private const int Most = 200;

    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var agencies = AppraisalAccess.AgenciesOf(actor);
        if (agencies.Count == 0)
        {
            return [];
        }

        var open = await db.CriterionQuestions
            .Where(q => q.AnsweredAt == null)
            .Join(db.Criteria, q => q.CriterionId, c => c.Id, (q, c) => new { q.CampaignId, q.Code, q.AskedAt, c.CriteriaId, c.AgencyUnitId })
            .Where(q => q.AgencyUnitId != null && agencies.Contains(q.AgencyUnitId.Value))
            .Join(db.Campaigns, q => q.CampaignId, c => c.Id, (q, c) => new { q.CampaignId, q.Code, q.AskedAt, q.CriteriaId, q.AgencyUnitId, c.Name, c.State, c.AnswerWithin })
            .Where(q => q.State == CampaignState.Open)
            .OrderBy(q => q.AskedAt)
            .Take(Most)
            .ToListAsync(cancellation);
        var cards = new List<WorkCard>();
        foreach (var campaign in open.GroupBy(q => (q.CampaignId, q.Name)))
        {
            var mine = new List<DateTimeOffset>();
            foreach (var question in campaign)
            {
                var tree = await trees.ReadAsync(question.CriteriaId, cancellation);
                if (AppraisalAccess.Covers(actor, question.CampaignId, question.AgencyUnitId, tree.Tree.Find(question.Code)?.Top.Code ?? ""))
                {
                    mine.Add(question.AskedAt);
                }
            }

            if (mine.Count > 0)
            {
                var limit = await db.AnswerLimitAsync(campaign.First().AnswerWithin, cancellation);
                cards.Add(new("Trả lời câu hỏi của đơn vị", $"{campaign.Key.Name}: {mine.Count} câu hỏi chưa trả lời", limit.DueOf(mine[0])?.End, $"/campaigns/{campaign.Key.CampaignId}/questions?show=chua-tra-loi", 35) { Calendar = limit.Counting });
            }
        }

        return cards;
    }
}

/// <summary>From a campaign's page to its questions and answers.</summary>
public sealed class QuestionLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn || campaign.State == CampaignState.Draft)
        {
            return [];
        }

        var visible = db.CriterionQuestions.Where(QuestionAccess.VisibleTo(actor, db.Campaigns, db.ScoreSheets, db.Criteria)).Where(q => q.CampaignId == campaign.Id);
        var counts = await visible.GroupBy(q => 1).Select(g => new { All = g.Count(), Open = g.Count(q => q.AnsweredAt == null) }).SingleOrDefaultAsync(cancellation);
        return counts is null
            ? []
            : [new("Hỏi – đáp theo tiêu chí", $"/campaigns/{campaign.Id}/questions", counts.Open == 0 ? $"{counts.All} câu hỏi" : $"{counts.Open} câu chưa trả lời", 320)];
    }
}
