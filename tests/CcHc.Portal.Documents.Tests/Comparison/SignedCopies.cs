using System.Collections.Concurrent;
using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Comparison;

[CollectionDefinition(Name)]
public sealed class SignedCopiesCollection : ICollectionFixture<SignedCopies>
{
    public const string Name = "signed copies";
}

/// <summary>Who printed a signed copy.</summary>
public enum Printer
{
    /// <summary>The portal itself.</summary>
    Portal,

    /// <summary>LibreOffice, from our Word file.</summary>
    Office,
}

/// <summary>Papers as they went up for signature, and their copies with number and day, printed once by each printer.</summary>
public sealed class SignedCopies : IAsyncDisposable
{
    /// <summary>Number, day and place of the signature as văn thư fills them in.</summary>
    public static readonly DateOnly Day = new(2025, 12, 15);

    private readonly PaperMaker maker = new();
    private readonly ConcurrentDictionary<Printer, Lazy<Task<IReadOnlyDictionary<string, SignedText>>>> copies = new();

    public static IReadOnlyDictionary<string, OfficialPaper> Submitted { get; } = new Dictionary<string, OfficialPaper>
    {
        ["decision"] = AwardDecisionPaper.Compose(Samples.Decision(individuals: 60, isBlank: true)),
        ["plan"] = PlanPaper.Compose(Samples.Plan(isBlank: true)),
        ["statement"] = SubmissionStatementPaper.Compose(Samples.Statement(nominees: 12, isBlank: true)),
        ["letter"] = Blank(Samples.Letter()),
        ["results"] = Blank(ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true))),
    };

    /// <summary>The paper as it was signed: number, day, nothing else.</summary>
    public static OfficialPaper Issued(OfficialPaper submitted) => submitted with
    {
        Number = submitted.Number! with { Value = "345" },
        PlaceAndDate = PlaceAndDate.On(submitted.PlaceAndDate!.Place, Day),
    };

    /// <summary>The words of the copy of a sample.</summary>
    public async Task<SignedText> CopyAsync(string name, Printer printer) =>
        (await copies.GetOrAdd(printer, p => new(async () => await PrintAsync(Submitted.ToDictionary(s => s.Key, s => Issued(s.Value)), p))).Value)[name];

    /// <summary>The words of papers as a printer sets them.</summary>
    public async Task<IReadOnlyDictionary<string, SignedText>> PrintAsync(IReadOnlyDictionary<string, OfficialPaper> papers, Printer printer)
    {
        try
        {
            List<byte[]> pdfs = [];
            if (printer == Printer.Office)
            {
                pdfs.AddRange(await Programs.ConvertAsync([.. papers.Values.Select(maker.Renderer.Docx)]));
            }
            else
            {
                foreach (var paper in papers.Values)
                {
                    pdfs.Add(await maker.Renderer.PdfAsync(paper, CancellationToken.None));
                }
            }

            return (await Task.WhenAll(papers.Keys.Select(async (name, i) => (name, Text: await Programs.SignedTextAsync(pdfs[i]))))).ToDictionary(c => c.name, c => c.Text);
        }
        catch (PaperEngineUnavailableException unavailable) when (unavailable.IsLasting)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    /// <summary>A paper as LibreOffice sets it after its Word file was changed.</summary>
    public async Task<SignedText> PrintAsync(OfficialPaper paper, Func<byte[], byte[]> change) =>
        await Programs.SignedTextAsync(await Programs.ConvertAsync(change(maker.Renderer.Docx(paper))));

    public ValueTask DisposeAsync() => maker.DisposeAsync();

    private static OfficialPaper Blank(OfficialPaper paper) => paper with
    {
        Number = paper.Number! with { Value = null },
        PlaceAndDate = PlaceAndDate.Open(paper.PlaceAndDate!.Place, 2025),
    };
}
