namespace CcHc.Portal.Domain.Scoring;

/// <summary>The fields of an answer by the names that forms, files and refusals use.</summary>
public static class AnswerField
{
    public const string Option = "option";
    public const string Value = "value";
    public const string Numerator = "numerator";
    public const string Denominator = "denominator";
    public const string Count = "count";
    public const string Counts = "counts";
    public const string Date = "date";
    public const string Mark = "mark";
    public const string NotApplicable = "not_applicable";

    public static readonly IReadOnlyList<string> All = [Option, Value, Numerator, Denominator, Count, Counts, Date, Mark, NotApplicable];
}

/// <summary>A way to turn an answer into points.</summary>
/// <param name="Name">The English word of the criteria file, also what is stored.</param>
/// <param name="Vietnamese">What people read.</param>
/// <param name="Fields">Which of <see cref="AnswerField"/> it takes, without «not_applicable».</param>
/// <param name="RuleExample">A lawful rule, shown where somebody writes one.</param>
public sealed record ScoringMethod(string Name, string Vietnamese, IReadOnlyList<string> Fields, bool IsGroup, string RuleExample);

/// <summary>Every scoring method of the criteria file.</summary>
public static class ScoringMethods
{
    public const string Group = "group";
    public const string Criterion = "criterion";
    public const string Choice = "choice";
    public const string Step = "step";
    public const string LinearBand = "linear_band";
    public const string Ratio = "ratio";
    public const string RatioCapped = "ratio_capped";
    public const string WeightedRatio = "weighted_ratio";
    public const string Deduct = "deduct";
    public const string Count = "count";
    public const string Deadline = "deadline";
    public const string Survey = "survey";
    public const string Expert = "expert";
    public const string GroupBonus = "group_bonus";
    public const string GroupPenalty = "group_penalty";
    public const string Penalty = "penalty";
    public const string Information = "information";

    private static readonly string[] RatioFields = [AnswerField.Value, AnswerField.Numerator, AnswerField.Denominator];

    public static readonly IReadOnlyList<ScoringMethod> All =
    [
        new(Group, "nhóm", [], true, "sum of children"),
        new(Criterion, "nhóm", [], true, "sum of children, cap at max"),
        new(Choice, "chọn mức", [AnswerField.Option], false, "trước hạn=0.5 | chậm=0.25 | không=0"),
        new(Step, "theo bậc", RatioFields, false, "R>=70→2; 40<=R<70→1; R<40→0"),
        new(LinearBand, "tỷ lệ có sàn", RatioFields, false, "R>=100→max; 80<=R<100→R*max; R<80→0"),
        new(Ratio, "tỷ lệ", RatioFields, false, "score=R*max"),
        new(RatioCapped, "tỷ lệ đến ngưỡng", RatioFields, false, "T=80; R>=80→3; R<80→R*3/80"),
        new(WeightedRatio, "tỷ lệ có hệ số", [AnswerField.Counts], false, "đúng hạn=1; muộn=0.5; chưa=0; score=R*max"),
        new(Deduct, "trừ dần", [AnswerField.Count], false, "start=1; per=0.25; unit=báo cáo chậm; floor=0"),
        new(Count, "đếm", [AnswerField.Count], false, "per=0.5; unit=sáng kiến; cap=2"),
        new(Deadline, "thời hạn", [AnswerField.Date], false, "due=31/12; per=0.1/day; grace=0; floor=0; zero_after=10"),
        new(Survey, "khảo sát", [AnswerField.Value], false, "score=SIPAS*max"),
        new(Expert, "chấm theo thang", [AnswerField.Mark], false, "step=0.25"),
        new(GroupBonus, "điểm thưởng", [], true, "sum of children, cap at max"),
        new(GroupPenalty, "điểm trừ", [], true, "sum of children, cap at max"),
        new(Penalty, "điểm trừ", [AnswerField.Count], false, "per=1; unit=vụ việc; cap=2; sanction=max:Tốt"),
        new(Information, "thông tin", [], false, ""),
    ];

    private static readonly Dictionary<string, ScoringMethod> ByName = All.ToDictionary(m => m.Name, StringComparer.Ordinal);

    public static ScoringMethod? Find(string? name) => name is not null && ByName.TryGetValue(name, out var method) ? method : null;

    public static string NameOf(string method) => Find(method)?.Vietnamese ?? method;

    public static bool IsGroup(string method) => Find(method)?.IsGroup == true;
}
