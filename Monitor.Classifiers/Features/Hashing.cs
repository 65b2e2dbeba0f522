namespace Monitor.Classifiers.Features;

/// <summary>64-bit FNV-1a with a final mix: stable across processes and machines, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class Hashing
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var unit in text)
            hash = (hash ^ unit) * Prime;
        return Mix(hash);
    }

    public static ulong Combine(ulong first, ulong second) => Mix((first * Prime) ^ second);

    public static ulong Tagged(FeatureKind kind, ulong hash) => Combine((ulong)kind + 1, hash);

    private static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
