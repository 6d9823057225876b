using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record ChangeForm
{
    public string? Place { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}

public sealed record WritingForm
{
    public Dictionary<PaperPart, string?> Parts { get; init; } = [];

    public List<ChangeForm> Changes { get; init; } = [];

    public long Version { get; init; }
}

public sealed class WritingFormValidator : AbstractValidator<WritingForm>
{
    public WritingFormValidator()
    {
        RuleFor(f => f.Parts).Custom((parts, context) =>
        {
            foreach (var (part, _) in parts.Where(p => p.Value?.Length > PaperPassage.TextMaxLength))
            {
                context.AddFailure($"Parts[{part}]", $"Phần này dài quá {PaperPassage.TextMaxLength} ký tự.");
            }
        });
        RuleFor(f => f.Changes).Must(c => c.Count <= PaperPassage.MostChanges).WithMessage($"Ghi không quá {PaperPassage.MostChanges} dòng.");
        RuleForEach(f => f.Changes).ChildRules(change =>
        {
            change.RuleFor(c => c.Place).MaximumLength(PaperPassage.PlaceMaxLength);
            change.RuleFor(c => c.Before).MaximumLength(PaperPassage.TextMaxLength);
            change.RuleFor(c => c.After).MaximumLength(PaperPassage.TextMaxLength);
        });
    }
}

public sealed record WritingPage(Paper Paper, IReadOnlyList<PartWish> Parts, ChangesWish? Changes, WritingForm Form);

/// <summary>What a person writes into a draft because no data says it: one form, made of what the kind of paper asks for.</summary>
[Route("papers/{id:guid}/writing")]
public sealed class PaperWritingsController(PortalDbContext db, PaperFiles files, TimeProvider clock) : PortalController
{
    private const int BlankRows = 3;

    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var (paper, parts, changes) = await FindAsync(id);
        return View("Writing", new WritingPage(paper, parts, changes, FormOf(paper, parts, changes)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, WritingForm form)
    {
        var (paper, parts, changes) = await FindAsync(id);
        foreach (var part in parts)
        {
            if (Vietnamese.Clean(form.Parts.GetValueOrDefault(part.Part)) is { } text && WrongForm(part, text) is { } wrong)
            {
                ModelState.AddModelError($"{nameof(WritingPage.Form)}.{nameof(form.Parts)}[{part.Part}]", wrong);
            }
        }

        var page = new WritingPage(paper, parts, changes, form);
        if (!ModelState.IsValid)
        {
            return Again("Writing", page);
        }

        if (form.Version != paper.Version)
        {
            return AgainChanged("Writing", page with { Form = form with { Version = paper.Version } }, $"{nameof(WritingPage.Form)}.{nameof(form.Version)}");
        }

        paper.Write(
            Actor,
            parts.ToDictionary(p => p.Part, p => Kept(p, form.Parts.GetValueOrDefault(p.Part))),
            changes is null ? [] : [.. form.Changes.Select(c => new WrittenChange(c.Place, c.Before, c.After))],
            clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã lưu nội dung.");
        return Redirect($"/papers/{id}");
    }

    private async Task<(Paper Paper, IReadOnlyList<PartWish> Parts, ChangesWish? Changes)> FindAsync(Guid id)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        DomainRuleException.ThrowIf(paper.State != PaperState.Draft, "paper.write", "Chỉ ghi nội dung khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        var composer = files.ComposerOf(paper);
        var parts = await composer.PartsAsync(paper, Cancellation);
        var changes = composer.ChangesOf(paper);
        return parts.Count > 0 || changes is not null
            ? (paper, parts, changes)
            : throw new NotFoundException("Văn bản này soạn hoàn toàn từ dữ liệu, không có phần nào phải ghi.");
    }

    private static WritingForm FormOf(Paper paper, IReadOnlyList<PartWish> parts, ChangesWish? changes) => new()
    {
        Parts = parts.ToDictionary(p => p.Part, p => paper.Said(p.Part) ?? p.Default),
        Changes = changes is null
            ? []
            : [.. paper.Changes.Select(c => new ChangeForm { Place = c.Place, Before = c.Before, After = c.Text }), .. Enumerable.Repeat(new ChangeForm(), BlankRows)],
        Version = paper.Version,
    };

    // A proposal that nobody changed stays one: it follows the data until somebody writes something else.
    private static string? Kept(PartWish part, string? text) => Vietnamese.Lines(text) is { } clean && clean != Vietnamese.Lines(part.Default) ? clean : null;

    private static string? WrongForm(PartWish part, string text) => part.Form switch
    {
        PartForm.Day when !Vietnamese.TryReadDate(text, out _) => "Ghi ngày theo dạng 05/11/2025.",
        PartForm.Time when !PaperWords.TryReadTime(text, out _) => "Ghi giờ theo dạng 08:30.",
        _ => null,
    };
}
