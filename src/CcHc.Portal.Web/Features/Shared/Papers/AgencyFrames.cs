using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Documents.Model.PaperKind;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>In whose name a paper of an agency goes out.</summary>
public enum PaperVoice
{
    /// <summary>The agency; a People's Committee decides together, so its papers are signed «TM. ỦY BAN NHÂN DÂN».</summary>
    Agency,

    /// <summary>Its head by the own power: decisions on awards, directives of a chairman.</summary>
    Head,
}

/// <summary>What a composer says of a paper beyond the agency that issues it.</summary>
/// <param name="Kind">Gives the sign in the symbol.</param>
/// <param name="Year">Printed in the date line while the day is open.</param>
/// <param name="Recipients">Nơi nhận without the file copy.</param>
/// <param name="DraftedBy">Abbreviation of another agency that drafted it: «SNV». Otherwise a unit of the issuer did, whose abbreviation is its custom.</param>
/// <param name="HasNumber">False for a paper that bears no number line.</param>
public sealed record FrameWish(
    PaperKind Kind,
    PaperMarks Marks,
    int Year,
    PaperVoice Voice = PaperVoice.Agency,
    IReadOnlyList<string>? Recipients = null,
    string? DraftedBy = null,
    bool HasNumber = true);

/// <summary>
/// The frame of a paper from a unit and who holds its posts on the day: heading, symbol, place, signature. Papers of a past
/// day bear the name and the signer of that day.
/// </summary>
public sealed class AgencyFrames(PortalDbContext db, AgencyCustoms agencyCustoms, TimeProvider clock)
{
    private const string CommitteeName = "Ủy ban nhân dân";
    private const string CommitteeSymbol = "UBND";

    // A letter bears the unit that drafted it or the field it deals with (Nghị định 30/2020/NĐ-CP, Phụ lục I); all papers here are of one field.
    private const string Field = "CCHC";
    private const string Deputy = "Phó ";

    // First words of the posts that head a body whose kind has no usual one.
    private static readonly string[] HeadTitles =
    [
        "Chủ tịch", "Giám đốc", "Tổng Giám đốc", "Cục trưởng", "Chi cục trưởng", "Chánh", "Trưởng", "Hiệu trưởng", "Viện trưởng", "Trạm trưởng",
        "Thủ trưởng", "Chỉ huy trưởng", "Bí thư", "Tổng Biên tập",
    ];

