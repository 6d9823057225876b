using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record AppraisalForm
{
    public string? Version { get; init; }

    /// <summary>A unit for each text that the criteria file has as agency, in the order of the page.</summary>
    public List<Guid?> ByText { get; init; } = [];

    /// <summary>A unit for all leaves of a field; overrides the text.</summary>
    public List<Guid?> ByField { get; init; } = [];
}

/// <summary>No unit at all is lawful: the row stays as it is. Units are looked up among the agencies by the action.</summary>
public sealed class AppraisalFormValidator : AbstractValidator<AppraisalForm>
{
    public AppraisalFormValidator() => RuleFor(f => f.Version).NotEmpty();
}

public sealed record TextRow(string Text, int Leaves, int Entrusted);

public sealed record FieldRow(Guid CriteriaId, string Criteria, string Code, string Title, int Leaves, string Agencies);

public sealed record AppraiserRow(Guid Id, string Name, string Unit, Role Role, string? Field, bool HasAccount);

public sealed record AppraisersForm
{
    public Guid? PersonId { get; init; }

    public Role? Role { get; init; }
}

public sealed class AppraisersFormValidator : AbstractValidator<AppraisersForm>
{
    public AppraisersFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull();
        RuleFor(f => f.Role).Must(r => r is Role.Appraiser or Role.AgencyLead).WithMessage("Cần chọn vai trò thẩm định.");
    }
}

public sealed record AppraisalPage(
    SectionHead Head,
    IReadOnlyList<TextRow> Texts,
    IReadOnlyList<FieldRow> Fields,
    IReadOnlyList<SelectListItem> Agencies,
    int Without,
    AppraisalForm Form,
    IReadOnlyList<AppraiserRow> Appraisers,
    IReadOnlyList<SelectListItem> People,
    AppraisersForm AppraisersForm,
    IReadOnlyList<OwnSheet> OwnSheets,
    IReadOnlyList<ChangedLine> Changed);

public sealed record LeafRow(Guid Id, string Code, string Title, string? AgencyText, Guid? AgencyUnitId);

public sealed record LeavesPage(SectionHead Head, Guid CriteriaId, string Name, IReadOnlyList<LeafRow> Leaves, IReadOnlyList<SelectListItem> Agencies, string Version, IReadOnlyList<ChangedLine> Changed);

