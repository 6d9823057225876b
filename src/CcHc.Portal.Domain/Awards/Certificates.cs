using System.ComponentModel;

namespace CcHc.Portal.Domain.Awards;

/// <summary>How far the sheet of paper has got that a recipient takes home.</summary>
public enum CertificateState
{
    [Description("Chưa in")]
    NotPrinted,
    [Description("Đã in")]
    Printed,
    [Description("Đã ký, đóng dấu")]
    Sealed,
    [Description("Đã trao")]
    HandedOver,
}

public enum HandOverWay
{
    [Description("Trao tại hội nghị, buổi lễ")]
    Ceremony,
    [Description("Đại diện đơn vị ký nhận")]
    Representative,
    [Description("Gửi qua bưu chính")]
    Post,
}

/// <summary>What became of a sheet in whose place another was printed: one with a seal on it must not go about.</summary>
public enum OldSheet
{
    [Description("đã thu hồi")]
    TakenBack,
    [Description("đã hủy")]
    Destroyed,
    [Description("thất lạc")]
    Lost,
}

/// <summary>One time that a certificate was set, in a batch with others.</summary>
public sealed class CertificatePrint : Entity
{
    private CertificatePrint()
    {
    }

    internal CertificatePrint(Guid awardeeId, Guid batchId, string byName, string profile, string? reason, OldSheet? oldSheet, DateTimeOffset now)
    {
        AwardeeId = awardeeId;
        BatchId = batchId;
        ByName = byName;
        Profile = profile;
        Reason = reason;
        OldSheet = oldSheet;
        AskedAt = now;
    }

    public Guid AwardeeId { get; private init; }

    public Guid BatchId { get; private init; }

    public string ByName { get; private init; } = "";

    public string Profile { get; private init; } = "";

    /// <summary>Why again; none for the first.</summary>
    public string? Reason { get; private init; }

    public OldSheet? OldSheet { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>None while the file is being made, and for ever where it could not be made.</summary>
    public DateTimeOffset? PrintedAt { get; private set; }

    internal void Finish(DateTimeOffset now) => PrintedAt = now;
}
