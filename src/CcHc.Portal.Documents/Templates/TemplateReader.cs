using CcHc.Portal.Documents.Drafts;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Templates;

/// <param name="IsWrong">The template is refused; otherwise a remark that a person should read.</param>
/// <param name="Place">«Đoạn thứ 14», «Bảng 2, dòng 3, ô 1», «Đầu hoặc chân trang».</param>
/// <param name="Beginning">How the paragraph begins; null where a part is missing.</param>
/// <param name="Text">What is the matter, and what to do.</param>
public sealed record TemplateFinding(bool IsWrong, string Place, string? Beginning, string Text);

/// <param name="Template">What papers are filled into; null where something is wrong.</param>
public sealed record ReadTemplate(OfficialPaper? Template, IReadOnlyList<TemplateFinding> Findings);

/// <summary>Reads the template of an office and names every fault with its place.</summary>
public sealed class TemplateReader
{
    private const string WholePaper = "Cả văn bản";

    private readonly PaperForm form;
    private readonly MeasuredPaper measured;
    private readonly ReadPaper read;
    private readonly Dictionary<string, TemplateField> known;
    private readonly List<TemplateFinding> findings = [];

    // What was meant by a name that is not there: mending it mends the missing part too.
    private readonly HashSet<string> meantNames = new(StringComparer.Ordinal);

