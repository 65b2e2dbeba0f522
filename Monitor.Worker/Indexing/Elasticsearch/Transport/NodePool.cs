namespace Monitor.Worker.Indexing.Elasticsearch.Transport;

/// <summary>Which node to ask next: each in turn, but those that failed rest for a while, longer each time.</summary>
internal sealed class NodePool(IReadOnlyList<Uri> addresses, TimeProvider time)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Node[] _nodes = [.. addresses.Select(address => new Node(address))];
    private int _turn = -1;

    public int Count => _nodes.Length;

    /// <summary>Names of those that did not answer when last asked.</summary>
    public IReadOnlyList<string> Failing
    {
        get
        {
            lock (_lock) return [.. _nodes.Where(node => node.Failures > 0).Select(node => node.Name)];
        }
    }

    /// <summary>The next that is not resting; when all rest, the one that has rested longest: better to try than to give up.</summary>
    /// <param name="tried">Nodes that this request need not try again, unless there is no other.</param>
    public Node Next(IReadOnlyCollection<Node> tried)
    {
        lock (_lock)
        {
            _turn = (_turn + 1) % _nodes.Length;
            var inTurn = _nodes[_turn..].Concat(_nodes[.._turn]).ToList();
            var now = time.GetUtcNow();
            return inTurn.Where(node => !tried.Contains(node)).DefaultIfEmpty(inTurn[0]).OrderBy(node => node.RestsUntil > now ? node.RestsUntil : DateTimeOffset.MinValue).First();
        }
    }

    /// <returns>How long it will rest; null when it was failing before, so that one fault is told once.</returns>
    public TimeSpan? Failed(Node node)
    {
        lock (_lock)
        {
            var rest = TimeSpan.FromTicks(Math.Min(FirstRest.Ticks << Math.Min(node.Failures, 10), LongestRest.Ticks));
            node.RestsUntil = time.GetUtcNow() + rest;
            return node.Failures++ == 0 ? rest : null;
        }
    }

    /// <returns>Whether it had failed before.</returns>
    public bool Answered(Node node)
    {
        lock (_lock)
        {
            var hadFailed = node.Failures > 0;
            (node.Failures, node.RestsUntil) = (0, DateTimeOffset.MinValue);
            return hadFailed;
        }
    }
}
