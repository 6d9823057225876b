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

    public static PlanContent Plan(bool isBlank = false) => new()
    {
        Frame = Frame("KH-UBND", isBlank: isBlank),
        CampaignName = "Đẩy mạnh cải cách hành chính, nâng cao chất lượng phục vụ Nhân dân năm 2025",
        Area = "trên địa bàn xã Hòa An",
        Grounds = ["Thực hiện Kế hoạch số 102/KH-UBND ngày 20 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước năm 2025"],
        Purposes =
        [
            "Nâng cao trách nhiệm của người đứng đầu, cán bộ, công chức, viên chức trong thực hiện nhiệm vụ cải cách hành chính",
            "Cải thiện thứ bậc Chỉ số cải cách hành chính của xã; nâng mức độ hài lòng của người dân, doanh nghiệp",
        ],
        Requirements =
        [
            "Phong trào được triển khai đồng bộ, có trọng tâm, gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị",
            "Việc bình xét, khen thưởng bảo đảm công khai, dân chủ, đúng đối tượng, đúng thành tích",
        ],
        CollectiveParticipants = ["các cơ quan chuyên môn thuộc xã", "các đơn vị sự nghiệp công lập", "các thôn"],
        IndividualParticipants = ["cán bộ, công chức, viên chức, người lao động của các cơ quan, đơn vị nêu trên"],
        From = new DateOnly(2025, 3, 5),
        To = new DateOnly(2025, 11, 30),
        Milestones = ["Đăng ký thi đua: trước ngày 31 tháng 3 năm 2025", "Tự chấm điểm: trước ngày 05 tháng 11 năm 2025"],
        EmulationContents =
        [
            "Thực hiện đúng tiến độ, bảo đảm chất lượng các nhiệm vụ trong kế hoạch cải cách hành chính năm 2025",
            "Giải quyết thủ tục hành chính đúng hạn, tăng tỷ lệ hồ sơ trực tuyến toàn trình",
            "Đổi mới lề lối làm việc, siết chặt kỷ luật, kỷ cương; mỗi cơ quan có ít nhất một sáng kiến được áp dụng",
        ],
        Targets =
        [
            "100 % hồ sơ thủ tục hành chính được giải quyết đúng hạn hoặc trước hạn",
            "Từ 90 % trở lên người dân, doanh nghiệp hài lòng với sự phục vụ",
        ],
        CriteriaTable =
        [
            new CriterionRow("1", "Công tác chỉ đạo, điều hành", "40", null, true),
            new CriterionRow("1.1", "Ban hành kế hoạch cải cách hành chính năm đúng hạn", "15", "Kế hoạch (số, ngày)", false),
            new CriterionRow("1.2", "Mức độ hoàn thành kế hoạch", "25", "Báo cáo năm; bảng đối chiếu nhiệm vụ", false),
            new CriterionRow("2", "Cải cách thủ tục hành chính", "60", null, true),
            new CriterionRow("2.1", "Tỷ lệ hồ sơ giải quyết đúng hạn", "60", "Số liệu của Hệ thống thông tin giải quyết thủ tục hành chính tỉnh", false),
        ],
        CriteriaTotal = "100",
        Assessment = ["Cơ quan, đơn vị tự chấm điểm theo tiêu chí; Tổ thẩm định kiểm tra, xác định điểm và xếp hạng theo từng khối thi đua"],
        Bands = ["Xuất sắc: từ 90 điểm trở lên", "Tốt: từ 80 đến dưới 90 điểm", "Khá: từ 70 đến dưới 80 điểm"],
        Awards = ["Giấy khen của Chủ tịch Ủy ban nhân dân xã: không quá 05 tập thể và 10 cá nhân"],
        Funding = "Kinh phí thực hiện và khen thưởng chi từ ngân sách xã và Quỹ thi đua, khen thưởng năm 2025 theo quy định",
        Responsibilities =
        [
            new Responsibility("Phòng Văn hóa - Xã hội", ["Chủ trì hướng dẫn, đôn đốc, kiểm tra việc thực hiện", "Tổng hợp kết quả, tham mưu khen thưởng trước ngày 10 tháng 12 năm 2025"]),
            new Responsibility("Các cơ quan, đơn vị, thôn", ["Đăng ký thi đua, tổ chức thực hiện, tự chấm điểm và báo cáo đúng thời hạn"]),
        ],
        Tasks =
        [
            new TaskRow("Rà soát, đơn giản hóa thủ tục hành chính nội bộ", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Các cơ quan chuyên môn", "Báo cáo kết quả rà soát", "30/6/2025"),
            new TaskRow("Khảo sát mức độ hài lòng của người dân", "Phòng Văn hóa - Xã hội", LongUnit, "Báo cáo khảo sát", "31/10/2025"),
        ],
        ContactBody = "Phòng Văn hóa - Xã hội",
    };

    public static SubmissionStatementContent Statement(int nominees = 4, bool isBlank = false) => new()
    {
        Frame = Frame("TTr-VHXH", "25", new DateOnly(2025, 12, 10), isBlank) with
        {
            Issuer = new IssuingBody("UBND XÃ HÒA AN", ["PHÒNG VĂN HÓA - XÃ HỘI"]),
            AttributedTo = "Phòng Văn hóa - Xã hội xã Hòa An",
            Signature = SignatureBlock.Head("TRƯỞNG PHÒNG", "Lê Thị Mai"),
            Recipients = ["Hội đồng Thi đua - Khen thưởng xã"],
            DraftedBy = null,
        },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        Addressees = ["Chủ tịch Ủy ban nhân dân xã Hòa An"],
        Grounds = ["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"],
        Results = ["Năm 2025, có 32 cơ quan, đơn vị, thôn đăng ký tham gia; 30 đơn vị hoàn thành các chỉ tiêu đã đăng ký."],
        Consideration = ["Ngày 08 tháng 12 năm 2025, Hội đồng Thi đua - Khen thưởng xã họp xét; các tập thể, cá nhân dưới đây đạt từ 80 % số phiếu đồng ý trở lên."],
        Groups =
        [
            new ProposedGroup("Giấy khen", true, [new Nominee("Thôn Tân Lập", null, "Dẫn đầu khối thôn", "96,50")]),
            new ProposedGroup("Giấy khen", false, [.. Enumerable.Range(1, nominees).Select(i => new Nominee(i == 2 ? LongName : $"Phạm Văn Tú {i}", i == 3 ? LongUnit : "Công chức xã", null, "9/9 phiếu"))]),
        ],
        Enclosures = ["biên bản họp Hội đồng", "báo cáo thành tích của các tập thể, cá nhân"],
    };

    public const string LongName = "Tôn Nữ Hoàng Phương Nguyễn Thị Thanh Thảo Vân Khánh Ngọc Diệp Anh Thư Quỳnh Hương Giang An";

    public static DirectiveContent Directive() => new()
    {
        Frame = Frame("CT-UBND"),
        Abstract = "Về việc đẩy mạnh cải cách hành chính năm 2025",
        Situation = ["Thời gian qua, công tác cải cách hành chính của xã có chuyển biến, song tỷ lệ hồ sơ trực tuyến còn thấp, một số hồ sơ còn trễ hạn."],
        DirectedBodies = "các cơ quan chuyên môn, đơn vị sự nghiệp và các thôn",
        Instructions =
        [
            new Instruction("Về thủ tục hành chính", ["Giải quyết dứt điểm hồ sơ quá hạn", "Xin lỗi bằng văn bản khi trễ hẹn"]),
            new Instruction(null, ["Thủ trưởng cơ quan, đơn vị trực tiếp phụ trách công tác cải cách hành chính"]),
        ],
        Tasks = Plan().Tasks,
        FollowUpBody = "Phòng Văn hóa - Xã hội",
    };

    public static PledgeContent Pledge() => new()
    {
        Frame = Statement().Frame with { Number = null, IsDraft = true },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        Addressees = ["Ủy ban nhân dân xã Hòa An", "Phòng Văn hóa - Xã hội xã Hòa An"],
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An",
        Undertakings = ["Không để hồ sơ quá hạn", "Có ít nhất một sáng kiến được công nhận"],
        Targets = [new PledgedTarget("Hồ sơ giải quyết đúng hạn", "100 %", "30/11/2025"), new PledgedTarget("Hồ sơ trực tuyến toàn trình", "từ 80 % trở lên", null)],
        AwardStrivenFor = "Giấy khen của Chủ tịch Ủy ban nhân dân xã",
        ResultStrivenFor = "xếp loại xuất sắc",
        Fields = [new("1", "Công tác chỉ đạo, điều hành cải cách hành chính", "20", "18,5"), new("2", "Cải cách thủ tục hành chính", "40", "38")],
    };

    public static ReminderLetterContent Reminder(int rows) => new()
    {
        Frame = Statement().Frame with { Number = new PaperNumber("31", "VHXH-CCHC"), PlaceAndDate = PlaceAndDate.On("Hòa An", new DateOnly(2025, 10, 28)), DraftedBy = "CCHC" },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An",
        Step = "tự chấm điểm",
        LastDay = new DateOnly(2025, 10, 31),
        AsOf = new DateOnly(2025, 10, 28),
        Contact = "Trần Thị Thu Hương, Phòng Văn hóa - Xã hội, điện thoại 0912 345 678",
        Rows = [.. Enumerable.Range(1, rows).Select(i => new ReminderRow(i % 9 == 2 ? LongUnit : $"Thôn Tân Lập {i}", $"Đã chấm {i % 25}/25 tiêu chí", i % 5 == 0 ? null : "Nguyễn Văn An", i % 5 == 0 ? null : "0987 654 321", IsPerson: rows == 40 && i == 40))],
    };

    public static SelfAssessmentReportContent Report() => new()
    {
        Frame = Statement().Frame with { Number = new PaperNumber(null, "BC-VHXH"), PlaceAndDate = PlaceAndDate.Open("Hòa An", 2025) },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        Addressees = ["Ủy ban nhân dân xã Hòa An"],
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An",
        Organisation = ["Đơn vị đã quán triệt kế hoạch đến toàn thể công chức và phân công người theo dõi từng tiêu chí."],
        Scores =
        [
            new SelfScoreRow("1", "Công tác chỉ đạo, điều hành", "40", "38,50", null, true),
            new SelfScoreRow("1.1", "Ban hành kế hoạch cải cách hành chính năm đúng hạn", "15", "15,00", "Kế hoạch số 01/KH-VHXH ngày 10/01/2025, ban hành trước hạn", false),
            new SelfScoreRow("1.2", "Mức độ hoàn thành kế hoạch", "25", "23,50", "Hoàn thành 47/50 nhiệm vụ (94 %): 25 × 94 % = 23,50 điểm; báo cáo số 90/BC-VHXH ngày 01/11/2025", false),
        ],
        MaximumTotal = "40",
        SelfTotal = "38,50",
        Band = "xuất sắc",
        Shortcomings = ["Ba nhiệm vụ còn chậm do chờ hướng dẫn của cấp trên"],
    };

    public static ResultAnnouncementContent Announcement(bool isDecision) => new()
    {
        Frame = isDecision ? Decision().Frame : Frame("TB-UBND", "7", new DateOnly(2026, 1, 9)),
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        Authority = isDecision ? "Chủ tịch Ủy ban nhân dân xã Hòa An" : null,
        LegalBases = ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"],
        Proposer = "Trưởng phòng Văn hóa - Xã hội xã Hòa An",
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025",
        Groups =
        [
            new RankingGroup("khối cơ quan chuyên môn", [new RankingRow("1", "Văn phòng", "97,25", "Xuất sắc"), new RankingRow("2", "Phòng Kinh tế", "91,00", "Xuất sắc"), new RankingRow("2", LongUnit, "91,00", "Xuất sắc")]),
            new RankingGroup("khối thôn", [new RankingRow("1", "Thôn Tân Lập", "88,00", "Tốt")]),
        ],
        TieRule = "Đơn vị bằng điểm xếp cùng thứ hạng, thứ hạng kế tiếp được bỏ qua",
        Executors = ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Trưởng phòng Văn hóa - Xã hội"],
    };

    public static OfficialPaper Letter() => new()
    {
        Kind = PaperKind.OfficialLetter,
        Issuer = Frame("x").Issuer,
        AttributedTo = "Ủy ban nhân dân xã Hòa An",
        Number = new PaperNumber("33", "UBND-VHXH"),
        PlaceAndDate = PlaceAndDate.On("Hòa An", new DateOnly(2025, 2, 9)),
        Abstract = "đôn đốc đăng ký thi đua cải cách hành chính năm 2025",
        Addressees = ["Các cơ quan chuyên môn thuộc xã", "Các đơn vị sự nghiệp công lập", "Trưởng các thôn"],
        Blocks = [new Paragraph("Đề nghị các cơ quan, đơn vị gửi bản đăng ký thi đua trước ngày 31 tháng 3 năm 2025./.")],
        Signature = SignatureBlock.Deputy("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Bình"),
        Recipients = ["Như trên", "Lưu: VT, VHXH"],
    };

    public static OfficialPaper Minutes() => new()
    {
        Kind = PaperKind.Minutes,
        Issuer = new IssuingBody("UBND XÃ HÒA AN", ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"]),
        AttributedTo = "Hội đồng Thi đua - Khen thưởng xã Hòa An",
        Number = new PaperNumber("1", "BB-HĐTĐKT"),
        Abstract = "Họp xét khen thưởng phong trào thi đua cải cách hành chính năm 2025",
        Blocks =
        [
            new Article(1, "Thành phần", "Có mặt 9/9 thành viên."),
            new Clause(1, "Nội dung", "Hội đồng xét từng trường hợp; các thành viên thảo luận, thống nhất về thành tích của từng tập thể, cá nhân trước khi biểu quyết."),
            new LetteredPoint(1, "Kết quả biểu quyết được ghi trong bảng kèm theo."),
            new Paragraph("Cuộc họp kết thúc vào 11 giờ 30 phút, ngày 08 tháng 12 năm 2025./."),
        ],
        Signature = SignatureBlock.Head("CHỦ TỌA", "Trần Thị Thu Hương") with { OtherTitle = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" },
        SecondSignature = SignatureBlock.Head("THƯ KÝ", "Lê Thị Mai"),
        Recipients = ["Thành viên Hội đồng", "Lưu: VT, Hồ sơ"],
    };

    public static DeploymentLetterContent Deployment(bool isBlank = false, int addressees = 10) => new()
    {
        Frame = Frame("UBND-VHXH", "41", new DateOnly(2025, 3, 6), isBlank) with { Recipients = ["Thường trực Đảng ủy xã (báo cáo)"] },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        Addressees = addressees == 1 ? ["Các cơ quan, đơn vị thuộc xã"] : [LongUnit, .. Enumerable.Range(1, addressees - 1).Select(i => $"Thôn Tân Lập {i}")],
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An",
        PlanKind = "Kế hoạch",
        Requests =
        [
            new Instruction("Quán triệt, tổ chức thực hiện", ["Phổ biến nội dung, chỉ tiêu, tiêu chí đến toàn thể cán bộ, công chức, viên chức", "Phân công một lãnh đạo phụ trách và một công chức làm đầu mối"]),
            new Instruction("Đăng ký thi đua", ["Gửi bản đăng ký có chữ ký của người đứng đầu về Phòng Văn hóa - Xã hội trước ngày 31 tháng 3 năm 2025"]),
            new Instruction("Nội dung khác", []),
        ],
        ContactBody = "Phòng Văn hóa - Xã hội",
    };

    public static AppraisalMinutesContent Appraisal(bool ofUnit, int units = 3, int changes = 4) => new()
    {
        Frame = Statement().Frame with { Number = new PaperNumber("3", "BB-VHXH"), Recipients = ["Ủy ban nhân dân xã (báo cáo)"], DraftedBy = "CCHC" },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An",
        Appraiser = "Phòng Văn hóa - Xã hội",
        Unit = ofUnit ? "Thôn Tân Lập" : null,
        Sitting = new Sitting(new DateOnly(2025, 11, 12), new TimeOnly(8, 30), new TimeOnly(11, 0), "Trụ sở Ủy ban nhân dân xã Hòa An"),
        AppraisingSide = new SideOfMinutes("Đại diện Phòng Văn hóa - Xã hội", ["Bà Lê Thị Mai, Trưởng phòng", "Ông Phạm Văn Dũng, chuyên viên"], "Lê Thị Mai"),
        OtherSide = new SideOfMinutes(ofUnit ? "Đại diện Thôn Tân Lập" : "Đại diện Ủy ban nhân dân xã Hòa An", ["Ông Trần Văn Hải, Trưởng thôn"], LongName),
        Criteria = 8,
        Units = units,
        Results = ofUnit
            ? [new AppraisedRow("Công tác chỉ đạo, điều hành", "40,00", "38,50", "36,50", "-2,00"), new AppraisedRow("Cải cách thủ tục hành chính", "60,00", "55,00", "55,00", "0")]
            : [.. Enumerable.Range(1, units).Select(i => new AppraisedRow(i % 3 == 2 ? LongUnit : $"Thôn Tân Lập {i}", null, "93,50", "91,50", "-2,00"))],
        Total = ofUnit ? new AppraisedRow("Tổng cộng", "100,00", "93,50", "91,50", "-2,00") : null,
        Changes =
        [
            .. Enumerable.Range(1, changes).Select(i => new ChangedPoints(
                ofUnit ? null : i % 3 == 2 ? LongUnit : $"Thôn Tân Lập {i}",
                "1.2. Mức độ hoàn thành kế hoạch cải cách hành chính năm",
                "23,50",
                "21,50",
                "Báo cáo số 90/BC-TL nêu 43/50 nhiệm vụ hoàn thành, không phải 47/50")),
        ],
        NotAppraised = 2,
        Opinion = ["Đơn vị nhất trí với kết quả thẩm định"],
        Conclusion = ["Đề nghị đơn vị bổ sung tài liệu kiểm chứng của tiêu chí 2.1 trước ngày 15 tháng 11 năm 2025"],
    };

    public static ReviewReportContent Review(bool isInterim, int losses = 10) => new()
    {
        Frame = Frame("BC-UBND", "112", isInterim ? new DateOnly(2025, 7, 15) : new DateOnly(2025, 12, 20)) with { Recipients = ["Sở Nội vụ", "Thường trực Đảng ủy xã"] },
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        IsInterim = isInterim,
        Addressees = ["Ủy ban nhân dân tỉnh"],
        PlanReference = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025",
        Organisation = ["Ủy ban nhân dân xã đã tổ chức 02 hội nghị quán triệt, phân công Phòng Văn hóa - Xã hội theo dõi, đôn đốc hằng tuần"],
        Participation = [new ParticipationRow("Khối cơ quan chuyên môn", 4, 4, 4, 4, 0), new ParticipationRow("Khối thôn", 28, 26, 25, 24, 3)],
        Fields = isInterim
            ? []
            :
            [
                new FieldResults(null,
                [
                    new FieldRow("Công tác chỉ đạo, điều hành", "40", "36,25", "90,63", "40,00", "28,00"),
                    new FieldRow("Cải cách thủ tục hành chính", "60", "51,10", "85,17", "60,00", "39,50"),
                ]),
            ],
        Bands = isInterim
            ? []
            : [new BandRow("Khối cơ quan chuyên môn", [("Xuất sắc", 3), ("Tốt", 1), ("Khá", 0)]), new BandRow("Khối thôn", [("Xuất sắc", 9), ("Tốt", 12), ("Khá", 7)])],
        Losses = isInterim ? [] : [.. Enumerable.Range(1, losses).Select(i => new LossRow($"2.{i}. Tỷ lệ hồ sơ giải quyết đúng hạn", "10", "2,35", 17))],
        Awards = isInterim ? [] : [new AwardRow("Giấy khen", 3, 40), new AwardRow("Bằng khen", 1, 0)],
        AwardDecision = isInterim ? null : "Quyết định số 12/QĐ-UBND ngày 15 tháng 12 năm 2025 của Chủ tịch Ủy ban nhân dân xã Hòa An",
        Strengths = ["Người đứng đầu các cơ quan, đơn vị trực tiếp chỉ đạo; hồ sơ quá hạn giảm từ 112 xuống 9 hồ sơ"],
        Limits = ["Tài liệu kiểm chứng còn dồn đến kỳ tự chấm điểm", "Ba thôn chấm quá hạn"],
        Causes = ["Một số công chức đầu mối thay đổi giữa năm, bàn giao chưa kịp thời"],
        Lessons = ["Giao chỉ tiêu cụ thể đến từng thôn ngay từ đầu năm", "Kiểm tra hằng quý, không đợi đến cuối năm"],
        Ahead = ["Đưa kết quả vào đánh giá, xếp loại người đứng đầu năm 2026"],
        Proposals = ["Đề nghị Sở Nội vụ hướng dẫn thống nhất cách tính tiêu chí không phát sinh nhiệm vụ"],
    };

    public static CriteriaDecisionContent CriteriaDecision(int leaves = 3) => new()
    {
        Frame = Frame("QĐ-UBND", "20", new DateOnly(2025, 3, 4)) with { Recipients = ["Sở Nội vụ (báo cáo)"] },
        Authority = "Ủy ban nhân dân xã Hòa An",
        LegalBases =
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025",
            "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030",
        ],
        Proposer = "Trưởng phòng Văn hóa - Xã hội",
        Criteria = new CriteriaAnnexContent
        {
            Title = "Bộ tiêu chí đánh giá kết quả cải cách hành chính của các cơ quan, đơn vị, thôn thuộc xã Hòa An",
            Total = "100",
            Rows =
            [
                new CriteriaAnnexRow("1", "Công tác chỉ đạo, điều hành", "40", [], null, null, true),
                .. Enumerable.Range(1, leaves).Select(i => new CriteriaAnnexRow($"1.{i}", "Ban hành kế hoạch cải cách hành chính năm đúng hạn", "15", ["Đúng hạn: 15 điểm", "Chậm dưới 10 ngày: 7 điểm"], "Kế hoạch (số, ngày)", "Phòng Văn hóa - Xã hội", false)),
            ],
        },
        Fields = 2,
        Leaves = leaves,
        Replaces = "Quyết định số 15/QĐ-UBND ngày 20 tháng 02 năm 2024 của Ủy ban nhân dân xã Hòa An",
        Executors = ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Trưởng phòng Văn hóa - Xã hội"],
    };

    public static FollowUpDecisionContent FollowUp(FollowUpForm form) => new()
    {
        Frame = Frame("QĐ-UBND", "31", new DateOnly(2025, 10, 2)) with { Recipients = ["Các cơ quan, đơn vị, thôn"] },
        Form = form,
        Authority = "Ủy ban nhân dân xã Hòa An",
        LegalBases =
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        ],
        Proposer = "Trưởng phòng Văn hóa - Xã hội",
        Concerned = "Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân xã Hòa An",
        ConcernedKind = "Kế hoạch",
        ConcernedTitle = "Phát động phong trào thi đua “Đẩy mạnh cải cách hành chính năm 2025”",
        Reason = "Ban hành không đúng thẩm quyền",
        Changes =
        [
            new TextChange("Khoản 2 Mục II", "Tự chấm điểm: trước ngày 05 tháng 11 năm 2025", "Tự chấm điểm: trước ngày 15 tháng 11 năm 2025"),
            new TextChange("Điểm d khoản 1 Mục III", null, "d) Thực hiện số hóa kết quả giải quyết thủ tục hành chính"),
            new TextChange("Phụ lục II", "Khảo sát mức độ hài lòng", null),
        ],
        NewText = ["Thời gian thực hiện: từ ngày 05 tháng 3 năm 2025 đến ngày 15 tháng 12 năm 2025", "Các cơ quan, đơn vị tự chấm điểm trước ngày 15 tháng 11 năm 2025"],
        Executors = ["Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Trưởng phòng Văn hóa - Xã hội"],
    };

    public static CorrectionLetterContent Correction(int corrections = 2) => new()
    {
        Frame = Frame("UBND-VHXH", "57", new DateOnly(2025, 12, 18)) with { Recipients = [], Signature = new([new(SigningForm.ByOrderOf, "CHỦ TỊCH"), new(SigningForm.InOwnRight, "CHÁNH VĂN PHÒNG")], "Đỗ Văn Lâm") },
        Addressees = ["Các cơ quan, đơn vị, thôn thuộc xã"],
        ShortReference = "Quyết định số 12/QĐ-UBND",
        Concerned = "Quyết định số 12/QĐ-UBND ngày 15 tháng 12 năm 2025 của Chủ tịch Ủy ban nhân dân xã Hòa An",
        ConcernedKind = "Quyết định",
        ConcernedTitle = "Về việc khen thưởng các tập thể, cá nhân",
        Reason = "Do sơ suất trong khâu soạn thảo",
        Corrections = [.. Enumerable.Range(1, corrections).Select(i => new TextChange($"Dòng {i} Phụ lục II", i == 2 ? LongName : "Nguyễn Thị Hòa", "Nguyễn Thị Hoà"))],
    };

    public static CouncilMinutesContent Council(int votes = 6) => new()
    {
        Frame = CouncilFrame("1"),
        Council = "Hội đồng Thi đua - Khen thưởng xã Hòa An",
        Purpose = "xét khen thưởng phong trào thi đua “Đẩy mạnh cải cách hành chính năm 2025”",
        Sitting = new Sitting(new DateOnly(2025, 12, 8), new TimeOnly(14, 0), new TimeOnly(16, 45), "Phòng họp số 1, trụ sở Ủy ban nhân dân xã Hòa An"),
        Members = 9,
        Present = ["Bà Trần Thị Thu Hương, Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng", "Ông Nguyễn Văn Bình, Phó Chủ tịch Ủy ban nhân dân xã", .. Enumerable.Range(1, 6).Select(i => $"Bà Vũ Thị Hoa {i}, ủy viên Hội đồng")],
        Absent = ["Ông Phạm Văn Tú, Trưởng phòng Kinh tế (đi công tác, có ý kiến bằng văn bản)"],
        Guests = ["Ông Đỗ Văn Lâm, Chánh Văn phòng"],
        Chair = new Chair("Trần Thị Thu Hương", "Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
        Secretary = new Chair("Lê Thị Mai", "Trưởng phòng Văn hóa - Xã hội, Thư ký Hội đồng"),
        QuorumRule = "Cuộc họp có 08/09 thành viên, đủ điều kiện tiến hành theo Quy chế làm việc của Hội đồng (ít nhất hai phần ba số thành viên)",
        Items =
        [
            new CouncilItem("Báo cáo kết quả phong trào", ["Thư ký Hội đồng báo cáo kết quả xếp hạng và danh sách đề nghị", "Các thành viên thảo luận, thống nhất với báo cáo"], []),
            new CouncilItem("Tặng Giấy khen", ["Hội đồng biểu quyết bằng hình thức giơ tay từng trường hợp; tỷ lệ tính trên tổng số thành viên Hội đồng"], Votes(votes)),
        ],
        Conclusion = ["Giao Thư ký hoàn thiện hồ sơ, trình Chủ tịch Ủy ban nhân dân xã quyết định"],
    };

    public static TallyMinutesContent Tally(int votes = 6) => new()
    {
        Frame = CouncilFrame("2"),
        Council = "Hội đồng Thi đua - Khen thưởng xã Hòa An",
        Purpose = "xét khen thưởng phong trào thi đua “Đẩy mạnh cải cách hành chính năm 2025”",
        Sitting = new Sitting(new DateOnly(2025, 12, 8), new TimeOnly(16, 0), new TimeOnly(16, 30), "Phòng họp số 1, trụ sở Ủy ban nhân dân xã Hòa An"),
        Counters = ["Ông Đỗ Văn Lâm, Trưởng ban", "Bà Vũ Thị Hoa, ủy viên", "Ông Lý A, ủy viên"],
        HeadCounter = "Đỗ Văn Lâm",
        SecondCounter = "Lý A",
        Members = 9,
        Ballots = new BallotCount(8, 8, 7),
        Threshold = "Theo Quy chế làm việc của Hội đồng, trường hợp được đề nghị khen thưởng phải đạt từ 80% số phiếu đồng ý trở lên tính trên tổng số thành viên Hội đồng",
        Votes = Votes(votes),
    };

    private static PaperFrame CouncilFrame(string number) => Statement().Frame with
    {
        Issuer = new IssuingBody("UBND XÃ HÒA AN", ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"]),
        AttributedTo = "Hội đồng Thi đua - Khen thưởng xã Hòa An",
        Number = new PaperNumber(number, "BB-HĐTĐKT"),
        Recipients = ["Thành viên Hội đồng"],
    };

    private static List<VoteRow> Votes(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new VoteRow(
            (i % 4) switch { 1 => "Lý A", 2 => LongName, 3 => LongUnit, _ => $"Thôn Tân Lập {i}" }, i % 5 == 0 ? 6 : 8, i % 5 == 0 ? 1 : 0, i % 5 == 0 ? 1 : 0, i % 5 == 0 ? "66,67" : "88,89", i % 5 == 0 ? "Không đạt" : "Đạt")),
    ];

    public static CertificateContent Certificates(int count) => new()
    {
        Awarder = "Chủ tịch Ủy ban nhân dân xã Hòa An",
        Form = "Giấy khen",
        Place = "Hòa An",
        Day = new DateOnly(2025, 12, 15),
        Year = 2025,
        Decision = new PaperReference(new PaperNumber("12", "QĐ-UBND"), new DateOnly(2025, 12, 15), 2025),
        SigningLines = ["CHỦ TỊCH"],
        SignerName = null,
        Recipients =
        [
            .. Enumerable.Range(1, count).Select(i => new CertificateRecipient(
                i % 3 == 0 ? LongName : i % 3 == 1 ? "Lý A" : "Thôn Tân Lập",
                i % 3 == 0 ? $"Phó Trưởng phòng, {LongUnit}" : "Công chức Phòng Kinh tế xã Hòa An",
                "Đã có thành tích xuất sắc trong phong trào thi đua “Đẩy mạnh cải cách hành chính, nâng cao chất lượng phục vụ Nhân dân năm 2025” trên địa bàn xã Hòa An",
                i)),
        ],
    };

    public static SlipContent Slips(int count) => new()
    {
        CampaignName = "Đẩy mạnh cải cách hành chính năm 2025",
        PortalAddress = "https://thidua.hoaan.example",
        Contact = "Phòng Văn hóa - Xã hội, điện thoại 0200 000 000",
        Slips = [.. Enumerable.Range(1, count).Select(i => new Slip(i % 3 == 0 ? LongUnit : $"Thôn Tân Lập {i}", i % 4 == 0 ? LongName : "Lý A", $"thon-tan-lap-{i}", "K7QF-9T2M-XX4D", "17:00 05/03/2025"))],
    };

    private static AwardeeRow Person(int i) => (i % 10) switch
    {
        0 => new AwardeeRow("Lý A", "Công chức Phòng Kinh tế"),
        5 => new AwardeeRow(LongName, $"Phó Trưởng phòng, {LongUnit}"),
        _ => new AwardeeRow($"Nguyễn Thị Minh Châu {i}", "Công chức Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"),
    };
}
