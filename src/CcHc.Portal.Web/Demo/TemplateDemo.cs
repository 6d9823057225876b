using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// The advising agency of the invented province sends its letters in its own words: a template that is in force, a next one
/// that waits to be tried, and a draft that somebody edited in Word and brought back. Its report is in its own words too.
/// </summary>
public static class TemplateDemo
{
    public const string Campaign = CriteriaDraftDemo.Campaign;

    private const string Closing = "{{Cơ quan}} trân trọng đề nghị các cơ quan, đơn vị phối hợp thực hiện " + InventedNames.Mark + "./.";
    private const string ReportClosing = "Trên đây là Báo cáo sơ kết {{phong trào}}; {{cơ quan}} tiếp tục theo dõi, đôn đốc, tổng hợp hằng tháng " + InventedNames.Mark + "./.";
    private const long MostBytes = 20 * 1024 * 1024;

    public static async Task AddAsync(PortalDbContext db, IFileStore store, IPaperRenderer renderer, PaperFiles files, Actor manager, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Papers.SingleOrDefaultAsync(p => p.CampaignId == campaignId && p.Kind == PaperKind.DeploymentLetter && p.State == PaperState.Draft, cancellation) is not { } letter)
        {
            return;
        }

        var form = TemplateForms.Of(PaperKind.DeploymentLetter)!;
        var starting = form.Starting(VietnamTime.DayOf(now).Year);
        var own = starting with { Blocks = [.. starting.Blocks.SkipLast(1), new Paragraph(Closing)] };
        var template = new PaperTemplate(letter.IssuingUnitId, PaperKind.DeploymentLetter);
        var first = await UploadAsync(template, own, "mau-cong-van-trien-khai.docx", "Câu kết theo lối của cơ quan");
        template.PutInForce(manager, first.Number, VietnamTime.DayOf(now), now);
        await UploadAsync(template, own with { Abstract = "triển khai {{phong trào}}" }, "mau-cong-van-trien-khai-2.docx", "Trích yếu ngắn hơn, chờ thử");
        db.PaperTemplates.Add(template);
        await db.SaveChangesAsync(cancellation);

        letter.UseTemplate(manager, first.Id, $"Mẫu của cơ quan, phiên bản {first.Number}", now);
        await db.SaveChangesAsync(cancellation);

        if (await db.Papers.SingleOrDefaultAsync(p => p.CampaignId == campaignId && p.Kind == PaperKind.InterimReport && p.State == PaperState.Draft, cancellation) is { } report)
        {
            var ofReports = new PaperTemplate(report.IssuingUnitId, PaperKind.InterimReport);
            var common = TemplateForms.Of(PaperKind.InterimReport)!.Starting(VietnamTime.DayOf(now).Year);
            var inForce = await UploadAsync(ofReports, common with { Blocks = [.. common.Blocks.SkipLast(1), new Paragraph(ReportClosing)] }, "mau-bao-cao-so-ket.docx", "Câu kết theo lối của cơ quan");
            ofReports.PutInForce(manager, inForce.Number, VietnamTime.DayOf(now), now);
            db.PaperTemplates.Add(ofReports);
            await db.SaveChangesAsync(cancellation);
            report.UseTemplate(manager, inForce.Id, $"Mẫu của cơ quan, phiên bản {inForce.Number}", now);
            await db.SaveChangesAsync(cancellation);
        }

        var present = await files.TextAsync(letter, cancellation);
        var edited = present with { Blocks = [.. present.Blocks.SkipLast(1), new Paragraph("Cơ quan, đơn vị nào còn vướng mắc thì phản ánh trước ngày 25 hằng tháng " + InventedNames.Mark + "."), present.Blocks[^1]] };
        var revision = new PaperRevision(
            manager,
            letter,
            1,
            await KeepAsync(renderer.Docx(edited), "cong-van-trien-khai-sua.docx"),
            PaperSnapshot.Write(edited),
            PaperSnapshot.Write(present),
            PaperSnapshot.Write(present),
            [],
            now);
        revision.Accept(manager, letter, now);
        db.PaperRevisions.Add(revision);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();

        async Task<TemplateVersion> UploadAsync(PaperTemplate of, OfficialPaper text, string name, string note) =>
            of.Upload(manager, await KeepAsync(renderer.Docx(text), name), PaperSnapshot.Write(text), [], note, now);

        async Task<StoredFile> KeepAsync(byte[] bytes, string name)
        {
            using var kept = new MemoryStream(bytes);
            var saved = await store.SaveAsync(kept, MostBytes, cancellation);
            var file = new StoredFile(saved.Sha256, saved.Size, FileKinds.MediaType(FileKind.Docx), name, manager.PersonId, now);
            db.StoredFiles.Add(file);
            return file;
        }
    }
}
