using System.ComponentModel;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

public enum AmendmentState
{
    [Description("Đang chuẩn bị")]
    Prepared,
    [Description("Có hiệu lực")]
    InForce,
    [Description("Đã hủy")]
    Withdrawn,
}

/// <summary>What an amendment rests on.</summary>
/// <param name="Number">Number and symbol of the decision: «512/QĐ-UBND».</param>
public sealed record AmendmentBasis(string Number, DateOnly DecidedOn, string Reason, Guid SignedFileId);

/// <summary>
/// Sửa đổi bộ tiêu chí of a running campaign: numbered, dated, with a reason. Prepared first, so that who gains and loses can be
/// looked at; from its confirmation on the new version counts and the old one stays readable.
/// </summary>
public sealed class CriteriaAmendment : AuditedEntity
{
    public const int ReasonMaxLength = 1000;
    public const int NumberMaxLength = 60;

    public static readonly Workflow<AmendmentState> Workflow = new(
        "amendment",
        new("confirm", AmendmentState.Prepared, AmendmentState.InForce, "xác nhận sửa đổi"),
        new("withdraw", AmendmentState.Prepared, AmendmentState.Withdrawn, "hủy bản chuẩn bị"));

    private CriteriaAmendment()
    {
    }

    /// <param name="sourceVersionId">The released version it takes over; none where a file was uploaded.</param>
    /// <param name="sourceFileId">The uploaded file; none where a version was chosen.</param>
    /// <param name="labels">The part of the source that applies, by labels of «đối tượng»; none takes all.</param>
    public CriteriaAmendment(Actor by, Campaign campaign, CampaignCriteria before, Guid? sourceVersionId, Guid? sourceFileId, IReadOnlyList<string> labels, DateTimeOffset now)
    {
        DomainRuleException.ThrowIfAny(ObstaclesTo(campaign));
        DomainRuleException.ThrowIf(before.SupersededAt is not null, "criteria.superseded", "Phiên bản này đã được thay bằng phiên bản sau.");
        CampaignId = campaign.Id;
        BeforeId = before.Id;
        Number = before.VersionNumber;
        Name = before.Name;
        SourceVersionId = sourceVersionId;
        SourceFileId = sourceFileId;
        Labels = [.. labels];
        PreparedAt = now;
        PreparedByName = by.Name;
        Record(by, now, "campaign.prepare-amendment", "Chuẩn bị sửa đổi bộ tiêu chí", to: $"{Name}, lần {Number}");
    }

    public Guid CampaignId { get; private init; }

    /// <summary>The version it takes the place of.</summary>
    public Guid BeforeId { get; private init; }

    public Guid? AfterId { get; private set; }

    /// <summary>First, second … amendment of these criteria.</summary>
    public int Number { get; private init; }

    public string Name { get; private init; } = "";

    public AmendmentState State { get; private set; }

    public Guid? SourceVersionId { get; private init; }

    public Guid? SourceFileId { get; private init; }

    public List<string> Labels { get; private set; } = [];

    /// <summary>«1.2=1.3»: leaves of the old version that go on under another code.</summary>
    public List<string> Renames { get; private set; } = [];

    public DateTimeOffset PreparedAt { get; private init; }

    public string PreparedByName { get; private init; } = "";

