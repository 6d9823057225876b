using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CcHc.Portal.Documents.Rendering.Docx;

/// <summary>The styles of a paper, named in Word as the decree names the components.</summary>
internal static class DocxStyles
{
    public const string Normal = "Normal";
    public const string NationalHeading = "QuocHieu";
    public const string Motto = "TieuNgu";
    public const string Superior = "CoQuanChuQuan";
    public const string Issuer = "CoQuanBanHanh";
    public const string Number = "SoKyHieu";
    public const string PlaceAndDate = "DiaDanhThoiGian";
    public const string LetterAbstract = "TrichYeuCongVan";
    public const string Kind = "TenLoai";
    public const string Abstract = "TrichYeu";
    public const string Rule = "DongKe";
    public const string RuleWithGap = "DongKeDuoiTrichYeu";
    public const string Addressee = "KinhGui";
    public const string LastAddressee = "KinhGuiCuoi";
    public const string Authority = "ThamQuyenBanHanh";
    public const string Basis = "CanCu";
    public const string Section = "MucLaMa";
    public const string ClauseTitle = "KhoanTieuDe";
    public const string ArticleTitle = "DieuTieuDe";
    public const string Text = "NoiDung";
    public const string BoldText = "NoiDungDam";
    public const string CentredBold = "GiuaDam";
    public const string CentredItalic = "GiuaNghieng";
    public const string Dash = "GachDauDong";
    public const string TableGrid = "BangKe";
    public const string TableHead = "BangDau";
    public const string TableText = "BangChu";
    public const string TableBold = "BangDam";
    public const string AfterTable = "SauBang";
    public const string BeforeSigning = "TruocChuKy";
    public const string RecipientsLabel = "NoiNhanNhan";
    public const string Recipient = "NoiNhan";
    public const string SignerTitle = "QuyenHanChucVu";
    public const string SignatureGap = "ChoKy";
    public const string SignerName = "HoTenNguoiKy";
    public const string Annex = "PhuLuc";
    public const string AnnexTitle = "PhuLucTieuDe";
    public const string Attached = "PhuLucKemTheo";
    public const string PageNumber = "SoTrang";
    public const string Tail = "CuoiPhan";

    /// <summary>Number of the list that makes «- » in the text and in the recipients.</summary>
    public const int DashList = 1;

    public const int RecipientList = 2;

    private const string Font = "Times New Roman";

