using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Papers;

public sealed class PaperTemplateTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    [Fact]
    public void Uploads_AreNumberedAndHoldForNothing()
    {
        var template = new PaperTemplate(Given.Province, PaperKind.AwardDecision);

        var first = template.Upload(Given.Lan, File('a'), "{}", ["Cả văn bản: ghi chú bên lề"], " Lần đầu ", Given.Now);
        var second = template.Upload(Given.Minh, File('b'), "{}", [], null, Later);

        Assert.Equal((1, "Lần đầu", "Cả văn bản: ghi chú bên lề", new string('a', 64), "Nguyễn Thị Lan"), (first.Number, first.Note, first.Remarks, first.Sha256, first.ByName));
        Assert.Equal((2, false, null), (second.Number, second.IsPutInForce, second.InForceFrom));
        Assert.Equal(["template.upload", "template.upload"], template.Facts.Select(f => f.Act));
        Assert.Equal(new string('b', 64), template.Facts[1].To);
    }

    [Fact]
    public void Force_BeginsTodayAtTheEarliest()
    {
        var template = WithTwo();

        Given.Refuses("template.from", "Mẫu chỉ có hiệu lực từ hôm nay trở đi; văn bản đã lập giữ mẫu của mình.", () => template.PutInForce(Given.Lan, 1, Given.Day(1, 3), Given.Now));
        Given.Refuses("template.version", "Mẫu không có phiên bản 3.", () => template.PutInForce(Given.Lan, 3, Given.Day(2, 3), Given.Now));
        template.PutInForce(Given.Lan, 1, Given.Day(2, 3), Given.Now);

        var version = template.Versions[0];
        Assert.Equal((Given.Day(2, 3), Given.Now, "Nguyễn Thị Lan", true), (version.InForceFrom, version.PutInForceAt, version.PutInForceByName, version.IsPutInForce));
        Assert.Equal(("template.force", "02/03/2026"), (template.Facts[^1].Act, template.Facts[^1].To));
    }

    [Fact]
    public void Withdrawal_EndsEveryVersion_SoThatNoOlderOneComesBack()
    {
        var template = WithTwo();
        Given.Refuses("template.none", "Không có phiên bản nào đang hoặc sẽ có hiệu lực.", () => template.Withdraw(Given.Lan, "Sai lời văn", Given.Now));
        template.PutInForce(Given.Lan, 1, Given.Day(2, 3), Given.Now);
        template.PutInForce(Given.Lan, 2, Given.Day(10, 3), Given.Now);
        Given.Refuses("template.reason", "Cần ghi lý do ngừng dùng mẫu.", () => template.Withdraw(Given.Lan, " ", Later));

        template.Withdraw(Given.Minh, "Sai lời văn", Later);

        Assert.All(template.Versions, v => Assert.Equal((false, Later), (v.IsPutInForce, v.WithdrawnAt)));
        Assert.Equal(("phiên bản 1, phiên bản 2", "mẫu chung của cổng", "Sai lời văn"), (template.Facts[^1].From, template.Facts[^1].To, template.Facts[^1].Reason));
        template.PutInForce(Given.Lan, 2, Given.Day(18, 3), Later);
        Assert.True(template.Versions[1].IsPutInForce);
    }

    [Fact]
    public void Paper_TakesAnotherTemplateOnlyAsADraftMadeFromTheData()
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, "Phát động", null);
        paper.UseTemplate(Given.Lan, Given.Id(70), "Mẫu của cơ quan, phiên bản 1", Given.Now);
        Assert.Equal((Given.Id(70), "paper.template", "Mẫu của cơ quan, phiên bản 1"), (paper.TemplateVersionId, paper.Facts[^1].Act, paper.Facts[^1].To));

        Revision(paper).Accept(Given.Lan, paper, Given.Now);
        Given.Refuses("paper.template", "Dự thảo đang theo bản sửa ngoài. Soạn lại từ dữ liệu trước khi đổi mẫu.", () => paper.UseTemplate(Given.Lan, null, "Mẫu chung", Given.Now));
        paper.Recompose(Given.Lan, Given.Now);
        paper.Check(Given.Lan, "A", "B", Given.Now);
        Given.Refuses("paper.template", "Chỉ đổi mẫu khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.", () => paper.UseTemplate(Given.Lan, null, "Mẫu chung", Given.Now));
    }

    [Fact]
    public void Revision_IsDecidedOnce_AndOnlyForADraft()
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, "Phát động", null);
        var (taken, left, late) = (Revision(paper), Revision(paper, 2), Revision(paper, 3));

        taken.Accept(Given.Minh, paper, Later);
        left.Drop(Given.Minh, Later);

        Assert.Equal((RevisionState.Accepted, 1, "Trần Văn Minh", Later), (taken.State, paper.RevisionNumber, taken.DecidedByName, taken.DecidedAt));
        Given.Refuses("revision.decided", "Bản sửa ngoài này đã ở trạng thái «Không nhận».", () => left.Accept(Given.Minh, paper, Later));
        Assert.Equal(["paper.revise", "paper.revision-accept"], taken.Facts.Select(f => f.Act));
        Given.Refuses("paper.write", "Dự thảo đang theo bản sửa ngoài, nội dung ghi ở đây sẽ không in. Sửa tiếp trong Word, hoặc soạn lại từ dữ liệu.", () => paper.Write(Given.Lan, new Dictionary<PaperPart, string?>(), [], Later));
        paper.Check(Given.Lan, "A", "B", Later, "cafe");
        Assert.Equal("cafe", paper.DifferenceSeen);
        Given.Refuses("revision.state", "Chỉ nhận bản sửa ngoài khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.", () => late.Accept(Given.Minh, paper, Later));
        Given.Refuses("revision.state", "Chỉ nhận bản sửa ngoài khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.", () => _ = Revision(paper, 4));
        paper.Redraft(Given.Lan, "Sửa lại", Later);
        Assert.Equal((1, null), (paper.RevisionNumber, paper.DifferenceSeen));
    }

    [Fact]
    public void Recomposition_OfADraftMadeFromTheData_IsRefused()
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, "Phát động", null);

        Given.Refuses("paper.recompose", "Dự thảo đang được soạn từ dữ liệu.", () => paper.Recompose(Given.Lan, Given.Now));
    }

    private static StoredFile File(char hash) => new(new string(hash, 64), 10, "application/docx", "mau.docx", null, Given.Now);

    private static PaperRevision Revision(Paper paper, int number = 1) => new(Given.Lan, paper, number, File('c'), "{}", "{}", "{}", [], Given.Now);

    private static PaperTemplate WithTwo()
    {
        var template = new PaperTemplate(Given.Province, PaperKind.AwardDecision);
        template.Upload(Given.Lan, File('a'), "{}", [], null, Given.Now);
        template.Upload(Given.Lan, File('b'), "{}", [], null, Given.Now);
        return template;
    }
}
