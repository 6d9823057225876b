using System.Globalization;
using System.Numerics;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>An exact number for reckoning beside the engine, which uses decimals.</summary>
internal readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly BigInteger top;
    private readonly BigInteger below;

    private Fraction(BigInteger top, BigInteger below)
    {
        var shared = BigInteger.GreatestCommonDivisor(top, below) * (below.Sign < 0 ? -1 : 1);
        this.top = top / shared;
        this.below = below / shared;
    }

    internal static Fraction Of(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : text.Length - point - 1;
        return new(BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
    }

    /// <summary>The nearest multiple of the step, halves up.</summary>
    internal Fraction ToMultipleOf(decimal step)
    {
        var halves = (this / Of(step)) + Of(0.5m);
        var floor = BigInteger.DivRem(halves.top, halves.below, out var rest) - (rest.Sign < 0 ? 1 : 0);
        return new Fraction(floor, 1) * Of(step);
    }

    /// <summary>Only for a number of few places.</summary>
    internal decimal ToDecimal() => (decimal)top / (decimal)below;

    public static Fraction operator +(Fraction a, Fraction b) => new((a.top * b.below) + (b.top * a.below), a.below * b.below);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.top * b.below) - (b.top * a.below), a.below * b.below);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.top * b.top, a.below * b.below);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.top * b.below, a.below * b.top);

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    internal static Fraction Least(Fraction a, Fraction b) => a.CompareTo(b) <= 0 ? a : b;

    internal static Fraction Most(Fraction a, Fraction b) => a.CompareTo(b) >= 0 ? a : b;

    public int CompareTo(Fraction other) => (top * other.below).CompareTo(other.top * below);

    public bool Equals(Fraction other) => top == other.top && below == other.below;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(top, below);

    public override string ToString() => below.IsOne ? top.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{top}/{below}");
}
