using System.Globalization;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Comparison;

/// <summary>Every passage of a paper in reading order, with the place a person would name it by.</summary>
public sealed class PaperPassages
{
    private static readonly string[] OrdinalTitles = ["stt", "tt", "số tt", "số thứ tự"];

    private readonly OfficialPaper paper;
    private readonly List<Passage> passages = [];
    private int line = -1;
    private int siblings;
    private int tables;

    private PaperPassages(OfficialPaper paper) => this.paper = paper;

    public static IReadOnlyList<Passage> Of(OfficialPaper paper)
    {
        var reader = new PaperPassages(paper);
        if (!paper.IsAnnexOnly)
        {
            reader.ReadMain();
        }

        for (var i = 0; i < paper.Annexes.Count; i++)
        {
            reader.ReadAnnex(i);
        }

        return reader.passages;
    }

    /// <summary>The lines a person ticks off: the columns of the heading and of the signing part apart, rows of tables whole.</summary>
    public static IReadOnlyList<PaperLine> LinesOf(OfficialPaper paper)
    {
        var lines = new List<PaperLine>();
        List<Passage> open = [];
        foreach (var passage in Of(paper))
        {
            if (open.Count > 0 && !(open[^1].Line == passage.Line && (passage.Spot is not null || open[^1].Kind == PassageKind.Lead)))
            {
                Close();
            }

            open.Add(passage);
        }

        Close();
        return lines;

        void Close()
        {
            if (open.Count > 0)
            {
                var place = open[0].Place;
                lines.Add(new PaperLine(lines.Count, open[0].Spot is null ? place : RowPlace(place), [.. open]));
                open = [];
            }
        }
    }

    /// <summary>«Phụ lục I, dòng 14» of «Phụ lục I, dòng 14 – cột Họ và tên».</summary>
    public static string RowPlace(string place) => place.Split(" – cột ", 2)[0];

    private void ReadMain()
    {
        line++;
        if (paper.Issuer.Superior is { } superior)
        {
            Add(PassageKind.Text, "Tên cơ quan cấp trên", superior);
        }

        foreach (var part in paper.Issuer.Lines)
        {
            Add(PassageKind.Text, "Tên cơ quan ban hành", part);
        }

        if (paper.Number is { } number)
        {
            Add(PassageKind.Number, "Số, ký hiệu", PaperText.NumberLine(number));
        }

        if (PaperText.KindTitle(paper.Kind) is null)
        {
            Add(PassageKind.Text, "Trích yếu", $"V/v {paper.Abstract}");
        }

        Add(PassageKind.Text, "Quốc hiệu", PaperText.NationalHeading, column: 1);
        Add(PassageKind.Text, "Tiêu ngữ", PaperText.Motto, column: 1);
        if (paper.PlaceAndDate is { } at)
        {
            Add(PassageKind.Date, "Địa danh và ngày, tháng, năm", PaperText.DateLine(at), column: 1);
        }

        if (PaperText.KindTitle(paper.Kind) is { } kind)
        {
            AddLine(PassageKind.Text, "Tên loại văn bản", kind);
            AddLine(PassageKind.Text, "Trích yếu", paper.Abstract);
        }

        ReadAddressees();
        if (paper.Authority is { } authority)
        {
            AddLine(PassageKind.Text, "Thẩm quyền ban hành", authority);
        }

        siblings++;
        foreach (var (basis, i) in PaperText.BasisLines(paper.LegalBases).Select((b, i) => (b, i)))
        {
            AddLine(PassageKind.Text, $"Căn cứ thứ {Ordinal(i)}", basis, siblings);
        }

        if (paper.Kind == PaperKind.Decision)
        {
            AddLine(PassageKind.Text, "Dòng «QUYẾT ĐỊNH»", PaperText.DecisionLine);
        }

        ReadBlocks(paper.Blocks, annex: -1, "");
        ReadSigning();
    }

    private void ReadAddressees()
    {
        if (paper.Addressees.Count == 0)
        {
            return;
        }

        AddLine(PassageKind.Text, PaperText.AddresseesLabel.TrimEnd(':'), PaperText.AddresseesLabel);
        siblings++;
        foreach (var (name, i) in paper.Addressees.Select((a, i) => (a, i)))
        {
            AddLine(PassageKind.Text, paper.Addressees.Count == 1 ? "Kính gửi" : $"Kính gửi, dòng {Ordinal(i)}", name, siblings);
        }
    }

    private void ReadSigning()
    {
        line++;
        if (paper.SecondSignature is { } second)
        {
            ReadSignature(second, " bên trái", column: 0);
            ReadSignature(paper.Signature, "", column: 1);
            line++;
            ReadRecipients();
            return;
        }

        ReadRecipients();
        ReadSignature(paper.Signature, "", column: 1);
    }

    private void ReadRecipients()
    {
        if (paper.Recipients.Count == 0)
        {
            return;
        }

        Add(PassageKind.Text, "Nơi nhận", PaperText.RecipientsLabel);
        siblings++;
        foreach (var (recipient, i) in PaperText.RecipientLines(paper.Recipients).Select((r, i) => (r, i)))
        {
            Add(PassageKind.Text, $"Nơi nhận, dòng {Ordinal(i)}", recipient, siblings: siblings);
        }
    }

