using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Ô số 1 to 5: national heading, bodies, number, place and date, kind and abstract.</summary>
internal static partial class HeadJudge
{
    private const double MottoDrift = 0.15;
    private const double ShareDrift = 0.04;

    public static void Judge(PaperParts parts, Findings findings)
    {
        National(parts, findings);
        Bodies(parts, findings);
        NumberJudge.Judge(parts, findings);
        DateJudge.Judge(parts, findings);
        Title(parts, findings);
        Stamps(parts, findings);
    }

    private static void National(PaperParts parts, Findings findings)
    {
        if (parts.NationalHeading is not { } heading)
        {
            findings.Wrong("quoc_hieu.missing", "Quốc hiệu", "không có", PaperText.NationalHeading, $"{Decree30.Main}, khoản 1.a");
        }
        else
        {
            findings.Component("quoc_hieu", "Quốc hiệu", [heading]);
            // Both places of the tone mark stand in the decree itself.
            if (heading.Text.ToUpper(Vietnamese.Culture) is not (PaperText.NationalHeading or "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
            {
                findings.Wrong("quoc_hieu.text", "Quốc hiệu", Words.Quote(heading.Text), PaperText.NationalHeading, $"{Decree30.Main}, khoản 1.a");
            }
        }

        if (parts.Motto is not { } motto)
        {
            findings.Wrong("tieu_ngu.missing", "Tiêu ngữ", "không có", PaperText.Motto, $"{Decree30.Main}, khoản 1.b");
            return;
        }

        findings.Component("tieu_ngu", "Tiêu ngữ", [motto]);
        if (motto.Text != PaperText.Motto && !motto.IsUpper)
        {
            findings.Wrong("tieu_ngu.text", "Tiêu ngữ", Words.Quote(motto.Text), $"«{PaperText.Motto}», gạch nối có cách chữ ở hai bên", $"{Decree30.Main}, khoản 1.b");
        }

        if (parts.NationalHeading is { } above && above.Paragraph != motto.Paragraph
            && (above.Paragraph.AfterPt + motto.Paragraph.BeforePt > 3 || above.Paragraph.LineMultiple is > 1.15 || motto.Paragraph.LineMultiple is > 1.15))
        {
            findings.Wrong("quoc_hieu.spacing", "Quốc hiệu và Tiêu ngữ", "cách nhau hơn một dòng đơn", "cách nhau dòng đơn", $"{Decree30.Main}, khoản 1.c");
        }

        Rule(
            "tieu_ngu_rule", "Dòng kẻ dưới Tiêu ngữ", parts.MottoRules, [motto.WidthMm], new Band(1 - MottoDrift, 1 + MottoDrift),
            "đường kẻ nét liền, dài bằng dòng chữ", $"{Decree30.Main}, khoản 1.b", findings);
    }

    private static void Bodies(PaperParts parts, Findings findings)
    {
        const string article = $"{Decree30.Main}, khoản 2";
        if (parts.Superior.Count > 0)
        {
            findings.Component("co_quan_chu_quan", "Cơ quan chủ quản", parts.Superior);
            if (string.Join(' ', parts.Superior.Select(s => s.Key)) is "ubnd" or "uy ban nhan dan" or "hdnd")
            {
                findings.Wrong("co_quan_chu_quan.place", "Cơ quan chủ quản", Words.Quote(parts.Superior[0].Text), "có thêm tên tỉnh, xã, phường: «UBND TỈNH …»", $"{article}.a");
            }
        }

        if (parts.Issuer.Count == 0)
        {
            if (parts.NationalHeading is not null)
            {
                findings.Wrong("co_quan_ban_hanh.missing", "Cơ quan ban hành", "không có", "tên cơ quan ban hành ở góc trên bên trái", $"{article}.a");
            }

            return;
        }

        findings.Component("co_quan_ban_hanh", "Cơ quan ban hành", parts.Issuer);
        if (Abbreviated().Match(parts.Issuer[0].Text) is { Success: true } abbreviation)
        {
            findings.Wrong(
                "co_quan_ban_hanh.abbreviated", "Cơ quan ban hành", Words.Quote(parts.Issuer[0].Text),
                abbreviation.Value.StartsWith('U') ? "tên đầy đủ: «ỦY BAN NHÂN DÂN …»" : "tên đầy đủ, không viết tắt", $"{article}.a");
        }

        if (parts.Superior.Concat(parts.Issuer).Select(l => l.Paragraph).Distinct().Any(p => p.LineMultiple is > 1.15))
        {
            findings.Wrong("co_quan_ban_hanh.spacing", "Cơ quan ban hành", "giãn dòng hơn dòng đơn", "cách nhau dòng đơn", $"{article}.b");
        }

        Rule(
            "co_quan_rule", "Dòng kẻ dưới cơ quan ban hành", parts.IssuerRules, Widths(parts.Issuer), findings.Profile.RuleShare,
            "đường kẻ nét liền, dài bằng 1/3 đến 1/2 dòng chữ", $"{article}.b", findings);
    }

    private static void Title(PaperParts parts, Findings findings)
    {
        const string article = $"{Decree30.Main}, khoản 5";
        if (parts.LetterAbstract.Count > 0 && parts.Kind is null)
        {
            findings.Component("trich_yeu_cv", "Trích yếu công văn", parts.LetterAbstract);
            if (!parts.LetterAbstract[0].Text.StartsWith("V/v ", StringComparison.Ordinal))
            {
                findings.Wrong("trich_yeu_cv.lead", "Trích yếu công văn", Words.Quote(parts.LetterAbstract[0].Text), "bắt đầu bằng «V/v»", $"{article}.b");
            }

            if (parts.Number is { } number && parts.LetterAbstract[0].Paragraph is var about && about != number.Paragraph && about.Index - number.Paragraph.Index <= 2
                && number.Paragraph.AfterPt + about.BeforePt is < 4 or > 10)
            {
                findings.Wrong(
                    "trich_yeu_cv.gap", "Trích yếu công văn", $"cách số, ký hiệu {Words.Pt(number.Paragraph.AfterPt + about.BeforePt)}", "cách số, ký hiệu 6 pt", $"{article}.b");
            }

            return;
        }

        if (parts.KindTitle is not { } kind)
        {
            findings.Wrong("ten_loai.missing", "Tên loại", "không có tên loại, cũng không có «V/v»", "tên loại in hoa đậm, hoặc «V/v …» của công văn", $"{article}.b");
            return;
        }

        findings.Component("ten_loai", "Tên loại", [kind]);
        if (parts.Abstract.Count == 0)
        {
            findings.Wrong("trich_yeu.missing", "Trích yếu", "không có", "một câu hoặc cụm từ ngay dưới tên loại", $"{article}.a");
            return;
        }

        findings.Component("trich_yeu", "Trích yếu", parts.Abstract);
        if (parts.Abstract[^1].Text.EndsWith('.'))
        {
            findings.Advised("trich_yeu.stop", "Trích yếu", "có dấu chấm ở cuối", "không có dấu chấm", $"{Decree30.Samples}, Mẫu 1.4");
        }

        Rule(
            "trich_yeu_rule", "Dòng kẻ dưới trích yếu", parts.AbstractRules, Widths(parts.Abstract), findings.Profile.RuleShare,
            "đường kẻ nét liền, dài bằng 1/3 đến 1/2 dòng chữ", $"{article}.b", findings);
    }

    private static void Stamps(PaperParts parts, Findings findings)
    {
        foreach (var stamp in parts.Paper.Boxed.SelectMany(PaperLine.Of).Where(l => !l.IsBlank))
        {
            var id = stamp.Key switch
            {
                "khan" or "thuong khan" or "hoa toc" => "do_khan",
                "xem xong tra lai" or "luu hanh noi bo" => "pham_vi_luu_hanh",
                _ => null,
            };
            if (id is not null)
            {
                findings.Component(id, findings.Profile[id].Name, [stamp]);
            }
        }
    }

    private static void Rule(
        string id, string place, IReadOnlyList<MeasuredRule> rules, IReadOnlyList<double> widths, Band share, string wanted, string article, Findings findings)
    {
        if (rules.Count == 0)
        {
            findings.Wrong($"{id}.missing", place, "không có", wanted, article);
            return;
        }

        if (rules.All(r => r.IsUnderline))
        {
            findings.Advised($"{id}.underline", place, "gạch chân chữ", wanted, Decree30.Practice);
            return;
        }

        var lines = rules.Where(r => !r.IsUnderline).ToList();
        if (lines.TrueForAll(r => !r.IsSolid))
        {
            findings.Wrong($"{id}.solid", place, "không phải nét liền", wanted, article);
            return;
        }

        var measured = lines.Where(r => r.LengthMm is not null).ToList();
        if (measured.Count > 0 && !measured.Exists(r => widths.Any(w => r.LengthMm >= (w * (share.From - ShareDrift)) - 0.5 && r.LengthMm <= (w * (share.To + ShareDrift)) + 0.5)))
        {
            var found = measured[0];
            findings.Wrong(
                $"{id}.length", place,
                $"dài {Words.Mm(found.LengthMm!.Value)}, dòng chữ dài {Words.Mm(widths[^1])}", wanted, article);
        }

        if (measured.Find(r => r.Sides is { } sides && Math.Abs(sides.Left - sides.Right) > 5) is not null && id != "tieu_ngu_rule")
        {
            findings.Wrong($"{id}.centre", place, "lệch sang một bên", "đặt cân đối so với dòng chữ", article);
        }
    }

    /// <summary>The lines a rule may be a share of: as typed, or as the column wraps them.</summary>
    private static List<double> Widths(IReadOnlyList<PaperLine> lines)
    {
        List<double> widths = [];
        foreach (var line in lines)
        {
            var column = line.Cell?.WidthMm ?? 165;
            widths.Add(Math.Min(line.WidthMm, column));
            if (line.WidthMm > column)
            {
                var rest = line.WidthMm % column;
                widths.Add(rest);
                widths.Add(line.WidthMm / Math.Ceiling(line.WidthMm / column));
            }
        }

        return widths;
    }

    [GeneratedRegex(@"^(UBND|HĐND|HDND|TTHĐND)\b")]
    private static partial Regex Abbreviated();
}
