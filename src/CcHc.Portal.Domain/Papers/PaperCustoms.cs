using System.ComponentModel;
using System.Text.RegularExpressions;
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
public sealed partial class PaperCustoms : AuditedEntity
{
    public const string SetAct = "unit.paper-customs";
    public const int DraftingUnitMaxLength = 15;

    private PaperCustoms()
    {
    }

    public PaperCustoms(Guid unitId) => UnitId = unitId;

    public Guid UnitId { get; private init; }

    public DecisionSign? DecisionSign { get; private set; }

    public LawCitation? LawCitation { get; private set; }

    public PlaceForm? PlaceForm { get; private set; }

    /// <summary>
    /// Chữ viết tắt của đơn vị soạn thảo: who drafts the agency's papers inside it, «CCHC». In the symbol of its letters and in
    /// «Lưu: VT, CCHC». Its own alone: another agency has other units.
    /// </summary>
    public string? DraftingUnit { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Unit, UnitId, null);

    /// <summary>Each setting, or nothing where the agency above decides.</summary>
    /// <exception cref="DomainRuleException">when the drafting unit is no abbreviation.</exception>
    public void Set(Actor by, DecisionSign? decisionSign, LawCitation? lawCitation, PlaceForm? placeForm, string? draftingUnit, DateTimeOffset now)
    {
        var unit = Vietnamese.Clean(draftingUnit);
        DomainRuleException.ThrowIf(unit is not null && !IsAbbreviation(unit), "customs.drafting-unit", "Chữ viết tắt của đơn vị soạn thảo chỉ gồm chữ in hoa, viết liền.");

        var before = InWords();
        (DecisionSign, LawCitation, PlaceForm, DraftingUnit) = (decisionSign, lawCitation, placeForm, unit);
        if (InWords() is var after && after != before)
        {
            Record(by, now, SetAct, "Đặt thói quen trình bày văn bản", before, after);
        }
    }

    /// <summary>Capital letters without a blank, as they stand in a symbol: «CCHC», «TĐKT».</summary>
    public static bool IsAbbreviation(string text) => text.Length <= DraftingUnitMaxLength && Capitals().IsMatch(text);

    private string InWords() => string.Join("; ", Said(DecisionSign), Said(LawCitation), Said(PlaceForm), DraftingUnit is { } unit ? $"đơn vị soạn thảo {unit}" : "không ghi đơn vị soạn thảo");

    private static string Said<T>(T? setting)
        where T : struct, Enum => setting is { } set ? StateNames.Of(set) : "theo cấp trên";

    [GeneratedRegex(@"^\p{Lu}+$")]
    private static partial Regex Capitals();
}

/// <summary>What holds for an agency, and which agency each of it comes from; no agency where it is the installation's.</summary>
public sealed record CustomsInForce(
    DecisionSign DecisionSign, Guid? DecisionSignOf, LawCitation LawCitation, Guid? LawCitationOf, PlaceForm PlaceForm, Guid? PlaceFormOf, string? DraftingUnit)
{
    /// <param name="unitId">The agency.</param>
    /// <param name="fromNearest">The settings of the agency itself, then of those above it, from the nearest to the farthest.</param>
    public static CustomsInForce Of(Guid unitId, IEnumerable<PaperCustoms> fromNearest, DecisionSign otherwiseSign, LawCitation otherwiseLaws, PlaceForm otherwisePlace)
    {
        var found = fromNearest.ToList();
        var sign = found.Find(c => c.DecisionSign is not null);
        var laws = found.Find(c => c.LawCitation is not null);
        var place = found.Find(c => c.PlaceForm is not null);
        return new CustomsInForce(
            sign?.DecisionSign ?? otherwiseSign,
            sign?.UnitId,
            laws?.LawCitation ?? otherwiseLaws,
            laws?.UnitId,
            place?.PlaceForm ?? otherwisePlace,
            place?.UnitId,
            found.Find(c => c.UnitId == unitId)?.DraftingUnit);
    }
}
