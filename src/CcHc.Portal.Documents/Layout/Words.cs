using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout;

/// <summary>How findings are worded.</summary>
internal static class Words
{
    private const int Longest = 48;

    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", Vietnamese.Culture);

    public static string Mm(double value) => Number(value) + " mm";

    public static string Pt(double value) => Number(value) + " pt";

    public static string Quote(string text) => $"«{Short(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Longest)}»";

    /// <summary>The beginning of a long text, cut between two words where that leaves enough.</summary>
    public static string Short(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', longest);
        return text[..(cut > longest / 2 ? cut : longest)] + "…";
    }
}
