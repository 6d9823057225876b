using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// Phường Tam Quan, thị xã Hoài Nhơn, tỉnh Bình Định, 2023: the yearly plan of administrative reform, 01/KH-UBND of 03/01/2023,
/// with a movement under it. From the text: the plan, its purpose, the two programmes it stands on, seven common tasks, what it
/// concentrates on, the link to rating and yearly emulation. The movement, its plan and every person are invented.
/// </summary>
public static class TamQuan
{
    private const string Staffers = "Cán bộ, công chức, người hoạt động không chuyên trách";
    private const string Units = "Bộ phận, đơn vị thuộc phường";

    private static readonly string Signer = InventedNames.Of("TQ/chair");

    private static readonly DemoUnit Committee = new("TQ", "Ủy ban nhân dân phường Tam Quan", UnitKind.CommuneCommittee, Symbol: "UBND", Place: "Tam Quan");

    private static readonly IReadOnlyList<DemoUnit> Parts =
    [
        new("TQ-VP", "Bộ phận Văn phòng - Thống kê", UnitKind.Division, "TQ", "VP", "Tam Quan"),
        new("TQ-TP", "Bộ phận Tư pháp - Hộ tịch", UnitKind.Division, "TQ", "TP"),
        new("TQ-DC", "Bộ phận Địa chính - Xây dựng - Đô thị và Môi trường", UnitKind.Division, "TQ", "ĐC"),
        new("TQ-TC", "Bộ phận Tài chính - Kế toán", UnitKind.Division, "TQ", "TC"),
        new("TQ-VHXH", "Bộ phận Văn hóa - Xã hội", UnitKind.Division, "TQ", "VHXH"),
        new("TQ-CA", "Công an phường", UnitKind.ArmedForces, "TQ"),
        new("TQ-QS", "Ban Chỉ huy Quân sự phường", UnitKind.ArmedForces, "TQ"),
        new("TQ-YT", "Trạm Y tế phường", UnitKind.HealthStation, "TQ"),
    ];

    private static readonly IReadOnlyList<DemoPerson> Staff =
    [
        new(Signer, "TQ", "Chủ tịch Ủy ban nhân dân phường", "Chủ tịch", "tamquan.chutich", [new(Role.Leader, "TQ")]),
        new(InventedNames.Of("TQ/deputy"), "TQ", "Phó Chủ tịch Ủy ban nhân dân phường", "Phó Chủ tịch", "tamquan.phochutich", [new(Role.AdvisingLeader, "TQ")]),
        new(InventedNames.Of("TQ/manager"), "TQ-VP", "Công chức Văn phòng - Thống kê", "Phụ trách Văn phòng", "tamquan.quanly", [new(Role.CampaignManager, "TQ"), new(Role.CampaignManager, "TQ-VP")]),
        new(InventedNames.Of("TQ/clerk"), "TQ-VP", "Văn thư", null, "tamquan.vanthu", [new(Role.RecordsClerk, "TQ"), new(Role.RecordsClerk, "TQ-VP")]),
        .. Campaigns.Staff.OfAgency("TQ-VP", "Phụ trách thẩm định", "tamquan.vp"),
        .. Campaigns.Staff.OfAgency("TQ-TP", "Phụ trách thẩm định", "tamquan.tp"),
        .. Campaigns.Staff.OfUnit("TQ-DC", "Phụ trách", "tamquan.diachinh"),
        .. Campaigns.Staff.OfUnit("TQ-VHXH", "Phụ trách", "tamquan.vhxh"),
        .. Parts.Where(u => u.Key is not ("TQ-DC" or "TQ-VHXH" or "TQ-VP")).SelectMany(u => Campaigns.Staff.OfUnit(u.Key, u.Kind switch { UnitKind.HealthStation => "Trạm trưởng", UnitKind.ArmedForces => u.Key == "TQ-CA" ? "Trưởng Công an phường" : "Chỉ huy trưởng", _ => "Phụ trách" })),
    ];

    private static readonly string[] Best = ["Bộ phận Tư pháp - Hộ tịch", "Công an phường", InventedNames.Of("TQ-TP/individual"), InventedNames.Of("TQ-VHXH/individual")];

    private static readonly string[] Programmes =
    [
        "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
        "Chương trình hành động số 10-CTr/TU ngày 14 tháng 12 năm 2020 của Đại hội đại biểu Đảng bộ thị xã Hoài Nhơn lần thứ XX về “Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý của bộ máy nhà nước gắn với xây dựng chính quyền đô thị Hoài Nhơn giai đoạn 2020-2025”",
        "Chương trình hành động số 02/CTr-ĐU ngày 01 tháng 11 năm 2020 của Đảng ủy phường về “Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý của bộ máy nhà nước phường, giai đoạn 2020-2025”",
    ];

    // The text speaks of seven common tasks without naming them; these are the fields of the time.
    private static readonly string[] SevenTasks =
    [
        "Chỉ đạo, điều hành cải cách hành chính", "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy hành chính", "Cải cách chế độ công vụ", "Cải cách tài chính công",
        "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
    ];

