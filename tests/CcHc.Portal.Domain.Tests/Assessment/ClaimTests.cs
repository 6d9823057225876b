using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

/// <summary>Claims of «không phát sinh»: made by the unit, decided by the agency, made anew by a change.</summary>
public sealed class ClaimTests
{
    private static readonly Guid Sheet = Given.Id(85);

    [Fact]
    public void AClaim_WaitsFromWhenItIsMade()
    {
        var line = Claimed(NotApplicable.Full, 2);

        Assert.Equal((ClaimState.Waiting, NotApplicable.Full, null), (line.Claim, line.ClaimedTreatment!.Value, line.ClaimDecidedAt));
    }

    [Theory]
    [InlineData(NotApplicable.Full, 2)]
    [InlineData(NotApplicable.Exclude, 0)]
    [InlineData(NotApplicable.Zero, 0)]
    public void Approving_MakesTheClaimTheAgencysMark(NotApplicable treatment, int points)
    {
        var line = Claimed(treatment, points);

        line.ApproveClaim(Given.Minh, " Đúng hồ sơ ", null, Given.Now.AddDays(1));

        Assert.Equal((ClaimState.Approved, "Trần Văn Minh", Given.Now.AddDays(1), "Đúng hồ sơ"), (line.Claim, line.ClaimDecidedByName, line.ClaimDecidedAt!.Value, line.ClaimReason));
        Assert.Equal((line.SelfAnswer, (decimal)points), (line.AppraisalAnswer, line.AppraisalPoints!.Value.Value));
        Assert.Equal(MarkStage.Appraisal, line.Marks[^1].Stage);
        Given.Left(line, AuditSubject.Sheet, Sheet, Given.Id(81), Given.Minh, Given.Now.AddDays(1), "line.claim-approve", "Chấp thuận không phát sinh, tiêu chí 1.2", "Chờ chấp thuận", "Đã chấp thuận", "Đúng hồ sơ");
    }

    [Fact]
    public void Refusing_WantsAReasonAndEarnsNothingUntilTheAgencyGivesPoints()
    {
        var line = Claimed(NotApplicable.Full, 2);
        Given.Refuses("line.reason", "Tiêu chí 1.2: không chấp thuận thì cần ghi lý do.", () => line.RefuseClaim(Given.Minh, " ", null, Given.Now));

        line.RefuseClaim(Given.Minh, "Có phát sinh 3 hồ sơ", null, Given.Now);
        Assert.Equal((ClaimState.Refused, 0m), (line.Claim, line.AppraisalPoints!.Value.Value));
        Assert.Equal(NotApplicable.Zero, Answer.FromJson(line.AppraisalAnswer!).NotApplicable);

        line.Appraise(Given.Minh, null, Points.FromDecimal(1), "Đạt một nửa", Given.Now.AddHours(1));
        Assert.Equal((1m, ClaimState.Refused), (line.AppraisalPoints!.Value.Value, line.Claim));
    }

    [Fact]
    public void Recording_ForSomebodyOutside_IsKeptInTheHistory()
    {
        var line = Claimed(NotApplicable.Zero, 0);

        line.ApproveClaim(Given.Minh, null, "Bà Lê Thị Bình, Công văn số 12/STP", Given.Now);

        Assert.Equal("Bà Lê Thị Bình, Công văn số 12/STP", line.ClaimRecordedFor);
        Assert.Equal("Ghi nhận thay: Bà Lê Thị Bình, Công văn số 12/STP", line.Facts[^1].Reason);
    }

    [Fact]
    public void Appraising_BeforeTheClaimIsDecided_IsRefused()
    {
        var line = Claimed(NotApplicable.Exclude, 0);

        Given.Refuses(
            "line.claim",
            "Tiêu chí 1.2: đơn vị khai không phát sinh; chấp thuận hoặc không chấp thuận trước khi ghi điểm.",
            () => line.Appraise(Given.Minh, null, Points.FromDecimal(1), "Có hồ sơ", Given.Now));
        line.ApproveClaim(Given.Minh, null, null, Given.Now);
        Given.Refuses(
            "line.claim",
            "Tiêu chí 1.2: đã chấp thuận không phát sinh; muốn ghi điểm thì chuyển thành không chấp thuận trước.",
            () => line.Appraise(Given.Minh, null, Points.FromDecimal(1), "Có hồ sơ", Given.Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deciding_TheSameTwice_IsRefusedAndTheOtherWayTaken(bool approve)
    {
        var line = Claimed(NotApplicable.Exclude, 0);
        Decide(line, approve);

        Assert.Throws<DomainRuleException>(() => Decide(line, approve));
        Decide(line, !approve);

        Assert.Equal(approve ? ClaimState.Refused : ClaimState.Approved, line.Claim);
    }

    [Fact]
    public void Deciding_WhereNothingIsClaimed_IsRefused()
    {
        var line = New();
        line.SelfScore(Given.Lan, "{\"count\":1}", Points.FromDecimal(1), null, Given.Now);

        Given.Refuses("line.no-claim", "Tiêu chí 1.2: đơn vị không khai không phát sinh.", () => line.ApproveClaim(Given.Minh, null, null, Given.Now));
    }

    [Fact]
    public void AnotherReasonOrAnAnswer_MakesTheClaimAnewOrTakesItBack()
    {
        var line = Claimed(NotApplicable.Exclude, 0);
        line.ApproveClaim(Given.Minh, "Đồng ý", null, Given.Now);

        line.SelfScore(Given.Lan, line.SelfAnswer, Points.Zero, "Lý do khác", Given.Now.AddHours(1));
        Assert.Equal((ClaimState.Waiting, null, null), (line.Claim, line.ClaimDecidedAt, line.ClaimReason));

        line.SelfScore(Given.Lan, "{\"count\":1}", Points.FromDecimal(1), "Có một việc", Given.Now.AddHours(2));
        Assert.Equal((ClaimState.None, null), (line.Claim, line.ClaimedTreatment));
    }

    [Fact]
    public void AnAgency_SetsItsOwnFigureAsideOnlyWithAReason()
    {
        var line = New();
        var aside = new Answer { NotApplicable = NotApplicable.Exclude }.ToJson();

        Given.Refuses("line.reason", "Tiêu chí 1.2: xác định không phát sinh thì cần ghi lý do.", () => line.Appraise(Given.Minh, aside, Points.Zero, null, Given.Now, demandsReason: false));
        line.Appraise(Given.Minh, aside, Points.Zero, "Xã không có thủ tục này", Given.Now, demandsReason: false);

        Assert.Equal((aside, ClaimState.None), (line.AppraisalAnswer, line.Claim));
    }

    private static void Decide(ScoreLine line, bool approve)
    {
        if (approve)
        {
            line.ApproveClaim(Given.Minh, null, null, Given.Now);
        }
        else
        {
            line.RefuseClaim(Given.Minh, "Có phát sinh", null, Given.Now);
        }
    }

    private static ScoreLine New() => new(Sheet, Given.Id(81), Given.Id(86), "1.2");

    private static ScoreLine Claimed(NotApplicable treatment, int points)
    {
        var line = New();
        line.SelfScore(Given.Lan, new Answer { NotApplicable = treatment }.ToJson(), Points.FromDecimal(points), "Không có hồ sơ nào", Given.Now);
        return line;
    }
}
