using System.Text;
using CcHc.Portal.Documents.Signing;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Signing;

public sealed class PdfSignatureTests
{
    private const string Person = "CN=Trần Thị Thu Hương, O=Ủy ban nhân dân xã Hòa An, C=VN";
    private const string Body = "CN=Ủy ban nhân dân xã Hòa An, O=Ủy ban nhân dân tỉnh, C=VN";

    private static readonly SigningOffice Office = new();

    [Fact]
    public void SignatureOfAPerson_IsIntact_AndSaysWhoWhenAndByWhom()
    {
        var signature = Assert.Single(Read(SigningOffice.Sign(SigningOffice.Plain(), Office.Certify(Person))));

        Assert.Equal((SignatureVerdict.Intact, SignerKind.Person, true, null), (signature.Verdict, signature.Kind, signature.CoversWholeFile, signature.Why));
        Assert.Equal(("Trần Thị Thu Hương", "Cơ quan chứng thực thử nghiệm", SigningOffice.Now), (signature.SignerName, signature.Issuer, signature.ClaimedAt!.Value));
    }

    [Fact]
    public void PersonThenBody_AreBothIntact_TheFirstSignedOver()
    {
        var twice = SigningOffice.Sign(SigningOffice.Sign(SigningOffice.Plain(), Office.Certify(Person)), Office.Certify(Body));

        var signatures = Read(twice);

        Assert.Equal([SignerKind.Person, SignerKind.Body], signatures.Select(s => s.Kind));
        Assert.Equal([SignatureVerdict.Intact, SignatureVerdict.Intact], signatures.Select(s => s.Verdict));
        Assert.Equal([false, true], signatures.Select(s => s.CoversWholeFile));
        Assert.Equal("Sau chữ ký này tệp được ký tiếp.", signatures[0].Why);
    }

    [Fact]
    public void OneByteOtherwise_IsChanged()
    {
        var signed = SigningOffice.Sign(SigningOffice.Plain(), Office.Certify(Person));
        signed[20] ^= 1;

        Assert.Equal(SignatureVerdict.Changed, Assert.Single(Read(signed)).Verdict);
    }

    [Fact]
    public void SomethingWrittenBehind_IsExtended_AndBlanksAreNot()
    {
        var signed = SigningOffice.Sign(SigningOffice.Plain(), Office.Certify(Person));

        var extended = Assert.Single(Read(SigningOffice.Append(signed, "3 0 obj\n<< >>\nendobj\n%%EOF\n")));

        Assert.Equal((SignatureVerdict.Extended, false), (extended.Verdict, extended.CoversWholeFile));
        Assert.Equal(SignatureVerdict.Intact, Assert.Single(Read(SigningOffice.Append(signed, "\n\n"))).Verdict);
    }

    [Fact]
    public void Certificate_ThatCannotBeTraced_SaysWhy()
    {
        var expired = Office.Certify(Person, SigningOffice.Now.AddYears(-3), SigningOffice.Now.AddYears(-2));
        var stranger = new SigningOffice("CN=Người lạ").Certify(Person);

        Assert.Equal("Nội dung khớp với chữ ký, nhưng chứng thư đã hết hạn hoặc chưa có hiệu lực lúc ký.", Doubt(Read(SigningOffice.Sign(SigningOffice.Plain(), expired))));
        Assert.Equal("Nội dung khớp với chữ ký, nhưng chứng thư không do cơ quan chứng thực nào trong danh sách tin cậy cấp.", Doubt(Read(SigningOffice.Sign(SigningOffice.Plain(), stranger))));
        Assert.Equal(
            "Nội dung khớp với chữ ký, nhưng quản trị chưa cài chứng thư gốc nào để kiểm tra.",
            Doubt(PdfSignatures.Read(SigningOffice.Sign(SigningOffice.Plain(), Office.Certify(Person)), [], SigningOffice.Now)));

        static string? Doubt(IReadOnlyList<PdfSignature> signatures)
        {
            var only = Assert.Single(signatures);
            Assert.Equal(SignatureVerdict.NotChecked, only.Verdict);
            return only.Why;
        }
    }

    [Theory]
    [InlineData("CN=Lê Quang Hòa, O=Sở Nội vụ", SignerKind.Person)]
    [InlineData("CN=Sở Nội vụ, O=Ủy ban nhân dân tỉnh", SignerKind.Body)]
    [InlineData("O=Văn phòng Ủy ban nhân dân xã", SignerKind.Body)]
    [InlineData("CN=Hòa An, O=Hòa An", SignerKind.Body)]
    [InlineData("CN=Sở Thị Bình, SN=Sở, O=Trường", SignerKind.Person)]
    [InlineData("CN=Hệ thống quản lý văn bản điện tử dùng chung của tỉnh", SignerKind.Unknown)]
    public void Subject_TellsPersonFromBody(string subject, SignerKind kind) =>
        Assert.Equal(kind, Assert.Single(Read(SigningOffice.Sign(SigningOffice.Plain(), Office.Certify(subject)))).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7 /ByteRange")]
    [InlineData("/ByteRange [0 10 20")]
    [InlineData("/ByteRange [0 99999999999999999999 20 30]")]
    [InlineData("/ByteRange [0 5 9223372036854775807 9223372036854775807]")]
    [InlineData("/ByteRange [-1 5 8 2]")]
    [InlineData("/ByteRange [0 5 8 2] and some text that is no signature at all")]
    [InlineData("/ByteRange [5 5 20 5]")]
    public void FileThatIsNotWellFormed_HasNoSignature(string text) => Assert.Empty(Read(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void SignatureThatIsNoSignature_IsUnreadable()
    {
        var text = "%PDF-1.7 /ByteRange [0 050 064 010] /Contents padding<3003020100aa>and more text";
        var gap = text.IndexOf('<', StringComparison.Ordinal);
        text = text.Replace("0 050 064 010", $"0 {gap:000} {gap + 14:000} 010", StringComparison.Ordinal);

        Assert.Equal(SignatureVerdict.Unreadable, Assert.Single(Read(Encoding.Latin1.GetBytes(text))).Verdict);
    }

    [Fact]
    public void ManyMarks_AreReadUpToABound()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"/ByteRange [0 {i + 1} {i + 9} 2]"));

        Assert.Empty(Read(Encoding.Latin1.GetBytes(text)));
    }

    private static IReadOnlyList<PdfSignature> Read(byte[] pdf) => PdfSignatures.Read(pdf, [Office.Root], SigningOffice.Now);
}
