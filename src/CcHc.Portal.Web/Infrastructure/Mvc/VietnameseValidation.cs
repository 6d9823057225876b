using FluentValidation.Resources;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

/// <summary>Short sentences without the field's name: they stand beside the field, and the summary puts its label before them.</summary>
public sealed class VietnameseValidation : LanguageManager
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["NotEmptyValidator"] = "Cần điền mục này.",
        ["NotNullValidator"] = "Cần điền mục này.",
        ["EmptyValidator"] = "Mục này phải để trống.",
        ["NullValidator"] = "Mục này phải để trống.",
        ["MaximumLengthValidator"] = "Không quá {MaxLength} ký tự (đang có {TotalLength}).",
        ["MaximumLength_Simple"] = "Không quá {MaxLength} ký tự.",
        ["MinimumLengthValidator"] = "Cần ít nhất {MinLength} ký tự (đang có {TotalLength}).",
        ["MinimumLength_Simple"] = "Cần ít nhất {MinLength} ký tự.",
        ["LengthValidator"] = "Cần từ {MinLength} đến {MaxLength} ký tự (đang có {TotalLength}).",
        ["Length_Simple"] = "Cần từ {MinLength} đến {MaxLength} ký tự.",
        ["ExactLengthValidator"] = "Cần đúng {MaxLength} ký tự (đang có {TotalLength}).",
        ["ExactLength_Simple"] = "Cần đúng {MaxLength} ký tự.",
        ["EmailValidator"] = "Cần nhập địa chỉ thư điện tử, ví dụ ten@coquan.gov.vn.",
        ["RegularExpressionValidator"] = "Chưa đúng dạng.",
        ["GreaterThanValidator"] = "Phải lớn hơn {ComparisonValue}.",
        ["GreaterThanOrEqualValidator"] = "Phải từ {ComparisonValue} trở lên.",
        ["LessThanValidator"] = "Phải nhỏ hơn {ComparisonValue}.",
        ["LessThanOrEqualValidator"] = "Không được quá {ComparisonValue}.",
        ["InclusiveBetweenValidator"] = "Phải từ {From} đến {To}.",
        ["InclusiveBetween_Simple"] = "Phải từ {From} đến {To}.",
        ["ExclusiveBetweenValidator"] = "Phải ở giữa {From} và {To}.",
        ["ExclusiveBetween_Simple"] = "Phải ở giữa {From} và {To}.",
        ["EqualValidator"] = "Phải giống {ComparisonValue}.",
        ["NotEqualValidator"] = "Không được là {ComparisonValue}.",
        ["EnumValidator"] = "Cần chọn một mục trong danh sách.",
        ["PredicateValidator"] = "Chưa đúng yêu cầu.",
        ["AsyncPredicateValidator"] = "Chưa đúng yêu cầu.",
        ["ScalePrecisionValidator"] = "Không quá {ExpectedPrecision} chữ số, trong đó {ExpectedScale} chữ số thập phân.",
    };

    public override string GetString(string key, System.Globalization.CultureInfo? culture = null) =>
        Texts.TryGetValue(key, out var text) ? text : "Chưa đúng yêu cầu.";
}
