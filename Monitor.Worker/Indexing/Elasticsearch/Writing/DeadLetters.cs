namespace Monitor.Worker.Indexing.Elasticsearch.Writing;

/// <summary>An item that the index refuses whatever is tried.</summary>
internal sealed record DeadLetter(long ItemId, string Reason);

/// <summary>The items that the index refused and does not hold. An item that is taken later is forgiven.</summary>
internal sealed class DeadLetters(IEnumerable<DeadLetter> known)
{
    /// <summary>Of more only the number is known: then it is one fault, not many.</summary>
    public const int Most = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, string> _letters = known.ToDictionary(letter => letter.ItemId, letter => letter.Reason);

    public int Count
    {
        get
        {
            lock (_lock) return _letters.Count + Beyond;
        }
    }

    /// <summary>Refused after the list was full.</summary>
    public int Beyond { get; private set; }

    public IReadOnlyList<DeadLetter> All
    {
        get
        {
            lock (_lock) return [.. _letters.Select(letter => new DeadLetter(letter.Key, letter.Value)).OrderBy(letter => letter.ItemId)];
        }
    }

    public void Add(long itemId, string reason)
    {
        lock (_lock)
        {
            if (_letters.Count < Most || _letters.ContainsKey(itemId)) _letters[itemId] = reason;
            else Beyond++;
        }
    }

    public void Forgive(long itemId)
    {
        lock (_lock) _letters.Remove(itemId);
    }
}
