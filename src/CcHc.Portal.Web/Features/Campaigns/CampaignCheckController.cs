using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Campaigns;

public sealed record CheckLine(string Label, string Text);

public sealed record CheckSection(CampaignSection Section, string Path, IReadOnlyList<CheckLine> Lines, IReadOnlyList<Obstacle> Missing);

public sealed record CheckPage(Guid Id, string Name, CampaignState State, IReadOnlyList<CheckSection> Sections, IReadOnlyList<Obstacle> Missing, int Participants, int Units)
{
    /// <summary>What the act does to others stands on its button.</summary>
    public string OpenText => Units > 0 ? $"Mở đợt và thông báo tới {Units} đơn vị" : $"Mở đợt với {Participants} tập thể, cá nhân";
}

/// <summary>«Kiểm tra lại»: everything the sections say on one page, and what still stands in the way of opening.</summary>
[Route("campaigns/{id:guid}/check")]
public sealed class CampaignCheckController(PortalDbContext db, ReadReadiness readiness) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().WithParts().Where(c => c.Id == id).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        var ready = await readiness.RunAsync(campaign, Cancellation);
        var (participants, units) = await db.CountParticipantsAsync(id, Cancellation);
        var missing = campaign.ObstaclesToOpening(ready).ToList();
        List<CheckSection> sections = [];
        foreach (var section in Enum.GetValues<CampaignSection>())
        {
            var prefix = section.ToString().ToLowerInvariant();
            sections.Add(new CheckSection(
                section,
                $"/campaigns/{id}/preparation/{prefix}",
                await LinesAsync(section, campaign, ready),
                [.. missing.Where(o => o.Key.StartsWith(prefix + ".", StringComparison.Ordinal))]));
        }

        return View("Check", new CheckPage(id, campaign.Name, campaign.State, sections, missing, participants, units));
    }

    private async Task<IReadOnlyList<CheckLine>> LinesAsync(CampaignSection section, Campaign campaign, CampaignReadiness ready) => section switch
    {
        CampaignSection.Information => Information(campaign),
        CampaignSection.Participants => await ParticipantsAsync(campaign),
        CampaignSection.Criteria => await CriteriaAsync(campaign),
        CampaignSection.Ranking => Ranking(campaign),
        CampaignSection.Phases =>
        [
            .. campaign.Phases.Where(p => p.GroupId is null && p.UnitId is null).OrderBy(p => p.Kind).Select(p => new CheckLine(StateNames.Of(p.Kind), $"{VietnamTime.WithWeekday(p.FirstDay)} – {VietnamTime.WithWeekday(p.LastDay)}")),
            .. LimitLine.Of(campaign, await db.WorkingCalendarAsync(Cancellation)).Select(l => new CheckLine(l.What, $"trong {l.Limit}{(l.Comes.Length == 0 ? "" : $"; {l.Comes}")}")),
        ],
        CampaignSection.Appraisal => await AppraisalAsync(campaign),
        CampaignSection.Awards => await AwardsAsync(campaign),
        _ => [new CheckLine("Văn bản", ready.PlanState is { } state ? $"{StateNames.Of(state)}{(ready.PlanNumber is null ? "" : $", số {ready.PlanNumber}")}" : "chưa lập dự thảo")],
    };

    private static List<CheckLine> Information(Campaign campaign) =>
    [
        new("Tên phong trào", campaign.Name),
        new("Loại, cách đánh giá", $"{StateNames.Of(campaign.Round)}; {StateNames.Of(campaign.Judging)}"),
        new("Thời gian", $"{(campaign.StartsOn is { } from ? VietnamTime.Day(from) : "chưa ghi")} – {(campaign.EndsOn is { } to ? VietnamTime.Day(to) : "chưa định")}"),
        new("Căn cứ pháp lý", campaign.LegalBases.Count == 0 ? "chưa ghi" : $"{campaign.LegalBases.Count} căn cứ, {campaign.LegalBases.Count(b => b.CheckedByName is not null)} đã đối chiếu"),
        new("Nội dung thi đua", Lines(campaign.Contents)),
        new("Chỉ tiêu", Lines([.. campaign.Targets.OrderBy(t => t.Order).Select(t => t.Text)])),
        new("Nộp muộn", campaign.AllowsLate ? "nhận, ghi rõ là muộn" : "không nhận"),
    ];

    private async Task<IReadOnlyList<CheckLine>> ParticipantsAsync(Campaign campaign)
    {
        var counts = await db.Participants.Where(p => p.CampaignId == campaign.Id).GroupBy(p => p.GroupId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Cancellation);
        return [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new CheckLine(g.Name, $"{counts.GetValueOrDefault(g.Id)} {StateNames.Of(g.Participants).ToLower(Vietnamese.Culture)}"))];
    }

    private async Task<IReadOnlyList<CheckLine>> CriteriaAsync(Campaign campaign)
    {
        if (campaign.Judging == Judging.ReviewOnly)
        {
            return [new CheckLine("Bộ tiêu chí", "không cần, vì bình xét")];
        }

        var copies = await db.CampaignCriteria.AsNoTracking()
            .Where(c => c.CampaignId == campaign.Id)
            .Select(c => new { c.Id, c.Name, Leaves = c.Nodes.Count(n => n.IsLeaf), Tops = c.Nodes.Where(n => n.ParentCode == null).ToList() })
            .ToDictionaryAsync(c => c.Id, Cancellation);
        var lines = campaign.Groups.OrderBy(g => g.Order).Select(g => new CheckLine(
            g.Name,
            g.CriteriaId is { } id && copies.TryGetValue(id, out var copy)
                ? $"{copy.Name}: {copy.Leaves} tiêu chí, tổng điểm {Domain.Criteria.CriteriaSelection.Total(copy.Tops.Select(t => t.ToText())).ToExactString()}"
                : "chưa chọn"));
        return [.. lines];
    }

    private static List<CheckLine> Ranking(Campaign campaign) => campaign.Judging == Judging.ReviewOnly
        ? [new("Xếp hạng, xếp loại", "không cần, vì bình xét")]
        : [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new CheckLine(g.Name, string.Join('\n', RankingText.Lines(campaign.RulesFor(g.Id), campaign.Judging == Judging.Points))))];

    private async Task<IReadOnlyList<CheckLine>> AppraisalAsync(Campaign campaign)
    {
        var agencies = await db.Criteria.Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.AgencyUnitId != null)
            .GroupBy(c => c.AgencyUnitId)
            .Select(g => new { Name = db.Units.Where(u => u.Id == g.Key).Select(u => u.Name).First(), Count = g.Count() })
            .ToListAsync(Cancellation);
        return [.. agencies.OrderBy(a => a.Name, Vietnamese.Order).Select(a => new CheckLine(a.Name, $"{a.Count} tiêu chí"))];
    }

    private async Task<IReadOnlyList<CheckLine>> AwardsAsync(Campaign campaign)
    {
        var ids = campaign.Awards.Select(a => a.AwardFormId).ToList();
        var names = await db.AwardForms.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, Cancellation);
        var lines = campaign.Awards.OrderBy(a => a.Order).Select(a => new CheckLine(
            names[a.AwardFormId],
            $"không quá {a.Quota.ToString("0.##", Vietnamese.Culture)}{(a.QuotaKind == QuotaKind.Percent ? "%" : "")}, {(a.GroupId is { } group ? $"nhóm {campaign.Group(group).Name}" : "toàn phong trào")}"));
        return [.. lines, .. campaign.AwardNote is null ? Array.Empty<CheckLine>() : [new CheckLine("Ghi chú", campaign.AwardNote)]];
    }

    private static string Lines(List<string> lines) => lines.Count == 0 ? "chưa ghi" : string.Join('\n', lines);
}
