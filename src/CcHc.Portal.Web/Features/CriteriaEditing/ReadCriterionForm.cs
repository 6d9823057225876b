using System.Globalization;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <summary>Something wrong with one field of the form.</summary>
/// <param name="Field">As ModelState names it: «form.levels[0].value».</param>
public sealed record FormProblem(string Field, string Text);

/// <summary>What a form says of one criterion.</summary>
/// <param name="Max">None where no maximum was given.</param>
/// <param name="Rule">None while something about it is wrong.</param>
/// <param name="RuleText">The rule as the criteria file has it.</param>
public sealed record ReadCriterion(string? Code, decimal? Max, string Method, ScoringRule? Rule, string? RuleText, bool AsText, CriterionWords Words, IReadOnlyList<FormProblem> Problems)
{
    /// <summary>The criterion as it would be kept.</summary>
    public CriterionText Over(CriterionText stored) => stored with
    {
        Code = Code ?? stored.Code,
        Title = Vietnamese.Clean(Words.Title) ?? "",
        MaxPoints = Max is { } max ? Points.FromDecimal(max) : null,
        Method = Method,
        Rule = RuleText,
        IsLeaf = !ScoringMethods.IsGroup(Method),
        EvidenceWanted = Vietnamese.Clean(Words.EvidenceWanted),
        AgencyText = Vietnamese.Clean(Words.AgencyText),
        CoAgencyText = Vietnamese.Clean(Words.CoAgencyText),
        InputBy = Words.InputBy,
        NotApplicable = Words.NotApplicable,
        AppliesTo = Vietnamese.Clean(Words.AppliesTo),
        LegalBasis = Vietnamese.Clean(Words.LegalBasis),
        Guidance = Vietnamese.Clean(Words.Guidance),
    };
}

/// <summary>Turns what was typed into a typed rule; everything that is wrong is found at once, each at its field.</summary>
public sealed class ReadCriterionForm
{
    private const string NumberWanted = "Cần nhập số, ví dụ 12,5.";
    private const decimal Largest = 1_000_000;

    private readonly CriterionForm form;
    private readonly List<FormProblem> problems = [];

    private ReadCriterionForm(CriterionForm form) => this.form = form;

    /// <param name="stored">The criterion as it is kept: its words of the rule stay while the rule does.</param>
    public static ReadCriterion Of(CriterionForm form, CriterionText stored) => new ReadCriterionForm(form).Read(stored);

    private ReadCriterion Read(CriterionText stored)
    {
        var code = Vietnamese.Clean(form.Code);
        if (code is null)
        {
            Problem("code", "Cần ghi mã tiêu chí.");
        }

        if (Vietnamese.Clean(form.Title) is null)
        {
            Problem("title", "Cần ghi nội dung tiêu chí.");
        }

        var method = MethodOf(stored);
        var max = MaxOf(method);
        ScoringRule? rule = null;
        string? text = null;
        if (method.Length > 0 && (max is not null || method == ScoringMethods.Information))
        {
            var before = stored.Method == method ? RuleReader.Read(method, stored.Rule, max ?? 0, out _) : null;
            // A treatment that a clause of the rule offers stays there.
            var offeredByRule = stored.NotApplicable is null && before?.NotApplicable == form.NotApplicable ? form.NotApplicable : null;
            (rule, text) = form.AsText ? ReadText(method, max ?? 0) : ReadFields(method, max ?? 0, offeredByRule);
            if (rule is not null && !form.AsText && before is not null && RuleWriter.AreSame(before, rule, max ?? 0))
            {
                text = stored.Rule;
            }
        }

        var offered = stored.NotApplicable is null && form.NotApplicable == rule?.NotApplicable ? null : form.NotApplicable;
        return new ReadCriterion(
            code,
            max,
            method,
            rule,
            text,
            form.AsText,
            new CriterionWords(form.Title, form.Evidence, form.Agency, form.CoAgency, form.InputBy, offered, form.AppliesTo, form.LegalBasis, form.Guidance),
            problems);
    }

    private string MethodOf(CriterionText stored)
    {
        if (ScoringMethods.Find(form.Method) is not { } method)
        {
            Problem("method", "Cần chọn cách chấm trong danh sách.");
            return "";
        }

        // «group» and «criterion» are two words for one thing; the one that was there stays.
        return method.Name == ScoringMethods.Group && (stored.Method == ScoringMethods.Criterion || (stored.Method != ScoringMethods.Group && stored.ParentCode is not null))
            ? ScoringMethods.Criterion
            : method.Name;
    }

