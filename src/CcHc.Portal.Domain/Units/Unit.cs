using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Units;

public enum UnitKind
{
    [Description("Ủy ban nhân dân tỉnh, thành phố")]
    ProvincialCommittee,
    [Description("Ủy ban nhân dân cấp huyện")]
    DistrictCommittee,
    [Description("Ủy ban nhân dân xã, phường, thị trấn, đặc khu")]
    CommuneCommittee,
    [Description("Cơ quan chuyên môn")]
    Department,
    [Description("Phòng thuộc Ủy ban nhân dân")]
    Division,
    [Description("Đơn vị sự nghiệp")]
    PublicServiceUnit,
    [Description("Trung tâm phục vụ hành chính công")]
    PublicServiceCentre,
    [Description("Trường học")]
    School,
    [Description("Trạm y tế")]
    HealthStation,
    [Description("Thôn, tổ dân phố")]
    Neighbourhood,
    [Description("Cơ quan ngành dọc")]
    VerticalAgency,
    [Description("Lực lượng vũ trang")]
    ArmedForces,
    [Description("Cơ quan Đảng, Mặt trận, đoàn thể")]
    PartyOrFront,
    [Description("Cơ quan báo, đài")]
    Press,
    [Description("Doanh nghiệp")]
    Enterprise,
    [Description("Đơn vị khác")]
    Other,
}

/// <summary>
/// A body that takes part. Its identity is its own id: codes and names change and are reused. Kept for ever; a unit that no
/// longer exists has an end of validity.
/// </summary>
public sealed class Unit : AuditedEntity
{
    public const int CodeMaxLength = 40;
    public const int NameMaxLength = 200;
    public const int TreePathMaxLength = 330;
    public const int PaperSymbolMaxLength = 40;
    public const int PlaceNameMaxLength = 120;
    public const int PaperSuperiorMaxLength = 200;
    public const int SearchTextMaxLength = 1000;

    private readonly List<UnitName> names = [];

    private Unit()
    {
    }

    public Unit(string name, UnitKind kind, Unit? parent = null, string? code = null, DateOnly? validFrom = null, Guid? administrativeUnitId = null)
    {
        Name = Vietnamese.Clean(name) ?? throw new DomainRuleException("unit.name", "Cần ghi tên đơn vị.");
        Kind = kind;
        Code = Vietnamese.Clean(code);
        ParentId = parent?.Id;
        TreePath = (parent?.TreePath ?? "/") + Key(Id) + "/";
        ValidFrom = validFrom;
        AdministrativeUnitId = administrativeUnitId;
        names.Add(new UnitName(Id, Name, validFrom));
        Refold();
    }

    public string Name { get; private set; } = "";

    public UnitKind Kind { get; private set; }

