using System.Text.RegularExpressions;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Bản sao trên giấy: the block under the end of the paper that was copied.</summary>
internal static partial class CopyJudge
{
    private const string Article = Decree30.Copies;

    // The rule runs over the whole width of the text; programs draw it a little shorter.
    private const double LeastShare = 0.9;

    public static void Judge(PaperParts parts, Findings findings)
    {
        if (parts.Copy is not { } copy)
        {
            return;
        }

        findings.Component("sao_form", "Hình thức sao", [copy.Form]);
        Line(parts, copy, findings);
        if (copy.Organ.Count == 0)
        {
            findings.Wrong("sao_form.organ", "Bản sao, cơ quan sao", "không có", "tên cơ quan, tổ chức sao văn bản, ở trên số, ký hiệu bản sao", Article);
        }

        Number(copy, findings);
        if (copy.Date is null)
        {
            findings.Wrong("sao_form.date", "Bản sao, địa danh và thời gian sao", "không có", "«Hòa An, ngày 05 tháng 3 năm 2025», dưới hình thức sao", Article);
        }
        else if (!Date().IsMatch(copy.Date.Text))
        {
            findings.Wrong("sao_form.date", "Bản sao, địa danh và thời gian sao", Words.Quote(copy.Date.Text), "«<địa danh>, ngày dd tháng mm năm yyyy»; ngày nhỏ hơn 10, tháng 1 và 2 thêm số 0 phía trước", Article);
        }

        if (copy.Signatures.Count == 0)
        {
            findings.Wrong("sao_form.signature", "Bản sao, người ký", "không có", "quyền hạn, chức vụ, họ tên người ký bản sao", Article);
        }

        // The parts of the block are set like those of a paper.
        foreach (var signature in copy.Signatures)
        {
            findings.Component("quyen_han", "Bản sao, quyền hạn, chức vụ người ký", signature.Titles);
            if (signature.Name is { } name)
            {
                findings.Component("ho_ten", "Bản sao, họ tên người ký", [name]);
            }
        }

        if (copy.RecipientsLabel is null)
        {
            findings.Wrong("sao_form.recipients", "Bản sao, nơi nhận", "không có", "«Nơi nhận» của bản sao", Article);
        }
    }

    private static void Line(PaperParts parts, CopyParts copy, Findings findings)
    {
        const string place = "Bản sao, đường kẻ ngăn cách";
        const string wanted = "đường kẻ nét liền, kéo dài hết chiều ngang, ngay sau phần cuối của văn bản được sao";
        if (copy.Rules.Count == 0)
        {
            findings.Wrong("sao_form.rule", place, "không có", wanted, Article);
            return;
        }

        var width = parts.Paper.Sections[copy.Form.Paragraph.Section].TextWidthMm;
        if (copy.Rules.All(r => r.LengthMm < width * LeastShare))
        {
            findings.Wrong("sao_form.rule", place, $"dài {Words.Mm(copy.Rules.Max(r => r.LengthMm!.Value))}, vùng chữ rộng {Words.Mm(width)}", wanted, Article);
        }
        else if (copy.Rules.All(r => !r.IsSolid))
        {
            findings.Wrong("sao_form.rule", place, "không phải nét liền", wanted, Article);
        }
    }

    private static void Number(CopyParts copy, Findings findings)
    {
        const string place = "Bản sao, số và ký hiệu";
        var sign = copy.Form.Key switch
        {
            "sao y" => "SY",
            "sao luc" => "SL",
            _ => "TrS",
        };
        if (copy.Number is not { } number)
        {
            findings.Wrong("sao_form.number", place, "không có", $"«Số: 01/{sign}-…», đánh chung cho các loại bản sao, từ 01 mỗi năm", Article);
            return;
        }

        if (Shape().Match(number.Text) is not { Success: true } shape || shape.Groups["sign"].Value != sign)
        {
            findings.Wrong("sao_form.number", place, Words.Quote(number.Text), $"«Số: 01/{sign}-…» của {copy.Form.Text}", Article);
        }
        else if (shape.Groups["number"].Value is { Length: 1 } digit)
        {
            findings.Wrong("sao_form.zero", place, $"số {digit}", $"số 0{digit}: số nhỏ hơn 10 thêm số 0 phía trước", Article);
        }
    }

    [GeneratedRegex(@"^Số: (?<number>\d*)\s*/(?<sign>[^-\s]+)-\S")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\p{Lu}[^,]*, ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}$")]
    private static partial Regex Date();
}
