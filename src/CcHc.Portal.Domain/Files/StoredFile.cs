using System.ComponentModel;

namespace CcHc.Portal.Domain.Files;

public enum ScanState
{
    [Description("Chưa quét")]
    NotScanned,
    [Description("An toàn")]
    Clean,
    [Description("Cách ly")]
    Quarantined,
}

/// <summary>
/// That a file came in or was made here. The bytes lie in the store under their SHA-256; two rows may point to the same bytes.
/// </summary>
public sealed class StoredFile : Entity
{
    public const int FileNameMaxLength = 255;

    private StoredFile()
    {
    }

    public StoredFile(string sha256, long size, string mediaType, string fileName, Guid? byPersonId, DateTimeOffset at)
    {
        Sha256 = sha256;
        Size = size;
        MediaType = mediaType;
        FileName = FileNames.Clean(fileName, FileNameMaxLength);
        ByPersonId = byPersonId;
        At = at;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private init; }

    /// <summary>Judged by content, never by name.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>As the sender named it; used for downloads, never for a path.</summary>
    public string FileName { get; private init; } = "";

    public Guid? ByPersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public ScanState Scan { get; private set; }

    /// <summary>What the scanner found; null when nothing, or before it looked.</summary>
    public string? Threat { get; private set; }

    /// <param name="threat">The name of what was found; null when the file is clean.</param>
    public void RecordScan(string? threat)
    {
        Scan = threat is null ? ScanState.Clean : ScanState.Quarantined;
        Threat = threat;
    }
}
