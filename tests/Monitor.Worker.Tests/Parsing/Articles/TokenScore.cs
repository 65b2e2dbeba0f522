using System.Text.RegularExpressions;

namespace Monitor.Worker.Tests.Parsing.Articles;

/// <summary>How much two texts have in common, by words; by characters where words are not written apart.</summary>
internal static partial class TokenScore
{
    public static double F1(string found, string expected)
    {
        var (a, b) = (Tokens(found).CountBy(token => token).ToDictionary(), Tokens(expected).CountBy(token => token).ToDictionary());
        var common = a.Sum(pair => Math.Min(pair.Value, b.GetValueOrDefault(pair.Key)));
        return common == 0 ? 0 : 2.0 * common / (a.Values.Sum() + b.Values.Sum());
    }

    public static IEnumerable<string> Tokens(string text) => Token().Matches(text.ToUpperInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"[\u2E80-\uD7FF\u0E00-\u0E7F]|[\w-[\u2E80-\uD7FF\u0E00-\u0E7F]]+")]
    private static partial Regex Token();
}
