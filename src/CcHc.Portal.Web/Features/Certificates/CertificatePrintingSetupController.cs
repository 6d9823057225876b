using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

public sealed record BookForm
{
    public BookCounting? Counting { get; init; }

    public int? FirstNumber { get; init; }

    public int? FirstYear { get; init; }

    public long Version { get; init; }

    public static BookForm Of(GoldenBook book) => new() { Counting = book.Counting, FirstNumber = book.FirstNumber, FirstYear = book.FirstYear, Version = book.Version };
}

public sealed class BookFormValidator : AbstractValidator<BookForm>
{
    public BookFormValidator()
    {
        RuleFor(f => f.Counting).NotNull().WithMessage("Cần chọn cách đánh số.").IsInEnum();
        RuleFor(f => f.FirstNumber).NotNull().WithMessage("Cần ghi số bắt đầu; chưa dùng sổ nào thì ghi 1.").InclusiveBetween(1, Awardee.LargestBookNumber);
        RuleFor(f => f.FirstYear).InclusiveBetween(GoldenBook.FirstYearOfAll, GoldenBook.LastYearOfAll);
    }
}

public sealed record ProfileRow(Guid Id, string Name, string? FormName, bool IsTextOnly, int Width, int Height, int RightTenths, int DownTenths);

public sealed record PrintingSetupPage(Guid UnitId, string UnitName, IReadOnlyList<ProfileRow> Profiles, bool HasNumbers, BookForm Form);

/// <summary>How an agency prints certificates and counts its golden book.</summary>
[Route("units/{unitId:guid}/certificate-printing")]
public sealed class CertificatePrintingSetupController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid unitId)
    {
        Demand.That(AwardAccess.CanSetUpPrinting(Actor, unitId));
        return View("Setup", await PageAsync(unitId, BookForm.Of(await db.GoldenBookOfAsync(unitId, Cancellation))));
    }

    [HttpPost("golden-book")]
    public async Task<IActionResult> Count(Guid unitId, [Bind(Prefix = "Form")] BookForm form)
    {
        Demand.That(AwardAccess.CanSetUpPrinting(Actor, unitId));
        var page = await PageAsync(unitId, form);
        if (!ModelState.IsValid)
        {
            return Again("Setup", page);
        }

        var book = await db.GoldenBooks.SingleOrDefaultAsync(b => b.UnitId == unitId, Cancellation);
        if (form.Version != (book?.Version ?? 0))
        {
            return AgainChanged("Setup", page with { Form = form with { Version = book?.Version ?? 0 } }, "Form.Version");
        }

        if (book is null)
        {
            db.GoldenBooks.Add(book = new GoldenBook(unitId));
        }

        try
        {
            book.Count(Actor, form.Counting!.Value, form.FirstNumber!.Value, form.FirstYear, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Again("Setup", page, refusal.Under(key => key switch { "book.first-year" => "Form.FirstYear", "book.first-number" => "Form.FirstNumber", _ => key }));
        }

        await db.SaveChangesAsync();
        Notice($"Đã đặt cách đánh số sổ vàng: {Vietnamese.LowerFirst(book.InWords())}.");
        return Redirect($"/units/{unitId}/certificate-printing");
    }

    private async Task<PrintingSetupPage> PageAsync(Guid unitId, BookForm form)
    {
        var unit = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleOrDefaultAsync(Cancellation) ?? throw new NotFoundException();
        var profiles = await db.PrintProfiles.Where(p => p.UnitId == unitId && !p.IsRemoved)
            .OrderBy(p => p.Name)
            .Select(p => new ProfileRow(p.Id, p.Name, p.FormName, p.IsTextOnly, p.Width, p.Height, p.RightTenths, p.DownTenths))
            .ToListAsync(Cancellation);
        return new PrintingSetupPage(unitId, unit, profiles, await db.Awardees.AnyAsync(a => a.BookUnitId == unitId && a.BookNumber != null, Cancellation), form);
    }
}
