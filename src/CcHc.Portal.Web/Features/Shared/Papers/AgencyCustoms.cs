using CcHc.Portal.Data;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>How an agency sets its papers: by its own settings, those of the agencies above it, and the installation's.</summary>
public sealed class AgencyCustoms(PortalDbContext db, IOptions<LocalPractice> installation)
{
    private readonly Dictionary<Guid, CustomsInForce> known = [];

    public async Task<CustomsInForce> OfAsync(Guid unitId, CancellationToken cancellation)
    {
        if (!known.TryGetValue(unitId, out var customs))
        {
            known[unitId] = customs = await ReadAsync(unitId, cancellation);
        }

        return customs;
    }

    /// <summary>The same as the check of layout takes it.</summary>
    public async Task<LocalPractice> PracticeAsync(Guid unitId, CancellationToken cancellation) => PracticeOf(await OfAsync(unitId, cancellation));

    public LocalPractice Installation => installation.Value;

    private async Task<CustomsInForce> ReadAsync(Guid unitId, CancellationToken cancellation)
    {
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.TreePath).SingleOrDefaultAsync(cancellation);
        var nearestFirst = path is null ? [] : Unit.IdsOn(path).Reverse().ToList();
        var found = await db.PaperCustoms.AsNoTracking().Where(c => nearestFirst.Contains(c.UnitId)).ToListAsync(cancellation);
        var otherwise = installation.Value;
        return CustomsInForce.Of(
            unitId,
            found.OrderBy(c => nearestFirst.IndexOf(c.UnitId)),
            otherwise.DecisionBody == "CT" ? DecisionSign.Chairman : DecisionSign.Committee,
            otherwise.LawsWithNumber ? LawCitation.WithNumber : LawCitation.WithoutNumber,
            otherwise.PlaceWithKind ? PlaceForm.WithKind : PlaceForm.NameOnly);
    }

    private static LocalPractice PracticeOf(CustomsInForce customs) => new()
    {
        DecisionBody = customs.DecisionSign == DecisionSign.Chairman ? "CT" : "UBND",
        LawsWithNumber = customs.LawCitation == LawCitation.WithNumber,
        PlaceWithKind = customs.PlaceForm == PlaceForm.WithKind,
    };
}
