using CcHc.Portal.Documents.Model;

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
    public static OfficialPaper Compose(FollowUpDecisionContent content)
    {
        var about = content.Form switch
        {
            FollowUpForm.Amend => $"Sửa đổi, bổ sung một số nội dung của {content.Concerned}",
            FollowUpForm.Replace => $"Về việc thay thế {content.Concerned}",
            _ => $"Về việc thu hồi {content.Concerned}",
        };
        List<Block> blocks = [];
        var article = 1;
        switch (content.Form)
        {
            case FollowUpForm.Amend:
                blocks.Add(new Article(article++, null, $"Sửa đổi, bổ sung một số nội dung của {content.Concerned} {Wording.Title(content.ConcernedTitle)}, như sau:"));
                for (var i = 0; i < content.Changes.Count; i++)
                {
                    blocks.AddRange(Clauses(i + 1, content.Changes[i]));
                }

                blocks.Add(new Article(article++, null, $"Các nội dung khác của {content.Concerned} không thay đổi."));
                blocks.Add(new Article(article++, null, "Quyết định này có hiệu lực kể từ ngày ký."));
                break;
            case FollowUpForm.Replace:
                blocks.Add(new Article(article++, null, $"Thay thế nội dung của {content.Concerned} {Wording.Title(content.ConcernedTitle)} bằng các nội dung sau:"));
                blocks.AddRange(content.NewText.Select((t, i) => new Clause(i + 1, null, Wording.Sentence(t))));
                blocks.Add(new Article(article++, null, $"Quyết định này có hiệu lực kể từ ngày ký và thay thế {content.Concerned}."));
                break;
            default:
                var why = content.Reason is { } reason ? $" Lý do thu hồi: {Wording.Sentence(LowerFirst(reason))}" : "";
                blocks.Add(new Article(article++, null, $"Thu hồi {content.Concerned} {Wording.Title(content.ConcernedTitle)}.{why}"));
                blocks.Add(new Article(article++, null, $"Cơ quan, đơn vị, cá nhân đã nhận {content.ConcernedKind} nêu tại Điều 1 gửi lại bản giấy cho {content.Frame.AttributedTo}; đối với bản điện tử, hủy bỏ trên hệ thống và thông báo qua hệ thống để biết."));
                blocks.Add(new Article(article++, null, "Quyết định này có hiệu lực kể từ ngày ký."));
                break;
        }

        blocks.Add(new Article(article, null, Wording.Execution(content.Executors)));
        var paper = content.Frame.Around(PaperKind.Decision, about, Wording.Ended(blocks), [$"Như Điều {article}"]);
        return paper with
        {
            Authority = Wording.Capitals(content.Authority),
            LegalBases = [.. content.LegalBases, .. Wording.Proposal(content.Proposer)],
        };
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
    public static OfficialPaper Compose(CorrectionLetterContent content)
    {
        var body = content.Frame.AttributedTo;
        var text = new TextBuilder();
        var reason = content.Reason is { } known ? $"{FollowUpDecisionPaper.LowerFirst(Wording.Bare(known))}, " : "";
        text.Text($"Qua rà soát {content.Concerned} {Wording.Title(content.ConcernedTitle)}, {reason}văn bản có sai sót về thể thức, kỹ thuật trình bày. Căn cứ khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, {body} đính chính như sau:");
        if (content.Corrections is [var only])
        {
            text.Text(Correction(only));
        }
        else
        {
            foreach (var correction in content.Corrections)
            {
                text.PlainClause(Correction(correction));
            }
        }

        text.Text($"Các nội dung khác của {content.ConcernedKind} nêu trên không thay đổi.");
        text.Text($"{Wording.Capital(body)} thông báo để các cơ quan, đơn vị biết, thực hiện.");
        var paper = content.Frame.Around(PaperKind.OfficialLetter, $"đính chính {content.ShortReference}", Wording.Ended(text.Blocks), ["Như trên"]);
        return paper with { Addressees = content.Addressees };
    }

    private static string Correction(TextChange change) => change switch
    {
        { After: null } => $"{Wording.Bare(change.Place)}: bỏ “{change.Before}”.",
        { Before: null } => $"{Wording.Bare(change.Place)}: bổ sung “{change.After}”.",
        _ => $"{Wording.Bare(change.Place)}: đã in là “{change.Before}”, nay sửa lại là “{change.After}”.",
    };
}
