using System.Globalization;
using System.Text.RegularExpressions;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>What is wrong with a rule text: what was found, and what should stand there. In Vietnamese.</summary>
public sealed record RuleProblem(string Key, string Found, string Expected);

/// <summary>
/// Reads rule texts of the criteria file. A rule is cut at «;» into clauses; a clause that is none of the method's forms is
/// a note, so that the remarks of real tables stay readable beside the rule.
/// </summary>
public static partial class RuleReader
{
    /// <summary>Twelve digits: with the fifteen of an answer a product still fits into a decimal without losing one.</summary>
    private const decimal Largest = 1_000_000;

    private const int MostPlaces = 6;

    // Not \d, which also is a digit of other scripts. A cell may hold line breaks, so a dot stands for them too.
    private const string Number = @"[0-9]+(?:[.,][0-9]+)?";
    private const string Bracketed = @"\((?:[^()]|\([^()]*\))*\)";
    private const string Remark = @"(?<remark>\(.*\))?";
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    /// <param name="max">The maximum of the node; 0 when it has none.</param>
    /// <param name="problems">Empty when the rule was read.</param>
    /// <returns>Null when there are problems or the method is unknown.</returns>
    public static ScoringRule? Read(string method, string? text, decimal max, out IReadOnlyList<RuleProblem> problems)
    {
        var reading = new Reading(method, text, max);
        var rule = method switch
        {
            ScoringMethods.Group or ScoringMethods.Criterion => reading.Group(capByDefault: false),
            ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty => reading.Group(capByDefault: true),
            ScoringMethods.Choice => reading.Choice(),
            ScoringMethods.Step => reading.Bands(linear: false, target: false),
            ScoringMethods.LinearBand => reading.Bands(linear: true, target: false),
            ScoringMethods.RatioCapped => reading.Bands(linear: true, target: true),
            ScoringMethods.Ratio => reading.Ratio(),
            ScoringMethods.WeightedRatio => reading.WeightedRatio(),
            ScoringMethods.Deduct => reading.Deduct(),
            ScoringMethods.Count => reading.Count(),
            ScoringMethods.Deadline => reading.Deadline(),
            ScoringMethods.Survey => reading.Survey(),
            ScoringMethods.Expert => reading.Expert(),
            ScoringMethods.Penalty => reading.Penalty(),
            ScoringMethods.Information => reading.Information(),
            _ => null,
        };

        problems = reading.Problems;
        return problems.Count > 0 ? null : rule;
    }

    [GeneratedRegex(@"^(?<label>.*)=\s*(?<n>" + Number + @")\s*%?\s*" + Remark + "$", Options)]
    private static partial Regex LabelledPattern();

    [GeneratedRegex(@"(?<=[0-9]\s*%?\s*|max\s*)" + Bracketed, Options)]
    private static partial Regex RemarkPattern();

    [GeneratedRegex(@"^round\s*(=|to\b)\s*(?<n>" + Number + ")$", Options)]
    private static partial Regex RoundPattern();

    [GeneratedRegex(@"^(knockout|tiêu chí điều kiện)\s*" + Remark + "$", Options)]
    private static partial Regex KnockoutPattern();

    [GeneratedRegex(@"^(?<when>.*)→\s*(?<what>not applicable|full)\s*" + Remark + "$", Options)]
    private static partial Regex NotApplicablePattern();

    [GeneratedRegex(@"^sum(\s+of\s+children)?(\s*,\s*cap(\s+at)?\s+(?<cap>max|" + Number + "))?$", Options)]
    private static partial Regex SumPattern();

    [GeneratedRegex(@"^(?<condition>[^→]*\bR\b[^→]*)→\s*(?<value>[^→]+)$", Options)]
    private static partial Regex BandPattern();

    [GeneratedRegex(@"^R\s*(?<op><=|>=|<|>|=)\s*(?<n>" + Number + ")$", Options)]
    private static partial Regex OneBoundPattern();

