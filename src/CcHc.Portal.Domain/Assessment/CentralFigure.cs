using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Where a figure comes from, and of when the data are.</summary>
/// <param name="AsOf">The time of the data, not of the import.</param>
public sealed record FigureSource(string Text, DateTimeOffset AsOf)
{
    public const int TextMaxLength = 300;

    /// <summary>«Nguồn: Cổng Dịch vụ công quốc gia; số liệu lúc 08:00 15/12/2025».</summary>
    public override string ToString() => $"Nguồn: {Text}; số liệu lúc {VietnamTime.Minute(AsOf)}";
}

/// <summary>
/// Số liệu nhập: a figure that others than the unit provide, for one leaf of one sheet. The unit sees it with its source and
/// may challenge it, never overwrite it. Every value it ever had is kept below it.
/// </summary>
public sealed class CentralFigure : AuditedEntity
{
    private readonly List<FigureValue> values = [];
    private readonly List<FigureChallenge> challenges = [];

    private CentralFigure()
    {
    }

    public CentralFigure(Guid campaignId, Guid sheetId, Guid criterionId, string code)
    {
        CampaignId = campaignId;
        SheetId = sheetId;
        CriterionId = criterionId;
        Code = code;
    }

    public Guid CampaignId { get; private init; }

    public Guid SheetId { get; private init; }

    public Guid CriterionId { get; private init; }

    public string Code { get; private init; } = "";

    /// <summary>The typed answer as canonical JSON.</summary>
    public string Answer { get; private set; } = "";

    public Points Points { get; private set; }

    public string SourceText { get; private set; } = "";

    public DateTimeOffset AsOf { get; private set; }

    public DateTimeOffset TakenAt { get; private set; }

    public string TakenByName { get; private set; } = "";

    /// <summary>One at a time, so that everybody knows which answer is awaited.</summary>
    public bool HasOpenChallenge { get; private set; }

    public FigureSource Source => new(SourceText, AsOf);

    public IReadOnlyList<FigureValue> Values => values;

    public IReadOnlyList<FigureChallenge> Challenges => challenges;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Sheet, SheetId, CampaignId);

    /// <summary>Why figures cannot be entered or corrected now.</summary>
    /// <param name="agencyUnitId">The agency that appraises the leaf; none is nobody's.</param>
    public static IEnumerable<Obstacle> ObstaclesToTaking(Campaign campaign, Guid? agencyUnitId)
    {
        foreach (var obstacle in ObstaclesInCampaign(campaign))
        {
            yield return obstacle;
        }

        if (agencyUnitId is { } agency && campaign.IsAppraisalClosed(agency))
        {
            yield return new("appraisal.closed", "Cơ quan thẩm định đã chốt; mở lại thẩm định trước khi sửa số liệu.");
        }
    }

    /// <summary>Why no figure of the campaign can change now.</summary>
    public static IEnumerable<Obstacle> ObstaclesInCampaign(Campaign campaign)
    {
        if (campaign.State == CampaignState.Draft)
        {
            yield return new("campaign.not-open", "Phong trào chưa mở; chưa có phiếu để nhập số liệu.");
        }
        else if (campaign.State != CampaignState.Open)
        {
            yield return new("campaign.not-open", "Phong trào đã công bố kết quả; không sửa số liệu được nữa.");
        }
        else if (campaign.SettledAt is not null)
        {
            yield return new("campaign.settled", "Điểm đã chốt; mở lại thẩm định trước khi sửa số liệu.");
        }
    }

    /// <summary>A figure comes in, or comes again with later data. What was there before stays among the values.</summary>
    /// <param name="importId">The file it came from; none for a correction by hand.</param>
    public void Take(Actor by, string answer, Points points, FigureSource source, Guid? importId, string? reason, DateTimeOffset now)
    {
        var text = Vietnamese.Clean(source.Text) ?? throw new DomainRuleException("figure.source", "Cần ghi nguồn số liệu.");
        DomainRuleException.ThrowIf(source.AsOf > now, "figure.as-of", "Thời điểm của số liệu không thể ở tương lai.");
        Points? before = values.Count == 0 && Answer.Length == 0 ? null : Points;
        values.Add(new FigureValue(Id, answer, points, before, text, source.AsOf, importId, by, Vietnamese.Clean(reason), now));
        Answer = answer;
        Points = points;
        SourceText = text;
        AsOf = source.AsOf;
        TakenAt = now;
        TakenByName = by.Name;
        Record(by, now, "figure.take", $"Số liệu nhập cho tiêu chí {Code}", before?.ToString(), points.ToString(), Vietnamese.Clean(reason) ?? new FigureSource(text, source.AsOf).ToString());
    }

    /// <summary>An amendment changed the rule: the same figure is worth something else.</summary>
    public void ScoreAgain(Points points) => Points = points;

    /// <summary>The unit says that the figure is wrong.</summary>
    public FigureChallenge Challenge(Actor by, string? text, Guid? evidenceId, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(HasOpenChallenge, "figure.challenged", "Số liệu này đang có một kiến nghị chờ trả lời.");
        var clean = Vietnamese.Clean(text) ?? throw new DomainRuleException("figure.challenge", "Cần ghi nội dung kiến nghị.");
        var challenge = new FigureChallenge(Id, CampaignId, clean, evidenceId, Points, by, now);
        challenges.Add(challenge);
        HasOpenChallenge = true;
        Record(by, now, "figure.challenge", $"Kiến nghị về số liệu của tiêu chí {Code}", reason: clean);
        return challenge;
    }

    /// <summary>The figure is right as it is.</summary>
    public void KeepAgainst(Actor by, Guid challengeId, string? reason, DateTimeOffset now)
    {
        var challenge = OpenChallenge(challengeId);
        challenge.Answer(ChallengeState.Kept, by, reason, null, now);
        HasOpenChallenge = false;
        Record(by, now, "figure.keep", $"Giữ nguyên số liệu của tiêu chí {Code}", to: Points.ToString(), reason: reason);
    }

    /// <summary>The unit was right: the figure is taken anew, with the answer to the challenge as its reason.</summary>
    public void CorrectAfter(Actor by, Guid challengeId, string answer, Points points, FigureSource source, string? reason, DateTimeOffset now)
    {
        var challenge = OpenChallenge(challengeId);
        DomainRuleException.ThrowIf(answer == Answer, "figure.same", "Số liệu mới giống số liệu đang có; anh/chị chọn giữ nguyên.");
        challenge.Answer(ChallengeState.Corrected, by, reason, points, now);
        HasOpenChallenge = false;
        Take(by, answer, points, source, null, reason, now);
    }

    private FigureChallenge OpenChallenge(Guid id)
    {
        var challenge = challenges.Find(c => c.Id == id) ?? throw new NotFoundException("Không có kiến nghị này.");
        DomainRuleException.ThrowIf(challenge.State != ChallengeState.Open, "figure.answered", $"Kiến nghị này đã được {challenge.AnsweredByName} trả lời.");
        return challenge;
    }
}

