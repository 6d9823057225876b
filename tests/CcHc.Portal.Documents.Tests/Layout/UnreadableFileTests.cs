using System.IO.Compression;
using System.Text;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Word;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>Files that are no DOCX, or were made to harm, are refused with a reason a person can act on.</summary>
public sealed class UnreadableFileTests
{
    [Fact]
    public void EmptyFile_IsRefused() => Assert.Equal("Tệp này rỗng.", Refusal([]));

    [Fact]
    public void PdfByAnotherName_IsRefused() => Assert.Equal("Đây không phải tệp Word (.docx).", Refusal("%PDF-1.7 …"u8.ToArray()));

    [Fact]
    public void OldWordFile_IsRefused() => Assert.Contains("đời cũ (.doc)", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]), StringComparison.Ordinal);

    [Fact]
    public void FileWithPassword_IsRefused() =>
        Assert.Contains("mật khẩu", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")]), StringComparison.Ordinal);

    [Fact]
    public void TornZip_IsRefused()
    {
        using var paper = new WordPaper(HandmadePapers.Letter);
        var whole = ((MemoryStream)paper.Save()).ToArray();

        Assert.Contains("hỏng", Refusal(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public void ZipOfSomethingElse_IsRefused() => Assert.Equal("Đây không phải tệp Word (.docx).", Refusal(Zip(("a.txt", "chữ"))));

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", false)]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", true)]
    public void FileWithMacros_IsRefused(string type, bool hasProject)
    {
        var parts = Minimal("<w:p><w:r><w:t>chữ</w:t></w:r></w:p>", type);
        if (hasProject)
        {
            parts.Add(("word/vbaProject.bin", "x"));
        }

        Assert.Contains("macro", Refusal(Zip([.. parts])), StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatUnpacksToGigabytes_IsRefusedBeforeItIsHeld()
    {
        var text = new MemoryStream();
        using (var zip = new ZipArchive(text, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Minimal("", Docx).Where(p => p.Name != "word/document.xml"))
            {
                Write(zip, name, content);
            }

            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"u8);
            var block = Encoding.ASCII.GetBytes(new string('a', 1024 * 1024));
            for (var i = 0; i < 120; i++)
            {
                entry.Write(block);
            }
        }

        Assert.Contains("quá lớn", Refusal(text.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void DocumentType_IsNotFollowed()
    {
        var parts = Minimal("", Docx);
        parts[^1] = ("word/document.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>");

        Assert.Contains("hỏng", Refusal(Zip([.. parts])), StringComparison.Ordinal);
    }

    [Fact]
    public void TablesNestedBeyondReason_AreRefused()
    {
        var nested = new StringBuilder();
        for (var i = 0; i < 400; i++)
        {
            nested.Append("<w:tbl><w:tr><w:tc>");
        }

        nested.Append("<w:p><w:r><w:t>chữ</w:t></w:r></w:p>");
        for (var i = 0; i < 400; i++)
        {
            nested.Append("</w:tc></w:tr></w:tbl>");
        }

        Assert.Contains("lồng nhau", Refusal(Zip([.. Minimal(nested.ToString(), Docx)])), StringComparison.Ordinal);
    }

    [Fact]
    public void FileWithoutText_IsRefused() => Assert.Contains("không có chữ", Refusal(Zip([.. Minimal("<w:p/>", Docx)])), StringComparison.Ordinal);

    [Fact]
    public void PartyPaper_IsNotJudged()
    {
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM");

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.False(report.IsJudged);
        Assert.Contains("văn bản của Đảng", report.NotJudged, StringComparison.Ordinal);
        Assert.Empty(report.Departures);
    }

    [Theory]
    [InlineData("ngày 04 tháng 3 năm 2020", false)]
    [InlineData("ngày 05 tháng 3 năm 2020", true)]
    public void PaperOlderThanTheDecree_IsNotJudged(string day, bool isJudged)
    {
        using var paper = new WordPaper(HandmadePapers.Plan);
        paper.Replace("ngày 15 tháng 3 năm 2025", day);

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.Equal(isJudged, report.IsJudged);
    }

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static string Refusal(byte[] content) =>
        Assert.Throws<UnreadableDocxException>(() => LayoutChecker.Check(new MemoryStream(content), new LocalPractice())).Message;

    private static List<(string Name, string Content)> Minimal(string body, string type) =>
    [
        ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{type}\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"),
    ];

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                Write(zip, name, content);
            }
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open());
        entry.Write(content);
    }
}