    [GeneratedRegex(@"^(?<low>" + Number + @")\s*(?<op1><=|>=|<|>|=)\s*R\s*(?<op2><=|>=|<|>|=)\s*(?<high>" + Number + ")$", Options)]
    private static partial Regex TwoBoundsPattern();

    [GeneratedRegex(@"^(?<r>R\s*\*\s*)?(?<a>max|" + Number + @")(\s*/\s*(?<b>" + Number + "))?$", Options)]
    private static partial Regex BandValuePattern();

    [GeneratedRegex(@"^T\s*=\s*(?<n>" + Number + ")$", Options)]
    private static partial Regex TargetPattern();

    [GeneratedRegex(@"^score\s*=\s*R\s*\*\s*(?<a>max|" + Number + ")$", Options)]
    private static partial Regex RatioScorePattern();

    [GeneratedRegex(@"^score\s*=\s*(?<what>.*?)\s*\*\s*(?<a>max|" + Number + ")$", Options)]
    private static partial Regex SurveyScorePattern();

    [GeneratedRegex(@"^(?<key>start|per|floor|cap|grace|zero_after|step)\s*=\s*(?<n>max|" + Number + ")$", Options)]
    private static partial Regex KeyNumberPattern();

    [GeneratedRegex(@"^per\s*=\s*(?<n>" + Number + @")\s*/\s*(?<unit>day|workday)$", Options)]
    private static partial Regex PerDayPattern();

    [GeneratedRegex(@"^due\s*=\s*(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})(/(?<y>[0-9]{4}))?\s*" + Remark + "$", Options)]
    private static partial Regex DuePattern();

    [GeneratedRegex(@"^(?<key>unit|sanction)\s*=\s*(?<text>.+)$", Options)]
    private static partial Regex KeyTextPattern();

    [GeneratedRegex(@"^(?<kind>max|set)\s*:\s*(?<band>.+)$|^(?<kind>down)\s*:\s*(?<n>[0-9]{1,2})$", Options)]
    private static partial Regex SanctionPattern();

    /// <summary>One rule while it is read. Each clause is taken by the first form that fits; what is left is notes.</summary>
    private sealed class Reading
    {
        private readonly string method;
        private readonly decimal max;
        private readonly string whole;
        private readonly List<Clause> clauses = [];
        private readonly List<RuleProblem> problems = [];
        private readonly List<string> notes = [];
        private decimal? roundTo;
        private bool knockout;
        private NotApplicable? notApplicable;

        public Reading(string method, string? text, decimal max)
        {
            this.method = method;
            this.max = max;
            whole = Vietnamese.Clean(text) ?? "";
            foreach (var part in whole.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                clauses.Add(new Clause(part));
            }
        }

        public IReadOnlyList<RuleProblem> Problems => problems;

        public GroupRule Group(bool capByDefault)
        {
            var match = TakeOne(SumPattern(), "sum of children");
            if (match is null && clauses.Count > 0)
            {
                Unreadable(clauses[0].Text, "sum of children; sum of children, cap at max");
            }

            decimal? cap = match is null ? (capByDefault ? max : null)
                : match.Groups["cap"].Success ? NumberOrMax(match.Groups["cap"].Value)
                : null;
            KeepNotes();
            return new GroupRule(cap) { Notes = notes };
        }

        public ScoringRule Choice()
        {
            var options = new List<ChoiceOption>();
            var first = clauses.FirstOrDefault(c => !IsCommon(c));
            if (first is null)
            {
                Missing("trước hạn=0.5 | chậm=0.25 | không=0");
            }
            else
            {
                first.Taken = true;
                foreach (var text in first.Text.Split('|', StringSplitOptions.TrimEntries))
                {
                    if (!TryReadLabelled(text, out var label, out var points, out var remark))
                    {
                        Unreadable(text, "nhãn=điểm, ví dụ «đúng hạn=1»");
                    }
                    else if (options.Any(o => o.Label == label))
                    {
                        Unreadable(text, $"mỗi mức một nhãn; nhãn «{label}» có hai lần");
                    }
                    else
                    {
                        options.Add(new ChoiceOption(label, points));
                        AddNote(remark);
                    }
                }
            }

            return Finish(new ChoiceRule(options));
        }

