namespace CcHc.Portal.Domain.Criteria;

/// <summary>The maxima below a group against its own: «98/100 – còn thiếu 2 điểm».</summary>
/// <param name="Sum">Of the maxima directly below.</param>
/// <param name="Max">The group's own; null where none is set yet.</param>
/// <param name="IsCapped">More below than the group can give is meant so.</param>
public sealed record GroupSum(Points Sum, Points? Max, bool IsCapped)
{
    public bool IsRight => Max is { } max && (Sum == max || (IsCapped && Sum > max));

    public string Text
    {
        get
        {
            if (Max is not { } max)
            {
                return $"{Sum.ToExactString()} – nhóm chưa có điểm tối đa";
            }

            var share = $"{Sum.ToExactString()}/{max.ToExactString()}";
            return Sum == max ? share
                : Sum < max ? $"{share} – còn thiếu {(max - Sum).ToExactString()} điểm"
                : IsCapped ? $"{share} – tính tối đa {max.ToExactString()} điểm"
                : $"{share} – thừa {(Sum - max).ToExactString()} điểm";
        }
    }

    /// <param name="children">What lies directly below, as far as it has a maximum.</param>
    public static GroupSum Of(Points? max, bool isCapped, IEnumerable<Points?> children) =>
        new(children.Aggregate(Points.Zero, (sum, p) => sum + (p ?? Points.Zero)), max, isCapped);
}
