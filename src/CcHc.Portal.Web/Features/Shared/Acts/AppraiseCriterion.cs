using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <param name="SeenVersion">The line's version the person saw; <see cref="SaveMarks.NotThereYet"/> where there was no line yet.</param>
public sealed record CriterionMark(Guid SheetId, Points Points, string? Reason, long SeenVersion);

/// <summary>
/// Marks of one criterion on many sheets, all or none. It reads as often for a thousand sheets as for ten (a few statements
/// for every <see cref="Chunk"/>), and holds one chunk in memory.
/// </summary>
public sealed class AppraiseCriterion(PortalDbContext db, CampaignTrees trees)
{
    public const int Chunk = 200;

    private const int MostTries = 4;

    /// <exception cref="DomainRuleException">when one of the marks cannot be given; none is kept.</exception>
    /// <exception cref="DbUpdateConcurrencyException">when somebody else saved one of the lines meanwhile.</exception>
    public async Task RunAsync(Actor by, Campaign campaign, Guid criteriaId, Guid criterionId, IReadOnlyList<CriterionMark> marks, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var tree = await trees.ReadAsync(criteriaId, cancellationToken);
        var leaf = tree.Leaf(criterionId);
        var most = leaf.MostPoints;
        var agency = tree.Nodes[leaf.Code].AgencyUnitId;
        DomainRuleException.ThrowIf(agency is { } a && campaign.IsAppraisalClosed(a), "appraisal.closed", $"Tiêu chí {leaf.Code}: cơ quan thẩm định đã chốt; mở lại trước khi sửa.");
        DomainRuleException.ThrowIf(marks.Any(m => m.Points < Points.Zero || m.Points > most), "line.points", $"Tiêu chí {leaf.Code}: điểm phải từ 0 đến {most.ToExactString()}.");

        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                foreach (var chunk in marks.Chunk(Chunk))
                {
                    await SaveAsync(by, tree, leaf.Code, criteriaId, criterionId, SaveMarks.DemandsReason(leaf), chunk, now, cancellationToken);
                }

                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException conflict) when (attempt < MostTries && conflict.Entries.Count > 0 && conflict.Entries.All(e => e.Entity is ScoreSheet or FieldSum))
            {
                // Somebody saved another criterion of one of the sheets: only the sums met, and they are computed again.
                await transaction.RollbackAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task SaveAsync(
        Actor by, CampaignTree tree, string code, Guid criteriaId, Guid criterionId, bool demandsReason, CriterionMark[] marks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var ids = marks.Select(m => m.SheetId).ToList();
        var sheets = await db.ScoreSheets.Include(s => s.FieldSums)
            .Where(s => ids.Contains(s.Id) && s.CriteriaId == criteriaId)
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        var lines = await db.ScoreLines.Include(l => l.Marks)
            .Where(l => ids.Contains(l.SheetId) && l.CriterionId == criterionId)
            .ToDictionaryAsync(l => l.SheetId, cancellationToken);
        var stored = await db.ScoreLines.AsNoTracking()
            .Where(l => ids.Contains(l.SheetId))
            .Select(l => new { l.SheetId, Marks = new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints) })
            .ToListAsync(cancellationToken);
        var bySheet = stored.ToLookup(l => l.SheetId, l => l.Marks);

        foreach (var mark in marks)
        {
            var sheet = sheets.GetValueOrDefault(mark.SheetId) ?? throw new NotFoundException("Không có phiếu này trong danh sách của tiêu chí.");
            DomainRuleException.ThrowIf(sheet.State == SheetState.Draft, "sheet.not-locked", "Đơn vị chưa khóa phiếu tự chấm; chưa thẩm định được.");
            if (!lines.TryGetValue(sheet.Id, out var line))
            {
                line = new ScoreLine(sheet.Id, sheet.CampaignId, criterionId, code);
                db.ScoreLines.Add(line);
            }
            else if (mark.SeenVersion != line.Version)
            {
                throw new DbUpdateConcurrencyException("The line was saved by somebody else after it was shown.");
            }

            line.Appraise(by, mark.Points == line.AppraisalPoints ? line.AppraisalAnswer : null, mark.Points, mark.Reason, now, demandsReason);
            var all = bySheet[sheet.Id].ToDictionary(l => l.Code, StringComparer.Ordinal);
            all[code] = LineMarks.Of(line);
            SaveMarks.Sum(sheet, tree, all);
            // Saved also where no sum changed, so that it meets an amendment that came in between.
            db.Entry(sheet).Property(x => x.CriteriaId).IsModified = true;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
