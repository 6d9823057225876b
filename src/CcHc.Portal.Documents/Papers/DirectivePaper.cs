using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

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
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.Directive],
        PaperForm.Text(
            PaperKind.Directive,
            "{{trích yếu}}",
            [
                new Paragraph("{{tình hình}}"),
                new Paragraph("Để khắc phục những tồn tại, hạn chế và tạo chuyển biến rõ nét trong thời gian tới, {{cơ quan}} yêu cầu {{nơi thực hiện}} tập trung thực hiện các nhiệm vụ sau:"),
                new Paragraph("{{nội dung chỉ thị}}"),
                new Clause(2, null, "Danh mục nhiệm vụ, đơn vị chủ trì, sản phẩm và thời hạn hoàn thành quy định tại {{phụ lục nhiệm vụ}} kèm theo Chỉ thị này."),
                new Paragraph("Yêu cầu thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này. Giao {{nơi theo dõi}} theo dõi, đôn đốc, định kỳ tổng hợp, báo cáo {{cơ quan}} kết quả thực hiện./."),
            ]) with
        {
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            new("trích yếu", FieldForm.Text, "Trích yếu của chỉ thị"),
            new("tình hình", FieldForm.Passage, "Các đoạn nêu tình hình, lấy từ mục đích của đợt"),
            new("nơi thực hiện", FieldForm.Text, "Các nơi nhận chỉ thị, khi viết trong câu"),
            new("nội dung chỉ thị", FieldForm.Passage, "Các nhiệm vụ, đánh số 1, 2, 3", IsRequired: true),
            new("phụ lục nhiệm vụ", FieldForm.Text, "Phụ lục, theo số phụ lục của văn bản; không có danh mục nhiệm vụ thì cả đoạn không in"),
            new("nơi theo dõi", FieldForm.Text, "Cơ quan theo dõi, đôn đốc, tổng hợp"),
            new("phụ lục", FieldForm.Annexes, "Danh mục nhiệm vụ", IsRequired: true),
        ]);

    public static OfficialPaper Compose(DirectiveContent content, OfficialPaper? template = null)
    {
        var instructions = new TextBuilder();
        foreach (var instruction in content.Instructions)
        {
            instructions.Instruction(instruction);
        }

        var hasTasks = content.Tasks.Count > 0;
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Text("trích yếu", Wording.Bare(content.Abstract))
            .Passage("tình hình", TextBuilder.ParagraphsOf(content.Situation))
            .Text("nơi thực hiện", Wording.Bare(content.DirectedBodies))
            .Passage("nội dung chỉ thị", instructions.Blocks)
            .Text("phụ lục nhiệm vụ", hasTasks ? place.Number(0, 1) : null)
            .Text("nơi theo dõi", Wording.Bare(content.FollowUpBody))
            .Annexes("phụ lục", hasTasks ? [SharedAnnexes.Tasks("Danh mục nhiệm vụ", content.Tasks)] : []));
    }
}
