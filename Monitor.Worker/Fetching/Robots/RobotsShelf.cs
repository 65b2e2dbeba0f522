using Monitor.Worker.Fetching.Pacing;

namespace Monitor.Worker.Fetching.Robots;

/// <summary>The robots.txt files that were read, by origin; bounded.</summary>
internal sealed class RobotsShelf(TimeProvider time)
{
    private const int Capacity = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Origin, bool Private), Copy> _copies = [];

    public Copy For(Uri url, bool allowPrivate)
    {
        var key = (url.GetLeftPart(UriPartial.Authority), allowPrivate);
        lock (_lock)
        {
            if (_copies.TryGetValue(key, out var copy)) return copy;
            if (_copies.Count >= Capacity) Tidy();
            return _copies[key] = new Copy();
        }
    }

    private void Tidy()
    {
        var now = time.GetUtcNow();
        var old = _copies.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList();
        if (old is []) old = [.. _copies.OrderBy(pair => pair.Value.Until).Take(Capacity / 10).Select(pair => pair.Key)];
        foreach (var key in old) _copies.Remove(key);
    }

    /// <summary>One origin's file. Whoever reads or replaces it holds its gate, so that it is fetched once at a time.</summary>
    internal sealed class Copy
    {
        public FifoGate Gate { get; } = new(1);

        public RobotsRules? Rules { get; set; }

        /// <summary>Why everything of this origin is refused; null when <see cref="Rules"/> decide.</summary>
        public string? Refusal { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
