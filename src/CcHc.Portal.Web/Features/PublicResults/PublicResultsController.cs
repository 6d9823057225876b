using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.PublicResults;

public sealed record CampaignsFilter(string? Q, int? Year, int? Page);

public sealed record CampaignRow(Guid Id, string Name, string IssuingUnit, int Year, DateTimeOffset? PublishedAt, int Participants, int Awardees);

public sealed record CampaignsPage(CampaignsFilter Filter, Page<CampaignRow> Campaigns, IReadOnlyList<int> Years);

public sealed record ResultFilter(string? Q, Guid? Group, int? Page);

public sealed record GroupChoice(Guid Id, string Name, bool IsShown);

/// <param name="Group">The group whose table is shown; none while a name is searched for in all of them.</param>
public sealed record ResultsPage(
    Campaign Campaign,
    string IssuingUnit,
    ResultFilter Filter,
    IReadOnlyList<GroupChoice> Groups,
    GroupChoice? Group,
    GroupCriteria? Criteria,
    IReadOnlyList<string> Method,
    IReadOnlyList<string> Votes,
    Page<ResultRow> Rows,
    IReadOnlyDictionary<Guid, string> Successors,
    int AwardeeCount,
    Page<AwardeeRow>? Awardees,
    IReadOnlyList<PublicPaper> Papers,
    IReadOnlyList<string> Notes)
{
    public bool ByPoints => Campaign.Judging == Judging.Points;

    public bool IsRanked => Campaign.Judging != Judging.ReviewOnly;

    public bool HasBands => Campaign.Bands.Count > 0;

    public bool HasNote => Rows.Rows.Any(r => r.IsPerson || NowOf(r) is not null);

    public string GroupName(Guid id) => Groups.First(g => g.Id == id).Name;

    /// <summary>What became of the unit, in today's name.</summary>
    public string? NowOf(ResultRow row) => row.UnitId is { } unit && Successors.TryGetValue(unit, out var successor) ? successor : row.NowCalled;
}

public sealed record PublicAwardsPage(Campaign Campaign, string? Q, Page<AwardeeRow> Awardees);

public sealed record PublicCriteriaPage(Campaign Campaign, GroupChoice Group, IReadOnlyList<GroupChoice> Groups, IReadOnlyList<CriterionText> Criteria);

