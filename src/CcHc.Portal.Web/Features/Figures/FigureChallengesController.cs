using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

public sealed record ChallengeListRow(Guid SheetId, string Name, string Code, ChallengeState State, string Text, Points Points, Points? PointsAfter, string AskedByName, DateTimeOffset AskedAt, string? Reply, string? AnsweredByName, DateTimeOffset? AnsweredAt);

public sealed record ChallengeList(Guid CampaignId, string CampaignName, Page<ChallengeListRow> Rows, string? Show, int Open, AnswerLimit Limit);

/// <summary>Kiến nghị về số liệu: all of a campaign, for whoever answers or watches.</summary>
[Route("campaigns/{campaignId:guid}/figures/challenges")]
public sealed class FigureChallengesController(PortalDbContext db, ReadFigures read) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid campaignId, string? show, int? page)
    {
        var campaign = await read.CampaignAsync(Actor, campaignId, Cancellation);
        var duties = await read.DutiesAsync(Actor, campaign, Cancellation);
        if (duties.Count == 0)
        {
            throw new NotFoundException();
        }

        var criteria = duties.SelectMany(d => d.Leaves.Select(l => d.Tree.Nodes[l.Code].Id)).ToArray();
        var all = db.FigureChallenges
            .Where(c => c.CampaignId == campaignId)
            .Join(db.CentralFigures, c => c.FigureId, f => f.Id, (c, f) => new { c, f })
            .Where(x => criteria.Contains(x.f.CriterionId));
        var open = await all.CountAsync(x => x.c.State == ChallengeState.Open, Cancellation);
        var wanted = show switch
        {
            "da-tra-loi" => all.Where(x => x.c.State != ChallengeState.Open),
            "tat-ca" => all,
            _ => all.Where(x => x.c.State == ChallengeState.Open),
        };
        var rows = await wanted
            .Join(db.ScoreSheets, x => x.f.SheetId, s => s.Id, (x, s) => new { x.c, x.f, s.ParticipantId })
            .Join(db.Participants, x => x.ParticipantId, p => p.Id, (x, p) => new { x.c, x.f, p.Name })
            .OrderBy(x => x.c.AskedAt).ThenBy(x => x.c.Id)
            .Select(x => new ChallengeListRow(
                x.f.SheetId, x.Name, x.f.Code, x.c.State, x.c.Text, x.c.Points, x.c.PointsAfter, x.c.AskedByName, x.c.AskedAt, x.c.Reply, x.c.AnsweredByName, x.c.AnsweredAt))
            .ToPageAsync(page, cancellation: Cancellation);
        return View("Challenges", new ChallengeList(campaignId, campaign.Name, rows, show, open, await db.AnswerLimitAsync(campaign.AnswerWithin, Cancellation)));
    }
}
