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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

public sealed record FigureValueRow(string Answer, Points Points, string SourceText, DateTimeOffset AsOf, string ByName, string? Reason, DateTimeOffset At);

public sealed record ChallengeRow(
    Guid Id,
    string Text,
    Guid? EvidenceId,
    string? Evidence,
    Points Points,
    ChallengeState State,
    string AskedByName,
    DateTimeOffset AskedAt,
    string? Reply,
    Points? PointsAfter,
    string? AnsweredByName,
    DateTimeOffset? AnsweredAt);

public sealed record ChallengeForm
{
    public string? Text { get; init; }

    public Guid? EvidenceId { get; init; }

    /// <summary>The figure's version that was shown: a challenge is about what one saw.</summary>
    public long Version { get; init; }
}

public sealed class ChallengeFormValidator : AbstractValidator<ChallengeForm>
{
    public ChallengeFormValidator() => RuleFor(f => f.Text).NotEmpty().MaximumLength(FigureChallenge.TextMaxLength);
}

public sealed record KeepingForm
{
    public string? Reply { get; init; }

    public long Version { get; init; }
}

public sealed class KeepingFormValidator : AbstractValidator<KeepingForm>
{
    public KeepingFormValidator() => RuleFor(f => f.Reply).NotEmpty().MaximumLength(FigureChallenge.TextMaxLength);
}

/// <summary>The right figure, as typed.</summary>
public sealed record CorrectionForm : TypedAnswer
{
    public string? Source { get; init; }

    public DateOnly? AsOf { get; init; }

    public string? Reason { get; init; }

    public long Version { get; init; }
}

public sealed class CorrectionFormValidator : AbstractValidator<CorrectionForm>
{
    public CorrectionFormValidator()
    {
        RuleFor(f => f.Source).NotEmpty().MaximumLength(FigureSource.TextMaxLength);
        RuleFor(f => f.AsOf).NotNull();
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(FigureChallenge.TextMaxLength);
    }
}

public sealed record FigurePage(
    Campaign Campaign,
    Guid SheetId,
    string Name,
    CriteriaNode Leaf,
    CentralFigure? Figure,
    string? UnheldReason,
    IReadOnlyList<FigureValueRow> Values,
    IReadOnlyList<ChallengeRow> Challenges,
    IReadOnlyList<string> Trace,
    IReadOnlyList<SelectListItem> Store,
    bool SeesSheet,
    bool CanChallenge,
    bool CanAnswer,
    IReadOnlyList<Obstacle> Obstacles,
    ChallengeForm Asking,
    KeepingForm Keeping,
    CorrectionForm Correction)
{
    public ChallengeRow? Open => Challenges.FirstOrDefault(c => c.State == ChallengeState.Open);

    public string Address => $"/sheets/{SheetId}/figures/{Uri.EscapeDataString(Leaf.Code)}";
}

