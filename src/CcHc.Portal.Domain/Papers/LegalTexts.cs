namespace CcHc.Portal.Domain.Papers;

/// <summary>What a paper is about, as far as its legal bases follow from it.</summary>
public enum LegalTopic
{
    LocalGovernment,
    Emulation,
    Reform,
}

/// <param name="Citation">As a decision cites it after «Căn cứ ».</param>
/// <param name="From">The first day it is cited.</param>
/// <param name="To">The last day; none while it is in force.</param>
/// <param name="Number">Of a law, which is cited without it unless the agency does otherwise: «06/2022/QH15».</param>
public sealed record LegalText(LegalTopic Topic, string Citation, DateOnly From, DateOnly? To, string? Number = null)
{
    /// <summary>«Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022».</summary>
    public string CitationBy(LawCitation citation) =>
        citation == LawCitation.WithNumber && Number is not null ? Citation.Insert(Citation.LastIndexOf(" ngày ", StringComparison.Ordinal), $" số {Number}") : Citation;

    public bool IsInForceOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>
/// Bases that a new draft begins with, by its date. They are a proposal: whoever drafts sees them as text, changes them and
/// answers for them; what a campaign cites is its own data.
/// </summary>
public static class LegalTexts
{
    public static readonly IReadOnlyList<LegalText> All =
    [
        new(LegalTopic.LocalGovernment, "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", new(2016, 1, 1), new(2025, 2, 28), "77/2015/QH13"),
        new(LegalTopic.LocalGovernment, "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019", new(2020, 7, 1), new(2025, 2, 28), "47/2019/QH14"),
        new(LegalTopic.LocalGovernment, "Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", new(2025, 3, 1), new(2025, 6, 15), "65/2025/QH15"),
        new(LegalTopic.LocalGovernment, "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", new(2025, 6, 16), null, "72/2025/QH15"),
        new(LegalTopic.Emulation, "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", new(2004, 7, 1), new(2023, 12, 31), "15/2003/QH11"),
        new(LegalTopic.Emulation, "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16 tháng 11 năm 2013", new(2014, 6, 1), new(2023, 12, 31), "39/2013/QH13"),
        new(LegalTopic.Emulation, "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng", new(2017, 10, 1), new(2023, 12, 31)),
        new(LegalTopic.Emulation, "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", new(2024, 1, 1), null, "06/2022/QH15"),
        new(LegalTopic.Emulation, "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026", new(2026, 10, 1), null, "06/2026/QH16"),
        new(LegalTopic.Emulation, "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng", new(2024, 1, 1), new(2025, 6, 30)),
        new(LegalTopic.Emulation, "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng", new(2025, 7, 1), null),
        new(LegalTopic.Reform, "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030", new(2021, 7, 15), null),
    ];

    /// <summary>In the order in which decisions cite them.</summary>
    public static IReadOnlyList<string> On(DateOnly day, params IReadOnlyCollection<LegalTopic> topics) => On(day, LawCitation.WithoutNumber, topics);

    /// <inheritdoc cref="On(DateOnly, IReadOnlyCollection{LegalTopic})"/>
    public static IReadOnlyList<string> On(DateOnly day, LawCitation citation, params IReadOnlyCollection<LegalTopic> topics) =>
        [.. All.Where(t => topics.Contains(t.Topic) && t.IsInForceOn(day)).Select(t => t.CitationBy(citation))];
}
