using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Rankings;

public sealed class RankingTextTests
{
    private static readonly RankingPlan Plan = new(
        [new("Tốt", GateKind.PartShare, "2", 60), new("Xuất sắc", GateKind.PartNotZero, "2.1", Words: "không để xảy ra vi phạm", GroupId: Given.Id(7)), new("Tốt", GateKind.PenaltyAtMost, Number: 1.5m)],
        [new("Xuất sắc", QuotaKind.Percent, 25, SmallUnder: 5, SmallMost: 1), new("Xuất sắc", QuotaKind.Count, 3, GroupId: Given.Id(8))],
        [new(TieKind.PartPoints, "2.1"), new(TieKind.Bonus), new(TieKind.Penalty), new(TieKind.Vote), new(TieKind.Bonus, GroupId: Given.Id(8))]);

    [Fact]
    public void Lines_SayEverythingInTheOrderItIsApplied() =>
        Assert.Equal(
            [
                "Xếp hạng theo điểm cuối cùng (hai chữ số thập phân). Các đơn vị bằng điểm được xét lần lượt: điểm tiêu chí 2.1 cao hơn; điểm thưởng cao hơn; điểm trừ thấp hơn; Hội đồng biểu quyết. Vẫn bằng nhau thì cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).",
                "Xếp loại theo tỷ lệ so với điểm tối đa: Xuất sắc từ 90%; Tốt từ 80%; Khá từ 65%; Trung bình từ 50%.",
                "Điều kiện: mức Tốt trở lên phải có lĩnh vực 2 đạt ít nhất 60% điểm tối đa; mức Xuất sắc trở lên phải không để xảy ra vi phạm; mức Tốt trở lên phải có điểm trừ không quá 1,5. Không đạt điều kiện thì xếp mức liền dưới.",
                "Chế tài của điểm trừ được áp dụng sau các điều kiện, theo thứ tự trong bộ tiêu chí.",
                "Chỉ tiêu, xét sau cùng theo thứ hạng: mức Xuất sắc không quá 25% số đơn vị trong nhóm, làm tròn xuống (nhóm dưới 5 đơn vị: tối đa 1). Vượt chỉ tiêu thì xếp mức liền dưới; các đơn vị cùng hạng không bị tách.",
            ],
            RankingText.Lines(Plan.For(Given.Id(7), Ranked.Rules.Bands), hasSanctions: true));

    [Fact]
    public void RulesOfAGroup_AreItsOwnBeforeTheCommonOnes()
    {
        var rules = Plan.For(Given.Id(8), Ranked.Rules.Bands.Reverse());

        Assert.Equal(["Xuất sắc", "Tốt", "Khá", "Trung bình"], rules.Bands.Select(b => b.Name));
        Assert.Equal([GateKind.PartShare, GateKind.PenaltyAtMost], rules.Gates.Select(g => g.Kind));
        Assert.Equal([3m], rules.Quotas.Select(q => q.Number));
        Assert.Equal([TieKind.Bonus], rules.Ties.Select(t => t.Kind));
        Assert.False(rules.EndsInVote);
    }

    [Fact]
    public void WithoutRules_OnlyTheRankIsExplained()
    {
        RankingRules none = new([], [], [], []);

        Assert.Equal([RankingText.RuleText], RankingText.Lines(none));
        Assert.StartsWith("Xếp thứ tự theo số tiêu chí đạt.", Assert.Single(RankingText.Lines(none, byPoints: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ComesBackFromItsText()
    {
        var again = RankingPlan.FromJson(Plan.ToJson());

        Assert.Equal(Plan.Gates, again.Gates);
        Assert.Equal(Plan.Quotas, again.Quotas);
        Assert.Equal(Plan.Ties, again.Ties);
        Assert.True(RankingPlan.FromJson(null).IsEmpty);
    }

    [Fact]
    public void FaultsOfAPlan_NameRowAndField()
    {
        RankingPlan wrong = new(
            [new("Giỏi", GateKind.PartShare, null, 101), new("Tốt", GateKind.LockedInTime, GroupId: Given.Id(9))],
            [new("Trung bình", QuotaKind.Count, 1.5m), new("Tốt", QuotaKind.Percent, 20, SmallUnder: 5), new("Tốt", QuotaKind.Percent, 30)],
            [new(TieKind.Vote), new(TieKind.PartPoints), new(TieKind.Bonus), new(TieKind.Bonus)]);

        Assert.Equal(
            [
                ("gates[0].band", "Điều kiện 1: không có mức «Giỏi»."),
                ("gates[0].code", "Điều kiện 1: cần ghi mã lĩnh vực, tiêu chí."),
                ("gates[0].number", "Điều kiện 1: cần ghi tỷ lệ từ 0 đến 100."),
                ("gates[1].groupId", "Điều kiện 2: không có nhóm này."),
                ("quotas[0].band", "Chỉ tiêu 1: «Trung bình» là mức thấp nhất, vượt chỉ tiêu thì không còn mức để xuống."),
                ("quotas[0].number", "Chỉ tiêu 1: số lượng là số nguyên không âm."),
                ("quotas[1].smallMost", "Chỉ tiêu 2: quy định cho nhóm nhỏ cần cả hai số, hoặc bỏ trống cả hai."),
                ("quotas[2].band", "Chỉ tiêu 3: mức «Tốt» đã có chỉ tiêu ở trên."),
                ("ties[0].kind", "Tiêu chí phụ 1: biểu quyết là bước cuối cùng, sau nó không còn bước nào."),
                ("ties[1].code", "Tiêu chí phụ 2: cần ghi mã lĩnh vực, tiêu chí."),
                ("ties[3].kind", "Tiêu chí phụ 4: bước này đã có ở trên."),
            ],
            RankingFaults.OfPlan(wrong, Ranked.Rules.Bands, [Given.Id(7)]).Select(o => (o.Key, o.Text)));
    }

    [Fact]
    public void FaultsOfAGroup_NameWhatItsCriteriaDoNotHave()
    {
        var tree = CriteriaTree.Build(
        [
            new CriterionSource("1", null, "Lĩnh vực", 1, "group", "sum of children"),
            new CriterionSource("1.1", "1", "Việc", 1, "choice", "đạt=1 | không=0"),
            new CriterionSource("P", null, "Trừ", 1, "penalty", "per=1; cap=1; sanction=max:Giỏi"),
        ]);
        var rules = Ranked.Rules.With(new Gate("Tốt", GateKind.PartNotZero, "1.1"), new Gate("Tốt", GateKind.RegisteredInTime)).With(new TieStep(TieKind.PartPoints, "2"));

        Assert.Equal(
            [
                "Quy tắc xếp hạng, xếp loại nhắc đến lĩnh vực 2, nhưng bộ tiêu chí của nhóm «Khối xã» không có.",
                "Xếp loại của nhóm «Khối xã» đòi hỏi đăng ký đúng hạn, nhưng phong trào không có giai đoạn đăng ký.",
                "Chế tài của lĩnh vực P nhắc đến mức «Giỏi», nhưng không có mức này trong xếp loại.",
            ],
            RankingFaults.OfGroup(rules, "Khối xã", tree, hasRegistration: false));
    }
}