/// <summary>
/// Published results for everybody. Self-scores, reasons and evidence are not asked for here, so that no mistake in a view
/// can show them.
/// </summary>
[AllowAnonymous]
[Route("ket-qua")]
public sealed class PublicResultsController(PortalDbContext db, ResultQueries results) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CampaignsFilter filter)
    {
        var folded = Vietnamese.Fold(filter.Q);
        var published = db.Campaigns.Where(CampaignAccess.OpenToThePublic);
        var awardees = db.Awardees.Where(AwardAccess.OpenToThePublic(db.Papers));
        var campaigns = await published
            .Where(c => filter.Year == null || c.Year == filter.Year)
            .Where(c => folded == "" || c.SearchText.Contains(folded) || db.Units.Any(u => u.Id == c.IssuingUnitId && u.SearchText.Contains(folded)))
            .OrderByDescending(c => c.PublishedAt)
            .ThenByDescending(c => c.Id)
            .Select(c => new CampaignRow(
                c.Id,
                c.Name,
                db.Units.Where(u => u.Id == c.IssuingUnitId).Select(u => u.Name).First(),
                c.Year,
                c.PublishedAt,
                db.Participants.Count(p => p.CampaignId == c.Id),
                awardees.Count(a => a.CampaignId == c.Id)))
            .ToPageAsync(filter.Page, cancellation: Cancellation);
        var years = await published.Select(c => c.Year).Distinct().OrderDescending().ToListAsync(Cancellation);
        return View("Index", new CampaignsPage(filter, campaigns, years));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, ResultFilter filter)
    {
        var campaign = await results.CampaignAsync(id, Cancellation);
        var isRanked = campaign.Judging != Judging.ReviewOnly;
        var folded = Vietnamese.Fold(filter.Q);

        // A name is searched for in all groups: who looks for a commune need not know which group it is in.
        var searches = isRanked && folded.Length > 0 && filter.Group is null;
        var groups = Groups(campaign, searches ? null : filter.Group ?? campaign.Groups.Where(g => g.CriteriaId is not null).MinBy(g => g.Order)?.Id);
        var shown = groups.FirstOrDefault(g => g.IsShown);
        var criteria = isRanked ? await results.CriteriaAsync(campaign, Cancellation) : new Dictionary<Guid, GroupCriteria>();
        var own = shown is not null && campaign.Group(shown.Id).CriteriaId is { } criteriaId ? criteria.GetValueOrDefault(criteriaId) : null;
        var rows = isRanked ? await results.Rows(id, shown?.Id, folded).ToPageAsync(filter.Page, cancellation: Cancellation) : new Page<ResultRow>([], 1, Paged.DefaultSize, 0);
        return View("Show", new ResultsPage(
            campaign,
            await db.Units.Where(u => u.Id == campaign.IssuingUnitId).Select(u => u.Name).OneAsync(Cancellation),
            filter,
            groups,
            shown,
            own,
            own is null ? [] : Method.Lines(campaign, shown!.Id, own),
            shown is null ? [] : await db.VotesInForceAsync(campaign, shown.Id, Cancellation),
            rows,
            await results.SuccessorsAsync(rows.Rows, Cancellation),
            await results.Awardees(id, "").CountAsync(Cancellation),
            isRanked ? null : await results.Awardees(id, folded).ToPageAsync(filter.Page, cancellation: Cancellation),
            await results.PapersAsync(id, Cancellation),
            isRanked ? await FigureNotes.UnheldAsync(db, id, own?.Id, Cancellation) : []));
    }

    [HttpGet("{id:guid}/khen-thuong")]
    public async Task<IActionResult> Awards(Guid id, string? q, int? page) => View("Awards", new PublicAwardsPage(
        await results.CampaignAsync(id, Cancellation),
        q,
        await results.Awardees(id, Vietnamese.Fold(q)).ToPageAsync(page, cancellation: Cancellation)));

    [HttpGet("{id:guid}/tieu-chi")]
    public async Task<IActionResult> Criteria(Guid id, Guid? group)
    {
        var campaign = await results.CampaignAsync(id, Cancellation);
        var judged = campaign.Groups.Where(g => g.CriteriaId is not null).ToList();
        var shown = (group is { } asked ? judged.Find(g => g.Id == asked) : judged.MinBy(g => g.Order)) ?? throw new NotFoundException("Phong trào này không có bộ tiêu chí.");
        var groups = Groups(campaign, shown.Id);
        return View("Criteria", new PublicCriteriaPage(campaign, groups.First(g => g.IsShown), groups, await results.CriteriaTextAsync(shown.CriteriaId!.Value, Cancellation)));
    }

    /// <summary>The table as a file, of one group or of all.</summary>
    [HttpGet("{id:guid}/bang-diem.csv")]
    public async Task<IActionResult> Csv(Guid id, Guid? group)
    {
        var campaign = await results.CampaignAsync(id, Cancellation);
        if (campaign.Judging == Judging.ReviewOnly)
        {
            throw new NotFoundException("Phong trào này bình xét, không có bảng điểm.");
        }

        var groups = Groups(campaign, group);
        var criteria = await results.CriteriaAsync(campaign, Cancellation);
        var columns = groups.Where(g => group is null || g.IsShown)
            .Select(g => campaign.Group(g.Id).CriteriaId)
            .OfType<Guid>()
            .Distinct()
            .SelectMany(c => criteria[c].Fields)
            .DistinctBy(f => (f.Code, f.Title))
            .ToList();
        var byPoints = campaign.Judging == Judging.Points;
        List<string> header =
        [
            "Nhóm xếp hạng", "Hạng", "Tập thể, cá nhân", "Chức vụ, đơn vị", byPoints ? "Tổng điểm" : "Tiêu chí đạt", byPoints ? "Điểm tối đa" : "Tổng số tiêu chí", "Xếp loại",
            .. columns.Select(c => $"{c.Code}. {c.Title}"),
        ];
        return new CsvDownload($"bang-diem-{FileNameOf(campaign)}.csv", header, LinesAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> LinesAsync()
        {
            await foreach (var row in results.Rows(id, group, "").AsAsyncEnumerable())
            {
                yield return
                [
                    groups.First(g => g.Id == row.GroupId).Name,
                    row.Rank?.ToString(Vietnamese.Culture),
                    row.Name,
                    row.PostAndUnit,
                    Total(row.Final, byPoints),
                    row.Maximum.ToExactString(),
                    row.Band,
                    .. columns.Select(c => criteria[row.CriteriaId].Fields.Any(f => f.Code == c.Code && f.Title == c.Title) && row.PointsOf(c.Code) is { } points ? Total(points, byPoints) : null),
                ];
            }
        }
    }

    /// <summary>The recipients as a file, in the order of the decision.</summary>
    [HttpGet("{id:guid}/khen-thuong.csv")]
    public async Task<IActionResult> AwardsCsv(Guid id)
    {
        var campaign = await results.CampaignAsync(id, Cancellation);
        return new CsvDownload(
            $"khen-thuong-{FileNameOf(campaign)}.csv",
            ["Số thứ tự", "Hình thức khen thưởng", "Tập thể, cá nhân", "Chức vụ, đơn vị", "Số Quyết định", "Ngày Quyết định"],
            LinesAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> LinesAsync()
        {
            await foreach (var row in results.Awardees(id, "").AsAsyncEnumerable())
            {
                yield return [row.Ordinal.ToString(Vietnamese.Culture), row.FormName, row.Name, row.TitleAndUnit, $"{row.Number}/{row.Symbol}", VietnamTime.Day(row.IssuedOn!.Value)];
            }
        }
    }

    /// <summary>Points as printed; of criteria met there are whole ones.</summary>
    public static string Total(Points points, bool byPoints) => byPoints ? points.ToString() : points.ToExactString();

    private static List<GroupChoice> Groups(Campaign campaign, Guid? shown)
    {
        if (shown is { } id)
        {
            campaign.Group(id);
        }

        return [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new GroupChoice(g.Id, g.Name, g.Id == shown))];
    }

    private static string FileNameOf(Campaign campaign) =>
        string.Concat(Vietnamese.Fold($"{campaign.Name} {campaign.Year}", 80).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
}
