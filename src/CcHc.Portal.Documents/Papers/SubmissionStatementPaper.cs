using System.Globalization;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Tờ trình đề nghị khen thưởng.</summary>
public sealed record SubmissionStatementContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    /// <summary>What the awards are for where the round is no movement: «công tác cải cách hành chính năm 2025»; null for a movement.</summary>
    public string? AwardedFor { get; init; }

    /// <summary>Who decides: «Chủ tịch Ủy ban nhân dân xã Hòa An».</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>Citations without closing punctuation; may be empty.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>How the campaign went, as paragraphs.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>How the proposals came about: meeting, votes, comments gathered.</summary>
    public IReadOnlyList<string> Consideration { get; init; } = [];

    public required IReadOnlyList<ProposedGroup> Groups { get; init; }

    /// <summary>What the dossier holds besides the list; may be empty.</summary>
    public IReadOnlyList<string> Enclosures { get; init; } = [];

    /// <summary>Longer lists go into annexes of their own; up to this many people in all, the list stands in the text.</summary>
    public int MostInText { get; init; } = 10;
}

/// <param name="Form">«Giấy khen».</param>
public sealed record ProposedGroup(string Form, bool IsCollective, IReadOnlyList<Nominee> Nominees);

/// <param name="Achievement">In short; null where the list does not say.</param>
/// <param name="Result">Points and rank, or votes, as printed; null where there is none.</param>
public sealed record Nominee(string Name, string? Detail, string? Achievement, string? Result);

public static class SubmissionStatementPaper
{
    /// <exception cref="ArgumentException">when nobody is proposed.</exception>
    public static OfficialPaper Compose(SubmissionStatementContent content)
    {
        var groups = content.Groups.Where(g => g.Nominees.Count > 0).ToList();
        if (groups.Count == 0)
        {
            throw new ArgumentException("A statement needs somebody to propose.", nameof(content));
        }

        var round = Wording.Round(content.CampaignName, content.AwardedFor is null);
        var awardedFor = content.AwardedFor ?? round;
        var inText = groups.Sum(g => g.Nominees.Count) <= content.MostInText;
        List<Annex> annexes = inText ? [] : [.. groups.Select(g => new Annex(Wording.Capitals(Title(g)), [Table(g)], IsLandscape: true))];

        var text = new TextBuilder();
        text.Text($"{Wording.Under(content.Grounds, content.Frame.AttributedTo)} kính trình {Wording.Bare(content.Addressees[0])} xem xét, khen thưởng các tập thể, cá nhân có thành tích trong {awardedFor} như sau:");
        if (content.Results.Count > 0)
        {
            text.Section(content.AwardedFor is null ? "Kết quả thực hiện phong trào thi đua" : $"Kết quả {round}");
            foreach (var paragraph in content.Results)
            {
                text.Text(paragraph);
            }
        }

        if (content.Consideration.Count > 0)
        {
            text.Section("Quá trình xét, đề nghị khen thưởng");
            foreach (var paragraph in content.Consideration)
            {
                text.Text(paragraph);
            }
        }

        text.Section("Nội dung đề nghị");
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            var count = $"Tặng {group.Form} cho {Wording.Count(group.Nominees.Count)} {(group.IsCollective ? "tập thể" : "cá nhân")}";
            text.PlainClause(inText ? $"{count}, gồm:" : $"{count} (danh sách tại {PaperText.AnnexNumber(i, groups.Count)} kèm theo Tờ trình này)");
            if (inText)
            {
                text.Add(Table(group));
            }
        }

        if (content.Enclosures.Count > 0)
        {
            text.Text($"Hồ sơ gửi kèm gồm: {string.Join("; ", content.Enclosures.Select(Wording.Bare))}.");
        }

        text.Text($"{Wording.Capital(content.Frame.AttributedTo)} kính trình {Wording.Bare(content.Addressees[0])} xem xét, quyết định.");
        var paper = content.Frame.Around(
            PaperKind.SubmissionStatement,
            $"Về việc đề nghị khen thưởng {awardedFor}",
            Wording.Ended(text.Blocks),
            ["Như trên"]);
        return paper with { Addressees = content.Addressees, LegalBases = Wording.Bases(content.Grounds), Annexes = annexes };
    }

    private static string Title(ProposedGroup group) =>
        $"Danh sách {(group.IsCollective ? "tập thể" : "cá nhân")} đề nghị tặng {group.Form}";

    private static PaperTable Table(ProposedGroup group)
    {
        var hasDetail = group.Nominees.Any(n => n.Detail is not null);
        var hasAchievement = group.Nominees.Any(n => n.Achievement is not null);
        var hasResult = group.Nominees.Any(n => n.Result is not null);
        List<TableColumn> columns = [new("STT", 1, CellAlignment.Centre), new(group.IsCollective ? "Tên tập thể" : "Họ và tên", 5)];
        if (hasDetail)
        {
            columns.Add(new(group.IsCollective ? "Đơn vị quản lý" : "Chức vụ, đơn vị công tác", 5));
        }

        if (hasAchievement)
        {
            columns.Add(new("Tóm tắt thành tích", 7));
        }

        if (hasResult)
        {
            columns.Add(new("Kết quả", 2.6, CellAlignment.Centre));
        }

        return new PaperTable(Title(group), columns, [.. group.Nominees.Select(Row)]);

        TableRow Row(Nominee nominee, int i)
        {
            List<string> cells = [(i + 1).ToString(CultureInfo.InvariantCulture), nominee.Name];
            if (hasDetail)
            {
                cells.Add(nominee.Detail ?? "");
            }

            if (hasAchievement)
            {
                cells.Add(nominee.Achievement ?? "");
            }

            if (hasResult)
            {
                cells.Add(nominee.Result ?? "");
            }

            return new TableRow(cells);
        }
    }
}
