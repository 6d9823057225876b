using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Audit;

/// <summary>
/// An entity whose verbs leave a fact. The facts wait here until the context saves the entity, and are saved in the same
/// transaction: there is no change of state without its entry, and no entry without its change.
/// </summary>
public abstract class AuditedEntity : Entity
{
    private readonly List<AuditFact> facts = [];

    public IReadOnlyList<AuditFact> Facts => facts;

    /// <summary>Called by the context once the facts are part of the transaction.</summary>
    public void ForgetFacts() => facts.Clear();

    /// <summary>The subject and campaign under which this entity's facts are found.</summary>
    protected abstract (AuditSubject Subject, Guid SubjectId, Guid? CampaignId) History { get; }

    protected void Record(Actor by, DateTimeOffset now, string act, string what, string? from = null, string? to = null, string? reason = null, AuditSession? session = null)
    {
        var (subject, subjectId, campaignId) = History;
        facts.Add(new AuditFact(subject, subjectId, campaignId, by.PersonId, by.Name, now, act, what, from, to, Vietnamese.Clean(reason), session));
    }
}
