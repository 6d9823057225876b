using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Quyết định sửa đổi, bổ sung · thay thế · thu hồi một văn bản đã ban hành (Nghị định 30/2020/NĐ-CP, Điều 18).</summary>
public sealed record FollowUpDecisionContent
{
    public required PaperFrame Frame { get; init; }

    public required FollowUpForm Form { get; init; }

    public required string Authority { get; init; }

    public required IReadOnlyList<string> LegalBases { get; init; }

    public string? Proposer { get; init; }

    /// <summary>The paper concerned, to go on in a sentence: «Kế hoạch số 84/KH-UBND ngày … của …».</summary>
    public required string Concerned { get; init; }

    /// <summary>Its kind, for «Các nội dung khác của Kế hoạch …».</summary>
    public required string ConcernedKind { get; init; }

    /// <summary>Its trích yếu.</summary>
    public required string ConcernedTitle { get; init; }

    /// <summary>Why, as a sentence; printed when a paper is recalled.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<TextChange> Changes { get; init; } = [];

    /// <summary>For a replacement: what holds from now on, a clause each.</summary>
    public IReadOnlyList<string> NewText { get; init; } = [];

    public required IReadOnlyList<string> Executors { get; init; }
}

public enum FollowUpForm
{
    Amend,
    Replace,
    Recall,
}

/// <param name="Place">«Khoản 2 Mục II», «Tiêu chí 1.2 Phụ lục I».</param>
/// <param name="Before">What stands there; null where something is added.</param>
/// <param name="After">What it says from now on; null where it is taken out.</param>
public sealed record TextChange(string Place, string? Before, string? After);

public static class FollowUpDecisionPaper
{
    private static readonly TemplateField[] Shared =
    [
        new("văn bản", FieldForm.Text, "Loại, số, ngày, cơ quan của văn bản đã ban hành, ví dụ Kế hoạch số 84/KH-UBND ngày …"),
        new("loại văn bản", FieldForm.Text, "Loại của văn bản đã ban hành, ví dụ Kế hoạch"),
        new("trích yếu văn bản", FieldForm.Text, "Trích yếu của văn bản đã ban hành, khi viết trong câu"),
        .. PaperForm.DecisionFields,
    ];

    internal static readonly PaperForm AmendingForm = new(
        [Domain.Papers.PaperKind.AmendingDecision],
        PaperForm.Decision(
            "Sửa đổi, bổ sung một số nội dung của {{văn bản}}",
            [
                new Article(1, null, "Sửa đổi, bổ sung một số nội dung của {{văn bản}} {{trích yếu văn bản}}, như sau:"),
                new Paragraph("{{nội dung sửa đổi}}"),
                new Article(2, null, "Các nội dung khác của {{văn bản}} không thay đổi."),
                new Article(3, null, "Quyết định này có hiệu lực kể từ ngày ký."),
                PaperForm.Execution(4),
            ]),
        [
            .. Shared,
            new("nội dung sửa đổi", FieldForm.Passage, "Từng chỗ sửa đổi, bổ sung, bãi bỏ, đánh số 1, 2, 3", IsRequired: true),
        ]);

    internal static readonly PaperForm ReplacingForm = new(
        [Domain.Papers.PaperKind.ReplacingDecision],
        PaperForm.Decision(
            "Về việc thay thế {{văn bản}}",
            [
                new Article(1, null, "Thay thế nội dung của {{văn bản}} {{trích yếu văn bản}} bằng các nội dung sau:"),
                new Paragraph("{{nội dung thay thế}}"),
                new Article(2, null, "Quyết định này có hiệu lực kể từ ngày ký và thay thế {{văn bản}}."),
                PaperForm.Execution(3),
            ]),
        [
            .. Shared,
            new("nội dung thay thế", FieldForm.Passage, "Nội dung có hiệu lực từ nay, đánh số 1, 2, 3", IsRequired: true),
        ]);

