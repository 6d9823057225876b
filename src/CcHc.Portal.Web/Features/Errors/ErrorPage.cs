using CcHc.Portal.Domain;

namespace CcHc.Portal.Web.Features.Errors;

/// <summary>What a page that says no has to say: what is the matter, and how to go on.</summary>
public sealed record ErrorPage(int Status, string Title, string? Text, IReadOnlyList<Obstacle>? Obstacles = null, string? RequestId = null)
{
    public const string View = "/Features/Errors/Error.cshtml";

    public static readonly ErrorPage ChangedMeanwhile = new(
        StatusCodes.Status409Conflict,
        "Nội dung vừa được người khác sửa",
        "Trong lúc anh/chị đang làm, một người khác đã sửa nội dung này nên bản của anh/chị chưa được lưu. Anh/chị quay lại trang trước, "
        + "tải lại để xem bản mới nhất, rồi nhập phần của mình lần nữa.");

    public static readonly ErrorPage AlreadyThere = new(
        StatusCodes.Status409Conflict,
        "Nội dung này đã có",
        "Một bản ghi có cùng mã hoặc cùng tên vừa được lưu. Anh/chị quay lại trang trước, tải lại để xem, hoặc nhập mã, tên khác.");

    public static ErrorPage For(int status, string? requestId = null) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            status,
            "Chưa nhận được nội dung gửi lên",
            "Trang đã mở quá lâu, hoặc anh/chị đã đăng nhập lại ở cửa sổ khác. Anh/chị quay lại trang trước, tải lại rồi gửi lần nữa."),
        StatusCodes.Status403Forbidden => new(status, "Không được phép", "Anh/chị không được phân công việc này."),
        StatusCodes.Status404NotFound => new(status, "Không tìm thấy", "Không có trang này, hoặc anh/chị không được xem. Anh/chị kiểm tra lại địa chỉ."),
        StatusCodes.Status405MethodNotAllowed => new(status, "Không mở được trực tiếp", "Địa chỉ này chỉ nhận nội dung gửi từ biểu mẫu. Anh/chị mở trang có biểu mẫu rồi gửi lại."),
        StatusCodes.Status413PayloadTooLarge => new(status, "Tệp quá lớn", "Nội dung gửi lên vượt giới hạn cho phép. Anh/chị chia nhỏ hoặc giảm dung lượng tệp rồi gửi lại."),
        StatusCodes.Status429TooManyRequests => new(
            status,
            "Gửi quá nhiều yêu cầu",
            "Trong một phút vừa qua có quá nhiều yêu cầu từ tài khoản hoặc từ mạng của anh/chị, nên yêu cầu này chưa được nhận. Anh/chị chờ một phút, "
            + "bấm nút quay lại của trình duyệt (nội dung đã nhập còn trong biểu mẫu) rồi gửi lại."),
        _ => new(
            status,
            "Cổng đang gặp sự cố",
            "Nội dung anh/chị vừa gửi có thể chưa được lưu. Anh/chị thử lại sau ít phút; nếu vẫn gặp, báo người quản trị kèm mã dưới đây.",
            RequestId: requestId),
    };
}
