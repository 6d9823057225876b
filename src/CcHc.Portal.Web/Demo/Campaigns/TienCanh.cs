using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// Xã Tiên Cảnh, huyện Tiên Phước, tỉnh Quảng Nam, 2024: a directive with a list of tasks. From the text: directive 01/CT-UBND of
/// 14/6/2024, the conference of that morning, who chaired and who reported, who was summoned, the eight thôn, what was reached
/// field by field, that the office follows the list and reports, the link to the rating at year end, who supervises.
/// </summary>
public static class TienCanh
{
    private const string Chair = "Lê Trường Hiền";
    private const string Deputy = "Nguyễn Phước Dương";

    private static readonly DemoUnit Committee = new("TC", "Ủy ban nhân dân xã Tiên Cảnh", UnitKind.CommuneCommittee, Symbol: "UBND", Place: "Tiên Cảnh");

    private static readonly IReadOnlyList<DemoUnit> Parts =
    [
        new("TC-VP", "Bộ phận Văn phòng xã", UnitKind.Division, "TC", "VP", "Tiên Cảnh"),
        new("TC-TP", "Bộ phận Tư pháp - Hộ tịch", UnitKind.Division, "TC", "TP"),
        new("TC-VHXH", "Bộ phận Văn hóa - Xã hội", UnitKind.Division, "TC", "VHXH"),
        new("TC-DC", "Bộ phận Địa chính - Xây dựng", UnitKind.Division, "TC", "ĐC"),
        new("TC-TC", "Bộ phận Tài chính - Kế toán", UnitKind.Division, "TC", "TC"),
        new("TC-CA", "Công an xã", UnitKind.ArmedForces, "TC"),
        new("TC-QS", "Ban Chỉ huy Quân sự xã", UnitKind.ArmedForces, "TC"),
        new("TC-MG", "Trường Mẫu giáo Tiên Cảnh", UnitKind.School, "TC"),
        new("TC-TH", "Trường Tiểu học Tiên Cảnh", UnitKind.School, "TC"),
        new("TC-THCS", "Trường Trung học cơ sở Tiên Cảnh", UnitKind.School, "TC"),
        new("TC-YT", "Trạm Y tế xã", UnitKind.HealthStation, "TC"),
    ];

    private static readonly IReadOnlyList<DemoUnit> Hamlets = [.. Enumerable.Range(1, 8).Select(i => new DemoUnit($"TC-T{i}", $"Thôn {i}", UnitKind.Neighbourhood, "TC"))];

