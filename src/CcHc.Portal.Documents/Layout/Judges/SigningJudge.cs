using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Ô số 7 and 9b: in whose right somebody signs, the name, who receives the paper.</summary>
internal static partial class SigningJudge
{
    private const string Article = $"{Decree30.Main}, khoản 7";
    private const string SealArticle = $"{Decree30.Main}, khoản 8";

    // «Khoảng 1/3» leaves room for the hand that stamps.
    private const double LeastSealShare = 0.15;
    private const double MostSealShare = 0.55;
    private const string DrafterPlace = "Ký hiệu người soạn thảo và số bản phát hành";
    private const string RecipientArticle = $"{Decree30.Main}, khoản 9";

    public static void Judge(PaperParts parts, Findings findings)
    {
        if (parts.Signatures.Count == 0)
        {
            findings.Wrong("quyen_han.missing", "Chức vụ người ký", "không có", "quyền hạn, chức vụ và họ tên người ký", $"{Article}.đ");
        }

        foreach (var signature in parts.Signatures)
        {
            Signature(parts, signature, findings);
        }

        Seal(parts.SigningPictures, findings);
        Recipients(parts, findings);
    }

    /// <summary>Two pictures that float over one place are a signature and a seal, the squarer one the seal.</summary>
    private static void Seal(IReadOnlyList<MeasuredPicture> pictures, Findings findings)
    {
        const string place = "Dấu của cơ quan";
        const string wanted = "trùm lên khoảng 1/3 chữ ký về bên trái";
        var floating = pictures.Where(p => p is { IsFloating: true, LeftMm: not null }).OrderBy(p => Math.Abs(Math.Log(p.WidthMm / p.HeightMm))).ToList();
        if (floating is not [var seal, var signature] || seal.Origin != signature.Origin)
        {
            return;
        }

        var share = (seal.LeftMm!.Value + seal.WidthMm - signature.LeftMm!.Value) / signature.WidthMm;
        if (seal.LeftMm >= signature.LeftMm)
        {
            findings.Wrong("dau_co_quan.side", place, "không ở bên trái chữ ký", wanted, SealArticle);
        }
        else if (share is < LeastSealShare or > MostSealShare)
        {
            findings.Wrong("dau_co_quan.overlap", place, share <= 0 ? "không trùm lên chữ ký" : $"trùm lên {Words.Number(Math.Round(share * 100))} % chữ ký", wanted, SealArticle);
        }
    }

    private static void Signature(PaperParts parts, SignatureParts signature, Findings findings)
    {
        const string place = "Quyền hạn, chức vụ người ký";
        findings.Component("quyen_han", place, signature.Titles);
        foreach (var line in signature.Titles)
        {
            Sign(line, place, findings);
        }

        Right(signature.Titles, place, findings);
        if (parts.Authority.Count > 0 && !parts.IsMinutes)
        {
            Agreement(parts, signature, place, findings);
        }

        if (signature.Name is { } name)
        {
            findings.Component("ho_ten", "Họ tên người ký", [name]);
            if (Degree().IsMatch(name.Text))
            {
                findings.Wrong("ho_ten.degree", "Họ tên người ký", Words.Quote(name.Text), "không ghi học hàm, học vị, danh hiệu trước họ tên", $"{Article}.c");
            }
            else if (!name.IsUpper && name.Text.Split(' ').Any(w => w.Length > 0 && char.IsLower(w[0])))
            {
                findings.Wrong("ho_ten.capitals", "Họ tên người ký", Words.Quote(name.Text), "viết hoa chữ cái đầu các âm tiết", $"{Decree30.Capitals}, Mục II");
            }
        }
    }

