namespace CcHc.Portal.Domain;

/// <summary>
/// What has an identity of its own. The id is a UUIDv7 made here, never by the database, so that an entity can be referred
/// to before it is saved and rows lie on disk in the order they were made.
/// </summary>
public abstract class Entity
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Raised by the context at each save; the concurrency token on both databases.</summary>
    public long Version { get; private set; }
}
