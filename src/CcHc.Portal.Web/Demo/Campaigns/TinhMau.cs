using CcHc.Portal.Data.Seeds;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// «Tỉnh Mẫu», 2025: an invented province that determines the reform index of twenty communes by the sample set of 100 points,
/// under the law of 01/7/2025. Nothing of it is real but the law.
/// </summary>
public static class TinhMau
{
    private const string CommuneGroup = "Ủy ban nhân dân các xã, phường";

    /// <summary>Two communes that did the same in everything, so that the table has equals.</summary>
    private const string Twin = "Ủy ban nhân dân xã Phú Lộc";
    private const string TwinOf = "Ủy ban nhân dân xã Phú An";

    private static readonly SeedSet Set = PortalSeed.CriteriaSets.Single(s => s.File == "sample-commune-100.csv");

    private static readonly DemoUnit Committee = new("TM", "Ủy ban nhân dân tỉnh Mẫu", UnitKind.ProvincialCommittee, Symbol: "UBND", Place: "Tỉnh Mẫu");

    private static readonly IReadOnlyList<DemoUnit> Agencies =
    [
        new("TM-SNV", "Sở Nội vụ", UnitKind.Department, "TM", "SNV", "Tỉnh Mẫu"),
        new("TM-STP", "Sở Tư pháp", UnitKind.Department, "TM", "STP", "Tỉnh Mẫu"),
        new("TM-VP", "Văn phòng Ủy ban nhân dân tỉnh", UnitKind.Department, "TM", "VP", "Tỉnh Mẫu"),
        new("TM-STC", "Sở Tài chính", UnitKind.Department, "TM", "STC", "Tỉnh Mẫu"),
        new("TM-SKHCN", "Sở Khoa học và Công nghệ", UnitKind.Department, "TM", "SKHCN", "Tỉnh Mẫu"),
        new("TM-SVH", "Sở Văn hóa, Thể thao và Du lịch", UnitKind.Department, "TM", "SVHTTDL", "Tỉnh Mẫu"),
        new("TM-TT", "Thanh tra tỉnh", UnitKind.Department, "TM", "TT", "Tỉnh Mẫu"),
        new("TM-CA", "Công an tỉnh", UnitKind.ArmedForces, "TM"),
    ];

    private static readonly IReadOnlyList<DemoUnit> Communes =
    [
        .. new[]
        {
            "phường Bình Minh", "phường Đông Hải", "phường Tân Thành", "phường Thanh Xuân Mẫu", "xã An Bình", "xã An Lạc", "xã Phú An", "xã Phú Lộc", "xã Đại Thắng", "xã Hòa Phong",
            "xã Hưng Thịnh", "xã Kim Sơn Mẫu", "xã Long Phước Mẫu", "xã Nam Cường", "xã Quang Trung", "xã Tân Tiến", "xã Thạnh Phú Mẫu", "xã Trung Hòa", "xã Việt Hưng Mẫu", "xã Xuân Lâm",
        }.Select((name, i) => new DemoUnit($"TM-X{i + 1:00}", "Ủy ban nhân dân " + name, UnitKind.CommuneCommittee, "TM", "UBND")),
    ];

    /// <summary>What the service portal and the surveys say of a commune, no commune enters itself.</summary>
    private static readonly HashSet<string> Imported = ["3.5", "3.6", "3.7", "8.1", "8.2"];

    private static readonly Lazy<IReadOnlyList<CriterionText>> Criteria = new(() =>
        [.. CriterionText.Of(PortalSeed.Read(Set).Tree!).Select(t => Imported.Contains(t.Code) ? t with { InputBy = InputBy.Imported } : t)]);

    public static DemoCampaign Facts => Made.Value;

