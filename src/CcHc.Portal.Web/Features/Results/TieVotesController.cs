using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

public sealed record TiePlace
{
    public Guid SheetId { get; init; }

    public int? Place { get; init; }
}

public sealed record TieVoteForm
{
    public List<TiePlace> Places { get; init; } = [];

    public string? Council { get; init; }

    public DateOnly? HeldOn { get; init; }

    public string? MinutesNumber { get; init; }

    public string? Reason { get; init; }
}

public sealed class TieVoteFormValidator : AbstractValidator<TieVoteForm>
{
    public TieVoteFormValidator()
    {
        RuleFor(f => f.Council).NotEmpty().MaximumLength(TieVote.CouncilMaxLength);
        RuleFor(f => f.HeldOn).NotNull();
        RuleFor(f => f.MinutesNumber).NotEmpty().MaximumLength(TieVote.NumberMaxLength);
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(TieVote.ReasonMaxLength);
        RuleForEach(f => f.Places).ChildRules(place => place.RuleFor(p => p.Place).NotNull());
        RuleFor(f => f.Places).Custom((places, context) =>
        {
            for (var i = 0; i < places.Count; i++)
            {
                if (places[i].Place is { } place && (place < 1 || place > places.Count))
                {
                    context.AddFailure($"Places[{i}].Place", $"Thứ tự từ 1 đến {places.Count}.");
                }
                else if (places.Take(i).Any(p => p.Place is not null && p.Place == places[i].Place))
                {
                    context.AddFailure($"Places[{i}].Place", "Thứ tự này đã ghi cho đơn vị khác.");
                }
            }
        });
    }
}

public sealed record EqualSheet(Guid Id, string Name, string? UnitName, Points Final, int? Rank);

/// <param name="IsVoted">A vote on exactly these is recorded; another one takes its place.</param>
public sealed record EqualSet(Guid GroupId, string Group, IReadOnlyList<EqualSheet> Sheets, bool IsVoted);

public sealed record TieVotesPage(Campaign Campaign, IReadOnlyList<EqualSet> Waiting, IReadOnlyList<TieVote> Votes);

public sealed record TieVotePage(Campaign Campaign, EqualSet Tied, IReadOnlyList<Obstacle> Obstacles, TieVoteForm Form);

