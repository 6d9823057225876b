using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Awards;

/// <summary>What a certificate is made of, from top to bottom (NĐ 98/2023/NĐ-CP, Điều 104).</summary>
public enum CertificatePart
{
    [Description("Khung viền")]
    Border,
    [Description("Quốc huy, biểu trưng")]
    Emblem,
    [Description("Quốc hiệu, Tiêu ngữ")]
    NationalHeading,
    [Description("Chức danh người tặng")]
    Awarder,
    [Description("«Tặng» và tên hình thức")]
    Form,
    [Description("Tên người, tập thể")]
    Name,
    [Description("Chức vụ, đơn vị")]
    Detail,
    [Description("Thành tích")]
    Achievement,
    [Description("Số, ngày Quyết định")]
    Decision,
    [Description("Số sổ vàng")]
    Book,
    [Description("Địa danh, ngày")]
    PlaceAndDate,
    [Description("Chức vụ, họ tên người ký")]
    Signature,
}

/// <summary>Where a part goes that does not stand where our own layout puts it.</summary>
/// <param name="IsOnBlank">The blank carries it already; it is not printed.</param>
/// <param name="Top">Millimetres from the upper edge of the sheet; none leaves it in its place.</param>
/// <param name="Left">Millimetres from the left edge to where its lines may begin.</param>
public sealed record PartSetting(CertificatePart Part, bool IsOnBlank, decimal? Top, decimal? Left);

/// <summary>What an agency types of one of its printers and blanks.</summary>
/// <param name="FormName">The one form it is for; none for all.</param>
/// <param name="IsTextOnly">Text onto a blank that was printed beforehand: never border and emblem.</param>
public sealed record ProfileText(string? Name, string? FormName, bool IsTextOnly, int Width, int Height, decimal Right, decimal Down, IReadOnlyList<PartSetting> Parts);

/// <summary>
/// One printer with one kind of sheet. Giấy khen is A4 across, 297 × 210 mm (NĐ 98/2023/NĐ-CP, Điều 104). The size of a bằng
/// khen differs by issuer and by time (360 × 270 mm is in use, 400 × 300 mm was that of NĐ 50/2006/NĐ-CP), so a size is typed.
/// </summary>
public sealed class PrintProfile : AuditedEntity
{
    public const int NameMaxLength = 120;
    public const int MostOffset = 20;
    public const int LeastSide = 140;
    public const int MostSide = 450;

    private const decimal Step = 0.5m;

    public static readonly string WidthWanted = $"Chiều rộng tờ giấy từ {LeastSide} đến {MostSide} mm.";
    public static readonly string HeightWanted = $"Chiều cao tờ giấy từ {LeastSide} đến {MostSide} mm.";
    public static readonly string RightWanted = $"Độ dịch sang phải từ −{MostOffset} đến {MostOffset} mm, từng nấc 0,5 mm.";
    public static readonly string DownWanted = $"Độ dịch xuống dưới từ −{MostOffset} đến {MostOffset} mm, từng nấc 0,5 mm.";

    private readonly List<ProfilePart> parts = [];

    private PrintProfile()
    {
    }

    public PrintProfile(Actor by, Guid unitId, ProfileText text, DateTimeOffset now)
    {
        UnitId = unitId;
        DomainRuleException.ThrowIfAny(Obstacles(text));
        Take(text);
        Record(by, now, "profile.add", "Thêm mẫu in giấy khen", to: InWords());
    }

    public Guid UnitId { get; private init; }

    public string Name { get; private set; } = "";

    public string? FormName { get; private set; }

    public bool IsTextOnly { get; private set; }

    /// <summary>Millimetres.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Tenths of a millimetre to the right.</summary>
    public int RightTenths { get; private set; }

    /// <summary>Tenths of a millimetre downwards.</summary>
    public int DownTenths { get; private set; }

    /// <summary>No longer offered; what was printed with it still names it.</summary>
    public bool IsRemoved { get; private set; }

    public IReadOnlyList<ProfilePart> Parts => parts;

    public decimal Right => RightTenths / 10m;

    public decimal Down => DownTenths / 10m;

