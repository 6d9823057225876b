using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Tests.Foundation;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Pledges;

public sealed class PledgeTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    public static TheoryData<PledgeState, string> Pairs => EveryMove.Of(Pledge.Workflow);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryAct_InEveryState_FollowsTheTable(PledgeState from, string act)
    {
        var pledge = In(from);

        EveryMove.FollowsTheTable(Pledge.Workflow, from, act, pledge, () => pledge.State, () => Do(pledge, act));
    }

    [Fact]
    public void Write_KeepsTextAndTargetsInOrder()
    {
        var pledge = In(PledgeState.Draft);

        pledge.Write(Given.Minh, " Quyết tâm ", PledgedPoints.Of(Points.FromDecimal(92.5m)), " Bằng khen ", [" Một ", " ", "Hai"], Later);

        Assert.Equal(("Quyết tâm", 92.5m, "Bằng khen"), (pledge.Commitment, pledge.PointsAimedAt!.Value.Value, pledge.AwardAimedAt));
        Assert.Equal([(1, "Một"), (2, "Hai")], pledge.Targets.Select(t => (t.Order, t.Text)));
        Left(pledge, "pledge.write", "Ghi nội dung đăng ký", to: "2 chỉ tiêu, phấn đấu 92,5 điểm");
    }

    [Theory]
    [InlineData(PledgeState.Submitted, "Bản đăng ký đang ở trạng thái «Chờ thủ trưởng duyệt»; rút lại trước khi sửa.")]
    [InlineData(PledgeState.Approved, "Bản đăng ký đang ở trạng thái «Đã đăng ký»; rút lại trước khi sửa.")]
    public void Write_OnceItWentUp_IsRefused(PledgeState state, string text) =>
        Given.Refuses("pledge.state", text, () => In(state).Write(Given.Lan, null, null, null, ["Một"], Later));

    [Fact]
    public void Write_WithNegativePoints_IsRefused() =>
        Given.Refuses("pledge.total", "Điểm phấn đấu không thể là số âm.", () => In(PledgeState.Draft).Write(Given.Lan, null, PledgedPoints.Of(Points.FromDecimal(-1)), null, ["Một"], Later));

    [Fact]
    public void Write_WithPointsByField_KeepsThemAndTheirSum()
    {
        var pledge = In(PledgeState.Draft);

        pledge.Write(Given.Lan, null, Pledged(null, 8, 55.5m), null, ["Một"], Later);

        Assert.Equal([(1, "1", "Lĩnh vực 1", 10m, 8m), (2, "2", "Lĩnh vực 2", 60m, 55.5m)], pledge.Aims.Select(a => (a.Order, a.FieldCode, a.Title, a.Maximum.Value, a.Points.Value)));
        Assert.Equal(63.5m, pledge.PointsAimedAt!.Value.Value);

        pledge.Write(Given.Lan, null, Pledged(null, null, 40), null, ["Một"], Later);

        Assert.Equal(("2", (Points?)null), (Assert.Single(pledge.Aims).FieldCode, pledge.PointsAimedAt));
    }

    [Theory]
    [InlineData(null, 10.5, 40.0, "pledge.field.1", "Lĩnh vực 1 có tối đa 10 điểm.")]
    [InlineData(null, -1.0, 40.0, "pledge.field.1", "Điểm phấn đấu không thể là số âm.")]
    [InlineData(70.5, null, null, "pledge.total", "Bộ tiêu chí có tối đa 70 điểm.")]
    [InlineData(49.0, 10.0, 40.0, "pledge.total", "Tổng các lĩnh vực đã ghi là 50 điểm, khác tổng 49; sửa lại hoặc để trống tổng.")]
    [InlineData(39.0, null, 40.0, "pledge.total", "Tổng các lĩnh vực đã ghi là 40 điểm, khác tổng 39; sửa lại hoặc để trống tổng.")]
    public void Write_WithPointsThatCannotBe_IsRefused(double? total, double? first, double? second, string key, string text) =>
        Given.Refuses(key, text, () => In(PledgeState.Draft).Write(Given.Lan, null, Pledged((decimal?)total, (decimal?)first, (decimal?)second), null, ["Một"], Later));

    [Fact]
    public void Write_WithATotalAboveTheFieldsThatAreFilledIn_IsTaken()
    {
        var pledge = In(PledgeState.Draft);

        pledge.Write(Given.Lan, null, Pledged(45, null, 40), null, ["Một"], Later);

        Assert.Equal(45m, pledge.PointsAimedAt!.Value.Value);
    }

    [Fact]
    public void Submit_KeepsWhenAndForgetsTheRemark()
    {
        var pledge = In(PledgeState.Submitted);
        pledge.Return(Given.Lan, "Thiếu chỉ tiêu", Given.Now);

        pledge.Submit(Given.Minh, Later);

        Assert.Equal((PledgeState.Submitted, Later, null), (pledge.State, pledge.SubmittedAt!.Value, pledge.ReturnRemark));
        Left(pledge, "pledge.submit", "Trình thủ trưởng bản đăng ký", "Đang soạn", "Chờ thủ trưởng duyệt");
    }

    [Fact]
    public void Submit_WithoutTarget_IsRefused()
    {
        var pledge = new Pledge(Given.Lan, Given.Id(81), Given.Id(82), Given.Department, Given.Now);

        Given.Refuses("pledge.targets", "Cần ghi ít nhất một chỉ tiêu đăng ký.", () => pledge.Submit(Given.Lan, Later));
        Assert.Equal(PledgeState.Draft, pledge.State);
        Assert.Null(pledge.SubmittedAt);
    }

    [Fact]
    public void Withdraw_TakesItBackToDraft()
    {
        var pledge = In(PledgeState.Submitted);

        pledge.Withdraw(Given.Minh, Later);

        Assert.Equal((PledgeState.Draft, null), (pledge.State, pledge.SubmittedAt));
        Left(pledge, "pledge.withdraw", "Rút bản đăng ký", "Chờ thủ trưởng duyệt", "Đang soạn");
    }

    [Fact]
    public void Return_KeepsTheRemark()
    {
        var pledge = In(PledgeState.Submitted);

        pledge.Return(Given.Minh, " Ghi rõ tỷ lệ ", Later);

        Assert.Equal((PledgeState.Draft, "Ghi rõ tỷ lệ", null), (pledge.State, pledge.ReturnRemark, pledge.SubmittedAt));
        Left(pledge, "pledge.return", "Trả lại bản đăng ký", "Chờ thủ trưởng duyệt", "Đang soạn", "Ghi rõ tỷ lệ");
    }

    [Fact]
    public void Return_WithoutRemark_IsRefused()
    {
        var pledge = In(PledgeState.Submitted);

        Given.Refuses("pledge.remark", "Cần ghi nội dung phải sửa.", () => pledge.Return(Given.Lan, " ", Later));
        Assert.Equal(PledgeState.Submitted, pledge.State);
    }

    [Fact]
    public void Approve_ByTheHead_IsUnderTheOwnName()
    {
        var pledge = In(PledgeState.Submitted);

        pledge.Approve(Given.Minh, late: false, " ", Later);

        Assert.Equal((PledgeState.Approved, Later, "Trần Văn Minh", false), (pledge.State, pledge.ApprovedAt!.Value, pledge.ApprovedByName, pledge.IsLate));
        Left(pledge, "pledge.approve", "Duyệt đăng ký", "Chờ thủ trưởng duyệt", "Đã đăng ký");
    }

    [Fact]
    public void Approve_LateAndRecordedForTheHead_SaysBoth()
    {
        var pledge = In(PledgeState.Submitted);

        pledge.Approve(Given.Minh, late: true, " Lê Văn Hòa ", Later);

        Assert.Equal(("Lê Văn Hòa", true), (pledge.ApprovedByName, pledge.IsLate));
        Left(pledge, "pledge.approve", "Duyệt đăng ký (muộn)", "Chờ thủ trưởng duyệt", "Đã đăng ký", "Ghi nhận thay: Lê Văn Hòa");
    }

    private static Pledge In(PledgeState state)
    {
        var pledge = new Pledge(Given.Lan, Given.Id(81), Given.Id(82), Given.Department, Given.Now);
        pledge.Write(Given.Lan, null, null, null, ["100% hồ sơ đúng hạn"], Given.Now);
        if (state >= PledgeState.Submitted)
        {
            pledge.Submit(Given.Lan, Given.Now);
        }

        if (state >= PledgeState.Approved)
        {
            pledge.Approve(Given.Lan, false, null, Given.Now);
        }

        return pledge;
    }

    private static void Do(Pledge pledge, string act)
    {
        switch (act)
        {
            case "submit":
                pledge.Submit(Given.Minh, Later);
                break;
            case "return":
                pledge.Return(Given.Minh, "Sửa lại", Later);
                break;
            case "withdraw":
                pledge.Withdraw(Given.Minh, Later);
                break;
            case "approve":
                pledge.Approve(Given.Minh, false, null, Later);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "The table has an act without a verb.");
        }
    }

    private static void Left(Pledge pledge, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Given.Left(pledge, AuditSubject.Pledge, pledge.Id, Given.Id(81), Given.Minh, Later, act, what, from, to, reason);

    private static PledgedPoints Pledged(decimal? total, decimal? first, decimal? second)
    {
        static Points? Of(decimal? value) => value is { } points ? Points.FromDecimal(points) : null;
        return new(Of(total), Points.FromDecimal(70), [new("1", "Lĩnh vực 1", Points.FromDecimal(10), Of(first)), new("2", "Lĩnh vực 2", Points.FromDecimal(60), Of(second))]);
    }
}
