using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

public sealed record GridCell
{
    public Guid SheetId { get; init; }

    public long Version { get; init; }

    /// <summary>As typed; empty leaves the row as it is.</summary>
    public string? Points { get; init; }

    public string? Reason { get; init; }
}

public sealed record GridForm
{
    public List<GridCell> Rows { get; init; } = [];

    public int? Page { get; init; }
}

public sealed class GridFormValidator : AbstractValidator<GridForm>
{
    public GridFormValidator()
    {
        // What is wrong with a row is said at the row by the action, which knows the criterion.
        RuleFor(f => f.Rows).Must(r => r.Count <= CriterionGridController.PageSize).WithMessage($"Mỗi trang không quá {CriterionGridController.PageSize} dòng.");
        RuleFor(f => f.Page).GreaterThan(0);
    }
}

public sealed record PasteForm
{
    public string? Text { get; init; }

    public string? CommonReason { get; init; }

    /// <summary>A digest of the lines the preview was made from; none before the preview.</summary>
    public string? Seen { get; init; }
}

public sealed class PasteFormValidator : AbstractValidator<PasteForm>
{
    public PasteFormValidator()
    {
        RuleFor(f => f.Text).NotEmpty();
        RuleFor(f => f.CommonReason).MaximumLength(ScoreLine.TextMaxLength);
    }
}

