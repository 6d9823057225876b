using System.ComponentModel;

namespace CcHc.Portal.Domain.People;

/// <summary>What a person may be within a unit; one person may hold several.</summary>
public enum Role
{
    [Description("Quản lý phong trào")]
    CampaignManager,
    [Description("Lãnh đạo cơ quan tham mưu")]
    AdvisingLeader,
    [Description("Công chức đầu mối")]
    UnitOfficer,
    [Description("Thủ trưởng đơn vị")]
    UnitHead,
    [Description("Người thẩm định")]
    Appraiser,
    [Description("Lãnh đạo cơ quan thẩm định")]
    AgencyLead,
    [Description("Ủy viên Hội đồng")]
    CouncilMember,
    [Description("Thư ký Hội đồng")]
    CouncilSecretary,
    [Description("Chủ tịch Hội đồng")]
    CouncilChair,
    [Description("Lãnh đạo")]
    Leader,
    [Description("Văn thư")]
    RecordsClerk,
    [Description("Quản trị hệ thống")]
    Administrator,
    [Description("Người kiểm tra, giám sát")]
    Auditor,
}
