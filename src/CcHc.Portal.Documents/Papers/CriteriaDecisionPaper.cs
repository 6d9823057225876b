using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

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
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.CriteriaDecision],
        PaperForm.Decision(
            "Ban hành {{bộ tiêu chí}}",
            [
                new Article(1, null, "Ban hành kèm theo Quyết định này {{bộ tiêu chí}}, gồm {{quy mô}} ({{phụ lục tiêu chí}} kèm theo Quyết định này)."),
                new Article(2, null, "Quyết định này có hiệu lực {{hiệu lực}}."),
                PaperForm.Execution(3),
            ]) with
        {
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            new("bộ tiêu chí", FieldForm.Text, "Tên bộ tiêu chí"),
            new("quy mô", FieldForm.Text, "Số lĩnh vực, số tiêu chí, tổng điểm"),
            new("số lĩnh vực", FieldForm.Text, "Số lĩnh vực; bộ tiêu chí không chia lĩnh vực thì cả đoạn không in"),
            new("số tiêu chí", FieldForm.Text, "Số tiêu chí được chấm"),
            new("tổng điểm", FieldForm.Text, "Tổng điểm tối đa; bộ tiêu chí không tính điểm thì cả đoạn không in"),
            new("phụ lục tiêu chí", FieldForm.Text, "Phụ lục hoặc Phụ lục I, theo số phụ lục của văn bản"),
            new("hiệu lực", FieldForm.Text, "kể từ ngày ký; có quyết định cũ thì thêm và thay thế quyết định nào"),
            new("quyết định cũ", FieldForm.Text, "Quyết định được thay thế; không có thì cả đoạn không in"),
            .. PaperForm.DecisionFields,
            new("phụ lục", FieldForm.Annexes, "Bảng tiêu chí", IsRequired: true),
        ]);

    public static OfficialPaper Compose(CriteriaDecisionContent content, OfficialPaper? template = null)
    {
        var total = content.IsByPoints ? $", tổng điểm {content.Criteria.Total} điểm" : "";
        var fields = content.Fields > 0 ? $"{Wording.Count(content.Fields)} lĩnh vực, " : "";
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Text("bộ tiêu chí", Wording.Capital(Wording.Bare(content.Criteria.Title)))
            .Text("quy mô", $"{fields}{Wording.Count(content.Leaves)} tiêu chí{total}")
            .Text("số lĩnh vực", content.Fields > 0 ? Wording.Count(content.Fields) : null)
            .Text("số tiêu chí", Wording.Count(content.Leaves))
            .Text("tổng điểm", content.IsByPoints ? content.Criteria.Total : null)
            .Text("phụ lục tiêu chí", place.Number(0, 1))
            .Text("hiệu lực", content.Replaces is { } old ? $"kể từ ngày ký và thay thế {Wording.Bare(old)}" : "kể từ ngày ký")
            .Text("quyết định cũ", content.Replaces is { } replaced ? Wording.Bare(replaced) : null)
            .Decision(content.Authority, content.LegalBases, content.Proposer, content.Executors)
            .Annexes("phụ lục", [CriteriaAnnex.Compose(content.Criteria)]));
    }
}
