using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Awards;

/// <summary>
/// One recipient in an award decision, by the name the decision uses, and what became of the certificate: each print, signed
/// and sealed, handed over.
/// </summary>
public sealed class Awardee : AuditedEntity
{
    public const int SearchTextMaxLength = 600;
    public const int ReasonMaxLength = 400;
    public const int HandedToMaxLength = 200;
    public const int LargestBookNumber = 9_999_999;

    /// <summary>What may follow what. A new sheet in the place of an old one begins as printed, wherever the old one had got to.</summary>
    public static readonly Workflow<CertificateState> Workflow = new(
        "certificate",
        new("print", CertificateState.NotPrinted, CertificateState.Printed, "in"),
        new("print-elsewhere", CertificateState.NotPrinted, CertificateState.Printed, "ghi nhận đã in ở nơi khác"),
        new("print", CertificateState.Printed, CertificateState.Printed, "in lại"),
        new("print", CertificateState.Sealed, CertificateState.Printed, "in lại"),
        new("print", CertificateState.HandedOver, CertificateState.Printed, "in lại"),
        new("seal", CertificateState.Printed, CertificateState.Sealed, "ghi nhận đã ký, đóng dấu"),
        new("hand-over", CertificateState.Sealed, CertificateState.HandedOver, "ghi nhận đã trao"),
        new("correct", CertificateState.HandedOver, CertificateState.Sealed, "sửa việc ghi nhận nhầm"),
        new("correct", CertificateState.Sealed, CertificateState.Printed, "sửa việc ghi nhận nhầm"),
        new("correct", CertificateState.Printed, CertificateState.NotPrinted, "sửa việc ghi nhận in ở nơi khác"));

    private readonly List<CertificatePrint> prints = [];

    private Awardee()
    {
    }

    public Awardee(Guid paperId, Guid campaignId, Guid nominationId, Guid participantId, int ordinal, string formName, string name, string? titleAndUnit, bool isCollective)
    {
        PaperId = paperId;
        CampaignId = campaignId;
        NominationId = nominationId;
        ParticipantId = participantId;
        Ordinal = ordinal;
        FormName = formName;
        Name = name;
        TitleAndUnit = titleAndUnit;
        IsCollective = isCollective;
        SearchText = Vietnamese.Fold($"{name} {titleAndUnit}", SearchTextMaxLength);
    }

    public Guid PaperId { get; private init; }

    public Guid CampaignId { get; private init; }

    public Guid NominationId { get; private init; }

    public Guid ParticipantId { get; private init; }

    /// <summary>Place in the decision.</summary>
    public int Ordinal { get; private init; }

    public string FormName { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string? TitleAndUnit { get; private set; }

    public bool IsCollective { get; private init; }

    public string SearchText { get; private set; } = "";

    /// <summary>Stands in the list that went up, and not, or no longer, in the decision.</summary>
    public bool IsStruck { get; private set; }

    /// <summary>The paper by which it was dropped after the decision was issued; none where the signed copy never had it.</summary>
    public string? DroppedBy { get; private set; }

    /// <summary>The agency in whose golden book it stands.</summary>
    public Guid? BookUnitId { get; private set; }

    /// <summary>Within what the number is counted (<see cref="BookCounting"/>).</summary>
    public string? BookSeries { get; private set; }

    /// <summary>Số sổ vàng. Once it stands on a sheet it stays, whatever is printed again.</summary>
    public int? BookNumber { get; private set; }

    /// <summary>The batch that it is being set in, or was set in last.</summary>
    public Guid? PrintingId { get; private set; }

    /// <summary>When the sheet that counts was set; the day it was made, where that was not here.</summary>
    public DateTimeOffset? PrintedAt { get; private set; }

    public DateOnly? SealedOn { get; private set; }

    public DateOnly? HandedOverOn { get; private set; }

    public HandOverWay? HandedOverBy { get; private set; }

    public string? HandedTo { get; private set; }

    /// <summary>Every time it was set here, oldest first.</summary>
    public IReadOnlyList<CertificatePrint> Prints => prints;

    /// <summary>The sheet was printed by a printing house, or written by hand. Needs <see cref="Prints"/>.</summary>
    public bool IsFromElsewhere => PrintedAt is not null && !prints.Exists(p => p.PrintedAt is not null);

    /// <summary>Whether the last thing recorded can be taken back. A sheet that was printed here exists.</summary>
    public bool CanCorrect => Workflow.Allows("correct", State) && (State != CertificateState.Printed || IsFromElsewhere);

    public CertificateState State => CertificateStandings.StateOf(PrintedAt is not null, SealedOn is not null, HandedOverOn is not null);

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Certificate, Id, null);

