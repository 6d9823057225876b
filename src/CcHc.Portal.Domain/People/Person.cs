using CcHc.Portal.Domain.Audit;

namespace CcHc.Portal.Domain.People;

/// <summary>Somebody with a name; not an account, which is only a way in.</summary>
public sealed class Person : AuditedEntity
{
    public const int NameMaxLength = 120;
    public const int EmailMaxLength = 200;
    public const int PhoneMaxLength = 40;
    public const int SearchTextMaxLength = 400;

    private Person()
    {
    }

    public Person(string name, Guid? unitId, string? title = null, string? phone = null, string? email = null)
    {
        UnitId = unitId;
        Describe(name, title, phone, email);
    }

    public string Name { get; private set; } = "";

    /// <summary>The unit the person works in; where it is needed by law, a dated <see cref="Position"/> says more.</summary>
    public Guid? UnitId { get; private set; }

    public string? Title { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The office mail; private addresses are not asked for.</summary>
    public string? Email { get; private set; }

    public string SearchText { get; private set; } = "";

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Person, Id, null);

    public void Announce(Actor by, DateTimeOffset now) => Record(by, now, "person.add", "Thêm người", to: Name);

    /// <summary>Corrects what is known of the person; says in the history what was different.</summary>
    public void Correct(Actor by, string name, string? title, string? phone, string? email, Guid? unitId, DateTimeOffset now)
    {
        var before = Summary();
        var wasIn = UnitId;
        Describe(name, title, phone, email);
        UnitId = unitId;
        var after = Summary();
        if (before != after)
        {
            Record(by, now, "person.correct", "Sửa thông tin", before, after);
        }

        if (wasIn != unitId)
        {
            Record(by, now, "person.move", "Chuyển đơn vị công tác");
        }
    }

    /// <summary>A code was made with which the person sets a new password; the code itself is written down nowhere.</summary>
    public void NoteCode(Actor by, DateTimeOffset now) => Record(by, now, "account.code", "Cấp mã đăng nhập một lần");

    public void NoteLock(Actor by, bool locked, string? reason, DateTimeOffset now) =>
        Record(by, now, locked ? "account.lock" : "account.unlock", locked ? "Khóa tài khoản" : "Mở khóa tài khoản", reason: reason);

    public void Describe(string name, string? title, string? phone, string? email)
    {
        Name = Vietnamese.Clean(name) ?? throw new DomainRuleException("person.name", "Cần ghi họ và tên.");
        Title = Vietnamese.Clean(title);
        Phone = Vietnamese.Clean(phone);
        Email = Vietnamese.Clean(email)?.ToLowerInvariant();
        SearchText = Vietnamese.Fold($"{Name} {Title} {Email}", SearchTextMaxLength);
    }

    private string Summary() => string.Join(" · ", new[] { Name, Title, Phone, Email }.Where(t => t is not null));
}
