using CcHc.Portal.Documents.Layout.Word;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CcHc.Portal.Web.Features.Shared.Papers;

public static class DocxUploads
{
    /// <summary>What is read from a Word file of a form; where it cannot be read, the reason stands at the field.</summary>
    public static T? ReadDocx<T>(this IFormFile file, Func<Stream, T> read, ModelStateDictionary state, string field)
        where T : class
    {
        try
        {
            using var content = file.OpenReadStream();
            return read(content);
        }
        catch (UnreadableDocxException refusal)
        {
            state.AddModelError(field, refusal.Message);
            return null;
        }
    }
}
