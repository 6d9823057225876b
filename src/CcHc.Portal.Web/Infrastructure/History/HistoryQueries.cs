using CcHc.Portal.Data;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Web.Infrastructure.Mvc;

namespace CcHc.Portal.Web.Infrastructure.History;

/// <summary>One line of a history, drawn by the partial _History.</summary>
public sealed record HistoryRow(DateTimeOffset At, string ByName, string What, string? From, string? To, string? Reason, bool IsSealed);

public static class HistoryQueries
{
    /// <summary>What happened to one thing, newest first. The caller has made sure that this person may see it.</summary>
    public static Task<Page<HistoryRow>> HistoryOfAsync(
        this PortalDbContext db, AuditSubject subject, Guid subjectId, int? page, CancellationToken cancellation) =>
        ToRowsAsync(db.AuditEntries.Where(e => e.Subject == subject && e.SubjectId == subjectId), page, cancellation);

    /// <summary>The same for one kind of act.</summary>
    public static Task<Page<HistoryRow>> HistoryOfAsync(
        this PortalDbContext db, AuditSubject subject, Guid subjectId, string act, int? page, CancellationToken cancellation) =>
        ToRowsAsync(db.AuditEntries.Where(e => e.Subject == subject && e.SubjectId == subjectId && e.Act == act), page, cancellation);

    /// <summary>What happened in a campaign, to whatever in it, newest first.</summary>
    public static Task<Page<HistoryRow>> HistoryOfCampaignAsync(this PortalDbContext db, Guid campaignId, int? page, CancellationToken cancellation) =>
        ToRowsAsync(db.AuditEntries.Where(e => e.CampaignId == campaignId), page, cancellation);

    private static Task<Page<HistoryRow>> ToRowsAsync(IQueryable<AuditEntry> entries, int? page, CancellationToken cancellation) => entries
        .OrderByDescending(e => e.At)
        .ThenByDescending(e => e.Id)
        .Select(e => new HistoryRow(e.At, e.ByName, e.What, e.From, e.To, e.Reason, e.Seq != null))
        .ToPageAsync(page, cancellation: cancellation);
}
