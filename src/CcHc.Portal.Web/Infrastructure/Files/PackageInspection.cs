using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// Whether a Word or Excel file is whole and harmless. Every part is unpacked once, into nothing, so that what the list of
/// parts claims about their sizes need not be believed.
/// </summary>
internal static class PackageInspection
{
    private const int MostParts = 10_000;
    private const int MostListBytes = 4 * 1024 * 1024;
    private const long MostUnpacked = 400L * 1024 * 1024;
    // A sheet of equal rows packs a hundredfold; beyond this only what was made to harm does.
    private const long SwellFrom = 20L * 1024 * 1024;
    private const int MostSwell = 300;
    private const int MostDeclared = 1024 * 1024;

    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;

    private static readonly XmlReaderSettings Wary = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    public static FileJudgement Judge(Stream content)
    {
        if (End(content) is not { } end)
        {
            return FileJudgement.Refuse(FileTexts.Broken);
        }

        // Counted before the list is read, because reading it takes memory for every part.
        if (end.Parts > MostParts || end.ListAt > end.At || end.At - end.ListAt > MostListBytes)
        {
            return FileJudgement.Refuse(end.Parts > MostParts ? FileTexts.Swells : FileTexts.Broken);
        }

        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Refusal(zip, content.Length) is { } reason ? FileJudgement.Refuse(reason)
                : zip.GetEntry("word/document.xml") is not null ? FileKind.Docx
                : FileKind.Xlsx;
        }
        // Names that are no text, offsets that point nowhere and methods of packing that do not exist all end here.
        catch (Exception error) when (error is InvalidDataException or XmlException or ArgumentException or NotSupportedException or EndOfStreamException or IOException or OverflowException)
        {
            return FileJudgement.Refuse(FileTexts.Broken);
        }
    }

    /// <summary>Whether a reader of zip archives would take the file for one, whatever it begins with.</summary>
    public static bool EndsLikeZip(Stream content) => End(content) is not null;

    private static string? Refusal(ZipArchive zip, long packed)
    {
        if (zip.Entries.Any(e => e.IsEncrypted))
        {
            return FileTexts.Encrypted;
        }

        if (zip.GetEntry("[Content_Types].xml") is not { } types)
        {
            return zip.GetEntry("mimetype") is not null && zip.GetEntry("content.xml") is not null ? FileTexts.OpenDocument : FileTexts.Archive;
        }

        if (types.Length > MostDeclared)
        {
            return FileTexts.Swells;
        }

        if (HasMacros(zip, types))
        {
            return FileTexts.Macros;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (zip.Entries.Any(e => !names.Add(e.FullName) || e.FullName.Contains("..", StringComparison.Ordinal) || e.FullName.StartsWith('/') || e.FullName.Contains(':', StringComparison.Ordinal)))
        {
            return FileTexts.Broken;
        }

        var main = zip.GetEntry("word/document.xml") ?? zip.GetEntry("xl/workbook.xml");
        if (main is null)
        {
            return zip.GetEntry("xl/workbook.bin") is not null ? FileTexts.BinaryWorkbook
                : zip.GetEntry("ppt/presentation.xml") is not null ? FileTexts.Presentation
                : FileTexts.NotTaken;
        }

        return Unpacked(zip, packed) ?? (IsWellFormed(main) ? null : FileTexts.Broken);
    }

    private static bool HasMacros(ZipArchive zip, ZipArchiveEntry types)
    {
        using var reader = new StreamReader(types.Open());
        var declared = new char[types.Length];
        var length = reader.ReadBlock(declared);
        return declared.AsSpan(0, length).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || e.FullName.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)
                || e.FullName.StartsWith("xl/dialogsheets/", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Unpacked(ZipArchive zip, long packed)
    {
        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            var sum = Crc32.Begin;
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                total += read;
                if (total > MostUnpacked || (total > SwellFrom && total / MostSwell > packed))
                {
                    return FileTexts.Swells;
                }

                sum = Crc32.Add(sum, buffer.AsSpan(0, read));
            }

            if (Crc32.End(sum) != entry.Crc32)
            {
                return FileTexts.Broken;
            }
        }

        return null;
    }

    private static bool IsWellFormed(ZipArchiveEntry main)
    {
        using var reader = XmlReader.Create(main.Open(), Wary);
        while (reader.Read())
        {
        }

        return true;
    }

    private sealed record ZipEnd(long At, int Parts, long ListAt);

    // The record at the end of every archive. It has to end the file: what follows it belongs to another kind of file.
    private static ZipEnd? End(Stream content)
    {
        var size = (int)Math.Min(content.Length, EndSize + LongestComment);
        var from = content.Length - size;
        var tail = FileKinds.Read(content, from, size);
        for (var at = size - EndSize; at >= 0; at--)
        {
            if (!tail.AsSpan(at).StartsWith("PK\u0005\u0006"u8))
            {
                continue;
            }

            var comment = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 20));
            if (at + EndSize + comment == size)
            {
                return new ZipEnd(from + at, BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)));
            }
        }

        return null;
    }
}

/// <summary>The checksum of zip archives and of PNG.</summary>
internal static class Crc32
{
    public const uint Begin = uint.MaxValue;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var value = (uint)i;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    })];

    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            sum = Table[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        return sum;
    }

    public static uint End(uint sum) => ~sum;
}
