using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Tests.Foundation;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Awards;

public sealed class CertificateTests
{
    private static readonly DateOnly Decided = Given.Day(20, 2);

    private int batch = 200;

    public static TheoryData<CertificateState, string> Moves => EveryMove.Of(Awardee.Workflow);

    [Theory]
    [MemberData(nameof(Moves))]
    public void EveryState_WithEveryAct_FollowsTheTable(CertificateState from, string act)
    {
        var awardee = At(from);
        var before = awardee.Facts.Count;
        if (act == "print")
        {
            Print(awardee, "Nhòe mực", OldSheet.Destroyed);
            Assert.Equal(CertificateState.Printed, awardee.State);
            Assert.Equal((before + 1, from == CertificateState.NotPrinted ? "certificate.print" : "certificate.reprint"), (awardee.Facts.Count, awardee.Facts[^1].Act));
            return;
        }

        if (act == "correct" && from == CertificateState.Printed)
        {
            // Printed here, the sheet exists; what can be taken back is told apart in its own test.
            Given.Refuses("certificate.printed", "Tờ của Sở Y tế in trên cổng nên không bỏ ghi nhận được; tờ hỏng thì in lại.", () => Act(awardee, act));
            Assert.Equal((from, before), (awardee.State, awardee.Facts.Count));
            return;
        }

        if (act == "print-elsewhere" && from == CertificateState.NotPrinted)
        {
            Act(awardee, act);
            Left(awardee, "certificate.print-elsewhere", "Ghi nhận đã in ở nơi khác", "Chưa in, số sổ vàng 12", "Đã in ngày 25/02/2026");
            Assert.Equal(CertificateState.Printed, awardee.State);
            return;
        }

        if (act == "correct" && Awardee.Workflow.Allows(act, from))
        {
            // What is taken back is said whole, with its day.
            Act(awardee, act);
            Assert.Equal((Awardee.Workflow.Next(act, from), before + 1, "certificate.correct"), (awardee.State, awardee.Facts.Count, awardee.Facts[^1].Act));
            Assert.StartsWith(StateNames.Of(from), awardee.Facts[^1].From, StringComparison.Ordinal);
            return;
        }

        EveryMove.FollowsTheTable(Awardee.Workflow, from, act, awardee, () => awardee.State, () => Act(awardee, act));
    }

    [Fact]
    public void APrint_CountsWhenTheBatchIsMade_AndOnlyOnce()
    {
        var awardee = Numbered();
        awardee.AskPrint(Given.Lan, Given.Id(300), "Phôi A4", null, null, Given.Now);
        Assert.Equal((CertificateState.NotPrinted, Given.Id(300)), (awardee.State, awardee.PrintingId!.Value));

        awardee.Print(Given.Lan, Given.Id(300), Given.Now);
        awardee.Print(Given.Lan, Given.Id(300), Given.Now.AddHours(1));

        Assert.Equal(Given.Now, awardee.PrintedAt);
        Left(awardee, "certificate.print", "In", "Chưa in, số sổ vàng 12", "Đã in theo mẫu «Phôi A4»");
        Assert.Single(awardee.Prints);
    }

    [Fact]
    public void AReprint_WantsAReason_AndBeginsAnew_WithTheSameNumber()
    {
        var awardee = At(CertificateState.HandedOver);
        Given.Refuses("certificate.reason", "Sở Y tế đã in ngày 02/03/2026; cần ghi lý do in lại.", () => awardee.AskPrint(Given.Lan, Given.Id(301), "A4", " ", OldSheet.Lost, Given.Now));
        Given.Refuses("certificate.old-sheet", "Tờ cũ của Sở Y tế đã ký, đóng dấu; cần ghi tờ đó đã thu hồi, đã hủy hay thất lạc.", () => awardee.AskPrint(Given.Lan, Given.Id(301), "A4", "Rách", null, Given.Now));

        awardee.AskPrint(Given.Lan, Given.Id(301), "A4", "Rách", OldSheet.Lost, Given.Now);
        Assert.Equal(CertificateState.HandedOver, awardee.State);
        awardee.Print(Given.Lan, Given.Id(301), Given.Now);

        Assert.Equal((CertificateState.Printed, 12, null, null), (awardee.State, awardee.BookNumber!.Value, awardee.HandedTo, awardee.SealedOn));
        Left(awardee, "certificate.reprint", "In lại", "Đã trao, số sổ vàng 12", "Đã in theo mẫu «A4». Tờ cũ: thất lạc", "Rách");
        Assert.Equal([null, "Rách"], awardee.Prints.Select(p => p.Reason));
    }