        public ScoringRule Bands(bool linear, bool target)
        {
            decimal? goal = target ? NumberOf(TargetPattern(), "T=80") : null;
            var bands = new List<Band>();
            foreach (var clause in clauses.Where(c => !c.Taken))
            {
                if (TryReadBand(clause, linear, target, goal) is { } band)
                {
                    clause.Taken = true;
                    AddNote(clause.Remarks);
                    bands.Add(band);
                }
            }

            if (goal == 0)
            {
                Unreadable("T=0", "T lớn hơn 0");
            }

            if (bands.Count == 0)
            {
                Missing(ScoringMethods.Find(method)!.RuleExample);
            }
            else
            {
                var gaps = BandCoverage.Gaps(bands);
                var overlaps = BandCoverage.Overlaps(bands);
                if (gaps.Count > 0)
                {
                    problems.Add(new("band-gap", $"không bậc nào nhận {gaps[0]}", "các bậc phủ kín từ 0 đến 100"));
                }

                if (overlaps.Count > 0)
                {
                    problems.Add(new("band-overlap", $"nhiều bậc cùng nhận {overlaps[0]}", "mỗi giá trị từ 0 đến 100 thuộc một bậc"));
                }
            }

            return Finish(new BandRule(bands, HundredAtMost: !target, goal));
        }

        public ScoringRule Ratio() => Finish(new RatioRule(Factor(RatioScorePattern(), "score=R*max")));

        public ScoringRule WeightedRatio()
        {
            var factor = Factor(RatioScorePattern(), "score=R*max");
            var weights = new List<Weight>();
            foreach (var clause in clauses.Where(c => !c.Taken && !IsCommon(c)))
            {
                if (!TryReadLabelled(clause.Text, out var label, out var value, out var remark))
                {
                    continue;
                }

                clause.Taken = true;
                AddNote(remark);
                if (weights.Any(w => w.Label == label))
                {
                    Unreadable(clause.Text, $"mỗi loại một hệ số; «{label}» có hai lần");
                }

                weights.Add(new Weight(label, value));
            }

            if (weights.Count == 0)
            {
                Missing("đúng hạn=1; muộn=0.5; chưa=0; score=R*max");
            }

            return Finish(new WeightedRatioRule(weights, factor));
        }

        public ScoringRule Deduct()
        {
            var start = Key("start", required: "start=1");
            var per = Key("per", required: "per=0.25");
            return Finish(new DeductRule(start ?? 0, per ?? 0, Text("unit"), Key("floor") ?? 0));
        }

        public ScoringRule Count()
        {
            var per = Key("per", required: "per=0.5");
            return Finish(new CountRule(per ?? 0, Text("unit"), Key("cap") ?? max));
        }

        public ScoringRule Deadline()
        {
            var (day, month, year) = Due();
            var per = TakeOne(PerDayPattern(), "per");
            if (per is null)
            {
                Missing("per=0.1/day hoặc per=0.1/workday");
            }

            return Finish(new DeadlineRule(
                day,
                month,
                year,
                per is null ? 0 : Number(per.Groups["n"].Value),
                per is not null && per.Groups["unit"].Value.Equals("workday", StringComparison.OrdinalIgnoreCase),
                Days("grace") ?? 0,
                Key("floor") ?? 0,
                Days("zero_after")));
        }

        public ScoringRule Survey()
        {
            var match = TakeOne(SurveyScorePattern(), "score");
            if (match is null)
            {
                Missing("score=SIPAS*max");
            }

            return Finish(new SurveyRule(match?.Groups["what"].Value ?? "", match is null ? 0 : NumberOrMax(match.Groups["a"].Value)));
        }

