using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>Points worked out by hand. The last column says from what: a row of a sample set, or a clause of the format.</summary>
public sealed class LeafPointsTests
{
    private const string Bands = "R>=99→4; 98<=R<99→3; 97<=R<98→2; 95<=R<97→1; R<95→0";
    private const string Linear = "R>=100→max; 80<=R<100→R*max; R<80→0";
    private const string Capped = "T=80; R>=80→3; R<80→R*3/80";
    private const string Weighted = "đúng hạn=1; muộn=0.5; chưa=0; score=R*max";
    private const string Late = "due=31/12; per=0.1/day; grace=0; floor=0; zero_after=10";

    public static TheoryData<string, string, double, string, string, string> Examples => new()
    {
        // choice
        { "choice", "trước hạn=0.5 | chậm=0.25 | không=0", 0.5, "option=trước hạn", "0.5", "format: first option" },
        { "choice", "trước hạn=0.5 | chậm=0.25 | không=0", 0.5, "option=chậm", "0.25", "format: middle option" },
        { "choice", "trước hạn=0.5 | chậm=0.25 | không=0", 0.5, "option=không", "0", "format: last option" },
        { "choice", ">=2 lần/năm=2 | 1 lần=1 | 0=0", 2, "option=>=2 lần/năm", "2", "commune 1.7: cut at the last = before a number" },
        { "choice", ">=2 lần/năm=2 | 1 lần=1 | 0=0", 2, "option=0", "0", "commune 1.7: a label that is a number" },
        { "choice", ">=1=1 | 0=0", 1, "option=>=1", "1", "people's council VI.3.b" },
        { "choice", "đủ=2 | thiếu 1 yêu cầu=1 | thiếu >=2=0", 2, "option=thiếu >=2", "0", "commune 3.4" },
        { "choice", "đủ=1.5 | thiếu=0 (also penalty group IX)", 1.5, "option=thiếu", "0", "people's council I.1.a: a remark after the number" },
        { "choice", "trước hạn (31/12 năm trước hoặc 15 ngày sau KH tỉnh)=0.5 | chậm=0.25", 0.5, "option=trước hạn (31/12 năm trước hoặc 15 ngày sau KH tỉnh)", "0.5", "commune 1.1.1: brackets in a label stay" },
        { "choice", "100%=1 | <100%=0 | không có hồ sơ trễ=1", 1, "option=<100%", "0", "commune 3.2.2: % in a label stays" },
        { "choice", "có=4 | không=0; once a year", 4, "option=có", "4", "people's council VIII.1.a: the first clause only" },
        { "choice", "Đạt=1,25 | chưa=0", 1.25, "option=Đạt", "1.25", "decimal comma" },

        // step
        { "step", Bands, 4, "value=100", "4", "commune 3.2.1" },
        { "step", Bands, 4, "value=99", "4", "commune 3.2.1: on the threshold" },
        { "step", Bands, 4, "value=98.999999", "3", "commune 3.2.1: below the threshold" },
        { "step", Bands, 4, "value=98", "3", "commune 3.2.1" },
        { "step", Bands, 4, "value=97.99", "2", "commune 3.2.1" },
        { "step", Bands, 4, "value=95", "1", "commune 3.2.1" },
        { "step", Bands, 4, "value=94.99", "0", "commune 3.2.1" },
        { "step", Bands, 4, "value=0", "0", "lowest R" },
        { "step", Bands, 4, "numerator=99 & denominator=100", "4", "two counts on the threshold" },
        { "step", Bands, 4, "numerator=98999 & denominator=100000", "3", "two counts below the threshold" },
        { "step", "R=100→3; 90<=R<100→1.5; R<90→0", 3, "value=100", "3", "people's council III.1.a" },
        { "step", "R=100→3; 90<=R<100→1.5; R<90→0", 3, "value=100.01", "3", "above 100 R counts as 100" },
        { "step", "R=100→3; 90<=R<100→1.5; R<90→0", 3, "numerator=999999 & denominator=1000000", "1.5", "nearly all is not all" },
        { "step", "R>=66.6667→1; R<66.6667→0", 1, "numerator=2 & denominator=3", "0", "2/3 is below 66.6667: cross-multiplied" },
        { "step", "R>66.6666→1; R<=66.6666→0", 1, "numerator=2 & denominator=3", "1", "2/3 is above 66.6666" },
        { "step", "R≥70%→2; 40≤R<70→1; R<40→0", 2, "value=70", "2", "≥ and % are spellings" },
        { "step", "R>=70->2; R<70->0", 2, "value=69.9", "0", "-> is a spelling" },
        { "step", "100>=R>=50→1; R<50→0", 1, "value=50", "1", "bounds written from the high end" },
        { "step", "R>=70→2 (làm tròn); R<70→0", 2, "value=70", "2", "a remark after the points" },

        // linear_band
        { "linear_band", Linear, 2, "value=100", "2", "commune 1.1.2" },
        { "linear_band", Linear, 2, "value=99.99", "1.9998", "commune 1.1.2: below the top" },
        { "linear_band", Linear, 2, "value=85", "1.7", "commune 1.1.2" },
        { "linear_band", Linear, 2, "value=80", "1.6", "commune 1.1.2: on the floor" },
        { "linear_band", Linear, 2, "value=79.9999", "0", "commune 1.1.2: below the floor" },
        { "linear_band", Linear, 2, "value=130", "2", "above 100 R counts as 100" },
        { "linear_band", Linear, 2, "numerator=850 & denominator=1000", "1.7", "two counts" },
        { "linear_band", Linear, 2, "numerator=12 & denominator=10", "2", "two counts above 100" },
        { "linear_band", Linear, 1, "numerator=5 & denominator=6", "0.8333", "0.83333… down" },
        { "linear_band", Linear, 2, "numerator=5 & denominator=6", "1.6667", "1.66666… up" },
        { "linear_band", "R>=100→2; 80<=R<100→R*2; R<80→0", 2, "value=90", "1.8", "commune 6.1: numbers instead of max" },
        { "linear_band", Linear + "; no issue arising → not applicable", 1.5, "value=80", "1.2", "commune 2.2.2" },
        { "linear_band", Linear, 0.25, "value=80.02", "0.2001", "0.20005 is a half: away from zero" },
        { "linear_band", Linear, 0.25, "value=80.018", "0.2", "0.200045 is below the half" },

        // ratio
        { "ratio", "score=R*max", 6, "value=50", "3", "format" },
        { "ratio", "score=R*6", 6, "numerator=1 & denominator=3", "2", "a third of 6 is exactly 2" },
        { "ratio", "score=R*6", 6, "numerator=0 & denominator=7", "0", "nothing done" },
        { "ratio", "score=R*max", 1, "numerator=1 & denominator=3", "0.3333", "4 places" },
        { "ratio", "score=R*max", 1, "numerator=2 & denominator=3", "0.6667", "4 places" },
        { "ratio", "score=R*max", 1, "numerator=1 & denominator=80000", "0", "0.0000125 down" },
        { "ratio", "score=R*max", 1, "numerator=1 & denominator=20000", "0.0001", "0.00005 is a half: away from zero" },
        { "ratio", "score=R*1.5; round to 0.25", 1.5, "value=75", "1.25", "people's council III.3.b: 1.125 is a half, up" },
        { "ratio", "score=R*1.5; round to 0.25", 1.5, "value=74.99", "1", "people's council III.3.b: 1.12485" },
        { "ratio", "score=R*6; round=0.25", 6, "value=85", "5", "5.1 to the nearest quarter" },
        { "ratio", "score=R*6; round=0.25", 6, "numerator=41 & denominator=48", "5.25", "5.125 is a half, up" },
        { "ratio", "score=R*max; round=0,5", 1, "numerator=1 & denominator=4", "0.5", "0.25 is a half, up" },
        { "ratio", "score=R*2", 2, "value=110", "2.2", "only step and linear_band stop at 100" },

        // ratio_capped
        { "ratio_capped", Capped, 3, "value=80", "3", "commune 3.5: on the target" },
        { "ratio_capped", Capped, 3, "value=79.99", "2.9996", "commune 3.5: 2.999625" },
        { "ratio_capped", Capped, 3, "value=40", "1.5", "commune 3.5: half of the target" },
        { "ratio_capped", Capped, 3, "value=0", "0", "commune 3.5" },
        { "ratio_capped", Capped, 3, "value=100", "3", "commune 3.5: above the target" },
        { "ratio_capped", Capped, 3, "numerator=1 & denominator=3", "1.25", "33.33… × 3 ÷ 80 is exactly 1.25" },
        { "ratio_capped", "T=120; R>=120→3; R<120→R*3/120", 3, "value=110", "2.75", "a target above 100" },
        { "ratio_capped", "T=120; R>=120→3; R<120→R*3/120", 3, "value=120", "3", "a target above 100, reached" },
        { "ratio_capped", "T=80%; R>=80%→max; R<80%→R*max/80", 3, "value=20", "0.75", "% and max" },

        // weighted_ratio
        { "weighted_ratio", Weighted, 2, "counts=đúng hạn=8; muộn=1; chưa=0", "1.8889", "8.5 of 9" },
        { "weighted_ratio", Weighted, 2, "counts=đúng hạn=8; muộn=1; chưa=1", "1.7", "8.5 of 10" },
        { "weighted_ratio", Weighted, 2, "counts=chưa=4", "0", "nothing in time" },
        { "weighted_ratio", Weighted, 2, "counts=đúng hạn=4", "2", "all in time" },
        { "weighted_ratio", Weighted, 3, "counts=muộn=1; chưa=2", "0.5", "a sixth of 3" },

        // deduct
        { "deduct", "start=1; per=0.25; unit=báo cáo chậm/thiếu (quý I, 6 tháng, quý III, năm); floor=0", 1, "count=0", "1", "commune 1.2" },
        { "deduct", "start=1; per=0.25; unit=báo cáo chậm; floor=0", 1, "count=3", "0.25", "commune 1.2" },
        { "deduct", "start=1; per=0.25; unit=báo cáo chậm; floor=0", 1, "count=4", "0", "commune 1.2: at the floor" },
        { "deduct", "start=1; per=0.25; unit=báo cáo chậm; floor=0", 1, "count=5", "0", "commune 1.2: below the floor" },
        { "deduct", "start=3; per=1", 3, "count=9", "0", "floor is 0 unless said" },
        { "deduct", "start=1; per=0.5; unit=phiên thiếu; floor=0 (also penalty IX)", 1, "count=1", "0.5", "people's council VI.1.a" },
        { "deduct", "start=2; per=0.5; floor=0.5", 2, "count=4", "0.5", "a floor above 0" },

        // count
        { "count", "per=0.5; unit=sáng kiến; cap=2", 2, "count=0", "0", "format" },
        { "count", "per=0.5; unit=sáng kiến; cap=2", 2, "count=3", "1.5", "format" },
        { "count", "per=0.5; unit=sáng kiến; cap=2", 2, "count=4", "2", "format: at the cap" },
        { "count", "per=0.5; unit=sáng kiến; cap=2", 2, "count=5", "2", "format: above the cap" },
        { "count", "per=0.75", 1.5, "count=9", "1.5", "the cap is the maximum unless said" },

        // deadline
        { "deadline", Late, 1, "date=31/12/2025", "1", "format: on the day" },
        { "deadline", Late, 1, "date=2025-12-01", "1", "format: early, ISO" },
        { "deadline", Late, 1, "date=01/01/2026", "0.9", "format: a day late" },
        { "deadline", Late, 2, "date=10/01/2026", "1", "format: 10 days late still count" },
        { "deadline", Late, 2, "date=11/01/2026", "0", "format: 0 from day 11" },
        { "deadline", "due=31/12; per=0.1/day; floor=0.5", 1, "date=01/06/2026", "0.5", "the floor holds" },
        { "deadline", "due=31/12; per=0.1/day; floor=0.5; zero_after=10", 1, "date=11/01/2026", "0", "zero_after goes below the floor" },
        { "deadline", "due=31/12; per=0.1/day; grace=3", 1, "date=03/01/2026", "1", "within the grace" },
        { "deadline", "due=31/12; per=0.1/day; grace=3", 1, "date=04/01/2026", "0.9", "a day beyond the grace" },
        { "deadline", "due=15/12/2024; per=0.2/day", 1, "date=17/12/2024", "0.6", "a year of its own" },
        { "deadline", "due=31/10; per=0.1/workday", 1, "date=02/11/2025", "1", "31/10/2025 is a Friday: the weekend does not count" },
        { "deadline", "due=31/10; per=0.1/workday", 1, "date=03/11/2025", "0.9", "Monday is the first working day late" },
        { "deadline", "due=31/10; per=0.1/workday; grace=1", 1, "date=05/11/2025", "0.8", "three working days less one" },
        { "deadline", "due=29/2; per=0.1/day", 1, "date=01/03/2025", "0.9", "29/2 of an ordinary year is 28/2" },

        // survey
        { "survey", "score=SIPAS%*10", 10, "value=86.5", "8.65", "commune 8.1" },
        { "survey", "score=mean normalised 0..1 * 5", 5, "value=100", "5", "commune 8.2" },
        { "survey", "score=SIPAS*max", 10, "value=0", "0", "format: max" },
        { "survey", "score=SIPAS*max", 10, "value=85,12345", "8.5123", "8.512345 to 4 places" },

        // expert
        { "expert", "step=0.25", 3, "mark=2,75", "2.75", "format" },
        { "expert", "step=0.25", 3, "mark=0", "0", "format" },
        { "expert", "step=0.25", 3, "mark=3", "3", "format: the maximum" },

        // penalty
        { "penalty", "per=1; unit=vụ; cap=2; sanction=max:Tốt", 2, "count=0", "0", "format" },
        { "penalty", "per=1; unit=vụ; cap=2; sanction=max:Tốt", 2, "count=1", "1", "format: a positive number" },
        { "penalty", "per=0.2; unit=ngày làm việc; cap=1", 1, "count=6", "1", "commune P.1: at most the cap" },
        { "penalty", "per=5", 10, "count=3", "10", "the cap is the maximum unless said" },

        // not applicable
        { "ratio", "score=R*max", 2.5, "not_applicable=full", "2.5", "format: full" },
        { "ratio", "score=R*max", 2.5, "not_applicable=exclude", "0", "format: exclude" },
        { "choice", "có=1 | không=0", 1, "not_applicable=zero", "0", "format: zero" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Leaf_Answered_EarnsTheHandComputedPoints(string method, string rule, double max, string answer, string points, string because)
    {
        var leaf = Sheet.Leaf(method, rule, (decimal)max);

        var result = ScoringEngine.ScoreLeaf(leaf, Sheet.Answer(answer), 2025);

        Assert.True(points == result.Points.ToInvariantString(), $"{because}: {result.Points.ToInvariantString()}, by hand {points}. {TraceText.Render(result.Trace)}");
        Assert.NotEmpty(result.Trace);
    }

    [Theory]
    [InlineData("linear_band", Linear, "numerator=850 & denominator=1000", "850/1.000 = 85% → bậc 80<=R<100 → 85% × 2 = 1,70 điểm")]
    [InlineData("choice", "trước hạn=2 | chậm=0.25", "option=chậm", "mức «chậm» = 0,25 điểm")]
    [InlineData("count", "per=0.5; unit=sáng kiến; cap=2", "count=5", "5 sáng kiến × 0,5 = 2,50 điểm → tối đa 2,00 điểm")]
    [InlineData("deduct", "start=2; per=0.25; unit=báo cáo chậm", "count=3", "3 báo cáo chậm × 0,25 = 0,75 điểm → 2 − 0,75 = 1,25 điểm")]
    [InlineData("ratio_capped", "T=80; R>=80→2; R<80→R*2/80", "numerator=1 & denominator=3", "1/3 ≈ 33,3333% → bậc R<80 → 33,3333% × 2 ÷ 80% = 0,8333 điểm")]
    [InlineData("ratio", "score=R*max; round=0.25", "value=70", "R = 70% → 70% × 2 = 1,40 điểm → làm tròn đến 0,25: 1,50 điểm")]
    [InlineData("weighted_ratio", Weighted, "counts=đúng hạn=8; muộn=1; chưa=1", "(8 đúng hạn × 1 + 1 muộn × 0,5 + 1 chưa × 0)/10 = 85% → 85% × 2 = 1,70 điểm")]
    [InlineData("deadline", "due=31/12; per=0.1/day; grace=1; zero_after=10", "date=05/01/2026", "hạn 31/12/2025, thực hiện 05/01/2026: chậm 4 ngày (trừ 1 ngày cho phép) → 2 − 0,4 = 1,60 điểm")]
    [InlineData("expert", "step=0.25", "mark=1.5", "chấm 1,50 điểm")]
    [InlineData("survey", "score=SIPAS*max", "value=86.5", "R = 86,5% → 86,5% × 2 = 1,73 điểm")]
    [InlineData("ratio", "score=R*max", "not_applicable=full", "không phát sinh, đủ điểm: 2,00 điểm")]
    public void Trace_Rendered_TellsEachFigure(string method, string rule, string answer, string expected)
    {
        var result = ScoringEngine.ScoreLeaf(Sheet.Leaf(method, rule, 2), Sheet.Answer(answer), 2025);

        Assert.Equal(expected, TraceText.Render(result.Trace));
    }

    [Fact]
    public void Deadline_WithHolidays_CountsByTheCalendar()
    {
        var leaf = Sheet.Leaf("deadline", "due=31/12; per=0.1/workday", 1);
        bool IsWorkday(DateOnly day) => day != new DateOnly(2026, 1, 1) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

        var result = ScoringEngine.ScoreLeaf(leaf, Sheet.Answer("date=02/01/2026"), 2025, IsWorkday);

        Assert.Equal("0.9", result.Points.ToInvariantString());
    }

    [Fact]
    public void Deadline_WithoutAnyYear_IsRefused()
    {
        var leaf = Sheet.Leaf("deadline", "due=31/12; per=0.1/day", 1);

        var refusal = Assert.Throws<DomainRuleException>(() => ScoringEngine.ScoreLeaf(leaf, Sheet.Answer("date=02/01/2026"), null));

        Assert.Equal("scoring.year", refusal.Obstacles[0].Key);
    }

    [Fact]
    public void Answer_WithProblems_IsNeverScored()
    {
        var leaf = Sheet.Leaf("count", "per=1", 2);

        var refusal = Assert.Throws<DomainRuleException>(() => ScoringEngine.ScoreLeaf(leaf, Sheet.Answer("count=-1"), 2025));

        Assert.Equal(["Tiêu chí 1: Số không được âm."], refusal.Obstacles.Select(o => o.Text));
    }

    [Theory]
    [InlineData("choice", "có=3 | không=0", NodeStatus.Unanswered)]
    [InlineData("information", null, NodeStatus.Information)]
    public void Leaf_WithoutAnswer_Earns0(string method, string? rule, NodeStatus status)
    {
        var leaf = Sheet.Leaf(method, rule, method == "information" ? null : 3);

        Assert.Equal((Points.Zero, status), (ScoringEngine.ScoreLeaf(leaf, null, 2025).Points, ScoringEngine.ScoreLeaf(leaf, new Answer(), 2025).Status));
    }
}
