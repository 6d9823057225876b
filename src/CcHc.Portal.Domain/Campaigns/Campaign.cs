using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Domain.Campaigns;

/// <summary>What the campaign is about, as its plan will say it.</summary>
public sealed record CampaignDescription(
    string Name,
    RoundKind Round,
    Judging Judging,
    int Year,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    string? Purpose,
    string? Requirements,
    IReadOnlyList<string> Contents,
    IReadOnlyList<string> CollectiveAudience,
    IReadOnlyList<string> IndividualAudience,
    string? JudgingPrinciple,
    string? RatingLink,
    string? Supervision,
    string? Reporting,
    string? Funding);

/// <summary>
/// A round of emulation or of the reform index. Its state changes by acts only; what may be done when is said by the windows
/// of its phases. It belongs to its issuing unit.
/// </summary>
public sealed partial class Campaign : AuditedEntity
{
    public const int NameMaxLength = 300;
    public const int TextMaxLength = 4000;
    public const int LineMaxLength = 800;

    /// <summary>Key of the obstacle that a phase has ended.</summary>
    public const string PhaseOver = "phase.over";

    public static readonly Workflow<CampaignState> Workflow = new(
        "campaign",
        new("open", CampaignState.Draft, CampaignState.Open, "Mở đợt"),
        new("publish", CampaignState.Open, CampaignState.Published, "Công bố kết quả"),
        new("close", CampaignState.Published, CampaignState.Closed, "Kết thúc"));

    private readonly List<CampaignLegalBasis> legalBases = [];
    private readonly List<CampaignTarget> targets = [];
    private readonly List<RankingGroup> groups = [];
    private readonly List<PhaseWindow> phases = [];
    private readonly List<CampaignAward> awards = [];
    private readonly List<AppraisalClosing> appraisalClosings = [];
    private readonly List<AppraisalStandIn> appraisalStandIns = [];

    private Campaign()
    {
    }

    public Campaign(Actor by, Guid issuingUnitId, Guid? advisingUnitId, CampaignDescription description, DateTimeOffset now, Guid? previousCampaignId = null)
    {
        IssuingUnitId = issuingUnitId;
        AdvisingUnitId = advisingUnitId;
        PreviousCampaignId = previousCampaignId;
        CreatedAt = now;
        Set(description);
        Record(by, now, "campaign.draft", "Lập phong trào", to: Name);
    }

    public Guid IssuingUnitId { get; private init; }

    /// <summary>Cơ quan tham mưu: the body that runs it for the issuing unit, such as Sở Nội vụ.</summary>
    public Guid? AdvisingUnitId { get; private set; }

    public Guid? PreviousCampaignId { get; private init; }

    /// <summary>The plan or campaign under which this one runs.</summary>
    public Guid? ParentCampaignId { get; private set; }

    public string Name { get; private set; } = "";

    public RoundKind Round { get; private set; }

    /// <summary>Whether the papers call it a movement; an index is determined, nobody competes for it.</summary>
    public bool IsEmulation => Round != RoundKind.ParIndex;

    /// <summary>As titles of papers call it: «phong trào thi đua “…”», or what an index round determines, which is no movement.</summary>
    public string InSentence => IsEmulation ? $"phong trào thi đua “{Name.Trim('“', '”', '"', '«', '»')}”" : Vietnamese.LowerFirst(Name);

    /// <summary>What awards are given for: nobody competes for an index.</summary>
    public string AwardedFor => IsEmulation ? InSentence : $"công tác cải cách hành chính năm {Year}";

    public Judging Judging { get; private set; }

