using System.Globalization;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Lookup;

/// <param name="Number">«84» or «84/KH-UBND».</param>
/// <param name="Issued">A day or a year.</param>
/// <param name="Body">The issuing body, by any name it ever had.</param>
public sealed record PaperLookup(string? Number, string? Issued, string? Body);

/// <param name="Name">A person or a collective.</param>
/// <param name="Unit">Where the person works, by any name the unit ever had.</param>
public sealed record AwardLookup(string? Name, string? Unit);

public sealed class PaperLookupValidator : AbstractValidator<PaperLookup>
{
    public PaperLookupValidator()
    {
        RuleFor(f => f.Number).NotEmpty().WithMessage("Cần ghi số của văn bản, ví dụ 84 hoặc 84/KH-UBND.").MaximumLength(Paper.NumberMaxLength + Paper.SymbolMaxLength)
            .When(f => f.Issued is not null || f.Body is not null || f.Number is not null);
        RuleFor(f => f.Issued).Must(i => string.IsNullOrWhiteSpace(i) || PaperDate.TryRead(i, out _, out _)).WithMessage("Ghi ngày (ví dụ 15/03/2024) hoặc năm (ví dụ 2024).");
        RuleFor(f => f.Body).MaximumLength(Domain.Units.Unit.NameMaxLength);
    }
}

public sealed class AwardLookupValidator : AbstractValidator<AwardLookup>
{
    /// <summary>Fewer letters would be found in almost every name.</summary>
    public const int ShortestName = 2;

    public AwardLookupValidator()
    {
        RuleFor(f => f.Name).Must(n => Vietnamese.Fold(n).Length >= ShortestName).WithMessage("Cần ghi tên tập thể hoặc họ tên cá nhân, ít nhất 2 chữ cái.")
            .When(f => f.Name is not null || f.Unit is not null);
        RuleFor(f => f.Name).MaximumLength(Participant.NameMaxLength);
        RuleFor(f => f.Unit).MaximumLength(Domain.Units.Unit.NameMaxLength);
    }
}

internal static class PaperDate
{
    /// <summary>Reads a day, or a year as its first and last day.</summary>
    public static bool TryRead(string? text, out DateOnly first, out DateOnly last)
    {
        first = last = default;
        if (Vietnamese.TryReadDate(text, out var day))
        {
            first = last = day;
            return true;
        }

        if (!int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1945 or > 2100)
        {
            return false;
        }

        (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return true;
    }
}

public sealed record FoundPaper(Guid Id, PaperKind Kind, string Title, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, string? Body, string? SignerName, bool HasPdf, Guid? CampaignId, string? CampaignName, Guid? ConcernsId)
{
    public IReadOnlyList<FoundLink> Links { get; init; } = [];

    public string Href => HasPdf ? $"/papers/{Id}/pdf" : $"/papers/{Id}/signed";
}

/// <summary>What corrects, amends, replaces or recalls a found paper, or is so by it.</summary>
public sealed record FoundLink(Guid Id, Guid? ConcernsId, PaperKind Kind, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, bool HasPdf)
{
    /// <summary>None for a recalled paper, which is not shown any more.</summary>
    public string? Href => State == PaperState.Recalled ? null : HasPdf ? $"/papers/{Id}/pdf" : $"/papers/{Id}/signed";

    public string InWords => $"{StateNames.Of(Kind)} số {Number}/{Symbol} ngày {VietnamTime.Day(IssuedOn!.Value)}";
}

public sealed record FoundAward(
    Guid Id, int Ordinal, string FormName, string Name, string? TitleAndUnit, Guid PaperId, bool HasPdf, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, string? Body, Guid? CampaignId, string CampaignName)
{
    public string Href => HasPdf ? $"/papers/{PaperId}/pdf" : $"/papers/{PaperId}/signed";
}

/// <summary>Two forms on one page; only what was asked for has a result.</summary>
public sealed record LookupPage(PaperLookup Paper, AwardLookup Award, Page<FoundPaper>? Papers, Page<FoundAward>? Awards);

/// <summary>Tra cứu: is this paper real, is this award real. What is shown has the value of a look-up only.</summary>
[AllowAnonymous]
[Route("tra-cuu")]
public sealed class LookupController(PortalDbContext db) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(PaperLookup paper, AwardLookup award, int? page)
    {
        if (!ModelState.IsValid)
        {
            return Again("Show", new LookupPage(paper, award, null, null));
        }

        return View("Show", new LookupPage(
            paper,
            award,
            Vietnamese.Clean(paper.Number) is null ? null : await PapersAsync(paper, page),
            Vietnamese.Clean(award.Name) is null ? null : await AwardsAsync(award, page)));
    }