    private static readonly Lazy<DemoCampaign> Made = new(() => new DemoCampaign
    {
        Key = "tinh-mau",
        Default = DemoStage.Published,
        Next = () => TinhMauNextYear.Facts,
        Units = [Committee, .. Agencies, .. Communes],
        Advising = "TM-SNV",
        ManagedBy = "tinhmau.quanly",
        CheckedBy = "tinhmau.noivu",
        RecordedBy = "tinhmau.vanthu",
        People =
        [
            new(InventedNames.Of("TM/chair"), "TM", "Chủ tịch Ủy ban nhân dân tỉnh", "Chủ tịch", "tinhmau.chutich", [new(Role.Leader, "TM")]),
            new(InventedNames.Of("TM/manager"), "TM-SNV", "Chuyên viên Sở Nội vụ", null, "tinhmau.quanly", [new(Role.CampaignManager, "TM"), new(Role.CampaignManager, "TM-SNV")]),
            new(InventedNames.Of("TM/advising"), "TM-SNV", "Giám đốc Sở Nội vụ", "Giám đốc", "tinhmau.noivu", [new(Role.AdvisingLeader, "TM")]),
            new(InventedNames.Of("TM/clerk"), "TM-VP", "Văn thư", null, "tinhmau.vanthu", [new(Role.RecordsClerk, "TM"), new(Role.RecordsClerk, "TM-SNV")]),
            .. Staff.OfAgency("TM-SNV", "Phó Giám đốc Sở Nội vụ", "tinhmau.snv"),
            .. Staff.OfAgency("TM-STP", "Phó Giám đốc Sở Tư pháp", "tinhmau.stp"),
            .. Staff.OfAgency("TM-VP", "Phó Chánh Văn phòng", "tinhmau.vpub"),
            .. Staff.OfAgency("TM-STC", "Phó Giám đốc Sở Tài chính", "tinhmau.stc"),
            .. Staff.OfAgency("TM-SKHCN", "Phó Giám đốc Sở Khoa học và Công nghệ", "tinhmau.skhcn"),
            .. Staff.OfAgency("TM-SVH", "Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
            .. Staff.OfAgency("TM-TT", "Phó Chánh Thanh tra"),
            .. Staff.OfAgency("TM-CA", "Lãnh đạo phòng nghiệp vụ"),
            .. Staff.OfUnit("TM-X01", "Chủ tịch", "tinhmau.binhminh"),
            .. Staff.OfUnit("TM-X05", "Chủ tịch", "tinhmau.anbinh"),
            .. Staff.OfUnit("TM-X20", "Chủ tịch", "tinhmau.xuanlam"),
            .. Communes.Where(u => u.Key is not ("TM-X01" or "TM-X05" or "TM-X20")).SelectMany(u => Staff.OfUnit(u.Key, "Chủ tịch")),
        ],
        Description = new CampaignDescription(
            "Xác định Chỉ số cải cách hành chính cấp xã năm 2025 của tỉnh Mẫu " + InventedNames.Mark,
            RoundKind.ParIndex,
            Judging.Points,
            2025,
            new DateOnly(2025, 7, 25),
            new DateOnly(2026, 3, 31),
            "Đánh giá khách quan kết quả cải cách hành chính của Ủy ban nhân dân các xã, phường; chỉ ra mặt mạnh, mặt yếu để có giải pháp nâng cao " + InventedNames.Mark,
            "Số liệu trung thực, có tài liệu kiểm chứng; đúng thời hạn " + InventedNames.Mark,
            ["Tự chấm điểm, thẩm định, xác định Chỉ số cải cách hành chính theo bộ tiêu chí 100 điểm", "Công bố, phân tích kết quả"],
            [CommuneGroup],
            [],
            "Công khai, khách quan; xếp hạng theo điểm cuối cùng",
            "Là một căn cứ đánh giá, xếp loại người đứng đầu " + InventedNames.Mark,
            "Hội đồng nhân dân, Mặt trận Tổ quốc giám sát " + InventedNames.Mark,
            "Ủy ban nhân dân các xã, phường gửi báo cáo tự chấm điểm về Sở Nội vụ " + InventedNames.Mark,
            "Ngân sách tỉnh " + InventedNames.Mark),
        Bases =
        [
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
        ],
        Groups =
        [
            new(CommuneGroup, ParticipantKind.Collective, [.. Communes.Select(Staff.Collective)], Set.Name, Criteria.Value, AgencyOf),
        ],
        Phases =
        [
            new(PhaseKind.CarryingOut, new(2025, 8, 1), new(2025, 11, 30)),
            new(PhaseKind.SelfAssessment, new(2025, 12, 1), new(2025, 12, 15)),
            new(PhaseKind.Appraisal, new(2025, 12, 16), new(2026, 1, 20)),
            new(PhaseKind.Explanation, new(2026, 1, 21), new(2026, 1, 30)),
            new(PhaseKind.SecondAppraisal, new(2026, 2, 2), new(2026, 2, 10)),
            new(PhaseKind.Publication, new(2026, 2, 23), new(2026, 2, 27)),
            new(PhaseKind.Proposal, new(2026, 3, 2), new(2026, 3, 13)),
            new(PhaseKind.Awarding, new(2026, 3, 16), new(2026, 3, 27)),
            new(PhaseKind.FinalReview, new(2026, 3, 28), new(2026, 3, 31)),
        ],
        Plan = new(PaperKind.Plan, "Xác định Chỉ số cải cách hành chính cấp xã năm 2025", "37", "KH-UBND", new DateOnly(2025, 7, 25), InventedNames.Of("TM/chair"), "Chủ tịch " + InventedNames.Mark),
        Awards = [new("BK_TINH", CommuneGroup, QuotaKind.Percent, 20)],
        AwardNote = "Khen thưởng các xã, phường dẫn đầu " + InventedNames.Mark,
        Ranking = TinhMauRanking.Plan,
        TieVote = TinhMauRanking.Vote,
        Bands = [("Xuất sắc", 90), ("Tốt", 80), ("Khá", 70), ("Trung bình", 50), ("Yếu", 0)],
        LateWithin = new(5, DayUnit.WorkingDays),
        ReportWithin = new(7, DayUnit.WorkingDays),
        AnswerWithin = new(3, DayUnit.WorkingDays),
        PledgeOf = _ => [],
        Late = ["Ủy ban nhân dân xã Việt Hưng Mẫu"],
        Amendment = new(
            "2210/QĐ-UBND",
            new(2025, 12, 15),
            "Làm tròn điểm theo tỷ lệ để thống nhất cách tính giữa các xã, phường " + InventedNames.Mark,
            node => node.Method is ScoringMethods.RatioCapped or ScoringMethods.LinearBand ? node with { Rule = node.Rule + "; round=0.25" } : node),
        MarkOf = MarkOf,
        Figures = new(
            [
                new("so-lieu-dich-vu-cong.xlsx", "Cổng Dịch vụ công quốc gia " + InventedNames.Mark, new DateTimeOffset(2025, 12, 15, 1, 0, 0, TimeSpan.Zero), ["3.5", "3.6", "3.7"]),
                new("ket-qua-sipas.xlsx", "Báo cáo kết quả khảo sát SIPAS năm 2025 của Sở Nội vụ " + InventedNames.Mark, new DateTimeOffset(2025, 12, 12, 9, 0, 0, TimeSpan.Zero), ["8.1"]),
            ],
            [
                new("Ủy ban nhân dân xã An Bình", "3.6", "Xã đã hoàn thành thêm hồ sơ thanh toán trực tuyến trong tháng 11, số liệu trên Cổng chưa cập nhật " + InventedNames.Mark, "Đã cập nhật theo bản kết xuất mới của Cổng " + InventedNames.Mark, new Answer { Numerator = 92, Denominator = 100 }),
                new("Ủy ban nhân dân xã Xuân Lâm", "8.1", "Số phiếu khảo sát của xã thấp hơn mẫu quy định, đề nghị xem lại " + InventedNames.Mark, null),
            ],
            [("8.2", "Năm 2025 tỉnh không tổ chức lấy phiếu đánh giá của lãnh đạo, công chức sở, ngành " + InventedNames.Mark)]),
        SetName = Set.Name,
        Statement = new("97", "TTr-SNV", new(2026, 3, 10), InventedNames.Of("TM/advising"), "Giám đốc"),
        Decision = new("518", "QĐ-UBND", new(2026, 3, 18), InventedNames.Of("TM/chair"), "Chủ tịch " + InventedNames.Mark),
    });

    /// <summary>By the text of the file; where it names none, figures of the service portal go to the office, the rest to Sở Nội vụ.</summary>
    private static string AgencyOf(CriterionText leaf) => leaf.AgencyText switch
    {
        { } text when text.StartsWith("Sở Tư pháp", StringComparison.Ordinal) => "TM-STP",
        { } text when text.StartsWith("Văn phòng", StringComparison.Ordinal) => "TM-VP",
        { } text when text.StartsWith("Sở Tài chính", StringComparison.Ordinal) => "TM-STC",
        { } text when text.StartsWith("Sở KHCN", StringComparison.Ordinal) => "TM-SKHCN",
        { } text when text.StartsWith("Sở VHTTDL", StringComparison.Ordinal) => "TM-SVH",
        { } text when text.StartsWith("Thanh tra", StringComparison.Ordinal) => "TM-TT",
        { } text when text.StartsWith("Công an", StringComparison.Ordinal) => "TM-CA",
        null when leaf.Code is "3.6" or "3.7" => "TM-VP",
        _ => "TM-SNV",
    };

    private static DemoMark MarkOf(DemoEntrant entrant, CriteriaNode leaf)
    {
        var name = entrant.Name == Twin ? TwinOf : entrant.Name;
        // From 54 to 97 of a hundred, so that every band but the lowest is there.
        var quality = 54 + (Communes.ToList().FindIndex(u => u.Name == name) * 13 % Communes.Count * 43 / (Communes.Count - 1));
        var self = Marking.Fitting(leaf, name, quality);
        if (leaf.IsInPenalty)
        {
            return new DemoMark(self, "Không có trường hợp khác ngoài số đã ghi " + InventedNames.Mark);
        }

        // Every ninth claim is seen lower by the agency.
        return InventedNames.Draw(name + leaf.Code + "/appraisal", 9) == 0
            ? new DemoMark(self, null, Marking.Fitting(leaf, name, Math.Max(45, quality - 25)), "Số liệu đối chiếu thấp hơn số đơn vị báo cáo " + InventedNames.Mark)
            : new DemoMark(self, null);
    }
}
