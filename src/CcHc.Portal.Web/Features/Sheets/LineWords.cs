using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>Words of a panel that depend on the method.</summary>
public static class LineWords
{
    public static string Tone(WorkState state) => state switch { WorkState.Complete => "plain", WorkState.Unscored => "warn", _ => "bad" };

    public static string Option(ChoiceOption option, bool byPoints)
    {
        var label = option.Label.Length == 0 ? "" : char.ToUpper(option.Label[0], Vietnamese.Culture) + option.Label[1..];
        return byPoints ? $"{label} – {option.Points.ToString("0.####", Vietnamese.Culture)} điểm" : label;
    }

    /// <summary>Points in words of the campaign's way of judging.</summary>
    public static string Points(CriteriaNode leaf, Points? points, bool byPoints) => points is not { } known
        ? "–"
        : byPoints ? known.ToString() : known >= leaf.MaxPoints && leaf.MaxPoints > Domain.Points.Zero ? "Đạt" : "Không đạt";

    /// <summary>«Không phát sinh: chờ chấp thuận».</summary>
    public static string Claim(ClaimState state) => $"Không phát sinh: {StateNames.Of(state).ToLowerInvariant()}";

    /// <summary>What differs between what is stored and what was typed, field by field.</summary>
    public static IEnumerable<(string Term, string Theirs, string Mine)> Compare(CriteriaNode leaf, LineForm stored, LineForm typed)
    {
        var terms = new List<(string Term, string Theirs, string Mine)>
        {
            ("Nội dung chấm", AnswerWords(leaf, stored), AnswerWords(leaf, typed)),
            ("Giải trình", Shown(stored.Explanation), Shown(typed.Explanation)),
            ("Tài liệu kiểm chứng", $"{stored.Evidence.Count} tài liệu", $"{typed.Evidence.Count} tài liệu"),
        };
        var differing = terms.Where(t => t.Theirs != t.Mine).ToList();
        return differing.Count > 0 ? differing : terms.Take(1);
    }

    /// <summary>A stored answer in a few words, also one that was given under a rule that has changed since.</summary>
    public static string AnswerWords(CriteriaNode leaf, string? json)
    {
        if (json is null || Answer.FromJson(json) is not { } answer)
        {
            return "–";
        }

        var text = AnswerText.Of(answer);
        return answer.Problems(leaf).Count == 0 || answer.NotApplicable is not null
            ? AnswerWords(leaf, LineForm.OfAnswer(leaf, json))
            : string.Join("; ", new[]
            {
                text.Option,
                text.Numerator is null && text.Denominator is null ? null : $"{text.Numerator}/{text.Denominator}",
                text.Value is null ? null : text.Value + "%",
                text.Count,
                text.Counts,
                text.Date,
                text.Mark,
            }.OfType<string>());
    }

    /// <summary>An answer in a few words: «Trước hạn», «850/1.000», «3 lần».</summary>
    public static string AnswerWords(CriteriaNode leaf, LineForm form)
    {
        if (!string.IsNullOrEmpty(form.NotApplicable))
        {
            return "không phát sinh";
        }

        var text = leaf.Rule switch
        {
            ChoiceRule => form.Option,
            WeightedRatioRule weighted => string.Join("; ", weighted.Weights.Zip(form.Counts).Where(c => !string.IsNullOrWhiteSpace(c.Second)).Select(c => $"{c.First.Label}: {c.Second}")),
            BandRule or RatioRule => form.Numerator is null && form.Denominator is null ? form.Value is null ? null : form.Value.TrimEnd('%') + "%" : $"{form.Numerator}/{form.Denominator}",
            SurveyRule => form.Value is null ? null : form.Value.TrimEnd('%') + "%",
            DeadlineRule => form.Date,
            ExpertRule => form.Mark,
            _ => form.Count,
        };
        return Shown(text);
    }

    private static string Shown(string? text) => string.IsNullOrWhiteSpace(text) ? "chưa ghi" : text;
}
