using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// Thành phố Móng Cái, tỉnh Quảng Ninh, 2024: four targets of 100 %, units outside the hierarchy, reporters, awards on three
/// levels. The text gives neither number nor date of the plan nor the name of the Chairman; it is of 14/3/2024, 09:34.
/// </summary>
public static class MongCai
{
    private const string Theme = "Đẩy mạnh cải cách hành chính";
    private const string Offices = "Phòng, ban, cơ quan, đơn vị trực thuộc Thành phố";
    private const string CommuneGroup = "Ủy ban nhân dân các xã, phường";
    private const string Provincial = "Cơ quan tỉnh đóng trên địa bàn Thành phố";
    private const string Claimant = "Ủy ban nhân dân xã Vĩnh Trung";

    private const string PartyAndFront = "Ban Xây dựng Đảng, Văn phòng Thành ủy, Mặt trận và các tổ chức chính trị - xã hội";
    private const string Media = "Cơ quan truyền thông, báo, đài";
    private const string People = "Cá nhân";
    private const string InGovernment = "Tiêu chí đối với cơ quan hành chính, đơn vị sự nghiệp " + InventedNames.Mark;
    private const string OutsideGovernment = "Tiêu chí đối với cơ quan ngoài khối hành chính của Thành phố " + InventedNames.Mark;

    private static readonly string Signer = InventedNames.Of("MC/chair");

    private static readonly DemoUnit Committee = new("MC", "Ủy ban nhân dân thành phố Móng Cái", UnitKind.DistrictCommittee, Symbol: "UBND", Place: "Móng Cái");

