using Lucene.Net.Index;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// Looks terms up in every segment. A query asks for dozens, a word in each field and grammar, and Lucene would open each segment's
/// dictionary anew for every one.
/// </summary>
internal sealed class TermLookup(IndexReader reader)
{
    private readonly Dictionary<string, TermsEnum?[]> _dictionaries = new(StringComparer.Ordinal);
    private readonly Dictionary<Term, TermContext?> _known = [];

    /// <returns>Where the term stands; null when no document has it.</returns>
    public TermContext? Find(Term term)
    {
        if (_known.TryGetValue(term, out var known)) return known;
        var (leaves, dictionaries) = (reader.Leaves, DictionariesOf(term.Field));
        TermContext? found = null;
        for (var i = 0; i < dictionaries.Length; i++)
        {
            if (dictionaries[i] is not { } terms || !terms.SeekExact(term.Bytes)) continue;
            found ??= new TermContext(reader.Context);
            found.Register(terms.GetTermState(), leaves[i].Ord, terms.DocFreq, terms.TotalTermFreq);
        }

        return _known[term] = found;
    }

    private TermsEnum?[] DictionariesOf(string field) => _dictionaries.TryGetValue(field, out var known)
        ? known
        : _dictionaries[field] = [.. reader.Leaves.Select(leaf => leaf.AtomicReader.GetTerms(field)?.GetEnumerator())];
}
