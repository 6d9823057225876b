using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class RuleSentencesTests
{
    [Theory]
    [InlineData("choice", "trước hạn=0.5 | không=0", 0.5, "Chọn một mức: / «trước hạn» được 0,5 điểm / «không» được 0 điểm")]
    [InlineData("step", "R>=70→2; 40<=R<70→1; R<40→0", 2, "Theo tỷ lệ phần trăm R đạt được; trên 100% tính là 100%: / R từ 70% trở lên: được 2 điểm / R từ 40% đến dưới 70%: được 1 điểm / R dưới 40%: được 0 điểm")]
    [InlineData("linear_band", "R>=100→max; 80<=R<100→R*max; R<80→0", 3, "Theo tỷ lệ phần trăm R đạt được; trên 100% tính là 100%: / R từ 100% trở lên: được 3 điểm / R từ 80% đến dưới 100%: được R × 3 điểm / R dưới 80%: được 0 điểm")]
    [InlineData("ratio", "score=R*max; round=0.25", 1.5, "Tỷ lệ phần trăm đạt được nhân với 1,5 điểm. / Điểm làm tròn đến bội số gần nhất của 0,25.")]
    [InlineData("ratio_capped", "T=80; R>=80→3; R<80→R*3/80", 3, "Theo tỷ lệ phần trăm R đạt được: / R từ 80% trở lên: được 3 điểm / R dưới 80%: được R × 3 ÷ 80%")]
    [InlineData("weighted_ratio", "đúng hạn=1; muộn=0.5; chưa=0; score=R*max", 2, "Tỷ lệ có hệ số nhân với 2 điểm; hệ số: đúng hạn 1; muộn 0,5; chưa 0.")]
    [InlineData("deduct", "start=1; per=0.25; unit=báo cáo chậm; floor=0", 1, "Bắt đầu từ 1 điểm, mỗi báo cáo chậm trừ 0,25 điểm, không dưới 0 điểm.")]
    [InlineData("count", "per=0.5; unit=sáng kiến; cap=2", 2, "Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm.")]
    [InlineData("deadline", "due=15/1; per=0.1/workday; grace=2; floor=0; zero_after=10", 1, "Hạn 15/01 của năm phong trào: đúng hạn được 1 điểm, mỗi ngày làm việc chậm trừ 0,1 điểm, không dưới 0 điểm. / Chậm không quá 2 ngày làm việc thì chưa trừ. / Chậm quá 10 ngày làm việc thì được 0 điểm.")]
    [InlineData("survey", "score=SIPAS*max", 10, "Kết quả SIPAS (phần trăm) nhân với 10 điểm.")]
    [InlineData("expert", "step=0.25", 2, "Người chấm cho từ 0 đến 2 điểm, theo bước 0,25, có lý do.")]
    [InlineData("information", "", 0, "Mục thông tin, không chấm điểm.")]
    public void Words_OfEachMethod_AreSentences(string method, string rule, double max, string expected) =>
        Assert.Equal(expected, string.Join(" / ", RuleSentences.Of(Sheet.Leaf(method, rule, (decimal)max))));

    [Fact]
    public void Words_OfPenaltyAndGroup_SaySanctionCapAndPrecondition()
    {
        var tree = Sheet.Tree(
            Sheet.Node("1", 3, "group", "sum of children, cap at max"),
            Sheet.Node("1.1", 4, "choice", "có=4 | không=0; knockout"),
            Sheet.Node("P", 5, "group_penalty", "sum of children, cap at max"),
            Sheet.Node("P.1", 2, "penalty", "per=1; unit=vụ việc; cap=2; sanction=max:Tốt"));

        Assert.Equal(["Cộng điểm các mục bên dưới, không quá 3 điểm."], RuleSentences.Of(tree.Find("1")!));
        Assert.Equal("Tiêu chí điều kiện: được 0 điểm thì cả mục 1 được 0 điểm.", RuleSentences.Of(tree.Find("1.1")!)[^1]);
        Assert.Equal(["Mỗi vụ việc trừ 1 điểm, trừ nhiều nhất 2 điểm.", "Có vi phạm thì xếp loại không quá «Tốt»."], RuleSentences.Of(tree.Find("P.1")!));
    }

    [Fact]
    public void Words_OfALeafThatOffersNotApplicable_SayWhatBecomesOfIt()
    {
        var tree = CriteriaTree.Build([Sheet.Node("1", 2, "group", "sum of children"), Sheet.Node("1.1", 2, "ratio", "score=R*max") with { NotApplicable = NotApplicable.Exclude }]);

        Assert.Equal("Không phát sinh nhiệm vụ thì không tính vào điểm tối đa.", RuleSentences.Of(tree.Find("1.1")!)[^1]);
    }
}