/// <summary>One figure of others on one sheet: its values, the unit's challenge, and the answer to it.</summary>
[Route("sheets/{sheetId:guid}/figures/{code}")]
public sealed class FigureController(PortalDbContext db, CampaignTrees trees, RecordFigures record, TimeProvider clock) : PortalController
{
    private const int MostOffered = 50;

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid sheetId, string code) => View("Figure", await PageAsync(await FindAsync(sheetId, code)));

    [HttpPost("challenges")]
    public async Task<IActionResult> Challenge(Guid sheetId, string code, ChallengeForm asking)
    {
        var found = await FindAsync(sheetId, code);
        Demand.That(found.CanChallenge, "Chỉ đơn vị được chấm gửi kiến nghị về số liệu của mình.");
        DomainRuleException.ThrowIfAny(CentralFigure.ObstaclesInCampaign(found.Campaign));
        if (!ModelState.IsValid)
        {
            return Again("Figure", await PageAsync(found, asking: asking));
        }

        var figure = await TrackedAsync(found, asking.Version);
        if (asking.EvidenceId is { } evidence)
        {
            var store = EvidenceAccess.StoreOf(found.Campaign, found.Sheet.UnitId);
            DomainRuleException.ThrowIf(
                !await db.Evidence.AnyAsync(e => e.Id == evidence && e.UnitId == store && e.CampaignId == found.Campaign.Id && e.WithdrawnAt == null, Cancellation),
                "figure.evidence",
                "Tài liệu đã chọn không có trong kho của đơn vị, hoặc đã được rút.");
        }

        figure.Challenge(Actor, asking.Text, asking.EvidenceId, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice("Đã gửi kiến nghị về số liệu.");
        return Redirect(found.Address);
    }

    [HttpPost("challenges/{challengeId:guid}/keeping")]
    public async Task<IActionResult> Keep(Guid sheetId, string code, Guid challengeId, KeepingForm keeping)
    {
        var found = await FindAsync(sheetId, code);
        DemandAnswer(found);
        if (!ModelState.IsValid)
        {
            return Again("Figure", await PageAsync(found, keeping: keeping));
        }

        var figure = await TrackedAsync(found, keeping.Version);
        figure.KeepAgainst(Actor, challengeId, keeping.Reply, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice("Đã trả lời: giữ nguyên số liệu.");
        return Redirect(found.Address);
    }

    [HttpPost("challenges/{challengeId:guid}/correction")]
    public async Task<IActionResult> Correct(Guid sheetId, string code, Guid challengeId, CorrectionForm correction)
    {
        var now = clock.GetUtcNow();
        var found = await FindAsync(sheetId, code);
        DemandAnswer(found);
        var problems = correction.ToAnswerText().Read(out var answer);
        if (problems.Count == 0)
        {
            problems = answer.IsEmpty ? [new(found.Leaf.Method.Fields[0], "", "Cần nhập số liệu đúng.")] : answer.Problems(found.Leaf);
        }

        foreach (var problem in problems)
        {
            ModelState.AddModelError($"correction.{problem.Field}", problem.Text);
        }

        if (correction.AsOf is { } day && VietnamTime.StartOf(day) > now)
        {
            ModelState.AddModelError("correction.asOf", "Thời điểm của số liệu không thể ở tương lai.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Figure", await PageAsync(found, correction: correction));
        }

        var figure = await TrackedAsync(found, correction.Version);
        var end = VietnamTime.EndOf(correction.AsOf!.Value).AddMinutes(-1);
        var source = new FigureSource(correction.Source!, end > now ? now : end);
        await record.CorrectAsync(Actor, found.Campaign, found.Sheet.CriteriaId, figure, challengeId, answer, source, correction.Reason, now, Cancellation);
        await db.SaveChangesAsync();
        Notice($"Đã sửa số liệu, tiêu chí {found.Leaf.Code} được {figure.Points} điểm.");
        return Redirect(found.Address);
    }

    private void DemandAnswer(Found found)
    {
        Demand.That(found.CanAnswer, FigureAccess.Blocked(Actor, found.Campaign, found.Sheet.UnitId) ?? "Chỉ nơi nhập số liệu trả lời kiến nghị.");
        DomainRuleException.ThrowIfAny(CentralFigure.ObstaclesToTaking(found.Campaign, found.AgencyUnitId));
    }

    private async Task<CentralFigure> TrackedAsync(Found found, long version)
    {
        var figure = await db.CentralFigures.Include(f => f.Challenges)
            .Where(f => f.SheetId == found.Sheet.Id && f.CriterionId == found.CriterionId)
            .OneAsync(Cancellation);
        return figure.Version == version ? figure : throw new DbUpdateConcurrencyException("The figure changed after it was shown.");
    }

    private async Task<Found> FindAsync(Guid sheetId, string code)
    {
        var sheet = await db.ScoreSheets.AsNoTracking().Where(s => s.Id == sheetId).OneAsync(Cancellation);
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().Include(c => c.AppraisalClosings).Where(c => c.Id == sheet.CampaignId).OneAsync(Cancellation);
        var tree = await trees.ReadAsync(sheet.CriteriaId, Cancellation);
        var leaf = tree.Tree.Find(code) is { IsLeaf: true } found ? found : throw new NotFoundException("Không có tiêu chí này trong phong trào.");
        var node = tree.Nodes[leaf.Code];
        var imports = FigureAccess.CanImport(Actor, campaign, node.AgencyUnitId, leaf.Top.Code);
        var sees = await db.ScoreSheets.Where(SheetAccess.VisibleTo(Actor, db.Campaigns)).AnyAsync(s => s.Id == sheetId, Cancellation);
        if (leaf.Source.InputBy != InputBy.Imported || !(sees || imports))
        {
            throw new NotFoundException();
        }

        return new Found(
            sheet, campaign, leaf, node.Id, node.AgencyUnitId, sees, FigureAccess.CanChallenge(Actor, campaign, sheet.UnitId), imports && FigureAccess.Blocked(Actor, campaign, sheet.UnitId) is null);
    }

    private async Task<FigurePage> PageAsync(Found found, ChallengeForm? asking = null, KeepingForm? keeping = null, CorrectionForm? correction = null)
    {
        db.ChangeTracker.Clear();
        var name = await db.Participants.Where(p => p.Id == found.Sheet.ParticipantId).Select(p => p.Name).SingleAsync(Cancellation);
        var figure = await db.CentralFigures.AsNoTracking().SingleOrDefaultAsync(f => f.SheetId == found.Sheet.Id && f.CriterionId == found.CriterionId, Cancellation);
        var unheld = await db.UnheldSurveys.Where(s => s.CriterionId == found.CriterionId && s.RevokedAt == null).Select(s => s.Reason).SingleOrDefaultAsync(Cancellation);
        var values = figure is null
            ? []
            : await db.FigureValues.Where(v => v.FigureId == figure.Id)
                .OrderByDescending(v => v.At).ThenByDescending(v => v.Id)
                .Select(v => new FigureValueRow(v.Answer, v.Points, v.SourceText, v.AsOf, v.ByName, v.Reason, v.At))
                .ToListAsync(Cancellation);
        var challenges = figure is null
            ? []
            : await db.FigureChallenges.Where(c => c.FigureId == figure.Id)
                .OrderByDescending(c => c.AskedAt).ThenByDescending(c => c.Id)
                .Select(c => new ChallengeRow(
                    c.Id, c.Text, c.EvidenceId, db.Evidence.Where(e => e.Id == c.EvidenceId).Select(e => e.Abstract).FirstOrDefault(), c.Points, c.State, c.AskedByName, c.AskedAt, c.Reply, c.PointsAfter, c.AnsweredByName, c.AnsweredAt))
                .ToListAsync(Cancellation);
        var store = EvidenceAccess.StoreOf(found.Campaign, found.Sheet.UnitId);
        var offered = !found.CanChallenge
            ? []
            : await db.Evidence
                .Where(e => e.UnitId == store && e.CampaignId == found.Campaign.Id && e.WithdrawnAt == null)
                .OrderByDescending(e => e.AddedAt).ThenBy(e => e.Id)
                .Take(MostOffered)
                .Select(e => new SelectListItem(e.Abstract, e.Id.ToString()))
                .ToListAsync(Cancellation);
        var text = figure is null ? new AnswerText() : AnswerText.Of(Answer.FromJson(figure.Answer));
        var version = figure?.Version ?? 0;
        return new FigurePage(
            found.Campaign,
            found.Sheet.Id,
            name,
            found.Leaf,
            figure,
            unheld,
            values,
            challenges,
            TraceOf(found, figure),
            offered,
            found.SeesSheet,
            found.CanChallenge,
            found.CanAnswer,
            [.. CentralFigure.ObstaclesToTaking(found.Campaign, found.CanAnswer ? found.AgencyUnitId : null)],
            asking ?? new ChallengeForm { Version = version },
            keeping ?? new KeepingForm { Version = version },
            correction ?? new CorrectionForm
            {
                Option = text.Option,
                Value = text.Value,
                Numerator = text.Numerator,
                Denominator = text.Denominator,
                Count = text.Count,
                Counts = text.Counts,
                Date = text.Date,
                Mark = text.Mark,
                Source = figure?.SourceText,
                AsOf = figure is null ? null : VietnamTime.DayOf(figure.AsOf),
                Version = version,
            });
    }

    private static IReadOnlyList<string> TraceOf(Found found, CentralFigure? figure)
    {
        var answer = figure is null ? null : Answer.FromJson(figure.Answer);

        // An amendment may have changed the rule so that the figure says nothing under it.
        return answer is null || answer.Problems(found.Leaf).Count > 0 ? [] : TraceText.Lines(ScoringEngine.ScoreLeaf(found.Leaf, answer, found.Campaign.Year).Trace);
    }

    private sealed record Found(ScoreSheet Sheet, Campaign Campaign, CriteriaNode Leaf, Guid CriterionId, Guid? AgencyUnitId, bool SeesSheet, bool CanChallenge, bool CanAnswer)
    {
        public string Address => $"/sheets/{Sheet.Id}/figures/{Uri.EscapeDataString(Leaf.Code)}";
    }
}
