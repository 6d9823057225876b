using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Signing;

/// <summary>
/// Finds the signatures of a PDF and judges them offline. A signature is found by its ByteRange; the bytes it leaves out must be
/// the signature itself, so that nothing can hide in them. Files come from anywhere: whatever is not well formed is passed over
/// or called unreadable, never an error.
/// </summary>
public static class PdfSignatures
{
    /// <summary>A file that holds more is no paper.</summary>
    public const int Most = 50;

    private const int LongestRange = 200;
    private const int LargestSignature = 2 * 1024 * 1024;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF \r\n\t"u8);

    public static IReadOnlyList<PdfSignature> Read(byte[] pdf, X509Certificate2Collection anchors, DateTimeOffset now)
    {
        var ranges = Ranges(pdf);
        var coveredTo = ranges.Count == 0 ? 0 : ranges.Max(r => r.End);
        return [.. ranges.Select(r => Judge(pdf, r, anchors, coveredTo, now))];
    }

    private static List<ByteRange> Ranges(byte[] pdf)
    {
        var found = new List<ByteRange>();
        ReadOnlySpan<byte> mark = "/ByteRange"u8;
        for (var at = 0; found.Count < Most;)
        {
            var next = pdf.AsSpan(at).IndexOf(mark);
            if (next < 0)
            {
                break;
            }

            at += next + mark.Length;
            if (ByteRange.TryRead(pdf, at, LongestRange, LargestSignature, out var range) && !found.Contains(range))
            {
                found.Add(range);
            }
        }

        return [.. found.OrderBy(r => r.End)];
    }

    private static PdfSignature Judge(byte[] pdf, ByteRange range, X509Certificate2Collection anchors, int coveredTo, DateTimeOffset now)
    {
        var isWhole = IsBlank(pdf.AsSpan(range.End));
        var signature = new PdfSignature { Verdict = SignatureVerdict.Unreadable, CoversWholeFile = isWhole };
        var content = range.ContentOf(pdf);
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        SignerInfo signer;
        try
        {
            cms.Decode(range.SignatureOf(pdf));
            if (cms.SignerInfos.Count == 0)
            {
                return signature with { Why = "Trong chữ ký không có người ký." };
            }

            signer = cms.SignerInfos[0];
        }
        catch (CryptographicException)
        {
            return signature with { Why = "Chữ ký hỏng, hoặc theo kiểu cổng không đọc được." };
        }

        var certificate = signer.Certificate;
        signature = signature with
        {
            ClaimedAt = TimeOf(signer),
            SignerName = certificate is null ? null : Names.CommonName(certificate.SubjectName) ?? certificate.Subject,
            Kind = certificate is null ? SignerKind.Unknown : Names.KindOf(certificate.SubjectName),
            Issuer = certificate is null ? null : Names.CommonName(certificate.IssuerName) ?? certificate.Issuer,
        };
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
        }
        catch (CryptographicException)
        {
            return signature with { Verdict = SignatureVerdict.Changed, Why = "Nội dung của tệp không còn khớp với chữ ký." };
        }

        if (!isWhole && range.End == coveredTo)
        {
            return signature with
            {
                Verdict = SignatureVerdict.Extended,
                Why = "Phần đã ký còn nguyên, nhưng tệp được ghi thêm sau khi ký và không chữ ký nào bảo vệ phần ghi thêm.",
            };
        }

