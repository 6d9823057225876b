using System.Globalization;
using CcHc.Portal.Documents.Model;
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
    /// <exception cref="ArgumentException">when nobody is awarded.</exception>
    public static OfficialPaper Compose(AwardDecisionContent content)
    {
        var groups = content.Groups.Where(g => g.Awardees.Count > 0).ToList();
        if (groups.Count == 0)
        {
            throw new ArgumentException("A decision needs somebody to award.", nameof(content));
        }

        var about = $"Về việc khen thưởng {Kinds(groups)} có {Wording.Bare(content.Achievement)}";
        var paper = content.Frame.Around(PaperKind.Decision, about, Wording.Ended([.. Articles(content, groups)]));
        return paper with
        {
            Authority = Wording.Capitals(content.Authority),
            LegalBases =
            [
                .. content.LegalBases,
                $"Theo đề nghị của {Wording.Bare(content.Proposer)} tại Tờ trình {content.Proposal.InSentence()}",
            ],
            Recipients = ["Như " + Last(content, groups), .. paper.Recipients],
            Annexes = [.. groups.Select(g => Annex(g))],
        };
    }

    private static IEnumerable<Block> Articles(AwardDecisionContent content, List<AwardGroup> groups)
    {
        var achievement = Wording.Bare(content.Achievement);
        var forms = groups.Select(g => g.Form).Distinct(StringComparer.Ordinal).ToList();
        var number = 1;
        if (forms.Count == 1)
        {
            var whom = Wording.List([.. groups.Select(Counted)]);
            yield return new Article(
                number++,
                null,
                $"Tặng {forms[0]} cho {whom} đã có {achievement} (danh sách tại {Wording.Annexes(Enumerable.Range(0, groups.Count), groups.Count)} kèm theo Quyết định này).");
        }
        else
        {
            yield return new Article(number++, null, $"Khen thưởng {Kinds(groups)} đã có {achievement}, gồm:");
            for (var i = 0; i < groups.Count; i++)
            {
                var end = i == groups.Count - 1 ? "." : ";";
                yield return new Clause(
                    i + 1,
                    null,
                    $"Tặng {groups[i].Form} cho {Counted(groups[i])} (danh sách tại {PaperText.AnnexNumber(i, groups.Count)} kèm theo Quyết định này){end}");
            }
        }

        if (content.MoneySource is { } source)
        {
            var amounts = groups.Where(g => g.AmountEach is > 0).ToList();
            var each = amounts.Select(g =>
                $"{Wording.Money(g.AmountEach!.Value)} đối với mỗi {(g.IsCollective ? "tập thể" : "cá nhân")}{(forms.Count == 1 ? "" : $" được tặng {g.Form}")}");
            var total = amounts.Sum(g => g.AmountEach!.Value * g.Awardees.Count);
            yield return new Article(
                number++,
                null,
                amounts.Count == 0
                    ? $"Mức tiền thưởng thực hiện theo quy định hiện hành; kinh phí chi từ {Wording.Bare(source)}."
                    : $"Tiền thưởng kèm theo là {Wording.List([.. each])}; tổng số tiền {Wording.Money(total)}, chi từ {Wording.Bare(source)}.");
        }

        yield return new Article(number++, null, "Quyết định này có hiệu lực kể từ ngày ký.");
        yield return new Article(
            number,
            null,
            $"{string.Join(", ", content.Executors.Select(Wording.Bare))} và {Kinds(groups)} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.");
    }

    private static string Last(AwardDecisionContent content, List<AwardGroup> groups) =>
        string.Create(CultureInfo.InvariantCulture, $"Điều {Articles(content, groups).OfType<Article>().Count()}");

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
