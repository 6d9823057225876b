using System.ComponentModel;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>How an appraiser says what a leaf is worth.</summary>
public enum MarkWay
{
    [Description("Ghi điểm trực tiếp")]
    Points,

    [Description("Tính lại theo số liệu thẩm định")]
    Answer,

    [Description("Không phát sinh nhiệm vụ")]
    NotApplicable,
}

/// <summary>In which order «lưu và sang mục tiếp» walks.</summary>
public enum Walk
{
    [Description("Theo đơn vị")]
    Unit,

    [Description("Theo tiêu chí")]
    Criterion,
}

public sealed record MarkForm : TypedAnswer
{
    public MarkWay? Way { get; init; }

    /// <summary>As typed, so that what cannot be read comes back unchanged.</summary>
    public string? Points { get; init; }

    public string? Reason { get; init; }

    /// <summary>The line's version the page was made from; <see cref="SaveMarks.NotThereYet"/> where there was no line yet.</summary>
    public long Version { get; init; }

    public Walk Walk { get; init; }
}

public sealed class MarkFormValidator : AbstractValidator<MarkForm>
{
    public MarkFormValidator()
    {
        RuleFor(f => f.Reason).MaximumLength(ScoreLine.TextMaxLength);
        RuleFor(f => f.Points)
            .Must(p => PointsText.TryRead(p, out _))
            .WithMessage("Cần nhập số điểm, ví dụ 1,5; không quá bốn chữ số thập phân.")
            .When(f => f.Way is null or MarkWay.Points);
    }
}

