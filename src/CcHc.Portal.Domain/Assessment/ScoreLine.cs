using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Who gave a mark, and at what point of the way.</summary>
public enum MarkStage
{
    [Description("Năm trước")]
    LastYear,
    [Description("Đăng ký")]
    Pledge,
    [Description("Số liệu nhập")]
    Imported,
    [Description("Tự chấm")]
    Self,
    [Description("Thẩm định")]
    Appraisal,
    [Description("Sau giải trình")]
    Explanation,
    [Description("Chính thức")]
    Final,
}

/// <summary>What became of a unit's claim that no task arose (không phát sinh).</summary>
public enum ClaimState
{
    [Description("Không khai")]
    None,
    [Description("Chờ chấp thuận")]
    Waiting,
    [Description("Đã chấp thuận")]
    Approved,
    [Description("Không chấp thuận")]
    Refused,
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

    /// <summary>In the version of the criteria that the sheet is judged by now.</summary>
    public Guid CriterionId { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>That an amendment changed the rule so that the unit's answer says nothing any more: it has to be given again.</summary>
    public bool SelfUnfit { get; private set; }

    /// <summary>The same of the agency's mark.</summary>
    public bool AppraisalUnfit { get; private set; }

    /// <summary>When an amendment dropped the criterion: the line is history then, and no query but that of the history sees it.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public Points? LastYearPoints { get; private set; }

    /// <summary>The line of the earlier round those points are from; what was explained then can be read there.</summary>
    public Guid? LastYearLineId { get; private set; }

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

    /// <summary>Whether the unit claims that no task arose, and what was decided. Until then the claim counts as it was made.</summary>
    public ClaimState Claim { get; private set; }

    /// <summary>What the claim asks for.</summary>
    public NotApplicable? ClaimedTreatment { get; private set; }

    public DateTimeOffset? ClaimDecidedAt { get; private set; }

    public string? ClaimDecidedByName { get; private set; }

    /// <summary>Who decided outside, where somebody else records it.</summary>
    public string? ClaimRecordedFor { get; private set; }

    public string? ClaimReason { get; private set; }

    public int EvidenceCount { get; private set; }

    /// <summary>Its points come from a figure of others, so that neither the unit nor an agency gives another.</summary>
    public bool IsImported { get; private set; }

    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>Whether it needs an explanation: nothing proves it and points are claimed.</summary>
    public bool LacksProof => SelfPoints > Points.Zero && EvidenceCount == 0 && SelfExplanation is null;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Sheet, SheetId, CampaignId);

    public void Remember(Points lastYear, Guid? lineId = null)
    {
        LastYearPoints = lastYear;
        LastYearLineId = lineId;
    }

    /// <param name="sheetUnlockedAt">When the sheet was last unlocked: marks given before had been submitted and are never written over.</param>
    public void SelfScore(Actor by, string? answer, Points? points, string? explanation, DateTimeOffset now, DateTimeOffset? sheetUnlockedAt = null)
    {
        DomainRuleException.ThrowIf(IsImported, "line.imported", $"Tiêu chí {Code} lấy theo số liệu nhập; đơn vị không sửa, có thể gửi kiến nghị.");
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
        SelfUnfit = false;
        SelfExplanation = clean;
        SelfAt = now;
        SelfByName = by.Name;
        // Another reason is another claim: what was decided on the old one does not stand for it.
        ClaimAnew(answer is null ? null : Answer.FromJson(answer).NotApplicable);
        Keep(MarkStage.Self, by, answer, points, clean, now, sheetUnlockedAt);
    }

    /// <summary>Why the agency cannot give a mark of its own: a claim is decided first, by an act of its own.</summary>
    public IEnumerable<Obstacle> ObstaclesToAppraising()
    {
        if (Claim == ClaimState.Waiting)
        {
            yield return new("line.claim", $"Tiêu chí {Code}: đơn vị khai không phát sinh; chấp thuận hoặc không chấp thuận trước khi ghi điểm.");
        }
        else if (Claim == ClaimState.Approved)
        {
            yield return new("line.claim", $"Tiêu chí {Code}: đã chấp thuận không phát sinh; muốn ghi điểm thì chuyển thành không chấp thuận trước.");
        }
    }

