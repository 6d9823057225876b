using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Mvc;
using CcHc.Portal.Web.Tests.Frame;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed record TryOutForm
{
    public string? Title { get; init; }

    public decimal Weight { get; init; }

    public decimal? Share { get; init; }

    public DateOnly? Due { get; init; }

    public Points? Points { get; init; }
}

public sealed class TryOutFormValidator : AbstractValidator<TryOutForm>
{
    public TryOutFormValidator()
    {
        RuleFor(f => f.Title).NotEmpty().MaximumLength(5);
        RuleFor(f => f.Due).NotNull();
    }
}

/// <summary>Actions that do what features do, so that the shared parts can be tried before and without them.</summary>
[AllowAnonymous]
[Route("try-out")]
public sealed class TryOutController(Data.PortalDbContext db) : PortalController
{
    /// <summary>A host that has this controller besides the portal's own.</summary>
    public static Task<PortalHost> HostAsync(string environment = PortalEnvironments.Test) => PortalHost.StartAsync(environment, services: services =>
    {
        services.AddControllersWithViews().AddApplicationPart(typeof(TryOutController).Assembly);
        services.AddScoped<IValidator<TryOutForm>, TryOutFormValidator>();
    });

    [HttpGet("{what}")]
    public async Task<IActionResult> Do(string what)
    {
        switch (what)
        {
            case "missing":
                await db.Units.Where(u => u.Name == "không có").OneAsync();
                return Ok();
            case "forbidden":
                Demand.That(false, "Chỉ chủ tịch Hội đồng làm được việc này.");
                return Ok();
            case "rule":
                throw new DomainRuleException([new("a", "Thiếu số kế hoạch."), new("b", "Thiếu ngày kế hoạch.")]);
            case "changed":
                throw new DbUpdateConcurrencyException();
            case "twice":
                db.AdministrativeUnits.AddRange(new AdministrativeUnit("s", "01", null, 1, "Tỉnh", "A"), new AdministrativeUnit("s", "01", null, 1, "Tỉnh", "B"));
                await db.SaveChangesAsync();
                return Ok();
            case "broken":
                throw new InvalidOperationException("secret of the inside");
            default:
                return Content("framed");
        }
    }

    [Frameable]
    [HttpGet("framed")]
    public IActionResult Framed() => Content("framed");

    [IgnoreAntiforgeryToken]
    [HttpPost("bound")]
    public IActionResult Bound(TryOutForm form) => Json(new
    {
        form.Weight,
        form.Share,
        Due = form.Due?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        Points = form.Points?.TenThousandths,
        Errors = ModelState.Where(s => s.Value!.Errors.Count > 0).ToDictionary(s => s.Key, s => s.Value!.Errors.Select(e => e.ErrorMessage)),
    });

    [HttpPost("guarded")]
    public IActionResult Guarded() => Ok();
}
