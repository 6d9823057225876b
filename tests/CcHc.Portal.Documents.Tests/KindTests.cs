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

    public static TheoryData<string> Rights => [.. Signatures.Keys];

    private static readonly IReadOnlyDictionary<string, SignatureBlock> Signatures = new Dictionary<string, SignatureBlock>
    {
        ["in own right"] = SignatureBlock.Head("CHỦ TỊCH", null),
        ["TM."] = SignatureBlock.Body("ỦY BAN NHÂN DÂN", "CHỦ TỊCH", null),
        ["TM. KT."] = SignatureBlock.Body("ỦY BAN NHÂN DÂN", "CHỦ TỊCH", null, "PHÓ CHỦ TỊCH"),
        ["KT."] = SignatureBlock.Deputy("CHỦ TỊCH", "PHÓ CHỦ TỊCH", null),
        ["Q."] = new([new(SigningForm.Acting, "CHỦ TỊCH")], null),
        ["TL."] = new([new(SigningForm.ByOrderOf, "CHỦ TỊCH"), new(SigningForm.InOwnRight, "CHÁNH VĂN PHÒNG")], null),
        ["TL. KT."] = new([new(SigningForm.ByOrderOf, "CHỦ TỊCH"), new(SigningForm.DeputyFor, "CHÁNH VĂN PHÒNG"), new(SigningForm.InOwnRight, "PHÓ CHÁNH VĂN PHÒNG")], null),
        ["TUQ."] = new([new(SigningForm.ByAuthorityOf, "CHỦ TỊCH"), new(SigningForm.InOwnRight, "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI")], null),
    };

    /// <summary>The kind that is printed and measured for each right where not every kind is.</summary>
    private static readonly Dictionary<string, string> Printed = new()
    {
        ["in own right"] = "directive",
        ["TM."] = "plan",
        ["TM. KT."] = "deployment letter",
        ["KT."] = "decision",
        ["Q."] = "statement",
        ["TL."] = "correction letter",
        ["TL. KT."] = "letter",
        ["TUQ."] = "minutes",
    };

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

    [Theory, MemberData(nameof(Rights))]
    public async Task EveryKind_SignedInEveryRight_ByNamesOfAnyLength_IsLawful_AndSaysInWhichRight(string right)
    {
        foreach (var name in (string[])["Y A", Samples.LongName])
        {
            var signature = Signatures[right] with { Name = name };
            foreach (var (kind, sample) in PaperFiles.Papers.Where(p => IsLong || name == Samples.LongName || p.Value.Authority is not null))
            {
                var paper = Signed(sample, signature);
                var docx = files.Renderer.Docx(paper);
                AssertNothingWrong(docx, kind);
                Assert.Contains(PaperText.SignatureLine(signature.Lines[0]), PaperText.Lines(paper));
                if (IsLong || kind == Printed[right])
                {
                    AssertValid(docx, kind);
                    await AssertSignedAsync(paper, kind);
                }
            }
        }
    }

    [Fact]
    public async Task EveryKind_SignedForABodyByADeputy_IsReadByAnotherProgramWordForWord()
    {
        Assert.SkipUnless(IsLong, "Every kind once more in another program: scripts/test --long sets them.");
        var papers = PaperFiles.Papers.Values.Select(p => Signed(p, Signatures["TM. KT."] with { Name = Samples.LongName })).ToList();

        var converted = await Programs.ConvertAsync([.. papers.Select(files.Renderer.Docx)]);

        foreach (var (paper, pdf) in papers.Zip(converted))
        {
            PdfLayoutTests.AssertInOrder(paper, await Programs.TextAsync(pdf));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task OneAndTenRecipients_OfEveryKind_StandAsTheDecreeWants(int count)
    {
        List<string> places = [.. Enumerable.Range(1, count).Select(i => i % 3 == 2 ? Samples.LongUnit : $"Thôn Tân Lập {i}")];
        foreach (var (kind, sample) in PaperFiles.Papers)
        {
            var paper = sample with
            {
                Addressees = sample.Addressees.Count == 0 ? [] : places,
                Recipients = sample.Addressees.Count == 0 ? [.. places, "Lưu: VT, NV"] : ["Như trên", .. places.Skip(1), "Lưu: VT, NV"],
            };

            var docx = files.Renderer.Docx(paper);
            AssertNothingWrong(docx, kind);
            if (IsLong || kind is "deployment letter" or "interim report" or "council minutes")
            {
                AssertValid(docx, kind);
                var pdf = await files.SetAsync(paper);
                var text = await Programs.TextAsync(pdf);
                PdfLayoutTests.AssertInOrder(paper, text);
                Assert.Equal(count > 1 && paper.Addressees.Count > 0, text.Contains("Kính gửi: - ", StringComparison.Ordinal));
                await AssertClosedOnOnePageAsync(paper, pdf, kind);
            }
        }
    }

    [Fact]
    public async Task LastRowOfATable_IsNeverAloneUnderARepeatedHead()
    {
        var many = await Programs.SheetsAsync(await files.SetAsync(WithRows(60)));
        var fit = RowsOn(many[0]);

        var paper = WithRows(fit + 1);
        var sheets = await Programs.SheetsAsync(await files.SetAsync(paper));

        Assert.Equal((fit - 1, 2), (RowsOn(sheets[0]), RowsOn(sheets[1])));
        using var word = WordprocessingDocument.Open(new MemoryStream(files.Renderer.Docx(paper)), isEditable: false);
        var rows = word.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().Single(t => t.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableHeader>().Any()).Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList();
        Assert.Equal([fit], rows.Select((r, i) => (Row: r, At: i)).Where(r => r.Row.Descendants<DocumentFormat.OpenXml.Wordprocessing.KeepNext>().Any()).Select(r => r.At));

        static int RowsOn(Sheet sheet) => sheet.Words.Count(w => w.Text == "hàng");

        static OfficialPaper WithRows(int count) => Samples.Letter() with
        {
            Blocks = [new PaperTable("Danh sách", [new("STT", 1), new("Tên", 5)], [.. Enumerable.Range(1, count).Select(i => new TableRow([$"{i}", "hàng"]))]), new Paragraph("Hết./.")],
        };
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

    /// <summary>The end of the text, the signature and all recipients: a signature alone, or the rest of a list, is what is sent back.</summary>
    private static async Task AssertClosedOnOnePageAsync(OfficialPaper paper, byte[] pdf, string kind)
    {
        var sheets = await Programs.SheetsAsync(pdf);
        var parts = new[] { PdfLayoutTests.FindLastIn(sheets, paper.Signature.Name!), PdfLayoutTests.FindLastIn(sheets, PaperText.RecipientsLabel), PdfLayoutTests.FindLastIn(sheets, "Lưu:"), [sheets.SelectMany(s => s.Words).Last(w => w.Text.EndsWith("./.", StringComparison.Ordinal))] };
        Assert.True(parts.SelectMany(p => p).Select(w => w.Page).Distinct().Count() == 1, $"{kind}: torn over pages {string.Join(", ", parts.Select(p => p[0].Page))}");
    }

    private static string FirstWords(string text) => string.Join(' ', Programs.OneLine(text).Split(' ').Take(2));

    private static List<RankingRow> Ranked(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new RankingRow(i.ToString(System.Globalization.CultureInfo.InvariantCulture), i % 3 == 0 ? Samples.LongUnit : "Lý A", "91,25", "Xuất sắc"))];

    // A decision names the body or the head in whose power it lies, and is signed to match.
    private static OfficialPaper Signed(OfficialPaper paper, SignatureBlock signature) => paper with
    {
        Signature = signature with { OtherTitle = paper.Signature.OtherTitle },
        Authority = paper.Authority is null ? null : signature.Lines[0].Form == SigningForm.OnBehalfOf ? "ỦY BAN NHÂN DÂN XÃ HÒA AN" : "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN",
        SecondSignature = paper.SecondSignature is { } second ? second with { Name = signature.Name } : null,
    };

    /// <summary>The block lies on the right half of one page, one part under the other, with room for signature and seal.</summary>
    private async Task AssertSignedAsync(OfficialPaper paper, string kind)
    {
        var sheets = await Programs.SheetsAsync(await files.SetAsync(paper));
        var page = sheets.Last(s => s.Words.Any(w => w.Text == PaperText.RecipientsLabel.Split(' ')[^1]) || paper.Recipients.Count == 0);
        var column = new Sheet(page.WidthMm, page.HeightMm, [.. page.Words.Where(w => w.Left > (31 + page.WidthMm - 16) / 2 - 1)]);
        var titles = paper.Signature.Lines.Select(l => PdfLayoutTests.FindIn([column], PaperText.SignatureLine(l))).ToList();
        var name = PdfLayoutTests.FindLastIn([column], paper.Signature.Name!);

        Assert.All(titles.SelectMany(t => t).Concat(name), w => Assert.Equal(14, w.SizePt));
        Assert.All(titles.Append(name), part => Assert.True(part.Max(w => w.Right) <= page.WidthMm - 15, $"{kind}: right margin"));
        Assert.True(titles.Zip(titles.Skip(1)).All(t => t.First.Max(w => w.Bottom) <= t.Second.Min(w => w.Top) + 1), $"{kind}: order");
        Assert.InRange(name.Min(w => w.Top) - titles[^1].Max(w => w.Bottom), 20, paper.Signature.OtherTitle is null ? 35 : 50);
        // Lines of a wrapped name are centred one by one.
        var middles = titles.Append(name).SelectMany(part => part.GroupBy(w => Math.Round(w.Top))).Select(line => (line.Min(w => w.Left) + line.Max(w => w.Right)) / 2).ToList();
        Assert.All(middles, m => Assert.Equal(middles[0], m, 0.7));
    }

    private static void AssertLawful(byte[] docx)
    {
        AssertValid(docx, null);
        AssertNothingWrong(docx, null);
    }

    private static void AssertValid(byte[] docx, string? name)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{name} {e.Path?.XPath}: {e.Description}"));
    }

    private static void AssertNothingWrong(byte[] docx, string? name)
    {
        using var stream = new MemoryStream(docx);
        var report = LayoutChecker.Check(stream, new LocalPractice());
        Assert.True(report.IsJudged);
        Assert.Equal([], report.Of(DepartureGrade.Wrong).Select(d => $"{name} {d.Code} | {d.Place} | {d.Found} | {d.Wanted}"));
    }
}
