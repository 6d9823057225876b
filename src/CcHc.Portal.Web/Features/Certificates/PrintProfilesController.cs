using System.ComponentModel;
using CcHc.Portal.Data;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

public enum SheetSize
{
    [Description("A4 ngang, 297 × 210 mm")]
    A4,
    [Description("A3 ngang, 420 × 297 mm")]
    A3,
    [Description("Khổ khác")]
    Other,
}

public enum PrintWay
{
    [Description("In cả khung viền, biểu trưng lên giấy trắng")]
    Whole,
    [Description("Chỉ in chữ lên phôi đã in sẵn")]
    TextOnly,
}

public sealed record PartForm
{
    public CertificatePart Part { get; init; }

    public bool IsOnBlank { get; init; }

    public decimal? Top { get; init; }

    public decimal? Left { get; init; }
}

public sealed record ProfileForm
{
    public string? Name { get; init; }

    public string? FormName { get; init; }

    public PrintWay? Way { get; init; }

    public SheetSize? Size { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public decimal? Right { get; init; }

    public decimal? Down { get; init; }

    public List<PartForm> Parts { get; init; } = [];

    public long Version { get; init; }

    public ProfileText Text() => new(
        Name,
        FormName,
        Way == PrintWay.TextOnly,
        Size switch { SheetSize.A4 => 297, SheetSize.A3 => 420, _ => Width ?? 0 },
        Size switch { SheetSize.A4 => 210, SheetSize.A3 => 297, _ => Height ?? 0 },
        Right ?? 0,
        Down ?? 0,
        [.. Parts.Where(p => Enum.IsDefined(p.Part)).DistinctBy(p => p.Part).Select(p => new PartSetting(p.Part, p.IsOnBlank, p.Top, p.Left))]);

    public static ProfileForm Of(ProfileText text, long version)
    {
        var size = (text.Width, text.Height) switch { (297, 210) => SheetSize.A4, (420, 297) => SheetSize.A3, _ => SheetSize.Other };
        return new()
        {
            Name = text.Name,
            FormName = text.FormName,
            Way = text.IsTextOnly ? PrintWay.TextOnly : PrintWay.Whole,
            Size = size,
            Width = size == SheetSize.Other ? text.Width : null,
            Height = size == SheetSize.Other ? text.Height : null,
            Right = text.Right,
            Down = text.Down,
            Parts =
            [
                .. Enum.GetValues<CertificatePart>().Where(p => p is not (CertificatePart.Border or CertificatePart.Emblem)).Select(part =>
                {
                    var there = text.Parts.FirstOrDefault(p => p.Part == part);
                    return new PartForm { Part = part, IsOnBlank = there?.IsOnBlank ?? false, Top = there?.Top, Left = there?.Left };
                }),
            ],
            Version = version,
        };
    }
}

public sealed class ProfileFormValidator : AbstractValidator<ProfileForm>
{
    public ProfileFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithMessage("Cần ghi tên mẫu in, ví dụ «Máy in phòng Văn thư, phôi A4».").MaximumLength(PrintProfile.NameMaxLength);
        RuleFor(f => f.FormName).MaximumLength(AwardForm.NameMaxLength);
        RuleFor(f => f.Way).NotNull().WithMessage("Cần chọn kiểu in.").IsInEnum();
        RuleFor(f => f.Size).NotNull().WithMessage("Cần chọn khổ giấy.").IsInEnum();
        RuleFor(f => f.Width).NotNull().WithMessage("Cần ghi chiều rộng khi chọn khổ khác.").When(f => f.Size == SheetSize.Other);
        RuleFor(f => f.Height).NotNull().WithMessage("Cần ghi chiều cao khi chọn khổ khác.").When(f => f.Size == SheetSize.Other);
        RuleFor(f => f.Width).InclusiveBetween(PrintProfile.LeastSide, PrintProfile.MostSide).WithMessage(PrintProfile.WidthWanted);
        RuleFor(f => f.Height).InclusiveBetween(PrintProfile.LeastSide, PrintProfile.MostSide).WithMessage(PrintProfile.HeightWanted);
        RuleFor(f => f.Right).Must(right => right is null || PrintProfile.IsOffset(right.Value)).WithMessage(PrintProfile.RightWanted);
        RuleFor(f => f.Down).Must(down => down is null || PrintProfile.IsOffset(down.Value)).WithMessage(PrintProfile.DownWanted);
        // A place that lies off any sheet is said at its own box; what depends on this sheet is the profile's to say.
        RuleForEach(f => f.Parts).ChildRules(part =>
        {
            part.RuleFor(p => p.Top).InclusiveBetween(0, PrintProfile.MostSide).WithMessage($"Từ 0 đến {PrintProfile.MostSide} mm.");
            part.RuleFor(p => p.Left).InclusiveBetween(0, PrintProfile.MostSide).WithMessage($"Từ 0 đến {PrintProfile.MostSide} mm.");
        });
    }
}

/// <param name="ProfileId">None for a new one.</param>
public sealed record ProfilePage(Guid UnitId, string UnitName, Guid? ProfileId, string? FormerName, IReadOnlyList<SelectListItem> FormNames, BrowserState Browser, ProfileForm Form)
{
    public string Action => ProfileId is { } id ? $"/print-profiles/{id}" : $"/units/{UnitId}/print-profiles";
}

/// <summary>Mẫu in: one for each printer and kind of sheet of an agency.</summary>
public sealed class PrintProfilesController(PortalDbContext db, IPaperRenderer renderer, TimeProvider clock) : PortalController
{
    [HttpGet("units/{unitId:guid}/print-profiles/new")]
    public async Task<IActionResult> New(Guid unitId)
    {
        Demand.That(AwardAccess.CanSetUpPrinting(Actor, unitId));
        return View("Profile", await PageAsync(unitId, null, ProfileForm.Of(PrintProfile.OnPlainPaper with { Name = null }, 0)));
    }

