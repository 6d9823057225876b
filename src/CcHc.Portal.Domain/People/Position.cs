namespace CcHc.Portal.Domain.People;

/// <summary>A post held from one day to another; who holds it signs papers in its name.</summary>
public sealed class Position : Entity
{
    public const int TitleMaxLength = 160;

    private Position()
    {
    }

    public Position(Guid personId, Guid unitId, string title, DateOnly from, DateOnly? to = null)
    {
        PersonId = personId;
        UnitId = unitId;
        Title = title;
        From = from;
        To = to;
    }

    public Guid PersonId { get; private init; }

    public Guid UnitId { get; private init; }

    public string Title { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>The last day; none while it is held.</summary>
    public DateOnly? To { get; private set; }

    public bool HeldOn(DateOnly day) => From <= day && (To is null || day <= To);
}