/// <summary>A value that a figure had: what, from where, of when, by whom.</summary>
public sealed class FigureValue : Entity
{
    private FigureValue()
    {
    }

    internal FigureValue(Guid figureId, string answer, Points points, Points? pointsBefore, string sourceText, DateTimeOffset asOf, Guid? importId, Actor by, string? reason, DateTimeOffset at)
    {
        FigureId = figureId;
        Answer = answer;
        Points = points;
        PointsBefore = pointsBefore;
        SourceText = sourceText;
        AsOf = asOf;
        ImportId = importId;
        ByPersonId = by.PersonId;
        ByName = by.Name;
        Reason = reason;
        At = at;
    }

    public Guid FigureId { get; private init; }

    public string Answer { get; private init; } = "";

    public Points Points { get; private init; }

    /// <summary>None for the first value.</summary>
    public Points? PointsBefore { get; private init; }

    public string SourceText { get; private init; } = "";

    public DateTimeOffset AsOf { get; private init; }

    public Guid? ImportId { get; private init; }

    public Guid? ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public string? Reason { get; private init; }

    public DateTimeOffset At { get; private init; }
}

public enum ChallengeState
{
    [Description("Chờ trả lời")]
    Open,
    [Description("Giữ nguyên")]
    Kept,
    [Description("Đã sửa số liệu")]
    Corrected,
}

/// <summary>Kiến nghị: a unit says that a figure about it is wrong, and who imports it answers.</summary>
public sealed class FigureChallenge : Entity
{
    public const int TextMaxLength = 2000;

    private FigureChallenge()
    {
    }

    internal FigureChallenge(Guid figureId, Guid campaignId, string text, Guid? evidenceId, Points points, Actor by, DateTimeOffset now)
    {
        FigureId = figureId;
        CampaignId = campaignId;
        Text = text;
        EvidenceId = evidenceId;
        Points = points;
        AskedByPersonId = by.PersonId;
        AskedByName = by.Name;
        AskedAt = now;
    }

    public Guid FigureId { get; private init; }

