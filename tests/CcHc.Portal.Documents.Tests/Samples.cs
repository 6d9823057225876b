using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;

namespace CcHc.Portal.Documents.Tests;

/// <summary>Papers of a commune that does not exist, with enough text to run over several pages.</summary>
internal static class Samples
{
    public const string LongUnit =
        "Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất khu vực liên xã ven biển phía Đông Bắc tỉnh";

    public static PaperFrame Frame(string symbol, string? number = "5", DateOnly? day = null, bool isBlank = false) => new()
    {
        Issuer = new IssuingBody(null, ["ỦY BAN NHÂN DÂN", "XÃ HÒA AN"]),
        AttributedTo = "Ủy ban nhân dân xã Hòa An",
        Number = new PaperNumber(isBlank ? null : number, symbol),
        PlaceAndDate = isBlank ? PlaceAndDate.Open("Hòa An", 2025) : PlaceAndDate.On("Hòa An", day ?? new DateOnly(2025, 3, 5)),
        Signature = SignatureBlock.Body("ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Bình", deputy: "PHÓ CHỦ TỊCH"),
        Recipients = ["Sở Nội vụ (báo cáo)", "Thường trực Đảng ủy, Hội đồng nhân dân xã (báo cáo)", "Các cơ quan, đơn vị thuộc xã"],
        DraftedBy = "VHXH",
    };

    public static AwardDecisionContent Decision(int collectives = 3, int individuals = 40, bool isBlank = false) => new()
    {
        Frame = Frame("QĐ-UBND", "12", new DateOnly(2025, 12, 15), isBlank) with
        {
            AttributedTo = "Chủ tịch Ủy ban nhân dân xã Hòa An",
            Signature = SignatureBlock.Head("CHỦ TỊCH", "Trần Thị Thu Hương"),
            Recipients = ["Thường trực Đảng ủy xã", "Cổng thông tin điện tử xã"],
        },
        Authority = "Chủ tịch Ủy ban nhân dân xã Hòa An",
        LegalBases =
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng",
            "Căn cứ Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An phát động phong trào thi đua cải cách hành chính năm 2025",
        ],
        Proposer = "Trưởng phòng Văn hóa - Xã hội xã Hòa An",
        Proposal = new PaperReference(new PaperNumber("25", "TTr-VHXH"), new DateOnly(2025, 12, 10), 2025),
        Achievement = "thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2025",
        Groups =
        [
            new AwardGroup("Giấy khen", true, [.. Enumerable.Range(1, collectives).Select(i => new AwardeeRow($"Thôn Tân Lập {i}", "Ủy ban nhân dân xã Hòa An"))], 1_560_000),
            new AwardGroup("Giấy khen", false, [.. Enumerable.Range(1, individuals).Select(i => Person(i))], 780_000),
        ],
        MoneySource = "Quỹ thi đua, khen thưởng xã Hòa An năm 2025",
        Executors = ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Trưởng phòng Kinh tế", "Trưởng phòng Văn hóa - Xã hội"],
    };

    private static AwardeeRow Person(int i) => (i % 10) switch
    {
        0 => new AwardeeRow("Lý A", "Công chức Phòng Kinh tế"),
        5 => new AwardeeRow("Tôn Nữ Hoàng Phương Nguyễn Thị Thanh Thảo Vân Khánh Ngọc Diệp Anh Thư Quỳnh Hương Giang Lan", $"Phó Trưởng phòng, {LongUnit}"),
        _ => new AwardeeRow($"Nguyễn Thị Minh Châu {i}", "Công chức Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
    };
}
