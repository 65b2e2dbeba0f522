using Lucene.Net.Index;
using Lucene.Net.Util;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>One facet while a search runs: says whether a document has a chosen value, and counts values.</summary>
internal sealed class FacetColumn(string name, IReadOnlyList<string> chosen, bool isCounted)
{
    private const int MostValues = 200;

    private readonly Dictionary<string, long> _totals = new(StringComparer.Ordinal);
    private SortedSetDocValues? _values;
    private long[] _counts = [];
    private bool[] _isChosen = [];

    public string Name => name;

    public bool HasChoice => chosen.Count > 0;

    public bool IsCounted => isCounted;

    public void Enter(AtomicReader segment)
    {
        Leave();
        _values = segment.GetSortedSetDocValues(IndexFields.Facet(name));
        _counts = new long[_values?.ValueCount ?? 0];
        if (HasChoice) _isChosen = [.. Enumerable.Range(0, _counts.Length).Select(ordinal => chosen.Contains(Value(ordinal), StringComparer.OrdinalIgnoreCase))];
    }

    public bool Passes(int document)
    {
        if (!HasChoice) return true;
        if (_values is null) return false;
        _values.SetDocument(document);
        for (var ordinal = _values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = _values.NextOrd())
        {
            if (_isChosen[ordinal]) return true;
        }

        return false;
    }

    public void Count(int document)
    {
        if (_values is null || !isCounted) return;
        _values.SetDocument(document);
        for (var ordinal = _values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = _values.NextOrd()) _counts[ordinal]++;
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
        for (var ordinal = 0; ordinal < _counts.Length; ordinal++)
        {
            if (_counts[ordinal] == 0) continue;
            var value = Value(ordinal);
            _totals[value] = _totals.GetValueOrDefault(value) + _counts[ordinal];
        }

        (_counts, _values) = ([], null);
    }

    private string Value(int ordinal)
    {
        var bytes = new BytesRef();
        _values!.LookupOrd(ordinal, bytes);
        return bytes.Utf8ToString();
    }
}
