using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>Correct papers made in other formats and turned into DOCX by LibreOffice, once for all tests.</summary>
public sealed class OfficeFiles
{
    private readonly Lazy<IReadOnlyDictionary<string, byte[]>> files = new(() => OfficePaper.ToDocx(Sources()));

    public static TheoryData<string> Names => [.. Sources().Keys];

    public Stream Open(string name) => new MemoryStream(files.Value[name]);

    private static Dictionary<string, string> Sources() => new()
    {
        ["decision.fodt"] = OfficePaper.OpenDocument(HandmadePapers.Decision),
        ["plan.fodt"] = OfficePaper.OpenDocument(HandmadePapers.Plan),
        ["letter.fodt"] = OfficePaper.OpenDocument(HandmadePapers.Letter),
        ["notice.fodt"] = OfficePaper.OpenDocument(HandmadePapers.Notice),
        ["minutes.fodt"] = OfficePaper.OpenDocument(HandmadePapers.Minutes),
        ["statement.html"] = OfficePaper.Web(HandmadePapers.Statement),
        ["single-letter.html"] = OfficePaper.Web(HandmadePapers.SingleLetter),
        ["directive.html"] = OfficePaper.Web(HandmadePapers.Directive),
        ["issuing-decision.html"] = OfficePaper.Web(HandmadePapers.IssuingDecision),
        ["report.html"] = OfficePaper.Web(HandmadePapers.Report),
    };
}
