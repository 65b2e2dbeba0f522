namespace Monitor.Worker.Documents;

/// <summary>
/// Values that are dear to keep and cheap enough to make again: at least the last <paramref name="kept"/> used stand, and never more
/// than twice as many. Two generations do without an order of use: what is asked for again moves to the young one, and the old one is
/// let go whole.
/// </summary>
/// <param name="kept">How many of the last used are certain to be found.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int kept)
    where TKey : notnull
{
    private readonly Lock _lock = new();

    private Dictionary<TKey, TValue> _young = [];

    private Dictionary<TKey, TValue> _old = [];

    public int Count
    {
        get
        {
            lock (_lock) return _young.Count + _old.Count;
        }
    }

    /// <summary>Two callers may make the same value at once; the first to finish is kept.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> make)
    {
        lock (_lock)
        {
            if (Find(key) is { Found: true } known) return known.Value;
        }

        var made = make(key);
        lock (_lock) return Find(key) is { Found: true } first ? first.Value : Add(key, made);
    }

    public void Clear()
    {
        lock (_lock) (_young, _old) = ([], []);
    }

    private (bool Found, TValue Value) Find(TKey key)
    {
        if (_young.TryGetValue(key, out var young)) return (true, young);
        return _old.Remove(key, out var old) ? (true, Add(key, old)) : default;
    }

    private TValue Add(TKey key, TValue value)
    {
        if (_young.Count >= kept) (_old, _young) = (_young, []);
        _young.Add(key, value);
        return value;
    }
}
