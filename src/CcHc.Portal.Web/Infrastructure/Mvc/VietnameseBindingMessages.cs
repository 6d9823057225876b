using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

public static class VietnameseBindingMessages
{
    public const string Needed = "Cần điền mục này.";
    private const string NotUnderstood = "Không đọc được nội dung đã nhập; anh/chị kiểm tra lại.";

    public static void Apply(DefaultModelBindingMessageProvider messages)
    {
        messages.SetMissingBindRequiredValueAccessor(_ => Needed);
        messages.SetMissingKeyOrValueAccessor(() => Needed);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Không nhận được nội dung gửi lên.");
        messages.SetValueMustNotBeNullAccessor(_ => Needed);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => NotUnderstood);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetUnknownValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => NotUnderstood);
        messages.SetValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetValueMustBeANumberAccessor(_ => "Cần nhập số.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Cần nhập số.");
    }
}
