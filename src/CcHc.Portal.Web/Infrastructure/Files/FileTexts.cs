using CcHc.Portal.Domain;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Why a file is not taken, and what the sender can do about it.</summary>
public static class FileTexts
{
    public const string Kinds = "PDF, Word (.docx), Excel (.xlsx), ảnh JPEG, PNG hoặc WebP";
    public const string Empty = "Tệp này rỗng.";
    public const string Encrypted = "Tệp này đang đặt mật khẩu. Anh/chị bỏ mật khẩu rồi gửi lại.";
    public const string Macros = "Tệp này có chứa macro. Anh/chị lưu lại ở dạng không có macro (.docx, .xlsx) rồi gửi lại.";
    public const string Broken = "Tệp này bị hỏng, không mở được. Anh/chị kiểm tra rồi gửi lại.";
    public const string TwoKinds = "Tệp này chứa thêm dữ liệu của một loại tệp khác. Anh/chị mở bằng phần mềm gốc, lưu thành tệp mới rồi gửi lại.";
    public const string Program = "Tệp PDF này có lệnh tự chạy kèm theo. Anh/chị in lại ra PDF rồi gửi lại.";
    public const string Swells = "Tệp này mở ra lớn bất thường so với dung lượng. Anh/chị mở bằng Word hoặc Excel, lưu thành tệp mới rồi gửi lại.";

    private const string Refused = "Loại tệp này không được nhận. ";

    public const string NotTaken = Refused + "Các loại được nhận: " + Kinds + ".";
    public const string OldOffice = Refused + "Tệp Word, Excel đời cũ (.doc, .xls) anh/chị lưu lại ở dạng .docx hoặc .xlsx rồi gửi.";
    public const string OpenDocument = Refused + "Tệp LibreOffice (.odt, .ods) anh/chị lưu lại ở dạng .docx, .xlsx hoặc PDF rồi gửi.";
    public const string BinaryWorkbook = Refused + "Tệp Excel nhị phân (.xlsb) anh/chị lưu lại ở dạng .xlsx rồi gửi.";
    public const string Presentation = Refused + "Tệp trình chiếu anh/chị lưu ra PDF rồi gửi.";
    public const string Mail = Refused + "Thư điện tử anh/chị in ra PDF rồi gửi.";
    public const string Archive = Refused + "Tệp nén anh/chị giải nén rồi gửi từng tệp bên trong.";
    public const string ApplePicture = Refused + "Ảnh HEIC của iPhone anh/chị gửi dưới dạng JPEG: vào Cài đặt, Máy ảnh, Định dạng, chọn «Tương thích nhất»; hoặc chụp lại màn hình ảnh đó.";
    public const string OtherPicture = Refused + "Ảnh GIF, BMP, TIFF anh/chị lưu lại ở dạng JPEG hoặc PNG, ảnh quét nhiều trang thì lưu ra PDF.";
    public const string Recording = Refused + "Phim và ghi âm anh/chị đưa lên trang thông tin của đơn vị rồi ghi đường dẫn ở mục «Đường dẫn».";
    public const string WebPage = Refused + "Trang web anh/chị in ra PDF rồi gửi, hoặc ghi địa chỉ ở mục «Đường dẫn».";
    public const string PlainText = Refused + "Văn bản thuần anh/chị chép vào Word rồi lưu ở dạng .docx, bảng số thì lưu ở dạng .xlsx.";
    public const string RichText = Refused + "Tệp RTF anh/chị mở bằng Word rồi lưu ở dạng .docx.";
    public const string PostScript = Refused + "Tệp PostScript anh/chị chuyển ra PDF rồi gửi.";

    public static string TooBig(long maxBytes) => $"Tệp lớn hơn {Megabytes(maxBytes)} MB, là mức lớn nhất được nhận.";

    public static string TooManyPixels(long width, long height) =>
        $"Ảnh này rộng {width.ToString("#,0", Vietnamese.Culture)} × {height.ToString("#,0", Vietnamese.Culture)} điểm, lớn hơn mức mở được. Anh/chị thu nhỏ ảnh rồi gửi lại.";

    public static string OtherName(string ending, FileKind kind) =>
        $"Tên tệp có đuôi .{ending} nhưng nội dung là {FileKinds.Name(kind)}. Anh/chị đặt lại đuôi .{Ending(kind)} cho đúng rồi gửi lại.";

    public static string OtherDeclared(FileKind kind) =>
        $"Trình duyệt báo tệp này thuộc loại khác, nhưng nội dung là {FileKinds.Name(kind)}. Anh/chị đặt lại đuôi .{Ending(kind)} cho đúng rồi gửi lại.";

    public static string Megabytes(long bytes) => (bytes / (1024m * 1024m)).ToString("#,0.#", Vietnamese.Culture);

    private static string Ending(FileKind kind) => kind == FileKind.Jpeg ? "jpg" : kind.ToString().ToLowerInvariant();
}
