using CcHc.Portal.Documents.Model;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace CcHc.Portal.Documents.Rendering.Docx;

/// <summary>Headers of all sections: the first page without a number, the following ones with it.</summary>
internal sealed record DocxHeaders(string First, string Following)
{
    public static DocxHeaders AddTo(MainDocumentPart main, bool isDraft)
    {
        var number = new Paragraph(
            Style(),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(" PAGE ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(new Text("2")),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
        return new DocxHeaders(
            Add(main, new Paragraph(Style()), isDraft ? 1 : 0),
            Add(main, number, isDraft ? 2 : 0));
    }

    private static ParagraphProperties Style() => new(new ParagraphStyleId { Val = DocxStyles.PageNumber });

    private static string Add(MainDocumentPart main, Paragraph paragraph, int watermark)
    {
        if (watermark > 0)
        {
            paragraph.Append(new Run(Watermark(watermark)));
        }

        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(paragraph);
        part.Header.Save();
        return main.GetIdOfPart(part);
    }

    // The shape Word itself makes for a watermark; people remove it by the usual command.
    private static Picture Watermark(int id) => new($"""
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
          <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
            <v:formulas>
              <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>
              <v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
              <v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
            </v:formulas>
            <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
            <v:textpath on="t" fitshape="t"/>
            <v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
            <o:lock v:ext="edit" text="t" shapetype="t"/>
          </v:shapetype>
          <v:shape id="PowerPlusWaterMarkObject{id}" o:spid="_x0000_s{2048 + id}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">
            <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="{PaperText.DraftMark}"/>
          </v:shape>
        </w:pict>
        """);
}
