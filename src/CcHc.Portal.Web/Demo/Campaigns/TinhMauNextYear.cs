using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>
/// The year after in «Tỉnh Mẫu»: the same communes compete by the same criteria, register how many points they strive for, and
/// find last year's figures beside each criterion. Shown while they score themselves. Invented as the year before.
/// </summary>
public static class TinhMauNextYear
{
    /// <summary>Percent of each field; what is striven for ends on a quarter of a point.</summary>
    private static readonly int[] Striven = [85, 90, 95];

    public static DemoCampaign Facts => Made.Value;

    private static readonly Lazy<DemoCampaign> Made = new(() => TinhMau.Facts with
    {
        Key = "tinh-mau-2026",
        Default = DemoStage.SelfAssessment,
        Next = null,
        Description = TinhMau.Facts.Description with
        {
            Name = "Nâng cao Chỉ số cải cách hành chính cấp xã năm 2026 của tỉnh Mẫu " + InventedNames.Mark,
            Round = RoundKind.ThematicEmulation,
            Year = 2026,
            StartsOn = new DateOnly(2026, 3, 5),
            EndsOn = new DateOnly(2026, 10, 30),
            Contents = ["Nâng điểm từng lĩnh vực của Chỉ số so với năm 2025", "Giải quyết thủ tục hành chính đúng và trước hạn; phục vụ người dân, doanh nghiệp tốt hơn"],
        },
        Phases =
        [
            new(PhaseKind.Registration, new(2026, 3, 10), new(2026, 3, 31)),
            new(PhaseKind.CarryingOut, new(2026, 4, 1), new(2026, 6, 30)),
            new(PhaseKind.SelfAssessment, new(2026, 7, 1), new(2026, 7, 15)),
            new(PhaseKind.Appraisal, new(2026, 7, 16), new(2026, 8, 14)),
            new(PhaseKind.Explanation, new(2026, 8, 17), new(2026, 8, 26)),
            new(PhaseKind.SecondAppraisal, new(2026, 8, 27), new(2026, 9, 4)),
            new(PhaseKind.Publication, new(2026, 9, 14), new(2026, 9, 18)),
            new(PhaseKind.Proposal, new(2026, 9, 21), new(2026, 10, 2)),
            new(PhaseKind.Awarding, new(2026, 10, 5), new(2026, 10, 16)),
            new(PhaseKind.FinalReview, new(2026, 10, 19), new(2026, 10, 30)),
        ],
        Plan = new(PaperKind.Plan, "Phát động phong trào thi đua nâng cao Chỉ số cải cách hành chính cấp xã năm 2026", "21", "KH-UBND", new DateOnly(2026, 3, 5), InventedNames.Of("TM/chair"), "Chủ tịch " + InventedNames.Mark),
        PledgeOf = _ => ["Tỷ lệ hồ sơ giải quyết đúng và trước hạn từ 98% trở lên " + InventedNames.Mark],
        AwardAimedAt = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        StrivesFor = entrant => Striven[InventedNames.Draw(entrant.Name + "/striven", Striven.Length)],
        TieVote = null,
        Amendment = null,
        Statement = new("212", "TTr-SNV", new(2026, 9, 28), InventedNames.Of("TM/advising"), "Giám đốc"),
        Decision = new("1530", "QĐ-UBND", new(2026, 10, 9), InventedNames.Of("TM/chair"), "Chủ tịch " + InventedNames.Mark),
    });
}
