using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcHc.Portal.Domain.Rankings;

public enum StandingStepKind
{
    /// <summary>Value points of Limit at most earn the band To.</summary>
    Earned,

    /// <summary>A gate was not met; Code, Value and Limit are what it looked at, Source its own words.</summary>
    Stopped,

    /// <summary>The sanction of the penalty Code.</summary>
    Sanctioned,

    /// <summary>The band From is full with Limit.</summary>
    OverQuota,

    /// <summary>Count equals do not fit into what is left of the quota Limit.</summary>
    AtQuotaEdge,

    /// <summary>Count equals at Limit points were told apart by Tie and Code; Value is the own figure, Place the place among them.</summary>
    ToldApart,

    /// <summary>By the vote of the minutes Source, Place among Count.</summary>
    Voted,

    /// <summary>Count share the rank Place.</summary>
    Shared,

    /// <summary>Alone in the group, so that there is no rank.</summary>
    Alone,
}

/// <summary>One reason of a rank or band, kept as figures; words are made on demand by <see cref="StandingText"/>.</summary>
/// <param name="From">The band before; none below the lowest.</param>
/// <param name="To">The band after; none below the lowest.</param>
public sealed record StandingStep(
    StandingStepKind Kind,
    string? From = null,
    string? To = null,
    string? Code = null,
    string? Source = null,
    decimal? Value = null,
    decimal? Limit = null,
    int? Count = null,
    int? Place = null,
    GateKind? Gate = null,
    TieKind? Tie = null);

/// <summary>Vietnamese words for why somebody ranks where they do.</summary>
public static class StandingText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ToJson(IReadOnlyList<StandingStep> trace) => JsonSerializer.Serialize(trace, Json);

    public static IReadOnlyList<StandingStep> FromJson(string? json) => json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<StandingStep>>(json, Json)!;

    public static IReadOnlyList<string> Lines(IEnumerable<StandingStep> trace) => [.. trace.Select(Line)];

    /// <summary>What has to stand beside the band in a table: where it is not what the points alone would give.</summary>
    public static IReadOnlyList<string> Marks(IEnumerable<StandingStep> trace) =>
        [.. trace.Where(s => s.Kind is StandingStepKind.Stopped or StandingStepKind.Sanctioned or StandingStepKind.OverQuota or StandingStepKind.AtQuotaEdge).Select(Line)];

    public static string Line(StandingStep step) => step.Kind switch
    {
        StandingStepKind.Earned => $"{Figure(step.Value)} điểm trên {Number(step.Limit)} điểm tối đa ({Number(Math.Round(step.Value!.Value * 100 / step.Limit!.Value, 2, MidpointRounding.ToZero))}%): {Level(step.To)}",
        StandingStepKind.Stopped => $"{Stop(step.To)} vì {Why(step)}",
        StandingStepKind.Sanctioned => $"chế tài của {RankingText.Part(step.Code!)}: từ {Level(step.From)} thành {Level(step.To)}",
        StandingStepKind.OverQuota => $"mức {step.From} chỉ lấy tối đa {Number(step.Limit)}, đã đủ: xuống {Level(step.To)}",
        StandingStepKind.AtQuotaEdge => $"mức {step.From} chỉ lấy tối đa {Number(step.Limit)}, {step.Count} đơn vị bằng nhau ở ngưỡng: tạm ở {Level(step.To)}, cần người có thẩm quyền quyết định",
        StandingStepKind.ToldApart => $"{step.Count} đơn vị cùng {Figure(step.Limit)} điểm; xét {Compared(step)}: {Figure(step.Value)} điểm, thứ {step.Place} trong số đó",
        StandingStepKind.Voted => $"Hội đồng biểu quyết ({step.Source}): thứ {step.Place} trong {step.Count} đơn vị bằng nhau",
        StandingStepKind.Shared => $"{step.Count} đơn vị cùng {Figure(step.Value)} điểm, không phân biệt được bằng tiêu chí phụ: cùng hạng {step.Place}",
        _ => "một mình trong nhóm, không xếp hạng",
    };

    private static string Why(StandingStep step) => step.Gate switch
    {
        GateKind.PartShare when step.Value is not null => $"{RankingText.Part(step.Code!)} đạt {Number(Math.Round(step.Value.Value, 2, MidpointRounding.ToZero))}% điểm tối đa, dưới {Number(step.Limit)}%",
        GateKind.PartPoints when step.Value is not null => $"{RankingText.Part(step.Code!)} được {Figure(step.Value)} điểm, dưới {Number(step.Limit)} điểm",
        GateKind.PartNotZero when step.Value is not null => $"{RankingText.Part(step.Code!)} được 0 điểm",
        GateKind.RegisteredInTime => "không đăng ký thi đua đúng hạn",
        GateKind.LockedInTime => "không khóa phiếu tự chấm đúng hạn",
        GateKind.NoKnockout => "có tiêu chí điều kiện bị 0 điểm",
        GateKind.PenaltyAtMost => $"bị trừ {Figure(step.Value)} điểm, quá {Number(step.Limit)} điểm",
        _ => $"bộ tiêu chí không có {RankingText.Part(step.Code ?? "")}",
    };

    private static string Compared(StandingStep step) => step.Tie switch
    {
        TieKind.Bonus => "điểm thưởng",
        TieKind.Penalty => "điểm trừ",
        _ => RankingText.Part(step.Code ?? ""),
    };

    private static string Stop(string? band) => band is null ? "không xếp loại" : $"chặn ở {band}";

    private static string Level(string? band) => band is null ? "dưới mức thấp nhất, không xếp loại" : $"mức {band}";

    private static string Figure(decimal? value) => (value ?? 0).ToString("#,##0.00", Vietnamese.Culture);

    private static string Number(decimal? value) => (value ?? 0).ToString("#,##0.####", Vietnamese.Culture);
}