    [Fact]
    public void ANumber_IsGivenOnce_AndIsMendedOnlyWhileItStandsOnNoSheet()
    {
        var awardee = New();
        Given.Refuses("certificate.number", "Sở Y tế chưa có số sổ vàng.", () => awardee.AskPrint(Given.Lan, Given.Id(300), "A4", null, null, Given.Now));

        awardee.Enter(Given.Lan, Given.Province, "2026", 121, Given.Now, isTyped: true);
        Left(awardee, "certificate.number", "Ghi số sổ vàng đã cấp trên giấy", null, "121");
        Given.Refuses("certificate.numbered", "Sở Y tế đã có số sổ vàng 121.", () => awardee.Enter(Given.Lan, Given.Province, "2026", 5, Given.Now));
        Given.Refuses("certificate.reason", "Cần ghi lý do sửa số.", () => awardee.Renumber(Given.Lan, 122, "", Given.Now));
        awardee.Renumber(Given.Lan, 122, "Đọc nhầm", Given.Now);
        Left(awardee, "certificate.renumber", "Sửa số sổ vàng", "121", "122", "Đọc nhầm");

        Print(awardee);
        Given.Refuses("certificate.number", "Số sổ vàng 122 đã in trên tờ của Sở Y tế, không đổi được.", () => awardee.Renumber(Given.Lan, 123, "Đọc nhầm", Given.Now));
        Assert.Equal(122, awardee.BookNumber);
    }

    [Fact]
    public void Days_AreInTheirOrder_AndNotAhead()
    {
        var awardee = Elsewhere(Given.Day(24, 2));
        Given.Refuses("certificate.on", "Ngày ký, đóng dấu 03/03/2026 ở sau hôm nay.", () => awardee.Seal(Given.Lan, Given.Day(3, 3), Decided, Given.Now));
        Given.Refuses("certificate.on", "Ngày ký, đóng dấu 19/02/2026 trước ngày của Quyết định (20/02/2026).", () => awardee.Seal(Given.Lan, Given.Day(19, 2), Decided, Given.Now));
        Given.Refuses("certificate.on", "Ngày ký, đóng dấu 23/02/2026 trước ngày in tờ của Sở Y tế (24/02/2026).", () => awardee.Seal(Given.Lan, Given.Day(23, 2), Decided, Given.Now));
        awardee.Seal(Given.Lan, Given.Day(25, 2), Decided, Given.Now);

        Given.Refuses("certificate.on", "Ngày trao 24/02/2026 trước ngày ký, đóng dấu (25/02/2026).", () => awardee.HandOver(Given.Lan, Given.Day(24, 2), HandOverWay.Ceremony, null, Given.Now));
        Given.Refuses("certificate.to", "Cần ghi họ tên người ký nhận, hoặc nơi nhận và số hiệu bưu gửi.", () => awardee.HandOver(Given.Lan, Given.Day(25, 2), HandOverWay.Representative, " ", Given.Now));
        awardee.HandOver(Given.Lan, Given.Day(1, 3), HandOverWay.Representative, " Lê Thị Hoa ", Given.Now);

        Left(awardee, "certificate.hand-over", "Ghi nhận đã trao", "Đã ký, đóng dấu", "Đã trao ngày 01/03/2026, đại diện đơn vị ký nhận: Lê Thị Hoa");
    }

    [Fact]
    public void AllInOneDay_IsFine()
    {
        var awardee = At(CertificateState.Printed);

        awardee.Seal(Given.Lan, Given.Day(2, 3), Decided, Given.Now);
        awardee.HandOver(Given.Lan, Given.Day(2, 3), HandOverWay.Ceremony, null, Given.Now);

        Assert.Equal(CertificateState.HandedOver, awardee.State);
    }

