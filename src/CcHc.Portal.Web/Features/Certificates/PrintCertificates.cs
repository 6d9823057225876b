using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

/// <summary>A batch of certificates as one print file, outside the request. Done twice, it prints the same and counts once.</summary>
public sealed class PrintCertificates(PortalDbContext db, IPaperRenderer renderer, IFileStore store, AgencyFrames frames, TimeProvider clock) : IWorkHandler
{
    private const long MostBytes = 500L * 1024 * 1024;

    public WorkKind Kind => WorkKind.PrintCertificates;

    public async Task HandleAsync(WorkItem item, CancellationToken cancellation)
    {
        var paper = await db.Papers.AsNoTracking().Where(p => p.Id == item.SubjectId).OneAsync(cancellation);
        DomainRuleException.ThrowIf(!Paper.InForce.Contains(paper.State), "certificates.not-issued", CertificateText.NotInForce(paper));
        var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        // Whoever was dropped from the decision since the order gets no sheet.
        var awardees = await db.Awardees.Include(a => a.Prints)
            .Where(a => a.PaperId == paper.Id && !a.IsStruck && a.Prints.Any(p => p.BatchId == item.Id))
            .OrderBy(a => a.Ordinal)
            .ToListAsync(cancellation);
        DomainRuleException.ThrowIf(awardees.Count == 0, "certificates.none", "Không còn giấy khen nào trong yêu cầu in này. Anh/chị chọn lại trên danh sách giấy khen.");
        var profile = Guid.TryParseExact(item.Argument, "N", out var profileId)
            ? await db.PrintProfiles.AsNoTracking().Include(p => p.Parts).SingleOrDefaultAsync(p => p.Id == profileId, cancellation)
            : null;
        var text = PaperSnapshot.Read(paper.ContentJson!);
        var day = paper.IssuedOn!.Value;
        var pdf = await renderer.CertificatesPdfAsync(
            new CertificateContent
            {
                Awarder = await frames.DeciderAsync(campaign, cancellation),
                Verb = CertificateSheets.VerbOf(awardees[0].FormName),
                Form = awardees[0].FormName,
                Place = text.PlaceAndDate?.Place ?? "",
                Day = day,
                Year = day.Year,
                Decision = new PaperReference(new PaperNumber(paper.Number, paper.Symbol!), day, day.Year),
                SigningLines = [.. text.Signature.Lines.Select(PaperText.SignatureLine)],
                SignerName = paper.SignerName,
                Recipients = [.. awardees.Select(a => new CertificateRecipient(a.Name, a.TitleAndUnit, $"Đã có {AwardProposals.Achievement(campaign)}", a.BookNumber!.Value))],
                Sheet = profile is null ? CertificateSheet.Plain : CertificateSheets.Of(profile.Settings, profile.Width, profile.Height, profile.Right, profile.Down),
            },
            cancellation);

        var now = clock.GetUtcNow();
        using var content = new MemoryStream(pdf);
        var kept = await store.SaveAsync(content, MostBytes, cancellation);
        var file = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(FileKind.Pdf), $"{Vietnamese.Fold(awardees[0].FormName).Replace(' ', '-')}-{paper.Number}.pdf", item.ByPersonId, now);
        db.StoredFiles.Add(file);
        // The roles of who asked were demanded when it was asked.
        var by = new Actor(item.ByPersonId, item.ByName, []);
        foreach (var awardee in awardees)
        {
            awardee.Print(by, item.Id, now);
        }

        item.Report(awardees.Count, awardees.Count);
        item.Finish(now, file.Id, $"{awardees.Count} tờ");
    }
}

/// <summary>From what an agency typed of its printers to what is set.</summary>
internal static class CertificateSheets
{
    // Titles are conferred («tặng danh hiệu»), forms of award are given (NĐ 98/2023/NĐ-CP, Điều 104).
    private static readonly string[] Titles = ["Danh hiệu", "Chiến sĩ thi đua", "Lao động tiên tiến", "Chiến sĩ tiên tiến", "Tập thể lao động", "Đơn vị tiên tiến", "Đơn vị quyết thắng"];

    public static string VerbOf(string formName) => Titles.Any(t => formName.StartsWith(t, StringComparison.OrdinalIgnoreCase)) ? "Tặng danh hiệu" : "Tặng";

    public static CertificateSheet Of(IEnumerable<PartSetting> parts, int width, int height, decimal right, decimal down) => new(
        width,
        height,
        (double)right,
        (double)down,
        parts.ToDictionary(p => p.Part, p => new PartPlace(p.IsOnBlank, (double?)p.Top, (double?)p.Left)));

    /// <summary>A sheet with long names: where these fit, all do.</summary>
    public static CertificateContent Trial(CertificateSheet sheet, string formName, string awarder, string place) => new()
    {
        Awarder = awarder,
        Verb = VerbOf(formName),
        Form = formName,
        Place = place,
        Year = 2025,
        Decision = new PaperReference(new PaperNumber(null, "QĐ-UBND"), null, 2025),
        SigningLines = ["CHỦ TỊCH"],
        SignerName = "Họ và tên người ký",
        Recipients = [new("Họ và tên hoặc tên tập thể", "Chức vụ, đơn vị công tác", "Đã có thành tích xuất sắc trong phong trào thi đua (chữ mẫu, dài chừng hai dòng để thấy chỗ của phần thành tích trên phôi)", 123)],
        Sheet = sheet with { IsTest = true },
    };
}