/// <summary>One leaf of one sheet, side by side with what the unit said and shows for it.</summary>
[Route("appraisal/sheets/{sheetId:guid}")]
public sealed class AppraisalSheetsController(PortalDbContext db, ReadDuties readDuties, CampaignTrees trees, SaveMarks saveMarks, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid sheetId, Guid? criterion, Walk walk)
    {
        var open = await OpenAsync(sheetId, tracked: false);
        return View("Sheet", await PageAsync(open, criterion, walk, null));
    }

    [HttpPost("criteria/{criterionId:guid}/mark")]
    public async Task<IActionResult> Mark(Guid sheetId, Guid criterionId, MarkForm form)
    {
        var open = await OpenAsync(sheetId, tracked: true);
        var duty = open.Duty(criterionId);
        Answer? answer = null;
        if (form.Way == MarkWay.Answer)
        {
            answer = Read(form, duty.Leaf);
        }
        else if (form.Way == MarkWay.NotApplicable)
        {
            // The unit claims what it enters itself; an agency decides for the figures it enters.
            var treatment = duty.Leaf.Source.InputBy == InputBy.Agency ? duty.Leaf.Offered : null;
            answer = new Answer { NotApplicable = treatment ?? throw new DomainRuleException("line.claim", $"Tiêu chí {duty.Leaf.Code} không cho xác định «không phát sinh».") };
        }

        if (!ModelState.IsValid)
        {
            return Again("Sheet", await PageAsync(open, criterionId, form.Walk, form));
        }

        var points = form.Way is null or MarkWay.Points && PointsText.TryRead(form.Points, out var given) ? given : (Points?)null;
        return await SaveAsync(open, duty, answer, points, form.Reason, form);
    }

    /// <summary>One press: the self-score is right. A claim of «không phát sinh» is decided by an act of its own.</summary>
    [HttpPost("criteria/{criterionId:guid}/agreement")]
    public async Task<IActionResult> Agree(Guid sheetId, Guid criterionId, long version, Walk walk)
    {
        var open = await OpenAsync(sheetId, tracked: true);
        var duty = open.Duty(criterionId);
        if (!ModelState.IsValid)
        {
            return Again("Sheet", await PageAsync(open, criterionId, walk, null));
        }

        var line = await db.ScoreLines.AsNoTracking().Where(l => l.SheetId == sheetId && l.CriterionId == criterionId).SingleOrDefaultAsync(Cancellation);
        DomainRuleException.ThrowIf(line?.SelfPoints is null, "line.self", $"Tiêu chí {duty.Leaf.Code} không có điểm tự chấm để đồng ý; anh/chị ghi điểm.");
        var answer = line!.SelfAnswer is { } json ? Answer.FromJson(json) : null;
        return await SaveAsync(open, duty, answer, line.SelfPoints, null, new MarkForm { Version = version, Walk = walk });
    }

    private async Task<IActionResult> SaveAsync(Opened open, Duty duty, Answer? answer, Points? points, string? reason, MarkForm form)
    {
        DomainRuleException.ThrowIfAny(open.Campaign.ObstaclesToAppraising(clock.GetUtcNow(), open.Sheet.GroupId, open.Sheet.UnitId));
        try
        {
            var line = await saveMarks.AppraiseAsync(Actor, open.Campaign, open.Sheet, duty.CriterionId, answer, points, reason, form.Version, clock.GetUtcNow(), Cancellation);
            Notice($"Đã lưu: {open.Name}, tiêu chí {duty.Leaf.Code}, {line.AppraisalPoints} điểm.");
        }
        catch (DomainRuleException refusal) when (refusal.Obstacles.All(o => FieldOf(o.Key) is not null))
        {
            foreach (var obstacle in refusal.Obstacles)
            {
                ModelState.AddModelError(FieldOf(obstacle.Key)!, obstacle.Text);
            }

            db.ChangeTracker.Clear();
            return Again("Sheet", await PageAsync(open, duty.CriterionId, form.Walk, form));
        }
        catch (DbUpdateException conflict)
        {
            // The line as it stands now is beside the form; who saves once more has seen it.
            db.ChangeTracker.Clear();
            var now = await db.ScoreLines.AsNoTracking()
                .Where(l => l.SheetId == open.Sheet.Id && l.CriterionId == duty.CriterionId)
                .Select(l => new { l.Version, l.AppraisalByName, l.AppraisalAt, l.AppraisalPoints })
                .SingleOrDefaultAsync(Cancellation);
            if (conflict is not DbUpdateConcurrencyException && now is null)
            {
                throw;
            }

            ModelState.Remove(nameof(MarkForm.Version));
            ModelState.AddModelError("", now?.AppraisalPoints is { } theirs && now.AppraisalAt is { } at
                ? $"{now.AppraisalByName} vừa lưu {theirs} điểm cho tiêu chí này lúc {VietnamTime.Minute(at)}. Nội dung anh/chị nhập còn nguyên dưới đây; lưu lần nữa thì thay điểm đó."
                : "Tiêu chí này vừa được người khác thay đổi. Nội dung anh/chị nhập còn nguyên dưới đây; anh/chị xem lại rồi lưu lần nữa.");
            var page = await PageAsync(open, duty.CriterionId, form.Walk, form with { Version = now?.Version ?? SaveMarks.NotThereYet, Points = form.Points ?? points?.ToExactString() });
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Sheet", page);
        }

        return Redirect(await NextAsync(open, duty, form.Walk));
    }

    private static string? FieldOf(string key) => key switch
    {
        "line.reason" => nameof(MarkForm.Reason),
        "line.points" => nameof(MarkForm.Points),
        _ when key.StartsWith("answer.", StringComparison.Ordinal) && key != "answer." + AnswerField.NotApplicable => char.ToUpperInvariant(key[7]) + key[8..],
        _ => null,
    };

    private Answer? Read(MarkForm form, CriteriaNode leaf)
    {
        var problems = form.ToAnswerText().Read(out var answer).ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(answer.Problems(leaf));
        }

        if (problems.Count == 0 && answer.IsEmpty)
        {
            problems.Add(new(leaf.Method.Fields[0], "", "Cần nhập số liệu thẩm định, hoặc chọn ghi điểm trực tiếp."));
        }

        foreach (var problem in problems)
        {
            ModelState.AddModelError(FieldOf("answer." + problem.Field) ?? "", problem.Text);
        }

        return problems.Count == 0 ? answer : null;
    }

    private async Task<string> NextAsync(Opened open, Duty duty, Walk walk)
    {
        if (walk == Walk.Criterion)
        {
            var own = open.Duties.OwnUnits;
            var only = duty.OnlyUnitId;
            var left = db.ScoreSheets
                .Where(s => s.CriteriaId == open.Sheet.CriteriaId && s.State != SheetState.Draft && (s.UnitId == null || !own.Contains(s.UnitId.Value)))
                .Where(s => only == null || s.UnitId == only)
                .Where(s => !db.ScoreLines.Any(l => l.SheetId == s.Id && l.CriterionId == duty.CriterionId && l.AppraisalPoints != null))
                .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, p.SearchText });
#pragma warning disable CA1309 // becomes the database's own comparison, by which the list is sorted too
            var next = await left.OrderBy(x => string.Compare(x.SearchText, open.SearchText) > 0 ? 0 : 1).ThenBy(x => x.SearchText).ThenBy(x => x.Id).FirstOrDefaultAsync(Cancellation);
