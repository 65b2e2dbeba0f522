using System.Globalization;

namespace Monitor.Classifiers.Evaluation;

/// <summary>Numbers as a page writes them, in English whatever the machine's culture.</summary>
internal static class Words
{
    private const double FewestForOneIn = 2.5;

    // An interval that ends at 1 is a little off it.
    private const double Rounding = 1e-9;

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(int count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>Two decimals; what is not all is never written as all, nor what is not nothing as nothing.</summary>
    public static string Share(double share) => share switch
    {
        > 0.995 and < 1 - Rounding => "over 0.99",
        > Rounding and < 0.005 => "under 0.01",
        _ => Number(share),
    };

    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary><c>1 in 20</c>, or <c>6 in 10</c> where one in a whole number would be too coarse.</summary>
    public static string OneIn(double share)
    {
        if (share <= 0)
            return "none";
        if (1 / share >= FewestForOneIn)
            return $"1 in {Math.Round(1 / share).ToString("N0", CultureInfo.InvariantCulture)}";
        var tenths = (int)Math.Round(10 * share);
        return tenths == 10 ? share < 1 ? "nearly all" : "all" : $"{tenths} in 10";
    }
}
