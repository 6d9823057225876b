using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Store;
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

        problems.AddRange(Problems(leaf, form, out var answer));
        if (problems.Count > 0)
        {
            return await AgainAsync(id, filter, new Resent(leaf.Code, form, problems.ToLookup(p => p.Field, p => p.Text), false), StatusCodes.Status400BadRequest);
        }

        try
        {
            await marks.SelfAsync(Actor, campaign, sheet, tree.Nodes[leaf.Code].Id, answer, form.Explanation, [.. form.Evidence.Distinct()], form.Version, now, Cancellation);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(conflict))
        {
            db.ChangeTracker.Clear();
            return await AgainAsync(id, filter, new Resent(leaf.Code, form, LinePanel.NoProblems, true), StatusCodes.Status409Conflict);
        }

        Notice($"Đã lưu tiêu chí {leaf.Code}.");
        return Redirect($"/sheets/{id}{filter.Query(leaf.Code)}#tc-{leaf.Index}");
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