    /// <summary>
    /// A figure of others becomes the answer, and the mark of an agency where one was given before. What the figure says and
    /// where it comes from stands where a unit would explain; the figure itself leaves the fact.
    /// </summary>
    public void TakeFigure(Actor by, string answer, Points points, FigureSource source, DateTimeOffset now) =>
        Provide(by, answer, points, source.ToString(), now);

    /// <summary>Nobody has a figure for it this time: it counts on no sheet.</summary>
    public void LeaveOut(Actor by, string reason, DateTimeOffset now) =>
        Provide(by, new Scoring.Answer { NotApplicable = Scoring.NotApplicable.Exclude }.ToJson(), Points.Zero, reason, now);

    /// <summary>
    /// It counts again with what stood before it was left out: the figure of others, else the unit's own answer, and the agency's
    /// mark. The marks have to be loaded.
    /// </summary>
    /// <param name="leftOutAt">What was given before this comes back.</param>
    /// <param name="worth">What a mark is worth now; null where it says nothing under the rule in force.</param>
    public void PutBack(Actor by, CentralFigure? figure, string reason, DateTimeOffset leftOutAt, Func<Mark, Points?> worth, DateTimeOffset now)
    {
        var appraised = LastBefore(leftOutAt, MarkStage.Appraisal);
        var given = appraised is null ? null : worth(appraised);
        if (figure is not null)
        {
            Appraised(null, null);
            Provide(by, figure.Answer, figure.Points, figure.Source.ToString(), now);
            if (given is not null)
            {
                // Whoever confirmed the figure has confirmed it; a mark that says otherwise gives way to it, as when the figure came.
                Appraised(given == figure.Points ? appraised : marks[^1], figure.Points);
            }

            return;
        }

        var own = LastBefore(leftOutAt, MarkStage.Self, MarkStage.Imported);
        var points = own is null ? null : worth(own);
        var back = points is null ? null : own;
        IsImported = false;
        (SelfAnswer, SelfPoints, SelfExplanation) = (back?.Answer, points, back?.Reason);
        (SelfAt, SelfByName) = (back?.At, back?.ByName);
        ClaimAnew(SelfAnswer is null ? null : Answer.FromJson(SelfAnswer).NotApplicable);
        marks.Add(new Mark(Id, back is null ? MarkStage.Imported : MarkStage.Self, by.PersonId, by.Name, SelfAnswer, SelfPoints, Vietnamese.Clean(reason), now));

        // A claim waits again, and with it what was decided on it.
        given = Claim == ClaimState.Waiting ? null : given;
        Appraised(given is null ? null : appraised, given);
        if (given is not null)
        {
            marks.Add(new Mark(Id, MarkStage.Appraisal, by.PersonId, by.Name, AppraisalAnswer, AppraisalPoints, Vietnamese.Clean(reason), now));
        }
    }

    /// <summary>The agency's own mark. Where it differs from the self-score the reason is demanded and shown to the unit.</summary>
    /// <param name="demandsReason">False where the agency enters the figure itself, so that there is no self-score to differ from.</param>
    public void Appraise(Actor by, string? answer, Points points, string? reason, DateTimeOffset now, bool demandsReason = true)
    {
        var clean = Vietnamese.Clean(reason);
        var setsAside = answer is not null && Answer.FromJson(answer).NotApplicable is not null;
        if (answer != AppraisalAnswer || points != AppraisalPoints)
        {
            DomainRuleException.ThrowIfAny(ObstaclesToAppraising());
        }

        DomainRuleException.ThrowIf(
            clean is null && setsAside && answer != SelfAnswer,
            "line.reason",
            $"Tiêu chí {Code}: xác định không phát sinh thì cần ghi lý do.");
        DomainRuleException.ThrowIf(
            demandsReason && clean is null && points != (SelfPoints ?? Points.Zero),
            "line.reason",
            $"Tiêu chí {Code}: điểm thẩm định khác điểm tự chấm, cần ghi lý do.");
        DomainRuleException.ThrowIf(
            IsImported && (points != SelfPoints || (answer is not null && answer != SelfAnswer)),
            "line.points",
            $"Tiêu chí {Code} lấy điểm theo số liệu nhập ({SelfPoints}); muốn sửa thì nhập lại số liệu hoặc trả lời kiến nghị của đơn vị.");
        if (points == AppraisalPoints && clean == AppraisalReason && answer == AppraisalAnswer)
        {
            return;
        }

        Record(by, now, "line.appraise", $"Thẩm định tiêu chí {Code}", (AppraisalPoints ?? SelfPoints)?.ToString(), points.ToString(), clean);
        Appraised(by, answer, points, clean, now);
    }

