using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Units;

/// <summary>Each setting, or nothing where the agency above decides.</summary>
public sealed record PaperCustomsForm
{
    public DecisionSign? DecisionSign { get; init; }

    public LawCitation? LawCitation { get; init; }

    public PlaceForm? PlaceForm { get; init; }

    public string? DraftingUnit { get; init; }

    /// <summary>None where the agency has set nothing yet.</summary>
    public long? Version { get; init; }
}

public sealed class PaperCustomsFormValidator : AbstractValidator<PaperCustomsForm>
{
    public PaperCustomsFormValidator()
    {
        RuleFor(f => f.DecisionSign).IsInEnum();
        RuleFor(f => f.LawCitation).IsInEnum();
        RuleFor(f => f.PlaceForm).IsInEnum();
        RuleFor(f => f.DraftingUnit).MaximumLength(PaperCustoms.DraftingUnitMaxLength)
            .Must(unit => PaperCustoms.IsAbbreviation(unit!.Trim())).WithMessage("Chỉ dùng chữ in hoa, viết liền, ví dụ CCHC hoặc TĐKT.").When(f => !string.IsNullOrWhiteSpace(f.DraftingUnit), ApplyConditionTo.CurrentValidator);
    }
}

/// <param name="Source">Whose setting it is.</param>
public sealed record CustomRow(string Label, string Holds, string Source);

public sealed record PaperCustomsPage(Guid UnitId, string UnitName, IReadOnlyList<CustomRow> Holding, PaperCustomsForm Form, bool CanSet, Page<HistoryRow> History);

/// <summary>Thói quen trình bày of an agency: read by whoever works here, set by who answers for its papers.</summary>
[Route("units/{id:guid}/paper-customs")]
public sealed class PaperCustomsController(PortalDbContext db, AgencyCustoms agencyCustoms, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, int? page)
    {
        Demand.That(PaperAccess.CanCheckLayout(Actor));
        return View("PaperCustoms", await PageAsync(id, FormOf(await FindAsync(id)), page));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, PaperCustomsForm form)
    {
        Demand.That(PaperAccess.CanCheckLayout(Actor));
        await db.Units.Where(u => u.Id == id).Select(u => u.Name).OneAsync(Cancellation);
        Demand.That(PaperAccess.CanSetCustoms(Actor, id));
        if (!ModelState.IsValid)
        {
            return Again("PaperCustoms", await PageAsync(id, form, null));
        }

        var customs = await FindAsync(id);
        if (form.Version != customs?.Version)
        {
            return AgainChanged("PaperCustoms", await PageAsync(id, form with { Version = customs?.Version }, null), "form.version");
        }

        if (customs is null)
        {
            customs = new PaperCustoms(id);
            db.PaperCustoms.Add(customs);
        }

        customs.Set(Actor, form.DecisionSign, form.LawCitation, form.PlaceForm, form.DraftingUnit, clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);

        Notice("Đã lưu thói quen trình bày. Dự thảo và lần kiểm tra thể thức sau theo cách này; văn bản đã lập bản trình ký giữ nguyên.");
        return Redirect($"/units/{id}/paper-customs");
    }

    private Task<PaperCustoms?> FindAsync(Guid id) => db.PaperCustoms.SingleOrDefaultAsync(c => c.UnitId == id, Cancellation);

    private static PaperCustomsForm FormOf(PaperCustoms? customs) => customs is null
        ? new PaperCustomsForm()
        : new PaperCustomsForm
        {
            DecisionSign = customs.DecisionSign,
            LawCitation = customs.LawCitation,
            PlaceForm = customs.PlaceForm,
            DraftingUnit = customs.DraftingUnit,
            Version = customs.Version,
        };

    private async Task<PaperCustomsPage> PageAsync(Guid id, PaperCustomsForm form, int? page)
    {
        var name = await db.Units.Where(u => u.Id == id).Select(u => u.Name).OneAsync(Cancellation);
        var holding = await agencyCustoms.OfAsync(id, Cancellation);
        Guid?[] sources = [holding.DecisionSignOf, holding.LawCitationOf, holding.PlaceFormOf];
        var names = await db.Units.Where(u => sources.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, Cancellation);
        return new PaperCustomsPage(
            id,
            name,
            [
                new CustomRow("Ký hiệu quyết định của Chủ tịch", StateNames.Of(holding.DecisionSign), Source(holding.DecisionSignOf)),
                new CustomRow("Viện dẫn Luật, Pháp lệnh", StateNames.Of(holding.LawCitation), Source(holding.LawCitationOf)),
                new CustomRow("Địa danh ở dòng ngày tháng", StateNames.Of(holding.PlaceForm), Source(holding.PlaceFormOf)),
                new CustomRow("Chữ viết tắt của đơn vị soạn thảo", holding.DraftingUnit ?? "Chưa đặt", holding.DraftingUnit is null ? "Mỗi cơ quan tự đặt" : Source(id)),
            ],
            form,
            PaperAccess.CanSetCustoms(Actor, id),
            await db.HistoryOfAsync(AuditSubject.Unit, id, PaperCustoms.SetAct, page, Cancellation));

        string Source(Guid? of) => of is null ? "Thiết lập chung của hệ thống" : of == id ? "Cơ quan đặt" : $"Theo {names[of.Value]}";
    }
}
