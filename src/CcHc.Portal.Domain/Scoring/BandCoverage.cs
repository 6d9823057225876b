using System.Globalization;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>Whether bands cover each R from 0 to 100 exactly once.</summary>
internal static class BandCoverage
{
    /// <param name="Upper">The end of the stretch, in percent.</param>
    internal readonly record struct Stretch(decimal Lower, decimal Upper)
    {
        public Share Inside => new(Lower + Upper, 200);

        public override string ToString() => Lower == Upper
            ? string.Create(CultureInfo.InvariantCulture, $"R={Lower:0.####}")
            : string.Create(CultureInfo.InvariantCulture, $"{Lower:0.####}<R<{Upper:0.####}");
    }

    /// <summary>Every threshold from 0 to 100, and what lies between two of them, in order.</summary>
    internal static List<Stretch> Stretches(IReadOnlyList<Band> bands)
    {
        var thresholds = bands
            .SelectMany(b => b.Second is { } second ? [b.First.Percent, second.Percent] : new[] { b.First.Percent })
            .Where(p => p is > 0 and < 100)
            .Append(0)
            .Append(100)
            .Distinct()
            .Order()
            .ToList();

        var stretches = new List<Stretch>();
        for (var i = 0; i < thresholds.Count; i++)
        {
            if (i > 0)
            {
                stretches.Add(new(thresholds[i - 1], thresholds[i]));
            }

            stretches.Add(new(thresholds[i], thresholds[i]));
        }

        return stretches;
    }

    /// <summary>The stretches that no band covers.</summary>
    internal static List<Stretch> Gaps(IReadOnlyList<Band> bands) => Where(bands, covered => covered == 0);

    /// <summary>The stretches that more than one band covers.</summary>
    internal static List<Stretch> Overlaps(IReadOnlyList<Band> bands) => Where(bands, covered => covered > 1);

    private static List<Stretch> Where(IReadOnlyList<Band> bands, Func<int, bool> asks) =>
        [.. Stretches(bands).Where(s => asks(bands.Count(b => b.Holds(s.Inside))))];
}
