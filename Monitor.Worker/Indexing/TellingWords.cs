namespace Monitor.Worker.Indexing;

/// <summary>The words that set an item apart from others: frequent in it, rare elsewhere; chosen the same in every index.</summary>
internal static class TellingWords
{
    public const float InstrumentBoost = 2;
    private const double TitleBoost = 2;
    private const int Most = 25;
    private const int SharedPercent = 30;

    /// <summary>How many of the words an item must have to be on the same matter.</summary>
    public static int LeastShared(int words) => Math.Max(1, words * SharedPercent / 100);

    /// <param name="documents">In the whole index.</param>
    public static IReadOnlyList<string> Choose(IEnumerable<CountedWord> words, long documents) =>
        [.. words.Where(word => word.Text.Length > 1 && !word.Text.All(char.IsDigit) && word.Documents > 1)
            .OrderByDescending(word => Weight(word, documents)).ThenBy(word => word.Text, StringComparer.Ordinal).Take(Most).Select(word => word.Text)];

    private static double Weight(CountedWord word, long documents) =>
        Math.Sqrt(word.Count) * Math.Log(1 + (double)documents / word.Documents) * (word.IsInTitle ? TitleBoost : 1);
}

/// <param name="Count">In the item's own text.</param>
/// <param name="Documents">How many items have it in their text.</param>
internal readonly record struct CountedWord(string Text, int Count, long Documents, bool IsInTitle);
