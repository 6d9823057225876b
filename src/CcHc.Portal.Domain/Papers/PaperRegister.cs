using System.ComponentModel;
using System.Globalization;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Domain.Papers;

/// <summary>How much is made of something odd about a number or a date.</summary>
public enum PaperWarningGrade
{
    /// <summary>Unusual and lawful; it is said and asks for nothing.</summary>
    [Description("Lưu ý")]
    Notice,

    /// <summary>Hardly ever right; who records it says that it is.</summary>
    [Description("Cảnh báo")]
    Warning,

    /// <summary>Cannot be: the paper is there already, or is of a day to come.</summary>
    [Description("Không nhận")]
    Refusal,
}

/// <param name="Key">What was found, with the figures it was found on: another number is another warning.</param>
/// <param name="Text">In words, with the reason.</param>
/// <param name="IsOfNumber">Said beside the number; beside the date otherwise.</param>
/// <param name="OtherId">The paper it does not agree with.</param>
public sealed record PaperWarning(string Key, PaperWarningGrade Grade, string Text, bool IsOfNumber, Guid? OtherId = null);

/// <summary>What the register knows of one issued paper.</summary>
/// <param name="DraftedOn">The day it was begun here, where that is known.</param>
/// <param name="ConcernsId">The paper that it corrects, amends, replaces or recalls.</param>
public sealed record RegisteredPaper(
    Guid Id,
    PaperKind Kind,
    Guid IssuingUnitId,
    Guid? CampaignId,
    string Title,
    string Number,
    string Symbol,
    DateOnly IssuedOn,
    DateOnly? DraftedOn = null,
    Guid? ConcernsId = null)
{
    public string InWords => $"{StateNames.Of(Kind)} số {Number}/{Symbol} ngày {VietnamTime.Day(IssuedOn)}";

    /// <summary>«01» and «1» are one number.</summary>
    internal string PlainNumber => Number.Trim().TrimStart('0').ToUpperInvariant();

    internal int? Value => int.TryParse(Number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>One number series: the body, the symbol, the year (NĐ 30/2020/NĐ-CP, Điều 15: numbers run from 1 through a year).</summary>
    internal (Guid Unit, string Symbol, int Year) Series => (IssuingUnitId, Symbol.Trim().ToUpperInvariant(), IssuedOn.Year);
}

/// <summary>
/// The recorded papers of some bodies, and what is odd about the number or the date of one of them. The office gives numbers
/// and the portal only records them, so almost nothing is refused: it is said, and who records says that it is right.
/// </summary>
public sealed class PaperRegister
{
    // What a paper cannot be older than, in the same campaign.
    private static readonly Dictionary<PaperKind, PaperKind[]> After = new()
    {
        [PaperKind.DeploymentLetter] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.Pledge] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.RegistrationReminder] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.SelfScoringReminder] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.SelfAssessmentReport] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.AppraisalMinutes] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.InterimReport] = [PaperKind.Plan, PaperKind.Directive],
        [PaperKind.ResultDecision] = [PaperKind.Plan, PaperKind.AppraisalMinutes],
        [PaperKind.ResultNotice] = [PaperKind.Plan, PaperKind.AppraisalMinutes],
        [PaperKind.SubmissionStatement] = [PaperKind.Plan, PaperKind.ResultDecision, PaperKind.ResultNotice],
        [PaperKind.AwardDecision] = [PaperKind.Plan, PaperKind.ResultDecision, PaperKind.ResultNotice, PaperKind.SubmissionStatement],
        [PaperKind.FinalReport] = [PaperKind.Plan, PaperKind.ResultDecision, PaperKind.ResultNotice],
    };

    private readonly ILookup<(Guid Unit, string Symbol, int Year), RegisteredPaper> bySeries;
    private readonly ILookup<(Guid? Campaign, PaperKind Kind), RegisteredPaper> byKind;
    private readonly Dictionary<Guid, RegisteredPaper> byId;
    private readonly WorkingCalendar calendar;
    private readonly DateOnly today;

    /// <param name="papers">Issued papers of the bodies in question and of the campaign.</param>
    public PaperRegister(IReadOnlyCollection<RegisteredPaper> papers, WorkingCalendar calendar, DateOnly today)
    {
        this.calendar = calendar;
        this.today = today;
        bySeries = papers.ToLookup(p => p.Series);
        byKind = papers.Where(p => p.CampaignId is not null).ToLookup(p => (p.CampaignId, p.Kind));
        byId = papers.ToDictionary(p => p.Id);
    }

    /// <summary>What is odd about a paper, the gravest first; it may be one of the register's own.</summary>
    /// <param name="openedOn">The day its campaign was opened.</param>
    public IReadOnlyList<PaperWarning> WarningsOf(RegisteredPaper paper, DateOnly? openedOn = null) =>
    [
        .. SameNumber(paper)
            .Concat(ImpossibleDay(paper, openedOn))
            .Concat(BeforeItsGrounds(paper))
            .Concat(OutOfOrder(paper))
            .Concat(DayOff(paper))
            .OrderByDescending(w => w.Grade),
    ];

    private IEnumerable<PaperWarning> SameNumber(RegisteredPaper paper)
    {
        var same = bySeries[paper.Series].Where(p => p.Id != paper.Id && p.PlainNumber == paper.PlainNumber).ToList();
        if (same.Find(p => p.Kind == paper.Kind && p.IssuedOn == paper.IssuedOn) is { } twin)
        {
            yield return new(
                Key("same-paper", paper),
                PaperWarningGrade.Refusal,
                $"{twin.InWords} đã được ghi nhận («{twin.Title}»): cùng loại, cùng số, cùng ngày thì không thể là hai văn bản.",
                IsOfNumber: true,
                twin.Id);
            yield break;
        }

        if (same is [var other, ..])
        {
            yield return new(
                Key("number-twice", paper),
                PaperWarningGrade.Warning,
                $"Số {paper.Number}/{paper.Symbol} năm {paper.IssuedOn.Year} đã được ghi nhận cho: {StateNames.Of(other.Kind)} «{other.Title}» ngày {VietnamTime.Day(other.IssuedOn)}. Mỗi số chỉ cấp cho một văn bản trong năm.",
                IsOfNumber: true,
                other.Id);
        }
    }

    private IEnumerable<PaperWarning> ImpossibleDay(RegisteredPaper paper, DateOnly? openedOn)
    {
        if (paper.IssuedOn > today)
        {
            yield return new(Key("future", paper), PaperWarningGrade.Refusal, $"Ngày ban hành {VietnamTime.Day(paper.IssuedOn)} ở sau hôm nay.", IsOfNumber: false);
        }

        if (paper.IssuedOn < paper.DraftedOn)
        {
            yield return new(
                Key("before-draft", paper),
                PaperWarningGrade.Warning,
                $"Ngày ban hành {VietnamTime.Day(paper.IssuedOn)} trước ngày lập dự thảo trên cổng ({VietnamTime.Day(paper.DraftedOn.Value)}).",
                IsOfNumber: false);
        }

        if (paper.Kind == PaperKind.Plan && paper.IssuedOn > openedOn)
        {
            yield return new(
                Key("after-opening", paper),
                PaperWarningGrade.Warning,
                $"Ngày của Kế hoạch {VietnamTime.Day(paper.IssuedOn)} sau ngày mở phong trào ({VietnamTime.Day(openedOn.Value)}).",
                IsOfNumber: false);
        }
    }

    private IEnumerable<PaperWarning> BeforeItsGrounds(RegisteredPaper paper)
    {
        if (paper.ConcernsId is { } id && byId.TryGetValue(id, out var concerned) && paper.IssuedOn < concerned.IssuedOn)
        {
            yield return Before(paper, concerned);
        }

        foreach (var kind in After.GetValueOrDefault(paper.Kind, []))
        {
            // With several of a kind only a day before the first of them is surely wrong.
            if (byKind[(paper.CampaignId, kind)].Where(p => p.Id != paper.Id).MinBy(p => p.IssuedOn) is { } ground && paper.IssuedOn < ground.IssuedOn)
            {
                yield return Before(paper, ground);
            }
        }
    }

    private static PaperWarning Before(RegisteredPaper paper, RegisteredPaper ground) => new(
        Key("before-" + ground.Id.ToString("N"), paper),
        PaperWarningGrade.Warning,
        $"Ngày {VietnamTime.Day(paper.IssuedOn)} trước ngày của văn bản mà nó căn cứ vào: {ground.InWords}.",
        IsOfNumber: false,
        ground.Id);

    /// <summary>Numbers are given in the order of the days; the nearest number that contradicts is named.</summary>
    private IEnumerable<PaperWarning> OutOfOrder(RegisteredPaper paper)
    {
        if (paper.Value is not { } number)
        {
            yield break;
        }

        var odd = bySeries[paper.Series]
            .Where(p => p.Id != paper.Id && p.Value is { } other && ((other < number && p.IssuedOn > paper.IssuedOn) || (other > number && p.IssuedOn < paper.IssuedOn)))
            .MinBy(p => Math.Abs(p.Value!.Value - number));
        if (odd is not null)
        {
            yield return new(
                Key("order", paper),
                PaperWarningGrade.Warning,
                $"Số {paper.Number} ngày {VietnamTime.Day(paper.IssuedOn)} ngược với số {odd.Number} ngày {VietnamTime.Day(odd.IssuedOn)} cùng ký hiệu {paper.Symbol}: số {(odd.Value < number ? "lớn" : "nhỏ")} hơn mà ngày {(odd.Value < number ? "sớm" : "muộn")} hơn.",
                IsOfNumber: true,
                odd.Id);
        }
    }

    private IEnumerable<PaperWarning> DayOff(RegisteredPaper paper)
    {
        if (!calendar.IsWorking(paper.IssuedOn))
        {
            var why = WorkingCalendar.IsWeekend(paper.IssuedOn) ? VietnamTime.WithWeekday(paper.IssuedOn).Split(' ') is [var a, var b, ..] ? $"{a} {b}" : "cuối tuần" : "ngày nghỉ theo lịch làm việc";
            yield return new(Key("day-off", paper), PaperWarningGrade.Notice, $"Ngày {VietnamTime.Day(paper.IssuedOn)} là {why}.", IsOfNumber: false);
        }
    }

    private static string Key(string rule, RegisteredPaper paper) =>
        string.Create(CultureInfo.InvariantCulture, $"{rule} {paper.Number.Trim()}/{paper.Symbol.Trim()} {paper.IssuedOn:yyyy-MM-dd}");
}
