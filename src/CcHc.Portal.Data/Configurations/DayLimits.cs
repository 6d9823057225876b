using System.Globalization;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CcHc.Portal.Data.Configurations;

/// <summary>«5w» for five working days, «5d» for five days.</summary>
internal static class DayLimits
{
    public const int MaxLength = 8;

    public static readonly ValueConverter<DayLimit, string> Converter = new(
        limit => Text(limit),
        text => Limit(text));

    private static string Text(DayLimit limit) => limit.Days.ToString(CultureInfo.InvariantCulture) + (limit.IsWorking ? "w" : "d");

    private static DayLimit Limit(string text) => new(int.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture), text[^1] == 'w' ? DayUnit.WorkingDays : DayUnit.Days);
}
