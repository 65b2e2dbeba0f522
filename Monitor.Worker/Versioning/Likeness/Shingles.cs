namespace Monitor.Worker.Versioning.Likeness;

/// <summary>Every run of four words of a text, as numbers. Two texts are alike as far as they share them.</summary>
internal static class Shingles
{
    private const int Words = 4;

    /// <summary>An act of a thousand pages is told apart from another long before its end.</summary>
    private const int Most = 100_000;

    public static HashSet<ulong> Of(string text)
    {
        var words = WordNumbers.Of(text);
        var count = Math.Min(words.Count - Words + 1, Most);
        var shingles = new HashSet<ulong>(Math.Max(count, 0));
        for (var at = 0; at < count; at++)
        {
            var shingle = words[at];
            for (var next = at + 1; next < at + Words; next++) shingle = (shingle * 31) + words[next];
            shingles.Add(WordNumbers.Mix(shingle));
        }

        return shingles;
    }
}
