using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record PaperCheckForm
{
    public string? ContentCheckedBy { get; init; }

    public string? LayoutCheckedBy { get; init; }

    /// <summary>The places where text and data differ were looked at.</summary>
    public bool DifferencesSeen { get; init; }

    /// <summary>Which they were.</summary>
    public string? DifferencesHash { get; init; }
}

public sealed class PaperCheckFormValidator : AbstractValidator<PaperCheckForm>
{
    public PaperCheckFormValidator()
    {
        RuleFor(f => f.ContentCheckedBy).NotEmpty().WithMessage("Cần ghi họ tên người kiểm tra nội dung.").MaximumLength(Paper.SignerMaxLength);
        RuleFor(f => f.LayoutCheckedBy).NotEmpty().WithMessage("Cần ghi họ tên người kiểm tra thể thức.").MaximumLength(Paper.SignerMaxLength);
    }
}

/// <param name="Differences">Where a draft that was edited outside and the data go apart.</param>
/// <param name="Keep">The reason that was typed for one of the places and not taken.</param>
public sealed record PaperCheckPage(Paper Paper, PaperCheckForm Form, DataDifferences Differences, DraftLayout Layout, KeepDepartureForm? Keep = null)
{
    /// <summary>As it is opened: whoever works on it is likely the one who checked the content.</summary>
    public static PaperCheckPage Opened(Actor by, Paper paper, DataDifferences differences, DraftLayout layout) =>
        new(paper, new PaperCheckForm { ContentCheckedBy = by.Name, DifferencesHash = differences.Hash }, differences, layout);
}

/// <summary>That content and layout were checked, by two names.</summary>
[Route("papers/{id:guid}/check")]
public sealed class PaperChecksController(PortalDbContext db, PaperFiles files, CheckDraftLayout layout, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        return View("Check", PaperCheckPage.Opened(Actor, paper, await files.DataDifferencesAsync(paper, Cancellation), await layout.RunAsync(paper, Cancellation)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, PaperCheckForm form)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        var differences = await files.DataDifferencesAsync(paper, Cancellation);
        var found = await layout.RunAsync(paper, Cancellation);
        var page = new PaperCheckPage(paper, form with { DifferencesHash = differences.Hash }, differences, found);
        if (differences.Any && !form.DifferencesSeen)
        {
            ModelState.AddModelError("form.differencesSeen", "Cần xem các chỗ khác dữ liệu rồi đánh dấu.");
        }

        if (!ModelState.IsValid)
        {
            ModelState.Remove("form.differencesHash");
            return Again("Check", page);
        }

        if (differences.Any && form.DifferencesHash != differences.Hash)
        {
            return AgainChanged("Check", page, "form.differencesHash");
        }

        DomainRuleException.ThrowIf(found.IsSecret, "paper.secret", found.Problem ?? "");
        DomainRuleException.ThrowIf(
            found.Unsettled > 0, "paper.layout", $"Còn {found.Unsettled} chỗ sai thể thức chưa sửa và chưa ghi lý do giữ nguyên.");

        paper.Check(Actor, form.ContentCheckedBy, form.LayoutCheckedBy, clock.GetUtcNow(), differences.Hash);
        await db.SaveChangesAsync();

        Notice("Đã ghi nhận kiểm tra nội dung và thể thức.");
        return Redirect($"/papers/{id}");
    }
}

public sealed record RedraftForm
{
    public string? Reason { get; init; }
}

public sealed class RedraftFormValidator : AbstractValidator<RedraftForm>
{
    public RedraftFormValidator() =>
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do đưa văn bản về dự thảo.").MaximumLength(400);
}

public sealed record RedraftPage(Paper Paper, RedraftForm Form);

/// <summary>Back to a draft, with a reason; the frozen files stay in the store and in the history.</summary>
[Route("papers/{id:guid}/redraft")]
public sealed class PaperRedraftsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id) => View("Redraft", new RedraftPage(await db.PaperToDraftAsync(Actor, id), new RedraftForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, RedraftForm form)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        if (!ModelState.IsValid)
        {
            return Again("Redraft", new RedraftPage(paper, form));
        }

        paper.Redraft(Actor, form.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Văn bản đã trở về dự thảo.");
        return Redirect($"/papers/{id}");
    }
}

/// <summary>Bản trình ký: frozen, number and date blank.</summary>
[Route("papers/{id:guid}/submission")]
public sealed class PaperSubmissionsController(PortalDbContext db, PaperFiles files, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);

        await files.SubmitAsync(Actor, paper, clock.GetUtcNow(), Cancellation);
        await db.SaveChangesAsync();

        Notice("Đã lập bản trình ký. Số và ngày để trống; ghi nhận ban hành sau khi văn bản được ký.");
        return Redirect($"/papers/{id}");
    }
}
