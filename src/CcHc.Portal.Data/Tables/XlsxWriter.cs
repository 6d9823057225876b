using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Data.Tables;

/// <summary>One value of a row that is written.</summary>
public readonly record struct XlsxCell
{
    private XlsxCell(CellKind kind, string? text, decimal number, int style)
    {
        Kind = kind;
        Text = text;
        Number = number;
        Style = style;
    }

    internal CellKind Kind { get; }

    internal string? Text { get; }

    internal decimal Number { get; }

    internal int Style { get; }

    public static XlsxCell Empty => default;

    /// <summary>Text stays text: 1.10 remains a code and a leading «=» is no formula.</summary>
    public static XlsxCell OfText(string? text, bool wrap = false, bool bold = false) =>
        string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text, 0, bold ? XlsxStyles.BoldText : wrap ? XlsxStyles.WrappedText : XlsxStyles.Text);

    /// <summary>A cell of a table that is printed: ruled, wrapped, from the top.</summary>
    public static XlsxCell OfRuled(string? text, bool bold = false) =>
        new(string.IsNullOrEmpty(text) ? CellKind.Empty : CellKind.Text, text, 0, bold ? XlsxStyles.BoxedBold : XlsxStyles.Boxed);

    /// <summary>A number of a table that is printed, with as many places as it has.</summary>
    public static XlsxCell OfRuled(decimal number, bool bold = false) =>
        new(CellKind.Number, null, number, bold ? XlsxStyles.BoxedBoldNumber : XlsxStyles.BoxedNumber);

    /// <summary>Shown with two places («0,00»).</summary>
    public static XlsxCell OfPoints(decimal? value, bool bold = false) =>
        value is { } number ? new(CellKind.Number, null, number, bold ? XlsxStyles.BoldPoints : XlsxStyles.Points) : default;

    /// <summary>Shown with as many places as it has.</summary>
    public static XlsxCell OfNumber(decimal? value) => value is { } number ? new(CellKind.Number, null, number, XlsxStyles.Plain) : default;

    public static XlsxCell OfDate(DateOnly? date) =>
        date is { } day ? new(CellKind.Date, null, day.DayNumber - XlsxStyles.DayZero, XlsxStyles.Date) : default;

    /// <summary>A cell of a form that text is typed into; on a protected sheet only such cells can be changed.</summary>
    public static XlsxCell InputText(string? text = null) => OfForm(text, XlsxStyles.InputText);

    /// <summary>As <see cref="InputText"/>, for a number with as many places as it has.</summary>
    public static XlsxCell InputNumber(decimal? value = null) => value is { } number ? new(CellKind.Number, null, number, XlsxStyles.InputNumber) : new(CellKind.Empty, null, 0, XlsxStyles.InputNumber);

    public static XlsxCell InputDate(DateOnly? date = null) =>
        date is { } day ? new(CellKind.Date, null, day.DayNumber - XlsxStyles.DayZero, XlsxStyles.InputDate) : new(CellKind.Empty, null, 0, XlsxStyles.InputDate);

    /// <summary>A cell of a form that is not to be filled in: grey, and locked on a protected sheet.</summary>
    public static XlsxCell Grey(string? text = null) => OfForm(text, XlsxStyles.Grey);

    /// <summary>What a form says beside its input cells, with a border.</summary>
    public static XlsxCell Boxed(string? text) => OfForm(text, XlsxStyles.Boxed);

    public static XlsxCell BoxedPoints(decimal value) => new(CellKind.Number, null, value, XlsxStyles.BoxedNumber);

    /// <summary>The heading of a part of a form.</summary>
    public static XlsxCell Heading(string? text) => OfForm(text, XlsxStyles.Heading);

    private static XlsxCell OfForm(string? text, int style) =>
        string.IsNullOrEmpty(text) ? new(CellKind.Empty, null, 0, style) : new(CellKind.Text, text, 0, style);

    internal static XlsxCell OfTitle(string text) => new(CellKind.Text, text, 0, XlsxStyles.Title);

    internal static XlsxCell OfHeader(string text) => new(CellKind.Text, text, 0, XlsxStyles.Header);
}

