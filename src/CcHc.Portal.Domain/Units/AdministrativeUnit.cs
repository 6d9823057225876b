namespace CcHc.Portal.Domain.Units;

/// <summary>
/// A territory in one structure of the country. Codes were reused on 1/7/2025 for other territories, so a code means
/// something only together with its structure.
/// </summary>
public sealed class AdministrativeUnit : Entity
{
    public const int StructureMaxLength = 40;
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 160;
    public const int KindMaxLength = 60;

    private AdministrativeUnit()
    {
    }

    public AdministrativeUnit(string structure, string code, string? parentCode, int level, string kind, string name)
    {
        Structure = structure;
        Code = code;
        Describe(parentCode, level, kind, name);
    }

    /// <summary>The key of the structure as the file names it: «until-2025-06-30», «from-2025-07-01».</summary>
    public string Structure { get; private init; } = "";

    public string Code { get; private init; } = "";

    public string? ParentCode { get; private set; }

    /// <summary>1 province; then 2 district and 3 commune until 30/6/2025, 2 commune since.</summary>
    public int Level { get; private set; }

    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    /// <summary>When a later file of the same structure no longer had it.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsSame(string? parentCode, int level, string kind, string name) =>
        ParentCode == parentCode && Level == level && Kind == kind && Name == name && ClosedAt is null;

    public void Describe(string? parentCode, int level, string kind, string name)
    {
        ParentCode = parentCode;
        Level = level;
        Kind = kind;
        Name = name;
        SearchText = Vietnamese.Fold(name + " " + Code);
        ClosedAt = null;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}
