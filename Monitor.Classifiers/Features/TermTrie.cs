using System.Runtime.CompilerServices;

namespace Monitor.Classifiers.Features;

/// <summary>
/// The phrases of a matcher, letter by letter, laid out for walking: most words of a text fall out at their first or second
/// letter, so a step must cost next to nothing. Node 0 is the root. Nodes are numbered level by level, so that edge <c>n</c> leads to
/// node <c>n + 1</c> and need not say so: a lexicon has most of a million.
/// </summary>
internal sealed class TermTrie
{
    /// <summary>Unit of the edge that any ending of a word takes; it stands in no text, and below all letters.</summary>
    public const char AnyEnding = '\u0001';

    private const int Ascii = 128;
    private const int FewEdges = 12;
    private readonly int[] _fromRoot = new int[Ascii];
    private readonly int[] _firstEdge;
    private readonly char[] _units;
    private readonly RankedBits _ends;
    private readonly int[] _firstEnding;
    private readonly TermEnding[] _endings;

    /// <param name="phrases">What leads to an ending, unit by unit; several may end at the same place.</param>
    public TermTrie(IEnumerable<(string Path, TermEnding Ending)> phrases)
    {
        var layout = new Layout([.. phrases.OrderBy(phrase => phrase.Path, StringComparer.Ordinal)]);
        _units = [.. layout.Units];
        _firstEdge = [.. layout.FirstEdge, layout.Units.Count];
        _ends = new RankedBits(layout.FirstEdge.Count, layout.Ends);
        _firstEnding = [.. layout.FirstEnding, layout.Endings.Count];
        _endings = [.. layout.Endings];
        for (var edge = 0; edge < _firstEdge[1]; edge++)
        {
            if (_units[edge] < Ascii)
                _fromRoot[_units[edge]] = edge + 1;
        }
    }

    /// <summary>The phrases that end at a node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<TermEnding> EndingsOf(int node) => _ends.Has(node) ? EndingsOfRank(_ends.RankOf(node)) : [];

    /// <summary>Where any ending of the word leads; 0 for nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OpenOf(int node)
    {
        var first = _firstEdge[node];
        return first < _firstEdge[node + 1] && _units[first] == AnyEnding ? first + 1 : 0;
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

    private ReadOnlySpan<TermEnding> EndingsOfRank(int rank) => _endings.AsSpan(_firstEnding[rank].._firstEnding[rank + 1]);

    /// <summary>Level by level over sorted phrases: a node is a stretch of them that begin alike.</summary>
    private sealed class Layout
    {
        private readonly (string Path, TermEnding Ending)[] _sorted;

        public Layout((string Path, TermEnding Ending)[] sorted)
        {
            _sorted = sorted;
            List<(int First, int End)> level = [(0, sorted.Length)];
            for (var depth = 0; level.Count > 0; depth++)
            {
                List<(int First, int End)> below = [];
                foreach (var (first, end) in level)
                    AddEdges(AddEndings(first, end, depth), end, depth, below);
                level = below;
            }
        }

        public List<int> FirstEdge { get; } = [];

        public List<char> Units { get; } = [];

        public List<int> Ends { get; } = [];

        public List<int> FirstEnding { get; } = [];

        public List<TermEnding> Endings { get; } = [];

        // The shortest come first: those that end here.
        private int AddEndings(int first, int end, int depth)
        {
            var longer = first;
            while (longer < end && _sorted[longer].Path.Length == depth)
                longer++;
            if (longer == first)
                return first;
            Ends.Add(FirstEdge.Count);
            FirstEnding.Add(Endings.Count);
            // The same phrase in several languages is one ending with all their bits.
            Endings.AddRange(_sorted[first..longer].GroupBy(phrase => phrase.Ending.Id, (_, same) =>
                same.Select(phrase => phrase.Ending).Aggregate((one, other) => one with { Languages = one.Languages | other.Languages })));
            return longer;
        }

        private void AddEdges(int first, int end, int depth, List<(int First, int End)> below)
        {
            FirstEdge.Add(Units.Count);
            while (first < end)
            {
                var (unit, next) = (_sorted[first].Path[depth], first);
                while (next < end && _sorted[next].Path[depth] == unit)
                    next++;
                Units.Add(unit);
                below.Add((first, next));
                first = next;
            }
        }
    }
}

// Anywhere: Also in the middle of a run, in scripts without spaces.
// Languages: One bit each.
internal readonly record struct TermEnding(int Id, bool Anywhere, ulong Languages);
