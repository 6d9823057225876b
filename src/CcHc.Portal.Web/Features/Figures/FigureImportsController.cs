using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

/// <summary>A figure that an import changed, once it is taken.</summary>
public sealed record TakenFigure(string Name, Guid SheetId, string Code, Points? Before, Points After);

/// <param name="Plan">Null once the file is taken; then <paramref name="Taken"/> says what it changed.</param>
public sealed record FigureImportPage(
    Campaign Campaign, FigureDuty Duty, FigureImport Import, FigurePlan? Plan, Page<PlannedFigure>? Shown, string? Show, Page<TakenFigure>? Taken, IReadOnlyList<Obstacle> Obstacles);

/// <summary>A file of figures: what it would do, and doing it.</summary>
[Route("campaigns/{campaignId:guid}/figures/imports/{id:guid}")]
public sealed class FigureImportsController(PortalDbContext db, ReadFigures read, RecordFigures record, KeepTable keep, TimeProvider clock) : PortalController
{
    private const int MostTries = 4;

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid campaignId, Guid id, string? show, int? page)
    {
        var (campaign, duty, import) = await FindAsync(campaignId, id, tracked: false);
        if (import.AppliedAt is not null)
        {
            var taken = await db.FigureValues
                .Where(v => v.ImportId == id && v.PointsBefore != v.Points)
                .Join(db.CentralFigures, v => v.FigureId, f => f.Id, (v, f) => new { v, f })
                .Join(db.ScoreSheets, x => x.f.SheetId, s => s.Id, (x, s) => new { x.v, x.f, s.ParticipantId })
                .Join(db.Participants, x => x.ParticipantId, p => p.Id, (x, p) => new { x.v, x.f, p.Name, p.SearchText })
                .OrderBy(x => x.SearchText).ThenBy(x => x.f.Code).ThenBy(x => x.v.Id)
                .Select(x => new TakenFigure(x.Name, x.f.SheetId, x.f.Code, x.v.PointsBefore, x.v.Points))
                .ToPageAsync(page, cancellation: Cancellation);
            return View("Import", new FigureImportPage(campaign, duty, import, null, null, show, taken, []));
        }

        var plan = await PlanAsync(duty, import);
        var wanted = plan.Figures.Where(f => show switch { "moi" => f.Outcome == FigureOutcome.New, "tat-ca" => true, _ => f.Outcome is FigureOutcome.New or FigureOutcome.Changed }).OrderByDescending(f => f.Outcome == FigureOutcome.Changed).ToList();
        var last = Math.Max(1, (wanted.Count + Paged.DefaultSize - 1) / Paged.DefaultSize);
        var number = Math.Clamp(page ?? 1, 1, last);
        return View("Import", new FigureImportPage(
            campaign, duty, import, plan, new Page<PlannedFigure>([.. wanted.Skip((number - 1) * Paged.DefaultSize).Take(Paged.DefaultSize)], number, Paged.DefaultSize, wanted.Count), show, null, [.. Obstacles(plan)]));
    }

    [HttpPost("application")]
    public async Task<IActionResult> Apply(Guid campaignId, Guid id, string? fingerprint)
    {
        var now = clock.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            var (campaign, duty, import) = await FindAsync(campaignId, id, tracked: true);
            Demand.That(import.ByPersonId == Actor.PersonId, "Tệp do người khác tải lên; người đó xem và ghi.");
            var plan = await PlanAsync(duty, import);
            DomainRuleException.ThrowIfAny(Obstacles(plan));
            DomainRuleException.ThrowIf(import.AppliedAt is null && fingerprint != plan.Fingerprint, "figures.changed", "Số liệu đã thay đổi sau khi anh/chị xem; anh/chị xem lại các thay đổi rồi ghi.");

            var changing = plan.Figures.Where(f => f.Outcome != FigureOutcome.Same).ToList();
            import.Apply(Actor, plan.Count(FigureOutcome.New), plan.Count(FigureOutcome.Changed), plan.Count(FigureOutcome.Confirmed), now);
            await record.TakeAsync(
                Actor, campaign, duty.CriteriaId, [.. changing.Select(f => new FigureOfSheet(f.Entry.Unit.SheetId, duty.Tree.Nodes[f.Entry.Leaf.Code].Id, f.Entry.Answer))], import.Source, import.Id, now, Cancellation);
            try
            {
                await db.SaveChangesAsync();
                Notice($"Đã ghi số liệu: {import.NewCount} mới, {import.ChangedCount} thay đổi, {import.ConfirmedCount} giữ nguyên ở thời điểm mới.");
                return Redirect($"/campaigns/{campaignId}/figures/imports/{id}");
            }
            catch (DbUpdateConcurrencyException conflict) when (attempt < MostTries && conflict.Entries.All(e => e.Entity is ScoreSheet or FieldSum))
            {
                // A unit saved one of its lines meanwhile: only the sums met, and they are computed again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static IEnumerable<Obstacle> Obstacles(FigurePlan plan)
    {
        if (plan.Reading.Errors.Count > 0)
        {
            yield return new("figures.errors", $"Tệp còn {plan.Reading.Errors.Count} lỗi. Anh/chị sửa trong tệp rồi tải lên lại; khi còn lỗi thì không dòng nào được ghi.");
        }
        else if (plan.Figures.All(f => f.Outcome == FigureOutcome.Same))
        {
            yield return new("figures.nothing", "Tệp không có gì khác với số liệu đang có, nên không có gì để ghi.");
        }
    }

    private async Task<FigurePlan> PlanAsync(FigureDuty duty, FigureImport import)
    {
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == import.FileId).OneAsync(Cancellation);
        return await read.PlanAsync(Actor, duty, import, keep.Read(file), Cancellation);
    }

    private async Task<(Campaign Campaign, FigureDuty Duty, FigureImport Import)> FindAsync(Guid campaignId, Guid id, bool tracked)
    {
        var campaign = await read.CampaignAsync(Actor, campaignId, Cancellation);
        var imports = tracked ? db.FigureImports : db.FigureImports.AsNoTracking();

        // What was not taken yet is nobody else's business.
        var import = await imports.Where(i => i.Id == id && i.CampaignId == campaignId && (i.AppliedAt != null || i.ByPersonId == Actor.PersonId)).OneAsync(Cancellation);
        return (campaign, await read.DutyAsync(Actor, campaign, import.CriteriaId, Cancellation), import);
    }
}

/// <summary>An answer as a few words, for tables of figures.</summary>
public static class FigureWords
{
    public static string Of(Answer answer)
    {
        var text = AnswerText.Of(answer);
        return answer.NotApplicable is { } treatment ? $"không phát sinh ({StateNames.Of(treatment)})"
            : text.Numerator is not null ? $"{text.Numerator}/{text.Denominator}"
            : text.Value is not null ? text.Value + "%"
            : text.Option ?? text.Count ?? text.Counts ?? text.Date ?? text.Mark ?? "–";
    }

    public static string Of(string json) => Of(Answer.FromJson(json));
}
