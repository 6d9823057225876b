using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Awards;

public sealed record CertificatesForm
{
    public string? FormName { get; init; }
}

public sealed class CertificatesFormValidator : AbstractValidator<CertificatesForm>
{
    public CertificatesFormValidator() =>
        RuleFor(f => f.FormName).NotEmpty().WithMessage("Cần chọn hình thức khen thưởng để in.").MaximumLength(AwardForm.NameMaxLength);
}

/// <summary>Asks for the certificates of a decision as a print file; they are made outside the request.</summary>
[Route("papers/{paperId:guid}/certificates")]
public sealed class CertificatesController(PortalDbContext db, PaperFiles files, IWorkSignal signal, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, CertificatesForm form)
    {
        var paper = await db.PapersFor(Actor).Where(p => p.Id == paperId).OneAsync(Cancellation);
        var campaign = await AwardsController.LoadAsync(db, paper.CampaignId ?? throw new NotFoundException(), Cancellation);
        Demand.That(AwardAccess.CanPropose(Actor, campaign));
        DomainRuleException.ThrowIfAny(ModelState.Values.SelectMany(v => v.Errors).Select(e => new Obstacle("certificates.form", e.ErrorMessage)));
        DomainRuleException.ThrowIf(!Paper.InForce.Contains(paper.State), "certificates.not-issued", "In giấy khen sau khi đã ghi nhận số, ngày của Quyết định.");
        var count = await db.Awardees.CountAsync(a => a.PaperId == paperId && !a.IsStruck && a.FormName == form.FormName);
        DomainRuleException.ThrowIf(count == 0, "certificates.none", "Quyết định này không có ai được tặng hình thức này.");

        var item = new WorkItem(WorkKind.PrintCertificates, paperId, Actor.PersonId, Actor.Name, clock.GetUtcNow(), form.FormName);
        item.Report(0, count);
        db.WorkItems.Add(item);
        await db.SaveChangesAsync();
        signal.Wake();

        Notice($"Đang dựng tệp in {count} {form.FormName}. Trang này cho biết khi nào xong; anh/chị có thể làm việc khác.");
        return Redirect($"/campaigns/{campaign.Id}/awards#giay-khen");
    }

    [HttpGet("{workId:guid}")]
    public async Task<IActionResult> Download(Guid paperId, Guid workId)
    {
        var paper = await db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == paperId).OneAsync(Cancellation);
        Demand.That(AwardAccess.CanSee(Actor, await AwardsController.LoadAsync(db, paper.CampaignId ?? throw new NotFoundException(), Cancellation)));
        var item = await db.WorkItems.AsNoTracking().Where(w => w.Id == workId && w.SubjectId == paperId && w.ResultFileId != null).OneAsync(Cancellation);
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == item.ResultFileId).OneAsync(Cancellation);
        return File(await files.OpenAsync(file.Id, Cancellation), file.MediaType, file.FileName);
    }
}
