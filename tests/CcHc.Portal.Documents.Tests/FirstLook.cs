using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

public sealed class FirstLook
{
    [Fact]
    public async Task Write()
    {
        await using var maker = new PaperMaker();
        Dictionary<string, OfficialPaper> papers = new()
        {
            ["decision"] = AwardDecisionPaper.Compose(Samples.Decision()),
            ["big"] = AwardDecisionPaper.Compose(Samples.Decision(1, 3457)),
            ["plan"] = PlanPaper.Compose(Samples.Plan(isBlank: true)),
            ["statement"] = SubmissionStatementPaper.Compose(Samples.Statement()),
            ["directive"] = DirectivePaper.Compose(Samples.Directive()),
            ["pledge"] = PledgePaper.Compose(Samples.Pledge()),
            ["report"] = SelfAssessmentReportPaper.Compose(Samples.Report()),
            ["notice"] = ResultAnnouncementPaper.Compose(Samples.Announcement(false)),
            ["results"] = ResultAnnouncementPaper.Compose(Samples.Announcement(true)),
        };
        Directory.CreateDirectory("/tmp/papers");
        foreach (var (name, paper) in papers)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await File.WriteAllBytesAsync($"/tmp/papers/{name}.docx", maker.Renderer.Docx(paper), TestContext.Current.CancellationToken);
            var docx = watch.ElapsedMilliseconds;
            await File.WriteAllBytesAsync($"/tmp/papers/{name}.pdf", await maker.Renderer.PdfAsync(paper, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            Console.WriteLine($"{name} {docx} {watch.ElapsedMilliseconds}");
        }

        foreach (var n in (int[])[6, 500])
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await File.WriteAllBytesAsync($"/tmp/papers/cert{n}.pdf", await maker.Renderer.CertificatesPdfAsync(Samples.Certificates(n), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            Console.WriteLine($"cert {n} {watch.ElapsedMilliseconds}");
        }

        await File.WriteAllBytesAsync("/tmp/papers/slips.pdf", await maker.Renderer.SlipsPdfAsync(Samples.Slips(9), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
