using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>One question of who signs, and what is to be said to it.</summary>
public sealed record SummaryPart(string Title, IReadOnlyList<string> Lines);

/// <summary>What goes up with a paper: who sends it up, who looked at it, what lies with it.</summary>
public sealed record SigningContent
{
    /// <summary>Of the office that sends it up.</summary>
    public required PaperFrame Frame { get; init; }

    /// <summary>Who signs: «Chủ tịch Ủy ban nhân dân xã Hòa An».</summary>
    public required string Addressee { get; init; }

    public required PaperKind Kind { get; init; }

    /// <summary>Trích yếu of the paper.</summary>
    public required string Title { get; init; }

    /// <summary>The paper inside a sentence: «Quyết định về việc khen thưởng …».</summary>
    internal string Paper => $"{StateNames.Of(Kind)} {Wording.Title(Title)}";

    public required string ContentCheckedBy { get; init; }

    public required string LayoutCheckedBy { get; init; }

    public required DateOnly CheckedOn { get; init; }

    /// <summary>Names of what lies with it.</summary>
    public IReadOnlyList<string> Enclosures { get; init; } = [];

    public IReadOnlyList<SummaryPart> Summary { get; init; } = [];
}

/// <summary>
/// Phiếu trình and tóm tắt trình ký. Both stay inside the office: the decree knows neither, so they follow its layout without a
/// number line (quy chế làm việc of the bodies, not Nghị định 30/2020/NĐ-CP, asks for them).
/// </summary>
public static class SigningPapers
{
    public static OfficialPaper Slip(SigningContent content)
    {
        var text = new TextBuilder();
        text.Text($"{Wording.Capital(content.Frame.AttributedTo)} kính trình {content.Addressee} xem xét, ký {content.Paper}");
        text.Clause("Văn bản đã được kiểm tra", [$"Nội dung: {content.ContentCheckedBy}", $"Thể thức, kỹ thuật trình bày: {content.LayoutCheckedBy}", $"Ngày kiểm tra: {VietnamTime.Day(content.CheckedOn)}"]);
        text.Clause("Hồ sơ kèm theo", content.Enclosures);
        text.Clause("Ý kiến");
        text.Add(new PaperTable(
            "Ý kiến của từng cấp",
            [new("Cấp cho ý kiến", 3), new("Ý kiến", 6), new("Ngày, chữ ký", 3)],
            [new TableRow(["Lãnh đạo cơ quan trình", "", ""]), new TableRow(["Lãnh đạo Văn phòng", "", ""]), new TableRow([content.Addressee, "", ""])]));
        text.Text($"{Wording.Capital(content.Frame.AttributedTo)} kính trình {content.Addressee} xem xét, quyết định");
        return Around(content, PaperKind.SubmissionSlip, $"Về việc ký {content.Paper}", Wording.Ended(text.Blocks)) with { Addressees = [content.Addressee] };
    }

    public static OfficialPaper Summary(SigningContent content)
    {
        var text = new TextBuilder();
        foreach (var part in content.Summary)
        {
            text.Clause(part.Title, part.Lines);
        }

        return Around(content, PaperKind.SigningSummary, Wording.Capital(content.Paper), Wording.Ended(text.Blocks));
    }

    private static OfficialPaper Around(SigningContent content, PaperKind kind, string about, IReadOnlyList<Block> blocks) =>
        content.Frame.Around(kind, about, blocks) with { Number = null, Recipients = [] };
}
