using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <param name="Key">Tells what was found from everything else; a form names it by this.</param>
/// <param name="Kept">Why it stays, where somebody said so.</param>
public sealed record FoundDeparture(string Key, Departure Departure, KeptDeparture? Kept);

/// <param name="Problem">Why the machine says nothing; none when it does.</param>
public sealed record DraftLayout(IReadOnlyList<FoundDeparture> Departures, string? Problem)
{
    /// <summary>It bears a mark of secrecy and has no business here.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Against the text of the decree, neither mended nor kept with a reason.</summary>
    public int Unsettled => Departures.Count(d => d.Departure.Grade == DepartureGrade.Wrong && d.Kept is null);
}

/// <summary>The Word file of a draft judged by the rules of layout and the customs of its agency, beside what was kept with a reason.</summary>
public sealed class CheckDraftLayout(PortalDbContext db, PaperFiles files, AgencyCustoms customs)
{
    public async Task<DraftLayout> RunAsync(Paper paper, CancellationToken cancellation)
    {
        LayoutReport report;
        try
        {
            await using var docx = await files.DocxAsync(paper, cancellation);
            report = LayoutChecker.Check(docx, await customs.PracticeAsync(paper.IssuingUnitId, cancellation));
        }
        catch (UnreadableDocxException unreadable)
        {
            return new DraftLayout([], unreadable.Message);
        }

        var kept = await db.KeptDepartures.AsNoTracking().Where(k => k.PaperId == paper.Id && k.WithdrawnAt == null).OrderBy(k => k.Id).ToListAsync(cancellation);
        return new DraftLayout(
            [.. report.Departures.Select(d => new FoundDeparture(KeyOf(d), d, kept.Find(k => k.IsOf(d.Code, d.Place, d.Found))))],
            report.NotJudged)
        { IsSecret = report.IsSecret };
    }

    private static string KeyOf(Departure departure) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', departure.Code, departure.Place, departure.Found))))[..16];
}
