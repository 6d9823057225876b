using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Rankings;

public sealed class StandingsTests
{
    private static readonly TieStep FieldTwo = new(TieKind.PartPoints, "2");
    private static readonly TieStep Vote = new(TieKind.Vote);

    [Fact]
    public void Ties_ShareARankAndTheNextOneCountsWhoIsBefore() =>
        Assert.Equal(
            [(4, 1, "Xuất sắc"), (1, 2, "Tốt"), (3, 2, "Tốt"), (2, 4, "Trung bình")],
            Ranked.Table(Ranked.Rules, Ranked.Of(1, 87.25m), Ranked.Of(2, 50), Ranked.Of(3, 87.25m), Ranked.Of(4, 90)));

    [Fact]
    public void Ranks_AreTakenFromTheFigureAsPrinted() =>
        Assert.Equal(
            [(1, 1, "Tốt"), (2, 1, "Tốt"), (3, 3, "Tốt")],
            Ranked.Table(Ranked.Rules, Ranked.Of(1, 87.2549m), Ranked.Of(2, 87.2451m), Ranked.Of(3, 87.2449m)));

    [Fact]
    public void Standings_OfNobody_AreEmpty() => Assert.Empty(Standings.Of(Ranked.Rules, []));

    [Fact]
    public void WhoIsAlone_HasABandButNoRank()
    {
        var only = Assert.Single(Standings.Of(Ranked.Rules, [Ranked.Of(1, 91)]));

        Assert.Equal((null, "Xuất sắc"), (only.Rank, only.Band));
        Assert.Equal(["91,00 điểm trên 100 điểm tối đa (91%): mức Xuất sắc", "một mình trong nhóm, không xếp hạng"], StandingText.Lines(only.Trace));
    }

    [Theory]
    [InlineData("90", "Xuất sắc")]
    [InlineData("89.995", "Xuất sắc")]
    [InlineData("89.9949", "Tốt")]
    [InlineData("80", "Tốt")]
    [InlineData("79.99", "Khá")]
    [InlineData("50", "Trung bình")]
    [InlineData("49.99", null)]
    [InlineData("0", null)]
    public void Band_BeginsExactlyAtItsThresholdOfThePrintedFigure(string final, string? expected) =>
        Assert.Equal(expected, Standings.BandOf(Ranked.Rules, Ranked.Of(1, decimal.Parse(final, System.Globalization.CultureInfo.InvariantCulture))).Band);

    [Theory]
    [InlineData("108", "Xuất sắc")]
    [InlineData("107.99", "Tốt")]
    public void Band_IsAShareOfTheMaximum(string final, string expected) =>
        Assert.Equal(expected, Standings.BandOf(Ranked.Rules, Ranked.Of(1, decimal.Parse(final, System.Globalization.CultureInfo.InvariantCulture)) with { Maximum = Points.FromDecimal(120) }).Band);

    [Fact]
    public void Band_OfNothingToEarn_IsNone() => Assert.Null(Standings.BandOf(Ranked.Rules, Ranked.Of(1, 5) with { Maximum = Points.Zero }).Band);

    [Fact]
    public void Gate_NotMet_StopsBelowItsBandAndSaysWhy()
    {
        var rules = Ranked.Rules.With(new Gate("Tốt", GateKind.PartNotZero, "2.1"));

        var (band, trace) = Standings.BandOf(rules, Ranked.Of(1, 88.5m).Having("2.1", 0));

        Assert.Equal("Khá", band);
        Assert.Equal(["88,50 điểm trên 100 điểm tối đa (88,5%): mức Tốt", "chặn ở Khá vì tiêu chí 2.1 được 0 điểm"], StandingText.Lines(trace));
    }

