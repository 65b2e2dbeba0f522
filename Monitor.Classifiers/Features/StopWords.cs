namespace Monitor.Classifiers.Features;

/// <summary>Words without content of about fifty languages: left out of features, and the profile by which a language is known.</summary>
internal static class StopWords
{
    private static readonly HashSet<ulong> Hashes = [];

    static StopWords()
    {
        using var stream = typeof(StopWords).Assembly.GetManifestResourceStream("stopwords.tsv")!;
        using var reader = new StreamReader(stream);
        var profiles = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Profile).ToList();
        Profiles = profiles;
        Index = new ProfileIndex(profiles);
        foreach (var profile in profiles)
            Hashes.UnionWith(profile.Words);
    }

    public static IReadOnlyList<LanguageProfile> Profiles { get; }

    /// <summary>Which profiles have a word or a letter, as the bits of their places: a text is gone through once for all of them.</summary>
    public static ProfileIndex Index { get; }

    public static bool Contains(ulong hash) => Hashes.Contains(hash);

    private static LanguageProfile Profile(string line)
    {
        var fields = line.TrimEnd('\r').Split('\t');
        var text = new NormalText();
        text.Append(fields[2]);
        HashSet<ulong> words = [];
        foreach (var token in text.Tokens)
            words.Add(token.Hash);
        return new LanguageProfile(fields[0], fields[1] == "-" ? "" : fields[1], words);
    }
}

// Letters: Letters that few other languages of the script use.
// Words: Hashes of frequent words without content.
internal sealed record LanguageProfile(string Language, string Letters, HashSet<ulong> Words);