    [Fact]
    public void ASheetFromElsewhere_WantsItsNumberAndADayThatCanBe_AndIsTakenBackWhole()
    {
        Given.Refuses("certificate.number", "Sở Y tế chưa có số sổ vàng.", () => New().PrintElsewhere(Given.Lan, Decided, Decided, Given.Now));
        var awardee = Numbered();
        Given.Refuses("certificate.on", "Ngày in 03/03/2026 ở sau hôm nay.", () => awardee.PrintElsewhere(Given.Lan, Given.Day(3, 3), Decided, Given.Now));
        Given.Refuses("certificate.on", "Ngày in 19/02/2026 trước ngày của Quyết định (20/02/2026).", () => awardee.PrintElsewhere(Given.Lan, Given.Day(19, 2), Decided, Given.Now));

        awardee.PrintElsewhere(Given.Lan, Decided, Decided, Given.Now);
        Assert.True(awardee.IsFromElsewhere && awardee.CanCorrect);
        awardee.Correct(Given.Lan, "Ghi nhầm đợt", Given.Now);

        Left(awardee, "certificate.correct", "Sửa việc ghi nhận nhầm", "Đã in ở nơi khác ngày 20/02/2026", "Chưa in", "Ghi nhầm đợt");
        Assert.Equal((CertificateState.NotPrinted, null, 12), (awardee.State, awardee.PrintedAt, awardee.BookNumber!.Value));
    }

    [Fact]
    public void ASheetFromElsewhere_ThatIsPrintedAgainHere_IsOurs()
    {
        var awardee = Elsewhere(Decided);

        Print(awardee, "Sai tên", OldSheet.Destroyed);

        Assert.False(awardee.IsFromElsewhere || awardee.CanCorrect);
    }

    [Fact]
    public void AMistakenTick_IsTakenBackWithItsReason()
    {
        var awardee = At(CertificateState.HandedOver);
        Given.Refuses("certificate.reason", "Cần ghi vì sao việc ghi nhận trước là nhầm.", () => awardee.Correct(Given.Lan, null, Given.Now));

        awardee.Correct(Given.Lan, "Đánh dấu nhầm dòng", Given.Now);

        Left(awardee, "certificate.correct", "Sửa việc ghi nhận nhầm", "Đã trao ngày 02/03/2026", "Đã ký, đóng dấu", "Đánh dấu nhầm dòng");
        Assert.Equal((CertificateState.Sealed, null), (awardee.State, awardee.HandedOverOn));
    }

    [Fact]
    public void WhoIsDropped_GetsNoSheetAndNoNumber()
    {
        var awardee = At(CertificateState.Sealed);
        Given.Refuses("certificate.old-sheet", "Tờ của Sở Y tế đã ký, đóng dấu; cần ghi tờ đó đã thu hồi, đã hủy hay thất lạc.", () => awardee.Drop(Given.Lan, "Quyết định số 5/QĐ-UBND", "Bị kỷ luật", null, Given.Now));

        awardee.Drop(Given.Lan, "Quyết định số 5/QĐ-UBND", "Bị kỷ luật", OldSheet.TakenBack, Given.Now);

        Left(awardee, "certificate.drop", "Đưa ra khỏi Quyết định", "Đã ký, đóng dấu, số sổ vàng 12", "Quyết định số 5/QĐ-UBND. Tờ đã in: đã thu hồi", "Bị kỷ luật");
        Assert.True(awardee.IsStruck);
        Assert.Contains(awardee.ObstaclesToPrinting("Lại", OldSheet.Lost), o => o.Text == "Sở Y tế không còn trong Quyết định, không in.");
        Given.Refuses("certificate.struck", "Sở Y tế không còn trong Quyết định.", () => awardee.HandOver(Given.Lan, Given.Day(2, 3), HandOverWay.Ceremony, null, Given.Now));
    }

    [Fact]
    public void Awardee_IsFoundWithoutMarks()
    {
        var awardee = new Awardee(Given.Id(91), Given.Id(81), Given.Id(92), Given.Id(82), 3, "Bằng khen", "Đỗ Thị Hạnh", "Chuyên viên, Sở Nội vụ", false);

        Assert.Equal(("do thi hanh chuyen vien, so noi vu", 3, CertificateState.NotPrinted), (awardee.SearchText, awardee.Ordinal, awardee.State));
    }

