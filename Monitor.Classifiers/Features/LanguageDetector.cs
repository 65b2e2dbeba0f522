namespace Monitor.Classifiers.Features;

/// <summary>Tells the language by script, then by frequent words and telling letters. Knows about fifty; null when unsure.</summary>
internal static class LanguageDetector
{
    private const int LettersRead = 4000;
    private const int WordsRead = 600;
    private const int Latin = 200;
    private const double WordVote = 1;
    private const double LetterVote = 0.4;
    private const double LeastVotes = 1.2;

    /// <summary>Languages that have a script for themselves here, by a letter range.</summary>
    private static readonly (char From, char To, string Language)[] OwnScripts =
    [
        ('\u0370', '\u03FF', "el"), ('\u0530', '\u058F', "hy"), ('\u0590', '\u05FF', "he"), ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"),
        ('\u0A80', '\u0AFF', "gu"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"), ('\u0C80', '\u0CFF', "kn"), ('\u0D00', '\u0D7F', "ml"),
        ('\u0D80', '\u0DFF', "si"), ('\u0E00', '\u0E7F', "th"), ('\u0E80', '\u0EFF', "lo"), ('\u1000', '\u109F', "my"), ('\u10A0', '\u10FF', "ka"),
        ('\u1200', '\u137F', "am"), ('\u1780', '\u17FF', "km"), ('\u3040', '\u30FF', "ja"), ('\u4E00', '\u9FFF', "zh"), ('\uAC00', '\uD7AF', "ko"),
    ];

    private static readonly (char From, char To, string[] Languages)[] SharedScripts =
    [
        ('\u0400', '\u04FF', ["ru", "uk", "be", "bg", "sr", "mk", "kk"]),
        ('\u0600', '\u06FF', ["ar", "fa", "ur"]),
        ('\u0900', '\u097F', ["hi", "mr", "ne"]),
    ];

    private static readonly HashSet<string> NotLatin = [.. SharedScripts.SelectMany(script => script.Languages), "el", "he", "bn", "ta", "th"];

    public static string? Detect(string title, string body, NormalText text)
    {
        var sample = string.Concat(title, "\n", body.AsSpan(0, Math.Min(body.Length, LettersRead)));
        var script = ScriptOf(sample);
        if (script is null)
            return null;
        if (script.Language is { } only)
            return only;
        return Vote(sample, text, script.Candidates) ?? script.Fallback;
    }

    private static Script? ScriptOf(string sample)
    {
        Dictionary<int, int> counts = [];
        var latin = 0;
        foreach (var unit in sample)
        {
            if (char.IsAsciiLetter(unit))
                latin++;
            else if (char.IsLetter(unit))
                counts[ScriptNumber(unit)] = counts.GetValueOrDefault(ScriptNumber(unit)) + 1;
        }
        if (latin > 0)
            counts[Latin] = counts.GetValueOrDefault(Latin) + latin;
        if (counts.Count == 0)
            return null;
        var kana = Array.FindIndex(OwnScripts, own => own.Language == "ja");
        var han = Array.FindIndex(OwnScripts, own => own.Language == "zh");
        var main = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        // Japanese has more Han letters than kana in titles of acts; Chinese has no kana at all.
        if (main == han && counts.GetValueOrDefault(kana) * 20 >= counts[han])
            main = kana;
        return ToScript(main);
    }

    private static int ScriptNumber(char unit)
    {
        for (var i = 0; i < OwnScripts.Length; i++)
        {
            if (unit >= OwnScripts[i].From && unit <= OwnScripts[i].To)
                return i;
        }
        for (var i = 0; i < SharedScripts.Length; i++)
        {
            if (unit >= SharedScripts[i].From && unit <= SharedScripts[i].To)
                return 100 + i;
        }
        return unit < '\u0250' || unit is >= '\u1E00' and <= '\u1EFF' ? Latin : 300;
    }

    private static Script? ToScript(int number) => number switch
    {
        < 100 => new Script(OwnScripts[number].Language, [], null),
        < 200 => new Script(null, SharedScripts[number - 100].Languages, SharedScripts[number - 100].Languages[0]),
        Latin => new Script(null, null, null),
        _ => null,
    };

    private static string? Vote(string sample, NormalText text, string[]? candidates)
    {
        var best = (Language: (string?)null, Votes: 0.0);
        var words = StopWords.Index.CountWords(text.Tokens[..Math.Min(text.Tokens.Length, WordsRead)]);
        var letters = StopWords.Index.CountLetters(sample);
        for (var i = 0; i < words.Length; i++)
        {
            var profile = StopWords.Profiles[i];
            if (candidates is null ? NotLatin.Contains(profile.Language) : !candidates.Contains(profile.Language))
                continue;
            var votes = (WordVote * words[i]) + (LetterVote * letters[i]);
            if (votes > best.Votes)
                best = (profile.Language, votes);
        }
        return best.Votes >= LeastVotes ? best.Language : null;
    }

    private sealed record Script(string? Language, string[]? Candidates, string? Fallback);
}
