using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing.Embedded;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Matching;

internal delegate void TermSeen(string space, ReadOnlySpan<char> term);

/// <summary>A field as written, and the stems in its language that are not the words as written.</summary>
internal sealed record FieldWords(PlacedTerms Written, PlacedTerms Stems)
{
    public static FieldWords Of(string text, string? language)
    {
        if (text.Length == 0) return new FieldWords(PlacedTerms.None, PlacedTerms.None);
        var analysed = AnalysedText.Of(text, language);
        return new FieldWords(PlacedTerms.Of(analysed.Neutral), PlacedTerms.Of(analysed.Stems));
    }
}

/// <summary>What the index would keep of a document, cut once, so that any number of searches can be asked about it.</summary>
internal sealed class DocumentWords
{
    private const int LongestFacet = 256;

    public DocumentWords(SearchDocument item)
    {
        Item = item;
        Language = Languages.Known(item.Language);
        (Title, Headings, Text) = (FieldWords.Of(item.Title, Language), FieldWords.Of(item.Headings, Language), FieldWords.Of(item.Text, Language));
        Numbers = PlacedTerms.Of([.. LuceneDocuments.NumbersOf(item).SelectMany(Parts).Select(part => new CapturedTerm(Encoding.UTF8.GetBytes(part), 1))]);
        Keys = LuceneDocuments.NumbersOf(item).SelectMany(LuceneDocuments.KeysOf).ToHashSet(StringComparer.Ordinal);
        Facets = FacetValues.Of(item).ToDictionary(facet => facet.Facet, facet => (IReadOnlyList<string>)[.. facet.Values.Where(value => value.Length > 0).Select(Kept)]);
    }

    public SearchDocument Item { get; }

    /// <summary>Null where its grammar is not known.</summary>
    public string? Language { get; }

    public FieldWords Title { get; }

    public FieldWords Headings { get; }

    public FieldWords Text { get; }

    /// <summary>The parts of official numbers, one number after the other.</summary>
    public PlacedTerms Numbers { get; }

    /// <summary>Whole official numbers without punctuation.</summary>
    public IReadOnlySet<string> Keys { get; }

    /// <summary>Folded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; }

    /// <summary>Says every term, at least once.</summary>
    public void Each(TermSeen seen)
    {
        Span<char> letters = stackalloc char[256];
        foreach (var field in (FieldWords[])[Title, Headings, Text])
        {
            Say(field.Written, NeededTerm.Neutral, letters, seen);
            if (Language is not null) Say(field.Stems, Language, letters, seen);
        }

        // Stands for the words that the language leaves out.
        if (Language is not null) seen(Language, "");
        Say(Numbers, NeededTerm.NumberWord, letters, seen);
        foreach (var key in Keys) seen(NeededTerm.Key, key);
        foreach (var (facet, values) in Facets)
        {
            foreach (var value in values) seen(NeededTerm.Facet(facet), value);
        }
    }

    public static string[] Parts(string number) => OfficialNumber.Words(number).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static void Say(PlacedTerms terms, string space, Span<char> letters, TermSeen seen)
    {
        foreach (var term in terms.Terms)
        {
            if (term.Length <= letters.Length) seen(space, letters[..Encoding.UTF8.GetChars(term, letters)]);
            else seen(space, Encoding.UTF8.GetString(term));
        }
    }

    private static string Kept(string value) => (value.Length > LongestFacet ? value[..LongestFacet] : value).ToLowerInvariant();
}
