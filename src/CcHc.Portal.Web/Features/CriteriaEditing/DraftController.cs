using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <summary>What every page about the draft of a set starts from.</summary>
public abstract class DraftController(PortalDbContext db) : PortalController
{
    /// <summary>Acts of several people on one draft at once are done one after the other; more tries than people who would.</summary>
    private const int MostTries = 8;

    protected PortalDbContext Db { get; } = db;

    /// <summary>The set, for reading.</summary>
    protected Task<CriteriaSet> SetAsync(Guid setId) =>
        Db.CriteriaSets.AsNoTracking().Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == setId).OneAsync(Cancellation);

    /// <summary>The draft with its criteria, for reading; null where the set has none.</summary>
    protected Task<CriteriaSetVersion?> FindDraftAsync(Guid setId) =>
        Db.CriteriaSetVersions.AsNoTracking().Include(v => v.Nodes).SingleOrDefaultAsync(v => v.SetId == setId && v.ReleasedAt == null, Cancellation);

    protected async Task<CriteriaSetVersion> DraftAsync(Guid setId) =>
        await FindDraftAsync(setId) ?? throw NoDraft();

    /// <summary>The set, the draft and the right to change them; both are saved with what is done to them.</summary>
    protected async Task<(CriteriaSet Set, CriteriaSetVersion Draft)> ForChangeAsync(Guid setId)
    {
        var set = await Db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == setId).OneAsync(Cancellation);
        Demand.That(CriteriaSetAccess.CanChange(Actor, set));
        var draft = await Db.CriteriaSetVersions.Include(v => v.Nodes).SingleOrDefaultAsync(v => v.SetId == setId && v.ReleasedAt == null, Cancellation);
        return (set, draft ?? throw NoDraft());
    }

    /// <summary>
    /// Does something to the draft as it is now and saves it. Where somebody else saved in the same moment it is done once
    /// more to what is there then: two people at different criteria never hinder each other.
    /// </summary>
    protected async Task<T> ChangeAsync<T>(Guid setId, Func<CriteriaSetVersion, T> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (_, draft) = await ForChangeAsync(setId);
            var result = act(draft);
            try
            {
                await SaveAsync();
                return result;
            }
            catch (DbUpdateException conflict) when (attempt < MostTries && (conflict is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(conflict)))
            {
                Db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The row of a criterion on the draft's page, its field unfolded.</summary>
    protected static string RowPath(Guid setId, Guid nodeId) => $"/criteria-sets/{setId}/draft?at={nodeId}#tc-{nodeId}";

    private static NotFoundException NoDraft() => new("Bộ tiêu chí này không có bản soạn nào; có thể bản soạn vừa được ban hành hoặc bỏ.");

    private async Task SaveAsync()
    {
        var recoded = Db.ChangeTracker.Entries<SetCriterion>().Where(e => e.State == EntityState.Modified && e.Property(n => n.Code).IsModified).ToList();
        var freed = recoded.Select(e => e.Property(n => n.Code).OriginalValue).ToHashSet(StringComparer.Ordinal);
        if (!recoded.Exists(e => freed.Contains(e.Entity.Code)))
        {
            await Db.SaveChangesAsync();
            return;
        }

        // The unique index looks at row after row: codes that change places step aside first, to where no code can be.
        var codes = recoded.ToDictionary(e => e, e => e.Entity.Code);
        await using var transaction = await Db.Database.BeginTransactionAsync(Cancellation);
        foreach (var entry in recoded)
        {
            entry.Property(n => n.Code).CurrentValue = "#" + entry.Entity.Order;
        }

        await Db.SaveChangesAsync();
        foreach (var (entry, code) in codes)
        {
            entry.Property(n => n.Code).CurrentValue = code;
        }

        await Db.SaveChangesAsync();
        await transaction.CommitAsync(Cancellation);
    }
}
