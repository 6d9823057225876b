using CcHc.Portal.Data;
using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.SignedCopies;

public enum LinesShown
{
    All,
    Waiting,
    Differing,
}

public sealed record LineForm
{
    public int Line { get; init; }

    /// <summary>None where nobody had ticked the line when the page was shown.</summary>
    public long? Version { get; init; }

    public LineOutcome? Outcome { get; init; }

    public string? Reading { get; init; }
}

public sealed record LinesForm
{
    public List<LineForm> Lines { get; init; } = [];
}

public sealed class LinesFormValidator : AbstractValidator<LinesForm>
{
    public LinesFormValidator() => RuleForEach(f => f.Lines).ChildRules(line =>
        line.RuleFor(l => l.Reading).NotEmpty().When(l => l.Outcome == LineOutcome.Differs).WithMessage("Cần ghi đúng như trong bản ký.").MaximumLength(4000));
}

public sealed record TickedLine(PaperLine Line, LineTick? Tick);

public sealed record LinesPage(Paper Paper, LinesShown Shown, Page<TickedLine> Lines, int Ticked, int Total, LinesForm Form);

/// <summary>A signed copy without text: a person ticks off each line of the paper that went up.</summary>
[Route("papers/{id:guid}/comparison/lines")]
public sealed class LineTicksController(PortalDbContext db, CompareSignedCopy compare, TimeProvider clock) : PortalController
{
    private const int PageSize = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, LinesShown show, int? page)
    {
        var (paper, comparison) = await LoadAsync(id);
        return View("Lines", await PageAsync(paper, comparison, show, page, null));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, LinesForm form, LinesShown show, int? page)
    {
        var (paper, comparison) = await LoadAsync(id);
        if (!ModelState.IsValid)
        {
            return Again("Lines", await PageAsync(paper, comparison, show, page, form));
        }

        var now = clock.GetUtcNow();
        var lines = PaperPassages.LinesOf(CompareSignedCopy.Submitted(paper));
        var numbers = form.Lines.Select(l => l.Line).ToList();
        var ticks = await db.LineTicks.Where(t => t.ComparisonId == comparison.Id && numbers.Contains(t.Line)).ToDictionaryAsync(t => t.Line);
        var followed = await compare.FollowedAsync(paper, CompareSignedCopy.Submitted(paper), HttpContext.RequestAborted);
        var isChanged = false;
        var saved = 0;
        for (var i = 0; i < form.Lines.Count; i++)
        {
            var typed = form.Lines[i];
            var tick = ticks.GetValueOrDefault(typed.Line);
            if (typed.Outcome is not { } outcome || typed.Line < 0 || typed.Line >= lines.Count || (tick?.Outcome == outcome && tick.Reading == (outcome == LineOutcome.Differs ? Vietnamese.Lines(typed.Reading) : null)))
            {
                continue;
            }

            if (tick?.Version != typed.Version)
            {
                ModelState.AddModelError(Field(i, nameof(LineForm.Outcome)), Meanwhile(tick));
                ModelState.Remove(Field(i, nameof(LineForm.Version)));
                isChanged = true;
                continue;
            }

            var cells = Cells(lines[typed.Line], outcome, typed.Reading);
            if (cells is null)
            {
                ModelState.AddModelError(Field(i, nameof(LineForm.Reading)), $"Dòng này có {lines[typed.Line].Passages.Count} cột: giữ đủ các dấu « | » giữa các cột.");
                continue;
            }

            await TickAsync(comparison, lines[typed.Line], tick, typed, outcome, cells, followed, now);
            saved++;
        }

        if (ModelState.ErrorCount > 0)
        {
            db.ChangeTracker.Clear();
            var again = await PageAsync(paper, comparison, show, page, form);
            return isChanged ? Conflicting(again) : Again("Lines", again);
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException meanwhile) when (meanwhile is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(meanwhile))
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Một người khác vừa đánh dấu cùng dòng với anh/chị. Đánh dấu của anh/chị còn nguyên dưới đây và chưa được lưu; xem lại rồi lưu lần nữa.");
            return Conflicting(await PageAsync(paper, comparison, show, page, form));
        }

        Notice($"Đã lưu {saved} dòng.");
        return Redirect($"/papers/{id}/comparison/lines?show={show}&page={page ?? 1}");
    }

    private ViewResult Conflicting(LinesPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Lines", page);
    }

    private static string Meanwhile(LineTick? tick) => tick is null
        ? "Đánh dấu của dòng này vừa được bỏ. Đánh dấu của anh/chị chưa được lưu; lưu lần nữa nếu vẫn đúng."
        : $"{tick.ByName} vừa đánh dấu dòng này là «{StateNames.Of(tick.Outcome)}»{(tick.Reading is null ? "" : $" ({tick.Reading})")}. Đánh dấu của anh/chị chưa được lưu; lưu lần nữa nếu vẫn đúng.";

    private static string Field(int index, string name) => $"Form.Lines[{index}].{name}";

    private async Task<(Paper Paper, PaperComparison Comparison)> LoadAsync(Guid id)
    {
        var paper = await db.PaperToIssueAsync(Actor, id);
        var comparison = await db.PaperComparisons.Where(c => c.PaperId == id && c.State == ComparisonState.ByHand).OneAsync(Cancellation);
        return (paper, comparison);
    }

    private async Task<LinesPage> PageAsync(Paper paper, PaperComparison comparison, LinesShown show, int? page, LinesForm? typed)
    {
        var lines = PaperPassages.LinesOf(CompareSignedCopy.Submitted(paper));
        var ticks = await db.LineTicks.AsNoTracking().Where(t => t.ComparisonId == comparison.Id).ToDictionaryAsync(t => t.Line, Cancellation);
        // A page that is shown again has the lines that were sent, whatever became of them.
        var sent = typed?.Lines.Select(l => l.Line).ToHashSet();
        var shown = lines.Select(l => new TickedLine(l, ticks.GetValueOrDefault(l.Index)))
            .Where(l => sent is not null ? sent.Contains(l.Line.Index) : show switch
            {
                LinesShown.Waiting => l.Tick is null,
                LinesShown.Differing => l.Tick is { Outcome: not LineOutcome.Matches },
                _ => true,
            })
            .ToList()
            .ToPage(sent is null ? page : 1, PageSize);
        var form = new LinesForm
        {
            Lines =
            [
                .. shown.Rows.Select(r => typed?.Lines.Find(l => l.Line == r.Line.Index) is { } was
                    ? was with { Version = r.Tick?.Version }
                    : new LineForm { Line = r.Line.Index, Version = r.Tick?.Version, Outcome = r.Tick?.Outcome, Reading = r.Tick?.Reading ?? r.Line.Text }),
            ],
        };
        return new LinesPage(paper, show, shown, ticks.Count, lines.Count, form);
    }

    /// <summary>The reading by cells; none where its columns do not come out even.</summary>
    private static string[]? Cells(PaperLine line, LineOutcome outcome, string? reading)
    {
        if (outcome != LineOutcome.Differs || line.Passages.Count == 1)
        {
            return [reading ?? ""];
        }

        var isRow = line.Passages.All(p => p.Spot is not null);
        var cells = isRow ? (reading ?? "").Split('|', StringSplitOptions.TrimEntries) : [reading ?? ""];
        return !isRow || cells.Length == line.Passages.Count ? cells : null;
    }

    private async Task TickAsync(
        PaperComparison comparison, PaperLine line, LineTick? tick, LineForm typed, LineOutcome outcome, string[] cells,
        Func<IReadOnlyList<Passage>, bool, (FollowedRecord Record, Guid? Id)> followed, DateTimeOffset now)
    {
        var standing = await db.SignedDifferences.Where(d => d.ComparisonId == comparison.Id && d.Line == line.Index).ToListAsync();
        DomainRuleException.ThrowIf(
            standing.Exists(d => d.State != SignedDifferenceState.Open), "tick.settled", $"Khác biệt ở {line.Place} đã được giải quyết nên không đánh dấu lại được.");
        db.SignedDifferences.RemoveRange(standing);
        if (tick is null)
        {
            db.LineTicks.Add(new LineTick(Actor, comparison.Id, line.Index, outcome, typed.Reading, now));
        }
        else
        {
            tick.Change(Actor, outcome, typed.Reading, now);
        }

        if (outcome == LineOutcome.Absent)
        {
            var (record, id) = followed(line.Passages, true);
            db.SignedDifferences.Add(new SignedDifference(comparison, line.Index, SignedDifferenceKind.Missing, line.Place, line.Text, null, null, record, id, line.Index));
        }
        else if (outcome == LineOutcome.Differs)
        {
            var passages = cells.Length == line.Passages.Count ? line.Passages : [line.Passages[^1]];
            var texts = cells.Length == line.Passages.Count ? line.Passages.Select(p => p.Text).ToList() : [line.Text];
            for (var i = 0; i < cells.Length; i++)
            {
                if (Vietnamese.Clean(texts[i]) == Vietnamese.Clean(cells[i]))
                {
                    continue;
                }

                var (record, id) = followed([passages[i]], false);
                db.SignedDifferences.Add(new SignedDifference(comparison, line.Index, SignedDifferenceKind.Changed, passages[i].Place, texts[i], cells[i], null, record, id, line.Index));
            }
        }
    }
}
