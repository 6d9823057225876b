using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record DivisionForm
{
    /// <summary>Criteria and who works at them, in the same order; a holder is «p» or «r» and an id, or nothing.</summary>
    public List<string?> Codes { get; init; } = [];

    public List<string?> Holders { get; init; } = [];

    /// <summary>Gives all criteria of a field to one; those chosen one by one come after.</summary>
    public string? Field { get; init; }

    public string? FieldHolder { get; init; }

    /// <summary>How it was divided when the page was opened.</summary>
    public string? Seen { get; init; }
}

public sealed class DivisionFormValidator : AbstractValidator<DivisionForm>
{
    public DivisionFormValidator() => RuleFor(f => f.Holders).Must((form, holders) => holders.Count == form.Codes.Count).WithMessage("Trang gửi lên không đầy đủ; anh/chị mở lại trang.");
}

/// <summary>What one holder has to do and how far it is.</summary>
public sealed record DutyRow(DutyHolder? Holder, int All, int Done, int WithoutEvidence, int WithoutProof)
{
    public int Open => All - Done;
}

/// <param name="Choices">Who can be given a criterion, by the word the form sends.</param>
/// <param name="Chosen">The word chosen, by code.</param>
public sealed record DivisionPage(
    SheetReading Reading, IReadOnlyList<KeyValuePair<string, DutyHolder>> Choices, IReadOnlyDictionary<string, string> Chosen, IReadOnlyList<DutyRow> Rows, bool CanDivide, bool IsOpen, string Seen);

/// <summary>Who has which criterion and how it stands, as one grid.</summary>
/// <param name="Holders">Columns, by the word that names them in the address; the last is what nobody has.</param>
/// <param name="Who">Only this holder's, by that word.</param>
/// <param name="State">Only criteria in this state.</param>
public sealed record DivisionGrid(SheetReading Reading, IReadOnlyList<KeyValuePair<string, string>> Holders, IReadOnlyList<DivisionCell> Rows, string? Who, WorkState? State)
{
    public IEnumerable<KeyValuePair<string, string>> Shown => Holders.Where(h => Who is null || h.Key == Who);

    public string Address(string? who, WorkState? state) => $"/sheets/{Reading.Sheet.Id}/division/grid" + QueryText.Of(("who", who), ("state", state?.ToString()));
}

/// <param name="Holder">The word of its column.</param>
public sealed record DivisionCell(CriteriaNode Leaf, string Holder, WorkState State);

