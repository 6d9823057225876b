using System.Text.Json;
using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>What is written is read as the same rule, whatever the rule is.</summary>
public sealed class RuleWriterTests
{
    private const decimal Max = 2.5m;

    private static readonly Gen<decimal> Points = Gen.Choose(0, 400).Select(n => n / 100m);

    private static readonly Gen<decimal> Positive = Gen.Choose(1, 400).Select(n => n / 100m);

    // Words as decisions have them: brackets, signs, figures, but no separator of the file.
    private static readonly Gen<string> Label = from word in Gen.Elements("đúng hạn", "có (đủ hồ sơ)", ">=2 lần/năm", "0", "100%", "quá hạn = chậm", "a–b, c", "R")
                                                from number in Gen.Choose(1, 9)
                                                select $"{word} {number}";

    private static readonly Gen<IReadOnlyList<string>> Labels = from count in Gen.Choose(1, 5)
                                                                from labels in Label.ListOf(count)
                                                                select (IReadOnlyList<string>)[.. labels.Distinct()];

    private static readonly Gen<string?> Unit = Gen.Elements(null, "báo cáo chậm", "phiên (họp)", "sáng kiến/mô hình, lần đầu");

    private static readonly Gen<(string Method, ScoringRule Rule)> Leaves = Gen.OneOf(
        from labels in Labels
        from points in Points.ListOf(labels.Count)
        select ("choice", (ScoringRule)new ChoiceRule([.. labels.Zip(points, (l, p) => new ChoiceOption(l, p))])),
        from thresholds in Thresholds()
        from points in Points.ListOf(thresholds.Count + 1)
        select ("step", (ScoringRule)new BandRule(Bands(thresholds, [.. points], null), HundredAtMost: true)),
        from thresholds in Thresholds()
        from points in Points.ListOf(thresholds.Count + 1)
        select ("linear_band", (ScoringRule)new BandRule(Bands(thresholds, [.. points], 100), HundredAtMost: true)),
        from target in Gen.Choose(1, 120)
        from points in Points
        select ("ratio_capped", (ScoringRule)new BandRule(Bands([target], [points, points], target), HundredAtMost: false, target)),
        Points.Select(f => ("ratio", (ScoringRule)new RatioRule(f))),
        from labels in Labels
        from weights in Points.ListOf(labels.Count)
        from factor in Points
        select ("weighted_ratio", (ScoringRule)new WeightedRatioRule([.. labels.Zip(weights, (l, w) => new Weight(l, w))], factor)),
        from start in Points
        from per in Points
        from unit in Unit
        from floor in Points
        select ("deduct", (ScoringRule)new DeductRule(start, per, unit, floor)),
        from per in Points
        from unit in Unit
        from cap in Points
        select ("count", (ScoringRule)new CountRule(per, unit, cap)),
        from day in Gen.Choose(1, 28)
        from month in Gen.Choose(1, 12)
        from year in Gen.Elements<int?>(null, 2025, 2030)
        from per in Points
        from workdays in Gen.Elements(true, false)
        from grace in Gen.Choose(0, 10)
        from floor in Points
        from zeroAfter in Gen.Elements<int?>(null, 0, 10)
        select ("deadline", (ScoringRule)new DeadlineRule(day, month, year, per, workdays, grace, floor, zeroAfter)),
        from what in Gen.Elements("SIPAS", "kết quả khảo sát người dân", "DDCI * hệ số")
        from factor in Points
        select ("survey", (ScoringRule)new SurveyRule(what, factor)),
        Positive.Select(s => ("expert", (ScoringRule)new ExpertRule(s))),
        from per in Points
        from unit in Unit
        from cap in Points
        from sanction in Gen.Elements<Sanction?>(
            null,
            new Sanction(SanctionKind.AtMost, "max:Tốt", "Tốt", 0),
            new Sanction(SanctionKind.Set, "set:Trung bình", "Trung bình", 0),
            new Sanction(SanctionKind.Down, "down:2", null, 2),
            new Sanction(SanctionKind.Unmapped, "không xét khen thưởng", null, 0))
        select ("penalty", (ScoringRule)new PenaltyRule(per, unit, cap, sanction)),
        Gen.Constant(("information", (ScoringRule)new InformationRule())));

    private static readonly Gen<(string Method, ScoringRule Rule)> Rules = Gen.OneOf(
        from leaf in Leaves
        from roundTo in Gen.Elements<decimal?>(null, 0.25m, 0.5m)
        from knockout in Gen.Elements(true, false)
        from offered in Gen.Elements<NotApplicable?>(null, NotApplicable.Full, NotApplicable.Exclude)
        from notes in Gen.Elements<IReadOnlyList<string>>([], ["(31/12 năm trước)"], ["mỗi quý một báo cáo", "xem thêm mục 2, phụ lục I"])
        select (leaf.Method, leaf.Rule with { RoundTo = roundTo, Knockout = knockout, NotApplicable = offered, Notes = notes }),
        from cap in Gen.Elements<decimal?>(null, Max, 1.75m)
        from method in Gen.Elements("group", "criterion", "group_bonus", "group_penalty")
        select (method, (ScoringRule)new GroupRule(cap)));

