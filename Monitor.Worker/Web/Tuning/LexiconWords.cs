namespace Monitor.Worker.Web.Tuning;

/// <summary>Languages of the lexicon as people read them.</summary>
internal static class LexiconWords
{
    /// <summary>The tag of names that are the same everywhere.</summary>
    private const string Everywhere = "und";

    public static string Language(string tag) => tag == Everywhere ? "the same in every language" : Words.Language(tag);

    /// <summary>What a page may claim of a text's language.</summary>
    public static string? Tag(string tag) => tag == Everywhere ? null : tag;
}
