using System.Linq.Expressions;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>
/// Hỏi – đáp theo tiêu chí: asked by one unit, answered once by the appraising agency, read by every unit that is judged by the
/// criterion. Who asked is known to the unit itself, to the agency and to those who run the campaign.
/// </summary>
public sealed class CriterionQuestion : AuditedEntity
{
    public const int TextMaxLength = 2000;
    public const int AnswerMaxLength = 4000;

    private CriterionQuestion()
    {
    }

    /// <param name="groupId">The ranking group of the sheet, whose window may be its own.</param>
    public CriterionQuestion(Actor by, Campaign campaign, Guid sheetId, Guid? unitId, Guid criterionId, string code, string text, DateTimeOffset now, Guid? groupId = null)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToAsking(campaign, now, groupId, unitId));
        CampaignId = campaign.Id;
        SheetId = sheetId;
        UnitId = unitId;
        CriterionId = criterionId;
        Code = code;
        Text = Vietnamese.Lines(text) ?? throw new DomainRuleException("question.text", "Cần ghi nội dung hỏi.");
        AskedByName = by.Name;
        AskedAt = now;
        Record(by, now, "question.ask", $"Hỏi về tiêu chí {code}", to: Text);
    }

    public Guid CampaignId { get; private init; }

    /// <summary>Whose sheet it was asked from; the history is that sheet's and no other unit's.</summary>
    public Guid SheetId { get; private init; }

    public Guid? UnitId { get; private init; }

    /// <summary>In the version of the criteria in force; it follows the criterion through amendments as lines do.</summary>
    public Guid CriterionId { get; private set; }

    public string Code { get; private set; } = "";

    public string Text { get; private init; } = "";

    public string AskedByName { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? AnsweredByName { get; private set; }

    /// <summary>Who answered outside, where somebody else records it.</summary>
    public string? AnswerRecordedFor { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    // Not among the facts of the campaign: other units may read those.
    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Sheet, SheetId, null);

    /// <summary>A unit asks as long as it scores itself; afterwards an answer helps nobody.</summary>
    public static IEnumerable<Obstacle> ObstaclesToAsking(Campaign campaign, DateTimeOffset now, Guid? groupId = null, Guid? unitId = null) =>
        ObstaclesToAnswering(campaign).Concat(campaign.State == CampaignState.Open
            ? campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, groupId, unitId).Where(o => o.Key == Campaign.PhaseOver)
            : []);

    /// <summary>Why nothing is asked or answered at all.</summary>
    public static IEnumerable<Obstacle> ObstaclesToAnswering(Campaign campaign)
    {
        if (campaign.State == CampaignState.Draft)
        {
            yield return new("campaign.not-open", "Phong trào chưa mở; chưa hỏi được.");
        }
        else if (campaign.State != CampaignState.Open)
        {
            yield return new("campaign.not-open", "Phong trào đã công bố kết quả; không nhận câu hỏi nữa.");
        }
    }

    /// <summary>The first answer, or a better one; what was said before stays in the history.</summary>
    /// <param name="recordedFor">Where somebody else records it: who answered.</param>
    public void Reply(Actor by, Campaign campaign, string? answer, string? recordedFor, DateTimeOffset now)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToAnswering(campaign));
        DomainRuleException.ThrowIf(WithdrawnAt is not null, "question.withdrawn", "Đơn vị đã rút câu hỏi này.");
        var clean = Vietnamese.Lines(answer) ?? throw new DomainRuleException("question.answer", "Cần ghi nội dung trả lời.");
        var outside = Vietnamese.Clean(recordedFor);
        if (clean == Answer && outside == AnswerRecordedFor)
        {
            return;
        }

        Record(by, now, "question.answer", $"Trả lời câu hỏi về tiêu chí {Code}", Answer, clean, outside is null ? null : $"Ghi nhận thay: {outside}");
        Answer = clean;
        AnsweredAt = now;
        AnsweredByName = by.Name;
        AnswerRecordedFor = outside;
    }

    /// <summary>An amendment gave the criterion another version, and perhaps another code.</summary>
    public void Follow(Guid criterionId, string code) => (CriterionId, Code) = (criterionId, code);

    /// <summary>The unit takes back what nobody has answered yet.</summary>
    public void Withdraw(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(WithdrawnAt is not null, "question.withdrawn", "Câu hỏi này đã được rút.");
        DomainRuleException.ThrowIf(Answer is not null, "question.answered", "Câu hỏi đã có trả lời cho mọi đơn vị, không rút được.");
        WithdrawnAt = now;
        Record(by, now, "question.withdraw", $"Rút câu hỏi về tiêu chí {Code}");
    }
}

/// <summary>Who asks, who answers, who reads. The agency of the criterion answers, or the manager who names who did so outside.</summary>
public static class QuestionAccess
{
    public static bool CanAsk(Actor actor, Campaign campaign, Guid? unitId) =>
        unitId is { } unit && (actor.Holds(Role.UnitOfficer, unit, campaign.Id) || actor.Holds(Role.UnitHead, unit, campaign.Id));

    /// <param name="agencyUnitId">The agency the criterion is given to.</param>
    /// <param name="field">Code of the top node of the criterion.</param>
    public static bool CanAnswer(Actor actor, Campaign campaign, Guid? agencyUnitId, string field) =>
        AppraisalAccess.Covers(actor, campaign.Id, agencyUnitId, field);

    public static bool CanRecordAnswer(Actor actor, Campaign campaign) => CampaignAccess.CanManage(actor, campaign);

    /// <summary>Everybody with a part in the campaign reads question and answer, without who asked.</summary>
    public static Expression<Func<CriterionQuestion, bool>> VisibleTo(Actor actor, IQueryable<Campaign> campaigns, IQueryable<ScoreSheet> sheets, IQueryable<Criteria.Criterion> criteria)
    {
        var (units, narrowUnits, narrowCampaigns) = RoleReach.Of(actor, Role.UnitOfficer, Role.UnitHead);
        var (issuing, narrowIssuing, narrowIssued) = RoleReach.Of(actor, Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.Auditor);
        var agencies = AppraisalAccess.AgenciesOf(actor);
        return question =>
            campaigns.Any(c => c.Id == question.CampaignId
                && (issuing.Contains(c.IssuingUnitId) || (narrowIssuing.Contains(c.IssuingUnitId) && narrowIssued.Contains(c.Id))))
            || sheets.Any(s => s.UnitId != null
                && criteria.Any(n => n.Id == question.CriterionId && n.CriteriaId == s.CriteriaId)
                && (units.Contains(s.UnitId.Value) || (narrowUnits.Contains(s.UnitId.Value) && narrowCampaigns.Contains(s.CampaignId))))
            || criteria.Any(n => n.Id == question.CriterionId && n.AgencyUnitId != null && agencies.Contains(n.AgencyUnitId.Value));
    }

    /// <summary>Who is told which unit asked.</summary>
    public static bool CanSeeAsker(Actor actor, Campaign campaign, Guid? askingUnitId, Guid? agencyUnitId, string field) =>
        CampaignAccess.CanOversee(actor, campaign)
        || CanAsk(actor, campaign, askingUnitId)
        || CanAnswer(actor, campaign, agencyUnitId, field);
}
