using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tests.Foundation;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Papers;

public sealed class PaperTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    private static readonly Issuance Signed = new(" 84 ", " KH-UBND ", Given.Day(17, 3), " Lê Văn Hòa ", "Chủ tịch", Given.Id(95), new string('a', 64));

    public static TheoryData<PaperState, string> Pairs => EveryMove.Of(Paper.Workflow);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryAct_InEveryState_FollowsTheTable(PaperState from, string act)
    {
        var paper = In(from);

        EveryMove.FollowsTheTable(Paper.Workflow, from, act, paper, () => paper.State, () => Do(paper, act));
    }

    [Fact]
    public void Draft_LeavesAFact()
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, " Phát động phong trào ", Given.Id(81));

        paper.Draft(Given.Minh, Later);

        Assert.Equal(("Phát động phong trào", "phat dong phong trao", null), (paper.Title, paper.SearchText, paper.NumberAndSymbol));
        Left(paper, "paper.draft", "Lập dự thảo Kế hoạch", to: "Phát động phong trào");
    }

    [Fact]
    public void Title_ThatIsBlank_IsRefused()
    {
        Given.Refuses("paper.title", "Cần ghi trích yếu.", () => _ = new Paper(PaperKind.Plan, Given.Province, " ", null));
        Given.Refuses("paper.title", "Cần ghi trích yếu.", () => In(PaperState.Draft).Retitle(" "));
    }

    [Fact]
    public void Retitle_OfADraft_IsFoundByTheNewTitle()
    {
        var paper = In(PaperState.Draft);

        paper.Retitle("Kế hoạch mới");

        Assert.Equal(("Kế hoạch mới", "ke hoach moi"), (paper.Title, paper.SearchText));
    }

    [Theory]
    [InlineData(PaperState.Checked)]
    [InlineData(PaperState.Submitted)]
    [InlineData(PaperState.Issued)]
    public void Retitle_OnceChecked_IsRefused(PaperState state) =>
        Given.Refuses("paper.title", "Chỉ sửa trích yếu khi văn bản còn là dự thảo.", () => In(state).Retitle("Khác"));

    [Fact]
    public void Check_KeepsTwoNames()
    {
        var paper = In(PaperState.Draft);

        paper.Check(Given.Minh, " Lan ", " Hà ", Later);

        Assert.Equal((PaperState.Checked, "Lan", "Hà", Later), (paper.State, paper.ContentCheckedBy, paper.LayoutCheckedBy, paper.CheckedAt!.Value));
        Left(paper, "paper.check", "Kiểm tra nội dung và thể thức", "Dự thảo", "Đã kiểm tra", "Nội dung: Lan; thể thức: Hà");
    }

    [Fact]
    public void Check_WithoutOneOfTheNames_IsRefused()
    {
        Given.Refuses("paper.content-checked-by", "Cần ghi họ tên người kiểm tra nội dung.", () => In(PaperState.Draft).Check(Given.Lan, " ", "Hà", Later));
        Given.Refuses("paper.layout-checked-by", "Cần ghi họ tên người kiểm tra thể thức.", () => In(PaperState.Draft).Check(Given.Lan, "Lan", null, Later));
    }

    [Fact]
    public void Submit_FreezesWhatTheSignerWillSee()
    {
        var paper = In(PaperState.Checked);

        paper.Submit(Given.Minh, "{\"a\":1}", Given.Id(91), Given.Id(92), Later);

        Assert.Equal((PaperState.Submitted, "{\"a\":1}", Given.Id(91), Given.Id(92), Later), (paper.State, paper.ContentJson, paper.PdfFileId!.Value, paper.DocxFileId!.Value, paper.SubmittedAt!.Value));
        Left(paper, "paper.submit", "Lập bản trình ký", "Đã kiểm tra", "Trình ký");
    }

    [Fact]
    public void Redraft_ThrowsChecksAndFrozenFilesAway()
    {
        var paper = In(PaperState.Submitted);

        paper.Redraft(Given.Minh, " Đổi người ký ", Later);

        Assert.Equal(PaperState.Draft, paper.State);
        Assert.Equal((null, null, null, null, null), (paper.ContentJson, paper.PdfFileId, paper.DocxFileId, paper.ContentCheckedBy, paper.LayoutCheckedBy));
        Assert.Equal((null, null), (paper.SubmittedAt, paper.CheckedAt));
        Left(paper, "paper.redraft", "Đưa về dự thảo", "Trình ký", "Dự thảo", "Đổi người ký");
    }

    [Fact]
    public void Redraft_WithoutReason_IsRefused() =>
        Given.Refuses("paper.reason", "Cần ghi lý do đưa văn bản về dự thảo.", () => In(PaperState.Submitted).Redraft(Given.Lan, " ", Later));

    [Fact]
    public void Issue_RecordsNumberDateSignerAndFile()
    {
        var paper = In(PaperState.Submitted);

        paper.Issue(Given.Minh, Signed with { RecordedFor = " Văn thư Hà " }, "{\"b\":2}", Given.Id(93), null, Later);

        Assert.Equal((PaperState.Issued, "84", "KH-UBND", "84/KH-UBND", Given.Day(17, 3)), (paper.State, paper.Number, paper.Symbol, paper.NumberAndSymbol, paper.IssuedOn!.Value));
        Assert.Equal(("Lê Văn Hòa", "Chủ tịch", Given.Id(95), new string('a', 64)), (paper.SignerName, paper.SignerTitle, paper.SignedFileId!.Value, paper.FrozenSha256));
        Assert.Equal(("{\"b\":2}", Given.Id(93), Given.Id(92)), (paper.ContentJson, paper.PdfFileId!.Value, paper.DocxFileId!.Value));
        Assert.Equal((Later, "Trần Văn Minh", "Văn thư Hà"), (paper.RecordedAt!.Value, paper.RecordedByName, paper.RecordedFor));
        Assert.Equal("84/kh-ubnd phat dong phong trao le van hoa", paper.SearchText);
        Left(paper, "paper.issue", "Ghi nhận ban hành", "Trình ký", "84/KH-UBND ngày 17/03/2026", "Ghi nhận thay: Văn thư Hà");
    }

    [Fact]
    public void Issue_WithNothingReadOff_NamesEverythingThatIsMissing()
    {
        var paper = In(PaperState.Submitted);

        var refusal = Assert.Throws<DomainRuleException>(() => paper.Issue(Given.Lan, new Issuance(" ", "", default, null, null, null, null), null, null, null, Later));

        Assert.Equal(
            [
                new Obstacle("paper.number", "Cần ghi số của văn bản đã ký."),
                new Obstacle("paper.symbol", "Cần ghi ký hiệu của văn bản đã ký."),
                new Obstacle("paper.issued-on", "Cần ghi ngày ban hành của văn bản đã ký."),
                new Obstacle("paper.signed-file", "Cần đính kèm tệp văn bản đã ký."),
            ],
            refusal.Obstacles);
        Assert.Equal((PaperState.Submitted, null), (paper.State, paper.Number));
    }

    [Fact]
    public void Issue_OfADayToCome_IsRefused_AndTodayIsTakenUntilMidnightInVietnam()
    {
        Given.Refuses("paper.issued-on", "Ngày ban hành 19/03/2026 ở sau hôm nay.", () => In(PaperState.Submitted).Issue(Given.Lan, Signed with { IssuedOn = Given.Day(19, 3) }, null, null, null, Given.At(23, 59, 18, 3)));
        Assert.Empty(In(PaperState.Submitted).ObstaclesToIssuing(Signed with { IssuedOn = Given.Day(19, 3) }, Given.At(0, 0, 19, 3)));
    }

    [Fact]
    public void Issuing_OnlyWithThatOneThingMissing_NamesThatOne()
    {
        var paper = In(PaperState.Submitted);

        Assert.Empty(paper.ObstaclesToIssuing(Signed, Later));
        Assert.Equal("paper.number", Assert.Single(paper.ObstaclesToIssuing(Signed with { Number = " " }, Later)).Key);
        Assert.Equal("paper.symbol", Assert.Single(paper.ObstaclesToIssuing(Signed with { Symbol = " " }, Later)).Key);
        Assert.Equal("paper.signed-file", Assert.Single(paper.ObstaclesToIssuing(Signed with { SignedFileId = null }, Later)).Key);
    }

    [Fact]
    public void Correct_NamesTheLetterAndLeavesThePaperAsSigned()
    {
        var paper = In(PaperState.Issued);

        paper.Correct(Given.Minh, " 12/UBND-NC ngày 18/03/2026 ", "Sai ký hiệu", Later);

        Assert.Equal((PaperState.Corrected, "84/KH-UBND"), (paper.State, paper.NumberAndSymbol));
        Left(paper, "paper.correct", "Đính chính bằng 12/UBND-NC ngày 18/03/2026", "Đã ban hành", "Đã đính chính", "Sai ký hiệu");
    }

    [Fact]
    public void Replace_NamesTheSuccessor()
    {
        var paper = In(PaperState.Corrected);

        paper.Replace(Given.Minh, "90/KH-UBND ngày 18/03/2026", "Đổi thời gian", Later);

        Left(paper, "paper.replace", "Thay thế bằng 90/KH-UBND ngày 18/03/2026", "Đã đính chính", "Đã thay thế", "Đổi thời gian");
    }

    [Fact]
    public void Recall_NamesTheNotice()
    {
        var paper = In(PaperState.Issued);

        paper.Recall(Given.Minh, "13/UBND-NC ngày 18/03/2026", "Ban hành nhầm", Later);

        Left(paper, "paper.recall", "Thu hồi bằng 13/UBND-NC ngày 18/03/2026", "Đã ban hành", "Đã thu hồi", "Ban hành nhầm");
    }

    [Fact]
    public void Amendments_WithoutPaperOrReason_AreRefused()
    {
        var paper = In(PaperState.Issued);

        Given.Refuses("paper.amended-by", "Cần ghi số, ký hiệu, ngày của công văn đính chính.", () => paper.Correct(Given.Lan, " ", "Sai", Later));
        Given.Refuses("paper.reason", "Cần ghi nội dung đính chính.", () => paper.Correct(Given.Lan, "12", " ", Later));
        Given.Refuses("paper.amended-by", "Cần ghi số, ký hiệu, ngày của văn bản thay thế.", () => paper.Replace(Given.Lan, null, "Sai", Later));
        Given.Refuses("paper.reason", "Cần ghi lý do thay thế.", () => paper.Replace(Given.Lan, "12", null, Later));
        Given.Refuses("paper.amended-by", "Cần ghi số, ký hiệu, ngày của văn bản thu hồi.", () => paper.Recall(Given.Lan, "", "Sai", Later));
        Given.Refuses("paper.reason", "Cần ghi lý do thu hồi.", () => paper.Recall(Given.Lan, "12", "", Later));
        Assert.Equal(PaperState.Issued, paper.State);
    }

    [Fact]
    public void Paper_NotYetIssued_IsSeenByItsUnit_AndByARoleOfThatCampaignOnly()
    {
        var paper = In(PaperState.Draft);
        static Actor With(Guid unit, Guid? campaign) => new(Given.Id(13), "Hà", [new ActorRole(Role.Auditor, unit, "/a/", campaign, null)]);
        static bool Sees(Actor actor, Paper paper) => PaperAccess.VisibleTo(actor).Compile()(paper);

        Assert.True(Sees(With(Given.Province, null), paper));
        Assert.True(Sees(With(Given.Province, Given.Id(81)), paper));
        Assert.False(Sees(With(Given.Province, Given.Id(80)), paper));
        Assert.False(Sees(With(Given.Department, Given.Id(81)), paper));
        Assert.False(Sees(Actor.Visitor, paper));
        Assert.True(Sees(Actor.Visitor, In(PaperState.Issued)));
        Assert.False(Sees(Actor.Visitor, In(PaperState.Recalled)));
    }

    private static Paper In(PaperState state)
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, "Phát động phong trào", Given.Id(81));
        if (state >= PaperState.Checked)
        {
            paper.Check(Given.Lan, "Lan", "Hà", Given.Now);
        }

        if (state >= PaperState.Submitted)
        {
            paper.Submit(Given.Lan, "{}", Given.Id(91), Given.Id(92), Given.Now);
        }

        if (state >= PaperState.Issued)
        {
            paper.Issue(Given.Lan, Signed, null, null, null, Later);
        }

        switch (state)
        {
            case PaperState.Corrected:
                paper.Correct(Given.Lan, "12", "Sai", Later);
                break;
            case PaperState.Replaced:
                paper.Replace(Given.Lan, "12", "Sai", Later);
                break;
            case PaperState.Recalled:
                paper.Recall(Given.Lan, "12", "Sai", Later);
                break;
        }

        return paper;
    }

    private static void Do(Paper paper, string act)
    {
        switch (act)
        {
            case "check":
                paper.Check(Given.Minh, "Lan", "Hà", Later);
                break;
            case "submit":
                paper.Submit(Given.Minh, "{}", null, Given.Id(92), Later);
                break;
            case "redraft":
                paper.Redraft(Given.Minh, "Sửa", Later);
                break;
            case "issue":
                paper.Issue(Given.Minh, Signed, null, null, null, Later);
                break;
            case "correct":
                paper.Correct(Given.Minh, "12", "Sai", Later);
                break;
            case "replace":
                paper.Replace(Given.Minh, "12", "Sai", Later);
                break;
            case "recall":
                paper.Recall(Given.Minh, "12", "Sai", Later);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "The table has an act without a verb.");
        }
    }

    private static void Left(Paper paper, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Given.Left(paper, AuditSubject.Paper, paper.Id, Given.Id(81), Given.Minh, Later, act, what, from, to, reason);
}
