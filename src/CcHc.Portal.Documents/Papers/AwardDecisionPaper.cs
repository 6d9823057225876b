using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Quyết định khen thưởng with its lists.</summary>
public sealed record AwardDecisionContent
{
    public required PaperFrame Frame { get; init; }

    /// <summary>Who decides, as the authority line: «Chủ tịch Ủy ban nhân dân xã Tam Quan» (printed in capitals).</summary>
    public required string Authority { get; init; }

    /// <summary>Full citations without closing punctuation.</summary>
    public required IReadOnlyList<string> LegalBases { get; init; }

    /// <summary>Who proposes: «Trưởng phòng Văn hóa - Xã hội xã Tam Quan».</summary>
    public required string Proposer { get; init; }

    public required PaperReference Proposal { get; init; }

    /// <summary>What for, to go on after «đã có »: «thành tích xuất sắc trong phong trào thi đua …».</summary>
    public required string Achievement { get; init; }

    public required IReadOnlyList<AwardGroup> Groups { get; init; }

    /// <summary>«Quỹ thi đua, khen thưởng xã Tam Quan năm 2025»; null when no money goes with the awards.</summary>
    public string? MoneySource { get; init; }

    /// <summary>Who carries the decision out besides those awarded, with capital: «Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã».</summary>
    public required IReadOnlyList<string> Executors { get; init; }
}

/// <summary>Awardees of one form and one kind; each group has an annex of its own.</summary>
/// <param name="Form">«Giấy khen», «Bằng khen», «Cờ thi đua».</param>
/// <param name="AmountEach">In đồng; null without money.</param>
public sealed record AwardGroup(string Form, bool IsCollective, IReadOnlyList<AwardeeRow> Awardees, long? AmountEach = null);

/// <param name="Detail">Post and unit of a person, the governing body of a collective; null where nothing is to be said.</param>
public sealed record AwardeeRow(string Name, string? Detail);

