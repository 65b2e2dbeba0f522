namespace Monitor.Worker.Fetching.Robots;

internal enum RobotsField
{
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
}

/// <summary>The lines of a robots.txt that mean something, with the slips that authors make forgiven.</summary>
internal static class RobotsLines
{
    // Longer lines are no rules but accidents or attacks; the reference parser cuts there too.
    private const int LongestLine = 2083 * 8;

    public static IEnumerable<(RobotsField Field, string Value)> Read(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var end = Math.Min(text.Length, RobotsRules.MaxBytes);
        while (start < end)
        {
            var stop = text.AsSpan(start, end - start).IndexOfAny('\r', '\n') is var found and >= 0 ? start + found : end;
            if (Parse(text.AsSpan(start, Math.Min(stop - start, LongestLine))) is { } line) yield return line;
            start = stop + 1;
        }
    }

    /// <summary>The product token of a User-agent line: <c>Foo/1.2 (x)</c> names Foo.</summary>
    public static string Agent(string value)
    {
        if (value is ['*'] || (value is ['*', var next, ..] && char.IsWhiteSpace(next))) return "*";
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_')) length++;
        return value[..length];
    }

    private static (RobotsField, string)? Parse(ReadOnlySpan<char> line)
    {
        if (line.IndexOf('#') is var comment and >= 0) line = line[..comment];
        line = line.Trim();
        var colon = line.IndexOf(':');
        var cut = colon >= 0 ? colon : SingleGap(line);
        if (cut <= 0) return null;
        return Field(line[..cut].Trim()) is { } field ? (field, line[(cut + 1)..].Trim().ToString()) : null;
    }

    // "disallow /x" without its colon still says what it means, as long as there are just two words.
    private static int SingleGap(ReadOnlySpan<char> line)
    {
        var gap = line.IndexOfAny(' ', '\t');
        return gap > 0 && line[gap..].Trim().IndexOfAny(' ', '\t') < 0 ? gap : -1;
    }

    private static RobotsField? Field(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        if (name.Length > lower.Length) return null;
        name.ToLowerInvariant(lower);
        return lower[..name.Length] switch
        {
            "user-agent" or "useragent" or "user agent" => RobotsField.UserAgent,
            "allow" => RobotsField.Allow,
            "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => RobotsField.Disallow,
            "crawl-delay" or "crawldelay" => RobotsField.CrawlDelay,
            _ => null,
        };
    }
}
