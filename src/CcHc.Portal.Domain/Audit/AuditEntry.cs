namespace CcHc.Portal.Domain.Audit;

/// <summary>
/// A saved fact. Append-only, but for the entry of a sitting that is not over (<see cref="OpenUntil"/>). <see cref="Seq"/>, <see cref="PrevHash"/> and <see cref="Hash"/> are filled in afterwards by
/// the one sealer, so that saves of different people do not queue behind each other.
/// </summary>
public sealed class AuditEntry
{
    public const int TextMaxLength = 2000;

    private AuditEntry()
    {
    }

    public AuditEntry(AuditFact fact)
    {
        Subject = fact.Subject;
        SubjectId = fact.SubjectId;
        CampaignId = fact.CampaignId;
        ByPersonId = fact.ByPersonId;
        ByName = fact.ByName;
        At = fact.At;
        Act = fact.Act;
        What = Cut(fact.What)!;
        From = Cut(fact.From);
        To = Cut(fact.To);
        Reason = Cut(fact.Reason);
        Session = fact.Session?.Key;
        OpenUntil = fact.Session?.OpenUntil;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public AuditSubject Subject { get; private init; }

    public Guid SubjectId { get; private init; }

    public Guid? CampaignId { get; private init; }

    public Guid? ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private set; }

    public string Act { get; private init; } = "";

    public string What { get; private init; } = "";

    public string? From { get; private init; }

    public string? To { get; private set; }

    public string? Reason { get; private init; }

    /// <summary>The thing that was worked at, where the saves of one sitting are one entry.</summary>
    public Guid? Session { get; private init; }

    /// <summary>Until then the entry follows further saves of its sitting and is not sealed.</summary>
    public DateTimeOffset? OpenUntil { get; private set; }

    public long? Seq { get; private set; }

    public string? PrevHash { get; private set; }

    public string? Hash { get; private set; }

    /// <summary>The same person saved once more in the same sitting: what it was before stays, what it became is new.</summary>
    public void Follow(AuditFact fact)
    {
        DomainRuleException.ThrowIf(Seq is not null, "audit.sealed", "Mục nhật ký này đã được niêm phong.");
        At = fact.At;
        To = Cut(fact.To);
        OpenUntil = fact.Session?.OpenUntil;
    }

    public void Seal(long seq, string prevHash, string hash)
    {
        DomainRuleException.ThrowIf(Seq is not null, "audit.sealed", "Mục nhật ký này đã được niêm phong.");
        Seq = seq;
        PrevHash = prevHash;
        Hash = hash;
    }

    private static string? Cut(string? text) => text?.Length > TextMaxLength ? text[..TextMaxLength] : text;
}
