using System.Text;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>The fields of an answer as somebody typed them, in a form or a file.</summary>
public sealed record AnswerText
{
    public string? Option { get; init; }

    public string? Value { get; init; }

    public string? Numerator { get; init; }

    public string? Denominator { get; init; }

    public string? Count { get; init; }

    /// <summary>«đúng hạn=8; muộn=1; chưa=0»</summary>
    public string? Counts { get; init; }

    public string? Date { get; init; }

    public string? Mark { get; init; }

    public string? NotApplicable { get; init; }

    /// <summary>Reads what can be read; a field that cannot is a problem and stays empty in <paramref name="answer"/>.</summary>
    public IReadOnlyList<AnswerProblem> Read(out Answer answer)
    {
        var problems = new List<AnswerProblem>();
        answer = new Answer
        {
            Option = Vietnamese.Clean(Option),
            Value = Number(AnswerField.Value, Value?.TrimEnd().TrimEnd('%'), problems),
            Numerator = Number(AnswerField.Numerator, Numerator, problems),
            Denominator = Number(AnswerField.Denominator, Denominator, problems),
            Count = Number(AnswerField.Count, Count, problems),
            Counts = ReadCounts(problems),
            Date = ReadDate(problems),
            Mark = Number(AnswerField.Mark, Mark, problems),
            NotApplicable = ReadTreatment(problems),
        };
        return problems;
    }

    /// <summary>The answer as text that <see cref="Read"/> gives back.</summary>
    public static AnswerText Of(Answer answer) => new()
    {
        Option = answer.Option,
        Value = Text(answer.Value),
        Numerator = Text(answer.Numerator),
        Denominator = Text(answer.Denominator),
        Count = Text(answer.Count),
        Counts = answer.Counts is null ? null : string.Join("; ", answer.Counts.Select(c => $"{c.Label}={Text(c.Count)}")),
        Date = answer.Date is { } date ? VietnamTime.Day(date) : null,
        Mark = Text(answer.Mark),
        NotApplicable = answer.NotApplicable is { } treatment ? Treatments.NameOf(treatment) : null,
    };

    private static string? Text(decimal? value) => value?.ToString("0.############################", Vietnamese.Culture);

    private static decimal? Number(string field, string? text, List<AnswerProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Vietnamese.TryReadDecimal(text, out var value))
        {
            return value;
        }

        problems.Add(new(field, text.Trim(), "Anh/chị nhập một số, ví dụ 12 hoặc 12,5."));
        return null;
    }

    private List<LabelCount>? ReadCounts(List<AnswerProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Counts))
        {
            return null;
        }

        var counts = new List<LabelCount>();
        foreach (var part in Counts.Normalize(NormalizationForm.FormC).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cut = part.LastIndexOf('=');
            if (cut > 0 && Vietnamese.TryReadDecimal(part[(cut + 1)..], out var value))
            {
                counts.Add(new(part[..cut].Trim(), value));
            }
            else
            {
                problems.Add(new(AnswerField.Counts, part, "Anh/chị ghi số lượng từng loại, ví dụ «đúng hạn=8; muộn=1; chưa=0»."));
            }
        }

        return counts;
    }

    private DateOnly? ReadDate(List<AnswerProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(Date))
        {
            return null;
        }

        if (Vietnamese.TryReadDate(Date, out var date))
        {
            return date;
        }

        problems.Add(new(AnswerField.Date, Date.Trim(), "Anh/chị nhập ngày theo dạng dd/mm/yyyy, ví dụ 31/12/2025."));
        return null;
    }

    private NotApplicable? ReadTreatment(List<AnswerProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(NotApplicable))
        {
            return null;
        }

        if (Treatments.TryRead(NotApplicable, out var treatment))
        {
            return treatment;
        }

        problems.Add(new(AnswerField.NotApplicable, NotApplicable.Trim(), "Chỉ có full (đủ điểm), exclude (loại trừ) hoặc zero (không điểm)."));
        return null;
    }
}
