using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

/// <summary>A criteria set as an annex by itself: landscape, its head on every page, without the decision around it.</summary>
[Collection(PaperCollection.Name)]
public sealed class CriteriaAnnexTests(PaperFiles files)
{
    [Fact]
    public async Task Pdf_IsLandscape_RepeatsTheHead_AndNumbersFromTheSecondPage()
    {
        var pages = await Programs.SheetsAsync(await PdfAsync());

        Assert.True(pages.Count >= 2);
        Assert.All(pages, p => Assert.True(p.WidthMm > p.HeightMm));
        Assert.All(pages, p => Assert.Contains("thẩm", p.Words.Where(w => w.Top < 75).Select(w => w.Text)));
        Assert.Equal(["", .. Enumerable.Range(2, pages.Count - 1).Select(n => $"{n}")], pages.Select(p => string.Concat(p.Words.Where(w => w.Bottom < 20).Select(w => w.Text))));
        Assert.DoesNotContain("CỘNG HÒA", await Programs.TextAsync(await PdfAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_SaysTheTitleTheDecisionTheTotalAndTheNotes()
    {
        var text = await Programs.TextAsync(await PdfAsync());

        foreach (var part in new[] { "Phụ lục BỘ TIÊU CHÍ", "(Kèm theo Quyết định số 12/QĐ-UBND", "Đúng hạn: 2 điểm", "Tổng điểm (chưa kể điểm thưởng, điểm trừ) 100", "- Tiêu chí II: tổng 19." })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Docx_IsCleanAndHasOneLandscapeSectionWithARepeatedHead()
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(files.Renderer.Docx(CriteriaAnnex.Alone(Content()))), false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var section = Assert.Single(word.MainDocumentPart!.Document.Descendants<SectionProperties>());
        Assert.Equal(PageOrientationValues.Landscape, section.GetFirstChild<PageSize>()!.Orient!.Value);
        Assert.Single(word.MainDocumentPart.Document.Descendants<TableHeader>());
        Assert.Equal("Bộ tiêu chí đánh giá cải cách hành chính cấp xã", word.PackageProperties.Title);
        var cell = word.MainDocumentPart.Document.Descendants<TableCell>().First(c => c.InnerText.StartsWith("Đúng hạn", StringComparison.Ordinal));
        Assert.Equal(2, cell.Descendants<Break>().Count());
    }

    [Fact]
    public void PartOfADecision_NamesTheDecisionItIsAttachedTo()
    {
        var decision = PaperFiles.Papers["decision"] with { Annexes = [CriteriaAnnex.Compose(Content())] };

        var lines = PaperText.Lines(decision).ToList();

        Assert.Contains(lines, l => l.StartsWith("(Kèm theo Quyết định số 12/QĐ-UBND ngày", StringComparison.Ordinal));
        Assert.Equal("Phụ lục", PaperText.Lines(CriteriaAnnex.Alone(Content() with { IssuedBy = null })).First());
        Assert.DoesNotContain(PaperText.Lines(CriteriaAnnex.Alone(Content() with { IssuedBy = null })), l => l.StartsWith("(Kèm theo", StringComparison.Ordinal));
    }

    private async Task<byte[]> PdfAsync()
    {
        try
        {
            return await files.Renderer.PdfAsync(CriteriaAnnex.Alone(Content()), TestContext.Current.CancellationToken);
        }
        catch (PaperEngineUnavailableException unavailable) when (unavailable.IsLasting)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    private static CriteriaAnnexContent Content() => new()
    {
        Title = "Bộ tiêu chí đánh giá cải cách hành chính cấp xã",
        IssuedBy = "Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh",
        Total = "100",
        HasBonusOrPenalty = true,
        Notes = ["Tiêu chí II: tổng 19"],
        Rows =
        [
            .. Enumerable.Range(1, 5).SelectMany(field => new CriteriaAnnexRow[]
            {
                new(PaperText.Roman(field), "Công tác chỉ đạo, điều hành cải cách hành chính", "20", ["Cộng điểm các tiêu chí con"], null, null, true),
                new(PaperText.Roman(field) + ".1", "Ban hành kế hoạch cải cách hành chính năm", "2", ["Đúng hạn: 2 điểm", "Chậm dưới 10 ngày: 1 điểm", "Không ban hành: 0 điểm"], "Kế hoạch (số, ngày)", "Sở Nội vụ", false),
                new(PaperText.Roman(field) + ".2", "Mức độ hoàn thành kế hoạch cải cách hành chính", "18", ["Đạt 100%: 18 điểm", "Từ 80% đến dưới 100%: tỷ lệ đạt được nhân với 18 điểm", "Dưới 80%: 0 điểm"], "Báo cáo năm; bảng đối chiếu nhiệm vụ", "Văn phòng Ủy ban nhân dân tỉnh", false),
            }),
        ],
    };
}
