using System.IO.Compression;
using System.Security;
using System.Text;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>What somebody does to a Word file between a download and an upload.</summary>
internal static class WordEdits
{
    private const string Main = "word/document.xml";

    /// <summary>A text replaced wherever it stands; it has to be there.</summary>
    public static byte[] With(byte[] docx, string before, string after)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            string xml;
            using (var reader = new StreamReader(zip.GetEntry(Main)!.Open(), Encoding.UTF8))
            {
                xml = reader.ReadToEnd();
            }

            var from = SecurityElement.Escape(before);
            Assert.Contains(from, xml, StringComparison.Ordinal);
            zip.GetEntry(Main)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(Main).Open(), new UTF8Encoding(false));
            writer.Write(xml.Replace(from, SecurityElement.Escape(after), StringComparison.Ordinal));
        }

        return stream.ToArray();
    }
}
