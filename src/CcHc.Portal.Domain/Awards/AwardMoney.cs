namespace CcHc.Portal.Domain.Awards;

/// <summary>
/// Money that goes with an award: coefficient × base salary in force on the day the decision is issued, rounded up to the
/// ten-thousand (NĐ 152/2025/NĐ-CP, Điều 49; NĐ 98/2023/NĐ-CP before).
/// </summary>
public static class AwardMoney
{
    private const long RoundTo = 10_000;

    // Decree, first day, đồng a month.
    private static readonly (DateOnly From, long Amount)[] BaseSalaries =
    [
        (new(2019, 7, 1), 1_490_000), // NĐ 38/2019/NĐ-CP
        (new(2023, 7, 1), 1_800_000), // NĐ 24/2023/NĐ-CP
        (new(2024, 7, 1), 2_340_000), // NĐ 73/2024/NĐ-CP
        (new(2026, 7, 1), 2_530_000), // NĐ 161/2026/NĐ-CP
    ];

    /// <summary>Lương cơ sở in đồng; none before 1/7/2019, which the portal does not know.</summary>
    public static long? BaseSalaryOn(DateOnly day) =>
        BaseSalaries.Where(s => s.From <= day).Select(s => (long?)s.Amount).LastOrDefault();

    /// <param name="coefficientHundredths">Hundredths of the base salary; none where no money goes with the form.</param>
    /// <returns>Đồng; none where it cannot be said.</returns>
    public static long? AmountOn(DateOnly day, int? coefficientHundredths)
    {
        if (coefficientHundredths is not { } hundredths || BaseSalaryOn(day) is not { } salary)
        {
            return null;
        }

        var exact = salary * hundredths;
        var step = RoundTo * 100;
        return (exact + step - 1) / step * RoundTo;
    }
}
