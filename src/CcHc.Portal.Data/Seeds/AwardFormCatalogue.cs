using CcHc.Portal.Domain.Awards;

namespace CcHc.Portal.Data.Seeds;

/// <summary>
/// Titles and forms of award with their time and who decides. One row per deciding body, because a campaign proposes to one.
/// From 01/07/2025 there is no district: its powers went to the chair of the commune (NĐ 129/2025/NĐ-CP, Điều 59) and a chair
/// of a district decides nothing any more. Coefficients are those of NĐ 152/2025/NĐ-CP, Điều 49–54, times the base salary; rows
/// before carry none, since the money of their time is not computed here. What the decree on Luật 06/2026/QH16 (in force
/// 01/10/2026) changes is not in it.
/// </summary>
public static class AwardFormCatalogue
{
    /// <summary>Luật Thi đua, khen thưởng 2003.</summary>
    private static readonly DateOnly Law2003 = new(2004, 7, 1);

    /// <summary>Luật Thi đua, khen thưởng 2022.</summary>
    private static readonly DateOnly Law2022 = new(2024, 1, 1);

    /// <summary>Two tiers of local government; NĐ 152/2025/NĐ-CP.</summary>
    private static readonly DateOnly TwoTiers = new(2025, 7, 1);

    private static readonly DateOnly LastDayOfThreeTiers = new(2025, 6, 30);

    private const string Commune = "Chủ tịch Ủy ban nhân dân cấp xã";
    private const string District = "Chủ tịch Ủy ban nhân dân cấp huyện";
    private const string Department = "Giám đốc sở, thủ trưởng cơ quan tương đương";
    private const string Province = "Chủ tịch Ủy ban nhân dân cấp tỉnh";
    private const string ProvincialCommittee = "Ủy ban nhân dân cấp tỉnh";
    private const string PrimeMinister = "Thủ tướng Chính phủ";

    /// <summary>The rows as an empty installation gets them, in the order in which they are offered.</summary>
    public static IReadOnlyList<AwardForm> All() =>
    [
        .. Since2003("GK_XA", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã", Commune, 0.6m, 0.3m),
        UntilTwoTiers("GK_HUYEN", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện", District, Law2003),
        .. Since2003("GK_SO", "Giấy khen của Giám đốc sở và tương đương", Department, 0.6m, 0.3m),
        .. Since2003("BK_TINH", "Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh", Province, 3.0m, 1.5m),
        .. Since2003("CO_TINH", "Cờ thi đua của Ủy ban nhân dân cấp tỉnh", ProvincialCommittee, 8.0m, null),
        .. Since2003("LDTT_XA", "Lao động tiên tiến", Commune, null, 0.3m),
        UntilTwoTiers("LDTT_HUYEN", "Lao động tiên tiến", District, Law2003),
        .. Since2003("LDTT_SO", "Lao động tiên tiến", Department, null, 0.3m),
        new("CSTDCS_XA", "Chiến sĩ thi đua cơ sở", Commune, null, 1.0m, TwoTiers),
        UntilTwoTiers("CSTDCS_HUYEN", "Chiến sĩ thi đua cơ sở", District, Law2003),
        .. Since2003("CSTDCS_SO", "Chiến sĩ thi đua cơ sở", Department, null, 1.0m),
        .. Since2003("CSTDT", "Chiến sĩ thi đua cấp tỉnh", Province, null, 3.0m),
        new("TTLDTT_XA", "Tập thể lao động tiên tiến", Commune, 0.8m, null, TwoTiers),
        UntilTwoTiers("TTLDTT_HUYEN", "Tập thể lao động tiên tiến", District, Law2003),
        .. Since2003("TTLDTT_SO", "Tập thể lao động tiên tiến", Department, 0.8m, null),
        .. Since2003("TTLDXS", "Tập thể lao động xuất sắc", Province, 1.5m, null),
        UntilTwoTiers("THON_VH", "Thôn, tổ dân phố văn hóa", District, Law2022),
        new("THON_VH", "Thôn, tổ dân phố văn hóa", Commune, 1.5m, null, TwoTiers),
        UntilTwoTiers("XA_TB", "Xã, phường, thị trấn tiêu biểu", Province, Law2022),
        new("XA_TB", "Xã, phường, đặc khu tiêu biểu", Province, 2.0m, null, TwoTiers),
        .. Since2003("CSTDTQ", "Chiến sĩ thi đua toàn quốc", PrimeMinister, null, 4.5m),
        .. Since2003("BK_TTG", "Bằng khen của Thủ tướng Chính phủ", PrimeMinister, 7.0m, 3.5m),
        .. Since2003("CO_CP", "Cờ thi đua của Chính phủ", PrimeMinister, 12.0m, null),
    ];

    private static AwardForm[] Since2003(string code, string name, string decidedBy, decimal? collective, decimal? individual) =>
    [
        UntilTwoTiers(code, name, decidedBy, Law2003),
        new AwardForm(code, name, decidedBy, collective, individual, TwoTiers),
    ];

    private static AwardForm UntilTwoTiers(string code, string name, string decidedBy, DateOnly from) =>
        new(code, name, decidedBy, null, null, from, LastDayOfThreeTiers);
}