    /// <summary>The signed decision names somebody otherwise.</summary>
    public void FollowName(string name)
    {
        Name = name;
        SearchText = Vietnamese.Fold($"{Name} {TitleAndUnit}", SearchTextMaxLength);
    }

    public void FollowPost(string? titleAndUnit)
    {
        TitleAndUnit = titleAndUnit;
        SearchText = Vietnamese.Fold($"{Name} {TitleAndUnit}", SearchTextMaxLength);
    }

    public void Strike() => IsStruck = true;

    /// <summary>A paper that came after the decision takes this recipient out of it.</summary>
    /// <param name="paper">«Quyết định sửa đổi, bổ sung số 12/QĐ-UBND ngày 05/01/2026».</param>
    /// <param name="oldSheet">What became of a sheet that was printed already.</param>
    public void Drop(Actor by, string? paper, string? reason, OldSheet? oldSheet, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(IsStruck, "certificate.struck", $"{Name} đã không còn trong Quyết định.");
        var cited = Vietnamese.Clean(paper) ?? throw new DomainRuleException("certificate.paper", "Cần chọn văn bản đưa tên này ra khỏi Quyết định.");
        var why = Vietnamese.Clean(reason) ?? throw new DomainRuleException("certificate.reason", "Cần ghi lý do.");
        DemandFate(oldSheet);
        Record(by, now, "certificate.drop", "Đưa ra khỏi Quyết định", WithNumber(StateNames.Of(State)), oldSheet is { } fate ? $"{cited}. Tờ đã in: {StateNames.Of(fate)}" : cited, why);
        IsStruck = true;
        DroppedBy = cited;
    }

    /// <summary>Gives the number in the golden book; it is given once.</summary>
    /// <param name="isTyped">It was given on paper before, and is only recorded here.</param>
    public void Enter(Actor by, Guid unitId, string series, int number, DateTimeOffset now, bool isTyped = false)
    {
        DomainRuleException.ThrowIf(IsStruck, "certificate.struck", $"{Name} không còn trong Quyết định, không cấp số sổ vàng.");
        DomainRuleException.ThrowIf(BookNumber is not null, "certificate.numbered", $"{Name} đã có số sổ vàng {BookNumber}.");
        DomainRuleException.ThrowIf(number is < 1 or > LargestBookNumber, "certificate.number", $"Số sổ vàng từ 1 đến {LargestBookNumber.ToString("N0", Vietnamese.Culture)}.");
        Record(by, now, "certificate.number", isTyped ? "Ghi số sổ vàng đã cấp trên giấy" : "Cấp số sổ vàng", to: number.ToString(Vietnamese.Culture));
        BookUnitId = unitId;
        BookSeries = series;
        BookNumber = number;
    }

    /// <summary>The number was typed wrongly; it can be mended only while it stands on no sheet.</summary>
    public void Renumber(Actor by, int number, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(BookNumber is null, "certificate.number", $"{Name} chưa có số sổ vàng.");
        DomainRuleException.ThrowIf(State != CertificateState.NotPrinted, "certificate.number", $"Số sổ vàng {BookNumber} đã in trên tờ của {Name}, không đổi được.");
        DomainRuleException.ThrowIf(number is < 1 or > LargestBookNumber, "certificate.number", $"Số sổ vàng từ 1 đến {LargestBookNumber.ToString("N0", Vietnamese.Culture)}.");
        var why = Vietnamese.Clean(reason) ?? throw new DomainRuleException("certificate.reason", "Cần ghi lý do sửa số.");
        Record(by, now, "certificate.renumber", "Sửa số sổ vàng", BookNumber?.ToString(Vietnamese.Culture), number.ToString(Vietnamese.Culture), why);
        BookNumber = number;
    }

