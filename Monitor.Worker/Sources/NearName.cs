namespace Monitor.Worker.Sources;

/// <summary>Which name was probably meant.</summary>
internal static class NearName
{
    public static string Advice(string written, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = names.MinBy(name => Distance(written, name));
        return nearest is not null && Distance(written, nearest) <= Math.Max(1, written.Length / 3)
            ? $"Did you mean '{nearest}'?"
            : $"Known are {string.Join(", ", names)}.";
    }

    // Levenshtein, without regard to case: 'timezone' for 'timeZone' is the commonest slip.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + cost));
            }
        }

        return row[^1];
    }
}