    public int Year { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    /// <summary>None while the end is open.</summary>
    public DateOnly? EndsOn { get; private set; }

    public string? Purpose { get; private set; }

    public string? Requirements { get; private set; }

    public List<string> Contents { get; private set; } = [];

    public List<string> CollectiveAudience { get; private set; } = [];

    public List<string> IndividualAudience { get; private set; } = [];

    public string? JudgingPrinciple { get; private set; }

    /// <summary>Whether and how the result counts at the year-end rating of people and units.</summary>
    public string? RatingLink { get; private set; }

    public string? Supervision { get; private set; }

    public string? Reporting { get; private set; }

    public string? Funding { get; private set; }

    public string? AwardNote { get; private set; }

    /// <summary>Where late registration and late locking are taken, always flagged.</summary>
    public bool AllowsLate { get; private set; }

    /// <summary>How long after the end late work is taken; none takes it until the results are published.</summary>
    public DayLimit? LateWithin { get; private set; }

    /// <summary>From locking a sheet to recording its signed report.</summary>
    public DayLimit? ReportWithin { get; private set; }

    /// <summary>From a question or an objection of a unit to the answer.</summary>
    public DayLimit? AnswerWithin { get; private set; }

    public CampaignState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the final figures were fixed from the appraisal.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public string SearchText { get; private set; } = "";

    public IReadOnlyList<CampaignLegalBasis> LegalBases => legalBases;

    public IReadOnlyList<CampaignTarget> Targets => targets;

    public IReadOnlyList<RankingGroup> Groups => groups;

    public IReadOnlyList<PhaseWindow> Phases => phases;

    public IReadOnlyList<CampaignAward> Awards => awards;

    public IReadOnlyList<AppraisalClosing> AppraisalClosings => appraisalClosings;

    public IReadOnlyList<AppraisalStandIn> AppraisalStandIns => appraisalStandIns;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, Id, Id);

    public void Describe(Actor by, CampaignDescription description, Guid? advisingUnitId, IReadOnlyList<string> bases, IReadOnlyList<(string Text, decimal? Percent)> aims, DateTimeOffset now)
    {
        DemandDraft("campaign.describe", "sửa thông tin");
        var old = Name;
        Set(description);
        Record(by, now, "campaign.describe", "Sửa thông tin và căn cứ", Name == old ? null : old, Name == old ? null : Name);
        AdvisingUnitId = advisingUnitId;
        Citations(bases);
        targets.Clear();
        targets.AddRange(aims
            .Select(t => (Text: Vietnamese.Clean(t.Text), t.Percent))
            .Where(t => t.Text is not null)
            .Select((t, i) => new CampaignTarget(Id, i + 1, t.Text!, t.Percent)));
    }

