using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.PaperTemplates;

public sealed record TemplateForceForm
{
    public DateOnly? From { get; init; }

    public long Version { get; init; }
}

public sealed class TemplateForceFormValidator : AbstractValidator<TemplateForceForm>
{
    public TemplateForceFormValidator() => RuleFor(f => f.From).NotNull().WithMessage("Cần ghi ngày mẫu bắt đầu có hiệu lực.");
}

public sealed record TemplateForcePage(TemplatePlace Place, int Number, TemplateForceForm Form);

/// <summary>From which day on drafts are made from a version.</summary>
[Route("paper-templates/{unitId:guid}/{kind}/versions/{number:int}/force")]
public sealed class TemplateForcesController(PortalDbContext db, ReadTemplates templates, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid unitId, PaperKind? kind, int number)
    {
        var (place, template) = await FindAsync(unitId, kind, number);
        return View("Force", new TemplateForcePage(place, number, new TemplateForceForm { From = VietnamTime.DayOf(clock.GetUtcNow()), Version = template.Version }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid unitId, PaperKind? kind, int number, [Bind(Prefix = "form")] TemplateForceForm form)
    {
        var (place, template) = await FindAsync(unitId, kind, number);
        var page = new TemplateForcePage(place, number, form);
        if (!ModelState.IsValid)
        {
            return Again("Force", page);
        }

        if (form.Version != template.Version)
        {
            return AgainChanged("Force", page with { Form = form with { Version = template.Version } }, "form.version");
        }

        try
        {
            template.PutInForce(Actor, number, form.From!.Value, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Again("Force", page, new DomainRuleException("form.from", refusal.Message));
        }

        await db.SaveChangesAsync();

        Notice($"Mẫu phiên bản {number} có hiệu lực từ ngày {VietnamTime.Day(form.From!.Value)}. Văn bản đã lập giữ mẫu của mình.");
        return Redirect(place.Path);
    }

    private async Task<(TemplatePlace Place, PaperTemplate Template)> FindAsync(Guid unitId, PaperKind? kind, int number)
    {
        var place = await templates.FindToManageAsync(Actor, unitId, kind, Cancellation);
        var template = await templates.TemplateAsync(place, Cancellation);
        return template is not null && template.Versions.Any(v => v.Number == number) ? (place, template) : throw new NotFoundException();
    }
}
