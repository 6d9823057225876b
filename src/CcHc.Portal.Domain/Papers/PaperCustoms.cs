using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

/// <summary>The body in the symbol of a decision of the Chủ tịch.</summary>
public enum DecisionSign
{
    [Description("QĐ-UBND")]
    Committee,
    [Description("QĐ-CT")]
    Chairman,
}

public enum LawCitation
{
    [Description("Luật không ghi số, ký hiệu")]
    WithoutNumber,
    [Description("Luật có ghi số, ký hiệu")]
    WithNumber,
}

public enum PlaceForm
{
    [Description("Chỉ ghi tên: «Hòa An, ngày …»")]
    NameOnly,
    [Description("Ghi cả «Xã», «Phường», «Tỉnh»: «Xã Hòa An, ngày …»")]
    WithKind,
}

/// <summary>
/// Thói quen trình bày: what the decree leaves to an agency, or agencies do in spite of it. What is not set here goes by the
/// agency above, and where none of those has set it by the installation.
/// </summary>
public sealed class PaperCustoms : AuditedEntity
{
    public const string SetAct = "unit.paper-customs";

    private PaperCustoms()
    {
    }

    public PaperCustoms(Guid unitId) => UnitId = unitId;

    public Guid UnitId { get; private init; }

    public DecisionSign? DecisionSign { get; private set; }

    public LawCitation? LawCitation { get; private set; }

    public PlaceForm? PlaceForm { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Unit, UnitId, null);

    /// <summary>Each setting, or nothing where the agency above decides.</summary>
    public void Set(Actor by, DecisionSign? decisionSign, LawCitation? lawCitation, PlaceForm? placeForm, DateTimeOffset now)
    {
        var before = InWords();
        (DecisionSign, LawCitation, PlaceForm) = (decisionSign, lawCitation, placeForm);
        if (InWords() is var after && after != before)
        {
            Record(by, now, SetAct, "Đặt thói quen trình bày văn bản", before, after);
        }
    }

    private string InWords() => string.Join("; ", Said(DecisionSign), Said(LawCitation), Said(PlaceForm));

    private static string Said<T>(T? setting)
        where T : struct, Enum => setting is { } set ? StateNames.Of(set) : "theo cấp trên";
}

/// <summary>What holds for an agency, and which agency each of it comes from; no agency where it is the installation's.</summary>
public sealed record CustomsInForce(
    DecisionSign DecisionSign, Guid? DecisionSignOf, LawCitation LawCitation, Guid? LawCitationOf, PlaceForm PlaceForm, Guid? PlaceFormOf)
{
    /// <param name="fromNearest">The settings of the agency itself, then of those above it, from the nearest to the farthest.</param>
    public static CustomsInForce Of(IEnumerable<PaperCustoms> fromNearest, DecisionSign otherwiseSign, LawCitation otherwiseLaws, PlaceForm otherwisePlace)
    {
        var found = fromNearest.ToList();
        var sign = found.Find(c => c.DecisionSign is not null);
        var laws = found.Find(c => c.LawCitation is not null);
        var place = found.Find(c => c.PlaceForm is not null);
        return new CustomsInForce(
            sign?.DecisionSign ?? otherwiseSign, sign?.UnitId, laws?.LawCitation ?? otherwiseLaws, laws?.UnitId, place?.PlaceForm ?? otherwisePlace, place?.UnitId);
    }
}
