using System.Globalization;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>Makes up sheets, rules and answers. A rule is spelled the ways people spell them: «→» or «->», comma or point.</summary>
internal sealed class SheetMaker(Random random)
{
    private static readonly string[] Labels = ["trước hạn", "chậm", ">=2 lần/năm", "70-<100%", "0", "mức a=b", "không có (hồ sơ) nào"];

    private static readonly string[] Fielded =
    [
        ScoringMethods.Choice, ScoringMethods.Step, ScoringMethods.LinearBand, ScoringMethods.Ratio, ScoringMethods.RatioCapped,
        ScoringMethods.WeightedRatio, ScoringMethods.Deduct, ScoringMethods.Count, ScoringMethods.Deadline, ScoringMethods.Survey,
        ScoringMethods.Expert, ScoringMethods.Information,
    ];

    internal MadeSheet Sheet()
    {
        var tops = new List<MadeGroup>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            tops.Add(Group(ScoringMethods.Group, depth: 0));
        }

        if (random.Next(2) == 0)
        {
            tops.Add(new(ScoringMethods.GroupBonus, random.Next(0, 5), [.. Many(1, 3).Select(_ => Leaf(AnyOf(Fielded)))]));
        }

        if (random.Next(2) == 0)
        {
            tops.Add(new(ScoringMethods.GroupPenalty, random.Next(0, 5), [.. Many(1, 3).Select(_ => Leaf(ScoringMethods.Penalty))]));
        }

