using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

/// <summary>Every kind with lists of any length, names of any length, few and many recipients, and signed in every right.</summary>
[Collection(PaperCollection.Name)]
public sealed class KindTests(PaperFiles files)
{
    private const int Country = 3457;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CCHC_LONG") == "1";

    /// <summary>The kinds that have a list of their own, by how many rows it has.</summary>
    private static readonly IReadOnlyDictionary<string, Func<int, OfficialPaper>> WithLists = new Dictionary<string, Func<int, OfficialPaper>>
    {
        ["award decision"] = n => AwardDecisionPaper.Compose(Samples.Decision(1, n)),
        ["statement"] = n => SubmissionStatementPaper.Compose(Samples.Statement(n)),
        ["results"] = n => ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true) with { Groups = [new RankingGroup(null, Ranked(n))] }),
        ["result notice"] = n => ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: false) with { Groups = [new RankingGroup("khối thôn", Ranked(n))] }),
        ["plan"] = n => PlanPaper.Compose(Samples.Plan() with { Tasks = [.. Enumerable.Range(1, n).Select(i => Samples.Plan().Tasks[i % 2])] }),
        ["directive"] = n => DirectivePaper.Compose(Samples.Directive() with { Tasks = [.. Enumerable.Range(1, n).Select(i => Samples.Plan().Tasks[i % 2])] }),
        ["self-assessment"] = n => SelfAssessmentReportPaper.Compose(Samples.Report() with { Scores = [.. Enumerable.Range(1, n).Select(i => Samples.Report().Scores[i % 3])] }),
        ["appraisal of a unit"] = n => AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: true, changes: n)),
        ["appraisal by an agency"] = n => AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: false, units: n, changes: n)),
        ["final report"] = n => ReviewReportPaper.Compose(Samples.Review(isInterim: false, losses: n)),
        ["criteria decision"] = n => CriteriaDecisionPaper.Compose(Samples.CriteriaDecision(n)),
        ["correction letter"] = n => CorrectionLetterPaper.Compose(Samples.Correction(n)),
        ["council minutes"] = n => CouncilMinutesPaper.Compose(Samples.Council(n)),
        ["tally minutes"] = n => TallyMinutesPaper.Compose(Samples.Tally(n)),
    };

    public static TheoryData<string, int> Lists =>
        [.. WithLists.Keys.SelectMany(k => (IsLong ? [1, 40, Country] : new[] { 1, 40 }).Select(n => new TheoryDataRow<string, int>(k, n)))];

    public static TheoryData<string> Names => PaperFiles.Names;

    public static TheoryData<SigningForm> Forms => [.. Enum.GetValues<SigningForm>()];

    [Theory, MemberData(nameof(Lists))]
    public async Task List_OfAnyLength_IsWholeInBothFiles_AndLawful(string kind, int rows)
    {
        var paper = WithLists[kind](rows);
        var docx = files.Renderer.Docx(paper);

        AssertLawful(docx);
        if (rows == 1 && !IsLong)
        {
            return;
        }

        var pdf = await files.SetAsync(paper);
        PdfLayoutTests.AssertInOrder(paper, await Programs.TextAsync(pdf));
        Assert.All(await Programs.SheetsAsync(pdf), s => Assert.True(s.Words.Max(w => w.Right) <= s.WidthMm - 15, "right margin"));
    }

    [Fact]
    public async Task LongLists_AreReadByAnotherProgramWordForWord()
    {
        Assert.SkipUnless(IsLong, "Fourteen papers of forty rows in another program: scripts/test --long sets them.");
        var papers = WithLists.Values.Select(k => k(40)).ToList();

        var converted = await Programs.ConvertAsync([.. papers.Select(files.Renderer.Docx)]);

        foreach (var (paper, pdf) in papers.Zip(converted))
        {
            PdfLayoutTests.AssertInOrder(paper, await Programs.TextAsync(pdf));
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task EveryKind_SignedInEveryRight_IsLawful_AndSaysInWhichRight(SigningForm form)
    {
        var signature = Signature(form);
        foreach (var (name, sample) in PaperFiles.Papers.Where(p => p.Value.SecondSignature is null && p.Value.Authority is null))
        {
            var paper = sample with { Signature = signature };

            AssertLawful(files.Renderer.Docx(paper), name);
            Assert.Contains(PaperText.SignatureLine(signature.Lines[0]), PaperText.Lines(paper));
        }

        var letter = PaperFiles.Papers["deployment letter"] with { Signature = signature };
        var page = (await Programs.SheetsAsync(await files.SetAsync(letter)))[^1];
        var first = page.Words.Last(w => w.Text == PaperText.SignatureLine(signature.Lines[0]).Split(' ')[0]);
        Assert.True(first.Left > page.WidthMm / 2, "on the right");
        Assert.Equal(14, first.SizePt);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 10)]
    public async Task OneAndTenRecipients_StandAsTheDecreeWants(int addressees, int recipients)
    {
        var content = Samples.Deployment(addressees: addressees);
        var paper = DeploymentLetterPaper.Compose(content with { Frame = content.Frame with { Recipients = [.. Enumerable.Range(1, recipients - 1).Select(i => i % 3 == 0 ? Samples.LongUnit : $"Cơ quan {i}")] } });

        AssertLawful(files.Renderer.Docx(paper));
        var text = await Programs.TextAsync(await files.SetAsync(paper));
        PdfLayoutTests.AssertInOrder(paper, text);
        Assert.Equal(addressees > 1, text.Contains("Kính gửi: - ", StringComparison.Ordinal));
        Assert.Equal(recipients + 1, paper.Recipients.Count);
    }

    /// <summary>Sizes of the components on the printed page against the profile, which is the table of the decree.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Components_OfEveryKind_HaveTheSizesOfTheTable(string name)
    {
        var paper = PaperFiles.Papers[name];
        var profile = LayoutProfiles.Latest;
        var sheets = await files.SheetsAsync(name);
        List<(string Rule, string Text)> parts =
        [
            (paper.Kind == PaperKind.OfficialLetter ? "trich_yeu_cv" : "trich_yeu", (paper.Kind == PaperKind.OfficialLetter ? "V/v " : "") + FirstWords(paper.Abstract)),
            ("quyen_han", FirstWords(PaperText.SignatureLine(paper.Signature.Lines[0]))),
            ("noi_nhan_label", PaperText.RecipientsLabel),
            ("noi_nhan_list", paper.Recipients[^1].Split(' ')[0]),
        ];
        if (PaperText.KindTitle(paper.Kind) is { } title)
        {
            parts.Add(("ten_loai", title));
        }

        if (paper.Number?.Value is not null)
        {
            parts.Add(("so_ky_hieu", PaperText.NumberLine(paper.Number)));
        }

        if (paper.PlaceAndDate is { Day: not null } at)
        {
            parts.Add(("dia_danh_thoi_gian", PaperText.DateLine(at)));
        }

        if (paper.LegalBases is [var basis, ..])
        {
            parts.Add(("can_cu", FirstWords(basis)));
        }

        if (paper.Blocks.OfType<Paragraph>().FirstOrDefault(p => p.Form == ParagraphForm.Plain) is { } paragraph)
        {
            parts.Add(("noi_dung", FirstWords(paragraph.Text)));
        }

        foreach (var (rule, text) in parts)
        {
            var wanted = profile.Components[rule];
            Assert.All(PdfLayoutTests.FindIn(sheets, text), w => Assert.InRange(w.SizePt, wanted.MinPt, wanted.MaxPt));
        }
    }

    private static string FirstWords(string text) => string.Join(' ', Programs.OneLine(text).Split(' ').Take(2));

    private static List<RankingRow> Ranked(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new RankingRow(i.ToString(System.Globalization.CultureInfo.InvariantCulture), i % 3 == 0 ? Samples.LongUnit : "Lý A", "91,25", "Xuất sắc"))];

    private static SignatureBlock Signature(SigningForm form) => form switch
    {
        SigningForm.InOwnRight => SignatureBlock.Head("CHỦ TỊCH", "Lý A"),
        SigningForm.OnBehalfOf => SignatureBlock.Body("ỦY BAN NHÂN DÂN", "CHỦ TỊCH", Samples.LongName),
        SigningForm.DeputyFor => SignatureBlock.Deputy("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Bình"),
        SigningForm.Acting => new([new(SigningForm.Acting, "CHỦ TỊCH")], "Nguyễn Văn Bình"),
        _ => new([new(form, "CHỦ TỊCH"), new(SigningForm.InOwnRight, "CHÁNH VĂN PHÒNG")], "Đỗ Văn Lâm"),
    };

    private static void AssertLawful(byte[] docx, string? name = null)
    {
        using (var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{name} {e.Path?.XPath}: {e.Description}"));
        }

        using var stream = new MemoryStream(docx);
        var report = LayoutChecker.Check(stream, new LocalPractice());
        Assert.True(report.IsJudged);
        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{name} {d.Code} | {d.Place} | {d.Found} | {d.Wanted}"));
    }
}
