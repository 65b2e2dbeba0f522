using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>One facet while a search runs: says whether a document has a chosen value, and counts values.</summary>
internal sealed class FacetColumn(string name, IReadOnlyList<string> chosen, bool isCounted)
{
    private const int MostValues = 200;

    private readonly Dictionary<string, long> _totals = new(StringComparer.Ordinal);
    private FacetValuesOf? _values;
    private int[] _counts = [];
    private bool[] _isChosen = [];

    public string Name => name;

    public bool HasChoice => chosen.Count > 0;

    public bool IsCounted => isCounted;

    public void Enter(SegmentColumns segment)
    {
        Leave();
        _values = segment.Facet(name);
        _counts = new int[_values.Words.Count];
        if (HasChoice) _isChosen = [.. _values.Words.Select(word => chosen.Contains(word, StringComparer.OrdinalIgnoreCase))];
    }

    public bool Passes(int document)
    {
        if (!HasChoice) return true;
        foreach (var number in _values!.Of(document))
        {
            if (_isChosen[number]) return true;
        }

        return false;
    }

    public void Count(int document)
    {
        if (!isCounted) return;
        foreach (var number in _values!.Of(document)) _counts[number]++;
    }

    /// <summary>What the same facet counted in other segments.</summary>
    public void Add(FacetColumn other)
    {
        Leave();
        other.Leave();
        foreach (var (value, count) in other._totals) _totals[value] = _totals.GetValueOrDefault(value) + count;
    }

    /// <summary>Most frequent first. Chosen values are there even when nothing has them, so that the choice can be undone.</summary>
    public IReadOnlyList<FacetCount> Result()
    {
        Leave();
        foreach (var value in chosen.Where(value => !_totals.Keys.Contains(value, StringComparer.OrdinalIgnoreCase))) _totals[value] = 0;
        return [.. _totals.OrderByDescending(row => row.Value).ThenBy(row => row.Key, StringComparer.Ordinal).Take(MostValues)
            .Select(row => new FacetCount(row.Key, row.Value))];
    }

    private void Leave()
    {
        for (var number = 0; number < _counts.Length; number++)
        {
            if (_counts[number] == 0) continue;
            var value = _values!.Words[number];
            _totals[value] = _totals.GetValueOrDefault(value) + _counts[number];
        }

        (_counts, _values) = ([], null);
    }
}
