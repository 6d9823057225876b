using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Store;

/// <summary>What became of files that were sent together: the good ones lie in the store, the others are named with the reason.</summary>
public sealed record KeptFiles(IReadOnlyList<Evidence> Kept, IReadOnlyList<RefusedFile> Refused);

public sealed record RefusedFile(string Name, string Reason)
{
    public override string ToString() => $"«{Name}»: {Reason}";
}

/// <summary>Puts files into the store of a unit, each by itself, so that a bad one costs only itself.</summary>
public sealed class KeepEvidenceFiles(PortalDbContext db, Uploads uploads)
{
    public const int MostAtOnce = 20;

    /// <summary>Half of what one sending may hold, so that a file that is too big still reaches the form and is named there.</summary>
    public long MostBytesPerFile => uploads.MostBytes / 2;

    public string LimitsText =>
        $"Nhận {FileTexts.Kinds}. Mỗi tệp không quá {Megabytes(MostBytesPerFile)} MB; mỗi lần gửi không quá {MostAtOnce} tệp và {Megabytes(uploads.MostBytes)} MB.";

    public const string NoSecrets = "Không đưa tài liệu mật lên cổng này.";

    /// <summary>Adds and saves. The caller has made sure that the actor may, and that nothing stands in the way.</summary>
    public async Task<KeptFiles> RunAsync(Actor by, Campaign campaign, Guid unitId, IReadOnlyList<IFormFile> files, DateTimeOffset now, CancellationToken cancellation)
    {
        var kept = new List<Evidence>();
        var refused = new List<RefusedFile>();
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.FileName);
            try
            {
                DomainRuleException.ThrowIf(file.Length > MostBytesPerFile, "file.size", FileTexts.TooBig(MostBytesPerFile));
                var stored = await uploads.KeepAsync(file, by, Uploads.AllKinds, cancellation);
                var same = await db.Evidence
                    .Where(e => e.UnitId == unitId && e.CampaignId == campaign.Id && e.WithdrawnAt == null && e.Revisions.Any(r => r.Sha256 == stored.Sha256))
                    .FirstOrDefaultAsync(cancellation);
                if (same is not null)
                {
                    // The item can still be chosen for a criterion; a second copy would only make the store harder to read.
                    kept.Add(same);
                    continue;
                }

                var evidence = new Evidence(by, unitId, campaign.Id, EvidenceKind.File, new EvidenceDescription(TitleOf(name), null, null, null), null, now);
                evidence.AddRevision(by, stored, now);
                db.StoredFiles.Add(stored);
                db.Evidence.Add(evidence);
                await db.SaveChangesAsync(cancellation);
                kept.Add(evidence);
            }
            catch (DomainRuleException refusal)
            {
                refused.Add(new RefusedFile(name, refusal.Message));
            }
        }

        return new KeptFiles(kept, refused);
    }

    /// <summary>One file for a form that is shown again: a refusal is put beside the field, and nothing comes back.</summary>
    public async Task<StoredFile?> KeepOneAsync(IFormFile file, Actor by, ModelStateDictionary state, string field, CancellationToken cancellation)
    {
        if (file.Length > MostBytesPerFile)
        {
            state.AddModelError(field, FileTexts.TooBig(MostBytesPerFile));
            return null;
        }

        return await uploads.KeepAsync(file, by, Uploads.AllKinds, state, field, cancellation);
    }

    /// <summary>The file's name without its ending stands in until somebody describes the item.</summary>
    private static string TitleOf(string fileName)
    {
        var title = Vietnamese.Clean(Path.GetFileNameWithoutExtension(fileName)) ?? "Tài liệu chưa có tên";
        return title.Length > Evidence.AbstractMaxLength ? title[..Evidence.AbstractMaxLength] : title;
    }

    private static string Megabytes(long bytes) => (bytes / (1024m * 1024m)).ToString("0.#", Vietnamese.Culture);
}
