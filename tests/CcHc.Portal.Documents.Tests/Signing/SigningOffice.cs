using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CcHc.Portal.Documents.Tests.Signing;

/// <summary>A certification authority of the tests, and the pen that signs with its certificates.</summary>
internal sealed class SigningOffice
{
    public static readonly DateTimeOffset Now = new(2025, 12, 15, 3, 0, 0, TimeSpan.Zero);

    private const int Room = 16_000;

    private readonly RSA key = RSA.Create(2048);

    public SigningOffice(string name = "CN=Cơ quan chứng thực thử nghiệm, O=Ban thử nghiệm, C=VN")
    {
        var request = new CertificateRequest(new X500DistinguishedName(name), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(Now.AddYears(-5), Now.AddYears(5));
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Certify(string subject, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        using var own = RSA.Create(2048);
        var request = new CertificateRequest(new X500DistinguishedName(subject), own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var bare = request.Create(Root, from ?? Now.AddYears(-1), to ?? Now.AddYears(1), RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(own);
    }

    public static byte[] Plain() => Encoding.Latin1.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n46\n%%EOF\n");

    /// <summary>Writes a signature behind the file, as signing programs do.</summary>
    public static byte[] Sign(byte[] pdf, X509Certificate2 by, DateTimeOffset? at = null)
    {
        var head = "9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [";
        var range = new string(' ', 40);
        var between = "] /Contents ";
        var tail = " >>\nendobj\nxref\n9 1\n0000000000 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R >>\nstartxref\n46\n%%EOF\n";
        var gap = pdf.Length + head.Length + range.Length + between.Length;
        var after = gap + 2 + (2 * Room);
        range = string.Create(CultureInfo.InvariantCulture, $"0 {gap} {after} {tail.Length}").PadRight(40);
        byte[] first = [.. pdf, .. Encoding.Latin1.GetBytes(head + range + between)], last = Encoding.Latin1.GetBytes(tail);

        var cms = new SignedCms(new ContentInfo([.. first, .. last]), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, by) { IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new Pkcs9SigningTime((at ?? Now).UtcDateTime));
        cms.ComputeSignature(signer);
        return [.. first, .. Encoding.ASCII.GetBytes($"<{Convert.ToHexString(cms.Encode()).PadRight(2 * Room, '0')}>"), .. last];
    }

    public static byte[] Append(byte[] pdf, string text) => [.. pdf, .. Encoding.Latin1.GetBytes(text)];
}
