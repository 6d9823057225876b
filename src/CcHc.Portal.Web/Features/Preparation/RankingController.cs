using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

/// <param name="Parts">Fields and criteria by their code; empty while no criteria are chosen, when codes are typed.</param>
/// <param name="Words">The saved rules of each group as they will be printed.</param>
/// <param name="Compared">In a running campaign: the table before and after, once it was asked for.</param>
public sealed record RankingPage(
    SectionHead Head,
    Judging Judging,
    RankingForm Form,
    IReadOnlyList<SelectListItem> BandNames,
    IReadOnlyList<SelectListItem> Groups,
    IReadOnlyList<SelectListItem> Parts,
    IReadOnlyList<GroupWords> Words,
    IReadOnlyList<ChangedLine> Changed,
    IReadOnlyList<Obstacle> Obstacles,
    IReadOnlyList<ComparedGroup>? Compared = null)
{
    /// <summary>The version of the rows that <see cref="Compared"/> is about.</summary>
    public string? Shown { get; init; }
}

/// <summary>Buttons of one row.</summary>
/// <param name="List">Which rows: «gates», «quotas», «ties».</param>
/// <param name="Name">What the row is called, for who does not see where the button stands.</param>
public sealed record RowButtons(string List, int Row, int Count, string Name);

public sealed record GroupWords(string Group, IReadOnlyList<string> Lines);

/// <summary>What the page of a draft and that of a running campaign share.</summary>
public abstract class RankingPagesController(PortalDbContext db) : PreparationController(db)
{
    protected static string NameOf(Campaign campaign, Guid groupId) => campaign.Groups.FirstOrDefault(g => g.Id == groupId)?.Name ?? "";

    protected async Task<RankingPage> PageAsync(Campaign campaign, RankingForm form, IReadOnlyList<ChangedLine>? changed = null, IReadOnlyList<ComparedGroup>? compared = null) => new(
        SectionHead.Of(campaign, CampaignSection.Ranking),
        campaign.Judging,
        form,
        [.. form.Bands.Select(b => Vietnamese.Clean(b.Name)).OfType<string>().Distinct().Select(name => new SelectListItem(name, name))],
        [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new SelectListItem(g.Name, g.Id.ToString()))],
        PartChoices.Of((await Db.Criteria
            .Where(c => c.CampaignId == campaign.Id)
            .OrderBy(c => c.CriteriaId).ThenBy(c => c.Order)
            .Select(c => new { c.Code, c.Title, c.Depth })
            .ToListAsync(Cancellation)).Select(c => (c.Code, c.Title, c.Depth))),
        [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new GroupWords(g.Name, RankingText.Lines(campaign.RulesFor(g.Id), campaign.Judging == Judging.Points)))],
        changed ?? [],
        campaign.State == CampaignState.Draft ? [] : [.. campaign.ObstaclesToAmendingRanking()],
        compared);

    /// <summary>Codes that no criteria of the groups concerned have; where no criteria are chosen yet nothing can be said.</summary>
    protected async Task<IReadOnlyList<Obstacle>> UnknownCodesAsync(Campaign campaign, RankingPlan plan)
    {
        var known = (await Db.Criteria
                .Where(c => c.CampaignId == campaign.Id)
                .Select(c => new { c.CriteriaId, c.Code })
                .ToListAsync(Cancellation))
            .ToLookup(c => c.CriteriaId, c => c.Code);
        bool IsUnknown(string? code, Guid? groupId)
        {
            var concerned = campaign.Groups.Where(g => g.CriteriaId is not null && (groupId is null || g.Id == groupId)).ToList();
            return code is not null && concerned.Count > 0 && !concerned.Exists(g => known[g.CriteriaId!.Value].Contains(code));
        }

        return
        [
            .. plan.Gates.Select((g, i) => (Key: $"gates[{i}].code", g.Code, g.GroupId))
                .Concat(plan.Ties.Select((t, i) => (Key: $"ties[{i}].code", t.Code, t.GroupId)))
                .Where(x => IsUnknown(x.Code, x.GroupId))
                .Select(x => new Obstacle(x.Key, $"Bộ tiêu chí không có {RankingText.Part(x.Code!)}.")),
        ];
    }
}

