using System.Collections.Concurrent;

namespace Monitor.Worker.Web.People;

/// <summary>
/// Slows guessing down: after some failures a name, asked from one place, waits, each time longer. A name asked from many places
/// waits too, but only after many failures, so that a stranger cannot easily lock somebody out.
/// </summary>
internal sealed class SignInBrake(TimeProvider time)
{
    private const int FreeAtOnePlace = 5;
    private const int FreeAnywhere = 50;
    private const int MostKept = 10_000;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the next try; zero when one may try now.</summary>
    public TimeSpan WaitFor(string name, string place)
    {
        var now = time.GetUtcNow();
        var until = Keys(name, place).Max(key => _failures.TryGetValue(key.Name, out var failures) ? failures.Until : DateTimeOffset.MinValue);
        return until > now ? until - now : TimeSpan.Zero;
    }

    public void Failed(string name, string place)
    {
        var now = time.GetUtcNow();
        if (_failures.Count > MostKept) Forget(now);
        foreach (var (key, free) in Keys(name, place))
        {
            _failures.AddOrUpdate(key, _ => new Failures(1, now, now), (_, known) => known.OneMore(free, now));
        }
    }

    public void Succeeded(string name, string place)
    {
        foreach (var (key, _) in Keys(name, place)) _failures.TryRemove(key, out _);
    }

    private static (string Name, int Free)[] Keys(string name, string place)
    {
        var normal = name.Trim().ToUpperInvariant();
        return [($"{normal}\n{place}", FreeAtOnePlace), ($"{normal}\n", FreeAnywhere), ($"\n{place}", FreeAnywhere)];
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, failures) in _failures)
        {
            if (now - failures.Last > Forgotten) _failures.TryRemove(key, out _);
        }

        // Whoever fills the table with made-up names must not fill the memory.
        if (_failures.Count > MostKept) _failures.Clear();
    }

    private sealed record Failures(int Count, DateTimeOffset Last, DateTimeOffset Until)
    {
        public Failures OneMore(int free, DateTimeOffset now)
        {
            var count = now - Last > Forgotten ? 1 : Count + 1;
            if (count < free) return new Failures(count, now, now);
            var wait = First * Math.Pow(2, Math.Min(count - free, 20));
            return new Failures(count, now, now + (wait < Longest ? wait : Longest));
        }
    }
}