    /// <summary>Chấp thuận không phát sinh: the claim is the agency's mark too, with what it asks for.</summary>
    /// <param name="recordedFor">Where somebody else records it: who decided.</param>
    public void ApproveClaim(Actor by, string? reason, string? recordedFor, DateTimeOffset now)
    {
        DemandClaim(ClaimState.Approved, "đã được chấp thuận");
        Decide(by, ClaimState.Approved, "line.claim-approve", "Chấp thuận", reason, recordedFor, now);
        Appraised(by, SelfAnswer, SelfPoints ?? Points.Zero, Vietnamese.Clean(reason), now);
    }

    /// <summary>Không chấp thuận: the leaf earns nothing and counts in the maximum until the agency gives it a mark.</summary>
    public void RefuseClaim(Actor by, string? reason, string? recordedFor, DateTimeOffset now)
    {
        DemandClaim(ClaimState.Refused, "đã không được chấp thuận");
        var clean = Vietnamese.Clean(reason) ?? throw new DomainRuleException("line.reason", $"Tiêu chí {Code}: không chấp thuận thì cần ghi lý do.");
        Decide(by, ClaimState.Refused, "line.claim-refuse", "Không chấp thuận", clean, recordedFor, now);
        Appraised(by, RefusedAnswer, Points.Zero, clean, now);
    }

    /// <summary>
    /// The rule changed by an amendment: points are what the new rule gives for the same answer, and an answer that says nothing
    /// under it is taken back and kept among the marks.
    /// </summary>
    /// <param name="why">The amendment as it is cited; the reason of the marks it makes.</param>
    public void Amend(Actor by, MarksAfter after, string why, DateTimeOffset now)
    {
        if (after.SelfPoints != SelfPoints || after.SelfUnfit)
        {
            marks.Add(new Mark(Id, MarkStage.Self, by.PersonId, by.Name, after.SelfAnswer, after.SelfPoints, why, now));
            SelfAnswer = after.SelfAnswer;
            SelfPoints = after.SelfPoints;
            SelfUnfit = after.SelfUnfit;
            if (after.SelfUnfit)
            {
                ClaimAnew(null);
            }
        }

        if (after.AppraisalPoints != AppraisalPoints || after.AppraisalUnfit)
        {
            marks.Add(new Mark(Id, MarkStage.Appraisal, by.PersonId, by.Name, after.AppraisalAnswer, after.AppraisalPoints, why, now));
            AppraisalAnswer = after.AppraisalAnswer;
            AppraisalPoints = after.AppraisalPoints;
            AppraisalUnfit = after.AppraisalUnfit;
        }

        IsImported = after.IsImported;
        FinalPoints = null;
    }

    /// <summary>The final mark: the appraised one; where no agency spoke, the self-score stands and is shown as not appraised.</summary>
    public void Settle() => FinalPoints = AppraisalPoints ?? SelfPoints;

    /// <summary>Counted in the maximum, earning nothing, whatever the criterion offers: what a refused claim amounts to.</summary>
    private static string RefusedAnswer => new Answer { NotApplicable = NotApplicable.Zero }.ToJson();

