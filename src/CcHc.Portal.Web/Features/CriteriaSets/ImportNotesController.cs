using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.CriteriaSets;

/// <summary>The file of an import given back with what was found in it, so that it is mended where it was written.</summary>
[Route("criteria-sets/imports/{fileId:guid}")]
public sealed class ImportNotesController(PortalDbContext db, IFileStore store) : PortalController
{
    /// <summary>The same file with a note in each cell concerned.</summary>
    [HttpGet("notes")]
    public async Task<IActionResult> Notes(Guid fileId)
    {
        var imported = await ImportedFile.OpenAsync(db, store, Actor, fileId, Cancellation);
        var notes = imported.Reading.Findings.Select(f => new CellNote(
            f.Cell.Length > 0 ? f.Cell : $"A{f.Row}",
            $"{StateNames.Of(f.Severity)}: đang có «{f.Found}»; cần {f.Expected}."));
        return await FileAsync(imported, "ghi-chu", notes);
    }

    /// <summary>The same file with whole codes in place of those that count anew under every field.</summary>
    [HttpGet("codes")]
    public async Task<IActionResult> Codes(Guid fileId)
    {
        var imported = await ImportedFile.OpenAsync(db, store, Actor, fileId, Cancellation);
        var proposals = imported.Reading.Proposals;
        if (proposals.Count == 0)
        {
            throw new NotFoundException();
        }

        return await FileAsync(
            imported,
            "ma-de-nghi",
            proposals.Select(p => new CellNote(p.Cell.Name, $"Mã đề nghị «{p.Proposed}», trước là «{p.Cell.Text}».")),
            proposals.ToDictionary(p => p.Cell.Name, p => p.Proposed));
    }

    private async Task<IActionResult> FileAsync(ImportedFile imported, string kind, IEnumerable<CellNote> notes, IReadOnlyDictionary<string, string>? texts = null)
    {
        var bytes = WorkbookNotes.Add(await imported.WorkbookAsync(Cancellation), imported.SheetName, notes, texts);
        return File(bytes, FileKinds.MediaType(FileKind.Xlsx), $"{Path.GetFileNameWithoutExtension(imported.File.FileName)}-{kind}.xlsx");
    }
}
