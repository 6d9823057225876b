namespace CcHc.Portal.Web.Infrastructure.Mvc;

public static class QueryText
{
    /// <summary>«?q=…&amp;kind=…» of what is set; empty where nothing is.</summary>
    public static string Of(params (string Name, string? Value)[] parts) =>
        QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value))).ToString();
}
