using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// Huyện Hớn Quản, tỉnh Bình Phước, 2024: a thematic movement, judged by review, shown with its award decision. From the text:
/// plan 84/KH-UBND of 15/3/2024, its signer, theme, purpose, four contents, audience, principle of judging, decision 77/QĐ-UBND.
/// </summary>
public static class HonQuan
{
    private const string Theme = "Thực hiện cải cách hành chính, nâng cao chỉ số cải cách hành chính trên địa bàn huyện Hớn Quản năm 2024";
    private const string Signer = "Vũ Xuân Trường";

    private static readonly DemoUnit Committee = new("HQ", "Ủy ban nhân dân huyện Hớn Quản", UnitKind.DistrictCommittee, Symbol: "UBND", Place: "Hớn Quản");

    private static readonly IReadOnlyList<DemoUnit> Divisions =
    [
        new("HQ-VP", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", UnitKind.Division, "HQ", "VP"),
        new("HQ-NV", "Phòng Nội vụ", UnitKind.Division, "HQ", "NV", "Hớn Quản"),
        new("HQ-TP", "Phòng Tư pháp", UnitKind.Division, "HQ", "TP"),
        new("HQ-TCKH", "Phòng Tài chính - Kế hoạch", UnitKind.Division, "HQ", "TCKH"),
        new("HQ-TNMT", "Phòng Tài nguyên và Môi trường", UnitKind.Division, "HQ", "TNMT"),
        new("HQ-LDTBXH", "Phòng Lao động - Thương binh và Xã hội", UnitKind.Division, "HQ", "LĐTBXH"),
        new("HQ-VHTT", "Phòng Văn hóa và Thông tin", UnitKind.Division, "HQ", "VHTT"),
        new("HQ-GDDT", "Phòng Giáo dục và Đào tạo", UnitKind.Division, "HQ", "GDĐT"),
        new("HQ-NNPTNT", "Phòng Nông nghiệp và Phát triển nông thôn", UnitKind.Division, "HQ", "NNPTNT"),
        new("HQ-KTHT", "Phòng Kinh tế và Hạ tầng", UnitKind.Division, "HQ", "KTHT"),
        new("HQ-TT", "Thanh tra huyện", UnitKind.Division, "HQ", "TT"),
    ];

    private static readonly IReadOnlyList<DemoUnit> Services =
    [
        new("HQ-QLDA", "Ban Quản lý dự án đầu tư xây dựng huyện", UnitKind.PublicServiceUnit, "HQ", "BQLDA"),
        new("HQ-DVNN", "Trung tâm Dịch vụ nông nghiệp huyện", UnitKind.PublicServiceUnit, "HQ", "TTDVNN"),
        new("HQ-VHTTTT", "Trung tâm Văn hóa, Thể thao và Truyền thanh huyện", UnitKind.PublicServiceUnit, "HQ", "TTVHTTTT"),
    ];

    private static readonly IReadOnlyList<DemoUnit> Communes =
    [
        .. new[] { "xã An Khương", "xã An Phú", "xã Đồng Nơ", "xã Minh Đức", "xã Minh Tâm", "xã Phước An", "xã Tân Hiệp", "xã Tân Hưng", "xã Tân Lợi", "xã Tân Quan", "xã Thanh An", "xã Thanh Bình", "thị trấn Tân Khai" }
            .Select((name, i) => new DemoUnit($"HQ-X{i + 1:00}", "Ủy ban nhân dân " + name, UnitKind.CommuneCommittee, "HQ", "UBND")),
    ];

    public static DemoCampaign Facts { get; } = new()
    {
        Key = "hon-quan",
        Default = DemoStage.Awarded,
        Units = [Committee, .. Divisions, .. Services, .. Communes],
        Advising = "HQ-NV",
        ManagedBy = "honquan.quanly",
        CheckedBy = "honquan.noivu",
        RecordedBy = "honquan.vanthu",
        People =
        [
            new(Signer, "HQ", "Chủ tịch Ủy ban nhân dân huyện", "Chủ tịch", "honquan.chutich", [new(Role.Leader, "HQ")], IsNamedInText: true),
            new(InventedNames.Of("HQ/manager"), "HQ-NV", "Chuyên viên Phòng Nội vụ", null, "honquan.quanly", [new(Role.CampaignManager, "HQ"), new(Role.CampaignManager, "HQ-NV")]),
            new(InventedNames.Of("HQ/advising"), "HQ-NV", "Trưởng phòng Nội vụ", "Trưởng phòng", "honquan.noivu", [new(Role.AdvisingLeader, "HQ"), new(Role.UnitHead, "HQ-NV")]),
            new(InventedNames.Of("HQ/clerk"), "HQ-VP", "Văn thư", null, "honquan.vanthu", [new(Role.RecordsClerk, "HQ"), new(Role.RecordsClerk, "HQ-NV")]),
            .. Staff.OfUnit("HQ-TP", "Trưởng phòng", "honquan.tuphap"),
            .. Staff.OfUnit("HQ-X02", "Chủ tịch", "honquan.anphu"),
            .. Staff.OfUnit("HQ-X13", "Chủ tịch", "honquan.tankhai"),
            .. Divisions.Where(u => u.Key is not ("HQ-NV" or "HQ-TP")).SelectMany(u => Staff.OfUnit(u.Key, u.Key == "HQ-VP" ? "Chánh Văn phòng" : u.Key == "HQ-TT" ? "Chánh Thanh tra" : "Trưởng phòng")),
            .. Services.SelectMany(u => Staff.OfUnit(u.Key, "Giám đốc")),
            .. Communes.Where(u => u.Key is not ("HQ-X02" or "HQ-X13")).SelectMany(u => Staff.OfUnit(u.Key, "Chủ tịch")),
        ],
        Description = new CampaignDescription(
            Theme,
            RoundKind.ThematicEmulation,
            Judging.ReviewOnly,
            2024,
            new DateOnly(2024, 3, 15),
            new DateOnly(2024, 12, 31),
            "Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý nhà nước; xây dựng các cơ quan quản lý nhà nước của huyện trong sạch, vững mạnh, hiện đại, góp phần nâng cao Chỉ số cải cách hành chính của huyện.\n"
            + "Xây dựng đội ngũ cán bộ, công chức, viên chức đủ phẩm chất, năng lực, trình độ; nâng cao tinh thần, trách nhiệm, đạo đức và ý thức phục vụ nhân dân.\n"
            + "Khuyến khích các đơn vị, tổ chức, cá nhân tích cực tham gia cải cách hành chính; biểu dương, khen thưởng tập thể, cá nhân có thành tích xuất sắc.",
            "Triển khai rộng khắp, thường xuyên, phát huy sáng tạo; bám sát tiêu chí, nội dung, tạo sự đột phá và hoàn thành các nhiệm vụ cải cách hành chính được Ủy ban nhân dân huyện giao.",
            [
                "Nâng cao trách nhiệm lãnh đạo, chỉ đạo của người đứng đầu cơ quan, đơn vị trong thực hiện nhiệm vụ cải cách hành chính và nâng cao Chỉ số cải cách hành chính",
                "Thực hiện hiệu quả các nhiệm vụ cải cách hành chính được giao tại Quyết định số 77/QĐ-UBND ngày 12/01/2024 và các nhiệm vụ đã cam kết với Chủ tịch Ủy ban nhân dân huyện",
                "Thực hiện tốt việc tuyên truyền cải cách hành chính, nâng cao nhận thức của cán bộ, công chức, viên chức; nâng cao vai trò giám sát của tổ chức, cá nhân, góp phần thúc đẩy phát triển kinh tế - xã hội của huyện",
                "Có đề xuất, giải pháp, sáng kiến thiết thực, hiệu quả trong cải cách hành chính của huyện",
            ],
            ["Các cơ quan chuyên môn thuộc Ủy ban nhân dân huyện", "Các đơn vị sự nghiệp thuộc huyện", "Ủy ban nhân dân các xã, thị trấn"],
            ["Cán bộ, công chức, viên chức và người lao động của các cơ quan chuyên môn, đơn vị sự nghiệp thuộc huyện, Ủy ban nhân dân các xã, thị trấn trên địa bàn huyện"],
            "Bình xét kịp thời, dân chủ, khách quan, đúng đối tượng, tiêu chuẩn và thành tích đạt được của tập thể, cá nhân",
            null,
            "Tổ chức, cá nhân giám sát việc thực hiện cải cách hành chính",
            "Các cơ quan, đơn vị báo cáo kết quả về Phòng Nội vụ trước ngày 30/11/2024\nMốc thời gian các giai đoạn trong năm là do cổng đặt " + InventedNames.Mark,
            "Quỹ thi đua, khen thưởng của huyện " + InventedNames.Mark),
        Bases =
        [
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
            "Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024 của Bộ trưởng Bộ Nội vụ quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP",
            "Quyết định số 77/QĐ-UBND ngày 12 tháng 01 năm 2024 của Ủy ban nhân dân huyện Hớn Quản ban hành Kế hoạch cải cách hành chính nhà nước năm 2024 trên địa bàn huyện",
        ],
        Groups =
        [
            new("Các cơ quan chuyên môn thuộc huyện", ParticipantKind.Collective, [.. Divisions.Select(Staff.Collective)]),
            new("Các đơn vị sự nghiệp thuộc huyện", ParticipantKind.Collective, [.. Services.Select(Staff.Collective)]),
            new("Ủy ban nhân dân các xã, thị trấn", ParticipantKind.Collective, [.. Communes.Select(Staff.Collective)]),
            new(
                "Cá nhân",
                ParticipantKind.Individual,
                [
                    Staff.Individual("HQ-NV", "Chuyên viên"), Staff.Individual("HQ-TP", "Chuyên viên"), Staff.Individual("HQ-TNMT", "Chuyên viên"), Staff.Individual("HQ-VP", "Nhân viên bộ phận tiếp nhận và trả kết quả"),
                    Staff.Individual("HQ-X02", "Công chức Văn phòng - Thống kê"), Staff.Individual("HQ-X05", "Công chức Tư pháp - Hộ tịch"), Staff.Individual("HQ-X08", "Công chức Địa chính"), Staff.Individual("HQ-X13", "Công chức Văn phòng - Thống kê"),
                ]),
        ],
        Phases =
        [
            new(PhaseKind.Registration, new(2024, 3, 18), new(2024, 3, 31)),
            new(PhaseKind.CarryingOut, new(2024, 4, 1), new(2024, 11, 30)),
            new(PhaseKind.Publication, new(2024, 12, 2), new(2024, 12, 6)),
            new(PhaseKind.Proposal, new(2024, 12, 7), new(2024, 12, 16)),
            new(PhaseKind.Awarding, new(2024, 12, 17), new(2024, 12, 27)),
            new(PhaseKind.FinalReview, new(2024, 12, 28), new(2024, 12, 31)),
        ],
        Plan = new(
            PaperKind.Plan,
            $"Phát động thực hiện phong trào thi đua theo chuyên đề “{Theme}”",
            "84",
            "KH-UBND",
            new DateOnly(2024, 3, 15),
            Signer,
            "Chủ tịch"),
        Tasks =
        [
            new("Thực hiện nhiệm vụ cải cách hành chính được giao tại Quyết định số 77/QĐ-UBND ngày 12/01/2024", "HQ-NV", "Báo cáo kết quả " + InventedNames.Mark, new(2024, 11, 30), new(2024, 11, 28)),
            new("Thực hiện các nhiệm vụ đã cam kết với Chủ tịch Ủy ban nhân dân huyện", "HQ-VP", "Báo cáo kết quả " + InventedNames.Mark, new(2024, 11, 30), new(2024, 11, 29)),
            new("Tuyên truyền cải cách hành chính trên địa bàn huyện", "HQ-VHTTTT", "Tin, bài, phóng sự " + InventedNames.Mark, new(2024, 10, 31), new(2024, 10, 25)),
            new("Tổng hợp đề xuất, giải pháp, sáng kiến cải cách hành chính", "HQ-NV", "Danh sách sáng kiến " + InventedNames.Mark, new(2024, 11, 15), new(2024, 11, 20), "Chậm 5 ngày do bổ sung hồ sơ của hai xã " + InventedNames.Mark),
        ],
        Awards =
        [
            new("GK_HUYEN", "Các cơ quan chuyên môn thuộc huyện", QuotaKind.Count, 3),
            new("GK_HUYEN", "Các đơn vị sự nghiệp thuộc huyện", QuotaKind.Count, 1),
            new("GK_HUYEN", "Ủy ban nhân dân các xã, thị trấn", QuotaKind.Percent, 25),
            new("GK_HUYEN", "Cá nhân", QuotaKind.Count, 5),
        ],
        AwardNote = "Biểu dương, khen thưởng tập thể, cá nhân có thành tích xuất sắc trong thực hiện nhiệm vụ cải cách hành chính trên địa bàn huyện; hình thức, số lượng, danh sách, tờ trình và quyết định khen thưởng là dữ liệu minh họa",
        PledgeOf = entrant => entrant.Kind == ParticipantKind.Individual
            ? ["Hoàn thành nhiệm vụ cải cách hành chính được phân công đúng hạn", "Có ít nhất một đề xuất, giải pháp cải cách hành chính " + InventedNames.Mark]
            : ["Hoàn thành 100% nhiệm vụ được giao tại Quyết định số 77/QĐ-UBND", "Có ít nhất một sáng kiến cải cách hành chính được áp dụng " + InventedNames.Mark],
        AwardAimedAt = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
        Late = ["Ủy ban nhân dân xã Đồng Nơ", "Phòng Kinh tế và Hạ tầng"],
        Missing = ["Ủy ban nhân dân xã Thanh Bình"],
        Nominations =
        [
            new("Phòng Nội vụ", "GK_HUYEN"), new("Phòng Tư pháp", "GK_HUYEN"), new("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", "GK_HUYEN"),
            new("Trung tâm Văn hóa, Thể thao và Truyền thanh huyện", "GK_HUYEN"),
            new("Ủy ban nhân dân xã An Phú", "GK_HUYEN"), new("Ủy ban nhân dân thị trấn Tân Khai", "GK_HUYEN"), new("Ủy ban nhân dân xã Minh Đức", "GK_HUYEN"),
            .. new[] { "HQ-NV", "HQ-VP", "HQ-X02", "HQ-X13" }.Select(u => new DemoNomination(InventedNames.Of(u + "/individual"), "GK_HUYEN")),
        ],
        Statement = new("52", "TTr-NV", new(2024, 12, 16), InventedNames.Of("HQ/advising"), "Trưởng phòng"),
        Decision = new("3127", "QĐ-UBND", new(2024, 12, 23), Signer, "Chủ tịch"),
    };
}