/// <summary>One criterion across all units: typed into a table, or pasted as a column with a preview. All rows are saved or none.</summary>
[Route("appraisal/{campaignId:guid}/criteria/{criterionId:guid}/grid")]
public sealed class CriterionGridController(PortalDbContext db, ReadDuties readDuties, AppraiseCriterion appraise, TimeProvider clock) : PortalController
{
    public const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid campaignId, Guid criterionId, int? page) =>
        View("Grid", await PageAsync(await OpenAsync(campaignId, criterionId), page, null));

    [HttpPost("")]
    public async Task<IActionResult> Save(Guid campaignId, Guid criterionId, GridForm form)
    {
        var open = await OpenAsync(campaignId, criterionId);
        DomainRuleException.ThrowIfAny(open.Obstacles);
        var targets = await RowsOf(open, [.. form.Rows.Select(c => c.SheetId)]).ToDictionaryAsync(r => r.SheetId, Cancellation);
        var marks = new List<CriterionMark>();
        for (var i = 0; i < form.Rows.Count; i++)
        {
            var cell = form.Rows[i];
            if (string.IsNullOrWhiteSpace(cell.Points))
            {
                if (Vietnamese.Clean(cell.Reason) is not null)
                {
                    ModelState.AddModelError($"rows[{i}].points", "Có lý do mà chưa có điểm.");
                }

                continue;
            }

            if (!targets.TryGetValue(cell.SheetId, out var row) || Blocked(open, row) is not null)
            {
                throw new ForbiddenException("Có phiếu trong bảng không thuộc phần anh/chị thẩm định.");
            }

            if (!PointsText.TryRead(cell.Points, out var points))
            {
                ModelState.AddModelError($"rows[{i}].points", $"Không đọc được điểm «{cell.Points}»; ví dụ 1,5.");
            }
            else if (points < Points.Zero || points > open.Most)
            {
                ModelState.AddModelError($"rows[{i}].points", $"Điểm phải từ 0 đến {open.Most.ToExactString()}.");
            }
            else if (SaveMarks.DemandsReason(open.Duty.Leaf) && points != (row.Self ?? Points.Zero) && Vietnamese.Clean(cell.Reason) is null)
            {
                ModelState.AddModelError($"rows[{i}].reason", "Điểm khác điểm tự chấm, cần ghi lý do.");
            }
            else if (cell.Reason?.Length > ScoreLine.TextMaxLength)
            {
                ModelState.AddModelError($"rows[{i}].reason", $"Không quá {ScoreLine.TextMaxLength} ký tự.");
            }
            else if (points != row.Current || Vietnamese.Clean(cell.Reason) != row.Reason)
            {
                marks.Add(new CriterionMark(cell.SheetId, points, cell.Reason, cell.Version));
            }
        }

        if (!ModelState.IsValid)
        {
            return Again("Grid", await PageAsync(open, form.Page, form));
        }

        try
        {
            await appraise.RunAsync(Actor, open.Campaign, open.Duty.CriteriaId, criterionId, marks, clock.GetUtcNow(), Cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Có dòng vừa được người khác chấm trong lúc anh/chị nhập; điểm của họ ghi ở cột «Đang là». Chưa lưu dòng nào; anh/chị xem lại rồi lưu lần nữa.");
            var again = await PageAsync(open, form.Page, form, freshVersions: true);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Grid", again);
        }

        Notice(marks.Count == 0 ? "Không có dòng nào thay đổi." : $"Đã lưu {marks.Count} dòng của tiêu chí {open.Duty.Leaf.Code}.");
        return Redirect($"/appraisal/{campaignId}/criteria/{criterionId}/grid?page={form.Page ?? 1}");
    }

    [HttpPost("preview")]
    public async Task<IActionResult> Preview(Guid campaignId, Guid criterionId, PasteForm form)
    {
        var open = await OpenAsync(campaignId, criterionId);
        if (!ModelState.IsValid)
        {
            return Again("Grid", await PageAsync(open, 1, null) with { Paste = form });
        }

        return View("Preview", await PreviewAsync(open, form));
    }

    [HttpPost("pasting")]
    public async Task<IActionResult> Paste(Guid campaignId, Guid criterionId, PasteForm form)
    {
        var open = await OpenAsync(campaignId, criterionId);
        DomainRuleException.ThrowIfAny(open.Obstacles);
        if (!ModelState.IsValid)
        {
            return Again("Grid", await PageAsync(open, 1, null) with { Paste = form });
        }

        var preview = await PreviewAsync(open, form);
        if (preview.Form.Seen != form.Seen)
        {
            // What was agreed to is not what would be saved now.
            ModelState.Remove(nameof(PasteForm.Seen));
            ModelState.AddModelError("", "Điểm của tiêu chí này vừa thay đổi sau khi anh/chị xem trước. Chưa lưu dòng nào; anh/chị xem lại bảng dưới đây rồi xác nhận.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Preview", preview);
        }

        var marks = preview.Marks.Where(m => m.Outcome == PasteOutcome.Change).ToList();
        DomainRuleException.ThrowIf(marks.Count == 0, "paste.nothing", "Không có dòng nào để lưu.");
        await appraise.RunAsync(
            Actor,
            open.Campaign,
            open.Duty.CriteriaId,
            criterionId,
            [.. marks.Select(m => new CriterionMark(m.Target!.SheetId, m.Points!.Value, m.Reason, preview.Versions[m.Target.SheetId]))],
            clock.GetUtcNow(),
            Cancellation);
        var left = preview.Marks.Count(m => m.Outcome == PasteOutcome.Wrong);
        Notice($"Đã lưu {marks.Count} dòng của tiêu chí {open.Duty.Leaf.Code}." + (left > 0 ? $" {left} dòng không đọc được, chưa lưu." : ""));
        return Redirect($"/appraisal/{campaignId}/criteria/{criterionId}/grid");
    }

    private async Task<PreviewPage> PreviewAsync(Opened open, PasteForm form)
    {
        var rows = await RowsOf(open).ToListAsync(Cancellation);
        var targets = rows.Select(r => new PasteTarget(r.SheetId, r.Code, r.Name, r.Self, r.Current, r.Reason, Blocked(open, r))).ToList();
        var marks = PastedColumn.Match(PastedColumn.Read(form.Text), targets, open.Most, form.CommonReason, SaveMarks.DemandsReason(open.Duty.Leaf));
        var versions = rows.ToDictionary(r => r.SheetId, r => r.Version ?? SaveMarks.NotThereYet);
        var seen = new StringBuilder(form.Text).Append('\n').Append(form.CommonReason);
        foreach (var mark in marks.Where(m => m.Outcome == PasteOutcome.Change))
        {
            seen.Append(CultureInfo.InvariantCulture, $"\n{mark.Target!.SheetId}:{versions[mark.Target.SheetId]}");
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen.Replace("\r\n", "\n").ToString())));
        ModelState.Remove(nameof(PasteForm.Seen));
        var named = marks.Count == 0 || marks.Any(m => m.Line.Who is not null);
        var note = named || marks.Count == targets.Count
            ? null
            : $"Cột dán có {marks.Count} dòng, danh sách có {targets.Count} đơn vị. Điểm được gán theo thứ tự trong danh sách; anh/chị kiểm tra kỹ hoặc dán kèm mã hoặc tên đơn vị.";
        return new PreviewPage(Head(open), marks, versions, note, form with { Seen = digest });
    }

    private async Task<GridPage> PageAsync(Opened open, int? page, GridForm? typed, bool freshVersions = false)
    {
        var rows = await RowsOf(open).ToPageAsync(page, PageSize, Cancellation);
        var cells = (typed?.Rows ?? []).Select((c, i) => (c, i)).GroupBy(x => x.c.SheetId).ToDictionary(g => g.Key, g => g.First());
        var lines = rows.Rows.Select(r =>
        {
            var has = cells.TryGetValue(r.SheetId, out var cell);
            return new GridLine(
                r,
                Blocked(open, r),
                AppraisalAccess.Blocked(Actor, r.UnitId, r.PersonId) is null && r.State != SheetState.Draft,
                has ? cell.c.Points : r.Current?.ToExactString(),
                has ? cell.c.Reason : r.Reason,
                has && !freshVersions ? cell.c.Version : r.Version ?? SaveMarks.NotThereYet,
                has ? ErrorOf($"rows[{cell.i}].points") : null,
                has ? ErrorOf($"rows[{cell.i}].reason") : null);
        });
        return new GridPage(Head(open), new Page<GridLine>([.. lines], rows.Number, rows.Size, rows.Total), new PasteForm());
    }

    private string? ErrorOf(string key) => ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage)) : null;

    private GridHead Head(Opened open) => new(
        open.Campaign.Id, open.Campaign.Name, open.Duty, open.Most, open.Campaign.AppraisalWindow(clock.GetUtcNow())?.End, open.Obstacles);

    private string? Blocked(Opened open, GridRow row) =>
        AppraisalAccess.Blocked(Actor, row.UnitId, row.PersonId)
        ?? (row.State == SheetState.Draft ? "Đơn vị chưa khóa phiếu tự chấm." : null)
        ?? row.Claim switch
        {
            ClaimState.Waiting => "Đơn vị khai không phát sinh, chờ chấp thuận; quyết định khai báo trước khi ghi điểm.",
            ClaimState.Approved => "Đã chấp thuận không phát sinh.",
            _ => null,
        };

    /// <param name="only">The sheets wanted; all of the criterion when null.</param>
    private IQueryable<GridRow> RowsOf(Opened open, Guid[]? only = null)
    {
        var (criteria, criterion, unitOnly) = (open.Duty.CriteriaId, open.Duty.CriterionId, open.Duty.OnlyUnitId);
        return
            from sheet in db.ScoreSheets
            where sheet.CriteriaId == criteria && (only == null || only.Contains(sheet.Id)) && (unitOnly == null || sheet.UnitId == unitOnly)
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            join unit in db.Units on sheet.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            join line in db.ScoreLines.Where(l => l.CriterionId == criterion) on sheet.Id equals line.SheetId into lines
            from line in lines.DefaultIfEmpty()
            orderby participant.SearchText, sheet.Id
            select new GridRow(
                sheet.Id,
                participant.Name,
                participant.UnitName,
                // An individual is not found by the code of the unit, which colleagues share.
                participant.Kind == ParticipantKind.Collective ? unit.Code : null,
                sheet.UnitId,
                participant.PersonId,
                sheet.State,
                line.SelfPoints,
                (ClaimState?)line.Claim,
                line.EvidenceCount,
                line.AppraisalPoints,
                line.AppraisalReason,
                line.AppraisalByName,
                (long?)line.Version);
    }

    private async Task<Opened> OpenAsync(Guid campaignId, Guid criterionId)
    {
        Demand.That(AppraisalAccess.CanAppraiseAny(Actor));
        var campaign = await db.Campaigns.AsNoTracking()
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => c.Id == campaignId && c.State != CampaignState.Draft)
            .OneAsync(Cancellation);
        var duties = await readDuties.RunAsync(Actor, campaignId, Cancellation);
        var duty = duties.Find(criterionId);
        if (duty is null)
        {
            Demand.That(!await db.Criteria.AnyAsync(c => c.Id == criterionId && c.CampaignId == campaignId, Cancellation), "Tiêu chí này không giao cho anh/chị thẩm định.");
            throw new NotFoundException();
        }

        IReadOnlyList<Obstacle> obstacles = campaign.IsAppraisalClosed(duty.AgencyUnitId)
            ? [new Obstacle("appraisal.closed", "Cơ quan đã chốt thẩm định; muốn sửa phải đề nghị cơ quan phát động mở lại.")]
            : [.. campaign.ObstaclesToAppraising(clock.GetUtcNow())];
        return new Opened(campaign, duty, duty.Leaf.MostPoints, obstacles);
    }

    private sealed record Opened(Campaign Campaign, Duty Duty, Points Most, IReadOnlyList<Obstacle> Obstacles);
}

