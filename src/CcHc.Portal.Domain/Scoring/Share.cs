namespace CcHc.Portal.Domain.Scoring;

/// <summary>
/// R as the fraction it came from, so that 2/3 of 100 % is never cut off before it is compared or multiplied.
/// </summary>
/// <param name="Part">Not negative.</param>
/// <param name="Whole">Positive; 100 when R was given as a percentage.</param>
public readonly record struct Share(decimal Part, decimal Whole)
{
    public static Share OfPercent(decimal percent) => new(percent, 100);

    /// <summary>For showing only; comparing and multiplying keep the fraction.</summary>
    public decimal Percent => Part * 100 / Whole;

    public bool IsAboveHundred => Part > Whole;

    /// <summary>Compares R with a percentage by cross-multiplying.</summary>
    public int CompareTo(decimal percent) => (Part * 100).CompareTo(percent * Whole);

    /// <summary><paramref name="factor"/> × R ÷ <paramref name="divisor"/>, not yet divided.</summary>
    /// <param name="divisor">In percent.</param>
    public Quotient Times(decimal factor, decimal divisor = 100) =>
        divisor == 100 ? new(factor * Part, Whole) : new(factor * Part * 100, Whole * divisor);
}

/// <summary>A number that is still to be divided once.</summary>
public readonly record struct Quotient(decimal Dividend, decimal Divisor)
{
    public static Quotient Of(decimal value) => new(value, 1);

    public decimal Value => Divisor == 1 ? Dividend : Dividend / Divisor;

    /// <summary>The nearest multiple of <paramref name="step"/>, halves up. Decided on the fraction, not on its quotient.</summary>
    public Quotient ToMultipleOf(decimal step)
    {
        var halved = 2 * step * Divisor;
        return Of(decimal.Floor(((2 * Dividend) + (step * Divisor)) / halved) * step);
    }
}
