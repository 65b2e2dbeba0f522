namespace Monitor.Classifiers.Features;

/// <summary>Turns the tokens of one segment into feature occurrences. Not thread-safe: one for each workspace.</summary>
internal sealed class FeatureExtractor(ConceptIndex concepts)
{
    private const int StemLength = 6;
    private const int ShortestStemmed = 8;
    private const int LongestWord = 40;
    private const int LongestNumber = 4;
    private readonly List<TermMatch> _matches = [];

    /// <param name="text">The document.</param>
    /// <param name="tokens">The segment.</param>
    /// <param name="title">Whether the segment is the title.</param>
    /// <param name="language">Of the text, told or guessed.</param>
    /// <param name="languageOfTerms">Whose terms of the lexicon count; null for all.</param>
    /// <param name="into">Where occurrences are added.</param>
    public void Extract(NormalText text, Range tokens, bool title, string? language, string? languageOfTerms, List<FeatureOccurrence> into)
    {
        var agglutinative = Agglutinative.Has(language);
        var previous = default(Token);
        foreach (var token in text.Tokens[tokens])
        {
            if (token.Kind == TokenKind.Run)
                AddGrams(text, token, into);
            if (!IsTelling(text, token))
                continue;
            AddWord(text, token, agglutinative, into);
            if (previous.Length > 0 && previous.Sentence == token.Sentence)
                into.Add(Pair(previous, token));
            previous = token;
        }
        AddConcepts(text, tokens, title, languageOfTerms, into);
    }

    /// <summary>Adds each two different concepts that occur between the two positions, once.</summary>
    public static void AddConceptPairs(List<FeatureOccurrence> occurrences, ReadOnlySpan<int> concepts, ConceptIndex index)
    {
        for (var i = 0; i < concepts.Length; i++)
        {
            for (var j = i + 1; j < concepts.Length; j++)
                occurrences.Add(ConceptPair(occurrences[concepts[i]], occurrences[concepts[j]], index));
        }
    }

    /// <summary>Adds which aspects the concepts at these positions cover together; nothing if none.</summary>
    public static void AddAspects(List<FeatureOccurrence> occurrences, ReadOnlySpan<int> concepts, ConceptIndex index)
    {
        var aspects = Aspects.None;
        foreach (var place in concepts)
            aspects |= index.AspectsOf(occurrences[place].Concept);
        if (aspects == Aspects.None)
            return;
        var (a, b) = (occurrences[concepts[0]], occurrences[concepts[^1]]);
        var key = Hashing.Tagged(FeatureKind.Aspects, (ulong)aspects);
        occurrences.Add(new FeatureOccurrence(key, FeatureKind.Aspects, a.Start, a.Length, b.Start, b.Length, a.Concept, b.Concept));
    }

    private static FeatureOccurrence ConceptPair(FeatureOccurrence a, FeatureOccurrence b, ConceptIndex index)
    {
        if (a.Concept > b.Concept)
            (a, b) = (b, a);
        var key = Hashing.Tagged(FeatureKind.ConceptPair, Hashing.Combine(index.HashOf(a.Concept), index.HashOf(b.Concept)));
        return new FeatureOccurrence(key, FeatureKind.ConceptPair, a.Start, a.Length, b.Start, b.Length, a.Concept, b.Concept);
    }

    private static void AddWord(NormalText text, Token token, bool agglutinative, List<FeatureOccurrence> into)
    {
        into.Add(Single(FeatureKind.Word, token.Hash, token));
        if (agglutinative || NeedsGrams(text.Chars[token.Start]))
            AddGrams(text, token, into);
        else if (token.Length >= ShortestStemmed)
            into.Add(Single(FeatureKind.Stem, Hashing.Of(text.Slice(token.Start, StemLength)), token));
    }

    private static bool IsTelling(NormalText text, Token token) => token.Kind switch
    {
        TokenKind.Word => token.Length is >= 2 and <= LongestWord && !StopWords.Contains(token.Hash),
        TokenKind.Numbered => token.Length is >= 2 and <= LongestNumber && !IsYear(text.Slice(token.Start, token.Length)),
        _ => false,
    };

    // Sections are cited by number (title 18, section 2703, § 100g), but a year says only when.
    private static bool IsYear(ReadOnlySpan<char> number) => number.Length == LongestNumber && number is ['1', '9', ..] or ['2', '0', ..];

    // Arabic script, Hebrew, Indic scripts, Georgian, Ethiopic, Hangul: prefixes and endings are written into the word.
    private static bool NeedsGrams(char unit) => unit is (>= '\u0590' and <= '\u0DFF') or (>= '\u10A0' and <= '\u137F') or (>= '\uAC00' and <= '\uD7AF');

    private static void AddGrams(NormalText text, Token token, List<FeatureOccurrence> into)
    {
        var (shortest, longest) = IsIdeographic(text.Chars[token.Start]) ? (2, 4) : (3, 4);
        var run = token.Kind == TokenKind.Run;
        for (var size = shortest; size <= longest; size++)
        {
            for (var i = 0; i + size <= token.Length; i++)
            {
                var key = Hashing.Tagged(FeatureKind.Gram, Hashing.Of(text.Slice(token.Start + i, size)));
                into.Add(run
                    ? new FeatureOccurrence(key, FeatureKind.Gram, token.Start + i, size, 0, 0, -1, -1)
                    : new FeatureOccurrence(key, FeatureKind.Gram, token.Start, token.Length, 0, 0, -1, -1));
            }
        }
    }

    private static bool IsIdeographic(char unit) => unit is (>= '\u3005' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');

    private void AddConcepts(NormalText text, Range tokens, bool title, string? language, List<FeatureOccurrence> into)
    {
        _matches.Clear();
        concepts.Find(text, tokens, language, _matches);
        foreach (var match in _matches)
        {
            var hash = concepts.HashOf(match.Id);
            into.Add(Concept(FeatureKind.Concept, hash, match));
            // A law that no label ever named still counts as one of its kind.
            if (concepts.IsNamedLaw(match.Id))
                into.Add(Concept(FeatureKind.Concept, ConceptIndex.AnyNamedLaw, match));
            if (title)
                into.Add(Concept(FeatureKind.TitleConcept, hash, match));
        }
    }

    private static FeatureOccurrence Concept(FeatureKind kind, ulong hash, TermMatch match) =>
        new(Hashing.Tagged(kind, hash), kind, match.Start, match.Length, 0, 0, match.Id, -1);

    private static FeatureOccurrence Single(FeatureKind kind, ulong hash, Token token) =>
        new(Hashing.Tagged(kind, hash), kind, token.Start, token.Length, 0, 0, -1, -1);

    private static FeatureOccurrence Pair(Token first, Token second) => new(
        Hashing.Tagged(FeatureKind.WordPair, Hashing.Combine(first.Hash, second.Hash)),
        FeatureKind.WordPair, first.Start, first.Length, second.Start, second.Length, -1, -1);
}
