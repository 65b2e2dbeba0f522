namespace Monitor.Classifiers.Features;

/// <summary>
/// Which languages' words count in a text. Without it <c>visa*</c> would find visas in every French "visant". A text in a language
/// is also read with the words of its nearest relatives, whose law it borrows and for which it is taken, and with names.
/// </summary>
internal sealed class TermLanguages
{
    private const string Names = "und";
    private const int Bits = 64;

    private static readonly string[][] Relatives =
    [
        ["da", "nb", "nn", "no", "sv"], ["hr", "sr", "bs", "sl", "mk", "bg"], ["cs", "sk"], ["ru", "uk", "be", "kk"], ["id", "ms"], ["es", "pt", "ca", "gl"],
        ["hi", "mr", "ne"], ["ar", "fa", "ur", "ckb"], ["tr", "az"], ["et", "fi"], ["de", "lb"], ["nl", "af"],
    ];

    private readonly Dictionary<string, ulong> _bits = new(StringComparer.Ordinal);

    public TermLanguages(IEnumerable<string> languages)
    {
        // More languages than bits share the last one, which then counts for all of them.
        foreach (var language in languages.Distinct().Order(StringComparer.Ordinal))
            _bits[language] = 1UL << Math.Min(_bits.Count, Bits - 1);
    }

    public ulong BitOf(string language) => _bits[language];

    /// <summary>The languages whose words count in a text of this language; all of them where it is unknown or has no words of its own.</summary>
    public ulong ReadIn(string? language)
    {
        if (language is null)
            return TermMatcher.AnyLanguage;
        var primary = Agglutinative.Primary(language);
        var own = BitOrNone(primary);
        foreach (var family in Relatives.Where(family => family.Contains(primary, StringComparer.Ordinal)))
            own |= family.Aggregate(0UL, (bits, relative) => bits | BitOrNone(relative));
        return own == 0 ? TermMatcher.AnyLanguage : own | BitOrNone(Names);
    }

    private ulong BitOrNone(string language) => _bits.GetValueOrDefault(language);
}
