using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// Tỉnh An Giang, 2021: ten criteria for collectives and four for individuals, each met or not met. From the text: plan
/// 443/KH-UBND of 21/7/2021 (the page calls it «QĐ số 443 /KH-UBND»; kind and symbol say plan), audience, criteria, purpose, time
/// from the day of the plan to the end of December 2021, registration and reports to Sở Nội vụ. The text names no signer.
/// </summary>
public static class AnGiang
{
    private const string Theme = "Đẩy mạnh cải cách hành chính tỉnh năm 2021";
    private const string Departments = "Sở, ban, ngành tỉnh";
    private const string Districts = "Ủy ban nhân dân các huyện, thị xã, thành phố";
    private const string Below = "Phòng, ban chuyên môn, đơn vị sự nghiệp";
    private const string CommuneGroup = "Ủy ban nhân dân các xã, phường, thị trấn";
    private const string People = "Cán bộ, công chức, viên chức và người lao động";

    private static readonly string Signer = InventedNames.Of("AG/chair");

    private static readonly DemoUnit Committee = new("AG", "Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee, Symbol: "UBND", Place: "An Giang");

    private static readonly IReadOnlyList<DemoUnit> DepartmentUnits =
    [
        new("AG-VP", "Văn phòng Ủy ban nhân dân tỉnh", UnitKind.Department, "AG", "VPUBND", "An Giang"),
        new("AG-SNV", "Sở Nội vụ", UnitKind.Department, "AG", "SNV", "An Giang"),
        new("AG-STP", "Sở Tư pháp", UnitKind.Department, "AG", "STP", "An Giang"),
        new("AG-SKHDT", "Sở Kế hoạch và Đầu tư", UnitKind.Department, "AG", "SKHĐT", "An Giang"),
        new("AG-STC", "Sở Tài chính", UnitKind.Department, "AG", "STC", "An Giang"),
        new("AG-SCT", "Sở Công Thương", UnitKind.Department, "AG", "SCT", "An Giang"),
        new("AG-SNN", "Sở Nông nghiệp và Phát triển nông thôn", UnitKind.Department, "AG", "SNN&PTNT", "An Giang"),
        new("AG-SGTVT", "Sở Giao thông vận tải", UnitKind.Department, "AG", "SGTVT", "An Giang"),
        new("AG-SXD", "Sở Xây dựng", UnitKind.Department, "AG", "SXD", "An Giang"),
        new("AG-STNMT", "Sở Tài nguyên và Môi trường", UnitKind.Department, "AG", "STNMT", "An Giang"),
        new("AG-STTTT", "Sở Thông tin và Truyền thông", UnitKind.Department, "AG", "STTTT", "An Giang"),
        new("AG-SLD", "Sở Lao động - Thương binh và Xã hội", UnitKind.Department, "AG", "SLĐTBXH", "An Giang"),
        new("AG-SVH", "Sở Văn hóa, Thể thao và Du lịch", UnitKind.Department, "AG", "SVHTTDL", "An Giang"),
        new("AG-SKHCN", "Sở Khoa học và Công nghệ", UnitKind.Department, "AG", "SKHCN", "An Giang"),
        new("AG-SGD", "Sở Giáo dục và Đào tạo", UnitKind.Department, "AG", "SGDĐT", "An Giang"),
        new("AG-SYT", "Sở Y tế", UnitKind.Department, "AG", "SYT", "An Giang"),
        new("AG-TT", "Thanh tra tỉnh", UnitKind.Department, "AG", "TT", "An Giang"),
        new("AG-BDT", "Ban Dân tộc tỉnh", UnitKind.Department, "AG", "BDT", "An Giang"),
    ];

    // As they were in 2021: Tịnh Biên became a town in 2023.
    private static readonly IReadOnlyList<DemoUnit> DistrictUnits =
    [
        .. new[] { "thành phố Long Xuyên", "thành phố Châu Đốc", "thị xã Tân Châu", "huyện An Phú", "huyện Phú Tân", "huyện Châu Phú", "huyện Tịnh Biên", "huyện Tri Tôn", "huyện Châu Thành", "huyện Chợ Mới", "huyện Thoại Sơn" }
            .Select((name, i) => new DemoUnit($"AG-H{i + 1:00}", "Ủy ban nhân dân " + name, UnitKind.DistrictCommittee, "AG", "UBND")),
    ];

    private static readonly IReadOnlyList<DemoUnit> BelowUnits =
    [
        new("AG-VP-HCC", "Trung tâm Phục vụ hành chính công tỉnh", UnitKind.PublicServiceCentre, "AG-VP", "TTPVHCC", "An Giang"),
        new("AG-SNN-KN", "Trung tâm Khuyến nông", UnitKind.PublicServiceUnit, "AG-SNN", "TTKN", "An Giang"),
        new("AG-STTTT-CNTT", "Trung tâm Công nghệ thông tin và Truyền thông", UnitKind.PublicServiceUnit, "AG-STTTT", "TTCNTT&TT", "An Giang"),
        new("AG-H01-NV", "Phòng Nội vụ thành phố Long Xuyên", UnitKind.Division, "AG-H01", "PNV", "Long Xuyên"),
        new("AG-H11-TCKH", "Phòng Tài chính - Kế hoạch huyện Thoại Sơn", UnitKind.Division, "AG-H11", "PTCKH", "Thoại Sơn"),
    ];

    private static readonly IReadOnlyList<DemoUnit> CommuneUnits =
    [
        .. new[]
        {
            ("phường Mỹ Long", "AG-H01"), ("xã Mỹ Hòa Hưng", "AG-H01"), ("phường Châu Phú A", "AG-H02"), ("phường Long Thạnh", "AG-H03"),
            ("xã Khánh An", "AG-H04"), ("thị trấn Tri Tôn", "AG-H08"), ("xã Vĩnh Khánh", "AG-H11"), ("xã Vĩnh Trạch", "AG-H11"),
        }.Select((commune, i) => new DemoUnit($"AG-X{i + 1:00}", "Ủy ban nhân dân " + commune.Item1, UnitKind.CommuneCommittee, commune.Item2, "UBND")),
    ];

    private static readonly string[] Best =
    [
        "Sở Tư pháp", "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", "Ủy ban nhân dân thành phố Long Xuyên", "Ủy ban nhân dân huyện Thoại Sơn",
        "Trung tâm Phục vụ hành chính công tỉnh", "Ủy ban nhân dân phường Mỹ Long", InventedNames.Of("AG-SNV/individual"), InventedNames.Of("AG-VP-HCC/individual"), InventedNames.Of("AG-H01/individual"),
    ];

    private static readonly string[] LateOnes = ["Sở Xây dựng", "Ủy ban nhân dân huyện Tri Tôn", "Ủy ban nhân dân xã Khánh An"];
    private static readonly string[] MissingOnes = ["Ban Dân tộc tỉnh"];

    private static readonly IReadOnlyList<Domain.Criteria.CriterionText> CollectiveCriteria = Marking.Criteria(
        "Tiêu chí thi đua đối với tập thể",
        "Triển khai đúng tiến độ, đạt chất lượng các nhiệm vụ, mục tiêu, đề án được giao trong Chương trình cải cách hành chính tỉnh giai đoạn 2021-2030 và Kế hoạch cải cách hành chính năm 2021 của Ủy ban nhân dân tỉnh",
        "Ban hành kế hoạch cải cách hành chính đúng thời gian, xác định đủ các lĩnh vực (chỉ đạo, điều hành; thể chế; thủ tục hành chính; tổ chức bộ máy hành chính; chế độ công vụ; tài chính công; xây dựng, phát triển chính phủ điện tử, chính phủ số), có bố trí kinh phí thực hiện",
        "Ban hành kế hoạch tuyên truyền cải cách hành chính và triển khai theo kế hoạch đề ra",
        "Ban hành kế hoạch kiểm tra theo thẩm quyền, kiểm tra đầy đủ theo kế hoạch; các vấn đề phát hiện qua kiểm tra đều được xử lý bằng văn bản",
        "Báo cáo cải cách hành chính định kỳ đầy đủ, gửi Sở Nội vụ đúng thời gian quy định",
        "Giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa liên thông đúng quy định",
        "Thực hiện tốt Quy chế văn hóa công sở tại cơ quan, đơn vị",
        "Có sáng kiến cải cách hành chính mang lại hiệu quả, được cấp có thẩm quyền công nhận",
        "Đăng ký thi đua cải cách hành chính gửi Sở Nội vụ đúng thời gian",
        "Có Chỉ số cải cách hành chính trong nhóm điều hành tốt");

    private static readonly IReadOnlyList<Domain.Criteria.CriterionText> IndividualCriteria = Marking.Criteria(
        "Tiêu chí thi đua đối với cá nhân",
        "Chấp hành tốt chủ trương, chính sách của Đảng, pháp luật của Nhà nước, kỷ luật, kỷ cương hành chính",
        "Trong năm không bị người dân phản ánh có thái độ quan liêu, hách dịch, nhũng nhiễu hoặc tham ô, lãng phí ngân sách nhà nước, gây phiền hà người dân, doanh nghiệp",
        "Tham gia tích cực vào việc thực hiện nhiệm vụ cải cách hành chính của tỉnh, của cơ quan, đơn vị, địa phương",
        "Có hành động, việc làm cụ thể, thiết thực, hiệu quả trong cải cách hành chính; đề xuất giải pháp, sáng kiến thực hiện nội dung thi đua đạt hiệu quả, được tập thể ghi nhận");

    public static DemoCampaign Facts { get; } = new()
    {
        Key = "an-giang",
        Default = DemoStage.Published,
        Units = [Committee, .. DepartmentUnits, .. DistrictUnits, .. BelowUnits, .. CommuneUnits],
        Advising = "AG-SNV",
        ManagedBy = "angiang.quanly",
        CheckedBy = "angiang.noivu",
        RecordedBy = "angiang.vanthu",
        People =
        [
            new(Signer, "AG", "Chủ tịch Ủy ban nhân dân tỉnh", "Chủ tịch", "angiang.chutich", [new(Role.Leader, "AG")]),
            new(InventedNames.Of("AG/manager"), "AG-SNV", "Chuyên viên Sở Nội vụ", null, "angiang.quanly", [new(Role.CampaignManager, "AG"), new(Role.CampaignManager, "AG-SNV")]),
            new(InventedNames.Of("AG/advising"), "AG-SNV", "Giám đốc Sở Nội vụ", "Giám đốc", "angiang.noivu", [new(Role.AdvisingLeader, "AG")]),
            new(InventedNames.Of("AG/clerk"), "AG-VP", "Văn thư", null, "angiang.vanthu", [new(Role.RecordsClerk, "AG"), new(Role.RecordsClerk, "AG-SNV")]),
            .. Staff.OfAgency("AG-SNV", "Phó Giám đốc Sở Nội vụ", "angiang.snv"),
            .. Staff.OfAgency("AG-VP", "Phó Chánh Văn phòng", "angiang.vpub"),
            .. Staff.OfAgency("AG-SKHCN", "Phó Giám đốc Sở Khoa học và Công nghệ", "angiang.skhcn"),
            .. Staff.OfUnit("AG-STP", "Giám đốc", "angiang.tuphap"),
            .. Staff.OfUnit("AG-H11", "Chủ tịch", "angiang.thoaison"),
            .. Staff.OfUnit("AG-X01", "Chủ tịch", "angiang.mylong"),
            .. DepartmentUnits.Where(u => u.Key is not ("AG-STP" or "AG-SNV")).SelectMany(u => Staff.OfUnit(u.Key, u.Key switch { "AG-VP" => "Chánh Văn phòng", "AG-TT" => "Chánh Thanh tra", "AG-BDT" => "Trưởng ban", _ => "Giám đốc" })),
            .. DistrictUnits.Where(u => u.Key != "AG-H11").SelectMany(u => Staff.OfUnit(u.Key, "Chủ tịch")),
            .. BelowUnits.SelectMany(u => Staff.OfUnit(u.Key, u.Kind == UnitKind.Division ? "Trưởng phòng" : "Giám đốc")),
            .. CommuneUnits.Where(u => u.Key != "AG-X01").SelectMany(u => Staff.OfUnit(u.Key, "Chủ tịch")),
        ],
        Description = new CampaignDescription(
            Theme,
            RoundKind.ThematicEmulation,
            Judging.MetNotMet,
            2021,
            new DateOnly(2021, 7, 21),
            new DateOnly(2021, 12, 31),
            "Tạo động lực đẩy mạnh cải cách hành chính, cải thiện môi trường đầu tư, kinh doanh, thúc đẩy đổi mới sáng tạo nhằm phát triển và nâng cao năng lực cạnh tranh của tỉnh.\n"
            + "Phát hiện, tôn vinh, khen thưởng kịp thời tập thể, cá nhân điển hình tiên tiến, mô hình mới, nhân tố mới, gương người tốt, việc tốt; từ đó nhân rộng, lan tỏa trong toàn xã hội.",
            "Triển khai đồng bộ ở các cấp, gắn với nhiệm vụ cải cách hành chính năm 2021 " + InventedNames.Mark,
            ["Thực hiện các tiêu chí thi đua đối với tập thể", "Thực hiện các tiêu chí thi đua đối với cá nhân"],
            [
                "Sở, ban, ngành tỉnh",
                "Các phòng, ban chuyên môn, đơn vị sự nghiệp thuộc, trực thuộc sở, ban, ngành tỉnh",
                "Ủy ban nhân dân các huyện, thị xã, thành phố",
                "Các phòng, ban chuyên môn, đơn vị sự nghiệp thuộc, trực thuộc Ủy ban nhân dân các huyện, thị xã, thành phố",
                "Ủy ban nhân dân các xã, phường, thị trấn",
            ],
            ["Cán bộ, công chức, viên chức và người lao động đang công tác tại các cơ quan, đơn vị"],
            "Khen thưởng kịp thời; từng tiêu chí được đánh giá đạt hoặc không đạt",
            null,
            null,
            "Báo cáo cải cách hành chính định kỳ và bản đăng ký thi đua gửi Sở Nội vụ\nMốc thời gian các giai đoạn do cổng đặt " + InventedNames.Mark,
            "Quỹ thi đua, khen thưởng của tỉnh " + InventedNames.Mark),
        Bases =
        [
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
            "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003 (sửa đổi, bổ sung các năm 2005, 2009, 2013)",
            "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
            "Chương trình cải cách hành chính tỉnh An Giang giai đoạn 2021-2030",
            "Kế hoạch cải cách hành chính năm 2021 của Ủy ban nhân dân tỉnh An Giang",
        ],
        Groups =
        [
            Judged(Departments, DepartmentUnits),
            Judged(Districts, DistrictUnits),
            Judged(Below, BelowUnits),
            Judged(CommuneGroup, CommuneUnits),
            new(
                People,
                ParticipantKind.Individual,
                [
                    Staff.Individual("AG-SNV", "Chuyên viên"), Staff.Individual("AG-STP", "Chuyên viên"), Staff.Individual("AG-VP-HCC", "Viên chức"),
                    Staff.Individual("AG-STTTT", "Chuyên viên"), Staff.Individual("AG-H01", "Chuyên viên"), Staff.Individual("AG-H11", "Chuyên viên"),
                    Staff.Individual("AG-X01", "Công chức Tư pháp - Hộ tịch"), Staff.Individual("AG-X06", "Công chức Văn phòng - Thống kê"),
                ],
                "Bốn tiêu chí đối với cá nhân",
                IndividualCriteria,
                _ => "AG-SNV"),
        ],
        Phases =
        [
            new(PhaseKind.Registration, new(2021, 7, 22), new(2021, 8, 15)),
            new(PhaseKind.CarryingOut, new(2021, 7, 22), new(2021, 12, 31)),
            new(PhaseKind.SelfAssessment, new(2022, 1, 3), new(2022, 1, 14)),
            new(PhaseKind.Appraisal, new(2022, 1, 17), new(2022, 2, 11)),
            new(PhaseKind.Explanation, new(2022, 2, 14), new(2022, 2, 18)),
            new(PhaseKind.Publication, new(2022, 2, 21), new(2022, 3, 4)),
            new(PhaseKind.Proposal, new(2022, 3, 7), new(2022, 3, 18)),
            new(PhaseKind.Awarding, new(2022, 3, 21), new(2022, 3, 31)),
            new(PhaseKind.FinalReview, new(2022, 4, 1), new(2022, 4, 15)),
        ],
        Plan = new(PaperKind.Plan, "Phát động phong trào thi đua đẩy mạnh cải cách hành chính tỉnh năm 2021", "443", "KH-UBND", new DateOnly(2021, 7, 21), Signer, "Chủ tịch " + InventedNames.Mark),
        Tasks =
        [
            new("Hướng dẫn đăng ký, theo dõi, tổng hợp kết quả phong trào thi đua", "AG-SNV", "Báo cáo tổng hợp " + InventedNames.Mark, new(2021, 12, 31), new(2021, 12, 30)),
            new("Tuyên truyền phong trào trên Cổng thông tin điện tử tỉnh", "AG-VP", "Tin, bài " + InventedNames.Mark, new(2021, 12, 31), new(2021, 12, 20)),
        ],
        Awards =
        [
            new("BK_TINH", Departments, QuotaKind.Count, 3), new("BK_TINH", Districts, QuotaKind.Count, 2), new("BK_TINH", Below, QuotaKind.Count, 1),
            new("BK_TINH", CommuneGroup, QuotaKind.Count, 1), new("BK_TINH", People, QuotaKind.Count, 3),
        ],
        AwardNote = "Tôn vinh, khen thưởng kịp thời tập thể, cá nhân điển hình tiên tiến; hình thức, số lượng, kết quả và người ký là dữ liệu minh họa",
        PledgeOf = entrant => entrant.Kind == ParticipantKind.Individual
            ? ["Đạt 4/4 tiêu chí thi đua đối với cá nhân"]
            : ["Đạt ít nhất 9/10 tiêu chí thi đua đối với tập thể " + InventedNames.Mark, "Có sáng kiến cải cách hành chính được cấp có thẩm quyền công nhận"],
        AwardAimedAt = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        Late = LateOnes,
        Missing = MissingOnes,
        MarkOf = MarkOf,
        Nominations = [.. Best.Select(b => new DemoNomination(b, "BK_TINH"))],
        Statement = new("215", "TTr-SNV", new(2022, 3, 15), InventedNames.Of("AG/advising"), "Giám đốc"),
        Decision = new("612", "QĐ-UBND", new(2022, 3, 25), Signer, "Chủ tịch " + InventedNames.Mark),
    };

    private static DemoGroup Judged(string name, IReadOnlyList<DemoUnit> units) => new(
        name,
        ParticipantKind.Collective,
        [.. units.Select(Staff.Collective)],
        "Mười tiêu chí đối với tập thể",
        CollectiveCriteria,
        leaf => leaf.Code switch { "I.1" or "I.6" => "AG-VP", "I.8" => "AG-SKHCN", _ => "AG-SNV" });

    private static DemoMark MarkOf(DemoEntrant entrant, CriteriaNode leaf)
    {
        // Registering in time is a criterion of its own, and the portal knows who did.
        if (entrant.Kind != ParticipantKind.Individual && leaf.Code == "I.9")
        {
            var isMissing = MissingOnes.Contains(entrant.Name);
            return Marking.Claimed(!isMissing, !LateOnes.Contains(entrant.Name), isMissing ? "Đơn vị không gửi bản đăng ký" : null, "Sở Nội vụ nhận bản đăng ký sau thời hạn");
        }

        return Marking.MetOrNot(entrant.Name, leaf, Best, 14, 8, "Tài liệu kiểm chứng chưa chứng minh được việc thực hiện trong năm 2021 " + InventedNames.Mark);
    }
}
