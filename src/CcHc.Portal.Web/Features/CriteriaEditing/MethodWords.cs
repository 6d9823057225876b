using CcHc.Portal.Domain.Scoring;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <summary>What each way of scoring is for, for somebody who chooses one.</summary>
public static class MethodWords
{
    /// <summary>The methods that a criterion at this place can have.</summary>
    public static IReadOnlyList<SelectListItem> Choices(bool isTop, bool hasChildren)
    {
        var leaves = new SelectListGroup { Name = "Chấm trực tiếp" };
        var groups = new SelectListGroup { Name = "Cộng từ tiêu chí thành phần" };
        List<SelectListItem> choices = [Item(ScoringMethods.Group, groups)];
        if (isTop)
        {
            choices.Add(Item(ScoringMethods.GroupBonus, groups));
            choices.Add(Item(ScoringMethods.GroupPenalty, groups));
        }

        return hasChildren ? choices : [.. ScoringMethods.All.Where(m => !m.IsGroup).Select(m => Item(m.Name, leaves)), .. choices];
    }

    public static string About(string method) => method switch
    {
        ScoringMethods.Choice => "Đơn vị chọn một mức; mỗi mức có số điểm riêng.",
        ScoringMethods.Step => "Tỷ lệ rơi vào bậc nào thì được điểm của bậc đó.",
        ScoringMethods.LinearBand => "Có bậc được điểm cố định, có bậc nhân điểm với tỷ lệ; dưới sàn thường được 0 điểm.",
        ScoringMethods.Ratio => "Điểm bằng tỷ lệ nhân với điểm khi đạt 100%.",
        ScoringMethods.RatioCapped => "Đạt ngưỡng thì đủ điểm; dưới ngưỡng thì điểm theo tỷ lệ so với ngưỡng.",
        ScoringMethods.WeightedRatio => "Mỗi loại có hệ số; tỷ lệ là tổng hệ số nhân số lượng, chia cho tổng số lượng.",
        ScoringMethods.Deduct => "Bắt đầu từ số điểm đã cho, mỗi lần vi phạm trừ một ít, không thấp hơn sàn.",
        ScoringMethods.Count => "Mỗi lần được cộng điểm, đến mức trần.",
        ScoringMethods.Deadline => "Đúng hạn được điểm tối đa; mỗi ngày chậm bị trừ.",
        ScoringMethods.Survey => "Kết quả khảo sát (phần trăm) nhân với điểm khi đạt 100%.",
        ScoringMethods.Expert => "Người thẩm định cho điểm theo thang, kèm lý do.",
        ScoringMethods.Penalty => "Mỗi lần bị trừ điểm, đến mức trần; có thể kèm chế tài xếp loại.",
        ScoringMethods.Information => "Chỉ thu thập số liệu, không tính điểm.",
        ScoringMethods.GroupBonus => "Điểm của các tiêu chí thành phần được cộng thêm ngoài thang điểm.",
        ScoringMethods.GroupPenalty => "Điểm của các tiêu chí thành phần bị trừ vào kết quả.",
        _ => "Điểm của nhóm là tổng điểm các tiêu chí thành phần.",
    };

    private static SelectListItem Item(string method, SelectListGroup group)
    {
        var name = method switch
        {
            ScoringMethods.GroupBonus => "Nhóm điểm thưởng",
            ScoringMethods.GroupPenalty => "Nhóm điểm trừ",
            var other => ScoringMethods.NameOf(other),
        };
        return new SelectListItem(char.ToUpper(name[0], Domain.Vietnamese.Culture) + name[1..], method) { Group = group };
    }
}