    /// <summary>The office's own code, by which its Excel file finds the unit again. Unique among units that are valid.</summary>
    public string? Code { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>«/root/…/this/» of short keys, so that a whole tree is one range of an index.</summary>
    public string TreePath { get; private set; } = "/";

    public Guid? AdministrativeUnitId { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The last day it existed.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>True where others enter its data (press offices, central agencies): it gets no accounts.</summary>
    public bool WithoutLogin { get; private set; }

    /// <summary>The part of a paper's symbol that names the body: «UBND», «SNV».</summary>
    public string? PaperSymbol { get; private set; }

    /// <summary>The place in a paper's date line: «An Giang».</summary>
    public string? PlaceName { get; private set; }

    /// <summary>The body above it in a paper's heading: «UBND TỈNH AN GIANG»; none for a People's Committee.</summary>
    public string? PaperSuperior { get; private set; }

    public string SearchText { get; private set; } = "";

    public IReadOnlyList<UnitName> Names => names;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Unit, Id, null);

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>The ids on a path, from the root to the unit itself.</summary>
    public static IReadOnlyList<Guid> IdsOn(string treePath) =>
        [.. treePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(key => new Guid(Convert.FromHexString(key), bigEndian: true))];

    /// <summary>The name it bore on a day; papers and certificates of that day use it.</summary>
    public string NameOn(DateOnly day) =>
        names.OrderBy(n => n.From ?? DateOnly.MinValue).LastOrDefault(n => n.From is null || n.From <= day)?.Name ?? Name;

    public void Announce(Actor by, DateTimeOffset now) => Record(by, now, "unit.add", "Thêm đơn vị", to: Name);

    public void Rename(Actor by, string name, DateOnly from, DateTimeOffset now)
    {
        var clean = Vietnamese.Clean(name) ?? throw new DomainRuleException("unit.name", "Cần ghi tên đơn vị.");
        if (clean == Name)
        {
            return;
        }

        DomainRuleException.ThrowIf(
            names.Any(n => n.From > from),
            "unit.name-from",
            $"Đơn vị đã có tên khác từ ngày {VietnamTime.Day(names.Max(n => n.From) ?? from)}; ngày đổi tên phải từ ngày đó trở đi.");
        Record(by, now, "unit.rename", "Đổi tên đơn vị", Name, clean);
        Name = clean;
        names.Add(new UnitName(Id, clean, from));
        Refold();
    }

    public void Reclassify(Actor by, UnitKind kind, DateTimeOffset now)
    {
        if (kind == Kind)
        {
            return;
        }

        Record(by, now, "unit.kind", "Đổi loại đơn vị", StateNames.Of(Kind), StateNames.Of(kind));
        Kind = kind;
    }

    /// <summary>Moves the unit itself; who moves a unit with children moves them too, top down.</summary>
    public void MoveUnder(Actor by, Unit? parent, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(
            parent is not null && parent.TreePath.StartsWith(TreePath, StringComparison.Ordinal),
            "unit.parent",
            "Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc của nó.");
        var path = (parent?.TreePath ?? "/") + Key(Id) + "/";
        if (path == TreePath)
        {
            return;
        }

        Record(by, now, "unit.move", "Chuyển đơn vị cấp trên", null, parent?.Name);
        ParentId = parent?.Id;
        TreePath = path;
    }

    /// <summary>Takes its place anew after the unit above it moved; the move itself stands in that unit's history.</summary>
    public void FollowParent(Unit parent)
    {
        if (parent.Id != ParentId)
        {
            throw new ArgumentException("Not the unit above this one.", nameof(parent));
        }

        TreePath = parent.TreePath + Key(Id) + "/";
    }

    /// <summary>Gives it another code of the office, or none.</summary>
    public void Recode(Actor by, string? code, DateTimeOffset now)
    {
        var clean = Vietnamese.Clean(code);
        if (clean == Code)
        {
            return;
        }

        Record(by, now, "unit.code", "Đổi mã đơn vị", Code, clean);
        Code = clean;
        Refold();
    }

    /// <summary>The territory it governs.</summary>
    public void Govern(Guid administrativeUnitId) => AdministrativeUnitId = administrativeUnitId;

    /// <summary>States since when it has existed; what was recorded before stays readable.</summary>
    public void Found(Actor by, DateOnly? day, DateTimeOffset now)
    {
        if (day == ValidFrom)
        {
            return;
        }

        DomainRuleException.ThrowIf(day > ValidTo, "unit.valid-from", "Ngày thành lập phải trước ngày kết thúc.");
        Record(by, now, "unit.found", "Ghi lại ngày thành lập", ValidFrom is { } from ? VietnamTime.Day(from) : null, day is { } to ? VietnamTime.Day(to) : null);
        ValidFrom = day;
    }

    public void Close(Actor by, DateOnly lastDay, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(lastDay < ValidFrom, "unit.valid-to", "Ngày kết thúc phải từ ngày thành lập trở đi.");
        if (lastDay == ValidTo)
        {
            return;
        }

        Record(by, now, "unit.close", "Kết thúc hoạt động", ValidTo is null ? null : VietnamTime.Day(ValidTo.Value), VietnamTime.Day(lastDay), reason);
        ValidTo = lastDay;
    }

    /// <summary>States in this unit's history what it went over into.</summary>
    public void RecordSuccessor(Actor by, Unit successor, UnitLineage lineage, DateTimeOffset now) =>
        Record(by, now, "unit.lineage", StateNames.Of(lineage.Kind), Name, $"{successor.Name}, từ {VietnamTime.Day(lineage.Date)}");

    public void DescribePapers(string? symbol, string? placeName, string? superior)
    {
        PaperSymbol = Vietnamese.Clean(symbol);
        PlaceName = Vietnamese.Clean(placeName);
        PaperSuperior = Vietnamese.Clean(superior);
    }

    /// <summary>As <see cref="DescribePapers"/>, for a unit that is known already: what was different stands in the history.</summary>
    public void CorrectPapers(Actor by, string? symbol, string? placeName, string? superior, DateTimeOffset now)
    {
        var before = OnPapers();
        DescribePapers(symbol, placeName, superior);
        if (OnPapers() is var after && after != before)
        {
            Record(by, now, "unit.papers", "Sửa cách ghi trên văn bản", before, after);
        }
    }

    public void EnterDataForIt() => WithoutLogin = true;

    /// <summary>Its own people enter its data from now on, or others do.</summary>
    public void LetSignIn(Actor by, bool may, DateTimeOffset now)
    {
        if (may == !WithoutLogin)
        {
            return;
        }

        Record(by, now, "unit.login", may ? "Cho phép lập tài khoản" : "Không có tài khoản, do người khác nhập số liệu");
        WithoutLogin = !may;
    }

    private string? OnPapers() => Vietnamese.Clean(string.Join(" · ", new[] { PaperSymbol, PlaceName, PaperSuperior }.Where(t => t is not null)));

    private static string Key(Guid id) => Convert.ToHexStringLower(id.ToByteArray(bigEndian: true));

    private void Refold() => SearchText = Vietnamese.Fold(string.Join(' ', names.Select(n => n.Name).Append(Code)), SearchTextMaxLength);
}

/// <summary>A name and the day from which it was borne.</summary>
public sealed class UnitName : Entity
{
    private UnitName()
    {
    }