    [Fact]
    public void Rule_WrittenAndRead_IsTheSameRule()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(4000), Prop.ForAll(Rules.ToArbitrary(), given =>
        {
            var text = RuleWriter.Write(given.Rule, Max);

            var read = RuleReader.Read(given.Method, text, Max, out var problems);

            Assert.True(problems.Count == 0, $"{given.Method}: {text} → {string.Join(" ", problems)}");
            Assert.Equal(Told(given.Rule), Told(read!));
            Assert.True(RuleWriter.AreSame(read!, given.Rule, Max));
        }));
    }

    [Theory]
    [InlineData("choice", "trước hạn=0.5 | chậm=0.25 | không=0", "trước hạn=0.5 | chậm=0.25 | không=0")]
    [InlineData("step", "R≥70 → 2 ; 40<=R<70→1; R<40→0", "R>=70→2; 40<=R<70→1; R<40→0")]
    [InlineData("linear_band", "R>=100→max; 80<=R<100→R*2.5; R<80→0", "R>=100→max; 80<=R<100→R*max; R<80→0")]
    [InlineData("ratio", "score=R*2,5", "score=R*max")]
    [InlineData("ratio_capped", "T=80; R>=80→3; R<80→R*3/80", "T=80; R>=80→3; R<80→R*3/80")]
    [InlineData("weighted_ratio", "đúng hạn=1; muộn=0.5; chưa=0; score=R*max", "đúng hạn=1; muộn=0.5; chưa=0; score=R*max")]
    [InlineData("deduct", "start=1; per=0.25; unit=báo cáo chậm; floor=0", "start=1; per=0.25; unit=báo cáo chậm")]
    [InlineData("count", "per=0.5; unit=sáng kiến; cap=2", "per=0.5; unit=sáng kiến; cap=2")]
    [InlineData("deadline", "due=31/12; per=0.1/day; grace=0; floor=0; zero_after=10", "due=31/12; per=0.1/day; zero_after=10")]
    [InlineData("survey", "score=SIPAS*max", "score=SIPAS*max")]
    [InlineData("penalty", "per=1; unit=vụ; cap=2; sanction=max:Tốt", "per=1; unit=vụ; cap=2; sanction=max:Tốt")]
    [InlineData("criterion", "sum of children, cap at max", "sum of children, cap at max")]
    [InlineData("ratio", "score=R*max; round to 0.25; knockout; không có vụ việc → not applicable; theo quý", "score=R*max; round=0.25; knockout; không phát sinh → not applicable; theo quý")]
    public void Rule_OfTheCriteriaFile_IsWrittenInTheSameForms(string method, string text, string written)
    {
        var rule = RuleReader.Read(method, text, Max, out _);

        Assert.Equal(written, RuleWriter.Write(rule!, Max));
    }

    [Theory]
    [InlineData("choice", "a;b")]
    [InlineData("choice", "a|b")]
    [InlineData("choice", "round")]
    public void Label_ThatWouldBreakTheRule_CannotBeWritten(string method, string label)
    {
        Assert.False(RuleWriter.CanWrite(method, new ChoiceRule([new(label, 1)]), Max));
    }

    [Fact]
    public void Note_ThatReadsAsAClause_CannotBeWritten()
    {
        Assert.False(RuleWriter.CanWrite("ratio", new RatioRule(1) { Notes = ["round=0.5"] }, Max));
    }

    private static Gen<IReadOnlyList<int>> Thresholds() =>
        from count in Gen.Choose(1, 4)
        from thresholds in Gen.Choose(1, 100).ListOf(count)
        select (IReadOnlyList<int>)[.. thresholds.Distinct().OrderDescending()];

    /// <summary>Bands that touch at the thresholds, from the top.</summary>
    private static List<Band> Bands(IReadOnlyList<int> thresholds, IReadOnlyList<decimal> points, decimal? divisorBelow)
    {
        var bands = new List<Band> { Band.Of(new Bound(Comparison.GreaterOrEqual, thresholds[0]), null, points[0]) };
        for (var i = 1; i < thresholds.Count; i++)
        {
            bands.Add(Band.Of(new Bound(Comparison.GreaterOrEqual, thresholds[i]), new Bound(Comparison.Less, thresholds[i - 1]), points[i], divisorBelow));
        }

        bands.Add(Band.Of(new Bound(Comparison.Less, thresholds[^1]), null, points[^1], divisorBelow));
        return bands;
    }

    // Records with lists in them are not equal by themselves; their every part written out is.
    private static string Told(ScoringRule rule) => JsonSerializer.Serialize(rule, rule.GetType());
}