    private static DemoCampaign YearlyPlan { get; } = new()
    {
        Key = "tam-quan/ke-hoach",
        Default = DemoStage.CarryingOut,
        Units = [Committee, .. Parts],
        Advising = "TQ-VP",
        ManagedBy = "tamquan.quanly",
        CheckedBy = "tamquan.phochutich",
        RecordedBy = "tamquan.vanthu",
        People = Staff,
        Description = new CampaignDescription(
            "Cải cách hành chính trên địa bàn phường Tam Quan năm 2023",
            RoundKind.RegularEmulation,
            Judging.ReviewOnly,
            2023,
            new DateOnly(2023, 1, 3),
            new DateOnly(2023, 12, 31),
            "Tiếp tục đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý, trọng tâm là cải cách thủ tục hành chính; góp phần xây dựng nền hành chính dân chủ, minh bạch, hiện đại, chuyên nghiệp, phục vụ mục tiêu phát triển kinh tế - xã hội của thị xã.",
            "Tăng cường trách nhiệm của cá nhân trong thực hiện nhiệm vụ cải cách hành chính; nâng cao hiệu quả chỉ đạo, điều hành và kiểm tra, giám sát việc thực hiện.\n"
            + "Tập trung khắc phục tồn tại, hạn chế của phường theo kết quả xếp hạng Chỉ số cải cách hành chính hàng năm của thị xã.",
            [
                "Thực hiện cải cách hành chính toàn diện trên tất cả 07 nhiệm vụ chung",
                "Tập trung đổi mới, sắp xếp, kiện toàn tổ chức bộ máy theo hướng tinh gọn, hoạt động hiệu lực, hiệu quả, phù hợp định hướng phát triển của phường",
                "Hoàn thành tốt các nhiệm vụ cải cách hành chính được Ủy ban nhân dân phường giao trong Kế hoạch cải cách hành chính hàng năm",
            ],
            [Units],
            [Staffers],
            null,
            "Gắn việc thực hiện nhiệm vụ cải cách hành chính với đánh giá mức độ hoàn thành nhiệm vụ của cán bộ, công chức và bình xét thi đua, khen thưởng hàng năm",
            "Kiểm tra, giám sát việc triển khai thực hiện các nhiệm vụ cải cách hành chính",
            "Tên bộ phận, người ký và các mốc thời gian trong năm do cổng đặt " + InventedNames.Mark,
            null),
        Bases = Programmes,
        Targets =
        [
            ("Đạt vị trí cao về kết quả xếp hạng Chỉ số cải cách hành chính hàng năm theo đánh giá của Ủy ban nhân dân thị xã", null),
            ("Nâng cao chỉ số hài lòng của người dân và doanh nghiệp", null),
        ],
        Groups = [new(Units, ParticipantKind.Collective, [.. Parts.Select(Campaigns.Staff.Collective)])],
        Phases = [new(PhaseKind.CarryingOut, new(2023, 1, 3), new(2023, 12, 15)), new(PhaseKind.Publication, new(2023, 12, 18), new(2023, 12, 22)), new(PhaseKind.FinalReview, new(2023, 12, 25), new(2023, 12, 31))],
        Plan = new(PaperKind.Plan, "Cải cách hành chính trên địa bàn phường Tam Quan năm 2023", "01", "KH-UBND", new DateOnly(2023, 1, 3), Signer, "Chủ tịch " + InventedNames.Mark),
        Tasks = [.. SevenTasks.Select((t, i) => new DemoTask(t, Parts[i % 5].Key, "Báo cáo kết quả " + InventedNames.Mark, null, IsBegun: i < 4))],
        PledgeOf = _ => [],
        Statement = new("02", "TTr-VP", new(2023, 12, 20), InventedNames.Of("TQ/manager"), "Phụ trách Văn phòng"),
        Decision = new("02", "QĐ-UBND", new(2023, 12, 22), Signer, "Chủ tịch " + InventedNames.Mark),
    };

