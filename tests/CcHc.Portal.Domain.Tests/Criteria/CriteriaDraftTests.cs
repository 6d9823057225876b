using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tests.Foundation;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

/// <summary>Every verb of a draft, and every way in which it refuses.</summary>
public sealed class CriteriaDraftTests
{
    public static readonly TheoryData<CriteriaVersionState, string> Moves = EveryMove.Of(CriteriaSetVersion.Workflow);

    public static readonly TheoryData<string> Verbs =
    [
        nameof(CriteriaSetVersion.AddBelow), nameof(CriteriaSetVersion.AddAfter), nameof(CriteriaSetVersion.Duplicate), nameof(CriteriaSetVersion.MoveUp), nameof(CriteriaSetVersion.MoveDown),
        nameof(CriteriaSetVersion.MoveTo), nameof(CriteriaSetVersion.Remove), nameof(CriteriaSetVersion.Describe), nameof(CriteriaSetVersion.ScoreBy), nameof(CriteriaSetVersion.Recode),
        nameof(CriteriaSetVersion.Renumber), nameof(CriteriaSet.DiscardDraft),
    ];

    [Theory]
    [MemberData(nameof(Moves))]
    public void EveryState_WithEveryMove_FollowsTheTable(CriteriaVersionState from, string act)
    {
        var version = from == CriteriaVersionState.Draft ? Draft() : Released();

        EveryMove.FollowsTheTable(CriteriaSetVersion.Workflow, from, act, version, () => version.State, () => Release(version));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void ReleasedVersion_WithEveryVerbOfEditing_IsRefusedAndUnchanged(string verb)
    {
        var version = Released();
        var before = (version.Stamp(), version.Facts.Count);
        var id = At(version, "1.2").Id;

        Given.Refuses("criteria-version.released", "Phiên bản 1 đã ban hành, không sửa được; hãy soạn phiên bản mới.", () =>
        {
            switch (verb)
            {
                case nameof(CriteriaSetVersion.AddBelow):
                    version.AddBelow(Given.Lan, At(version, "1").Id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.AddAfter):
                    version.AddAfter(Given.Lan, id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.Duplicate):
                    version.Duplicate(Given.Lan, id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.MoveUp):
                    version.MoveUp(Given.Lan, id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.MoveDown):
                    version.MoveDown(Given.Lan, At(version, "1.1").Id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.MoveTo):
                    version.MoveTo(Given.Lan, id, At(version, "2").Id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.Remove):
                    version.Remove(Given.Lan, id, Given.Now);
                    break;
                case nameof(CriteriaSetVersion.Describe):
                    version.Describe(Given.Lan, id, new CriterionWords("Khác"), Given.Now);
                    break;
                case nameof(CriteriaSetVersion.ScoreBy):
                    version.ScoreBy(Given.Lan, id, Points.FromDecimal(4), ScoringMethods.Ratio, new RatioRule(4), Given.Now);
                    break;
                case nameof(CriteriaSetVersion.Recode):
                    version.Recode(Given.Lan, id, "1.9", Given.Now);
                    break;
                case nameof(CriteriaSetVersion.Renumber):
                    version.Renumber(Given.Lan, Given.Now);
                    break;
                default:
                    Set().DiscardDraft(Given.Lan, version, "Không dùng", Given.Now);
                    break;
            }
        });

        Assert.Equal(before, (version.Stamp(), version.Facts.Count));
    }

    [Fact]
    public void Draft_OfASet_BeginsAsACopyInTreeOrderAndBearsNoNumber()
    {
        var set = Set();
        // A file may list a component far from its group.
        CriterionText[] texts = [Node("1", null, 10, "group"), Node("2", null, 5, "group"), Node("1.1", "1", 10, "expert"), Node("2.1", "2", 5, "expert")];

        var draft = set.BeginDraft(Given.Lan, texts, "phiên bản 1", Given.Id(7), Given.Now);

        Assert.Equal((CriteriaVersionState.Draft, 0, "phiên bản 1", Given.Id(7)), (draft.State, draft.Number, draft.BasedOn, draft.BaseVersionId!.Value));
        Assert.Equal(["1/1/0", "1.1/2/1", "2/3/0", "2.1/4/1"], draft.Ordered().Select(n => $"{n.Code}/{n.Order}/{n.Depth}"));
        Assert.Null(draft.ReleasedAt);
        Given.Left(set, AuditSubject.CriteriaSet, set.Id, null, Given.Lan, Given.Now, "criteria-set.draft", "Bắt đầu soạn phiên bản mới", to: "2 tiêu chí", reason: "Chép từ: phiên bản 1");
    }

    [Fact]
    public void AddBelow_AGroup_StandsAtItsEndWithTheNextCode()
    {
        var draft = Draft();

        var added = draft.AddBelow(Given.Lan, At(draft, "1").Id, Given.Now);

        Assert.Equal(["1", "1.1", "1.2", "1.2.a", "1.2.b", "1.3", "2", "2.1"], Codes(draft));
        Assert.Equal(("1.3", "1", 1, true, ""), (added.Code, added.ParentCode, added.Depth, added.IsLeaf, added.Method));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.add", "Thêm tiêu chí", to: "1.3, trong 1. Tiêu chí 1");
    }

    [Fact]
    public void AddBelow_Nothing_IsAFieldAtTheEnd()
    {
        var draft = Draft();

        var added = draft.AddBelow(Given.Lan, null, Given.Now);

        Assert.Equal(("3", null, 0, false, "group"), (added.Code, added.ParentCode, added.Depth, added.IsLeaf, added.Method));
        Assert.Equal("3", Codes(draft)[^1]);
    }

    [Fact]
    public void AddBelow_ALeaf_IsRefused()
    {
        var draft = Draft();

        Given.Refuses(
            "criteria-version.leaf",
            "Tiêu chí 1.1 được chấm trực tiếp; muốn thêm tiêu chí thành phần thì chuyển cách chấm của nó sang «nhóm» trước.",
            () => draft.AddBelow(Given.Lan, At(draft, "1.1").Id, Given.Now));
    }

    [Fact]
    public void AddAfter_AGroup_StandsAfterAllBelowIt()
    {
        var draft = Draft();

        draft.AddAfter(Given.Lan, At(draft, "1.2").Id, Given.Now);
        draft.AddAfter(Given.Lan, At(draft, "1").Id, Given.Now);

        Assert.Equal(["1", "1.1", "1.2", "1.2.a", "1.2.b", "1.3", "3", "2", "2.1"], Codes(draft));
    }

    [Fact]
    public void Duplicate_AGroup_CopiesAllBelowItUnderNewCodes()
    {
        var draft = Draft();

        var copy = draft.Duplicate(Given.Lan, At(draft, "1.2").Id, Given.Now);

        Assert.Equal(["1", "1.1", "1.2", "1.2.a", "1.2.b", "1.3", "1.3.a", "1.3.b", "2", "2.1"], Codes(draft));
        Assert.Equal("Tiêu chí 1.2 (bản sao)", copy.Title);
        Assert.Equal(("Tiêu chí 1.2.a", "1.3", "step=0.25"), (At(draft, "1.3.a").Title, At(draft, "1.3.a").ParentCode, At(draft, "1.3.a").Rule));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.duplicate", "Nhân bản tiêu chí 1.2", to: "1.3. Tiêu chí 1.2 (bản sao) và 2 tiêu chí thành phần");
    }

    [Fact]
    public void MoveUp_TakesAllBelowAlongAndKeepsTheCodes()
    {
        var draft = Draft();

        draft.MoveUp(Given.Lan, At(draft, "1.2").Id, Given.Now);

        Assert.Equal(["1", "1.2", "1.2.a", "1.2.b", "1.1", "2", "2.1"], Codes(draft));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.move-up", "Chuyển tiêu chí 1.2 lên", to: "trước 1.1");
        Given.Refuses("criteria-version.move-up", "Tiêu chí 1.2 đã ở đầu nhóm.", () => draft.MoveUp(Given.Lan, At(draft, "1.2").Id, Given.Now));
    }

    [Fact]
    public void MoveDown_AField_TakesTheWholeFieldAlong()
    {
        var draft = Draft();

        draft.MoveDown(Given.Lan, At(draft, "1").Id, Given.Now);

        Assert.Equal(["2", "2.1", "1", "1.1", "1.2", "1.2.a", "1.2.b"], Codes(draft));
        Assert.Equal(Enumerable.Range(1, 7), draft.Ordered().Select(n => n.Order));
        Given.Refuses("criteria-version.move-down", "Tiêu chí 1 đã ở cuối nhóm.", () => draft.MoveDown(Given.Lan, At(draft, "1").Id, Given.Now));
    }

    [Fact]
    public void MoveTo_AnotherGroup_RecodesAllBelow()
    {
        var draft = Draft();
        var id = At(draft, "1.2").Id;

        draft.MoveTo(Given.Lan, id, At(draft, "2").Id, Given.Now);

        Assert.Equal(["1", "1.1", "2", "2.1", "2.2", "2.2.a", "2.2.b"], Codes(draft));
        Assert.Equal(("2.2", "2", 1), (draft.Node(id).Code, draft.Node(id).ParentCode, draft.Node(id).Depth));
        Assert.Equal(["2.2", "2.2"], draft.Nodes.Where(n => n.Depth == 2).Select(n => n.ParentCode));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.move", "Chuyển tiêu chí 1.2 sang nhóm khác", "1. Tiêu chí 1", "2. Tiêu chí 2, mã mới 2.2");

        draft.MoveTo(Given.Lan, id, null, Given.Now);
        Assert.Equal(["1", "1.1", "2", "2.1", "3", "3.a", "3.b"], Codes(draft));
    }

    [Fact]
    public void MoveTo_WhereItCannotStand_IsRefused()
    {
        var draft = Draft();
        var group = At(draft, "1.2").Id;

        Given.Refuses("form.group", "Không thể chuyển 1 vào chính nó hoặc vào tiêu chí thành phần của nó.", () => draft.MoveTo(Given.Lan, At(draft, "1").Id, group, Given.Now));
        Given.Refuses("form.group", "2.1 không phải là nhóm.", () => draft.MoveTo(Given.Lan, group, At(draft, "2.1").Id, Given.Now));
        Given.Refuses("form.group", "Tiêu chí 1.2 đang ở nhóm này rồi.", () => draft.MoveTo(Given.Lan, group, At(draft, "1").Id, Given.Now));
        draft.ScoreBy(Given.Lan, At(draft, "2").Id, Points.FromDecimal(5), ScoringMethods.GroupBonus, new GroupRule(5), Given.Now);
        Given.Refuses("form.group", "Nhóm điểm thưởng, điểm trừ chỉ nằm ở cấp trên cùng.", () => draft.MoveTo(Given.Lan, At(draft, "2").Id, At(draft, "1").Id, Given.Now));
    }

    [Fact]
    public void Remove_AGroup_RemovesAllBelow()
    {
        var draft = Draft();

        var removed = draft.Remove(Given.Lan, At(draft, "1.2").Id, Given.Now);

        Assert.Equal(["1.2", "1.2.a", "1.2.b"], removed.Select(n => n.Code));
        Assert.Equal(["1", "1.1", "2", "2.1"], Codes(draft));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.remove", "Bỏ tiêu chí 1.2", from: "1.2. Tiêu chí 1.2 và 2 tiêu chí thành phần");
        Assert.Throws<NotFoundException>(() => draft.Remove(Given.Lan, removed[0].Id, Given.Now));
    }

    [Fact]
    public void Describe_ChangesTheWordsAndSaysWhich_AndTheSameAgainLeavesNothing()
    {
        var draft = Draft();
        var id = At(draft, "1.1").Id;
        var words = new CriterionWords(" Ban hành kế hoạch ", "Kế hoạch", "Sở Nội vụ", null, InputBy.Agency, NotApplicable.Exclude, "xã", "Nghị quyết 76", "Ghi số, ngày");

        draft.Describe(Given.Minh, id, words, Given.Now);
        var facts = draft.Facts.Count;
        draft.Describe(Given.Minh, id, words, Given.Now.AddHours(1));

        var node = draft.Node(id);
        Assert.Equal(("Ban hành kế hoạch", "Kế hoạch", "Sở Nội vụ", InputBy.Agency, NotApplicable.Exclude), (node.Title, node.EvidenceWanted, node.AgencyText, node.InputBy, node.NotApplicable!.Value));
        Assert.Equal((Given.Now, "Trần Văn Minh"), (node.EditedAt!.Value, node.EditedByName));
        Assert.Equal(facts, draft.Facts.Count);
        Assert.Equal(("criteria-version.describe", "Sửa nội dung tiêu chí 1.1"), (draft.Facts[^1].Act, draft.Facts[^1].What));
        Assert.StartsWith("Nội dung: Tiêu chí 1.1; Tài liệu kiểm chứng: –", draft.Facts[^1].From, StringComparison.Ordinal);
        Given.Refuses("form.title", "Cần ghi nội dung tiêu chí.", () => draft.Describe(Given.Lan, id, words with { Title = " " }, Given.Now));
    }

    [Fact]
    public void ScoreBy_ATypedRule_WritesItsText()
    {
        var draft = Draft();
        var id = At(draft, "1.1").Id;

        draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), ScoringMethods.Choice, new ChoiceRule([new("đúng hạn", 2), new("chậm", 0.5m)]), Given.Now);

