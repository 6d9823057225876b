using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CcHc.Portal.Domain.Campaigns;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>What a band may demand besides points.</summary>
public enum GateKind
{
    [Description("Đạt ít nhất … % điểm tối đa của lĩnh vực, tiêu chí")]
    PartShare,
    [Description("Đạt ít nhất … điểm ở lĩnh vực, tiêu chí")]
    PartPoints,
    [Description("Lĩnh vực, tiêu chí không bị 0 điểm")]
    PartNotZero,
    [Description("Đăng ký thi đua đúng hạn")]
    RegisteredInTime,
    [Description("Khóa phiếu tự chấm đúng hạn")]
    LockedInTime,
    [Description("Không có tiêu chí điều kiện bị 0 điểm")]
    NoKnockout,
    [Description("Điểm trừ không quá … điểm")]
    PenaltyAtMost,
}

public enum QuotaBase
{
    [Description("số đơn vị trong nhóm")]
    Group,
    [Description("số đơn vị ở mức liền dưới")]
    BandBelow,
}

public enum QuotaRounding
{
    [Description("Làm tròn xuống")]
    Down,
    [Description("Làm tròn đến số gần nhất, từ 0,5 làm tròn lên")]
    HalfUp,
    [Description("Làm tròn xuống, ít nhất là 1")]
    AtLeastOne,
}

/// <summary>What is compared among equals.</summary>
public enum TieKind
{
    [Description("Điểm lĩnh vực, tiêu chí cao hơn")]
    PartPoints,
    [Description("Điểm thưởng cao hơn")]
    Bonus,
    [Description("Điểm trừ thấp hơn")]
    Penalty,
    [Description("Hội đồng biểu quyết")]
    Vote,
}

/// <summary>Điều kiện của mức: who does not meet it gets no better than the band below.</summary>
/// <param name="Band">The band that demands it; so do all better ones.</param>
/// <param name="Code">The field or criterion, where the kind is about one.</param>
/// <param name="Number">A percentage or points, where the kind has one.</param>
/// <param name="Words">How the decision puts it; printed instead of our own words.</param>
/// <param name="GroupId">Only for this ranking group; none for all.</param>
public sealed record Gate(string Band, GateKind Kind, string? Code = null, decimal? Number = null, string? Words = null, Guid? GroupId = null)
{
    public static bool NeedsCode(GateKind kind) => kind is GateKind.PartShare or GateKind.PartPoints or GateKind.PartNotZero;

    public static bool NeedsNumber(GateKind kind) => kind is GateKind.PartShare or GateKind.PartPoints or GateKind.PenaltyAtMost;
}

/// <summary>Chỉ tiêu của mức: at most so many of a group; who falls out goes to the band below.</summary>
/// <param name="SmallUnder">A group of fewer than this has <paramref name="SmallMost"/> instead.</param>
/// <param name="GroupId">Instead of the common quota of the band, for this ranking group.</param>
public sealed record BandQuota(
    string Band,
    QuotaKind Kind,
    decimal Number,
    QuotaBase Base = QuotaBase.Group,
    QuotaRounding Rounding = QuotaRounding.Down,
    int? SmallUnder = null,
    int? SmallMost = null,
    Guid? GroupId = null)
{
    /// <summary>How many may be in the band.</summary>
    /// <param name="group">How many are ranked in the group.</param>
    /// <param name="below">How many are in the band below.</param>
    public int Most(int group, int below)
    {
        if (SmallUnder is { } under && SmallMost is { } most && group < under)
        {
            return most;
        }

        if (Kind == QuotaKind.Count)
        {
            return (int)Math.Floor(Number);
        }

        var share = (Base == QuotaBase.Group ? group : below) * Number / 100m;
        return Rounding switch
        {
            QuotaRounding.HalfUp => (int)Math.Round(share, 0, MidpointRounding.AwayFromZero),
            QuotaRounding.AtLeastOne => Math.Max(1, (int)Math.Floor(share)),
            _ => (int)Math.Floor(share),
        };
    }
}

/// <summary>Tiêu chí phụ: one step of the chain that tells equals apart.</summary>
/// <param name="GroupId">A group with steps of its own goes by them alone.</param>
public sealed record TieStep(TieKind Kind, string? Code = null, Guid? GroupId = null)
{
    public static bool NeedsCode(TieKind kind) => kind == TieKind.PartPoints;
}

/// <summary>A band with the lowest share of the maximum that earns it, in hundredths of a percent.</summary>
public sealed record BandLevel(string Name, int FromHundredths);

/// <summary>
/// What a campaign says of bands and ranks beyond the thresholds: gates, quotas, tie-breaks. Read and written as a whole and
/// never asked for by part, so it is kept as one text.
/// </summary>
public sealed record RankingPlan(IReadOnlyList<Gate> Gates, IReadOnlyList<BandQuota> Quotas, IReadOnlyList<TieStep> Ties)
{
    public const int WordsMaxLength = 300;

    /// <summary>More rows of a kind than any decision has.</summary>
    public const int MostRows = 30;

    public static readonly RankingPlan Empty = new([], [], []);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonIgnore]
    public bool IsEmpty => Gates.Count + Quotas.Count + Ties.Count == 0;

    /// <summary>The same rules for the groups of another campaign, by the ids of this one's.</summary>
    public RankingPlan ForGroups(IReadOnlyDictionary<Guid, Guid> groups)
    {
        Guid? Now(Guid? old) => old is { } id ? groups[id] : null;
        return new(
            [.. Gates.Select(g => g with { GroupId = Now(g.GroupId) })],
            [.. Quotas.Select(q => q with { GroupId = Now(q.GroupId) })],
            [.. Ties.Select(t => t with { GroupId = Now(t.GroupId) })]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static RankingPlan FromJson(string? json) => json is null ? Empty : JsonSerializer.Deserialize<RankingPlan>(json, Json)!;

    /// <summary>What counts for one group: common gates and its own, its own quotas before common ones, its own chain instead of the common one.</summary>
    /// <param name="bands">In any order.</param>
    public RankingRules For(Guid groupId, IEnumerable<BandLevel> bands) => new(
        [.. bands.OrderByDescending(b => b.FromHundredths)],
        [.. Gates.Where(g => g.GroupId is null || g.GroupId == groupId)],
        [.. Quotas.Where(q => q.GroupId == groupId || (q.GroupId is null && !Quotas.Any(own => own.GroupId == groupId && own.Band == q.Band)))],
        Ties.Any(t => t.GroupId == groupId) ? [.. Ties.Where(t => t.GroupId == groupId)] : [.. Ties.Where(t => t.GroupId is null)]);
}

/// <summary>The rules that one group is ranked and put into bands by.</summary>
/// <param name="Bands">Best first.</param>
public sealed record RankingRules(IReadOnlyList<BandLevel> Bands, IReadOnlyList<Gate> Gates, IReadOnlyList<BandQuota> Quotas, IReadOnlyList<TieStep> Ties)
{
    public bool EndsInVote => Ties is [.., { Kind: TieKind.Vote }];

    /// <summary>Fields and criteria that gates and tie-breaks look at.</summary>
    public IReadOnlyList<string> Codes =>
        [.. Gates.Select(g => g.Code).Concat(Ties.Select(t => t.Code)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a failed precondition has to be known.</summary>
    public bool AsksForKnockouts => Gates.Any(g => g.Kind == GateKind.NoKnockout);
}
