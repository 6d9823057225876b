using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;
using PaperRanking = CcHc.Portal.Documents.Papers.RankingGroup;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>Quyết định công bố kết quả, or thông báo where the result needs no decision, with the settled table of every group as an annex.</summary>
public sealed class ResultDecisionComposer(PortalDbContext db, AgencyFrames frames, PlanReferences plans, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.ResultDecision, PaperKind.ResultNotice];

    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}/league";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(paper, cancellation);
        DomainRuleException.ThrowIfAny(ObstaclesToDrafting(campaign));
        var day = marks.Day ?? VietnamTime.DayOf(clock.GetUtcNow());
        var issuer = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == paper.IssuingUnitId).OneAsync(cancellation);
        var advising = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == (campaign.AdvisingUnitId ?? campaign.IssuingUnitId)).OneAsync(cancellation);
        var name = issuer.NameOn(day);
        var isDecision = paper.Kind == PaperKind.ResultDecision;
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(
                isDecision ? DocumentKind.Decision : DocumentKind.Notice,
                marks,
                day.Year,
                isDecision ? PaperVoice.Head : PaperVoice.Agency,
                isDecision ? null : ["Các cơ quan, đơn vị có tên trong bảng xếp hạng"],
                advising.Id == issuer.Id ? null : advising.PaperSymbol),
            cancellation);
        var plan = await plans.PlanAsync(campaign, cancellation);
        return ResultAnnouncementPaper.Compose(new ResultAnnouncementContent
        {
            Frame = frame,
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            Authority = !isDecision ? null : AgencyFrames.IsCommittee(issuer.Kind) ? $"Chủ tịch {name}" : $"Thủ trưởng {name}",
            LegalBases = [.. campaign.LegalBases.OrderBy(b => b.Order).Select(b => AgencyFrames.WithLead(b.Citation)), $"Căn cứ {plan}"],
            Proposer = advising.Id == issuer.Id ? null : AgencyFrames.HeadOf(advising.NameOn(day)),
            PlanReference = plan,
            Groups = await GroupsAsync(campaign, cancellation),
            TieRule = TieRule(campaign),
            Executors = [AgencyFrames.OfficeOf(issuer, name), AgencyFrames.HeadOf(advising.NameOn(day))],
        }, marks.Template);
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        [.. ObstaclesToDrafting(await CampaignAsync(paper, cancellation))];

    public static IEnumerable<Obstacle> ObstaclesToDrafting(Campaign campaign)
    {
        if (campaign.Judging == Judging.ReviewOnly)
        {
            yield return new("result.review", "Phong trào bình xét không có bảng xếp hạng để công bố.");
        }
        else if (campaign.SettledAt is null)
        {
            yield return new("campaign.not-settled", "Cần chốt điểm, xếp hạng trước khi lập Quyết định công bố kết quả.");
        }
    }

    /// <summary>How ranks came about, once where every group has the same rules.</summary>
    private static string TieRule(Campaign campaign)
    {
        var byGroup = campaign.Groups.OrderBy(g => g.Order).Select(g => (g.Name, Text: RankingText.Ranks(campaign.RulesFor(g.Id), campaign.Judging == Judging.Points).TrimEnd('.'))).ToList();
        return byGroup.Select(g => g.Text).Distinct().Count() == 1 ? byGroup[0].Text : string.Join(". ", byGroup.Select(g => $"{g.Name}: {g.Text}"));
    }

    private async Task<IReadOnlyList<PaperRanking>> GroupsAsync(Campaign campaign, CancellationToken cancellation)
    {
        var rows = await db.ScoreSheets.AsNoTracking()
            .Where(s => s.CampaignId == campaign.Id)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.GroupId, p.Name, p.UnitName, p.SearchText, s.FinalTotal, s.Rank, s.Band })
            .OrderByDescending(r => r.FinalTotal).ThenBy(r => r.SearchText)
            .ToListAsync(cancellation);
        var byGroup = rows.ToLookup(r => r.GroupId);
        var groups = campaign.Groups.OrderBy(g => g.Order).Where(g => byGroup[g.Id].Any()).ToList();
        return
        [
            .. groups.Select(g => new PaperRanking(
                groups.Count == 1 ? null : g.Name,
                [
                    .. byGroup[g.Id].Select(r => new RankingRow(
                        r.Rank?.ToString(Vietnamese.Culture) ?? "",
                        r.UnitName is null ? r.Name : $"{r.Name}, {r.UnitName}",
                        campaign.Judging == Judging.Points ? r.FinalTotal.ToString() : r.FinalTotal.ToExactString(),
                        r.Band)),
                ])),
        ];
    }

    private Task<Campaign> CampaignAsync(Paper paper, CancellationToken cancellation) =>
        db.Campaigns.AsNoTracking().AsSplitQuery().Include(c => c.LegalBases).Include(c => c.Groups).Include(c => c.Bands).Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
}
