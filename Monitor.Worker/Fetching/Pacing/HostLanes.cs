using Microsoft.Extensions.Options;

namespace Monitor.Worker.Fetching.Pacing;

/// <summary>One queue a host. All that is asked of a host, its robots.txt included, is asked within a turn.</summary>
internal sealed class HostLanes(IOptions<FetchingOptions> options, TimeProvider time)
{
    private const int TidyAt = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HostLane> _lanes = new(StringComparer.OrdinalIgnoreCase);

    public int Count
    {
        get { lock (_lock) return _lanes.Count; }
    }

    public async ValueTask<HostTurn> EnterAsync(string host, CancellationToken ct)
    {
        var lane = Join(host);
        try
        {
            return new HostTurn(lane, await lane.Gate.EnterAsync(ct), this, time);
        }
        catch
        {
            Leave(lane);
            throw;
        }
    }

    public void Leave(HostLane lane)
    {
        lock (_lock) lane.Users--;
    }

    private HostLane Join(string host)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(host, out var lane))
            {
                if (_lanes.Count >= TidyAt) Tidy();
                _lanes[host] = lane = new HostLane(options.Value.MaxPerHost, time);
            }

            lane.Users++;
            return lane;
        }
    }

    private void Tidy()
    {
        var now = time.GetUtcNow();
        var longest = TimeSpan.FromSeconds(options.Value.MaxCrawlDelaySeconds);
        foreach (var (host, _) in _lanes.Where(pair => pair.Value.IsForgettable(now, longest)).ToList()) _lanes.Remove(host);
    }
}
