namespace CcHc.Portal.Domain.Assessment;

/// <summary>Phân công trong đơn vị: who of the unit, or which of its rooms, works at one criterion of its sheet.</summary>
public sealed class LineDuty : Entity
{
    private LineDuty()
    {
    }

    internal LineDuty(Guid sheetId, string code, DutyHolder holder)
    {
        SheetId = sheetId;
        Code = code;
        Give(holder);
    }

    public Guid SheetId { get; private init; }

    public string Code { get; private init; } = "";

    public Guid? PersonId { get; private set; }

    public Guid? RoomId { get; private set; }

    public string HolderName { get; private set; } = "";

    public DutyHolder Holder => new(PersonId, RoomId, HolderName);

    internal void Give(DutyHolder holder) => (PersonId, RoomId, HolderName) = (holder.PersonId, holder.RoomId, holder.Name);
}

/// <summary>A person or a room of the unit.</summary>
public sealed record DutyHolder(Guid? PersonId, Guid? RoomId, string Name)
{
    public bool IsSame(DutyHolder? other) => other is not null && PersonId == other.PersonId && RoomId == other.RoomId;

    /// <summary>Whether the work is this person's, in the own name or as one of the room.</summary>
    public bool Includes(People.Actor actor) =>
        (PersonId is { } person && person == actor.PersonId) || (RoomId is { } room && actor.BelongsTo.Contains(room));
}