    [Theory]
    [InlineData(BookCounting.PerYear, "2026", "2026", true)]
    [InlineData(BookCounting.PerYearAndForm, "2026 giay khen", "2026 bang khen", false)]
    [InlineData(BookCounting.Continuous, "lien tuc", "lien tuc", true)]
    public void Counting_SaysWhatNumbersRunWithin(BookCounting counting, string giayKhen, string bangKhen, bool isShared)
    {
        var book = new GoldenBook(Given.Province);
        book.Count(Given.Lan, counting, 1, null, Given.Now);

        Assert.Equal((giayKhen, bangKhen), (book.SeriesOf(Given.Id(91), 2026, "Giấy khen"), book.SeriesOf(Given.Id(91), 2026, "Bằng khen")));
        Assert.Equal(isShared, giayKhen == bangKhen);
    }

    [Fact]
    public void AFirstNumber_HoldsForItsYear_AndGivenNumbersGoOn()
    {
        var book = new GoldenBook(Given.Province);
        Assert.Equal(BookCounting.PerDecision, book.Counting);
        Given.Refuses("book.first-year", "Cần ghi năm mà số bắt đầu này thuộc về; năm sau lại từ 1.", () => book.Count(Given.Lan, BookCounting.PerYear, 121, null, Given.Now));

        book.Count(Given.Lan, BookCounting.PerYear, 121, 2026, Given.Now);

        Assert.Equal((121, 1, 151), (book.Next(null, 2026), book.Next(null, 2027), book.Next(150, 2026)));
        Given.Left(book, AuditSubject.Unit, Given.Province, null, Given.Lan, Given.Now, "book.count", "Đặt cách đánh số sổ vàng", "Theo thứ tự trong từng Quyết định", "Theo năm, chung mọi hình thức, năm 2026 bắt đầu từ số 121");
        book.Count(Given.Lan, BookCounting.Continuous, 500, null, Given.Now);
        Assert.Equal((500, 501), (book.Next(12, 2030), book.Next(500, 2031)));
    }

    private static void Left(Awardee awardee, string act, string what, string? from, string? to, string? reason = null) =>
        Given.Left(awardee, AuditSubject.Certificate, awardee.Id, null, Given.Lan, Given.Now, act, what, from, to, reason);

    private static Awardee New() => new(Given.Id(91), Given.Id(81), Given.Id(92), Given.Id(82), 3, "Bằng khen", "Sở Y tế", null, true);

    private static Awardee Numbered()
    {
        var awardee = New();
        awardee.Enter(Given.Lan, Given.Province, "2026", 12, Given.Now);
        return awardee;
    }

    private static Awardee Elsewhere(DateOnly on)
    {
        var awardee = Numbered();
        awardee.PrintElsewhere(Given.Lan, on, Decided, Given.Now);
        return awardee;
    }

    private Awardee At(CertificateState state)
    {
        var awardee = Numbered();
        if (state >= CertificateState.Printed)
        {
            Print(awardee);
        }

        if (state >= CertificateState.Sealed)
        {
            awardee.Seal(Given.Lan, Given.Day(2, 3), Decided, Given.Now);
        }

        if (state >= CertificateState.HandedOver)
        {
            awardee.HandOver(Given.Lan, Given.Day(2, 3), HandOverWay.Ceremony, null, Given.Now);
        }

        return awardee;
    }

    private void Print(Awardee awardee, string? reason = null, OldSheet? oldSheet = null)
    {
        var id = Given.Id(++batch);
        awardee.AskPrint(Given.Lan, id, "A4", reason, oldSheet, Given.Now);
        awardee.Print(Given.Lan, id, Given.Now);
    }

    private static void Act(Awardee awardee, string act)
    {
        switch (act)
        {
            case "seal":
                awardee.Seal(Given.Lan, Given.Day(2, 3), Decided, Given.Now);
                break;
            case "print-elsewhere":
                awardee.PrintElsewhere(Given.Lan, Given.Day(25, 2), Decided, Given.Now);
                break;
            case "hand-over":
                awardee.HandOver(Given.Lan, Given.Day(2, 3), HandOverWay.Ceremony, null, Given.Now);
                break;
            default:
                awardee.Correct(Given.Lan, "Nhầm", Given.Now);
                break;
        }
    }
}
