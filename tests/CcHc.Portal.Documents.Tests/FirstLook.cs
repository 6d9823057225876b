using CcHc.Portal.Documents.Papers;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

public sealed class FirstLook
{
    [Fact]
    public async Task Write()
    {
        await using var maker = new PaperMaker();
        var paper = AwardDecision.Compose(Samples.Decision());
        Directory.CreateDirectory("/tmp/papers");
        await File.WriteAllBytesAsync("/tmp/papers/decision.docx", maker.Renderer.Docx(paper), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync("/tmp/papers/decision.pdf", await maker.Renderer.PdfAsync(paper, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