    public static DemoCampaign Facts { get; } = new()
    {
        Key = "tam-quan",
        Default = DemoStage.Registration,
        Units = [Committee, .. Parts],
        Under = YearlyPlan,
        Advising = "TQ-VP",
        ManagedBy = "tamquan.quanly",
        CheckedBy = "tamquan.phochutich",
        RecordedBy = "tamquan.vanthu",
        People = Staff,
        Description = new CampaignDescription(
            "Đẩy mạnh cải cách hành chính phường Tam Quan năm 2023 " + InventedNames.Mark,
            RoundKind.ThematicEmulation,
            Judging.MetNotMet,
            2023,
            new DateOnly(2023, 1, 10),
            new DateOnly(2023, 12, 31),
            "Thực hiện thắng lợi Kế hoạch số 01/KH-UBND ngày 03/01/2023 về cải cách hành chính phường năm 2023 " + InventedNames.Mark,
            "Mỗi bộ phận, cá nhân đăng ký chỉ tiêu cụ thể, gắn với đánh giá mức độ hoàn thành nhiệm vụ " + InventedNames.Mark,
            ["Thi đua hoàn thành 07 nhiệm vụ chung của Kế hoạch cải cách hành chính năm 2023", "Thi đua nâng cao chỉ số hài lòng của người dân và doanh nghiệp"],
            [Units],
            [Staffers],
            "Công khai, dân chủ, đúng người, đúng việc " + InventedNames.Mark,
            "Kết quả là căn cứ đánh giá mức độ hoàn thành nhiệm vụ của cán bộ, công chức và bình xét thi đua, khen thưởng hàng năm",
            null,
            "Bộ phận Văn phòng - Thống kê theo dõi, tổng hợp\nPhong trào này do cổng đặt " + InventedNames.Mark,
            null),
        Bases =
        [
            Programmes[0],
            "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003 (sửa đổi, bổ sung các năm 2005, 2009, 2013)",
            "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
            "Kế hoạch số 01/KH-UBND ngày 03 tháng 01 năm 2023 của Ủy ban nhân dân phường Tam Quan về cải cách hành chính phường năm 2023",
        ],
        Groups =
        [
            new(Units, ParticipantKind.Collective, [.. Parts.Select(Campaigns.Staff.Collective)], "Bảy nhiệm vụ chung " + InventedNames.Mark, Marking.Criteria("Bảy nhiệm vụ chung", SevenTasks), leaf => leaf.Code == "I.2" ? "TQ-TP" : "TQ-VP"),
            new(
                Staffers,
                ParticipantKind.Individual,
                [
                    Campaigns.Staff.Individual("TQ-TP", "Công chức Tư pháp - Hộ tịch"), Campaigns.Staff.Individual("TQ-VHXH", "Công chức Văn hóa - Xã hội"), Campaigns.Staff.Individual("TQ-DC", "Công chức Địa chính"),
                    Campaigns.Staff.Individual("TQ-VP", "Người hoạt động không chuyên trách"),
                ],
                "Tiêu chí đối với cá nhân " + InventedNames.Mark,
                Marking.Criteria("Tiêu chí đối với cá nhân", "Hoàn thành nhiệm vụ cải cách hành chính được phân công", "Chấp hành kỷ luật, kỷ cương hành chính", "Có đề xuất cải tiến trong công việc"),
                _ => "TQ-VP"),
        ],
        Phases =
        [
            new(PhaseKind.Registration, new(2023, 1, 11), new(2023, 1, 31)),
            new(PhaseKind.CarryingOut, new(2023, 2, 1), new(2023, 11, 30)),
            new(PhaseKind.SelfAssessment, new(2023, 12, 1), new(2023, 12, 8)),
            new(PhaseKind.Appraisal, new(2023, 12, 11), new(2023, 12, 15)),
            new(PhaseKind.Explanation, new(2023, 12, 16), new(2023, 12, 18)),
            new(PhaseKind.Publication, new(2023, 12, 19), new(2023, 12, 21)),
            new(PhaseKind.Proposal, new(2023, 12, 22), new(2023, 12, 26)),
            new(PhaseKind.Awarding, new(2023, 12, 27), new(2023, 12, 29)),
            new(PhaseKind.FinalReview, new(2023, 12, 30), new(2023, 12, 31)),
        ],
        Plan = new(PaperKind.Plan, "Phát động phong trào thi đua đẩy mạnh cải cách hành chính phường Tam Quan năm 2023", "05", "KH-UBND", new DateOnly(2023, 1, 10), Signer, "Chủ tịch " + InventedNames.Mark),
        Awards = [new("GK_XA", Units, QuotaKind.Count, 2), new("GK_XA", Staffers, QuotaKind.Count, 2)],
        AwardNote = "Hình thức, số lượng do cổng đặt " + InventedNames.Mark,
        PledgeOf = entrant => entrant.Kind == ParticipantKind.Individual
            ? ["Hoàn thành 100% nhiệm vụ cải cách hành chính được phân công " + InventedNames.Mark]
            : ["Hoàn thành tốt nhiệm vụ được giao trong Kế hoạch số 01/KH-UBND", "Không để hồ sơ trễ hạn " + InventedNames.Mark],
        AwardAimedAt = "Giấy khen của Chủ tịch Ủy ban nhân dân phường",
        Late = ["Trạm Y tế phường"],
        Missing = ["Ban Chỉ huy Quân sự phường"],
        MarkOf = (entrant, leaf) => Marking.MetOrNot(entrant.Name, leaf, Best, 15, 10, "Chưa đủ tài liệu kiểm chứng " + InventedNames.Mark),
        Nominations = [.. Best.Select(b => new DemoNomination(b, "GK_XA"))],
        Statement = new("31", "TTr-VP", new(2023, 12, 26), InventedNames.Of("TQ/manager"), "Phụ trách Văn phòng"),
        Decision = new("412", "QĐ-UBND", new(2023, 12, 28), Signer, "Chủ tịch " + InventedNames.Mark),
    };
}