    /// <summary>The sign itself: «TM.», never «T/M» or «TM».</summary>
    private static void Sign(PaperLine line, string place, Findings findings)
    {
        if (WrongSign().Match(line.Text) is { Success: true } wrong)
        {
            var sign = wrong.Groups["sign"].Value.Replace("/", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
            findings.Wrong("quyen_han.sign", place, Words.Quote(line.Text), $"«{sign}.»", $"{Article}.b");
        }

        if (Abbreviated().IsMatch(line.Text))
        {
            findings.Advised("quyen_han.abbreviated", place, Words.Quote(line.Text), "tên đầy đủ: «TM. ỦY BAN NHÂN DÂN»", $"{Decree30.Letters}, số thứ tự 7");
        }
    }

    private static void Right(IReadOnlyList<PaperLine> titles, string place, Findings findings)
    {
        for (var i = 0; i < titles.Count; i++)
        {
            var key = titles[i].Key;
            var rest = AnySign().Replace(key, "");
            if (OnBehalf().IsMatch(key) && Title().IsMatch(rest))
            {
                findings.Wrong("quyen_han.collective", place, Words.Quote(titles[i].Text), "«TM.» đứng trước tên tập thể hoặc cơ quan, không trước chức vụ", $"{Article}.b");
            }

            if (ForHead().IsMatch(key))
            {
                if (rest.StartsWith("pho ", StringComparison.Ordinal) || !Title().IsMatch(rest))
                {
                    findings.Wrong("quyen_han.head", place, Words.Quote(titles[i].Text), "sau «KT.», «TL.», «TUQ.» là chức vụ của người đứng đầu", $"{Article}.b");
                }

                if (i == titles.Count - 1)
                {
                    findings.Wrong("chuc_vu.missing", place, Words.Quote(titles[i].Text), "dòng dưới ghi chức vụ của chính người ký", $"{Article}.đ");
                }
            }
        }

        if (titles.Any(t => t.Key.StartsWith("pho ", StringComparison.Ordinal)) && !titles.Any(t => ForHead().IsMatch(t.Key)))
        {
            findings.Wrong("quyen_han.deputy", place, Words.Quote(titles[^1].Text), "cấp phó ký thay ghi «KT.» và chức vụ cấp trưởng ở dòng trên", $"{Article}.b");
        }

        if (titles.Count == 1 && OnBehalf().IsMatch(titles[0].Key))
        {
            findings.Wrong("chuc_vu.missing", place, Words.Quote(titles[0].Text), "dòng dưới ghi chức vụ của người ký", $"{Article}.đ");
        }
    }

    private static void Agreement(PaperParts parts, SignatureParts signature, string place, Findings findings)
    {
        var isPersonal = Title().IsMatch(parts.Authority[0].Key);
        var isCollective = signature.Titles.Any(t => OnBehalf().IsMatch(t.Key));
        if (isPersonal && isCollective)
        {
            findings.Wrong("quyen_han.authority", place, Words.Quote(signature.Titles[0].Text), "thẩm quyền của người đứng đầu thì không ký «TM.»", $"{Article}.b");
        }
        else if (!isPersonal && !isCollective && parts.Authority[0].Key.StartsWith("uy ban nhan dan", StringComparison.Ordinal))
        {
            findings.Wrong("quyen_han.authority", place, Words.Quote(signature.Titles[0].Text), "thẩm quyền của tập thể thì ký «TM. ỦY BAN NHÂN DÂN»", $"{Article}.b");
        }
    }

    private static void Recipients(PaperParts parts, Findings findings)
    {
        if (parts.RecipientsLabel is not { } label)
        {
            findings.Wrong("noi_nhan.missing", "Nơi nhận", "không có", "«Nơi nhận:» và phần liệt kê", $"{RecipientArticle}.c");
            return;
        }

        findings.Component("noi_nhan_label", "Từ «Nơi nhận»", [label]);
        if (label.Text != "Nơi nhận:")
        {
            findings.Wrong("noi_nhan.colon", "Từ «Nơi nhận»", Words.Quote(label.Text), "«Nơi nhận:»", $"{RecipientArticle}.d");
        }

        if (parts.Recipients.Count == 0)
        {
            findings.Wrong("noi_nhan.empty", "Nơi nhận", "không liệt kê nơi nào", "liệt kê nơi nhận, cuối cùng là nơi lưu", $"{RecipientArticle}.d");
            return;
        }

        // The sign of who drafted it may stand on a line of its own under the list, or end the line of the file copy.
        var drafter = parts.Recipients.Count > 1 && DraftedBy().IsMatch(parts.Recipients[^1].Text) ? parts.Recipients[^1] : null;
        var list = drafter is null ? parts.Recipients : [.. parts.Recipients.SkipLast(1)];
        if (drafter is not null)
        {
            findings.Component("nguoi_soan_so_ban", DrafterPlace, [drafter]);
        }
        else if (DraftedByAtEnd().Match(list[^1].Text) is { Success: true } sign && sign.Groups["who"].Value.Any(char.IsLower))
        {
            findings.Wrong("nguoi_soan_so_ban.case", DrafterPlace, Words.Quote(sign.Value.TrimStart(',', ' ')), "chữ in hoa", findings.Profile["nguoi_soan_so_ban"].Article);
        }

        findings.Component("noi_nhan_list", "Phần liệt kê nơi nhận", list);
        Lines(Items(list), findings);
        First(parts, findings);
    }

    /// <summary>A recipient that was broken over several lines is one again.</summary>
    private static List<string> Items(IReadOnlyList<PaperLine> lines)
    {
        List<string> items = [];
        foreach (var line in lines)
        {
            var isNew = items.Count == 0 || BodyReader.PartOf(line.Text) == BodyPart.Dash || line.Key.StartsWith("luu", StringComparison.Ordinal)
                || (line.IsFirst && items[^1][^1] is ';' or '.' or ',');
            if (isNew)
            {
                items.Add(line.Text);
            }
            else
            {
                items[^1] += " " + line.Text;
            }
        }

        return items;
    }

    private static void Lines(List<string> items, Findings findings)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var (text, isLast) = (items[i], i == items.Count - 1);
            var place = isLast ? "Nơi nhận, dòng cuối" : $"Nơi nhận, dòng {i + 1}";
            if (!text.StartsWith('-'))
            {
                findings.Wrong("noi_nhan.dash", place, Words.Quote(text), "gạch đầu dòng (-)", $"{RecipientArticle}.d");
            }

            if (!isLast && text[^1] != ';')
            {
                findings.Wrong("noi_nhan.semicolon", place, Words.Quote(text), "cuối dòng có dấu chấm phẩy (;)", $"{RecipientArticle}.d");
            }

            if (isLast && text[^1] != '.')
            {
                findings.Wrong("noi_nhan.stop", place, Words.Quote(text), "cuối cùng là dấu chấm (.)", $"{RecipientArticle}.d");
            }
        }

