using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.SignedCopies;

/// <param name="State">Open ones when nothing is said.</param>
public sealed record DifferenceFilter(SignedDifferenceState? State, bool All, int? Page);

public sealed record SignedCopyPage(
    Paper Paper,
    PaperComparison? Comparison,
    DifferenceFilter Filter,
    Page<SignedDifference> Differences,
    int Open,
    int Total,
    int Ticked,
    bool CanCompare,
    bool IsWaiting,
    SignedFileSignatures? Signatures);

/// <summary>Đối chiếu bản ký: where the signed copy says something else than the paper that went up for signature.</summary>
[Route("papers/{id:guid}/comparison")]
public sealed class SignedCopiesController(PortalDbContext db, ReadSignatures signatures, IWorkSignal signal, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, DifferenceFilter filter)
    {
        var paper = await db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == id && p.SignedFileId != null).OneAsync(Cancellation);
        var canCompare = PaperAccess.CanCompare(Actor, paper, await db.CampaignIssuerAsync(paper, Cancellation));
        // What was struck or doubted before it was settled is the office's own matter.
        Demand.That(canCompare || PaperAccess.CanReadComparison(Actor, paper));
        var comparison = await db.PaperComparisons.AsNoTracking().SingleOrDefaultAsync(c => c.PaperId == id, Cancellation);
        var all = db.SignedDifferences.AsNoTracking().Where(d => d.PaperId == id);
        var state = filter.State ?? SignedDifferenceState.Open;
        return View("Show", new SignedCopyPage(
            paper,
            comparison,
            filter,
            await all.Where(d => filter.All || d.State == state).OrderBy(d => d.Order).ThenBy(d => d.Id).ToPageAsync(filter.Page, 25, Cancellation),
            await all.CountAsync(d => d.State == SignedDifferenceState.Open, Cancellation),
            await all.CountAsync(Cancellation),
            comparison is null ? 0 : await db.LineTicks.CountAsync(t => t.ComparisonId == comparison.Id, Cancellation),
            canCompare,
            comparison?.State == ComparisonState.Waiting,
            await signatures.RunAsync(paper, Cancellation)));
    }

    /// <summary>For papers recorded before the portal compared them.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var paper = await db.PaperToIssueAsync(Actor, id);
        DomainRuleException.ThrowIf(await db.PaperComparisons.AnyAsync(c => c.PaperId == id), "comparison.done", "Văn bản này đã được đối chiếu, hoặc đang chờ đến lượt.");

        db.PaperComparisons.Add(new PaperComparison(paper));
        db.WorkItems.Add(new WorkItem(WorkKind.CompareSignedCopy, paper.Id, Actor.PersonId, Actor.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        signal.Wake();

        Notice("Đang đối chiếu. Trang này cho biết kết quả khi xong; anh/chị có thể làm việc khác.");
        return Redirect($"/papers/{id}/comparison");
    }
}
