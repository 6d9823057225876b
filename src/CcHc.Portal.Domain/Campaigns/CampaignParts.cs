namespace CcHc.Portal.Domain.Campaigns;

/// <summary>A basis as it will be printed, in order. The last one of a decision is the submission statement; it is not kept here.</summary>
public sealed class CampaignLegalBasis : Entity
{
    public const int CitationMaxLength = 800;

    private CampaignLegalBasis()
    {
    }

    internal CampaignLegalBasis(Guid campaignId, int order, string citation)
    {
        CampaignId = campaignId;
        Order = order;
        Citation = citation;
    }

    public Guid CampaignId { get; private init; }

    public int Order { get; private init; }

    /// <summary>Without a closing mark: «Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022».</summary>
    public string Citation { get; private init; } = "";

    /// <summary>Who compared it with the official text; papers with unchecked bases say so before they go up.</summary>
    public string? CheckedByName { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    internal void Check(string byName, DateTimeOffset now)
    {
        CheckedByName = byName;
        CheckedAt = now;
    }
}

/// <summary>Chỉ tiêu: something the campaign is to reach.</summary>
public sealed class CampaignTarget : Entity
{
    public const int TextMaxLength = 800;

    private CampaignTarget()
    {
    }

    internal CampaignTarget(Guid campaignId, int order, string text, decimal? percent)
    {
        CampaignId = campaignId;
        Order = order;
        Text = text;
        PercentHundredths = percent is null ? null : (int)Math.Round(percent.Value * 100);
    }

    public Guid CampaignId { get; private init; }

    public int Order { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>The percentage to reach, in hundredths of a percent; none where the target is not a figure.</summary>
    public int? PercentHundredths { get; private init; }
}

/// <summary>Nhóm xếp hạng (cụm, khối): who is compared with whom, by which criteria.</summary>
public sealed class RankingGroup : Entity
{
    public const int NameMaxLength = 200;

    private RankingGroup()
    {
    }

    internal RankingGroup(Guid campaignId, int order, string name, ParticipantKind participants)
    {
        CampaignId = campaignId;
        Order = order;
        Name = name;
        Participants = participants;
    }

    public Guid CampaignId { get; private init; }

    public int Order { get; private init; }

    public string Name { get; private set; } = "";

    public ParticipantKind Participants { get; private init; }

    /// <summary>The campaign's copy of the criteria this group is judged by; none for review only.</summary>
    public Guid? CriteriaId { get; private set; }

    internal void JudgeBy(Guid? criteriaId) => CriteriaId = criteriaId;

    internal void Rename(string name) => Name = name;
}

/// <summary>Who is to take part, before there is a row.</summary>
/// <param name="UnitId">The unit itself, or where the person works; none for outsiders.</param>
/// <param name="UnitName">For a person, the unit's name.</param>
public sealed record Entrant(ParticipantKind Kind, string Name, Guid? UnitId, string? UnitName = null, string? Title = null, Guid? PersonId = null);

/// <summary>
/// A unit, person, household or outsider in one campaign. It keeps the name it entered with until the campaign closes,
/// whatever becomes of the unit.
/// </summary>
public sealed class Participant : Entity
{
    public const int NameMaxLength = 200;

    private Participant()
    {
    }

    public Participant(Guid campaignId, Guid groupId, ParticipantKind kind, string name, Guid? unitId, string? unitName = null, string? title = null, Guid? personId = null)
    {
        CampaignId = campaignId;
        GroupId = groupId;
        Kind = kind;
        Name = Vietnamese.Clean(name) ?? throw new DomainRuleException("participant.name", "Cần ghi tên tập thể hoặc họ tên cá nhân.");
        UnitId = unitId;
        UnitName = Vietnamese.Clean(unitName);
        Title = Vietnamese.Clean(title);
        PersonId = personId;
        SearchText = Vietnamese.Fold($"{Name} {UnitName} {Title}");
    }

    public Guid CampaignId { get; private init; }

    public Guid GroupId { get; private set; }