    [Fact]
    public void Gate_OfABand_IsDemandedByBetterOnesToo() =>
        Assert.Equal("Khá", Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.NoKnockout)), Ranked.Of(1, 95) with { Knockouts = ["1.1"] }).Band);

    [Fact]
    public void Gate_OfABetterBand_DoesNotConcernWhoIsBelow()
    {
        var (band, trace) = Standings.BandOf(Ranked.Rules.With(new Gate("Xuất sắc", GateKind.LockedInTime)), Ranked.Of(1, 70) with { LockedInTime = false });

        Assert.Equal("Khá", band);
        Assert.Equal([StandingStepKind.Earned], trace.Select(s => s.Kind));
    }

    [Fact]
    public void Gate_OfTheLowestBand_LeavesNone()
    {
        var (band, trace) = Standings.BandOf(Ranked.Rules.With(new Gate("Trung bình", GateKind.LockedInTime)), Ranked.Of(1, 95) with { LockedInTime = false });

        Assert.Null(band);
        Assert.Equal("không xếp loại vì không khóa phiếu tự chấm đúng hạn", StandingText.Line(trace[1]));
    }

    [Theory]
    [InlineData(6, "Tốt")]
    [InlineData(5.9999, "Khá")]
    public void GateOfAShare_BeginsExactlyAtIt(double points, string expected) =>
        Assert.Equal(expected, Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.PartShare, "2", 60)), Ranked.Of(1, 85).Having("2", (decimal)points)).Band);

    [Theory]
    [InlineData(4, "Tốt")]
    [InlineData(3.99, "Khá")]
    public void GateOfPoints_BeginsExactlyAtThem(double points, string expected) =>
        Assert.Equal(expected, Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.PartPoints, "2.1", 4)), Ranked.Of(1, 85).Having("2.1", (decimal)points)).Band);

    [Theory]
    [InlineData(1, "Tốt")]
    [InlineData(1.25, "Khá")]
    public void GateOfPenalty_TakesItsLimitItself(double penalty, string expected) =>
        Assert.Equal(expected, Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.PenaltyAtMost, Number: 1)), Ranked.Of(1, 85) with { Penalty = Points.FromDecimal((decimal)penalty) }).Band);

    [Fact]
    public void Gate_OnWhatDidNotApply_IsMet() =>
        Assert.Equal("Tốt", Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.PartShare, "2", 60)), Ranked.Of(1, 85).Having("2", 0, applicable: 0)).Band);

    [Fact]
    public void Gate_OnACriterionThatIsNotThere_IsNotMet() =>
        Assert.Equal("Khá", Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.PartNotZero, "9.9")), Ranked.Of(1, 85)).Band);

    [Fact]
    public void EveryKindOfGate_SaysWhyItStopped()
    {
        var contestant = Ranked.Of(1, 85).Having("2", 5.5m).Having("2.1", 0) with { Penalty = Points.FromDecimal(1.5m), Knockouts = ["1.1"], RegisteredInTime = false, LockedInTime = false };
        string WhyOf(Gate gate) => StandingText.Line(Standings.BandOf(Ranked.Rules.With(gate), contestant).Trace[1]);

        Assert.Equal(
            [
                "chặn ở Khá vì lĩnh vực 2 đạt 55% điểm tối đa, dưới 60%",
                "chặn ở Khá vì lĩnh vực 2 được 5,50 điểm, dưới 6 điểm",
                "chặn ở Khá vì tiêu chí 2.1 được 0 điểm",
                "chặn ở Khá vì không đăng ký thi đua đúng hạn",
                "chặn ở Khá vì không khóa phiếu tự chấm đúng hạn",
                "chặn ở Khá vì có tiêu chí điều kiện bị 0 điểm",
                "chặn ở Khá vì bị trừ 1,50 điểm, quá 1 điểm",
            ],
            new[]
            {
                WhyOf(new("Tốt", GateKind.PartShare, "2", 60)),
                WhyOf(new("Tốt", GateKind.PartPoints, "2", 6)),
                WhyOf(new("Tốt", GateKind.PartNotZero, "2.1")),
                WhyOf(new("Tốt", GateKind.RegisteredInTime)),
                WhyOf(new("Tốt", GateKind.LockedInTime)),
                WhyOf(new("Tốt", GateKind.NoKnockout)),
                WhyOf(new("Tốt", GateKind.PenaltyAtMost, Number: 1)),
            });
    }

    [Theory]
    [InlineData(SanctionKind.AtMost, "Khá", 0, "Khá")]
    [InlineData(SanctionKind.AtMost, "Xuất sắc", 0, "Tốt")]
    [InlineData(SanctionKind.Down, null, 1, "Khá")]
    [InlineData(SanctionKind.Down, null, 9, "Trung bình")]
    [InlineData(SanctionKind.Set, "Trung bình", 0, "Trung bình")]
    [InlineData(SanctionKind.Unmapped, null, 0, "Tốt")]
    [InlineData(SanctionKind.AtMost, "Không có", 0, "Tốt")]
    public void Sanction_ChangesTheBand(SanctionKind kind, string? band, int steps, string expected) =>
        Assert.Equal(expected, Standings.BandOf(Ranked.Rules, Ranked.Of(1, 85).Sanctioned(kind, band, steps)).Band);

    [Fact]
    public void Sanctions_FollowGatesInTheOrderOfTheCriteria()
    {
        var rules = Ranked.Rules.With(new Gate("Xuất sắc", GateKind.LockedInTime));
        var contestant = Ranked.Of(1, 95) with { LockedInTime = false };

        // Stopped at Tốt, then «no better than Tốt» changes nothing, then down by one.
        Assert.Equal("Khá", Standings.BandOf(rules, contestant.Sanctioned(SanctionKind.AtMost, "Tốt").Sanctioned(SanctionKind.Down, steps: 1)).Band);
        Assert.Equal(
            ["95,00 điểm trên 100 điểm tối đa (95%): mức Xuất sắc", "chặn ở Tốt vì không khóa phiếu tự chấm đúng hạn", "chế tài của tiêu chí P.1: từ mức Tốt thành mức Khá"],
            StandingText.Lines(Standings.BandOf(rules, contestant.Sanctioned(SanctionKind.Down, steps: 1)).Trace));
    }

    [Fact]
    public void Sanction_LeavesWhoIsBelowTheLowestBandThere() =>
        Assert.Null(Standings.BandOf(Ranked.Rules, Ranked.Of(1, 40).Sanctioned(SanctionKind.Down, steps: 1).Sanctioned(SanctionKind.AtMost, "Khá")).Band);

    [Fact]
    public void Chain_TellsEqualsApartStepByStep()
    {
        var rules = Ranked.Rules.With(FieldTwo, new TieStep(TieKind.Bonus), new TieStep(TieKind.Penalty));
        Contestant[] equals =
        [
            Ranked.Of(1, 85).Having("2", 7),
            Ranked.Of(2, 85).Having("2", 8) with { Bonus = Points.FromDecimal(1), Penalty = Points.FromDecimal(2) },
            Ranked.Of(3, 85).Having("2", 8) with { Bonus = Points.FromDecimal(1), Penalty = Points.FromDecimal(1) },
            Ranked.Of(4, 85).Having("2", 8),
        ];

        Assert.Equal([(3, 1), (2, 2), (4, 3), (1, 4)], Ranked.Table(rules, equals).Select(r => (r.Number, r.Rank!.Value)));
        Assert.Equal(
            [
                "85,00 điểm trên 100 điểm tối đa (85%): mức Tốt",
                "4 đơn vị cùng 85,00 điểm; xét lĩnh vực 2: 8,00 điểm, thứ 1 trong số đó",
                "3 đơn vị cùng 85,00 điểm; xét điểm thưởng: 1,00 điểm, thứ 1 trong số đó",
                "2 đơn vị cùng 85,00 điểm; xét điểm trừ: 2,00 điểm, thứ 2 trong số đó",
            ],
            Ranked.WhyOf(rules, 2, contestants: equals));
    }

    [Fact]
    public void ChainThatTellsNobodyApart_LeavesASharedRank()
    {
        var rules = Ranked.Rules.With(FieldTwo);
        Contestant[] equals = [Ranked.Of(1, 85).Having("2", 8.001m), Ranked.Of(2, 85).Having("2", 8.004m), Ranked.Of(3, 84)];

        var table = Standings.Of(rules, equals);

        Assert.Equal([1, 1, 3], table.Select(s => s.Rank!.Value));
        Assert.Equal([(true, false), (true, false), (false, false)], table.Select(s => (s.SharesRank, s.AwaitsVote)));
        Assert.Equal("2 đơn vị cùng 85,00 điểm, không phân biệt được bằng tiêu chí phụ: cùng hạng 1", StandingText.Line(table[0].Trace[^1]));
    }

    [Fact]
    public void Vote_DecidesAmongExactlyTheEqualsItWasHeldOn()
    {
        var rules = Ranked.Rules.With(FieldTwo, Vote);
        Contestant[] equals = [Ranked.Of(1, 85).Having("2", 8), Ranked.Of(2, 85).Having("2", 8), Ranked.Of(3, 85).Having("2", 9)];
        CastVote vote = new(Points.FromDecimal(85), [Given.Id(2), Given.Id(1)], "Biên bản số 12/BB-HĐ ngày 20/02/2026");

        Assert.Equal([(3, 1, false), (1, 2, true), (2, 2, true)], Standings.Of(rules, equals).Select(s => (Ranked.NumberOf(s.Id), s.Rank!.Value, s.AwaitsVote)));
        Assert.Equal([(3, 1, false), (2, 2, false), (1, 3, false)], Standings.Of(rules, equals, [vote]).Select(s => (Ranked.NumberOf(s.Id), s.Rank!.Value, s.AwaitsVote)));
        Assert.Equal("Hội đồng biểu quyết (Biên bản số 12/BB-HĐ ngày 20/02/2026): thứ 2 trong 2 đơn vị bằng nhau", Ranked.WhyOf(rules, 1, [vote], equals)[^1]);
    }

    [Fact]
    public void Vote_OnOtherEqualsOrAnotherResult_DecidesNothing()
    {
        var rules = Ranked.Rules.With(Vote);
        CastVote vote = new(Points.FromDecimal(85), [Given.Id(2), Given.Id(1)], "Biên bản số 12/BB-HĐ");
        int[] RanksOf(params Contestant[] contestants) => [.. Standings.Of(rules, contestants, [vote]).Select(s => s.Rank!.Value)];

        Assert.Equal([1, 1, 1], RanksOf(Ranked.Of(1, 85), Ranked.Of(2, 85), Ranked.Of(3, 85)));
        Assert.Equal([1, 1], RanksOf(Ranked.Of(1, 84), Ranked.Of(2, 84)));
        Assert.Equal([1, 2], RanksOf(Ranked.Of(1, 85), Ranked.Of(2, 85)));
    }

    [Fact]
    public void LaterVote_TakesThePlaceOfTheEarlier()
    {
        CastVote first = new(Points.FromDecimal(85), [Given.Id(2), Given.Id(1)], "Biên bản số 12/BB-HĐ");

        var table = Standings.Of(Ranked.Rules.With(Vote), [Ranked.Of(1, 85), Ranked.Of(2, 85)], [first, first with { Order = [Given.Id(1), Given.Id(2)] }]);

        Assert.Equal([1, 2], table.Select(s => Ranked.NumberOf(s.Id)));
    }

    [Fact]
    public void Quota_SendsTheLastOfABandToTheNext()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Percent, 25));
        Contestant[] eight = [.. Enumerable.Range(1, 8).Select(i => Ranked.Of(i, 100 - i))];

        // 25 % of eight are two; of nine still two: rounded down.
        Assert.Equal([1, 2], Ranked.Table(rules, eight).Where(r => r.Band == "Xuất sắc").Select(r => r.Number));
        Assert.Equal(2, Ranked.Table(rules, [.. eight, Ranked.Of(9, 91)]).Count(r => r.Band == "Xuất sắc"));
        Assert.Equal("mức Xuất sắc chỉ lấy tối đa 2, đã đủ: xuống mức Tốt", Ranked.WhyOf(rules, 3, contestants: eight)[^1]);
    }

    [Fact]
    public void Quota_OverflowsFromBandToBand()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Count, 1), new BandQuota("Tốt", QuotaKind.Count, 1));

        Assert.Equal(
            [(1, 1, "Xuất sắc"), (2, 2, "Tốt"), (3, 3, "Khá"), (4, 4, "Khá")],
            Ranked.Table(rules, Ranked.Of(1, 99), Ranked.Of(2, 98), Ranked.Of(3, 97), Ranked.Of(4, 85)));
    }

    [Fact]
    public void EqualsAtTheEdge_AreNotDividedAndAreFlagged()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Count, 2));

        var table = Standings.Of(rules, [Ranked.Of(1, 99), Ranked.Of(2, 98), Ranked.Of(3, 98), Ranked.Of(4, 91)]);

        Assert.Equal([("Xuất sắc", false), ("Tốt", true), ("Tốt", true), ("Tốt", false)], table.Select(s => (s.Band, s.AtQuotaEdge)));
        Assert.Equal("mức Xuất sắc chỉ lấy tối đa 2, 2 đơn vị bằng nhau ở ngưỡng: tạm ở mức Tốt, cần người có thẩm quyền quyết định", StandingText.Line(table[1].Trace[^1]));
    }

    [Fact]
    public void EqualsAtTheEdge_AreDecidedByTheChain()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Count, 2)).With(FieldTwo);

        var table = Standings.Of(rules, [Ranked.Of(1, 99), Ranked.Of(2, 98).Having("2", 5), Ranked.Of(3, 98).Having("2", 6)]);

        Assert.Equal([(1, "Xuất sắc", false), (3, "Xuất sắc", false), (2, "Tốt", false)], table.Select(s => (Ranked.NumberOf(s.Id), s.Band, s.AtQuotaEdge)));
    }

    [Fact]
    public void QuotaOfTheBandBelow_CountsWhoFellIntoIt()
    {
        // Ten reach Xuất sắc, none Tốt. One of them at 20 % of those rated Tốt: 1 ≤ 20 % of 9; two would need ten below.
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Percent, 20, QuotaBase.BandBelow));

        var table = Ranked.Table(rules, [.. Enumerable.Range(1, 10).Select(i => Ranked.Of(i, 100 - (i / 10m)))]);

        Assert.Equal(1, table.Count(r => r.Band == "Xuất sắc"));
        Assert.Equal(9, table.Count(r => r.Band == "Tốt"));
    }

    [Fact]
    public void QuotaOfTheBandBelow_HoldsAfterThatBandLostSomeToo()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Percent, 50, QuotaBase.BandBelow), new BandQuota("Tốt", QuotaKind.Count, 2));

        var table = Ranked.Table(rules, [.. Enumerable.Range(1, 9).Select(i => Ranked.Of(i, 100 - i))]);

        Assert.Equal([("Xuất sắc", 1), ("Tốt", 2), ("Khá", 6)], table.GroupBy(r => r.Band).Select(g => (g.Key, g.Count())));
    }

    [Theory]
    [InlineData(QuotaRounding.Down, 6, 1)]
    [InlineData(QuotaRounding.HalfUp, 6, 2)]
    [InlineData(QuotaRounding.HalfUp, 5, 1)]
    [InlineData(QuotaRounding.Down, 3, 0)]
    [InlineData(QuotaRounding.AtLeastOne, 3, 1)]
    [InlineData(QuotaRounding.AtLeastOne, 8, 2)]
    public void Quota_IsRoundedByItsRule(QuotaRounding rounding, int group, int most) =>
        Assert.Equal(most, new BandQuota("Xuất sắc", QuotaKind.Percent, 25, Rounding: rounding).Most(group, 0));

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 2)]
    public void Quota_OfASmallGroup_IsTheNumberSaidForIt(int group, int most) =>
        Assert.Equal(most, new BandQuota("Xuất sắc", QuotaKind.Percent, 20, SmallUnder: 5, SmallMost: 1).Most(group, 0));

    [Fact]
    public void SanctionedOne_TakesNoPlaceOfTheQuota()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Count, 1));

        Assert.Equal(
            [(1, 1, "Tốt"), (2, 2, "Xuất sắc"), (3, 3, "Tốt")],
            Ranked.Table(rules, Ranked.Of(1, 99).Sanctioned(SanctionKind.AtMost, "Tốt"), Ranked.Of(2, 98), Ranked.Of(3, 97)));
    }

    [Fact]
    public void SanctionThatLiftsIntoABand_DoesNotPassItsQuota()
    {
        var rules = Ranked.Rules.With(new BandQuota("Xuất sắc", QuotaKind.Count, 1));

        Assert.Equal(
            [(1, 1, "Xuất sắc"), (2, 2, "Tốt")],
            Ranked.Table(rules, Ranked.Of(1, 99), Ranked.Of(2, 70).Sanctioned(SanctionKind.Set, "Xuất sắc")));
    }

    [Fact]
    public void Trace_ComesBackFromItsText()
    {
        var trace = Standings.BandOf(Ranked.Rules.With(new Gate("Tốt", GateKind.PartShare, "2", 60)), Ranked.Of(1, 85).Having("2", 5)).Trace;

        Assert.Equal(trace, StandingText.FromJson(StandingText.ToJson(trace)));
        Assert.Empty(StandingText.FromJson(null));
    }

    [Fact]
    public void Changes_NameWhoMovesInTheOrderOfTheTableAfter()
    {
        Contestant[] before = [Ranked.Of(1, 85), Ranked.Of(2, 84), Ranked.Of(3, 60)];
        Contestant[] after = [Ranked.Of(1, 83), Ranked.Of(2, 84), Ranked.Of(3, 70)];

        var changes = StandingChange.Between(Standings.Of(Ranked.Rules, before), Standings.Of(Ranked.Rules, after));

        Assert.Equal([(2, true, false), (1, true, false), (3, false, true)], changes.Select(c => (Ranked.NumberOf(c.Id), c.MovesRank, c.MovesBand)));
    }
}
