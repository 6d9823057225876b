using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record JudgedGroup(Guid Id, string Name, Guid? CriteriaId, string? Criteria, int Leaves, string Total);

public sealed record SanctionRow(Guid CriteriaId, Guid NodeId, string Code, string Title, string Words);

public sealed record WrittenForm
{
    /// <summary>By which criteria the groups were judged when the page was opened.</summary>
    public string? Version { get; init; }

    public string? Field { get; init; }

    public string? Criteria { get; init; }

    public List<Guid> Groups { get; init; } = [];
}

public sealed class WrittenFormValidator : AbstractValidator<WrittenForm>
{
    public WrittenFormValidator()
    {
        RuleFor(f => f.Field).NotEmpty().MaximumLength(CriteriaSet.NameMaxLength);
        RuleFor(f => f.Criteria).NotEmpty();
        RuleFor(f => f.Criteria).Must(text => TextLines.Of(text).All(l => l.Length <= CriterionNode.TitleMaxLength)).WithMessage($"Mỗi tiêu chí không quá {CriterionNode.TitleMaxLength} ký tự.");
        RuleFor(f => f.Groups).NotEmpty().WithMessage("Cần chọn ít nhất một nhóm.");
    }
}

public sealed record CriteriaPage(
    SectionHead Head,
    Judging Judging,
    IReadOnlyList<JudgedGroup> Groups,
    IReadOnlyList<SelectListItem> Versions,
    IReadOnlyList<SanctionRow> Sanctions,
    IReadOnlyList<string> BandNames,
    WrittenForm Form);

public sealed record ChoicePage(SectionHead Head, string Version, Guid VersionId, string SetName, int Number, IReadOnlyList<string> Labels, IReadOnlyList<string> Chosen, IReadOnlyList<JudgedGroup> Groups, IReadOnlyList<CriterionText> Nodes);

public sealed record CopyPage(SectionHead Head, string Name, IReadOnlyList<CriterionText> Nodes);