    internal static readonly PaperForm RecallingForm = new(
        [Domain.Papers.PaperKind.RecallingDecision],
        PaperForm.Decision(
            "Về việc thu hồi {{văn bản}}",
            [
                new Article(1, null, "{{nội dung thu hồi}}"),
                new Article(2, null, "Cơ quan, đơn vị, cá nhân đã nhận {{loại văn bản}} nêu tại Điều 1 gửi lại bản giấy cho {{cơ quan}}; đối với bản điện tử, hủy bỏ trên hệ thống và thông báo qua hệ thống để biết."),
                new Article(3, null, "Quyết định này có hiệu lực kể từ ngày ký."),
                PaperForm.Execution(4),
            ]),
        [
            .. Shared,
            new("nội dung thu hồi", FieldForm.Passage, "Thu hồi văn bản nào, lý do thu hồi", IsRequired: true) { Otherwise = ["văn bản", "lý do"] },
            new("lý do", FieldForm.Text, "Lý do thu hồi; chưa ghi thì cả đoạn không in"),
        ]);

    public static OfficialPaper Compose(FollowUpDecisionContent content, OfficialPaper? template = null) => content.Form switch
    {
        FollowUpForm.Amend => AmendingForm.Compose(content.Frame, template, _ => Common(content)
            .Passage("nội dung sửa đổi", [.. content.Changes.SelectMany((c, i) => Clauses(i + 1, c))])),
        FollowUpForm.Replace => ReplacingForm.Compose(content.Frame, template, _ => Common(content)
            .Passage("nội dung thay thế", [.. content.NewText.Select((t, i) => new Clause(i + 1, null, Wording.Sentence(t)))])),
        _ => RecallingForm.Compose(content.Frame, template, _ => Common(content)
            .Passage("nội dung thu hồi", [new Paragraph(Recalled(content))])
            .Text("lý do", content.Reason is { } reason ? LowerFirst(Wording.Bare(reason)) : null)),
    };

    private static FieldValues Common(FollowUpDecisionContent content) => new FieldValues()
        .Text("văn bản", content.Concerned)
        .Text("loại văn bản", content.ConcernedKind)
        .Text("trích yếu văn bản", Wording.Title(content.ConcernedTitle))
        .Decision(content.Authority, content.LegalBases, content.Proposer, content.Executors);

    private static string Recalled(FollowUpDecisionContent content)
    {
        var why = content.Reason is { } reason ? $" Lý do thu hồi: {Wording.Sentence(LowerFirst(reason))}" : "";
        return $"Thu hồi {content.Concerned} {Wording.Title(content.ConcernedTitle)}.{why}";
    }

    private static IEnumerable<Block> Clauses(int number, TextChange change)
    {
        var place = Wording.Bare(change.Place);
        switch (change)
        {
            case { After: null }:
                yield return new Clause(number, null, $"Bãi bỏ {LowerFirst(place)}.");
                break;
            case { Before: null }:
                yield return new Clause(number, null, $"Bổ sung {LowerFirst(place)} như sau:");
                yield return new Paragraph($"“{Wording.Bare(change.After)}”.");
                break;
            default:
                yield return new Clause(number, null, $"Sửa đổi {LowerFirst(place)} như sau:");
                yield return new Paragraph($"“{Wording.Bare(change.After)}”.");
                break;
        }
    }

    // «Điều», «Phụ lục», «Mục» keep their capital inside a sentence (Nghị định 30/2020/NĐ-CP, Phụ lục II); khoản and điểm do not.
    internal static string LowerFirst(string text) =>
        text.Length == 0 || new[] { "Điều ", "Phụ lục", "Mục ", "Chương ", "Phần " }.Any(w => text.StartsWith(w, StringComparison.Ordinal)) || (text.Length > 1 && char.IsUpper(text[1]))
            ? text
            : Domain.Vietnamese.LowerFirst(text);
}

/// <summary>Công văn đính chính: an error of layout, technique or procedure of an issued paper (Điều 18 khoản 3).</summary>
public sealed record CorrectionLetterContent
{
    public required PaperFrame Frame { get; init; }

    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>«Quyết định số 12/QĐ-UBND».</summary>
    public required string ShortReference { get; init; }

