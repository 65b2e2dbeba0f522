namespace Monitor.Worker.Acting.Sockets;

/// <summary>How long to wait before the next connection: longer each time, never all at the same moment, and from the start again after one that has lasted.</summary>
/// <param name="chance">From 0 to 1.</param>
internal sealed class SocketPatience(Func<double> chance)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(30);

    private int _failures;

    public SocketPatience OfAnother() => new(chance);

    /// <param name="asked">What Slack asks for.</param>
    public TimeSpan Next(TimeSpan? asked)
    {
        var whole = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(_failures++, 10)));
        var wait = whole * (0.5 + (chance() / 2));
        return asked is { } least && least > wait ? least : wait;
    }

    /// <summary>A connection has ended. One that ends soon after its greeting is a failure too.</summary>
    public void Lasted(TimeSpan span)
    {
        if (span >= Steady) _failures = 0;
    }
}
