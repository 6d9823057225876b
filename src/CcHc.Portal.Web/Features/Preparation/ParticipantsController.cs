using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record GroupRow(Guid Id, string Name, ParticipantKind Kind, int Count, string Path);

public sealed record ParticipantsPage(SectionHead Head, IReadOnlyList<GroupRow> Groups, int Units, GroupForm Form);

public sealed record GroupForm
{
    public string? Name { get; init; }

    public ParticipantKind? Kind { get; init; }
}

public sealed class GroupFormValidator : AbstractValidator<GroupForm>
{
    public GroupFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(RankingGroup.NameMaxLength);
        RuleFor(f => f.Kind).NotNull();
    }
}

[Route("campaigns/{id:guid}/preparation/participants")]
public sealed class ParticipantsController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id) => View("Participants", await PageAsync(await CampaignAsync(id), new GroupForm { Kind = ParticipantKind.Collective }));

    [HttpPost("groups")]
    public async Task<IActionResult> Create(Guid id, GroupForm form)
    {
        var campaign = await CampaignAsync(id);
        if (!ModelState.IsValid)
        {
            return Again("Participants", await PageAsync(campaign, form));
        }

        RankingGroup group;
        try
        {
            group = campaign.AddGroup(Actor, form.Name!, form.Kind!.Value, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Refused("Participants", await PageAsync(campaign, form), refusal, key => key == "group.name" ? "form.name" : null);
        }

        await Db.SaveChangesAsync();
        Notice($"Đã thêm nhóm «{group.Name}». Bây giờ anh/chị thêm người tham gia vào nhóm.");
        return Redirect(GroupPath(id, group.Id));
    }

    [HttpPost("groups/{groupId:guid}/removal")]
    public async Task<IActionResult> Remove(Guid id, Guid groupId)
    {
        var campaign = await CampaignAsync(id);
        var group = campaign.Group(groupId);
        var inGroup = await Db.Participants.CountAsync(p => p.GroupId == groupId, Cancellation);
        DomainRuleException.ThrowIf(inGroup > 0, "participants.group", $"Nhóm «{group.Name}» còn {inGroup} người tham gia; hãy bỏ họ khỏi nhóm trước.");
        campaign.RemoveGroup(Actor, groupId, clock.GetUtcNow());
        await Db.SaveChangesAsync();
        Notice($"Đã bỏ nhóm «{group.Name}».");
        return Redirect(SectionPaths.Of(id, CampaignSection.Participants));
    }

    internal static string GroupPath(Guid id, Guid groupId) => $"{SectionPaths.Of(id, CampaignSection.Participants)}/groups/{groupId}";

    private async Task<ParticipantsPage> PageAsync(Campaign campaign, GroupForm form)
    {
        var counts = await Db.Participants
            .Where(p => p.CampaignId == campaign.Id)
            .GroupBy(p => p.GroupId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Cancellation);
        var (_, units) = await Shared.Acts.CampaignQueries.CountParticipantsAsync(Db, campaign.Id, Cancellation);
        var groups = campaign.Groups.OrderBy(g => g.Order)
            .Select(g => new GroupRow(g.Id, g.Name, g.Participants, counts.GetValueOrDefault(g.Id), GroupPath(campaign.Id, g.Id)))
            .ToList();
        return new ParticipantsPage(SectionHead.Of(campaign, CampaignSection.Participants), groups, units, form);
    }
}
