using CcHc.Portal.Documents.Layout.Measuring;

namespace CcHc.Portal.Documents.Layout;

/// <summary>Nghị định 30/2020/NĐ-CP, Phụ lục I, as data. Ids and figures are those of the layout table the portal was specified with.</summary>
internal static class Decree30
{
    public const string Page = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I";
    public const string Main = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II";
    public const string Other = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III";
    public const string Copies = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần II";
    public const string Letters = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V";
    public const string Capitals = "NĐ 30/2020/NĐ-CP, Phụ lục II";
    public const string Samples = "NĐ 30/2020/NĐ-CP, Phụ lục III";
    public const string Practice = "Thông lệ trình bày";

    public static readonly LayoutProfile Profile = new()
    {
        Name = "Nghị định số 30/2020/NĐ-CP",
        From = new DateOnly(2020, 3, 5),
        PageWidth = new Band(210, 210),
        PageHeight = new Band(297, 297),
        Top = new Band(20, 25),
        Bottom = new Band(20, 25),
        Left = new Band(30, 35),
        Right = new Band(15, 20),
        Font = "Times New Roman",
        Indents = [10, 12.7],
        LeastParagraphGapPt = 6,
        LineSpacing = new Band(1, 1.5),
        RuleShare = new Band(1d / 3, 1d / 2),
        Components = new[]
        {
            Rule("quoc_hieu", "Quốc hiệu", 12, 13, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 1.a"),
            Rule("tieu_ngu", "Tiêu ngữ", 13, 14, true, false, LetterCase.Sentence, TextAlignment.Centre, "khoản 1.b"),
            Rule("co_quan_chu_quan", "Cơ quan chủ quản", 12, 13, false, false, LetterCase.Upper, TextAlignment.Centre, "khoản 2.b"),
            Rule("co_quan_ban_hanh", "Cơ quan ban hành", 12, 13, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 2.b"),
            Rule("so_ky_hieu", "Số, ký hiệu", 13, 13, false, false, LetterCase.Any, TextAlignment.Centre, "khoản 3.c"),
            Rule("trich_yeu_cv", "Trích yếu công văn", 12, 13, false, false, LetterCase.Sentence, TextAlignment.Centre, "khoản 5.b"),
            Rule("dia_danh_thoi_gian", "Địa danh và thời gian", 13, 14, false, true, LetterCase.Sentence, TextAlignment.Centre, "khoản 4.c"),
            Rule("ten_loai", "Tên loại", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 5.b"),
            Rule("trich_yeu", "Trích yếu", 13, 14, true, false, LetterCase.Sentence, TextAlignment.Centre, "khoản 5.b"),
            Rule("tham_quyen_ban_hanh", "Thẩm quyền ban hành", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "") with { Article = $"{Samples}, Mẫu 1.2", Grade = DepartureGrade.Advised },
            Rule("can_cu", "Căn cứ", 13, 14, null, true, LetterCase.Sentence, null, "khoản 6.a"),
            Rule("quyet_dinh_line", "Dòng «QUYẾT ĐỊNH:»", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "") with { Article = $"{Samples}, Mẫu 1.2", Grade = DepartureGrade.Advised },
            Rule("noi_dung", "Nội dung", 13, 14, null, null, LetterCase.Any, TextAlignment.Justified, "khoản 6.e"),
            Rule("phan_chuong_no", "Phần, Chương", 13, 14, true, false, LetterCase.Sentence, TextAlignment.Centre, "khoản 6.đ"),
            Rule("phan_chuong_title", "Tiêu đề phần, chương", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 6.đ"),
            Rule("muc_no", "Mục, Tiểu mục", 13, 14, true, false, LetterCase.Sentence, TextAlignment.Centre, "khoản 6.đ"),
            Rule("muc_title", "Tiêu đề mục, tiểu mục", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 6.đ"),
            Rule("dieu", "Điều", 13, 14, true, false, LetterCase.Sentence, null, "khoản 6.đ"),
            Rule("khoan_titled", "Khoản có tiêu đề", 13, 14, true, false, LetterCase.Sentence, null, "khoản 6.đ"),
            Rule("khoan", "Khoản", 13, 14, null, null, LetterCase.Any, TextAlignment.Justified, "khoản 6.đ"),
            Rule("diem", "Điểm", 13, 14, null, null, LetterCase.Any, TextAlignment.Justified, "khoản 6.đ"),
            Rule("muc_la_ma", "Mục số La Mã", 13, 14, true, false, LetterCase.Upper, null, "") with { Article = $"{Letters}, số thứ tự 6.b" },
            Rule("quyen_han", "Quyền hạn người ký", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 7.đ"),
            Rule("chuc_vu", "Chức vụ người ký", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "khoản 7.đ"),
            Rule("ho_ten", "Họ tên người ký", 13, 14, true, false, LetterCase.Sentence, TextAlignment.Centre, "khoản 7.đ"),
            Rule("kinh_gui", "Kính gửi", 13, 14, false, false, LetterCase.Sentence, null, "khoản 9.d"),
            Rule("noi_nhan_label", "Nơi nhận", 12, 12, true, true, LetterCase.Sentence, null, "khoản 9.d"),
            Rule("noi_nhan_list", "Nơi nhận", 11, 11, false, false, LetterCase.Any, null, "khoản 9.d"),
            Rule("phu_luc_no", "Phụ lục", 14, 14, true, false, LetterCase.Sentence, TextAlignment.Centre, "") with { Article = $"{Other}, khoản 1.b" },
            Rule("phu_luc_title", "Tên phụ lục", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "") with { Article = $"{Other}, khoản 1.b" },
            Rule("phu_luc_kem_theo", "Thông tin kèm theo của phụ lục", 13, 14, false, true, LetterCase.Sentence, TextAlignment.Centre, "") with { Article = $"{Other}, khoản 1.c" },
            Rule("page_number", "Số trang", 13, 14, null, false, LetterCase.Any, TextAlignment.Centre, "") with { Article = $"{Page}, khoản 7" },
            Rule("do_khan", "Dấu chỉ mức độ khẩn", 13, 14, true, false, LetterCase.Upper, null, "") with { Article = $"{Other}, khoản 2.b" },
            Rule("pham_vi_luu_hanh", "Chỉ dẫn phạm vi lưu hành", 13, 14, true, false, LetterCase.Upper, null, "") with { Article = $"{Other}, khoản 2.c" },
            Rule("nguoi_soan_so_ban", "Ký hiệu người soạn thảo và số bản phát hành", 11, 11, false, false, LetterCase.Upper, null, "") with { Article = $"{Other}, khoản 3" },
            Rule("dia_chi", "Địa chỉ cơ quan", 11, 12, false, false, LetterCase.Sentence, null, "") with { Article = $"{Other}, khoản 4" },
            Rule("sao_form", "Hình thức sao", 13, 14, true, false, LetterCase.Upper, TextAlignment.Centre, "") with { Article = Copies },
        }.ToDictionary(r => r.Id, StringComparer.Ordinal),
        Unchecked =
        [
            new("chu_ky", "Hình ảnh chữ ký", "chỉ có ở bản đã ký; xem ở phần «Đối chiếu bản ký» của văn bản"),
            new("dau_co_quan", "Hình ảnh dấu của cơ quan", "màu, kích thước thật và chiều của dấu chỉ thấy ở bản đã đóng dấu; tệp Word có ảnh nổi thì chỉ xét dấu có trùm lên chữ ký về bên trái hay không"),
            new("phu_luc_signature", "Chữ ký số trên phụ lục để ở tệp riêng", "do phần mềm ký số ghi vào tệp PDF"),
            new("sao_y_signature", "Chữ ký số trên bản sao điện tử", "do phần mềm ký số ghi vào tệp PDF"),
        ],
    };

    private static ComponentRule Rule(
        string id, string name, double min, double max, bool? bold, bool? italic, LetterCase letters, TextAlignment? align, string article) =>
        new(id, name, min, max, bold, italic, letters, align, $"{Main}, {article}");
}
