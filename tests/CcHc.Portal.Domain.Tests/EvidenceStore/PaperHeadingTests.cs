using CcHc.Portal.Domain.EvidenceStore;
using Xunit;

namespace CcHc.Portal.Domain.Tests.EvidenceStore;

/// <summary>Heads of papers as they come out of PDF files, laid out, and out of Word files, line after line.</summary>
public sealed class PaperHeadingTests
{
    private const string CommunePlan = """
             ỦY BAN NHÂN DÂN                   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                XÃ TÂN LẬP                            Độc lập - Tự do - Hạnh phúc
                   _______                                  ______________
              Số: 12/KH-UBND                       Tân Lập, ngày 05 tháng 01 năm 2025
                                        KẾ HOẠCH
                               Cải cách hành chính năm 2025
                              của Ủy ban nhân dân xã Tân Lập

          Thực hiện Kế hoạch số 01/KH-UBND ngày 02 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Hòa An
        về cải cách hành chính năm 2025, Ủy ban nhân dân xã Tân Lập ban hành kế hoạch như sau:
        """;

    private const string Letter = """
                 UBND TỈNH HÒA AN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                       SỞ NỘI VỤ                            Độc lập - Tự do - Hạnh phúc
                  Số: 1234 /SNV-CCHC
              V/v đôn đốc tự chấm điểm cải                   Hòa An, ngày 20 tháng 10 năm 2025
               cách hành chính năm 2025

                                    Kính gửi: Ủy ban nhân dân các xã, phường.

        Thực hiện Kế hoạch số 01/KH-UBND
        """;

    private const string Decision = """
         UỶ BAN NHÂN DÂN       CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        THÀNH PHỐ HÀ NỘI            Độc lập - Tự do - Hạnh phúc

        Số: 05/2025/QĐ-UBND    Hà Nội, ngày 3 tháng 2 năm 2025

                              QUYẾT ĐỊNH
           Về việc ban hành Bộ tiêu chí xác định Chỉ số cải cách hành chính

                    ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        """;

    private const string PartyPlan = """
              TỈNH ỦY AN GIANG                             ĐẢNG CỘNG SẢN VIỆT NAM
                     *                                 An Giang, ngày 25 tháng 4 năm 2025
               Số 15-KH/TU
                                          KẾ HOẠCH
                thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị
                                       -----
        """;

    private const string WordReport = """
        SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH
        TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập – Tự do – Hạnh phúc
        Số: 45/BC-TTPVHCC
        Long Xuyên, ngày 30 tháng 9 năm 2025

        BÁO CÁO
        Kết quả giải quyết thủ tục hành chính quý III năm 2025

        I. TÌNH HÌNH CHUNG
        """;

    private const string WordLetter = """
        ĐẢNG ỦY XÃ TÂN LẬP
        VĂN PHÒNG
        Số: 7-CV/VPĐU
        V/v cung cấp số liệu
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Tân Lập, ngày 1 tháng 8 năm 2025
        Kính gửi: Các chi bộ trực thuộc
        """;

    public static TheoryData<string, string?, string?, string?, string?> Heads => new()
    {
        { CommunePlan, "12/KH-UBND", "2025-01-05", "Ủy ban nhân dân xã Tân Lập", "Kế hoạch cải cách hành chính năm 2025 của Ủy ban nhân dân xã Tân Lập" },
        { Letter, "1234/SNV-CCHC", "2025-10-20", "Sở Nội vụ", "Công văn về việc đôn đốc tự chấm điểm cải cách hành chính năm 2025" },
        { Decision, "05/2025/QĐ-UBND", "2025-02-03", "Ủy ban nhân dân thành phố Hà Nội", "Quyết định về việc ban hành Bộ tiêu chí xác định Chỉ số cải cách hành chính" },
        { PartyPlan, "15-KH/TU", "2025-04-25", "Tỉnh ủy An Giang", "Kế hoạch thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị" },
        { WordReport, "45/BC-TTPVHCC", "2025-09-30", "Trung tâm Phục vụ hành chính công", "Báo cáo kết quả giải quyết thủ tục hành chính quý III năm 2025" },
        { WordLetter, "7-CV/VPĐU", "2025-08-01", "Văn phòng", "Công văn về việc cung cấp số liệu" },
        { "Ảnh chụp hội nghị\nngày 5 tháng 3", null, null, null, null },
        { "", null, null, null, null },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void AHead_SaysWhatThePaperIs(string text, string? number, string? date, string? issuer, string? about)
    {
        var heading = PaperHeading.Read(text);

        Assert.Equal((number, date, issuer, about), (heading.Number, heading.DatedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), heading.Issuer, heading.Abstract));
    }

    [Fact]
    public void ADraft_WithoutNumberAndDay_OffersNeither()
    {
        var heading = PaperHeading.Read(CommunePlan.Replace("Số: 12/KH-UBND", "Số:      /KH-UBND", StringComparison.Ordinal).Replace("ngày 05 tháng 01", "ngày    tháng   ", StringComparison.Ordinal));

        Assert.Equal((null, null, "Ủy ban nhân dân xã Tân Lập"), (heading.Number, heading.DatedOn, heading.Issuer));
    }

    [Fact]
    public void ADateThatCannotBe_IsNotOffered() =>
        Assert.Null(PaperHeading.Read(CommunePlan.Replace("ngày 05 tháng 01", "ngày 31 tháng 02", StringComparison.Ordinal)).DatedOn);

    [Fact]
    public void LettersTakenApart_AreReadAsWell() =>
        Assert.Equal(PaperHeading.Read(CommunePlan), PaperHeading.Read(CommunePlan.Normalize(System.Text.NormalizationForm.FormD)));

    [Theory]
    [InlineData("BỘ KHOA HỌC", "VÀ CÔNG NGHỆ", "Bộ Khoa học và Công nghệ")]
    [InlineData("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch")]
    [InlineData("UBND XÃ TÂN LẬP", "PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội")]
    [InlineData("HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG BÌNH MINH", "Hội đồng nhân dân phường Bình Minh")]
    [InlineData("ĐẢNG BỘ TỈNH AN GIANG", "ĐẢNG ỦY XÃ TÂN LẬP", "Đảng ủy xã Tân Lập")]
    [InlineData("UBND TỈNH HÒA AN", "VĂN PHÒNG UBND TỈNH", "Văn phòng UBND tỉnh")]
    public void AnIssuer_IsWrittenAsInASentence(string first, string second, string issuer) =>
        Assert.Equal(issuer, PaperHeading.Read($"{first}\n{second}\nSố: 1/BC-X\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nBÁO CÁO").Issuer);
}
