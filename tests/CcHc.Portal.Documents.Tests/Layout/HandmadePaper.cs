namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>How a paragraph of a handmade paper looks.</summary>
internal enum Form
{
    Text,

    /// <summary>«Điều 1.» in bold, the rest plain.</summary>
    Article,

    /// <summary>Bold on a line of its own.</summary>
    Heading,

    /// <summary>Bold in the middle.</summary>
    Centred,
}

internal sealed record Line(string Text, Form Form = Form.Text);

internal sealed record HandmadeAnnex(string Number, string Title, string Attached, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a paper says, as somebody in an office would type it; three writers set it, none of them the portal's own.</summary>
internal sealed record HandmadePaper
{
    public string? Superior { get; init; }

    public required IReadOnlyList<string> Issuer { get; init; }

    public required string Number { get; init; }

    public string? Date { get; init; }

    public string? Kind { get; init; }

    public IReadOnlyList<string> About { get; init; } = [];

    public IReadOnlyList<string> Addressees { get; init; } = [];

    public string? Authority { get; init; }

    public IReadOnlyList<string> Bases { get; init; } = [];

    public required IReadOnlyList<Line> Body { get; init; }

    public IReadOnlyList<IReadOnlyList<string>> Table { get; init; } = [];

    public required IReadOnlyList<string> Titles { get; init; }

    public string? Name { get; init; }

    /// <summary>Of minutes: who signs on the left.</summary>
    public (string Title, string Name)? Secretary { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    public IReadOnlyList<HandmadeAnnex> Annexes { get; init; } = [];

    public bool IsLetter => Kind is null;

    public bool IsDecision => Kind == "QUYẾT ĐỊNH";
}

/// <summary>Ten correct papers of offices that do not exist.</summary>
internal static class HandmadePapers
{
    private const string Long =
        "Các cơ quan, đơn vị tổ chức quán triệt, triển khai đầy đủ các nội dung nêu trên tới cán bộ, công chức, viên chức; kịp thời báo cáo khó khăn, vướng mắc trong quá trình thực hiện.";

    public static readonly HandmadePaper Decision = new()
    {
        Issuer = ["ỦY BAN NHÂN DÂN", "XÃ VĨNH THẠNH"],
        Number = "Số: 05/QĐ-UBND",
        Date = "Vĩnh Thạnh, ngày 06 tháng 02 năm 2026",
        Kind = "QUYẾT ĐỊNH",
        About = ["Về việc tặng Giấy khen trong phong trào thi đua", "cải cách hành chính năm 2025"],
        Authority = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VĨNH THẠNH",
        Bases =
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng;",
            "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã Vĩnh Thạnh.",
        ],
        Body =
        [
            new("Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 03 tập thể và 12 cá nhân có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2025 (Phụ lục kèm theo).", Form.Article),
            new("Điều 2. Mức tiền thưởng thực hiện theo quy định hiện hành, chi từ Quỹ thi đua, khen thưởng của xã năm 2026.", Form.Article),
            new("Điều 3. Quyết định này có hiệu lực kể từ ngày ký.", Form.Article),
            new("Điều 4. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Văn hóa - Xã hội, Thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.", Form.Article),
        ],
        Titles = ["CHỦ TỊCH"],
        Name = "Huỳnh Thị Ngọc Lan",
        Recipients = ["- Như Điều 4;", "- Thường trực Đảng ủy xã;", "- Lưu: VT, VHXH."],
        Annexes =
        [
            new(
                "Phụ lục", "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
                "(Kèm theo Quyết định số 05/QĐ-UBND ngày 06 tháng 02 năm 2026 của Chủ tịch Ủy ban nhân dân xã Vĩnh Thạnh)",
                [["TT", "Tên tập thể, cá nhân", "Đơn vị"], ["1", "Thôn Định Bình", "Xã Vĩnh Thạnh"], ["2", "Bà Phan Thị Hạnh", "Phòng Kinh tế"]]),
        ],
    };

    public static readonly HandmadePaper Plan = new()
    {
        Superior = "UBND TỈNH BÌNH SƠN",
        Issuer = ["SỞ NỘI VỤ"],
        Number = "Số: 112/KH-SNV",
        Date = "Bình Sơn, ngày 15 tháng 3 năm 2025",
        Kind = "KẾ HOẠCH",
        About = ["Phát động phong trào thi đua đẩy mạnh cải cách hành chính năm 2025"],
        Body =
        [
            new("Thực hiện Kế hoạch số 25/KH-UBND ngày 20 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Bình Sơn về cải cách hành chính nhà nước năm 2025, Sở Nội vụ ban hành Kế hoạch phát động phong trào thi đua như sau:"),
            new("I. MỤC ĐÍCH, YÊU CẦU", Form.Heading),
            new("1. Mục đích", Form.Heading),
            new("a) Nâng cao nhận thức, trách nhiệm của công chức, viên chức trong thực hiện nhiệm vụ cải cách hành chính, lấy sự hài lòng của người dân, doanh nghiệp làm thước đo."),
            new("b) Cải thiện thứ bậc Chỉ số cải cách hành chính của các sở, ban, ngành và địa phương."),
            new("2. Yêu cầu", Form.Heading),
            new("- Phong trào thi đua phải thiết thực, có trọng tâm, trọng điểm, gắn với nhiệm vụ chính trị của từng cơ quan, đơn vị và tránh hình thức;"),
            new("- Việc bình xét, khen thưởng bảo đảm công khai, dân chủ."),
            new("II. NỘI DUNG THI ĐUA", Form.Heading),
            new("1. Giải quyết thủ tục hành chính đúng hạn, tỷ lệ hồ sơ trực tuyến toàn trình đạt từ 80% trở lên."),
            new("2. Mỗi phòng, đơn vị có ít nhất một sáng kiến được áp dụng trong năm."),
            new("III. TỔ CHỨC THỰC HIỆN", Form.Heading),
            new(Long),
            new("Trên đây là Kế hoạch phát động phong trào thi đua của Sở Nội vụ, đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./."),
        ],
        Titles = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        Name = "Trương Quốc Khánh",
        Recipients = ["- UBND tỉnh (báo cáo);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, CCHC."],
    };

    public static readonly HandmadePaper Letter = new()
    {
        Issuer = ["ỦY BAN NHÂN DÂN", "PHƯỜNG AN KHÁNH"],
        Number = "Số: 318/UBND-VHXH",
        Date = "An Khánh, ngày 09 tháng 10 năm 2025",
        About = ["V/v đôn đốc tự chấm điểm", "cải cách hành chính năm 2025"],
        Addressees = ["- Các phòng chuyên môn thuộc Ủy ban nhân dân phường;", "- Các đơn vị sự nghiệp công lập trực thuộc;", "- Ban điều hành các khu phố."],
        Body =
        [
            new("Thực hiện Kế hoạch số 41/KH-UBND ngày 12 tháng 3 năm 2025 của Ủy ban nhân dân phường, đến nay còn 07 đơn vị chưa gửi kết quả tự chấm điểm. Ủy ban nhân dân phường đề nghị:"),
            new("1. Các đơn vị hoàn thành tự chấm điểm, kèm tài liệu kiểm chứng, trước ngày 20 tháng 10 năm 2025."),
            new("2. Phòng Văn hóa - Xã hội tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân phường trước ngày 25 tháng 10 năm 2025."),
            new("Ủy ban nhân dân phường đề nghị các cơ quan, đơn vị quan tâm thực hiện đúng thời hạn nêu trên./."),
        ],
        Titles = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        Name = "Đỗ Minh Trí",
        Recipients = ["- Như trên;", "- Chủ tịch, các Phó Chủ tịch UBND phường;", "- Lưu: VT, VHXH (05b)."],
    };

    public static readonly HandmadePaper Statement = new()
    {
        Superior = "UBND XÃ LONG HÒA",
        Issuer = ["PHÒNG VĂN HÓA - XÃ HỘI"],
        Number = "Số: 27/TTr-VHXH",
        Date = "Long Hòa, ngày 11 tháng 12 năm 2025",
        Kind = "TỜ TRÌNH",
        About = ["Về việc đề nghị khen thưởng phong trào thi đua cải cách hành chính"],
        Addressees = ["Chủ tịch Ủy ban nhân dân xã Long Hòa"],
        Body =
        [
            new("Căn cứ kết quả chấm điểm đã được Tổ thẩm định xác nhận, Phòng Văn hóa - Xã hội kính trình Chủ tịch Ủy ban nhân dân xã xem xét, khen thưởng như sau:"),
            new("1. Tặng Giấy khen cho 02 tập thể, gồm Thôn Phước Lợi và Trạm Y tế xã."),
            new("2. Tặng Giấy khen cho 05 cá nhân có thành tích xuất sắc; danh sách và tóm tắt thành tích được gửi kèm hồ sơ trình."),
            new("Phòng Văn hóa - Xã hội kính trình Chủ tịch Ủy ban nhân dân xã xem xét, quyết định./."),
        ],
        Titles = ["TRƯỞNG PHÒNG"],
        Name = "Bùi Văn Thắng",
        Recipients = ["- Như trên;", "- Lưu: VT, VHXH."],
    };

    public static readonly HandmadePaper Report = new()
    {
        Issuer = ["ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"],
        Number = "Số: 204/BC-UBND",
        Date = "Tân Lập, ngày 30 tháng 6 năm 2025",
        Kind = "BÁO CÁO",
        About = ["Sơ kết phong trào thi đua cải cách hành chính 6 tháng đầu năm 2025"],
        Body =
        [
            new("Phần I", Form.Centred),
            new("KẾT QUẢ THỰC HIỆN", Form.Centred),
            new("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", Form.Heading),
            new("Ủy ban nhân dân xã đã ban hành 04 văn bản chỉ đạo, tổ chức 02 hội nghị triển khai tới toàn thể cán bộ, công chức, Nhân dân trên địa bàn xã."),
            new("II. KẾT QUẢ CỤ THỂ", Form.Heading),
            new("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,7%; kết quả từng lĩnh vực nêu tại bảng dưới đây."),
            new("Phần II", Form.Centred),
            new("NHIỆM VỤ 6 THÁNG CUỐI NĂM", Form.Centred),
            new("1. Tiếp tục rà soát, đơn giản hóa thủ tục hành chính nội bộ."),
            new("2. Khắc phục dứt điểm các tiêu chí còn thấp điểm; phân công rõ người, rõ việc, rõ thời hạn hoàn thành."),
            new("Trên đây là báo cáo sơ kết 6 tháng đầu năm 2025 của Ủy ban nhân dân xã Tân Lập./."),
        ],
        Table = [["Lĩnh vực", "Điểm tối đa", "Điểm đạt"], ["Chỉ đạo, điều hành", "20", "18,5"], ["Thủ tục hành chính", "25", "24"]],
        Titles = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        Name = "Hoàng Văn Sáng",
        Recipients = ["- Sở Nội vụ (báo cáo);", "- Thường trực Đảng ủy xã (báo cáo);", "- Lưu: VT, VHXH."],
    };

    public static readonly HandmadePaper Minutes = new()
    {
        Superior = "UBND XÃ LONG HÒA",
        Issuer = ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"],
        Number = "Số: 02/BB-HĐTĐKT",
        Kind = "BIÊN BẢN",
        About = ["Họp Hội đồng Thi đua - Khen thưởng xã"],
        Body =
        [
            new("Thời gian bắt đầu: 8 giờ 00 phút, ngày 10 tháng 12 năm 2025, tại phòng họp Ủy ban nhân dân xã."),
            new("Thành phần tham dự: 09/09 thành viên Hội đồng Thi đua - Khen thưởng xã Long Hòa."),
            new("Nội dung: Hội đồng xét, bỏ phiếu kín đề nghị tặng Giấy khen cho 02 tập thể và 05 cá nhân; kết quả 09/09 phiếu đồng ý đối với từng trường hợp."),
            new("Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 10 tháng 12 năm 2025./."),
        ],
        Titles = ["CHỦ TỌA"],
        Name = "Phạm Ngọc Thạch",
        Secretary = ("THƯ KÝ", "Lê Thị Kim Oanh"),
        Recipients = ["- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."],
    };

    public static readonly HandmadePaper Notice = new()
    {
        Superior = "UBND TỈNH BÌNH SƠN",
        Issuer = ["SỞ NỘI VỤ"],
        Number = "Số: 88/TB-SNV",
        Date = "Bình Sơn, ngày 02 tháng 01 năm 2026",
        Kind = "THÔNG BÁO",
        About = ["Kết quả thẩm định Chỉ số cải cách hành chính năm 2025"],
        Body =
        [
            new("Sở Nội vụ thông báo kết quả thẩm định Chỉ số cải cách hành chính năm 2025 của các cơ quan, đơn vị và địa phương trong tỉnh như sau:"),
            new("1. Có 18/18 sở, ban, ngành và 102/102 xã, phường, đặc khu hoàn thành tự chấm điểm đúng thời hạn."),
            new("2. Kết quả chi tiết của từng đơn vị nêu tại Phụ lục I (khối sở) và Phụ lục II (khối xã) kèm theo Thông báo này."),
            new("3. Đơn vị có kiến nghị thì gửi văn bản về Sở Nội vụ trước ngày 10 tháng 01 năm 2026./."),
        ],
        Titles = ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        Name = "Nguyễn Hữu Phước",
        Recipients = ["- Các sở, ban, ngành;", "- UBND các xã, phường, đặc khu;", "- Lưu: VT, CCHC."],
        Annexes =
        [
            new("Phụ lục I", "KẾT QUẢ KHỐI SỞ, BAN, NGÀNH", "(Kèm theo Thông báo số 88/TB-SNV ngày 02 tháng 01 năm 2026 của Sở Nội vụ)", [["TT", "Đơn vị", "Điểm"], ["1", "Sở Tài chính", "92,15"]]),
            new("Phụ lục II", "KẾT QUẢ KHỐI XÃ, PHƯỜNG, ĐẶC KHU", "(Kèm theo Thông báo số 88/TB-SNV ngày 02 tháng 01 năm 2026 của Sở Nội vụ)", [["TT", "Đơn vị", "Điểm"], ["1", "Phường An Khánh", "90,40"]]),
        ],
    };

    public static readonly HandmadePaper Directive = new()
    {
        Issuer = ["ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN"],
        Number = "Số: 04/CT-UBND",
        Date = "Bình Sơn, ngày 21 tháng 4 năm 2025",
        Kind = "CHỈ THỊ",
        About = ["Về việc tăng cường kỷ luật, kỷ cương hành chính"],
        Body =
        [
            new("Thời gian qua, công tác cải cách hành chính của tỉnh đã đạt nhiều kết quả; tuy nhiên một số cơ quan còn chậm trễ trong giải quyết thủ tục hành chính cho người dân, doanh nghiệp. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"),
            new("1. Thủ trưởng các cơ quan, đơn vị", Form.Heading),
            new("Trực tiếp chỉ đạo, chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh về kết quả cải cách hành chính của cơ quan, đơn vị mình."),
            new("2. Sở Nội vụ", Form.Heading),
            new(Long),
            new("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này./."),
        ],
        Titles = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        Name = "Vũ Thị Thanh Hà",
        Recipients = ["- Các sở, ban, ngành tỉnh;", "- UBND các xã, phường;", "- Lưu: VT, NC."],
    };

    public static readonly HandmadePaper IssuingDecision = new()
    {
        Issuer = ["ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN"],
        Number = "Số: 1207/QĐ-UBND",
        Date = "Bình Sơn, ngày 12 tháng 5 năm 2025",
        Kind = "QUYẾT ĐỊNH",
        About = ["Ban hành Bộ tiêu chí xác định Chỉ số cải cách hành chính"],
        Authority = "ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN",
        Bases =
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;",
            "Căn cứ Quyết định số 876/QĐ-BNV ngày 10 tháng 11 năm 2022 của Bộ trưởng Bộ Nội vụ phê duyệt Đề án xác định Chỉ số cải cách hành chính;",
            "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 252/TTr-SNV ngày 05 tháng 5 năm 2025.",
        ],
        Body =
        [
            new("Điều 1. Ban hành kèm theo Quyết định này Bộ tiêu chí xác định Chỉ số cải cách hành chính của các sở, ban, ngành tỉnh Bình Sơn.", Form.Article),
            new("Điều 2. Hiệu lực thi hành", Form.Heading),
            new("1. Quyết định này có hiệu lực kể từ ngày ký."),
            new("2. Quyết định này thay thế các quy định trước đây của Ủy ban nhân dân tỉnh về cùng một nội dung, gồm:"),
            new("a) Bộ tiêu chí ban hành năm 2021;"),
            new("b) Bộ tiêu chí ban hành năm 2023."),
            new("Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, ban, ngành và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.", Form.Article),
        ],
        Titles = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        Name = "Ngô Đình Khôi",
        Recipients = ["- Như Điều 3;", "- Bộ Nội vụ (báo cáo);", "- Lưu: VT, NC."],
    };

    public static readonly HandmadePaper SingleLetter = new()
    {
        Superior = "UBND TỈNH BÌNH SƠN",
        Issuer = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        Number = "Số: 77/SKHCN-VP",
        Date = "Bình Sơn, ngày 28 tháng 02 năm 2025",
        About = ["V/v cung cấp tài liệu kiểm chứng"],
        Addressees = ["Sở Nội vụ"],
        Body =
        [
            new("Phúc đáp Công văn số 150/SNV-CCHC ngày 20 tháng 02 năm 2025 của Sở Nội vụ về việc bổ sung tài liệu kiểm chứng, Sở Khoa học và Công nghệ gửi kèm theo Công văn này 05 tài liệu theo yêu cầu."),
            new("Trân trọng đề nghị Sở Nội vụ xem xét, thẩm định./."),
        ],
        Titles = ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"],
        Name = "Mai Thị Cẩm Tú",
        Recipients = ["- Như trên;", "- Giám đốc Sở (báo cáo);", "- Lưu: VT, VP."],
    };

    public static readonly IReadOnlyDictionary<string, HandmadePaper> All = new Dictionary<string, HandmadePaper>
    {
        ["decision"] = Decision,
        ["plan"] = Plan,
        ["letter"] = Letter,
        ["statement"] = Statement,
        ["report"] = Report,
        ["minutes"] = Minutes,
        ["notice"] = Notice,
        ["directive"] = Directive,
        ["issuing decision"] = IssuingDecision,
        ["single letter"] = SingleLetter,
    };
}
