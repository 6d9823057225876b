using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;

namespace CcHc.Portal.Web.Features.PublicResults;

/// <summary>How the results came about, in five lines: what is measured, by whom, what the result is, how it ranks, what the levels are.</summary>
public static class Method
{
    public static IReadOnlyList<string> Lines(Campaign campaign, Guid groupId, GroupCriteria criteria)
    {
        var rules = campaign.RulesFor(groupId);
        var byPoints = campaign.Judging == Judging.Points;
        var fields = string.Join("; ", criteria.Fields.Select(f => byPoints && f.Maximum > Points.Zero ? $"{f.Code}. {f.Title} ({f.Maximum.ToExactString()} điểm)" : $"{f.Code}. {f.Title}"));
        List<string> lines =
        [
            byPoints
                ? $"{criteria.Name}: {criteria.Leaves} tiêu chí, tối đa {criteria.Maximum.ToExactString()} điểm. Gồm: {fields}."
                : $"{criteria.Name}: {criteria.Leaves} tiêu chí, mỗi tiêu chí đạt hoặc không đạt. Gồm: {fields}.",
            criteria.Agencies.Count == 0
                ? "Đơn vị tự đánh giá theo từng tiêu chí."
                : $"Đơn vị tự đánh giá theo từng tiêu chí; thẩm định: {string.Join(", ", criteria.Agencies)}.",
            byPoints
                ? "Kết quả là điểm sau thẩm định, cộng điểm thưởng và trừ điểm trừ nếu có, làm tròn đến hai chữ số thập phân. Tiêu chí không có điểm thẩm định thì lấy điểm tự chấm."
                : "Kết quả là số tiêu chí đạt sau thẩm định. Tiêu chí không được thẩm định riêng thì lấy kết quả tự đánh giá.",
            RankingText.Ranks(rules, byPoints),
        ];
        // Thresholds, gates, sanctions and quotas are one line of the method, the last.
        var bands = RankingText.Bands(rules, byPoints, criteria.HasSanctions);
        return bands.Count == 0 ? lines : [.. lines, string.Join(' ', bands)];
    }
}
