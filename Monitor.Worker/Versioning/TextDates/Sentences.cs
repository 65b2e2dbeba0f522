namespace Monitor.Worker.Versioning.TextDates;

/// <summary>Finds the sentence around a place in a text: between full stops, never across paragraphs.</summary>
internal static class Sentences
{
    private const int Longest = 700;

    public static (int Start, int End) Around(string text, int from, int to)
    {
        var start = from;
        while (start > 0 && from - start < Longest && !EndsBefore(text, start)) start--;
        while (start < from && char.IsWhiteSpace(text[start])) start++;
        var end = to;
        while (end < text.Length && end - to < Longest && !EndsBefore(text, end)) end++;
        return (start, end);
    }

    /// <summary>Whether a sentence ends right before this place.</summary>
    private static bool EndsBefore(string text, int at) => text[at - 1] switch
    {
        '\n' => at < 2 || text[at - 2] == '\n',
        '。' or '！' or '？' or '；' or '؟' or '।' or '۔' => true,
        '!' or '?' or ';' => at >= text.Length || char.IsWhiteSpace(text[at]),
        '.' => EndsByStop(text, at),
        _ => false,
    };

    // "1. Januar", "Art. 5", "2031 r. ustawa": a stop after a short word or a small number ends nothing.
    private static bool EndsByStop(string text, int at)
    {
        if (at >= text.Length) return true;
        if (!char.IsWhiteSpace(text[at])) return false;
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next >= text.Length) return true;
        if (char.IsLower(text[next])) return false;
        var word = at - 2;
        while (word >= 0 && char.IsLetterOrDigit(text[word])) word--;
        var length = at - 2 - word;
        if (length == 0) return true;
        var isNumber = char.IsDigit(text[at - 2]);
        return isNumber ? length >= 4 && !char.IsDigit(text[next]) : length >= 4 || char.IsLower(text[at - 2]) && length >= 3 && !char.IsDigit(text[next]);
    }
}