    public UnitName(Guid unitId, string name, DateOnly? from)
    {
        UnitId = unitId;
        Name = name;
        From = from;
    }

    public Guid UnitId { get; private init; }

    public string Name { get; private init; } = "";

    public DateOnly? From { get; private init; }
}

public enum LineageKind
{
    [Description("Sáp nhập")]
    Merger,
    [Description("Chia, tách")]
    Split,
    [Description("Đổi tên, chuyển loại")]
    Renaming,
}

/// <summary>That one unit went over into another on a day, wholly or in part.</summary>
public sealed class UnitLineage : Entity
{
    private UnitLineage()
    {
    }

    /// <param name="share">Part of the old unit that went over, above 0 up to 1; none when unknown.</param>
    public UnitLineage(Guid fromUnitId, Guid toUnitId, DateOnly date, LineageKind kind, decimal? share = null)
    {
        DomainRuleException.ThrowIf(share is <= 0 or > 1, "lineage.share", "Tỷ lệ phải lớn hơn 0 và không quá 100%.");
        FromUnitId = fromUnitId;
        ToUnitId = toUnitId;
        Date = date;
        Kind = kind;
        ShareTenThousandths = share is null ? null : (int)Math.Round(share.Value * 10_000);
    }

    public Guid FromUnitId { get; private init; }

    public Guid ToUnitId { get; private init; }

    public DateOnly Date { get; private init; }

    public LineageKind Kind { get; private init; }

    public int? ShareTenThousandths { get; private init; }
}
