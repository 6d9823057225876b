using CcHc.Portal.Data;
using CcHc.Portal.Data.Imports;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Imports;

public sealed record ImportRunRow(Guid Id, ImportKind Kind, string FileName, DateTimeOffset UploadedAt, string ByName, DateTimeOffset? AppliedAt, int NewCount, int ChangedCount, int ClosedCount);

public sealed record ImportUploadForm
{
    public IFormFile? File { get; init; }

    public DateOnly? EffectiveFrom { get; init; }

    public bool ClosesMissing { get; init; }
}

public sealed class ImportUploadFormValidator : AbstractValidator<ImportUploadForm>
{
    public ImportUploadFormValidator() => RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp.");
}

public sealed record ImportUploadPage(ImportKind Kind, IReadOnlyList<TableColumn> Columns, ImportUploadForm Form);

public enum ImportPart
{
    [System.ComponentModel.Description("Lỗi")]
    Errors,
    [System.ComponentModel.Description("Mới")]
    New,
    [System.ComponentModel.Description("Thay đổi")]
    Changed,
    [System.ComponentModel.Description("Kết thúc")]
    Closed,
}

public sealed record ImportRunPage(ImportRunFacts Run, ImportReport? Report, ImportPart Part, Page<FileFinding> Errors, Page<ImportChange> Changes);

/// <param name="Total">How many changes are being written; zero while the file is read.</param>
public sealed record ImportProgressPage(ImportRunFacts Run, WorkState State, int Total, DateTimeOffset AskedAt, string ByName);

/// <param name="Failure">Why carrying it out came to nothing.</param>
public sealed record ImportRunFacts(
    Guid Id, ImportKind Kind, string FileName, string Sha256, DateOnly EffectiveFrom, bool ClosesMissing, string ByName, DateTimeOffset UploadedAt,
    DateTimeOffset? AppliedAt, string? AppliedByName, int NewCount, int ChangedCount, int ClosedCount, string? Failure = null);