    /// <summary>The same with day and body, to go on in a sentence.</summary>
    public required string Concerned { get; init; }

    public required string ConcernedKind { get; init; }

    public required string ConcernedTitle { get; init; }

    /// <summary>How the error came about: «do sơ suất trong khâu soạn thảo»; null says nothing.</summary>
    public string? Reason { get; init; }

    public required IReadOnlyList<TextChange> Corrections { get; init; }
}

public static class CorrectionLetterPaper
{
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.CorrectionLetter],
        PaperForm.Text(
            PaperKind.OfficialLetter,
            "đính chính {{số văn bản}}",
            [
                new Paragraph("Qua rà soát {{văn bản}} {{trích yếu văn bản}}, {{sai sót}}. Căn cứ khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, {{cơ quan}} đính chính như sau:"),
                new Paragraph("{{nội dung đính chính}}"),
                new Paragraph("Các nội dung khác của {{loại văn bản}} nêu trên không thay đổi."),
                new Paragraph("{{Cơ quan}} thông báo để các cơ quan, đơn vị biết, thực hiện./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
        },
        [
            new("văn bản", FieldForm.Text, "Loại, số, ngày, cơ quan của văn bản đã ban hành, ví dụ Quyết định số 12/QĐ-UBND ngày …"),
            new("số văn bản", FieldForm.Text, "Loại và số của văn bản, ví dụ Quyết định số 12/QĐ-UBND"),
            new("loại văn bản", FieldForm.Text, "Loại của văn bản đã ban hành, ví dụ Quyết định"),
            new("trích yếu văn bản", FieldForm.Text, "Trích yếu của văn bản đã ban hành, khi viết trong câu"),
            new("sai sót", FieldForm.Text, "Văn bản có sai sót về thể thức, kỹ thuật trình bày, do đâu"),
            new("nguyên nhân", FieldForm.Text, "Sai sót do đâu; chưa ghi thì cả đoạn không in"),
            new("nội dung đính chính", FieldForm.Passage, "Từng chỗ đã in và nay sửa lại; nhiều chỗ thì đánh số 1, 2, 3", IsRequired: true),
            new("kính gửi", FieldForm.Lines, "Những nơi đã nhận văn bản", IsRequired: true),
        ]);

    public static OfficialPaper Compose(CorrectionLetterContent content, OfficialPaper? template = null)
    {
        var corrections = new TextBuilder();
        if (content.Corrections.Count <= 1)
        {
            corrections.Text(content.Corrections is [var only] ? Correction(only) : "…");
        }
        else
        {
            foreach (var correction in content.Corrections)
            {
                corrections.PlainClause(Correction(correction));
            }
        }

        var reason = content.Reason is { } known ? FollowUpDecisionPaper.LowerFirst(Wording.Bare(known)) : null;
        return Form.Compose(content.Frame, template, _ => new FieldValues()
            .Text("văn bản", content.Concerned)
            .Text("số văn bản", content.ShortReference)
            .Text("loại văn bản", content.ConcernedKind)
            .Text("trích yếu văn bản", Wording.Title(content.ConcernedTitle))
            .Text("sai sót", $"{(reason is null ? "" : $"{reason}, ")}văn bản có sai sót về thể thức, kỹ thuật trình bày")
            .Text("nguyên nhân", reason)
            .Passage("nội dung đính chính", corrections.Blocks)
            .Lines("kính gửi", content.Addressees));
    }

    private static string Correction(TextChange change) => change switch
    {
        { After: null } => $"{Wording.Bare(change.Place)}: bỏ “{change.Before}”.",
        { Before: null } => $"{Wording.Bare(change.Place)}: bổ sung “{change.After}”.",
        _ => $"{Wording.Bare(change.Place)}: đã in là “{change.Before}”, nay sửa lại là “{change.After}”.",
    };
}
