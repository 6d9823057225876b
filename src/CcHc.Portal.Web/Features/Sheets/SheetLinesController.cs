using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>Saves one criterion at a time, so that a broken line costs one criterion.</summary>
[Route("sheets/{id:guid}/lines/{code}")]
public sealed class SheetLinesController(
    PortalDbContext db,
    CampaignTrees trees,
    ReadSheet read,
    BuildWorkspace workspace,
    SaveMarks marks,
    KeepEvidenceFiles keepFiles,
    TimeProvider clock) : PortalController
{
    /// <summary>The page's script saves while one types and wants the parts that changed, not a page.</summary>
    private bool IsAutosave => Request.Headers.ContainsKey(IdentitySetup.AutosaveHeader);

    [HttpGet("")]
    public IActionResult Show(Guid id, string code) => Redirect($"/sheets/{id}/reasons/{Uri.EscapeDataString(code)}");

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, string code, LineForm form, [FromQuery] WorkspaceFilter filter)
    {
        var now = clock.GetUtcNow();
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanFill(Actor, campaign, sheet.UnitId));
        DomainRuleException.ThrowIfAny(sheet.ObstaclesToEditing().Concat(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, sheet.GroupId, sheet.UnitId)));
        var tree = await trees.ReadAsync(sheet.CriteriaId, Cancellation);
        var leaf = Leaf(tree, code);

        var problems = new List<(string Field, string Text)>();
        problems.AddRange(ModelState.Where(s => s.Value?.Errors.Count > 0).SelectMany(s => s.Value!.Errors, (s, e) => (LineFields.Of(s.Key), e.ErrorMessage)));
        ModelState.Clear();
        if (problems.Count == 0 && form.Files.Count > 0)
        {
            // Files are stored before the answer is read, so that a form shown again keeps them.
            var files = await keepFiles.RunAsync(Actor, campaign, EvidenceAccess.StoreOf(campaign, sheet.UnitId), form.Files, now, Cancellation);
            form = form with { Evidence = [.. form.Evidence.Union(files.Kept.Select(e => e.Id))], Files = [] };
            problems.AddRange(files.Refused.Select(r => (LineFields.Files, r.ToString())));
        }

        if (form.Reuse)
        {
            return await ReuseAsync(id, filter, leaf, form, problems);
        }

        if (IsAutosave && problems.Count > 0)
        {
            return await NotSavedAsync(id, filter, leaf, form, LineAnswer.Incomplete, problems[0].Text, StatusCodes.Status400BadRequest);
        }

        problems.AddRange(Problems(leaf, form, out var answer));
        if (problems.Count > 0)
        {
            return IsAutosave
                ? await PartlyAsync(campaign, sheet, tree, leaf, form, filter, problems, now)
                : await AgainAsync(id, filter, new Resent(leaf.Code, form, problems.ToLookup(p => p.Field, p => p.Text), false), StatusCodes.Status400BadRequest);
        }

        if (await SaveAsync(campaign, sheet, tree, leaf, answer, form, now) is not { } saved)
        {
            return IsAutosave
                ? await NotSavedAsync(id, filter, leaf, form, LineAnswer.Conflict, null, StatusCodes.Status409Conflict)
                : await AgainAsync(id, filter, new Resent(leaf.Code, form, LinePanel.NoProblems, true), StatusCodes.Status409Conflict);
        }

        if (IsAutosave)
        {
            return await SavedAsync(campaign, sheet, tree, leaf, saved, form, filter, LineAnswer.Saved, null);
        }

        Notice($"Đã lưu tiêu chí {leaf.Code}.");
        return Redirect($"/sheets/{id}{filter.Query(leaf.Code)}#tc-{leaf.Index}");
    }

    /// <returns>The line; null where somebody else saved the criterion after it was shown.</returns>
    private async Task<ScoreLine?> SaveAsync(Campaign campaign, ScoreSheet sheet, CampaignTree tree, CriteriaNode leaf, Answer? answer, LineForm form, DateTimeOffset now)
    {
        try
        {
            return await marks.SelfAsync(Actor, campaign, sheet, tree.Nodes[leaf.Code].Id, answer, form.Explanation, [.. form.Evidence.Distinct()], form.Version, now, Cancellation);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(conflict))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>
    /// Figures are often half there while one types. The explanation and the items beside them are stored all the same, with the
    /// answer there was: a long text must not wait for a denominator.
    /// </summary>
    private async Task<IActionResult> PartlyAsync(
        Campaign campaign, ScoreSheet sheet, CampaignTree tree, CriteriaNode leaf, LineForm form, WorkspaceFilter filter, List<(string Field, string Text)> problems, DateTimeOffset now)
    {
        var why = problems[0].Text;
        var stored = await db.ScoreLines.Where(l => l.SheetId == sheet.Id && l.Code == leaf.Code).Select(l => l.SelfAnswer).SingleOrDefaultAsync(Cancellation);
        var before = stored is null ? null : Answer.FromJson(stored);
        var claims = before?.NotApplicable is not null || !string.IsNullOrWhiteSpace(form.NotApplicable);
        if (claims || problems.Any(p => p.Field == LineFields.Explanation) || Vietnamese.Clean(form.Explanation) is null)
        {
            return await NotSavedAsync(sheet.Id, filter, leaf, form, LineAnswer.Incomplete, why, StatusCodes.Status400BadRequest);
        }

        return await SaveAsync(campaign, sheet, tree, leaf, before, form, now) is { } saved
            ? await SavedAsync(campaign, sheet, tree, leaf, saved, form, filter, LineAnswer.Partly, why)
            : await NotSavedAsync(sheet.Id, filter, leaf, form, LineAnswer.Conflict, null, StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> SavedAsync(
        Campaign campaign, ScoreSheet sheet, CampaignTree tree, CriteriaNode leaf, ScoreLine saved, LineForm form, WorkspaceFilter filter, string became, string? problem)
    {
        var reading = await read.AfterSavingAsync(sheet, campaign, tree, saved, marks.Lines, Cancellation);
        return PartialView("_LineAnswer", await workspace.AnswerAsync(Actor, reading, filter, leaf, form, became, problem, Cancellation));
    }

    private async Task<IActionResult> NotSavedAsync(Guid id, WorkspaceFilter filter, CriteriaNode leaf, LineForm form, string became, string? problem, int status)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = status;
        return PartialView("_LineAnswer", await workspace.AnswerAsync(Actor, await read.RunAsync(Actor, id, Cancellation), filter, leaf, form, became, problem, Cancellation));
    }

    /// <summary>Last year's explanation comes after what was typed; the person goes on from there and saves.</summary>
    private async Task<IActionResult> ReuseAsync(Guid id, WorkspaceFilter filter, CriteriaNode leaf, LineForm form, List<(string Field, string Text)> problems)
    {
        var earlier = await db.ScoreLines
            .Where(l => l.SheetId == id && l.Code == leaf.Code)
            .Join(db.ScoreLines, l => l.LastYearLineId, old => old.Id, (l, old) => old.SelfExplanation)
            .SingleOrDefaultAsync(Cancellation);
        var text = string.Join('\n', new[] { Vietnamese.Clean(form.Explanation), earlier }.Where(t => t is not null));
        var again = form with { Explanation = text.Length <= ScoreLine.TextMaxLength ? text : text[..ScoreLine.TextMaxLength], Reuse = false };
        return await AgainAsync(id, filter, new Resent(leaf.Code, again, problems.ToLookup(p => p.Field, p => p.Text), false), StatusCodes.Status200OK);
    }

    private static CriteriaNode Leaf(CampaignTree tree, string code) =>
        tree.Tree.Find(code) is { IsLeaf: true } leaf ? leaf : throw new NotFoundException("Không có tiêu chí này trong phong trào.");

    private static List<(string Field, string Text)> Problems(CriteriaNode leaf, LineForm form, out Answer answer)
    {
        // What could not be read is empty in the answer; that it is missing on top of that would be said twice.
        var unread = form.ToText(leaf).Read(out answer);
        var found = (unread.Count > 0 ? unread : answer.Problems(leaf, onlyOffered: true))
            .Select(p => (LineFields.Of(p.Field), p.Text))
            .ToList();
        if (answer.NotApplicable is not null && Vietnamese.Clean(form.Explanation) is null)
        {
            found.Add((LineFields.Explanation, "Khai «không phát sinh» thì cần ghi rõ lý do."));
        }

        return found;
    }

    private async Task<IActionResult> AgainAsync(Guid id, WorkspaceFilter filter, Resent resent, int status)
    {
        var page = await workspace.RunAsync(Actor, id, filter, resent, clock.GetUtcNow(), Cancellation);
        foreach (var problem in resent.Problems.SelectMany(p => p, (p, text) => (Field: p.Key, text)))
        {
            ModelState.AddModelError(problem.Field, problem.text);
        }

        if (resent.IsConflict)
        {
            ModelState.AddModelError("", $"Tiêu chí {resent.Code} vừa được người khác lưu. Anh/chị xem hai bản cạnh nhau bên dưới, sửa nếu cần rồi lưu lại.");
        }

        Response.StatusCode = status;
        return View("Workspace", page);
    }
}

/// <summary>Names of the panel's fields, as they stand in the form.</summary>
public static class LineFields
{
    public const string Explanation = "explanation";
    public const string Files = "files";

    /// <summary>The field of the form for a name from the engine or the binder.</summary>
    public static string Of(string name) => name switch
    {
        AnswerField.NotApplicable => "notApplicable",
        "" => "",
        _ => char.ToLowerInvariant(name[0]) + name[1..],
    };
}
