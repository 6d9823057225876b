using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

public sealed record UnheldForm
{
    public Guid? CriterionId { get; init; }

    public string? Reason { get; init; }
}

public sealed class UnheldFormValidator : AbstractValidator<UnheldForm>
{
    public UnheldFormValidator()
    {
        RuleFor(f => f.CriterionId).NotNull();
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(UnheldSurvey.ReasonMaxLength);
    }
}

public sealed record RevocationForm
{
    public string? Reason { get; init; }
}

public sealed class RevocationFormValidator : AbstractValidator<RevocationForm>
{
    public RevocationFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(UnheldSurvey.ReasonMaxLength);
}

public sealed record UnheldPage(Campaign Campaign, IReadOnlyList<SelectListItem> Leaves, IReadOnlyList<UnheldRow> Rows, int Sheets, IReadOnlyList<Obstacle> Obstacles, UnheldForm Form);

public sealed record RevocationPage(Campaign Campaign, UnheldRow Survey, IReadOnlyList<Obstacle> Obstacles, RevocationForm Form);

/// <summary>Không tổ chức khảo sát: the leaf leaves every sheet, and a note stands under every table.</summary>
[Route("campaigns/{campaignId:guid}/unheld-surveys")]
public sealed class UnheldSurveysController(PortalDbContext db, ReadFigures read, RecordFigures record, CampaignTrees trees, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid campaignId) => View("Unheld", await PageAsync(campaignId, new UnheldForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid campaignId, UnheldForm form)
    {
        var now = clock.GetUtcNow();
        var page = await PageAsync(campaignId, form);
        DomainRuleException.ThrowIfAny(page.Obstacles);
        if (ModelState.IsValid && page.Leaves.All(l => l.Value != form.CriterionId.ToString()))
        {
            ModelState.AddModelError("form.criterionId", "Chọn một tiêu chí khảo sát hoặc lấy theo số liệu nhập.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Unheld", page);
        }

        var criterion = await db.Criteria.AsNoTracking().Where(c => c.Id == form.CriterionId && c.CampaignId == campaignId).OneAsync(Cancellation);
        DomainRuleException.ThrowIfAny(CentralFigure.ObstaclesToTaking(page.Campaign, criterion.AgencyUnitId));
        var survey = await db.UnheldSurveys.SingleOrDefaultAsync(s => s.CriterionId == criterion.Id, Cancellation);
        if (survey is null)
        {
            survey = new UnheldSurvey(Actor, campaignId, criterion.CriteriaId, criterion.Id, criterion.Code, criterion.Title, form.Reason, now);
            db.UnheldSurveys.Add(survey);
        }
        else
        {
            survey.DeclareAgain(Actor, form.Reason, now);
        }

        await record.LeaveOutAsync(Actor, survey, now, Cancellation);
        await db.SaveChangesAsync();
        Notice($"Đã ghi nhận: không tổ chức khảo sát, tiêu chí {survey.Code}. Điểm của mọi phiếu đã tính lại.");
        return Redirect($"/campaigns/{campaignId}/unheld-surveys");
    }

    [HttpGet("{id:guid}/revocation")]
    public async Task<IActionResult> Revocation(Guid campaignId, Guid id) => View("Revocation", await RevocationPageAsync(campaignId, id, new RevocationForm()));

    [HttpPost("{id:guid}/revocation")]
    public async Task<IActionResult> Revoke(Guid campaignId, Guid id, RevocationForm form)
    {
        var now = clock.GetUtcNow();
        var page = await RevocationPageAsync(campaignId, id, form);
        DomainRuleException.ThrowIfAny(page.Obstacles);
        if (!ModelState.IsValid)
        {
            return Again("Revocation", page);
        }

        var survey = await db.UnheldSurveys.Where(s => s.Id == id && s.CampaignId == campaignId).OneAsync(Cancellation);
        survey.Revoke(Actor, form.Reason, now);
        await record.PutBackAsync(Actor, page.Campaign, survey, form.Reason!, now, Cancellation);
        await db.SaveChangesAsync();
        Notice($"Tiêu chí {survey.Code} được tính lại vào mọi phiếu.");
        return Redirect($"/campaigns/{campaignId}/unheld-surveys");
    }

    private async Task<Campaign> FindAsync(Guid campaignId)
    {
        var campaign = await read.CampaignAsync(Actor, campaignId, Cancellation);
        Demand.That(FigureAccess.CanDeclareUnheld(Actor, campaign), "Chỉ cơ quan phát động ghi nhận không tổ chức khảo sát.");
        return campaign;
    }

    private async Task<UnheldPage> PageAsync(Guid campaignId, UnheldForm form)
    {
        var campaign = await FindAsync(campaignId);
        var rows = await RowsAsync(campaignId);
        var sets = await db.CampaignCriteria.Where(c => c.CampaignId == campaignId && db.ScoreSheets.Any(s => s.CriteriaId == c.Id)).OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name }).ToListAsync(Cancellation);
        var leaves = new List<SelectListItem>();
        foreach (var set in sets)
        {
            var tree = await trees.ReadAsync(set.Id, Cancellation);
            leaves.AddRange(tree.ScoredLeaves
                .Where(l => l.Rule is SurveyRule || l.Source.InputBy == InputBy.Imported)
                .Where(l => rows.All(r => r.CriterionId != tree.Nodes[l.Code].Id))
                .Select(l => new SelectListItem($"{l.Code}. {l.Title}{(sets.Count > 1 ? " – " + set.Name : "")}", tree.Nodes[l.Code].Id.ToString())));
        }

        var sheets = await db.ScoreSheets.CountAsync(s => s.CampaignId == campaignId, Cancellation);
        return new UnheldPage(campaign, leaves, [.. rows.Select(r => r.Row)], sheets, [.. CentralFigure.ObstaclesInCampaign(campaign)], form);
    }

    private async Task<RevocationPage> RevocationPageAsync(Guid campaignId, Guid id, RevocationForm form)
    {
        var campaign = await FindAsync(campaignId);
        var row = (await RowsAsync(campaignId)).Find(r => r.Row.Id == id).Row ?? throw new NotFoundException();
        return new RevocationPage(campaign, row, [.. CentralFigure.ObstaclesInCampaign(campaign)], form);
    }

    private async Task<List<(Guid CriterionId, UnheldRow Row)>> RowsAsync(Guid campaignId) =>
        [.. (await db.UnheldSurveys
            .Where(s => s.CampaignId == campaignId && s.RevokedAt == null)
            .OrderBy(s => s.Code).ThenBy(s => s.Id)
            .Select(s => new { s.CriterionId, Row = new UnheldRow(s.Id, s.Code, s.Title, s.Reason, s.ByName, s.At) })
            .ToListAsync(Cancellation))
            .Select(s => (s.CriterionId, s.Row))];
}