#pragma warning restore CA1309
            return next is null
                ? $"/appraisal/{open.Campaign.Id}/criteria/{duty.CriterionId}/grid"
                : $"/appraisal/sheets/{next.Id}?criterion={duty.CriterionId}&walk=criterion";
        }

        var mine = open.Mine;
        var ids = mine.Select(d => d.CriterionId).ToArray();
        var done = await db.ScoreLines.Where(l => l.SheetId == open.Sheet.Id && ids.Contains(l.CriterionId) && l.AppraisalPoints != null).Select(l => l.CriterionId).ToListAsync(Cancellation);
        var after = mine.SkipWhile(d => d.CriterionId != duty.CriterionId).Concat(mine).FirstOrDefault(d => !done.Contains(d.CriterionId));
        return after is null ? $"/appraisal/{open.Campaign.Id}/units" : $"/appraisal/sheets/{open.Sheet.Id}?criterion={after.CriterionId}";
    }

    private async Task<Opened> OpenAsync(Guid sheetId, bool tracked)
    {
        Demand.That(AppraisalAccess.CanAppraiseAny(Actor));
        var sheets = tracked ? db.ScoreSheets : db.ScoreSheets.AsNoTracking();
        var sheet = await sheets.Where(s => s.Id == sheetId).OneAsync(Cancellation);
        var duties = await readDuties.RunAsync(Actor, sheet.CampaignId, Cancellation);
        if (duties.CountOn(sheet.CriteriaId, sheet.UnitId) == 0)
        {
            throw new NotFoundException();
        }

        var participant = await db.Participants.AsNoTracking().Where(p => p.Id == sheet.ParticipantId).OneAsync(Cancellation);
        if (AppraisalAccess.Blocked(Actor, sheet.UnitId, participant.PersonId) is { } reason)
        {
            throw new ForbiddenException(reason);
        }

        DomainRuleException.ThrowIf(sheet.State == SheetState.Draft, "sheet.not-locked", "Đơn vị chưa khóa phiếu tự chấm; chưa thẩm định được.");
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery().Where(c => c.Id == sheet.CampaignId).OneAsync(Cancellation);
        return new Opened(campaign, sheet, participant.Name, participant.SearchText, duties);
    }

    private async Task<SheetPage> PageAsync(Opened open, Guid? criterionId, Walk walk, MarkForm? typed)
    {
        var mine = open.Mine;
        var ids = mine.Select(d => d.CriterionId).ToArray();
        var lines = await db.ScoreLines.AsNoTracking().Where(l => l.SheetId == open.Sheet.Id && ids.Contains(l.CriterionId)).ToDictionaryAsync(l => l.CriterionId, Cancellation);
        var duty = criterionId is { } wanted
            ? open.Duty(wanted)
            : mine.FirstOrDefault(d => lines.GetValueOrDefault(d.CriterionId)?.AppraisalPoints is null) ?? mine[0];
        var line = lines.GetValueOrDefault(duty.CriterionId);
        var tree = await trees.ReadAsync(open.Sheet.CriteriaId, Cancellation);
        return new SheetPage(
            open.Campaign.Id,
            open.Campaign.Name,
            open.Sheet.Id,
            open.Name,
            open.Sheet.IsLate,
            open.Campaign.AppraisalWindow(clock.GetUtcNow())?.End,
            [.. Obstacles(open, duty)],
            [.. mine.Select(d => new LeafLink(d.CriterionId, d.Leaf.Code, d.Leaf.Title, lines.GetValueOrDefault(d.CriterionId)?.AppraisalPoints))],
            duty,
            tree.Tree.Find(duty.Leaf.Top.Code)!.Title,
            line,
            Trace(duty.Leaf, line?.SelfAnswer, open.Campaign.Year),
            Trace(duty.Leaf, line?.AppraisalAnswer, open.Campaign.Year),
            line is null ? [] : await EvidenceAsync(line.Id),
            walk,
            typed ?? FormOf(line, walk));
    }

    private IEnumerable<Obstacle> Obstacles(Opened open, Duty duty)
    {
        if (open.Campaign.IsAppraisalClosed(duty.AgencyUnitId))
        {
            return [new Obstacle("appraisal.closed", "Cơ quan đã chốt thẩm định; muốn sửa phải đề nghị cơ quan phát động mở lại.")];
        }

        return open.Campaign.ObstaclesToAppraising(clock.GetUtcNow(), open.Sheet.GroupId, open.Sheet.UnitId);
    }

    private static string? Trace(CriteriaNode leaf, string? answer, int year) =>
        answer is null ? null : TraceText.Render(ScoringEngine.ScoreLeaf(leaf, Answer.FromJson(answer), year).Trace);

    /// <summary>What stands there already, so that a correction begins from it; else the unit's own figures, to be corrected.</summary>
    private static MarkForm FormOf(ScoreLine? line, Walk walk)
    {
        var given = line?.AppraisalAnswer is { } own ? Answer.FromJson(own) : null;
        var from = given ?? (line?.SelfAnswer is { } self ? Answer.FromJson(self) : null);
        var text = from is null or { NotApplicable: not null } ? new AnswerText() : AnswerText.Of(from);
        return new MarkForm
        {
            Way = given is null ? MarkWay.Points : given.NotApplicable is null ? MarkWay.Answer : line!.Claim == ClaimState.None ? MarkWay.NotApplicable : MarkWay.Points,
            Points = line?.AppraisalPoints?.ToExactString(),
            Option = text.Option,
            Value = text.Value,
            Numerator = text.Numerator,
            Denominator = text.Denominator,
            Count = text.Count,
            Counts = text.Counts,
            Date = text.Date,
            Mark = text.Mark,
            Reason = line?.AppraisalReason,
            Version = line?.Version ?? SaveMarks.NotThereYet,
            Walk = walk,
        };
    }

    private async Task<IReadOnlyList<ProofItem>> EvidenceAsync(Guid lineId) =>
        await db.EvidenceUses
            .Where(u => u.LineId == lineId)
            .Join(db.Evidence, u => u.EvidenceId, e => e.Id, (u, e) => e)
            .OrderBy(e => e.AddedAt)
            .Select(e => new ProofItem(
                e.Id,
                e.Kind,
                e.Abstract,
                e.Number,
                e.DatedOn,
                e.Issuer,
                e.Url,
                e.WithdrawnAt != null,
                db.EvidenceRevisions.Where(r => r.EvidenceId == e.Id).Max(r => (int?)r.Number),
                db.EvidenceRevisions.Where(r => r.EvidenceId == e.Id).OrderByDescending(r => r.Number).Select(r => r.FileName).FirstOrDefault(),
                db.EvidenceRevisions.Where(r => r.EvidenceId != e.Id && db.EvidenceRevisions.Any(m => m.EvidenceId == e.Id && m.Sha256 == r.Sha256))
                    .Join(db.Evidence, r => r.EvidenceId, x => x.Id, (r, x) => x.UnitId).Where(u => u != e.UnitId).Distinct().Count()))
            .ToListAsync(Cancellation);

    private sealed record Opened(Campaign Campaign, ScoreSheet Sheet, string Name, string SearchText, Duties Duties)
    {
        public IReadOnlyList<Duty> Mine { get; } = Duties.On(Sheet.CriteriaId, Sheet.UnitId);

        /// <exception cref="ForbiddenException">for a leaf of the sheet that another agency appraises.</exception>
        public Duty Duty(Guid criterionId) =>
            Mine.FirstOrDefault(d => d.CriterionId == criterionId) ?? throw new ForbiddenException("Tiêu chí này không giao cho anh/chị thẩm định.");
    }
}

