using System.Globalization;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>The ranking of each group, as a page, a heatmap, a workbook and a CSV file.</summary>
[Route("campaigns/{id:guid}")]
public sealed class LeagueController(PortalDbContext db, ReadLeague league, WriteLeague write, TimeProvider clock) : PortalController
{
    public static readonly IReadOnlyList<int> Sizes = [50, 100];

    [HttpGet("league")]
    public async Task<IActionResult> Show(Guid id, Guid? group, int? page, string? size) => View("League", await PageAsync(id, group, page, size, withFields: false));

    /// <summary>Vì sao thứ hạng này: as it was worked out when the scores were settled, before that as it would be now.</summary>
    [HttpGet("league/{sheetId:guid}")]
    public async Task<IActionResult> Why(Guid id, Guid sheetId) => View("Standing", await league.WhyAsync(await FindAsync(id), sheetId, Cancellation));

    [HttpGet("heatmap")]
    public async Task<IActionResult> Heatmap(Guid id, Guid? group, int? page, string? size) => View("Heatmap", await PageAsync(id, group, page, size, withFields: true));

    [HttpGet("league.xlsx")]
    public async Task<IActionResult> Workbook(Guid id)
    {
        var campaign = await FindAsync(id);
        var state = await league.StateAsync(campaign, Cancellation);
        Response.ContentType = FileKinds.MediaType(FileKind.Xlsx);
        SayFileName(campaign, "xlsx");
        await write.WorkbookAsync(campaign, state, clock.GetUtcNow(), Response.Body, Cancellation);
        return new EmptyResult();
    }

    [HttpGet("league.csv")]
    public async Task<IActionResult> Csv(Guid id, Guid? group)
    {
        var campaign = await FindAsync(id);
        var chosen = Choose(campaign, group);
        Response.ContentType = "text/csv; charset=utf-8";
        SayFileName(campaign, "csv");
        await using var writer = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await write.CsvAsync(campaign, chosen, writer, Cancellation);
        return new EmptyResult();
    }

    private async Task<LeaguePage> PageAsync(Guid id, Guid? group, int? page, string? size, bool withFields)
    {
        var campaign = await FindAsync(id);
        var chosen = Choose(campaign, group);
        var rows = size == "all" ? ReadLeague.Everybody : int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && Sizes.Contains(wanted) ? wanted : Sizes[0];
        return new LeaguePage(
            campaign,
            await league.StateAsync(campaign, Cancellation),
            await league.RunAsync(campaign, chosen, page, rows, withFields, Cancellation),
            await FigureNotes.UnheldAsync(db, campaign.Id, chosen.CriteriaId, Cancellation),
            CampaignAccess.CanManage(Actor, campaign),
            CampaignAccess.CanOversee(Actor, campaign),
            AppraisalAccess.CanRecordTieVote(Actor, campaign),
            await OwnSheetsAsync(campaign));
    }

    /// <summary>Sheets that a unit may open among those of the others; who oversees the campaign may open all.</summary>
    private async Task<IReadOnlySet<Guid>> OwnSheetsAsync(Campaign campaign) => CampaignAccess.CanOversee(Actor, campaign)
        ? new HashSet<Guid>()
        : (await db.ScoreSheets.Where(SheetAccess.VisibleTo(Actor, db.Campaigns)).Where(s => s.CampaignId == campaign.Id).Select(s => s.Id).ToListAsync(Cancellation)).ToHashSet();

    private static RankingGroup Choose(Campaign campaign, Guid? group) =>
        group is { } wanted
            ? campaign.Group(wanted)
            : campaign.Groups.OrderBy(g => g.Order).FirstOrDefault() ?? throw new NotFoundException("Phong trào chưa có nhóm xếp hạng.");

    private async Task<Campaign> FindAsync(Guid id)
    {
        var campaign = await db.Campaigns.AsNoTracking()
            .Include(c => c.Groups).Include(c => c.Bands).Include(c => c.TieVotes).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == id)
            .OneAsync(Cancellation);
        Demand.That(AppraisalAccess.CanSeeLeague(Actor, campaign), "Bảng xếp hạng chưa công bố; chỉ cơ quan phát động và Hội đồng xem được.");
        return campaign;
    }

    private void SayFileName(Campaign campaign, string ending)
    {
        var name = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"Bảng tổng hợp điểm {campaign.Year}.{ending}");
        Response.Headers.ContentDisposition = name.ToString();
        Response.Headers.CacheControl = "private, no-store";
    }
}

public sealed record LeaguePage(Campaign Campaign, LeagueState State, LeagueTable Table, IReadOnlyList<string> Notes, bool CanManage, bool CanOversee, bool CanRecordTieVote, IReadOnlySet<Guid> OwnSheets)
{
    /// <summary>Where a row's figure is explained; none where this person may not open the sheet.</summary>
    public string? ReasonsOf(LeagueRow row) => CanOversee || OwnSheets.Contains(row.SheetId) ? $"/sheets/{row.SheetId}/reasons" : null;
}

/// <param name="Why">Step by step.</param>
/// <param name="Rules">Of the group, as printed.</param>
public sealed record StandingPage(
    Campaign Campaign, Guid GroupId, string Name, Points Final, int? Rank, bool SharesRank, string? Band, bool IsSettled, IReadOnlyList<string> Why, IReadOnlyList<string> Rules);

public static class ResultsSetup
{
    public static IServiceCollection AddResults(this IServiceCollection services) => services.AddScoped<ReadLeague>().AddScoped<WriteLeague>();
}
