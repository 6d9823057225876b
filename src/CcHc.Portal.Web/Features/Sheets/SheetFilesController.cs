using System.Globalization;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record SheetUploadForm
{
    public IFormFile? File { get; init; }
}

public sealed class SheetUploadFormValidator : AbstractValidator<SheetUploadForm>
{
    public SheetUploadFormValidator() => RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp phiếu đã điền.");
}

/// <summary>Which rows of the file are taken.</summary>
public sealed record SheetTakingForm
{
    public List<string> Codes { get; init; } = [];

    /// <summary>The version of each line that was shown beside its row: «1.2=5».</summary>
    public List<string> Versions { get; init; } = [];

    public long VersionOf(string code)
    {
        var shown = Versions.Find(v => v.StartsWith(code + "=", StringComparison.Ordinal));
        return shown is not null && long.TryParse(shown[(code.Length + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var version) ? version : SaveMarks.NotThereYet;
    }
}

public sealed class SheetTakingFormValidator : AbstractValidator<SheetTakingForm>
{
    public SheetTakingFormValidator() => RuleFor(f => f.Codes).NotEmpty().WithMessage("Chưa chọn tiêu chí nào để ghi.");
}

public sealed record SheetFilePage(SheetReading Reading, bool CanFill, IReadOnlyList<Obstacle> Obstacles, SheetUploadForm Form);

/// <summary>A row that says something else than what is stored.</summary>
/// <param name="Stored">What is stored now, as a form would show it.</param>
/// <param name="InFile">What the file says.</param>
/// <param name="ChangedSince">Somebody saved the line after the file was downloaded.</param>
public sealed record SheetFileChange(int Row, CriteriaNode Leaf, LineRow? Line, LineForm Stored, LineForm InFile, Points? Points, bool ChangedSince, bool IsTaken)
{
    public bool Clears => Line?.Answer is not null && Points is null;

    public long Version => Line?.Version ?? SaveMarks.NotThereYet;
}

/// <param name="Unchanged">Rows that say what is stored, or that nobody touched.</param>
public sealed record SheetFilePreview(
    SheetReading Reading, Guid FileId, string FileName, SheetFileReading File, IReadOnlyList<SheetFileChange> Changes, int Unchanged, IReadOnlyList<Obstacle> Obstacles)
{
    public bool CanTake => Obstacles.Count == 0 && File.Errors.Count == 0 && Changes.Count > 0;
}

/// <summary>
/// Filling a sheet in without a network: downloaded as a workbook, uploaded, compared with what is stored, and only the rows
/// that were chosen are saved. Each goes through <see cref="SaveMarks"/> with the version that was shown.
/// </summary>
[Route("sheets/{id:guid}")]
public sealed class SheetFilesController(PortalDbContext db, ReadSheet read, SaveMarks marks, KeepTable keep, TimeProvider clock) : PortalController
{
    private const int MostTries = 5;

    [HttpGet("file")]
    public async Task<IActionResult> Show(Guid id) => View("File", await PageAsync(id, new SheetUploadForm()));

    [HttpGet("file.xlsx")]
    public async Task<IActionResult> Download(Guid id)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        var file = new MemoryStream();
        await new WriteSheetFile().RunAsync(reading, clock.GetUtcNow(), file, Cancellation);
        file.Position = 0;
        Response.Headers.CacheControl = "private, no-store";
        return File(file, FileKinds.MediaType(FileKind.Xlsx), $"Phiếu chấm điểm {reading.Campaign.Year} - {reading.Participant.Name}.xlsx");
    }

    [HttpPost("file")]
    public async Task<IActionResult> Create(Guid id, [Bind(Prefix = "form")] SheetUploadForm form)
    {
        var page = await PageAsync(id, form);
        Demand.That(page.CanFill);
        if (!ModelState.IsValid)
        {
            return Again("File", page);
        }

        var (file, problem) = await keep.RunAsync(Actor, form.File!, clock.GetUtcNow(), Cancellation);
        if (file is null)
        {
            ModelState.AddModelError("form.file", problem!);
            return Again("File", page);
        }

        db.StoredFiles.Add(file);
        await db.SaveChangesAsync();
        return Redirect($"/sheets/{id}/file/{file.Id}");
    }

    [HttpGet("file/{fileId:guid}")]
    public async Task<IActionResult> Preview(Guid id, Guid fileId) => View("FilePreview", await PreviewAsync(id, await FileAsync(fileId), null));

    [HttpPost("file/{fileId:guid}")]
    public async Task<IActionResult> Take(Guid id, Guid fileId, SheetTakingForm form)
    {
        var now = clock.GetUtcNow();
        var file = await FileAsync(fileId);
        var page = await PreviewAsync(id, file, form);
        DomainRuleException.ThrowIfAny(page.Obstacles);
        DomainRuleException.ThrowIfAny(page.File.Errors.Select(e => new Obstacle("sheet-file." + e.Key, e.Text)));
        if (!ModelState.IsValid)
        {
            return Again("FilePreview", page);
        }

        var taken = new List<string>();
        var met = new List<string>();
        foreach (var change in page.Changes.Where(c => form.Codes.Contains(c.Leaf.Code)))
        {
            (await SaveAsync(id, page, change, form.VersionOf(change.Leaf.Code), now) ? taken : met).Add(change.Leaf.Code);
        }

        await NoteAsync(id, file.FileName, taken.Count, now);
        if (met.Count == 0)
        {
            Notice($"Đã ghi {taken.Count} tiêu chí từ tệp «{file.FileName}».");
            return Redirect($"/sheets/{id}");
        }

        ModelState.AddModelError("", $"Đã ghi {taken.Count} tiêu chí. Tiêu chí {string.Join(", ", met)} vừa được người khác lưu nên chưa ghi; anh/chị xem lại bên dưới rồi chọn.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("FilePreview", await PreviewAsync(id, file, null));
    }

    /// <summary>False where somebody else saved the line after it was shown.</summary>
    private async Task<bool> SaveAsync(Guid id, SheetFilePreview page, SheetFileChange change, long version, DateTimeOffset now)
    {
        var row = page.File.Rows.First(r => r.Leaf.Code == change.Leaf.Code);
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        try
        {
            await marks.SelfAsync(Actor, campaign, sheet, page.Reading.Tree.Nodes[change.Leaf.Code].Id, row.Answer, row.Explanation, version, now, Cancellation);
            return true;
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(conflict))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task NoteAsync(Guid id, string fileName, int taken, DateTimeOffset now)
    {
        for (var attempt = 1; taken > 0; attempt++)
        {
            db.ChangeTracker.Clear();
            var (sheet, _) = await read.ForActAsync(Actor, id, Cancellation);
            sheet.TakeFile(Actor, fileName, taken, now);
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                // Somebody saved a line meanwhile; the note is about the file and holds all the same.
            }
        }
    }

    private Task<StoredFile> FileAsync(Guid fileId) => keep.OwnAsync(Actor, fileId, Cancellation);

    private async Task<SheetFilePage> PageAsync(Guid id, SheetUploadForm form)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        return new SheetFilePage(reading, SheetAccess.CanFill(Actor, reading.Campaign, reading.Sheet.UnitId), [.. reading.ObstaclesToEditing(clock.GetUtcNow())], form);
    }

    /// <param name="form">What was chosen; null chooses what takes nothing from anybody.</param>
    private async Task<SheetFilePreview> PreviewAsync(Guid id, StoredFile stored, SheetTakingForm? form)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var reading = await read.RunAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanFill(Actor, reading.Campaign, reading.Sheet.UnitId));
        var file = SheetFile.Read(keep.Read(stored), reading.Tree.Tree, WriteSheetFile.OriginOf(reading, now));
        var changes = file.Errors.Count > 0 ? [] : file.Rows.Select(r => Change(reading, r, form)).OfType<SheetFileChange>().ToList();
        return new SheetFilePreview(reading, stored.Id, stored.FileName, file, changes, file.Rows.Count - changes.Count, [.. reading.ObstaclesToEditing(now)]);
    }

    private static SheetFileChange? Change(SheetReading reading, SheetFileRow row, SheetTakingForm? form)
    {
        var line = reading.Line(row.Leaf);
        var stored = SheetFile.SealOf(line?.Answer is { } json ? Answer.FromJson(json) : null, line?.Explanation);
        if (!row.IsTouched || stored == SheetFile.SealOf(row.Answer, row.Explanation))
        {
            return null;
        }

        Points? points = row.Answer.IsEmpty ? null : ScoringEngine.ScoreLeaf(row.Leaf, row.Answer, reading.Campaign.Year, trace: false).Points;
        var inFile = new LineRow(Guid.Empty, row.Leaf.Code, null, row.Answer.IsEmpty ? null : row.Answer.ToJson(), points, row.Explanation, null, null, line?.Evidence ?? 0, SaveMarks.NotThereYet);
        var changedSince = line?.Version != row.Version;
        var clears = line?.Answer is not null && points is null;
        return new SheetFileChange(
            row.Number,
            row.Leaf,
            line,
            LineForm.Of(row.Leaf, line, []),
            LineForm.Of(row.Leaf, inFile, []),
            points,
            changedSince,
            form is null ? !changedSince && !clears : form.Codes.Contains(row.Leaf.Code));
    }
}
