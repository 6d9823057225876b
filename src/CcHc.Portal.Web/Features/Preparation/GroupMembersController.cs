using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record MemberRow(Guid Id, ParticipantKind Kind, string Name, string? UnitName, string? Title);

public sealed record LinesForm
{
    public string? Lines { get; init; }
}

public sealed class LinesFormValidator : AbstractValidator<LinesForm>
{
    public LinesFormValidator() => RuleFor(f => f.Lines).Must(text => TextLines.Of(text).Count > 0).WithMessage(VietnameseBindingMessages.Needed);
}

public sealed record MembersPage(SectionHead Head, Guid GroupId, string GroupName, ParticipantKind Kind, string? Q, Page<MemberRow> Members, LinesForm Form, LinesForm Outsiders)
{
    public string Path => ParticipantsController.GroupPath(Head.Id, GroupId);
}

public sealed record UnitFilter
{
    public UnitKind? Kind { get; init; }

    public Guid? Parent { get; init; }

    public string? Q { get; init; }
}

public sealed record CandidateRow(Guid Id, string Name, UnitKind Kind, string? ParentName);

public sealed record CandidatesPage(SectionHead Head, Guid GroupId, string GroupName, UnitFilter Filter, IReadOnlyList<SelectListItem> Parents, Page<CandidateRow> Candidates)
{
    public string Path => ParticipantsController.GroupPath(Head.Id, GroupId);
}

