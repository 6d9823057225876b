using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Features.Shared.Store;

/// <summary>The section «Evidence» of the configuration.</summary>
public sealed class EvidenceSettings
{
    public const string Section = "Evidence";

    /// <summary>Largest file. Never more than half of what one sending may hold.</summary>
    public int FileMegabytes { get; set; } = 25;

    /// <summary>All revisions of all items in the store of one unit for one campaign.</summary>
    public int StoreMegabytes { get; set; } = 2_048;

    /// <summary>All stores of one campaign together.</summary>
    public int CampaignMegabytes { get; set; } = 512_000;
}

/// <summary>What still fits, in bytes.</summary>
public sealed record EvidenceRoom(long StoreLeft, long StoreMost, long CampaignLeft)
{
    public long Left => Math.Max(0, Math.Min(StoreLeft, CampaignLeft));

    /// <summary>For the form: the narrower of the two, and which of them it is.</summary>
    public string Text => CampaignLeft < StoreLeft
        ? $"Cả phong trào còn {FileTexts.Megabytes(Left)} MB."
        : $"Kho còn {FileTexts.Megabytes(Left)} MB trong {FileTexts.Megabytes(StoreMost)} MB.";

    public EvidenceRoom Without(long bytes) => this with { StoreLeft = StoreLeft - bytes, CampaignLeft = CampaignLeft - bytes };

    /// <exception cref="DomainRuleException">when the bytes do not fit.</exception>
    public void DemandFor(long bytes)
    {
        DomainRuleException.ThrowIf(
            bytes > CampaignLeft, "file.campaign-full", $"Dung lượng dành cho cả phong trào đã gần hết (còn {FileTexts.Megabytes(Math.Max(0, CampaignLeft))} MB). Anh/chị báo cơ quan phát động.");
        DomainRuleException.ThrowIf(
            bytes > StoreLeft, "file.store-full", $"Kho của đơn vị chỉ còn {FileTexts.Megabytes(Math.Max(0, StoreLeft))} MB trong {FileTexts.Megabytes(StoreMost)} MB. Anh/chị gửi bản nén nhỏ hơn, hoặc ghi đường dẫn.");
    }
}

public sealed class ReadEvidenceRoom(PortalDbContext db, IMemoryCache cache, IOptions<EvidenceSettings> settings)
{
    // All stores of a nationwide campaign are a million rows. The ceiling guards the disk and need not be met to the byte.
    private static readonly TimeSpan CampaignCountsFor = TimeSpan.FromMinutes(5);

    public async Task<EvidenceRoom> RunAsync(Guid campaignId, Guid unitId, CancellationToken cancellation)
    {
        var store = await SizeAsync(campaignId, unitId, cancellation);
        var campaign = await cache.GetOrCreateAsync((nameof(ReadEvidenceRoom), campaignId), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = CampaignCountsFor;
            return SizeAsync(campaignId, null, cancellation);
        });
        var most = Bytes(settings.Value.StoreMegabytes);
        return new EvidenceRoom(most - store, most, Bytes(settings.Value.CampaignMegabytes) - Math.Max(campaign, store));
    }

    private Task<long> SizeAsync(Guid campaignId, Guid? unitId, CancellationToken cancellation) => db.Evidence
        .Where(e => e.CampaignId == campaignId && (unitId == null || e.UnitId == unitId))
        .Join(db.EvidenceRevisions, e => e.Id, r => r.EvidenceId, (e, r) => r.FileId)
        .Join(db.StoredFiles, id => id, f => f.Id, (id, f) => f.Size)
        .SumAsync(cancellation);

    private static long Bytes(int megabytes) => megabytes * 1024L * 1024L;
}
