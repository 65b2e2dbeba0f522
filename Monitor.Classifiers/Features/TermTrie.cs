using System.Runtime.CompilerServices;

namespace Monitor.Classifiers.Features;

/// <summary>
/// The phrases of a matcher, letter by letter, laid out for walking: most words of a text fall out at their first or second
/// letter, so a step must cost next to nothing. Node 0 is the root. Nodes are numbered level by level, so that edge <c>n</c> leads to
/// node <c>n + 1</c> and need not say so: a lexicon has most of a million.
/// </summary>
internal sealed class TermTrie
{
    private const int Ascii = 128;
    private const int FewEdges = 12;
    private readonly char _anyEnding;
    private readonly int[] _fromRoot = new int[Ascii];
    private readonly int[] _firstEdge;
    private readonly char[] _units;
    private readonly RankedBits _ends;
    private readonly int[] _firstEnding;
    private readonly TermEnding[] _endings;

    /// <param name="edges">Of a tree whose nodes have any numbers but the root, which is 0.</param>
    /// <param name="endings">By node.</param>
    /// <param name="nodes">How many.</param>
    /// <param name="anyEnding">The unit of edges that any ending of a word takes; it stands in no text, and below all letters.</param>
    public TermTrie(IReadOnlyDictionary<(int Node, char Unit), int> edges, IReadOnlyDictionary<int, List<TermEnding>> endings, int nodes, char anyEnding)
    {
        _anyEnding = anyEnding;
        _firstEdge = new int[nodes + 1];
        _units = new char[nodes - 1];
        var byLevel = Number(edges);
        for (var edge = 0; edge < _firstEdge[1]; edge++)
        {
            if (_units[edge] < Ascii)
                _fromRoot[_units[edge]] = edge + 1;
        }
        _ends = new RankedBits(nodes, node => endings.ContainsKey(byLevel[node]));
        var ending = byLevel.Where(endings.ContainsKey).Select(node => endings[node]).ToList();
        _firstEnding = [0, .. Sums(ending.Select(list => list.Count))];
        _endings = [.. ending.SelectMany(list => list)];
    }

    /// <summary>The phrases that end at a node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<TermEnding> EndingsOf(int node) => _ends.Has(node) ? EndingsOfRank(_ends.RankOf(node)) : [];

    /// <summary>Where any ending of the word leads; 0 for nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OpenOf(int node)
    {
        var first = _firstEdge[node];
        return first < _firstEdge[node + 1] && _units[first] == _anyEnding ? first + 1 : 0;
    }

    /// <summary>Where a letter leads; 0 for nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int node, char unit)
    {
        if (node == 0 && unit < Ascii)
            return _fromRoot[unit];
        var first = _firstEdge[node];
        var units = _units.AsSpan(first, _firstEdge[node + 1] - first);
        var found = units.Length <= FewEdges ? units.IndexOf(unit) : units.BinarySearch(unit);
        return found < 0 ? 0 : first + found + 1;
    }

    // The old numbers in the order of the new ones.
    private int[] Number(IReadOnlyDictionary<(int Node, char Unit), int> edges)
    {
        var below = edges.OrderBy(edge => edge.Key.Unit).ToLookup(edge => edge.Key.Node, edge => (edge.Key.Unit, Target: edge.Value));
        var byLevel = new int[_firstEdge.Length - 1];
        var seen = 1;
        for (var node = 0; node < byLevel.Length; node++)
        {
            _firstEdge[node] = seen - 1;
            foreach (var (unit, target) in below[byLevel[node]])
            {
                _units[seen - 1] = unit;
                byLevel[seen++] = target;
            }
        }
        _firstEdge[^1] = seen - 1;
        return byLevel;
    }

    private ReadOnlySpan<TermEnding> EndingsOfRank(int rank) => _endings.AsSpan(_firstEnding[rank].._firstEnding[rank + 1]);

    private static IEnumerable<int> Sums(IEnumerable<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            yield return sum += count;
    }
}

// Anywhere: Also in the middle of a run, in scripts without spaces.
// Languages: One bit each.
internal readonly record struct TermEnding(int Id, bool Anywhere, ulong Languages);
