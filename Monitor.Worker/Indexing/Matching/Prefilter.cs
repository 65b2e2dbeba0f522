namespace Monitor.Worker.Indexing.Matching;

/// <summary>
/// Sorts out at one reading of a document all searches that cannot find it. Each term that some search needs leads to the clauses that
/// it fulfils; a search of which every clause is fulfilled is a candidate.
/// </summary>
internal sealed class Prefilter
{
    /// <summary>So many bits has a mask, one of them to spare; the clauses that sort out most are kept.</summary>
    private const int MostClauses = 16;

    private readonly Dictionary<string, Space> _spaces = new(StringComparer.Ordinal);
    private readonly int[] _whole;
    private readonly int[] _masks;

    /// <param name="needed">By search, in the order in which candidates are named.</param>
    public Prefilter(IReadOnlyList<IReadOnlyList<NeededClause>> needed)
    {
        _whole = new int[needed.Count];
        _masks = new int[needed.Count];
        for (var search = 0; search < needed.Count; search++)
        {
            var kept = needed[search].OrderByDescending(clause => clause.Weight).Take(MostClauses).ToList();
            _whole[search] = (1 << kept.Count) - 1;
            for (var i = 0; i < kept.Count; i++)
            {
                foreach (var term in kept[i].Terms) SpaceOf(term.Space).Add(term, new Fulfils(search, 1 << i));
            }
        }

        foreach (var space in _spaces.Values) space.Finish();
    }

    /// <summary>Not for two documents at once.</summary>
    public IReadOnlyList<int> Candidates(DocumentWords document)
    {
        Array.Clear(_masks);
        document.Each(See);
        return [.. Enumerable.Range(0, _masks.Length).Where(search => _masks[search] == _whole[search])];
    }

    private Space SpaceOf(string name) => _spaces.TryGetValue(name, out var known) ? known : _spaces[name] = new Space();

    private void See(string space, ReadOnlySpan<char> term)
    {
        if (!_spaces.TryGetValue(space, out var needed)) return;
        needed.See(term, _masks);
    }

    private readonly record struct Fulfils(int Search, int Bit);

    private sealed class Space
    {
        private readonly Dictionary<string, List<Fulfils>> _terms = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<Fulfils>> _beginnings = new(StringComparer.Ordinal);
        private int[] _lengths = [];

        public void Add(NeededTerm term, Fulfils fulfils)
        {
            var side = term.IsBeginning ? _beginnings : _terms;
            if (!side.TryGetValue(term.Text, out var known)) side[term.Text] = known = [];
            known.Add(fulfils);
        }

        public void Finish() => _lengths = [.. _beginnings.Keys.Select(text => text.Length).Distinct().Order()];

        public void See(ReadOnlySpan<char> term, int[] masks)
        {
            if (_terms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var whole)) Mark(whole, masks);
            if (_lengths.Length == 0) return;
            var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var length in _lengths)
            {
                if (length > term.Length) return;
                if (beginnings.TryGetValue(term[..length], out var begun)) Mark(begun, masks);
            }
        }

        private static void Mark(List<Fulfils> fulfilled, int[] masks)
        {
            foreach (var (search, bit) in fulfilled) masks[search] |= bit;
        }
    }
}
