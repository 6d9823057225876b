using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <summary>What the rule as typed gives, computed by the engine that will score by it.</summary>
/// <param name="Missing">Why nothing can be computed yet; empty when it can.</param>
/// <param name="Tried">The person's own answer, where one was typed.</param>
/// <param name="Differences">What does not fit the maximum, and how the group stands with it.</param>
/// <param name="Group">The maxima of the group the criterion is in, with the maximum as typed.</param>
/// <param name="Own">The maxima below, where the criterion is a group itself.</param>
/// <param name="Leaf">The criterion as a unit will see it; none while it cannot be read.</param>
public sealed record TrialPage(
    string Method,
    IReadOnlyList<string> Missing,
    IReadOnlyList<ExampleLine> Lines,
    ExampleLine? Tried,
    IReadOnlyList<string> TriedProblems,
    IReadOnlyList<string> Differences,
    GroupSum? Group,
    string? GroupCode,
    GroupSum? Own,
    CriteriaNode? Leaf);

/// <summary>What somebody else stored meanwhile, beside what was typed.</summary>
public sealed record CriterionConflict(string? ByName, DateTimeOffset? At, IReadOnlyList<FieldDifference> Fields);

public sealed record CriterionPage(
    Guid SetId,
    string SetName,
    Guid NodeId,
    string StoredCode,
    bool IsTop,
    bool HasChildren,
    DateTimeOffset? EditedAt,
    string? EditedByName,
    CriterionForm Form,
    TrialPage Trial,
    CriterionConflict? Conflict,
    Guid? Previous,
    Guid? Next)
{
    public string Path => $"/criteria-sets/{SetId}/draft/criteria/{NodeId}";
}

