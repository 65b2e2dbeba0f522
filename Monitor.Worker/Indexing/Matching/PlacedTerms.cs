using System.Runtime.InteropServices;
using Monitor.Worker.Indexing.Embedded.Analysis;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>The terms of one field of one document, and at which places they stand.</summary>
internal sealed class PlacedTerms
{
    public static readonly PlacedTerms None = new(0);

    private readonly Dictionary<byte[], (int First, int Last)> _terms;
    private readonly List<int> _places;

    /// <summary>By occurrence the next one of the same term, or -1: a list for each term would cost more than all else that is done with a text.</summary>
    private readonly List<int> _next;

    private int _place = -1;

    private PlacedTerms(int guess) => (_terms, _places, _next) = (new(guess / 4, TermBytes.Comparer), new(guess), new(guess));

    public IEnumerable<byte[]> Terms => _terms.Keys;

    public static PlacedTerms Of(IReadOnlyList<CapturedTerm> terms)
    {
        if (terms.Count == 0) return None;
        var placed = new PlacedTerms(terms.Count);
        foreach (var (bytes, step) in terms) placed.Add(bytes, step);
        return placed;
    }

    public bool Has(byte[] term) => _terms.ContainsKey(term);

    public bool HasBeginning(byte[] start) => _terms.Keys.Any(term => term.AsSpan().StartsWith(start));

    /// <summary>Where terms stand that begin so, ascending.</summary>
    public IReadOnlyList<int> PlacesOfBeginning(byte[] start) =>
        [.. _terms.Where(term => term.Key.AsSpan().StartsWith(start)).SelectMany(term => From(term.Value.First)).Distinct().Order()];

    /// <summary>Where all of them stand as far from each other as they should, each by the place of the first; ascending.</summary>
    /// <param name="terms">One or more.</param>
    /// <param name="distances">From the first of them; 0 for the first.</param>
    public IEnumerable<int> PlacesOf(IReadOnlyList<byte[]> terms, IReadOnlyList<int> distances)
    {
        if (!_terms.TryGetValue(terms[0], out var first)) yield break;
        // Checked before any place is: most phrases have a word that the text has not.
        if (terms.Skip(1).Any(term => !_terms.ContainsKey(term))) yield break;
        var others = terms.Skip(1).Select(term => From(_terms[term].First).ToHashSet()).ToList();
        foreach (var place in From(first.First))
        {
            var fits = true;
            for (var i = 0; fits && i < others.Count; i++) fits = others[i].Contains(place + distances[i + 1]);
            if (fits) yield return place;
        }
    }

    private IEnumerable<int> From(int occurrence)
    {
        for (; occurrence >= 0; occurrence = _next[occurrence]) yield return _places[occurrence];
    }

    private void Add(byte[] term, int step)
    {
        var occurrence = _places.Count;
        _places.Add(_place += step);
        _next.Add(-1);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out var exists);
        if (exists) _next[known.Last] = occurrence;
        known = (exists ? known.First : occurrence, occurrence);
    }
}
