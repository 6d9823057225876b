using System.ComponentModel;

namespace CcHc.Portal.Documents.Model;

/// <summary>
/// Kinds of paper the portal makes. The description is the kind as it stands inside a sentence; the symbol of each is in
/// <see cref="PaperText.Symbol"/> (Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I).
/// </summary>
public enum PaperKind
{
    [Description("Kế hoạch")]
    Plan,

    [Description("Tờ trình")]
    SubmissionStatement,

    [Description("Quyết định")]
    Decision,

    [Description("Báo cáo")]
    Report,

    /// <summary>Bản đăng ký thi đua: no kind of the decree, laid out like the others and often without a number.</summary>
    [Description("Bản đăng ký")]
    Registration,

    [Description("Công văn")]
    OfficialLetter,

    [Description("Thông báo")]
    Notice,

    [Description("Chỉ thị")]
    Directive,

    [Description("Biên bản")]
    Minutes,

    [Description("Hướng dẫn")]
    Guidance,

    [Description("Giấy mời")]
    Invitation,

    /// <summary>Phiếu trình: what goes up with a paper to whoever signs it; internal, without a number.</summary>
    [Description("Phiếu trình")]
    SubmissionSlip,

    /// <summary>Tóm tắt trình ký: half a page for whoever signs; internal, without a number.</summary>
    [Description("Tóm tắt trình ký")]
    SigningSummary,
}
