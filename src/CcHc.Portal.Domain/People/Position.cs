using CcHc.Portal.Domain.Audit;

namespace CcHc.Portal.Domain.People;

/// <summary>A post held from one day to another; who holds it signs papers in its name.</summary>
public sealed class Position : AuditedEntity
{
    public const int TitleMaxLength = 160;

    private Position()
    {
    }

    public Position(Guid personId, Guid unitId, string title, DateOnly from, DateOnly? to = null)
    {
        DomainRuleException.ThrowIf(to < from, "position.to", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        PersonId = personId;
        UnitId = unitId;
        Title = Vietnamese.Clean(title) ?? throw new DomainRuleException("position.title", "Cần ghi chức vụ.");
        From = from;
        To = to;
    }

    public Guid PersonId { get; private init; }

    public Guid UnitId { get; private init; }

    public string Title { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>The last day; none while it is held.</summary>
    public DateOnly? To { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Person, PersonId, null);

    public bool HeldOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>States the post in the person's history; called once, by who makes it.</summary>
    public void Announce(Actor by, DateTimeOffset now) => Record(by, now, "person.post", "Giữ chức vụ", to: $"{Title} từ {VietnamTime.Day(From)}");

    public void End(Actor by, DateOnly lastDay, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(lastDay < From, "position.last-day", $"Ngày cuối phải từ ngày giữ chức vụ ({VietnamTime.Day(From)}) trở đi.");
        Record(by, now, "person.leave-post", $"Thôi chức vụ {Title}", To is null ? null : VietnamTime.Day(To.Value), VietnamTime.Day(lastDay));
        To = lastDay;
    }
}