/// <summary>One criterion of the draft: what it says, how it is scored, and what that gives while one types.</summary>
[Route("criteria-sets/{id:guid}/draft/criteria/{nodeId:guid}")]
public sealed class DraftCriterionController(PortalDbContext db, TimeProvider clock) : DraftController(db)
{
    private const int SpareLines = 1;
    private const int MoreLines = 3;

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, Guid nodeId)
    {
        var (set, draft) = await ForChangeAsync(id);
        return View("Criterion", PageOf(set, draft, nodeId, CriterionForm.Of(draft.Node(nodeId)), null));
    }

    /// <param name="next">Goes on to the criterion after this one instead of back to the tree.</param>
    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, Guid nodeId, CriterionForm form, [FromForm] bool next)
    {
        var now = clock.GetUtcNow();
        var (set, draft) = await ForChangeAsync(id);
        var read = ReadCriterionForm.Of(form, draft.Node(nodeId).ToText());
        foreach (var problem in read.Problems)
        {
            ModelState.AddModelError(problem.Field, problem.Text);
        }

        // What is tried is not kept; but a form is never half right.
        foreach (var problem in TriedProblems(draft.Node(nodeId), form))
        {
            ModelState.AddModelError("form.try." + problem.Field, problem.Text);
            if (problem.Field is AnswerField.Numerator or AnswerField.Denominator)
            {
                // The two make one figure: either may be the wrong one.
                ModelState.AddModelError("form.try." + (problem.Field == AnswerField.Numerator ? AnswerField.Denominator : AnswerField.Numerator), problem.Text);
            }
        }

        if (!ModelState.IsValid)
        {
            return Again("Criterion", PageOf(set, draft, nodeId, form, null));
        }

        try
        {
            var saved = await ChangeAsync(id, d =>
            {
                var node = d.Node(nodeId);
                if (node.Stamp() != form.Version)
                {
                    return null;
                }

                d.Recode(Actor, nodeId, read.Code, now);
                d.Describe(Actor, nodeId, read.Words, now);
                d.ScoreBy(Actor, nodeId, read.Max is { } max ? Points.FromDecimal(max) : null, read.Method, read.RuleText, now);
                return new { node.Code, Next = d.Ordered().SkipWhile(n => n.Id != nodeId).Skip(1).FirstOrDefault()?.Id };
            });
            if (saved is not null)
            {
                Notice($"Đã lưu tiêu chí {saved.Code}.");
                return Redirect(next && saved.Next is { } following ? $"/criteria-sets/{id}/draft/criteria/{following}" : RowPath(id, nodeId));
            }
        }
        catch (DomainRuleException refusal)
        {
            Db.ChangeTracker.Clear();
            (set, draft) = await ForChangeAsync(id);
            return Again("Criterion", PageOf(set, draft, nodeId, form, null), refusal);
        }

        return await ConflictAsync(id, nodeId, form);
    }

    /// <summary>The form as it was typed, with the fields of the method chosen, more or fewer lines, and what it gives. Nothing is saved.</summary>
    /// <param name="lines">«levels», «bands» or «weights»: three empty lines more of it.</param>
    [HttpPost("trial")]
    public async Task<IActionResult> Try(Guid id, Guid nodeId, CriterionForm form, [FromForm] string? lines)
    {
        var (set, draft) = await ForChangeAsync(id);
        // The page shows what was typed; what is wrong with it is said beside the example.
        ModelState.Clear();
        form = form with
        {
            Levels = WithSpare(form.Levels, lines == "levels"),
            Bands = WithSpare(form.Bands, lines == "bands"),
            Weights = WithSpare(form.Weights, lines == "weights"),
        };
        return View("Criterion", PageOf(set, draft, nodeId, form.Suggested(), null));
    }

    /// <summary>Only what the form gives, for the page that asks while one types. Nothing is saved.</summary>
    [HttpPost("example")]
    public async Task<IActionResult> Example(Guid id, Guid nodeId, CriterionForm form)
    {
        var (_, draft) = await ForChangeAsync(id);
        ModelState.Clear();
        return PartialView("_Trial", TrialOf(draft, draft.Node(nodeId), form));
    }

    private async Task<IActionResult> ConflictAsync(Guid id, Guid nodeId, CriterionForm form)
    {
        Db.ChangeTracker.Clear();
        var (set, draft) = await ForChangeAsync(id);
        var node = draft.Node(nodeId);
        var mine = ReadCriterionForm.Of(form, node.ToText()).Over(node.ToText());
        var fields = CriteriaDifference.Between([node.ToText()], [mine with { Code = node.Code }]).Lines.SelectMany(l => l.Fields).ToList();
        if (mine.Code != node.Code)
        {
            fields.Insert(0, new("code", "Mã", node.Code, mine.Code));
        }

        ModelState.Clear();
        ModelState.AddModelError("", $"Tiêu chí {node.Code} vừa được người khác lưu. Anh/chị xem hai bản cạnh nhau bên dưới, sửa nếu cần rồi lưu lại.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Criterion", PageOf(set, draft, nodeId, form with { Version = node.Stamp() }, new CriterionConflict(node.EditedByName, node.EditedAt, fields)));
    }

    private CriterionPage PageOf(CriteriaSet set, CriteriaSetVersion draft, Guid nodeId, CriterionForm form, CriterionConflict? conflict)
    {
        var node = draft.Node(nodeId);
        var order = draft.Ordered().ToList();
        var at = order.IndexOf(node);
        return new CriterionPage(
            set.Id,
            set.Name,
            nodeId,
            node.Code,
            node.ParentCode is null,
            draft.ChildrenOf(node).Count > 0,
            node.EditedAt,
            node.EditedByName,
            form with { Levels = WithSpare(form.Levels, false), Bands = WithSpare(form.Bands, false), Weights = WithSpare(form.Weights, false) },
            TrialOf(draft, node, form),
            conflict,
            at > 0 ? order[at - 1].Id : null,
            at + 1 < order.Count ? order[at + 1].Id : null);
    }

    private TrialPage TrialOf(CriteriaSetVersion draft, SetCriterion node, CriterionForm form)
    {
        var read = ReadCriterionForm.Of(form, node.ToText());
        var parent = draft.ParentOf(node);
        Points? typed = read.Max is { } max ? Points.FromDecimal(max) : null;
        var group = parent is null ? null : DraftReading.SumOf(parent, draft.ChildrenOf(parent).Select(c => c == node ? typed : c.MaxPoints));
        // What the criterion is called does not matter for what its rule gives.
        var missing = read.Problems.Where(p => p.Field is not ("form.code" or "form.title")).Select(p => p.Text).Distinct().ToList();
        if (missing.Count > 0 || read.Rule is null or GroupRule)
        {
            var own = read.Rule is GroupRule rule && read.Max is { } most
                ? GroupSum.Of(Points.FromDecimal(most), rule.Cap is not null, draft.ChildrenOf(node).Select(c => c.MaxPoints))
                : null;
            return new TrialPage(read.Method, missing, [], null, [], [], group, parent?.Code, own, null);
        }

        var inspection = InspectionOf(read, node);
        if (inspection.Tree is not { Leaves: [var leaf] })
        {
            return new TrialPage(read.Method, [.. inspection.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(FindingWords.Of)], [], null, [], [], group, parent?.Code, null, null);
        }

        var year = VietnamTime.DayOf(clock.GetUtcNow()).Year;
        var problems = ReadTried(leaf, form.Try, out var answer);
        var tried = problems.Count > 0 || answer.IsEmpty ? null : WorkedExamples.Of(leaf, answer, year);
        var differences = inspection.Findings.Where(f => f.Severity == FindingSeverity.Defect || f.Key == "reach").Select(FindingWords.Of);
        return new TrialPage(read.Method, [], WorkedExamples.Of(leaf, year), tried, [.. problems.Select(p => p.Text)], [.. differences], group, parent?.Code, null, leaf);
    }

    /// <summary>Alone at the top the rule is the same, and a penalty finds no group to be out of place in.</summary>
    private static CriteriaInspection InspectionOf(ReadCriterion read, SetCriterion node)
    {
        var text = read.Over(node.ToText());
        return CriteriaInspection.Of([new CriterionSource(
            text.Code, null, text.Title, text.MaxPoints?.Value, text.Method, text.Rule, text.EvidenceWanted, text.AgencyText, text.CoAgencyText, text.InputBy, text.NotApplicable, text.AppliesTo, text.LegalBasis, text.Guidance)]);
    }

    private static IReadOnlyList<AnswerProblem> TriedProblems(SetCriterion node, CriterionForm form)
    {
        var read = ReadCriterionForm.Of(form, node.ToText());
        return read.Rule is null or GroupRule || InspectionOf(read, node).Tree is not { Leaves: [var leaf] } ? [] : ReadTried(leaf, form.Try, out _);
    }

    private static IReadOnlyList<AnswerProblem> ReadTried(CriteriaNode leaf, TrialAnswer trial, out Answer answer)
    {
        // Fields of another method may still hold what was tried with it.
        string? Of(string field, string? text) => leaf.Method.Fields.Contains(field) ? text : null;
        var unread = new AnswerText
        {
            Value = Of(AnswerField.Value, trial.Value),
            Numerator = Of(AnswerField.Numerator, trial.Numerator),
            Denominator = Of(AnswerField.Denominator, trial.Denominator),
            Count = Of(AnswerField.Count, trial.Count),
            Counts = Of(AnswerField.Counts, trial.Counts),
            Date = Of(AnswerField.Date, trial.Date),
            Mark = Of(AnswerField.Mark, trial.Mark),
        }.Read(out answer);
        return unread.Count > 0 ? unread : answer.Problems(leaf);
    }

    /// <summary>
    /// Lines in the order they have, also where a wrong one is marked by its place, and empty ones at the end to go on with.
    /// </summary>
    private static List<LabelledLine> WithSpare(List<LabelledLine> lines, bool more) =>
        [.. lines, .. Enumerable.Range(0, Spare(lines.AsEnumerable().Reverse().TakeWhile(l => l.IsEmpty).Count(), more)).Select(_ => new LabelledLine())];

    private static List<BandRow> WithSpare(List<BandRow> rows, bool more) =>
        [.. rows, .. Enumerable.Range(0, Spare(rows.AsEnumerable().Reverse().TakeWhile(r => r.IsEmpty).Count(), more)).Select(_ => new BandRow())];

    private static int Spare(int there, bool more) => more ? MoreLines : Math.Max(0, SpareLines - there);
}