    private decimal? MaxOf(string method)
    {
        if (method == ScoringMethods.Information)
        {
            if (Number("maxPoints", form.MaxPoints) is > 0)
            {
                Problem("maxPoints", "Mục thông tin không tính điểm: để trống hoặc ghi 0.");
            }

            return null;
        }

        if (string.IsNullOrWhiteSpace(form.MaxPoints))
        {
            Problem("maxPoints", "Cần ghi điểm tối đa.");
            return null;
        }

        return Number("maxPoints", form.MaxPoints, places: 4);
    }

    private (ScoringRule? Rule, string? Text) ReadText(string method, decimal max)
    {
        var text = Vietnamese.Clean(form.RuleText);
        var rule = RuleReader.Read(method, text, max, out var wrong);
        foreach (var problem in wrong)
        {
            Problem("ruleText", $"Có «{problem.Found}», cần {problem.Expected}.");
        }

        return (rule, text);
    }

    private (ScoringRule? Rule, string? Text) ReadFields(string method, decimal max, NotApplicable? offered)
    {
        var before = problems.Count;
        ScoringRule? rule = method switch
        {
            ScoringMethods.Group or ScoringMethods.Criterion or ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty =>
                Optional("cap", form.Cap) is var cap && form.IsCapped ? new GroupRule(cap ?? max) : new GroupRule(null),
            ScoringMethods.Choice => Levels(),
            ScoringMethods.Step => Bands(max, linear: false),
            ScoringMethods.LinearBand => Bands(max, linear: true),
            ScoringMethods.RatioCapped => Target(max),
            ScoringMethods.Ratio => new RatioRule(Optional("factor", form.Factor) ?? max),
            ScoringMethods.WeightedRatio => Weights(max),
            ScoringMethods.Deduct => new DeductRule(Optional("start", form.Start) ?? max, Needed("per", form.Per), Clause("unit", form.Unit), Optional("floor", form.Floor) ?? 0),
            ScoringMethods.Count => new CountRule(Needed("per", form.Per), Clause("unit", form.Unit), Optional("cap", form.Cap) ?? max),
            ScoringMethods.Deadline => Deadline(),
            ScoringMethods.Survey => new SurveyRule(Clause("what", form.What, needed: true) ?? "", Optional("factor", form.Factor) ?? max),
            ScoringMethods.Expert => new ExpertRule(Needed("step", form.Step, positive: true)),
            ScoringMethods.Penalty => new PenaltyRule(Needed("per", form.Per), Clause("unit", form.Unit), Optional("cap", form.Cap) ?? max, Sanction()),
            _ => new InformationRule(),
        };
        var isLeaf = !ScoringMethods.IsGroup(method);
        var notes = TextLines.Of(form.Notes);
        foreach (var note in notes.Where(n => n.Contains(';', StringComparison.Ordinal)).Take(1))
        {
            Problem("notes", $"Ghi chú không dùng dấu «;»: «{note}». Anh/chị tách thành hai dòng.");
        }

        var roundTo = isLeaf ? Optional("roundTo", form.RoundTo) : null;
        if (roundTo == 0)
        {
            Problem("roundTo", "Làm tròn đến số lớn hơn 0, hoặc để trống.");
        }

        if (problems.Count > before || rule is null)
        {
            return (null, null);
        }

        rule = rule with { RoundTo = roundTo, Knockout = isLeaf && form.Knockout, NotApplicable = offered, Notes = notes };
        if (rule is BandRule)
        {
            RuleReader.Read(method, RuleWriter.Write(rule, max), max, out var wrong);
            foreach (var problem in wrong.Where(p => p.Key is "band-gap" or "band-overlap"))
            {
                Problem(method == ScoringMethods.RatioCapped ? "target" : "bands[0].from", $"{Capital(problem.Found)}; cần {problem.Expected}.");
            }
        }

        if (problems.Count == before && !RuleWriter.CanWrite(method, rule, max))
        {
            Problem("method", "Mức điểm này không ghi được thành quy tắc: tên mức, tên loại, ghi chú giống một quy tắc khác hoặc có dấu «;», «|».");
        }

        return problems.Count > before ? (null, null) : (rule, RuleWriter.Write(rule, max));
    }

