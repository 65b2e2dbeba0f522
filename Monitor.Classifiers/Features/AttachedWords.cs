namespace Monitor.Classifiers.Features;

/// <summary>Small words that a script writes onto the next one: Arabic "wa-", "bi-", "al-", Hebrew "ve-", "ha-", "le-".</summary>
internal static class AttachedWords
{
    private const int ShortestRest = 3;
    private const int MostArabic = 4;
    private const int MostHebrew = 3;
    private const string Arabic = "والبفلك";
    private const string Hebrew = "והבלמשכ";

    /// <summary>How many letters at the start of the token may be such words.</summary>
    public static int Longest(ReadOnlySpan<char> text, int start, int end)
    {
        if (start >= end)
            return 0;
        var (letters, most) = text[start] switch
        {
            >= '\u0600' and <= '\u06FF' => (Arabic, MostArabic),
            >= '\u0590' and <= '\u05FF' => (Hebrew, MostHebrew),
            _ => ("", 0),
        };
        var length = 0;
        while (length < most && end - start - length > ShortestRest && letters.Contains(text[start + length]))
            length++;
        return length;
    }
}
