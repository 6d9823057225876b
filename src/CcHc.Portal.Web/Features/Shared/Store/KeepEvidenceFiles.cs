using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Features.Shared.Store;

/// <summary>What became of files that were sent together, each by itself and in the order they were sent.</summary>
public sealed record KeptFiles(IReadOnlyList<FileOutcome> Files)
{
    public IReadOnlyList<Evidence> Kept => [.. Files.Select(f => f.Item).OfType<Evidence>()];

    public IReadOnlyList<FileOutcome> Refused => [.. Files.Where(f => f.Refusal is not null)];
}

/// <param name="Item">Where the file lies now; null when it was refused.</param>
/// <param name="WasThere">The store held the same bytes already.</param>
public sealed record FileOutcome(string Name, Evidence? Item, bool WasThere, string? Refusal)
{
    public override string ToString() => Refusal is null ? $"«{Name}»" : $"«{Name}»: {Refusal}";
}

/// <summary>Puts files into the store of a unit, each by itself, so that a bad one costs only itself.</summary>
public sealed class KeepEvidenceFiles(PortalDbContext db, Uploads uploads, ReadEvidenceRoom readRoom, FirstPage firstPage, IOptions<EvidenceSettings> settings)
{
    public const int MostAtOnce = 20;

    /// <summary>At most half of what one sending may hold, so that a file that is too big still reaches the form and is named there.</summary>
    public long MostBytesPerFile => Math.Min(settings.Value.FileMegabytes * 1024L * 1024L, uploads.MostBytes / 2);

    public string LimitsText =>
        $"Nhận {FileTexts.Kinds}. Mỗi tệp không quá {FileTexts.Megabytes(MostBytesPerFile)} MB; mỗi lần gửi không quá {MostAtOnce} tệp và {FileTexts.Megabytes(uploads.MostBytes)} MB.";

    public const string NoSecrets = "Không đưa lên cổng này tài liệu chứa bí mật nhà nước (có dấu Mật, Tối mật, Tuyệt mật).";

    /// <summary>Adds and saves. The caller has made sure that the actor may, and that nothing stands in the way.</summary>
    public async Task<KeptFiles> RunAsync(Actor by, Campaign campaign, Guid unitId, IReadOnlyList<IFormFile> files, DateTimeOffset now, CancellationToken cancellation)
    {
        var outcomes = new List<FileOutcome>();
        var room = await readRoom.RunAsync(campaign.Id, unitId, cancellation);
        foreach (var file in files)
        {
            var name = FileNames.Clean(file.FileName);
            try
            {
                DomainRuleException.ThrowIf(file.Length > MostBytesPerFile, "file.size", FileTexts.TooBig(MostBytesPerFile));
                room.DemandFor(file.Length);
                var stored = await uploads.KeepAsync(file, by, Uploads.AllKinds, cancellation);
                var same = await db.Evidence
                    .Where(e => e.UnitId == unitId && e.CampaignId == campaign.Id && e.WithdrawnAt == null && e.Revisions.Any(r => r.Sha256 == stored.Sha256))
                    .FirstOrDefaultAsync(cancellation);
                if (same is not null)
                {
                    // The item can still be chosen for a criterion; a second copy would only make the store harder to read.
                    outcomes.Add(new FileOutcome(name, same, true, null));
                    continue;
                }

                var heading = PaperHeading.Read(await firstPage.TextAsync(stored.Sha256, stored.MediaType, cancellation));
                var evidence = Evidence.FromFile(by, unitId, campaign.Id, stored, heading, now);
                db.StoredFiles.Add(stored);
                db.Evidence.Add(evidence);
                await db.SaveChangesAsync(cancellation);
                room = room.Without(stored.Size);
                outcomes.Add(new FileOutcome(name, evidence, false, null));
            }
            catch (DomainRuleException refusal)
            {
                outcomes.Add(new FileOutcome(name, null, false, refusal.Message));
            }
        }

        return new KeptFiles(outcomes);
    }

    /// <summary>One file for a form that is shown again: a refusal is put beside the field, and nothing comes back.</summary>
    public async Task<StoredFile?> KeepOneAsync(IFormFile file, Actor by, Evidence item, ModelStateDictionary state, string field, CancellationToken cancellation)
    {
        try
        {
            DomainRuleException.ThrowIf(file.Length > MostBytesPerFile, "file.size", FileTexts.TooBig(MostBytesPerFile));
            (await readRoom.RunAsync(item.CampaignId, item.UnitId, cancellation)).DemandFor(file.Length);
        }
        catch (DomainRuleException refusal)
        {
            state.AddModelError(field, refusal.Message);
            return null;
        }

        return await uploads.KeepAsync(file, by, Uploads.AllKinds, state, field, cancellation);
    }
}
