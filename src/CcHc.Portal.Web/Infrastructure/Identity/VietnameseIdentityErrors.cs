using Microsoft.AspNetCore.Identity;

namespace CcHc.Portal.Web.Infrastructure.Identity;

public sealed class VietnameseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Chưa lưu được tài khoản. Anh/chị thử lại; nếu vẫn không được, báo người quản trị.");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Tài khoản vừa được người khác sửa. Anh/chị tải lại trang rồi làm lại.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Mật khẩu hiện tại không đúng.");

    public override IdentityError InvalidUserName(string? userName) =>
        Say(nameof(InvalidUserName), $"Tên đăng nhập «{userName}» không hợp lệ: chỉ dùng chữ không dấu, chữ số và các dấu . - _ @ +");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"Tên đăng nhập «{userName}» đã có người dùng.");

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), $"Địa chỉ thư «{email}» không hợp lệ.");

    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), $"Địa chỉ thư «{email}» đã có người dùng.");

    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "Đường dẫn đã dùng hoặc đã hết hạn.");

    public override IdentityError UserAlreadyHasPassword() => Say(nameof(UserAlreadyHasPassword), "Tài khoản này đã có mật khẩu.");

    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Mật khẩu cần ít nhất {length} ký tự.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), $"Mật khẩu cần ít nhất {uniqueChars} ký tự khác nhau.");

    private static IdentityError Say(string code, string text) => new() { Code = code, Description = text };
}
