using CcHc.Portal.Documents.Layout.Judges;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout;

/// <summary>Reads a DOCX of anybody and lists what the văn thư would send back. It changes nothing and keeps nothing.</summary>
public static class LayoutChecker
{
    /// <param name="content">Can be sought.</param>
    /// <exception cref="UnreadableDocxException">when it is no DOCX that can be read.</exception>
    public static LayoutReport Check(Stream content, LocalPractice practice) => Judge(WordReader.Read(content), practice);

    /// <summary>The same for a paper that was measured already.</summary>
    public static LayoutReport Judge(MeasuredPaper paper, LocalPractice practice)
    {
        if (paper.Paragraphs.All(p => p.IsBlank))
        {
            throw new UnreadableDocxException("Tệp Word không có chữ nào. Tệp chỉ có ảnh chụp thì không kiểm tra được.");
        }

        var parts = PartReader.Read(paper);
        if (parts.IsParty)
        {
            return NotJudged("Đây là văn bản của Đảng, có thể thức riêng. Cổng không kiểm tra thể thức văn bản của Đảng, chỉ nhận để đính kèm.");
        }

        if (parts.SecretMark is { } mark)
        {
            return NotJudged(
                $"Văn bản mang dấu chỉ độ mật «{mark}». Cổng không phải nơi soạn thảo, gửi, lưu văn bản bí mật nhà nước (Luật Bảo vệ bí mật nhà nước, Điều 5 về các hành vi bị nghiêm cấm); "
                + "không tải văn bản này lên cổng và báo người phụ trách bảo vệ bí mật nhà nước của cơ quan. Thể thức không được kiểm tra, tệp không được giữ lại.") with
            { IsSecret = true };
        }

        var day = DateJudge.DayOf(parts);
        var profile = day is { } known ? LayoutProfiles.On(known) : LayoutProfiles.Latest;
        if (profile is null)
        {
            return NotJudged($"Văn bản đề ngày {VietnamTime.Day(day!.Value)}, trước khi {LayoutProfiles.All[0].Name} có hiệu lực ({VietnamTime.Day(LayoutProfiles.All[0].From)}). Cổng không có quy tắc của thời gian đó.");
        }

        var findings = new Findings(profile, practice);
        PageJudge.Judge(parts, findings);
        if (!parts.IsAnnexOnly)
        {
            HeadJudge.Judge(parts, findings);
            OpeningJudge.Judge(parts, findings);
            BodyJudge.Judge(parts, findings);
            SigningJudge.Judge(parts, findings);
            AddressJudge.Judge(parts, findings);
        }

        CopyJudge.Judge(parts, findings);
        AnnexJudge.Judge(parts, findings);
        WordingJudge.Judge(parts, findings);
        return new LayoutReport(profile.Name, null, KindOf(parts), findings.ToList()) { Unchecked = profile.Unchecked };
    }

    private static string? KindOf(PaperParts parts) =>
        parts.Kind?.Name ?? (parts.IsLetter ? "Công văn" : parts.IsAnnexOnly ? "Phụ lục" : null);

    private static LayoutReport NotJudged(string reason) => new(null, reason, null, []);
}