    private void ClaimAnew(NotApplicable? treatment)
    {
        Claim = treatment is null ? ClaimState.None : ClaimState.Waiting;
        ClaimedTreatment = treatment;
        ClaimDecidedAt = null;
        ClaimDecidedByName = null;
        ClaimRecordedFor = null;
        ClaimReason = null;
    }

    private void DemandClaim(ClaimState wanted, string already)
    {
        DomainRuleException.ThrowIf(Claim == ClaimState.None, "line.no-claim", $"Tiêu chí {Code}: đơn vị không khai không phát sinh.");
        DomainRuleException.ThrowIf(Claim == wanted, "line.claim", $"Tiêu chí {Code}: khai báo không phát sinh {already}.");
    }

    private void Decide(Actor by, ClaimState decision, string act, string what, string? reason, string? recordedFor, DateTimeOffset now)
    {
        var outside = Vietnamese.Clean(recordedFor);
        var why = string.Join("; ", new[] { outside is null ? null : $"Ghi nhận thay: {outside}", Vietnamese.Clean(reason) }.OfType<string>());
        Record(by, now, act, $"{what} không phát sinh, tiêu chí {Code}", StateNames.Of(Claim), StateNames.Of(decision), why);
        Claim = decision;
        ClaimDecidedAt = now;
        ClaimDecidedByName = by.Name;
        ClaimRecordedFor = outside;
        ClaimReason = Vietnamese.Clean(reason);
    }

    /// <summary>The last mark of these stages before an instant; none where nobody had given one.</summary>
    private Mark? LastBefore(DateTimeOffset instant, params ReadOnlySpan<MarkStage> stages)
    {
        Mark? last = null;
        foreach (var mark in marks)
        {
            if (mark.At < instant && stages.Contains(mark.Stage) && (last is null || mark.At >= last.At))
            {
                last = mark;
            }
        }

        return last;
    }

    /// <summary>The agency's mark is what it was once, with the name of who gave it; none takes it away.</summary>
    private void Appraised(Mark? mark, Points? points)
    {
        (AppraisalAnswer, AppraisalPoints, AppraisalReason) = (mark?.Answer, points, mark?.Reason);
        (AppraisalAt, AppraisalByName, AppraisalUnfit) = (mark?.At, mark?.ByName, false);
    }

    private void Appraised(Actor by, string? answer, Points points, string? reason, DateTimeOffset now)
    {
        AppraisalAnswer = answer;
        AppraisalPoints = points;
        AppraisalUnfit = false;
        AppraisalReason = reason;
        AppraisalAt = now;
        AppraisalByName = by.Name;
        Keep(MarkStage.Appraisal, by, answer, points, reason, now);
    }

    public void CountEvidence(int items) => EvidenceCount = items;

    /// <summary>Other items prove it than before; also where their number is the same, so that two people who choose at once meet.</summary>
    public void ProveBy(Actor by, int items, DateTimeOffset now)
    {
        Record(by, now, "line.evidence", $"Chọn tài liệu kiểm chứng cho tiêu chí {Code}", $"{EvidenceCount} tài liệu", $"{items} tài liệu");
        EvidenceCount = items;
        SelfAt = now;
        SelfByName = by.Name;
    }

    private void Provide(Actor by, string answer, Points points, string from, DateTimeOffset now)
    {
        IsImported = true;
        SelfAnswer = answer;
        SelfPoints = points;
        SelfUnfit = false;
        ClaimAnew(null);
        SelfExplanation = from;
        SelfAt = now;
        SelfByName = by.Name;
        marks.Add(new Mark(Id, MarkStage.Imported, by.PersonId, by.Name, answer, points, from, now));
        if (AppraisalPoints is not null && (AppraisalPoints != points || AppraisalAnswer != answer))
        {
            AppraisalAnswer = answer;
            AppraisalPoints = points;
            AppraisalUnfit = false;
            AppraisalReason = from;
            AppraisalAt = now;
            AppraisalByName = by.Name;
            marks.Add(new Mark(Id, MarkStage.Appraisal, by.PersonId, by.Name, answer, points, from, now));
        }
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
