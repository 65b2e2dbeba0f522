namespace Monitor.Classifiers.Features;

/// <summary>Cuts a body into windows of whole sentences, each at most 600 UTF-16 units, that together cover all of it.</summary>
internal static class PassageSplitter
{
    public const int LongestWindow = 600;

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
        var limit = start + LongestWindow;
        if (limit >= body.Length)
            return body.Length;
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
