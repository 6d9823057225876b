using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>What a pasted list says, and which of its lines cannot be taken.</summary>
public sealed record EntrantList(IReadOnlyList<Entrant> Entrants, IReadOnlyList<string> Problems);

/// <summary>Reads who takes part from a box with one entry a line, as it is pasted from a Word table or a spreadsheet.</summary>
public static class Entrants
{
    private sealed record Known(Guid Id, string Name, string? Code, string Folded);

    public static async Task<EntrantList> ReadAsync(PortalDbContext db, Campaign campaign, ParticipantKind kind, string? text, DateOnly day, CancellationToken cancellation)
    {
        var lines = TextLines.Of(text);
        var needsUnits = kind is ParticipantKind.Collective or ParticipantKind.Individual;
        var units = needsUnits
            ? await UnitChoices.Under(db, campaign.IssuingUnitId, day).Select(u => new { u.Id, u.Name, u.Code }).ToListAsync(cancellation)
            : [];
        var known = units.Select(u => new Known(u.Id, u.Name, u.Code, Vietnamese.Fold(u.Name))).ToList();
        List<Entrant> entrants = [];
        List<string> problems = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var (entrant, problem) = Read(kind, TextLines.Parts(lines[i]), known);
            if (entrant is not null)
            {
                entrants.Add(entrant);
            }
            else
            {
                problems.Add($"Dòng {i + 1}: {problem}");
            }
        }

        return new EntrantList(entrants, problems);
    }

    private static (Entrant?, string?) Read(ParticipantKind kind, IReadOnlyList<string?> parts, List<Known> units)
    {
        string? Part(int at) => at < parts.Count ? parts[at] : null;

        if (Part(0) is not { } name)
        {
            return (null, "chưa có tên.");
        }

        if (name.Length > Participant.NameMaxLength || Part(1)?.Length > Position.TitleMaxLength)
        {
            return (null, $"tên không quá {Participant.NameMaxLength} ký tự, chức vụ không quá {Position.TitleMaxLength} ký tự.");
        }

        switch (kind)
        {
            case ParticipantKind.Collective:
                var (unit, why) = Find(units, name);
                return unit is null ? (null, why) : (new Entrant(kind, unit.Name, unit.Id), null);
            case ParticipantKind.Individual when Part(2) is { } unitName:
                var (workplace, reason) = Find(units, unitName);
                return workplace is null ? (null, reason) : (new Entrant(kind, name, workplace.Id, workplace.Name, Part(1)), null);
            case ParticipantKind.Individual:
                return (null, "cần đủ họ và tên; chức vụ; đơn vị công tác.");
            case ParticipantKind.Household:
                return (new Entrant(kind, name, null, Part(1)), null);
            default:
                return (new Entrant(kind, name, null), null);
        }
    }

    // A short name is borne by many: «Văn phòng» under every committee. The code, or the whole name, tells them apart.
    private static (Known?, string?) Find(List<Known> units, string text)
    {
        var byCode = units.Where(u => string.Equals(u.Code, text, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = byCode.Count > 0 ? byCode : [.. units.Where(u => u.Folded == Vietnamese.Fold(text))];
        return found switch
        {
            [var only] => (only, null),
            [] => (null, $"không có đơn vị «{text}» trong danh mục đơn vị trực thuộc."),
            _ => (null, $"có {found.Count} đơn vị tên «{text}»; hãy ghi mã đơn vị."),
        };
    }
}