[Route("campaigns/{id:guid}/preparation/ranking")]
public sealed class RankingController(PortalDbContext db, TimeProvider clock) : RankingPagesController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var campaign = await CampaignAsync(id);
        return View("Ranking", await PageAsync(campaign, RankingForm.Of(campaign)));
    }

    /// <param name="act">Which button: a row's, or save.</param>
    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, RankingForm form, [FromForm] string? act)
    {
        var campaign = await CampaignAsync(id);
        if (form.Rearranged(act) is { } rearranged)
        {
            // What was typed so far may be half a rule; it is judged when it is saved.
            ModelState.Clear();
            return View("Ranking", await PageAsync(campaign, rearranged));
        }

        if (!ModelState.IsValid)
        {
            return Again("Ranking", await PageAsync(campaign, form));
        }

        var stored = RankingForm.Of(campaign);
        if (stored.Version != form.Version)
        {
            string Name(Guid groupId) => NameOf(campaign, groupId);
            return ChangedMeanwhile("Ranking", await PageAsync(campaign, form with { Version = stored.Version }, stored.State(Name).Against(form.State(Name))));
        }

        try
        {
            var plan = form.ToPlan();
            DomainRuleException.ThrowIfAny(await UnknownCodesAsync(campaign, plan));
            campaign.SetRanking(Actor, form.ToLevels(), plan, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Refused("Ranking", await PageAsync(campaign, form), refusal, form.FieldOf);
        }

        await Db.SaveChangesAsync();
        Notice("Đã lưu quy tắc xếp hạng, xếp loại.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Ranking));
    }
}

/// <summary>Other rules in a running campaign: with a reason, and only after the table before and after was seen.</summary>
[Route("campaigns/{id:guid}/ranking-amendment")]
public sealed class RankingAmendmentsController(PortalDbContext db, CompareStandings compare, TimeProvider clock) : RankingPagesController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var campaign = await RunningAsync(id);
        return View("RankingAmendment", await PageAsync(campaign, RankingForm.Of(campaign)));
    }

    /// <param name="act">Which button: a row's, the table's, or save.</param>
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, RankingForm form, [FromForm] string? act)
    {
        var campaign = await RunningAsync(id);
        if (form.Rearranged(act) is { } rearranged)
        {
            ModelState.Clear();
            return View("RankingAmendment", await PageAsync(campaign, rearranged));
        }

        if (!ModelState.IsValid)
        {
            return Again("RankingAmendment", await PageAsync(campaign, form));
        }

        string Name(Guid groupId) => NameOf(campaign, groupId);
        var stored = RankingForm.Of(campaign);
        if (stored.Version != form.Version)
        {
            return ChangedMeanwhile("RankingAmendment", await PageAsync(campaign, form with { Version = stored.Version }, stored.State(Name).Against(form.State(Name))));
        }

        var plan = form.ToPlan();
        var bands = form.ToLevels().Select(l => new BandLevel(Vietnamese.Clean(l.Name) ?? "", (int)Math.Round(l.From * 100))).ToList();
        IReadOnlyList<Obstacle> faults =
        [
            .. RankingFaults.OfBands(form.ToLevels()),
            .. RankingFaults.OfPlan(plan, bands, [.. campaign.Groups.Select(g => g.Id)]),
            .. await UnknownCodesAsync(campaign, plan),
        ];
        if (faults.Count > 0)
        {
            return Refused("RankingAmendment", await PageAsync(campaign, form), new DomainRuleException([.. faults]), form.FieldOf);
        }

        var shown = form.State(Name).Version;
        if (act != RankingForm.SaveAsShown(shown))
        {
            var compared = await compare.RulesAsync(campaign, group => plan.For(group.Id, bands), Cancellation);
            return View("RankingAmendment", (await PageAsync(campaign, form, compared: compared)) with { Shown = shown });
        }

        try
        {
            campaign.AmendRanking(Actor, form.ToLevels(), plan, form.Reason, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            var compared = await compare.RulesAsync(campaign, group => plan.For(group.Id, bands), Cancellation);
            return Refused("RankingAmendment", (await PageAsync(campaign, form, compared: compared)) with { Shown = shown }, refusal, key => key == "ranking.reason" ? "Form.Reason" : form.FieldOf(key));
        }

        await Db.SaveChangesAsync();
        Notice(campaign.State == CampaignState.Open && campaign.SettledAt is null ? "Đã sửa quy tắc xếp hạng, xếp loại. Thứ hạng chính thức có khi chốt điểm." : "Đã sửa quy tắc xếp hạng, xếp loại.");
        return Redirect($"/campaigns/{id}/league");
    }

    private async Task<Campaign> RunningAsync(Guid id)
    {
        var campaign = await CampaignAsync(id);
        DomainRuleException.ThrowIf(campaign.State == CampaignState.Draft, "campaign.not-open", "Phong trào chưa mở: quy tắc được sửa ở phần chuẩn bị.");
        await Db.Entry(campaign).Collection(c => c.TieVotes).LoadAsync(Cancellation);
        return campaign;
    }
}
