using System.Text.RegularExpressions;
using Monitor.Classifiers.Labels;

namespace Monitor.Classifiers.Tests.Labels;

/// <summary>Finds rows that are another family's row with other names and numbers, by the shingles that they share.</summary>
internal sealed partial class Alikeness
{
    private const double MostAlike = 0.5;

    // Official titles of one country begin and end alike: "Federal law of <date> No <number> amending ...".
    private const double MostAlikeTitles = 0.75;

    private readonly List<(LabelledExample Example, int Shingles)> _rows = [];
    private readonly Dictionary<string, List<int>> _holders = [];

    public void Add(LabelledExample example)
    {
        var shingles = Shingles(Masked(example));
        foreach (var shingle in shingles)
        {
            if (!_holders.TryGetValue(shingle, out var list))
                _holders[shingle] = list = [];
            list.Add(_rows.Count);
        }
        _rows.Add((example, shingles.Count));
    }

    /// <summary>Rows of other families that are too much like this one, each as a sentence.</summary>
    public IEnumerable<string> TooNear(LabelledExample example)
    {
        var shingles = Shingles(Masked(example));
        foreach (var (other, count) in shingles.SelectMany(shingle => _holders.GetValueOrDefault(shingle, [])).CountBy(other => other))
        {
            var likeness = count / (double)(shingles.Count + _rows[other].Shingles - count);
            if (likeness > MostAlikeFor(example, _rows[other].Example) && example.Family != _rows[other].Example.Family)
                yield return $"{likeness:0.00}: {Name(example)} = {Name(_rows[other].Example)}";
        }
    }

    public static string Name(LabelledExample example) => $"{example.Family} ({example.Language}) \"{example.Title}\"";

    private static double MostAlikeFor(LabelledExample one, LabelledExample other) =>
        one.Kind == ExampleKind.Title && other.Kind == ExampleKind.Title ? MostAlikeTitles : MostAlike;

    public static string Masked(LabelledExample example) =>
        NotLetters().Replace(Digits().Replace($"{example.Title} {example.Text}".ToLowerInvariant(), "0"), " ").Trim();

    // Three words together, or six letters where words are not parted by blanks.
    private static HashSet<string> Shingles(string masked)
    {
        var words = masked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 5 && words.Average(word => word.Length) <= 12)
            return [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
        var letters = string.Concat(words);
        return [.. Enumerable.Range(0, Math.Max(1, letters.Length - 5)).Select(i => letters.Substring(i, Math.Min(6, letters.Length - i)))];
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex NotLetters();
}