        var kept = items.FindIndex(t => Vietnamese.Fold(t).TrimStart('-', ' ', '+').StartsWith("luu", StringComparison.Ordinal));
        if (kept < 0)
        {
            findings.Wrong("luu.missing", "Nơi nhận, dòng cuối", "không có nơi lưu", "«- Lưu: VT, …»", $"{RecipientArticle}.d");
            return;
        }

        if (kept != items.Count - 1)
        {
            findings.Wrong("luu.last", "Nơi nhận", "dòng «Lưu» không ở cuối", "dòng cuối cùng là «Lưu: VT, …»", $"{RecipientArticle}.d");
        }

        Kept(items[kept], findings);
    }

    private static void Kept(string text, Findings findings)
    {
        const string place = "Nơi nhận, dòng «Lưu»";
        if (!KeptColon().IsMatch(text))
        {
            findings.Wrong("luu.colon", place, Words.Quote(text), "«Lưu:», có dấu hai chấm", $"{RecipientArticle}.d");
        }

        if (!KeptOffice().IsMatch(text))
        {
            findings.Wrong("luu.office", place, Words.Quote(text), "«VT» (Văn thư) ngay sau «Lưu:»", $"{RecipientArticle}.d");
        }
        else if (KeptAlone().IsMatch(text))
        {
            findings.Advised("luu.unit", place, Words.Quote(text), "«Lưu: VT, » và chữ viết tắt đơn vị soạn thảo", $"{RecipientArticle}.d");
        }
        else if (!KeptComma().IsMatch(text))
        {
            findings.Wrong("luu.comma", place, Words.Quote(text), "dấu phẩy sau «VT»", $"{RecipientArticle}.d");
        }
    }

    private static void First(PaperParts parts, Findings findings)
    {
        var first = parts.Recipients[0].Key.TrimStart('-', ' ', '–', '+');
        if (parts.AddresseesLabel is not null && !first.StartsWith("nhu tren", StringComparison.Ordinal))
        {
            findings.Wrong("noi_nhan.above", "Nơi nhận, dòng 1", Words.Quote(parts.Recipients[0].Text), "«- Như trên;» khi văn bản có «Kính gửi»", $"{RecipientArticle}.b");
        }

        if (parts.Kind?.Symbol == "QĐ" && parts.Body.LastOrDefault(b => b.Part == BodyPart.Article) is { } last)
        {
            if (!first.StartsWith("nhu dieu", StringComparison.Ordinal))
            {
                findings.Advised("noi_nhan.article", "Nơi nhận, dòng 1", Words.Quote(parts.Recipients[0].Text), $"«- Như Điều {last.Number};»", $"{Decree30.Samples}, Mẫu 1.2");
            }
            else if (Digits().Match(first) is { Success: true } named && int.TryParse(named.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var article) && parts.Body.All(b => b.Part != BodyPart.Article || b.Ordinal != article))
            {
                findings.Advised("noi_nhan.article", "Nơi nhận, dòng 1", Words.Quote(parts.Recipients[0].Text), $"văn bản không có Điều {article}: «- Như Điều {last.Number};»", $"{Decree30.Samples}, Mẫu 1.2");
            }
        }
    }

    [GeneratedRegex(@"^(?<sign>T/M|K/T|T/L|T/UQ|TM|KT|TL|TUQ|Q)(?:\s*/|\s|:|\.(?=\S))(?!\.)", RegexOptions.IgnoreCase)]
    private static partial Regex WrongSign();

    // «PL.(300)», «PL.300».
    [GeneratedRegex(@"^\p{L}{1,5}\.\s?\(?\d{1,5}\)?\.?$")]
    private static partial Regex DraftedBy();

    [GeneratedRegex(@",\s*(?<who>\p{L}{1,5})\.\s?\(?\d{1,5}\)?\.?$")]
    private static partial Regex DraftedByAtEnd();

    [GeneratedRegex(@"\b(UBND|HĐND)\b")]
    private static partial Regex Abbreviated();

    [GeneratedRegex(@"^(tm|t/m)\b[./]?\s*")]
    private static partial Regex OnBehalf();

    [GeneratedRegex(@"^(kt|k/t|tl|t/l|tuq|t/uq)\b[./]?\s*")]
    private static partial Regex ForHead();

    [GeneratedRegex(@"^(tm|t/m|kt|k/t|tl|t/l|tuq|t/uq|q)\b[./]?\s*")]
    private static partial Regex AnySign();

    [GeneratedRegex(@"^(pho )?(chu tich|giam doc|truong|chanh|hieu truong|cuc truong|vu truong|chi cuc truong|bi thu|to truong|tong giam doc|bo truong|vien truong|thu truong)\b")]
    private static partial Regex Title();

    [GeneratedRegex(@"^(GS|PGS|TS|ThS|Ths|CN|KS|BS|BSCKI|BSCKII|DS|LS|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Luật sư|Cử nhân|Giáo sư|Phó Giáo sư|NGƯT|NGND|Nhà giáo|Thượng tá|Đại tá|Trung tá|Thiếu tá|Đại úy|Ông|Bà)[.\s]")]
    private static partial Regex Degree();

    [GeneratedRegex(@"Lưu\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex KeptColon();

    [GeneratedRegex(@"Lưu\s*:?\s*VT\b", RegexOptions.IgnoreCase)]
    private static partial Regex KeptOffice();

    [GeneratedRegex(@"VT\s*(\(\d+\w*\))?\s*[.;,]?$", RegexOptions.IgnoreCase)]
    private static partial Regex KeptAlone();

    [GeneratedRegex(@"VT\s*,", RegexOptions.IgnoreCase)]
    private static partial Regex KeptComma();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
