using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Papers;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Papers;

public sealed class PaperComparisonTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    [Fact]
    public void Comparison_OfAPaperWithoutSignedFile_IsRefused() =>
        Given.Refuses(
            "comparison.signed-file",
            "Văn bản chưa ghi nhận ban hành nên chưa có bản ký để đối chiếu.",
            () => _ = new PaperComparison(new Paper(PaperKind.Plan, Given.Province, "Phát động", null)));

    [Fact]
    public void Comparison_IsRecordedOnce()
    {
        var comparison = new PaperComparison(Issued());

        comparison.RecordByMachine(Given.Minh, 2, 0, null, Later);

        Assert.Equal((ComparisonState.Compared, "2 khác biệt"), (comparison.State, Assert.Single(comparison.Facts).To));
        Given.Refuses("comparison.done", "Văn bản này đã được đối chiếu.", () => comparison.HandOver(Given.Minh, 10, "Bản quét", Later));
    }

    [Fact]
    public void Difference_IsSettledOnce_WithAReason()
    {
        var difference = new SignedDifference(new PaperComparison(Issued()), 0, SignedDifferenceKind.Changed, "Điều 2", "780.000 đồng", "870.000 đồng", null, FollowedRecord.Nothing, null);

        Given.Refuses("difference.reason", "Cần ghi lý do.", () => difference.Accept(Given.Minh, " ", "Không có gì", Later));
        difference.Accept(Given.Minh, "Sửa khi ký", "Báo tài chính", Later);

        var fact = Assert.Single(difference.Facts);
        Assert.Equal(("comparison.accept", "780.000 đồng", "870.000 đồng", "Sửa khi ký"), (fact.Act, fact.From, fact.To, fact.Reason));
        Assert.Equal((SignedDifferenceState.Accepted, "Báo tài chính"), (difference.State, difference.FollowUp));
        Given.Refuses("difference.settled", $"Khác biệt này đã được {Given.Minh.Name} giải quyết.", () => difference.CallMisread(Given.Minh, "Nhầm", Later));
    }

    [Fact]
    public void Tick_ThatDiffers_NeedsTheReading_AndAMatchHasNone()
    {
        Given.Refuses("tick.reading", "Cần ghi đúng như trong bản ký.", () => _ = new LineTick(Given.Minh, Given.Id(1), 4, LineOutcome.Differs, " ", Later));

        var tick = new LineTick(Given.Minh, Given.Id(1), 4, LineOutcome.Differs, " Lý Á ", Later);
        Assert.Equal("Lý Á", tick.Reading);
        tick.Change(Given.Minh, LineOutcome.Matches, "Lý Á", Later);
        Assert.Null(tick.Reading);
    }

    [Fact]
    public void Awardee_FollowsTheSignedCopy_AndIsFoundByTheNewName()
    {
        var awardee = new Awardee(Given.Id(1), Given.Id(2), Given.Id(3), Given.Id(4), 1, "Giấy khen", "Lý A", "Công chức", false);

        awardee.FollowName("Vàng Thị Dúa");
        awardee.FollowPost("Phó Trưởng phòng");

        Assert.Equal(("Vàng Thị Dúa", "Phó Trưởng phòng", "vang thi dua pho truong phong"), (awardee.Name, awardee.TitleAndUnit, awardee.SearchText));
    }

    [Fact]
    public void Paper_KeepsWhatWentUp_AndFollowsNumberDayAndSigner()
    {
        var paper = Issued();
        Assert.Equal("{\"went\":\"up\"}", paper.SubmittedJson);

        paper.FollowSignedCopy(Given.Minh, FollowedRecord.Number, "48", "Gõ nhầm", Later);
        paper.FollowSignedCopy(Given.Minh, FollowedRecord.IssuedOn, "16/03/2026", "Gõ nhầm", Later);
        paper.FollowSignedCopy(Given.Minh, FollowedRecord.SignerName, "Lê Văn Hoà", "Gõ nhầm", Later);

        Assert.Equal(("48/QĐ-UBND", new DateOnly(2026, 3, 16), "Lê Văn Hoà", true), (paper.NumberAndSymbol, paper.IssuedOn, paper.SignerName, paper.HoldsAsSigned));
        Assert.Contains("48/qd-ubnd", paper.SearchText, StringComparison.Ordinal);
        Assert.Equal(3, paper.Facts.Count(f => f.Act == "paper.follow"));
    }

    private static Paper Issued()
    {
        var paper = new Paper(PaperKind.AwardDecision, Given.Province, "Khen thưởng", Given.Id(81));
        paper.Check(Given.Minh, "A", "B", Later);
        paper.Submit(Given.Minh, "{\"went\":\"up\"}", Given.Id(96), Given.Id(97), Later);
        paper.Issue(Given.Minh, new Issuance("84", "QĐ-UBND", Given.Day(17, 3), "Lê Văn Hòa", "Chủ tịch", Given.Id(95), new string('a', 64)), "{}", null, null, Later);
        return paper;
    }
}
