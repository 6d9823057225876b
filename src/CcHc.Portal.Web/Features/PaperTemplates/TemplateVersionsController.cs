using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.PaperTemplates;

public sealed record TemplateUploadForm
{
    public IFormFile? File { get; init; }

    public string? Note { get; init; }
}

public sealed class TemplateUploadFormValidator : AbstractValidator<TemplateUploadForm>
{
    /// <summary>A template is text; a larger file is pictures.</summary>
    public const int MostMegabytes = 10;

    public TemplateUploadFormValidator()
    {
        RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp mẫu Word (.docx).");
        RuleFor(f => f.File).Must(f => f is null || f.Length <= MostMegabytes * 1024L * 1024L).WithMessage($"Tệp lớn hơn {MostMegabytes} MB, là mức lớn nhất của một mẫu.");
        RuleFor(f => f.Note).MaximumLength(TemplateVersion.NoteMaxLength);
    }
}

/// <summary>The files of a template, each kept as it came in. One with a fault is not kept; the page says what to mend and where.</summary>
[Route("paper-templates/{unitId:guid}/{kind}/versions")]
public sealed class TemplateVersionsController(PortalDbContext db, ReadTemplates templates, Uploads uploads, IFileStore store, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid unitId, PaperKind? kind, [Bind(Prefix = "form")] TemplateUploadForm form)
    {
        var place = await templates.FindToManageAsync(Actor, unitId, kind, Cancellation);
        if (!ModelState.IsValid || form.File!.ReadDocx(content => TemplateReader.Read(content, place.Form), ModelState, "form.file") is not { } read)
        {
            return await AgainAsync(place, form, []);
        }

        if (read.Template is not { } template)
        {
            ModelState.AddModelError("form.file", $"Mẫu có {read.Findings.Count(f => f.IsWrong)} chỗ phải sửa, ghi ở danh sách dưới đây. Mẫu chưa được lưu.");
            return await AgainAsync(place, form, read.Findings);
        }

        if (await uploads.KeepAsync(form.File, Actor, [FileKind.Docx], ModelState, "form.file", Cancellation) is not { } file)
        {
            return await AgainAsync(place, form, []);
        }

        db.StoredFiles.Add(file);
        if (await templates.TemplateAsync(place, Cancellation) is not { } own)
        {
            own = new PaperTemplate(unitId, place.Kind);
            db.PaperTemplates.Add(own);
        }

        var version = own.Upload(Actor, file, PaperSnapshot.Write(template), [.. read.Findings.Select(f => f.Beginning is null ? f.Text : $"{f.Place} «{f.Beginning}»: {f.Text}")], form.Note, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice($"Đã nhận mẫu phiên bản {version.Number}, không có chỗ phải sửa. Thử với dữ liệu thật rồi cho mẫu có hiệu lực.");
        return Redirect(place.Path);
    }

    /// <summary>The very file that was uploaded.</summary>
    [HttpGet("{number:int}/file")]
    public async Task<IActionResult> SourceFile(Guid unitId, PaperKind? kind, int number)
    {
        var place = await templates.FindAsync(Actor, unitId, kind, Cancellation);
        var version = await templates.VersionAsync(place, number, Cancellation);
        return Stored(store, await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == version.FileId, Cancellation));
    }

    private async Task<IActionResult> AgainAsync(TemplatePlace place, TemplateUploadForm form, IReadOnlyList<TemplateFinding> findings) =>
        Again("Show", new TemplatePage(place, await templates.VersionsAsync(place, null, Cancellation), form, findings, form.File is null ? null : Path.GetFileName(form.File.FileName), null));
}
