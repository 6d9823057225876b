using System.Text;

namespace CcHc.Portal.Web.Infrastructure.Files;

public enum FileKind
{
    Pdf,
    Docx,
    Xlsx,
    Png,
    Jpeg,
    WebP,
}

/// <summary>What the content shows: a kind, or the reason why it is not taken.</summary>
public sealed record FileJudgement(FileKind? Kind, string? Refusal)
{
    public static implicit operator FileJudgement(FileKind kind) => new(kind, null);

    public static FileJudgement FromFileKind(FileKind kind) => kind;

    public static FileJudgement Refuse(string reason) => new(null, reason);
}

/// <summary>
/// The kind of a file is what its bytes are. The name and what the browser calls it are then held against that: a file that
/// goes under a false flag is refused, whether a hand slipped or somebody meant it.
/// </summary>
public static class FileKinds
{
    private const int HeadSize = 1024;
    private const int LongestEnding = 8;

    private static readonly byte[] PngMark = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] JpegMark = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] CompoundMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly Dictionary<string, FileKind> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = FileKind.Pdf,
        ["docx"] = FileKind.Docx,
        ["xlsx"] = FileKind.Xlsx,
        ["png"] = FileKind.Png,
        ["jpg"] = FileKind.Jpeg,
        ["jpeg"] = FileKind.Jpeg,
        ["jpe"] = FileKind.Jpeg,
        ["jfif"] = FileKind.Jpeg,
        ["webp"] = FileKind.WebP,
    };

    /// <summary>Endings that mean another kind; what is neither here nor above («Báo cáo 12.10») says nothing about the kind.</summary>
    private static readonly HashSet<string> OtherEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        "doc", "xls", "ppt", "pptx", "docm", "xlsm", "pptm", "xlsb", "dotm", "xltm", "odt", "ods", "rtf", "txt", "csv", "xml", "eml", "msg",
        "zip", "rar", "7z", "gz", "tar", "iso", "heic", "heif", "avif", "gif", "bmp", "tif", "tiff", "svg", "htm", "html", "mht",
        "mp3", "mp4", "mov", "avi", "mkv", "webm", "wav", "exe", "dll", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "js", "jar", "hta",
        "lnk", "url", "php", "asp", "aspx", "jsp", "sh", "py", "apk", "reg", "chm",
    };

    private static readonly Dictionary<string, FileKind?> Declared = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/pdf"] = FileKind.Pdf,
        ["application/x-pdf"] = FileKind.Pdf,
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = FileKind.Docx,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = FileKind.Xlsx,
        ["image/png"] = FileKind.Png,
        ["image/jpeg"] = FileKind.Jpeg,
        ["image/jpg"] = FileKind.Jpeg,
        ["image/pjpeg"] = FileKind.Jpeg,
        ["image/webp"] = FileKind.WebP,
        ["image/svg+xml"] = null,
        ["text/html"] = null,
        ["application/xhtml+xml"] = null,
        ["text/javascript"] = null,
        ["application/javascript"] = null,
        ["application/x-msdownload"] = null,
        ["application/x-sh"] = null,
    };

    public static string MediaType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        _ => "image/jpeg",
    };

    public static string Name(FileKind kind) => kind switch
    {
        FileKind.Pdf => "PDF",
        FileKind.Docx => "Word (.docx)",
        FileKind.Xlsx => "Excel (.xlsx)",
        FileKind.Png => "ảnh PNG",
        FileKind.WebP => "ảnh WebP",
        _ => "ảnh JPEG",
    };

    /// <summary>Kinds a browser shows by itself; others are only ever offered as a download.</summary>
    public static bool ShowsInBrowser(string mediaType) => mediaType == "application/pdf" || IsPicture(mediaType);

    public static bool IsPicture(string mediaType) => mediaType is "image/png" or "image/jpeg" or "image/webp";

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

    /// <summary>The same, held against the name and against what the browser says it is.</summary>
    public static FileJudgement Judge(Stream content, string name, string? declared)
    {
        var judgement = Judge(content);
        if (judgement.Kind is not { } kind)
        {
            return judgement;
        }

        var ending = Path.GetExtension(name).TrimStart('.');
        if (ending.Length is > 0 and <= LongestEnding
            && (Endings.TryGetValue(ending, out var named) ? named != kind : OtherEndings.Contains(ending)))
        {
            return FileJudgement.Refuse(FileTexts.OtherName(ending.ToLowerInvariant(), kind));
        }

        return Declared.TryGetValue(declared?.Split(';')[0].Trim() ?? "", out var said) && said != kind
            ? FileJudgement.Refuse(FileTexts.OtherDeclared(kind))
            : judgement;
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
            return PdfInspection.Judge(content);
        }

        var judgement = JudgeOther(content, head);
        // Readers of PDF look for this mark in the first kilobyte, so the file would be a PDF to them and something else to us.
        return judgement.Kind is not null && head.AsSpan().IndexOf("%PDF-"u8) >= 0 ? FileJudgement.Refuse(FileTexts.TwoKinds) : judgement;
    }

    private static FileJudgement JudgeOther(Stream content, byte[] head)
    {
        if (head.AsSpan().StartsWith(PngMark))
        {
            return PictureInspection.JudgePng(content);
        }

        if (head.AsSpan().StartsWith(JpegMark))
        {
            return PictureInspection.JudgeJpeg(content);
        }

        if (head.AsSpan().StartsWith("RIFF"u8) && head.Length >= 12 && head.AsSpan(8).StartsWith("WEBP"u8))
        {
            return PictureInspection.JudgeWebP(content, head);
        }

        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8) || head.AsSpan().StartsWith("PK\u0005\u0006"u8))
        {
            return PackageInspection.Judge(content);
        }

        return FileJudgement.Refuse(head.AsSpan().StartsWith(CompoundMark) ? OldContainer(content) : OtherKinds.Advice(head));
    }

    // Word and Excel wrap an encrypted .docx or .xlsx in the container of their old formats; a stream's name tells what is in it.
    private static string OldContainer(Stream content)
    {
        var found = ByteSearch.Find(content, [.. new[] { "EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document", "__substg1.0" }.Select(Encoding.Unicode.GetBytes)]);
        return found switch
        {
            [true, ..] => FileTexts.Encrypted,
            [_, _, _, _, true, _] => FileTexts.Presentation,
            [_, _, _, _, _, true] => FileTexts.Mail,
            _ => FileTexts.OldOffice,
        };
    }

    internal static byte[] Read(Stream content, long at, int most)
    {
        var bytes = new byte[Math.Max(0, Math.Min(most, content.Length - at))];
        content.Position = at;
        content.ReadExactly(bytes);
        return bytes;
    }
}
