using System.Globalization;
using System.Xml.Linq;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>
/// Reads WordprocessingML by local names: the transitional and the strict form differ in namespaces only, and so do what
/// programs add of their own.
/// </summary>
internal static class WordXml
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Descendants().Where(e => e.Name.LocalName == name);

    public static string? Value(this XElement element, string attribute = "val") =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute && !a.IsNamespaceDeclaration)?.Value;

    public static string? ChildValue(this XElement element, string name) => element.Child(name)?.Value();

    /// <summary>An element that switches something on, unless it says no.</summary>
    public static bool? Switch(this XElement element, string name) =>
        element.Child(name) is not { } child ? null : child.Value() is null or "1" or "true" or "on";

    public static int? Whole(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1_000_000 ? (int)Math.Round(value) : null;

    /// <summary>A measure in points: twentieths without a unit, or with one as the strict form has it.</summary>
    public static double? Points(string? text, double unit = 1d / 20)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = text.Trim();
        var suffix = clean.Length > 2 && char.IsLetter(clean[^1]) ? clean[^2..] : "";
        if (!double.TryParse(suffix.Length > 0 ? clean[..^2] : clean, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > 1_000_000)
        {
            return null;
        }

        return suffix switch
        {
            "pt" => value,
            "mm" => value / Millimetres(1),
            "cm" => value * 10 / Millimetres(1),
            "in" => value * 72,
            "pc" or "pi" => value * 12,
            "" => value * unit,
            _ => null,
        };
    }

    public static double Millimetres(double points) => points * 25.4 / 72;
}
