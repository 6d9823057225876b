using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <param name="IsExplained">Whether the unit explained its mark.</param>
public sealed record SavedLine(LineMarks Marks, int Evidence, bool IsExplained);

/// <summary>
/// Saves the mark of one leaf and the sums that follow from it. Two people who save different leaves of one sheet at once
/// meet at the sums only; those are then computed again from what is stored, and neither notices.
/// </summary>
public sealed class SaveMarks(PortalDbContext db, CampaignTrees trees)
{
    /// <summary>The version of a line that was not there when the person opened the page.</summary>
    public const long NotThereYet = -1;

    private const int MostTries = 8;

    private static readonly CompiledQuery<Func<PortalDbContext, Guid, Guid, CancellationToken, Task<ScoreLine?>>> LineQuery = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, Guid sheetId, Guid criterionId, CancellationToken _) =>
            db.ScoreLines.Include(l => l.Marks).SingleOrDefault(l => l.SheetId == sheetId && l.CriterionId == criterionId)));

    /// <summary>Every save reads all lines: the explanations, which are long, stay where they are.</summary>
    private static readonly CompiledQuery<Func<PortalDbContext, Guid, IAsyncEnumerable<SavedLine>>> LinesQuery = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, Guid sheetId) => db.ScoreLines.AsNoTracking()
            .Where(l => l.SheetId == sheetId)
            .Select(l => new SavedLine(new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints), l.EvidenceCount, l.SelfExplanation != null))));

    /// <summary>All lines of the sheet by code, as the last save left them; null where nothing had to be saved.</summary>
    public IReadOnlyDictionary<string, SavedLine>? Lines { get; private set; }

    /// <summary>As below, leaving the line's evidence as it is.</summary>
    public Task<ScoreLine> SelfAsync(Actor by, Campaign campaign, ScoreSheet sheet, Guid criterionId, Answer? answer, string? explanation, long? expectedVersion, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        SelfAsync(by, campaign, sheet, criterionId, answer, explanation, null, expectedVersion, now, cancellationToken);

    /// <param name="answer">Null takes the answer back.</param>
    /// <param name="evidence">The items that prove the line from now on, of the participant's store; null leaves them as they are.</param>
    /// <param name="expectedVersion">The line's version the person saw; <see cref="NotThereYet"/> for a line that was not there; null saves over whatever is there.</param>
    /// <exception cref="DomainRuleException">when the answer has problems or the sheet is locked.</exception>
    /// <exception cref="DbUpdateConcurrencyException">when somebody else saved the line meanwhile.</exception>
    public async Task<ScoreLine> SelfAsync(Actor by, Campaign campaign, ScoreSheet sheet, Guid criterionId, Answer? answer, string? explanation, IReadOnlyCollection<Guid>? evidence, long? expectedVersion, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        DomainRuleException.ThrowIfAny(sheet.ObstaclesToEditing());
        var tree = await trees.ReadAsync(sheet.CriteriaId, cancellationToken);
        var leaf = tree.Leaf(criterionId);
        DomainRuleException.ThrowIf(leaf.Source.InputBy != InputBy.Unit, "line.input-by", $"Tiêu chí {leaf.Code} do {StateNames.Of(leaf.Source.InputBy)} cung cấp, đơn vị không tự nhập.");
        Points? points = answer is null || answer.IsEmpty ? null : ScoringEngine.ScoreLeaf(leaf, answer, campaign.Year, trace: false).Points;

        var json = points is null ? null : answer!.ToJson();
        var there = await FindAsync(sheet, criterionId, cancellationToken);
        if (there is not null && expectedVersion is { } seen && seen != there.Version && await SaysAlreadyAsync(there, json, explanation, evidence, cancellationToken))
        {
            return there;
        }

        var line = Seen(there, sheet, criterionId, leaf.Code, expectedVersion);
        line.SelfScore(by, json, points, explanation, now, sheet.UnlockedAt);
        if (evidence is not null)
        {
            await ProveAsync(by, campaign, sheet, line, evidence, now, cancellationToken);
        }

        await SaveAsync(sheet, tree, line, sheet.ObstaclesToEditing, cancellationToken);
        return line;
    }

    /// <param name="answer">The agency's own answer, from which the points follow; null when it gives points directly.</param>
    /// <param name="points">Points given directly, 0 to the leaf's maximum.</param>
    public async Task<ScoreLine> AppraiseAsync(Actor by, Campaign campaign, ScoreSheet sheet, Guid criterionId, Answer? answer, Points? points, string? reason, long? expectedVersion, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var tree = await trees.ReadAsync(sheet.CriteriaId, cancellationToken);
        var leaf = tree.Leaf(criterionId);
        var agency = tree.Nodes[leaf.Code].AgencyUnitId;
        DomainRuleException.ThrowIf(agency is { } a && campaign.IsAppraisalClosed(a), "appraisal.closed", $"Tiêu chí {leaf.Code}: cơ quan thẩm định đã chốt; mở lại trước khi sửa.");
        IEnumerable<Obstacle> NotLocked() => sheet.State == SheetState.Draft ? [new("sheet.not-locked", "Đơn vị chưa khóa phiếu tự chấm; chưa thẩm định được.")] : [];
        DomainRuleException.ThrowIfAny(NotLocked());
        DomainRuleException.ThrowIf(
            answer is { NotApplicable: not null } && leaf.Source.InputBy == InputBy.Unit,
            "line.claim",
            $"Tiêu chí {leaf.Code}: đơn vị tự khai không phát sinh; cơ quan thẩm định chấp thuận hoặc không chấp thuận khai báo đó.");
        var given = answer is { IsEmpty: false }
            ? ScoringEngine.ScoreLeaf(leaf, answer, campaign.Year, trace: false).Points
            : points ?? throw new DomainRuleException("line.points", $"Tiêu chí {leaf.Code}: cần ghi điểm thẩm định.");
        DomainRuleException.ThrowIf(
            given < Points.Zero || given > leaf.MostPoints,
            "line.points",
            $"Tiêu chí {leaf.Code}: điểm phải từ 0 đến {leaf.MostPoints.ToExactString()}.");

        var line = Seen(await FindAsync(sheet, criterionId, cancellationToken), sheet, criterionId, leaf.Code, expectedVersion);
        line.Appraise(by, answer is { IsEmpty: false } ? answer.ToJson() : null, given, reason, now, DemandsReason(leaf));
        await SaveAsync(sheet, tree, line, NotLocked, cancellationToken);
        return line;
    }

    /// <summary>Whether the agency must say why: where the unit gave a score it may differ from, and wherever an expert gives a mark.</summary>
    public static bool DemandsReason(CriteriaNode leaf) => leaf.Source.InputBy == InputBy.Unit || leaf.Rule is ExpertRule;

    private Task<ScoreLine?> FindAsync(ScoreSheet sheet, Guid criterionId, CancellationToken cancellationToken) =>
        LineQuery.For(db)(db, sheet.Id, criterionId, cancellationToken);

    private ScoreLine Seen(ScoreLine? line, ScoreSheet sheet, Guid criterionId, string code, long? expectedVersion)
    {
        if (line is null)
        {
            line = new ScoreLine(sheet.Id, sheet.CampaignId, criterionId, code);
            db.ScoreLines.Add(line);
        }
        else if (expectedVersion is { } seen && seen != line.Version)
        {
            throw new DbUpdateConcurrencyException("The line was saved by somebody else after it was shown.");
        }

        return line;
    }

    /// <summary>
    /// Whether the line says just what is sent although it moved on since it was shown: the answer to a first sending was lost
    /// on its way. There is nothing to write over, so nobody has to be asked.
    /// </summary>
    private async Task<bool> SaysAlreadyAsync(ScoreLine line, string? answer, string? explanation, IReadOnlyCollection<Guid>? evidence, CancellationToken cancellationToken) =>
        line.SelfAnswer == answer
        && Vietnamese.Lines(line.SelfExplanation) == Vietnamese.Lines(explanation)
        && (evidence is null || (await db.EvidenceUses.Where(u => u.LineId == line.Id).Select(u => u.EvidenceId).ToListAsync(cancellationToken)).ToHashSet().SetEquals(evidence));

    private async Task ProveAsync(Actor by, Campaign campaign, ScoreSheet sheet, ScoreLine line, IReadOnlyCollection<Guid> evidence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = evidence.ToHashSet();
        if (wanted.Count == 0 && line.EvidenceCount == 0)
        {
            return;
        }

        var uses = await db.EvidenceUses.Where(u => u.LineId == line.Id).ToListAsync(cancellationToken);
        var added = wanted.Except(uses.Select(u => u.EvidenceId)).ToList();
        var removed = uses.Where(u => !wanted.Contains(u.EvidenceId)).ToList();
        if (added.Count == 0 && removed.Count == 0)
        {
            return;
        }

        var store = EvidenceAccess.StoreOf(campaign, sheet.UnitId);
        var there = await db.Evidence.CountAsync(e => added.Contains(e.Id) && e.CampaignId == sheet.CampaignId && e.UnitId == store && e.WithdrawnAt == null, cancellationToken);
        DomainRuleException.ThrowIf(there != added.Count, "line.evidence", $"Tiêu chí {line.Code}: tài liệu đã chọn không có trong kho của đơn vị, hoặc đã được rút.");
        db.EvidenceUses.RemoveRange(removed);
        db.EvidenceUses.AddRange(added.Select(id => new EvidenceUse(id, line.Id, by.Name, now)));
        line.ProveBy(by, wanted.Count, now);
    }

    /// <param name="obstacles">What must still not stand in the way when the sheet turns out to have changed meanwhile.</param>
    private async Task SaveAsync(ScoreSheet sheet, CampaignTree tree, ScoreLine changed, Func<IEnumerable<Obstacle>>? obstacles, CancellationToken cancellationToken)
    {
        var changes = db.ChangeTracker.HasChanges();
        for (var attempt = 1; ; attempt++)
        {
            await SumAsync(sheet, tree, changed, cancellationToken);
            if (changes)
            {
                // Also where no sum changes, the sheet takes part: who locks it in the same instant, or amends its criteria, is met by every save.
                db.Entry(sheet).Property(s => s.Version).IsModified = true;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException conflict) when (attempt < MostTries && conflict.Entries.All(e => e.Entity is ScoreSheet or FieldSum))
            {
                foreach (var entry in conflict.Entries)
                {
                    await entry.ReloadAsync(cancellationToken);
                }

                DemandStill(sheet, tree);
                DomainRuleException.ThrowIfAny(obstacles?.Invoke() ?? []);
            }
            catch (DbUpdateException first) when (attempt < MostTries && RefusalFilter.IsUniqueViolation(first) && FirstSums().Count > 0)
            {
                // The first two marks of a sheet at once: the sums of the other one are there already.
                FirstSums().ForEach(s => s.State = EntityState.Detached);
                sheet.ForgetFirstSums();
                db.Entry(sheet).Collection(s => s.FieldSums).IsLoaded = false;
                await db.Entry(sheet).ReloadAsync(cancellationToken);
                DemandStill(sheet, tree);
                DomainRuleException.ThrowIfAny(obstacles?.Invoke() ?? []);
            }
        }
    }

    private List<EntityEntry<FieldSum>> FirstSums() => [.. db.ChangeTracker.Entries<FieldSum>().Where(s => s.State == EntityState.Added)];

    /// <summary>An amendment that came in between made the criteria others than those the answer was given to.</summary>
    private static void DemandStill(ScoreSheet sheet, CampaignTree tree) => DomainRuleException.ThrowIf(
        sheet.CriteriaId != tree.CriteriaId, "sheet.amended", "Bộ tiêu chí vừa được sửa đổi; chưa lưu gì. Anh/chị mở lại phiếu để xem cách chấm mới rồi nhập lại.");

    private async Task SumAsync(ScoreSheet sheet, CampaignTree tree, ScoreLine changed, CancellationToken cancellationToken)
    {
        await db.Entry(sheet).Collection(nameof(ScoreSheet.FieldSums)).LoadAsync(cancellationToken);
        var lines = await LinesQuery.For(db)(db, sheet.Id).ToDictionaryAsync(l => l.Marks.Code, StringComparer.Ordinal, cancellationToken);
        lines[changed.Code] = new SavedLine(LineMarks.Of(changed), changed.EvidenceCount, changed.SelfExplanation is not null);
        Sum(sheet, tree, lines.ToDictionary(l => l.Key, l => l.Value.Marks, StringComparer.Ordinal));
        Lines = lines;
    }

    /// <summary>Both stages anew from all lines of the sheet.</summary>
    public static void Sum(ScoreSheet sheet, CampaignTree tree, IReadOnlyDictionary<string, LineMarks> lines)
    {
        var self = SheetArithmetic.Self(tree.Tree, lines);
        sheet.SumSelf(
            SheetArithmetic.Sums(self),
            tree.ScoredLeaves.Count(l => l.Source.InputBy == InputBy.Unit && lines.TryGetValue(l.Code, out var line) && line.SelfPoints is not null),
            SheetArithmetic.ByField(self),
            self.Sanctions.Count > 0);

        var appraised = tree.ScoredLeaves.Count(l => lines.TryGetValue(l.Code, out var line) && line.AppraisalPoints is not null);
        if (appraised > 0 || sheet.Appraised > 0)
        {
            // A figure of others stands as it is; no agency has to say so.
            appraised += tree.ScoredLeaves.Count(l => l.Source.InputBy == InputBy.Imported && lines.TryGetValue(l.Code, out var line) && line is { AppraisalPoints: null, SelfPoints: not null });
            var appraisal = SheetArithmetic.Appraisal(tree.Tree, lines);
            sheet.SumAppraisal(SheetArithmetic.Sums(appraisal), appraised, SheetArithmetic.ByField(appraisal), appraisal.Sanctions.Count > 0);
        }
    }
}