    private static readonly IReadOnlyList<DemoUnit> OfficeUnits =
    [
        new("MC-VP", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân Thành phố", UnitKind.Division, "MC", "VP", "Móng Cái"),
        new("MC-NV", "Phòng Nội vụ", UnitKind.Division, "MC", "NV", "Móng Cái"),
        new("MC-TP", "Phòng Tư pháp", UnitKind.Division, "MC", "TP", "Móng Cái"),
        new("MC-TCKH", "Phòng Tài chính - Kế hoạch", UnitKind.Division, "MC", "TCKH", "Móng Cái"),
        new("MC-QLDT", "Phòng Quản lý đô thị", UnitKind.Division, "MC", "QLĐT", "Móng Cái"),
        new("MC-KT", "Phòng Kinh tế", UnitKind.Division, "MC", "KT", "Móng Cái"),
        new("MC-TNMT", "Phòng Tài nguyên và Môi trường", UnitKind.Division, "MC", "TNMT", "Móng Cái"),
        new("MC-GDDT", "Phòng Giáo dục và Đào tạo", UnitKind.Division, "MC", "GDĐT", "Móng Cái"),
        new("MC-VHTT", "Phòng Văn hóa và Thông tin", UnitKind.Division, "MC", "VHTT", "Móng Cái"),
        new("MC-LD", "Phòng Lao động - Thương binh và Xã hội", UnitKind.Division, "MC", "LĐTBXH", "Móng Cái"),
        new("MC-TT", "Thanh tra Thành phố", UnitKind.Division, "MC", "TT", "Móng Cái"),
        new("MC-HCC", "Trung tâm Hành chính công Thành phố", UnitKind.PublicServiceCentre, "MC", "TTHCC", "Móng Cái"),
        new("MC-QLDA", "Ban Quản lý dự án đầu tư xây dựng Thành phố", UnitKind.PublicServiceUnit, "MC", "BQLDA", "Móng Cái"),
    ];

    // As in March 2024; Hòa Lạc went into Trần Phú on 01/11/2024 (reorganisation of communes of Quảng Ninh 2023-2025).
    private static readonly IReadOnlyList<DemoUnit> CommuneUnits =
    [
        .. new[]
        {
            "phường Bình Ngọc", "phường Hải Hòa", "phường Hải Yên", "phường Ka Long", "phường Ninh Dương", "phường Trà Cổ", "phường Trần Phú", "xã Bắc Sơn", "xã Hải Đông",
            "xã Hải Sơn", "xã Hải Tiến", "xã Hải Xuân", "xã Quảng Nghĩa", "xã Vạn Ninh", "xã Vĩnh Thực", "xã Vĩnh Trung",
        }.Select((name, i) => new DemoUnit($"MC-X{i + 1:00}", "Ủy ban nhân dân " + name, UnitKind.CommuneCommittee, "MC", "UBND")),
        new("MC-X17", "Ủy ban nhân dân phường Hòa Lạc", UnitKind.CommuneCommittee, "MC", "UBND", LastDay: new DateOnly(2024, 10, 31), Into: "MC-X07"),
    ];

    private static readonly IReadOnlyList<DemoUnit> ProvincialUnits =
    [
        new("MC-THUE", "Chi cục Thuế thành phố Móng Cái", UnitKind.VerticalAgency, "MC"),
        new("MC-THADS", "Chi cục Thi hành án dân sự thành phố Móng Cái", UnitKind.VerticalAgency, "MC"),
        new("MC-BHXH", "Bảo hiểm xã hội thành phố Móng Cái", UnitKind.VerticalAgency, "MC"),
    ];

    private static readonly IReadOnlyList<DemoUnit> PartyUnits =
    [
        new("MC-BTC", "Ban Tổ chức Thành ủy", UnitKind.PartyOrFront, "MC"),
        new("MC-BTG", "Ban Tuyên giáo Thành ủy", UnitKind.PartyOrFront, "MC"),
        new("MC-VPTU", "Văn phòng Thành ủy", UnitKind.PartyOrFront, "MC"),
        new("MC-MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố", UnitKind.PartyOrFront, "MC"),
        new("MC-LHPN", "Hội Liên hiệp Phụ nữ Thành phố", UnitKind.PartyOrFront, "MC"),
        new("MC-TN", "Thành đoàn Móng Cái", UnitKind.PartyOrFront, "MC"),
    ];

    private static readonly IReadOnlyList<DemoUnit> MediaUnits =
    [
        new("MC-TTVH", "Trung tâm Truyền thông và Văn hóa Thành phố", UnitKind.PublicServiceUnit, "MC", "TTTTVH", "Móng Cái"),
        new("MC-BAO-TINH", "Văn phòng đại diện cơ quan báo, đài của tỉnh tại Móng Cái", UnitKind.Press, "MC", WithoutLogin: true),
        new("MC-BAO-TW", "Văn phòng đại diện cơ quan báo, đài Trung ương tại Móng Cái", UnitKind.Press, "MC", WithoutLogin: true),
    ];

    private static readonly string[] Best =
    [
        "Phòng Tư pháp", "Trung tâm Hành chính công Thành phố", "Ủy ban nhân dân phường Hải Hòa", "Ủy ban nhân dân phường Ka Long", "Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố",
        InventedNames.Of("MC-HCC/individual"), InventedNames.Of("MC-TTVH/individual"),
    ];

    /// <summary>Not every commune has a public service unit: it may claim that the third does not arise.</summary>
    private static readonly IReadOnlyList<Domain.Criteria.CriterionText> GovernmentCriteria = ClaimDemo.Offering("I.3", Domain.Scoring.NotApplicable.Exclude, Marking.Criteria(
        "Chỉ tiêu, nội dung thi đua",
        "100% văn bản quy phạm pháp luật được ban hành đúng quy trình, thống nhất, đồng bộ với hệ thống pháp luật Trung ương",
        "100% thủ tục hành chính đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình và tích hợp lên Cổng dịch vụ công quốc gia",
        "100% đơn vị sự nghiệp công lập được phê duyệt Đề án tự chủ giai đoạn 2023-2026",
        "100% cơ quan, đơn vị, xã, phường hoàn thiện Đề án vị trí việc làm, được phê duyệt vị trí việc làm và cơ cấu công chức, viên chức theo vị trí việc làm",
        "Tăng cường lãnh đạo, điều hành; người đứng đầu gương mẫu, tiên phong trong cải cách hành chính",
        "Chấp hành tốt kỷ luật, kỷ cương hành chính, quy chế văn hóa ứng xử, đạo đức công vụ",
        "Có mô hình, sáng kiến, giải pháp, cách làm hay, áp dụng công nghệ mới trong cải cách hành chính",
        "Hoàn thành nhiệm vụ, chỉ tiêu cải cách hành chính năm 2024 do Ủy ban nhân dân Thành phố ban hành"));

    private static readonly IReadOnlyList<Domain.Criteria.CriterionText> OtherCriteria = Marking.Criteria(
        "Nội dung thi đua",
        "Tăng cường lãnh đạo; người đứng đầu gương mẫu, tiên phong trong cải cách hành chính",
        "Chấp hành tốt kỷ luật, kỷ cương; quy chế văn hóa ứng xử",
        "Có mô hình, sáng kiến, giải pháp, cách làm hay, áp dụng công nghệ mới",
        "Tuyên truyền, phối hợp thực hiện cải cách hành chính của Thành phố");

    private static readonly IReadOnlyList<Domain.Criteria.CriterionText> IndividualCriteria = Marking.Criteria(
        "Nội dung thi đua đối với cá nhân",
        "Có tinh thần trách nhiệm trong thực hiện nhiệm vụ được giao",
        "Chấp hành tốt kỷ luật, kỷ cương hành chính",
        "Thực hiện quy chế văn hóa ứng xử, đạo đức công vụ",
        "Đề xuất mô hình, sáng kiến, giải pháp, cách làm hay, áp dụng công nghệ mới trong cải cách hành chính");

    public static DemoCampaign Facts { get; } = new()
    {
        Key = "mong-cai",
        Default = DemoStage.Appraisal,
        Units = [Committee, .. OfficeUnits, .. CommuneUnits, .. ProvincialUnits, .. PartyUnits, .. MediaUnits],
        Advising = "MC-NV",
        ManagedBy = "mongcai.quanly",
        CheckedBy = "mongcai.noivu",
        RecordedBy = "mongcai.vanthu",
        People =
        [
            new(Signer, "MC", "Chủ tịch Ủy ban nhân dân Thành phố", "Chủ tịch", "mongcai.chutich", [new(Role.Leader, "MC")]),
            new(InventedNames.Of("MC/manager"), "MC-NV", "Chuyên viên Phòng Nội vụ", null, "mongcai.quanly", [new(Role.CampaignManager, "MC"), new(Role.CampaignManager, "MC-NV")]),
            new(InventedNames.Of("MC/advising"), "MC-NV", "Trưởng phòng Nội vụ", "Trưởng phòng", "mongcai.noivu", [new(Role.AdvisingLeader, "MC")]),
            new(InventedNames.Of("MC/clerk"), "MC-VP", "Văn thư", null, "mongcai.vanthu", [new(Role.RecordsClerk, "MC"), new(Role.RecordsClerk, "MC-NV")]),
            .. Staff.OfAgency("MC-NV", "Phó Trưởng phòng Nội vụ", "mongcai.nv"),
            .. Staff.OfAgency("MC-TP", "Phó Trưởng phòng Tư pháp", "mongcai.tp"),
            .. Staff.OfAgency("MC-VP", "Phó Chánh Văn phòng", "mongcai.vp"),
            .. Staff.OfUnit("MC-HCC", "Giám đốc", "mongcai.hcc"),
            .. Staff.OfUnit("MC-X04", "Chủ tịch", "mongcai.kalong"),
            .. Staff.OfUnit("MC-MTTQ", "Chủ tịch", "mongcai.mttq"),
            .. OfficeUnits.Where(u => u.Key is not ("MC-HCC" or "MC-NV")).SelectMany(u => Staff.OfUnit(u.Key, u.Key switch { "MC-VP" => "Chánh Văn phòng", "MC-TT" => "Chánh Thanh tra", "MC-QLDA" => "Giám đốc", _ => "Trưởng phòng" })),
            .. CommuneUnits.Where(u => u.Key != "MC-X04").SelectMany(u => Staff.OfUnit(u.Key, "Chủ tịch")),
            .. ProvincialUnits.SelectMany(u => Staff.OfUnit(u.Key, u.Key == "MC-BHXH" ? "Giám đốc" : "Chi cục trưởng")),
            .. PartyUnits.Where(u => u.Key != "MC-MTTQ").SelectMany(u => Staff.OfUnit(u.Key, u.Key switch { "MC-VPTU" => "Chánh Văn phòng", "MC-LHPN" => "Chủ tịch", "MC-TN" => "Bí thư", _ => "Trưởng ban" })),
            .. Staff.OfUnit("MC-TTVH", "Giám đốc"),
        ],
        Description = new CampaignDescription(
            Theme,
            RoundKind.ThematicEmulation,
            Judging.MetNotMet,
            2024,
            new DateOnly(2024, 3, 13),
            new DateOnly(2024, 12, 31),
            "Phát huy truyền thống yêu nước, tinh thần chủ động, sáng tạo; tạo khí thế thi đua sôi nổi trong cán bộ, công chức, viên chức, người lao động; xây dựng nền hành chính minh bạch, vững mạnh, thông suốt, hiện đại, hiệu lực, hiệu quả, phục vụ tốt hơn người dân, doanh nghiệp, tổ chức.\n"
            + "Khơi dậy tinh thần tự giác, trách nhiệm, nỗ lực; tuyên truyền ý nghĩa, tầm quan trọng của cải cách hành chính.\n"
            + "Biểu dương, khen thưởng tập thể, cá nhân xuất sắc; kịp thời phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến, cách làm hay, tạo sự lan tỏa trên toàn địa bàn.",
            "Tăng cường sự lãnh đạo của Đảng, điều hành của chính quyền các cấp; thể hiện ý thức tự giác, trách nhiệm của mỗi cấp, mỗi ngành, mỗi đơn vị, cá nhân.",
            [
                "Hoàn thành nhiệm vụ, chỉ tiêu cải cách hành chính năm 2024 do Ủy ban nhân dân Thành phố ban hành",
                "Nâng cao chất lượng, hiệu quả cải cách hành chính phục vụ phát triển kinh tế - xã hội; thực hiện chủ đề công tác năm 2024 “Hoàn thành các quy hoạch, nâng cao chất lượng tăng trưởng kinh tế; phát triển văn hóa, con người giàu bản sắc Móng Cái”",
                "Người đứng đầu cơ quan, đơn vị gương mẫu, tiên phong trong cải cách hành chính",
                "Cán bộ, công chức, viên chức, người lao động có trách nhiệm; chấp hành kỷ luật, kỷ cương hành chính, quy chế văn hóa ứng xử, đạo đức công vụ",
                "Đề xuất mô hình, sáng kiến, giải pháp, cách làm hay, áp dụng công nghệ mới trong cải cách hành chính",
            ],
            [
                "Các phòng, ban, cơ quan, đơn vị trực thuộc Thành phố",
                "Ủy ban nhân dân các xã, phường",
                "Các cơ quan tỉnh đóng trên địa bàn Thành phố",
                "Các Ban Xây dựng Đảng và Văn phòng Thành ủy",
                "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội từ Thành phố đến cơ sở",
                "Trung tâm Truyền thông và Văn hóa Thành phố",
                "Cơ quan báo, đài của tỉnh, Trung ương có văn phòng đại diện tại Thành phố",
            ],
            [
                "Cán bộ, công chức, viên chức, người lao động thuộc các cơ quan, đơn vị, xã, phường",
                "Phóng viên thuộc Trung tâm Truyền thông và Văn hóa Thành phố, cơ quan báo, đài của tỉnh, Trung ương có văn phòng đại diện tại Thành phố",
            ],
            "Chú trọng khen thưởng tập thể, cá nhân trực tiếp thực hiện cải cách hành chính, phục vụ hành chính, có nhiều giải pháp, sáng kiến, sáng tạo",
            null,
            null,
            "Các cơ quan, đơn vị báo cáo về Phòng Nội vụ\nSố, ngày kế hoạch, người ký và mốc thời gian do cổng đặt " + InventedNames.Mark,
            "Quỹ thi đua, khen thưởng của Thành phố " + InventedNames.Mark),
        Bases =
        [
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
            "Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024 của Bộ trưởng Bộ Nội vụ quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP",
            "Đề án “Phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia giai đoạn 2022 - 2025, tầm nhìn đến năm 2030” của Chính phủ (Đề án 06)",
            "Nhiệm vụ, chỉ tiêu cải cách hành chính năm 2024 do Ủy ban nhân dân thành phố Móng Cái ban hành",
        ],
        Targets =
        [
            ("100% văn bản quy phạm pháp luật của Thành phố được ban hành đúng quy trình, thống nhất, đồng bộ với hệ thống pháp luật Trung ương", 100),
            ("100% thủ tục hành chính đủ điều kiện được cung cấp dưới hình thức dịch vụ công trực tuyến toàn trình và tích hợp lên Cổng dịch vụ công quốc gia", 100),
            ("100% đơn vị sự nghiệp công lập được phê duyệt Đề án tự chủ giai đoạn 2023-2026", 100),
            ("100% cơ quan, đơn vị, xã, phường hoàn thiện Đề án vị trí việc làm, phê duyệt vị trí việc làm và cơ cấu công chức, viên chức theo vị trí việc làm", 100),
        ],
        Groups =
        [
            Judged(Offices, OfficeUnits, InGovernment, GovernmentCriteria, AgencyOfGovernment),
            Judged(CommuneGroup, CommuneUnits, InGovernment, GovernmentCriteria, AgencyOfGovernment),
            Judged(Provincial, ProvincialUnits, OutsideGovernment, OtherCriteria, _ => "MC-NV"),
            Judged(PartyAndFront, PartyUnits, OutsideGovernment, OtherCriteria, _ => "MC-NV"),
            Judged(Media, MediaUnits, OutsideGovernment, OtherCriteria, _ => "MC-NV"),
            new(
                People,
                ParticipantKind.Individual,
                [
                    Staff.Individual("MC-HCC", "Công chức tiếp nhận và trả kết quả"), Staff.Individual("MC-TP", "Chuyên viên"), Staff.Individual("MC-TCKH", "Chuyên viên"),
                    Staff.Individual("MC-X04", "Công chức Tư pháp - Hộ tịch"), Staff.Individual("MC-X12", "Công chức Văn phòng - Thống kê"), Staff.Individual("MC-TTVH", "Phóng viên"),
                    new(ParticipantKind.Individual, InventedNames.Of("MC-BAO-TINH/individual"), null, "Phóng viên báo, đài của tỉnh"),
                ],
                "Nội dung thi đua đối với cá nhân " + InventedNames.Mark,
                IndividualCriteria,
                _ => "MC-NV"),
        ],
        Phases =
        [
            new(PhaseKind.Registration, new(2024, 3, 14), new(2024, 3, 31)),
            new(PhaseKind.CarryingOut, new(2024, 4, 1), new(2024, 11, 30)),
            new(PhaseKind.SelfAssessment, new(2024, 12, 2), new(2024, 12, 10)),
            new(PhaseKind.Appraisal, new(2024, 12, 11), new(2024, 12, 25)),
            new(PhaseKind.Explanation, new(2024, 12, 26), new(2024, 12, 31)),
            new(PhaseKind.Publication, new(2025, 1, 2), new(2025, 1, 8)),
            new(PhaseKind.Proposal, new(2025, 1, 9), new(2025, 1, 17)),
            new(PhaseKind.Awarding, new(2025, 1, 20), new(2025, 1, 24)),
            new(PhaseKind.FinalReview, new(2025, 2, 10), new(2025, 2, 14)),
        ],
        Plan = new(PaperKind.Plan, "Phát động phong trào thi đua “Đẩy mạnh cải cách hành chính” trên địa bàn thành phố Móng Cái năm 2024", "65", "KH-UBND", new DateOnly(2024, 3, 13), Signer, "Chủ tịch " + InventedNames.Mark),
        Tasks =
        [
            new("Hoàn thành phê duyệt Đề án tự chủ giai đoạn 2023-2026 của các đơn vị sự nghiệp công lập", "MC-TCKH", "Quyết định phê duyệt " + InventedNames.Mark, new(2024, 10, 31), new(2024, 10, 30)),
            new("Hoàn thiện, phê duyệt Đề án vị trí việc làm của cơ quan, đơn vị, xã, phường", "MC-NV", "Quyết định phê duyệt " + InventedNames.Mark, new(2024, 9, 30), new(2024, 10, 8), "Chậm 8 ngày " + InventedNames.Mark),
            new("Triển khai Đề án 06 trên địa bàn Thành phố", "MC-VP", "Báo cáo kết quả " + InventedNames.Mark, new(2024, 11, 30), new(2024, 11, 29)),
            new("Tuyên truyền phong trào thi đua", "MC-TTVH", "Tin, bài, phóng sự " + InventedNames.Mark, new(2024, 11, 30), new(2024, 11, 25)),
        ],
        Awards =
        [
            new("GK_HUYEN", Offices, QuotaKind.Count, 2), new("GK_HUYEN", CommuneGroup, QuotaKind.Count, 3), new("GK_HUYEN", PartyAndFront, QuotaKind.Count, 1), new("GK_HUYEN", People, QuotaKind.Count, 4),
            new("GK_XA", People, QuotaKind.Count, 4), new("BK_TINH", CommuneGroup, QuotaKind.Count, 1),
        ],
        AwardNote = "Kết thúc phong trào có các hình thức khen thưởng từ cấp xã, thành phố tới cấp tỉnh; số lượng là dữ liệu minh họa",
        PledgeOf = entrant => entrant.Kind == ParticipantKind.Individual
            ? ["Có ít nhất một giải pháp, cách làm hay trong cải cách hành chính " + InventedNames.Mark]
            : ["Hoàn thành 100% nhiệm vụ, chỉ tiêu cải cách hành chính được giao năm 2024", "Có mô hình, sáng kiến, cách làm hay " + InventedNames.Mark],
        AwardAimedAt = "Giấy khen của Chủ tịch Ủy ban nhân dân Thành phố",
        Late = ["Ủy ban nhân dân xã Vĩnh Thực", "Phòng Quản lý đô thị"],
        Missing = ["Ủy ban nhân dân xã Hải Sơn"],
        MarkOf = (entrant, leaf) => ClaimDemo.Of(entrant, leaf, Claimant, "Trên địa bàn không có đơn vị sự nghiệp công lập thuộc diện tự chủ " + InventedNames.Mark) ?? Marking.MetOrNot(entrant.Name, leaf, Best, 12, 9, "Số liệu theo dõi của cơ quan thẩm định chưa đạt mức đăng ký " + InventedNames.Mark),
        Nominations = [.. Best.Select(b => new DemoNomination(b, "GK_HUYEN"))],
        Statement = new("18", "TTr-NV", new(2025, 1, 16), InventedNames.Of("MC/advising"), "Trưởng phòng"),
        Decision = new("205", "QĐ-UBND", new(2025, 1, 22), Signer, "Chủ tịch " + InventedNames.Mark),
    };

    private static DemoGroup Judged(string name, IReadOnlyList<DemoUnit> units, string criteriaName, IReadOnlyList<Domain.Criteria.CriterionText> criteria, Func<Domain.Criteria.CriterionText, string> agencyOf) =>
        new(name, ParticipantKind.Collective, [.. units.Select(Staff.Collective)], criteriaName, criteria, agencyOf);

    private static string AgencyOfGovernment(Domain.Criteria.CriterionText leaf) => leaf.Code switch
    {
        "I.1" => "MC-TP",
        "I.2" or "I.8" => "MC-VP",
        _ => "MC-NV",
    };
}
