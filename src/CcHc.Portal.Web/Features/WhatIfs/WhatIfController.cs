using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.WhatIfs;

/// <param name="Rules">What is tried, as it would be printed.</param>
/// <param name="Result">None while what is tried cannot be computed.</param>
public sealed record WhatIfPage(
    Campaign Campaign,
    RankingGroup Group,
    WhatIfForm Form,
    IReadOnlyList<string> Rules,
    IReadOnlyList<SelectListItem> Groups,
    IReadOnlyList<SelectListItem> Parts,
    IReadOnlyList<SelectListItem> Claimed,
    WhatIfResult? Result,
    Page<ComparedRow>? Rows);

/// <summary>«Nếu … thì sao»: the table before and after other rules. A page to look at: there is nothing here that saves.</summary>
[Route("campaigns/{id:guid}")]
public sealed class WhatIfController(PortalDbContext db, ReadWhatIf whatIf, TimeProvider clock) : PortalController
{
    [HttpGet("what-if")]
    public async Task<IActionResult> Show(Guid id, Guid? group, WhatIfForm form, int? page)
    {
        var campaign = await FindAsync(id);
        var chosen = Choose(campaign, group);
        var tried = Tried(campaign, chosen, form);
        if (!ModelState.IsValid || Faults(tried))
        {
            // What can be chosen does not depend on what was typed.
            var plain = await whatIf.RunAsync(campaign, chosen, WhatIfForm.Of(campaign.RulesFor(chosen.Id)), Cancellation);
            return Again("WhatIf", PageOf(campaign, chosen, tried, plain, null));
        }

        var result = await whatIf.RunAsync(campaign, chosen, tried, Cancellation);
        IReadOnlyList<ComparedRow> rows = tried.Moved ? [.. result.Compared.Rows.Where(r => r.Moves)] : result.Compared.Rows;
        return View("WhatIf", PageOf(campaign, chosen, tried, result, rows.ToPage(page)));
    }

    [HttpGet("what-if.xlsx")]
    public async Task<IActionResult> Workbook(Guid id, Guid? group, WhatIfForm form)
    {
        var campaign = await FindAsync(id);
        var chosen = Choose(campaign, group);
        var tried = Tried(campaign, chosen, form);
        if (!ModelState.IsValid || Faults(tried))
        {
            throw new DomainRuleException("what-if", "Phương án chưa đọc được; xem lại trên trang rồi tải tệp.");
        }

        var result = await whatIf.RunAsync(campaign, chosen, tried, Cancellation);
        Response.ContentType = FileKinds.MediaType(FileKind.Xlsx);
        var name = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName($"Phương án thử {campaign.Year}.xlsx");
        Response.Headers.ContentDisposition = name.ToString();
        Response.Headers.CacheControl = "private, no-store";
        await WriteAsync(campaign, Words(campaign, tried), result.Compared);
        return new EmptyResult();
    }

    private async Task WriteAsync(Campaign campaign, IReadOnlyList<string> rules, ComparedGroup compared)
    {
        List<string> headers = ["Đơn vị", "Cơ quan, đơn vị công tác", "Điểm trước", "Điểm sau", "Hạng trước", "Hạng sau", "Xếp loại trước", "Xếp loại sau", "Vì sao"];
        await using var writer = await XlsxWriter.CreateAsync(Response.Body, Cancellation);
        await writer.BeginSheetAsync(new XlsxSheet("Trước và sau", [38, 32, 12, 12, 12, 12, 16, 16, 60], FrozenRows: 4, Landscape: true));
        await writer.TitleAsync("BẢNG TRƯỚC VÀ SAU (PHƯƠNG ÁN THỬ, KHÔNG CÓ GIÁ TRỊ CHÍNH THỨC)", headers.Count);
        await writer.TitleAsync(campaign.Name, headers.Count);
        await writer.RowAsync(XlsxCell.OfText($"Nhóm: {compared.Name}. Số liệu lúc {VietnamTime.Minute(clock.GetUtcNow())}"));
        await writer.HeaderAsync(headers);
        foreach (var row in compared.Rows)
        {
            await writer.RowAsync(
                XlsxCell.OfText(row.Name),
                XlsxCell.OfText(row.UnitName),
                XlsxCell.OfPoints(row.FinalBefore.Value),
                XlsxCell.OfPoints(row.FinalAfter.Value),
                XlsxCell.OfNumber(row.Before.Rank),
                XlsxCell.OfNumber(row.After.Rank),
                XlsxCell.OfText(row.Before.Band),
                XlsxCell.OfText(row.After.Band),
                XlsxCell.OfText(string.Join("; ", StandingText.Lines(row.After.Trace)), wrap: true));
        }

        await writer.RowAsync();
        foreach (var band in compared.Bands)
        {
            await writer.RowAsync(XlsxCell.OfText($"{band.Band ?? "Không xếp loại"}: trước {band.Before}, sau {band.After}"));
        }

        foreach (var line in rules)
        {
            await writer.RowAsync(XlsxCell.OfText(line));
        }
    }

