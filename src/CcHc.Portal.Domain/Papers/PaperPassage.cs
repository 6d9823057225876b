using System.ComponentModel;

namespace CcHc.Portal.Domain.Papers;

/// <summary>A part of a paper that a person writes, because no data of the campaign says it.</summary>
public enum PaperPart
{
    [Description("Căn cứ")]
    Bases,
    [Description("Kính gửi")]
    Addressees,
    [Description("Nơi nhận")]
    Recipients,
    [Description("Nội dung yêu cầu thêm")]
    Requests,
    [Description("Ngày làm việc")]
    Day,
    [Description("Bắt đầu lúc")]
    From,
    [Description("Kết thúc lúc")]
    To,
    [Description("Địa điểm")]
    Place,
    [Description("Đại diện cơ quan thẩm định")]
    AppraisingSide,
    [Description("Đại diện bên kia")]
    OtherSide,
    [Description("Ý kiến của các bên")]
    Opinion,
    [Description("Kết luận")]
    Conclusion,
    [Description("Công tác chỉ đạo, triển khai")]
    Organisation,
    [Description("Ưu điểm")]
    Strengths,
    [Description("Tồn tại, hạn chế")]
    Limits,
    [Description("Nguyên nhân")]
    Causes,
    [Description("Bài học kinh nghiệm")]
    Lessons,
    [Description("Phương hướng, nhiệm vụ")]
    Ahead,
    [Description("Đề xuất, kiến nghị")]
    Proposals,
    [Description("Lý do")]
    Reason,
    [Description("Nội dung thay thế")]
    NewText,
    [Description("Nội dung sửa đổi")]
    Change,
}

/// <summary>A change of another paper as a person writes it down.</summary>
/// <param name="Place">«Khoản 2 Mục II», «Dòng 14 Phụ lục I».</param>
/// <param name="Before">What stands there; none where something is added.</param>
/// <param name="After">What it says from now on; none where it is taken out.</param>
public sealed record WrittenChange(string? Place, string? Before, string? After)
{
    public static readonly WrittenChange None = new(null, null, null);
}

/// <summary>One part of a paper as it was written, or one change it makes in another paper.</summary>
public sealed class PaperPassage : Entity
{
    public const int TextMaxLength = 8000;
    public const int PlaceMaxLength = 300;
    public const int MostChanges = 60;

    private PaperPassage()
    {
    }

    internal PaperPassage(Guid paperId, PaperPart part, int order, string? place, string? before, string? text)
    {
        PaperId = paperId;
        Part = part;
        Order = order;
        Place = place;
        Before = before;
        Text = text;
    }

    public Guid PaperId { get; private init; }

    public PaperPart Part { get; private init; }

    /// <summary>From 1 for changes; 0 for a part, which is there once.</summary>
    public int Order { get; private init; }

    public string? Place { get; private init; }

    public string? Before { get; private init; }

    /// <summary>What is written; for a change what holds from now on.</summary>
    public string? Text { get; private init; }
}

/// <summary>Papers that do something to another one (Nghị định 30/2020/NĐ-CP, Điều 18).</summary>
public static class FollowUps
{
    public static readonly IReadOnlyList<PaperKind> Kinds = [PaperKind.CorrectionLetter, PaperKind.AmendingDecision, PaperKind.ReplacingDecision, PaperKind.RecallingDecision];

    /// <summary>The act of <see cref="Paper.Workflow"/> that the issuing of such a paper brings about; none for other kinds.</summary>
    public static string? ActOf(PaperKind kind) => kind switch
    {
        PaperKind.CorrectionLetter => "correct",
        PaperKind.AmendingDecision => "amend",
        PaperKind.ReplacingDecision => "replace",
        PaperKind.RecallingDecision => "recall",
        _ => null,
    };

    /// <summary>«Đính chính bởi», on the page of the paper concerned.</summary>
    public static string DoneBy(PaperKind kind) => kind switch
    {
        PaperKind.CorrectionLetter => "Đính chính bởi",
        PaperKind.AmendingDecision => "Sửa đổi, bổ sung bởi",
        PaperKind.ReplacingDecision => "Thay thế bởi",
        _ => "Thu hồi bởi",
    };

    /// <summary>«Đính chính», on the page of the paper that does it.</summary>
    public static string Does(PaperKind kind) => kind switch
    {
        PaperKind.CorrectionLetter => "Đính chính",
        PaperKind.AmendingDecision => "Sửa đổi, bổ sung",
        PaperKind.ReplacingDecision => "Thay thế",
        _ => "Thu hồi",
    };
}
