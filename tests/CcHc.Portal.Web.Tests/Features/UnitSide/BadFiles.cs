using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CcHc.Portal.Web.Infrastructure.Files;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>One file that is not to be taken.</summary>
/// <param name="Reason">The whole text of the refusal, or the beginning of it.</param>
public sealed record BadFile(string Name, byte[] Content, string Reason)
{
    public string Declared { get; init; } = "application/octet-stream";
}

/// <summary>Files as they should never lie in a store, the same ones at every run.</summary>
public static class BadFiles
{
    private static readonly string[] Odd = ["báo cáo quý I.{0}", "..\\..\\{0}.{0}", "a\u202Egpj.{0}", "  .{0}", new string('ệ', 300) + ".{0}", "nul\0byte.{0}", "xin chào 😀.{0}", "CON.{0}"];

    public static IReadOnlyList<BadFile> All { get; } = [.. WrongKinds(), .. FalseFlags(), .. Truncated(), .. Damaged(), .. TwoKinds(), .. Swelling(), .. Locked(), .. WithPrograms(), .. HugeHeaders(), .. Nothing(), .. Noise()];

    private static IEnumerable<BadFile> WrongKinds()
    {
        (string Ending, byte[] Content, string Reason)[] kinds =
        [
            ("exe", "MZ\u0090\0\u0003\0\0\0"u8.ToArray(), FileTexts.NotTaken),
            ("elf", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], FileTexts.NotTaken),
            ("sh", "#!/bin/sh\nrm -rf /"u8.ToArray(), FileTexts.NotTaken),
            ("html", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), FileTexts.WebPage),
            ("svg", "\uFEFF <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), FileTexts.WebPage),
            ("xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>"u8.ToArray(), FileTexts.WebPage),
            ("txt", "Kính gửi: Sở Nội vụ"u8.ToArray(), FileTexts.PlainText),
            ("csv", "mã;điểm\n1.1;2"u8.ToArray(), FileTexts.PlainText),
            ("eml", "Received: from mail.example.vn\nSubject: Báo cáo"u8.ToArray(), FileTexts.Mail),
            ("rtf", "{\\rtf1\\ansi Báo cáo}"u8.ToArray(), FileTexts.RichText),
            ("ps", "%!PS-Adobe-3.0"u8.ToArray(), FileTexts.PostScript),
            ("zip", Files.Zip(("báo cáo.docx", "x")), FileTexts.Archive),
            ("zip", Files.Zip(), FileTexts.Archive),
            ("rar", [.. "Rar!"u8, 0x1A, 7, 1, 0], FileTexts.Archive),
            ("7z", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4], FileTexts.Archive),
            ("gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], FileTexts.Archive),
            ("pptx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")), FileTexts.Presentation),
            ("xlsb", Files.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")), FileTexts.BinaryWorkbook),
            ("vsdx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("visio/document.xml", "<v/>")), FileTexts.NotTaken),
            ("odt", Files.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), FileTexts.OpenDocument),
            ("doc", Compound("WordDocument"), FileTexts.OldOffice),
            ("xls", Compound("Workbook"), FileTexts.OldOffice),
            ("ppt", Compound("PowerPoint Document"), FileTexts.Presentation),
            ("msg", Compound("__substg1.0_0037001F"), FileTexts.Mail),
            ("heic", [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0], FileTexts.ApplePicture),
            ("avif", [0, 0, 0, 0x18, .. "ftypavif"u8, 0, 0, 0, 0], FileTexts.ApplePicture),
            ("mp4", [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 0, 0], FileTexts.Recording),
            ("mkv", [0x1A, 0x45, 0xDF, 0xA3, 1, 0], FileTexts.Recording),
            ("mp3", [.. "ID3"u8, 4, 0, 0], FileTexts.Recording),
            ("wav", [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8], FileTexts.Recording),
            ("gif", "GIF89a\u0001\0\u0001\0"u8.ToArray(), FileTexts.OtherPicture),
            ("bmp", [(byte)'B', (byte)'M', 0x36, 0, 0, 0], FileTexts.OtherPicture),
            ("tif", [(byte)'I', (byte)'I', 0x2A, 0, 8, 0, 0, 0], FileTexts.OtherPicture),
        ];
        // What it is called changes nothing: under its own name, under a name that would be taken, and under odd ones.
        return from kind in kinds
               from name in new[] { $"tài liệu.{kind.Ending}", "tài liệu.pdf", "tài liệu.docx" }
               select new BadFile(name, kind.Content, kind.Reason);
    }

    private static IEnumerable<BadFile> FalseFlags()
    {
        (FileKind Kind, string Ending, byte[] Content)[] good = [.. Good()];
        foreach (var (kind, ending, content) in good)
        {
            foreach (var other in good.Where(g => g.Kind != kind))
            {
                yield return new BadFile($"tài liệu.{other.Ending}", content, $"Tên tệp có đuôi .{other.Ending} nhưng nội dung là {FileKinds.Name(kind)}.");
            }

            foreach (var program in new[] { "exe", "js", "html", "docm", "zip" })
            {
                yield return new BadFile($"tài liệu.{ending}.{program}", content, $"Tên tệp có đuôi .{program} nhưng nội dung là {FileKinds.Name(kind)}.");
            }

            yield return new BadFile("tài liệu." + ending, content, "Trình duyệt báo tệp này thuộc loại khác") { Declared = "text/html; charset=utf-8" };
        }
    }

    // Of every kind, cut at many places: in the head, in the middle, just before the end.
    private static IEnumerable<BadFile> Truncated() =>
        from good in Good()
        from part in new[] { 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97 }
        let length = (int)(good.Content.Length * part)
        // What is left of the first bytes tells the kind, so that the file is broken and not of no kind.
        where length >= 12
        select new BadFile($"cụt {part}.{good.Ending}", good.Content[..length], FileTexts.Broken);

    private static IEnumerable<BadFile> Damaged()
    {
        foreach (var name in Odd)
        {
            yield return new BadFile(string.Format(System.Globalization.CultureInfo.InvariantCulture, name, "pdf"), "%PDF-1.7\nkhông có gì"u8.ToArray(), FileTexts.Broken);
            yield return new BadFile(string.Format(System.Globalization.CultureInfo.InvariantCulture, name, "docx"), "PK\u0003\u0004 không có gì"u8.ToArray(), FileTexts.Broken);
        }

        // A picture or a document with one byte turned in what is covered by a checksum.
        foreach (var (ending, content) in new[] { ("png", Files.Png()), ("docx", Files.Docx(new string('a', 40))) })
        {
            for (var i = 0; i < 8; i++)
            {
                var copy = content.ToArray();
                var at = ending == "png" ? 16 + i : copy.AsSpan().IndexOf("word/document.xml"u8) + "word/document.xml".Length + i;
                copy[at] ^= 0x55;
                yield return new BadFile($"sai {i}.{ending}", copy, ending == "png" ? "" : FileTexts.Broken);
            }
        }

        yield return new BadFile("bảng ở nơi khác.pdf", Encoding.Latin1.GetBytes("%PDF-1.4\n" + new string(' ', 5000) + "startxref\n2000\n%%EOF\n"), FileTexts.Broken);
        yield return new BadFile("bảng ngoài tệp.pdf", Encoding.Latin1.GetBytes("%PDF-1.4\n1 0 obj\nstartxref\n99999999999999999999\n%%EOF\n"), FileTexts.Broken);
        yield return new BadFile("bảng âm.pdf", Encoding.Latin1.GetBytes("%PDF-1.4\n1 0 obj\nstartxref\n-5\n%%EOF\n"), FileTexts.Broken);
        yield return new BadFile("tên trùng.docx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), ("word/document.xml", "<b/>")), FileTexts.Broken);
        yield return new BadFile("leo thư mục.docx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), ("../../portal.db", "x")), FileTexts.Broken);
        yield return new BadFile("đường dẫn gốc.docx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), ("/etc/passwd", "x")), FileTexts.Broken);
        yield return new BadFile("thực thể.docx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")), FileTexts.Broken);
        yield return new BadFile("không đúng xml.xlsx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook>")), FileTexts.Broken);
    }

    private static IEnumerable<BadFile> TwoKinds()
    {
        var archive = Files.Zip(("a.exe", "MZ"));
        yield return new BadFile("pdf và zip.pdf", [.. Files.Pdf(), .. archive], FileTexts.TwoKinds);
        yield return new BadFile("jpeg và zip.jpg", [.. Files.Jpeg(), .. archive], FileTexts.TwoKinds);
        yield return new BadFile("png và zip.png", [.. Files.Png(), .. archive], FileTexts.TwoKinds);
        yield return new BadFile("webp và zip.webp", [.. Files.WebP(), .. archive], FileTexts.TwoKinds);
        yield return new BadFile("pdf và html.pdf", Files.Pdf(after: "<script>alert(1)</script>"), FileTexts.TwoKinds);
        yield return new BadFile("pdf và exe.pdf", Files.Pdf(after: "MZ\u0090\0"), FileTexts.TwoKinds);
        yield return new BadFile("png và php.png", [.. Files.Png(), .. "<?php system($_GET['c']);"u8], FileTexts.TwoKinds);
        yield return new BadFile("jpeg và pdf.jpg", Files.Jpeg(comment: "%PDF-1.4"), FileTexts.TwoKinds);
        yield return new BadFile("docx và pdf.docx", Files.Zip(("%PDF-1.4", ""), ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>")), FileTexts.TwoKinds);
        yield return new BadFile("docx và thêm.docx", [.. Files.Docx(), .. "MZ"u8], FileTexts.Broken);
    }

    private static IEnumerable<BadFile> Swelling()
    {
        yield return new BadFile("phình.docx", Bomb("word/document.xml", "word/media/image1.bmp", 64), FileTexts.Swells);
        yield return new BadFile("phình.xlsx", Bomb("xl/workbook.xml", "xl/worksheets/sheet1.xml", 64), FileTexts.Swells);
        yield return new BadFile("nhiều phần.docx", Files.Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), .. Enumerable.Range(0, 10_001).Select(i => ($"w/{i}", ""))]), FileTexts.Swells);

        // The list says that the part is small; what comes out of it is not.
        var lying = Bomb("word/document.xml", "word/media/image1.bmp", 64);
        foreach (var mark in new[] { "PK\u0001\u0002", "PK\u0003\u0004" })
        {
            for (var at = 0; (at = Index(lying, mark, at)) >= 0; at += 4)
            {
                var size = at + (mark == "PK\u0001\u0002" ? 24 : 22);
                if (BinaryPrimitives.ReadUInt32LittleEndian(lying.AsSpan(size)) > 1_000_000)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(size), 100);
                }
            }
        }

        yield return new BadFile("khai gian.docx", lying, FileTexts.Broken);
    }

    private static IEnumerable<BadFile> Locked()
    {
        yield return new BadFile("khóa.pdf", Files.EncryptedPdf(), FileTexts.Encrypted);
        yield return new BadFile("khóa tại chỗ.pdf", Files.Pdf(trailer: "/Encrypt << /Filter /Standard >>"), FileTexts.Encrypted);
        yield return new BadFile("khóa ở đầu.pdf", Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /XRef /Encrypt 9 0 R >>\nendobj\n" + new string('%', 100_000) + "\nstartxref\n9\n%%EOF\n"), FileTexts.Encrypted);
        yield return new BadFile("khóa.docx", Compound("EncryptedPackage"), FileTexts.Encrypted);
        yield return new BadFile("khóa.xlsx", Compound("EncryptedPackage", before: 70_000), FileTexts.Encrypted);

        var zip = Files.Docx();
        for (var at = 0; (at = Index(zip, "PK\u0001\u0002", at)) >= 0; at += 4)
        {
            zip[at + 8] |= 1;
        }

        yield return new BadFile("phần khóa.docx", zip, FileTexts.Encrypted);
    }

    private static IEnumerable<BadFile> WithPrograms()
    {
        yield return new BadFile("macro.docx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x")), FileTexts.Macros);
        yield return new BadFile("macro.docm", Files.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x")), FileTexts.Macros);
        yield return new BadFile("macro.xlsx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>"), ("xl/VBAPROJECT.BIN", "x")), FileTexts.Macros);
        yield return new BadFile("macro 4.xlsx", Files.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>"), ("xl/macrosheets/sheet1.xml", "<a/>")), FileTexts.Macros);
        yield return new BadFile("khai macro.docx", Files.Zip(("[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"), ("word/document.xml", "<a/>")), FileTexts.Macros);
        yield return new BadFile("tự chạy.pdf", Files.Pdf(catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>"), FileTexts.Program);
        yield return new BadFile("mã lệnh.pdf", Files.Pdf(catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), FileTexts.Program);
    }

    private static IEnumerable<BadFile> HugeHeaders()
    {
        foreach (var (width, height) in new[] { (100_000u, 100_000u), (uint.MaxValue, uint.MaxValue), (20_000u, 20_000u), ((uint)int.MaxValue, 2u) })
        {
            yield return new BadFile($"{width}x{height}.png", Files.Png(width, height), "Ảnh này rộng ");
        }

        yield return new BadFile("không có bề rộng.png", Files.Png(0, 5), FileTexts.Broken);
        yield return new BadFile("lớn.jpg", Files.Jpeg(65_000, 65_000), "Ảnh này rộng 65.000 × 65.000 điểm");
        yield return new BadFile("không có bề cao.jpg", Files.Jpeg(5, 0), FileTexts.Broken);
        yield return new BadFile("lớn.webp", Files.WebP(16_384, 16_384), "Ảnh này rộng 16.384 × 16.384 điểm");

        // A part of a picture that claims four gigabytes.
        var png = Files.Png();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(33), uint.MaxValue);
        yield return new BadFile("phần bốn GB.png", png, FileTexts.Broken);
        var webp = Files.WebP();
        BinaryPrimitives.WriteUInt32LittleEndian(webp.AsSpan(4), uint.MaxValue);
        yield return new BadFile("bốn GB.webp", webp, FileTexts.Broken);
        // A list of parts that claims sixty thousand of them, and one that begins past its end.
        yield return new BadFile("sáu vạn phần.docx", WithEnd(Files.Docx(), end => BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), 60_000)), FileTexts.Swells);
        yield return new BadFile("danh sách ngoài tệp.docx", WithEnd(Files.Docx(), end => BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), 0xFFFF_FFF0)), FileTexts.Broken);
        yield return new BadFile("danh sách sai.xlsx", WithEnd(Files.Xlsx(), end => BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), 3)), FileTexts.Broken);
    }

    private static IEnumerable<BadFile> Nothing() => Odd.Concat(["rỗng.{0}", "rỗng"]).Select(n => new BadFile(string.Format(System.Globalization.CultureInfo.InvariantCulture, n, "pdf"), [], FileTexts.Empty));

    // Bytes that mean nothing, at many lengths, some of them behind a head that promises something.
    private static IEnumerable<BadFile> Noise()
    {
        var random = new Random(20251031);
        for (var i = 0; i < 60; i++)
        {
            var bytes = new byte[1 + random.Next(40_000)];
            random.NextBytes(bytes);
            byte[] head = (i % 6) switch { 0 => [.. "%PDF-1.7"u8], 1 => [.. "PK\u0003\u0004"u8], 2 => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], 3 => [0xFF, 0xD8, 0xFF, 0x01], 4 => [.. "RIFF"u8, 255, 255, 255, 127, .. "WEBP"u8], _ => [0] };
            yield return new BadFile($"ngẫu nhiên {i}.{(i % 2 == 0 ? "pdf" : "png")}", [.. head, .. bytes], i % 6 == 5 ? FileTexts.NotTaken : FileTexts.Broken);
        }
    }

    private static IEnumerable<(FileKind Kind, string Ending, byte[] Content)> Good()
    {
        yield return (FileKind.Pdf, "pdf", Files.Pdf());
        yield return (FileKind.Docx, "docx", Files.Docx());
        yield return (FileKind.Xlsx, "xlsx", Files.Xlsx());
        yield return (FileKind.Png, "png", Files.Png());
        yield return (FileKind.Jpeg, "jpg", Files.Jpeg());
        yield return (FileKind.WebP, "webp", Files.WebP());
    }

    private static byte[] Compound(string stream, int before = 0) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[before], .. Encoding.Unicode.GetBytes(stream)];

    private static byte[] Bomb(string main, string part, int megabytes)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("[Content_Types].xml", "<Types/>"), (main, "<a/>") })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }

            using var swelling = zip.CreateEntry(part, CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
            {
                swelling.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] WithEnd(byte[] zip, Action<byte[]> change)
    {
        var end = zip[^22..];
        change(end);
        return [.. zip[..^22], .. end];
    }

    private static int Index(byte[] bytes, string mark, int from) =>
        bytes.AsSpan(from).IndexOf(Encoding.Latin1.GetBytes(mark)) is var at and >= 0 ? from + at : -1;
}
