using CcHc.Portal.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

/// <summary>Numbers and dates as people here type them: «12,5» and «12.5», «31/12/2025» and «2025-12-31».</summary>
public sealed class VietnameseBinders : IModelBinderProvider
{
    public const string NumberWanted = "Cần nhập số, ví dụ 12,5.";
    public const string DateWanted = "Cần nhập ngày dạng ngày/tháng/năm, ví dụ 31/12/2025.";

    private static readonly Dictionary<Type, IModelBinder> Binders = new()
    {
        [typeof(decimal)] = new TextBinder(text => Number(text), NumberWanted),
        [typeof(DateOnly)] = new TextBinder(text => Vietnamese.TryReadDate(text, out var date) ? date : null, DateWanted),
        [typeof(Points)] = new TextBinder(text => Number(text) is { } number ? Points.FromDecimal(number) : null, NumberWanted),
    };

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => Binders.GetValueOrDefault(context.Metadata.UnderlyingOrModelType);

    // Beyond this a number is a slip of the hand, and one of 28 digits would overflow what points are kept in.
    private static decimal? Number(string text) =>
        Vietnamese.TryReadDecimal(text, out var number) && Math.Abs(number) < 100_000_000_000_000m ? number : null;

    private sealed class TextBinder(Func<string, object?> read, string wanted) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (values == ValueProviderResult.None)
            {
                return Task.CompletedTask;
            }

            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, values);
            var text = values.FirstValue;
            if (string.IsNullOrWhiteSpace(text))
            {
                if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                {
                    bindingContext.Result = ModelBindingResult.Success(null);
                }
                else
                {
                    bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, VietnameseBindingMessages.Needed);
                }
            }
            else if (read(text) is { } value)
            {
                bindingContext.Result = ModelBindingResult.Success(value);
            }
            else
            {
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, wanted);
            }

            return Task.CompletedTask;
        }
    }
}