    /// <summary>Only parts that differ from our own layout are kept.</summary>
    public IReadOnlyList<PartSetting> Settings => [.. parts.OrderBy(p => p.Part).Select(p => new PartSetting(p.Part, p.IsOnBlank, p.TopTenths / 10m, p.LeftTenths / 10m))];

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Unit, UnitId, null);

    /// <summary>On plain paper with border and emblem, A4 across: what is there before an agency has set up anything.</summary>
    public static ProfileText OnPlainPaper => new("Giấy trắng A4", null, false, 297, 210, 0, 0, []);

    public bool IsFor(string formName) => FormName is null || string.Equals(FormName, formName, StringComparison.OrdinalIgnoreCase);

    public static bool IsOffset(decimal offset) => Math.Abs(offset) <= MostOffset && offset % Step == 0;

    public static IEnumerable<Obstacle> Obstacles(ProfileText text)
    {
        if (Vietnamese.Clean(text.Name) is null)
        {
            yield return new("profile.name", "Cần ghi tên mẫu in, ví dụ «Máy in phòng Văn thư, phôi A4».");
        }

        if (text.Width is < LeastSide or > MostSide)
        {
            yield return new("profile.width", WidthWanted);
        }

        if (text.Height is < LeastSide or > MostSide)
        {
            yield return new("profile.height", HeightWanted);
        }

        if (!IsOffset(text.Right))
        {
            yield return new("profile.right", RightWanted);
        }

        if (!IsOffset(text.Down))
        {
            yield return new("profile.down", DownWanted);
        }

        if (text.Parts.Any(p => p.Top < 0 || p.Top > text.Height || p.Left < 0 || p.Left > text.Width))
        {
            yield return new("profile.parts", $"Vị trí của từng phần phải nằm trong tờ giấy {text.Width} × {text.Height} mm.");
        }

        if (text.Parts.Any(p => p is { Part: CertificatePart.Name, IsOnBlank: true }))
        {
            yield return new("profile.parts", "Phôi không thể in sẵn tên người, tập thể.");
        }
    }

    public void Change(Actor by, ProfileText text, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(IsRemoved, "profile.removed", "Mẫu in này đã bỏ.");
        DomainRuleException.ThrowIfAny(Obstacles(text));
        var before = InWords();
        Take(text);
        if (InWords() is var after && after != before)
        {
            Record(by, now, "profile.change", "Sửa mẫu in giấy khen", before, after);
        }
    }

    public void Remove(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(IsRemoved, "profile.removed", "Mẫu in này đã bỏ.");
        IsRemoved = true;
        Record(by, now, "profile.remove", "Bỏ mẫu in giấy khen", InWords());
    }

    private void Take(ProfileText text)
    {
        Name = Vietnamese.Clean(text.Name)!;
        FormName = Vietnamese.Clean(text.FormName);
        IsTextOnly = text.IsTextOnly;
        Width = text.Width;
        Height = text.Height;
        RightTenths = (int)(text.Right * 10);
        DownTenths = (int)(text.Down * 10);
        var wanted = text.Parts
            .Select(p => IsTextOnly ? p with { IsOnBlank = p.IsOnBlank || IsDrawn(p.Part) } : p with { IsOnBlank = false })
            .Where(p => p.IsOnBlank || p.Top is not null || p.Left is not null)
            .ToDictionary(p => p.Part);
        if (IsTextOnly)
        {
            wanted[CertificatePart.Border] = new(CertificatePart.Border, true, null, null);
            wanted[CertificatePart.Emblem] = new(CertificatePart.Emblem, true, null, null);
        }

        parts.RemoveAll(p => !wanted.ContainsKey(p.Part));
        foreach (var (part, setting) in wanted)
        {
            var there = parts.Find(p => p.Part == part);
            if (there is null)
            {
                parts.Add(there = new ProfilePart(Id, part));
            }

            there.Take(setting);
        }
    }

    private static bool IsDrawn(CertificatePart part) => part is CertificatePart.Border or CertificatePart.Emblem;

    private string InWords()
    {
        var kind = IsTextOnly ? "chỉ in chữ lên phôi" : "in cả khung";
        var offset = RightTenths == 0 && DownTenths == 0 ? "" : $", dịch {Mm(Right)} sang phải, {Mm(Down)} xuống dưới";
        var differing = string.Join("; ", parts.OrderBy(p => p.Part).Where(p => !IsDrawn(p.Part)).Select(p => p.InWords()));
        return $"{Name} ({kind}, {Width} × {Height} mm{offset}{(FormName is null ? "" : $", cho {FormName}")}){(differing.Length == 0 ? "" : ": " + differing)}";
    }

    internal static string Mm(decimal value) => value.ToString("0.#", Vietnamese.Culture) + " mm";
}

/// <summary>A part of the certificate that the blank carries, or that goes elsewhere on it.</summary>
public sealed class ProfilePart : Entity
{
    private ProfilePart()
    {
    }

    internal ProfilePart(Guid profileId, CertificatePart part)
    {
        ProfileId = profileId;
        Part = part;
    }

    public Guid ProfileId { get; private init; }

    public CertificatePart Part { get; private init; }

    public bool IsOnBlank { get; private set; }

    public int? TopTenths { get; private set; }

    public int? LeftTenths { get; private set; }

    internal void Take(PartSetting setting)
    {
        IsOnBlank = setting.IsOnBlank;
        TopTenths = (int?)(setting.Top * 10);
        LeftTenths = (int?)(setting.Left * 10);
    }

    internal string InWords() => $"{StateNames.Of(Part)} " + (IsOnBlank
        ? "in sẵn"
        : string.Join(", ", new[] { TopTenths is { } top ? $"cách mép trên {PrintProfile.Mm(top / 10m)}" : null, LeftTenths is { } left ? $"cách mép trái {PrintProfile.Mm(left / 10m)}" : null }.Where(t => t is not null)));
}