    private TemplateReader(PaperForm form, MeasuredPaper measured)
    {
        this.form = form;
        this.measured = measured;
        read = PaperReader.Read(measured);
        known = form.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <param name="content">Can be sought.</param>
    /// <exception cref="UnreadableDocxException">when it is no DOCX that can be read.</exception>
    public static ReadTemplate Read(Stream content, PaperForm form) => new TemplateReader(form, WordReader.Read(content)).Read();

    private ReadTemplate Read()
    {
        FindKind();
        FindTyping();
        FindPlaces();
        FindLacking();
        FindRemarks();
        var template = findings.Exists(f => f.IsWrong)
            ? null
            : form.Starting(read.Paper.PlaceAndDate?.Year ?? 0) with
            {
                Abstract = read.Paper.Abstract,
                Addressees = read.Paper.Addressees,
                Authority = read.Paper.Authority,
                LegalBases = read.Paper.LegalBases,
                Blocks = read.Paper.Blocks,
                Recipients = read.Paper.Recipients,
                Annexes = read.Paper.Annexes,
            };
        return new ReadTemplate(template, findings);
    }

    private void FindKind()
    {
        if (read.Kind != form.Kind)
        {
            findings.Add(new TemplateFinding(
                true,
                "Tên loại văn bản",
                read.KindName,
                read.KindName is { } other && read.Kind is not null
                    ? $"Mẫu này là {other}, cần mẫu {StateNames.Of(form.Kind)}."
                    : form.Kind == PaperKind.OfficialLetter ? "Không thấy dòng V/v dưới số, ký hiệu của công văn." : $"Không thấy tên loại {StateNames.Of(form.Kind).ToUpper(Vietnamese.Culture)} trên một dòng riêng."));
        }
    }

    /// <summary>What was typed wrongly, wherever in the file it stands.</summary>
    private void FindTyping()
    {
        foreach (var (place, text) in Texts())
        {
            if (Placeholders.Broken(text) is { } broken)
            {
                findings.Add(new TemplateFinding(true, place, PaperReader.Quoted(text), $"Dấu ngoặc nhọn không đủ cặp ở «{broken}». Chỗ điền viết là {{{{tên}}}}, hai dấu mở và hai dấu đóng."));
            }

            foreach (var name in Placeholders.NamesIn(text).Distinct().Where(n => !known.ContainsKey(n) && PaperForm.HeadFields.All(f => f.Name != n)))
            {
                findings.Add(new TemplateFinding(true, place, PaperReader.Quoted(text), Unknown(name)));
            }
        }
    }

    private string Unknown(string name)
    {
        if (Placeholders.Nearest(name, known.Keys.Concat(PaperForm.HeadFields.Select(f => f.Name))) is { } meant)
        {
            meantNames.Add(meant);
            return $"Không có chỗ điền {Placeholders.Typed(name)}; có phải {Placeholders.Typed(meant)}?";
        }

        var elsewhere = TemplateForms.All.FirstOrDefault(f => f != form && f.Fields.Any(field => field.Name == name));
        return elsewhere is null
            ? $"Không có chỗ điền {Placeholders.Typed(name)}. Xem danh sách chỗ điền của loại văn bản này."
            : $"Chỗ điền {Placeholders.Typed(name)} chỉ có ở {StateNames.Of(elsewhere.Kinds[0])}, không có ở loại văn bản này.";
    }

    private IEnumerable<(string Place, string Text)> Texts() =>
    [
        .. measured.Paragraphs.Where(p => !p.IsBlank).Select(p => (PaperReader.PlaceOf(measured, p), PaperReader.OneLine(p.Text))),
        .. measured.MarginTexts.Distinct().Select(t => ("Đầu hoặc chân trang", PaperReader.OneLine(t))),
        .. measured.Boxed.Where(p => !p.IsBlank).Select(p => ("Khung chữ nổi trên trang", PaperReader.OneLine(p.Text))),
    ];

    /// <summary>Known names at a place where they cannot be filled.</summary>
    private void FindPlaces()
    {
        foreach (var text in measured.MarginTexts.Where(t => Placeholders.NamesIn(t).Any()).Distinct())
        {
            findings.Add(new TemplateFinding(true, "Đầu hoặc chân trang", PaperReader.Quoted(text), "Đầu và chân trang do cổng trình bày theo Nghị định 30, không điền ở đó được."));
        }

        foreach (var boxed in measured.Boxed.Where(p => Placeholders.NamesIn(p.Text).Any()))
        {
            findings.Add(new TemplateFinding(true, "Khung chữ nổi trên trang", PaperReader.Quoted(boxed.Text), "Chữ trong khung nổi không được nhận; đưa vào một đoạn của văn bản."));
        }

        var paper = read.Paper;
        Take(paper.Abstract);
        Take(paper.Authority);
        foreach (var line in paper.LegalBases.Concat(paper.Addressees).Concat(paper.Recipients))
        {
            Take(line, FieldForm.Lines);
        }

        TakeBlocks(paper.Blocks);
        foreach (var annex in paper.Annexes)
        {
            Take(annex.Title);
            if (TemplateFilling.AnnexField(annex) is null)
            {
                TakeBlocks(annex.Blocks);
            }
        }
    }

    private void TakeBlocks(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    Take(paragraph.Text, FieldForm.Passage);
                    break;
                case Article article:
                    Take(article.Title);
                    Take(article.Text, FieldForm.Passage);
                    break;
                case Clause clause:
                    Take(clause.Title);
                    Take(clause.Text, FieldForm.Passage);
                    break;
                case RomanSection section:
                    Take(section.Title);
                    break;
                case LetteredPoint point:
                    Take(point.Text);
                    break;
                case DashItem dash:
                    Take(dash.Text);
                    break;
                case PaperTable table:
                    foreach (var cell in table.Columns.Select(c => c.Title).Concat(table.Rows.SelectMany(r => r.Cells)))
                    {
                        Take(cell);
                    }

                    break;
            }
        }
    }

    /// <param name="whole">What may stand here when nothing else does.</param>
    private void Take(string? text, FieldForm whole = FieldForm.Text)
    {
        foreach (var name in Placeholders.NamesIn(text ?? "").Distinct())
        {
            if (PaperForm.HeadFields.Any(f => f.Name == name))
            {
                Wrong(name, $"Chỗ điền {Placeholders.Typed(name)} chỉ dùng ở đầu văn bản và chỗ ký.");
            }
            else if (known.TryGetValue(name, out var field) && field.Form != FieldForm.Text && !(field.Form == whole && Placeholders.Alone(text) == name))
            {
                Wrong(name, field.Form switch
                {
                    FieldForm.Passage => $"{field.Typed} thay bằng cả đoạn, khoản hoặc bảng nên phải đứng riêng một đoạn trong phần nội dung.",
                    FieldForm.Annexes => $"{field.Typed} phải đứng riêng một đoạn dưới dòng Phụ lục ở trang riêng, sau chỗ ký.",
                    _ => $"{field.Typed} thay bằng nhiều dòng nên phải đứng riêng một dòng ở căn cứ, kính gửi hoặc nơi nhận.",
                });
            }
        }
    }

    private void Wrong(string name, string text)
    {
        var at = measured.Paragraphs.FirstOrDefault(p => Placeholders.NamesIn(PaperReader.OneLine(p.Text)).Contains(name));
        findings.Add(new TemplateFinding(true, at is null ? WholePaper : PaperReader.PlaceOf(measured, at), at is null ? null : PaperReader.Quoted(at.Text), text));
    }

    private void FindLacking()
    {
        var paper = read.Paper;
        var used = measured.Paragraphs.SelectMany(p => Placeholders.NamesIn(PaperReader.OneLine(p.Text))).ToHashSet(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.IsRequired && !used.Contains(f.Name) && !meantNames.Contains(f.Name) && !IsSaid(f)))
        {
            Lacks($"Thiếu {field.Typed}: {field.Says}.");
        }

        if (paper.Blocks.Count == 0)
        {
            Lacks("Không thấy phần nội dung.");
        }

        if (form.Kind == PaperKind.Decision && paper.Blocks.Count > 0 && !paper.Blocks.Any(b => b is Article))
        {
            Lacks("Quyết định phải có các điều: Điều 1, Điều 2.");
        }

        if (paper.Recipients.Count == 0)
        {
            Lacks("Không thấy phần Nơi nhận ở cuối văn bản.");
        }

        bool IsSaid(TemplateField field) =>
            (field.Otherwise.Count > 0 && field.Otherwise.All(used.Contains))
            || field.Name switch
            {
                PaperForm.FileCopy => paper.Recipients.Any(r => Vietnamese.Fold(r).StartsWith("luu", StringComparison.Ordinal)),
                "thẩm quyền" => paper.Authority is not null,
                "kính gửi" => paper.Addressees.Count > 0,
                _ => false,
            };
    }

    private void Lacks(string text) => findings.Add(new TemplateFinding(true, WholePaper, null, text));

    private void FindRemarks()
    {
        var head = read.Paper.Issuer.Lines.Concat([read.Paper.Issuer.Superior ?? "", read.Paper.Number?.Symbol ?? "", read.Paper.PlaceAndDate?.Place ?? "", read.Paper.Signature.Name ?? ""])
            .Concat(read.Paper.Signature.Lines.Select(l => l.Title));
        if (head.FirstOrDefault(t => t.Any(char.IsLetter) && !Placeholders.NamesIn(t).Any()) is { } typed)
        {
            findings.Add(new TemplateFinding(false, "Đầu văn bản, chỗ ký", PaperReader.Quoted(typed), "Tên cơ quan, số, ký hiệu, ngày và người ký luôn lấy từ hồ sơ của văn bản; chữ ghi sẵn ở các chỗ này không in."));
        }

        findings.AddRange(read.Unread.Select(u => new TemplateFinding(false, u.Place, u.Text, "Không nhận ra phần này của văn bản, khi lập văn bản sẽ không in.")));
        findings.AddRange(read.Notes.Select(n => new TemplateFinding(false, WholePaper, null, n)));
    }
}
