using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Who gave a mark, and at what point of the way.</summary>
public enum MarkStage
{
    [Description("Năm trước")]
    LastYear,
    [Description("Đăng ký")]
    Pledge,
    [Description("Tự chấm")]
    Self,
    [Description("Thẩm định")]
    Appraisal,
    [Description("Sau giải trình")]
    Explanation,
    [Description("Chính thức")]
    Final,
}

/// <summary>One leaf of one sheet, with the current mark of each stage side by side. Every mark ever given is kept below it.</summary>
public sealed class ScoreLine : AuditedEntity
{
    public const int AnswerMaxLength = 2000;
    public const int TextMaxLength = 4000;

    /// <summary>Saves of one person within this time are one entry of the history.</summary>
    public static readonly TimeSpan EditingSession = TimeSpan.FromMinutes(30);

    private readonly List<Mark> marks = [];

    private ScoreLine()
    {
    }

    public ScoreLine(Guid sheetId, Guid campaignId, Guid criterionId, string code)
    {
        SheetId = sheetId;
        CampaignId = campaignId;
        CriterionId = criterionId;
        Code = code;
    }

    public Guid SheetId { get; private init; }

    public Guid CampaignId { get; private init; }

    public Guid CriterionId { get; private init; }

    public string Code { get; private init; } = "";

    public Points? LastYearPoints { get; private set; }

    /// <summary>The typed answer as canonical JSON; none while unanswered.</summary>
    public string? SelfAnswer { get; private set; }

    public Points? SelfPoints { get; private set; }

    public string? SelfExplanation { get; private set; }

    public DateTimeOffset? SelfAt { get; private set; }

    public string? SelfByName { get; private set; }

    public string? AppraisalAnswer { get; private set; }

    public Points? AppraisalPoints { get; private set; }

    public string? AppraisalReason { get; private set; }

    public DateTimeOffset? AppraisalAt { get; private set; }

    public string? AppraisalByName { get; private set; }

    public Points? FinalPoints { get; private set; }

    public int EvidenceCount { get; private set; }

    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>Whether it needs an explanation: nothing proves it and points are claimed.</summary>
    public bool LacksProof => SelfPoints > Points.Zero && EvidenceCount == 0 && SelfExplanation is null;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Sheet, SheetId, CampaignId);

    public void Remember(Points lastYear) => LastYearPoints = lastYear;

    /// <param name="sheetUnlockedAt">When the sheet was last unlocked: marks given before had been submitted and are never written over.</param>
    public void SelfScore(Actor by, string? answer, Points? points, string? explanation, DateTimeOffset now, DateTimeOffset? sheetUnlockedAt = null)
    {
        var clean = Vietnamese.Clean(explanation);
        if (answer == SelfAnswer && points == SelfPoints && clean == SelfExplanation)
        {
            return;
        }

        if (points != SelfPoints)
        {
            Record(
                by,
                now,
                "line.self-score",
                $"Tự chấm tiêu chí {Code}",
                SelfPoints?.ToString(),
                points?.ToString(),
                session: new AuditSession(Id, now + EditingSession, Sitting(MarkStage.Self, by, now, sheetUnlockedAt) is not null));
        }

        SelfAnswer = answer;
        SelfPoints = points;
        SelfExplanation = clean;
        SelfAt = now;
        SelfByName = by.Name;
        Keep(MarkStage.Self, by, answer, points, clean, now, sheetUnlockedAt);
    }

    /// <summary>The agency's own mark. Where it differs from the self-score the reason is demanded and shown to the unit.</summary>
    /// <param name="demandsReason">False where the agency enters the figure itself, so that there is no self-score to differ from.</param>
    public void Appraise(Actor by, string? answer, Points points, string? reason, DateTimeOffset now, bool demandsReason = true)
    {
        var clean = Vietnamese.Clean(reason);
        DomainRuleException.ThrowIf(
            demandsReason && clean is null && (points != (SelfPoints ?? Points.Zero) || RefusesClaim(answer)),
            "line.reason",
            $"Tiêu chí {Code}: điểm thẩm định khác điểm tự chấm, cần ghi lý do.");
        if (points == AppraisalPoints && clean == AppraisalReason && answer == AppraisalAnswer)
        {
            return;
        }

        Record(by, now, "line.appraise", $"Thẩm định tiêu chí {Code}", (AppraisalPoints ?? SelfPoints)?.ToString(), points.ToString(), clean);
        AppraisalAnswer = answer;
        AppraisalPoints = points;
        AppraisalReason = clean;
        AppraisalAt = now;
        AppraisalByName = by.Name;
        Keep(MarkStage.Appraisal, by, answer, points, clean, now);
    }

    /// <summary>A claim of «không phát sinh» may be worth as many points as its refusal, and yet change what they count for.</summary>
    private bool RefusesClaim(string? answer) =>
        SelfAnswer is { } own
        && answer is not null
        && Scoring.Answer.FromJson(own).NotApplicable is { } claimed
        && Scoring.Answer.FromJson(answer).NotApplicable != claimed;

    /// <summary>The final mark: the appraised one; where no agency spoke, the self-score stands and is shown as not appraised.</summary>
    public void Settle() => FinalPoints = AppraisalPoints ?? SelfPoints;

    public void CountEvidence(int items) => EvidenceCount = items;

    /// <summary>Other items prove it than before; also where their number is the same, so that two people who choose at once meet.</summary>
    public void ProveBy(Actor by, int items, DateTimeOffset now)
    {
        Record(by, now, "line.evidence", $"Chọn tài liệu kiểm chứng cho tiêu chí {Code}", $"{EvidenceCount} tài liệu", $"{items} tài liệu");
        EvidenceCount = items;
        SelfAt = now;
        SelfByName = by.Name;
    }

    private void Keep(MarkStage stage, Actor by, string? answer, Points? points, string? reason, DateTimeOffset now, DateTimeOffset? notBefore = null)
    {
        if (Sitting(stage, by, now, notBefore) is { } last)
        {
            last.Change(answer, points, reason, now);
        }
        else
        {
            marks.Add(new Mark(Id, stage, by.PersonId, by.Name, answer, points, reason, now));
        }
    }

    /// <summary>The mark that this person is still working at; none when a new one begins.</summary>
    private Mark? Sitting(MarkStage stage, Actor by, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        var last = marks.Where(m => m.Stage == stage).MaxBy(m => m.At);
        return last is not null && last.ByPersonId == by.PersonId && now - last.At < EditingSession && !(last.At <= notBefore) ? last : null;
    }
}

/// <summary>A mark as it was given: what, by whom, why, when.</summary>
public sealed class Mark : Entity
{
    private Mark()
    {
    }

    internal Mark(Guid lineId, MarkStage stage, Guid? byPersonId, string byName, string? answer, Points? points, string? reason, DateTimeOffset at)
    {
        LineId = lineId;
        Stage = stage;
        ByPersonId = byPersonId;
        ByName = byName;
        Answer = answer;
        Points = points;
        Reason = reason;
        At = at;
    }

    public Guid LineId { get; private init; }

    public MarkStage Stage { get; private init; }

    public Guid? ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public string? Answer { get; private set; }

    public Points? Points { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Change(string? answer, Points? points, string? reason, DateTimeOffset at)
    {
        Answer = answer;
        Points = points;
        Reason = reason;
        At = at;
    }
}