    private async Task<Page<FoundPaper>> PapersAsync(PaperLookup wanted, int? page)
    {
        // «84/KH-UBND»: the number is compared whole, the symbol as it stands folded in the search text.
        var parts = Vietnamese.Fold(wanted.Number).Split('/', 2, StringSplitOptions.TrimEntries);
        var numbers = Written(parts[0]);
        var symbol = parts.Length == 2 && parts[1].Length > 0 ? "/" + parts[1] : "";
        var body = Vietnamese.Fold(wanted.Body);
        var isDated = PaperDate.TryRead(wanted.Issued, out var first, out var last);
        var found = await db.Papers
            .Where(PaperAccess.KnownToThePublic)
            .Where(p => p.Number != null && numbers.Contains(p.Number))
            .Where(p => symbol == "" || p.SearchText.Contains(symbol))
            .Where(p => !isDated || (first <= p.IssuedOn && p.IssuedOn <= last))
            .Where(p => body == "" || db.Units.Any(u => u.Id == p.IssuingUnitId && u.SearchText.Contains(body)))
            .OrderByDescending(p => p.IssuedOn)
            .ThenByDescending(p => p.Id)
            .Select(p => new FoundPaper(
                p.Id,
                p.Kind,
                p.Title,
                p.State,
                p.Number,
                p.Symbol,
                p.IssuedOn,
                db.UnitNames.Where(n => n.UnitId == p.IssuingUnitId && (n.From == null || n.From <= p.IssuedOn)).OrderByDescending(n => n.From).Select(n => n.Name).FirstOrDefault(),
                p.SignerName,
                p.PdfFileId != null && !p.HoldsAsSigned,
                db.Campaigns.Where(CampaignAccess.OpenToThePublic).Where(c => c.Id == p.CampaignId).Select(c => (Guid?)c.Id).FirstOrDefault(),
                db.Campaigns.Where(c => c.Id == p.CampaignId).Select(c => c.Name).FirstOrDefault(),
                p.ConcernsId))
            .ToPageAsync(page, cancellation: Cancellation);
        var links = await LinksAsync([.. found.Rows.Select(r => r.Id), .. found.Rows.Select(r => r.ConcernsId).OfType<Guid>()]);
        return new Page<FoundPaper>(
            [.. found.Rows.Select(r => r with { Links = [.. links.Where(l => l.ConcernsId == r.Id || l.Id == r.ConcernsId)] })], found.Number, found.Size, found.Total);
    }

    /// <summary>What was made about these papers, and the papers themselves.</summary>
    private Task<List<FoundLink>> LinksAsync(Guid[] ids) => db.Papers
        .Where(PaperAccess.KnownToThePublic)
        .Where(p => ids.Contains(p.Id) || (p.ConcernsId != null && ids.Contains(p.ConcernsId.Value)))
        .OrderBy(p => p.IssuedOn).ThenBy(p => p.Id)
        .Select(p => new FoundLink(p.Id, p.ConcernsId, p.Kind, p.State, p.Number, p.Symbol, p.IssuedOn, p.PdfFileId != null))
        .ToListAsync(Cancellation);

    private async Task<Page<FoundAward>> AwardsAsync(AwardLookup wanted, int? page)
    {
        var name = Vietnamese.Fold(wanted.Name);
        var unit = Vietnamese.Fold(wanted.Unit);
        var awards =
            from awardee in db.Awardees.Where(AwardAccess.OpenToThePublic(db.Papers))
            join paper in db.Papers on awardee.PaperId equals paper.Id
            join campaign in db.Campaigns on awardee.CampaignId equals campaign.Id
            join participant in db.Participants on awardee.ParticipantId equals participant.Id
            where awardee.SearchText.Contains(name)
                || (participant.Kind != ParticipantKind.Individual && db.Units.Any(u => u.Id == participant.UnitId && u.SearchText.Contains(name)))
            where unit == ""
                || awardee.SearchText.Contains(unit)
                || db.Units.Any(u => u.Id == participant.UnitId && u.SearchText.Contains(unit))
            orderby paper.IssuedOn descending, paper.Id, awardee.Ordinal
            select new FoundAward(
                awardee.Id,
                awardee.Ordinal,
                awardee.FormName,
                awardee.Name,
                awardee.TitleAndUnit,
                paper.Id,
                paper.PdfFileId != null && !paper.HoldsAsSigned,
                paper.State,
                paper.Number,
                paper.Symbol,
                paper.IssuedOn,
                db.UnitNames.Where(n => n.UnitId == paper.IssuingUnitId && (n.From == null || n.From <= paper.IssuedOn)).OrderByDescending(n => n.From).Select(n => n.Name).FirstOrDefault(),
                campaign.State == CampaignState.Published || campaign.State == CampaignState.Closed ? campaign.Id : null,
                campaign.Name);
        return await awards.ToPageAsync(page, cancellation: Cancellation);
    }

    /// <summary>The ways a number may have been written: offices put zeros before the small ones.</summary>
    private static List<string> Written(string number)
    {
        var bare = number.TrimStart('0');
        return [.. new[] { number, bare, "0" + bare, "00" + bare, "000" + bare }.SelectMany(n => new[] { n, n.ToUpperInvariant() }).Distinct(StringComparer.Ordinal)];
    }
}