[Route("campaigns/{id:guid}/preparation/criteria")]
public sealed class CampaignCriteriaController(PortalDbContext db, CampaignTrees trees, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await CampaignAsync(id);
        return View("Criteria", await PageAsync(campaign, new WrittenForm { Field = "Tiêu chí thi đua" }));
    }

    /// <summary>One copy of the campaign, as it will be judged by.</summary>
    [HttpGet("{criteriaId:guid}")]
    public async Task<IActionResult> Copy(Guid id, Guid criteriaId)
    {
        var campaign = await CampaignAsync(id);
        var name = await Db.CampaignCriteria.Where(c => c.Id == criteriaId && c.CampaignId == id).Select(c => c.Name).FirstOrDefaultAsync(Cancellation) ?? throw new NotFoundException();
        var nodes = await Db.Criteria.AsNoTracking().Where(c => c.CriteriaId == criteriaId).OrderBy(c => c.Order).ToListAsync(Cancellation);
        return View("CriteriaCopy", new CopyPage(SectionHead.Of(campaign, CampaignSection.Criteria), name, [.. nodes.Select(n => n.ToText())]));
    }

    [HttpGet("choice")]
    public async Task<IActionResult> Choose(Guid id, Guid versionId, string[] labels)
    {
        var campaign = await CampaignAsync(id);
        return View("CriteriaChoice", await ChoiceAsync(campaign, versionId, labels));
    }

    /// <param name="labels">Of «áp dụng cho»; none takes the whole set.</param>
    [HttpPost("choice")]
    public async Task<IActionResult> Take(Guid id, Guid versionId, [FromForm] Guid[] groups, [FromForm] string[] labels, [FromForm] string? version)
    {
        var campaign = await CampaignAsync(id);
        var page = await ChoiceAsync(campaign, versionId, labels);
        if (groups.Length == 0)
        {
            ModelState.AddModelError("groups", "Cần chọn ít nhất một nhóm áp dụng.");
            return Again("CriteriaChoice", page);
        }

        if (version != page.Version)
        {
            // The page says by which criteria each group is judged now.
            return AgainChanged("CriteriaChoice", page, nameof(version));
        }

        var name = labels.Length == 0 ? page.SetName : $"{page.SetName} ({string.Join(", ", labels)})";
        await JudgeAsync(campaign, groups, name, versionId, page.Nodes);
        Notice($"Đã chép «{name}» vào phong trào.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Criteria));
    }

    /// <summary>Criteria that are met or not: one a line.</summary>
    [HttpPost("written")]
    public async Task<IActionResult> Write(Guid id, WrittenForm form)
    {
        var campaign = await CampaignAsync(id);
        if (!ModelState.IsValid)
        {
            return Again("Criteria", await PageAsync(campaign, form));
        }

        if (form.Version != VersionOf(campaign))
        {
            return AgainChanged("Criteria", await PageAsync(campaign, form), "form.version");
        }

        var nodes = CriteriaSelection.MetOrNot(form.Field!, TextLines.Of(form.Criteria));
        await JudgeAsync(campaign, form.Groups, form.Field!, null, nodes);
        Notice($"Đã lưu {nodes.Count - 1} tiêu chí.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Criteria));
    }

    /// <param name="sanction">«max:…», «set:…», «down:1», or «none»: the words stay as a note.</param>
    [HttpPost("{criteriaId:guid}/sanctions/{nodeId:guid}")]
    public async Task<IActionResult> MapSanction(Guid id, Guid criteriaId, Guid nodeId, [FromForm] string? sanction)
    {
        var campaign = await CampaignAsync(id);
        var criteria = await Db.CampaignCriteria.Include(c => c.Nodes).Where(c => c.Id == criteriaId && c.CampaignId == id).OneAsync(Cancellation);
        DomainRuleException.ThrowIf(
            sanction is not ("none" or "down:1" or "down:2") && campaign.Bands.All(b => sanction != $"max:{b.Name}" && sanction != $"set:{b.Name}"),
            "criteria.sanction",
            "Cần chọn chế tài tương ứng trong danh sách.");
        criteria.MapSanction(Actor, nodeId, sanction == "none" ? null : sanction, clock.GetUtcNow());
        await Db.SaveChangesAsync();
        Notice("Đã quy chế tài về mức xếp loại.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Criteria));
    }

    private async Task JudgeAsync(Campaign campaign, IReadOnlyCollection<Guid> groups, string name, Guid? versionId, IReadOnlyList<CriterionText> nodes)
    {
        var now = clock.GetUtcNow();
        var clean = name.Length > CriteriaSet.NameMaxLength ? name[..CriteriaSet.NameMaxLength] : name;
        var copy = new CampaignCriteria(Actor, campaign.Id, clean, versionId, nodes, now);
        // Refuses a tree the engine could not score with, before anything is kept.
        CriteriaTree.Build(copy.Nodes.OrderBy(n => n.Order).Select(n => n.ToSource()));
        Db.CampaignCriteria.Add(copy);
        foreach (var groupId in groups)
        {
            campaign.JudgeGroupBy(Actor, groupId, copy.Id, clean, now);
        }

        var used = campaign.Groups.Select(g => g.CriteriaId).ToHashSet();
        var left = await Db.CampaignCriteria.Include(c => c.Nodes).Where(c => c.CampaignId == campaign.Id && !used.Contains(c.Id)).ToListAsync(Cancellation);
        await using var transaction = await Db.Database.BeginTransactionAsync(Cancellation);
        await Db.SaveChangesAsync();
        // A copy that no group is judged by any more would still count as criteria without an agency.
        Db.CampaignCriteria.RemoveRange(left);
        await Db.SaveChangesAsync();
        await transaction.CommitAsync(Cancellation);
    }

    private static string VersionOf(Campaign campaign) =>
        new SectionState([.. campaign.Groups.OrderBy(g => g.Order).Select(g => new SectionLine(g.Name, g.CriteriaId?.ToString() ?? ""))]).Version;

    private async Task<ChoicePage> ChoiceAsync(Campaign campaign, Guid versionId, IReadOnlyList<string> labels)
    {
        var version = await Db.CriteriaSetVersions
            .Where(v => v.Id == versionId && v.ReleasedAt != null)
            .Join(Db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)), v => v.SetId, s => s.Id, (v, s) => new { v.Number, s.Name })
            .OneAsync(Cancellation);
        var stored = await Db.SetCriteria.AsNoTracking().Where(n => n.VersionId == versionId).OrderBy(n => n.Order).ToListAsync(Cancellation);
        var nodes = stored.Select(n => n.ToText()).ToList();
        return new ChoicePage(
            SectionHead.Of(campaign, CampaignSection.Criteria),
            VersionOf(campaign),
            versionId,
            version.Name,
            version.Number,
            CriteriaSelection.LabelsOf(nodes),
            labels,
            await GroupsAsync(campaign),
            CriteriaSelection.Apply(nodes, [.. labels]));
    }

    private async Task<List<JudgedGroup>> GroupsAsync(Campaign campaign)
    {
        var copies = await Db.CampaignCriteria
            .Where(c => c.CampaignId == campaign.Id)
            .Select(c => new { c.Id, c.Name, Leaves = c.Nodes.Count(n => n.IsLeaf), Tops = c.Nodes.Where(n => n.ParentCode == null).ToList() })
            .AsNoTracking()
            .ToDictionaryAsync(c => c.Id, Cancellation);
        return [.. campaign.Groups.OrderBy(g => g.Order).Select(g =>
        {
            var copy = g.CriteriaId is { } criteriaId ? copies.GetValueOrDefault(criteriaId) : null;
            return new JudgedGroup(g.Id, g.Name, copy?.Id, copy?.Name, copy?.Leaves ?? 0, copy is null ? "" : CriteriaSelection.Total(copy.Tops.Select(t => t.ToText())).ToExactString());
        })];
    }

    private async Task<CriteriaPage> PageAsync(Campaign campaign, WrittenForm form)
    {
        var versions = await Db.CriteriaSetVersions
            .Where(v => v.ReleasedAt != null)
            .Join(Db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)), v => v.SetId, s => s.Id, (v, s) => new { v.Id, v.Number, s.Name })
            .OrderBy(v => v.Name)
            .ThenByDescending(v => v.Number)
            .ToListAsync(Cancellation);
        List<SanctionRow> sanctions = [];
        foreach (var criteriaId in campaign.Groups.Select(g => g.CriteriaId).OfType<Guid>().Distinct())
        {
            var tree = await trees.ReadAsync(criteriaId, Cancellation);
            sanctions.AddRange(tree.Tree.Leaves
                .Where(l => l.Rule is PenaltyRule { Sanction.Kind: SanctionKind.Unmapped })
                .Select(l => new SanctionRow(criteriaId, tree.Nodes[l.Code].Id, l.Code, l.Title, ((PenaltyRule)l.Rule).Sanction!.Text)));
        }

        return new CriteriaPage(
            SectionHead.Of(campaign, CampaignSection.Criteria),
            campaign.Judging,
            await GroupsAsync(campaign),
            [.. versions.Select(v => new SelectListItem($"{v.Name} – phiên bản {v.Number}", v.Id.ToString()))],
            sanctions,
            [.. campaign.Bands.OrderByDescending(b => b.FromHundredths).Select(b => b.Name)],
            form with { Version = VersionOf(campaign) });
    }
}