    public static void AddTo(MainDocumentPart main, string language)
    {
        AddNumbering(main);
        AddSettings(main);
        var part = main.AddNewPart<StyleDefinitionsPart>();
        part.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                    new FontSize { Val = Half(PaperLayout.BodyPt) },
                    new FontSizeComplexScript { Val = Half(PaperLayout.BodyPt) },
                    new Languages { Val = language == "vi" ? "vi-VN" : language, EastAsia = "vi-VN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                    new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = Normal, Default = true });

        var body = new Look(PaperLayout.BodyPt) { Align = JustificationValues.Both, IndentMm = PaperLayout.IndentMm, AfterPt = PaperLayout.ParagraphGapPt, Lines = PaperLayout.LineSpacing };
        var heading = body with { Bold = true, KeepNext = true, Align = JustificationValues.Left };
        var centred = new Look(PaperLayout.BodyPt) { Align = JustificationValues.Center, Bold = true, KeepNext = true };
        Add(part, NationalHeading, "Quốc hiệu", new Look(PaperLayout.NationalHeadingPt) { Bold = true, Align = JustificationValues.Center });
        Add(part, Motto, "Tiêu ngữ", new Look(PaperLayout.MottoPt) { Bold = true, Align = JustificationValues.Center });
        Add(part, Superior, "Cơ quan chủ quản", new Look(PaperLayout.SuperiorPt) { Align = JustificationValues.Center });
        Add(part, Issuer, "Cơ quan ban hành", new Look(PaperLayout.IssuerPt) { Bold = true, Align = JustificationValues.Center });
        Add(part, Number, "Số ký hiệu", new Look(PaperLayout.NumberPt) { Align = JustificationValues.Center, BeforePt = 6 });
        Add(part, PlaceAndDate, "Địa danh thời gian", new Look(PaperLayout.DatePt) { Italic = true, Align = JustificationValues.Center, BeforePt = 6 });
        Add(part, LetterAbstract, "Trích yếu công văn", new Look(PaperLayout.LetterAbstractPt) { Align = JustificationValues.Center, BeforePt = 6, AfterPt = 14 });
        Add(part, Kind, "Tên loại", new Look(PaperLayout.KindPt) { Bold = true, Align = JustificationValues.Center, BeforePt = 16, KeepNext = true, Outline = 0 });
        Add(part, Abstract, "Trích yếu", centred);
        Add(part, Rule, "Dòng kẻ", new Look(2) { Align = JustificationValues.Center, Ruled = true, ExactPt = 3 });
        Add(part, RuleWithGap, "Dòng kẻ dưới trích yếu", new Look(2) { Align = JustificationValues.Center, Ruled = true, ExactPt = 4, AfterPt = 14, KeepNext = true });
        Add(part, Addressee, "Kính gửi", new Look(PaperLayout.BodyPt) { AfterPt = 4 });
        Add(part, LastAddressee, "Kính gửi dòng cuối", new Look(PaperLayout.BodyPt) { AfterPt = 12 });
        Add(part, Authority, "Thẩm quyền ban hành", centred with { BeforePt = 6, AfterPt = 10 });
        Add(part, Basis, "Căn cứ", body with { Italic = true });
        Add(part, Section, "Mục La Mã", heading with { Outline = 1 });
        Add(part, ClauseTitle, "Khoản có tiêu đề", heading with { Outline = 2 });
        Add(part, ArticleTitle, "Điều có tiêu đề", heading with { Outline = 1 });
        Add(part, Text, "Nội dung", body);
        Add(part, BoldText, "Nội dung đậm", body with { Bold = true });
        Add(part, CentredBold, "Giữa đậm", centred with { AfterPt = PaperLayout.ParagraphGapPt });
        Add(part, CentredItalic, "Giữa nghiêng", centred with { Bold = false, Italic = true, AfterPt = PaperLayout.ParagraphGapPt });
        Add(part, Dash, "Gạch đầu dòng", body with { List = DashList });
        Add(part, TableHead, "Bảng: đầu cột", new Look(PaperLayout.TablePt) { Bold = true, Align = JustificationValues.Center, BeforePt = 2, AfterPt = 2 });
        Add(part, TableText, "Bảng: chữ", new Look(PaperLayout.TablePt) { BeforePt = 2, AfterPt = 2 });
        Add(part, TableBold, "Bảng: chữ đậm", new Look(PaperLayout.TablePt) { Bold = true, BeforePt = 2, AfterPt = 2 });
        Add(part, AfterTable, "Sau bảng", new Look(2) { ExactPt = 8 });
        Add(part, BeforeSigning, "Trước chữ ký", new Look(2) { ExactPt = 8, KeepNext = true });
        Add(part, RecipientsLabel, "Nơi nhận: nhãn", new Look(PaperLayout.RecipientsLabelPt) { Bold = true, Italic = true });
        Add(part, Recipient, "Nơi nhận", new Look(PaperLayout.RecipientsPt) { List = RecipientList, Align = JustificationValues.Left });
        Add(part, SignerTitle, "Quyền hạn chức vụ", new Look(PaperLayout.BodyPt) { Bold = true, Align = JustificationValues.Center, KeepNext = true });
        Add(part, SignatureGap, "Chỗ ký", new Look(PaperLayout.BodyPt) { ExactPt = PaperLayout.SignatureGapMm / 25.4 * 72, KeepNext = true });
        Add(part, SignerName, "Họ tên người ký", new Look(PaperLayout.BodyPt) { Bold = true, Align = JustificationValues.Center });
        Add(part, Annex, "Phụ lục", centred with { Outline = 0 });
        Add(part, AnnexTitle, "Phụ lục: tiêu đề", centred);
        Add(part, Attached, "Phụ lục: kèm theo", centred with { Bold = false, Italic = true });
        Add(part, PageNumber, "Số trang", new Look(PaperLayout.PageNumberPt) { Align = JustificationValues.Center });
        Add(part, Tail, "Cuối phần", new Look(1) { ExactPt = 1 });
        part.Styles.Append(Grid());
        part.Styles.Save();
    }

    private static void Add(StyleDefinitionsPart part, string id, string name, Look look)
    {
        var paragraph = new StyleParagraphProperties();
        if (look.KeepNext)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(new WidowControl());
        if (look.List is { } list)
        {
            paragraph.Append(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list }));
        }

