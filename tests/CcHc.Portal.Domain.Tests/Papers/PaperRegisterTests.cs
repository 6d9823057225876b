using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.WorkingDays;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Papers;

public sealed class PaperRegisterTests
{
    private static readonly Guid Campaign = Given.Id(81);
    private static readonly DateOnly Today = Given.Day(30, 6);

    private int next = 500;

    [Fact]
    public void AnOrdinaryPaper_HasNothingOddAboutIt()
    {
        var plan = Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3));

        Assert.Empty(WarningsOf(plan, [plan], openedOn: Given.Day(9, 3)));
    }

    [Theory]
    [InlineData("84", "KH-UBND")]
    [InlineData("084", "kh-ubnd ")]
    public void TheSameNumber_OfTheSameBodyAndYear_IsAWarning(string number, string symbol)
    {
        var other = Paper(PaperKind.Plan, number, symbol, Given.Day(5, 3), campaign: Given.Id(82), title: "Cải cách hành chính");
        var plan = Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3));

        var warning = Assert.Single(WarningsOf(plan, [plan, other]));

        Assert.Equal((PaperWarningGrade.Warning, true, other.Id), (warning.Grade, warning.IsOfNumber, warning.OtherId!.Value));
        Assert.Equal("Số 84/KH-UBND năm 2026 đã được ghi nhận cho: Kế hoạch «Cải cách hành chính» ngày 05/03/2026. Mỗi số chỉ cấp cho một văn bản trong năm.", warning.Text);
        Assert.Equal("number-twice 84/KH-UBND 2026-03-02", warning.Key);
    }

    [Fact]
    public void TheSameNumber_OfAnotherBodySymbolOrYear_IsNone()
    {
        var plan = Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3));

        Assert.Empty(WarningsOf(plan,
        [
            plan,
            Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3), unit: Given.Department),
            Paper(PaperKind.AwardDecision, "84", "QĐ-UBND", Given.Day(2, 3), campaign: Given.Id(82)),
            Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(3, 3, 2025)),
        ]));
    }

    [Fact]
    public void TheSamePaperOnceMore_IsRefused()
    {
        var other = Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3));
        var plan = Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3));

        var refusal = Assert.Single(WarningsOf(plan, [other]));

        Assert.Equal((PaperWarningGrade.Refusal, "Kế hoạch số 84/KH-UBND ngày 02/03/2026 đã được ghi nhận («Phát động»): cùng loại, cùng số, cùng ngày thì không thể là hai văn bản."), (refusal.Grade, refusal.Text));
    }

    [Fact]
    public void ADay_AheadOrBeforeTheDraftOrAfterTheOpening_IsNamed()
    {
        Assert.Equal(
            [(PaperWarningGrade.Refusal, "Ngày ban hành 01/07/2026 ở sau hôm nay.")],
            Said(Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(1, 7))));
        Assert.Equal(
            [(PaperWarningGrade.Warning, "Ngày ban hành 02/03/2026 trước ngày lập dự thảo trên cổng (04/03/2026).")],
            Said(Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(2, 3)) with { DraftedOn = Given.Day(4, 3) }));
        Assert.Equal(
            [(PaperWarningGrade.Warning, "Ngày của Kế hoạch 10/03/2026 sau ngày mở phong trào (09/03/2026).")],
            WarningsOf(Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(10, 3)), [], Given.Day(9, 3)).Select(w => (w.Grade, w.Text)));
    }

    [Theory]
    [InlineData(PaperKind.AwardDecision, PaperKind.SubmissionStatement)]
    [InlineData(PaperKind.AwardDecision, PaperKind.ResultDecision)]
    [InlineData(PaperKind.SubmissionStatement, PaperKind.ResultNotice)]
    [InlineData(PaperKind.ResultDecision, PaperKind.AppraisalMinutes)]
    [InlineData(PaperKind.Pledge, PaperKind.Plan)]
    [InlineData(PaperKind.FinalReport, PaperKind.ResultDecision)]
    public void APaper_BeforeWhatItIsBasedOn_IsAWarning(PaperKind kind, PaperKind ground)
    {
        var first = Paper(ground, "5", "GR", Given.Day(10, 3));
        var second = Paper(ground, "9", "GR", Given.Day(20, 3));

        Assert.Equal(
            [$"Ngày 09/03/2026 trước ngày của văn bản mà nó căn cứ vào: {first.InWords}."],
            WarningsOf(Paper(kind, "1", "X", Given.Day(9, 3)), [first, second]).Select(w => w.Text));
        // The second of two may belong to another group: only a day before both is surely wrong.
        Assert.Empty(WarningsOf(Paper(kind, "1", "X", Given.Day(11, 3)), [first, second]));
        Assert.Empty(WarningsOf(Paper(kind, "1", "X", Given.Day(9, 3), campaign: Given.Id(82)), [first, second]));
    }

    [Fact]
    public void ACorrection_BeforeWhatItCorrects_IsAWarning()
    {
        var decision = Paper(PaperKind.AwardDecision, "12", "QĐ-UBND", Given.Day(10, 3));
        var letter = Paper(PaperKind.CorrectionLetter, "7", "UBND-NV", Given.Day(9, 3)) with { ConcernsId = decision.Id };

        Assert.Equal(decision.Id, Assert.Single(WarningsOf(letter, [decision])).OtherId);
    }

    [Fact]
    public void NumbersAgainstTheDays_AreAWarning_ThatNamesTheNearest()
    {
        var early = Paper(PaperKind.AwardDecision, "80", "QĐ-UBND", Given.Day(20, 3), campaign: Given.Id(82));
        var near = Paper(PaperKind.AwardDecision, "88", "QĐ-UBND", Given.Day(18, 3), campaign: Given.Id(83));
        var later = Paper(PaperKind.AwardDecision, "95", "QĐ-UBND", Given.Day(25, 3), campaign: Given.Id(84));
        var paper = Paper(PaperKind.AwardDecision, "90", "QĐ-UBND", Given.Day(16, 3));

        var warning = Assert.Single(WarningsOf(paper, [early, near, later, paper]));

        Assert.Equal((near.Id, "Số 90 ngày 16/03/2026 ngược với số 88 ngày 18/03/2026 cùng ký hiệu QĐ-UBND: số lớn hơn mà ngày sớm hơn."), (warning.OtherId!.Value, warning.Text));
        Assert.Contains("số nhỏ hơn mà ngày muộn hơn.", Assert.Single(WarningsOf(near, [near, paper])).Text, StringComparison.Ordinal);
        // Numbers that are no numbers are not compared.
        Assert.Empty(WarningsOf(paper with { Number = "90A" }, [early, near, later]));
    }

    [Fact]
    public void ADayOff_IsSaidGently()
    {
        var calendar = new WorkingCalendar([(Given.Day(27, 4), CalendarDayKind.DayOff), (Given.Day(2, 5), CalendarDayKind.MadeUp)], [2026]);

        Assert.Equal([(PaperWarningGrade.Notice, "Ngày 07/03/2026 là Thứ Bảy.")], Said(Paper(PaperKind.Plan, "1", "X", Given.Day(7, 3)), calendar));
        Assert.Equal([(PaperWarningGrade.Notice, "Ngày 27/04/2026 là ngày nghỉ theo lịch làm việc.")], Said(Paper(PaperKind.Plan, "1", "X", Given.Day(27, 4)), calendar));
        Assert.Empty(Said(Paper(PaperKind.Plan, "1", "X", Given.Day(2, 5)), calendar));
    }

    [Fact]
    public void TheGravest_ComesFirst_AndAnotherNumberIsAnotherWarning()
    {
        var paper = Paper(PaperKind.Plan, "84", "KH-UBND", Given.Day(4, 7)) with { DraftedOn = Given.Day(5, 7) };

        var warnings = WarningsOf(paper, []);

        Assert.Equal([PaperWarningGrade.Refusal, PaperWarningGrade.Warning, PaperWarningGrade.Notice], warnings.Select(w => w.Grade));
        Assert.Empty(warnings.Select(w => w.Key).Intersect(WarningsOf(paper with { Number = "85" }, []).Select(w => w.Key)));
    }

    private static IEnumerable<(PaperWarningGrade Grade, string Text)> Said(RegisteredPaper paper, WorkingCalendar? calendar = null) =>
        new PaperRegister([], calendar ?? WorkingCalendar.WithoutData, Today).WarningsOf(paper).Select(w => (w.Grade, w.Text));

    private static IReadOnlyList<PaperWarning> WarningsOf(RegisteredPaper paper, IReadOnlyList<RegisteredPaper> known, DateOnly? openedOn = null) =>
        new PaperRegister(known, WorkingCalendar.WithoutData, Today).WarningsOf(paper, openedOn);

    private RegisteredPaper Paper(PaperKind kind, string number, string symbol, DateOnly day, Guid? unit = null, Guid? campaign = null, string title = "Phát động") =>
        new(Given.Id(++next), kind, unit ?? Given.Province, campaign ?? Campaign, title, number, symbol, day);
}