    private ChoiceRule? Levels()
    {
        var options = new List<ChoiceOption>();
        foreach (var (line, i) in form.Levels.Select((l, i) => (l, i)).Where(l => !l.l.IsEmpty))
        {
            if (Label($"levels[{i}].label", line.Label, [.. options.Select(o => o.Label)], "mức") is { } label)
            {
                options.Add(new(label, Needed($"levels[{i}].value", line.Value)));
            }
        }

        if (options.Count == 0)
        {
            Problem("levels[0].label", "Cần ghi ít nhất một mức.");
            return null;
        }

        return new ChoiceRule(options);
    }

    private WeightedRatioRule? Weights(decimal max)
    {
        var weights = new List<Weight>();
        foreach (var (line, i) in form.Weights.Select((l, i) => (l, i)).Where(l => !l.l.IsEmpty))
        {
            if (Label($"weights[{i}].label", line.Label, [.. weights.Select(w => w.Label)], "loại") is { } label)
            {
                weights.Add(new(label, Needed($"weights[{i}].value", line.Value)));
            }
        }

        if (weights.Count == 0)
        {
            Problem("weights[0].label", "Cần ghi ít nhất một loại.");
            return null;
        }

        return new WeightedRatioRule(weights, Optional("factor", form.Factor) ?? max);
    }

    private string? Label(string field, string? text, IReadOnlyList<string> before, string kind)
    {
        var label = Vietnamese.Clean(text);
        var wrong = label is null ? $"Cần ghi tên {kind}."
            : label.AsSpan().ContainsAny(';', '|') ? $"Tên {kind} không dùng dấu «;» và «|»."
            : before.Contains(label) ? $"Mỗi {kind} một tên; «{label}» có hai lần."
            : null;
        if (wrong is not null)
        {
            Problem(field, wrong);
            return null;
        }

        return label;
    }

    private BandRule? Bands(decimal max, bool linear)
    {
        var bands = new List<Band>();
        foreach (var (row, i) in form.Bands.Select((b, i) => (b, i)).Where(b => !b.b.IsEmpty))
        {
            var from = Percent($"bands[{i}].from", row.From);
            var to = Percent($"bands[{i}].to", row.To);
            var points = linear ? Optional($"bands[{i}].points", row.Points) ?? max : Needed($"bands[{i}].points", row.Points);
            if (from is null && to is null)
            {
                if (string.IsNullOrWhiteSpace(row.From) && string.IsNullOrWhiteSpace(row.To))
                {
                    Problem($"bands[{i}].from", "Cần ghi từ bao nhiêu hoặc đến bao nhiêu phần trăm.");
                }

                continue;
            }

            var lower = from is { } low ? new Bound(row.FromSign switch { ">" => Comparison.Greater, "=" => Comparison.Equal, _ => Comparison.GreaterOrEqual }, low) : (Bound?)null;
            var upper = to is { } high ? new Bound(row.ToSign == "<=" ? Comparison.LessOrEqual : Comparison.Less, high) : (Bound?)null;
            if (lower is { Comparison: Comparison.Equal } && upper is not null)
            {
                Problem($"bands[{i}].to", "Đã ghi «bằng» thì để trống ô này.");
                continue;
            }

            bands.Add(Band.Of(lower ?? upper!.Value, lower is null ? null : upper, points, linear && row.TimesR ? 100 : null));
        }

        if (bands.Count == 0)
        {
            if (problems.Count == 0)
            {
                Problem("bands[0].from", "Cần ghi ít nhất một bậc.");
            }

            return null;
        }

        return new BandRule(bands, HundredAtMost: true);
    }

