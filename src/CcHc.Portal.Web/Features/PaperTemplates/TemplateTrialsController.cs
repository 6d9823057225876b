using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.PaperTemplates;

/// <param name="Key">Of a paper («p-…») or of a campaign («c-…»), whichever is tried with.</param>
public sealed record TrialChoice(string Key, string Text);

/// <param name="Text">None before something was chosen, or where its data makes no paper.</param>
public sealed record TrialPage(TemplatePlace Place, int Number, IReadOnlyList<TrialChoice> Choices, string? Of, OfficialPaper? Text, string? Refusal, BrowserState Browser);

/// <summary>Thử với dữ liệu thật: a version filled with the data of a paper or a campaign. Nothing of it is kept.</summary>
[Route("paper-templates/{unitId:guid}/{kind}/versions/{number:int}/trial")]
public sealed class TemplateTrialsController(PortalDbContext db, ReadTemplates templates, PaperFiles files, IPaperRenderer renderer) : PortalController
{
    private const int MostChoices = 20;

    // Made of one sheet, one registration, one set or one issued paper: a campaign alone gives no data for them.
    private static readonly PaperKind[] OfOneThing =
    [
        PaperKind.CriteriaDecision, PaperKind.Pledge, PaperKind.SelfAssessmentReport,
        PaperKind.CorrectionLetter, PaperKind.AmendingDecision, PaperKind.ReplacingDecision, PaperKind.RecallingDecision,
    ];

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid unitId, PaperKind? kind, int number, string? of)
    {
        var place = await templates.FindAsync(Actor, unitId, kind, Cancellation);
        var version = await templates.VersionAsync(place, number, Cancellation);
        OfficialPaper? text = null;
        string? refusal = null;
        if (!string.IsNullOrEmpty(of))
        {
            try
            {
                text = await FilledAsync(place, version, of);
            }
            catch (DomainRuleException lacking)
            {
                refusal = lacking.Message;
            }
        }

        return View("Trial", new TrialPage(place, number, await ChoicesAsync(place), of, text, refusal, await renderer.CheckAsync(Cancellation)));
    }

    [HttpGet("pdf")]
    public async Task<IActionResult> Pdf(Guid unitId, PaperKind? kind, int number, string? of)
    {
        var place = await templates.FindAsync(Actor, unitId, kind, Cancellation);
        var text = await FilledAsync(place, await templates.VersionAsync(place, number, Cancellation), of);
        return File(await renderer.PdfAsync(text, Cancellation), FileKinds.MediaType(FileKind.Pdf), FileName(place.Kind, number, "pdf"));
    }

    [HttpGet("docx")]
    public async Task<IActionResult> Docx(Guid unitId, PaperKind? kind, int number, string? of)
    {
        var place = await templates.FindAsync(Actor, unitId, kind, Cancellation);
        var text = await FilledAsync(place, await templates.VersionAsync(place, number, Cancellation), of);
        return File(renderer.Docx(text), FileKinds.MediaType(FileKind.Docx), FileName(place.Kind, number, "docx"));
    }

    private static string FileName(PaperKind kind, int number, string ending) => $"thu-mau-{Vietnamese.Fold(StateNames.Of(kind)).Replace(' ', '-')}-phien-ban-{number}.{ending}";

    private async Task<OfficialPaper> FilledAsync(TemplatePlace place, TemplateVersion version, string? of)
    {
        var paper = await ChosenAsync(place, of);
        return await files.ComposerOf(paper).ComposeAsync(paper, PaperMarks.Draft with { Template = PaperSnapshot.Read(version.ContentJson) }, Cancellation);
    }

    private async Task<Paper> ChosenAsync(TemplatePlace place, string? of)
    {
        if (of is not { Length: > 2 } || !Guid.TryParse(of[2..], out var id))
        {
            throw new NotFoundException();
        }

        if (of[0] == 'p')
        {
            return await PapersOf(place).Where(p => p.Id == id).OneAsync(Cancellation);
        }

        if (OfOneThing.Contains(place.Kind))
        {
            throw new NotFoundException();
        }

        var campaign = await CampaignsOf(place).Where(c => c.Id == id).Select(c => new { c.Id, c.Name }).OneAsync(Cancellation);
        return new Paper(place.Kind, place.UnitId, campaign.Name, campaign.Id);
    }

    private async Task<IReadOnlyList<TrialChoice>> ChoicesAsync(TemplatePlace place)
    {
        var papers = await PapersOf(place).OrderByDescending(p => p.Id).Take(MostChoices)
            .Select(p => new { p.Id, p.Title, p.State, Of = p.IssuingUnitId == place.UnitId ? null : db.Units.Where(u => u.Id == p.IssuingUnitId).Select(u => u.Name).FirstOrDefault() })
            .ToListAsync(Cancellation);
        var campaigns = OfOneThing.Contains(place.Kind) ? [] : await CampaignsOf(place).OrderByDescending(c => c.Id).Take(MostChoices).Select(c => new { c.Id, c.Name }).ToListAsync(Cancellation);
        return
        [
            .. papers.Select(p => new TrialChoice($"p-{p.Id}", $"Văn bản ({StateNames.Of(p.State).ToLower(Vietnamese.Culture)}): {(p.Of is null ? "" : $"{p.Of}, ")}{p.Title}")),
            .. campaigns.Select(c => new TrialChoice($"c-{c.Id}", $"Dữ liệu của đợt: {c.Name}")),
        ];
    }

    /// <summary>Papers of the agency, and those of the units that take part in its rounds.</summary>
    private IQueryable<Paper> PapersOf(TemplatePlace place) => db.PapersFor(Actor).AsNoTracking()
        .Where(p => p.Kind == place.Kind && (p.IssuingUnitId == place.UnitId || p.OverseeingUnitId == place.UnitId))
        .Where(p => p.CampaignId != null || p.CriteriaVersionId != null || p.ConcernsId != null);

    private IQueryable<Domain.Campaigns.Campaign> CampaignsOf(TemplatePlace place) =>
        db.CampaignsFor(Actor).AsNoTracking().Where(c => c.IssuingUnitId == place.UnitId || c.AdvisingUnitId == place.UnitId);
}
