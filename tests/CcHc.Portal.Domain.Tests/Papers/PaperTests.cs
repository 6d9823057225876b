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
    public void Issue_WithoutAPdf_DoesNotPassTheOneWithoutANumberForIt()
    {
        var paper = In(PaperState.Submitted);
        Assert.NotNull(paper.PdfFileId);

        paper.Issue(Given.Minh, Signed, "{\"b\":2}", null, Given.Id(94), Later);

        Assert.Equal((null, Given.Id(94)), (paper.PdfFileId, paper.DocxFileId!.Value));
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

    [Theory]
    [InlineData(PaperKind.CorrectionLetter, PaperState.Corrected, "paper.correct", "Đính chính bằng Công văn đính chính số 9/UBND-NC ngày 18/03/2026")]
    [InlineData(PaperKind.AmendingDecision, PaperState.Amended, "paper.amend", "Sửa đổi, bổ sung bằng Quyết định sửa đổi, bổ sung số 9/UBND-NC ngày 18/03/2026")]
    [InlineData(PaperKind.ReplacingDecision, PaperState.Replaced, "paper.replace", "Thay thế bằng Quyết định thay thế số 9/UBND-NC ngày 18/03/2026")]
    [InlineData(PaperKind.RecallingDecision, PaperState.Recalled, "paper.recall", "Thu hồi bằng Quyết định thu hồi số 9/UBND-NC ngày 18/03/2026")]
    public void PaperAboutAnother_OnceIssued_ChangesTheStateOfTheOther(PaperKind kind, PaperState after, string act, string what)
    {
        var concerned = In(PaperState.Issued);
        var follower = Follower(concerned, kind);

        follower.TakeEffectOn(Given.Minh, concerned, Later);

        Assert.Equal((concerned.Id, PaperKind.Plan, after), (follower.ConcernsId, follower.ConcernsKind, concerned.State));
        Left(concerned, act, what, "Đã ban hành", StateNames.Of(after), "Sai ký hiệu ở dòng 3");
    }

    [Fact]
    public void PaperAboutAnother_NotYetIssued_OrAboutAThird_DoesNothing()
    {
        var concerned = In(PaperState.Issued);
        var draft = Paper.About(concerned, PaperKind.CorrectionLetter, "Đính chính");

        Given.Refuses("paper.effect", "Văn bản chưa ban hành, hoặc không nói về văn bản này.", () => draft.TakeEffectOn(Given.Minh, concerned, Later));
        Given.Refuses("paper.effect", "Văn bản chưa ban hành, hoặc không nói về văn bản này.", () => Follower(concerned, PaperKind.CorrectionLetter).TakeEffectOn(Given.Minh, In(PaperState.Issued), Later));
        Assert.Equal(PaperState.Issued, concerned.State);
    }

    [Theory]
    [InlineData(PaperState.Draft, false)]
    [InlineData(PaperState.Submitted, false)]
    [InlineData(PaperState.Issued, true)]
    [InlineData(PaperState.Corrected, true)]
    [InlineData(PaperState.Amended, true)]
    [InlineData(PaperState.Replaced, false)]
    [InlineData(PaperState.Recalled, false)]
    public void PaperAboutAnother_IsMadeOnlyWhileThatIsInForce(PaperState state, bool may)
    {
        var concerned = In(state);

        if (may)
        {
            Assert.Equal(Given.Province, Paper.About(concerned, PaperKind.RecallingDecision, "Thu hồi").IssuingUnitId);
            return;
        }

        Given.Refuses(
            "paper.not-in-force",
            $"Văn bản đang ở trạng thái «{StateNames.Of(state)}»; chỉ đính chính, sửa đổi, thay thế, thu hồi văn bản đã ban hành và còn hiệu lực.",
            () => Paper.About(concerned, PaperKind.RecallingDecision, "Thu hồi"));
    }

    [Fact]
    public void PaperAboutAnother_OfAKindThatDoesNothing_IsRefused() =>
        Given.Refuses("paper.kind", "Kế hoạch không phải văn bản đính chính, sửa đổi, thay thế hay thu hồi.", () => Paper.About(In(PaperState.Issued), PaperKind.Plan, "Kế hoạch"));

    [Fact]
    public void WhatFollowsAUnitsReport_IsTheUnitsToo_AndNotPublic()
    {
        var report = new Paper(PaperKind.SelfAssessmentReport, Given.Department, "Báo cáo", Given.Id(81), Given.Id(82), Given.Province);
        Advance(report);
        var letter = Paper.About(report, PaperKind.CorrectionLetter, "Đính chính báo cáo");
        var officer = new Actor(Given.Id(13), "Hà", [new ActorRole(Role.UnitOfficer, Given.Department, "/a/b/", null, null)]);
        Advance(letter);

        Assert.True(PaperAccess.CanDraft(officer, letter));
        Assert.False(PaperAccess.VisibleTo(Actor.Visitor).Compile()(letter));
        Assert.True(PaperAccess.VisibleTo(Actor.Visitor).Compile()(Follower(In(PaperState.Issued), PaperKind.CorrectionLetter)));
    }

    [Fact]
    public void Write_KeepsPartsAndChanges_AndNamesThemInOneFact()
    {
        var paper = Paper.About(In(PaperState.Issued), PaperKind.AmendingDecision, "Sửa đổi");

        paper.Write(
            Given.Minh,
            new Dictionary<PaperPart, string?> { [PaperPart.Reason] = " Lùi hạn\r\ntự chấm ", [PaperPart.Bases] = " " },
            [new(" Mục II ", null, "đến 15/11 "), new(" ", "", null), new("Mục III", "cũ", null)],
            Later);

        Assert.Equal(("Lùi hạn\ntự chấm", null), (paper.Said(PaperPart.Reason), paper.Said(PaperPart.Bases)));
        Assert.Equal([(1, "Mục II", null, "đến 15/11"), (2, "Mục III", "cũ", null)], paper.Changes.Select(c => (c.Order, c.Place, c.Before, c.Text)));
        Left(paper, "paper.write", "Ghi nội dung văn bản", to: "Lý do; Nội dung sửa đổi");
    }

    [Fact]
    public void Write_OfTheSameAgain_LeavesNoFact()
    {
        var paper = Paper.About(In(PaperState.Issued), PaperKind.AmendingDecision, "Sửa đổi");
        void Write() => paper.Write(Given.Minh, new Dictionary<PaperPart, string?> { [PaperPart.Reason] = "Lùi hạn" }, [new("Mục II", null, "mới")], Later);
        Write();
        paper.ForgetFacts();

        Write();

        Assert.Empty(paper.Facts);
    }

    [Fact]
    public void Write_OnceChecked_IsRefused() => Given.Refuses(
        "paper.write",
        "Chỉ ghi nội dung khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.",
        () => In(PaperState.Checked).Write(Given.Minh, new Dictionary<PaperPart, string?>(), [], Later));

    [Theory]
    [InlineData(2021, "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "Nghị định số 91/2017/NĐ-CP", "Nghị định số 98/2023/NĐ-CP")]
    [InlineData(2024, "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "Nghị định số 98/2023/NĐ-CP", "Nghị định số 91/2017/NĐ-CP")]
    [InlineData(2026, "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Nghị định số 152/2025/NĐ-CP", "Nghị định số 98/2023/NĐ-CP")]
    public void LegalBases_AreThoseOfTheDay(int year, string law, string decree, string notYetOrNoLonger)
    {
        var bases = LegalTexts.On(new DateOnly(year, 9, 1), LegalTopic.LocalGovernment, LegalTopic.Emulation);

        Assert.Equal(law, bases[0]);
        Assert.Contains(bases, b => b.StartsWith(decree, StringComparison.Ordinal));
        Assert.DoesNotContain(bases, b => b.StartsWith(notYetOrNoLonger, StringComparison.Ordinal));
    }

    private static Paper Follower(Paper concerned, PaperKind kind)
    {
        var paper = Paper.About(concerned, kind, "Về Kế hoạch số 84");
        paper.Write(Given.Lan, new Dictionary<PaperPart, string?> { [PaperPart.Reason] = "Sai ký hiệu ở dòng 3" }, [], Given.Now);
        return Advance(paper);
    }

    private static Paper Advance(Paper paper)
    {
        paper.Check(Given.Lan, "Lan", "Hà", Given.Now);
        paper.Submit(Given.Lan, "{}", Given.Id(91), Given.Id(92), Given.Now);
        paper.Issue(Given.Lan, Signed with { Number = "9", Symbol = "UBND-NC", IssuedOn = Given.Day(18, 3) }, null, null, null, Later);
        return paper;
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
            case PaperState.Amended:
                paper.ChangeBy(Given.Lan, "12", "Sai", Later);
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
            case "amend":
                paper.ChangeBy(Given.Minh, "12", "Sai", Later);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "The table has an act without a verb.");
        }
    }

    private static void Left(Paper paper, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Given.Left(paper, AuditSubject.Paper, paper.Id, Given.Id(81), Given.Minh, Later, act, what, from, to, reason);
}