    public Guid CampaignId { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>What the unit shows for it, from its own store.</summary>
    public Guid? EvidenceId { get; private init; }

    /// <summary>What the challenged figure was worth.</summary>
    public Points Points { get; private init; }

    public ChallengeState State { get; private set; }

    public Guid? AskedByPersonId { get; private init; }

    public string AskedByName { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    public string? Reply { get; private set; }

    /// <summary>What it is worth after a correction.</summary>
    public Points? PointsAfter { get; private set; }

    public string? AnsweredByName { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Answer(ChallengeState state, Actor by, string? reply, Points? pointsAfter, DateTimeOffset now)
    {
        Reply = Vietnamese.Clean(reply) ?? throw new DomainRuleException("figure.reply", "Cần ghi lý do giữ nguyên hoặc sửa.");
        State = state;
        PointsAfter = pointsAfter;
        AnsweredByName = by.Name;
        AnsweredAt = now;
    }
}

/// <summary>One uploaded file of figures, looked at first and taken later or never. The bytes stay in the file store.</summary>
public sealed class FigureImport : AuditedEntity
{
    private FigureImport()
    {
    }

    public FigureImport(Actor by, Guid campaignId, Guid criteriaId, Guid fileId, string fileName, FigureSource source, DateTimeOffset now)
    {
        CampaignId = campaignId;
        CriteriaId = criteriaId;
        FileId = fileId;
        FileName = fileName;
        SourceText = Vietnamese.Clean(source.Text) ?? throw new DomainRuleException("figure.source", "Cần ghi nguồn số liệu.");
        DomainRuleException.ThrowIf(source.AsOf > now, "figure.as-of", "Thời điểm của số liệu không thể ở tương lai.");
        AsOf = source.AsOf;
        ByPersonId = by.PersonId;
        ByName = by.Name;
        UploadedAt = now;
    }

    public Guid CampaignId { get; private init; }

    public Guid CriteriaId { get; private init; }

    public Guid FileId { get; private init; }

    public string FileName { get; private init; } = "";

    public string SourceText { get; private init; } = "";

    public DateTimeOffset AsOf { get; private init; }

    public Guid? ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset UploadedAt { get; private init; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public int NewCount { get; private set; }

    public int ChangedCount { get; private set; }

    /// <summary>Figures that say the same as before, of a later time.</summary>
    public int ConfirmedCount { get; private set; }

    public FigureSource Source => new(SourceText, AsOf);

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    public void Apply(Actor by, int added, int changed, int confirmed, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(AppliedAt is not null, "figures.applied", "Tệp này đã được ghi rồi. Muốn nhập tiếp, anh/chị tải tệp lên lại.");
        DomainRuleException.ThrowIf(added + changed + confirmed == 0, "figures.nothing", "Tệp không có gì khác với số liệu đang có, nên không có gì để ghi.");
        NewCount = added;
        ChangedCount = changed;
        ConfirmedCount = confirmed;
        AppliedAt = now;
        Record(by, now, "figures.apply", "Nhập số liệu từ tệp", to: $"{added} mới, {changed} thay đổi, {confirmed} giữ nguyên ở thời điểm mới", reason: Source.ToString());
    }
}

/// <summary>
/// Không tổ chức khảo sát: a leaf for which nobody can have a figure this time, so that every sheet leaves it out and what
/// remains is rescaled. One row for each leaf; who said it and took it back is in the history.
/// </summary>
public sealed class UnheldSurvey : AuditedEntity
{
    public const int ReasonMaxLength = 1000;

    private UnheldSurvey()
    {
    }

    public UnheldSurvey(Actor by, Guid campaignId, Guid criteriaId, Guid criterionId, string code, string title, string? reason, DateTimeOffset now)
    {
        CampaignId = campaignId;
        CriteriaId = criteriaId;
        CriterionId = criterionId;
        Code = code;
        Title = title;
        Declare(by, reason, now);
    }

    public Guid CampaignId { get; private init; }

    public Guid CriteriaId { get; private init; }

    public Guid CriterionId { get; private init; }

    public string Code { get; private init; } = "";

    public string Title { get; private init; } = "";

    public string Reason { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Set once the survey was held after all.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>As it is printed under every table of the campaign.</summary>
    public string Note => NoteOf(Code, Title, Reason);

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    public static string NoteOf(string code, string title, string reason) =>
        $"Tiêu chí {code} ({title}) không tổ chức khảo sát: loại trừ khỏi phiếu của mọi đơn vị, điểm còn lại quy đổi về thang điểm chung. Lý do: {reason.TrimEnd('.')}.";

    public void DeclareAgain(Actor by, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(RevokedAt is null, "survey.declared", $"Tiêu chí {Code} đã được ghi là không tổ chức khảo sát.");
        Declare(by, reason, now);
    }

    public void Revoke(Actor by, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(RevokedAt is not null, "survey.revoked", $"Tiêu chí {Code} không còn ở diện không tổ chức khảo sát.");
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "survey.reason", "Cần ghi lý do.");
        RevokedAt = now;
        Record(by, now, "survey.revoke", $"Bỏ ghi nhận không tổ chức khảo sát, tiêu chí {Code}", reason: reason);
    }

    private void Declare(Actor by, string? reason, DateTimeOffset now)
    {
        Reason = Vietnamese.Clean(reason) ?? throw new DomainRuleException("survey.reason", "Cần ghi lý do.");
        ByName = by.Name;
        At = now;
        RevokedAt = null;
        Record(by, now, "survey.not-held", $"Ghi nhận không tổ chức khảo sát, tiêu chí {Code}", reason: reason);
    }
}