[Route("campaigns/{id:guid}/preparation/appraisal")]
public sealed class AppraisalController(PortalDbContext db, OwnSheets ownSheets, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var campaign = await CampaignAsync(id);
        return View("Appraisal", await PageAsync(campaign, null));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, AppraisalForm form)
    {
        var campaign = await CampaignAsync(id);
        var copies = await CopiesAsync(campaign);
        var agencies = await AgenciesAsync(campaign);
        if (StateOf(copies, agencies).Version != form.Version)
        {
            // The rows of the form belong to criteria that have changed since: only what is there now can be shown.
            var now = await PageAsync(campaign, null);
            return ChangedMeanwhile("Appraisal", now with { Changed = [new ChangedLine("Cơ quan thẩm định", StateOf(copies, agencies).Lines is var lines ? string.Join('\n', lines.Select(l => $"{l.Label}: {l.Text}")) : "", "chưa được lưu")] });
        }

        var lawful = agencies.Keys.ToHashSet();
        CheckListed("form.byText", form.ByText, lawful);
        CheckListed("form.byField", form.ByField, lawful);
        if (!ModelState.IsValid)
        {
            return Again("Appraisal", await PageAsync(campaign, form));
        }

        var texts = TextsOf(copies);
        var fields = FieldsOf(copies);
        foreach (var copy in copies)
        {
            Dictionary<Guid, Guid?> wanted = [];
            foreach (var leaf in Leaves(copy))
            {
                var byText = leaf.AgencyText is { } text && texts.FindIndex(t => t == text) is >= 0 and var at && at < form.ByText.Count ? form.ByText[at] : null;
                var top = TopOf(copy, leaf);
                var byField = fields.FindIndex(f => f.Copy == copy && f.Top == top) is >= 0 and var place && place < form.ByField.Count ? form.ByField[place] : null;
                if ((byField ?? byText) is { } agency)
                {
                    wanted[leaf.Id] = agency;
                }
            }

            copy.Entrust(Actor, wanted, clock.GetUtcNow());
        }

        await Db.SaveChangesAsync();
        Notice("Đã giao cơ quan thẩm định.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Appraisal));
    }

    [HttpGet("criteria/{criteriaId:guid}")]
    public async Task<IActionResult> EditLeaves(Guid id, Guid criteriaId)
    {
        var campaign = await CampaignAsync(id);
        return View("Leaves", await LeavesAsync(campaign, criteriaId));
    }

    /// <param name="agencies">One for each leaf, in the order of the page.</param>
    [HttpPost("criteria/{criteriaId:guid}")]
    public async Task<IActionResult> UpdateLeaves(Guid id, Guid criteriaId, [FromForm] string? version, [FromForm] List<Guid?> agencies)
    {
        var campaign = await CampaignAsync(id);
        var page = await LeavesAsync(campaign, criteriaId);
        if (page.Version != version)
        {
            return ChangedMeanwhile("Leaves", page with { Changed = [new ChangedLine(page.Name, "xem các dòng dưới đây", "chưa được lưu")] });
        }

        CheckListed("agencies", agencies, page.Agencies.Select(a => Guid.Parse(a.Value)).ToHashSet());
        if (!ModelState.IsValid)
        {
            return Again("Leaves", page);
        }

        var copy = (await CopiesAsync(campaign)).First(c => c.Id == criteriaId);
        copy.Entrust(
            Actor,
            page.Leaves.Take(agencies.Count).Select((leaf, i) => (leaf.Id, Agency: agencies[i])).ToDictionary(p => p.Id, p => p.Agency),
            clock.GetUtcNow());
        await Db.SaveChangesAsync();
        Notice("Đã lưu cơ quan thẩm định của từng tiêu chí.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Appraisal));
    }

    /// <summary>Gives somebody of an appraising agency the role for this campaign only.</summary>
    [HttpPost("appraisers")]
    public async Task<IActionResult> Assign(Guid id, AppraisersForm appraisersForm)
    {
        var campaign = await CampaignAsync(id);
        var person = await People(campaign.Id).Where(p => p.Id == appraisersForm.PersonId).SingleOrDefaultAsync(Cancellation);
        if (person is null && appraisersForm.PersonId is not null)
        {
            ModelState.AddModelError("appraisersForm.personId", "Cần chọn người trong danh sách.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Appraisal", (await PageAsync(campaign, null)) with { AppraisersForm = appraisersForm });
        }

        var now = clock.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        var role = appraisersForm.Role!.Value;
        var there = await Db.RoleAssignments.AnyAsync(
            a => a.PersonId == person!.Id && a.Role == role && a.UnitId == person.UnitId && a.CampaignId == id && (a.To == null || today <= a.To), Cancellation);
        DomainRuleException.ThrowIf(there, "appraisal.assigned", $"{person!.Name} đã có vai trò này trong phong trào.");
        var assignment = new RoleAssignment(person.Id, role, person.UnitId!.Value, today, campaignId: id);
        assignment.Announce(Actor, now);
        Db.RoleAssignments.Add(assignment);
        await Db.SaveChangesAsync();
        Notice($"Đã giao {person.Name} làm {StateNames.Of(role)} trong phong trào này.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Appraisal));
    }

    [HttpPost("appraisers/{assignmentId:guid}/ending")]
    public async Task<IActionResult> End(Guid id, Guid assignmentId)
    {
        await CampaignAsync(id);
        var assignment = await Db.RoleAssignments.Where(a => a.Id == assignmentId && a.CampaignId == id && (a.Role == Role.Appraiser || a.Role == Role.AgencyLead)).OneAsync(Cancellation);
        var now = clock.GetUtcNow();
        // Yesterday is the last day: the role is gone at once, not at midnight.
        assignment.End(Actor, VietnamTime.DayOf(now).AddDays(-1), now);
        await Db.SaveChangesAsync();
        Notice("Đã thôi vai trò trong phong trào này.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Appraisal));
    }

    private void CheckListed(string field, List<Guid?> chosen, HashSet<Guid> lawful)
    {
        for (var i = 0; i < chosen.Count; i++)
        {
            if (chosen[i] is { } unit && !lawful.Contains(unit))
            {
                ModelState.AddModelError($"{field}[{i}]", "Cần chọn một cơ quan trong danh sách.");
            }
        }
    }

    private static IEnumerable<Criterion> Leaves(CampaignCriteria copy) =>
        copy.Nodes.Where(n => n.IsLeaf && n.Method != ScoringMethods.Information).OrderBy(n => n.Order);

    private static List<string> TextsOf(List<CampaignCriteria> copies) =>
        [.. copies.SelectMany(Leaves).Select(l => l.AgencyText).OfType<string>().Distinct(StringComparer.Ordinal).Order(Vietnamese.Order)];

    private static List<(CampaignCriteria Copy, string Top)> FieldsOf(List<CampaignCriteria> copies) =>
        [.. copies.SelectMany(c => c.Nodes.Where(n => n.ParentCode is null).OrderBy(n => n.Order).Select(n => (c, n.Code)))];

    private static string TopOf(CampaignCriteria copy, Criterion leaf)
    {
        var byCode = copy.Nodes.ToDictionary(n => n.Code, StringComparer.Ordinal);
        CriterionNode node = leaf;
        while (node.ParentCode is { } parent && byCode.TryGetValue(parent, out var up))
        {
            node = up;
        }

        return node.Code;
    }

    private static SectionState StateOf(IEnumerable<CampaignCriteria> copies, IReadOnlyDictionary<Guid, string> agencies) =>
        new([.. copies.SelectMany(c => Leaves(c).Select(l => new SectionLine($"{c.Name} {l.Code}", l.AgencyUnitId is { } a ? agencies.GetValueOrDefault(a) ?? a.ToString() : "chưa giao")))]);

    private async Task<List<CampaignCriteria>> CopiesAsync(Campaign campaign)
    {
        var ids = campaign.Groups.Select(g => g.CriteriaId).OfType<Guid>().Distinct().ToList();
        return await Db.CampaignCriteria.Include(c => c.Nodes).Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(Cancellation);
    }

    private async Task<Dictionary<Guid, string>> AgenciesAsync(Campaign campaign) =>
        await UnitChoices.AgenciesUnder(Db, campaign.IssuingUnitId, VietnamTime.DayOf(clock.GetUtcNow()))
            .OrderBy(u => u.SearchText)
            .Select(u => new { u.Id, u.Name })
            .ToDictionaryAsync(u => u.Id, u => u.Name, Cancellation);

    private IQueryable<Person> People(Guid campaignId) => Db.People
        .Where(p => p.UnitId != null && Db.Criteria.Any(c => c.CampaignId == campaignId && c.AgencyUnitId == p.UnitId));

    private async Task<LeavesPage> LeavesAsync(Campaign campaign, Guid criteriaId)
    {
        var copy = (await CopiesAsync(campaign)).Find(c => c.Id == criteriaId) ?? throw new NotFoundException();
        var agencies = await AgenciesAsync(campaign);
        return new LeavesPage(
            SectionHead.Of(campaign, CampaignSection.Appraisal),
            criteriaId,
            copy.Name,
            [.. Leaves(copy).Select(l => new LeafRow(l.Id, l.Code, l.Title, l.AgencyText, l.AgencyUnitId))],
            Items(agencies),
            StateOf([copy], agencies).Version,
            []);
    }

    private static List<SelectListItem> Items(Dictionary<Guid, string> agencies) =>
        [.. agencies.OrderBy(a => a.Value, Vietnamese.Order).Select(a => new SelectListItem(a.Value, a.Key.ToString()))];

    private async Task<AppraisalPage> PageAsync(Campaign campaign, AppraisalForm? form)
    {
        var copies = await CopiesAsync(campaign);
        var agencies = await AgenciesAsync(campaign);
        var texts = TextsOf(copies);
        var leaves = copies.SelectMany(c => Leaves(c).Select(l => (Copy: c, Leaf: l, Top: TopOf(c, l)))).ToList();
        var byText = texts.Select(t => leaves.Where(l => l.Leaf.AgencyText == t).Select(l => l.Leaf).ToList()).ToList();
        var fields = FieldsOf(copies).Select(f =>
        {
            var under = leaves.Where(l => l.Copy == f.Copy && l.Top == f.Top).Select(l => l.Leaf).ToList();
            var names = under.Select(l => l.AgencyUnitId is { } a ? agencies.GetValueOrDefault(a) ?? "đơn vị khác" : "chưa giao").Distinct().Order(Vietnamese.Order);
            return new FieldRow(f.Copy.Id, f.Copy.Name, f.Top, f.Copy.Nodes.First(n => n.Code == f.Top).Title, under.Count, string.Join("; ", names));
        }).ToList();
        var folded = agencies.ToDictionary(a => a.Key, a => Vietnamese.Fold(a.Value));
        form ??= new AppraisalForm
        {
            // What is stored; else the unit whose name the text is.
            ByText = [.. texts.Select((t, i) => byText[i].Select(l => l.AgencyUnitId).Distinct().ToList() is [{ } stored] ? stored : Guess(folded, t))],
            ByField = [.. fields.Select(_ => (Guid?)null)],
        };
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var appraisers = await Db.RoleAssignments
            .Where(a => a.CampaignId == campaign.Id && (a.Role == Role.Appraiser || a.Role == Role.AgencyLead) && (a.To == null || today <= a.To))
            .Select(a => new AppraiserRow(
                a.Id,
                Db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).First(),
                Db.Units.Where(u => u.Id == a.UnitId).Select(u => u.Name).First(),
                a.Role,
                a.Field,
                Db.Users.Any(u => u.PersonId == a.PersonId)))
            .ToListAsync(Cancellation);
        var people = await People(campaign.Id).Select(p => new { p.Id, p.Name, p.Title, p.UnitId }).ToListAsync(Cancellation);
        var unitGroups = agencies.ToDictionary(a => a.Key, a => new SelectListGroup { Name = a.Value });
        return new AppraisalPage(
            SectionHead.Of(campaign, CampaignSection.Appraisal),
            [.. texts.Select((t, i) => new TextRow(t, byText[i].Count, byText[i].Count(l => l.AgencyUnitId is not null)))],
            fields,
            Items(agencies),
            leaves.Count(l => l.Leaf.AgencyUnitId is null),
            form with { Version = StateOf(copies, agencies).Version },
            [.. appraisers.OrderBy(a => a.Unit, Vietnamese.Order).ThenBy(a => a.Name, Vietnamese.Order)],
            [.. people.OrderBy(p => p.Name, Vietnamese.Order).Select(p => new SelectListItem(p.Title is null ? p.Name : $"{p.Name}, {p.Title}", p.Id.ToString()) { Group = unitGroups.GetValueOrDefault(p.UnitId!.Value) })],
            new AppraisersForm { Role = Role.Appraiser },
            await ownSheets.ReadAsync(campaign.Id, Cancellation),
            []);
    }

    private static Guid? Guess(Dictionary<Guid, string> folded, string text)
    {
        var first = Vietnamese.Fold(text.Split(',')[0]);
        return folded.Where(f => f.Value == first).Select(f => f.Key).ToList() is [var only] ? only : null;
    }
}
