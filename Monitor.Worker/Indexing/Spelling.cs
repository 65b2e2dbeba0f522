namespace Monitor.Worker.Indexing;

/// <summary>Which of the words that an index holds a mistyped one was meant to be, the same for every index.</summary>
internal static class Spelling
{
    /// <summary>So many words are looked through; the nearest are among them.</summary>
    public const int MostCandidates = 50;

    private const int ShortestWord = 4;
    private const int LongWord = 6;

    /// <summary>How many letters may be wrong; 0 where too many other words would be near. Numbers and codes are not mistyped words.</summary>
    public static int MostEdits(string word) =>
        word.Length < ShortestWord || !word.All(char.IsLetter) || Script.IsUnspaced(word) ? 0 : word.Length < LongWord ? 1 : 2;

    /// <param name="candidates">With the number of items that have them.</param>
    /// <returns>That with the fewest wrong letters, of such the one that most items have; null when none is near.</returns>
    public static string? Nearest(string word, IEnumerable<(string Word, long Items)> candidates) =>
        candidates.Select(candidate => (candidate.Word, candidate.Items, Edits: Edits(word, candidate.Word)))
            .Where(candidate => candidate.Edits > 0 && candidate.Edits <= MostEdits(word))
            .OrderBy(candidate => candidate.Edits).ThenByDescending(candidate => candidate.Items).ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word).FirstOrDefault();

    /// <summary>Letters that are wrong, missing, too many or in the place of their neighbours.</summary>
    private static int Edits(string left, string right)
    {
        var (before, last, row) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray(), new int[right.Length + 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }
}
