using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Awards;

/// <summary>Tờ trình đề nghị khen thưởng of the advising agency, from the list of the proposed.</summary>
public sealed class SubmissionStatementComposer(PortalDbContext db, AgencyFrames frames, AwardLists lists, AwardProposals proposals) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.SubmissionStatement];

    public string HomeOf(Paper paper) => $"/campaigns/{paper.CampaignId}/awards";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await CampaignAsync(paper, cancellation);
        var rows = await lists.ProposedAsync(campaign.Id, cancellation);
        DomainRuleException.ThrowIf(rows.Count == 0, "nominations.none", "Danh sách đề nghị khen thưởng chưa có ai.");
        var decider = await DeciderAsync(campaign, cancellation);
        var plan = await PlanAsync(campaign, cancellation);
        var frame = await frames.MakeAsync(
            paper.IssuingUnitId,
            new FrameWish(DocumentKind.SubmissionStatement, marks, YearOf(campaign), Recipients: [decider]),
            cancellation);
        var participants = await db.Participants.Where(p => p.CampaignId == campaign.Id).CountAsync(cancellation);

        return SubmissionStatementPaper.Compose(new SubmissionStatementContent
        {
            Frame = frame with { Recipients = [] },
            CampaignName = campaign.Name,
            AwardedFor = campaign.IsEmulation ? null : campaign.AwardedFor,
            Addressees = [decider],
            Grounds = plan is null ? [] : [$"Căn cứ {plan}"],
            Results =
            [
                (campaign.IsEmulation ? $"Phong trào có {participants} tập thể, cá nhân tham gia" : $"Có {participants} cơ quan, đơn vị được đánh giá") + (campaign.Judging switch
                {
                    Judging.Points => "; kết quả tự chấm điểm được các cơ quan thẩm định kiểm tra, xếp hạng theo từng nhóm.",
                    Judging.MetNotMet => "; từng tiêu chí được tự đánh giá và thẩm định ở hai mức đạt, không đạt.",
                    _ => "; thành tích được bình xét từ cơ sở.",
                }),
            ],
            Consideration =
            [
                (campaign.Judging == Judging.ReviewOnly
                    ? "Danh sách đề nghị được lập trên cơ sở bình xét của các cơ quan, đơn vị"
                    : "Danh sách đề nghị được lập theo thứ tự xếp hạng")
                + ", trong giới hạn chỉ tiêu khen thưởng của kế hoạch; mỗi thành tích chỉ đề nghị một hình thức khen thưởng.",
            ],
            Groups =
            [
                .. AwardLists.ByList(rows).Select(g => new ProposedGroup(
                    g.Key.FormName,
                    g.Key.IsCollective,
                    [.. g.Select(r => new Nominee(r.Name, r.TitleAndUnit, null, ResultOf(r, campaign)))])),
            ],
        }, marks.Template);
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        await proposals.ObstaclesToSubmittingAsync(await CampaignAsync(paper, cancellation), cancellation);

    /// <summary>«Kế hoạch số 84/KH-UBND ngày 15/3/2024 của …», where the plan is recorded.</summary>
    internal async Task<string?> PlanAsync(Campaign campaign, CancellationToken cancellation)
    {
        var plan = await db.Papers.AsNoTracking()
            .Where(p => p.CampaignId == campaign.Id && p.Kind == PaperKind.Plan && Paper.InForce.Contains(p.State))
            .OrderByDescending(p => p.IssuedOn)
            .FirstOrDefaultAsync(cancellation);
        if (plan is null)
        {
            return null;
        }

        var issuer = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == plan.IssuingUnitId).OneAsync(cancellation);
        return $"{StateNames.Of(plan.Kind)} số {plan.NumberAndSymbol} {VietnamTime.InWords(plan.IssuedOn!.Value)} của {issuer.NameOn(plan.IssuedOn.Value)} {Vietnamese.LowerFirst(plan.Title)}";
    }

    /// <summary>«Chủ tịch Ủy ban nhân dân tỉnh An Giang».</summary>
    internal Task<string> DeciderAsync(Campaign campaign, CancellationToken cancellation) => frames.DeciderAsync(campaign, cancellation);

    internal static int YearOf(Campaign campaign) => (campaign.PublishedAt ?? campaign.OpenedAt) is { } at ? VietnamTime.DayOf(at).Year : campaign.Year;

    private static string? ResultOf(ProposedRow row, Campaign campaign) => row.Final is null
        ? null
        : campaign.Judging == Judging.MetNotMet
            ? $"Đạt {row.Final.Value.ToExactString()} tiêu chí"
            : row.Rank is { } rank ? $"{row.Final} điểm, hạng {rank}" : $"{row.Final} điểm";

    private Task<Campaign> CampaignAsync(Paper paper, CancellationToken cancellation) =>
        db.Campaigns.AsNoTracking().AsSplitQuery().Include(c => c.Awards).Include(c => c.Groups).Include(c => c.Phases).Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
}
