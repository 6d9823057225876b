using System.Text.RegularExpressions;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Address of the body at the foot of the first page; a paper need not have it.</summary>
internal static partial class AddressJudge
{
    private const string Id = "dia_chi";
    private const string Place = "Địa chỉ cơ quan, chân trang thứ nhất";

    /// <summary>A rule of the whole width may end where Word rounds.</summary>
    private const double WholeWidth = 0.98;

    public static void Judge(PaperParts parts, Findings findings)
    {
        var section = parts.Paper.Sections[0];
        var lines = section.FirstFooter.SelectMany(PaperLine.Of).Where(l => l.Text.Length > 0).ToList();
        if (!lines.Any(l => AddressWords().IsMatch(l.Key)))
        {
            return;
        }

        findings.Component(Id, Place, lines);
        if (lines.SelectMany(l => l.Shown).FirstOrDefault(r => !PageJudge.IsFont(r.Font, findings.Profile.Font)) is { } other)
        {
            findings.Wrong("font.name", Place, $"phông chữ {other.Font}", findings.Profile.Font, $"{Decree30.Page}, khoản 4");
        }

        var article = findings.Profile[Id].Article;
        var above = section.FirstFooter.TakeWhile(p => p.Index <= lines[0].Paragraph.Index).SelectMany(p => p.Rules).ToList();
        if (above.Count == 0)
        {
            findings.Wrong($"{Id}_rule.missing", Place, "không có đường kẻ phía trên", "đường kẻ nét liền hết chiều ngang vùng chữ", article);
        }
        else if (above.TrueForAll(r => !r.IsSolid))
        {
            findings.Wrong($"{Id}_rule.solid", Place, "đường kẻ không phải nét liền", "đường kẻ nét liền", article);
        }
        else if (above.TrueForAll(r => r.LengthMm < section.TextWidthMm * WholeWidth))
        {
            findings.Wrong($"{Id}_rule.length", Place, $"đường kẻ dài {Words.Mm(above.Max(r => r.LengthMm!.Value))}", $"hết chiều ngang vùng chữ, {Words.Mm(section.TextWidthMm)}", article);
        }

        if (!section.HasFirstPage && PageJudge.IsLong(parts.Paper))
        {
            findings.Wrong($"{Id}.place", Place, "có ở chân mọi trang", "chỉ ở cuối trang thứ nhất", article);
        }
    }

    [GeneratedRegex(@"\b(dia chi|tru so|dien thoai|dt|fax|e-?mail|thu dien tu|website|trang thong tin dien tu)\b")]
    private static partial Regex AddressWords();
}