        return new MadeSheet(tops);
    }

    /// <summary>A leaf of the method with a lawful rule, whose best points are its maximum.</summary>
    internal MadeLeaf Leaf(string method)
    {
        decimal? max = method == ScoringMethods.Information ? null : random.Next(1, 120) * (random.Next(4) == 0 ? 0.0125m : 0.05m);
        var expertStep = AnyOf(0.05m, 0.25m, 0.5m);
        if (method == ScoringMethods.Expert)
        {
            max = random.Next(1, 20) * expertStep;
        }

        var points = max ?? 0;
        var (rule, answer) = method switch
        {
            ScoringMethods.Choice => Choice(points),
            ScoringMethods.Step => Step(points),
            ScoringMethods.LinearBand => LinearBand(),
            ScoringMethods.Ratio => ("score=R*max", Share(160)),
            ScoringMethods.RatioCapped => RatioCapped(points),
            ScoringMethods.WeightedRatio => WeightedRatio(),
            ScoringMethods.Deduct => ($"start={Text(points)}; per={Text(Part(points))}; unit=báo cáo chậm; floor={Text(random.Next(2) * Part(points))}", Times()),
            ScoringMethods.Count => ($"per={Text(Part(points))}; unit=sáng kiến" + (random.Next(2) == 0 ? $"; cap={Text(points)}" : ""), Times()),
            ScoringMethods.Deadline => Deadline(points),
            ScoringMethods.Survey => ("score=SIPAS%*max", new Answer { Value = Percent(100) }),
            ScoringMethods.Expert => ($"step={Text(expertStep)}", new Answer { Mark = random.Next((int)(points / expertStep) + 1) * expertStep }),
            ScoringMethods.Penalty => ($"per={Text(Part(points))}" + AnyOf("", "; sanction=max:Tốt", "; sanction=hạ bậc"), Times()),
            _ => ((string?)null, (Answer?)null),
        };

        return new MadeLeaf(method, Spelled(rule), Clauses(method), max, Given(method, answer));
    }

    private MadeGroup Group(string method, int depth)
    {
        var children = Many(1, 4).Select(_ => depth < 2 && random.Next(4) == 0 ? (MadeNode)Group(ScoringMethods.Criterion, depth + 1) : Leaf(AnyOf(Fielded)));
        return new MadeGroup(method, random.Next(2) * random.Next(1, 5), [.. children]);
    }

    private (string?, Answer?) Choice(decimal max)
    {
        var labels = Labels.OrderBy(_ => random.Next()).Take(random.Next(1, 5)).ToList();
        var options = labels.Select((l, i) => $"{l}={Text(i == 0 ? max : Part(max) * random.Next(2))}");
        return (string.Join(" | ", options), new Answer { Option = AnyOf([.. labels]) });
    }

    private (string?, Answer?) Step(decimal max)
    {
        var thresholds = Many(1, 4).Select(_ => random.Next(1, 200) / 2m).Distinct().OrderDescending().ToList();
        var bands = new List<string> { $"R>={Text(thresholds[0])}→{Text(max)}" };
        var points = max;
        for (var i = 1; i <= thresholds.Count; i++)
        {
            points = Part(points) * random.Next(4) / 3;
            points = decimal.Round(points, 4);
            bands.Add(i == thresholds.Count
                ? $"R<{Text(thresholds[i - 1])}→{Text(points)}"
                : $"{Text(thresholds[i])}<=R<{Text(thresholds[i - 1])}→{Text(points)}");
        }

        return (string.Join("; ", bands), Share(160));
    }

    private (string?, Answer?) LinearBand()
    {
        var floor = Text(random.Next(1, 200) / 2m);
        return ($"R>=100%→max; {floor}<=R<100→R*max; R<{floor}→0", Share(160));
    }

    private (string?, Answer?) RatioCapped(decimal max)
    {
        var target = Text(random.Next(20, 140));
        return ($"T={target}; R>={target}→max; R<{target}→R*{Text(max)}/{target}", Share(160));
    }

    private (string?, Answer?) WeightedRatio()
    {
        // A label that is left out counts as 0; not all of them may.
        LabelCount[] counts = [new("đúng hạn", random.Next(1, 30)), new("muộn", random.Next(0, 30)), new("chưa", random.Next(0, 30))];
        return ($"đúng hạn={AnyOf("1", "1.25")}; muộn=0.5; chưa=0; score=R*max", new Answer { Counts = [.. counts.Skip(random.Next(2)).Where(c => c.Count > 0).DefaultIfEmpty(counts[0])] });
    }

    private (string?, Answer?) Deadline(decimal max)
    {
        var rule = $"due=31/10{AnyOf("", "/2025")}; per={Text(Part(max))}/{AnyOf("day", "workday")}"
            + AnyOf("", "; grace=2") + AnyOf("", $"; floor={Text(Part(max))}") + AnyOf("", "; zero_after=5");
        return (rule, new Answer { Date = new DateOnly(2025, 10, 25).AddDays(random.Next(0, 20)) });
    }

    private List<string> Clauses(string method)
    {
        var clauses = new List<string>();
        if (method == ScoringMethods.Information)
        {
            return clauses;
        }

        void Sometimes(int one, string clause)
        {
            if (random.Next(one) == 0)
            {
                clauses.Add(clause);
            }
        }

        Sometimes(4, "round=" + AnyOf("0.25", "0.5", "0,1"));
        Sometimes(6, AnyOf("knockout", "tiêu chí điều kiện"));
        Sometimes(5, AnyOf("không phát sinh → not applicable", "no case arising -> full"));
        Sometimes(6, "chỉ tính việc đã đến hạn");
        if (method is ScoringMethods.Ratio or ScoringMethods.Step)
        {
            Sometimes(2, "unit=hồ sơ");
        }

        return clauses;
    }

    private Answer? Given(string method, Answer? answer) => random.Next(12) switch
    {
        0 => null,
        1 or 2 when method != ScoringMethods.Penalty => new Answer { NotApplicable = AnyOf(NotApplicable.Full, NotApplicable.Exclude, NotApplicable.Zero) },
        _ => answer,
    };

    /// <summary>A percentage or two counts, at thresholds more often than chance would have it.</summary>
    private Answer Share(int mostPercent)
    {
        if (random.Next(2) == 0)
        {
            return new Answer { Value = Percent(mostPercent) };
        }

        var whole = random.Next(1, 400);
        return new Answer { Denominator = whole, Numerator = random.Next(5) == 0 ? whole : random.Next(0, (whole * mostPercent / 100) + 1) };
    }

    private decimal Percent(int most) => random.Next(3) switch
    {
        0 => random.Next(0, most + 1),
        1 => random.Next(0, (most * 2) + 1) / 2m,
        _ => random.Next(0, (most * 10_000) + 1) / 10_000m,
    };

    private Answer Times() => new() { Count = random.Next(0, 9) };

    /// <summary>A part of the points, more than 0.</summary>
    private decimal Part(decimal points) => points == 0 ? 0 : Math.Max(0.0001m, decimal.Round(points * random.Next(1, 8) / 7, random.Next(1, 5)) is var part && part <= points ? part : points);

    private string Text(decimal number) =>
        number.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', random.Next(3) == 0 ? ',' : '.');

    private string? Spelled(string? rule) => random.Next(3) switch
    {
        0 => rule?.Replace("→", "->", StringComparison.Ordinal),
        1 => rule?.Replace(">=", "≥", StringComparison.Ordinal).Replace("≥2 lần", ">=2 lần", StringComparison.Ordinal).Replace("<=R", "≤R", StringComparison.Ordinal),
        _ => rule,
    };

    private List<int> Many(int least, int most) => [.. Enumerable.Range(0, random.Next(least, most + 1))];

    private T AnyOf<T>(params T[] values) => values[random.Next(values.Length)];
}
