using System.ComponentModel;
using System.Linq.Expressions;

namespace CcHc.Portal.Domain.Awards;

/// <summary>What a list of certificates is filtered by: how far a sheet has got, or that there is to be none.</summary>
public enum CertificateStanding
{
    [Description("Chưa in")]
    NotPrinted,
    [Description("Đã in, chưa đóng dấu")]
    Printed,
    [Description("Đã ký, đóng dấu, chưa trao")]
    Sealed,
    [Description("Đã trao")]
    HandedOver,
    [Description("Không còn trong Quyết định")]
    Dropped,
}

public static class CertificateStandings
{
    /// <summary>The same as <see cref="Awardee.State"/>, for a query.</summary>
    public static Expression<Func<Awardee, bool>> Are(CertificateStanding standing) => standing switch
    {
        CertificateStanding.NotPrinted => a => !a.IsStruck && a.PrintedAt == null && a.SealedOn == null && a.HandedOverOn == null,
        CertificateStanding.Printed => a => !a.IsStruck && a.PrintedAt != null && a.SealedOn == null && a.HandedOverOn == null,
        CertificateStanding.Sealed => a => !a.IsStruck && a.SealedOn != null && a.HandedOverOn == null,
        CertificateStanding.HandedOver => a => !a.IsStruck && a.HandedOverOn != null,
        _ => a => a.IsStruck,
    };

    public static CertificateStanding Of(bool isStruck, CertificateState state) => isStruck ? CertificateStanding.Dropped : (CertificateStanding)state;

    /// <summary>The furthest that is recorded of a sheet.</summary>
    public static CertificateState StateOf(bool isPrinted, bool isSealed, bool isHandedOver) =>
        isHandedOver ? CertificateState.HandedOver
        : isSealed ? CertificateState.Sealed
        : isPrinted ? CertificateState.Printed
        : CertificateState.NotPrinted;
}
