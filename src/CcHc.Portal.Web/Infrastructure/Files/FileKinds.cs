using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CcHc.Portal.Web.Infrastructure.Files;

public enum FileKind
{
    Pdf,
    Docx,
    Xlsx,
    Png,
    Jpeg,
}

/// <summary>What the content shows: a kind, or the reason why it is not taken.</summary>
public sealed record FileJudgement(FileKind? Kind, string? Refusal)
{
    public static implicit operator FileJudgement(FileKind kind) => new(kind, null);

    public static FileJudgement FromFileKind(FileKind kind) => kind;

    public static FileJudgement Refuse(string reason) => new(null, reason);
}

public static class FileTexts
{
    public const string Empty = "Tệp này rỗng.";
    public const string Encrypted = "Tệp này đang đặt mật khẩu. Anh/chị bỏ mật khẩu rồi gửi lại.";
    public const string Macros = "Tệp này có chứa macro. Anh/chị lưu lại ở dạng không có macro (.docx, .xlsx) rồi gửi lại.";
    public const string OldOffice = "Tệp Word, Excel đời cũ (.doc, .xls) không được nhận. Anh/chị lưu lại ở dạng .docx hoặc .xlsx.";
    public const string Broken = "Tệp này bị hỏng, không mở được. Anh/chị kiểm tra rồi gửi lại.";
    public const string Kinds = "PDF, Word (.docx), Excel (.xlsx), ảnh PNG hoặc JPEG";
    public const string NotTaken = "Loại tệp này không được nhận. Các loại được nhận: " + Kinds + ".";

    public static string TooBig(long maxBytes) =>
        $"Tệp lớn hơn {(maxBytes / (1024m * 1024m)).ToString("0.#", Domain.Vietnamese.Culture)} MB, là mức lớn nhất được nhận.";
}

/// <summary>The kind of a file is what its bytes are; its name and what the browser calls it are not asked.</summary>
public static class FileKinds
{
    private const int HeadSize = 1024;
    private const int TailSize = 4096;
    private const int MostEntries = 10_000;
    private const long MostUnpacked = 1024L * 1024 * 1024;

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static string MediaType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Png => "image/png",
        _ => "image/jpeg",
    };

    /// <summary>Kinds a browser shows by itself; others are only ever offered as a download.</summary>
    public static bool ShowsInBrowser(string mediaType) => mediaType is "application/pdf" or "image/png" or "image/jpeg";

    /// <param name="content">Can be sought; left at its beginning.</param>
    public static FileJudgement Judge(Stream content)
    {
        try
        {
            return JudgeBytes(content);
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static FileJudgement JudgeBytes(Stream content)
    {
        if (content.Length == 0)
        {
            return FileJudgement.Refuse(FileTexts.Empty);
        }

        var head = Read(content, 0, HeadSize);
        if (head.AsSpan().StartsWith("%PDF-"u8))
        {
            return JudgePdf(content);
        }

        if (head.AsSpan().StartsWith(Png))
        {
            return FileKind.Png;
        }

        if (head.AsSpan().StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }))
        {
            return FileKind.Jpeg;
        }

        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            return JudgeZip(content);
        }

        return head.AsSpan().StartsWith(Compound) ? JudgeCompound(content) : FileJudgement.Refuse(FileTexts.NotTaken);
    }

    // The dictionary that names the encryption is the last trailer or, in newer files, stands where «startxref» points.
    private static FileJudgement JudgePdf(Stream content)
    {
        var tail = Encoding.Latin1.GetString(Read(content, Math.Max(0, content.Length - TailSize), TailSize));
        var mark = tail.LastIndexOf("startxref", StringComparison.Ordinal);
        if (mark < 0)
        {
            return FileJudgement.Refuse(FileTexts.Broken);
        }

        var number = new string([.. tail[(mark + "startxref".Length)..].SkipWhile(char.IsWhiteSpace).TakeWhile(char.IsAsciiDigit)]);
        var pointed = long.TryParse(number, CultureInfo.InvariantCulture, out var at) && at < content.Length
            ? Encoding.Latin1.GetString(Read(content, at, HeadSize))
            : "";
        return tail.Contains("/Encrypt", StringComparison.Ordinal) || pointed.Contains("/Encrypt", StringComparison.Ordinal)
            ? FileJudgement.Refuse(FileTexts.Encrypted)
            : FileKind.Pdf;
    }

    private static FileJudgement JudgeZip(Stream content)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            // A small file that unpacks to very much is made to harm whoever opens it.
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > MostUnpacked)
            {
                return FileJudgement.Refuse(FileTexts.NotTaken);
            }

            if (zip.GetEntry("[Content_Types].xml") is not { } types)
            {
                return FileJudgement.Refuse(FileTexts.NotTaken);
            }

            using var reader = new StreamReader(types.Open());
            var declared = reader.ReadToEnd();
            if (declared.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return FileJudgement.Refuse(FileTexts.Macros);
            }

            return zip.GetEntry("word/document.xml") is not null ? FileKind.Docx
                : zip.GetEntry("xl/workbook.xml") is not null ? FileKind.Xlsx
                : FileJudgement.Refuse(FileTexts.NotTaken);
        }
        catch (InvalidDataException)
        {
            return FileJudgement.Refuse(FileTexts.Broken);
        }
    }

    // Word and Excel wrap an encrypted .docx or .xlsx in the old container, under this stream name.
    private static FileJudgement JudgeCompound(Stream content)
    {
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        content.Position = 0;
        var buffer = new byte[64 * 1024 + name.Length];
        var kept = 0;
        int read;
        while ((read = content.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(name) >= 0)
            {
                return FileJudgement.Refuse(FileTexts.Encrypted);
            }

            kept = Math.Min(name.Length, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return FileJudgement.Refuse(FileTexts.OldOffice);
    }

    private static byte[] Read(Stream content, long at, int most)
    {
        var bytes = new byte[Math.Min(most, content.Length - at)];
        content.Position = at;
        content.ReadExactly(bytes);
        return bytes;
    }
}
