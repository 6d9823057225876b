using System.Text;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>What to do instead with a file of a kind that is not taken, told by its first bytes.</summary>
internal static class OtherKinds
{
    private static readonly (byte[] Mark, string Advice)[] Marks =
    [
        ("Rar!"u8.ToArray(), FileTexts.Archive),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], FileTexts.Archive),
        ([0x1F, 0x8B], FileTexts.Archive),
        ("BZh"u8.ToArray(), FileTexts.Archive),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], FileTexts.Archive),
        ("GIF8"u8.ToArray(), FileTexts.OtherPicture),
        ("BM"u8.ToArray(), FileTexts.OtherPicture),
        ([(byte)'I', (byte)'I', 0x2A, 0], FileTexts.OtherPicture),
        ([(byte)'M', (byte)'M', 0, 0x2A], FileTexts.OtherPicture),
        ("ID3"u8.ToArray(), FileTexts.Recording),
        ([0xFF, 0xFB], FileTexts.Recording),
        ("OggS"u8.ToArray(), FileTexts.Recording),
        ("RIFF"u8.ToArray(), FileTexts.Recording),
        ([0x1A, 0x45, 0xDF, 0xA3], FileTexts.Recording),
        ([0, 0, 1, 0xBA], FileTexts.Recording),
        ("{\\rtf"u8.ToArray(), FileTexts.RichText),
        ("%!PS"u8.ToArray(), FileTexts.PostScript),
        ("MZ"u8.ToArray(), FileTexts.NotTaken),
        ("#!"u8.ToArray(), FileTexts.NotTaken),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], FileTexts.NotTaken),
    ];

    private static readonly string[] ApplePictures = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    public static string Advice(byte[] head)
    {
        // The container of films on phones, in which HEIC lies as well.
        if (head.Length >= 12 && head.AsSpan(4).StartsWith("ftyp"u8))
        {
            return ApplePictures.Contains(Encoding.ASCII.GetString(head, 8, 4)) ? FileTexts.ApplePicture : FileTexts.Recording;
        }

        foreach (var (mark, advice) in Marks)
        {
            if (head.AsSpan().StartsWith(mark))
            {
                return advice;
            }
        }

        return head.Contains((byte)0) ? FileTexts.NotTaken : AdviceForText(head);
    }

    private static string AdviceForText(byte[] head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith('<'))
        {
            return FileTexts.WebPage;
        }

        if (text.StartsWith("Received:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Return-Path:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("From:", StringComparison.OrdinalIgnoreCase))
        {
            return FileTexts.Mail;
        }

        // A letter cut in two by the end of what was read is not counted.
        var strange = text.Count(c => c == '\uFFFD' || (char.IsControl(c) && !char.IsWhiteSpace(c)));
        return strange <= 1 ? FileTexts.PlainText : FileTexts.NotTaken;
    }
}