        public ScoringRule Expert()
        {
            var step = Key("step", required: "step=0.25");
            if (step == 0)
            {
                Unreadable(whole, "step lớn hơn 0");
            }

            return Finish(new ExpertRule(step ?? 0));
        }

        public ScoringRule Penalty()
        {
            var per = Key("per", required: "per=1");
            return Finish(new PenaltyRule(per ?? 0, Text("unit"), Key("cap") ?? max, SanctionOf(Text("sanction"))));
        }

        public ScoringRule Information() => Finish(new InformationRule());

        private static Sanction? SanctionOf(string? text)
        {
            if (text is null)
            {
                return null;
            }

            var match = SanctionPattern().Match(text);
            return match.Groups["kind"].Value.ToUpperInvariant() switch
            {
                "MAX" => new Sanction(SanctionKind.AtMost, text, match.Groups["band"].Value.Trim(), 0),
                "SET" => new Sanction(SanctionKind.Set, text, match.Groups["band"].Value.Trim(), 0),
                "DOWN" => new Sanction(SanctionKind.Down, text, null, int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)),
                _ => new Sanction(SanctionKind.Unmapped, text, null, 0),
            };
        }

        private static Comparison Compare(string op) => op switch
        {
            "<" => Comparison.Less,
            "<=" => Comparison.LessOrEqual,
            "=" => Comparison.Equal,
            ">=" => Comparison.GreaterOrEqual,
            _ => Comparison.Greater,
        };

        /// <summary>80 &lt;= R says the same as R &gt;= 80.</summary>
        private static Comparison Mirrored(string op) => op switch
        {
            "<" => Comparison.Greater,
            "<=" => Comparison.GreaterOrEqual,
            "=" => Comparison.Equal,
            ">=" => Comparison.LessOrEqual,
            _ => Comparison.Less,
        };

        private (Bound First, Bound? Second)? TryReadCondition(string text)
        {
            if (OneBoundPattern().Match(text) is { Success: true } one)
            {
                return (new Bound(Compare(one.Groups["op"].Value), Number(one.Groups["n"].Value)), null);
            }

            if (TwoBoundsPattern().Match(text) is { Success: true } two)
            {
                return (
                    new Bound(Mirrored(two.Groups["op1"].Value), Number(two.Groups["low"].Value)),
                    new Bound(Compare(two.Groups["op2"].Value), Number(two.Groups["high"].Value)));
            }

            return null;
        }

