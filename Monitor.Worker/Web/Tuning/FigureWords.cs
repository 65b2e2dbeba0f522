using System.Globalization;
using Monitor.Classifiers.Evaluation;

namespace Monitor.Worker.Web.Tuning;

/// <summary>What was measured, as people read it: never a share without how many it is of and how sure that is.</summary>
internal static class FigureWords
{
    /// <summary>Of fewer nothing is said but their number.</summary>
    public const int Fewest = 20;

    /// <summary>A model that misses more than this is warned of.</summary>
    public const double ManyMissed = 0.1;

    private const int HashShown = 8;

    public static string Share(Proportion share) => share.Of < Fewest
        ? $"too few to say ({Words.Count(share.Hits)} of {Words.Count(share.Of)})"
        : $"{Words.Count(share.Hits)} of {Words.Count(share.Of)} ({Number(share.Value)}; {Number(share.Low)} to {Number(share.High)})";

    /// <summary>Average precision says nothing where there is next to nothing to find.</summary>
    public static string Ranking(Metrics metrics) => metrics.Examples < Fewest || metrics.Positives == 0
        ? "too few to say"
        : metrics.PrAuc.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Two decimals; what is not all is never written as all, nor what is not nothing as nothing.</summary>
    public static string Number(double share) => share switch
    {
        > 0.995 and < 1 => "over 0.99",
        > 0 and < 0.005 => "under 0.01",
        _ => share.ToString("0.00", CultureInfo.InvariantCulture),
    };

    /// <summary>About how many; what is not nothing is never written as none.</summary>
    public static string About(double count) => count switch
    {
        0 => "none",
        < 0.5 => "fewer than 1",
        _ => Words.Count((long)Math.Round(count)),
    };

    /// <summary>Enough of a hash to compare two by eye.</summary>
    public static string Hash(string hash) => hash.Length <= HashShown ? hash : hash[..HashShown];

    /// <summary>A threshold as forms carry it.</summary>
    public static string Threshold(double value) => value.ToString("0.00#", CultureInfo.InvariantCulture);
}
