using System.Buffers.Binary;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Whether a picture is whole, and small enough to be opened. Only its frame is read; nothing is decoded.</summary>
internal static class PictureInspection
{
    // The best phones of today take pictures of 200 million points.
    private const long MostPixels = 210_000_000;
    private const int BufferSize = 64 * 1024;

    public static FileJudgement JudgePng(Stream content)
    {
        content.Position = 8;
        var buffer = new byte[BufferSize];
        for (var first = true; ; first = false)
        {
            if (!Fill(content, buffer.AsSpan(0, 8)))
            {
                return FileJudgement.Refuse(FileTexts.Broken);
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(buffer);
            var kind = buffer[4..8];
            if (length > content.Length - content.Position - 4 || first != kind.AsSpan().SequenceEqual("IHDR"u8) || (first && length != 13))
            {
                return FileJudgement.Refuse(FileTexts.Broken);
            }

            var sum = Crc32.Add(Crc32.Begin, kind);
            for (var left = (int)length; left > 0;)
            {
                var part = buffer.AsSpan(0, Math.Min(left, buffer.Length));
                content.ReadExactly(part);
                sum = Crc32.Add(sum, part);
                left -= part.Length;
                if (first && Size(BinaryPrimitives.ReadUInt32BigEndian(part), BinaryPrimitives.ReadUInt32BigEndian(part[4..])) is { } refusal)
                {
                    return refusal;
                }
            }

            content.ReadExactly(buffer, 0, 4);
            if (BinaryPrimitives.ReadUInt32BigEndian(buffer) != Crc32.End(sum))
            {
                return FileJudgement.Refuse(FileTexts.Broken);
            }

            if (kind.AsSpan().SequenceEqual("IEND"u8))
            {
                return content.Position == content.Length ? FileKind.Png : FileJudgement.Refuse(FileTexts.TwoKinds);
            }
        }
    }

    /// <remarks>Phones put a film or a second picture behind the first one, so what follows its end is not asked, unless it makes the file an archive.</remarks>
    public static FileJudgement JudgeJpeg(Stream content)
    {
        content.Position = 2;
        var buffer = new byte[BufferSize];
        var hasSize = false;
        while (Fill(content, buffer.AsSpan(0, 2)) && buffer[0] == 0xFF)
        {
            var marker = buffer[1];
            if (marker == 0xFF)
            {
                content.Position--;
                continue;
            }

            if (!Fill(content, buffer.AsSpan(0, 2)))
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(buffer);
            if (length < 2 || content.Position + length - 2 > content.Length)
            {
                break;
            }

            var next = content.Position + length - 2;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (length < 8)
                {
                    break;
                }

                content.ReadExactly(buffer, 0, 5);
                hasSize = true;
                if (Size(BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(1))) is { } refusal)
                {
                    return refusal;
                }
            }

            content.Position = next;
            if (marker == 0xDA)
            {
                return !hasSize || !HasEnd(content, buffer) ? FileJudgement.Refuse(FileTexts.Broken)
                    : PackageInspection.EndsLikeZip(content) ? FileJudgement.Refuse(FileTexts.TwoKinds)
                    : FileKind.Jpeg;
            }
        }

        return FileJudgement.Refuse(FileTexts.Broken);
    }

    public static FileJudgement JudgeWebP(Stream content, byte[] head)
    {
        // Of an odd length a zero follows that is not counted.
        var declared = 8L + BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        if (head.Length < 30 || declared > content.Length)
        {
            return FileJudgement.Refuse(FileTexts.Broken);
        }

        if (content.Length > declared + 1)
        {
            return FileJudgement.Refuse(FileTexts.TwoKinds);
        }

        var at = head.AsSpan(20);
        (long Width, long Height)? size = head.AsSpan(12, 4) switch
        {
            var kind when kind.SequenceEqual("VP8X"u8) => (1 + Three(at[4..]), 1 + Three(at[7..])),
            var kind when kind.SequenceEqual("VP8 "u8) => (BinaryPrimitives.ReadUInt16LittleEndian(at[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(at[8..]) & 0x3FFF),
            var kind when kind.SequenceEqual("VP8L"u8) && at[0] == 0x2F => (1 + (BinaryPrimitives.ReadUInt32LittleEndian(at[1..]) & 0x3FFF), 1 + ((BinaryPrimitives.ReadUInt32LittleEndian(at[1..]) >> 14) & 0x3FFF)),
            _ => null,
        };
        return size is not { } found ? FileJudgement.Refuse(FileTexts.Broken) : Size(found.Width, found.Height) ?? FileKind.WebP;
    }

    private static FileJudgement? Size(long width, long height) =>
        width <= 0 || height <= 0 ? FileJudgement.Refuse(FileTexts.Broken)
        // Divided, because the product of what a header can claim does not fit.
        : width > MostPixels / height ? FileJudgement.Refuse(FileTexts.TooManyPixels(width, height))
        : null;

    // Within the picture's own data this pair of bytes cannot occur, so the first one is the end.
    private static bool HasEnd(Stream content, byte[] buffer)
    {
        var last = 0;
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            var window = buffer.AsSpan(0, read);
            if ((last == 0xFF && window[0] == 0xD9) || window.IndexOf([(byte)0xFF, (byte)0xD9]) >= 0)
            {
                return true;
            }

            last = window[^1];
        }

        return false;
    }

    private static bool Fill(Stream content, Span<byte> into) => content.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length;

    private static long Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
