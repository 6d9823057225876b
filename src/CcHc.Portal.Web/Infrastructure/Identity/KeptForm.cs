using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CcHc.Portal.Web.Infrastructure.Identity;

/// <summary>What somebody sent after the session had ended: it goes along through the sign-in and is offered to be sent again.</summary>
/// <param name="Address">Where it was sent, with the query.</param>
/// <param name="FileNames">Files are not kept, because nobody has said yet who sends them; they have to be chosen again.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeptField> Fields, IReadOnlyList<string> FileNames)
{
    /// <summary>What a person wrote in words, to be read before it is sent again.</summary>
    public IEnumerable<string> Texts => Fields.Select(f => f.Value).Where(v => v.Contains(' ', StringComparison.Ordinal));
}

public sealed record KeptField(string Name, string Value);

/// <summary>
/// Reads such a form, and gives it the shape in which it travels: encrypted, so that nobody can slip another one in, and good
/// for a day. The portal itself stores nothing of it.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider clock)
{
    // Far more than the longest form of the portal has; what is beyond is some other sender.
    private const int MostBytes = 512 * 1024;
    private const int MostFields = 4000;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("CcHc.Portal.KeptForm.v1");

    /// <returns>None where it is no form, comes from another site's page, or is larger than any form of ours.</returns>
    public static async Task<KeptForm?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !ComesFromHere(request) || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return null;
        }

        try
        {
            if (type.MediaType == "application/x-www-form-urlencoded")
            {
                var reader = new FormPipeReader(request.BodyReader) { ValueCountLimit = MostFields, ValueLengthLimit = MostBytes };
                var form = await reader.ReadFormAsync(request.HttpContext.RequestAborted);
                return Kept(request, [.. form.SelectMany(f => f.Value, (f, v) => new KeptField(f.Key, v ?? ""))], []);
            }

            return type.MediaType == "multipart/form-data" && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary
                ? await PartsAsync(request, boundary)
                : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    public string Protect(KeptForm form)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(zip, new Travelling(clock.GetUtcNow() + Lasts, form));
        }

        return WebEncoders.Base64UrlEncode(protector.Protect(packed.ToArray()));
    }

    /// <returns>None where it was not made here, was changed, or is older than a day.</returns>
    public KeptForm? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            using var zip = new BrotliStream(new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(text))), CompressionMode.Decompress);
            var kept = JsonSerializer.Deserialize<Travelling>(zip)!;
            return clock.GetUtcNow() < kept.Until ? kept.Form : null;
        }
        catch (Exception made) when (made is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A page of another site must not be able to put words into somebody's mouth by letting them sign in.</summary>
    private static bool ComesFromHere(HttpRequest request)
    {
        var from = request.Headers.Origin.Count > 0 ? request.Headers.Origin.ToString() : request.Headers.Referer.ToString();
        return Uri.TryCreate(from, UriKind.Absolute, out var page) && page.Scheme == request.Scheme && page.Authority == new Uri(request.GetEncodedUrl()).Authority;
    }

    /// <summary>Part by part, so that a large file is passed over and neither held nor written anywhere.</summary>
    private static async Task<KeptForm?> PartsAsync(HttpRequest request, string boundary)
    {
        var fields = new List<KeptField>();
        var fileNames = new List<string>();
        var left = MostBytes;
        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (disposition.IsFileDisposition())
            {
                var name = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value;
                if (!string.IsNullOrEmpty(name) && fileNames.Count < MostFields)
                {
                    fileNames.Add(FileNames.Clean(name));
                }

                continue;
            }

            using var content = new MemoryStream();
            var chunk = new byte[4096];
            int read;
            while ((read = await part.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
            {
                left -= read;
                if (left < 0)
                {
                    return null;
                }

                content.Write(chunk, 0, read);
            }

            fields.Add(new KeptField(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", Encoding.UTF8.GetString(content.ToArray())));
            if (fields.Count > MostFields)
            {
                return null;
            }
        }

        return Kept(request, fields, fileNames);
    }

    private static KeptForm? Kept(HttpRequest request, List<KeptField> fields, List<string> fileNames) =>
        fields.Sum(f => f.Name.Length + f.Value.Length) > MostBytes
            ? null
            : new KeptForm(request.PathBase + request.Path + request.QueryString, [.. fields.Where(f => f.Name.Length > 0 && f.Name != PagesSetup.TokenField)], fileNames);

    private sealed record Travelling(DateTimeOffset Until, KeptForm Form);
}