/// <summary>Biểu quyết thứ hạng: which equals wait for a vote, and what the council decided on them.</summary>
[Route("campaigns/{id:guid}/tie-votes")]
public sealed class TieVotesController(PortalDbContext db, SettleScores settle, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id)
    {
        var campaign = await FindAsync(id);
        var voting = campaign.SettledAt is null ? [] : campaign.Groups.Where(g => campaign.RulesFor(g.Id).EndsInVote).Select(g => g.Id).ToList();
        var sheets = await Sheets(s => s.CampaignId == id && s.SharesRank && voting.Contains(s.GroupId))
            .ToListAsync(Cancellation);
        var waiting = sheets
            .GroupBy(s => (s.GroupId, s.Rank))
            .OrderBy(g => campaign.Group(g.Key.GroupId).Order)
            .ThenBy(g => g.Key.Rank)
            .Select(g => new EqualSet(g.Key.GroupId, campaign.Group(g.Key.GroupId).Name, [.. g.Select(s => s.ToEqual())], false));
        return View("TieVotes", new TieVotesPage(campaign, [.. waiting], [.. campaign.TieVotes.OrderByDescending(v => v.RecordedAt)]));
    }

    /// <param name="sheetId">One of the equals.</param>
    [HttpGet("{sheetId:guid}")]
    public async Task<IActionResult> New(Guid id, Guid sheetId)
    {
        var campaign = await FindAsync(id);
        var equals = await EqualsAsync(campaign, sheetId);
        return View("TieVote", Page(campaign, equals, new TieVoteForm { Places = [.. equals.Sheets.Select(s => new TiePlace { SheetId = s.Id })] }));
    }

    [HttpPost("{sheetId:guid}")]
    public async Task<IActionResult> Create(Guid id, Guid sheetId, TieVoteForm form)
    {
        var campaign = await FindAsync(id);
        var equals = await EqualsAsync(campaign, sheetId);
        // Rows in the order of the page, whatever was sent; what was typed for a sheet stays with it.
        var sent = form.Places.GroupBy(p => p.SheetId).ToDictionary(g => g.Key, g => g.First());
        if (!equals.Sheets.Select(s => s.Id).ToHashSet().SetEquals(sent.Keys))
        {
            ModelState.Clear();
            ModelState.AddModelError("", "Danh sách đơn vị bằng nhau đã thay đổi từ khi anh/chị mở trang. Xem lại rồi ghi thứ tự.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("TieVote", Page(campaign, equals, form with { Places = [.. equals.Sheets.Select(s => sent.GetValueOrDefault(s.Id) ?? new TiePlace { SheetId = s.Id })] }));
        }

        if (!ModelState.IsValid)
        {
            return Again("TieVote", Page(campaign, equals, form));
        }

        var names = equals.Sheets.ToDictionary(s => s.Id, s => s.Name);
        try
        {
            campaign.RecordTieVote(
                Actor,
                equals.GroupId,
                equals.Sheets[0].Final,
                [.. form.Places.OrderBy(p => p.Place).Select(p => (p.SheetId, names[p.SheetId]))],
                new TieVoteRecord(form.Council!, form.HeldOn!.Value, form.MinutesNumber!, form.Reason!),
                clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Again("TieVote", Page(campaign, equals, form), refusal.Under(key => key == "vote.held-on" ? "Form.HeldOn" : key));
        }

        await settle.RankAgainAsync(campaign, Cancellation);
        await db.SaveChangesAsync(Cancellation);
        Notice("Đã ghi nhận biểu quyết; thứ hạng đã xếp lại theo biểu quyết.");
        return Redirect($"/campaigns/{id}/league?group={equals.GroupId}");
    }

    private static TieVotePage Page(Campaign campaign, EqualSet equals, TieVoteForm form) =>
        new(campaign, equals, [.. campaign.ObstaclesToTieVote(equals.GroupId)], form);

    private async Task<Campaign> FindAsync(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor)
            .Include(c => c.Groups).Include(c => c.Bands).Include(c => c.TieVotes).AsSplitQuery()
            .Where(c => c.Id == id)
            .OneAsync(Cancellation);
        Demand.That(AppraisalAccess.CanRecordTieVote(Actor, campaign), "Biểu quyết thứ hạng do người quản lý phong trào hoặc thư ký Hội đồng ghi nhận.");
        return campaign;
    }

    /// <summary>Exactly those who are equal to the sheet, or were when the council voted on them.</summary>
    private async Task<EqualSet> EqualsAsync(Campaign campaign, Guid sheetId)
    {
        var one = await db.ScoreSheets.AsNoTracking().Where(s => s.Id == sheetId && s.CampaignId == campaign.Id).OneAsync(Cancellation);
        var vote = campaign.TieVotes.Where(v => v.GroupId == one.GroupId && v.SheetIds.Contains(sheetId) && v.Final == one.FinalTotal).MaxBy(v => v.RecordedAt);
        var voted = one.SharesRank ? null : vote?.SheetIds;
        var sheets = await (voted is null
                ? Sheets(s => s.CampaignId == campaign.Id && s.GroupId == one.GroupId && s.SharesRank && s.Rank == one.Rank)
                : Sheets(s => s.CampaignId == campaign.Id && voted.Contains(s.Id)))
            .ToListAsync(Cancellation);
        if (sheets.Count < 2)
        {
            throw new NotFoundException("Đơn vị này không bằng hạng với đơn vị nào.");
        }

        return new EqualSet(one.GroupId, campaign.Group(one.GroupId).Name, [.. sheets.Select(s => s.ToEqual())], voted is not null);
    }

    private IQueryable<GroupedSheet> Sheets(System.Linq.Expressions.Expression<Func<ScoreSheet, bool>> which) =>
        db.ScoreSheets.AsNoTracking()
            .Where(which)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s, p })
            .OrderBy(x => x.s.Rank)
            .ThenBy(x => x.p.SearchText)
            .Select(x => new GroupedSheet(x.s.GroupId, x.s.Id, x.p.Name, x.p.UnitName, x.s.FinalTotal, x.s.Rank));

    private sealed record GroupedSheet(Guid GroupId, Guid Id, string Name, string? UnitName, Points Final, int? Rank)
    {
        public EqualSheet ToEqual() => new(Id, Name, UnitName, Final, Rank);
    }
}
