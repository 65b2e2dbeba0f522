namespace Monitor.Classifiers.Features;

/// <summary>
/// Cuts a body into windows, each at most 600 UTF-16 units, that together cover all of it: a paragraph each, short ones together, long ones by
/// whole sentences. A duty is a paragraph of its own, and a window of half of it and half of its neighbour speaks clearly of neither.
/// </summary>
internal static class PassageSplitter
{
    public const int LongestWindow = 600;

    /// <summary>Headings and items of a list say too little alone: what is shorter takes the next paragraph in.</summary>
    public const int ShortestParagraph = 200;

    /// <summary>What may stand alone before a paragraph that does not fit beside it.</summary>
    private const int ShortestRest = 50;

    public static void Split(string body, List<(int Start, int Length)> windows)
    {
        for (var start = SkipSpace(body, 0); start < body.Length;)
        {
            var end = EndOfWindow(body, start);
            var trimmed = TrimEnd(body, start, end);
            if (trimmed > start)
                windows.Add((start, trimmed - start));
            start = SkipSpace(body, end);
        }
    }

    private static int EndOfWindow(string body, int start)
    {
        var limit = Math.Min(start + LongestWindow, body.Length);
        for (var i = start + ShortestParagraph; i < limit; i++)
        {
            if (EndsParagraph(body, i))
                return i + 1;
        }
        if (limit == body.Length)
            return limit;
        for (var i = Math.Min(start + ShortestParagraph, limit) - 1; i > start + ShortestRest; i--)
        {
            if (EndsParagraph(body, i))
                return i + 1;
        }
        return EndOfSentence(body, start, limit);
    }

    // Many texts come with their lines broken: what goes on in a small letter goes on.
    private static bool EndsParagraph(string body, int i)
    {
        if (body[i] != '\n')
            return false;
        var next = i + 1;
        while (next < body.Length && body[next] is ' ' or '\t' or '\r')
            next++;
        return next == body.Length || !char.IsLower(body[next]);
    }

    private static int EndOfSentence(string body, int start, int limit)
    {
        var sentence = -1;
        var space = -1;
        for (var i = limit - 1; i > start && sentence < 0; i--)
        {
            if (EndsSentence(body, i))
                sentence = i + 1;
            else if (space < 0 && char.IsWhiteSpace(body[i]))
                space = i;
        }
        if (sentence > 0)
            return sentence;
        if (space > 0)
            return space;
        return char.IsLowSurrogate(body[limit]) ? limit - 1 : limit;
    }

    private static bool EndsSentence(string body, int i) => body[i] switch
    {
        '\n' or '。' or '！' or '？' or '।' or '؟' => true,
        '.' or '!' or '?' or ';' => i + 1 < body.Length && char.IsWhiteSpace(body[i + 1]),
        _ => false,
    };

    private static int SkipSpace(string body, int i)
    {
        while (i < body.Length && char.IsWhiteSpace(body[i]))
            i++;
        return i;
    }

    private static int TrimEnd(string body, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(body[end - 1]))
            end--;
        return end;
    }
}
