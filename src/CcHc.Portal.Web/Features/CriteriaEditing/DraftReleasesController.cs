using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Scoring;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

public sealed record ReleaseForm
{
    public string? DecisionNumber { get; init; }

    public DateOnly? DecisionDate { get; init; }

    /// <summary>Why each defect is kept, in the order the page lists them.</summary>
    public List<string?> Reasons { get; init; } = [];

    /// <summary>Stands for the draft as it was shown.</summary>
    public string? Version { get; init; }
}

/// <summary>How many reasons are due only the draft says, and it demands number and date itself.</summary>
public sealed class ReleaseFormValidator : AbstractValidator<ReleaseForm>
{
    public ReleaseFormValidator()
    {
        RuleFor(f => f.DecisionNumber).NotEmpty().MaximumLength(CriteriaSetVersion.DecisionMaxLength);
        RuleFor(f => f.DecisionDate).NotNull();
        RuleForEach(f => f.Reasons).MaximumLength(CriteriaSetVersion.ReasonMaxLength);
    }
}

public sealed record ReleasePage(
    Guid SetId,
    string SetName,
    int Number,
    int Leaves,
    Points Total,
    IReadOnlyList<Obstacle> Obstacles,
    IReadOnlyList<DraftFinding> Errors,
    IReadOnlyList<DraftFinding> Defects,
    IReadOnlyList<DraftFinding> Warnings,
    CriteriaDifference? Difference,
    int? ComparedWith,
    ReleaseForm Form);

/// <summary>The draft becomes the set's next version, for good.</summary>
[Route("criteria-sets/{id:guid}/draft/release")]
public sealed class DraftReleasesController(PortalDbContext db, TimeProvider clock) : DraftController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var (set, draft) = await ForChangeAsync(id);
        var decision = await Db.Papers
            .Where(p => p.CriteriaVersionId == draft.Id && Paper.InForce.Contains(p.State))
            .OrderByDescending(p => p.IssuedOn)
            .Select(p => new { p.Number, p.Symbol, p.IssuedOn })
            .FirstOrDefaultAsync(Cancellation);
        return View("Release", await PageAsync(set, draft, new ReleaseForm { DecisionNumber = decision is null ? null : $"{decision.Number}/{decision.Symbol}", DecisionDate = decision?.IssuedOn }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ReleaseForm form)
    {
        var (set, draft) = await ForChangeAsync(id);
        if (form.Version != draft.Stamp())
        {
            ModelState.Clear();
            ModelState.AddModelError("", "Bản soạn vừa được sửa sau khi anh/chị mở trang này. Anh/chị xem lại nội dung dưới đây rồi ban hành; những gì đã nhập vẫn còn.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Release", await PageAsync(set, draft, form));
        }

        if (!ModelState.IsValid)
        {
            return Again("Release", await PageAsync(set, draft, form));
        }

        var last = await Db.CriteriaSetVersions.Where(v => v.SetId == id).MaxAsync(v => v.Number, Cancellation);
        try
        {
            draft.Release(Actor, last + 1, form.DecisionNumber, form.DecisionDate, form.Reasons, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Again("Release", await PageAsync(set, draft, form), refusal);
        }

        await Db.SaveChangesAsync();
        Notice($"Đã ban hành phiên bản {draft.Number}. Phong trào đang chuẩn bị có thể chọn phiên bản này ở phần «Bộ tiêu chí».");
        return Redirect($"/criteria-sets/{id}/versions/{draft.Number}");
    }

    private async Task<ReleasePage> PageAsync(CriteriaSet set, CriteriaSetVersion draft, ReleaseForm form)
    {
        var last = await Db.CriteriaSetVersions.AsNoTracking().Include(v => v.Nodes)
            .Where(v => v.SetId == set.Id && v.ReleasedAt != null)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(Cancellation);
        var findings = DraftReading.FindingsOf(draft);
        var defects = findings.Where(f => f.Severity == FindingSeverity.Defect).ToList();
        var nodes = draft.Ordered().Select(n => n.ToText()).ToList();
        return new ReleasePage(
            set.Id,
            set.Name,
            (last?.Number ?? 0) + 1,
            nodes.Count(n => n.IsLeaf),
            CriteriaSelection.Total(nodes),
            [.. draft.ObstaclesToReleasing()],
            [.. findings.Where(f => f.Severity == FindingSeverity.Error)],
            defects,
            [.. findings.Where(f => f.Severity == FindingSeverity.Warning)],
            last is null ? null : CriteriaDifference.Between([.. last.Ordered().Select(n => n.ToText())], nodes),
            last?.Number,
            // As many reasons as there are defects, whatever was sent.
            form with { Version = draft.Stamp(), Reasons = [.. defects.Select((_, i) => form.Reasons.ElementAtOrDefault(i))] });
    }
}
