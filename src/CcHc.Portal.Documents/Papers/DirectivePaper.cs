using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Chỉ thị that asks for work rather than launching a campaign; its tasks stand in an annex.</summary>
public sealed record DirectiveContent
{
    public required PaperFrame Frame { get; init; }

    /// <summary>«Về việc đẩy mạnh cải cách hành chính năm 2025».</summary>
    public required string Abstract { get; init; }

    /// <summary>What has been reached and what is lacking, as paragraphs.</summary>
    public required IReadOnlyList<string> Situation { get; init; }

    /// <summary>Who is directed: «các cơ quan chuyên môn, đơn vị sự nghiệp thuộc xã».</summary>
    public required string DirectedBodies { get; init; }

    public required IReadOnlyList<Instruction> Instructions { get; init; }

    public IReadOnlyList<TaskRow> Tasks { get; init; } = [];

    /// <summary>Who follows up and reports: «Phòng Văn hóa - Xã hội».</summary>
    public required string FollowUpBody { get; init; }
}

/// <param name="Title">Null for an instruction that is one sentence.</param>
public sealed record Instruction(string? Title, IReadOnlyList<string> Items);

public static class DirectivePaper
{
    public static OfficialPaper Compose(DirectiveContent content)
    {
        var text = new TextBuilder();
        foreach (var paragraph in content.Situation)
        {
            text.Text(paragraph);
        }

        text.Text($"Để khắc phục những tồn tại, hạn chế và tạo chuyển biến rõ nét trong thời gian tới, {content.Frame.AttributedTo} yêu cầu {Wording.Bare(content.DirectedBodies)} tập trung thực hiện các nhiệm vụ sau:");
        foreach (var instruction in content.Instructions)
        {
            text.Instruction(instruction);
        }

        if (content.Tasks.Count > 0)
        {
            text.PlainClause("Danh mục nhiệm vụ, đơn vị chủ trì, sản phẩm và thời hạn hoàn thành quy định tại Phụ lục kèm theo Chỉ thị này.");
        }

        text.Text($"Yêu cầu thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này. Giao {Wording.Bare(content.FollowUpBody)} theo dõi, đôn đốc, định kỳ tổng hợp, báo cáo {content.Frame.AttributedTo} kết quả thực hiện.");
        var paper = content.Frame.Around(PaperKind.Directive, Wording.Bare(content.Abstract), Wording.Ended(text.Blocks));
        return content.Tasks.Count == 0 ? paper : paper with { Annexes = [SharedAnnexes.Tasks("Danh mục nhiệm vụ", content.Tasks)] };
    }
}