        private Band? TryReadBand(Clause clause, bool linear, bool target, decimal? goal)
        {
            var match = BandPattern().Match(clause.Plain);
            var condition = match.Groups["condition"].Value.Trim();
            if (!match.Success || TryReadCondition(condition) is not { } bounds)
            {
                return null;
            }

            var value = BandValuePattern().Match(match.Groups["value"].Value.Trim());
            var timesR = value.Groups["r"].Success;
            var divided = value.Groups["b"].Success;
            if (!value.Success || (timesR && !linear) || (divided && (!timesR || !target)))
            {
                return null;
            }

            var divisor = timesR ? 100m : (decimal?)null;
            if (divided)
            {
                divisor = Number(value.Groups["b"].Value);
                if (goal is { } targeted && divisor != targeted)
                {
                    Unreadable(clause.Text, $"chia cho T={targeted.ToString("0.####", CultureInfo.InvariantCulture)}");
                }

                // The band goes on without dividing by zero, so that one slip is not reported as a gap as well.
                divisor = divisor == 0 ? 100 : divisor;
            }

            return new Band(condition, bounds.First, bounds.Second, NumberOrMax(value.Groups["a"].Value), divisor);
        }

        private (int Day, int Month, int? Year) Due()
        {
            var match = TakeOne(DuePattern(), "due");
            if (match is null)
            {
                Missing("due=31/12 hoặc due=31/12/2025");
                return (1, 1, null);
            }

            var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
            var month = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
            int? year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : null;

            // Without a year any leap year will do: 29/2 is a lawful day then.
            if (month is < 1 or > 12 || year == 0 || day < 1 || day > DateTime.DaysInMonth(year ?? 2000, month))
            {
                Unreadable(match.Value, "ngày có thật, ví dụ due=31/12");
                return (1, 1, null);
            }

            return (day, month, year);
        }

        private int? Days(string key)
        {
            var days = Key(key);
            if (days is { } given && (given != decimal.Truncate(given) || given > 3660))
            {
                Unreadable($"{key}={given.ToString(CultureInfo.InvariantCulture)}", $"{key} là số ngày nguyên");
                return null;
            }

            return (int?)days;
        }

        private decimal? Key(string key, string? required = null)
        {
            decimal? value = null;
            foreach (var clause in clauses.Where(c => !c.Taken))
            {
                var match = KeyNumberPattern().Match(clause.Plain);
                if (!match.Success || !match.Groups["key"].Value.Equals(key, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                clause.Taken = true;
                AddNote(clause.Remarks);
                if (value is not null)
                {
                    Unreadable(clause.Text, $"«{key}» chỉ ghi một lần");
                }

                value = NumberOrMax(match.Groups["n"].Value);
            }

            if (value is null && required is not null)
            {
                Missing(required);
            }

            return value;
        }

        private string? Text(string key)
        {
            string? text = null;
            foreach (var clause in clauses.Where(c => !c.Taken))
            {
                var match = KeyTextPattern().Match(clause.Text);
                if (!match.Success || !match.Groups["key"].Value.Equals(key, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                clause.Taken = true;
                if (text is not null)
                {
                    Unreadable(clause.Text, $"«{key}» chỉ ghi một lần");
                }

                text = match.Groups["text"].Value.Trim();
            }

            return text;
        }

        private decimal Factor(Regex pattern, string example)
        {
            var match = TakeOne(pattern, "score");
            if (match is null)
            {
                Missing(example);
                return 0;
            }

            return NumberOrMax(match.Groups["a"].Value);
        }

        private decimal? NumberOf(Regex pattern, string example)
        {
            var match = TakeOne(pattern, example);
            if (match is null)
            {
                Missing(example);
                return null;
            }

            return Number(match.Groups["n"].Value);
        }

        private Match? TakeOne(Regex pattern, string name)
        {
            Match? taken = null;
            foreach (var clause in clauses.Where(c => !c.Taken))
            {
                if (Take(pattern, clause) is not { } match)
                {
                    continue;
                }

                if (taken is not null)
                {
                    Unreadable(clause.Text, $"«{name}» chỉ ghi một lần");
                }

                taken = match;
            }

            return taken;
        }

        private Match? Take(Regex pattern, Clause clause)
        {
            var match = pattern.Match(clause.Plain);
            if (!match.Success)
            {
                return null;
            }

            clause.Taken = true;
            AddNote(clause.Remarks);
            return match;
        }

        /// <summary>The clauses that any leaf may carry, then the notes.</summary>
        private ScoringRule Finish(ScoringRule rule)
        {
            foreach (var clause in clauses.Where(c => !c.Taken))
            {
                clause.Taken = TakeCommon(clause);
            }

            KeepNotes();
            return rule with { RoundTo = roundTo, Knockout = knockout, NotApplicable = notApplicable, ShareUnit = UnitAmongNotes(), Notes = notes };
        }

        /// <summary>Stays a note, as a share has no form for it.</summary>
        private string? UnitAmongNotes() => notes
            .Select(n => KeyTextPattern().Match(n))
            .Where(m => m.Success && m.Groups["key"].Value.Equals("unit", StringComparison.OrdinalIgnoreCase))
            .Select(m => m.Groups["text"].Value.Trim())
            .FirstOrDefault();

        private bool TakeCommon(Clause clause)
        {
            if (RoundPattern().Match(clause.Plain) is { Success: true } round)
            {
                if (roundTo is not null)
                {
                    Unreadable(clause.Text, "«round» chỉ ghi một lần");
                }

                roundTo = Number(round.Groups["n"].Value);
                if (roundTo == 0)
                {
                    Unreadable(clause.Text, "làm tròn đến số lớn hơn 0");
                }

                AddNote(clause.Remarks);
                return true;
            }

            if (KnockoutPattern().Match(clause.Plain) is { Success: true } condition)
            {
                knockout = true;
                AddNote(condition.Groups["remark"].Value);
                return true;
            }

            // «R>=80→full» is a band that names no number, never a treatment of «không phát sinh».
            if (NotApplicablePattern().Match(clause.Plain) is { Success: true } match && TryReadCondition(match.Groups["when"].Value.Trim()) is null)
            {
                var treatment = match.Groups["what"].Value.Equals("full", StringComparison.OrdinalIgnoreCase)
                    ? Scoring.NotApplicable.Full
                    : Scoring.NotApplicable.Exclude;
                if (notApplicable is { } other && other != treatment)
                {
                    Unreadable(clause.Text, "một cách xử lý khi không phát sinh: not applicable hoặc full");
                }

                notApplicable = treatment;
                AddNote(match.Groups["remark"].Value);
                return true;
            }

            return false;
        }

        private static bool IsCommon(Clause clause) =>
            RoundPattern().IsMatch(clause.Plain) || KnockoutPattern().IsMatch(clause.Plain) || NotApplicablePattern().IsMatch(clause.Plain);

        private void KeepNotes()
        {
            foreach (var clause in clauses.Where(c => !c.Taken))
            {
                notes.Add(clause.Text);
            }
        }

        private void AddNote(string? remark)
        {
            if (!string.IsNullOrWhiteSpace(remark))
            {
                notes.Add(remark);
            }
        }

        private decimal NumberOrMax(string text) => text.Equals("max", StringComparison.OrdinalIgnoreCase) ? max : Number(text);

        /// <summary>A number that a pattern has matched. One beyond the bounds is a problem, and 0 stands for it until the end.</summary>
        private decimal Number(string matched)
        {
            if (decimal.TryParse(matched.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number <= Largest
                && number == decimal.Round(number, MostPlaces))
            {
                return number;
            }

            Unreadable(matched, $"số không quá {Largest.ToString("#,##0", Vietnamese.Culture)}, không quá {MostPlaces} chữ số thập phân");
            return 0;
        }

        /// <summary>An option or weight: cut at the last «=» that a number follows.</summary>
        private bool TryReadLabelled(string text, out string label, out decimal value, out string? remark)
        {
            var match = LabelledPattern().Match(text);
            label = match.Groups["label"].Value.Trim();
            value = match.Success && label.Length > 0 ? Number(match.Groups["n"].Value) : 0;
            remark = match.Groups["remark"].Success ? match.Groups["remark"].Value : null;
            return match.Success && label.Length > 0;
        }

        private void Missing(string expected) =>
            problems.Add(new("rule", whole.Length == 0 ? "ô trống" : whole, expected));

        private void Unreadable(string found, string expected) =>
            problems.Add(new("rule", found.Length == 0 ? "ô trống" : found, expected));

        private sealed class Clause
        {
            public Clause(string text)
            {
                Text = text;
                var plain = text
                    .Replace("->", "→", StringComparison.Ordinal)
                    .Replace("≥", ">=", StringComparison.Ordinal)
                    .Replace("≤", "<=", StringComparison.Ordinal)
                    .Replace("%", "", StringComparison.Ordinal);
                Remarks = string.Join(' ', RemarkPattern().Matches(text).Select(m => m.Value));
                Plain = RemarkPattern().Replace(plain, "").Trim();
            }

            /// <summary>As written.</summary>
            public string Text { get; }

            /// <summary>With one spelling of each sign, without «%» and without remarks after numbers.</summary>
            public string Plain { get; }

            public string Remarks { get; }

            public bool Taken { get; set; }
        }
    }
}
