using System.Collections.Concurrent;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Rendering.Pdf;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

[CollectionDefinition(Name)]
public sealed class PaperCollection : ICollectionFixture<PaperFiles>
{
    public const string Name = "papers";
}

/// <summary>Every sample set once, for all tests that look at it.</summary>
public sealed class PaperFiles : IAsyncDisposable
{
    public static readonly IReadOnlyDictionary<string, OfficialPaper> Papers = new Dictionary<string, OfficialPaper>
    {
        ["plan"] = PlanPaper.Compose(Samples.Plan()),
        ["blank plan"] = PlanPaper.Compose(Samples.Plan(isBlank: true)),
        ["statement"] = SubmissionStatementPaper.Compose(Samples.Statement()),
        ["long statement"] = SubmissionStatementPaper.Compose(Samples.Statement(nominees: 40)),
        ["decision"] = AwardDecisionPaper.Compose(Samples.Decision()),
        ["directive"] = DirectivePaper.Compose(Samples.Directive()),
        ["draft pledge"] = PledgePaper.Compose(Samples.Pledge()),
        ["report"] = SelfAssessmentReportPaper.Compose(Samples.Report()),
        ["notice"] = ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: false)),
        ["results"] = ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true)),
        ["letter"] = Samples.Letter(),
        ["reminder of one"] = ReminderLetterPaper.Compose(Samples.Reminder(1)),
        ["reminder"] = ReminderLetterPaper.Compose(Samples.Reminder(40)),
        ["long reminder"] = ReminderLetterPaper.Compose(Samples.Reminder(300)),
        ["minutes"] = Samples.Minutes(),
        ["deployment letter"] = DeploymentLetterPaper.Compose(Samples.Deployment()),
        ["appraisal of a unit"] = AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: true)),
        ["appraisal by an agency"] = AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: false, units: 14, changes: 12)),
        ["interim report"] = ReviewReportPaper.Compose(Samples.Review(isInterim: true)),
        ["final report"] = ReviewReportPaper.Compose(Samples.Review(isInterim: false)),
        ["criteria decision"] = CriteriaDecisionPaper.Compose(Samples.CriteriaDecision()),
        ["amending decision"] = FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Amend)),
        ["replacing decision"] = FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Replace)),
        ["recalling decision"] = FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Recall)),
        ["correction letter"] = CorrectionLetterPaper.Compose(Samples.Correction()),
        ["council minutes"] = CouncilMinutesPaper.Compose(Samples.Council()),
        ["tally minutes"] = TallyMinutesPaper.Compose(Samples.Tally()),
    };

    private readonly PaperMaker maker = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> pdfs = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Sheet>>>> sheets = new();

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> texts = new();
    private readonly Lazy<Task<Dictionary<string, byte[]>>> converted;

    public PaperFiles() =>
        converted = new(async () =>
        {
            var pdfs = await Programs.ConvertAsync([.. Papers.Values.Select(Renderer.Docx)]);
            return Papers.Keys.Zip(pdfs).ToDictionary(p => p.First, p => p.Second);
        });

    public static TheoryData<string> Names => [.. Papers.Keys];

    public IPaperRenderer Renderer => maker.Renderer;

    internal ChromiumPrinter Printer => maker.Printer;

    public async Task<byte[]> PdfAsync(string name)
    {
        try
        {
            return await pdfs.GetOrAdd(name, n => new(async () => await ShowAsync(n, await Renderer.PdfAsync(Papers[n], CancellationToken.None)))).Value;
        }
        catch (PaperEngineUnavailableException unavailable) when (unavailable.IsLasting)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    /// <summary>A paper that only one test looks at; without a browser the test is skipped.</summary>
    internal async Task<byte[]> SetAsync(OfficialPaper paper)
    {
        try
        {
            return await Renderer.PdfAsync(paper, TestContext.Current.CancellationToken);
        }
        catch (PaperEngineUnavailableException unavailable) when (unavailable.IsLasting)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    internal Task<IReadOnlyList<Sheet>> SheetsAsync(string name) =>
        sheets.GetOrAdd(name, n => new(async () => await Programs.SheetsAsync(await PdfAsync(n)))).Value;

    internal Task<string> TextAsync(string name) =>
        texts.GetOrAdd(name, n => new(async () => await Programs.TextAsync(await PdfAsync(n)))).Value;

    /// <summary>The Word file of the paper, set by LibreOffice: all papers in one run.</summary>
    internal async Task<byte[]> ConvertedAsync(string name) => await ShowAsync(name + " by Word", (await converted.Value)[name]);

    public ValueTask DisposeAsync() => maker.DisposeAsync();

    /// <summary>For whoever wants to look at them: pdftoppm turns each into pictures.</summary>
    private static async Task<byte[]> ShowAsync(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("CCHC_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name.Replace(' ', '-') + ".pdf"), pdf);
        }

        return pdf;
    }
}
