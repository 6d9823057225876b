using System.ComponentModel;

namespace CcHc.Portal.Domain.Campaigns;

/// <summary>The parts of the preparation page; each can be left and taken up again, in any order.</summary>
public enum CampaignSection
{
    [Description("Thông tin và căn cứ")]
    Information,
    [Description("Đơn vị, cá nhân tham gia")]
    Participants,
    [Description("Bộ tiêu chí")]
    Criteria,
    [Description("Xếp hạng, xếp loại")]
    Ranking,
    [Description("Mốc thời gian")]
    Phases,
    [Description("Thẩm định")]
    Appraisal,
    [Description("Khen thưởng")]
    Awards,
    [Description("Kế hoạch")]
    Plan,
}

public enum SectionProgress
{
    [Description("Chưa làm")]
    NotStarted,
    [Description("Đang làm")]
    InProgress,
    [Description("Xong")]
    Done,
    [Description("Chưa làm được")]
    CannotStart,
}

/// <summary>What lies outside the campaign's own rows but decides whether it is ready: counted by the caller in one query each.</summary>
/// <param name="Participants">How many take part.</param>
/// <param name="EmptyGroups">Names of groups nobody is in.</param>
/// <param name="GroupsWithoutCriteria">Names of groups that are to be judged but have no criteria with at least one leaf.</param>
/// <param name="LeavesWithoutAgency">How many leaves no appraising agency is named for.</param>
/// <param name="UnmappedSanctions">How many rules carry a sanction that is free text.</param>
/// <param name="PlanState">State of the plan paper; none while there is no draft.</param>
/// <param name="PlanNumber">Number and symbol of the signed plan.</param>
/// <param name="PlanHasFile">Whether the signed file is there.</param>
/// <param name="RankingFaults">Where the rules of ranks and bands name what the criteria or the plan do not have.</param>
public sealed record CampaignReadiness(
    int Participants,
    IReadOnlyList<string> EmptyGroups,
    IReadOnlyList<string> GroupsWithoutCriteria,
    int LeavesWithoutAgency,
    int UnmappedSanctions,
    Papers.PaperState? PlanState,
    string? PlanNumber,
    bool PlanHasFile,
    IReadOnlyList<string>? RankingFaults = null)
{
    /// <summary>Names of agencies that take part themselves and whose own sheet nobody is named to appraise.</summary>
    public IReadOnlyList<string> OwnSheetsWithoutAppraiser { get; init; } = [];
}

public static class CampaignSections
{
    /// <summary>Keys of obstacles begin with the section, so that the page can link each to where it is mended.</summary>
    public static IEnumerable<Obstacle> Missing(Campaign campaign, CampaignReadiness readiness)
    {
        if (campaign.Contents.Count == 0)
        {
            yield return new("information.contents", "Chưa ghi nội dung thi đua.");
        }

        if (campaign.LegalBases.Count == 0)
        {
            yield return new("information.bases", "Chưa ghi căn cứ pháp lý.");
        }

        if (campaign.StartsOn is null)
        {
            yield return new("information.starts-on", "Chưa ghi ngày bắt đầu phong trào.");
        }

        if (campaign.Groups.Count == 0 || readiness.Participants == 0)
        {
            yield return new("participants.none", "Chưa chọn đơn vị, cá nhân tham gia.");
        }

        foreach (var group in readiness.EmptyGroups)
        {
            yield return new("participants.empty-group", $"Nhóm «{group}» chưa có ai tham gia.");
        }

        if (campaign.Judging != Judging.ReviewOnly)
        {
            foreach (var group in readiness.GroupsWithoutCriteria)
            {
                yield return new("criteria.none", $"Nhóm «{group}» chưa có bộ tiêu chí.");
            }

            if (readiness.LeavesWithoutAgency > 0)
            {
                yield return new("appraisal.agency", $"Còn {readiness.LeavesWithoutAgency} tiêu chí chưa giao cơ quan thẩm định.");
            }

            foreach (var agency in readiness.OwnSheetsWithoutAppraiser)
            {
                yield return new("appraisal.own-sheet", $"{agency} vừa thẩm định vừa tham gia: cần giao cơ quan khác thẩm định phiếu của chính {agency}.");
            }

            if (readiness.UnmappedSanctions > 0)
            {
                yield return new("criteria.sanctions", $"Còn {readiness.UnmappedSanctions} chế tài ghi bằng lời, chưa quy về mức xếp loại.");
            }

            foreach (var fault in readiness.RankingFaults ?? [])
            {
                yield return new("ranking.fault", fault);
            }

            if (campaign.WindowFor(PhaseKind.SelfAssessment) is null)
            {
                yield return new("phases.self-assessment", "Chưa đặt thời gian tự chấm điểm.");
            }

            if (campaign.WindowFor(PhaseKind.Appraisal) is null)
            {
                yield return new("phases.appraisal", "Chưa đặt thời gian thẩm định.");
            }
        }

        if (campaign.Phases.Count == 0)
        {
            yield return new("phases.none", "Chưa đặt mốc thời gian nào.");
        }

        if (readiness.PlanState is not { } state || !Papers.Paper.InForce.Contains(state))
        {
            yield return new("plan.not-issued", "Chưa ghi nhận kế hoạch đã ký: cần số, ngày và tệp văn bản đã ký.");
        }
        else if (!readiness.PlanHasFile)
        {
            yield return new("plan.file", "Chưa có tệp kế hoạch đã ký.");
        }
    }

    public static SectionProgress Progress(CampaignSection section, Campaign campaign, CampaignReadiness readiness)
    {
        var prefix = section.ToString().ToLowerInvariant() + ".";
        var missing = Missing(campaign, readiness).Any(o => o.Key.StartsWith(prefix, StringComparison.Ordinal));
        var begun = section switch
        {
            CampaignSection.Information => true,
            CampaignSection.Participants => campaign.Groups.Count > 0,
            CampaignSection.Criteria => campaign.Groups.Any(g => g.CriteriaId is not null),
            CampaignSection.Ranking => campaign.Bands.Count > 0 || !campaign.Ranking.IsEmpty,
            CampaignSection.Phases => campaign.Phases.Count > 0,
            CampaignSection.Appraisal => campaign.Groups.Any(g => g.CriteriaId is not null) && readiness.LeavesWithoutAgency == 0,
            CampaignSection.Awards => campaign.Awards.Count > 0 || campaign.AwardNote is not null,
            CampaignSection.Plan => readiness.PlanState is not null,
            _ => false,
        };

        return section switch
        {
            CampaignSection.Criteria or CampaignSection.Ranking or CampaignSection.Appraisal when campaign.Judging == Judging.ReviewOnly => SectionProgress.Done,
            CampaignSection.Appraisal when campaign.Groups.All(g => g.CriteriaId is null) => SectionProgress.CannotStart,
            _ when !begun && !(missing && section == CampaignSection.Appraisal) => SectionProgress.NotStarted,
            _ => missing ? SectionProgress.InProgress : SectionProgress.Done,
        };
    }
}
