using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>A figure for one leaf of one sheet.</summary>
public sealed record FigureOfSheet(Guid SheetId, Guid CriterionId, Answer Answer)
{
    /// <summary>Where it differs from what the others came from.</summary>
    public FigureSource? Source { get; init; }
}

/// <summary>
/// Figures of others come to the lines of many sheets, and the sums that follow. Sheets and lines are read together and written
/// by one save of the caller, so that a table of units costs as many readings as one unit.
/// </summary>
public sealed class RecordFigures(PortalDbContext db, CampaignTrees trees)
{
    /// <summary>Beyond this every sheet of the criteria is read: a longer list of keys is no help to a database.</summary>
    private const int MostNamed = 500;

    /// <param name="criteriaId">The criteria of all sheets named.</param>
    /// <param name="importId">The file they came from.</param>
    public async Task TakeAsync(Actor by, Campaign campaign, Guid criteriaId, IReadOnlyList<FigureOfSheet> figures, FigureSource source, Guid? importId, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var tree = await trees.ReadAsync(criteriaId, cancellation);
        var many = await ReadAsync(criteriaId, [.. figures.Select(f => f.SheetId).Distinct()], [.. figures.Select(f => f.CriterionId).Distinct()], cancellation);
        foreach (var given in figures)
        {
            var leaf = tree.Leaf(given.CriterionId);
            var points = ScoringEngine.ScoreLeaf(leaf, given.Answer, campaign.Year, trace: false).Points;
            var figure = many.Figures.GetValueOrDefault((given.SheetId, given.CriterionId));
            if (figure is null)
            {
                figure = new CentralFigure(campaign.Id, given.SheetId, given.CriterionId, leaf.Code);
                db.CentralFigures.Add(figure);
            }

            figure.Take(by, given.Answer.ToJson(), points, given.Source ?? source, importId, null, now);
            many.Line(db, given.SheetId, given.CriterionId, leaf.Code).TakeFigure(by, figure.Answer, points, given.Source ?? source, now);
        }

        await SumAsync(tree, many, cancellation);
    }

    /// <summary>The answer to a challenge that was right.</summary>
    /// <param name="figure">Tracked, with its challenges.</param>
    public async Task CorrectAsync(Actor by, Campaign campaign, Guid criteriaId, CentralFigure figure, Guid challengeId, Answer answer, FigureSource source, string? reason, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var tree = await trees.ReadAsync(criteriaId, cancellation);
        var leaf = tree.Leaf(figure.CriterionId);
        var points = ScoringEngine.ScoreLeaf(leaf, answer, campaign.Year, trace: false).Points;
        figure.CorrectAfter(by, challengeId, answer.ToJson(), points, source, reason, now);
        var many = await ReadAsync(criteriaId, [figure.SheetId], [figure.CriterionId], cancellation);
        many.Line(db, figure.SheetId, figure.CriterionId, figure.Code).TakeFigure(by, figure.Answer, points, figure.Source, now);
        await SumAsync(tree, many, cancellation);
    }

    /// <summary>The leaf of a survey that is not held leaves every sheet of the criteria.</summary>
    public async Task LeaveOutAsync(Actor by, UnheldSurvey survey, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var tree = await trees.ReadAsync(survey.CriteriaId, cancellation);
        var many = await ReadAsync(survey.CriteriaId, null, [survey.CriterionId], cancellation);
        foreach (var sheet in many.Sheets.Keys)
        {
            many.Line(db, sheet, survey.CriterionId, survey.Code).LeaveOut(by, $"Không tổ chức khảo sát: {survey.Reason}", now);
        }

        await SumAsync(tree, many, cancellation);
    }

    /// <summary>The survey was held after all: every line is again what it was.</summary>
    public async Task PutBackAsync(Actor by, Campaign campaign, UnheldSurvey survey, string reason, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var tree = await trees.ReadAsync(survey.CriteriaId, cancellation);
        var leaf = tree.Leaf(survey.CriterionId);
        var many = await ReadAsync(survey.CriteriaId, null, [survey.CriterionId], cancellation, withMarks: true);
        foreach (var sheet in many.Sheets.Keys)
        {
            many.Line(db, sheet, survey.CriterionId, survey.Code).PutBack(
                by, many.Figures.GetValueOrDefault((sheet, survey.CriterionId)), $"Bỏ ghi nhận không tổ chức khảo sát: {reason}", survey.At, Worth, now);
        }

        await SumAsync(tree, many, cancellation);

        // The criteria may have been amended meanwhile.
        Points? Worth(Mark mark)
        {
            if (mark.Answer is null)
            {
                return mark.Points <= leaf.MostPoints ? mark.Points : null;
            }

            var answer = Answer.FromJson(mark.Answer);
            return answer.Problems(leaf, onlyOffered: false).Count > 0 ? null : ScoringEngine.ScoreLeaf(leaf, answer, campaign.Year, trace: false).Points;
        }
    }

