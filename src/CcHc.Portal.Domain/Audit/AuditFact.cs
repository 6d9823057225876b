namespace CcHc.Portal.Domain.Audit;

/// <summary>What a history page is about.</summary>
public enum AuditSubject
{
    Campaign,
    Sheet,
    Pledge,
    Paper,
    Unit,
    Person,
    CriteriaSet,
    Evidence,
    Nomination,
    Task,
    Import,
    Calendar,
    Certificate,
    Template,
}

/// <summary>One thing that somebody did, as the verb of an entity states it; the context saves it with the change itself.</summary>
/// <param name="Subject">Whose history shows it.</param>
/// <param name="SubjectId">The id of the campaign, sheet, paper, …</param>
/// <param name="CampaignId">The campaign whose history shows it too, if any.</param>
/// <param name="ByPersonId">Who; empty when the portal itself acted, as at an import from the command line.</param>
/// <param name="ByName">The name as it was then.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Act">Stable name of the act, such as <c>campaign.open</c>.</param>
/// <param name="What">The act in Vietnamese, for the page.</param>
/// <param name="From">State or value before.</param>
/// <param name="To">State or value after.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
/// <param name="Session">Where many saves of one person are one entry: to which they belong.</param>
public sealed record AuditFact(
    AuditSubject Subject,
    Guid SubjectId,
    Guid? CampaignId,
    Guid? ByPersonId,
    string ByName,
    DateTimeOffset At,
    string Act,
    string What,
    string? From,
    string? To,
    string? Reason,
    AuditSession? Session = null);

/// <summary>One sitting of one person at one thing, such as a line of a sheet.</summary>
/// <param name="Key">The id of that thing.</param>
/// <param name="OpenUntil">Until then a further save belongs to it; its entry is sealed after that.</param>
/// <param name="Continues">Whether there was a save of this sitting before.</param>
public sealed record AuditSession(Guid Key, DateTimeOffset OpenUntil, bool Continues);
