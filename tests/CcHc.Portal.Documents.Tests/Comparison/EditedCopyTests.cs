using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Model;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Comparison;

/// <summary>Copies that were edited before they were printed, and copies of which only the look was changed.</summary>
[Collection(SignedCopiesCollection.Name)]
public sealed partial class EditedCopyTests(SignedCopies copies)
{
    public static TheoryData<Printer> Printers => [.. Enum.GetValues<Printer>()];

    [Theory, MemberData(nameof(Printers))]
    public async Task EditedCopies_ShowWhatWasEdited_AndNothingElse(Printer printer)
    {
        var submitted = SignedCopies.Submitted["decision"];
        var issued = SignedCopies.Issued(submitted);
        var edited = new Dictionary<string, OfficialPaper>
        {
            ["rows"] = WithRows(issued, rows => [.. rows[..6], rows[6] with { Cells = [rows[6].Cells[0], "Nguyễn Thị Minh Chầu 7", .. rows[6].Cells.Skip(2)] }, .. rows[7..19], .. rows[20..42], rows[41], .. rows[42..]]),
            ["text"] = issued with
            {
                Blocks = [issued.Blocks[0], (Article)issued.Blocks[2] with { Number = 2 }, (Article)issued.Blocks[1] with { Number = 3 }, issued.Blocks[3]],
                LegalBases = [.. issued.LegalBases.Skip(1)],
                Signature = SignatureBlock.Deputy("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Quang Hòa"),
                Recipients = [issued.Recipients[0], issued.Recipients[2], issued.Recipients[1], issued.Recipients[3]],
                Annexes = [issued.Annexes[0] with { AttachedTo = PaperText.AttachedTo(issued with { Number = issued.Number! with { Value = "354" } }) }, issued.Annexes[1]],
            },
        };

        var printed = await copies.PrintAsync(edited, printer);

        Assert.Equal(
            [
                "Changed Phụ lục II, dòng 7 – cột Họ và tên: «Nguyễn Thị Minh Châu 7» «Nguyễn Thị Minh Chầu 7»",
                "Missing Phụ lục II, dòng 20: «Lý A | Công chức Phòng Kinh tế | 780.000» «»",
                "Added Sau Phụ lục II, dòng 42: «» «41 Nguyễn Thị Minh Châu 42 Công chức Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã 780.000» Lặp lại nội dung của Phụ lục II, dòng 42.",
            ],
            SignedCopyTests.Said(SignedCopy.Compare(submitted, printed["rows"])).Select(s => s.Trim()));
        var found = SignedCopy.Compare(submitted, printed["text"]);
        Assert.Equal(
            [
                "Missing Căn cứ thứ 1",
                "Moved Điều 3",
                // Two short lines that changed places: one is missed, and found at the end of the other.
                "Missing Nơi nhận, dòng 2",
                "Changed Nơi nhận, dòng 3",
                "Changed Chức vụ người ký",
                "Changed Người ký",
                "Changed Phụ lục I, dòng «Kèm theo»",
            ],
            found.Differences.Select(d => $"{d.Kind} {d.Place}"));
        Assert.Equal(("345", SignedCopies.Day, "Lê Quang Hòa"), (found.Number, found.Day, found.SignerName));
    }

    [Fact]
    public async Task OtherMarginsFontsAndSizes_AreNoDifference()
    {
        var submitted = SignedCopies.Submitted["decision"];

        var printed = await copies.PrintAsync(SignedCopies.Issued(submitted), WithOtherLook);

        Assert.Empty(SignedCopyTests.Said(SignedCopy.Compare(submitted, printed)));
    }

    private static OfficialPaper WithRows(OfficialPaper paper, Func<TableRow[], IReadOnlyList<TableRow>> change)
    {
        var table = (PaperTable)paper.Annexes[1].Blocks[0];
        var rows = change([.. table.Rows]).Select((r, i) => r with { Cells = [$"{i + 1}", .. r.Cells.Skip(1)] }).ToList();
        return paper with { Annexes = [paper.Annexes[0], paper.Annexes[1] with { Blocks = [table with { Rows = rows }] }] };
    }

    /// <summary>The same Word file as an office may have set it: narrower, without serifs, larger, with more between the lines.</summary>
    private static byte[] WithOtherLook(byte[] docx)
    {
        using var changed = new MemoryStream();
        changed.Write(docx);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            Change(zip, "word/document.xml", xml => LeftMargin().Replace(xml, "w:left=\"2400\""));
            Change(zip, "word/styles.xml", xml => Size().Replace(xml.Replace("Times New Roman", "DejaVu Sans", StringComparison.Ordinal), "<w:sz w:val=\"30\""));
        }

        return changed.ToArray();
    }

    private static void Change(ZipArchive zip, string part, Func<string, string> change)
    {
        var entry = zip.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        Assert.NotEqual(text, change(text));
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write(change(text));
    }

    [GeneratedRegex("w:left=\"\\d{4}\"")]
    private static partial Regex LeftMargin();

    [GeneratedRegex("<w:sz w:val=\"\\d+\"")]
    private static partial Regex Size();
}