    public static DemoCampaign Facts { get; } = new()
    {
        Key = "tien-canh",
        Default = DemoStage.CarryingOut,
        Units = [Committee, .. Parts, .. Hamlets],
        Advising = "TC-VP",
        ManagedBy = "tiencanh.quanly",
        CheckedBy = "tiencanh.phochutich",
        RecordedBy = "tiencanh.vanthu",
        People =
        [
            new(Chair, "TC", "Chủ tịch Ủy ban nhân dân xã", "Chủ tịch", "tiencanh.chutich", [new(Role.Leader, "TC")], IsNamedInText: true),
            new(Deputy, "TC", "Phó Chủ tịch Ủy ban nhân dân xã", "Phó Chủ tịch", "tiencanh.phochutich", [new(Role.AdvisingLeader, "TC"), new(Role.Leader, "TC")], IsNamedInText: true),
            new(InventedNames.Of("TC/manager"), "TC-VP", "Công chức Văn phòng - Thống kê", "Phụ trách Văn phòng", "tiencanh.quanly", [new(Role.CampaignManager, "TC"), new(Role.CampaignManager, "TC-VP")]),
            new(InventedNames.Of("TC/clerk"), "TC-VP", "Văn thư", null, "tiencanh.vanthu", [new(Role.RecordsClerk, "TC"), new(Role.RecordsClerk, "TC-VP")]),
            .. Staff.OfUnit("TC-VHXH", "Phụ trách", "tiencanh.vhxh"),
            .. Staff.OfUnit("TC-CA", "Trưởng Công an xã", "tiencanh.congan"),
            .. Staff.OfUnit("TC-T1", "Trưởng thôn", "tiencanh.thon1"),
            .. Parts.Where(u => u.Key is not ("TC-VP" or "TC-VHXH" or "TC-CA")).SelectMany(u => Staff.OfUnit(u.Key, u.Kind switch { UnitKind.School => "Hiệu trưởng", UnitKind.HealthStation => "Trạm trưởng", UnitKind.ArmedForces => "Chỉ huy trưởng", _ => "Phụ trách" })),
            .. Hamlets.Skip(1).SelectMany(u => Staff.OfUnit(u.Key, "Trưởng thôn")),
        ],
        Description = new CampaignDescription(
            "Thực hiện nhiệm vụ trọng tâm cải cách hành chính trên địa bàn xã Tiên Cảnh năm 2024",
            RoundKind.RegularEmulation,
            Judging.ReviewOnly,
            2024,
            new DateOnly(2024, 6, 14),
            new DateOnly(2024, 12, 31),
            "Kế hoạch cải cách hành chính và kế hoạch tuyên truyền cải cách hành chính năm 2024 đã được ban hành; Chỉ số cải cách hành chính năm 2023 đã được phân tích tại Hội nghị sáng ngày 14/6/2024. Tuyên truyền được lồng ghép qua hội thảo, các cuộc họp xã, thôn, tiếp xúc cử tri; văn bản quy phạm pháp luật được kiểm tra, rà soát; tỷ lệ hồ sơ trực tuyến ngày càng tăng; đề án cán bộ, công chức bảo đảm nội dung và thời gian do huyện quy định.\n"
            + "Cải cách hành chính là nhiệm vụ trọng tâm của các ngành, bộ phận và toàn thể cán bộ, công chức, người hoạt động không chuyên trách thuộc khối chính quyền xã; cần kịp thời chấn chỉnh, khắc phục tồn tại, hạn chế và phát huy kết quả tốt, bảo đảm quyền lợi của tổ chức, cá nhân và nhân dân.",
            "Căn cứ Bảng Danh mục nội dung công việc kèm theo Chỉ thị, triển khai thực hiện nghiêm túc.",
            [
                "Lãnh đạo, điều hành: thực hiện kế hoạch cải cách hành chính và kế hoạch tuyên truyền cải cách hành chính năm 2024, khắc phục hạn chế qua phân tích Chỉ số cải cách hành chính năm 2023",
                "Tuyên truyền cải cách hành chính lồng ghép qua hội thảo, các cuộc họp xã, thôn, tiếp xúc cử tri",
                "Cải cách thể chế: kiểm tra, rà soát văn bản quy phạm pháp luật",
                "Cải cách thủ tục hành chính: tăng tỷ lệ hồ sơ trực tuyến",
                "Xây dựng đề án cán bộ, công chức bảo đảm nội dung và thời gian do huyện quy định",
            ],
            ["Các ngành công an, quân sự", "Các trường học, trạm y tế", "Các bộ phận thuộc khối chính quyền xã", "8 thôn"],
            ["Cán bộ, công chức, người hoạt động không chuyên trách khối chính quyền xã", "Trưởng thôn của 8 thôn"],
            null,
            "Kết quả triển khai thực hiện là cơ sở để Chủ tịch Ủy ban nhân dân xã đánh giá, xếp loại cán bộ, công chức và người hoạt động không chuyên trách cuối năm 2024",
            "Thường trực Đảng ủy theo dõi, chỉ đạo; Hội đồng nhân dân, Ủy ban Mặt trận Tổ quốc Việt Nam và các hội, đoàn thể xã phối hợp, tuyên truyền, giám sát hoạt động cải cách hành chính và kiến nghị với lãnh đạo Ủy ban nhân dân xã",
            "Bộ phận Văn phòng xã theo dõi, báo cáo lãnh đạo để kịp thời đôn đốc, nhắc nhở",
            null),
        Bases =
        [
            "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
            "Kế hoạch cải cách hành chính năm 2024 của Ủy ban nhân dân xã Tiên Cảnh",
            "Kế hoạch tuyên truyền cải cách hành chính năm 2024 của Ủy ban nhân dân xã Tiên Cảnh",
        ],
        Groups =
        [
            new("Các ngành, bộ phận, trường học, trạm y tế", ParticipantKind.Collective, [.. Parts.Select(Staff.Collective)]),
            new("Các thôn", ParticipantKind.Collective, [.. Hamlets.Select(Staff.Collective)]),
            new(
                "Cán bộ, công chức, người hoạt động không chuyên trách",
                ParticipantKind.Individual,
                [
                    Staff.Individual("TC-TP", "Công chức Tư pháp - Hộ tịch"), Staff.Individual("TC-VHXH", "Công chức Văn hóa - Xã hội"), Staff.Individual("TC-DC", "Công chức Địa chính - Xây dựng"),
                    Staff.Individual("TC-VP", "Người hoạt động không chuyên trách"), Staff.Individual("TC-T1", "Trưởng thôn"), Staff.Individual("TC-T5", "Trưởng thôn"),
                ]),
        ],
        Phases =
        [
            new(PhaseKind.CarryingOut, new(2024, 6, 14), new(2024, 12, 6)),
            new(PhaseKind.Publication, new(2024, 12, 9), new(2024, 12, 11)),
            new(PhaseKind.Proposal, new(2024, 12, 12), new(2024, 12, 18)),
            new(PhaseKind.Awarding, new(2024, 12, 19), new(2024, 12, 27)),
            new(PhaseKind.FinalReview, new(2024, 12, 28), new(2024, 12, 31)),
        ],
        Plan = new(PaperKind.Directive, "Về việc thực hiện nhiệm vụ trọng tâm cải cách hành chính trên địa bàn xã Tiên Cảnh năm 2024", "01", "CT-UBND", new DateOnly(2024, 6, 14), Chair, "Chủ tịch"),
        Tasks =
        [
            new("Phân tích Chỉ số cải cách hành chính năm 2023, xác định nguyên nhân và biện pháp khắc phục", "TC-VP", "Báo cáo phân tích, Hội nghị ngày 14/6/2024", new(2024, 6, 14), new(2024, 6, 14), "Phó Chủ tịch Nguyễn Phước Dương báo cáo tại Hội nghị"),
            new("Thực hiện kế hoạch cải cách hành chính năm 2024", "TC-VP", "Báo cáo quý, 6 tháng, năm " + InventedNames.Mark, null, IsBegun: true, Note: "Đã có báo cáo 6 tháng " + InventedNames.Mark),
            new("Thực hiện kế hoạch tuyên truyền cải cách hành chính năm 2024", "TC-VHXH", "Tin phát thanh, tài liệu tuyên truyền " + InventedNames.Mark, null, IsBegun: true),
            new("Lồng ghép tuyên truyền cải cách hành chính trong các cuộc họp thôn", "TC-T1", "Biên bản họp thôn " + InventedNames.Mark, new(2024, 9, 30), new(2024, 9, 20)),
            new("Kiểm tra, rà soát văn bản quy phạm pháp luật", "TC-TP", "Báo cáo kết quả rà soát " + InventedNames.Mark, new(2024, 10, 31), new(2024, 10, 25)),
            new("Nâng tỷ lệ hồ sơ thủ tục hành chính tiếp nhận trực tuyến", "TC-VP", "Số liệu hằng tháng " + InventedNames.Mark, null, IsBegun: true),
            new("Xây dựng đề án cán bộ, công chức theo nội dung, thời gian do huyện quy định", "TC-VP", "Đề án trình huyện " + InventedNames.Mark, new(2024, 7, 31), new(2024, 7, 30)),
            new("Tiếp nhận, giải quyết hồ sơ cư trú, căn cước đúng hạn", "TC-CA", "Số liệu giải quyết hồ sơ " + InventedNames.Mark, new(2024, 11, 30), IsBegun: true),
            new("Công khai thủ tục hành chính về đất đai, xây dựng", "TC-DC", "Bảng niêm yết, ảnh chụp " + InventedNames.Mark, new(2024, 8, 31)),
            new("Tổng hợp kết quả làm cơ sở đánh giá, xếp loại cuối năm 2024", "TC-VP", "Bảng tổng hợp trình Chủ tịch Ủy ban nhân dân xã " + InventedNames.Mark, new(2024, 12, 6)),
        ],
        Awards =
        [
            new("GK_XA", "Các ngành, bộ phận, trường học, trạm y tế", QuotaKind.Count, 2), new("GK_XA", "Các thôn", QuotaKind.Count, 2),
            new("GK_XA", "Cán bộ, công chức, người hoạt động không chuyên trách", QuotaKind.Count, 3),
        ],
        AwardNote = "Chỉ thị không đặt hình thức khen thưởng; hình thức, số lượng, kết quả, tên bộ phận, trường, thôn và các mốc thời gian do cổng đặt " + InventedNames.Mark,
        PledgeOf = _ => ["Hoàn thành các việc trong danh mục kèm theo Chỉ thị"],
        Nominations =
        [
            new("Bộ phận Văn hóa - Xã hội", "GK_XA"), new("Công an xã", "GK_XA"), new("Thôn 1", "GK_XA"), new("Thôn 5", "GK_XA"),
            new(InventedNames.Of("TC-TP/individual"), "GK_XA"), new(InventedNames.Of("TC-T1/individual"), "GK_XA"),
        ],
        Statement = new("14", "TTr-VP", new(2024, 12, 18), InventedNames.Of("TC/manager"), "Phụ trách Văn phòng"),
        Decision = new("236", "QĐ-UBND", new(2024, 12, 24), Chair, "Chủ tịch"),
    };
}
