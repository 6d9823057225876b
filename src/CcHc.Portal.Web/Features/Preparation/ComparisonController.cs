using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>Something of the last round that may not fit this one.</summary>
public sealed record ReviewPoint(CampaignSection Section, string Text);

/// <summary>A unit that a participant of the last round went over into.</summary>
public sealed record SuccessorRow(Guid UnitId, string Name, string Of, Guid GroupId, string GroupName);

public sealed record ComparisonPage(Guid Id, string Name, Guid PreviousId, string PreviousName, bool IsDraft, IReadOnlyList<ReviewPoint> Points, IReadOnlyList<SuccessorRow> Successors);

public sealed record SuccessorsForm
{
    public List<Guid> Units { get; init; } = [];
}

public sealed class SuccessorsFormValidator : AbstractValidator<SuccessorsForm>
{
    public SuccessorsFormValidator() => RuleFor(f => f.Units).NotEmpty().WithMessage("Cần chọn ít nhất một đơn vị kế thừa.");
}

/// <summary>What should be looked at again in a campaign copied from an earlier one; worked out anew each time.</summary>
[Route("campaigns/{id:guid}/preparation/comparison")]
public sealed class ComparisonController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        return View("Comparison", await PageAsync(await CampaignAsync(id)));
    }

    /// <summary>Takes in the units that last round's participants went over into, each into the group of whom it follows.</summary>
    [HttpPost("successors")]
    public async Task<IActionResult> Enroll(Guid id, SuccessorsForm form)
    {
        var campaign = await CampaignAsync(id);
        var page = await PageAsync(campaign);
        if (!ModelState.IsValid)
        {
            return Again("Comparison", page);
        }

        var wanted = page.Successors.Where(s => form.Units.Contains(s.UnitId)).ToList();
        DomainRuleException.ThrowIf(wanted.Count < form.Units.Distinct().Count(), "participants.successor", "Có đơn vị đã được thêm, hoặc không còn là đơn vị kế thừa; anh/chị xem lại danh sách.");
        foreach (var group in wanted.GroupBy(s => s.GroupId))
        {
            Db.Participants.AddRange(campaign.Enroll(Actor, group.Key, [.. group.Select(s => new Entrant(ParticipantKind.Collective, s.Name, s.UnitId))], clock.GetUtcNow()));
        }

        await Db.SaveChangesAsync();
        Notice($"Đã thêm {wanted.Count} đơn vị kế thừa vào danh sách tham gia.");
        return Redirect($"/campaigns/{id}/preparation/comparison");
    }

    private async Task<ComparisonPage> PageAsync(Campaign campaign)
    {
        var previous = await Db.Campaigns.AsNoTracking().WithParts().Where(c => c.Id == campaign.PreviousCampaignId).OneAsync(Cancellation);
        var points = Texts(campaign, previous)
            .Concat(await LeftOutAsync(campaign, previous))
            .Concat(Phases(campaign))
            .Concat(Awards(campaign, previous))
            .Append(new ReviewPoint(CampaignSection.Criteria, "Bộ tiêu chí được chép như đợt trước: xem quyết định mới có sửa tiêu chí, điểm tối đa hay cơ quan thẩm định không."))
            .OrderBy(p => p.Section);
        return new ComparisonPage(
            campaign.Id, campaign.Name, previous.Id, previous.Name, campaign.State == CampaignState.Draft, [.. points], await SuccessorsAsync(campaign, previous));
    }

    private async Task<IReadOnlyList<SuccessorRow>> SuccessorsAsync(Campaign campaign, Campaign previous)
    {
        var day = campaign.StartsOn ?? VietnamTime.DayOf(clock.GetUtcNow());
        var found = await (
            from participant in Db.Participants
            where participant.CampaignId == previous.Id && participant.Kind == ParticipantKind.Collective && participant.UnitId != null
            join lineage in Db.UnitLineages on participant.UnitId equals lineage.FromUnitId
            join unit in Db.Units on lineage.ToUnitId equals unit.Id
            where (unit.ValidFrom == null || unit.ValidFrom <= day) && (unit.ValidTo == null || day <= unit.ValidTo)
                && !Db.Participants.Any(now => now.CampaignId == campaign.Id && now.UnitId == unit.Id)
            select new { UnitId = unit.Id, unit.Name, Of = participant.Name, participant.GroupId })
            .ToListAsync(Cancellation);
        var groups = previous.Groups.ToDictionary(g => g.Id, g => campaign.Groups.FirstOrDefault(now => now.Name == g.Name));
        return
        [
            .. found
                .Where(f => groups.GetValueOrDefault(f.GroupId) is not null)
                .GroupBy(f => (f.UnitId, f.Name))
                .Select(g => new SuccessorRow(g.Key.UnitId, g.Key.Name, string.Join(", ", g.Select(f => f.Of).Distinct().Order(Vietnamese.Order)), groups[g.First().GroupId]!.Id, groups[g.First().GroupId]!.Name))
                .OrderBy(s => s.Name, Vietnamese.Order),
        ];
    }

    private static IEnumerable<ReviewPoint> Texts(Campaign campaign, Campaign previous)
    {
        var year = previous.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (campaign.Year != previous.Year)
        {
            (string Label, IEnumerable<string?> Texts)[] texts =
            [
                ("tên phong trào", [campaign.Name]),
                ("mục đích, yêu cầu", [campaign.Purpose, campaign.Requirements]),
                ("nội dung thi đua", campaign.Contents),
                ("chỉ tiêu", campaign.Targets.Select(t => t.Text)),
                ("tổ chức thực hiện", [campaign.JudgingPrinciple, campaign.RatingLink, campaign.Supervision, campaign.Reporting, campaign.Funding]),
            ];
            foreach (var (label, _) in texts.Where(t => t.Texts.Any(x => x?.Contains(year, StringComparison.Ordinal) == true)))
            {
                yield return new ReviewPoint(CampaignSection.Information, $"Phần {label} còn nhắc đến năm {year}.");
            }
        }

        foreach (var basis in campaign.LegalBases.Where(b => b.CheckedByName is null).OrderBy(b => b.Order))
        {
            yield return new ReviewPoint(CampaignSection.Information, $"Căn cứ chép lại, chưa đối chiếu còn hiệu lực: {basis.Citation}.");
        }
    }

    private async Task<List<ReviewPoint>> LeftOutAsync(Campaign campaign, Campaign previous)
    {
        var left = await Db.Participants
            .Where(p => p.CampaignId == previous.Id && p.UnitId != null && !Db.Participants.Any(now => now.CampaignId == campaign.Id && now.UnitId == p.UnitId))
            .Select(p => new
            {
                p.UnitId,
                p.Name,
                Ended = Db.Units.Where(u => u.Id == p.UnitId).Select(u => u.ValidTo).FirstOrDefault(),
                Successors = Db.UnitLineages.Where(l => l.FromUnitId == p.UnitId).Join(Db.Units, l => l.ToUnitId, u => u.Id, (_, u) => u.Name).ToList(),
            })
            .ToListAsync(Cancellation);
        return [.. left.OrderBy(l => l.Name, Vietnamese.Order).Select(l => new ReviewPoint(
            CampaignSection.Participants,
            l.Ended is { } ended
                ? $"{l.Name} kết thúc hoạt động {VietnamTime.Day(ended)} nên không chép sang." + (l.Successors.Count > 0 ? $" Đơn vị kế thừa: {string.Join(", ", l.Successors.Distinct())}." : "")
                : $"{l.Name} tham gia đợt trước, đợt này chưa có."))];
    }

    private static IEnumerable<ReviewPoint> Phases(Campaign campaign) => campaign.Phases
        .Where(p => p.GroupId is null && p.UnitId is null && p.LastDay.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        .OrderBy(p => p.Kind)
        .Select(p => new ReviewPoint(CampaignSection.Phases, $"«{StateNames.Of(p.Kind)}» kết thúc vào {VietnamTime.WithWeekday(p.LastDay)}."));

    private static IEnumerable<ReviewPoint> Awards(Campaign campaign, Campaign previous) =>
        previous.Awards.Count > campaign.Awards.Count
            ? [new ReviewPoint(CampaignSection.Awards, $"Đợt trước có {previous.Awards.Count} hình thức khen thưởng, đợt này có {campaign.Awards.Count}: hình thức hết hiệu lực không chép sang.")]
            : [];
}
