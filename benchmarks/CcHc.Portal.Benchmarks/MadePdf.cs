using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHc.Portal.Benchmarks;

/// <summary>A PDF of one page with a picture's worth of bytes.</summary>
internal static class MadePdf
{
    /// <summary>No two of these share their bytes.</summary>
    internal static byte[] Bytes(int size)
    {
        var noise = new byte[size];
        RandomNumberGenerator.Fill(noise);
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)('a' + (noise[i] % 26));
        }

        return Bytes(noise);
    }

    /// <summary>The page with these bytes in it, which are letters only.</summary>
    internal static byte[] Bytes(byte[] stream)
    {
        string[] before = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"];
        var text = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (thing, i) in before.Select((b, i) => (b, i)))
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{thing}\nendobj\n");
        }

        places.Add(text.Length);
        text.Append(CultureInfo.InvariantCulture, $"4 0 obj\n<< /Length {stream.Length} >>\nstream\n");
        var close = new StringBuilder("\nendstream\nendobj\n");
        var table = text.Length + stream.Length + close.Length;
        close.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(p => close.Append(CultureInfo.InvariantCulture, $"{p:0000000000} 00000 n \n"));
        close.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return [.. Encoding.ASCII.GetBytes(text.ToString()), .. stream, .. Encoding.ASCII.GetBytes(close.ToString())];
    }
}
