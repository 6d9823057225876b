using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record PickForm
{
    /// <summary>Ids of the items that were on the page; what was not shown stays as it is.</summary>
    public List<Guid> Shown { get; init; } = [];

    public List<Guid> Evidence { get; init; } = [];

    public long Version { get; init; } = SaveMarks.NotThereYet;
}

public sealed class PickFormValidator : AbstractValidator<PickForm>
{
    public PickFormValidator() => RuleFor(f => f.Shown).NotEmpty().WithMessage("Trang không có tài liệu nào để chọn.");
}

public sealed record PickPage(SheetReading Reading, CriteriaNode Leaf, Page<EvidenceChoice> Items, IReadOnlySet<Guid> Used, string? Q, long Version, IReadOnlyList<Obstacle> Obstacles);

/// <summary>Chooses from the whole store what proves one criterion; the panel itself offers the newest items only.</summary>
[Route("sheets/{id:guid}/lines/{code}/evidence")]
public sealed class SheetLineEvidenceController(PortalDbContext db, ReadSheet read, SaveMarks marks, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, string code, string? q, int? page)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanFill(Actor, reading.Campaign, reading.Sheet.UnitId));
        var leaf = Leaf(reading, code);
        var line = reading.Line(leaf);
        var used = await UsedAsync(line, Cancellation);
        var store = EvidenceAccess.StoreOf(reading.Campaign, reading.Sheet.UnitId);
        var folded = Vietnamese.Fold(q);
        var items = await db.Evidence
            .Where(e => e.UnitId == store && e.CampaignId == reading.Campaign.Id && e.WithdrawnAt == null)
            .Where(e => folded == "" || e.SearchText.Contains(folded))
            .OrderByDescending(e => e.AddedAt).ThenBy(e => e.Id)
            .Select(e => new EvidenceChoice(e.Id, e.Abstract, e.Number, e.DatedOn, e.Kind, e.Url, e.Revisions.Max(r => (int?)r.Number)))
            .ToPageAsync(page, cancellation: Cancellation);
        return View("Pick", new PickPage(reading, leaf, items, used, q, line?.Version ?? SaveMarks.NotThereYet, [.. reading.ObstaclesToEditing(clock.GetUtcNow())]));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, string code, PickForm form)
    {
        var now = clock.GetUtcNow();
        var reading = await read.RunAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanFill(Actor, reading.Campaign, reading.Sheet.UnitId));
        DomainRuleException.ThrowIfAny(reading.Campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, reading.Sheet.GroupId, reading.Sheet.UnitId));
        if (!ModelState.IsValid)
        {
            return Redirect($"/sheets/{id}/lines/{Uri.EscapeDataString(code)}/evidence");
        }

        var leaf = Leaf(reading, code);
        var line = reading.Line(leaf);
        var chosen = (await UsedAsync(line, Cancellation)).Except(form.Shown).Union(form.Evidence).ToList();
        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == id, Cancellation);
        await marks.SelfAsync(
            Actor,
            reading.Campaign,
            sheet,
            reading.Tree.Nodes[leaf.Code].Id,
            line?.Answer is { } answer ? Answer.FromJson(answer) : null,
            line?.Explanation,
            chosen,
            form.Version,
            now,
            Cancellation);

        Notice($"Đã chọn {chosen.Count} tài liệu cho tiêu chí {leaf.Code}.");
        return Redirect($"/sheets/{id}?field={Uri.EscapeDataString(leaf.Top.Code)}&saved={Uri.EscapeDataString(leaf.Code)}#tc-{leaf.Index}");
    }

    private static CriteriaNode Leaf(SheetReading reading, string code) =>
        reading.Tree.Tree.Find(code) is { IsLeaf: true } leaf && leaf.Source.InputBy == InputBy.Unit
            ? leaf
            : throw new NotFoundException("Không có tiêu chí này, hoặc đơn vị không tự nhập tiêu chí này.");

    private async Task<HashSet<Guid>> UsedAsync(LineRow? line, CancellationToken cancellation) =>
        line is null ? [] : await db.EvidenceUses.Where(u => u.LineId == line.Id).Select(u => u.EvidenceId).ToHashSetAsync(cancellation);
}