    /// <summary>What keeps it from being printed again with what is said about the old sheet; nothing for a first print.</summary>
    public IEnumerable<Obstacle> ObstaclesToPrinting(string? reason, OldSheet? oldSheet)
    {
        if (IsStruck)
        {
            yield return new("certificate.struck", $"{Name} không còn trong Quyết định, không in.");
        }

        if (State != CertificateState.NotPrinted && Vietnamese.Clean(reason) is null)
        {
            yield return new("certificate.reason", $"{Name} đã in ngày {VietnamTime.Day(PrintedAt!.Value)}; cần ghi lý do in lại.");
        }

        if (State is CertificateState.Sealed or CertificateState.HandedOver && oldSheet is null)
        {
            yield return new("certificate.old-sheet", $"Tờ cũ của {Name} đã ký, đóng dấu; cần ghi tờ đó đã thu hồi, đã hủy hay thất lạc.");
        }
    }

    /// <summary>Puts it into a batch. It counts as printed when the batch is made.</summary>
    /// <param name="batchId">The work that makes the file.</param>
    /// <param name="profile">The name of the print profile, kept as it was.</param>
    public void AskPrint(Actor by, Guid batchId, string profile, string? reason, OldSheet? oldSheet, DateTimeOffset now)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToPrinting(reason, oldSheet));
        DomainRuleException.ThrowIf(BookNumber is null, "certificate.number", $"{Name} chưa có số sổ vàng.");
        var isFirst = State == CertificateState.NotPrinted;
        prints.Add(new CertificatePrint(Id, batchId, by.Name, profile, isFirst ? null : Vietnamese.Clean(reason), isFirst ? null : oldSheet, now));
        PrintingId = batchId;
    }

    /// <summary>The batch is made. Made twice, it is printed once.</summary>
    public void Print(Actor by, Guid batchId, DateTimeOffset now)
    {
        var print = prints.Find(p => p.BatchId == batchId) ?? throw new ArgumentException("Nobody asked for this print.", nameof(batchId));
        if (print.PrintedAt is not null)
        {
            return;
        }

        var next = Workflow.Next("print", State);
        Record(
            by,
            now,
            State == CertificateState.NotPrinted ? "certificate.print" : "certificate.reprint",
            State == CertificateState.NotPrinted ? "In" : "In lại",
            WithNumber(StateNames.Of(State)),
            $"{StateNames.Of(next)} theo mẫu «{print.Profile}»" + (print.OldSheet is { } fate ? $". Tờ cũ: {StateNames.Of(fate)}" : ""),
            print.Reason);
        print.Finish(now);
        PrintedAt = now;
        SealedOn = null;
        ForgetHandOver();
    }

    /// <summary>Printed by a printing house, or written by hand: from here on it goes its way like any other.</summary>
    /// <param name="decidedOn">The day of the decision, which stands on the sheet.</param>
    public void PrintElsewhere(Actor by, DateOnly on, DateOnly decidedOn, DateTimeOffset now)
    {
        var next = NextOf("print-elsewhere");
        DomainRuleException.ThrowIf(BookNumber is null, "certificate.number", $"{Name} chưa có số sổ vàng.");
        DemandDay("Ngày in", on, decidedOn, now);
        Record(by, now, "certificate.print-elsewhere", "Ghi nhận đã in ở nơi khác", WithNumber(StateNames.Of(State)), $"{StateNames.Of(next)} ngày {VietnamTime.Day(on)}");
        PrintedAt = VietnamTime.StartOf(on);
    }

    /// <summary>Signed and sealed outside.</summary>
    /// <param name="decidedOn">The day of the decision: nothing of it is sealed before.</param>
    public void Seal(Actor by, DateOnly on, DateOnly decidedOn, DateTimeOffset now)
    {
        var next = NextOf("seal");
        DemandDay("Ngày ký, đóng dấu", on, decidedOn, now);
        var printedOn = VietnamTime.DayOf(PrintedAt!.Value);
        DomainRuleException.ThrowIf(on < printedOn, "certificate.on", $"Ngày ký, đóng dấu {VietnamTime.Day(on)} trước ngày in tờ của {Name} ({VietnamTime.Day(printedOn)}).");
        Record(by, now, "certificate.seal", "Ghi nhận đã ký, đóng dấu", StateNames.Of(State), $"{StateNames.Of(next)} ngày {VietnamTime.Day(on)}");
        SealedOn = on;
    }

    public void HandOver(Actor by, DateOnly on, HandOverWay way, string? to, DateTimeOffset now)
    {
        var next = NextOf("hand-over");
        var receiver = Vietnamese.Clean(to);
        DomainRuleException.ThrowIf(on > VietnamTime.DayOf(now), "certificate.on", $"Ngày trao {VietnamTime.Day(on)} ở sau hôm nay.");
        DomainRuleException.ThrowIf(on < SealedOn, "certificate.on", $"Ngày trao {VietnamTime.Day(on)} trước ngày ký, đóng dấu ({VietnamTime.Day(SealedOn!.Value)}).");
        DomainRuleException.ThrowIf(way != HandOverWay.Ceremony && receiver is null, "certificate.to", "Cần ghi họ tên người ký nhận, hoặc nơi nhận và số hiệu bưu gửi.");
        Record(by, now, "certificate.hand-over", "Ghi nhận đã trao", StateNames.Of(State), $"{StateNames.Of(next)} ngày {VietnamTime.Day(on)}, {StateNames.Of(way).ToLower(Vietnamese.Culture)}{(receiver is null ? "" : ": " + receiver)}");
        HandedOverOn = on;
        HandedOverBy = way;
        HandedTo = receiver;
    }

    /// <summary>Takes back the last tick, which was a mistake. A print of ours is never taken back: the sheet exists.</summary>
    public void Correct(Actor by, string? reason, DateTimeOffset now)
    {
        var next = Workflow.Next("correct", State);
        DomainRuleException.ThrowIf(!CanCorrect, "certificate.printed", $"Tờ của {Name} in trên cổng nên không bỏ ghi nhận được; tờ hỏng thì in lại.");
        var why = Vietnamese.Clean(reason) ?? throw new DomainRuleException("certificate.reason", "Cần ghi vì sao việc ghi nhận trước là nhầm.");
        var before = State switch
        {
            CertificateState.HandedOver => $"{StateNames.Of(State)} ngày {VietnamTime.Day(HandedOverOn!.Value)}{(HandedTo is null ? "" : ", " + HandedTo)}",
            CertificateState.Sealed => $"{StateNames.Of(State)} ngày {VietnamTime.Day(SealedOn!.Value)}",
            _ => $"{StateNames.Of(State)} ở nơi khác ngày {VietnamTime.Day(PrintedAt!.Value)}",
        };
        Record(by, now, "certificate.correct", "Sửa việc ghi nhận nhầm", before, StateNames.Of(next), why);
        switch (State)
        {
            case CertificateState.HandedOver:
                ForgetHandOver();
                break;
            case CertificateState.Sealed:
                SealedOn = null;
                break;
            default:
                PrintedAt = null;
                break;
        }
    }

    private void ForgetHandOver()
    {
        HandedOverOn = null;
        HandedOverBy = null;
        HandedTo = null;
    }

    private CertificateState NextOf(string act)
    {
        DomainRuleException.ThrowIf(IsStruck, "certificate.struck", $"{Name} không còn trong Quyết định.");
        return Workflow.Next(act, State);
    }

    private void DemandFate(OldSheet? oldSheet) => DomainRuleException.ThrowIf(
        State is CertificateState.Sealed or CertificateState.HandedOver && oldSheet is null,
        "certificate.old-sheet",
        $"Tờ của {Name} đã ký, đóng dấu; cần ghi tờ đó đã thu hồi, đã hủy hay thất lạc.");

    private static void DemandDay(string what, DateOnly on, DateOnly decidedOn, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(on > VietnamTime.DayOf(now), "certificate.on", $"{what} {VietnamTime.Day(on)} ở sau hôm nay.");
        DomainRuleException.ThrowIf(on < decidedOn, "certificate.on", $"{what} {VietnamTime.Day(on)} trước ngày của Quyết định ({VietnamTime.Day(decidedOn)}).");
    }

    private string WithNumber(string text) => BookNumber is null ? text : $"{text}, số sổ vàng {BookNumber}";
}