[Route("campaigns/{id:guid}/preparation/participants/groups/{groupId:guid}")]
public sealed class GroupMembersController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, Guid groupId, string? q, int? page) =>
        View("Members", await PageAsync(await CampaignAsync(id), groupId, q, page, new LinesForm()));

    [HttpGet("units")]
    public async Task<IActionResult> Choose(Guid id, Guid groupId, UnitFilter filter, int? page)
    {
        var campaign = await CampaignAsync(id);
        var candidates = await Candidates(campaign, filter)
            .OrderBy(u => u.SearchText)
            .Select(u => new CandidateRow(u.Id, u.Name, u.Kind, Db.Units.Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault()))
            .ToPageAsync(page, cancellation: Cancellation);
        var parents = await UnitChoices.Under(Db, campaign.IssuingUnitId, Today)
            .Where(p => Db.Units.Any(u => u.ParentId == p.Id))
            .OrderBy(p => p.TreePath.Length)
            .ThenBy(p => p.SearchText)
            .Select(p => new SelectListItem(p.Name, p.Id.ToString()))
            .ToListAsync(Cancellation);
        return View("Candidates", new CandidatesPage(
            SectionHead.Of(campaign, CampaignSection.Participants), groupId, campaign.Group(groupId).Name, filter, parents, candidates));
    }

    /// <param name="all">Everything the filter of the address finds, not only the ticked units of one page.</param>
    [HttpPost("units")]
    public async Task<IActionResult> Add(Guid id, Guid groupId, [FromQuery] UnitFilter filter, [FromForm] Guid[] units, [FromForm] bool all)
    {
        var campaign = await CampaignAsync(id);
        var candidates = Candidates(campaign, filter);
        var chosen = await (all ? candidates : candidates.Where(u => units.Contains(u.Id)))
            .OrderBy(u => u.SearchText)
            .Select(u => new { u.Id, u.Name })
            .ToListAsync(Cancellation);
        Db.Participants.AddRange(campaign.Enroll(Actor, groupId, [.. chosen.Select(u => new Entrant(ParticipantKind.Collective, u.Name, u.Id))], clock.GetUtcNow()));
        await Db.SaveChangesAsync();
        Notice($"Đã thêm {chosen.Count} đơn vị vào nhóm «{campaign.Group(groupId).Name}».");
        return Redirect(ParticipantsController.GroupPath(id, groupId));
    }

    [HttpPost("lines")]
    public async Task<IActionResult> Paste(Guid id, Guid groupId, LinesForm form) => await EnterAsync(id, groupId, form, "form", null);

    /// <summary>Bodies outside the tree: no sign-in, others enter their data.</summary>
    [HttpPost("outsiders")]
    public async Task<IActionResult> PasteOutsiders(Guid id, Guid groupId, LinesForm outsiders) => await EnterAsync(id, groupId, outsiders, "outsiders", ParticipantKind.External);

    [HttpPost("removals")]
    public async Task<IActionResult> Remove(Guid id, Guid groupId, [FromForm] Guid[] members)
    {
        var campaign = await CampaignAsync(id);
        campaign.Group(groupId);
        var leaving = await Db.Participants.Where(p => p.CampaignId == id && p.GroupId == groupId && members.Contains(p.Id)).ToListAsync(Cancellation);
        if (members.Length == 0 || leaving.Count < members.Distinct().Count())
        {
            ModelState.AddModelError("", members.Length == 0 ? "Anh/chị chưa chọn ai để bỏ." : "Có dòng không còn trong nhóm; anh/chị xem lại danh sách.");
            return Again("Members", await PageAsync(campaign, groupId, null, null, new LinesForm()));
        }

        campaign.Dismiss(Actor, leaving, clock.GetUtcNow());
        Db.Participants.RemoveRange(leaving);
        await Db.SaveChangesAsync();
        Notice($"Đã bỏ {leaving.Count} dòng khỏi nhóm.");
        return Redirect(ParticipantsController.GroupPath(id, groupId));
    }

    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    private async Task<IActionResult> EnterAsync(Guid id, Guid groupId, LinesForm form, string field, ParticipantKind? other)
    {
        var campaign = await CampaignAsync(id);
        var kind = other ?? campaign.Group(groupId).Participants;
        var list = await Entrants.ReadAsync(Db, campaign, kind, form.Lines, Today, Cancellation);
        foreach (var problem in list.Problems)
        {
            ModelState.AddModelError(field + ".lines", problem);
        }

        if (!ModelState.IsValid)
        {
            var page = await PageAsync(campaign, groupId, null, null, other is null ? form : new LinesForm());
            return Again("Members", other is null ? page : page with { Outsiders = form });
        }

        var present = await Db.Participants
            .Where(p => p.CampaignId == id)
            .Select(p => new { p.Kind, p.Name, p.UnitId })
            .ToListAsync(Cancellation);
        var known = present.Select(p => (p.Kind, p.UnitId, p.Kind == ParticipantKind.Collective ? "" : Vietnamese.Fold(p.Name))).ToHashSet();
        var fresh = list.Entrants.Where(e => known.Add((e.Kind, e.UnitId, e.Kind == ParticipantKind.Collective ? "" : Vietnamese.Fold(e.Name)))).ToList();
        if (fresh.Count > 0)
        {
            Db.Participants.AddRange(campaign.Enroll(Actor, groupId, fresh, clock.GetUtcNow()));
            await Db.SaveChangesAsync();
        }

        var already = list.Entrants.Count - fresh.Count;
        Notice($"Đã thêm {fresh.Count} dòng vào nhóm." + (already == 0 ? "" : $" {already} dòng đã có trong phong trào nên không thêm lần nữa."));
        return Redirect(ParticipantsController.GroupPath(id, groupId));
    }

    private IQueryable<Unit> Candidates(Campaign campaign, UnitFilter filter)
    {
        var units = UnitChoices.Under(Db, campaign.IssuingUnitId, Today)
            .Where(u => u.Id != campaign.IssuingUnitId)
            .Where(u => !Db.Participants.Any(p => p.CampaignId == campaign.Id && p.Kind == ParticipantKind.Collective && p.UnitId == u.Id));
        if (filter.Kind is { } kind)
        {
            units = units.Where(u => u.Kind == kind);
        }

        if (filter.Parent is { } parent)
        {
            units = units.Where(u => u.ParentId == parent);
        }

        var words = Vietnamese.Fold(filter.Q);
        return words.Length == 0 ? units : units.Where(u => u.SearchText.Contains(words));
    }

    private async Task<MembersPage> PageAsync(Campaign campaign, Guid groupId, string? q, int? page, LinesForm form)
    {
        var group = campaign.Group(groupId);
        var members = Db.Participants.Where(p => p.CampaignId == campaign.Id && p.GroupId == groupId);
        var words = Vietnamese.Fold(q);
        if (words.Length > 0)
        {
            members = members.Where(p => p.SearchText.Contains(words));
        }

        var rows = await members
            .OrderBy(p => p.SearchText)
            .ThenBy(p => p.Id)
            .Select(p => new MemberRow(p.Id, p.Kind, p.Name, p.UnitName, p.Title))
            .ToPageAsync(page, cancellation: Cancellation);
        return new MembersPage(SectionHead.Of(campaign, CampaignSection.Participants), groupId, group.Name, group.Participants, q, rows, form, new LinesForm());
    }
}
