using Microsoft.AspNetCore.StaticFiles;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

public static class VersionedFiles
{
    /// <summary>A link with ?v= (asp-append-version) changes with the file, so the browser need not ask again; others are asked for daily.</summary>
    public static void Cache(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") || IsFont(file.File.Name)
            ? "public, max-age=31536000, immutable"
            : "public, max-age=86400";

    // Fonts are named by a stylesheet without a version; their files never change under one name.
    private static bool IsFont(string name) => name.EndsWith(".woff2", StringComparison.Ordinal);
}
