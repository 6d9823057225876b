using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Quyết định ban hành bộ tiêu chí, with the set as a landscape annex.</summary>
public sealed record CriteriaDecisionContent
{
    public required PaperFrame Frame { get; init; }

    /// <summary>«Ủy ban nhân dân xã Hòa An», in capitals on the page.</summary>
    public required string Authority { get; init; }

    public required IReadOnlyList<string> LegalBases { get; init; }

    /// <summary>«Trưởng phòng Văn hóa - Xã hội»; null when nobody proposes.</summary>
    public string? Proposer { get; init; }

    public required CriteriaAnnexContent Criteria { get; init; }

    /// <summary>How many fields and leaves the set has.</summary>
    public required int Fields { get; init; }

    public required int Leaves { get; init; }

    /// <summary>False where criteria are met or not met.</summary>
    public bool IsByPoints { get; init; } = true;

    /// <summary>The decision that this one takes the place of, to go on in a sentence.</summary>
    public string? Replaces { get; init; }

    public required IReadOnlyList<string> Executors { get; init; }
}

public static class CriteriaDecisionPaper
{
    public static OfficialPaper Compose(CriteriaDecisionContent content)
    {
        var title = Wording.Capital(Wording.Bare(content.Criteria.Title));
        var total = content.IsByPoints ? $", tổng điểm {content.Criteria.Total} điểm" : "";
        var fields = content.Fields > 0 ? $"{Wording.Count(content.Fields)} lĩnh vực, " : "";
        List<Block> articles =
        [
            new Article(1, null, $"Ban hành kèm theo Quyết định này {title}, gồm {fields}{Wording.Count(content.Leaves)} tiêu chí{total} (Phụ lục kèm theo Quyết định này)."),
            new Article(2, null, content.Replaces is { } old
                ? $"Quyết định này có hiệu lực kể từ ngày ký và thay thế {Wording.Bare(old)}."
                : "Quyết định này có hiệu lực kể từ ngày ký."),
            new Article(3, null, Wording.Execution(content.Executors)),
        ];
        var paper = content.Frame.Around(PaperKind.Decision, $"Ban hành {title}", Wording.Ended(articles), ["Như Điều 3"]);
        return paper with
        {
            Authority = Wording.Capitals(content.Authority),
            LegalBases = [.. content.LegalBases, .. Wording.Proposal(content.Proposer)],
            Annexes = [CriteriaAnnex.Compose(content.Criteria)],
        };
    }
}
