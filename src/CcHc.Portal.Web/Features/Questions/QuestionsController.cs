using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Questions;

/// <param name="IsOwn">Asked by a unit of this person.</param>
/// <param name="Due">By when it is to be answered; none where the campaign sets no limit or the answer is there.</param>
public sealed record QuestionLine(QuestionRow Question, string Title, bool IsOwn, CountedDay? Due = null);

public sealed record QuestionList(Guid CampaignId, string CampaignName, Page<QuestionLine> Rows, string? Show, string? Q, int Open, int Answered, AnswerLimit Limit);

public sealed record AnswerForm
{
    public string? Answer { get; init; }

    /// <summary>Who answered outside; demanded of whoever does not appraise the criterion.</summary>
    public string? RecordedFor { get; init; }

    /// <summary>The question's version that was shown.</summary>
    public long Version { get; init; }
}

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator()
    {
        RuleFor(f => f.Answer).NotEmpty().MaximumLength(CriterionQuestion.AnswerMaxLength);
        RuleFor(f => f.RecordedFor).MaximumLength(Person.NameMaxLength);
    }
}

/// <param name="Asker">Name of the unit, where this person is told.</param>
public sealed record QuestionPage(
    Guid CampaignId, string CampaignName, QuestionRow Question, string Title, string? Agency, string? Asker, bool CanAnswer, bool MustName, bool CanWithdraw, IReadOnlyList<Obstacle> Obstacles, long Version)
{
    public string? Answer { get; init; }

    public string? RecordedFor { get; init; }

    public required AnswerLimit Limit { get; init; }
}

/// <summary>Hỏi – đáp theo tiêu chí: the list of a campaign, and one question for who answers it.</summary>
[Route("")]
public sealed class QuestionsController(PortalDbContext db, CampaignTrees trees, TimeProvider clock) : PortalController
{
    [HttpGet("campaigns/{campaignId:guid}/questions")]
    public async Task<IActionResult> Index(Guid campaignId, string? show, string? q, int? page)
    {
        var campaign = await db.Campaigns
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == campaignId)
            .Select(c => new { c.Name, c.AnswerWithin })
            .OneAsync(Cancellation);
        var all = Visible().Where(x => x.CampaignId == campaignId);
        var counts = await all.GroupBy(x => 1).Select(g => new { Open = g.Count(x => x.AnsweredAt == null), Answered = g.Count(x => x.AnsweredAt != null) }).SingleOrDefaultAsync(Cancellation);
        var wanted = show switch
        {
            "chua-tra-loi" => all.Where(x => x.AnsweredAt == null),
            "da-tra-loi" => all.Where(x => x.AnsweredAt != null),
            _ => all,
        };
        if (Vietnamese.Fold(q) is { Length: > 0 } sought)
        {
            var found = await FindAsync(wanted, sought);
            wanted = wanted.Where(x => found.Contains(x.Id));
        }

