namespace Monitor.Worker.Fetching.Pacing;

/// <summary>The right to ask one host now, until disposed.</summary>
internal sealed class HostTurn(HostLane lane, FifoGate.Place place, HostLanes lanes, TimeProvider time) : IDisposable
{
    /// <summary>The time until which the host asked to be left alone, when that is further off than the given wait.</summary>
    public DateTimeOffset? ClosedBeyond(TimeSpan longestWait) =>
        lane.ClosedUntil > time.GetUtcNow() + longestWait ? lane.ClosedUntil : null;

    public Task PaceAsync(TimeSpan interval, CancellationToken ct) => lane.PaceAsync(interval, ct);

    public void Answered() => lane.Answered();

    public void Close(DateTimeOffset until) => lane.Close(until);

    public void Dispose()
    {
        place.Dispose();
        lanes.Leave(lane);
    }
}