/// <summary>How a sheet begins; a streamed sheet cannot learn it later.</summary>
/// <param name="Name">Up to 31 characters without \ / ? * [ ] :</param>
/// <param name="Widths">Of the columns from the first, in characters.</param>
/// <param name="FrozenRows">Rows that stay in view; the header is the last of them.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<double>? Widths = null, int FrozenRows = 1, int FrozenColumns = 0, bool Landscape = false)
{
    /// <summary>Only input cells can be typed into. Without a password: it keeps from slips, not from people.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Not among the tabs, such as the lists that drop-downs are taken from.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Columns that are not shown, from 1; of those in <see cref="Widths"/>.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];
}

/// <summary>
/// Writes a workbook row by row to a stream that need not be seekable. Holds one buffer, whatever the number of rows, so a
/// score matrix of a whole province is sent while it is read.
/// </summary>
public sealed class XlsxWriter : IAsyncDisposable
{
    private const int FlushAt = 32 * 1024;

    // In points, for letters of 12; a column is as wide as so many digits, and words are a little narrower.
    private const double LineHeight = 16;
    private const double MostHeight = 400;
    private const double CharactersInWidth = 1.05;

    private static readonly SearchValues<char> NotInSheetNames = SearchValues.Create(@"\/?*[]:");

    // The zip format wants a time; a fixed one makes the same rows the same file.
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WaitingStream output;
    private readonly ZipArchive zip;
    private readonly CancellationToken cancellation;
    private readonly StringBuilder text = new(FlushAt * 2);

    // A sign of two halves may lie across two chunks of the builder; the encoder remembers the first half.
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly List<(string Name, bool IsHidden)> sheets = [];
    private readonly List<int> headerRows = [];
    private readonly List<string> merges = [];
    private readonly List<XlsxValidation> validations = [];
    private byte[] bytes = new byte[FlushAt * 4];
    private Stream? sheet;
    private int row;
    private bool landscape;
    private bool isProtected;
    private IReadOnlyList<double> widths = [];

    private XlsxWriter(WaitingStream output, ZipArchive zip, CancellationToken cancellation)
    {
        this.output = output;
        this.zip = zip;
        this.cancellation = cancellation;
    }

    /// <param name="output">Left open.</param>
    public static async Task<XlsxWriter> CreateAsync(Stream output, CancellationToken cancellation = default)
    {
        var waiting = new WaitingStream(output);
        return new(waiting, await ZipArchive.CreateAsync(waiting, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation), cancellation);
    }

    /// <summary>Ends the sheet before and begins the next.</summary>
    /// <exception cref="ArgumentException">when the name is none a spreadsheet takes, or is there already.</exception>
    public async Task BeginSheetAsync(XlsxSheet start)
    {
        if (start.Name.Length is 0 or > 31 || start.Name.AsSpan().ContainsAny(NotInSheetNames) || sheets.Exists(s => string.Equals(s.Name, start.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"«{start.Name}» cannot name a sheet here.", nameof(start));
        }

        await EndSheetAsync();
        sheets.Add((start.Name, start.IsHidden));
        headerRows.Add(start.FrozenRows);
        sheet = await OpenAsync(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheets.Count}.xml"));
        row = 0;
        text.Append("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        text.Append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">");
        AppendPane(start);
        text.Append("</sheetView></sheetViews>");
        widths = start.Widths ?? [];
        if (widths.Count > 0)
        {
            text.Append("<cols>");
            for (var i = 0; i < widths.Count; i++)
            {
                var hidden = start.HiddenColumns.Contains(i + 1) ? " hidden=\"1\"" : "";
                text.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]}\" customWidth=\"1\"{hidden}/>");
            }

            text.Append("</cols>");
        }

