using CcHc.Portal.Documents.Drafts;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Tests.Layout;
using CcHc.Portal.Documents.Tests.Templates;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace CcHc.Portal.Documents.Tests.Drafts;

/// <summary>Drafts of every kind that went to Word and came back.</summary>
public sealed class DraftTests(PaperMaker maker) : IClassFixture<PaperMaker>
{
    private static readonly Dictionary<string, OfficialPaper> Papers = PaperFiles.Papers.ToDictionary(p => p.Key, p => p.Value with { IsDraft = true });

    public static TheoryData<string> Names => [.. PaperFiles.Papers.Where(p => !p.Value.IsAnnexOnly).Select(p => p.Key)];

    [Theory, MemberData(nameof(Names))]
    public void Draft_BroughtBackUnchanged_SaysTheSame(string name)
    {
        var draft = Papers[name];

        var read = Read(maker.Renderer.Docx(draft));

        Assert.Equal(draft.Kind, read.Kind);
        Assert.Empty(read.Unread);
        Assert.Empty(DraftDifferences.Of(draft, DraftMerge.Over(draft, read)));
    }

    [Fact]
    public void Drafts_SavedByLibreOffice_SayTheSame()
    {
        string[] names = [.. Names.Select(n => n.Data)];

        var saved = OfficePaper.Resave(names.Select((n, i) => (Name: $"draft{i}", Paper: Papers[n])).ToDictionary(p => p.Name, p => maker.Renderer.Docx(p.Paper)));

        Assert.All(names.Select((n, i) => (Paper: Papers[n], Back: saved[$"draft{i}"])), pair =>
        {
            var read = Read(pair.Back);
            Assert.Empty(read.Unread);
            Assert.Empty(DraftDifferences.Of(pair.Paper, DraftMerge.Over(pair.Paper, read)));
        });
    }

    [Fact]
    public void UnchangedParts_KeepWhatAPageDoesNotSay()
    {
        var draft = AwardDecisionPaper.Compose(Samples.Decision());
        var docx = TemplateSamples.Edited(maker.Renderer.Docx(draft), "có hiệu lực kể từ ngày ký", "có hiệu lực từ ngày ký");

        var back = DraftMerge.Over(draft, Read(docx));

        Assert.Equal(new DraftDifference(DraftChange.Changed, "Điều 3", "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.", "Điều 3. Quyết định này có hiệu lực từ ngày ký."), Assert.Single(DraftDifferences.Of(draft, back)));
        Assert.Equal(PaperSnapshot.Write(draft with { Blocks = back.Blocks }), PaperSnapshot.Write(back));
    }

    [Theory]
    [InlineData("03 tập thể", "1.000 tập thể", true)]
    [InlineData("03 tập thể", "3 tập thể", false)]
    [InlineData("03 tập thể", "40 tập thể", true)]
    [InlineData("40 cá nhân", "03 cá nhân", true)]
    [InlineData("tổng số tiền", "tổng số tiền thưởng", false)]
    [InlineData("là 1.560.000 đồng", "là 1,56 triệu đồng", false)]
    [InlineData("là 1.560.000 đồng", "là 1,6 triệu đồng", true)]
    [InlineData("có hiệu lực kể từ ngày ký", "có hiệu lực từ ngày 20 tháng 12 năm 2025", false)]
    [InlineData("có hiệu lực kể từ ngày ký", "có hiệu lực kể từ ngày ký; gửi về trước 15 người", true)]
    [InlineData("có hiệu lực kể từ ngày ký", "có hiệu lực kể từ ngày ký, áp dụng cho 03 tập thể", false)]
    public void FigureInASentence_ThatIsNotTheDatas_IsListed(string before, string after, bool isListed)
    {
        var draft = AwardDecisionPaper.Compose(Samples.Decision());
        var changed = draft with { Blocks = [.. draft.Blocks.Select(b => b.WithTexts(t => t.Replace(before, after, StringComparison.Ordinal)))] };
        Assert.NotEmpty(DraftDifferences.Of(draft, changed));

        Assert.Equal(isListed ? 1 : 0, DraftDifferences.OfFigures(draft, changed).Count);
    }

