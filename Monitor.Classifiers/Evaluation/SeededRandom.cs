namespace Monitor.Classifiers.Evaluation;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine and runtime, which <see cref="Random"/>
/// does not promise. Not for secrets; not thread-safe.
/// </summary>
internal sealed class SeededRandom(int seed)
{
    private const double Step = 1.0 / (1UL << 53);
    private ulong _state = (ulong)seed;

    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Above 0 and below 1, so that its logarithm is finite.</summary>
    public double NextShare() => ((Next() >> 12) + 0.5) * 2 * Step;

    /// <summary>0 to <paramref name="bound"/> - 1; the bias is under <paramref name="bound"/> / 2^64.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);
}
