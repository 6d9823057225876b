using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Papers;

/// <param name="Odd">Only papers about whose number or date something is odd.</param>
public sealed record CampaignPaperFilter(string? Q, PaperKind? Kind, PaperState? State, bool? Odd, int? Page);

public sealed record CampaignPaperRow(
    Guid Id, PaperKind Kind, string Title, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, string? SignerName, string? SignerTitle, string IssuingUnit, string? ParticipantName, Guid? ConcernsId);

/// <param name="Links">Papers that this one is about, and papers about it.</param>
public sealed record CampaignPaperLine(CampaignPaperRow Row, IReadOnlyList<LinkedPaper> Links, IReadOnlyList<PaperWarning> Warnings);

public sealed record CampaignPapersPage(Campaign Campaign, CampaignPaperFilter Filter, Page<CampaignPaperLine> Papers, bool SeesWarnings, int OddCount);

/// <summary>Văn bản của đợt: every paper of a campaign, what each does to another, and what is odd about numbers and dates.</summary>
[Route("campaigns/{campaignId:guid}/papers")]
public sealed class CampaignPapersController(PortalDbContext db, ReadRegister registers, TimeProvider clock) : PortalController
{
    private const int HeaderRows = 5;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid campaignId, CampaignPaperFilter filter)
    {
        var campaign = await CampaignAsync(campaignId);
        var seesWarnings = SeesWarnings(campaign);
        var odd = seesWarnings ? await registers.OddOfAsync(campaign, Cancellation) : ReadRegister.NothingOdd;
        var page = await Rows(campaignId, filter, odd).ToPageAsync(filter.Page, cancellation: Cancellation);
        var links = await LinksAsync([.. page.Rows.Select(r => r.Id)], [.. page.Rows.Select(r => r.ConcernsId).OfType<Guid>()]);
        return View("CampaignPapers", new CampaignPapersPage(
            campaign,
            filter,
            new Page<CampaignPaperLine>([.. page.Rows.Select(r => Line(r, links, odd))], page.Number, page.Size, page.Total),
            seesWarnings,
            odd.Count(o => o.Value.Any(w => w.Grade > PaperWarningGrade.Notice))));
    }

    [HttpGet("workbook.xlsx")]
    public async Task<IActionResult> Workbook(Guid campaignId, CampaignPaperFilter filter)
    {
        var campaign = await CampaignAsync(campaignId);
        var odd = SeesWarnings(campaign) ? await registers.OddOfAsync(campaign, Cancellation) : ReadRegister.NothingOdd;
        var ofCampaign = await db.PapersFor(Actor).Where(p => p.CampaignId == campaignId && (p.ConcernsId != null || db.Papers.Any(o => o.ConcernsId == p.Id)))
            .Select(p => new LinkedPaper(p.Id, p.ConcernsId, p.Kind, p.State, p.Title, p.Number, p.Symbol, p.IssuedOn))
            .ToListAsync(Cancellation);
        Response.ContentType = FileKinds.MediaType(FileKind.Xlsx);
        SayDownload($"Văn bản của đợt {campaign.Year}.xlsx");
        List<string> headers = ["STT", "Loại văn bản", "Số", "Ký hiệu", "Ngày ban hành", "Trích yếu", "Cơ quan ban hành", "Người ký", "Trạng thái", "Liên quan", "Cảnh báo"];
        await using var writer = await XlsxWriter.CreateAsync(Response.Body, Cancellation);
        await writer.BeginSheetAsync(new XlsxSheet("Văn bản của đợt", [6, 24, 8, 16, 13, 48, 30, 26, 18, 36, 48], FrozenRows: HeaderRows, Landscape: true));
        await writer.TitleAsync("VĂN BẢN CỦA ĐỢT", headers.Count);
        await writer.TitleAsync(campaign.Name, headers.Count);
        await writer.RowAsync(XlsxCell.OfText($"Lập lúc {VietnamTime.Minute(clock.GetUtcNow())}"));
        await writer.RowAsync();
        await writer.HeaderAsync(headers);
        var number = 0;
        await foreach (var row in Rows(campaignId, filter, odd).AsAsyncEnumerable().WithCancellation(Cancellation))
        {
            var line = Line(row, ofCampaign, odd);
            await writer.RowAsync(
                XlsxCell.OfRuled(++number),
                XlsxCell.OfRuled(StateNames.Of(row.Kind)),
                XlsxCell.OfRuled(row.Number),
                XlsxCell.OfRuled(row.Symbol),
                XlsxCell.OfRuled(row.IssuedOn is { } day ? VietnamTime.Day(day) : null),
                XlsxCell.OfRuled(row.Title),
                XlsxCell.OfRuled(row.IssuingUnit),
                XlsxCell.OfRuled(row.SignerTitle is null ? row.SignerName : $"{row.SignerName}, {row.SignerTitle}"),
                XlsxCell.OfRuled(StateNames.Of(row.State)),
                XlsxCell.OfRuled(string.Join("; ", line.Links.Select(l => RelationOf(row, l) + ": " + l.InWords))),
                XlsxCell.OfRuled(string.Join(' ', line.Warnings.Select(w => $"{StateNames.Of(w.Grade)}: {w.Text}"))));
        }

        return new EmptyResult();
    }

    /// <summary>What the row does to the linked paper, or what that does to it; a draft does nothing yet.</summary>
    internal static string RelationOf(CampaignPaperRow row, LinkedPaper link) =>
        row.ConcernsId == link.Id ? FollowUps.Does(row.Kind)
        : link.Number is null ? "Đang soạn"
        : FollowUps.DoneBy(link.Kind);

    private static CampaignPaperLine Line(CampaignPaperRow row, IReadOnlyList<LinkedPaper> links, IReadOnlyDictionary<Guid, IReadOnlyList<PaperWarning>> odd) => new(
        row,
        [.. links.Where(l => l.Id == row.ConcernsId || (l.ConcernsId == row.Id && l.Id != row.Id))],
        odd.GetValueOrDefault(row.Id, []));

    /// <summary>What is odd names papers of other campaigns too: it is for who runs the campaign and who records.</summary>
    private bool SeesWarnings(Campaign campaign) => CampaignAccess.CanOversee(Actor, campaign) || CampaignAccess.CanRecordIssuance(Actor, campaign);

    private Task<Campaign> CampaignAsync(Guid campaignId) => db.CampaignsFor(Actor).AsNoTracking().Where(c => c.Id == campaignId).OneAsync(Cancellation);

    private Task<List<LinkedPaper>> LinksAsync(List<Guid> shown, List<Guid> concerned) => db.PapersFor(Actor)
        .Where(p => concerned.Contains(p.Id) || (p.ConcernsId != null && shown.Contains(p.ConcernsId.Value)))
        .OrderBy(p => p.IssuedOn)
        .Select(p => new LinkedPaper(p.Id, p.ConcernsId, p.Kind, p.State, p.Title, p.Number, p.Symbol, p.IssuedOn))
        .ToListAsync(Cancellation);

    private IQueryable<CampaignPaperRow> Rows(Guid campaignId, CampaignPaperFilter filter, IReadOnlyDictionary<Guid, IReadOnlyList<PaperWarning>> odd)
    {
        var folded = Vietnamese.Fold(filter.Q);
        var onlyOdd = filter.Odd == true;
        var ids = onlyOdd ? odd.Where(o => o.Value.Any(w => w.Grade > PaperWarningGrade.Notice)).Select(o => o.Key).ToList() : [];
        return db.PapersFor(Actor)
            .Where(p => p.CampaignId == campaignId)
            .Where(p => folded == "" || p.SearchText.Contains(folded))
            .Where(p => filter.Kind == null || p.Kind == filter.Kind)
            .Where(p => filter.State == null || p.State == filter.State)
            .Where(p => !onlyOdd || ids.Contains(p.Id))
            .OrderBy(p => p.IssuedOn == null)
            .ThenBy(p => p.IssuedOn)
            .ThenBy(p => p.Id)
            .Select(p => new CampaignPaperRow(
                p.Id,
                p.Kind,
                p.Title,
                p.State,
                p.Number,
                p.Symbol,
                p.IssuedOn,
                p.SignerName,
                p.SignerTitle,
                db.Units.Where(u => u.Id == p.IssuingUnitId).Select(u => u.Name).FirstOrDefault()!,
                db.Participants.Where(x => x.Id == p.ParticipantId).Select(x => x.Name).FirstOrDefault(),
                p.ConcernsId));
    }
}
