using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Ô số 6: letters, indents, gaps and numbers of the text.</summary>
internal static partial class BodyJudge
{
    private const string TextArticle = $"{Decree30.Main}, khoản 6.e";
    private const string NumberArticle = $"{Decree30.Main}, khoản 6.đ";

    // A line that does not reach the margin looks the same justified or not.
    private const int LineLength = 85;
    private const int LongestClauseTitle = 60;
    private const double IndentDrift = 0.7;

    public static void Judge(PaperParts parts, Findings findings)
    {
        for (var i = 0; i < parts.Body.Count; i++)
        {
            Letters(parts.Body[i], i > 0 ? parts.Body[i - 1] : null, i + 1 < parts.Body.Count ? parts.Body[i + 1] : null, findings);
            Paragraph(parts.Body[i], findings);
        }

        foreach (var basis in parts.Bases.Where(b => b.IsFirst).Select((b, i) => (Line: b, Place: $"Căn cứ thứ {i + 1}")))
        {
            Indent(basis.Line, basis.Place, isListItem: false, findings);
        }

        Gaps(parts, findings);
        NumberSequence.Judge(parts.Body, findings);
        Titles(parts.Body, findings);
        End(parts, findings);
    }

    private static void Letters(BodyLine body, BodyLine? before, BodyLine? after, Findings findings)
    {
        var (line, place) = (body.Line, PaperParts.PlaceOf(body));
        switch (body.Part)
        {
            case BodyPart.Chapter:
                findings.Component("phan_chuong_no", place, [line]);
                break;
            case BodyPart.Part:
                findings.Component("muc_no", place, [line]);
                break;
            case BodyPart.PartTitle:
                findings.Component(before?.Part == BodyPart.Part ? "muc_title" : "phan_chuong_title", place, [line]);
                break;
            case BodyPart.RomanSection:
                findings.Component("muc_la_ma", place, [line]);
                break;
            case BodyPart.Article:
                Article(body, place, findings);
                break;
            case BodyPart.Clause when line.IsBold:
                findings.Component("khoan_titled", place, [line]);
                break;
            default:
                findings.Size(findings.Profile["noi_dung"], place, [line]);
                if (line.IsItalic && line.Text.Length > LineLength && line.Alignment != TextAlignment.Centre && body.Part is BodyPart.Paragraph or BodyPart.Clause or BodyPart.Point)
                {
                    findings.Advised("noi_dung.italic", place, "cả đoạn chữ nghiêng", "chữ đứng", TextArticle);
                }

                // A short line that ends in nothing and has its text below is a title; it may also lack its full stop.
                if (body.Part == BodyPart.Clause && line.Text.Length <= LongestClauseTitle && char.IsLetterOrDigit(line.Text[^1])
                    && after is { Part: BodyPart.Paragraph or BodyPart.Point or BodyPart.Dash } && after.Line.Paragraph != line.Paragraph)
                {
                    findings.Advised("khoan_titled.bold", place, "không đậm", "tiêu đề của khoản chữ đậm", findings.Profile["khoan_titled"].Article);
                }

                if (line.IsUpper && line.Text.Length > LineLength && body.Part != BodyPart.Paragraph)
                {
                    findings.Wrong("noi_dung.case", place, "cả đoạn chữ in hoa", "chữ in thường", TextArticle);
                }

                break;
        }
    }

    private static void Article(BodyLine body, string place, Findings findings)
    {
        findings.Size(findings.Profile["dieu"], place, [body.Line]);
        // Of a text after a mere number only the word and the number are bold.
        var letters = "Điều".Length + body.Number.Length + 1;
        var seen = 0;
        foreach (var run in body.Line.Shown)
        {
            if (seen < letters && !run.Bold)
            {
                findings.Wrong("dieu.bold", place, "từ «Điều» và số thứ tự không đậm", "chữ đậm", NumberArticle);
                break;
            }

            seen += run.Text.Trim().Length;
            if (seen >= letters)
            {
                break;
            }
        }

        if (body.Line.Shown.FirstOrDefault() is { Italic: true })
        {
            findings.Wrong("dieu.italic", place, "chữ nghiêng", "chữ đứng", NumberArticle);
        }

        if (!ArticleForm().IsMatch(body.Line.Text))
        {
            findings.Wrong(
                "dieu.form", place, Words.Quote(body.Line.Text), "«Điều 1.»: chữ in thường, chữ số Ả Rập, sau số có dấu chấm", NumberArticle);
        }
    }

    private static void Paragraph(BodyLine body, Findings findings)
    {
        var (line, place) = (body.Line, PaperParts.PlaceOf(body));
        if (!line.IsFirst || line.Paragraph.Alignment == TextAlignment.Centre || body.Part is BodyPart.Chapter or BodyPart.Part or BodyPart.PartTitle)
        {
            return;
        }

        var paragraph = line.Paragraph;
        if (paragraph.Alignment != TextAlignment.Justified && paragraph.Text.Length > LineLength && body.Part != BodyPart.RomanSection && !line.IsBold)
        {
            findings.Wrong("noi_dung.align", place, Findings.Aligned(paragraph.Alignment), "canh đều cả hai lề", TextArticle);
        }

        Indent(line, place, body.Part is BodyPart.Dash or BodyPart.Point, findings);
        Spacing(line, place, findings);
    }