    private void ReadSignature(SignatureBlock signature, string side, int column)
    {
        foreach (var part in signature.Lines)
        {
            Add(PassageKind.SignerPost, "Chức vụ người ký" + side, PaperText.SignatureLine(part), column);
        }

        if (signature.OtherTitle is { } other)
        {
            Add(PassageKind.SignerPost, "Chức vụ người ký" + side, other, column);
        }

        // Where no name stands yet the signer's is filled in.
        Add(PassageKind.SignerName, "Người ký" + side, signature.Name ?? "…", column);
    }

    private void ReadAnnex(int index)
    {
        var name = PaperText.AnnexNumber(index, paper.Annexes.Count);
        var annex = paper.Annexes[index];
        AddLine(PassageKind.Text, name, name);
        if (annex.Title is { } title)
        {
            AddLine(PassageKind.Text, $"{name}, tên phụ lục", title);
        }

        if (PaperText.AttachedTo(paper, annex) is { Length: > 0 } attached)
        {
            AddLine(PassageKind.AttachedTo, $"{name}, dòng «Kèm theo»", attached);
        }

        ReadBlocks(annex.Blocks, index, name);
    }

    private void ReadBlocks(IReadOnlyList<Block> blocks, int annex, string where)
    {
        tables = 0;
        var texts = ++siblings;
        string part = where, clause = where;
        int paragraphs = 0, dashes = 0;
        var manyTables = blocks.OfType<PaperTable>().Skip(1).Any();
        foreach (var block in blocks)
        {
            switch (block)
            {
                case RomanSection section:
                    part = clause = Within(where, $"Mục {PaperText.Roman(section.Number)}");
                    (paragraphs, dashes) = (0, 0);
                    AddWithLead(block, part, section.Title, texts);
                    break;
                case Article article:
                    part = clause = Within(where, $"Điều {Number(article.Number)}");
                    (paragraphs, dashes) = (0, 0);
                    AddWithLead(block, part, article.Title ?? article.Text ?? "", texts);
                    AddText(article.Title is null ? null : article.Text, part, texts);
                    break;
                case Clause item:
                    clause = Within(part, $"khoản {Number(item.Number)}");
                    (paragraphs, dashes) = (0, 0);
                    AddWithLead(block, clause, item.Title ?? item.Text ?? "", texts);
                    AddText(item.Title is null ? null : item.Text, clause, texts);
                    break;
                case LetteredPoint point:
                    AddWithLead(block, Within(clause, $"điểm {PaperText.Letter(point.Index)}"), point.Text, texts);
                    break;
                case DashItem dash:
                    AddLine(PassageKind.Text, Within(clause, $"gạch đầu dòng thứ {Ordinal(dashes++)}"), dash.Text, texts);
                    break;
                case Paragraph paragraph:
                    AddLine(PassageKind.Text, Within(clause, $"đoạn thứ {Ordinal(paragraphs++)}"), paragraph.Text, texts);
                    break;
                case PaperTable table:
                    ReadTable(table, annex, where.Length == 0 ? $"Bảng {Number(tables + 1)}" : manyTables ? $"{where}, bảng {Number(tables + 1)}" : where);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(blocks), block, null);
            }
        }
    }

    private void ReadTable(PaperTable table, int annex, string where)
    {
        var rows = ++siblings;
        line++;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            Add(PassageKind.TableHead, $"{where}, tên cột {Number(i + 1)}", table.Columns[i].Title, i, 0, new TableSpot(annex, tables, 0, i, table.Columns[i].Title));
        }

        var hasOrdinals = table.Columns.Count > 1 && OrdinalTitles.Contains(table.Columns[0].Title.Trim().ToLowerInvariant());
        var number = 0;
        foreach (var row in table.Rows)
        {
            line++;
            if (row.IsGroup)
            {
                Add(PassageKind.Text, $"{where}, dòng nhóm sau dòng {Number(number)}", row.Cells[0], 0, rows);
                continue;
            }

            number++;
            for (var i = 0; i < row.Cells.Count && i < table.Columns.Count; i++)
            {
                var isOrdinal = hasOrdinals && i == 0 && TextTokens.IsInteger(row.Cells[0].Trim());
                Add(
                    isOrdinal ? PassageKind.Ordinal : PassageKind.Cell,
                    $"{where}, dòng {Number(number)} – cột {table.Columns[i].Title}",
                    row.Cells[i],
                    i,
                    rows,
                    new TableSpot(annex, tables, number, i, table.Columns[i].Title));
            }
        }

        tables++;
    }

    private void AddWithLead(Block block, string place, string text, int group)
    {
        line++;
        Add(PassageKind.Lead, place, PaperText.Lead(block).Trim());
        Add(PassageKind.Text, place, text, siblings: group);
    }

    private void AddText(string? text, string place, int group)
    {
        if (text is not null)
        {
            AddLine(PassageKind.Text, place, text, group);
        }
    }

    private void AddLine(PassageKind kind, string place, string text, int group = 0)
    {
        line++;
        Add(kind, place, text, siblings: group);
    }

    private void Add(PassageKind kind, string place, string text, int column = 0, int siblings = 0, TableSpot? spot = null) =>
        passages.Add(new Passage(passages.Count, line, column, siblings, kind, place, text, spot));

    private static string Within(string outer, string inner) =>
        outer.Length == 0 ? char.ToUpper(inner[0], CultureInfo.InvariantCulture) + inner[1..] : $"{outer}, {inner}";

    private static string Ordinal(int index) => Number(index + 1);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
