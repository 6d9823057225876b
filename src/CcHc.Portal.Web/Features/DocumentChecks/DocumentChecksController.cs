using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Features.DocumentChecks;

public sealed record DocumentCheckForm
{
    public IFormFile? File { get; init; }
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

/// <param name="Report">None before a file was looked at.</param>
public sealed record DocumentCheckPage(DocumentCheckForm Form, LocalPractice Practice, string? FileName = null, LayoutReport? Report = null);

/// <summary>
/// Kiểm tra thể thức: a DOCX of anybody is read, judged and forgotten. The answer comes with the request itself because
/// nothing is kept that a second address could show.
/// </summary>
[Route("document-checks")]
public sealed class DocumentChecksController(IOptions<LocalPractice> practice) : PortalController
{
    [HttpGet("")]
    public IActionResult Show()
    {
        Demand.That(PaperAccess.CanCheckLayout(Actor));
        return View("Show", new DocumentCheckPage(new DocumentCheckForm(), practice.Value));
    }

    [HttpPost("")]
    public IActionResult Create([Bind(Prefix = "form")] DocumentCheckForm form)
    {
        Demand.That(PaperAccess.CanCheckLayout(Actor));
        var page = new DocumentCheckPage(form, practice.Value);
        if (!ModelState.IsValid)
        {
            return Again("Show", page);
        }

        try
        {
            using var content = form.File!.OpenReadStream();
            var report = LayoutChecker.Check(content, practice.Value);
            Response.Headers.CacheControl = "private, no-store";
            return View("Show", page with { FileName = Path.GetFileName(form.File.FileName), Report = report });
        }
        catch (UnreadableDocxException refusal)
        {
            ModelState.AddModelError("form.file", refusal.Message);
            return Again("Show", page);
        }
    }
}
