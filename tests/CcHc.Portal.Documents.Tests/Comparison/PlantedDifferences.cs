using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Tests.Comparison;

/// <summary>A difference between the paper that went up and its copy.</summary>
/// <param name="Paper">The sample whose copy is compared.</param>
/// <param name="Otherwise">What the paper said where the copy of the sample says something else.</param>
/// <param name="Place">Where it must be found; nothing else may be.</param>
public sealed record PlantedDifference(string Name, string Paper, Func<OfficialPaper, OfficialPaper> Otherwise, DifferenceKind Kind, string Place);

/// <summary>
/// The difference is planted in the paper that went up, so that one print of the copy serves many; copies that were edited
/// themselves are printed in <see cref="EditedCopyTests"/>.
/// </summary>
public static class PlantedDifferences
{
    private const string Row = "Phụ lục II, dòng ";

    public static IReadOnlyList<PlantedDifference> All { get; } =
    [
        // Names and posts of those awarded.
        new("mark on a vowel of a name", "decision", Cell(1, 3, 1, "Châu", "Chấu"), DifferenceKind.Changed, Row + "3 – cột Họ và tên"),
        new("hook and dot of a vowel", "decision", Cell(1, 7, 1, "Thị", "Thỉ"), DifferenceKind.Changed, Row + "7 – cột Họ và tên"),
        new("roof of a vowel", "decision", Cell(1, 5, 1, "Nguyễn", "Nguyẽn"), DifferenceKind.Changed, Row + "5 – cột Họ và tên"),
        new("middle name left out", "decision", Cell(1, 4, 1, "Minh ", ""), DifferenceKind.Changed, Row + "4 – cột Họ và tên"),
        new("middle name put in", "decision", Cell(1, 8, 1, "Minh", "Minh Ngọc"), DifferenceKind.Changed, Row + "8 – cột Họ và tên"),
        new("another person", "decision", Cell(1, 10, 1, "Lý A", "Vàng Thị Dúa"), DifferenceKind.Changed, Row + "10 – cột Họ và tên"),
        new("another name of a collective", "decision", Cell(0, 2, 1, "Tân Lập", "Tân Lộc"), DifferenceKind.Changed, "Phụ lục I, dòng 2 – cột Tên tập thể"),
        new("another post", "decision", Cell(1, 12, 2, "Công chức", "Viên chức"), DifferenceKind.Changed, Row + "12 – cột Chức vụ, đơn vị công tác"),
        new("deputy became head", "decision", Cell(1, 15, 2, "Phó Trưởng", "Trưởng"), DifferenceKind.Changed, Row + "15 – cột Chức vụ, đơn vị công tác"),
        new("another unit", "decision", Cell(1, 20, 2, "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"), DifferenceKind.Changed, Row + "20 – cột Chức vụ, đơn vị công tác"),
        new("last row of all", "decision", Cell(1, 60, 1, "Lý A", "Lý Á"), DifferenceKind.Changed, Row + "60 – cột Họ và tên"),

        // Money.
        new("another amount in a row", "decision", Cell(1, 9, 3, "780.000", "870.000"), DifferenceKind.Changed, Row + "9 – cột Tiền thưởng (đồng)"),
        new("a nought more", "decision", Cell(0, 1, 3, "1.560.000", "15.600.000"), DifferenceKind.Changed, "Phụ lục I, dòng 1 – cột Tiền thưởng (đồng)"),
        new("another sum", "decision", Article(2, "51.480.000", "51.840.000"), DifferenceKind.Changed, "Điều 2"),
        new("another count", "decision", Article(1, "60 cá nhân", "59 cá nhân"), DifferenceKind.Changed, "Điều 1"),

        // Rows that came, went or moved.
        new("two neighbours swapped", "decision", Rows(1, Swap(13, 14)), DifferenceKind.Moved, Row + "14"),
        new("two far rows swapped", "decision", Rows(1, Swap(3, 44)), DifferenceKind.Moved, Row + "4; " + Row + "45"),
        new("unlike neighbours swapped", "decision", Rows(1, Swap(8, 9)), DifferenceKind.Moved, Row + "9"),
        new("a row moved to the end", "decision", Rows(1, Move(59, 4)), DifferenceKind.Moved, Row + "5"),
        new("a row dropped, the rest numbered anew", "decision", Rows(1, Insert(17, "Đinh Công Tráng", "Công chức Phòng Kinh tế")), DifferenceKind.Missing, Row + "18"),
        new("a row dropped that begins like the next", "decision", Rows(1, Insert(21, "Nguyễn Thị Minh Châu 99", "Công chức Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã")), DifferenceKind.Missing, Row + "22"),
        new("a row dropped, numbers left as they were", "decision", Rows(1, rows => Insert(30, "Đinh Công Tráng", "Công chức Phòng Kinh tế")(rows), isNumbered: false), DifferenceKind.Missing, Row + "31"),
        new("a row put in", "decision", Rows(1, Remove(25)), DifferenceKind.Added, "Sau " + Row + "25"),

        // Articles.
        new("texts of two articles swapped", "decision", Blocks(b => [b[0], b[1], (Article)b[2] with { Text = ((Article)b[3]).Text }, (Article)b[3] with { Text = ((Article)b[2]).Text }]), DifferenceKind.Moved, "Điều 4"),
        new("another number of an article", "decision", Blocks(b => [b[0], b[1], (Article)b[2] with { Number = 5 }, b[3]]), DifferenceKind.Changed, "Điều 5"),
        new("an article dropped", "decision", Blocks(b => [.. b, new Article(5, null, "Quyết định này được gửi đăng trên Cổng thông tin điện tử của tỉnh.")]), DifferenceKind.Missing, "Điều 5"),
        new("an article put in", "decision", Blocks(b => [b[0], b[1], b[2]]), DifferenceKind.Added, "Sau Điều 3"),
        new("a small word that turns the meaning", "decision", Article(3, "có hiệu lực", "không có hiệu lực"), DifferenceKind.Changed, "Điều 3"),
        new("another who carries it out", "decision", Article(4, "Trưởng phòng Kinh tế", "Trưởng phòng Kinh tế và Hạ tầng"), DifferenceKind.Changed, "Điều 4"),

        // Bases.
        new("a missing basis", "decision", Bases(b => [.. b[..2], "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025", .. b[2..]]), DifferenceKind.Missing, "Căn cứ thứ 3"),
        new("two bases swapped", "decision", Bases(b => [b[1], b[0], .. b[2..]]), DifferenceKind.Moved, "Căn cứ thứ 1"),
        new("another number of a decree", "decision", Bases(b => [.. b.Select(t => t.Replace("152/2025", "125/2025", StringComparison.Ordinal))]), DifferenceKind.Changed, "Căn cứ thứ 3"),
        new("another day of a law", "decision", Bases(b => [.. b.Select(t => t.Replace("15 tháng 6 năm 2022", "16 tháng 6 năm 2022", StringComparison.Ordinal))]), DifferenceKind.Changed, "Căn cứ thứ 2"),

        // Heading, signer, recipients.
        new("another signer", "decision", p => p with { Signature = p.Signature with { Name = "Lê Quang Hòa" } }, DifferenceKind.Changed, "Người ký"),
        new("mark on a vowel of the signer", "decision", p => p with { Signature = p.Signature with { Name = "Trần Thị Thu Hường" } }, DifferenceKind.Changed, "Người ký"),
        new("another post of the signer", "decision", p => p with { Signature = SignatureBlock.Head("PHÓ CHỦ TỊCH", p.Signature.Name) }, DifferenceKind.Changed, "Chức vụ người ký"),
        new("another recipient", "decision", p => p with { Recipients = [.. p.Recipients.Select(r => r == "Thường trực Đảng ủy xã" ? "Sở Nội vụ tỉnh" : r)] }, DifferenceKind.Changed, "Nơi nhận, dòng 2"),
        new("a recipient dropped", "decision", p => p with { Recipients = [.. p.Recipients.Take(2), "Kho bạc Nhà nước khu vực", .. p.Recipients.Skip(2)] }, DifferenceKind.Missing, "Nơi nhận, dòng 3"),
        new("another symbol", "decision", p => p with { Number = new PaperNumber(null, "QĐ-CT"), Annexes = [.. p.Annexes.Select(a => a with { AttachedTo = PaperText.AttachedTo(p) })] }, DifferenceKind.Changed, "Số, ký hiệu"),
        new("another abstract", "decision", p => p with { Abstract = p.Abstract.Replace("khen thưởng", "biểu dương", StringComparison.Ordinal) }, DifferenceKind.Changed, "Trích yếu"),
        new("another body decides", "decision", p => p with { Authority = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA ÂN" }, DifferenceKind.Changed, "Thẩm quyền ban hành"),
        new("another title of an annex", "decision", p => p with { Annexes = [p.Annexes[0], p.Annexes[1] with { Title = "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN" }] }, DifferenceKind.Changed, "Phụ lục II, tên phụ lục"),
        new("capitals", "decision", Article(4, "Trưởng phòng", "trưởng phòng"), DifferenceKind.Capitals, "Điều 4"),

        // Other papers.
        new("another share in a target", "plan", Text("90 %", "95 %"), DifferenceKind.Changed, "Mục III, khoản 2, gạch đầu dòng thứ 2"),
        new("another deadline", "plan", Text("31 tháng 3 năm 2025", "30 tháng 4 năm 2025"), DifferenceKind.Changed, "Mục II, khoản 2, gạch đầu dòng thứ 1"),
        new("another day in a table", "plan", Text("31/10/2025", "31/12/2025"), DifferenceKind.Changed, "Phụ lục I"),
        new("another lead unit in a table", "plan", Text(Samples.LongUnit, "Phòng Kinh tế"), DifferenceKind.Changed, "Phụ lục I"),
        new("votes", "statement", Text("9/9 phiếu", "8/9 phiếu", onlyFirst: true), DifferenceKind.Changed, "Phụ lục I"),
        new("another proposal", "statement", Text("96,50", "95,60"), DifferenceKind.Changed, "Phụ lục I"),
        new("another addressee", "letter", p => p with { Addressees = [p.Addressees[0], "Các trường học", p.Addressees[2]] }, DifferenceKind.Changed, "Kính gửi, dòng 2"),
        new("another rank", "results", Text("97,25", "97,52"), DifferenceKind.Changed, "Phụ lục"),
    ];

    private static Func<OfficialPaper, OfficialPaper> Cell(int annex, int row, int column, string from, string to) => Rows(
        annex,
        rows =>
        {
            var cells = rows[row - 1].Cells.ToList();
            cells[column] = Replaced(cells[column], from, to);
            return [.. rows.Take(row - 1), rows[row - 1] with { Cells = cells }, .. rows.Skip(row)];
        });

    private static Func<OfficialPaper, OfficialPaper> Rows(int annex, Func<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> change, bool isNumbered = true) => paper =>
    {
        var table = (PaperTable)paper.Annexes[annex].Blocks[0];
        var rows = change(table.Rows);
        var numbered = rows.Select((r, i) => isNumbered || i < 30 ? r with { Cells = [$"{i + 1}", .. r.Cells.Skip(1)] } : r).ToList();
        return paper with
        {
            Annexes = [.. paper.Annexes.Select((a, i) => i == annex ? a with { Blocks = [table with { Rows = numbered }] } : a)],
        };
    };

    private static Func<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> Swap(int one, int other) =>
        rows => [.. rows.Select((r, i) => i == one ? rows[other] : i == other ? rows[one] : r)];

    private static Func<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> Move(int from, int to) => rows =>
    {
        var moved = rows.ToList();
        moved.RemoveAt(from);
        moved.Insert(to, rows[from]);
        return moved;
    };

    private static Func<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> Insert(int at, string name, string post) =>
        rows => [.. rows.Take(at), new TableRow(["99", name, post, "780.000"]), .. rows.Skip(at)];

    private static Func<IReadOnlyList<TableRow>, IReadOnlyList<TableRow>> Remove(int at) => rows => [.. rows.Where((_, i) => i != at)];

    private static Func<OfficialPaper, OfficialPaper> Article(int number, string from, string to) =>
        Blocks(b => [.. b.Select(x => x is Article a && a.Number == number ? a with { Text = Replaced(a.Text!, from, to) } : x)]);

    private static Func<OfficialPaper, OfficialPaper> Blocks(Func<IReadOnlyList<Block>, IReadOnlyList<Block>> change) => paper => paper with { Blocks = change(paper.Blocks) };

    private static Func<OfficialPaper, OfficialPaper> Bases(Func<string[], IReadOnlyList<string>> change) => paper => paper with { LegalBases = change([.. paper.LegalBases]) };

    /// <summary>A text that stands once in the paper, wherever that is.</summary>
    private static Func<OfficialPaper, OfficialPaper> Text(string from, string to, bool onlyFirst = false) => paper =>
    {
        var json = PaperSnapshot.Write(paper);
        var at = json.IndexOf(from, StringComparison.Ordinal);
        if (at < 0 || (!onlyFirst && json.IndexOf(from, at + 1, StringComparison.Ordinal) >= 0))
        {
            throw new ArgumentException($"«{from}» does not stand once in the paper.", nameof(from));
        }

        return PaperSnapshot.Read(json[..at] + to + json[(at + from.Length)..]);
    };

    private static string Replaced(string text, string from, string to) =>
        text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : throw new ArgumentException($"«{from}» is not in «{text}».", nameof(from));
}
