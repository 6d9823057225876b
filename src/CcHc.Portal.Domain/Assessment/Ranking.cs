namespace CcHc.Portal.Domain.Assessment;

/// <summary>Standard competition ranking: 1, 2, 2, 4. Ranks are taken from the figure as printed, two decimals.</summary>
public static class Ranking
{
    /// <summary>The rule as it stands under every table.</summary>
    public const string RuleText = "Xếp hạng theo điểm cuối cùng (hai chữ số thập phân). Các đơn vị bằng điểm có cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).";

    public static IReadOnlyDictionary<Guid, int> Of(IReadOnlyCollection<(Guid Id, Points Final)> results)
    {
        var ranks = new Dictionary<Guid, int>(results.Count);
        var place = 0;
        var rank = 0;
        Points? previous = null;
        foreach (var (id, final) in results.Select(r => (r.Id, Final: r.Final.ToPrinted())).OrderByDescending(r => r.Final.TenThousandths))
        {
            place++;
            if (previous != final)
            {
                rank = place;
                previous = final;
            }

            ranks[id] = rank;
        }

        return ranks;
    }
}
