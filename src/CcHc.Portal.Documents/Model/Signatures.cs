using System.ComponentModel;

namespace CcHc.Portal.Documents.Model;

/// <summary>In whose right somebody signs (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, mục II.7).</summary>
public enum SigningForm
{
    [Description("")]
    InOwnRight,

    /// <summary>Thay mặt: for a body that decides together.</summary>
    [Description("TM.")]
    OnBehalfOf,

    /// <summary>Ký thay: a deputy for the head.</summary>
    [Description("KT.")]
    DeputyFor,

    /// <summary>Thừa lệnh.</summary>
    [Description("TL.")]
    ByOrderOf,

    /// <summary>Thừa ủy quyền.</summary>
    [Description("TUQ.")]
    ByAuthorityOf,

    /// <summary>Quyền: acting head.</summary>
    [Description("Q.")]
    Acting,
}

/// <param name="Title">In capitals, without the sign of the form: «CHỦ TỊCH».</param>
public sealed record SignatureLine(SigningForm Form, string Title);

/// <param name="Lines">From top to bottom: body, head signed for, own title.</param>
/// <param name="Name">Null leaves the place for the name open.</param>
/// <param name="OtherTitle">A second title of the signer, above the name (papers of a council under the seal of an organ).</param>
public sealed record SignatureBlock(IReadOnlyList<SignatureLine> Lines, string? Name, string? OtherTitle = null)
{
    /// <summary>A head who signs in the own right: «CHỦ TỊCH», «GIÁM ĐỐC».</summary>
    public static SignatureBlock Head(string title, string? name) => new([new(SigningForm.InOwnRight, title)], name);

    /// <summary>A deputy for the head: «KT. CHỦ TỊCH / PHÓ CHỦ TỊCH».</summary>
    public static SignatureBlock Deputy(string head, string title, string? name) =>
        new([new(SigningForm.DeputyFor, head), new(SigningForm.InOwnRight, title)], name);

    /// <summary>A body that decides together, signed by its head or, with <paramref name="deputy"/>, by a deputy for the head.</summary>
    public static SignatureBlock Body(string body, string head, string? name, string? deputy = null) => deputy is null
        ? new([new(SigningForm.OnBehalfOf, body), new(SigningForm.InOwnRight, head)], name)
        : new([new(SigningForm.OnBehalfOf, body), new(SigningForm.DeputyFor, head), new(SigningForm.InOwnRight, deputy)], name);
}
