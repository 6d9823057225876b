using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>Small whole files of the kinds that are taken, and the parts they are made of.</summary>
public static class Files
{
    public static byte[] Pdf(string text = "", string catalog = "", string trailer = "", string after = "")
    {
        var file = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"%PDF-1.4\n% {text}\n1 0 obj\n<< /Type /Catalog {catalog} >>\nendobj\n"));
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n{after}");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    public static byte[] EncryptedPdf() => Pdf(trailer: "/Encrypt 2 0 R");

    public static byte[] Docx(string body = "") => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", $"<document>{body}</document>"));

    public static byte[] Xlsx() => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                var entry = zip.CreateEntry(name);
                // The same bytes at every run.
                entry.LastWriteTime = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var writer = new StreamWriter(entry.Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Png(uint width = 1, uint height = 1)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write([0, 128]);
        }

        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>The smallest picture a browser shows: one grey point.</summary>
    public static byte[] Jpeg(ushort width = 1, ushort height = 1, string comment = "") =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. comment.Length == 0 ? [] : Segment(0xFE, Encoding.UTF8.GetBytes(comment)),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x3F,
        0xFF, 0xD9,
    ];

    public static byte[] WebP(int width = 1, int height = 1)
    {
        var size = ((uint)(width - 1) & 0x3FFF) | (((uint)(height - 1) & 0x3FFF) << 14);
        var body = new byte[10];
        body[0] = 0x2F;
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(1), size);
        var file = new byte[20 + body.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)(file.Length - 8));
        "WEBPVP8L"u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), (uint)body.Length);
        body.CopyTo(file, 20);
        return file;
    }

    public static byte[] Chunk(string kind, byte[] data)
    {
        byte[] covered = [.. Encoding.ASCII.GetBytes(kind), .. data];
        var chunk = new byte[covered.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        covered.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(covered));
        return chunk;
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320 ^ (sum >> 1);
            }
        }

        return ~sum;
    }
}