    /// <summary>That somebody compared a basis with the official text. Any time before the end: the papers to come cite it too.</summary>
    public void CheckBasis(Actor by, Guid basisId, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State == CampaignState.Closed, "campaign.closed", "Phong trào đã kết thúc; không sửa căn cứ.");
        var basis = legalBases.Find(b => b.Id == basisId) ?? throw new NotFoundException("Không có căn cứ này.");
        basis.Check(by.Name, now);
        Record(by, now, "campaign.check-basis", "Đối chiếu căn cứ pháp lý", to: basis.Citation);
    }

    /// <param name="parent">The plan or campaign and its name; none takes it out again.</param>
    public void Under(Actor by, (Guid Id, string Name)? parent, DateTimeOffset now)
    {
        DemandDraft("campaign.under", "sửa kế hoạch, phong trào cấp trên");
        DomainRuleException.ThrowIf(parent?.Id == Id, "campaign.under", "Phong trào không thể nằm trong chính nó.");
        if (parent?.Id == ParentCampaignId)
        {
            return;
        }

        ParentCampaignId = parent?.Id;
        Record(by, now, "campaign.under", parent is null ? "Đưa ra khỏi kế hoạch, phong trào cấp trên" : "Đặt trong kế hoạch, phong trào cấp trên", to: parent?.Name);
    }

    public RankingGroup AddGroup(Actor by, string name, ParticipantKind participants, DateTimeOffset now)
    {
        DemandDraft("campaign.groups", "thêm nhóm xếp hạng");
        var clean = Vietnamese.Clean(name) ?? throw new DomainRuleException("group.name", "Cần ghi tên nhóm xếp hạng.");
        DomainRuleException.ThrowIf(groups.Any(g => g.Name == clean), "group.name", $"Đã có nhóm «{clean}».");
        var group = new RankingGroup(Id, groups.Count == 0 ? 1 : groups.Max(g => g.Order) + 1, clean, participants);
        groups.Add(group);
        Record(by, now, "campaign.add-group", "Thêm nhóm xếp hạng", to: clean);
        return group;
    }

    /// <summary>The caller has made sure that nobody is in the group.</summary>
    public void RemoveGroup(Actor by, Guid groupId, DateTimeOffset now)
    {
        DemandDraft("campaign.groups", "bỏ nhóm xếp hạng");
        var group = Group(groupId);
        DomainRuleException.ThrowIf(awards.Exists(a => a.GroupId == groupId), "group.awards", $"Nhóm «{group.Name}» đang có chỉ tiêu khen thưởng riêng; bỏ chỉ tiêu đó trước.");
        DomainRuleException.ThrowIf(IsNamedByRanking(groupId), "group.ranking", $"Nhóm «{group.Name}» đang có quy tắc xếp hạng, xếp loại riêng; bỏ quy tắc đó trước.");
        groups.Remove(group);
        Record(by, now, "campaign.remove-group", "Bỏ nhóm xếp hạng", group.Name);
    }

    public RankingGroup Group(Guid groupId) => groups.Find(g => g.Id == groupId) ?? throw new NotFoundException("Không có nhóm xếp hạng này.");

    /// <summary>Takes collectives, people and outsiders into a group; the caller adds the rows and has left out whoever takes part already.</summary>
    public IReadOnlyList<Participant> Enroll(Actor by, Guid groupId, IReadOnlyList<Entrant> entrants, DateTimeOffset now)
    {
        DemandDraft("campaign.participants", "thêm đơn vị, cá nhân tham gia");
        var group = Group(groupId);
        DomainRuleException.ThrowIf(entrants.Count == 0, "participants.none", "Chưa chọn ai để thêm vào nhóm.");
        Record(by, now, "campaign.enroll", $"Thêm vào nhóm «{group.Name}»", to: Listed([.. entrants.Select(e => e.Name)]));
        return [.. entrants.Select(e => new Participant(Id, groupId, e.Kind, e.Name, e.UnitId, e.UnitName, e.Title, e.PersonId))];
    }

    /// <summary>Notes that some are left out again; the caller removes the rows.</summary>
    public void Dismiss(Actor by, IReadOnlyList<Participant> leaving, DateTimeOffset now)
    {
        DemandDraft("campaign.participants", "bỏ đơn vị, cá nhân tham gia");
        if (leaving.Count > 0)
        {
            Record(by, now, "campaign.dismiss", "Bỏ khỏi danh sách tham gia", Listed([.. leaving.Select(p => p.Name)]));
        }
    }

    public void JudgeGroupBy(Actor by, Guid groupId, Guid? criteriaId, string? criteriaName, DateTimeOffset now)
    {
        DemandDraft("campaign.criteria", "chọn bộ tiêu chí");
        var group = Group(groupId);
        group.JudgeBy(criteriaId);
        Record(by, now, "campaign.criteria", $"Chọn bộ tiêu chí cho nhóm «{group.Name}»", to: criteriaName);
    }

    /// <summary>
    /// Groups are judged by the next version of their criteria from now on. What was settled is to be settled again, and agencies
    /// whose marks have to be given again are no longer through.
    /// </summary>
    /// <returns>Names of the agencies whose part is open again.</returns>
    public IReadOnlyList<string> AmendCriteria(Actor by, Guid beforeId, Guid afterId, IReadOnlyDictionary<Guid, string> agenciesToMarkAgain, string why, DateTimeOffset now)
    {
        foreach (var group in groups.Where(g => g.CriteriaId == beforeId))
        {
            group.JudgeBy(afterId);
        }

        var reopened = new List<string>();
        foreach (var (agency, name) in agenciesToMarkAgain.Where(a => IsAppraisalClosed(a.Key)))
        {
            ReopenAppraisal(by, agency, name, why, now);
            reopened.Add(name);
        }

        if (SettledAt is not null)
        {
            Record(by, now, "campaign.unsettle", "Bỏ chốt điểm do sửa đổi bộ tiêu chí, phải chốt lại", reason: why);
            SettledAt = null;
        }

        return reopened;
    }

    /// <summary>Sets when a phase runs for all. Days are whole: the last one ends at 24:00.</summary>
    public void Schedule(Actor by, PhaseKind kind, DateOnly firstDay, DateOnly lastDay, DateTimeOffset now)
    {
        DemandDraft("campaign.phases", "đặt mốc thời gian; hãy gia hạn và ghi lý do");
        SetWindow(kind, VietnamTime.StartOf(firstDay), VietnamTime.EndOf(lastDay), null, null, null);
        Record(by, now, "campaign.schedule", $"Đặt thời gian «{StateNames.Of(kind)}»", to: $"{VietnamTime.Day(firstDay)} – {VietnamTime.Day(lastDay)}");
    }

    public void Unschedule(Actor by, PhaseKind kind, DateTimeOffset now)
    {
        DemandDraft("campaign.phases", "bỏ mốc thời gian");
        if (phases.RemoveAll(p => p.Kind == kind && p.GroupId is null && p.UnitId is null) > 0)
        {
            Record(by, now, "campaign.unschedule", $"Bỏ mốc «{StateNames.Of(kind)}»");
        }
    }

    /// <summary>Moves the end of a phase of a running campaign, for all, a group or a unit; the reason is kept.</summary>
    public void Extend(Actor by, PhaseKind kind, DateOnly lastDay, string? reason, DateTimeOffset now, Guid? groupId = null, Guid? unitId = null)
    {
        DomainRuleException.ThrowIf(State is CampaignState.Draft or CampaignState.Closed, "campaign.extend", "Chỉ gia hạn khi phong trào đang chạy.");
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "phase.reason", "Cần ghi lý do gia hạn.");
        if (groupId is { } group)
        {
            Group(group);
        }

        var old = WindowFor(kind, groupId, unitId) ?? throw new DomainRuleException("phase.kind", $"Phong trào không có giai đoạn «{StateNames.Of(kind)}».");
        var end = VietnamTime.EndOf(lastDay);
        DomainRuleException.ThrowIf(lastDay < old.FirstDay, "phase.last-day", $"Ngày mới ở trước ngày bắt đầu giai đoạn ({VietnamTime.Day(old.FirstDay)}).");
        DomainRuleException.ThrowIf(end <= old.End, "phase.last-day", $"Ngày mới phải sau hạn đang có ({VietnamTime.Day(old.LastDay)}).");
        DomainRuleException.ThrowIf(end <= now, "phase.last-day", $"Ngày {VietnamTime.Day(lastDay)} đã qua; gia hạn đến một ngày từ hôm nay trở đi.");
        var from = VietnamTime.Day(old.LastDay);
        // A unit has one window of its own, whichever group it is in; a second one would hide the first.
        SetWindow(kind, old.Start, end, unitId is null ? groupId : null, unitId, reason);
        if (groupId is null && unitId is null)
        {
            // Who was given more time before must not end up with less than everybody.
            foreach (var narrower in phases.Where(p => p.Kind == kind && p.End < end))
            {
                narrower.Change(narrower.Start, end, null);
                CountLate(narrower, WorkingCalendar.WithoutData);
            }
        }

        Record(by, now, "campaign.extend", $"Gia hạn «{StateNames.Of(kind)}»", from, VietnamTime.Day(lastDay), reason);
    }

    /// <summary>The window that counts for a unit of a group: its own, else its group's, else the common one.</summary>
    public PhaseWindow? WindowFor(PhaseKind kind, Guid? groupId = null, Guid? unitId = null) =>
        phases.Find(p => p.Kind == kind && unitId is not null && p.UnitId == unitId)
        ?? phases.Find(p => p.Kind == kind && groupId is not null && p.GroupId == groupId && p.UnitId is null)
        ?? phases.Find(p => p.Kind == kind && p.GroupId is null && p.UnitId is null);

    /// <summary>The window that a unit or its group was given apart from the common one; none for most.</summary>
    public PhaseWindow? OwnWindowFor(PhaseKind kind, Guid? groupId, Guid? unitId) =>
        WindowFor(kind, groupId, unitId) is { IsCommon: false } own ? own : null;

    public bool IsIn(PhaseKind kind, DateTimeOffset at, Guid? groupId = null, Guid? unitId = null) =>
        WindowFor(kind, groupId, unitId)?.Contains(at) ?? false;

    /// <summary>
    /// Why something that belongs to a phase cannot be done now; nothing when it can. After the end it can where the campaign
    /// takes late work, which is then flagged.
    /// </summary>
    public IEnumerable<Obstacle> ObstaclesToWorkIn(PhaseKind kind, DateTimeOffset now, Guid? groupId = null, Guid? unitId = null)
    {
        if (State == CampaignState.Draft)
        {
            yield return new("campaign.not-open", "Phong trào chưa mở. Cơ quan phát động sẽ mở đợt sau khi ban hành kế hoạch.");
            yield break;
        }

        if (State == CampaignState.Closed)
        {
            yield return new("campaign.closed", "Phong trào đã kết thúc; không ghi thêm được.");
            yield break;
        }

        if (State == CampaignState.Published && kind is not (PhaseKind.Proposal or PhaseKind.Awarding or PhaseKind.FinalReview))
        {
            yield return new("campaign.not-open", "Phong trào đã công bố kết quả; không ghi thêm được.");
            yield break;
        }

        var window = WindowFor(kind, groupId, unitId);
        var name = StateNames.Of(kind);
        if (window is null)
        {
            yield return new("phase.none", $"Phong trào này không có giai đoạn «{name}».") { AskInCampaign = Id };
        }
        else if (now < window.Start)
        {
            yield return new("phase.early", $"Giai đoạn «{name}» bắt đầu từ {VietnamTime.WithWeekday(window.FirstDay)}.") { AskInCampaign = Id };
        }
        else if (now >= window.End && !TakesLate(kind))
        {
            yield return new(PhaseOver, $"Giai đoạn «{name}» đã kết thúc {VietnamTime.WithWeekday(window.LastDay)}. Muốn gia hạn, liên hệ cơ quan phát động.") { AskInCampaign = Id };
        }
        else if (now >= window.LateUntil)
        {
            yield return new(PhaseOver, $"Giai đoạn «{name}» đã kết thúc {VietnamTime.WithWeekday(window.LastDay)}, chỉ nhận muộn đến hết {VietnamTime.WithWeekday(VietnamTime.DayOf(window.LateUntil.Value.AddTicks(-1)))}. Muốn gia hạn, liên hệ cơ quan phát động.") { AskInCampaign = Id };
        }
    }

    /// <summary>Late work is taken only where it is flagged: in registering and in self-scoring.</summary>
    public bool TakesLate(PhaseKind kind) => AllowsLate && (kind is PhaseKind.Registration or PhaseKind.SelfAssessment);

    public void SetAwards(Actor by, IReadOnlyList<(Guid FormId, Guid? GroupId, QuotaKind Kind, decimal Quota)> plan, string? note, DateTimeOffset now)
    {
        DemandDraft("campaign.awards", "sửa hình thức khen thưởng");
        DomainRuleException.ThrowIf(plan.Any(p => p.Quota < 0 || (p.Kind == QuotaKind.Percent && p.Quota > 100)), "award.quota", "Chỉ tiêu khen thưởng là số không âm; tỷ lệ không quá 100%.");
        foreach (var groupId in plan.Select(p => p.GroupId).OfType<Guid>())
        {
            Group(groupId);
        }

        awards.Clear();
        awards.AddRange(plan.Select((p, i) => new CampaignAward(Id, i + 1, p.FormId, p.GroupId, p.Kind, p.Quota)));
        AwardNote = Vietnamese.Clean(note);
        Record(by, now, "campaign.awards", "Đặt hình thức và chỉ tiêu khen thưởng", to: $"{plan.Count} hình thức");
    }

    public void TakeLateWork(Actor by, bool allowed, DateTimeOffset now)
    {
        DemandDraft("campaign.late", "sửa quy định nộp muộn");
        if (allowed == AllowsLate)
        {
            return;
        }

        AllowsLate = allowed;
        CountLate(WorkingCalendar.WithoutData);
        Record(by, now, "campaign.late", allowed ? "Nhận đăng ký, khóa phiếu muộn" : "Không nhận đăng ký, khóa phiếu muộn");
    }

    /// <summary>The limits that are said in days: for late work, for the signed report, for answers to questions.</summary>
    public void Limit(Actor by, DayLimit? late, DayLimit? report, DayLimit? answer, DateTimeOffset now)
    {
        DemandDraft("campaign.limits", "sửa các hạn tính theo ngày");
        foreach (var (old, limit, what) in new[] { (LateWithin, late, "Nhận muộn thêm"), (ReportWithin, report, "Gửi báo cáo đã ký sau khi khóa phiếu"), (AnswerWithin, answer, "Trả lời câu hỏi, kiến nghị của đơn vị") })
        {
            if (old != limit)
            {
                Record(by, now, "campaign.limit", $"Đặt hạn «{what}»", old?.ToString(), limit?.ToString() ?? "không đặt");
            }
        }

        (LateWithin, ReportWithin, AnswerWithin) = (late, report, answer);
        CountLate(WorkingCalendar.WithoutData);
    }

    /// <summary>Counts out up to when late work is taken, by the calendar as it is now; needs <see cref="Phases"/>.</summary>
    public void CountLate(WorkingCalendar calendar) => phases.ForEach(w => CountLate(w, calendar));

    private void CountLate(PhaseWindow window, WorkingCalendar calendar) =>
        window.TakeLateUntil(LateWithin is { } limit && TakesLate(window.Kind) ? limit.From(window.LastDay, calendar).End : null);

    /// <summary>What is missing before it can be opened; the page lists it with links, the refusal repeats it.</summary>
    public IEnumerable<Obstacle> ObstaclesToOpening(CampaignReadiness readiness)
    {
        foreach (var obstacle in CampaignSections.Missing(this, readiness))
        {
            yield return obstacle;
        }
    }

    public void Open(Actor by, CampaignReadiness readiness, DateTimeOffset now)
    {
        var next = Workflow.Next("open", State);
        DomainRuleException.ThrowIfAny(ObstaclesToOpening(readiness));

        Move(by, next, now, "campaign.open", $"Mở đợt, gửi tới {readiness.Participants} tập thể, cá nhân");
        OpenedAt = now;
    }

    /// <summary>Why marks of agencies cannot be given now; nothing when they can: in the first appraisal or the second.</summary>
    public IEnumerable<Obstacle> ObstaclesToAppraising(DateTimeOffset now, Guid? groupId = null, Guid? unitId = null) =>
        State == CampaignState.Open && IsIn(PhaseKind.SecondAppraisal, now, groupId, unitId)
            ? []
            : ObstaclesToWorkIn(PhaseKind.Appraisal, now, groupId, unitId);

    /// <summary>The window agencies work in now: the second appraisal once it has begun, else the first.</summary>
    public PhaseWindow? AppraisalWindow(DateTimeOffset now) =>
        WindowFor(PhaseKind.SecondAppraisal) is { } second && second.Start <= now ? second : WindowFor(PhaseKind.Appraisal);

    public void CloseAppraisal(Actor by, Guid agencyUnitId, string agencyName, string? recordedFor, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != CampaignState.Open, "campaign.not-open", "Chỉ chốt thẩm định khi phong trào đang chạy.");
        DomainRuleException.ThrowIf(appraisalClosings.Any(c => c.AgencyUnitId == agencyUnitId), "appraisal.closed", $"{agencyName} đã chốt thẩm định.");
        var outside = Vietnamese.Clean(recordedFor);
        appraisalClosings.Add(new AppraisalClosing(Id, agencyUnitId, by.Name, outside, now));
        Record(by, now, "appraisal.close", "Chốt thẩm định", to: agencyName, reason: outside is null ? null : $"Ghi nhận thay: {outside}");
    }

    /// <summary>Until publication a mistake can be mended; figures that were settled before are to be settled again.</summary>
    public void ReopenAppraisal(Actor by, Guid agencyUnitId, string agencyName, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != CampaignState.Open, "campaign.not-open", "Chỉ mở lại thẩm định khi chưa công bố kết quả.");
        DomainRuleException.ThrowIf(!IsAppraisalClosed(agencyUnitId), "appraisal.not-closed", $"{agencyName} chưa chốt thẩm định.");
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "appraisal.reason", "Cần ghi lý do mở lại.");
        appraisalClosings.RemoveAll(c => c.AgencyUnitId == agencyUnitId);
        Record(by, now, "appraisal.reopen", SettledAt is null ? "Mở lại thẩm định" : "Mở lại thẩm định, phải chốt điểm lại", to: agencyName, reason: reason);
        SettledAt = null;
    }

    /// <summary>
    /// Names who appraises an agency's criteria on the agency's own sheet. Once the campaign runs a change needs a reason, and
    /// none is possible after the agency has closed its part.
    /// </summary>
    /// <param name="standIn">The unit and its name; none takes the naming back, which only a draft allows.</param>
    public void EntrustOwnSheet(Actor by, Guid agencyUnitId, string agencyName, (Guid Id, string Name)? standIn, string? reason, DateTimeOffset now)
    {
        var clean = Vietnamese.Clean(reason);
        var old = appraisalStandIns.Find(s => s.AgencyUnitId == agencyUnitId);
        if (old?.StandInUnitId == standIn?.Id)
        {
            return;
        }

        DomainRuleException.ThrowIf(State is not (CampaignState.Draft or CampaignState.Open), "campaign.not-open", "Kết quả đã công bố; không đổi cơ quan thẩm định.");
        DomainRuleException.ThrowIf(standIn?.Id == agencyUnitId, "stand-in.unit", "Không ai thẩm định đơn vị mình: cần chọn cơ quan khác.");
        DomainRuleException.ThrowIf(standIn is null && State != CampaignState.Draft, "stand-in.unit", "Phong trào đã mở: chọn cơ quan thẩm định thay, không bỏ trống.");
        DomainRuleException.ThrowIf(State != CampaignState.Draft && clean is null, "stand-in.reason", "Phong trào đã mở: cần ghi lý do.");
        DomainRuleException.ThrowIf(IsAppraisalClosed(agencyUnitId), "appraisal.closed", $"{agencyName} đã chốt thẩm định; mở lại trước khi giao cơ quan khác.");
        appraisalStandIns.RemoveAll(s => s.AgencyUnitId == agencyUnitId);
        if (standIn is { } named)
        {
            appraisalStandIns.Add(new AppraisalStandIn(Id, agencyUnitId, named.Id, clean, by.Name, now));
        }

        Record(by, now, "appraisal.stand-in", $"Giao thẩm định phiếu của chính {agencyName}", to: standIn?.Name ?? "chưa giao", reason: clean);
    }

    public bool IsAppraisalClosed(Guid agencyUnitId) => appraisalClosings.Any(c => c.AgencyUnitId == agencyUnitId);

    /// <summary>That final figures, ranks and bands were taken from the appraisal.</summary>
    public void Settle(Actor by, int sheets, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != CampaignState.Open, "campaign.not-open", "Chỉ chốt điểm khi phong trào đang chạy.");
        SettledAt = now;
        Record(by, now, "campaign.settle", "Chốt điểm, xếp hạng", to: $"{sheets} phiếu");
    }

    public void Publish(Actor by, DateTimeOffset now)
    {
        var next = Workflow.Next("publish", State);
        DomainRuleException.ThrowIf(Judging != Judging.ReviewOnly && SettledAt is null, "campaign.not-settled", "Cần chốt điểm, xếp hạng trước khi công bố.");
        Move(by, next, now, "campaign.publish", "Công bố kết quả");
        PublishedAt = now;
    }

    public void Close(Actor by, DateTimeOffset now)
    {
        var next = Workflow.Next("close", State);
        Move(by, next, now, "campaign.close", "Kết thúc phong trào");
        ClosedAt = now;
    }

    private void Citations(IReadOnlyList<string> bases)
    {
        // An unchanged basis keeps who checked it.
        var kept = legalBases.ToDictionary(b => b.Citation, b => (b.CheckedByName, b.CheckedAt), StringComparer.Ordinal);
        legalBases.Clear();
        foreach (var citation in bases.Select(Vietnamese.Clean).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var basis = new CampaignLegalBasis(Id, legalBases.Count + 1, citation);
            if (kept.TryGetValue(citation, out var check) && check is { CheckedByName: { } name, CheckedAt: { } at })
            {
                basis.Check(name, at);
            }

            legalBases.Add(basis);
        }
    }

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count <= 3 ? string.Join("; ", names) : $"{string.Join("; ", names.Take(3))} và {names.Count - 3} tên khác";

    private void SetWindow(PhaseKind kind, DateTimeOffset start, DateTimeOffset end, Guid? groupId, Guid? unitId, string? reason)
    {
        var window = phases.Find(p => p.Kind == kind && p.GroupId == groupId && p.UnitId == unitId);
        if (window is null)
        {
            window = new PhaseWindow(Id, kind, start, end, groupId, unitId, reason);
            phases.Add(window);
        }
        else
        {
            window.Change(start, end, reason);
        }

        // Never without its limit, even where the caller does not count with the calendar afterwards.
        CountLate(window, WorkingCalendar.WithoutData);
    }

    private void Set(CampaignDescription d)
    {
        var name = Vietnamese.Clean(d.Name) ?? throw new DomainRuleException("campaign.name", "Cần ghi tên phong trào.");
        DomainRuleException.ThrowIf(d.Year is < 2000 or > 2100, "campaign.year", "Năm phải từ 2000 đến 2100.");
        DomainRuleException.ThrowIf(d.EndsOn < d.StartsOn, "campaign.ends-on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        Name = name;
        Round = d.Round;
        Judging = d.Judging;
        Year = d.Year;
        StartsOn = d.StartsOn;
        EndsOn = d.EndsOn;
        Purpose = Vietnamese.Clean(d.Purpose);
        Requirements = Vietnamese.Clean(d.Requirements);
        Contents = Lines(d.Contents);
        CollectiveAudience = Lines(d.CollectiveAudience);
        IndividualAudience = Lines(d.IndividualAudience);
        JudgingPrinciple = Vietnamese.Clean(d.JudgingPrinciple);
        RatingLink = Vietnamese.Clean(d.RatingLink);
        Supervision = Vietnamese.Clean(d.Supervision);
        Reporting = Vietnamese.Clean(d.Reporting);
        Funding = Vietnamese.Clean(d.Funding);
        SearchText = Vietnamese.Fold($"{Name} {Year}");
    }

    private static List<string> Lines(IEnumerable<string> lines) => [.. lines.Select(Vietnamese.Clean).OfType<string>()];

    private void DemandDraft(string key, string what) =>
        DomainRuleException.ThrowIf(State != CampaignState.Draft, key, $"Phong trào đã mở, không thể {what}.");

    private void Move(Actor by, CampaignState next, DateTimeOffset now, string act, string what)
    {
        Record(by, now, act, what, StateNames.Of(State), StateNames.Of(next));
        State = next;
    }
}