public static class AwardDecisionPaper
{
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.AwardDecision],
        PaperForm.Text(
            PaperKind.Decision,
            "Về việc khen thưởng {{đối tượng khen}} có {{thành tích}}",
            [
                new Article(1, null, "{{nội dung khen thưởng}}"),
                new Article(2, null, "{{tiền thưởng}}"),
                new Article(3, null, "Quyết định này có hiệu lực kể từ ngày ký."),
                new Article(4, null, "{{nơi thi hành}} và {{đối tượng khen}} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."),
            ]) with
        {
            Authority = "{{THẨM QUYỀN}}",
            LegalBases = ["{{căn cứ}}", "Theo đề nghị của {{người đề nghị}} tại Tờ trình {{tờ trình}}"],
            Recipients = ["Như Điều {{điều cuối}}", "{{nơi nhận}}", "{{lưu}}"],
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            new("thẩm quyền", FieldForm.Text, "Người ban hành quyết định, ví dụ Chủ tịch Ủy ban nhân dân xã Tam Quan", IsRequired: true),
            new("căn cứ", FieldForm.Lines, "Các căn cứ của đợt và kế hoạch", IsRequired: true),
            new("người đề nghị", FieldForm.Text, "Người đứng đầu cơ quan trình"),
            new("tờ trình", FieldForm.Text, "Số, ký hiệu, ngày của tờ trình"),
            new("đối tượng khen", FieldForm.Text, "các tập thể, cá nhân; chỉ có tập thể hoặc cá nhân thì ghi một loại"),
            new("thành tích", FieldForm.Text, "Thành tích được khen, khi viết trong câu"),
            new("nội dung khen thưởng", FieldForm.Passage, "Hình thức, số lượng, phụ lục danh sách; nhiều hình thức thì thành từng khoản", IsRequired: true) { Otherwise = ["hình thức khen", "số được khen", "phụ lục danh sách"] },
            new("hình thức khen", FieldForm.Text, "Các hình thức khen, ví dụ Giấy khen"),
            new("số được khen", FieldForm.Text, "Ví dụ 03 tập thể và 40 cá nhân"),
            new("phụ lục danh sách", FieldForm.Text, "Các phụ lục có danh sách, theo số phụ lục của văn bản"),
            new("tiền thưởng", FieldForm.Text, "Câu về tiền thưởng, tổng số tiền, nguồn chi; không có thì cả điều không in"),
            new("nơi thi hành", FieldForm.Text, "Những người thi hành ngoài người được khen"),
            new("phụ lục", FieldForm.Annexes, "Danh sách được khen, mỗi hình thức và nhóm một phụ lục", IsRequired: true),
        ]);

    /// <exception cref="ArgumentException">when nobody is awarded.</exception>
    public static OfficialPaper Compose(AwardDecisionContent content, OfficialPaper? template = null)
    {
        var groups = content.Groups.Where(g => g.Awardees.Count > 0).ToList();
        if (groups.Count == 0)
        {
            throw new ArgumentException("A decision needs somebody to award.", nameof(content));
        }

        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Text("thẩm quyền", content.Authority)
            .Lines("căn cứ", content.LegalBases)
            .Text("người đề nghị", Wording.Bare(content.Proposer))
            .Text("tờ trình", content.Proposal.InSentence())
            .Text("đối tượng khen", Kinds(groups))
            .Text("thành tích", Wording.Bare(content.Achievement))
            .Passage("nội dung khen thưởng", Awards(Wording.Bare(content.Achievement), groups, place))
            .Text("hình thức khen", Wording.List([.. groups.Select(g => g.Form).Distinct(StringComparer.Ordinal)]))
            .Text("số được khen", Wording.List([.. groups.Select(Counted)]))
            .Text("phụ lục danh sách", Pointers(groups, place))
            .Text("tiền thưởng", Money(content, groups))
            .Text("nơi thi hành", string.Join(", ", content.Executors.Select(Wording.Bare)))
            .Annexes("phụ lục", [.. groups.Select(g => Annex(g))]));
    }

    private static IReadOnlyList<Block> Awards(string achievement, List<AwardGroup> groups, AnnexPlace place)
    {
        if (groups.Select(g => g.Form).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            return
            [
                new Paragraph($"Khen thưởng {Kinds(groups)} đã có {achievement}, gồm:"),
                .. groups.Select((g, i) => new Clause(
                    i + 1,
                    null,
                    $"Tặng {g.Form} cho {Counted(g)} (danh sách tại {place.Number(i, groups.Count)} kèm theo Quyết định này){(i == groups.Count - 1 ? "." : ";")}")),
            ];
        }

        return [new Paragraph($"Tặng {groups[0].Form} cho {Wording.List([.. groups.Select(Counted)])} đã có {achievement} (danh sách tại {Pointers(groups, place)} kèm theo Quyết định này).")];
    }

    private static string Pointers(List<AwardGroup> groups, AnnexPlace place) => Wording.List([.. groups.Select((_, i) => place.Number(i, groups.Count))]);

    private static string? Money(AwardDecisionContent content, List<AwardGroup> groups)
    {
        if (content.MoneySource is not { } source)
        {
            return null;
        }

        var amounts = groups.Where(g => g.AmountEach is > 0).ToList();
        var isOneForm = groups.Select(g => g.Form).Distinct(StringComparer.Ordinal).Count() == 1;
        var each = amounts.Select(g =>
            $"{Wording.Money(g.AmountEach!.Value)} đối với mỗi {(g.IsCollective ? "tập thể" : "cá nhân")}{(isOneForm ? "" : $" được tặng {g.Form}")}");
        var total = amounts.Sum(g => g.AmountEach!.Value * g.Awardees.Count);
        return amounts.Count == 0
            ? $"Mức tiền thưởng thực hiện theo quy định hiện hành; kinh phí chi từ {Wording.Bare(source)}."
            : $"Tiền thưởng kèm theo là {Wording.List([.. each])}; tổng số tiền {Wording.Money(total)}, chi từ {Wording.Bare(source)}.";
    }

    private static string Kinds(List<AwardGroup> groups) => (groups.Any(g => g.IsCollective), groups.Any(g => !g.IsCollective)) switch
    {
        (true, true) => "các tập thể, cá nhân",
        (true, false) => "các tập thể",
        _ => "các cá nhân",
    };

    private static string Counted(AwardGroup group) =>
        $"{Wording.Count(group.Awardees.Count)} {(group.IsCollective ? "tập thể" : "cá nhân")}";

    private static Annex Annex(AwardGroup group)
    {
        var title = Wording.Capitals($"Danh sách {(group.IsCollective ? "tập thể" : "cá nhân")} được tặng {group.Form}");
        var detail = group.IsCollective ? "Đơn vị quản lý" : "Chức vụ, đơn vị công tác";
        var hasDetail = group.Awardees.Any(a => !string.IsNullOrWhiteSpace(a.Detail));
        List<TableColumn> columns =
        [
            new("STT", 1.2, CellAlignment.Centre),
            new(group.IsCollective ? "Tên tập thể" : "Họ và tên", hasDetail && !group.IsCollective ? 5 : 7),
        ];
        if (hasDetail)
        {
            columns.Add(new(detail, group.IsCollective ? 5 : 7));
        }

        if (group.AmountEach is > 0)
        {
            columns.Add(new("Tiền thưởng (đồng)", 2.6, CellAlignment.Right));
        }

        var rows = group.Awardees.Select((a, i) =>
        {
            List<string> cells = [(i + 1).ToString(CultureInfo.InvariantCulture), a.Name];
            if (hasDetail)
            {
                cells.Add(a.Detail ?? "");
            }

            if (group.AmountEach is > 0 and var amount)
            {
                cells.Add(amount.ToString("#,0", Vietnamese.Culture));
            }

            return new TableRow(cells);
        });
        return new Annex(title, [new PaperTable(title, columns, [.. rows])]);
    }
}