    public ParticipantKind Kind { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The unit that acts for it: itself for a collective, where they work for an individual.</summary>
    public Guid? UnitId { get; private init; }

    /// <summary>For an individual, the unit's name then.</summary>
    public string? UnitName { get; private init; }

    public string? Title { get; private init; }

    public Guid? PersonId { get; private init; }

    public string SearchText { get; private init; } = "";

    /// <summary>«Nguyễn Văn An, Chuyên viên, Phòng Nội vụ», as a paper names who is not the unit that issues it; null for the unit itself.</summary>
    public string? InWords => Kind == ParticipantKind.Collective && UnitId is not null
        ? null
        : string.Join(", ", new[] { Name, Title, UnitName }.Where(part => part is not null));

    public void MoveTo(Guid groupId) => GroupId = groupId;
}

/// <summary>Mức xếp loại: from a share of the maximum upwards.</summary>
public sealed class Band : Entity
{
    public const int NameMaxLength = 60;

    private Band()
    {
    }

    /// <param name="fromPercent">Lowest percentage of the maximum that earns the band, 0–100.</param>
    internal Band(Guid campaignId, string name, decimal fromPercent)
    {
        CampaignId = campaignId;
        Name = name;
        FromHundredths = (int)Math.Round(fromPercent * 100);
    }

    public Guid CampaignId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>In hundredths of a percent.</summary>
    public int FromHundredths { get; private init; }

    public Rankings.BandLevel ToLevel() => new(Name, FromHundredths);
}

/// <summary>That an appraising agency has closed its part; nothing of its criteria changes afterwards without reopening.</summary>
public sealed class AppraisalClosing : Entity
{
    private AppraisalClosing()
    {
    }

    internal AppraisalClosing(Guid campaignId, Guid agencyUnitId, string byName, string? recordedFor, DateTimeOffset at)
    {
        CampaignId = campaignId;
        AgencyUnitId = agencyUnitId;
        ByName = byName;
        RecordedFor = recordedFor;
        At = at;
    }

    public Guid CampaignId { get; private init; }

    public Guid AgencyUnitId { get; private init; }

    public string ByName { get; private init; } = "";

    public string? RecordedFor { get; private init; }

    public DateTimeOffset At { get; private init; }
}

/// <summary>
/// Who appraises an agency's criteria on the agency's own sheet, because nobody appraises the own unit: another agency, or a
/// body such as the council's standing unit.
/// </summary>
public sealed class AppraisalStandIn : Entity
{
    public const int ReasonMaxLength = 400;

    private AppraisalStandIn()
    {
    }

    internal AppraisalStandIn(Guid campaignId, Guid agencyUnitId, Guid standInUnitId, string? reason, string byName, DateTimeOffset at)
    {
        CampaignId = campaignId;
        AgencyUnitId = agencyUnitId;
        StandInUnitId = standInUnitId;
        Reason = reason;
        ByName = byName;
        At = at;
    }

    public Guid CampaignId { get; private init; }

    /// <summary>The agency that takes part itself.</summary>
    public Guid AgencyUnitId { get; private init; }

    /// <summary>Whose appraisers open that one sheet instead.</summary>
    public Guid StandInUnitId { get; private init; }

    public string? Reason { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private init; }
}

/// <summary>An award the campaign may propose, with its ceiling.</summary>
public sealed class CampaignAward : Entity
{
    private CampaignAward()
    {
    }

    internal CampaignAward(Guid campaignId, int order, Guid awardFormId, Guid? groupId, QuotaKind quotaKind, decimal quota)
    {
        CampaignId = campaignId;
        Order = order;
        AwardFormId = awardFormId;
        GroupId = groupId;
        QuotaKind = quotaKind;
        QuotaHundredths = (int)Math.Round(quota * 100);
    }

    public Guid CampaignId { get; private init; }

    public int Order { get; private init; }

    public Guid AwardFormId { get; private init; }

    /// <summary>The ranking group it is for; none for the whole campaign.</summary>
    public Guid? GroupId { get; private init; }

    public QuotaKind QuotaKind { get; private init; }

    /// <summary>A number, or a percentage of the participants, in hundredths.</summary>
    public int QuotaHundredths { get; private init; }

    public decimal Quota => QuotaHundredths / 100m;

    /// <summary>How many may be proposed out of so many participants. A share is rounded down, as regulations usually have it.</summary>
    public int Ceiling(int participants) =>
        QuotaKind == QuotaKind.Count ? QuotaHundredths / 100 : (int)Math.Floor(participants * Quota / 100m);
}
