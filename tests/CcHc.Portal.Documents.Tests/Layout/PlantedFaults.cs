using CcHc.Portal.Documents.Layout;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <param name="Paper">The correct paper it is planted in.</param>
/// <param name="Place">Words that the place must name.</param>
/// <param name="Also">What necessarily follows from it and is reported too.</param>
internal sealed record Fault(HandmadePaper Paper, string Code, string Place, Action<WordPaper> Plant, DepartureGrade Grade = DepartureGrade.Wrong, params string[] Also);

/// <summary>What a văn thư returns papers for, one fault each.</summary>
internal static class PlantedFaults
{
    private const string Font = "Arial";

    public static readonly IReadOnlyDictionary<string, Fault> All = new Dictionary<string, Fault>
    {
        // Page
        ["khổ giấy Letter"] = new(P.Plan, "page.size", "Trang giấy", p => p.Sections(s => SetSize(s, 12240, 15840))),
        ["lề trên 15"] = new(P.Plan, "page.margin.top", "mép trên", p => p.Margins(m => m.Top = 850)),
        ["lề dưới 30"] = new(P.Plan, "page.margin.bottom", "mép dưới", p => p.Margins(m => m.Bottom = 1701)),
        ["lề trái 25"] = new(P.Letter, "page.margin.left", "mép trái", p => p.Margins(m => m.Left = 1417)),
        ["lề phải 25"] = new(P.Letter, "page.margin.right", "mép phải", p => p.Margins(m => m.Right = 1417)),
        ["lề trong có gáy"] = new(P.Letter, "page.margin.left", "mép trái", p => p.Margins(m => m.Gutter = 567)),
        ["trang ngang không có bảng"] = new(P.Plan, "page.orientation", "Trang giấy", p => p.Sections(s => SetSize(s, 16838, 11906)), DepartureGrade.Wrong, "trich_yeu_rule.length"),
        ["phông Arial một đoạn"] = new(P.Plan, "font.name", "Mỗi phòng", p => p.Font("2. Mỗi phòng", Font)),
        ["phông Calibri theo mặc định"] = new(P.Plan, "font.name", "Mỗi phòng", p => p.Find("2. Mỗi phòng").Descendants<RunFonts>().ToList().ForEach(f => f.Remove())),
        ["phông .VnTime ở căn cứ"] = new(P.Decision, "font.name", "Căn cứ Luật Thi đua", p => p.Font("Căn cứ Luật Thi đua", ".VnTime")),
        ["phông khác ở số trang"] = new(P.Notice, "font.name", "Số trang", p => InHeader(p, r => r.RunFonts = new RunFonts { Ascii = Font, HighAnsi = Font })),
        ["chữ màu đỏ"] = new(P.Plan, "font.colour", "Mỗi phòng", p => Of(p, "2. Mỗi phòng").Color = new Color { Val = "FF0000" }),
        ["không đánh số trang"] = new(P.Decision, "page_number.missing", "Số trang", p => p.Sections(s => s.RemoveAllChildren<HeaderReference>())),
        ["hiện số trang ở trang đầu"] = new(P.Decision, "page_number.first", "trang thứ nhất", p => p.Sections(s => s.RemoveAllChildren<TitlePage>())),
        ["số trang ở lề dưới"] = new(P.Decision, "page_number.place", "Số trang", ToFooter),
        ["số trang canh phải"] = new(P.Decision, "page_number.align", "Số trang", p => p.Header.Header.Descendants<Justification>().First().Val = JustificationValues.Right),
        ["số trang cỡ 11"] = new(P.Decision, "page_number.size", "Số trang", p => InHeader(p, r => r.FontSize = new FontSize { Val = "22" })),
        ["số trang nghiêng"] = new(P.Decision, "page_number.italic", "Số trang", p => InHeader(p, r => r.Italic = new Italic())),
        ["số trang từ 2"] = new(P.Plan, "page_number.start", "Số trang", p => p.Sections(s => s.GetFirstChild<PageNumberType>()!.Start = 2)),
        ["số trang La Mã"] = new(P.Plan, "page_number.digits", "Số trang", p => p.Sections(s => s.GetFirstChild<PageNumberType>()!.Format = NumberFormatValues.LowerRoman)),
        ["số trang có chữ Trang"] = new(P.Decision, "page_number.beside", "Số trang", p => p.Header.Header.GetFirstChild<Paragraph>()!.InsertAt(new Run(new Text("Trang ")), 1), DepartureGrade.Advised),

        // Ô số 13
        ["địa chỉ cỡ 13"] = new(P.Decision, "dia_chi.size", "chân trang thứ nhất", p => Address(p, size: 13)),
        ["địa chỉ đậm"] = new(P.Decision, "dia_chi.bold", "chân trang thứ nhất", p => Address(p, change: r => r.Bold = new Bold())),
        ["địa chỉ nghiêng"] = new(P.Decision, "dia_chi.italic", "chân trang thứ nhất", p => Address(p, change: r => r.Italic = new Italic())),
        ["địa chỉ in hoa"] = new(P.Decision, "dia_chi.case", "chân trang thứ nhất", p => Address(p, text: "ĐỊA CHỈ: 12 LÊ LỢI, PHƯỜNG LONG HÒA")),
        ["địa chỉ phông Arial"] = new(P.Decision, "font.name", "chân trang thứ nhất", p => Address(p, change: r => r.RunFonts = new RunFonts { Ascii = Font, HighAnsi = Font })),
        ["địa chỉ không có đường kẻ"] = new(P.Decision, "dia_chi_rule.missing", "chân trang thứ nhất", p => Address(p, hasRule: false)),
        ["địa chỉ kẻ nét đứt"] = new(P.Decision, "dia_chi_rule.solid", "chân trang thứ nhất", p => Address(p, rule: BorderValues.Dashed)),
        ["địa chỉ kẻ ngắn"] = new(P.Decision, "dia_chi_rule.length", "chân trang thứ nhất", p => Address(p, indent: "3000")),
        ["địa chỉ ở mọi trang"] = new(P.Decision, "dia_chi.place", "chân trang thứ nhất", p => Address(p, onFirstPage: false), DepartureGrade.Wrong, "page_number.first"),

        // Ô số 1
        ["Quốc hiệu sai chữ"] = new(P.Plan, "quoc_hieu.text", "Quốc hiệu", p => p.Replace("CHỦ NGHĨA", "CHŨ NGHĨA")),
        ["Quốc hiệu cỡ 14"] = new(P.Plan, "quoc_hieu.size", "Quốc hiệu", p => p.Size("CỘNG HÒA", 14)),
        ["Quốc hiệu không đậm"] = new(P.Plan, "quoc_hieu.bold", "Quốc hiệu", p => p.Bold("CỘNG HÒA", false)),
        ["Quốc hiệu canh phải"] = new(P.Plan, "quoc_hieu.align", "Quốc hiệu", p => p.Align("CỘNG HÒA", JustificationValues.Right)),
        ["không có Quốc hiệu"] = new(P.Plan, "quoc_hieu.missing", "Quốc hiệu", p => p.Replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "")),
        ["Quốc hiệu, Tiêu ngữ giãn dòng"] = new(P.Plan, "quoc_hieu.spacing", "Quốc hiệu", p => p.Spacing("Độc lập", s => s.Before = "240")),
        ["Tiêu ngữ gạch dài"] = new(P.Plan, "tieu_ngu.text", "Tiêu ngữ", p => p.Replace("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
        ["Tiêu ngữ không cách chữ"] = new(P.Plan, "tieu_ngu.text", "Tiêu ngữ", p => p.Replace("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc")),
        ["Tiêu ngữ viết thường"] = new(P.Plan, "tieu_ngu.text", "Tiêu ngữ", p => p.Replace("Độc lập - Tự do", "Độc lập - tự do")),
        ["Tiêu ngữ cỡ 12"] = new(P.Plan, "tieu_ngu.size", "Tiêu ngữ", p => p.Size("Độc lập", 12)),
        ["Tiêu ngữ nghiêng"] = new(P.Plan, "tieu_ngu.italic", "Tiêu ngữ", p => p.Italic("Độc lập", true)),
        ["Tiêu ngữ in hoa"] = new(P.Plan, "tieu_ngu.case", "Tiêu ngữ", p => p.Replace("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"), DepartureGrade.Wrong, "tieu_ngu_rule.length"),
        ["thiếu dòng kẻ dưới Tiêu ngữ"] = new(P.Plan, "tieu_ngu_rule.missing", "Tiêu ngữ", p => p.Borders("Độc lập", b => b.Remove())),
        ["dòng kẻ dưới Tiêu ngữ ngắn"] = new(P.Plan, "tieu_ngu_rule.length", "Tiêu ngữ", p => p.Borders("Độc lập", b => b.ParagraphProperties!.Indentation = new Indentation { Left = "2000", Right = "2000" })),
        ["dòng kẻ dưới Tiêu ngữ nét đứt"] = new(P.Plan, "tieu_ngu_rule.solid", "Tiêu ngữ", p => p.Borders("Độc lập", b => b.Descendants<TopBorder>().First().Val = BorderValues.Dashed)),

        // Ô số 2
        ["cơ quan chủ quản đậm"] = new(P.Statement, "co_quan_chu_quan.bold", "Cơ quan chủ quản", p => p.Bold("UBND XÃ LONG HÒA", true)),
        ["cơ quan chủ quản thiếu tên"] = new(P.Plan, "co_quan_chu_quan.place", "Cơ quan chủ quản", p => p.Replace("UBND TỈNH BÌNH SƠN", "UBND")),
        ["cơ quan ban hành không đậm"] = new(P.Plan, "co_quan_ban_hanh.bold", "Cơ quan ban hành", p => p.Bold("SỞ NỘI VỤ", false)),
        ["cơ quan ban hành cỡ 14"] = new(P.Letter, "co_quan_ban_hanh.size", "Cơ quan ban hành", p => p.Size("PHƯỜNG AN KHÁNH", 14)),
        ["cơ quan ban hành viết tắt"] = new(P.Letter, "co_quan_ban_hanh.abbreviated", "Cơ quan ban hành", p => p.Replace("ỦY BAN NHÂN DÂN", "UBND"), DepartureGrade.Wrong),
        ["cơ quan ban hành in thường"] = new(P.Plan, "co_quan_ban_hanh.case", "Cơ quan ban hành", p => p.Replace("SỞ NỘI VỤ", "Sở Nội vụ")),
        ["thiếu dòng kẻ dưới cơ quan"] = new(P.Plan, "co_quan_rule.missing", "cơ quan ban hành", p => p.Borders("SỞ NỘI VỤ", b => b.Remove())),
        ["dòng kẻ dưới cơ quan quá dài"] = new(P.Plan, "co_quan_rule.length", "cơ quan ban hành", p => p.Borders("SỞ NỘI VỤ", b => b.ParagraphProperties!.Indentation = new Indentation { Left = "200", Right = "200" })),

        // Ô số 3
        ["Số không có hai chấm"] = new(P.Plan, "so_ky_hieu.colon", "Số, ký hiệu", p => p.Replace("Số: 112", "Số 112")),
        ["số nhỏ hơn 10 không có 0"] = new(P.Directive, "so_ky_hieu.zero", "Số, ký hiệu", p => p.Replace("Số: 04", "Số: 4")),
        ["cách chữ trong số"] = new(P.Plan, "so_ky_hieu.blank", "Số, ký hiệu", p => p.Replace("112/KH", "112 /KH")),
        ["cách chữ trong ký hiệu"] = new(P.Plan, "so_ky_hieu.blank", "Số, ký hiệu", p => p.Replace("KH-SNV", "KH - SNV")),
        ["ký hiệu gạch dài"] = new(P.Plan, "so_ky_hieu.hyphen", "Số, ký hiệu", p => p.Replace("KH-SNV", "KH–SNV")),
        ["ký hiệu in thường"] = new(P.Plan, "so_ky_hieu.case", "Số, ký hiệu", p => p.Replace("KH-SNV", "KH-Snv")),
        ["ký hiệu sai tên loại"] = new(P.Plan, "so_ky_hieu.kind", "Số, ký hiệu", p => p.Replace("112/KH-SNV", "112/QĐ-SNV")),
        ["ký hiệu công văn có CV"] = new(P.Letter, "so_ky_hieu.kind", "Số, ký hiệu", p => p.Replace("318/UBND-VHXH", "318/CV-UBND")),
        ["công văn không có đơn vị soạn"] = new(P.Letter, "so_ky_hieu.unit", "Số, ký hiệu", p => p.Replace("318/UBND-VHXH", "318/UBND")),
        ["không có gạch chéo"] = new(P.Plan, "so_ky_hieu.slash", "Số, ký hiệu", p => p.Replace("112/KH-SNV", "112-KH-SNV")),
        ["số có năm"] = new(P.Plan, "so_ky_hieu.year", "Số, ký hiệu", p => p.Replace("112/KH-SNV", "112/2025/KH-SNV")),
        ["số, ký hiệu cỡ 14"] = new(P.Plan, "so_ky_hieu.size", "Số, ký hiệu", p => p.Size("Số:", 14)),
        ["số, ký hiệu đậm"] = new(P.Plan, "so_ky_hieu.bold", "Số, ký hiệu", p => p.Bold("Số:", true)),
        ["quyết định ký hiệu CT"] = new(P.Decision, "local.decision-body", "Số, ký hiệu", p => p.Replace("Số: 05/QĐ-UBND", "Số: 05/QĐ-CT"), DepartureGrade.Local),

        // Ô số 4
        ["thiếu dấu phẩy sau địa danh"] = new(P.Decision, "dia_danh_thoi_gian.comma", "Địa danh", p => p.Replace("Vĩnh Thạnh, ngày 06", "Vĩnh Thạnh ngày 06")),
        ["ngày không có 0"] = new(P.Decision, "dia_danh_thoi_gian.day", "Địa danh", p => p.Replace("Vĩnh Thạnh, ngày 06", "Vĩnh Thạnh, ngày 6")),
        ["tháng 2 không có 0"] = new(P.Decision, "dia_danh_thoi_gian.month", "Địa danh", p => p.Replace("Vĩnh Thạnh, ngày 06 tháng 02", "Vĩnh Thạnh, ngày 06 tháng 2")),
        ["tháng 1 không có 0"] = new(P.Notice, "dia_danh_thoi_gian.month", "Địa danh", p => p.Replace("Bình Sơn, ngày 02 tháng 01", "Bình Sơn, ngày 02 tháng 1")),
        ["tháng 3 có 0"] = new(P.Plan, "dia_danh_thoi_gian.month-zero", "Địa danh", p => p.Replace("ngày 15 tháng 3", "ngày 15 tháng 03"), DepartureGrade.Advised),
        ["ngày viết tắt"] = new(P.Plan, "dia_danh_thoi_gian.words", "Địa danh", p => p.Replace("ngày 15 tháng 3 năm 2025", "ngày 15/3/2025")),
        ["ngày không có trong lịch"] = new(P.Decision, "dia_danh_thoi_gian.impossible", "Địa danh", p => p.Replace("Vĩnh Thạnh, ngày 06", "Vĩnh Thạnh, ngày 30")),
        ["địa danh viết thường"] = new(P.Decision, "dia_danh_thoi_gian.capitals", "Địa danh", p => p.Replace("Vĩnh Thạnh, ngày", "Vĩnh thạnh, ngày")),
        ["địa danh, ngày tháng đứng"] = new(P.Plan, "dia_danh_thoi_gian.italic", "Địa danh", p => p.Italic("Bình Sơn, ngày", false)),
        ["địa danh, ngày tháng cỡ 12"] = new(P.Plan, "dia_danh_thoi_gian.size", "Địa danh", p => p.Size("Bình Sơn, ngày", 12)),
        ["không có địa danh, ngày tháng"] = new(P.Plan, "dia_danh_thoi_gian.missing", "Địa danh", p => p.Replace("Bình Sơn, ngày 15 tháng 3 năm 2025", "")),
        ["địa danh có chữ Xã"] = new(P.Decision, "local.place-form", "Địa danh", p => p.Replace("Vĩnh Thạnh, ngày", "Xã Vĩnh Thạnh, ngày"), DepartureGrade.Local),
        ["biên bản có ngày tháng"] = new(P.Minutes with { Date = "Long Hòa, ngày 10 tháng 12 năm 2025" }, "dia_danh_thoi_gian.minutes", "Địa danh", _ => { }, DepartureGrade.Advised),

        // Ô số 5
        ["tên loại in thường"] = new(P.Plan, "ten_loai.case", "Tên loại", p => p.Replace("KẾ HOẠCH", "Kế hoạch")),
        ["tên loại cỡ 16"] = new(P.Plan, "ten_loai.size", "Tên loại", p => p.Size("KẾ HOẠCH", 16)),
        ["tên loại không đậm"] = new(P.Plan, "ten_loai.bold", "Tên loại", p => p.Bold("KẾ HOẠCH", false)),
        ["tên loại canh trái"] = new(P.Plan, "ten_loai.align", "Tên loại", p => p.Align("KẾ HOẠCH", JustificationValues.Left)),
        ["trích yếu in hoa"] = new(P.Plan, "trich_yeu.case", "Trích yếu", p => p.Replace(P.Plan.About[0], P.Plan.About[0].ToUpperInvariant())),
        ["trích yếu nghiêng"] = new(P.Plan, "trich_yeu.italic", "Trích yếu", p => p.Italic(P.Plan.About[0], true)),
        ["trích yếu không đậm"] = new(P.Plan, "trich_yeu.bold", "Trích yếu", p => p.Bold(P.Plan.About[0], false)),
        ["trích yếu có dấu chấm"] = new(P.Plan, "trich_yeu.stop", "Trích yếu", p => p.Replace(P.Plan.About[0], P.Plan.About[0] + "."), DepartureGrade.Advised),
        ["thiếu dòng kẻ dưới trích yếu"] = new(P.Plan, "trich_yeu_rule.missing", "trích yếu", p => p.Borders(P.Plan.About[0], b => b.Remove())),
        ["dòng kẻ dưới trích yếu dài"] = new(P.Plan, "trich_yeu_rule.length", "trích yếu", p => p.Borders(P.Plan.About[0], b => b.ParagraphProperties!.Indentation = new Indentation { Left = "600", Right = "600" })),
        ["trích yếu công văn thiếu V/v"] = new(P.Letter, "trich_yeu_cv.lead", "Trích yếu công văn", p => p.Replace("V/v đôn đốc", "Về việc đôn đốc")),
        ["trích yếu công văn đậm"] = new(P.Letter, "trich_yeu_cv.bold", "Trích yếu công văn", p => p.Bold("V/v", true)),
        ["trích yếu công văn cỡ 14"] = new(P.Letter, "trich_yeu_cv.size", "Trích yếu công văn", p => p.Size("V/v", 14)),
        ["trích yếu công văn sát số"] = new(P.Letter, "trich_yeu_cv.gap", "Trích yếu công văn", p => p.Spacing("V/v", s => s.Before = "0")),

        // Ô số 9a
        ["Kính gửi không có hai chấm"] = new(P.Letter, "kinh_gui.colon", "Kính gửi", p => p.Replace("Kính gửi:", "Kính gửi")),
        ["Kính gửi dòng giữa thiếu chấm phẩy"] = new(P.Letter, "kinh_gui.mark", "Kính gửi, dòng 2", p => p.Replace("công lập trực thuộc;", "công lập trực thuộc,")),
        ["Kính gửi dòng cuối thiếu chấm"] = new(P.Letter, "kinh_gui.mark", "Kính gửi, dòng cuối", p => p.Replace("các khu phố.", "các khu phố;")),
        ["Kính gửi thiếu gạch đầu dòng"] = new(P.Letter, "kinh_gui.dash", "Kính gửi, dòng 2", p => p.Replace("- Các đơn vị sự nghiệp", "Các đơn vị sự nghiệp")),
        ["Kính gửi đậm"] = new(P.Statement, "kinh_gui.bold", "Kính gửi", p => p.Bold("Kính gửi", true)),
        ["tờ trình không có Kính gửi"] = new(P.Statement, "kinh_gui.missing", "Kính gửi", p => p.Remove("Kính gửi")),
        ["hai nơi trên một dòng"] = new(P.Statement, "kinh_gui.lines", "Kính gửi", p => p.Replace("Kính gửi: Chủ tịch", "Kính gửi: Sở Nội vụ; Chủ tịch")),

        // Căn cứ
        ["căn cứ hết bằng dấu phẩy"] = new(P.Decision, "can_cu.semicolon", "Căn cứ thứ 2", p => p.Replace("15 tháng 6 năm 2022;", "15 tháng 6 năm 2022,")),
        ["căn cứ không có dấu cuối"] = new(P.Decision, "can_cu.semicolon", "Căn cứ thứ 1", p => p.Replace("16 tháng 6 năm 2025;", "16 tháng 6 năm 2025")),
        ["căn cứ cuối là chấm phẩy"] = new(P.Decision, "can_cu.stop", "Căn cứ thứ 4", p => p.Replace("Xã hội xã Vĩnh Thạnh.", "Xã hội xã Vĩnh Thạnh;")),
        ["căn cứ chữ đứng"] = new(P.Decision, "can_cu.italic", "Căn cứ thứ 3", p => p.Italic("Căn cứ Nghị định", false)),
        ["căn cứ cỡ 12"] = new(P.Decision, "can_cu.size", "Căn cứ thứ 3", p => p.Size("Căn cứ Nghị định", 12)),
        ["căn cứ thiếu số"] = new(P.Decision, "can_cu.number", "Căn cứ thứ 3", p => p.Replace("Căn cứ Nghị định số 152/2025/NĐ-CP", "Căn cứ Nghị định")),
        ["căn cứ thiếu ngày"] = new(P.Decision, "can_cu.date", "Căn cứ thứ 3", p => p.Replace("NĐ-CP ngày 14 tháng 6 năm 2025 của", "NĐ-CP của")),
        ["căn cứ thiếu cơ quan"] = new(P.IssuingDecision, "can_cu.body", "Căn cứ thứ 2", p => p.Replace(" của Bộ trưởng Bộ Nội vụ", "")),
        ["hai căn cứ trên một dòng"] = new(P.Decision, "can_cu.lines", "Căn cứ thứ 1", p => p.Replace("16 tháng 6 năm 2025;", "16 tháng 6 năm 2025; Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025;")),
        ["đề nghị không ở cuối"] = new(P.Decision, "can_cu.proposal", "Căn cứ thứ 2", p => p.Replace("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Theo đề nghị của Trưởng phòng Kinh tế;"), DepartureGrade.Advised),
        ["Luật có số"] = new(P.Decision, "local.law-number", "Căn cứ thứ 2", p => p.Replace("Căn cứ Luật Thi đua, khen thưởng ngày", "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày"), DepartureGrade.Local),
        ["thiếu thẩm quyền ban hành"] = new(P.Decision, "tham_quyen_ban_hanh.missing", "Thẩm quyền", p => p.Remove("CHỦ TỊCH ỦY BAN"), DepartureGrade.Advised),
        ["QUYẾT ĐỊNH thiếu hai chấm"] = new(P.Decision, "quyet_dinh_line.colon", "QUYẾT ĐỊNH", p => p.Replace("QUYẾT ĐỊNH:", "QUYẾT NGHỊ"), DepartureGrade.Advised),

        // Ô số 6
        ["nội dung cỡ 12"] = new(P.Plan, "noi_dung.size", "Mỗi phòng", p => p.Size("2. Mỗi phòng", 12)),
        ["nội dung canh trái"] = new(P.Plan, "noi_dung.align", "Giải quyết thủ tục", p => p.Align("1. Giải quyết", JustificationValues.Left)),
        ["lùi đầu dòng 2 cm"] = new(P.Plan, "noi_dung.indent", "Giải quyết thủ tục", p => p.Indent("1. Giải quyết", 20)),
        ["không lùi đầu dòng"] = new(P.Plan, "noi_dung.indent", "Giải quyết thủ tục", p => p.Indent("1. Giải quyết", 0)),
        ["đoạn sát nhau"] = new(P.Plan, "noi_dung.gap", "Mỗi phòng", p => p.Spacing("1. Giải quyết", s => s.After = "0")),
        ["giãn dòng đôi"] = new(P.Plan, "noi_dung.line", "Giải quyết thủ tục", p => p.Spacing("1. Giải quyết", s => s.Line = "480")),
        ["giãn dòng đúng 12 pt"] = new(P.Plan, "noi_dung.line", "Giải quyết thủ tục", p => p.Spacing("1. Giải quyết", s => (s.Line, s.LineRule) = ("240", LineSpacingRuleValues.Exact))),
        ["Điều không đậm"] = new(P.Decision, "dieu.bold", "Điều 2", p => p.Bold("Điều 2.", false)),
        ["Điều có hai chấm"] = new(P.Decision, "dieu.form", "Điều 2", p => p.Replace("Điều 2.", "Điều 2:")),
        ["Điều nhảy số"] = new(P.Decision, "dieu.order", "Điều 5", p => p.Replace("Điều 3.", "Điều 5."), DepartureGrade.Wrong, "dieu.order"),
        ["khoản có gạch chéo"] = new(P.Plan, "khoan.form", "Mỗi phòng", p => p.Replace("2. Mỗi phòng", "2/ Mỗi phòng")),
        ["khoản nhảy số"] = new(P.Plan, "khoan.order", "Mỗi phòng", p => p.Replace("2. Mỗi phòng", "3. Mỗi phòng")),
        ["điểm nhảy chữ"] = new(P.Plan, "diem.order", "Cải thiện", p => p.Replace("b) Cải thiện", "c) Cải thiện")),
        ["điểm có dấu chấm"] = new(P.Plan, "diem.form", "Cải thiện", p => p.Replace("b) Cải thiện", "b. Cải thiện")),
        ["điểm chữ f"] = new(P.Plan, "diem.letter", "Cải thiện", p => p.Replace("b) Cải thiện", "f) Cải thiện")),
        ["mục La Mã nhảy số"] = new(P.Plan, "muc_la_ma.order", "Mục IV", p => p.Replace("III. TỔ CHỨC", "IV. TỔ CHỨC")),
        ["mục La Mã in thường"] = new(P.Plan, "muc_la_ma.case", "Mục II", p => p.Replace("II. NỘI DUNG THI ĐUA", "II. Nội dung thi đua")),
        ["mục La Mã không đậm"] = new(P.Plan, "muc_la_ma.bold", "Mục II", p => p.Bold("II. NỘI DUNG", false)),
        ["phần số Ả Rập"] = new(P.Report, "phan_chuong_no.digits", "Phần 1", p => p.Replace("Phần I", "Phần 1"), DepartureGrade.Wrong, "phan_chuong_no.digits"),
        ["tiêu đề phần in thường"] = new(P.Report, "phan_chuong_title.case", "Kết quả thực hiện", p => p.Replace("KẾT QUẢ THỰC HIỆN", "Kết quả thực hiện")),
        ["mục không đậm"] = new(P.Report, "muc_no.bold", "Mục 1", p => { InMuc(p); p.Bold("Mục 1", false); }),
        ["mục canh trái"] = new(P.Report, "muc_no.align", "Mục 2", p => { InMuc(p); p.Align("Mục 2", JustificationValues.Left); }),
        ["tiêu đề mục cỡ 16"] = new(P.Report, "muc_title.size", "KẾT QUẢ THỰC HIỆN", p => { InMuc(p); p.Size("KẾT QUẢ THỰC HIỆN", 16); }),
        ["tiêu đề mục nghiêng"] = new(P.Report, "muc_title.italic", "KẾT QUẢ THỰC HIỆN", p => { InMuc(p); p.Italic("KẾT QUẢ THỰC HIỆN", true); }),
        ["tiêu đề khoản cỡ 16"] = new(P.Plan, "khoan_titled.size", "Khoản 1", p => p.Size("1. Mục đích", 16)),
        ["tiêu đề khoản nghiêng"] = new(P.Plan, "khoan_titled.italic", "Khoản 2", p => p.Italic("2. Yêu cầu", true)),
        ["tiêu đề khoản không đậm"] = new(P.Plan, "khoan_titled.bold", "Khoản 1", p => p.Bold("1. Mục đích", false), DepartureGrade.Advised),
        ["thiếu tiêu đề phần"] = new(P.Report, "phan_chuong_title.missing", "Phần I", p => p.Remove("KẾT QUẢ THỰC HIỆN")),
        ["không có ./."] = new(P.Decision, "end_mark", "Điều 4", p => p.Replace("Quyết định này./.", "Quyết định này."), DepartureGrade.Advised),
        ["./. sớm"] = new(P.Decision, "end_mark.early", "Điều 3", p => p.Replace("kể từ ngày ký.", "kể từ ngày ký./."), DepartureGrade.Advised),

        // Ô số 7
        ["T/M"] = new(P.Report, "quyen_han.sign", "Quyền hạn", p => p.Replace("TM. ỦY BAN", "T/M ỦY BAN")),
        ["KT không có chấm"] = new(P.Plan, "quyen_han.sign", "Quyền hạn", p => p.Replace("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC")),
        ["cấp phó không ký thay"] = new(P.Plan, "quyen_han.deputy", "Quyền hạn", p => p.Remove("KT. GIÁM ĐỐC")),
        ["TM. chức vụ"] = new(P.Report, "quyen_han.collective", "Quyền hạn", p => p.Replace("TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH")),
        ["KT. cấp phó"] = new(P.Plan, "quyen_han.head", "Quyền hạn", p => p.Replace("KT. GIÁM ĐỐC", "KT. PHÓ GIÁM ĐỐC")),
        ["thiếu chức vụ người ký"] = new(P.Notice, "chuc_vu.missing", "Quyền hạn", p => p.Remove("CHÁNH VĂN PHÒNG")),
        ["thẩm quyền cá nhân ký TM"] = new(P.Decision with { Titles = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] }, "quyen_han.authority", "Quyền hạn", _ => { }),
        ["thẩm quyền tập thể không TM"] = new(P.IssuingDecision, "quyen_han.authority", "Quyền hạn", p => p.Remove("TM. ỦY BAN NHÂN DÂN")),
        ["TM. UBND"] = new(P.Report, "quyen_han.abbreviated", "Quyền hạn", p => p.Replace("TM. ỦY BAN NHÂN DÂN", "TM. UBND"), DepartureGrade.Advised),
        ["chức vụ không đậm"] = new(P.Plan, "quyen_han.bold", "Quyền hạn", p => p.Bold("PHÓ GIÁM ĐỐC", false)),
        ["chức vụ cỡ 12"] = new(P.Plan, "quyen_han.size", "Quyền hạn", p => p.Size("PHÓ GIÁM ĐỐC", 12)),
        ["họ tên in hoa"] = new(P.Plan, "ho_ten.case", "Họ tên", p => p.Replace("Trương Quốc Khánh", "TRƯƠNG QUỐC KHÁNH")),
        ["họ tên có học vị"] = new(P.Plan, "ho_ten.degree", "Họ tên", p => p.Replace("Trương Quốc Khánh", "ThS. Trương Quốc Khánh")),
        ["họ tên không đậm"] = new(P.Plan, "ho_ten.bold", "Họ tên", p => p.Bold("Trương Quốc Khánh", false)),

        // Ô số 9b
        ["không có Nơi nhận"] = new(P.Plan, "noi_nhan.missing", "Nơi nhận", p => Without(p, "Nơi nhận", "- UBND tỉnh", "- Các phòng", "- Lưu")),
        ["Nơi nhận không có hai chấm"] = new(P.Plan, "noi_nhan.colon", "Nơi nhận", p => p.Replace("Nơi nhận:", "Nơi nhận")),
        ["Nơi nhận chữ đứng"] = new(P.Plan, "noi_nhan_label.italic", "Nơi nhận", p => p.Italic("Nơi nhận", false)),
        ["Nơi nhận không đậm"] = new(P.Plan, "noi_nhan_label.bold", "Nơi nhận", p => p.Bold("Nơi nhận", false)),
        ["Nơi nhận cỡ 14"] = new(P.Plan, "noi_nhan_label.size", "Nơi nhận", p => p.Size("Nơi nhận", 14)),
        ["liệt kê nơi nhận cỡ 13"] = new(P.Plan, "noi_nhan_list.size", "nơi nhận", p => p.Size("- Các phòng, đơn vị", 13)),
        ["liệt kê nơi nhận nghiêng"] = new(P.Plan, "noi_nhan_list.italic", "nơi nhận", p => p.Italic("- Các phòng, đơn vị", true)),
        ["nơi nhận thiếu chấm phẩy"] = new(P.Plan, "noi_nhan.semicolon", "dòng 2", p => p.Replace("đơn vị thuộc Sở;", "đơn vị thuộc Sở,")),
        ["nơi nhận thiếu gạch đầu dòng"] = new(P.Plan, "noi_nhan.dash", "dòng 2", p => p.Replace("- Các phòng, đơn vị", "Các phòng, đơn vị")),
        ["nơi nhận thiếu chấm cuối"] = new(P.Plan, "noi_nhan.stop", "dòng cuối", p => p.Replace("- Lưu: VT, CCHC.", "- Lưu: VT, CCHC")),
        ["không có Lưu"] = new(P.Plan, "luu.missing", "dòng cuối", p => p.Replace("- Lưu: VT, CCHC.", "- Trang thông tin điện tử Sở.")),
        ["Lưu không có hai chấm"] = new(P.Plan, "luu.colon", "Lưu", p => p.Replace("- Lưu: VT", "- Lưu VT")),
        ["Lưu không có VT"] = new(P.Plan, "luu.office", "Lưu", p => p.Replace("- Lưu: VT, CCHC.", "- Lưu: VP, CCHC.")),
        ["Lưu thiếu dấu phẩy"] = new(P.Plan, "luu.comma", "Lưu", p => p.Replace("- Lưu: VT, CCHC.", "- Lưu: VT CCHC.")),
        ["Lưu thiếu đơn vị soạn"] = new(P.Plan, "luu.unit", "Lưu", p => p.Replace("- Lưu: VT, CCHC.", "- Lưu: VT."), DepartureGrade.Advised),
        ["ký hiệu người soạn thảo viết thường"] = new(P.Plan, "nguoi_soan_so_ban.case", "người soạn thảo", p => p.Replace("- Lưu: VT, CCHC.", "- Lưu: VT, CCHC, Pl.(300).")),
        ["ký hiệu người soạn thảo ở dòng riêng viết thường"] = new(P.Plan, "nguoi_soan_so_ban.case", "người soạn thảo", p => Drafter(p, "pl.(300)")),
        ["ký hiệu người soạn thảo cỡ 13"] = new(P.Plan, "nguoi_soan_so_ban.size", "người soạn thảo", p => { Drafter(p, "PL.(300)"); p.Size("PL.(300)", 13); }),
        ["ký hiệu người soạn thảo nghiêng"] = new(P.Plan, "nguoi_soan_so_ban.italic", "người soạn thảo", p => { Drafter(p, "PL.300"); p.Italic("PL.300", true); }),
        ["công văn thiếu Như trên"] = new(P.Letter, "noi_nhan.above", "dòng 1", p => p.Replace("- Như trên;", "- Sở Nội vụ;")),
        ["quyết định sai Như Điều"] = new(P.Decision, "noi_nhan.article", "dòng 1", p => p.Replace("- Như Điều 4;", "- Như Điều 6;"), DepartureGrade.Advised),

        // Phụ lục
        ["không nhắc đến phụ lục"] = new(P.Decision, "phu_luc.pointer", "Phụ lục", p => p.Replace(" (Phụ lục kèm theo)", "")),
        ["không nhắc đến phụ lục II"] = new(P.Notice, "phu_luc.pointer", "Phụ lục II", p => p.Replace(" và Phụ lục II (khối xã)", "")),
        ["phụ lục đánh số Ả Rập"] = new(P.Notice, "phu_luc_no.roman", "Phụ lục 2", p => Exactly(p, "Phụ lục II", "Phụ lục 2"), DepartureGrade.Wrong, "phu_luc.pointer"),
        ["phụ lục in hoa"] = new(P.Decision, "phu_luc_no.case", "PHỤ LỤC", p => Exactly(p, "Phụ lục", "PHỤ LỤC")),
        ["tên phụ lục in thường"] = new(P.Decision, "phu_luc_title.case", "Phụ lục", p => p.Replace("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "Danh sách tập thể, cá nhân được tặng Giấy khen")),
        ["phụ lục thiếu kèm theo"] = new(P.Decision, "phu_luc_kem_theo.missing", "Phụ lục", p => p.Remove("(Kèm theo")),
        ["kèm theo chữ đứng"] = new(P.Decision, "phu_luc_kem_theo.italic", "Phụ lục", p => p.Italic("(Kèm theo", false)),
        ["phụ lục đánh số trang tiếp"] = new(P.Decision, "phu_luc.pages", "Phụ lục", p => p.Body.Elements<SectionProperties>().Single().RemoveAllChildren<PageNumberType>()),

        // Phụ lục II của Nghị định
        ["nhân dân viết thường"] = new(P.Report, "hoa.people", "Đoạn", p => p.Replace("công chức, Nhân dân trên", "công chức, nhân dân trên")),
        ["nhà nước viết thường"] = new(P.Plan, "hoa.state", "Cải thiện", p => p.Replace("của các sở, ban", "của nhà nước, các sở, ban")),
        ["ủy ban nhân dân viết thường"] = new(P.Report, "hoa.body", "Trên đây", p => p.Replace("2025 của Ủy ban nhân dân", "2025 của ủy ban nhân dân")),
        ["Ủy ban Nhân dân"] = new(P.Report, "hoa.body", "Trên đây", p => p.Replace("2025 của Ủy ban nhân dân", "2025 của Ủy ban Nhân dân")),
        ["phường 3 viết thường"] = new(P.Letter, "hoa.numbered-place", "Các đơn vị của phường 3", p => p.Replace("1. Các đơn vị hoàn thành", "1. Các đơn vị của phường 3 hoàn thành")),
        ["điều 1 viết thường"] = new(P.Decision, "hoa.article", "Điều 4", p => p.Replace("có tên tại Điều 1", "có tên tại điều 1")),
        ["kế hoạch số viết thường"] = new(P.Letter, "hoa.kind", "Đoạn", p => p.Replace("Thực hiện Kế hoạch số 41", "Thực hiện kế hoạch số 41")),
        ["tên luật viết thường"] = new(P.Decision, "hoa.law", "Căn cứ thứ 2", p => p.Replace("Căn cứ Luật Thi đua", "Căn cứ Luật thi đua")),
        ["chức vụ viết thường"] = new(P.Letter, "hoa.office", "Phòng Văn hóa", p => p.Replace("báo cáo Chủ tịch", "báo cáo chủ tịch")),
        ["đầu đoạn viết thường"] = new(P.Letter, "hoa.paragraph", "đề nghị các cơ quan", p => p.Replace("Ủy ban nhân dân phường đề nghị các cơ quan", "đề nghị các cơ quan"), DepartureGrade.Wrong),
        ["Xã viết hoa giữa câu"] = new(P.Report, "hoa.place", "Trên đây", p => p.Replace("nhân dân xã Tân Lập./.", "nhân dân Xã Tân Lập./."), DepartureGrade.Advised),
        ["dấu cách trước dấu phẩy"] = new(P.Letter, "go.blank-mark", "Đoạn", p => p.Replace("các cơ quan, đơn vị quan tâm", "các cơ quan , đơn vị quan tâm"), DepartureGrade.Advised),
        ["ngày trong lời văn không có 0"] = new(P.Letter, "go.date", "Các đơn vị", p => p.Replace("trước ngày 20 tháng 10", "trước ngày 5 tháng 10"), DepartureGrade.Advised),
        ["còn sửa đổi chưa duyệt"] = new(P.Letter, "file.tracked", "Toàn văn bản", p => p.Find("1. Các đơn vị").Append(new InsertedRun(new Run(Of(p, "1. Các đơn vị").CloneNode(deep: true), new Text(" Gấp."))) { Author = "A", Id = "1" }), DepartureGrade.Advised),
    };

    private static void SetSize(SectionProperties section, uint width, uint height)
    {
        var size = section.GetFirstChild<PageSize>()!;
        (size.Width, size.Height) = (width, height);
    }

    private static void InMuc(WordPaper paper)
    {
        paper.Replace("Phần II", "Mục 2");
        paper.Replace("Phần I", "Mục 1");
    }

    private static RunProperties Of(WordPaper paper, string start) => paper.Find(start).Elements<Run>().First(r => r.RunProperties is not null).RunProperties!;

    private static void InHeader(WordPaper paper, Action<RunProperties> change)
    {
        change(paper.Header.Header.Descendants<RunProperties>().Single());
        paper.Header.Header.Save();
    }

    /// <summary>As the decree wants it, but for what is said.</summary>
    internal static void Address(
        WordPaper paper,
        string text = "Địa chỉ: 12 Lê Lợi, phường Long Hòa; điện thoại: 0254 3812 345; email: vanthu@longhoa.gov.vn",
        int size = 11,
        Action<RunProperties>? change = null,
        BorderValues? rule = null,
        bool hasRule = true,
        string? indent = null,
        bool onFirstPage = true)
    {
        var look = new RunProperties { RunFonts = new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman" }, FontSize = new FontSize { Val = $"{size * 2}" } };
        change?.Invoke(look);
        var paragraph = new ParagraphProperties();
        if (hasRule)
        {
            paragraph.ParagraphBorders = new ParagraphBorders(new TopBorder { Val = rule ?? BorderValues.Single, Size = 4 });
        }

        if (indent is not null)
        {
            paragraph.Indentation = new Indentation { Right = indent };
        }

        var part = paper.Main.AddNewPart<FooterPart>();
        part.Footer = new Footer(new Paragraph(paragraph, new Run(look, new Text(text))));
        part.Footer.Save();
        var id = paper.Main.GetIdOfPart(part);
        paper.Sections(s =>
        {
            if (!onFirstPage)
            {
                s.RemoveAllChildren<TitlePage>();
            }

            s.InsertAt(new FooterReference { Type = onFirstPage ? HeaderFooterValues.First : HeaderFooterValues.Default, Id = id }, 0);
        });
    }

    private static void ToFooter(WordPaper paper)
    {
        var footer = paper.Main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(paper.Header.Header.CloneNode(deep: true).ChildElements.Select(e => e.CloneNode(deep: true)));
        footer.Footer.Save();
        var id = paper.Main.GetIdOfPart(footer);
        paper.Sections(s =>
        {
            s.RemoveAllChildren<HeaderReference>();
            s.InsertAt(new FooterReference { Type = HeaderFooterValues.Default, Id = id }, 0);
        });
    }

    private static void Without(WordPaper paper, params string[] starts)
    {
        foreach (var start in starts)
        {
            paper.Find(start).RemoveAllChildren<Run>();
        }
    }

    /// <summary>The sign of who drafted it, under the list of recipients.</summary>
    internal static void Drafter(WordPaper paper, string sign)
    {
        var kept = paper.Find("- Lưu");
        var line = (Paragraph)kept.CloneNode(deep: true);
        line.Descendants<Text>().First().Text = sign;
        line.Descendants<Text>().Skip(1).ToList().ForEach(t => t.Text = "");
        kept.InsertAfterSelf(line);
    }

    /// <summary>Only where the words are the whole of a paragraph.</summary>
    private static void Exactly(WordPaper paper, string old, string with) =>
        paper.Body.Descendants<Text>().Where(t => t.Text == old).ToList().ForEach(t => t.Text = with);

    /// <summary>Short for the papers they are planted in.</summary>
    private static class P
    {
        public static HandmadePaper Decision => HandmadePapers.Decision;

        public static HandmadePaper Plan => HandmadePapers.Plan;

        public static HandmadePaper Letter => HandmadePapers.Letter;

        public static HandmadePaper Statement => HandmadePapers.Statement;

        public static HandmadePaper Report => HandmadePapers.Report;

        public static HandmadePaper Minutes => HandmadePapers.Minutes;

        public static HandmadePaper Notice => HandmadePapers.Notice;

        public static HandmadePaper Directive => HandmadePapers.Directive;

        public static HandmadePaper IssuingDecision => HandmadePapers.IssuingDecision;
    }
}