        Assert.Equal((ScoringMethods.Choice, "đúng hạn=2 | chậm=0.5", Points.FromDecimal(2)), (draft.Node(id).Method, draft.Node(id).Rule, draft.Node(id).MaxPoints!.Value));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.score", "Sửa cách chấm tiêu chí 1.1",
            "Điểm tối đa: 5; Cách chấm: chấm theo thang; Mức điểm: step=0.25", "Điểm tối đa: 2; Cách chấm: chọn mức; Mức điểm: đúng hạn=2 | chậm=0.5");
    }

    [Fact]
    public void ScoreBy_TheSameRule_KeepsTheWordsOfTheDecision()
    {
        var draft = Draft();
        var id = At(draft, "1.1").Id;
        draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), ScoringMethods.Step, "R ≥ 70 → 2 (tốt); R<70→0", Given.Now);

        draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), ScoringMethods.Step, RuleReader.Read("step", draft.Node(id).Rule, 2, out _)!, Given.Now);

        Assert.Equal("R ≥ 70 → 2 (tốt); R<70→0", draft.Node(id).Rule);
    }

    [Fact]
    public void ScoreBy_WhatCannotBe_IsRefused()
    {
        var draft = Draft();
        var id = At(draft, "1.1").Id;

        Given.Refuses("form.method", "Cần chọn cách chấm trong danh sách.", () => draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), "đoán", "score=R*max", Given.Now));
        Given.Refuses("form.method", "Tiêu chí 1.2 có 2 tiêu chí thành phần; hãy bỏ hoặc chuyển chúng đi trước khi chấm trực tiếp.",
            () => draft.ScoreBy(Given.Lan, At(draft, "1.2").Id, Points.FromDecimal(2), ScoringMethods.Ratio, new RatioRule(2), Given.Now));
        Given.Refuses("form.method", "Nhóm điểm thưởng, điểm trừ chỉ nằm ở cấp trên cùng.",
            () => draft.ScoreBy(Given.Lan, At(draft, "1.2").Id, Points.FromDecimal(2), ScoringMethods.GroupBonus, new GroupRule(2), Given.Now));
        Given.Refuses("form.maxPoints", "Điểm tối đa không thể là số âm.", () => draft.ScoreBy(Given.Lan, id, Points.FromDecimal(-1), ScoringMethods.Expert, "step=0.5", Given.Now));
        Given.Refuses("form.ruleText", "Có «không bậc nào nhận R=50», cần các bậc phủ kín từ 0 đến 100.",
            () => draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), ScoringMethods.Step, "R>50→2; R<50→0", Given.Now));
        Given.Refuses("form.ruleText", "Mức điểm dài 2001 ký tự, không được quá 2000.", () => draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), ScoringMethods.Expert, "step=0.5; " + new string('x', 1991), Given.Now));
        Given.Refuses("criteria-version.rule", "Mức điểm này không viết được thành quy tắc: tên mức, tên loại và ghi chú không có dấu «;» và «|», không giống một mệnh đề của quy tắc.",
            () => draft.ScoreBy(Given.Lan, id, Points.FromDecimal(2), ScoringMethods.Choice, new ChoiceRule([new("a;b", 2)]), Given.Now));
    }

    [Fact]
    public void Recode_AGroup_TakesTheCodesBelowAlong()
    {
        var draft = Draft();
        var id = At(draft, "1.2").Id;

        draft.Recode(Given.Lan, id, "1.7", Given.Now);

        Assert.Equal(["1", "1.1", "1.7", "1.7.a", "1.7.b", "2", "2.1"], Codes(draft));
        Assert.Equal(["1.7", "1.7"], draft.Nodes.Where(n => n.Depth == 2).Select(n => n.ParentCode));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.recode", "Đổi mã tiêu chí", "1.2", "1.7");
        Given.Refuses("form.code", "Mã 2.1 đã có trong bộ tiêu chí.", () => draft.Recode(Given.Lan, id, "2.1", Given.Now));
        Given.Refuses("form.code", "Cần ghi mã tiêu chí.", () => draft.Recode(Given.Lan, id, " ", Given.Now));
        Given.Refuses("form.code", $"Mã {new string('9', 31)} dài quá 30 ký tự.", () => draft.Recode(Given.Lan, id, new string('9', 31), Given.Now));
    }

    [Fact]
    public void Renumber_AfterMoving_CountsInTheOrderOfTheTree()
    {
        var draft = Draft();
        draft.MoveUp(Given.Lan, At(draft, "1.2").Id, Given.Now);
        draft.MoveDown(Given.Lan, At(draft, "1").Id, Given.Now);

        var shown = draft.Renumbering().Select(c => $"{c.Before}→{c.After}").ToList();
        draft.Renumber(Given.Lan, Given.Now);

        Assert.Equal(["2→1", "2.1→1.1", "1→2", "1.2→2.1", "1.2.a→2.1.a", "1.2.b→2.1.b", "1.1→2.2"], shown);
        Assert.Equal(["1", "1.1", "2", "2.1", "2.1.a", "2.1.b", "2.2"], Codes(draft));
        Assert.Equal([null, "1", null, "2", "2.1", "2.1", "2"], draft.Ordered().Select(n => n.ParentCode));
        Given.Refuses("criteria-version.codes", "Mã đã liên tục theo thứ tự, không có gì để đánh lại.", () => draft.Renumber(Given.Lan, Given.Now));
    }

    [Fact]
    public void Release_WithErrors_IsRefusedNamingEach()
    {
        var draft = Draft();
        draft.AddBelow(Given.Lan, At(draft, "2").Id, Given.Now);

        var refusal = Assert.Throws<DomainRuleException>(() => Release(draft));

        Assert.Equal(["Tiêu chí 2.2: có «ô trống», cần một cách chấm trong danh mục.", "Tiêu chí 2.2: có «ô trống», cần điểm tối đa."], refusal.Obstacles.Select(o => o.Text));
        Assert.Equal(CriteriaVersionState.Draft, draft.State);
    }

    [Fact]
    public void Release_OfNothing_IsRefused()
    {
        var draft = Set().BeginDraft(Given.Lan, [], "trang trắng", null, Given.Now);

        Given.Refuses("criteria-version.empty", "Bản soạn chưa có tiêu chí nào được chấm điểm.", () => Release(draft));
    }

    [Fact]
    public void Release_WithADefect_NeedsAReasonForIt()
    {
        var draft = Draft();
        draft.ScoreBy(Given.Lan, At(draft, "2").Id, Points.FromDecimal(7), ScoringMethods.Group, new GroupRule(null), Given.Now);

        Given.Refuses("form.reasons[0]", "Cần ghi lý do chấp nhận điểm bất thường này, không quá 500 ký tự.", () => Release(draft));
        Release(draft, "Chấp nhận, vì quyết định ban hành như vậy");

        Assert.Equal(["Tiêu chí 2: có «tổng điểm tối đa của tiêu chí con 5», cần bằng điểm tối đa 7. Lý do giữ: Chấp nhận, vì quyết định ban hành như vậy"], draft.AcceptedDefects);
    }

    [Fact]
    public void Release_WithoutTheDecision_IsRefused()
    {
        var draft = Draft();

        var refusal = Assert.Throws<DomainRuleException>(() => draft.Release(Given.Lan, 1, " ", null, [], Given.Now));
        Given.Refuses("form.decisionDate", "Ngày của quyết định không thể sau hôm nay.", () => draft.Release(Given.Lan, 1, "12/QĐ-UBND", Given.Day(3, 3), [], Given.Now));
        draft.Release(Given.Lan, 3, "12/QĐ-UBND", Given.Day(2, 3), [], Given.Now);

        Assert.Equal(["form.decisionNumber", "form.decisionDate"], refusal.Obstacles.Select(o => o.Key));
        Assert.Equal((3, "12/QĐ-UBND", Given.Day(2, 3), Given.Now), (draft.Number, draft.DecisionNumber, draft.DecisionDate!.Value, draft.ReleasedAt!.Value));
        Given.Left(draft, AuditSubject.CriteriaSet, draft.SetId, null, Given.Lan, Given.Now, "criteria-version.release", "Ban hành phiên bản 3", "Đang soạn", "Quyết định số 12/QĐ-UBND ngày 02/03/2026, 4 tiêu chí");
    }

    [Fact]
    public void DiscardDraft_NeedsAReason()
    {
        var set = Set();
        var draft = Draft();

        Given.Refuses("form.reason", "Cần ghi lý do bỏ bản soạn.", () => set.DiscardDraft(Given.Lan, draft, " ", Given.Now));
        set.DiscardDraft(Given.Lan, draft, "Chưa sửa đổi năm nay", Given.Now);

        Given.Left(set, AuditSubject.CriteriaSet, set.Id, null, Given.Lan, Given.Now, "criteria-set.discard-draft", "Bỏ bản soạn", from: "4 tiêu chí", reason: "Chưa sửa đổi năm nay");
    }

    [Fact]
    public void Stamp_OfACriterion_ChangesWithWhatItSaysAndNotWithWhereItStands()
    {
        var draft = Draft();
        var (one, other) = (At(draft, "1.1"), At(draft, "2.1"));
        var before = (one.Stamp(), other.Stamp(), draft.Stamp());

        draft.MoveDown(Given.Lan, one.Id, Given.Now);
        Assert.Equal((before.Item1, before.Item2), (one.Stamp(), other.Stamp()));
        Assert.NotEqual(before.Item3, draft.Stamp());
        draft.Describe(Given.Lan, one.Id, new CriterionWords("Khác"), Given.Now);

        Assert.NotEqual(before.Item1, one.Stamp());
        Assert.Equal(before.Item2, other.Stamp());
    }

    [Theory]
    [InlineData(100d, false, "98/100 – còn thiếu 2 điểm", false)]
    [InlineData(98d, false, "98/98", true)]
    [InlineData(95.5, false, "98/95,5 – thừa 2,5 điểm", false)]
    [InlineData(95.5, true, "98/95,5 – tính tối đa 95,5 điểm", true)]
    [InlineData(null, false, "98 – nhóm chưa có điểm tối đa", false)]
    public void Sum_OfAGroup_SaysWhatIsMissing(double? max, bool capped, string text, bool isRight)
    {
        var sum = GroupSum.Of(max is { } own ? Points.FromDecimal((decimal)own) : null, capped, [Points.FromDecimal(60), null, Points.FromDecimal(38)]);

        Assert.Equal((text, isRight), (sum.Text, sum.IsRight));
    }

    private static CriteriaSet Set() => new(Given.Lan, Given.Province, "Bộ tiêu chí", null, Given.Now);

    /// <summary>1 (1.1, 1.2 (1.2.a, 1.2.b)), 2 (2.1): two fields of 10 and 5 points without a fault.</summary>
    private static CriteriaSetVersion Draft() => Set().BeginDraft(
        Given.Lan,
        [
            Node("1", null, 10, "group"), Node("1.1", "1", 5, "expert"), Node("1.2", "1", 5, "criterion"), Node("1.2.a", "1.2", 2, "expert"), Node("1.2.b", "1.2", 3, "expert"),
            Node("2", null, 5, "group"), Node("2.1", "2", 5, "expert"),
        ],
        "trang trắng",
        null,
        Given.Now);

    private static CriteriaSetVersion Released()
    {
        var version = Draft();
        Release(version);
        return version;
    }

    private static void Release(CriteriaSetVersion version, params string?[] reasons) => version.Release(Given.Lan, 1, "12/QĐ-UBND", Given.Day(1, 3), reasons, Given.Now);

    private static CriterionText Node(string code, string? parent, decimal max, string method) => new(
        code, parent, 0, 0, method == "expert", "Tiêu chí " + code, Points.FromDecimal(max), method, method == "expert" ? "step=0.25" : "sum of children");

    private static SetCriterion At(CriteriaSetVersion version, string code) => version.Nodes.Single(n => n.Code == code);

    private static IReadOnlyList<string> Codes(CriteriaSetVersion version) => [.. version.Ordered().Select(n => n.Code)];
}
