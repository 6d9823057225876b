using System.ComponentModel;

namespace CcHc.Portal.Domain.Campaigns;

public enum CampaignState
{
    [Description("Đang chuẩn bị")]
    Draft,
    [Description("Đang thực hiện")]
    Open,
    [Description("Đã công bố kết quả")]
    Published,
    [Description("Đã kết thúc")]
    Closed,
}

/// <summary>Kind of round (Luật Thi đua, khen thưởng 2022, Điều 16, for the two forms of emulation).</summary>
public enum RoundKind
{
    [Description("Phong trào thi đua thường xuyên")]
    RegularEmulation,
    [Description("Phong trào thi đua theo chuyên đề")]
    ThematicEmulation,
    [Description("Xác định Chỉ số cải cách hành chính")]
    ParIndex,
}

public enum Judging
{
    [Description("Chấm điểm")]
    Points,
    [Description("Đạt hoặc không đạt từng tiêu chí")]
    MetNotMet,
    [Description("Bình xét, không chấm điểm")]
    ReviewOnly,
}

public enum ParticipantKind
{
    [Description("Tập thể")]
    Collective,
    [Description("Cá nhân")]
    Individual,
    [Description("Hộ gia đình")]
    Household,
    [Description("Đơn vị ngoài hệ thống")]
    External,
}

/// <summary>A phase says who may do what and when; it is not a state.</summary>
public enum PhaseKind
{
    [Description("Đăng ký thi đua")]
    Registration,
    [Description("Tổ chức thực hiện")]
    CarryingOut,
    [Description("Tự chấm điểm")]
    SelfAssessment,
    [Description("Thẩm định")]
    Appraisal,
    [Description("Giải trình")]
    Explanation,
    [Description("Thẩm định lần 2")]
    SecondAppraisal,
    [Description("Phê duyệt, công bố")]
    Publication,
    [Description("Đề nghị khen thưởng")]
    Proposal,
    [Description("Quyết định, trao thưởng")]
    Awarding,
    [Description("Tổng kết")]
    FinalReview,
}

public enum QuotaKind
{
    [Description("Số lượng tối đa")]
    Count,
    [Description("Tỷ lệ tối đa (%)")]
    Percent,
}
