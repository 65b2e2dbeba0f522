using System.Collections.Frozen;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The language of a text whose page does not say it: by its script, then by the words that no sentence does without. Null when it is not plain.</summary>
internal static class TextLanguage
{
    private const int Sample = 3_000;
    private const int FewestLetters = 40;
    private const int FewestWords = 4;

    private static readonly (char First, char Last, string Language)[] Scripts =
    [
        ('\u3040', '\u30FF', "ja"), ('\uAC00', '\uD7A3', "ko"), ('\u4E00', '\u9FFF', "zh"), ('\u0E00', '\u0E7F', "th"), ('\u0590', '\u05FF', "he"), ('\u0370', '\u03FF', "el"), ('\u10A0', '\u10FF', "ka"), ('\u0530', '\u058F', "hy"),
        ('\u0900', '\u097F', "hi"), ('\u0980', '\u09FF', "bn"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"), ('\u1780', '\u17FF', "km"), ('\u0E80', '\u0EFF', "lo"), ('\u1000', '\u109F', "my"), ('\u1200', '\u137F', "am"),
        ('\u0400', '\u04FF', "ru"), ('\u0600', '\u06FF', "ar"),
    ];

    // Letters that one language of a script has and its neighbours do not.
    private static readonly (string Script, string Letters, string Language)[] Letters =
        [("ru", "іїєґ", "uk"), ("ru", "ђјљњћџ", "sr"), ("ru", "әғқңөұүһ", "kk"), ("ar", "ٹڈڑے", "ur"), ("ar", "پچژگ", "fa")];

    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the of and to in is that for shall by",
        ["de"] = "der die und das ist den von mit für nicht dem",
        ["fr"] = "le la les des et du dans est une pour",
        ["es"] = "el la los las del y de que en por",
        ["pt"] = "o os da do das dos não que em uma para",
        ["it"] = "il di che della e per del nel sono gli",
        ["nl"] = "het een van en de dat voor op niet met",
        ["pl"] = "w i na się z do nie jest oraz przez",
        ["sv"] = "och att det som är för av den till inte",
        ["da"] = "og det af til er som ikke med den på",
        ["fi"] = "ja on että ei se tai ovat sekä myös",
        ["cs"] = "a se na je že v který nebo podle o",
        ["hu"] = "a az és hogy nem egy is vagy szerint",
        ["tr"] = "ve bir bu için ile olarak olan veya",
        ["ro"] = "și de în la cu pe nu este sau din",
        ["vi"] = "và của các là có cho trong được",
        ["id"] = "yang dan di dengan untuk pada dari ini",
    }
        .SelectMany(pair => pair.Value.Split(' ').Select(word => (word, pair.Key)))
        .GroupBy(pair => pair.word, pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    public static string? Of(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        return ByScript(sample) is { } script ? ByLetters(sample, script) : ByWords(sample);
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        var counts = new int[Scripts.Length];
        var latin = 0;
        foreach (var c in text)
        {
            if (c < '\u0250') latin += char.IsLetter(c) ? 1 : 0;
            else if (Array.FindIndex(Scripts, script => c >= script.First && c <= script.Last) is >= 0 and var found) counts[found]++;
        }

        // Japanese is mostly written in Chinese characters; a few kana tell.
        if (counts[0] * 10 > counts[2] && counts[0] + counts[2] > latin) counts[0] += counts[2];
        var best = counts.AsSpan().IndexOf(counts.Max());
        return counts[best] >= FewestLetters && counts[best] * 2 > latin ? Scripts[best].Language : null;
    }

    private static string ByLetters(ReadOnlySpan<char> text, string script)
    {
        foreach (var (of, letters, language) in Letters)
        {
            if (of != script) continue;
            var count = 0;
            foreach (var c in text) count += letters.Contains(c, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            if (count * 100 > text.Length) return language;
        }

        return script;
    }

    private static string? ByWords(ReadOnlySpan<char> text)
    {
        var scores = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in text.SplitAny(" \n.,;:()\"'’"))
        {
            if (!words.TryGetValue(text[part], out var languages)) continue;
            foreach (var language in languages) scores[language] = scores.GetValueOrDefault(language) + 1;
        }

        var ranked = scores.OrderByDescending(pair => pair.Value).Take(2).ToList();
        if (ranked.Count == 0 || ranked[0].Value < FewestWords) return null;
        return ranked.Count == 1 || ranked[0].Value * 4 > ranked[1].Value * 5 ? ranked[0].Key : null;
    }
}
