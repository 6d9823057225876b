using System.Globalization;
using CcHc.Portal.Data;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaSets;

/// <summary>A released version as a table for other programs, and as the annex it is issued with.</summary>
[Route("criteria-sets/{id:guid}/versions/{number:int}")]
public sealed class CriteriaAnnexesController(PortalDbContext db, IPaperRenderer renderer) : PortalController
{
    /// <summary>The criteria file as CSV.</summary>
    [HttpGet("csv")]
    public async Task<IActionResult> Csv(Guid id, int number)
    {
        var (set, _, nodes) = await VersionAsync(id, number);
        var table = CriteriaFile.ToTable([.. nodes.Select(n => n.ToSource())], "Bộ tiêu chí");
        return new CsvDownload(Name(set, number, "csv"), Texts(table.Lines[0]), table.Lines.Skip(1).Select(Texts).ToAsyncEnumerable());

        // A decimal comma, as people here type it and spreadsheets here expect it.
        static IReadOnlyList<string> Texts(Domain.Tables.TableRow line) =>
            [.. line.Cells.Select(c => c.Number is { } points ? points.ToString("0.####", Vietnamese.Culture) : c.Text)];
    }

    [HttpGet("annex.docx")]
    public async Task<IActionResult> Docx(Guid id, int number)
    {
        var (set, version, nodes) = await VersionAsync(id, number);
        return File(renderer.Docx(CriteriaAnnex.Alone(ContentOf(set, version, nodes))), FileKinds.MediaType(FileKind.Docx), Name(set, number, "docx"));
    }

    [HttpGet("annex.pdf")]
    public async Task<IActionResult> Pdf(Guid id, int number)
    {
        var (set, version, nodes) = await VersionAsync(id, number);
        var pdf = await renderer.PdfAsync(CriteriaAnnex.Alone(ContentOf(set, version, nodes)), Cancellation);
        return File(pdf, FileKinds.MediaType(FileKind.Pdf), Name(set, number, "pdf"));
    }

    private async Task<(CriteriaSet Set, CriteriaSetVersion Version, List<SetCriterion> Nodes)> VersionAsync(Guid id, int number)
    {
        var set = await db.CriteriaSets.AsNoTracking().Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        var version = await db.CriteriaSetVersions.AsNoTracking().Where(v => v.SetId == id && v.Number == number && v.ReleasedAt != null).OneAsync(Cancellation);
        var nodes = await db.SetCriteria.AsNoTracking().Where(n => n.VersionId == version.Id).OrderBy(n => n.Order).ToListAsync(Cancellation);
        return (set, version, nodes);
    }

    internal static CriteriaAnnexContent ContentOf(CriteriaSet set, CriteriaSetVersion version, IReadOnlyList<SetCriterion> nodes)
    {
        var tree = CriteriaTree.Build(nodes.Select(n => n.ToSource()));
        return new CriteriaAnnexContent
        {
            Title = set.Name,
            IssuedBy = version is { DecisionNumber: { } decision, DecisionDate: { } day } ? $"Quyết định số {decision} {VietnamTime.InWords(day)}" : set.IssuedBy,
            Total = CriteriaSelection.Total(nodes.Select(n => n.ToText())).ToExactString(),
            HasBonusOrPenalty = tree.Tops.Any(t => t.IsInBonus || t.IsInPenalty),
            Notes = version.AcceptedDefects,
            Rows =
            [
                .. tree.Nodes.Select(n => new CriteriaAnnexRow(
                    n.Code,
                    n.Title,
                    n.Source.MaxPoints is null ? "" : n.MaxPoints.ToExactString(),
                    // That a group adds up goes without saying; a cap, or a note, does not.
                    n.Rule is GroupRule { Cap: null, Notes.Count: 0 } ? [] : RuleInWords.Of(n),
                    n.Source.Evidence,
                    n.Source.CoAgency is { } others ? $"{n.Source.Agency}\nPhối hợp: {others}".Trim() : n.Source.Agency,
                    !n.IsLeaf)),
            ],
        };
    }

    private static string Name(CriteriaSet set, int number, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{Vietnamese.Fold(set.Name).Replace(' ', '-')}-v{number}.{ending}");
}
