namespace Monitor.Classifiers.Features;

/// <summary>A concept of a lexicon.</summary>
/// <param name="Concept">Id.</param>
/// <param name="Gloss">English meaning.</param>
/// <param name="Languages">Rows, <c>und</c> included.</param>
/// <param name="Terms">Over all languages.</param>
public sealed record ConceptSummary(string Concept, string Gloss, int Languages, int Terms);

/// <summary>Where a lexicon holds what was sought: a term in a language, or the concept itself where both are null.</summary>
public sealed record LexiconHit(string Concept, string Gloss, string? Language, string? Term);

internal static class LexiconSearch
{
    private const int NotFound = 4;

    public static IReadOnlyList<LexiconHit> Find(Lexicon lexicon, string text, int take)
    {
        var normal = new NormalText();
        var sought = LexiconTerm.Searchable(normal, text);
        if (sought.Length == 0)
            return [];
        int Rank(string written) => RankOf(LexiconTerm.Searchable(normal, written), sought);
        var concepts = lexicon.Entries.DistinctBy(entry => entry.Concept)
            .Select(entry => (Rank: Math.Min(Rank(entry.Concept), Rank(entry.Gloss)), Hit: new LexiconHit(entry.Concept, entry.Gloss, null, null)));
        var terms = lexicon.Entries.SelectMany(
            entry => entry.Terms, (entry, term) => (Rank: Rank(term), Hit: new LexiconHit(entry.Concept, entry.Gloss, entry.Language, term)));
        return
        [
            .. concepts.Concat(terms).Where(found => found.Rank < NotFound)
                .OrderBy(found => found.Rank).ThenBy(found => found.Hit.Concept, StringComparer.Ordinal)
                .ThenBy(found => found.Hit.Language, StringComparer.Ordinal).ThenBy(found => found.Hit.Term, StringComparer.Ordinal)
                .Take(take).Select(found => found.Hit),
        ];
    }

    // All of it, its beginning, the beginning of a word, anywhere.
    private static int RankOf(string written, string sought)
    {
        var at = written.IndexOf(sought, StringComparison.Ordinal);
        if (at < 0)
            return NotFound;
        if (at == 0)
            return written.Length == sought.Length ? 0 : 1;
        return written.Contains($" {sought}", StringComparison.Ordinal) ? 2 : 3;
    }
}