        var own = Actor.OwnUnits();
        var rows = await wanted
            .OrderByDescending(x => x.AskedAt).ThenBy(x => x.Id)
            .Select(x => new QuestionLine(
                new QuestionRow(x.Id, x.Code, x.Text, x.AskedAt, x.Answer, x.AnsweredAt),
                db.Criteria.Where(c => c.Id == x.CriterionId).Select(c => c.Title).First(),
                x.UnitId != null && own.Contains(x.UnitId.Value)))
            .ToPageAsync(page, cancellation: Cancellation);
        var limit = await db.AnswerLimitAsync(campaign.AnswerWithin, Cancellation);
        var shown = new Page<QuestionLine>([.. rows.Rows.Select(r => r with { Due = limit.Due(r.Question) })], rows.Number, rows.Size, rows.Total);
        return View("Index", new QuestionList(campaignId, campaign.Name, shown, show, q, counts?.Open ?? 0, counts?.Answered ?? 0, limit));
    }

    [HttpGet("questions/{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => View("Show", (await PageAsync(id)).Page);

    [HttpPost("questions/{id:guid}/answer")]
    public async Task<IActionResult> Answer(Guid id, AnswerForm form)
    {
        var (page, campaign, question) = await PageAsync(id);
        Demand.That(page.CanAnswer, "Cơ quan thẩm định của tiêu chí trả lời; cơ quan phát động có thể ghi nhận thay.");
        var recordedFor = page.MustName ? Vietnamese.Clean(form.RecordedFor) : null;
        if (page.MustName && recordedFor is null)
        {
            ModelState.AddModelError(nameof(form.RecordedFor), "Cần ghi họ tên, chức vụ người đã trả lời.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Show", page with { Answer = form.Answer, RecordedFor = form.RecordedFor });
        }

        if (form.Version != question.Version)
        {
            return AgainChanged("Show", page with { Answer = form.Answer, RecordedFor = form.RecordedFor }, nameof(form.Version));
        }

        question.Reply(Actor, campaign, form.Answer, recordedFor, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã trả lời; mọi đơn vị đọc được ở tiêu chí này trên phiếu.");
        return Redirect($"/questions/{id}");
    }

    [HttpPost("questions/{id:guid}/withdrawal")]
    public async Task<IActionResult> Withdraw(Guid id)
    {
        var (page, campaign, question) = await PageAsync(id);
        Demand.That(QuestionAccess.CanAsk(Actor, campaign, question.UnitId), "Chỉ đơn vị đã hỏi rút được câu hỏi.");

        question.Withdraw(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã rút câu hỏi.");
        return Redirect($"/campaigns/{page.CampaignId}/questions");
    }

    /// <summary>
    /// The questions with all these words, in any order, without accents, in code, criterion, question or answer. They are
    /// compared here: a campaign has hundreds of questions, not more, and a folded copy of every answer would be kept for this alone.
    /// </summary>
    private async Task<List<Guid>> FindAsync(IQueryable<CriterionQuestion> among, string sought)
    {
        var words = sought.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var texts = await among
            .Select(x => new { x.Id, x.Code, Title = db.Criteria.Where(c => c.Id == x.CriterionId).Select(c => c.Title).First(), x.Text, x.Answer })
            .ToListAsync(Cancellation);
        return [.. texts.Where(t => Vietnamese.Fold($"{t.Code} {t.Title} {t.Text} {t.Answer}") is var text && words.All(w => text.Contains(w, StringComparison.Ordinal))).Select(t => t.Id)];
    }

    private IQueryable<CriterionQuestion> Visible() => db.CriterionQuestions.Where(QuestionAccess.VisibleTo(Actor, db.Campaigns, db.ScoreSheets, db.Criteria));

    private async Task<(QuestionPage Page, Campaign Campaign, CriterionQuestion Question)> PageAsync(Guid id)
    {
        var question = await Visible().Where(q => q.Id == id).OneAsync(Cancellation);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == question.CampaignId, Cancellation);
        var criterion = await db.Criteria
            .Where(c => c.Id == question.CriterionId)
            .Select(c => new
            {
                c.Title,
                c.CriteriaId,
                c.AgencyUnitId,
                Agency = db.Units.Where(u => u.Id == c.AgencyUnitId).Select(u => u.Name).FirstOrDefault(),
                Asker = db.Units.Where(u => u.Id == question.UnitId).Select(u => u.Name).FirstOrDefault(),
            })
            .SingleAsync(Cancellation);
        var tree = await trees.ReadAsync(criterion.CriteriaId, Cancellation);
        var field = tree.Tree.Find(question.Code)?.Top.Code ?? "";
        var answers = QuestionAccess.CanAnswer(Actor, campaign, criterion.AgencyUnitId, field);
        var page = new QuestionPage(
            campaign.Id,
            campaign.Name,
            new QuestionRow(question.Id, question.Code, question.Text, question.AskedAt, question.Answer, question.AnsweredAt),
            criterion.Title,
            criterion.Agency,
            QuestionAccess.CanSeeAsker(Actor, campaign, question.UnitId, criterion.AgencyUnitId, field) ? criterion.Asker : null,
            answers || QuestionAccess.CanRecordAnswer(Actor, campaign),
            !answers,
            question.Answer is null && QuestionAccess.CanAsk(Actor, campaign, question.UnitId),
            [.. CriterionQuestion.ObstaclesToAnswering(campaign)],
            question.Version)
        {
            Answer = question.Answer,
            RecordedFor = question.AnswerRecordedFor,
            Limit = await db.AnswerLimitAsync(campaign.AnswerWithin, Cancellation),
        };
        return (page, campaign, question);
    }
}