    public string? DecisionNumber { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public string? Reason { get; private set; }

    public Guid? SignedFileId { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? ConfirmedByName { get; private set; }

    public int Sheets { get; private set; }

    public int Gaining { get; private set; }

    public int Losing { get; private set; }

    /// <summary>Sheets with a mark that has to be given again or with a new leaf to answer.</summary>
    public int ToScoreAgain { get; private set; }

    public IReadOnlyDictionary<string, string> RenamedCodes => Renames
        .Select(r => r.Split('=', 2))
        .ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    /// <summary>Why the criteria of the campaign cannot be amended now, and what to do instead.</summary>
    public static IEnumerable<Obstacle> ObstaclesTo(Campaign campaign)
    {
        if (campaign.State == CampaignState.Draft)
        {
            yield return new("campaign.draft", "Phong trào chưa mở: sửa thẳng bộ tiêu chí ở phần chuẩn bị, không cần văn bản sửa đổi.");
        }
        else if (campaign.State != CampaignState.Open)
        {
            yield return new("campaign.published", "Kết quả đã công bố, không sửa đổi bộ tiêu chí được nữa. Nếu kết quả sai, đính chính hoặc thay thế quyết định công bố; tiêu chí mới áp dụng cho đợt sau.");
        }
    }

    /// <summary>Leaves that only changed their code, as the manager says.</summary>
    public void Rename(Actor by, CriteriaTree before, CriteriaTree after, IReadOnlyDictionary<string, string> renames, DateTimeOffset now)
    {
        DemandPrepared();
        DomainRuleException.ThrowIfAny(Amending.ObstaclesTo(before, after, renames));
        Renames = [.. renames.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}={r.Value}")];
        Record(by, now, "campaign.map-amendment", "Xác nhận tiêu chí đổi mã", to: Renames.Count == 0 ? "không có" : string.Join("; ", Renames));
    }

    /// <summary>The new version takes the place of the old one; sheets follow in the same transaction.</summary>
    /// <param name="agencies">Agency by code of every leaf of the new version.</param>
    /// <returns>The new version, frozen.</returns>
    public CampaignCriteria Confirm(Actor by, Campaign campaign, CampaignCriteria before, CriteriaTree after, IReadOnlyDictionary<string, Guid> agencies, AmendmentBasis basis, DateTimeOffset now)
    {
        DemandPrepared();
        DomainRuleException.ThrowIfAny(ObstaclesTo(campaign).Concat(ObstaclesTo(after, agencies)));
        var clean = Vietnamese.Clean(basis.Reason) ?? throw new DomainRuleException("amendment.reason", "Cần ghi lý do sửa đổi.");
        var next = Workflow.Next("confirm", State);
        before.Supersede(now);
        var made = new CampaignCriteria(before, SourceVersionId, CriterionText.Of(after), agencies, now);
        State = next;
        AfterId = made.Id;
        DecisionNumber = Vietnamese.Clean(basis.Number) ?? throw new DomainRuleException("amendment.number", "Cần ghi số, ký hiệu văn bản sửa đổi.");
        DecidedOn = basis.DecidedOn;
        Reason = clean;
        SignedFileId = basis.SignedFileId;
        ConfirmedAt = now;
        ConfirmedByName = by.Name;
        return made;
    }

    /// <summary>What it came to, once every sheet was worked out again.</summary>
    public void Count(Actor by, int sheets, int gaining, int losing, int toScoreAgain, DateTimeOffset now)
    {
        Sheets = sheets;
        Gaining = gaining;
        Losing = losing;
        ToScoreAgain = toScoreAgain;
        Record(
            by,
            now,
            "campaign.amend",
            $"Sửa đổi bộ tiêu chí «{Name}» lần {Number}: {sheets} phiếu tính lại, {gaining} tăng, {losing} giảm, {toScoreAgain} phải chấm lại",
            $"Phiên bản {Number}",
            $"Phiên bản {Number + 1}",
            $"{Citation}: {Reason}");
    }

    public void Withdraw(Actor by, DateTimeOffset now)
    {
        var next = Workflow.Next("withdraw", State);
        Record(by, now, "campaign.withdraw-amendment", "Hủy bản chuẩn bị sửa đổi", StateNames.Of(State), StateNames.Of(next));
        State = next;
    }

    /// <summary>As pages and marks cite it.</summary>
    public string Citation => DecidedOn is { } day ? $"Sửa đổi bộ tiêu chí theo văn bản số {DecisionNumber} ngày {VietnamTime.Day(day)}" : "Sửa đổi bộ tiêu chí";

    /// <summary>What the new version lacks to be judged by.</summary>
    public static IEnumerable<Obstacle> ObstaclesTo(CriteriaTree after, IReadOnlyDictionary<string, Guid> agencies)
    {
        foreach (var leaf in after.Leaves.Where(l => l.Rule is not InformationRule && !agencies.ContainsKey(l.Code)))
        {
            yield return new("amendment.agency", $"Tiêu chí {leaf.Code} chưa có cơ quan thẩm định.");
        }

        foreach (var leaf in after.Leaves.Where(l => l.Rule is PenaltyRule { Sanction.Kind: SanctionKind.Unmapped }))
        {
            yield return new("amendment.sanction", $"Tiêu chí {leaf.Code}: chế tài «{((PenaltyRule)leaf.Rule).Sanction!.Text}» chưa quy về mức xếp loại; chọn chế tài cho tiêu chí này ở bản soạn của bộ tiêu chí rồi ban hành phiên bản mới.");
        }
    }

    private void DemandPrepared() =>
        DomainRuleException.ThrowIf(State != AmendmentState.Prepared, "amendment.state", $"Bản sửa đổi này {StateNames.Of(State).ToLowerInvariant()}, không sửa được nữa.");
}

/// <summary>What an amendment did to one sheet: kept for ever beside it.</summary>
public sealed class AmendedSheet : Entity
{
    private AmendedSheet()
    {
    }

    public AmendedSheet(Guid amendmentId, Guid sheetId, SheetEffect effect)
    {
        AmendmentId = amendmentId;
        SheetId = sheetId;
        SelfBefore = effect.SelfBefore;
        SelfAfter = effect.SelfAfter;
        Before = effect.Before;
        After = effect.After;
        RankBefore = effect.RankBefore;
        RankAfter = effect.RankAfter;
        BandBefore = effect.BandBefore;
        BandAfter = effect.BandAfter;
        ToScoreAgain = [.. effect.ToScoreAgain];
    }

    public Guid AmendmentId { get; private init; }

    public Guid SheetId { get; private init; }

    public Points SelfBefore { get; private init; }

    public Points SelfAfter { get; private init; }

    /// <summary>What counted: the appraised figure, before any appraisal the self-score.</summary>
    public Points Before { get; private init; }

    public Points After { get; private init; }

    public int? RankBefore { get; private init; }

    public int? RankAfter { get; private init; }

    public string? BandBefore { get; private init; }

    public string? BandAfter { get; private init; }

    /// <summary>Codes of leaves whose answer has to be given again, or for the first time.</summary>
    public List<string> ToScoreAgain { get; private set; } = [];
}

/// <summary>What an amendment does to one sheet.</summary>
public sealed record SheetEffect(
    Guid SheetId,
    Points SelfBefore,
    Points SelfAfter,
    Points Before,
    Points After,
    int? RankBefore,
    int? RankAfter,
    string? BandBefore,
    string? BandAfter,
    IReadOnlyList<string> ToScoreAgain)
{
    public Points Change => After - Before;
}
