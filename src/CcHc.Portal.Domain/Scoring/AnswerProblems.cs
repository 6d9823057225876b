namespace CcHc.Portal.Domain.Scoring;

/// <summary>What is wrong with one field of an answer, in words for the person who filled it in.</summary>
/// <param name="Field">One of <see cref="AnswerField"/>, or «code» for a node that takes no answer.</param>
/// <param name="Found">What was entered.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record AnswerProblem(string Field, string Found, string Text);

internal static class AnswerProblems
{
    /// <summary>
    /// Fifteen digits are what a spreadsheet keeps, and enough for the budget of a province in đồng. With the twelve of a rule
    /// a product still fits into a decimal without losing one.
    /// </summary>
    private const int MostDigits = 15;

    private const decimal Largest = 999_999_999_999_999m;

    /// <summary>In percent. Where R has no ceiling, points grow with it, and a slip must not outgrow what can be kept.</summary>
    private const decimal LargestShare = 1_000_000;

    internal static IReadOnlyList<AnswerProblem> Of(CriteriaNode leaf, Answer answer, bool onlyOffered)
    {
        if (!leaf.IsLeaf)
        {
            return [new("code", leaf.Code, $"«{leaf.Code}» là nhóm: điểm của nhóm được cộng từ các tiêu chí con.")];
        }

        var problems = new List<AnswerProblem>();
        if (answer.NotApplicable is { } treatment)
        {
            CheckTreatment(leaf, answer, treatment, onlyOffered, problems);
            return problems;
        }

        foreach (var field in answer.FilledFields())
        {
            if (!leaf.Method.Fields.Contains(field))
            {
                problems.Add(new(field, Shown(answer, field), $"Cách chấm «{leaf.Method.Vietnamese}» không dùng cột «{field}»; anh/chị để trống."));
            }
        }

        switch (leaf.Rule)
        {
            case ChoiceRule choice when answer.Option is { } option:
                if (choice.Find(option) is null)
                {
                    problems.Add(new(AnswerField.Option, option, $"Không có mức này. Các mức: {string.Join("; ", choice.Options.Select(o => o.Label))}."));
                }

                break;
            case BandRule or RatioRule:
                CheckShare(answer, problems);
                CheckGrowth(leaf.Rule, answer, problems);
                break;
            case WeightedRatioRule weighted when answer.Counts is { } counts:
                CheckCounts(weighted, counts, problems);
                CheckGrowth(weighted, answer, problems);
                break;
            case DeductRule or CountRule or PenaltyRule:
                CheckNumber(AnswerField.Count, answer.Count, problems, whole: true);
                break;
            case SurveyRule:
                CheckNumber(AnswerField.Value, answer.Value, problems, most: 100);
                break;
            case ExpertRule expert:
                CheckMark(leaf, expert, answer.Mark, problems);
                break;
        }

        return problems;
    }

    private static void CheckTreatment(CriteriaNode leaf, Answer answer, NotApplicable treatment, bool onlyOffered, List<AnswerProblem> problems)
    {
        var name = Treatments.NameOf(treatment);
        if (leaf.Rule is PenaltyRule)
        {
            problems.Add(new(AnswerField.NotApplicable, name, "Điểm trừ không có «không phát sinh»; nếu không vi phạm, anh/chị nhập số lần là 0."));
        }
        else if (leaf.IsInPenalty && treatment == NotApplicable.Full)
        {
            problems.Add(new(AnswerField.NotApplicable, name, "Không thể cho «đủ điểm» trong nhóm điểm trừ."));
        }
        else if (onlyOffered && leaf.Offered is null)
        {
            problems.Add(new(AnswerField.NotApplicable, name, "Tiêu chí này không cho khai «không phát sinh»."));
        }
        else if (onlyOffered && leaf.Offered != treatment)
        {
            problems.Add(new(AnswerField.NotApplicable, name, $"Khi không phát sinh, tiêu chí này được xử lý là «{StateNames.Of(leaf.Offered!.Value)}»."));
        }

        foreach (var field in answer.FilledFields())
        {
            problems.Add(new(field, Shown(answer, field), "Đã khai «không phát sinh» thì các ô khác để trống."));
        }
    }

