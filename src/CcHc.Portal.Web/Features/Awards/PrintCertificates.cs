using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Awards;

/// <summary>The certificates of a decision as one print file per form, outside the request. Doing it twice prints the same again.</summary>
public sealed class PrintCertificates(PortalDbContext db, IPaperRenderer renderer, IFileStore store, SubmissionStatementComposer statements, TimeProvider clock) : IWorkHandler
{
    private const long MostBytes = 500L * 1024 * 1024;

    public WorkKind Kind => WorkKind.PrintCertificates;

    public async Task HandleAsync(WorkItem item, CancellationToken cancellation)
    {
        var paper = await db.Papers.AsNoTracking().Where(p => p.Id == item.SubjectId).OneAsync(cancellation);
        DomainRuleException.ThrowIf(!Paper.InForce.Contains(paper.State), "certificates.not-issued", "Quyết định chưa được ghi nhận ban hành.");
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var awardees = await db.Awardees.Where(a => a.PaperId == paper.Id && !a.IsStruck && (item.Argument == null || a.FormName == item.Argument)).OrderBy(a => a.Ordinal).ToListAsync(cancellation);
        DomainRuleException.ThrowIf(awardees.Count == 0, "certificates.none", "Quyết định này không có ai được tặng hình thức này.");
        item.Report(0, awardees.Count);
        await db.SaveChangesAsync(cancellation);

        var text = PaperSnapshot.Read(paper.ContentJson!);
        var day = paper.IssuedOn!.Value;
        var pdf = await renderer.CertificatesPdfAsync(
            new CertificateContent
            {
                Awarder = await statements.DeciderAsync(campaign, cancellation),
                Form = awardees[0].FormName,
                Place = text.PlaceAndDate?.Place ?? "",
                Day = day,
                Year = day.Year,
                Decision = new PaperReference(new PaperNumber(paper.Number, paper.Symbol!), day, day.Year),
                SigningLines = [.. text.Signature.Lines.Select(PaperText.SignatureLine)],
                SignerName = paper.SignerName,
                Recipients = [.. awardees.Select(a => new CertificateRecipient(a.Name, a.TitleAndUnit, $"Đã có {AwardProposals.Achievement(campaign)}", a.Ordinal))],
            },
            cancellation);

        var now = clock.GetUtcNow();
        using var content = new MemoryStream(pdf);
        var kept = await store.SaveAsync(content, MostBytes, cancellation);
        var file = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(FileKind.Pdf), $"{Vietnamese.Fold(awardees[0].FormName).Replace(' ', '-')}-{paper.Number}.pdf", item.ByPersonId, now);
        db.StoredFiles.Add(file);
        foreach (var awardee in awardees)
        {
            awardee.Print(now);
        }

        item.Report(awardees.Count, awardees.Count);
        item.Finish(now, file.Id, $"{awardees.Count} tờ");
    }
}
