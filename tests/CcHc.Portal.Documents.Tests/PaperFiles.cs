using System.Collections.Concurrent;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
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
    };

    private readonly PaperMaker maker = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> pdfs = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Sheet>>>> sheets = new();

    public static TheoryData<string> Names => [.. Papers.Keys];

    public IPaperRenderer Renderer => maker.Renderer;

    public async Task<byte[]> PdfAsync(string name)
    {
        try
        {
            return await pdfs.GetOrAdd(name, n => new(() => Renderer.PdfAsync(Papers[n], CancellationToken.None))).Value;
        }
        catch (PaperEngineUnavailableException unavailable) when (unavailable.InnerException is null)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    internal Task<IReadOnlyList<Sheet>> SheetsAsync(string name) =>
        sheets.GetOrAdd(name, n => new(async () => await Programs.SheetsAsync(await PdfAsync(n)))).Value;

    public ValueTask DisposeAsync() => maker.DisposeAsync();
}
