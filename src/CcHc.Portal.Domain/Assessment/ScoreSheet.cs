using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Domain.Assessment;

public enum SheetState
{
    [Description("Đang tự chấm")]
    Draft,
    [Description("Đã khóa để ký")]
    Locked,
    [Description("Đã gửi báo cáo")]
    Reported,
}

/// <summary>The sums of a sheet at one stage, as the engine gives them; stored, so that no page adds up lines.</summary>
/// <param name="Points">Sum over the top nodes that are neither bonus nor penalty.</param>
/// <param name="ApplicableMax">The maximum of what applied.</param>
/// <param name="Final">What is printed and ranked: two decimals.</param>
public sealed record SheetSums(Points Points, Points ApplicableMax, Points Bonus, Points Penalty, Points Final);

/// <summary>Phiếu chấm điểm: everything one participant is judged by in one campaign.</summary>
public sealed class ScoreSheet : AuditedEntity
{
    public const int RemarkMaxLength = 1000;

    public static readonly Workflow<SheetState> Workflow = new(
        "sheet",
        new("lock", SheetState.Draft, SheetState.Locked, "khóa để ký"),
        new("report", SheetState.Locked, SheetState.Reported, "ghi nhận báo cáo đã ký"),
        new("unlock", SheetState.Locked, SheetState.Draft, "mở khóa"),
        new("unlock", SheetState.Reported, SheetState.Draft, "mở khóa"));

    private readonly List<FieldSum> fieldSums = [];
    private readonly List<LineDuty> duties = [];

    private ScoreSheet()
    {
    }

    public ScoreSheet(Guid campaignId, Guid participantId, Guid groupId, Guid? unitId, Guid criteriaId, int leaves, Points maximum)
    {
        CampaignId = campaignId;
        ParticipantId = participantId;
        GroupId = groupId;
        UnitId = unitId;
        CriteriaId = criteriaId;
        Leaves = leaves;
        Maximum = maximum;
    }

    public Guid CampaignId { get; private init; }

    public Guid ParticipantId { get; private init; }

    public Guid GroupId { get; private init; }

    /// <summary>The unit that fills it in; none for an outsider whose data the manager enters.</summary>
    public Guid? UnitId { get; private init; }

    /// <summary>The version of the criteria it is judged by.</summary>
    public Guid CriteriaId { get; private set; }

    /// <summary>The last amendment of its criteria; none while they are as they were when the campaign was opened.</summary>
    public Guid? AmendmentId { get; private set; }

    public SheetState State { get; private set; }

    /// <summary>How many leaves there are to answer.</summary>
    public int Leaves { get; private set; }

    public Points Maximum { get; private set; }

    public int SelfDone { get; private set; }

    public int Appraised { get; private set; }

    public Points SelfTotal { get; private set; }

    public Points AppraisedTotal { get; private set; }

    /// <summary>What the law of the campaign ranks by; set when the scores are settled, zero before.</summary>
    public Points FinalTotal { get; private set; }

    public Points Bonus { get; private set; }

    public Points Penalty { get; private set; }

    /// <summary>A penalty on it carries a sanction, so that its band is not decided by points alone.</summary>
    public bool HasSanction { get; private set; }

    public int? Rank { get; private set; }

    public string? Band { get; private set; }

    /// <summary>Nothing told it apart from another one, so that both have the same rank.</summary>
    public bool SharesRank { get; private set; }

    /// <summary>Why this rank and band, as it was worked out when the scores were settled.</summary>
    public string? StandingJson { get; private set; }

    /// <summary>When it was sent to the head for approval.</summary>
    public DateTimeOffset? SentToHeadAt { get; private set; }

    public string? ReturnRemark { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When it was last unlocked: what was given before had been submitted and is kept as it was.</summary>
    public DateTimeOffset? UnlockedAt { get; private set; }

    public string? ApprovedByName { get; private set; }

    public bool IsLate { get; private set; }

    /// <summary>The signed report was recorded after the days the campaign gives for it.</summary>
    public bool ReportIsLate { get; private set; }

    /// <summary>The report on the self-score, once it is drafted.</summary>
    public Guid? ReportPaperId { get; private set; }

    public IReadOnlyList<FieldSum> FieldSums => fieldSums;

    /// <summary>Who of the unit works at which criterion; a criterion without one is everybody's.</summary>
    public IReadOnlyList<LineDuty> Duties => duties;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Sheet, Id, CampaignId);