        var doubt = certificate is null ? "chữ ký không kèm chứng thư" : Doubt(certificate, cms.Certificates, anchors, signature.ClaimedAt ?? now);
        var later = isWhole ? null : "Sau chữ ký này tệp được ký tiếp.";
        return doubt is null
            ? signature with { Verdict = SignatureVerdict.Intact, Why = later }
            : signature with { Verdict = SignatureVerdict.NotChecked, Why = $"Nội dung khớp với chữ ký, nhưng {doubt}.{(later is null ? "" : " " + later)}" };
    }

    /// <summary>Why the certificate cannot be traced to an anchor; none where it can.</summary>
    private static string? Doubt(X509Certificate2 certificate, X509Certificate2Collection sent, X509Certificate2Collection anchors, DateTimeOffset at)
    {
        if (anchors.Count == 0)
        {
            return "quản trị chưa cài chứng thư gốc nào để kiểm tra";
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(anchors);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        try
        {
            if (chain.Build(certificate))
            {
                return null;
            }
        }
        catch (CryptographicException)
        {
            return "chứng thư không đọc được";
        }

        return chain.ChainStatus.Any(s => s.Status == X509ChainStatusFlags.NotTimeValid)
            ? "chứng thư đã hết hạn hoặc chưa có hiệu lực lúc ký"
            : chain.ChainStatus.Any(s => s.Status is X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.UntrustedRoot)
                ? "chứng thư không do cơ quan chứng thực nào trong danh sách tin cậy cấp"
                : "chứng thư không hợp lệ";
    }

    private static DateTimeOffset? TimeOf(SignerInfo signer) => signer.SignedAttributes.Cast<CryptographicAttributeObject>()
        .SelectMany(a => a.Values.Cast<AsnEncodedData>())
        .OfType<Pkcs9SigningTime>()
        .Select(t => (DateTimeOffset?)new DateTimeOffset(t.SigningTime.ToUniversalTime(), TimeSpan.Zero))
        .FirstOrDefault();

    private static bool IsBlank(ReadOnlySpan<byte> rest) => rest.IndexOfAnyExcept(" \t\r\n\0"u8) < 0;

    /// <summary>The two parts of a file that a signature covers; what lies between them is the signature in hexadecimal digits.</summary>
    private readonly record struct ByteRange(int First, int Gap, int After, int End)
    {
        public static bool TryRead(byte[] pdf, int at, int longest, int largest, out ByteRange range)
        {
            range = default;
            var text = Encoding.Latin1.GetString(pdf, at, Math.Min(longest, pdf.Length - at)).TrimStart();
            var close = text.IndexOf(']', StringComparison.Ordinal);
            if (!text.StartsWith('[') || close < 0)
            {
                return false;
            }

            var numbers = text[1..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var parts = new long[4];
            if (numbers.Length != 4 || numbers.Where((n, i) => !long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out parts[i])).Any())
            {
                return false;
            }

            // From the first byte, and in order: what was left out anywhere else could be anything.
            if (parts[0] != 0 || parts[1] <= 0 || parts[1] > pdf.Length || parts[2] <= parts[1] + 2 || parts[2] > pdf.Length || parts[3] < 0 || parts[3] > pdf.Length - parts[2])
            {
                return false;
            }

            range = new ByteRange(0, (int)parts[1], (int)parts[2], (int)(parts[2] + parts[3]));
            var gap = pdf.AsSpan(range.Gap, range.After - range.Gap);
            return gap.Length <= 2 * largest
                && gap[0] == '<' && gap[^1] == '>'
                && gap[1..^1].IndexOfAnyExcept(Digits) < 0;
        }

        public byte[] ContentOf(byte[] pdf) => [.. pdf.AsSpan(0, Gap), .. pdf.AsSpan(After, End - After)];

        // Filled up with noughts behind the end that the signature itself says.
        public byte[] SignatureOf(byte[] pdf)
        {
            var digits = Encoding.ASCII.GetString(pdf, Gap + 1, After - Gap - 2);
            digits = string.Concat(digits.Where(char.IsAsciiHexDigit));
            var bytes = Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "0");
            return System.Formats.Asn1.AsnDecoder.TryReadEncodedValue(bytes, System.Formats.Asn1.AsnEncodingRules.BER, out _, out _, out _, out var length) ? bytes[..length] : bytes;
        }
    }

    /// <summary>Who a certificate was made out to.</summary>
    private static class Names
    {
        private const string Common = "2.5.4.3";
        private const string Surname = "2.5.4.4";
        private const string GivenName = "2.5.4.42";
        private const string Title = "2.5.4.12";
        private const string Organization = "2.5.4.10";
        private const string Unit = "2.5.4.11";
        private const string UserId = "0.9.2342.19200300.100.1.1";

        // First words of bodies, folded.
        private static readonly string[] Bodies =
        [
            "uy ban", "ubnd", "hoi dong", "so ", "phong ", "van phong", "bo ", "ban ", "cuc ", "chi cuc", "tong cuc", "trung tam", "truong ", "cong ty", "vien ", "thanh tra", "kho bac",
            "bao hiem", "toa an", "dang uy", "tinh uy", "xa ", "phuong ", "tinh ", "thanh pho", "benh vien", "tram y te", "hoi ", "lien doan", "mat tran",
        ];

        public static string? CommonName(X500DistinguishedName name) => Value(name, Common);

        public static SignerKind KindOf(X500DistinguishedName name)
        {
            var common = CommonName(name);
            var id = Value(name, UserId) ?? "";
            if (Value(name, GivenName) is not null || Value(name, Surname) is not null || Value(name, Title) is not null || IsId(id, "CMND", "CCCD", "HC"))
            {
                return SignerKind.Person;
            }

            if (common is null || common == Value(name, Organization) || common == Value(name, Unit) || IsId(id, "MST", "MNS") || Bodies.Any(b => (Vietnamese.Fold(common) + " ").StartsWith(b, StringComparison.Ordinal)))
            {
                return SignerKind.Body;
            }

            return common.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= 2 and <= 6 ? SignerKind.Person : SignerKind.Unknown;
        }

        private static bool IsId(string id, params string[] kinds) => kinds.Any(k => id.StartsWith(k, StringComparison.OrdinalIgnoreCase));

        private static string? Value(X500DistinguishedName name, string oid)
        {
            try
            {
                return name.EnumerateRelativeDistinguishedNames()
                    .Where(n => !n.HasMultipleElements && n.GetSingleElementType().Value == oid)
                    .Select(n => Vietnamese.Clean(n.GetSingleElementValue()))
                    .FirstOrDefault();
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }
}