    /// <summary>Without anything in the address: the campaign's own rules, to change from there.</summary>
    private WhatIfForm Tried(Campaign campaign, RankingGroup group, WhatIfForm form) =>
        Request.Query.Keys.Any(k => k.StartsWith("form.", StringComparison.OrdinalIgnoreCase)) ? form : WhatIfForm.Of(campaign.RulesFor(group.Id));

    /// <summary>Says at the fields what no table can be made of.</summary>
    private bool Faults(WhatIfForm form)
    {
        foreach (var obstacle in RankingFaults.OfBands([.. form.ToLevels().Select(l => (l.Name, l.FromHundredths / 100m))]).Concat(RankingFaults.OfPlan(new([], [], form.ToSteps()), form.ToLevels(), [])))
        {
            ModelState.AddModelError("", obstacle.Text);
        }

        return !ModelState.IsValid;
    }

    private static IReadOnlyList<string> Words(Campaign campaign, WhatIfForm form) =>
    [
        RankingText.Ranks(new(form.ToLevels(), [], [], form.ToSteps()), campaign.Judging == Judging.Points),
        .. RankingText.Bands(new([.. form.ToLevels().OrderByDescending(l => l.FromHundredths)], [], [], []), campaign.Judging == Judging.Points),
        .. form.ToCaps().Select(c => $"Trần điểm của {RankingText.Part(c.Key)}: {c.Value.ToString("0.####", Vietnamese.Culture)}."),
        .. form.ToTreatments().Select(t => $"Không phát sinh ở {RankingText.Part(t.Key)}: {StateNames.Of(t.Value)}."),
    ];

    private static WhatIfPage PageOf(Campaign campaign, RankingGroup group, WhatIfForm tried, WhatIfResult result, Page<ComparedRow>? rows) => new(
        campaign,
        group,
        tried.WithBlankLines(),
        rows is null ? [] : Words(campaign, tried),
        [.. result.Groups.Select(g => new SelectListItem($"{g.Code}. {Short(g.Title)}{(g.Cap is { } cap ? $" (đang là {cap.ToString("0.####", Vietnamese.Culture)})" : " (không trần)")}", g.Code))],
        PartChoices.Of(result.Parts),
        [.. result.Claimed.Select(c => new SelectListItem($"{c.Code}. {Short(c.Title)} ({c.Claims} phiếu)", c.Code))],
        rows is null ? null : result,
        rows);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60].TrimEnd() + "…";

    private static RankingGroup Choose(Campaign campaign, Guid? group) =>
        group is { } wanted
            ? campaign.Group(wanted)
            : campaign.Groups.OrderBy(g => g.Order).FirstOrDefault() ?? throw new NotFoundException("Phong trào chưa có nhóm xếp hạng.");

    private async Task<Campaign> FindAsync(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking()
            .Include(c => c.Groups).Include(c => c.Bands).Include(c => c.TieVotes).AsSplitQuery()
            .Where(c => c.Id == id)
            .OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Thử phương án là việc của người quản lý phong trào.");
        return campaign;
    }
}

public static class WhatIfSetup
{
    public static IServiceCollection AddWhatIfs(this IServiceCollection services) => services.AddScoped<ReadWhatIf>();
}
