using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Mvc;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>Puts the workspace of a sheet together; used to open it and to show it again when a criterion could not be saved.</summary>
public sealed class BuildWorkspace(ReadSheet read, KeepEvidenceFiles store)
{
    private const int PanelsAPage = 12;
    private const int OfferedItems = 8;

    public async Task<WorkspacePage> RunAsync(Actor actor, Guid sheetId, WorkspaceFilter filter, Resent? resent, DateTimeOffset now, CancellationToken cancellation)
    {
        var reading = await read.RunAsync(actor, sheetId, cancellation);
        var canFill = SheetAccess.CanFill(actor, reading.Campaign, reading.Sheet.UnitId);
        var obstacles = reading.ObstaclesToEditing(now).ToList();

        var tops = Tops(reading);
        var field = filter.Show is null ? tops.Find(t => t.Code == filter.Field) ?? FieldOf(reading, resent) ?? tops.FirstOrDefault() : tops.Find(t => t.Code == filter.Field);
        var wanted = reading.Tree.ScoredLeaves.Where(l => field is null || l.Top == field).Where(l => Fits(actor, reading, l, filter, resent)).ToList();
        var last = Math.Max(1, (wanted.Count + PanelsAPage - 1) / PanelsAPage);
        // A form sent back must be on the page that shows it, and so must what a link leads to.
        var sought = resent?.Code ?? (filter.Page is null ? filter.At ?? filter.Saved : null);
        var at = sought is null ? -1 : wanted.FindIndex(l => l.Code == sought);
        var number = at >= 0 ? (at / PanelsAPage) + 1 : Math.Clamp(filter.Page ?? 1, 1, last);
        var shown = wanted.Skip((number - 1) * PanelsAPage).Take(PanelsAPage).ToList();

        var used = await read.UsedAsync([.. shown.Select(reading.Line).OfType<LineRow>().Select(l => l.Id)], cancellation);
        var beside = await read.BesideAsync(reading, shown, cancellation);
        var chosen = resent?.Form.Evidence ?? [];
        var (newest, inStore) = canFill && obstacles.Count == 0 ? await read.NewestAsync(reading, OfferedItems, chosen, cancellation) : ([], 0);

        var kept = filter with { Saved = null, At = null };
        var panels = shown.Select(leaf =>
        {
            var ofLine = reading.Line(leaf) is { } line ? used[line.Id].ToList() : [];
            var stored = LineForm.Of(leaf, reading.Line(leaf), ofLine.Select(e => e.Id));
            var again = resent?.Code == leaf.Code ? resent : null;
            var form = again is null ? stored : again.Form with { Version = again.IsConflict ? stored.Version : again.Form.Version };
            return new LinePanel(
                reading,
                leaf,
                form,
                canFill && obstacles.Count == 0 && leaf.Source.InputBy == InputBy.Unit,
                ofLine,
                [.. newest.Where(e => ofLine.All(u => u.Id != e.Id)).Where(e => again?.Form.Evidence.Contains(e.Id) == true).Concat(newest.Where(e => ofLine.All(u => u.Id != e.Id)).Take(OfferedItems)).DistinctBy(e => e.Id)],
                inStore,
                kept,
                again?.Problems ?? LinePanel.NoProblems,
                again?.IsConflict == true ? stored : null,
                beside.GetValueOrDefault(leaf.Code))
            { IsUnsaved = again is not null, SeenVersion = again?.Form.Version ?? form.Version };
        }).ToList();

        return new WorkspacePage(
            reading,
            [.. tops.Select(t => Row(reading, t, t == field))],
            Filters(actor, reading, filter),
            panels,
            new Page<LinePanel>(panels, number, PanelsAPage, wanted.Count),
            kept,
            canFill,
            obstacles,
            store.LimitsText);
    }

    /// <summary>One criterion after it was saved or refused, and what beside it changed with it.</summary>
    public async Task<LineAnswer> AnswerAsync(Actor actor, SheetReading reading, WorkspaceFilter filter, CriteriaNode leaf, LineForm typed, string became, string? problem, CancellationToken cancellation)
    {
        var line = reading.Line(leaf);
        var used = became == LineAnswer.Conflict && line is not null ? (await read.UsedAsync([line.Id], cancellation))[line.Id].Select(e => e.Id) : [];
        var stored = LineForm.Of(leaf, line, used);
        var form = typed with { Version = became == LineAnswer.Incomplete ? typed.Version : stored.Version };
        var tops = Tops(reading);
        var field = tops.Find(t => t.Code == filter.Field) ?? (filter.Show is null ? leaf.Top : null);
        return new LineAnswer(
            became,
            new LinePanel(reading, leaf, form, true, [], [], 0, filter with { Saved = null, At = null }, LinePanel.NoProblems, became == LineAnswer.Conflict ? stored : null),
            [.. tops.Select(t => Row(reading, t, t == field))],
            Filters(actor, reading, filter),
            problem);
    }

    private static List<CriteriaNode> Tops(SheetReading reading) => [.. reading.Tree.Tree.Tops.Where(t => reading.Tree.ScoredLeaves.Any(l => l.Top == t))];

    private static IReadOnlyList<FilterRow> Filters(Actor actor, SheetReading reading, WorkspaceFilter filter) =>
    [
        new(WorkspaceFilter.All, "Tất cả", reading.Tree.ScoredLeaves.Count, filter.Show == WorkspaceFilter.All),
        new(WorkspaceFilter.Unscored, "Chưa chấm", reading.OwnLeaves.Count(l => !reading.IsDone(l)), filter.Show == WorkspaceFilter.Unscored),
        new(WorkspaceFilter.WithoutEvidence, "Thiếu minh chứng", reading.OwnLeaves.Count(reading.LacksEvidence), filter.Show == WorkspaceFilter.WithoutEvidence),
        new(WorkspaceFilter.WithoutProof, "Thiếu giải trình", reading.OwnLeaves.Count(reading.LacksProof), filter.Show == WorkspaceFilter.WithoutProof),
        .. reading.Duties.Count == 0
            ? []
            : new[] { new FilterRow(WorkspaceFilter.Mine, "Của tôi", reading.OwnLeaves.Count(l => reading.Duty(l)?.Includes(actor) == true), filter.Show == WorkspaceFilter.Mine) },
    ];

    private static CriteriaNode? FieldOf(SheetReading reading, Resent? resent) => resent is null ? null : reading.Tree.Tree.Find(resent.Code)?.Top;

    private static bool Fits(Actor actor, SheetReading reading, CriteriaNode leaf, WorkspaceFilter filter, Resent? resent) =>
        leaf.Code == filter.Saved
        || leaf.Code == filter.At
        || leaf.Code == resent?.Code
        || filter.Show switch
        {
            WorkspaceFilter.Unscored => leaf.Source.InputBy == InputBy.Unit && !reading.IsDone(leaf),
            WorkspaceFilter.WithoutEvidence => reading.LacksEvidence(leaf),
            WorkspaceFilter.WithoutProof => reading.LacksProof(leaf),
            WorkspaceFilter.Mine => reading.Duty(leaf)?.Includes(actor) == true,
            _ => true,
        };

    private static FieldRow Row(SheetReading reading, CriteriaNode top, bool isShown)
    {
        var own = reading.OwnLeaves.Where(l => l.Top == top).ToList();
        var sum = reading.Sheet.FieldSums.FirstOrDefault(f => f.FieldCode == top.Code)?.Self ?? Points.Zero;
        return new FieldRow(top.Code, top.Title, own.Count(reading.IsDone), own.Count, sum, isShown, reading.Aims.GetValueOrDefault(top.Code));
    }
}
