using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.People;

/// <summary>A valid unit to which a row of contacts may point.</summary>
public sealed record ContactUnit(Guid Id, string? Code, string Name, bool WithoutLogin);

/// <summary>What is known of a person, for comparing.</summary>
/// <param name="Roles">In force today, for all campaigns.</param>
public sealed record KnownPerson(
    Guid Id, string Name, Guid? UnitId, string? Title, string? Phone, string? Email, bool HasAccount, IReadOnlyList<(Role Role, Guid UnitId)> Roles);

/// <summary>One person of the file; several rows of the same person are one, with all their roles.</summary>
public sealed record ContactRow(
    int Row, ContactUnit Unit, string Name, string? Title, string? Phone, string? Email, string? UserName, IReadOnlyList<(Role Role, Guid UnitId)> Roles);

/// <summary>Whom each unit names: the office's list of people who work with the portal.</summary>
public static class ContactFile
{
    public const string UnitCode = "unit_code";
    public const string UnitName = "unit_name";
    public const string Name = "name";
    public const string Title = "title";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Roles = "roles";
    public const string UserName = "user_name";

    public const int UserNameMaxLength = 64;

    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(UnitCode, "Mã đơn vị", "Mã", "Mã ĐV"),
        new(UnitName, "Tên đơn vị", "Đơn vị", "Cơ quan, đơn vị", "Tên cơ quan, đơn vị"),
        new(Name, "Họ và tên", "Họ tên", "Họ, tên"),
        new(Title, "Chức vụ", "Chức danh", "Chức vụ, chức danh"),
        new(Phone, "Điện thoại", "Số điện thoại", "ĐT", "SĐT"),
        new(Email, "Thư công vụ", "Email", "E-mail", "Thư điện tử", "Thư điện tử công vụ", "Email công vụ"),
        new(Roles, "Vai trò", "Nhiệm vụ", "Vai trò trên cổng"),
        new(UserName, "Tên đăng nhập", "Tài khoản"),
    ];

    private static readonly (string Words, Role Role)[] RoleWords =
    [
        .. Enum.GetValues<Role>().Select(r => (Vietnamese.Fold(StateNames.Of(r)), r)),
        ("dau moi", Role.UnitOfficer),
        ("can bo dau moi", Role.UnitOfficer),
        ("cong chuc", Role.UnitOfficer),
        ("thu truong", Role.UnitHead),
        ("lanh dao don vi", Role.UnitHead),
        ("nguoi dung dau", Role.UnitHead),
        ("quan ly", Role.CampaignManager),
        ("tham dinh", Role.Appraiser),
        ("thu ky", Role.CouncilSecretary),
        ("uy vien", Role.CouncilMember),
        ("quan tri", Role.Administrator),
        ("kiem tra", Role.Auditor),
    ];

    /// <summary>People without fault; whatever is wrong with other rows is added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<ContactRow> Read(Table table, IReadOnlyList<ContactUnit> units, ICollection<FileFinding> errors)
    {
        if (ImportRow.Header(table, Columns, [Name], errors) is not { } columns)
        {
            return [];
        }

        if (!columns.Has(UnitCode) && !columns.Has(UnitName))
        {
            errors.Add(ImportRow.Finding(table, columns, columns.Header, UnitCode, UnitCode, "dòng tiêu đề thiếu cột «Mã đơn vị» hoặc «Tên đơn vị»."));
            return [];
        }

        var byCode = units.Where(u => u.Code is not null).GroupBy(u => u.Code!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var byName = units.ToLookup(u => Vietnamese.Fold(u.Name));
        var people = new Dictionary<string, ContactRow>(StringComparer.Ordinal);
        foreach (var line in table.RowsBelow(columns.Header))
        {
            var row = new ImportRow(table, columns, line, UnitCode, errors);
            if (ReadRow(row, byCode, byName) is not { } read || row.IsWrong)
            {
                continue;
            }

            var key = KeyOf(read.Email, read.Name, read.Unit.Id);
            if (!people.TryGetValue(key, out var before))
            {
                people.Add(key, read);
            }
            else if (Vietnamese.Fold(before.Name) != Vietnamese.Fold(read.Name))
            {
                row.Wrong(Email, $"thư này đã ghi cho «{before.Name}» ở dòng {before.Row}; mỗi người một địa chỉ thư.");
            }
            else
            {
                people[key] = before with { Roles = [.. before.Roles.Union(read.Roles)] };
            }
        }

        return [.. people.Values];
    }

    /// <summary>A person is known again by the office mail, or by name within the unit.</summary>
    public static ContactComparison Compare(IReadOnlyList<ContactRow> rows, IReadOnlyList<KnownPerson> people)
    {
        var byEmail = people.Where(p => p.Email is not null).GroupBy(p => p.Email!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var byName = people.Where(p => p.UnitId is not null).GroupBy(p => (Vietnamese.Fold(p.Name), p.UnitId)).ToDictionary(g => g.Key, g => g.First());
        var added = new List<ContactRow>();
        var changed = new List<(KnownPerson Person, ContactRow Row)>();
        var unchanged = 0;
        foreach (var row in rows)
        {
            var person = (row.Email is { } email ? byEmail.GetValueOrDefault(email) : null) ?? byName.GetValueOrDefault((Vietnamese.Fold(row.Name), row.Unit.Id));
            if (person is null)
            {
                added.Add(row);
            }
            else if (ContactComparison.Difference(person, row).Count == 0)
            {
                unchanged++;
            }
            else
            {
                changed.Add((person, row));
            }
        }

        return new ContactComparison(added, changed, unchanged);
    }

    private static string KeyOf(string? email, string name, Guid unitId) => email is null ? $"{Vietnamese.Fold(name)}\n{unitId}" : email;

    private static ContactRow? ReadRow(ImportRow row, Dictionary<string, ContactUnit> byCode, ILookup<string, ContactUnit> byName)
    {
        var unit = UnitOf(row, byCode, byName);
        var name = row.Needed(Name, Person.NameMaxLength, "cần ghi họ và tên.");
        var email = row.Text(Email, Person.EmailMaxLength)?.ToLowerInvariant();
        if (email is not null && !IsAddress(email))
        {
            row.Wrong(Email, "cần ghi một địa chỉ thư, ví dụ ten@coquan.gov.vn.");
        }

        var userName = row.Text(UserName, UserNameMaxLength);
        if (userName is not null && !IsUserName(userName))
        {
            row.Wrong(UserName, "chỉ dùng chữ không dấu, chữ số và các dấu . - _ @ +, từ 3 ký tự.");
        }

        var roles = RolesOf(row);
        if (unit is { WithoutLogin: true })
        {
            row.Wrong(UnitCode, $"«{unit.Name}» được ghi là không có tài khoản nên không lập tài khoản cho người của đơn vị này.");
        }

        return unit is null
            ? null
            : new ContactRow(
                row.Number,
                unit,
                name,
                row.Text(Title, Position.TitleMaxLength),
                row.Text(Phone, Person.PhoneMaxLength),
                email,
                userName,
                [.. roles.Select(r => (r, unit.Id))]);
    }

    public static bool IsUserName(string text) =>
        text.Length is >= 3 and <= UserNameMaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+');

    private static ContactUnit? UnitOf(ImportRow row, Dictionary<string, ContactUnit> byCode, ILookup<string, ContactUnit> byName)
    {
        if (row.Cell(UnitCode) is { IsEmpty: false } code)
        {
            if (byCode.TryGetValue(code.Text, out var unit))
            {
                return unit;
            }

            row.Wrong(UnitCode, "không có đơn vị nào đang hoạt động mang mã này.");
            return null;
        }

        var name = row.Cell(UnitName);
        if (name.IsEmpty)
        {
            row.Wrong(UnitName, "cần ghi mã hoặc tên đơn vị.");
            return null;
        }

        var found = byName[Vietnamese.Fold(name.Text)].ToList();
        if (found.Count == 1)
        {
            return found[0];
        }

        row.Wrong(UnitName, found.Count == 0 ? "không có đơn vị nào đang hoạt động mang tên này." : $"có {found.Count} đơn vị cùng tên; cần ghi mã đơn vị.");
        return null;
    }

    private static List<Role> RolesOf(ImportRow row)
    {
        var text = row.Text(Roles, 400);
        if (text is null)
        {
            return [Role.UnitOfficer];
        }

        var roles = new List<Role>();
        foreach (var word in text.Split([',', ';', '\n', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var folded = Vietnamese.Fold(word);
            var found = RoleWords.Where(r => r.Words == folded).Select(r => r.Role).Distinct().ToList();
            if (found.Count == 1)
            {
                roles.Add(found[0]);
            }
            else
            {
                row.Wrong(Roles, $"không có vai trò «{word}»; các vai trò: {string.Join("; ", Enum.GetValues<Role>().Select(r => StateNames.Of(r)))}.");
            }
        }

        return roles;
    }

    private static bool IsAddress(string text) =>
        text.IndexOf('@') is var at and > 0
        && at == text.LastIndexOf('@')
        && text.IndexOf('.', at) is var dot && dot > at + 1 && dot < text.Length - 1
        && text.All(c => c is > ' ' and < (char)127);
}

/// <summary>What a list of contacts would change. Nobody is removed because a list lacks the name.</summary>
public sealed record ContactComparison(IReadOnlyList<ContactRow> Added, IReadOnlyList<(KnownPerson Person, ContactRow Row)> Changed, int Unchanged)
{
    public ImportReport Report(IReadOnlyList<FileFinding> errors)
    {
        var changes = Added
            .Select(r => new ImportChange(ImportOutcome.New, r.Row, r.Unit.Code ?? "", r.Name, $"{r.Unit.Name}: {string.Join(", ", r.Roles.Select(x => StateNames.Of(x.Role)).Distinct())}"))
            .Concat(Changed.Select(c => new ImportChange(ImportOutcome.Changed, c.Row.Row, c.Row.Unit.Code ?? "", c.Row.Name, string.Join("; ", Difference(c.Person, c.Row)))))
            .OrderBy(c => c.Row);
        return new ImportReport([.. changes], Unchanged, errors);
    }

    /// <summary>What the row says otherwise, for people. An empty cell says nothing.</summary>
    public static IReadOnlyList<string> Difference(KnownPerson person, ContactRow row)
    {
        var parts = new List<string>();
        Add("Họ và tên", person.Name, row.Name);
        Add("Chức vụ", person.Title, row.Title);
        Add("Điện thoại", person.Phone, row.Phone);
        Add("Thư công vụ", person.Email, row.Email);
        if (person.UnitId != row.Unit.Id)
        {
            parts.Add($"Chuyển về {row.Unit.Name}");
        }

        parts.AddRange(NewRoles(person, row).Select(r => "Thêm vai trò " + StateNames.Of(r.Role)));
        if (!person.HasAccount)
        {
            parts.Add("Lập tài khoản");
        }

        return parts;

        void Add(string what, string? from, string? to)
        {
            if (to is not null && from != to)
            {
                parts.Add($"{what}: {from ?? "(trống)"} → {to}");
            }
        }
    }

    public static IEnumerable<(Role Role, Guid UnitId)> NewRoles(KnownPerson person, ContactRow row) => row.Roles.Except(person.Roles);
}