    /// <summary>Why lines cannot be changed by the unit now.</summary>
    public IEnumerable<Obstacle> ObstaclesToEditing()
    {
        if (State != SheetState.Draft)
        {
            yield return new("sheet.locked", $"Phiếu {StateNames.Of(State).ToLowerInvariant()}; muốn sửa phải mở khóa.");
        }
        else if (SentToHeadAt is not null)
        {
            // What the head looks at must be what the head approves.
            yield return new("sheet.sent", "Phiếu đang chờ thủ trưởng duyệt; rút lại trước khi sửa.");
        }
    }

    /// <summary>Somebody else stored the first sums of the sheet in the same instant: theirs are read and summed up anew.</summary>
    public void ForgetFirstSums() => fieldSums.Clear();

    public void SumSelf(SheetSums sums, int done, IReadOnlyDictionary<string, Points> byField, bool hasSanction = false)
    {
        SelfTotal = sums.Final;
        SelfDone = done;
        if (Appraised == 0)
        {
            // Where no agency speaks the self-score stands, with all it brings.
            HasSanction = hasSanction;
            Bonus = sums.Bonus;
            Penalty = sums.Penalty;
        }

        SetFields(byField, static (f, p) => f.SelfScored(p));
    }

    public void SumAppraisal(SheetSums sums, int appraised, IReadOnlyDictionary<string, Points> byField, bool hasSanction = false)
    {
        HasSanction = hasSanction;
        AppraisedTotal = sums.Final;
        Appraised = appraised;
        Bonus = sums.Bonus;
        Penalty = sums.Penalty;
        SetFields(byField, static (f, p) => f.AppraisedAs(p));
    }

    /// <summary>Divides the criteria anew; needs <see cref="Duties"/>. Those not named stay as they are.</summary>
    /// <param name="holders">By code; none takes a duty back.</param>
    /// <returns>How many criteria changed hands.</returns>
    public int Divide(Actor by, IReadOnlyDictionary<string, DutyHolder?> holders, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != SheetState.Draft, "sheet.locked", $"Phiếu {StateNames.Of(State).ToLowerInvariant()}; không phân công nữa.");
        var changed = new List<string>();
        foreach (var (code, holder) in holders)
        {
            var duty = duties.Find(d => d.Code == code);
            if (holder is null ? duty is null : holder.IsSame(duty?.Holder))
            {
                continue;
            }

            changed.Add($"{code}: {holder?.Name ?? "chung"}");
            if (holder is null)
            {
                duties.Remove(duty!);
            }
            else if (duty is null)
            {
                duties.Add(new LineDuty(Id, code, holder));
            }
            else
            {
                duty.Give(holder);
            }
        }

        if (changed.Count > 0)
        {
            Record(by, now, "sheet.divide", "Phân công trong đơn vị", to: string.Join("; ", changed));
        }

