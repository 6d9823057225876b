using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>How often a label of a weighted ratio occurred.</summary>
public sealed record LabelCount(string Label, decimal Count);

/// <summary>
/// What somebody answered for one leaf. Which fields are filled depends on the method (<see cref="ScoringMethod.Fields"/>);
/// <see cref="AnswerProblems"/> says what does not fit.
/// </summary>
public sealed record Answer
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The label of the chosen level.</summary>
    public string? Option { get; init; }

    /// <summary>A percentage.</summary>
    public decimal? Value { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>A number of occurrences; whole when it is right.</summary>
    public decimal? Count { get; init; }

    public IReadOnlyList<LabelCount>? Counts { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Points given by an expert.</summary>
    public decimal? Mark { get; init; }

    public NotApplicable? NotApplicable { get; init; }

    /// <summary>Nothing is filled in: the leaf stays unanswered.</summary>
    public bool IsEmpty => NotApplicable is null && !FilledFields().Any();

    /// <summary>The filled fields but «not_applicable», in the order of the answers file.</summary>
    public IEnumerable<string> FilledFields()
    {
        if (Option is not null)
        {
            yield return AnswerField.Option;
        }

        if (Value is not null)
        {
            yield return AnswerField.Value;
        }

        if (Numerator is not null)
        {
            yield return AnswerField.Numerator;
        }

        if (Denominator is not null)
        {
            yield return AnswerField.Denominator;
        }

        if (Count is not null)
        {
            yield return AnswerField.Count;
        }

        if (Counts is not null)
        {
            yield return AnswerField.Counts;
        }

        if (Date is not null)
        {
            yield return AnswerField.Date;
        }

        if (Mark is not null)
        {
            yield return AnswerField.Mark;
        }
    }

    /// <summary>What is wrong with the answer for this leaf; empty when it can be scored.</summary>
    /// <param name="leaf">A leaf of a criteria tree.</param>
    /// <param name="onlyOffered">A unit may claim «không phát sinh» only in the way the criterion offers; a council may decide otherwise.</param>
    public IReadOnlyList<AnswerProblem> Problems(CriteriaNode leaf, bool onlyOffered = false) =>
        AnswerProblems.Of(leaf, this, onlyOffered);

    /// <summary>
    /// The one way to write this answer: filled fields in a fixed order, numbers without needless zeros, labels sorted. Equal
    /// answers give equal text, so it can be compared and hashed.
    /// </summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            if (Option is not null)
            {
                json.WriteString(AnswerField.Option, Option);
            }

            Write(json, AnswerField.Value, Value);
            Write(json, AnswerField.Numerator, Numerator);
            Write(json, AnswerField.Denominator, Denominator);
            Write(json, AnswerField.Count, Count);
            if (Counts is not null)
            {
                json.WriteStartObject(AnswerField.Counts);
                foreach (var count in Counts.OrderBy(c => c.Label, StringComparer.Ordinal))
                {
                    Write(json, count.Label, count.Count);
                }

                json.WriteEndObject();
            }

            if (Date is { } date)
            {
                json.WriteString(AnswerField.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            Write(json, AnswerField.Mark, Mark);
            if (NotApplicable is { } treatment)
            {
                json.WriteString(AnswerField.NotApplicable, Treatments.NameOf(treatment));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <exception cref="JsonException">when the text is not an answer, also when it has an unknown field.</exception>
    public static Answer FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        var answer = new Answer();
        try
        {
            foreach (var field in document.RootElement.EnumerateObject())
            {
                answer = field.Name switch
                {
                    AnswerField.Option => answer with { Option = field.Value.GetString() },
                    AnswerField.Value => answer with { Value = field.Value.GetDecimal() },
                    AnswerField.Numerator => answer with { Numerator = field.Value.GetDecimal() },
                    AnswerField.Denominator => answer with { Denominator = field.Value.GetDecimal() },
                    AnswerField.Count => answer with { Count = field.Value.GetDecimal() },
                    AnswerField.Counts => answer with { Counts = [.. field.Value.EnumerateObject().Select(c => new LabelCount(c.Name, c.Value.GetDecimal()))] },
                    AnswerField.Date => answer with { Date = DateOnly.ParseExact(field.Value.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture) },
                    AnswerField.Mark => answer with { Mark = field.Value.GetDecimal() },
                    AnswerField.NotApplicable => answer with
                    {
                        NotApplicable = Treatments.TryRead(field.Value.GetString(), out var treatment)
                            ? treatment
                            : throw new JsonException($"«{field.Value}» is no treatment."),
                    },
                    _ => throw new JsonException($"An answer has no field «{field.Name}»."),
                };
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException("Not an answer: " + e.Message, e);
        }

        return answer;
    }

    public bool Equals(Answer? other) => other is not null && (ReferenceEquals(this, other) || ToJson() == other.ToJson());

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    private static void Write(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(number.ToString("0.############################", CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>The treatments of «không phát sinh» by the names that files and people use.</summary>
public static class Treatments
{
    public static string NameOf(NotApplicable treatment) => treatment switch
    {
        NotApplicable.Full => "full",
        NotApplicable.Exclude => "exclude",
        _ => "zero",
    };

    /// <summary>English or Vietnamese, in any case.</summary>
    public static bool TryRead(string? text, out NotApplicable treatment)
    {
        switch (Vietnamese.Fold(text))
        {
            case "full" or "du diem":
                treatment = NotApplicable.Full;
                return true;
            case "exclude" or "loai tru":
                treatment = NotApplicable.Exclude;
                return true;
            case "zero" or "khong diem":
                treatment = NotApplicable.Zero;
                return true;
            default:
                treatment = default;
                return false;
        }
    }
}
