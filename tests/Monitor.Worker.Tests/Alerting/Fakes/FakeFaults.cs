namespace Monitor.Worker.Tests.Alerting;

internal enum FakeFault
{
    None,
    Limited,

    /// <summary>500, and nothing done.</summary>
    Failed,

    /// <summary>500, and done all the same.</summary>
    FailedAfter,

    /// <summary>The connection is cut before anything is done,</summary>
    Cut,

    /// <summary>or after.</summary>
    CutAfter,
}

/// <summary>How often what goes wrong, by chance with a stated seed.</summary>
internal sealed class FakeFaults(int seed, params (FakeFault Fault, double Share)[] shares)
{
    public static readonly FakeFaults None = new(0);

    public static FakeFaults Once(params FakeFault[] faults) => new(0) { Script = new Queue<FakeFault>(faults) };

    private readonly Random _random = new(seed);

    public Dictionary<FakeFault, int> Done { get; } = [];

    /// <summary>These first, one a call.</summary>
    public Queue<FakeFault> Script { get; init; } = [];

    public FakeFault Next(string method)
    {
        if (method.StartsWith("chat.", StringComparison.Ordinal) && Script.TryDequeue(out var scripted)) return scripted;
        if (shares.Length == 0 || !method.StartsWith("chat.", StringComparison.Ordinal)) return FakeFault.None;
        var drawn = _random.NextDouble();
        foreach (var (fault, share) in shares)
        {
            drawn -= share;
            if (drawn >= 0) continue;
            Done[fault] = Done.GetValueOrDefault(fault) + 1;
            return fault;
        }

        return FakeFault.None;
    }
}