public sealed record LeafLink(Guid CriterionId, string Code, string Title, Points? Points);

/// <param name="OtherUnits">How many other units handed in the same file, byte for byte.</param>
public sealed record ProofItem(
    Guid Id, EvidenceKind Kind, string Abstract, string? Number, DateOnly? DatedOn, string? Issuer, string? Url, bool IsWithdrawn, int? Revision, string? FileName, int OtherUnits);

/// <param name="Obstacles">Why the mark cannot be given now.</param>
/// <param name="SelfTrace">How the self-score comes about.</param>
public sealed record SheetPage(
    Guid CampaignId,
    string CampaignName,
    Guid SheetId,
    string Name,
    bool IsLate,
    DateTimeOffset? End,
    IReadOnlyList<Obstacle> Obstacles,
    IReadOnlyList<LeafLink> Leaves,
    Duty Duty,
    string Field,
    ScoreLine? Line,
    string? SelfTrace,
    string? OwnTrace,
    IReadOnlyList<ProofItem> Evidence,
    Walk Walk,
    MarkForm Form)
{
    public int Done => Leaves.Count(l => l.Points is not null);

    public ClaimState Claim => Line?.Claim ?? ClaimState.None;

    public string Address => $"/appraisal/sheets/{SheetId}/criteria/{Duty.CriterionId}";

    /// <summary>Where one goes on after a claim was decided: the next leaf that waits, or the list of the criterion.</summary>
    public string After => Walk == Walk.Criterion ? $"/appraisal/{CampaignId}/criteria/{Duty.CriterionId}/grid" : $"/appraisal/sheets/{SheetId}";
}
