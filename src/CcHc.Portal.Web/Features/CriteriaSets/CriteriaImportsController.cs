using System.ComponentModel;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaSets;

/// <summary>Where an import leads: a set it adds a version to, a campaign that goes on with it; both may be none.</summary>
public sealed record ImportTarget
{
    public Guid? Set { get; init; }

    public Guid? Campaign { get; init; }

    public string Query => QueryText.Of(("set", Set?.ToString()), ("campaign", Campaign?.ToString()));
}

public sealed record ImportFileForm
{
    public IFormFile? File { get; init; }
}

public sealed class ImportFileFormValidator : AbstractValidator<ImportFileForm>
{
    public ImportFileFormValidator() => RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp bộ tiêu chí.");
}

public sealed record ImportForm
{
    public string? Name { get; init; }

    public string? IssuedBy { get; init; }

    public Guid? OwnerUnitId { get; init; }

    /// <summary>Why each defect is kept, in the order the file has them.</summary>
    public List<KeptDefectForm> Defects { get; init; } = [];
}

public enum KeptDefectGround
{
    [Description("Chấp nhận, vì quyết định ban hành như vậy")]
    AsIssued,

    [Description("Chấp nhận, vì lý do khác")]
    Other,
}

public sealed record KeptDefectForm
{
    public KeptDefectGround? Ground { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null where nothing was chosen, or another reason and none given.</summary>
    public string? InWords => Ground switch
    {
        KeptDefectGround.AsIssued => Vietnamese.Clean(Reason) is { } more ? $"quyết định ban hành như vậy; {more}" : "quyết định ban hành như vậy",
        KeptDefectGround.Other => Vietnamese.Clean(Reason),
        _ => null,
    };
}

/// <summary>Name and owner are asked only for a new set, and how many reasons are due only the file says: the action looks.</summary>
public sealed class ImportFormValidator : AbstractValidator<ImportForm>
{
    public const int ReasonMaxLength = 500;