    public async Task<PaperFrame> MakeAsync(Guid unitId, FrameWish wish, CancellationToken cancellation)
    {
        var day = wish.Marks.Day ?? VietnamTime.DayOf(clock.GetUtcNow());
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == unitId).OneAsync(cancellation);
        var parent = unit.ParentId is { } parentId
            ? await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == parentId, cancellation)
            : null;
        var posts = await db.Positions.AsNoTracking()
            .Where(p => p.UnitId == unitId && p.From <= day && (p.To == null || day <= p.To))
            .Join(db.People, p => p.PersonId, p => p.Id, (position, person) => new Post(position.Title, person.Name))
            .ToListAsync(cancellation);
        // The office's list of people gives a post without dates; it stands in where no dated one was recorded.
        posts.AddRange(await db.People.AsNoTracking()
            .Where(p => p.UnitId == unitId && p.Title != null && !db.Positions.Any(held => held.PersonId == p.Id))
            .Select(p => new Post(p.Title!, p.Name))
            .ToListAsync(cancellation));
        var name = unit.NameOn(day);
        var customs = await agencyCustoms.OfAsync(unitId, cancellation);
        var draftedBy = wish.DraftedBy ?? customs.DraftingUnit;
        var number = wish.HasNumber ? new PaperNumber(wish.Marks.Number, wish.Marks.Symbol ?? SymbolOf(unit, wish, draftedBy, customs.DecisionSign)) : null;
        var place = PlaceOf([unit.PlaceName, parent?.PlaceName], [name, parent?.NameOn(day)], customs.PlaceForm);
        return new PaperFrame
        {
            Issuer = IssuerOf(unit, name, parent?.NameOn(day)),
            AttributedTo = wish.Voice == PaperVoice.Head ? $"{HeadTitle(unit, posts)} {name}" : name,
            Number = number,
            PlaceAndDate = wish.Marks.Day is { } known ? PlaceAndDate.On(place, known) : PlaceAndDate.Open(place, wish.Year),
            Signature = Sign(unit, posts, wish),
            Recipients = wish.Recipients ?? [],
            DraftedBy = draftedBy,
            IsDraft = wish.Marks.IsDraft,
        };
    }

    /// <summary>Who awards in a campaign: «Chủ tịch Ủy ban nhân dân tỉnh An Giang».</summary>
    public async Task<string> DeciderAsync(Campaign campaign, CancellationToken cancellation)
    {
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == campaign.IssuingUnitId).OneAsync(cancellation);
        var name = unit.NameOn(campaign.EndsOn ?? new DateOnly(campaign.Year, 12, 31));
        return IsCommittee(unit.Kind) ? $"Chủ tịch {name}" : $"Thủ trưởng {name}";
    }

    public static bool IsCommittee(UnitKind kind) => kind is UnitKind.ProvincialCommittee or UnitKind.DistrictCommittee or UnitKind.CommuneCommittee;

    /// <summary>A basis as a decision prints it: «Căn cứ …».</summary>
    public static string WithLead(string citation) =>
        citation.StartsWith("Căn cứ", StringComparison.Ordinal) || citation.StartsWith("Thực hiện", StringComparison.Ordinal) ? citation : "Căn cứ " + citation;

    /// <summary>Who carries a decision out for the issuing body. Below the province one office serves the council and the committee.</summary>
    public static string OfficeOf(Unit issuer, string name) => issuer.Kind switch
    {
        UnitKind.ProvincialCommittee => $"Chánh Văn phòng {name}",
        UnitKind.DistrictCommittee or UnitKind.CommuneCommittee => $"Chánh Văn phòng Hội đồng nhân dân và {name}",
        _ => $"Chánh Văn phòng {name}",
    };

    /// <summary>«Giám đốc Sở Nội vụ».</summary>
    public static string HeadOf(string unitName) => unitName switch
    {
        _ when unitName.StartsWith("Sở", StringComparison.Ordinal) => $"Giám đốc {unitName}",
        _ when unitName.StartsWith("Phòng", StringComparison.Ordinal) => $"Trưởng {Vietnamese.LowerFirst(unitName)}",
        _ when unitName.StartsWith("Ủy ban nhân dân", StringComparison.OrdinalIgnoreCase) => $"Chánh Văn phòng {unitName}",
        _ => $"Thủ trưởng {unitName}",
    };

    /// <summary>«UBND», «SNV»: as recorded, else the initials of the name.</summary>
    public static string SymbolOf(Unit unit) => unit.PaperSymbol ?? (IsCommittee(unit.Kind) ? CommitteeSymbol : Initials(unit.Name));

    /// <summary>«KH-UBND», «QĐ-CT» where that is the custom; a letter has no sign of its kind and names who drafted it: «UBND-SNV».</summary>
    private static string SymbolOf(Unit unit, FrameWish wish, string? draftedBy, DecisionSign decisionSign)
    {
        if (decisionSign == DecisionSign.Chairman && wish is { Kind: PaperKind.Decision, Voice: PaperVoice.Head } && IsCommittee(unit.Kind))
        {
            return StateNames.Of(DecisionSign.Chairman);
        }

        var sign = PaperText.Symbol(wish.Kind);
        var body = SymbolOf(unit);
        return sign.Length > 0 ? $"{sign}-{body}" : $"{body}-{draftedBy ?? Field}";
    }

    /// <summary>The place as recorded, else as the names say it; with its kind where that is the custom, and always where it is a number.</summary>
    private static string PlaceOf(IEnumerable<string?> recorded, IReadOnlyList<string?> names, PlaceForm form)
    {
        var territories = names.OfType<string>().Select(TerritoryOf).OfType<Territory>().ToList();
        if (recorded.FirstOrDefault(p => p is not null) is { } place)
        {
            return form == PlaceForm.WithKind && territories.Find(t => string.Equals(t.Name, place, StringComparison.OrdinalIgnoreCase)) is { } known ? known.Full : place;
        }

        return territories is [var nearest, ..] ? form == PlaceForm.WithKind || nearest.Name.Any(char.IsAsciiDigit) ? nearest.Full : nearest.Name : "…";
    }

    /// <summary>A committee's name over two bold lines; another body under the one above it.</summary>
    public static IssuingBody IssuerOf(Unit unit, string name, string? parentName)
    {
        if (IsCommittee(unit.Kind) && name.StartsWith(CommitteeName + " ", StringComparison.OrdinalIgnoreCase))
        {
            return new IssuingBody(null, [Capitals(CommitteeName), Capitals(name[(CommitteeName.Length + 1)..])]);
        }

        var superior = unit.PaperSuperior ?? parentName?.Replace(CommitteeName, CommitteeSymbol, StringComparison.OrdinalIgnoreCase);
        return new IssuingBody(superior is null ? null : Capitals(superior), [Capitals(name)]);
    }

    private static SignatureBlock Sign(Unit unit, List<Post> posts, FrameWish wish)
    {
        var head = HeadTitle(unit, posts);
        var heads = Heads(unit, posts);
        var signer = wish.Marks.SignerName is { } name
            ? posts.Find(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) ?? new Post(head, name)
            : heads is [var only] ? only : null;
        var deputy = signer is { IsDeputy: true } ? Capitals(signer.Title) : null;
        return wish.Voice == PaperVoice.Agency && IsCommittee(unit.Kind)
            ? SignatureBlock.Body(Capitals(CommitteeName), Capitals(head), signer?.Name, deputy)
            : deputy is null
                ? SignatureBlock.Head(Capitals(head), signer?.Name)
                : SignatureBlock.Deputy(Capitals(head), deputy, signer!.Name);
    }

    // Everybody the office lists has a post, experts and clerks too; only the head signs.
    private static List<Post> Heads(Unit unit, List<Post> posts)
    {
        var usual = UsualTitle(unit.Kind);
        var heads = posts.FindAll(p => p.Bears(usual));
        return heads.Count > 0 ? heads : posts.FindAll(p => HeadTitles.Any(p.Bears));
    }

    /// <summary>As it is printed: «Giám đốc», also where the list says «Giám đốc Sở».</summary>
    private static string HeadTitle(Unit unit, List<Post> posts)
    {
        var usual = UsualTitle(unit.Kind);
        return Heads(unit, posts) is [var head, ..] && !head.Bears(usual) ? head.Title : usual;
    }

    private static string UsualTitle(UnitKind kind) => kind switch
    {
        UnitKind.ProvincialCommittee or UnitKind.DistrictCommittee or UnitKind.CommuneCommittee => "Chủ tịch",
        UnitKind.Department or UnitKind.PublicServiceCentre => "Giám đốc",
        UnitKind.Division => "Trưởng phòng",
        UnitKind.School => "Hiệu trưởng",
        UnitKind.HealthStation => "Trạm trưởng",
        _ => "Thủ trưởng",
    };

    private sealed record Territory(string Kind, string Name)
    {
        public string Full => $"{char.ToUpper(Kind[0], Vietnamese.Culture)}{Kind[1..]} {Name}";
    }

    private static Territory? TerritoryOf(string name)
    {
        foreach (var kind in new[] { "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu" })
        {
            var at = name.LastIndexOf($" {kind} ", StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return new Territory(kind, name[(at + kind.Length + 2)..]);
            }
        }

        return null;
    }

    private static string Initials(string name) =>
        Capitals(string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => w[0])));

    private static string Capitals(string text) => text.Trim().ToUpper(Vietnamese.Culture);

    private sealed record Post(string Title, string Name)
    {
        public bool IsDeputy => Title.StartsWith(Deputy, StringComparison.OrdinalIgnoreCase);

        /// <summary>The title is these words, or begins with them.</summary>
        public bool Bears(string words) => (Title + " ").StartsWith(words + " ", StringComparison.OrdinalIgnoreCase);
    }
}
