using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.PaperTemplates;

public sealed record TemplateWithdrawalForm
{
    public string? Reason { get; init; }

    public long Version { get; init; }
}

public sealed class TemplateWithdrawalFormValidator : AbstractValidator<TemplateWithdrawalForm>
{
    public TemplateWithdrawalFormValidator() => RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do ngừng dùng mẫu.").MaximumLength(400);
}

public sealed record TemplateWithdrawalPage(TemplatePlace Place, TemplateWithdrawalForm Form);

/// <summary>The portal's own wording comes back.</summary>
[Route("paper-templates/{unitId:guid}/{kind}/withdrawal")]
public sealed class TemplateWithdrawalsController(PortalDbContext db, ReadTemplates templates, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid unitId, PaperKind? kind)
    {
        var (place, template) = await FindAsync(unitId, kind);
        return View("Withdrawal", new TemplateWithdrawalPage(place, new TemplateWithdrawalForm { Version = template.Version }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid unitId, PaperKind? kind, [Bind(Prefix = "form")] TemplateWithdrawalForm form)
    {
        var (place, template) = await FindAsync(unitId, kind);
        var page = new TemplateWithdrawalPage(place, form);
        if (!ModelState.IsValid)
        {
            return Again("Withdrawal", page);
        }

        if (form.Version != template.Version)
        {
            return AgainChanged("Withdrawal", page with { Form = form with { Version = template.Version } }, "form.version");
        }

        template.Withdraw(Actor, form.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã ngừng dùng mẫu của cơ quan. Văn bản lập từ nay theo mẫu chung của cổng.");
        return Redirect(place.Path);
    }

    private async Task<(TemplatePlace Place, PaperTemplate Template)> FindAsync(Guid unitId, PaperKind? kind)
    {
        var place = await templates.FindToManageAsync(Actor, unitId, kind, Cancellation);
        return (place, await templates.TemplateAsync(place, Cancellation) ?? throw new NotFoundException());
    }
}