        return changed.Count;
    }

    public void SendToHead(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != SheetState.Draft, "sheet.locked", "Phiếu đã khóa.");
        DomainRuleException.ThrowIf(SentToHeadAt is not null, "sheet.sent", "Phiếu đã trình, đang chờ thủ trưởng duyệt.");
        DomainRuleException.ThrowIf(SelfDone < Leaves, "sheet.unanswered", $"Còn {Leaves - SelfDone} tiêu chí chưa tự chấm.");
        SentToHeadAt = now;
        ReturnRemark = null;
        Record(by, now, "sheet.send-to-head", "Trình thủ trưởng duyệt", to: SelfTotal.ToString());
    }

    /// <summary>The officer takes it back to correct something before the head has decided.</summary>
    public void Recall(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(SentToHeadAt is null || State != SheetState.Draft, "sheet.not-sent", "Phiếu chưa được trình duyệt.");
        SentToHeadAt = null;
        Record(by, now, "sheet.recall", "Rút lại để sửa");
    }

    public void ReturnToOfficer(Actor by, string? remark, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(SentToHeadAt is null || State != SheetState.Draft, "sheet.not-sent", "Phiếu chưa được trình duyệt.");
        var clean = Vietnamese.Clean(remark) ?? throw new DomainRuleException("sheet.remark", "Cần ghi nội dung phải sửa.");
        SentToHeadAt = null;
        ReturnRemark = clean;
        Record(by, now, "sheet.return", "Trả lại để sửa", reason: clean);
    }

    /// <summary>What stands in the way of locking. <paramref name="leavesWithoutProof"/>: codes with neither evidence nor explanation.</summary>
    public IEnumerable<Obstacle> ObstaclesToLocking(IReadOnlyList<string> leavesWithoutProof)
    {
        if (SelfDone < Leaves)
        {
            yield return new("sheet.unanswered", $"Còn {Leaves - SelfDone} tiêu chí chưa tự chấm.");
        }

        foreach (var code in leavesWithoutProof)
        {
            yield return new("sheet.no-proof", $"Tiêu chí {code} chưa có tài liệu kiểm chứng, cần ghi giải trình cách tính điểm.");
        }
    }

    /// <summary>Khóa để ký: «in time» counts from here.</summary>
    /// <param name="recordedFor">Where somebody else records it: who approved.</param>
    public void Lock(Actor by, IReadOnlyList<string> leavesWithoutProof, bool late, string? recordedFor, DateTimeOffset now)
    {
        var next = Workflow.Next("lock", State);
        DomainRuleException.ThrowIfAny(ObstaclesToLocking(leavesWithoutProof));
        var outside = Vietnamese.Clean(recordedFor);
        ApprovedByName = outside ?? by.Name;
        LockedAt = now;
        IsLate = late;
        ReturnRemark = null;
        SentToHeadAt ??= now;
        Move(by, next, now, "sheet.lock", late ? "Duyệt và khóa để ký (muộn)" : "Duyệt và khóa để ký", outside is null ? null : $"Ghi nhận thay: {outside}");
    }

    /// <summary>Why it cannot be unlocked. Until an appraiser has begun the head does it, after that only who runs the campaign.</summary>
    public IEnumerable<Obstacle> ObstaclesToUnlocking(Campaign campaign, bool runsCampaign)
    {
        if (State == SheetState.Draft)
        {
            yield return new("sheet.unlock", "Phiếu đang tự chấm, chưa khóa.");
        }
        else if (Appraised > 0 && !runsCampaign)
        {
            yield return new("sheet.appraised", "Cơ quan thẩm định đã bắt đầu chấm; chỉ cơ quan phát động mở khóa được, kèm lý do.");
        }
        else if (Appraised > 0 && campaign.SettledAt is not null)
        {
            yield return new("campaign.settled", "Điểm đã chốt; mở lại thẩm định trước khi mở khóa phiếu.");
        }
        else if (Appraised > 0 && campaign.AppraisalClosings.Count > 0)
        {
            yield return new("appraisal.closed", "Có cơ quan thẩm định đã chốt; mở lại thẩm định của các cơ quan đó trước khi mở khóa phiếu.");
        }
    }

    /// <summary>
    /// Back to the unit. Marks that an agency gave stay where the unit changes nothing; where it does, the agency has to mark
    /// again (<see cref="ScoreLine.SelfScore"/>).
    /// </summary>
    /// <param name="campaign">With its closings of appraisal.</param>
    public void Unlock(Actor by, Campaign campaign, bool runsCampaign, string? reason, DateTimeOffset now)
    {
        var next = Workflow.Next("unlock", State);
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "sheet.reason", "Cần ghi lý do mở khóa.");
        DomainRuleException.ThrowIfAny(ObstaclesToUnlocking(campaign, runsCampaign));
        LockedAt = null;
        UnlockedAt = now;
        SentToHeadAt = null;
        ApprovedByName = null;
        IsLate = false;
        ReportIsLate = false;
        Move(by, next, now, "sheet.unlock", "Mở khóa", reason);
    }

    /// <summary>From now on another version of the criteria counts; the sums follow by <see cref="SumSelf"/> and <see cref="SumAppraisal"/>.</summary>
    /// <param name="leaves">How many there are to answer.</param>
    /// <param name="fields">Codes of the fields there are; the sums of others go.</param>
    /// <param name="toAnswer">How many of them the unit has to answer because of it.</param>
    /// <param name="reopen">Whether a locked sheet with something to answer goes back to the unit.</param>
    public void Amend(Actor by, Guid amendmentId, Guid criteriaId, int leaves, Points maximum, IReadOnlyCollection<string> fields, int toAnswer, bool reopen, string why, DateTimeOffset now)
    {
        CriteriaId = criteriaId;
        AmendmentId = amendmentId;
        Leaves = leaves;
        Maximum = maximum;
        fieldSums.RemoveAll(f => !fields.Contains(f.FieldCode));
        // What was settled was settled by the old version.
        (FinalTotal, Rank, Band, SharesRank, StandingJson) = (Points.Zero, null, null, false, null);
        if (toAnswer > 0 && State == SheetState.Draft && SentToHeadAt is not null)
        {
            SentToHeadAt = null;
            ReturnRemark = $"{why}: {toAnswer} tiêu chí phải chấm lại hoặc chấm thêm.";
        }
        else if (toAnswer > 0 && reopen && State != SheetState.Draft)
        {
            var next = Workflow.Next("unlock", State);
            LockedAt = null;
            UnlockedAt = now;
            SentToHeadAt = null;
            ApprovedByName = null;
            IsLate = false;
            ReportIsLate = false;
            ReturnRemark = $"{why}: {toAnswer} tiêu chí phải chấm lại hoặc chấm thêm.";
            Move(by, next, now, "sheet.unlock", "Mở khóa do sửa đổi bộ tiêu chí", why);
        }
    }

    /// <summary>What the amendment made of the figure, for the history of the sheet.</summary>
    public void RecordAmendment(Actor by, Points before, string why, DateTimeOffset now) =>
        Record(by, now, "sheet.amend", "Tính lại theo bộ tiêu chí sửa đổi", before.ToString(), (Appraised > 0 ? AppraisedTotal : SelfTotal).ToString(), why);

    /// <summary>Notes that lines were filled in from a file; the lines themselves say what changed.</summary>
    public void TakeFile(Actor by, string fileName, int taken, DateTimeOffset now) =>
        Record(by, now, "sheet.take-file", "Nhập phiếu từ tệp", to: $"{taken} tiêu chí từ «{fileName}»");

    /// <summary>A sheet that was unlocked after its report was issued gets a new one.</summary>
    public void DraftReport(Guid paperId) => ReportPaperId = paperId;

    /// <summary>The signed report came back with number, date and file, recorded on its paper.</summary>
    /// <param name="due">The last day of the campaign's limit; none where it sets none.</param>
    public void Report(Actor by, string numberAndSymbol, DateTimeOffset now, CountedDay? due = null)
    {
        var next = Workflow.Next("report", State);
        var clean = Vietnamese.Clean(numberAndSymbol) ?? throw new DomainRuleException("sheet.report-number", "Cần ghi số, ký hiệu của báo cáo đã ký.");
        ReportIsLate = now >= due?.End;
        Move(by, next, now, "sheet.report", $"Ghi nhận báo cáo {clean}{(ReportIsLate ? $" (quá hạn {VietnamTime.Day(due!.Day)})" : "")}", null);
    }

    /// <summary>By when the signed report of the locked sheet is to be recorded.</summary>
    public CountedDay? ReportDue(DayLimit? within, WorkingCalendar calendar) =>
        LockedAt is { } locked ? within?.From(VietnamTime.DayOf(locked), calendar) : null;

    public void Settle(Points final, Standing standing)
    {
        FinalTotal = final;
        Rank = standing.Rank;
        Band = standing.Band;
        SharesRank = standing.SharesRank;
        StandingJson = StandingText.ToJson(standing.Trace);
    }

    private void SetFields(IReadOnlyDictionary<string, Points> byField, Action<FieldSum, Points> set)
    {
        foreach (var (code, points) in byField)
        {
            var sum = fieldSums.Find(f => f.FieldCode == code);
            if (sum is null)
            {
                sum = new FieldSum(Id, code);
                fieldSums.Add(sum);
            }

            set(sum, points);
        }
    }

    private void Move(Actor by, SheetState next, DateTimeOffset now, string act, string what, string? reason)
    {
        Record(by, now, act, what, StateNames.Of(State), StateNames.Of(next), reason);
        State = next;
    }
}

/// <summary>The points of one field of one sheet.</summary>
public sealed class FieldSum : Entity
{
    private FieldSum()
    {
    }

    internal FieldSum(Guid sheetId, string fieldCode)
    {
        SheetId = sheetId;
        FieldCode = fieldCode;
    }

    public Guid SheetId { get; private init; }

    public string FieldCode { get; private init; } = "";

    public Points Self { get; private set; }

    public Points Appraisal { get; private set; }

    internal void SelfScored(Points points) => Self = points;

    internal void AppraisedAs(Points points) => Appraisal = points;
}