    private static void Indent(PaperLine line, string place, bool isListItem, Findings findings)
    {
        var paragraph = line.Paragraph;
        if (paragraph.Alignment is TextAlignment.Centre or TextAlignment.Right)
        {
            return;
        }

        var start = paragraph.LeftMm + paragraph.FirstLineMm;
        var lead = paragraph.Text.TakeWhile(char.IsWhiteSpace).ToList();
        if (lead.Contains('\t'))
        {
            // A typed tab leads to the next stop; Word has one each half inch.
            const double stop = 12.7;
            start = paragraph.Tabs.Select(t => t.Mm).Where(t => t > start + 0.5).DefaultIfEmpty((Math.Floor((start + 0.1) / stop) + 1) * stop).Min();
        }
        else if (lead.Count >= 3)
        {
            findings.Advised("noi_dung.blanks", place, "lùi đầu dòng bằng dấu cách", "lùi đầu dòng bằng định dạng đoạn", Decree30.Practice);
            return;
        }

        if (findings.Profile.Indents.Any(i => Math.Abs(i - start) <= IndentDrift))
        {
            return;
        }

        findings.Add(
            "noi_dung.indent", isListItem && start > findings.Profile.Indents.Max() ? DepartureGrade.Advised : DepartureGrade.Wrong,
            place, $"lùi đầu dòng {Words.Number(start / 10)} cm", "lùi đầu dòng 1 cm hoặc 1,27 cm", TextArticle);
    }

    private static void Spacing(PaperLine line, string place, Findings findings)
    {
        var paragraph = line.Paragraph;
        var single = line.SizePt * 1.15;
        var multiple = paragraph.LineMultiple ?? (paragraph.ExactPt ?? Math.Max(paragraph.LeastPt ?? 0, single)) / single;
        if (multiple < findings.Profile.LineSpacing.From * 0.96)
        {
            findings.Wrong("noi_dung.line", place, paragraph.ExactPt is { } exact ? $"giãn dòng đúng {Words.Pt(exact)}" : $"giãn dòng {Words.Number(multiple)}", "tối thiểu là dòng đơn", TextArticle);
        }
        else if (multiple > findings.Profile.LineSpacing.To * 1.01)
        {
            findings.Wrong("noi_dung.line", place, $"giãn dòng {Words.Number(multiple)}", "tối đa là 1,5 dòng", TextArticle);
        }
    }

    private static void Gaps(PaperParts parts, Findings findings)
    {
        var paragraphs = parts.Body.Where(b => b.Line.IsFirst).ToList();
        for (var i = 1; i < paragraphs.Count; i++)
        {
            var (above, below) = (paragraphs[i - 1].Line.Paragraph, paragraphs[i].Line.Paragraph);
            // An empty line or a table between them is a gap of its own.
            if (below.Index != above.Index + 1)
            {
                continue;
            }

            var gap = above.IsContextual && above.Style == below.Style ? 0 : above.AfterPt + below.BeforePt;
            if (gap < findings.Profile.LeastParagraphGapPt - 0.3)
            {
                findings.Wrong("noi_dung.gap", PaperParts.PlaceOf(paragraphs[i]), $"cách đoạn trên {Words.Pt(gap)}", "cách nhau tối thiểu 6 pt", TextArticle);
            }
        }
    }

    private static void Titles(IReadOnlyList<BodyLine> body, Findings findings)
    {
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i].Part is BodyPart.Chapter or BodyPart.Part && (i + 1 == body.Count || body[i + 1].Part != BodyPart.PartTitle))
            {
                findings.Wrong("phan_chuong_title.missing", $"{Words.Quote(body[i].Line.Text)}", "không có tiêu đề", "tiêu đề in hoa đậm ngay dưới", $"{Decree30.Main}, khoản 6.d");
            }
        }
    }

    private static void End(PaperParts parts, Findings findings)
    {
        if (parts.Body.Count == 0)
        {
            return;
        }

        var last = parts.Body[^1];
        if (!last.Line.Text.EndsWith(PaperText.EndMark, StringComparison.Ordinal) && !EndsInTable(parts, last))
        {
            findings.Advised("end_mark", PaperParts.PlaceOf(last), "không có «./.» sau câu cuối", "«./.» sau câu cuối của nội dung", Decree30.Samples);
        }

        foreach (var early in parts.Body.Take(parts.Body.Count - 1).Where(b => b.Line.Text.EndsWith(PaperText.EndMark, StringComparison.Ordinal)))
        {
            findings.Advised("end_mark.early", PaperParts.PlaceOf(early), "«./.» khi nội dung chưa hết", "chỉ sau câu cuối của nội dung", Decree30.Samples);
        }
    }

    private static bool EndsInTable(PaperParts parts, BodyLine last) =>
        parts.Paper.Paragraphs.Skip(last.Line.Paragraph.Index + 1).FirstOrDefault(p => !p.IsBlank)?.Cell is { IsRuled: true };

    [GeneratedRegex(@"^Điều \d{1,3}\.(\s|$)")]
    private static partial Regex ArticleForm();
}