    /// <param name="sheetIds">Null for every sheet of the criteria.</param>
    private async Task<ManySheets> ReadAsync(Guid criteriaId, IReadOnlyList<Guid>? sheetIds, IReadOnlyList<Guid> criterionIds, CancellationToken cancellation, bool withMarks = false)
    {
        var named = sheetIds?.Count <= MostNamed ? sheetIds : null;
        var sheets = db.ScoreSheets.Where(s => s.CriteriaId == criteriaId && (named == null || named.Contains(s.Id)));
        var found = await sheets.Include(s => s.FieldSums).ToDictionaryAsync(s => s.Id, cancellation);
        IQueryable<ScoreLine> all = withMarks ? db.ScoreLines.Include(l => l.Marks) : db.ScoreLines;
        var lines = await all.Where(l => criterionIds.Contains(l.CriterionId) && sheets.Any(s => s.Id == l.SheetId)).ToListAsync(cancellation);
        var figures = await db.CentralFigures.Where(f => criterionIds.Contains(f.CriterionId) && sheets.Any(s => s.Id == f.SheetId)).ToListAsync(cancellation);
        return new ManySheets(
            found,
            sheets.Select(s => s.Id),
            lines.ToDictionary(l => (l.SheetId, l.CriterionId)),
            figures.ToDictionary(f => (f.SheetId, f.CriterionId)));
    }

    private async Task SumAsync(CampaignTree tree, ManySheets many, CancellationToken cancellation)
    {
        var changed = many.Lines.Values.Where(l => many.Touched.Contains(l.SheetId)).ToLookup(l => l.SheetId);
        var marks = new Dictionary<string, LineMarks>(StringComparer.Ordinal);
        Guid? current = null;
        void Finish()
        {
            if (current is { } id && many.Touched.Remove(id))
            {
                foreach (var line in changed[id])
                {
                    marks[line.Code] = LineMarks.Of(line);
                }

                SaveMarks.Sum(many.Sheets[id], tree, marks);
            }

            marks.Clear();
        }

        // One reading of all lines in the order of their sheets: the memory holds the marks of one sheet.
        var stored = db.ScoreLines.AsNoTracking()
            .Where(l => many.Ids.Contains(l.SheetId))
            .OrderBy(l => l.SheetId)
            .Select(l => new { l.SheetId, Marks = new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints) })
            .AsAsyncEnumerable();
        await foreach (var line in stored.WithCancellation(cancellation))
        {
            if (current != line.SheetId)
            {
                Finish();
                current = line.SheetId;
            }

            marks[line.Marks.Code] = line.Marks;
        }

        Finish();
        foreach (var id in many.Touched.ToList())
        {
            // A sheet nobody filled in yet.
            current = id;
            Finish();
        }
    }

    private sealed record ManySheets(
        Dictionary<Guid, ScoreSheet> Sheets, IQueryable<Guid> Ids, Dictionary<(Guid Sheet, Guid Criterion), ScoreLine> Lines, Dictionary<(Guid Sheet, Guid Criterion), CentralFigure> Figures)
    {
        public HashSet<Guid> Touched { get; } = [];

        public ScoreLine Line(PortalDbContext db, Guid sheetId, Guid criterionId, string code)
        {
            var sheet = Sheets.GetValueOrDefault(sheetId) ?? throw new NotFoundException("Không có phiếu này trong phong trào.");
            Touched.Add(sheetId);
            if (!Lines.TryGetValue((sheetId, criterionId), out var line))
            {
                line = new ScoreLine(sheetId, sheet.CampaignId, criterionId, code);
                db.ScoreLines.Add(line);
                Lines.Add((sheetId, criterionId), line);
            }

            return line;
        }
    }
}