    [Fact]
    public void RowTakenOutAddedAndRenamed_AreThreeDifferencesOfTheTable()
    {
        var draft = AwardDecisionPaper.Compose(Samples.Decision(collectives: 6, individuals: 1));
        var docx = TemplateSamples.Edited(maker.Renderer.Docx(draft), body =>
        {
            var rows = body.Descendants<Table>().Select(t => t.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList()).First(r => r.Count == 7);
            rows[2].Remove();
            Say(rows[4], "Thôn Tân Hòa");
            var added = (DocumentFormat.OpenXml.Wordprocessing.TableRow)rows[6].CloneNode(true);
            Say(added, "Trạm Y tế");
            rows[6].InsertAfterSelf(added);
        });

        var back = DraftMerge.Over(draft, Read(docx));
        var found = DraftDifferences.OfTables(draft, back);

        Assert.Equal([DraftChange.Removed, DraftChange.Changed, DraftChange.Added], found.Select(d => d.Change));
        Assert.Contains("Thôn Tân Lập 2", found[0].Before, StringComparison.Ordinal);
        Assert.Contains("Thôn Tân Hòa", found[1].After, StringComparison.Ordinal);
        Assert.Contains("Trạm Y tế", found[2].After, StringComparison.Ordinal);

        static void Say(DocumentFormat.OpenXml.Wordprocessing.TableRow row, string name) => row.Elements<TableCell>().ElementAt(1).Descendants<Text>().Single().Text = name;
    }

    [Fact]
    public void WhatIsNoPartOfThePaper_IsNamed()
    {
        var draft = DeploymentLetterPaper.Compose(Samples.Deployment());
        var docx = TemplateSamples.EditedFile(maker.Renderer.Docx(draft), file =>
        {
            var header = file.MainDocumentPart!.HeaderParts.First().Header;
            header.Append(new WordParagraph(new Run(new Text("Lưu hành nội bộ"))));
            header.Save();
            file.MainDocumentPart.Document.Body!.Descendants<WordParagraph>().First(p => p.InnerText.StartsWith("Trong quá trình", StringComparison.Ordinal))
                .Append(new Run(new FootnoteReference { Id = 1 }));
        });

        Assert.Equal(["Đầu hoặc chân trang", "Chú thích cuối trang"], Read(docx).Unread.Select(u => u.Place));
    }

    [Fact]
    public void Words_ThatDiffer_AreToldApart()
    {
        var (before, after) = DraftDifferences.Words("tặng Giấy khen cho 05 tập thể", "tặng Bằng khen cho 06 tập thể");

        Assert.Equal([("tặng", true), ("Giấy", false), ("khen cho", true), ("05", false), ("tập thể", true)], before.Select(p => (p.Text, p.IsKept)));
        Assert.Equal([("tặng", true), ("Bằng", false), ("khen cho", true), ("06", false), ("tập thể", true)], after.Select(p => (p.Text, p.IsKept)));
    }

    [Fact]
    public void TwoListsWithNothingInCommon_AreComparedWithinBounds()
    {
        var draft = AwardDecisionPaper.Compose(Samples.Decision(1, 1));
        PaperTable Table(string name) => new("", [new("Họ và tên", 1)], [.. Enumerable.Range(1, 4000).Select(i => new Model.TableRow([$"{name} {i}"]))]);

        var found = DraftDifferences.Of(draft with { Annexes = [new Annex("A", [Table("Nguyễn")])] }, draft with { Annexes = [new Annex("A", [Table("Trần")])] });

        Assert.Equal(4000, found.Count(d => d.Before.Length > 0));
        Assert.Equal(4000, found.Count(d => d.After.Length > 0));
    }

    private static ReadPaper Read(byte[] docx)
    {
        using var content = new MemoryStream(docx);
        return PaperReader.Read(content);
    }
}
