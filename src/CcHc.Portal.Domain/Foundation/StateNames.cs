using System.ComponentModel;
using System.Reflection;

namespace CcHc.Portal.Domain;

/// <summary>The Vietnamese name of an enum member, from its <see cref="DescriptionAttribute"/>.</summary>
public static class StateNames
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Cache<T>.Names.TryGetValue(value, out var name) ? name : value.ToString();

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .Distinct()
            .ToDictionary(v => v, v => typeof(T).GetField(v.ToString())!.GetCustomAttribute<DescriptionAttribute>()?.Description ?? v.ToString());
    }
}
