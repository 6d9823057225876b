using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>A criteria set as the annex of the decision that issues it.</summary>
public sealed record CriteriaAnnexContent
{
    /// <summary>«Bộ tiêu chí …»; set in capitals.</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<CriteriaAnnexRow> Rows { get; init; }

    /// <summary>Sum of the fields, as printed.</summary>
    public required string Total { get; init; }

    /// <summary>Bonus and penalty stand outside the total; the last row then says so.</summary>
    public bool HasBonusOrPenalty { get; init; }

    /// <summary>What the decision has although it does not add up, each with the reason it was kept for.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The issued decision, as cited, where the set is issued and printed without it.</summary>
    public string? IssuedBy { get; init; }
}

/// <param name="MaxPoints">As printed; empty where nothing is scored.</param>
/// <param name="Scoring">How it is scored in words, a line each.</param>
public sealed record CriteriaAnnexRow(string Code, string Title, string MaxPoints, IReadOnlyList<string> Scoring, string? Evidence, string? Agency, bool IsGroup);

public static class CriteriaAnnex
{
    /// <summary>The annex for a decision of which it becomes a part.</summary>
    public static Annex Compose(CriteriaAnnexContent content)
    {
        List<TableColumn> columns =
        [
            new("STT", 1.3, CellAlignment.Centre),
            new("Nội dung", 7),
            new("Điểm tối đa", 1.5, CellAlignment.Centre),
            new("Cách chấm, mức điểm", 6.5),
            new("Tài liệu kiểm chứng", 4.5),
            new("Cơ quan thẩm định", 3.2),
        ];
        List<TableRow> rows = [.. content.Rows.Select(RowOf)];
        rows.Add(new(["", content.HasBonusOrPenalty ? "Tổng điểm (chưa kể điểm thưởng, điểm trừ)" : "Tổng điểm", content.Total, "", "", ""], IsBold: true));
        List<Block> blocks = [new PaperTable(content.Title, columns, rows)];
        if (content.Notes.Count > 0)
        {
            blocks.Add(new Paragraph("Ghi chú:", ParagraphForm.Italic));
            blocks.AddRange(content.Notes.Select(n => new DashItem(Wording.Sentence(n))));
        }

        return new Annex(Wording.Capitals(content.Title), blocks, IsLandscape: true);
    }

    /// <summary>The annex as a file of its own. Heading and signature belong to the decision and are not set.</summary>
    public static OfficialPaper Alone(CriteriaAnnexContent content) => new()
    {
        Kind = PaperKind.Decision,
        Issuer = new IssuingBody(null, []),
        Abstract = content.Title,
        AttributedTo = "",
        Blocks = [],
        Signature = new SignatureBlock([], null),
        Annexes = [Compose(content) with { AttachedTo = content.IssuedBy is { } decision ? $"(Kèm theo {Wording.Bare(decision)})" : "" }],
        IsAnnexOnly = true,
    };

    private static TableRow RowOf(CriteriaAnnexRow row) => new(
        [row.Code, row.Title, row.MaxPoints, string.Join('\n', row.Scoring), row.Evidence ?? "", row.Agency ?? ""],
        IsBold: row.IsGroup);
}
