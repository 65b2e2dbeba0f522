namespace Monitor.Worker.Web.Tuning;

/// <summary>A text parted at a passage, and no longer than a page can bear.</summary>
/// <param name="Left">Characters that are not shown.</param>
internal sealed record MarkedText(string Before, string Marked, string After, int Left)
{
    public const int Longest = 100_000;
    private const double MostMarked = 0.8;

    /// <param name="text">The whole text.</param>
    /// <param name="passage">To be marked where it stands in the text; null marks nothing.</param>
    /// <param name="longest">More is not shown; of a longer text the part around the passage is.</param>
    public static MarkedText Of(string text, string? passage, int longest = Longest)
    {
        // A passage that was cut off ends in a mark that the text does not have.
        var sought = passage?.Trim().TrimEnd('…').TrimEnd();
        var at = string.IsNullOrEmpty(sought) ? -1 : text.IndexOf(sought, StringComparison.Ordinal);
        var start = Math.Max(0, at) > longest / 2 && text.Length > longest ? Whole(text, Math.Min(at - (longest / 2), text.Length - longest)) : 0;
        var end = Whole(text, Math.Min(text.Length, start + longest));
        var left = start + text.Length - end;
        // Where nearly everything is marked, the mark says nothing.
        if (at < 0 || sought!.Length > MostMarked * text.Length) return new MarkedText(text[start..end], "", "", left);
        var close = Math.Min(end, at + sought.Length);
        return new MarkedText(text[start..at], text[at..close], text[close..end], left);
    }

    // Half of a surrogate pair is no letter.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