    [HttpPost("units/{unitId:guid}/print-profiles")]
    public async Task<IActionResult> Create(Guid unitId, [Bind(Prefix = "Form")] ProfileForm form)
    {
        Demand.That(AwardAccess.CanSetUpPrinting(Actor, unitId));
        var page = await PageAsync(unitId, null, form);
        DemandFormName(page);
        if (!ModelState.IsValid)
        {
            return Again("Profile", page);
        }

        try
        {
            var profile = new PrintProfile(Actor, unitId, form.Text(), clock.GetUtcNow());
            db.PrintProfiles.Add(profile);
            await db.SaveChangesAsync();
            Notice($"Đã thêm mẫu in «{profile.Name}». In tờ thử rồi ghi độ dịch nếu máy in lệch.");
            return Redirect($"/print-profiles/{profile.Id}");
        }
        catch (DomainRuleException refusal)
        {
            return Again("Profile", page, Under(refusal));
        }
    }

    [HttpGet("print-profiles/{id:guid}")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var profile = await FindAsync(id);
        return View("Profile", await PageAsync(profile.UnitId, profile, ProfileForm.Of(TextOf(profile), profile.Version)));
    }

    [HttpPost("print-profiles/{id:guid}")]
    public async Task<IActionResult> Update(Guid id, [Bind(Prefix = "Form")] ProfileForm form)
    {
        var profile = await FindAsync(id);
        var page = await PageAsync(profile.UnitId, profile, form);
        DemandFormName(page);
        if (!ModelState.IsValid)
        {
            return Again("Profile", page);
        }

        if (form.Version != profile.Version)
        {
            return AgainChanged("Profile", page with { Form = form with { Version = profile.Version } }, "Form.Version");
        }

        try
        {
            profile.Change(Actor, form.Text(), clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Again("Profile", page, Under(refusal));
        }

        await db.SaveChangesAsync();
        Notice($"Đã lưu mẫu in «{profile.Name}».");
        return Redirect($"/print-profiles/{id}");
    }

    [HttpPost("print-profiles/{id:guid}/removal")]
    public async Task<IActionResult> Remove(Guid id)
    {
        var profile = await FindAsync(id);
        profile.Remove(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã bỏ mẫu in «{profile.Name}»; các lần in trước vẫn ghi tên mẫu này.");
        return Redirect($"/units/{profile.UnitId}/certificate-printing");
    }

    /// <summary>One page with rulers and the outlines of all parts, by what is saved.</summary>
    [HttpGet("print-profiles/{id:guid}/test-sheet")]
    public async Task<IActionResult> TestSheet(Guid id)
    {
        var profile = await FindAsync(id);
        var unit = await db.Units.AsNoTracking().Where(u => u.Id == profile.UnitId).OneAsync(Cancellation);
        var awarder = AgencyFrames.IsCommittee(unit.Kind) ? $"Chủ tịch {unit.Name}" : $"Thủ trưởng {unit.Name}";
        var sheet = CertificateSheets.Of(profile.Settings, profile.Width, profile.Height, profile.Right, profile.Down);
        var pdf = await renderer.CertificatesPdfAsync(CertificateSheets.Trial(sheet, profile.FormName ?? "Giấy khen", awarder, unit.PlaceName ?? "Địa danh"), Cancellation);
        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.ContentDisposition = "inline; filename=\"to-thu.pdf\"";
        return File(pdf, FileKinds.MediaType(FileKind.Pdf));
    }

    private static ProfileText TextOf(PrintProfile profile) =>
        new(profile.Name, profile.FormName, profile.IsTextOnly, profile.Width, profile.Height, profile.Right, profile.Down, profile.Settings);

    /// <summary>The reasons at the fields of the form; what is wrong with the places is said above them.</summary>
    private static DomainRuleException Under(DomainRuleException refusal) =>
        refusal.Under(key => key.Replace("profile.", "Form.", StringComparison.Ordinal));

    private void DemandFormName(ProfilePage page)
    {
        if (Vietnamese.Clean(page.Form.FormName) is { } name && page.FormNames.All(f => f.Value != name))
        {
            ModelState.AddModelError("Form.FormName", "Không có hình thức này.");
        }
    }

    private async Task<PrintProfile> FindAsync(Guid id)
    {
        var profile = await db.PrintProfiles.Include(p => p.Parts).Where(p => p.Id == id && !p.IsRemoved).OneAsync(Cancellation);
        Demand.That(AwardAccess.CanSetUpPrinting(Actor, profile.UnitId));
        return profile;
    }

    private async Task<ProfilePage> PageAsync(Guid unitId, PrintProfile? profile, ProfileForm form)
    {
        var unit = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleOrDefaultAsync(Cancellation) ?? throw new NotFoundException();
        // What the decisions of this agency give, and the usual two before there is any.
        var names = await db.Awardees.Where(a => db.Papers.Any(p => p.Id == a.PaperId && p.IssuingUnitId == unitId)).Select(a => a.FormName).Distinct().ToListAsync(Cancellation);
        IEnumerable<string> all = names.Concat(["Giấy khen", "Bằng khen"]).Concat(profile?.FormName is { } own ? [own] : []);
        return new ProfilePage(
            unitId,
            unit,
            profile?.Id,
            profile?.Name,
            [.. all.Distinct(StringComparer.OrdinalIgnoreCase).Order(Vietnamese.Order).Select(n => new SelectListItem(n, n))],
            await renderer.CheckAsync(Cancellation),
            form);
    }
}
