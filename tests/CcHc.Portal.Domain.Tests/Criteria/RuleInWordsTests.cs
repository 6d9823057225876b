using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

public sealed class RuleInWordsTests
{
    public static TheoryData<string, string, string> Rules => new()
    {
        { "choice", "trước hạn=2 | chậm=0.25 | không=0", "Trước hạn: 2 điểm|Chậm: 0,25 điểm|Không: 0 điểm" },
        { "step", "R>=70→2; 40<=R<70→1; R<40→0", "Từ 70% trở lên: 2 điểm|Từ 40% đến dưới 70%: 1 điểm|Dưới 40%: 0 điểm" },
        { "linear_band", "R>=100→max; 80<R<100→R*max; R<=80→0", "Đạt 100%: 2 điểm|Trên 80% đến dưới 100%: tỷ lệ đạt được nhân với 2 điểm|Từ 80% trở xuống: 0 điểm" },
        { "ratio_capped", "T=80; R>=80→2; R<80→R*2/80", "Từ 80% trở lên: 2 điểm|Dưới 80%: tỷ lệ đạt được chia cho 80% rồi nhân với 2 điểm" },
        { "ratio", "score=R*max; round=0.25", "Điểm bằng tỷ lệ đạt được nhân với 2|Làm tròn đến 0,25 điểm" },
        { "weighted_ratio", "đúng hạn=1; muộn=0.5; score=R*max", "Hệ số: đúng hạn 1; muộn 0,5|Điểm bằng tổng số lượng đã nhân hệ số, chia cho tổng số lượng, nhân với 2" },
        { "deduct", "start=2; per=0.25; unit=báo cáo chậm", "Được 2 điểm; mỗi báo cáo chậm trừ 0,25 điểm, còn ít nhất 0 điểm" },
        { "count", "per=0.5; unit=sáng kiến", "Mỗi sáng kiến được 0,5 điểm, không quá 2 điểm" },
        { "deadline", "due=31/12; per=0.1/workday; grace=2; zero_after=10", "Hoàn thành đến hết ngày 31/12 của năm đánh giá: 2 điểm|Mỗi ngày làm việc chậm (sau 2 ngày làm việc châm chước) trừ 0,1 điểm, còn ít nhất 0 điểm|Chậm quá 10 ngày làm việc: 0 điểm" },
        { "survey", "score=SIPAS*max", "Điểm bằng kết quả SIPAS (%) nhân với 2" },
        { "expert", "step=0.25", "Người thẩm định chấm từ 0 đến 2 điểm, mỗi nấc 0,25 điểm" },
        { "penalty", "per=1; unit=vụ việc; cap=2; sanction=max:Tốt", "Mỗi vụ việc trừ 1 điểm, trừ không quá 2 điểm|Có trường hợp nào thì xếp loại không quá mức Tốt" },
        { "penalty", "per=1; unit=vụ việc; cap=2; sanction=down:1", "Mỗi vụ việc trừ 1 điểm, trừ không quá 2 điểm|Có trường hợp nào thì hạ 1 mức xếp loại" },
        { "information", "", "Không chấm điểm" },
        { "ratio", "score=R*max; không có hồ sơ → not applicable; chỉ tính việc đến hạn", "Điểm bằng tỷ lệ đạt được nhân với 2|Không phát sinh nhiệm vụ: loại trừ khỏi điểm tối đa|Ghi chú: chỉ tính việc đến hạn" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Of_SaysTheRuleAsADecisionWould(string method, string rule, string words)
    {
        decimal? max = method == ScoringMethods.Information ? null : 2;
        var tree = CriteriaTree.Build([new("1", null, "A", max, method, rule.Length == 0 ? null : rule)]);

        Assert.Equal(words.Split('|'), RuleInWords.Of(tree.Nodes[0]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Of_ANodeAsItIsKept_SaysTheSame(string method, string rule, string words)
    {
        decimal? max = method == ScoringMethods.Information ? null : 2;
        var kept = new CriterionText("1", null, 1, 0, true, "A", max is { } points ? Points.FromDecimal(points) : null, method, rule.Length == 0 ? null : rule);

        Assert.Equal(words.Split('|'), RuleInWords.Of(kept));
    }

    [Fact]
    public void Of_ARuleThatCannotBeRead_IsGivenAsWritten() =>
        Assert.Equal(["theo quy chế"], RuleInWords.Of(new CriterionText("1", null, 1, 0, true, "A", Points.FromDecimal(2), ScoringMethods.Ratio, "theo quy chế")));

    [Theory]
    [InlineData("due=31/12; per=0.1/day", "Hoàn thành đến hết ngày 31/12/2025: 2 điểm")]
    [InlineData("due=15/1/2026; per=0.1/day", "Hoàn thành đến hết ngày 15/01/2026: 2 điểm")]
    public void Of_ADeadlineInACampaign_NamesItsYear(string rule, string words) =>
        Assert.Equal(words, RuleInWords.Of(CriteriaTree.Build([new("1", null, "A", 2, ScoringMethods.Deadline, rule)]).Nodes[0], 2025)[0]);

    [Fact]
    public void Of_GroupsAndConditions()
    {
        var tree = CriteriaTree.Build(
        [
            new("1", null, "A", 2, "group", "sum of children, cap at max"),
            new("1.1", "1", "B", 1, "group", null),
            new("1.1.1", "1.1", "C", 1, "ratio", "score=R*max; knockout"),
            new("1.2", "1", "D", 1, "ratio", "score=R*max", NotApplicable: NotApplicable.Full),
        ]);

        Assert.Equal(["Cộng điểm các tiêu chí con, không quá 2 điểm"], RuleInWords.Of(tree.Nodes[0]));
        Assert.Equal(["Cộng điểm các tiêu chí con"], RuleInWords.Of(tree.Nodes[1]));
        Assert.Equal("Tiêu chí điều kiện: 0 điểm thì cả 1.1 được 0 điểm", RuleInWords.Of(tree.Nodes[2])[1]);
        Assert.Equal("Không phát sinh nhiệm vụ: tính đủ điểm", RuleInWords.Of(tree.Nodes[3])[1]);
    }
}