/// <summary>Phân công: divides the criteria of a sheet among the people and rooms of the unit, and shows how far each is.</summary>
[Route("sheets/{id:guid}/division")]
public sealed class SheetDivisionsController(PortalDbContext db, ReadSheet read, TimeProvider clock) : PortalController
{
    private const string Nobody = "chung";

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id) => View("Division", await PageAsync(id, null));

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, DivisionForm form)
    {
        var page = await PageAsync(id, form);
        Demand.That(page.CanDivide, "Đơn vị tự phân công trong đơn vị mình.");
        RefuseUnknown(page, form);
        if (!ModelState.IsValid)
        {
            return Again("Division", page);
        }

        var stored = await PageAsync(id, null);
        if (form.Seen != stored.Seen)
        {
            return AgainChanged("Division", page, nameof(form.Seen));
        }

        var choices = page.Choices.ToDictionary(c => c.Key, c => (DutyHolder?)c.Value, StringComparer.Ordinal);
        var holders = page.Reading.OwnLeaves.ToDictionary(l => l.Code, l => page.Chosen.TryGetValue(l.Code, out var word) ? choices[word] : null, StringComparer.Ordinal);
        var sheet = await db.ScoreSheets.Include(s => s.Duties).SingleAsync(s => s.Id == id, Cancellation);
        var changed = sheet.Divide(Actor, holders, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice(changed == 0 ? "Phân công không có gì thay đổi." : $"Đã phân công lại {changed} tiêu chí.");
        return Redirect($"/sheets/{id}/division");
    }

    [HttpGet("grid")]
    public async Task<IActionResult> Grid(Guid id, string? who, WorkState? state)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        string Word(CriteriaNode leaf) => reading.Duty(leaf) is { } duty ? WordOf(duty) : Nobody;
        var cells = reading.OwnLeaves.Select(l => new DivisionCell(l, Word(l), reading.WorkOf(l))).ToList();
        List<KeyValuePair<string, string>> holders =
        [
            .. reading.Duties.Values.DistinctBy(WordOf).OrderBy(h => h.Name, Vietnamese.Order).Select(h => KeyValuePair.Create(WordOf(h), h.Name)),
            .. cells.Exists(c => c.Holder == Nobody) ? [KeyValuePair.Create(Nobody, "Chưa phân công")] : Array.Empty<KeyValuePair<string, string>>(),
        ];
        var known = holders.Exists(h => h.Key == who) ? who : null;
        return View("DivisionGrid", new DivisionGrid(
            reading, holders, [.. cells.Where(c => (known is null || c.Holder == known) && (state is null || c.State == state))], known, state));
    }

    /// <summary>A choice that is not on the page any more would otherwise take away what was divided before.</summary>
    private void RefuseUnknown(DivisionPage page, DivisionForm form)
    {
        bool IsHolder(string? word) => string.IsNullOrEmpty(word) || page.Choices.Any(c => c.Key == word);
        if (!string.IsNullOrEmpty(form.Field) && page.Reading.OwnLeaves.All(l => l.Top.Code != form.Field))
        {
            ModelState.AddModelError(nameof(form.Field), "Chọn một lĩnh vực trong danh sách.");
        }

        if (!IsHolder(form.FieldHolder))
        {
            ModelState.AddModelError(nameof(form.FieldHolder), "Chọn một người hoặc một phòng trong danh sách.");
        }

        for (var i = 0; i < form.Holders.Count; i++)
        {
            if (!IsHolder(form.Holders[i]))
            {
                ModelState.AddModelError($"{nameof(form.Holders)}[{i}]", "Chọn một người hoặc một phòng trong danh sách.");
            }
        }
    }

    private static string WordOf(DutyHolder holder) => holder.PersonId is { } person ? $"p{person:N}" : $"r{holder.RoomId:N}";

    private async Task<DivisionPage> PageAsync(Guid id, DivisionForm? form)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        var unit = reading.Sheet.UnitId;
        var choices = unit is null ? [] : await ChoicesAsync(unit.Value, reading);
        var known = choices.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var stored = reading.OwnLeaves.Where(l => reading.Duty(l) is not null).ToDictionary(l => l.Code, l => WordOf(reading.Duty(l)!), StringComparer.Ordinal);
        var chosen = form is null ? stored : Chosen(reading, form, known);
        return new DivisionPage(
            reading,
            choices,
            chosen,
            [.. reading.OwnLeaves
                .GroupBy(l => reading.Duty(l) is { } duty ? WordOf(duty) : "")
                .Select(g => new DutyRow(reading.Duty(g.First()), g.Count(), g.Count(reading.IsDone), g.Count(reading.LacksEvidence), g.Count(reading.LacksProof)))
                .OrderBy(r => r.Holder is null).ThenBy(r => r.Holder?.Name, Vietnamese.Order)],
            QuestionAccess.CanAsk(Actor, reading.Campaign, unit),
            reading.Sheet.State == SheetState.Draft,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', stored.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Key + s.Value)))))[..16]);
    }

    private static Dictionary<string, string> Chosen(SheetReading reading, DivisionForm form, HashSet<string> known)
    {
        var typed = form.Codes.Zip(form.Holders).Where(c => c.First is not null).DistinctBy(c => c.First).ToDictionary(c => c.First!, c => c.Second, StringComparer.Ordinal);
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaf in reading.OwnLeaves)
        {
            var word = form.Field == leaf.Top.Code && !string.IsNullOrEmpty(form.FieldHolder) ? form.FieldHolder : typed.GetValueOrDefault(leaf.Code);
            if (word is not null && known.Contains(word))
            {
                chosen[leaf.Code] = word;
            }
        }

        return chosen;
    }

    /// <summary>Who works for the unit: with a role there or by the register of people; and its rooms. Who held a criterion before stays a choice.</summary>
    private async Task<List<KeyValuePair<string, DutyHolder>>> ChoicesAsync(Guid unit, SheetReading reading)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        Role[] roles = [Role.UnitOfficer, Role.UnitHead];
        var people = await db.People
            .Where(p => p.UnitId == unit || db.RoleAssignments.Any(r => r.PersonId == p.Id && r.UnitId == unit && roles.Contains(r.Role) && r.From <= today && (r.To == null || today <= r.To)))
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(Cancellation);
        var rooms = await db.Units.Where(u => u.ParentId == unit && (u.ValidTo == null || u.ValidTo >= today)).Select(u => new { u.Id, u.Name }).ToListAsync(Cancellation);
        return
        [
            .. people.Select(p => new DutyHolder(p.Id, null, p.Name)).OrderBy(h => h.Name, Vietnamese.Order)
                .Concat(rooms.Select(r => new DutyHolder(null, r.Id, r.Name)).OrderBy(h => h.Name, Vietnamese.Order))
                .Concat(reading.Duties.Values)
                .DistinctBy(WordOf)
                .Select(h => KeyValuePair.Create(WordOf(h), h)),
        ];
    }
}