    private static void CheckShare(Answer answer, List<AnswerProblem> problems)
    {
        var counts = answer.Numerator is not null || answer.Denominator is not null;
        if (answer.Value is not null && counts)
        {
            problems.Add(new(AnswerField.Value, Number(answer.Value.Value), "Anh/chị nhập tỷ lệ phần trăm, hoặc tử số và mẫu số; không nhập cả hai."));
        }

        if (counts && answer.Denominator is null)
        {
            problems.Add(new(AnswerField.Denominator, "", "Có tử số mà chưa có mẫu số."));
        }

        if (counts && answer.Numerator is null)
        {
            problems.Add(new(AnswerField.Numerator, "", "Có mẫu số mà chưa có tử số."));
        }

        CheckNumber(AnswerField.Value, answer.Value, problems);
        CheckNumber(AnswerField.Numerator, answer.Numerator, problems);
        CheckNumber(AnswerField.Denominator, answer.Denominator, problems);
        if (answer.Denominator == 0)
        {
            problems.Add(new(AnswerField.Denominator, "0", "Mẫu số phải lớn hơn 0; nếu không phát sinh nhiệm vụ, anh/chị khai «không phát sinh»."));
        }
    }

    private static void CheckGrowth(ScoringRule rule, Answer answer, List<AnswerProblem> problems)
    {
        if (problems.Count == 0
            && rule is not BandRule { HundredAtMost: true }
            && ScoringEngine.ShareOf(rule, answer) is { } share
            && share.CompareTo(LargestShare) > 0)
        {
            var field = answer.FilledFields().First();
            problems.Add(new(field, Shown(answer, field), $"Tỷ lệ quá {Number(LargestShare)}%; anh/chị kiểm tra lại số đã nhập."));
        }
    }

    private static void CheckCounts(WeightedRatioRule rule, IReadOnlyList<LabelCount> counts, List<AnswerProblem> problems)
    {
        var before = problems.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (label, count) in counts)
        {
            if (rule.Weights.All(w => w.Label != label))
            {
                problems.Add(new(AnswerField.Counts, label, $"Không có loại này. Các loại: {string.Join("; ", rule.Weights.Select(w => w.Label))}."));
            }

            if (!seen.Add(label))
            {
                problems.Add(new(AnswerField.Counts, label, "Mỗi loại chỉ ghi một lần."));
            }

            CheckNumber(AnswerField.Counts, count, problems, whole: true);
        }

        if (problems.Count == before && counts.Sum(c => c.Count) == 0)
        {
            problems.Add(new(AnswerField.Counts, "0", "Tổng số phải lớn hơn 0; nếu không phát sinh nhiệm vụ, anh/chị khai «không phát sinh»."));
        }
    }

    private static void CheckMark(CriteriaNode leaf, ExpertRule rule, decimal? mark, List<AnswerProblem> problems)
    {
        if (mark is not { } given)
        {
            return;
        }

        if (given < 0 || given > leaf.Max)
        {
            problems.Add(new(AnswerField.Mark, Number(given), $"Điểm chấm từ 0 đến {Number(leaf.Max)}."));
        }
        else if (given % rule.Step != 0)
        {
            problems.Add(new(AnswerField.Mark, Number(given), $"Điểm chấm theo bước {Number(rule.Step)}."));
        }
    }

    private static void CheckNumber(string field, decimal? value, List<AnswerProblem> problems, bool whole = false, decimal most = Largest)
    {
        if (value is not { } number)
        {
            return;
        }

        var text = number switch
        {
            < 0 => "Số không được âm.",
            _ when number > most => $"Số không được quá {Number(most)}.",
            _ when whole && number != decimal.Truncate(number) => "Anh/chị nhập số nguyên.",
            _ when !HasFewDigits(number) => $"Không quá {MostDigits} chữ số.",
            _ => null,
        };
        if (text is not null)
        {
            problems.Add(new(field, Number(number), text));
        }
    }

    /// <summary>Zeros at the end do not count; places behind the comma do, also those before the first digit.</summary>
    private static bool HasFewDigits(decimal number)
    {
        // Whole numbers were compared with the largest, and are what most answers are.
        if (number == decimal.Truncate(number))
        {
            return true;
        }

        var places = MostDigits;
        for (var whole = decimal.Truncate(number); whole >= 1; whole /= 10)
        {
            places--;
        }

        return places > 0 && number == decimal.Round(number, places);
    }

    private static string Shown(Answer answer, string field)
    {
        var text = AnswerText.Of(answer);
        return field switch
        {
            AnswerField.Option => text.Option,
            AnswerField.Value => text.Value,
            AnswerField.Numerator => text.Numerator,
            AnswerField.Denominator => text.Denominator,
            AnswerField.Count => text.Count,
            AnswerField.Counts => text.Counts,
            AnswerField.Date => text.Date,
            _ => text.Mark,
        } ?? "";
    }

    private static string Number(decimal value) => value.ToString("#,##0.###############", Vietnamese.Culture);
}