public sealed record GridHead(Guid CampaignId, string CampaignName, Duty Duty, Points Most, DateTimeOffset? End, IReadOnlyList<Obstacle> Obstacles)
{
    public string Address => $"/appraisal/{CampaignId}/criteria/{Duty.CriterionId}/grid";
}

/// <param name="Claim">What became of the unit's claim that no task arose; none where there is no line yet.</param>
/// <param name="Version">Of the line; none where there is no line yet.</param>
public sealed record GridRow(
    Guid SheetId,
    string Name,
    string? UnitName,
    string? Code,
    Guid? UnitId,
    Guid? PersonId,
    SheetState State,
    Points? Self,
    ClaimState? Claim,
    int? Evidence,
    Points? Current,
    string? Reason,
    string? ByName,
    long? Version);

/// <param name="Blocked">Why no points can be given here.</param>
/// <param name="CanOpen">The sheet may be opened, whether points can be given or not.</param>
public sealed record GridLine(GridRow Row, string? Blocked, bool CanOpen, string? Points, string? Reason, long Version, string? PointsError, string? ReasonError);

public sealed record GridPage(GridHead Head, Page<GridLine> Page, PasteForm Paste);

public sealed record PreviewPage(GridHead Head, IReadOnlyList<PastedMark> Marks, IReadOnlyDictionary<Guid, long> Versions, string? Note, PasteForm Form)
{
    public int Count(PasteOutcome outcome) => Marks.Count(m => m.Outcome == outcome);
}
