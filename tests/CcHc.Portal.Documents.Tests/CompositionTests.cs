using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

public sealed class CompositionTests
{
    public static TheoryData<string> Names => PaperFiles.Names;

    [Theory, MemberData(nameof(Names))]
    public void Text_EndsWithTheEndMark_Once(string name)
    {
        var paper = PaperFiles.Papers[name];

        var lines = PaperText.Lines(paper with { Recipients = [], Annexes = [], Signature = new SignatureBlock([], null), SecondSignature = null }).ToList();
        Assert.EndsWith(PaperText.EndMark, lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("...", lines[^1].Replace(PaperText.EndMark, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(PaperText.Lines(paper), l => l.Contains(PaperText.EndMark, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void EveryAnnex_IsPointedToInTheText(string name)
    {
        var paper = PaperFiles.Papers[name];

        var text = string.Join('\n', PaperText.Lines(paper with { Annexes = [] }));
        Assert.All(
            Enumerable.Range(0, paper.Annexes.Count),
            i => Assert.Contains(PaperText.AnnexNumber(i, paper.Annexes.Count), text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Snapshot_ReadBack_IsTheSamePaper(string name)
    {
        var paper = PaperFiles.Papers[name];

        var json = PaperSnapshot.Write(paper);
        var again = PaperSnapshot.Read(json);

        Assert.Equal(json, PaperSnapshot.Write(again));
        Assert.Equal(PaperText.Lines(paper), PaperText.Lines(again));
        Assert.Equal(paper.Blocks.Select(b => b.GetType()), again.Blocks.Select(b => b.GetType()));
    }

    [Theory]
    [InlineData("reminder of one", false)]
    [InlineData("reminder", true)]
    public void AReminder_NamesTheOnlyOne_AndPointsToTheListOfMany(string name, bool pointsToList)
    {
        var text = string.Join('\n', PaperText.Lines(PaperFiles.Papers[name] with { Annexes = [] }));

        var who = pointsToList ? "các cơ quan, đơn vị, cá nhân có tên trong danh sách" : Samples.Reminder(1).Rows[0].Name;
        Assert.Contains($"đề nghị {who} thực hiện các nội dung sau:", text, StringComparison.Ordinal);
        Assert.Contains($"đề nghị {who} quan tâm, phối hợp thực hiện./.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_IsReadableVietnamese()
    {
        Assert.Contains("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN", PaperSnapshot.Write(PaperFiles.Papers["decision"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2025, 1, 5, "Hòa An, ngày 05 tháng 01 năm 2025")]
    [InlineData(2025, 2, 28, "Hòa An, ngày 28 tháng 02 năm 2025")]
    [InlineData(2025, 3, 9, "Hòa An, ngày 09 tháng 3 năm 2025")]
    [InlineData(2025, 12, 31, "Hòa An, ngày 31 tháng 12 năm 2025")]
    public void Date_HasZerosOnlyWhereTheDecreeWantsThem(int year, int month, int day, string line)
    {
        Assert.Equal(line, PaperText.DateLine(PlaceAndDate.On("Hòa An", new DateOnly(year, month, day))));
    }

    [Theory]
    [InlineData("5", "Số: 05/QĐ-UBND")]
    [InlineData("05", "Số: 05/QĐ-UBND")]
    [InlineData("412", "Số: 412/QĐ-UBND")]
    [InlineData(null, "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/QĐ-UBND")]
    public void Number_IsPaddedBelowTen_AndLeftOpenWhenNotGiven(string? value, string line)
    {
        Assert.Equal(line, PaperText.NumberLine(new PaperNumber(value, "QĐ-UBND")));
    }

    [Fact]
    public void OpenDate_KeepsTheYear()
    {
        Assert.Equal(
            "Hòa An, ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0năm 2025",
            PaperText.DateLine(PlaceAndDate.Open("Hòa An", 2025)));
    }

    [Fact]
    public void Letters_FollowTheVietnameseAlphabet()
    {
        Assert.Equal(
            ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"],
            Enumerable.Range(1, PaperText.LetterCount).Select(PaperText.Letter));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperText.Letter(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperText.Letter(PaperText.LetterCount + 1));
    }

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(14, "XIV")]
    [InlineData(40, "XL")]
    public void Sections_AreRoman(int number, string roman)
    {
        Assert.Equal(roman, PaperText.Roman(number));
    }

    [Fact]
    public void Decision_CountsAwardeesAndMoney()
    {
        var lines = PaperText.Lines(AwardDecisionPaper.Compose(Samples.Decision(3, 40))).ToList();

        Assert.Contains(
            "Điều 1. Tặng Giấy khen cho 03 tập thể và 40 cá nhân đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2025 (danh sách tại Phụ lục I và Phụ lục II kèm theo Quyết định này).",
            lines);
        Assert.Contains(
            "Điều 2. Tiền thưởng kèm theo là 1.560.000 đồng đối với mỗi tập thể và 780.000 đồng đối với mỗi cá nhân; tổng số tiền 35.880.000 đồng, chi từ Quỹ thi đua, khen thưởng xã Hòa An năm 2025.",
            lines);
        Assert.Contains("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã Hòa An tại Tờ trình số 25/TTr-VHXH ngày 10 tháng 12 năm 2025.", lines);
        Assert.Contains("- Như Điều 4;", lines);
        Assert.Contains("- Lưu: VT, VHXH.", lines);
        Assert.Contains("(Kèm theo Quyết định số 12/QĐ-UBND ngày 15 tháng 12 năm 2025 của Chủ tịch Ủy ban nhân dân xã Hòa An)", lines);
    }

    [Fact]
    public void Decision_WithoutMoney_LosesThatArticleAndTheRecipientsFollow()
    {
        var paper = AwardDecisionPaper.Compose(Samples.Decision() with { MoneySource = null });

        Assert.Equal([1, 2, 3], paper.Blocks.OfType<Article>().Select(a => a.Number));
        Assert.Equal("Như Điều 3", paper.Recipients[0]);
    }

    [Fact]
    public void Decision_OfSeveralForms_NamesEachWithItsAnnex()
    {
        var content = Samples.Decision();
        var paper = AwardDecisionPaper.Compose(content with { Groups = [content.Groups[0] with { Form = "Cờ thi đua" }, content.Groups[1]] });

        var clauses = paper.Blocks.OfType<Clause>().Select(c => c.Text).ToList();
        Assert.Equal(
            [
                "Tặng Cờ thi đua cho 03 tập thể (danh sách tại Phụ lục I kèm theo Quyết định này);",
                "Tặng Giấy khen cho 40 cá nhân (danh sách tại Phụ lục II kèm theo Quyết định này).",
            ],
            clauses);
        Assert.Equal("DANH SÁCH TẬP THỂ ĐƯỢC TẶNG CỜ THI ĐUA", paper.Annexes[0].Title);
    }

    [Fact]
    public void Decision_ThatAwardsNobody_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => AwardDecisionPaper.Compose(Samples.Decision() with { Groups = [] }));
    }

    [Fact]
    public void AnIndexRound_IsDetermined_AndCalledNoMovement()
    {
        const string name = "Xác định Chỉ số cải cách hành chính cấp xã năm 2025";

        var plan = PlanPaper.Compose(Samples.Plan() with { CampaignName = name, Area = null, IsEmulation = false });
        var report = SelfAssessmentReportPaper.Compose(Samples.Report() with { CampaignName = name, IsEmulation = false });

        Assert.Equal((name, "Kết quả tự chấm điểm xác định Chỉ số cải cách hành chính cấp xã năm 2025"), (plan.Abstract, report.Abstract));
        Assert.Contains(PaperText.Lines(plan), l => l.EndsWith("ban hành Kế hoạch xác định Chỉ số cải cách hành chính cấp xã năm 2025, cụ thể như sau:", StringComparison.Ordinal));
        Assert.DoesNotContain(PaperText.Lines(report), l => l.Contains("phong trào", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void AnIndexRound_IsCalledNoMovement_ByWhatFollowsItEither()
    {
        const string name = "Xác định Chỉ số cải cách hành chính cấp xã năm 2025";

        var decision = ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true) with { CampaignName = name, IsEmulation = false });
        var notice = ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: false) with { CampaignName = name, IsEmulation = false });
        var statement = SubmissionStatementPaper.Compose(Samples.Statement() with { CampaignName = name, AwardedFor = "công tác cải cách hành chính năm 2025" });
        var pledge = PledgePaper.Compose(Samples.Pledge() with { CampaignName = name, IsEmulation = false });

        Assert.Equal(
            [
                "Về việc công bố kết quả xác định Chỉ số cải cách hành chính cấp xã năm 2025",
                "Kết quả xác định Chỉ số cải cách hành chính cấp xã năm 2025",
                "Về việc đề nghị khen thưởng công tác cải cách hành chính năm 2025",
                "Tham gia xác định Chỉ số cải cách hành chính cấp xã năm 2025",
            ],
            new[] { decision, notice, statement, pledge }.Select(p => p.Abstract));
        Assert.Contains(PaperText.Lines(statement), l => l.EndsWith("xem xét, khen thưởng các tập thể, cá nhân có thành tích trong công tác cải cách hành chính năm 2025 như sau:", StringComparison.Ordinal));
        Assert.Contains(PaperText.Lines(statement), l => l.EndsWith("Kết quả xác định Chỉ số cải cách hành chính cấp xã năm 2025", StringComparison.OrdinalIgnoreCase));
        Assert.All(new[] { decision, notice, statement, pledge }, paper => Assert.DoesNotContain(PaperText.Lines(paper), l => l.Contains("phong trào", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void APersonsPaper_IssuedByTheUnit_SpeaksOfThePerson()
    {
        const string person = "Nguyễn Văn An, Chuyên viên, Phòng Nội vụ";

        var pledge = PaperText.Lines(PledgePaper.Compose(Samples.Pledge() with { Subject = person })).ToList();
        var report = PaperText.Lines(SelfAssessmentReportPaper.Compose(Samples.Report() with { Subject = person })).ToList();

        Assert.Contains(pledge, l => l.Contains($"{person} đăng ký tham gia", StringComparison.Ordinal));
        Assert.Contains(pledge, l => l.StartsWith($"{person} cam kết", StringComparison.Ordinal));
        Assert.Contains(report, l => l.Contains($"{person} báo cáo kết quả tự chấm điểm", StringComparison.Ordinal));
    }

    [Fact]
    public void Statement_WithFewNominees_ListsThemInTheText_WithManyInAnnexes()
    {
        Assert.Equal(2, SubmissionStatementPaper.Compose(Samples.Statement(4)).Blocks.OfType<PaperTable>().Count());
        var many = SubmissionStatementPaper.Compose(Samples.Statement(40));
        Assert.Empty(many.Blocks.OfType<PaperTable>());
        Assert.Equal(2, many.Annexes.Count);
        Assert.Equal("Như trên", many.Recipients[0]);
    }

    [Fact]
    public void Bases_EndWithSemicolons_TheLastWithAFullStop()
    {
        Assert.Equal(["Căn cứ A;", "Căn cứ B;", "Theo đề nghị của C."], PaperText.BasisLines(["Căn cứ A;", "Căn cứ B", "Theo đề nghị của C"]));
    }

    [Fact]
    public void SignatureLines_BearTheSignOfTheForm()
    {
        var lines = SignatureBlock.Body("ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "A", deputy: "PHÓ CHỦ TỊCH").Lines.Select(PaperText.SignatureLine);

        Assert.Equal(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], lines);
        Assert.Equal(
            ["TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "Q. CHỦ TỊCH"],
            new[] { SigningForm.ByOrderOf, SigningForm.ByAuthorityOf, SigningForm.Acting }.Select(f => PaperText.SignatureLine(new(f, "CHỦ TỊCH"))));
    }
}
