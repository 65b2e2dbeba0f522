using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing;

/// <summary>A value of a facet and the names by which people know it.</summary>
/// <param name="Names">The first is the one that is shown.</param>
internal sealed record FacetTerm(string Value, params string[] Names);

/// <summary>
/// The values of facets that are known beforehand. Kinds and sources are not: those are what the catalogue says. Labels stand here as well as
/// in the alerts' words, because steps do not know each other; a test holds the two together.
/// </summary>
internal sealed class FacetVocabulary
{
    // "in" and "or" are parts of most names and mean none.
    private const int ShortestPart = 3;

    private static readonly FrozenDictionary<string, FacetVocabulary> ByFacet = new Dictionary<string, FacetVocabulary>
    {
        [SearchFacets.Relevant] = new(hasParts: false,
        [
            new(FacetValues.Yes, "Relevant", "true", "1", "y"),
            new(FacetValues.No, "Not relevant", "false", "0", "n"),
            new(FacetValues.NoText, "No text to judge", "not read"),
        ]),
        [SearchFacets.Region] = new(hasParts: true, [.. Regions.All.Select(region => region == "United States" ? new FacetTerm(region, region, "US", "USA") : new FacetTerm(region, region))]),
        [SearchFacets.Stage] = new(hasParts: true, [.. Enum.GetValues<Stage>().Select(stage => new FacetTerm(stage.Code(), stage.Name()))]),
        [SearchFacets.PolicyArea] = new(hasParts: true,
        [
            new("law-enforcement-response", "Law enforcement response"),
            new("emergency-response", "Emergency response"),
            new("child-safety", "Child safety"),
        ]),
        [SearchFacets.Instrument] = new(hasParts: true,
        [
            new("production-order", "Production order"),
            new("emergency-disclosure", "Emergency disclosure"),
            new("preservation", "Preservation"),
            new("data-retention", "Data retention"),
            new("interception", "Interception"),
            new("decryption-assistance", "Decryption or technical assistance"),
            new("child-safety-reporting", "Child-safety reporting"),
            new("local-representative", "Local representative"),
            new("cross-border", "Cross-border access"),
            new("user-notice", "User notice or gag"),
            new("transparency-reporting", "Transparency reporting"),
        ]),
        [SearchFacets.Jurisdiction] = new(hasParts: true, CountryNames.All),
        [SearchFacets.Language] = new(hasParts: false, Languages()),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, FacetTerm> _byName = new(StringComparer.Ordinal);
    private readonly bool _hasParts;

    private FacetVocabulary(bool hasParts, IReadOnlyList<FacetTerm> terms)
    {
        (_hasParts, Terms) = (hasParts, terms);
        foreach (var term in terms)
        {
            foreach (var name in term.Names.Prepend(term.Value)) _byName.TryAdd(Plain(name), term);
        }
    }

    public IReadOnlyList<FacetTerm> Terms { get; }

    /// <summary>Null where values are not known beforehand.</summary>
    public static FacetVocabulary? Of(string facet) => ByFacet.GetValueOrDefault(facet);

    /// <summary>One spelling for all: small letters without accents, words with one space between them.</summary>
    public static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var letter in TextFolding.Fold(words))
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)) plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Whether some words stand side by side within others, both in their plain spelling.</summary>
    public static bool IsPart(string part, string whole) => $" {whole} ".Contains($" {part} ", StringComparison.Ordinal);

    /// <summary>The value of exactly this name; null when none has it.</summary>
    public FacetTerm? Named(string words) => _byName.GetValueOrDefault(Plain(words));

    /// <summary>The value of this name, or the only one in whose names these words stand.</summary>
    public FacetTerm? Find(string words) => Named(words) ?? (Likely(words) is [var only] ? only : null);

    /// <summary>All in whose names these words stand.</summary>
    public IReadOnlyList<FacetTerm> Likely(string words) =>
        _hasParts && Plain(words) is { Length: >= ShortestPart } part
            ? [.. _byName.Where(name => IsPart(part, name.Key)).Select(name => name.Value).Distinct()]
            : [];

    private static List<FacetTerm> Languages() =>
    [
        .. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3)
            .OrderBy(culture => culture.Name.Length).ThenBy(culture => culture.Name, StringComparer.Ordinal)
            .Select(culture => new FacetTerm(culture.Name, culture.EnglishName)),
    ];
}
