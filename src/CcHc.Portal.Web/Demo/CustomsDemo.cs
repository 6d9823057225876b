using CcHc.Portal.Data;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

/// <summary>Thói quen trình bày of the body that issues the campaign, who drafts the letters of the agency that sends them, and a place of a draft that is kept with a reason.</summary>
public static class CustomsDemo
{
    private const string DraftingUnit = "CCHC";

    public static async Task AddAsync(PortalDbContext db, PaperFiles files, Actor manager, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        var bodies = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => new { c.IssuingUnitId, c.AdvisingUnitId }).SingleAsync(cancellation);
        var sender = bodies.AdvisingUnitId ?? bodies.IssuingUnitId;
        foreach (var unit in new[] { bodies.IssuingUnitId, sender }.Distinct())
        {
            var isIssuer = unit == bodies.IssuingUnitId;
            if (!await db.PaperCustoms.AnyAsync(c => c.UnitId == unit, cancellation))
            {
                var customs = new PaperCustoms(unit);
                customs.Set(manager, isIssuer ? DecisionSign.Committee : null, isIssuer ? LawCitation.WithoutNumber : null, null, unit == sender ? DraftingUnit : null, now);
                db.PaperCustoms.Add(customs);
            }
        }

        await db.SaveChangesAsync(cancellation);

        foreach (var draft in await db.Papers.Where(p => p.CampaignId == campaignId && p.State == PaperState.Draft).OrderBy(p => p.Id).ToListAsync(cancellation))
        {
            await using var docx = await files.DocxAsync(draft, cancellation);
            if (First(docx) is { } departure)
            {
                db.KeptDepartures.Add(new KeptDeparture(manager, draft, departure.Code, departure.Place, departure.Found, "Theo mẫu thống nhất của tỉnh " + InventedNames.Mark, now));
                break;
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    // Where papers are only drawn there is nothing to judge.
    private static Departure? First(Stream docx)
    {
        try
        {
            return LayoutChecker.Check(docx, new LocalPractice()).Departures is [var first, ..] ? first : null;
        }
        catch (UnreadableDocxException)
        {
            return null;
        }
    }
}
