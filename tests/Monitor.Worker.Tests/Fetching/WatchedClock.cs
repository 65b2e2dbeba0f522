using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Monitor.Worker.Tests.Fetching;

/// <summary>A clock that stands still, and tells when somebody begins to wait on it.</summary>
internal sealed class WatchedClock : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

    /// <summary>Completes once somebody waits for just this long.</summary>
    public Task WaitOf(TimeSpan length) => Wait(length).Task;

    /// <summary>Waits that began before do not count any more.</summary>
    public void Forget() => _waits.Clear();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Wait(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Wait(TimeSpan length) =>
        _waits.GetOrAdd(length, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