    private BandRule? Target(decimal max)
    {
        var target = Needed("target", form.Target, positive: true);
        var points = Optional("targetPoints", form.TargetPoints) ?? max;
        var floor = Percent("floorFrom", form.FloorFrom);
        var below = Optional("floorPoints", form.FloorPoints) ?? 0;
        if (target <= 0)
        {
            return null;
        }

        if (floor >= target)
        {
            Problem("floorFrom", "Sàn phải thấp hơn ngưỡng.");
            return null;
        }

        var under = new Bound(Comparison.Less, target);
        List<Band> bands = [Band.Of(new Bound(Comparison.GreaterOrEqual, target), null, points)];
        if (floor is { } from)
        {
            bands.Add(Band.Of(new Bound(Comparison.GreaterOrEqual, from), under, points, target));
            bands.Add(Band.Of(new Bound(Comparison.Less, from), null, below));
        }
        else
        {
            bands.Add(Band.Of(under, null, points, target));
        }

        return new BandRule(bands, HundredAtMost: false, target);
    }

    private DeadlineRule? Deadline()
    {
        var per = Needed("per", form.Per);
        var grace = Days("grace", form.Grace) ?? 0;
        var floor = Optional("floor", form.Floor) ?? 0;
        var zeroAfter = Days("zeroAfter", form.ZeroAfter);
        var parts = (form.Due ?? "").Trim().Split('/');
        // Without a year any leap year will do: 29/2 is a lawful day then.
        var withYear = parts.Length == 2 ? $"{form.Due!.Trim()}/2000" : form.Due;
        if (parts.Length is not (2 or 3) || !Vietnamese.TryReadDate(withYear, out var due))
        {
            Problem("due", "Cần ghi ngày, tháng, ví dụ 31/12; hoặc đủ ngày, tháng, năm.");
            return null;
        }

        return new DeadlineRule(due.Day, due.Month, parts.Length == 3 ? due.Year : null, per, form.Workdays, grace, floor, zeroAfter);
    }

    private Sanction? Sanction()
    {
        if (form.Sanction is not { } kind)
        {
            return null;
        }

        var text = Clause("sanctionText", form.SanctionText, needed: true);
        if (text is null)
        {
            return null;
        }

        switch (kind)
        {
            case SanctionKind.AtMost:
                return new Sanction(kind, "max:" + text, text, 0);
            case SanctionKind.Set:
                return new Sanction(kind, "set:" + text, text, 0);
            case SanctionKind.Down:
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) || steps is < 1 or > 99)
                {
                    Problem("sanctionText", "Cần ghi số mức bị hạ, ví dụ 1.");
                    return null;
                }

                return new Sanction(kind, "down:" + steps.ToString(CultureInfo.InvariantCulture), null, steps);
            default:
                return new Sanction(kind, text, null, 0);
        }
    }

    private int? Days(string field, string? text)
    {
        var days = Optional(field, text);
        if (days is not { } number)
        {
            return null;
        }

        if (number != decimal.Truncate(number) || number > 3660)
        {
            Problem(field, "Cần ghi số ngày nguyên.");
            return null;
        }

        return (int)number;
    }

    private decimal? Percent(string field, string? text) => Optional(field, text?.TrimEnd().TrimEnd('%'));

    /// <summary>Words that become part of a clause.</summary>
    private string? Clause(string field, string? text, bool needed = false)
    {
        var clean = Vietnamese.Clean(text);
        if (clean is null && needed)
        {
            Problem(field, "Cần điền mục này.");
        }
        else if (clean?.Contains(';', StringComparison.Ordinal) == true)
        {
            Problem(field, "Không dùng dấu «;» ở đây.");
            return null;
        }

        return clean;
    }

    private decimal Needed(string field, string? text, bool positive = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Problem(field, "Cần điền mục này.");
            return 0;
        }

        var number = Number(field, text);
        if (number == 0 && positive)
        {
            Problem(field, "Cần ghi số lớn hơn 0.");
        }

        return number ?? 0;
    }

    private decimal? Optional(string field, string? text) => string.IsNullOrWhiteSpace(text) ? null : Number(field, text);

    private decimal? Number(string field, string? text, int places = 6)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var wrong = !Vietnamese.TryReadDecimal(text, out var number) ? NumberWanted
            : number < 0 ? "Số không được âm."
            : number > Largest ? "Số quá lớn."
            : number != decimal.Round(number, places) ? $"Không quá {places} chữ số thập phân."
            : null;
        if (wrong is not null)
        {
            Problem(field, wrong);
            return null;
        }

        return number;
    }

    private void Problem(string field, string text)
    {
        if (problems.TrueForAll(p => p.Field != "form." + field))
        {
            problems.Add(new("form." + field, text));
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese.Culture) + text[1..];
}
