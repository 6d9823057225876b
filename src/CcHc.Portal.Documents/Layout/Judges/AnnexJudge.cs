using System.Text.RegularExpressions;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Annexes: pointed to, numbered, titled, with what they go with, their pages counted anew.</summary>
internal static partial class AnnexJudge
{
    private const string Article = $"{Decree30.Other}, khoản 1";

    public static void Judge(PaperParts parts, Findings findings)
    {
        var text = string.Join('\n', parts.Prose().Select(p => p.Line.Key).Concat(TableTexts(parts)));
        for (var i = 0; i < parts.Annexes.Count; i++)
        {
            var annex = parts.Annexes[i];
            var place = annex.Number.Text;
            findings.Component("phu_luc_no", place, [annex.Number]);
            Numbered(parts, i, findings);
            if (!parts.IsAnnexOnly && !IsPointedTo(annex, text))
            {
                findings.Wrong("phu_luc.pointer", place, "nội dung không nhắc đến phụ lục này", "chỉ dẫn về phụ lục trong văn bản", $"{Article}.a");
            }

            if (annex.Title.Count > 0)
            {
                findings.Component("phu_luc_title", $"{place}, tên", annex.Title);
            }

            if (annex.Attached is { } attached)
            {
                findings.Component("phu_luc_kem_theo", $"{place}, thông tin kèm theo", [attached]);
            }
            else if (!parts.IsAnnexOnly)
            {
                findings.Wrong("phu_luc_kem_theo.missing", place, "không có thông tin kèm theo", "«(Kèm theo … số …/… ngày … tháng … năm … của …)»", $"{Article}.c");
            }

            Pages(parts, annex, place, findings);
        }
    }

    private static void Numbered(PaperParts parts, int index, Findings findings)
    {
        var sign = Sign().Match(parts.Annexes[index].Number.Text).Groups["sign"].Value;
        var place = parts.Annexes[index].Number.Text;
        if (parts.Annexes.Count > 1 && BodyReader.RomanValue(sign) != index + 1)
        {
            findings.Wrong(
                "phu_luc_no.roman", place, sign.Length == 0 ? "không có số thứ tự" : $"số thứ tự «{sign}»",
                $"«Phụ lục {Model.PaperText.Roman(index + 1)}»: số La Mã khi có từ hai phụ lục", $"{Article}.a");
        }
        else if (parts.Annexes.Count == 1 && !parts.IsAnnexOnly && sign.Length > 0)
        {
            findings.Advised("phu_luc_no.single", place, $"số thứ tự «{sign}»", "chỉ có một phụ lục thì không đánh số", Decree30.Samples);
        }
    }

    private static void Pages(PaperParts parts, AnnexParts annex, string place, Findings findings)
    {
        if (parts.IsAnnexOnly)
        {
            return;
        }

        var section = annex.Number.Paragraph.Section;
        var isOwn = parts.Paper.Paragraphs.First(p => p.Section == section && !p.IsBlank).Index == annex.Number.Paragraph.Index;
        if (!isOwn || parts.Paper.Sections[section].FirstNumber != 1)
        {
            // Without numbers there is nothing to begin anew.
            if (parts.Paper.Sections.Any(s => s.PageNumbers.Count > 0))
            {
                findings.Wrong("phu_luc.pages", place, "số trang đánh tiếp theo văn bản", "số trang đánh riêng từ 1 cho từng phụ lục", $"{Article}.đ");
            }
        }
    }

    private static bool IsPointedTo(AnnexParts annex, string text)
    {
        var sign = Vietnamese.Fold(Sign().Match(annex.Number.Text).Groups["sign"].Value);
        return sign.Length == 0
            ? text.Contains("phu luc", StringComparison.Ordinal)
            : Regex.IsMatch(text, $@"phu luc [^\n]{{0,40}}\b{Regex.Escape(sign)}\b|phu luc [ivxlc\d]+ (den|-) (phu luc )?[ivxlc\d]+|cac phu luc");
    }

    private static IEnumerable<string> TableTexts(PaperParts parts)
    {
        var before = parts.Annexes.Count == 0 ? int.MaxValue : parts.Annexes[0].Number.Paragraph.Index;
        return parts.Paper.Paragraphs.Where(p => p.Cell is { IsRuled: true } && p.Index < before).Select(p => Vietnamese.Fold(p.Text));
    }

    [GeneratedRegex(@"^Phụ lục\s*(số\s*)?(?<sign>[IVXLC]+|\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Sign();
}
