using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>Handmade papers in the formats of other programs, which LibreOffice then turns into DOCX.</summary>
internal static class OfficePaper
{
    /// <summary>All of them in one run: starting the program is what takes the time.</summary>
    public static IReadOnlyDictionary<string, byte[]> ToDocx(IReadOnlyDictionary<string, string> sources)
    {
        var folder = Directory.CreateTempSubdirectory("layout-");
        try
        {
            foreach (var (name, text) in sources)
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
            }

            var files = sources.Keys.Select(n => Path.Combine(folder.FullName, n)).ToList();
            // What comes from a web page is opened as a text to be written on.
            foreach (var group in files.GroupBy(f => Path.GetExtension(f) == ".html"))
            {
                Run(folder.FullName, group.Key ? ["--infilter=HTML (StarWriter)", .. group] : [.. group]);
            }

            return files.ToDictionary(f => Path.GetFileName(f), f => File.ReadAllBytes(Path.ChangeExtension(f, ".docx")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Word files opened and saved by the other program, all in one run.</summary>
    public static IReadOnlyDictionary<string, byte[]> Resave(IReadOnlyDictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("resave-");
        try
        {
            var given = folder.CreateSubdirectory("given").FullName;
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(given, name + ".docx"), bytes);
            }

            Run(folder.FullName, [.. files.Keys.Select(n => Path.Combine(given, n + ".docx"))]);
            return files.Keys.ToDictionary(n => n, n => File.ReadAllBytes(Path.Combine(folder.FullName, n + ".docx")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A flat OpenDocument text with styles, a page style that hides the number of the first page, and lines as borders.</summary>
    public static string OpenDocument(HandmadePaper paper)
    {
        var body = new StringBuilder();
        List<string> left = [];
        if (paper.Superior is { } superior)
        {
            left.Add(Odt("Superior", superior));
        }

        left.AddRange(paper.Issuer.Select(i => Odt("Issuer", i)));
        left.Add(Odt($"Rule{Mark(WidthOf(paper.Issuer[^1], 12) * 0.42, 64)}", ""));
        List<string> number = [Odt("Number", paper.Number), .. paper.IsLetter ? paper.About.Select(a => Odt("LetterAbstract", a)) : []];
        body.Append(OdtPlacing(
            "Head",
            [
                [string.Concat(left), Odt("National", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + Odt("Motto", "Độc lập - Tự do - Hạnh phúc") + Odt($"Rule{Mark(WidthOf("Độc lập - Tự do - Hạnh phúc", 13), 97)}", "")],
                [string.Concat(number), Odt("Date", paper.Date ?? "")],
            ]));
        if (paper.Kind is { } kind)
        {
            body.Append(Odt("Kind", kind)).Append(string.Concat(paper.About.Select(a => Odt("Abstract", a)))).Append(Odt($"Rule{Mark(Math.Min(WidthOf(paper.About[^1], 14), 165) * 0.42, 165)}", ""));
        }

        if (paper.Addressees.Count == 1)
        {
            body.Append(Odt("Addressee", $"Kính gửi: {paper.Addressees[0]}"));
        }
        else if (paper.Addressees.Count > 1)
        {
            body.Append(Odt("Addressees", "Kính gửi:")).Append(string.Concat(paper.Addressees.Select(a => Odt("AddresseeItem", a))));
        }

        if (paper.Authority is { } authority)
        {
            body.Append(Odt("Centred", authority));
        }

        body.Append(string.Concat(paper.Bases.Select(b => Odt("Basis", b))));
        if (paper.IsDecision)
        {
            body.Append(Odt("Centred", "QUYẾT ĐỊNH:"));
        }

        foreach (var line in paper.Body)
        {
            var at = line.Text.IndexOf('.', StringComparison.Ordinal) + 1;
            body.Append(line.Form switch
            {
                Form.Centred => Odt("Centred", line.Text),
                Form.Heading => Odt("Heading1", line.Text),
                Form.Article => $"<text:p text:style-name=\"Text1\"><text:span text:style-name=\"Strong\">{Escaped(line.Text[..at])}</text:span>{Escaped(line.Text[at..])}</text:p>",
                _ => Odt("Text1", line.Text),
            });
            if (paper.Table.Count > 0 && line.Text.Contains("bảng dưới đây", StringComparison.Ordinal))
            {
                body.Append(OdtTable(paper.Table));
            }
        }

        body.Append(OdtSigning(paper));
        foreach (var annex in paper.Annexes)
        {
            body.Append(Odt("AnnexStart", annex.Number)).Append(Odt("Kind", annex.Title)).Append(Odt("Attached", annex.Attached)).Append(OdtTable(annex.Rows));
        }

        return Flat(body.ToString());
    }

    /// <summary>A web page of one sheet, as programs of the office export it.</summary>
    public static string Web(HandmadePaper paper)
    {
        var body = new StringBuilder();
        var left = (paper.Superior is { } superior ? Html("c t12", superior) : "") + string.Concat(paper.Issuer.Select(i => Html("c t12 b", i)))
            + Html("c t12", new string('_', (int)Math.Round(WidthOf(paper.Issuer[^1], 12) * 0.42 / 2.117)));
        var number = Html("c t13 up", paper.Number) + (paper.IsLetter ? string.Concat(paper.About.Select((a, i) => Html(i == 0 ? "c t12 up" : "c t12", a))) : "");
        body.Append(HtmlPlacing(
            40,
            [
                [left, Html("c t12 b", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + Html("c t13 b", "Độc lập - Tự do - Hạnh phúc") + Html("c t12", new string('_', (int)Math.Round(WidthOf("Độc lập - Tự do - Hạnh phúc", 13) / 2.117)))],
                [number, Html("c t13 i up", paper.Date ?? "&nbsp;")],
            ]));
        if (paper.Kind is { } kind)
        {
            body.Append(Html("c t14 b up", kind)).Append(string.Concat(paper.About.Select(a => Html("c t14 b", a)))).Append(Html("c t12", new string('_', (int)Math.Round(Math.Min(WidthOf(paper.About[^1], 14), 165) * 0.42 / 2.117))));
        }

        if (paper.Addressees.Count == 1)
        {
            body.Append(Html("c t14 up", $"Kính gửi: {paper.Addressees[0]}"));
        }
        else if (paper.Addressees.Count > 1)
        {
            body.Append(Html("t14 in", "Kính gửi:")).Append(string.Concat(paper.Addressees.Select(a => Html("t14 deep", a))));
        }

        if (paper.Authority is { } authority)
        {
            body.Append(Html("c t14 b up", authority));
        }

        body.Append(string.Concat(paper.Bases.Select(b => Html("text i", b))));
        if (paper.IsDecision)
        {
            body.Append(Html("c t14 b up", "QUYẾT ĐỊNH:"));
        }

        foreach (var line in paper.Body)
        {
            var at = line.Text.IndexOf('.', StringComparison.Ordinal) + 1;
            body.Append(line.Form switch
            {
                Form.Centred => Html("c t14 b up down", line.Text),
                Form.Heading => Html("text b", line.Text),
                Form.Article => Html("text", $"<b>{line.Text[..at]}</b>{line.Text[at..]}"),
                _ => Html("text", line.Text),
            });
            if (paper.Table.Count > 0 && line.Text.Contains("bảng dưới đây", StringComparison.Ordinal))
            {
                body.Append("<table border=\"1\" cellspacing=\"0\">").Append(string.Concat(paper.Table.Select(r => "<tr>" + string.Concat(r.Select(c => $"<td>{Html("t13", c)}</td>")) + "</tr>"))).Append("</table>");
            }
        }

        var signature = HtmlSignature(paper.Titles, paper.Name);
        var recipients = Html("t12 b i", "Nơi nhận:") + string.Concat(paper.Recipients.Select(r => Html("t11", r)));
        body.Append(HtmlPlacing(50, paper.Secretary is { } secretary ? [[HtmlSignature([secretary.Title], secretary.Name), signature], [recipients, Html("t11", "&nbsp;")]] : [[recipients, signature]]));
        return $$"""
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title><style>
            @page { size: 210mm 297mm; margin-top: 20mm; margin-right: 15mm; margin-bottom: 20mm; margin-left: 30mm }
            </style></head><body lang="vi-VN">{{body}}</body></html>
            """;
    }

    private static void Run(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx", "--outdir", folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("soffice is not installed.");
            throw;
        }

        using (process)
        {
            process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
    }

    private static double WidthOf(string text, double pt) => Rendering.HeadingText.WidthMm(text, pt);

    private static string Mm(double mm) => mm.ToString("0.##", CultureInfo.InvariantCulture) + "mm";

    /// <summary>A style of its own for each length, as a margin on both sides makes it.</summary>
    private static string Mark(double length, double column) => ((int)Math.Round((column - length) / 2)).ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => SecurityElement.Escape(text);

    private static string Odt(string style, string text) => $"<text:p text:style-name=\"{style}\">{Escaped(text)}</text:p>";

    /// <summary>LibreOffice reads what stands on the paragraph itself; of several classes it reads none.</summary>
    private static string Html(string looks, string text)
    {
        var style = string.Concat(looks.Split(' ').Select(look => look switch
        {
            "c" => "text-align: center; ",
            "b" => "font-weight: bold; ",
            "i" => "font-style: italic; ",
            "t11" => "font-size: 11pt; ",
            "t12" => "font-size: 12pt; ",
            "t13" => "font-size: 13pt; ",
            "t14" => "font-size: 14pt; ",
            "up" => "margin-top: 6pt; ",
            "down" => "margin-bottom: 6pt; ",
            "in" => "margin-left: 30mm; ",
            "deep" => "margin-left: 50mm; ",
            "text" => "font-size: 14pt; text-align: justify; text-indent: 12.7mm; margin-bottom: 6pt; ",
            _ => throw new ArgumentOutOfRangeException(nameof(looks), look, null),
        }));
        return $"<p style=\"font-family: 'Times New Roman'; margin-top: 0pt; margin-bottom: 0pt; line-height: 100%; {style}\">{text}</p>";
    }

    private static string HtmlSignature(IReadOnlyList<string> titles, string? name) =>
        string.Concat(titles.Select(t => Html("c t14 b", t))) + Html("c t14", "&nbsp;") + Html("c t14", "&nbsp;") + Html("c t14 b", name ?? "&nbsp;");

    private static string HtmlPlacing(int left, string[][] rows) =>
        "<table width=\"100%\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\">"
        + string.Concat(rows.Select(r => $"<tr valign=\"top\"><td width=\"{left}%\">{r[0]}</td><td width=\"{100 - left}%\">{r[1]}</td></tr>")) + "</table>";

    private static string OdtPlacing(string name, string[][] rows) =>
        $"<table:table table:name=\"{name}\" table:style-name=\"{name}\"><table:table-column table:style-name=\"{name}.A\"/><table:table-column table:style-name=\"{name}.B\"/>"
        + string.Concat(rows.Select(r => $"<table:table-row>{string.Concat(r.Select(c => $"<table:table-cell office:value-type=\"string\">{c}</table:table-cell>"))}</table:table-row>"))
        + "</table:table>";

    private static string OdtTable(IReadOnlyList<IReadOnlyList<string>> rows) =>
        $"<table:table table:name=\"Data\"><table:table-column table:number-columns-repeated=\"{rows[0].Count}\"/>"
        + string.Concat(rows.Select(r => $"<table:table-row>{string.Concat(r.Select(c => $"<table:table-cell table:style-name=\"Data.Cell\" office:value-type=\"string\">{Odt("Cell", c)}</table:table-cell>"))}</table:table-row>"))
        + "</table:table>";

    private static string OdtSigning(HandmadePaper paper)
    {
        var recipients = Odt("RecipientsLabel", "Nơi nhận:") + string.Concat(paper.Recipients.Select(r => Odt("Recipient", r)));
        var signature = OdtSignature(paper.Titles, paper.Name);
        return OdtPlacing("Signing", paper.Secretary is { } secretary
            ? [[OdtSignature([secretary.Title], secretary.Name), signature], [recipients, Odt("Recipient", "")]]
            : [[recipients, signature]]);
    }

    private static string OdtSignature(IReadOnlyList<string> titles, string? name) =>
        string.Concat(titles.Select(t => Odt("Signer", t))) + Odt("Signer", "") + Odt("Signer", "") + Odt("Signer", name ?? "");

    private static string Flat(string body)
    {
        var rules = string.Concat(Enumerable.Range(0, 80).Select(side => Style($"Rule{side}", 2, margin: side, border: true)));
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
            <office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'"/></office:font-face-decls>
            <office:styles>
            <style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman" fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style>
            <style:style style:name="Standard" style:family="paragraph"/>
            {Style("Superior", 12, centred: true)}{Style("Issuer", 12, bold: true, centred: true)}{Style("National", 12, bold: true, centred: true)}{Style("Motto", 13, bold: true, centred: true)}
            {Style("Number", 13, centred: true, before: 6)}{Style("LetterAbstract", 12, centred: true, before: 6)}{Style("Date", 13, italic: true, centred: true, before: 6)}
            {Style("Kind", 14, bold: true, centred: true, before: 6)}{Style("Abstract", 14, bold: true, centred: true)}{Style("Centred", 14, bold: true, centred: true, before: 6, after: 6)}
            {Style("Addressee", 14, centred: true, before: 6, after: 6)}{Style("Addressees", 14, margin: 30)}{Style("AddresseeItem", 14, margin: 50)}
            {Style("Basis", 14, italic: true, body: true)}{Style("Text1", 14, body: true)}{Style("Heading1", 14, bold: true, body: true)}{Style("Cell", 13)}
            {Style("RecipientsLabel", 12, bold: true, italic: true)}{Style("Recipient", 11)}{Style("Signer", 14, bold: true, centred: true)}
            {Style("AnnexNumber", 14, bold: true, centred: true)}{Style("Attached", 14, italic: true, centred: true, after: 6)}{Style("PageNumber", 13, centred: true)}{rules}
            <style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
            </office:styles>
            <office:automatic-styles>
            <style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="10mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/><style:header-style><style:header-footer-properties fo:min-height="10mm" fo:margin-bottom="4mm"/></style:header-style></style:page-layout>
            <style:style style:name="AnnexStart" style:family="paragraph" style:parent-style-name="AnnexNumber" style:master-page-name="Standard"><style:paragraph-properties style:page-number="1"/></style:style>
            <style:style style:name="Head" style:family="table" style:master-page-name="Standard"><style:table-properties style:width="165mm" table:align="left"/></style:style>
            <style:style style:name="Head.A" style:family="table-column"><style:table-column-properties style:column-width="66mm"/></style:style>
            <style:style style:name="Head.B" style:family="table-column"><style:table-column-properties style:column-width="99mm"/></style:style>
            <style:style style:name="Signing" style:family="table"><style:table-properties style:width="165mm" table:align="left"/></style:style>
            <style:style style:name="Signing.A" style:family="table-column"><style:table-column-properties style:column-width="82mm"/></style:style>
            <style:style style:name="Signing.B" style:family="table-column"><style:table-column-properties style:column-width="83mm"/></style:style>
            <style:style style:name="Data.Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
            </office:automatic-styles>
            <office:master-styles>
            <style:master-page style:name="Standard" style:page-layout-name="Sheet"><style:header><text:p text:style-name="PageNumber"><text:page-number text:select-page="current">2</text:page-number></text:p></style:header><style:header-first><text:p text:style-name="PageNumber"/></style:header-first></style:master-page>
            </office:master-styles>
            <office:body><office:text>{body}</office:text></office:body>
            </office:document>
            """;
    }

    private static string Style(
        string name, int pt, bool bold = false, bool italic = false, bool centred = false, int before = 0, int after = 0, double margin = 0, bool border = false, bool body = false)
    {
        var align = body ? "justify" : centred ? "center" : "start";
        var side = margin > 0 ? $"fo:margin-left=\"{Mm(margin)}\" {(border ? $"fo:margin-right=\"{Mm(margin)}\"" : "")}" : "";
        return $"""<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="{align}" fo:margin-top="{before}pt" fo:margin-bottom="{(body ? 6 : after)}pt" {(body ? "fo:text-indent=\"12.7mm\"" : "")} {side} {(border ? "fo:border-top=\"0.75pt solid #000000\" fo:padding=\"0mm\"" : "")}/><style:text-properties fo:font-size="{pt}pt" {(bold ? "fo:font-weight=\"bold\"" : "")} {(italic ? "fo:font-style=\"italic\"" : "")}/></style:style>""";
    }
}
