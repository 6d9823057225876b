using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.EvidenceStores;

public sealed record FilesForm
{
    public IReadOnlyList<IFormFile> Files { get; init; } = [];
}

public sealed class FilesFormValidator : AbstractValidator<FilesForm>
{
    public FilesFormValidator() =>
        RuleFor(f => f.Files)
            .Must(files => files.Count > 0).WithMessage("Cần chọn ít nhất một tệp.")
            .Must(files => files.Count <= KeepEvidenceFiles.MostAtOnce).WithMessage($"Mỗi lần gửi không quá {KeepEvidenceFiles.MostAtOnce} tệp.");
}

public sealed record LinkForm
{
    public string? Url { get; init; }

    public string? Abstract { get; init; }

    public DateOnly? DatedOn { get; init; }
}

public sealed class LinkFormValidator : AbstractValidator<LinkForm>
{
    public LinkFormValidator()
    {
        RuleFor(f => f.Url).NotEmpty().MaximumLength(Evidence.UrlMaxLength);
        RuleFor(f => f.Url)
            .Must(u => Uri.TryCreate(u?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            .When(f => !string.IsNullOrWhiteSpace(f.Url))
            .WithMessage("Cần địa chỉ bắt đầu bằng https:// hoặc http://.");
        RuleFor(f => f.Abstract).NotEmpty().MaximumLength(Evidence.AbstractMaxLength);
    }
}

public sealed record SentPaperForm
{
    public string? Number { get; init; }

    public DateOnly? DatedOn { get; init; }

    public string? Abstract { get; init; }

    /// <summary>Nơi nhận: whom it was sent to.</summary>
    public string? Addressee { get; init; }
}

public sealed class SentPaperFormValidator : AbstractValidator<SentPaperForm>
{
    public SentPaperFormValidator()
    {
        RuleFor(f => f.Number).NotEmpty().MaximumLength(Evidence.NumberMaxLength);
        RuleFor(f => f.DatedOn).NotNull();
        RuleFor(f => f.Abstract).NotEmpty().MaximumLength(Evidence.AbstractMaxLength);
        RuleFor(f => f.Addressee).NotEmpty().MaximumLength(Evidence.AddresseeMaxLength);
    }
}

public sealed record AdditionPage(StoreRow Store, IReadOnlyList<Obstacle> Obstacles, string LimitsText, EvidenceRoom Room)
{
    public FilesForm Upload { get; init; } = new();

    public LinkForm Link { get; init; } = new();

    public SentPaperForm Paper { get; init; } = new();

    /// <summary>What became of the files of a sending of which not all were taken.</summary>
    public IReadOnlyList<FileOutcome> Outcomes { get; init; } = [];
}

/// <summary>Adds to a store: files, a link, a paper that went through the document management system.</summary>
[Route("units/{unitId:guid}/campaigns/{campaignId:guid}/evidence")]
public sealed class AdditionsController(PortalDbContext db, ReadStore read, KeepEvidenceFiles keepFiles, ReadEvidenceRoom readRoom, TimeProvider clock) : PortalController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid unitId, Guid campaignId)
    {
        var (store, campaign, obstacles) = await read.StoreAsync(Actor, unitId, campaignId, clock.GetUtcNow(), Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, unitId));
        return View("New", new AdditionPage(store, obstacles, keepFiles.LimitsText, await readRoom.RunAsync(campaignId, unitId, Cancellation)));
    }

    [HttpPost("files")]
    public async Task<IActionResult> AddFiles(Guid unitId, Guid campaignId, [Bind(Prefix = "Upload")] FilesForm form)
    {
        var (page, campaign) = await OpenAsync(unitId, campaignId);
        if (!ModelState.IsValid)
        {
            return Again("New", page);
        }

        var result = await keepFiles.RunAsync(Actor, campaign, unitId, form.Files, clock.GetUtcNow(), Cancellation);
        // The script of the page sends each file by itself and writes what became of it beside its name.
        if (Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json"))
        {
            return Json(result.Files.Select(f => new { f.Name, Id = f.Item?.Id, f.WasThere, f.Refusal, Room = page.Room.Text }));
        }

        if (result.Refused.Count > 0)
        {
            ModelState.AddModelError("Upload.Files", $"{result.Refused.Count} tệp chưa được nhận; lý do ghi ở bảng «Kết quả từng tệp» dưới đây.");
            return Again("New", page with { Outcomes = result.Files });
        }

        return Redirect($"/units/{unitId}/campaigns/{campaignId}/evidence/descriptions?added={result.Kept.Count}");
    }

    [HttpPost("links")]
    public async Task<IActionResult> AddLink(Guid unitId, Guid campaignId, [Bind(Prefix = "Link")] LinkForm form)
    {
        var (page, campaign) = await OpenAsync(unitId, campaignId);
        if (!ModelState.IsValid)
        {
            return Again("New", page with { Link = form });
        }

        return await AddAsync(campaign, unitId, EvidenceKind.Link, new EvidenceDescription(form.Abstract!, null, form.DatedOn, null), form.Url!.Trim(), "Đã thêm đường dẫn vào kho.");
    }

    [HttpPost("sent-papers")]
    public async Task<IActionResult> AddPaper(Guid unitId, Guid campaignId, [Bind(Prefix = "Paper")] SentPaperForm form)
    {
        var (page, campaign) = await OpenAsync(unitId, campaignId);
        if (!ModelState.IsValid)
        {
            return Again("New", page with { Paper = form });
        }

        var description = new EvidenceDescription(form.Abstract!, form.Number, form.DatedOn, page.Store.UnitName) { Addressee = form.Addressee };
        return await AddAsync(campaign, unitId, EvidenceKind.SentPaper, description, null, "Đã thêm văn bản vào kho.");
    }

    private static string Address(Guid unitId, Guid campaignId) => $"/evidence?unitId={unitId}&campaignId={campaignId}";

    private async Task<(AdditionPage Page, Campaign Campaign)> OpenAsync(Guid unitId, Guid campaignId)
    {
        var (store, campaign, obstacles) = await read.StoreAsync(Actor, unitId, campaignId, clock.GetUtcNow(), Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, unitId));
        DomainRuleException.ThrowIfAny(obstacles);
        return (new AdditionPage(store, obstacles, keepFiles.LimitsText, await readRoom.RunAsync(campaignId, unitId, Cancellation)), campaign);
    }

    private async Task<IActionResult> AddAsync(Campaign campaign, Guid unitId, EvidenceKind kind, EvidenceDescription description, string? url, string notice)
    {
        db.Evidence.Add(new Evidence(Actor, unitId, campaign.Id, kind, description, url, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        Notice(notice);
        return Redirect(Address(unitId, campaign.Id));
    }
}
