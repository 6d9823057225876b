using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using PortalKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Documents.Templates;

/// <summary>
/// What a kind of paper is made from: the placeholders it knows, and the portal's own wording, which is a template like that
/// of an office. Heading, number, day and signature are no wording: they always come from the record.
/// </summary>
public sealed class PaperForm
{
    internal const string Issuer = "cơ quan";
    internal const string Recipients = "nơi nhận";
    internal const string FileCopy = "lưu";
    internal const string LastArticle = "điều cuối";
    internal const string Annexes = "phụ lục";

    // Stand in the heading and in the signature of the file an office begins with; the record has the last word on them.
    private static readonly TemplateField[] Fixed =
    [
        new("cơ quan cấp trên", FieldForm.Text, "Tên cơ quan cấp trên ở đầu văn bản"),
        new("cơ quan ban hành", FieldForm.Text, "Tên cơ quan ban hành ở đầu văn bản"),
        new("ký hiệu", FieldForm.Text, "Ký hiệu văn bản"),
        new("địa danh", FieldForm.Text, "Địa danh ghi cùng ngày, tháng, năm"),
        new("chức vụ người ký", FieldForm.Text, "Quyền hạn, chức vụ của người ký"),
        new("người ký", FieldForm.Text, "Họ và tên người ký"),
    ];

    private static readonly TemplateField[] Shared =
    [
        new(Issuer, FieldForm.Text, "Tên cơ quan, người ban hành khi viết trong câu, ví dụ Ủy ban nhân dân xã Tam Quan"),
        new(Recipients, FieldForm.Lines, "Các nơi nhận của văn bản"),
        new(FileCopy, FieldForm.Lines, "Dòng lưu, ví dụ Lưu: VT, NV", IsRequired: true),
    ];

    /// <summary>How the round is called: in a sentence, and as it was named.</summary>
    internal static readonly IReadOnlyList<TemplateField> RoundFields =
    [
        new("phong trào", FieldForm.Text, "Tên đợt khi viết trong câu, có chữ phong trào thi đua nếu là phong trào"),
        new("tên đợt", FieldForm.Text, "Tên đợt như đã đặt"),
    ];

    internal static readonly TemplateField PlanField = new("kế hoạch", FieldForm.Text, "Loại, số, ngày, cơ quan của kế hoạch");

    /// <summary>What every starting file of <see cref="Decision"/> holds.</summary>
    internal static readonly IReadOnlyList<TemplateField> DecisionFields =
    [
        new("thẩm quyền", FieldForm.Text, "Người ban hành quyết định", IsRequired: true),
        new("căn cứ", FieldForm.Lines, "Các căn cứ", IsRequired: true),
        new("đề nghị", FieldForm.Lines, "Dòng Theo đề nghị của …; không có người đề nghị thì không in"),
        new("nơi thi hành", FieldForm.Text, "Những người thi hành"),
    ];

    private readonly IReadOnlyList<TemplateField> own;
    private readonly OfficialPaper text;

    internal PaperForm(IReadOnlyList<PortalKind> kinds, OfficialPaper text, IReadOnlyList<TemplateField> fields)
    {
        Kinds = kinds;
        this.text = text;
        own = fields;
        TemplateField[] ofDecision = text.Kind == PaperKind.Decision ? [new(LastArticle, FieldForm.Text, "Số của điều cuối cùng, để ghi Như Điều … ở nơi nhận")] : [];
        Fields = [.. fields, .. Shared, .. ofDecision];
    }

    /// <summary>The kinds that are made from it.</summary>
    public IReadOnlyList<PortalKind> Kinds { get; }

    public PaperKind Kind => text.Kind;

    /// <summary>What the text of a template may hold.</summary>
    public IReadOnlyList<TemplateField> Fields { get; }

    /// <summary>What stands only in heading and signature.</summary>
    internal static IReadOnlyList<TemplateField> HeadFields => Fixed;

    /// <summary>The portal's own wording, as a file that an office begins with.</summary>
    /// <param name="year">Printed in the date line, which the template does not decide; minutes have none.</param>
    public OfficialPaper Starting(int year) => text.Kind == PaperKind.Minutes ? text : text with { PlaceAndDate = PlaceAndDate.Open(Placeholders.Typed("địa danh"), year) };

    /// <summary>The paper by the portal's own wording, or by that of an office.</summary>
    internal OfficialPaper Compose(PaperFrame frame, OfficialPaper? template, Func<AnnexPlace, FieldValues> values)
    {
        var used = template ?? text;
        var at = used.Annexes.Select(TemplateFilling.AnnexField).ToList().FindIndex(f => f is not null);
        var place = at < 0 ? AnnexPlace.Alone : new AnnexPlace(at, used.Annexes.Count - at - 1);
        var all = values(place)
            .Text(Issuer, frame.AttributedTo)
            .Lines(Recipients, frame.Recipients)
            .Lines(FileCopy, [frame.DraftedBy is null ? "Lưu: VT" : $"Lưu: VT, {frame.DraftedBy}"]);
        return new TemplateFilling(used, all).Fill(frame);
    }

    /// <summary>Names that a composition gives values for; what is declared and what is given must be the same.</summary>
    internal IEnumerable<string> OwnNames => own.Select(f => f.Name);

    /// <summary>The frame of a starting file: placeholders where the record speaks.</summary>
    internal static OfficialPaper Text(PaperKind kind, string about, IReadOnlyList<Block> blocks) => new()
    {
        Kind = kind,
        Issuer = new IssuingBody("{{CƠ QUAN CẤP TRÊN}}", ["{{CƠ QUAN BAN HÀNH}}"]),
        Number = new PaperNumber(null, "{{ký hiệu}}"),
        Abstract = about,
        Blocks = blocks,
        Signature = AnySignature(),
        Recipients = ["{{nơi nhận}}", "{{lưu}}"],
        AttributedTo = "{{cơ quan}}",
    };

    /// <summary>The starting file of a decision: who decides, on what bases, at whose proposal.</summary>
    internal static OfficialPaper Decision(string about, IReadOnlyList<Block> blocks) => Text(PaperKind.Decision, about, blocks) with
    {
        Authority = "{{THẨM QUYỀN}}",
        LegalBases = ["{{căn cứ}}", "{{đề nghị}}"],
        Recipients = [$"Như Điều {{{{{LastArticle}}}}}", "{{nơi nhận}}", "{{lưu}}"],
    };

    /// <summary>The last article of a decision.</summary>
    internal static Article Execution(int number) =>
        new(number, null, "{{nơi thi hành}} và thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.");

    internal static SignatureBlock AnySignature() => SignatureBlock.Head("{{CHỨC VỤ NGƯỜI KÝ}}", "{{người ký}}");

    internal static IReadOnlyList<Annex> OwnAnnexes() => [new Annex(null, [new Paragraph(Placeholders.Typed(Annexes))]) { AttachedTo = "" }];
}
