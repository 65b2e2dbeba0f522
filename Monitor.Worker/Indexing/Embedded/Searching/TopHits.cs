namespace Monitor.Worker.Indexing.Embedded.Searching;

/// <summary>
/// Keeps the best hits while a search runs. Among equals the newer comes first, then the one that came into the index earlier.
/// Of hits that are nearly the same it keeps the best and counts the others.
/// </summary>
/// <param name="count">At least 1.</param>
internal sealed class TopHits(int count, bool collapse)
{
    private readonly List<RankedHit> _heap = [];
    private readonly Dictionary<long, (RankedHit Best, int Others)> _alike = [];
    private long _single;

    /// <summary>How many hits there are, those that were not kept included.</summary>
    public long Groups => _single + _alike.Count;

    public void Offer(in RankedHit hit, long alike)
    {
        if (!collapse || alike == 0)
        {
            _single++;
            Push(hit);
            return;
        }

        if (!_alike.TryGetValue(alike, out var known)) _alike[alike] = (hit, 0);
        else _alike[alike] = (hit.IsBefore(known.Best) ? hit : known.Best, known.Others + 1);
    }

    /// <summary>The hits of another search for as many, which are then of this one.</summary>
    public void Add(TopHits other)
    {
        _single += other._single;
        foreach (var hit in other._heap) Push(hit);
        foreach (var (alike, group) in other._alike)
        {
            _alike[alike] = _alike.TryGetValue(alike, out var known)
                ? (group.Best.IsBefore(known.Best) ? group.Best : known.Best, known.Others + group.Others + 1)
                : group;
        }
    }

    /// <summary>Best first, each with how many others it stands for.</summary>
    public IReadOnlyList<(RankedHit Hit, int Alike)> Result()
    {
        foreach (var (best, _) in _alike.Values) Push(best);
        var others = _alike.Values.ToDictionary(group => group.Best.Document, group => group.Others);
        _heap.Sort((one, other) => one.IsBefore(other) ? -1 : other.IsBefore(one) ? 1 : 0);
        return [.. _heap.Select(hit => (hit, others.GetValueOrDefault(hit.Document)))];
    }

    private void Push(in RankedHit hit)
    {
        if (_heap.Count < count)
        {
            _heap.Add(hit);
            Up(_heap.Count - 1);
        }
        else if (hit.IsBefore(_heap[0]))
        {
            _heap[0] = hit;
            Down();
        }
    }

    // The worst lies on top.
    private void Up(int at)
    {
        for (; at > 0; at = (at - 1) / 2)
        {
            var parent = (at - 1) / 2;
            if (!_heap[parent].IsBefore(_heap[at])) return;
            (_heap[parent], _heap[at]) = (_heap[at], _heap[parent]);
        }
    }

    private void Down()
    {
        for (var at = 0; ;)
        {
            var (left, right) = (2 * at + 1, 2 * at + 2);
            if (left >= _heap.Count) return;
            var worse = right < _heap.Count && _heap[left].IsBefore(_heap[right]) ? right : left;
            if (!_heap[at].IsBefore(_heap[worse])) return;
            (_heap[worse], _heap[at]) = (_heap[at], _heap[worse]);
            at = worse;
        }
    }
}

/// <param name="Key">What the hits are ordered by, greatest first.</param>
/// <param name="Second">What those with the same key are ordered by, greatest first.</param>
/// <param name="Words">How well the words fit, before relevance, stage and freshness.</param>
internal readonly record struct RankedHit(double Key, long Second, int Document, float Words)
{
    public bool IsBefore(in RankedHit other)
    {
        if (Key != other.Key) return Key > other.Key;
        return Second != other.Second ? Second > other.Second : Document < other.Document;
    }
}
