using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>How «Tỉnh Mẫu» ranks: every kind of rule once, and a vote on the two communes that did the same in everything.</summary>
public static class TinhMauRanking
{
    public static readonly RankingPlan Plan = new(
        [
            new("Xuất sắc", GateKind.LockedInTime),
            new("Tốt", GateKind.PartShare, "3", 75),
            new("Tốt", GateKind.PenaltyAtMost, Number: 2),
        ],
        [new("Xuất sắc", QuotaKind.Percent, 10, SmallUnder: 5, SmallMost: 1)],
        [new(TieKind.PartPoints, "3"), new(TieKind.Bonus), new(TieKind.Vote)]);

    public static readonly DemoTieVote Vote = new(
        "Hội đồng Thi đua – Khen thưởng tỉnh Mẫu",
        "05/BB-HĐTĐKT",
        "9/11 thành viên Hội đồng đồng ý, vì giải quyết thủ tục hành chính trước hạn nhiều hơn " + InventedNames.Mark);
}
