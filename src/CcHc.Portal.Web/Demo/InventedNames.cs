namespace CcHc.Portal.Web.Demo;

/// <summary>
/// Names and figures that no text gives. The same key always gives the same name, whatever else is made, so that two runs are
/// alike.
/// </summary>
public static class InventedNames
{
    /// <summary>Stands behind the post of every person whom no text names.</summary>
    public const string Mark = "(minh họa)";

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan", "Trương", "Lý", "Mai", "Châu", "Đoàn"];
    private static readonly string[] WomenMiddle = ["Thị", "Thị Thu", "Thị Mỹ", "Ngọc", "Thị Kim", "Thanh", "Thị Hồng", "Thị Bảo", "Thị Minh", "Phương"];
    private static readonly string[] WomenGiven = ["Hạnh", "Hà", "Linh", "Bích", "Oanh", "Trúc", "Nhung", "Lan", "Dung", "Châu", "Nguyệt", "Thảo", "Hiền", "Yến", "Vân"];
    private static readonly string[] MenMiddle = ["Văn", "Quốc", "Đức", "Hữu", "Thành", "Công", "Hoàng", "Minh", "Trọng", "Xuân"];
    private static readonly string[] MenGiven = ["Hưng", "Thịnh", "Phước", "Nam", "Tuấn", "Danh", "Long", "Khoa", "Nghĩa", "Bách", "Cường", "Sơn", "Hải", "Tài", "Vinh"];

    public static string Of(string key)
    {
        var isWoman = Draw(key + "/sex", 2) == 0;
        return $"{Families[Draw(key + "/family", Families.Length)]} {Middle(key, isWoman ? WomenMiddle : MenMiddle)} {Given(key, isWoman ? WomenGiven : MenGiven)}";
    }

    public static string Marked(string text) => $"{text} {Mark}";

    private static string Middle(string key, string[] names) => names[Draw(key + "/middle", names.Length)];

    private static string Given(string key, string[] names) => names[Draw(key + "/given", names.Length)];

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
}
