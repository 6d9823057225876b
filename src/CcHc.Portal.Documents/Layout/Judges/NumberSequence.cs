using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Whether articles, sections, clauses and points are counted without gap, in the right signs.</summary>
internal static class NumberSequence
{
    private const string Article = $"{Decree30.Main}, khoản 6.đ";

    public static void Judge(IReadOnlyList<BodyLine> body, Findings findings)
    {
        var article = 0;
        var chapter = 0;
        var section = 0;
        var clause = 0;
        var point = 0;
        foreach (var line in body)
        {
            switch (line.Part)
            {
                case BodyPart.Chapter:
                    if (line.Ordinal is null)
                    {
                        findings.Wrong("phan_chuong_no.digits", Words.Quote(line.Line.Text), $"«{line.Number}»", "số thứ tự của phần, chương dùng chữ số La Mã", Article);
                    }

                    chapter = Next(line, chapter, "phan_chuong_no.order", PaperText.Roman(chapter + 1), findings);
                    (section, clause, point) = (0, 0, 0);
                    break;
                case BodyPart.Part:
                    if (line.Ordinal is null)
                    {
                        findings.Wrong("muc_no.digits", Words.Quote(line.Line.Text), $"«{line.Number}»", "số thứ tự của mục dùng chữ số Ả Rập", Article);
                    }

                    (section, clause, point) = (0, 0, 0);
                    break;
                case BodyPart.RomanSection:
                    section = Next(line, section, "muc_la_ma.order", PaperText.Roman(section + 1), findings);
                    (clause, point) = (0, 0);
                    Dot(line, "muc_la_ma.form", "sau số La Mã có dấu chấm: «I.»", findings);
                    break;
                case BodyPart.Article:
                    article = Next(line, article, "dieu.order", $"Điều {article + 1}", findings);
                    (clause, point) = (0, 0);
                    break;
                case BodyPart.Clause:
                    // Starts anew under whatever stands above it.
                    clause = line.Ordinal == 1 ? 1 : Next(line, clause, "khoan.order", $"{clause + 1}.", findings);
                    point = 0;
                    Dot(line, "khoan.form", "sau số thứ tự của khoản có dấu chấm: «1.»", findings);
                    break;
                case BodyPart.Point:
                    if (line.Ordinal is null)
                    {
                        findings.Wrong("diem.letter", PaperParts.PlaceOf(line), $"điểm {line.Number}", "chữ cái tiếng Việt, không có f, j, w, z", Article);
                        break;
                    }

                    point = line.Ordinal == 1 ? 1 : Next(line, point, "diem.order", point < PaperText.LetterCount ? $"{PaperText.Letter(point + 1)})" : "khoản mới", findings);
                    if (!line.Line.Text.StartsWith($"{line.Number})", StringComparison.Ordinal))
                    {
                        findings.Wrong("diem.form", PaperParts.PlaceOf(line), Words.Quote(line.Line.Text), "sau chữ cái có dấu đóng ngoặc đơn: «a)»", Article);
                    }

                    break;
            }
        }
    }

    private static int Next(BodyLine line, int last, string code, string wanted, Findings findings)
    {
        if (line.Ordinal is not { } found)
        {
            return last + 1;
        }

        if (found != last + 1 && found > 0)
        {
            findings.Wrong(code, PaperParts.PlaceOf(line), $"số thứ tự «{line.Number}»", $"«{wanted}», liền sau số trước", Article);
        }

        return found;
    }

    private static void Dot(BodyLine line, string code, string wanted, Findings findings)
    {
        if (!line.Line.Text.StartsWith($"{line.Number}.", StringComparison.Ordinal))
        {
            findings.Wrong(code, PaperParts.PlaceOf(line), Words.Quote(line.Line.Text), wanted, Article);
        }
    }
}
