using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>What a sheet file says of itself, in a row that is not shown.</summary>
/// <param name="Criteria">What <see cref="FingerprintOf"/> gave when the file was made.</param>
/// <param name="Unit">Whose sheet it is, in words for the one who took the wrong file.</param>
/// <param name="At">When it was downloaded.</param>
public sealed record SheetFileOrigin(Guid SheetId, string Criteria, string Unit, string Campaign, DateTimeOffset At)
{
    /// <summary>Marks the row; a file without it was not made here.</summary>
    public const string Mark = "cchc-portal:phieu-cham-diem:1";

    private const string Instant = "yyyy-MM-ddTHH:mm:ssZ";

    public IReadOnlyList<string> ToCells() =>
        [Mark, SheetId.ToString("D", CultureInfo.InvariantCulture), Criteria, Unit, Campaign, At.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture)];

    public static SheetFileOrigin? Find(Table table)
    {
        var row = table.FindHeader(r => r.At(1).Text == Mark);
        return row is not null
            && Guid.TryParse(row.At(2).Text, out var sheet)
            && DateTimeOffset.TryParseExact(row.At(6).Text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new SheetFileOrigin(sheet, row.At(3).Text, row.At(4).Text, row.At(5).Text, at)
            : null;
    }

    /// <summary>Changes with anything that decides what an answer means: a file for other criteria must not be taken.</summary>
    public static string FingerprintOf(CriteriaTree tree) =>
        SheetFile.Hash(string.Join('\n', tree.Leaves.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Code}\t{l.Method.Name}\t{l.Source.Rule}\t{l.Max}\t{l.Source.InputBy}\t{l.Offered}"))));
}

/// <summary>One leaf of the unit's own, as the file has it.</summary>
/// <param name="Number">The row in the file.</param>
/// <param name="Version">The line's version when the file was downloaded; none where there was no line.</param>
/// <param name="IsTouched">Says something else than when it was downloaded.</param>
public sealed record SheetFileRow(int Number, CriteriaNode Leaf, Answer Answer, string? Explanation, long? Version, bool IsTouched);

/// <param name="Rows">In the order of the criteria; without the rows that are not the unit's to fill in.</param>
/// <param name="Errors">All at once; while there is one nothing is taken.</param>
/// <param name="NotTaken">Codes of rows that say something else than downloaded although others provide their figure.</param>
public sealed record SheetFileReading(SheetFileOrigin? Origin, IReadOnlyList<SheetFileRow> Rows, IReadOnlyList<FileFinding> Errors, IReadOnlyList<string> NotTaken);

/// <summary>
/// The sheet that a unit fills in without a network: an answers file with an explanation beside each answer, and with what each
/// row held when it was downloaded, so that a row nobody touched changes nothing, whoever saved what meanwhile.
/// </summary>
public static class SheetFile
{
    public const string Explanation = "explanation";
    public const string LineVersion = "line_version";
    public const string Seal = "line_seal";

    public static readonly IReadOnlyList<TableColumn> OwnColumns =
    [
        new(Explanation, "Giải trình cách tính điểm", "Giải trình"),
        new(LineVersion, "Bản lúc tải về"),
        new(Seal, "Dấu lúc tải về"),
    ];

    /// <param name="of">The sheet it is to be taken for; its criteria are in <paramref name="tree"/>.</param>
    public static SheetFileReading Read(Table table, CriteriaTree tree, SheetFileOrigin of)
    {
        if (Foreign(table, of) is { } wrong)
        {
            return new(SheetFileOrigin.Find(table), [], [wrong], []);
        }

        var answers = AnswersFile.Read(table, tree);
        var errors = answers.Errors.ToList();
        var rows = new List<SheetFileRow>();
        var notTaken = new List<string>();
        if (answers.Header is { } header)
        {
            var columns = TableColumns.Find(header, OwnColumns);
            if (!columns.Has(Explanation))
            {
                errors.Add(new(FindingSeverity.Error, "column-missing", table.Sheet, header.Number, Explanation, "", "", "không có cột này", "cột «Giải trình cách tính điểm» như trong tệp đã tải về"));
            }

            foreach (var leaf in tree.Leaves.Where(l => answers.Rows.ContainsKey(l.Code)))
            {
                var row = answers.Rows[leaf.Code];
                var answer = answers.Answers.GetValueOrDefault(leaf.Code) ?? new Answer();
                var explanation = Vietnamese.Lines(columns.Of(row, Explanation).Text);
                var seal = columns.Of(row, Seal);
                var isTouched = seal.IsEmpty || seal.Text != SealOf(answer, explanation);
                if (leaf.Source.InputBy != InputBy.Unit)
                {
                    if (isTouched)
                    {
                        notTaken.Add(leaf.Code);
                    }

                    continue;
                }

                long? version = long.TryParse(columns.Of(row, LineVersion).Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;
                rows.Add(new(row.Number, leaf, answer, explanation, version, isTouched));
                if (isTouched && answers.Errors.All(e => e.Row != row.Number))
                {
                    errors.AddRange(Problems(leaf, answer, explanation).Select(p => Finding(table, header, columns, row, leaf, p)));
                }
            }
        }

        return new(SheetFileOrigin.Find(table), rows, [.. errors.OrderBy(e => e.Row)], notTaken);
    }

    /// <summary>What a row says, in a few signs.</summary>
    public static string SealOf(Answer? answer, string? explanation) =>
        Hash((answer is null || answer.IsEmpty ? "" : answer.ToJson()) + "\n" + Vietnamese.Lines(explanation));

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>The rules of the unit's own page, beyond what the engine asks of an answer.</summary>
    private static IEnumerable<AnswerProblem> Problems(CriteriaNode leaf, Answer answer, string? explanation)
    {
        if (answer.NotApplicable is not null)
        {
            foreach (var problem in answer.Problems(leaf, onlyOffered: true))
            {
                yield return problem;
            }

            if (explanation is null)
            {
                yield return new(Explanation, "ô trống", "Khai «không phát sinh» thì cần ghi rõ lý do.");
            }
        }

        if (explanation?.Length > ScoreLine.TextMaxLength)
        {
            yield return new(Explanation, $"{explanation.Length} ký tự", $"không quá {ScoreLine.TextMaxLength} ký tự");
        }
    }

    private static FileFinding Finding(Table table, TableRow header, TableColumns own, TableRow row, CriteriaNode leaf, AnswerProblem problem)
    {
        var columns = own.Has(problem.Field) ? own : TableColumns.Find(header, AnswersFile.Columns);
        return new(
            FindingSeverity.Error, "answer-" + problem.Field, table.Sheet, row.Number, problem.Field, columns.Has(problem.Field) ? columns.Of(row, problem.Field).Name : "", leaf.Code, problem.Found, problem.Text);
    }

    private static FileFinding? Foreign(Table table, SheetFileOrigin of)
    {
        var origin = SheetFileOrigin.Find(table);
        var (found, expected) = origin switch
        {
            null => ("không có dòng nhận dạng phiếu", "tệp phiếu chấm điểm tải về từ cổng này; anh/chị tải tệp mới rồi chép số liệu sang"),
            _ when origin.SheetId != of.SheetId => ($"phiếu của {origin.Unit}, {origin.Campaign}", $"phiếu của {of.Unit}, {of.Campaign}"),
            _ when origin.Criteria != of.Criteria => ($"tệp tải về lúc {VietnamTime.Minute(origin.At)}, theo bộ tiêu chí cũ", "tệp tải về sau khi bộ tiêu chí thay đổi; anh/chị tải tệp mới rồi chép số liệu sang"),
            _ => ("", ""),
        };
        return expected.Length == 0 ? null : new(FindingSeverity.Error, "file", table.Sheet, 1, "", "", "", found, expected);
    }
}