        text.Append("<sheetData>");
        landscape = start.Landscape;
        isProtected = start.IsProtected;
    }

    /// <summary>A centred line over the table, merged over its columns.</summary>
    public ValueTask TitleAsync(string title, int columns)
    {
        if (columns > 1)
        {
            merges.Add($"A{row + 1}:{Cell.ColumnName(columns)}{row + 1}");
        }

        return RowAsync(XlsxCell.OfTitle(title));
    }

    public ValueTask HeaderAsync(params IEnumerable<string> headers) => RowAsync(headers.Select(XlsxCell.OfHeader).ToArray());

    public ValueTask RowAsync(params ReadOnlySpan<XlsxCell> cells) => RowAsync(cells, isHidden: false);

    /// <summary>A row that is not shown: what the file says to whoever reads it back.</summary>
    public ValueTask HiddenRowAsync(params ReadOnlySpan<XlsxCell> cells) => RowAsync(cells, isHidden: true);

    /// <summary>The number of the row that comes next, from 1.</summary>
    public int NextRow => row + 1;

    /// <summary>Narrows what can be typed into cells of this sheet; may be said before or after their row.</summary>
    public void Validate(XlsxValidation validation) => validations.Add(validation);

    private ValueTask RowAsync(ReadOnlySpan<XlsxCell> cells, bool isHidden)
    {
        if (sheet is null)
        {
            throw new InvalidOperationException("A row belongs to a sheet: begin one first.");
        }

        row++;
        text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"{(isHidden ? " hidden=\"1\"" : "")}{HeightOf(cells)}>");
        for (var i = 0; i < cells.Length; i++)
        {
            Append(cells[i], i + 1);
        }

        text.Append("</row>");
        return text.Length < FlushAt ? default : FlushAsync();
    }

    /// <summary>A table to be printed: ruled, landscape, its first line as the header on every page.</summary>
    /// <param name="isBold">Which lines stand out; the cells of these are bold.</param>
    public async Task PrintedAsync(Table table, IReadOnlyList<double> widths, Func<TableRow, bool> isBold)
    {
        await BeginSheetAsync(new XlsxSheet(table.Sheet, widths, Landscape: true));
        await HeaderAsync(table.Lines[0].Cells.Select(c => c.Text));
        foreach (var line in table.Lines.Skip(1))
        {
            var bold = isBold(line);
            await RowAsync([.. line.Cells.Select(c => c.Number is { } number && c.Kind == CellKind.Number ? XlsxCell.OfRuled(number, bold) : XlsxCell.OfRuled(c.Text, bold))]);
        }
    }

    /// <summary>A table as it was read or made, its first line as the header.</summary>
    public async Task TableAsync(Table table, IReadOnlyList<double>? widths = null)
    {
        await BeginSheetAsync(new XlsxSheet(table.Sheet, widths));
        foreach (var line in table.Lines)
        {
            await RowAsync([.. line.Cells.Select(c => OfCell(c, isHeader: line == table.Lines[0]))]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (sheets.Count > 0)
        {
            await EndSheetAsync();
            await WritePartsAsync();
        }

        await zip.DisposeAsync();
        await output.PassOnAsync(cancellation);
        await output.DisposeAsync();
    }

    private static XlsxCell OfCell(Cell cell, bool isHeader) => cell.Kind switch
    {
        CellKind.Number => XlsxCell.OfNumber(cell.Number),
        CellKind.Date when cell.Date is { } date => XlsxCell.OfDate(date),
        CellKind.Empty => XlsxCell.Empty,
        _ when isHeader => XlsxCell.OfHeader(cell.Text),
        _ => XlsxCell.OfText(cell.Text, wrap: true),
    };

    /// <summary>
    /// A guess at how high wrapped text stands. One spreadsheet fits rows when it opens the file, another shows the first line
    /// only; both fit them again when somebody types.
    /// </summary>
    private string HeightOf(ReadOnlySpan<XlsxCell> cells)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length && i < widths.Count; i++)
        {
            if (cells[i].Text is { } value && XlsxStyles.Wraps(cells[i].Style))
            {
                lines = Math.Max(lines, value.Split('\n').Sum(part => 1 + (int)(part.Length / (widths[i] * CharactersInWidth))));
            }
        }

        return lines == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ht=\"{Math.Min(lines * LineHeight, MostHeight)}\"");
    }

    private void AppendPane(XlsxSheet start)
    {
        if (start.FrozenRows == 0 && start.FrozenColumns == 0)
        {
            return;
        }

        var pane = start.FrozenRows == 0 ? "topRight" : start.FrozenColumns == 0 ? "bottomLeft" : "bottomRight";
        text.Append("<pane");
        if (start.FrozenColumns > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" xSplit=\"{start.FrozenColumns}\"");
        }

        if (start.FrozenRows > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" ySplit=\"{start.FrozenRows}\"");
        }

        text.Append(CultureInfo.InvariantCulture, $" topLeftCell=\"{Cell.ColumnName(start.FrozenColumns + 1)}{start.FrozenRows + 1}\" activePane=\"{pane}\" state=\"frozen\"/>");
    }

    private void Append(in XlsxCell cell, int column)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                text.Append(CultureInfo.InvariantCulture, $"<c r=\"{Cell.ColumnName(column)}{row}\" s=\"{cell.Style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                AppendEscaped(cell.Text!);
                text.Append("</t></is></c>");
                break;
            case CellKind.Number or CellKind.Date:
                text.Append(CultureInfo.InvariantCulture, $"<c r=\"{Cell.ColumnName(column)}{row}\" s=\"{cell.Style}\"><v>{cell.Number:0.##########}</v></c>");
                break;
            case CellKind.Empty when cell.Style != XlsxStyles.Plain:
                text.Append(CultureInfo.InvariantCulture, $"<c r=\"{Cell.ColumnName(column)}{row}\" s=\"{cell.Style}\"/>");
                break;
        }
    }

    /// <summary>A cell holds 32,767 characters at most; signs that XML cannot carry are left out.</summary>
    private void AppendEscaped(string value)
    {
        var length = Math.Min(value.Length, 32767);
        for (var i = 0; i < length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case '\uFFFE' or '\uFFFF':
                case < ' ' when c is not ('\t' or '\n' or '\r'):
                    break;
                case var high when char.IsHighSurrogate(high) && i + 1 < length && char.IsLowSurrogate(value[i + 1]):
                    text.Append(c).Append(value[++i]);
                    break;
                case var lone when char.IsSurrogate(lone):
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    private async ValueTask FlushAsync()
    {
        if (sheet is null)
        {
            return;
        }

        var needed = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length < needed)
        {
            bytes = new byte[needed];
        }

        var written = 0;
        foreach (var chunk in text.GetChunks())
        {
            written += encoder.GetBytes(chunk.Span, bytes.AsSpan(written), flush: false);
        }

        text.Clear();
        await sheet.WriteAsync(bytes.AsMemory(0, written), cancellation);
        await output.PassOnAsync(cancellation);
    }

    private async Task EndSheetAsync()
    {
        if (sheet is null)
        {
            return;
        }

        text.Append("</sheetData>");
        if (isProtected)
        {
            // Widths, heights and the look of a number stay free: a column too narrow to read helps nobody.
            text.Append("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\"/>");
        }

        if (merges.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Count}\">");
            foreach (var merge in merges)
            {
                text.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{merge}\"/>");
            }

            text.Append("</mergeCells>");
            merges.Clear();
        }

        AppendValidations();

        // A4, as wide as the page and as long as it needs.
        text.Append("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"").Append(landscape ? "landscape" : "portrait").Append("\"/></worksheet>");
        await FlushAsync();
        await sheet.DisposeAsync();
        sheet = null;
    }

    private void AppendValidations()
    {
        if (validations.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"<dataValidations count=\"{validations.Count}\">");
        foreach (var validation in validations)
        {
            text.Append("<dataValidation").Append(validation.Kind is null ? "" : $" type=\"{validation.Kind}\"").Append(validation.Operator is null ? "" : $" operator=\"{validation.Operator}\"")
                .Append(validation.IsWarning ? " errorStyle=\"warning\"" : "").Append(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"");
            AppendAttribute("errorTitle", validation.Error is null ? null : validation.Title, XlsxValidation.TitleMaxLength);
            AppendAttribute("error", validation.Error, XlsxValidation.ErrorMaxLength);
            AppendAttribute("promptTitle", validation.Prompt is null ? null : validation.Title, XlsxValidation.TitleMaxLength);
            AppendAttribute("prompt", validation.Prompt, XlsxValidation.PromptMaxLength);
            text.Append(CultureInfo.InvariantCulture, $" sqref=\"{validation.Cells}\">");
            AppendFormula("formula1", validation.First);
            AppendFormula("formula2", validation.Second);
            text.Append("</dataValidation>");
        }

        text.Append("</dataValidations>");
        validations.Clear();
    }

    private void AppendAttribute(string name, string? value, int maxLength)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(' ').Append(name).Append("=\"");
            AppendEscaped(value.Length > maxLength ? value[..(maxLength - 1)] + "…" : value);
            text.Append('"');
        }
    }

    private void AppendFormula(string name, string? formula)
    {
        if (formula is not null)
        {
            text.Append('<').Append(name).Append('>');
            AppendEscaped(formula);
            text.Append("</").Append(name).Append('>');
        }
    }

    private async Task WritePartsAsync()
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

        var workbook = new StringBuilder($"""{Declaration}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>""");
        var relations = new StringBuilder($"""{Declaration}<Relationships xmlns="{Package}/relationships">""");
        var types = new StringBuilder($"""{Declaration}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>""");
        for (var i = 1; i <= sheets.Count; i++)
        {
            var name = System.Security.SecurityElement.Escape(sheets[i - 1].Name);
            var state = sheets[i - 1].IsHidden ? " state=\"hidden\"" : "";
            workbook.Append(CultureInfo.InvariantCulture, $"""<sheet name="{name}" sheetId="{i}"{state} r:id="rId{i}"/>""");
            relations.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{i}" Type="{Relations}/worksheet" Target="worksheets/sheet{i}.xml"/>""");
            types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{Types}.worksheet+xml"/>""");
        }

        workbook.Append("</sheets>");
        AppendPrintTitles(workbook);
        workbook.Append("</workbook>");
        relations.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        types.Append("</Types>");

        await WritePartAsync("xl/workbook.xml", workbook.ToString());
        await WritePartAsync("xl/_rels/workbook.xml.rels", relations.ToString());
        await WritePartAsync("xl/styles.xml", XlsxStyles.Xml);
        await WritePartAsync("[Content_Types].xml", types.ToString());
        await WritePartAsync("_rels/.rels", $"""{Declaration}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
    }

    /// <summary>What stays in view on the screen stands on every printed page.</summary>
    private void AppendPrintTitles(StringBuilder workbook)
    {
        var named = Enumerable.Range(0, sheets.Count).Where(i => headerRows[i] > 0).ToList();
        if (named.Count == 0)
        {
            return;
        }

        workbook.Append("<definedNames>");
        foreach (var i in named)
        {
            var name = System.Security.SecurityElement.Escape(sheets[i].Name.Replace("'", "''", StringComparison.Ordinal));
            workbook.Append(CultureInfo.InvariantCulture, $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">'{name}'!$1:${headerRows[i]}</definedName>");
        }

        workbook.Append("</definedNames>");
    }

    private async Task WritePartAsync(string name, string content)
    {
        await using var part = await OpenAsync(name);
        await part.WriteAsync(Encoding.UTF8.GetBytes(content), cancellation);
    }

    private async Task<Stream> OpenAsync(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        return await entry.OpenAsync(cancellation);
    }
}

/// <summary>The few ways a cell looks. The numbers are positions in <see cref="Xml"/>.</summary>
internal static class XlsxStyles
{
    internal const int Plain = 0;
    internal const int Text = 1;
    internal const int WrappedText = 2;
    internal const int BoldText = 3;
    internal const int Points = 4;
    internal const int BoldPoints = 5;
    internal const int Date = 6;
    internal const int Header = 7;
    internal const int Title = 8;
    internal const int InputText = 9;
    internal const int InputNumber = 10;
    internal const int InputDate = 11;
    internal const int Grey = 12;
    internal const int Boxed = 13;
    internal const int BoxedNumber = 14;
    internal const int Heading = 15;
    internal const int BoxedBold = 16;
    internal const int BoxedBoldNumber = 17;

    /// <summary>Day 0 of a spreadsheet's calendar, right for every date from 1 March 1900.</summary>
    internal static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Whether text in the style goes on in a next line.</summary>
    internal static bool Wraps(int style) => style is WrappedText or Header or InputText or Grey or Boxed or BoxedBold;

    internal const string Xml =
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""" +
        """<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>""" +
        """<fonts count="3"><font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="12"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="14"/><name val="Times New Roman"/><family val="1"/></font></fonts>""" +
        """<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F6"/></patternFill></fill></fills>""" +
        """<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>""" +
        """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="18">""" +
        """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>""" +
        """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>""" +
        """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>""" +
        """<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>""" +
        """<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>""" +
        """<xf numFmtId="2" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>""" +
        """<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>""" +
        """<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>""" +
        """<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>""" +
        """<xf numFmtId="49" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="0"/></xf>""" +
        """<xf numFmtId="0" fontId="0" fillId="2" borderId="1" xfId="0" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"/><protection locked="0"/></xf>""" +
        """<xf numFmtId="164" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"/><protection locked="0"/></xf>""" +
        """<xf numFmtId="49" fontId="0" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>""" +
        """<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>""" +
        """<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf>""" +
        """<xf numFmtId="49" fontId="1" fillId="4" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>""" +
        """<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>""" +
        """<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf>""" +
        """</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";
}
