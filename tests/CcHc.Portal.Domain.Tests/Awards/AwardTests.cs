using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Awards;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Awards;

public sealed class AwardTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 1, 12);

    [Theory]
    [InlineData("2024-12-31", true)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    [InlineData("2023-12-31", false)]
    public void Form_IsValidFromItsFirstToItsLastDay(string day, bool valid)
    {
        var form = new AwardForm("GK_HUYEN", "Giấy khen", "Chủ tịch Ủy ban nhân dân huyện", 0.6m, 0.3m, new DateOnly(2024, 1, 1), new DateOnly(2025, 6, 30));

        Assert.Equal(valid, form.IsValidOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((60, 30), (form.CollectiveHundredths!.Value, form.IndividualHundredths!.Value));
    }

    [Fact]
    public void Nomination_KeepsTheStandingItIsProposedOn()
    {
        var nomination = Propose(2);

        Assert.Equal((NominationState.Proposed, 2, 92.25m, "Dẫn đầu khối"), (nomination.State, nomination.Rank!.Value, nomination.Final!.Value.Value, nomination.Achievement));
        Left(nomination, Given.Lan, Given.Now, "nomination.propose", "Đề nghị khen thưởng Sở Tư pháp", to: "Hạng 2, 92,25 điểm");
    }

    [Fact]
    public void Nomination_AfterAReview_NamesNoRank() => Assert.Null(Propose(null).Facts[0].To);

    [Fact]
    public void Withdraw_KeepsTheReason()
    {
        var nomination = Propose(2);

        nomination.Withdraw(Given.Minh, "Sở Tư pháp", " Đang xác minh đơn ", Later);

        Assert.Equal((NominationState.Withdrawn, "Đang xác minh đơn"), (nomination.State, nomination.WithdrawReason));
        Left(nomination, Given.Minh, Later, "nomination.withdraw", "Rút đề nghị khen thưởng Sở Tư pháp", reason: "Đang xác minh đơn");
        Given.Refuses("nomination.withdrawn", "Sở Tư pháp đã được rút khỏi danh sách.", () => nomination.Withdraw(Given.Lan, "Sở Tư pháp", "Lại", Later));
    }

    [Fact]
    public void Withdraw_WithoutReason_IsRefused()
    {
        var nomination = Propose(2);

        Given.Refuses("nomination.reason", "Cần ghi lý do rút khỏi danh sách đề nghị.", () => nomination.Withdraw(Given.Lan, "Sở Tư pháp", " ", Later));
        Assert.Equal(NominationState.Proposed, nomination.State);
    }

    [Fact]
    public void PutAt_ChangesThePlaceInTheList()
    {
        var nomination = Propose(2);

        nomination.PutAt(5);

        Assert.Equal(5, nomination.Order);
    }

    private static Nomination Propose(int? rank) =>
        new(Given.Lan, Given.Id(81), Given.Id(82), "Sở Tư pháp", Given.Id(83), 1, rank is null ? null : Points.FromDecimal(92.25m), rank, " Dẫn đầu khối ", Given.Now);

    private static void Left(Nomination nomination, Domain.People.Actor by, DateTimeOffset at, string act, string what, string? to = null, string? reason = null) =>
        Given.Left(nomination, AuditSubject.Campaign, Given.Id(81), Given.Id(81), by, at, act, what, null, to, reason);
}
