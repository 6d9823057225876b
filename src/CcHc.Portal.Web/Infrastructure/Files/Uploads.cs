using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Takes a file of a form: judges its kind, keeps its bytes, makes its row. The caller adds the row and saves.</summary>
public sealed class Uploads(IFileStore store, ClamdScanner scanner, IOptions<PortalSettings> settings, TimeProvider clock)
{
    /// <summary>What every kind-agnostic upload takes.</summary>
    public static readonly IReadOnlyList<FileKind> AllKinds = Enum.GetValues<FileKind>();

    public long MostBytes => settings.Value.UploadMegabytes * 1024L * 1024L;

    /// <exception cref="DomainRuleException">when the file is empty, too big, of another kind, encrypted or broken.</exception>
    public async Task<StoredFile> KeepAsync(IFormFile file, Actor by, IReadOnlyList<FileKind> kinds, CancellationToken cancellation)
    {
        DomainRuleException.ThrowIf(file.Length > MostBytes, "file.size", FileTexts.TooBig(MostBytes));
        await using var content = file.OpenReadStream();
        var judgement = FileKinds.Judge(content, file.FileName, file.ContentType);
        if (judgement.Kind is not { } kind)
        {
            throw new DomainRuleException("file.kind", judgement.Refusal!);
        }

        DomainRuleException.ThrowIf(
            !kinds.Contains(kind), "file.kind", $"Ở đây chỉ nhận tệp {string.Join(", ", kinds.Select(FileKinds.Name))}.");
        var verdict = await VerdictAsync(content, cancellation);
        var kept = await store.SaveAsync(content, MostBytes, cancellation);
        var stored = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(kind), file.FileName, by.PersonId, clock.GetUtcNow());
        if (verdict is not null)
        {
            stored.RecordScan(null);
        }

        return stored;
    }

    /// <summary>Null when there is no scanner or it does not answer; the file is then taken, and scanned by a later round.</summary>
    private async Task<ScanVerdict?> VerdictAsync(Stream content, CancellationToken cancellation)
    {
        if (!scanner.IsConfigured)
        {
            return null;
        }

        var verdict = await scanner.ScanAsync(content, cancellation);
        content.Position = 0;
        DomainRuleException.ThrowIf(
            verdict?.Threat is not null, "file.infected", $"Tệp này có dấu hiệu mã độc ({verdict?.Threat}) nên không được nhận. Anh/chị báo bộ phận công nghệ thông tin kiểm tra máy.");
        return verdict;
    }

    /// <summary>The same for a form that is shown again: a refusal is put beside the field, and the file is null.</summary>
    public async Task<StoredFile?> KeepAsync(
        IFormFile? file, Actor by, IReadOnlyList<FileKind> kinds, ModelStateDictionary state, string field, CancellationToken cancellation)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            return await KeepAsync(file, by, kinds, cancellation);
        }
        catch (DomainRuleException refusal)
        {
            state.AddModelError(field, refusal.Message);
            return null;
        }
    }
}