    public ImportFormValidator()
    {
        RuleFor(f => f.IssuedBy).MaximumLength(400);
        RuleFor(f => f.Name).MaximumLength(CriteriaSet.NameMaxLength);
        RuleForEach(f => f.Defects).ChildRules(defect => defect.RuleFor(d => d.Reason).MaximumLength(ReasonMaxLength));
    }
}

public sealed record ImportFilePage(ImportTarget Target, string? SetName, ImportFileForm Form);

public sealed record ImportPage(
    Guid FileId,
    string FileName,
    ImportTarget Target,
    string? SetName,
    CriteriaReading Reading,
    IReadOnlyList<string> TooLong,
    IReadOnlyList<CriterionText> Nodes,
    int? ComparedWith,
    CriteriaDifference? Difference,
    IReadOnlyList<SelectListItem> Owners,
    ImportForm Form)
{
    /// <summary>More findings of a kind than these are only in the file with notes.</summary>
    public const int MostShown = 300;
}

/// <summary>
/// A criteria file becomes a set or a version: kept, read without changing anything, shown with all that is wrong, and only
/// then taken. What is shown and what is taken are the same bytes.
/// </summary>
[Route("criteria-sets/imports")]
public sealed class CriteriaImportsController(PortalDbContext db, IFileStore store, KeepTable keep, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(ImportTarget target)
    {
        Demand.That(CriteriaSetAccess.OwnersFor(Actor).Count > 0);
        return View("ImportFile", new ImportFilePage(target, (await SetAsync(target))?.Name, new ImportFileForm()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create([FromQuery] ImportTarget target, [Bind(Prefix = "form")] ImportFileForm form)
    {
        Demand.That(CriteriaSetAccess.OwnersFor(Actor).Count > 0);
        var set = await SetAsync(target);
        if (!ModelState.IsValid)
        {
            return Again("ImportFile", new ImportFilePage(target, set?.Name, form));
        }

        var (file, problem) = await keep.RunAsync(Actor, form.File!, clock.GetUtcNow(), Cancellation);
        if (file is null)
        {
            ModelState.AddModelError("form.file", problem!);
            return Again("ImportFile", new ImportFilePage(target, set?.Name, form));
        }

        db.StoredFiles.Add(file);
        await db.SaveChangesAsync();
        return Redirect($"/criteria-sets/imports/{file.Id}{target.Query}");
    }

    [HttpGet("{fileId:guid}")]
    public async Task<IActionResult> Show(Guid fileId, ImportTarget target)
    {
        var page = await PageAsync(fileId, target, null);
        return View("Import", page);
    }

    [HttpPost("{fileId:guid}")]
    public async Task<IActionResult> Accept(Guid fileId, [FromQuery] ImportTarget target, ImportForm form)
    {
        var page = await PageAsync(fileId, target, form);
        var set = await SetAsync(target);
        DomainRuleException.ThrowIfAny(page.Reading.Errors.Select(e => new Obstacle("criteria-file." + e.Key, e.Text)));
        DomainRuleException.ThrowIfAny(page.TooLong.Select(text => new Obstacle("criteria-file.length", text)));
        Validate(page, set, form);
        if (!ModelState.IsValid)
        {
            return Again("Import", page);
        }

        var now = clock.GetUtcNow();
        if (set is null)
        {
            set = new CriteriaSet(Actor, form.OwnerUnitId!.Value, form.Name!, form.IssuedBy, now);
            db.CriteriaSets.Add(set);
        }

        var last = await db.CriteriaSetVersions.Where(v => v.SetId == set.Id).MaxAsync(v => (int?)v.Number) ?? 0;
        var accepted = page.Reading.Defects.Select((d, i) => d.Kept(form.Defects[i].InWords!)).ToList();
        var version = set.AddVersion(Actor, last + 1, page.Nodes, fileId, accepted, now);
        db.CriteriaSetVersions.Add(version);
        await db.SaveChangesAsync();
        Notice($"Đã nhập bộ tiêu chí «{set.Name}», phiên bản {version.Number}.");
        return Redirect(target.Campaign is { } campaign
            ? $"/campaigns/{campaign}/preparation/{nameof(CampaignSection.Criteria).ToLowerInvariant()}/choice?versionId={version.Id}"
            : $"/criteria-sets/{set.Id}/versions/{version.Number}");
    }

    private void Validate(ImportPage page, CriteriaSet? set, ImportForm form)
    {
        if (set is null)
        {
            if (Vietnamese.Clean(form.Name) is null)
            {
                ModelState.AddModelError("form.name", VietnameseBindingMessages.Needed);
            }

            if (form.OwnerUnitId is not { } owner || !CriteriaSetAccess.OwnersFor(Actor).Contains(owner))
            {
                ModelState.AddModelError("form.ownerUnitId", "Cần chọn đơn vị quản lý bộ tiêu chí.");
            }
        }

        for (var i = 0; i < page.Reading.Defects.Count; i++)
        {
            var kept = i < form.Defects.Count ? form.Defects[i] : new KeptDefectForm();
            if (kept.Ground is null)
            {
                ModelState.AddModelError($"form.defects[{i}].ground", "Cần cho biết vì sao chấp nhận chỗ này, hoặc sửa trong tệp rồi chọn lại tệp.");
            }
            else if (kept.InWords is null)
            {
                ModelState.AddModelError($"form.defects[{i}].reason", "Cần ghi lý do chấp nhận chỗ này.");
            }
        }
    }

    private async Task<CriteriaSet?> SetAsync(ImportTarget target)
    {
        if (target.Set is not { } id)
        {
            return null;
        }

        var set = await db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        Demand.That(CriteriaSetAccess.CanChange(Actor, set));
        return set;
    }

    private async Task<ImportPage> PageAsync(Guid fileId, ImportTarget target, ImportForm? form)
    {
        var (file, _, _, reading) = await ImportedFile.OpenAsync(db, store, Actor, fileId, Cancellation);
        var set = await SetAsync(target);
        var nodes = reading.Tree is null ? [] : CriterionText.Of(reading.Tree);
        var owners = CriteriaSetAccess.OwnersFor(Actor);
        var units = await db.Units.Where(u => owners.Contains(u.Id)).OrderBy(u => u.SearchText).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(Cancellation);
        form ??= new ImportForm { Name = Path.GetFileNameWithoutExtension(file.FileName), OwnerUnitId = owners is [var only] ? only : null };
        // As many reasons as there are defects, whatever was sent.
        form = form with { Defects = [.. reading.Defects.Select((_, i) => i < form.Defects.Count ? form.Defects[i] : new KeptDefectForm())] };
        var (before, difference) = set is null || nodes.Count == 0 ? (null, null) : await DifferenceAsync(set.Id, nodes);
        return new ImportPage(fileId, file.FileName, target, set?.Name, reading, [.. nodes.SelectMany(TooLong)], nodes, before, difference, units, form);
    }

    /// <summary>What the file changes in the set's latest version.</summary>
    private async Task<(int?, CriteriaDifference?)> DifferenceAsync(Guid setId, IReadOnlyList<CriterionText> nodes)
    {
        var latest = await db.CriteriaSetVersions
            .Where(v => v.SetId == setId && v.ReleasedAt != null)
            .OrderByDescending(v => v.Number)
            .Select(v => new { v.Id, v.Number })
            .FirstOrDefaultAsync(Cancellation);
        if (latest is null)
        {
            return (null, null);
        }

        var before = await db.SetCriteria.AsNoTracking().Where(n => n.VersionId == latest.Id).OrderBy(n => n.Order).ToListAsync(Cancellation);
        return (latest.Number, CriteriaDifference.Between([.. before.Select(n => n.ToText())], nodes));
    }

    private static IEnumerable<string> TooLong(CriterionText node)
    {
        (string Column, string? Text, int Most)[] limits =
        [
            ("mã", node.Code, CriterionNode.CodeMaxLength),
            ("nội dung", node.Title, CriterionNode.TitleMaxLength),
            ("mức điểm", node.Rule, CriterionNode.RuleMaxLength),
            ("tài liệu kiểm chứng", node.EvidenceWanted, CriterionNode.TextMaxLength),
            ("căn cứ", node.LegalBasis, CriterionNode.TextMaxLength),
            ("hướng dẫn", node.Guidance, CriterionNode.TextMaxLength),
            ("cơ quan thẩm định", node.AgencyText, 400),
            ("cơ quan phối hợp", node.CoAgencyText, 400),
            ("đối tượng", node.AppliesTo, 400),
            ("nguồn", node.Source, CriterionNode.TextMaxLength),
        ];
        return limits.Where(l => l.Text?.Length > l.Most).Select(l => $"Tiêu chí {node.Code}: cột {l.Column} dài {l.Text!.Length} ký tự, không được quá {l.Most}.");
    }
}