[Route("imports")]
public sealed class ImportsController(PortalDbContext db, IFileStore store, IWorkSignal signal, TimeProvider clock) : PortalController
{
    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    [HttpGet("")]
    public async Task<IActionResult> Index(int? page)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        return View(await db.ImportRuns
            .OrderByDescending(r => r.UploadedAt)
            .ThenByDescending(r => r.Id)
            .Select(r => new ImportRunRow(r.Id, r.Kind, r.FileName, r.UploadedAt, r.ByName, r.AppliedAt, r.NewCount, r.ChangedCount, r.ClosedCount))
            .ToPageAsync(page, cancellation: Cancellation));
    }

    [HttpGet("{kind:regex(^(territories|units|contacts)$)}")]
    public IActionResult New(ImportKind kind)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        return View(PageOf(kind, new ImportUploadForm { EffectiveFrom = Today }));
    }

    [HttpPost("{kind:regex(^(territories|units|contacts)$)}")]
    public async Task<IActionResult> Create(ImportKind kind, ImportUploadForm form)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var table = ReadUpload(form.File);
        if (kind == ImportKind.Units && form.EffectiveFrom is null)
        {
            ModelState.AddModelError(nameof(form.EffectiveFrom), VietnameseBindingMessages.Needed);
        }

        if (!ModelState.IsValid)
        {
            return Again("New", PageOf(kind, form));
        }

        var now = clock.GetUtcNow();
        await using var content = form.File!.OpenReadStream();
        var kept = await store.SaveAsync(content, TableFile.MaxBytes, Cancellation);
        var file = new StoredFile(kept.Sha256, kept.Size, table!.Kind == TableKind.Xlsx ? FileKinds.MediaType(FileKind.Xlsx) : "text/csv", Path.GetFileName(form.File.FileName), Actor.PersonId, now);
        var run = new ImportRun(kind, file.Id, file.FileName, form.EffectiveFrom ?? Today, form.ClosesMissing, Actor, now);
        db.StoredFiles.Add(file);
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync();
        return RedirectToAction(nameof(Show), new { id = run.Id });
    }

    [HttpGet("{kind:regex(^(territories|units|contacts)$)}/template.xlsx")]
    public async Task<IActionResult> Template(ImportKind kind)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var (columns, examples) = ImportFiles.Template(kind);
        return await WorkbookAsync($"mau-nhap-{kind.ToString().ToLowerInvariant()}.xlsx", async xlsx =>
        {
            await xlsx.BeginSheetAsync(new XlsxSheet("Nhập", [.. columns.Select(c => Math.Max(12, c.Header.Length + 4.0))]));
            await xlsx.HeaderAsync(columns.Select(c => c.Header));
            await xlsx.BeginSheetAsync(new XlsxSheet("Ví dụ", [.. columns.Select(c => Math.Max(16, c.Header.Length + 6.0))]));
            await xlsx.HeaderAsync(columns.Select(c => c.Header));
            foreach (var example in examples)
            {
                await xlsx.RowAsync([.. example.Select(text => XlsxCell.OfText(text))]);
            }
        });
    }

    [HttpGet("runs/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, ImportPart? part, int? page)
    {
        var run = await RunAsync(id);
        var none = new Page<FileFinding>([], 1, Paged.DefaultSize, 0);
        var empty = new Page<ImportChange>([], 1, Paged.DefaultSize, 0);
        if (run.AppliedAt is not null)
        {
            return View(new ImportRunPage(run, null, ImportPart.New, none, empty));
        }

        var work = await db.WorkItems.AsNoTracking().Where(w => w.Kind == WorkKind.Import && w.SubjectId == id).OrderByDescending(w => w.AskedAt).FirstOrDefaultAsync(Cancellation);
        if (work is { State: WorkState.Waiting or WorkState.Running })
        {
            return View("Progress", new ImportProgressPage(run, work.State, work.Total, work.AskedAt, work.ByName));
        }

        run = run with { Failure = work?.Message };

        var report = (await PlanAsync(run)).Report;
        var shown = part ?? FirstPart(report);
        return View(new ImportRunPage(
            run,
            report,
            shown,
            shown == ImportPart.Errors ? PageOf([.. report.Errors.OrderBy(e => e.Row)], page) : none,
            shown == ImportPart.Errors ? empty : PageOf([.. report.Changes.Where(c => c.Outcome.ToString() == shown.ToString())], page)));
    }

    [HttpGet("runs/{id:guid}/report.xlsx")]
    public async Task<IActionResult> Report(Guid id)
    {
        var run = await RunAsync(id);
        DomainRuleException.ThrowIf(run.AppliedAt is not null, "import.applied", "Lần nhập này đã thực hiện; báo cáo so sánh chỉ có trước khi thực hiện.");
        var report = (await PlanAsync(run)).Report;
        return await WorkbookAsync("bao-cao-nhap.xlsx", async xlsx =>
        {
            await xlsx.BeginSheetAsync(new XlsxSheet("Thay đổi", [14, 10, 16, 46, 70]));
            await xlsx.HeaderAsync("Kết quả", "Dòng", "Mã", "Tên", "Nội dung");
            foreach (var change in report.Changes)
            {
                await xlsx.RowAsync(XlsxCell.OfText(StateNames.Of(change.Outcome)), XlsxCell.OfNumber(change.Row), XlsxCell.OfText(change.Code), XlsxCell.OfText(change.Name), XlsxCell.OfText(change.Detail, wrap: true));
            }
        });
    }

    /// <summary>The file as it was sent, with a last column that says what is wrong with the row.</summary>
    [HttpGet("runs/{id:guid}/errors.xlsx")]
    public async Task<IActionResult> Errors(Guid id)
    {
        var run = await RunAsync(id);
        DomainRuleException.ThrowIf(run.AppliedAt is not null, "import.applied", "Lần nhập này đã thực hiện nên không còn lỗi.");
        var table = Read(run);
        var report = (await PlanAsync(run)).Report;
        var wrong = report.Errors.ToLookup(e => e.Row, e => (e.Cell.Length > 0 ? $"Ô {e.Cell}: " : "") + e.Expected);
        var last = table.Lines.Select(l => l.Cells.Count).DefaultIfEmpty(0).Max();
        var header = wrong.Contains(table.Header.Number) ? table.Header.Number : report.Errors.Select(e => e.Row).DefaultIfEmpty(1).Min() - 1;
        return await WorkbookAsync("loi-" + Path.GetFileNameWithoutExtension(run.FileName) + ".xlsx", async xlsx =>
        {
            await xlsx.BeginSheetAsync(new XlsxSheet("Lỗi", [.. Enumerable.Repeat(18.0, last).Append(80)], FrozenRows: 0));
            foreach (var line in table.Lines)
            {
                var cells = Enumerable.Range(1, last).Select(column => CellOf(line.At(column))).ToList();
                var text = string.Join(" ", wrong[line.Number]);
                cells.Add(text.Length > 0 ? XlsxCell.OfText(text, bold: true) : line.Number == Math.Max(1, header) ? XlsxCell.OfText("Cần sửa", bold: true) : XlsxCell.Empty);
                await xlsx.RowAsync([.. cells]);
            }
        });
    }

    [HttpGet("runs/{id:guid}/file")]
    public async Task<IActionResult> Original(Guid id)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        return Stored(store, await db.ImportRuns.Where(r => r.Id == id).Join(db.StoredFiles, r => r.FileId, f => f.Id, (_, f) => f).OneAsync(Cancellation));
    }

    /// <param name="version">Fingerprint of the report that was on the screen.</param>
    [HttpPost("runs/{id:guid}/application")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Apply(Guid id, string? version)
    {
        var facts = await RunAsync(id);
        var run = await db.ImportRuns.Where(r => r.Id == id).OneAsync();
        DomainRuleException.ThrowIf(run.AppliedAt is not null, "import.applied", "Lần nhập này đã thực hiện rồi. Muốn nhập tiếp, anh/chị tải tệp lên lại.");

        return facts.Kind == ImportKind.Contacts ? await ApplyContactsAsync(run, facts, version) : await AskAsync(facts, version);
    }

    /// <summary>Carried out outside the request; the page of the run shows how far it is.</summary>
    private async Task<IActionResult> AskAsync(ImportRunFacts facts, string? version)
    {
        var isUnderWay = await db.WorkItems.AnyAsync(w => w.Kind == WorkKind.Import && w.SubjectId == facts.Id && (w.State == WorkState.Waiting || w.State == WorkState.Running));
        DomainRuleException.ThrowIf(isUnderWay, "import.under-way", "Lần nhập này đang được thực hiện.");
        var report = (await PlanAsync(facts)).Report;
        DomainRuleException.ThrowIf(report.Fingerprint != version, "import.changed", CarryOutImport.Changed);
        DomainRuleException.ThrowIfAny(report.Obstacles());
        db.WorkItems.Add(new WorkItem(WorkKind.Import, facts.Id, Actor.PersonId, Actor.Name, clock.GetUtcNow(), report.Fingerprint));
        await db.SaveChangesAsync();
        signal.Wake();
        return RedirectToAction(nameof(Show), new { id = facts.Id });
    }

    /// <summary>In the request: the one-time codes of new accounts are shown in its answer and kept nowhere but as hashes.</summary>
    private async Task<IActionResult> ApplyContactsAsync(ImportRun run, ImportRunFacts facts, string? version)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var plan = await PlanAsync(facts);
        DomainRuleException.ThrowIf(plan.Report.Fingerprint != version, "import.changed", CarryOutImport.Changed);
        var now = clock.GetUtcNow();
        run.Apply(Actor, plan.Report, now);
        var slips = await plan.ApplyAsync(Actor, now);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        if (slips.Count > 0)
        {
            return View("Slips", new SlipSheet(slips, $"{Request.Scheme}://{Request.Host}"));
        }

        Notice("Đã thực hiện.");
        return RedirectToAction(nameof(Show), new { id = facts.Id });
    }

    private static ImportUploadPage PageOf(ImportKind kind, ImportUploadForm form) => new(kind, ImportFiles.Template(kind).Columns, form);

    private static ImportPart FirstPart(ImportReport report) =>
        report.Errors.Count > 0 ? ImportPart.Errors
        : report.Count(ImportOutcome.New) > 0 ? ImportPart.New
        : report.Count(ImportOutcome.Changed) > 0 ? ImportPart.Changed
        : report.Count(ImportOutcome.Closed) > 0 ? ImportPart.Closed
        : ImportPart.New;

    private static Page<T> PageOf<T>(IReadOnlyList<T> all, int? number)
    {
        var last = Math.Max(1, (all.Count + Paged.DefaultSize - 1) / Paged.DefaultSize);
        var shown = Math.Clamp(number ?? 1, 1, last);
        return new Page<T>([.. all.Skip((shown - 1) * Paged.DefaultSize).Take(Paged.DefaultSize)], shown, Paged.DefaultSize, all.Count);
    }

    private static XlsxCell CellOf(Cell cell) => cell.Kind switch
    {
        CellKind.Number => XlsxCell.OfNumber(cell.Number),
        CellKind.Date when cell.Date is { } date => XlsxCell.OfDate(date),
        _ => XlsxCell.OfText(cell.Text),
    };

    private Table? ReadUpload(IFormFile? file)
    {
        if (file is null)
        {
            return null;
        }

        if (file.Length == 0)
        {
            ModelState.AddModelError(nameof(ImportUploadForm.File), FileTexts.Empty);
            return null;
        }

        try
        {
            using var content = file.OpenReadStream();
            return TableFile.Read(content, Path.GetFileName(file.FileName));
        }
        catch (UnreadableTableException refusal)
        {
            ModelState.AddModelError(nameof(ImportUploadForm.File), refusal.Message);
            return null;
        }
    }

    private async Task<ImportRunFacts> RunAsync(Guid id)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        return await db.ImportRuns
            .Where(r => r.Id == id)
            .Join(db.StoredFiles, r => r.FileId, f => f.Id, (r, f) => new ImportRunFacts(
                r.Id, r.Kind, r.FileName, f.Sha256, r.EffectiveFrom, r.ClosesMissing, r.ByName, r.UploadedAt,
                r.AppliedAt, r.AppliedByName, r.NewCount, r.ChangedCount, r.ClosedCount))
            .OneAsync(Cancellation);
    }

    private Table Read(ImportRunFacts run)
    {
        using var content = store.OpenRead(run.Sha256);
        return TableFile.Read(content, run.FileName);
    }

    private Task<ImportPlan> PlanAsync(ImportRunFacts run) =>
        ImportFiles.PlanAsync(db, run.Kind, Read(run), new ImportOptions(Today, run.EffectiveFrom, run.ClosesMissing), Cancellation);

    /// <summary>In memory: a file of this kind is small, and the zip library still writes parts of it synchronously.</summary>
    private async Task<IActionResult> WorkbookAsync(string fileName, Func<XlsxWriter, Task> write)
    {
        var bytes = new MemoryStream();
        await using (var xlsx = await XlsxWriter.CreateAsync(bytes, Cancellation))
        {
            await write(xlsx);
        }

        Response.Headers.CacheControl = "private, no-store";
        return File(bytes.ToArray(), FileKinds.MediaType(FileKind.Xlsx), fileName);
    }
}
