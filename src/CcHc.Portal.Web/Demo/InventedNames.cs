using System.Globalization;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// Names and figures that no text gives. The same key always gives the same name, whatever else is made, so that two runs are
/// alike.
/// </summary>
public static class InventedNames
{
    /// <summary>Stands behind the post of every person whom no text names.</summary>
    public const string Mark = "(minh họa)";

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan", "Trương"];
    private static readonly (string Middle, string Given)[] Women =
    [
        ("Thị", "Hạnh"), ("Thị Thu", "Hà"), ("Thị Mỹ", "Linh"), ("Ngọc", "Bích"), ("Thị Kim", "Oanh"), ("Thanh", "Trúc"), ("Thị Hồng", "Nhung"), ("Thị", "Lan"),
        ("Thùy", "Dung"), ("Thị Bảo", "Châu"), ("Thị Minh", "Nguyệt"), ("Phương", "Thảo"),
    ];

    private static readonly (string Middle, string Given)[] Men =
    [
        ("Văn", "Minh"), ("Quốc", "Hưng"), ("Đức", "Thịnh"), ("Hữu", "Phước"), ("Thành", "Nam"), ("Anh", "Tuấn"), ("Công", "Danh"), ("Hoàng", "Long"),
        ("Minh", "Khoa"), ("Trọng", "Nghĩa"), ("Xuân", "Bách"), ("Chí", "Cường"),
    ];

    public static string Of(string key)
    {
        var family = Families[Draw(key + "/family", Families.Length)];
        var (middle, given) = Draw(key + "/sex", 2) == 0 ? Women[Draw(key + "/name", Women.Length)] : Men[Draw(key + "/name", Men.Length)];
        return $"{family} {middle} {given}";
    }

    public static string Marked(string text) => $"{text} {Mark}";

    /// <summary>A number from 0 to below <paramref name="below"/> that depends on the key alone (FNV-1a).</summary>
    public static int Draw(string key, int below)
    {
        var hash = 2166136261u;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 16777619u;
        }

        // The low bits of FNV are poor.
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return (int)(hash % (uint)below);
    }

    public static int Draw(string key, int index, int below) => Draw(key + "/" + index.ToString(CultureInfo.InvariantCulture), below);
}
