using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout;

/// <summary>How findings are worded.</summary>
internal static class Words
{
    private const int Longest = 48;

    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", Vietnamese.Culture);

    public static string Mm(double value) => Number(value) + " mm";

    public static string Pt(double value) => Number(value) + " pt";

    public static string Quote(string text) => $"«{Short(text)}»";

    private static string Short(string text)
    {
        var one = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (one.Length <= Longest)
        {
            return one;
        }

        var cut = one.LastIndexOf(' ', Longest);
        return one[..(cut > Longest / 2 ? cut : Longest)] + "…";
    }
}
