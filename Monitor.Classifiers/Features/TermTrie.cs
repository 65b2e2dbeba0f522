using System.Runtime.CompilerServices;

namespace Monitor.Classifiers.Features;

/// <summary>
/// The phrases of a matcher, letter by letter, laid out for walking: most words of a text fall out at their first or second
/// letter, so a step must cost next to nothing. Node 0 is the root, and no edge leads to it.
/// </summary>
internal sealed class TermTrie
{
    private const int Ascii = 128;
    private const int FewEdges = 12;
    private readonly int[] _fromRoot = new int[Ascii];
    private readonly int[] _firstEdge;
    private readonly char[] _units;
    private readonly int[] _targets;
    private readonly int[] _open;
    private readonly int[] _firstEnding;
    private readonly TermEnding[] _endings;

    public TermTrie(IReadOnlyDictionary<(int Node, char Unit), int> edges, IReadOnlyDictionary<int, List<TermEnding>> endings, int nodes, char anyEnding)
    {
        _open = new int[nodes];
        foreach (var ((node, _), target) in edges.Where(edge => edge.Key.Unit == anyEnding))
            _open[node] = target;
        var plain = edges.Where(edge => edge.Key.Unit != anyEnding).OrderBy(edge => edge.Key.Node).ThenBy(edge => edge.Key.Unit).ToList();
        _units = [.. plain.Select(edge => edge.Key.Unit)];
        _targets = [.. plain.Select(edge => edge.Value)];
        _firstEdge = new int[nodes + 1];
        foreach (var edge in plain)
            _firstEdge[edge.Key.Node + 1]++;
        for (var node = 0; node < nodes; node++)
            _firstEdge[node + 1] += _firstEdge[node];
        for (var i = 0; i < _firstEdge[1]; i++)
        {
            if (_units[i] < Ascii)
                _fromRoot[_units[i]] = _targets[i];
        }
        _firstEnding = new int[nodes + 1];
        for (var node = 0; node < nodes; node++)
            _firstEnding[node + 1] = _firstEnding[node] + (endings.TryGetValue(node, out var here) ? here.Count : 0);
        _endings = [.. endings.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)];
    }

    /// <summary>The phrases that end at a node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<TermEnding> EndingsOf(int node) => _endings.AsSpan(_firstEnding[node].._firstEnding[node + 1]);

    /// <summary>Where any ending of the word leads; 0 for nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OpenOf(int node) => _open[node];

    /// <summary>Where a letter leads; 0 for nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int node, char unit)
    {
        if (node == 0 && unit < Ascii)
            return _fromRoot[unit];
        var first = _firstEdge[node];
        var units = _units.AsSpan(first, _firstEdge[node + 1] - first);
        var found = units.Length <= FewEdges ? units.IndexOf(unit) : units.BinarySearch(unit);
        return found < 0 ? 0 : _targets[first + found];
    }
}

// Anywhere: Also in the middle of a run, in scripts without spaces.
// Languages: One bit each.
internal readonly record struct TermEnding(int Id, bool Anywhere, ulong Languages);
