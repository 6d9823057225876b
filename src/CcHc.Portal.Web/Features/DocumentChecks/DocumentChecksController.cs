using CcHc.Portal.Data;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.DocumentChecks;

public sealed record DocumentCheckForm
{
    public IFormFile? File { get; init; }

    /// <summary>By whose customs it is judged; the installation's where none is named.</summary>
    public Guid? Agency { get; init; }
}

public sealed class DocumentCheckFormValidator : AbstractValidator<DocumentCheckForm>
{
    /// <summary>A paper with its annexes; a larger file is pictures.</summary>
    public const int MostMegabytes = 20;

    public DocumentCheckFormValidator()
    {
        RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp Word (.docx).");
        RuleFor(f => f.File).Must(f => f is null || f.Length <= MostMegabytes * 1024L * 1024L).WithMessage($"Tệp lớn hơn {MostMegabytes} MB, là mức lớn nhất kiểm tra được.");
    }
}

/// <param name="Agencies">Those the person works for; their customs are what the file can be judged by.</param>
/// <param name="Report">None before a file was looked at.</param>
public sealed record DocumentCheckPage(DocumentCheckForm Form, IReadOnlyList<SelectListItem> Agencies, LocalPractice Practice, string? FileName = null, LayoutReport? Report = null)
{
    public SelectListItem? Agency => Agencies.FirstOrDefault(a => a.Value == Form.Agency?.ToString());
}

/// <summary>
/// Kiểm tra thể thức: a DOCX of anybody is read, judged and forgotten. The answer comes with the request itself because
/// nothing is kept that a second address could show.
/// </summary>
[Route("document-checks")]
public sealed class DocumentChecksController(PortalDbContext db, AgencyCustoms customs) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid? agency)
    {
        Demand.That(PaperAccess.CanCheckLayout(Actor));
        return View("Show", await PageAsync(new DocumentCheckForm { Agency = agency }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create([Bind(Prefix = "form")] DocumentCheckForm form)
    {
        Demand.That(PaperAccess.CanCheckLayout(Actor));
        var page = await PageAsync(form);
        if (!ModelState.IsValid)
        {
            return Again("Show", page);
        }

        if (form.File!.ReadDocx(content => LayoutChecker.Check(content, page.Practice), ModelState, "form.file") is not { } report)
        {
            return Again("Show", page);
        }

        Response.Headers.CacheControl = "private, no-store";
        return View("Show", page with { FileName = Path.GetFileName(form.File!.FileName), Report = report });
    }

    /// <summary>Goes by the first agency of the person where none, or none of theirs, is named.</summary>
    private async Task<DocumentCheckPage> PageAsync(DocumentCheckForm form)
    {
        var own = Actor.Roles.Select(r => r.UnitId).Distinct().ToList();
        var agencies = await db.Units.Where(u => own.Contains(u.Id)).OrderBy(u => u.TreePath).Select(u => new { u.Id, u.Name }).ToListAsync(Cancellation);
        Guid? chosen = form.Agency is { } named && own.Contains(named) ? named : agencies is [var first, ..] ? first.Id : null;
        return new DocumentCheckPage(
            form with { Agency = chosen }, [.. agencies.Select(a => new SelectListItem(a.Name, a.Id.ToString()))], chosen is { } agency ? await customs.PracticeAsync(agency, Cancellation) : customs.Installation);
    }
}
