using System.Globalization;

namespace CcHc.Portal.Domain;

/// <summary>
/// An exact number of points, kept as a whole number of ten-thousandths, which is also how it is stored: SQLite keeps
/// decimals as text and could not rank by an index. Range ± 900 trillion points.
/// </summary>
public readonly record struct Points(long TenThousandths) : IComparable<Points>
{
    public const int Scale = 10_000;

    public static readonly Points Zero = new(0);

    public static readonly Points Largest = new(900_000_000_000_000L * Scale);

    public decimal Value => TenThousandths / (decimal)Scale;

    /// <summary>The only place where a figure is rounded to what is stored: 4 places, halves away from zero.</summary>
    public static Points FromDecimal(decimal value) =>
        new((long)Math.Round(value * Scale, 0, MidpointRounding.AwayFromZero));

    /// <summary>What is printed, and what ranks and bands are taken from: 2 places, halves away from zero.</summary>
    public Points ToPrinted() => FromDecimal(Math.Round(Value, 2, MidpointRounding.AwayFromZero));

    public static Points operator +(Points a, Points b) => new(a.TenThousandths + b.TenThousandths);

    public static Points operator -(Points a, Points b) => new(a.TenThousandths - b.TenThousandths);

    public static bool operator <(Points a, Points b) => a.TenThousandths < b.TenThousandths;

    public static bool operator >(Points a, Points b) => a.TenThousandths > b.TenThousandths;

    public static bool operator <=(Points a, Points b) => a.TenThousandths <= b.TenThousandths;

    public static bool operator >=(Points a, Points b) => a.TenThousandths >= b.TenThousandths;

    public static Points Add(Points left, Points right) => left + right;

    public static Points Subtract(Points left, Points right) => left - right;

    public int CompareTo(Points other) => TenThousandths.CompareTo(other.TenThousandths);

    /// <summary>As on paper: decimal comma, two places («87,25»).</summary>
    public override string ToString() => ToPrinted().Value.ToString("0.00", Vietnamese.Culture);

    /// <summary>With as many places as it has, for rules and maxima («1», «0,5», «0,0625»).</summary>
    public string ToExactString() => Value.ToString("0.####", Vietnamese.Culture);

    public string ToInvariantString() => Value.ToString("0.####", CultureInfo.InvariantCulture);
}
