using CcHc.Portal.Domain.Audit;

namespace CcHc.Portal.Domain.People;

/// <summary>A role within a unit, with dates; narrowed to a campaign or a scoring field where it says so.</summary>
public sealed class RoleAssignment : AuditedEntity
{
    private RoleAssignment()
    {
    }

    public RoleAssignment(Guid personId, Role role, Guid unitId, DateOnly from, DateOnly? to = null, Guid? campaignId = null, string? field = null)
    {
        DomainRuleException.ThrowIf(to < from, "assignment.to", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        PersonId = personId;
        Role = role;
        UnitId = unitId;
        From = from;
        To = to;
        CampaignId = campaignId;
        Field = field;
    }

    public Guid PersonId { get; private init; }

    public Role Role { get; private init; }

    public Guid UnitId { get; private init; }

    public Guid? CampaignId { get; private init; }

    /// <summary>Code of a top node of the criteria; empty for all.</summary>
    public string? Field { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly? To { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Person, PersonId, CampaignId);

    public bool HeldOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>States the assignment in the person's history; called once, by who makes it.</summary>
    public void Announce(Actor by, DateTimeOffset now) =>
        Record(by, now, "person.assign", $"Giao vai trò {StateNames.Of(Role)}", to: StateNames.Of(Role));

    public void End(Actor by, DateOnly lastDay, DateTimeOffset now)
    {
        Record(by, now, "person.unassign", $"Thôi vai trò {StateNames.Of(Role)}", To is null ? null : VietnamTime.Day(To.Value), VietnamTime.Day(lastDay));
        To = lastDay;
    }
}
