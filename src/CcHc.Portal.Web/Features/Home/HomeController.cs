using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Home;

public sealed class HomeController(IEnumerable<IMyWork> providers, TimeProvider clock) : PortalController
{
    [HttpGet("/")]
    public async Task<IActionResult> Show()
    {
        var now = clock.GetUtcNow();
        var cards = new List<WorkCard>();
        foreach (var provider in providers)
        {
            cards.AddRange(await provider.CardsAsync(Actor, now, Cancellation));
        }

        return View(cards
            .OrderBy(c => c.Deadline ?? DateTimeOffset.MaxValue)
            .ThenBy(c => c.Priority)
            .ThenBy(c => c.Title, Domain.Vietnamese.Order)
            .ToList());
    }
}