        if (look.Ruled)
        {
            paragraph.Append(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }));
        }

        paragraph.Append(new SpacingBetweenLines
        {
            Before = Twips(look.BeforePt),
            After = Twips(look.AfterPt),
            Line = look.ExactPt is { } exact ? Twips(exact) : ((int)Math.Round(look.Lines * 240)).ToString(CultureInfo.InvariantCulture),
            LineRule = look.ExactPt is null ? LineSpacingRuleValues.Auto : LineSpacingRuleValues.Exact,
        });
        if (look.IndentMm > 0)
        {
            paragraph.Append(new Indentation { Left = "0", FirstLine = Twips(look.IndentMm / 25.4 * 72) });
        }

        paragraph.Append(new Justification { Val = look.Align });
        if (look.Outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (look.Bold)
        {
            run.Append(new Bold());
        }

        if (look.Italic)
        {
            run.Append(new Italic());
        }

        run.Append(new FontSize { Val = Half(look.Pt) }, new FontSizeComplexScript { Val = Half(look.Pt) });
        part.Styles!.Append(new Style(new StyleName { Val = name }, new BasedOn { Val = Normal }, new PrimaryStyle(), paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = true,
        });
    }

    private static Style Grid()
    {
        var borders = new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 6 },
            new LeftBorder { Val = BorderValues.Single, Size = 6 },
            new BottomBorder { Val = BorderValues.Single, Size = 6 },
            new RightBorder { Val = BorderValues.Single, Size = 6 },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6 },
            new InsideVerticalBorder { Val = BorderValues.Single, Size = 6 });
        var margins = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
            new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa });
        return new Style(new StyleName { Val = "Bảng có kẻ" }, new StyleTableProperties(borders, margins))
        {
            Type = StyleValues.Table,
            StyleId = TableGrid,
            CustomStyle = true,
        };
    }

    private static void AddNumbering(MainDocumentPart main)
    {
        var part = main.AddNewPart<NumberingDefinitionsPart>();
        part.Numbering = new Numbering(
            // In the text the dash stands at the first-line indent and the text runs on to the margin.
            Dashes(1, new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = Twips(PaperLayout.IndentMm / 25.4 * 72) })),
            Dashes(2, new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = "0" })),
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = DashList },
            new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = RecipientList });
        part.Numbering.Save();
    }

    private static AbstractNum Dashes(int id, PreviousParagraphProperties paragraph) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = NumberFormatValues.Bullet },
            new LevelSuffix { Val = LevelSuffixValues.Space },
            new LevelText { Val = "-" },
            new LevelJustification { Val = LevelJustificationValues.Left },
            paragraph,
            new NumberingSymbolRunProperties(new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font }))
        {
            LevelIndex = 0,
        })
    {
        AbstractNumberId = id,
    };

    private static void AddSettings(MainDocumentPart main)
    {
        var part = main.AddNewPart<DocumentSettingsPart>();
        part.Settings = new Settings(new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));
        part.Settings.Save();
    }

    private static string Half(double pt) => ((int)Math.Round(pt * 2)).ToString(CultureInfo.InvariantCulture);

    private static string Twips(double pt) => ((int)Math.Round(pt * 20)).ToString(CultureInfo.InvariantCulture);

    /// <param name="Pt">Size of the letters.</param>
    private sealed record Look(double Pt)
    {
        public bool Bold { get; init; }

        public bool Italic { get; init; }

        public bool Ruled { get; init; }

        public bool KeepNext { get; init; }

        public EnumValue<JustificationValues> Align { get; init; } = JustificationValues.Left;

        public double BeforePt { get; init; }

        public double AfterPt { get; init; }

        public double IndentMm { get; init; }

        public double Lines { get; init; } = 1;

        public double? ExactPt { get; init; }

        public int? Outline { get; init; }

        public int? List { get; init; }
    }
}
