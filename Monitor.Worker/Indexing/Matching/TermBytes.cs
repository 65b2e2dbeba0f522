using System.Numerics;

namespace Monitor.Worker.Indexing.Matching;

/// <summary>Compares terms as the index holds them: UTF-8. Seeded, so that a document cannot be written to make its terms collide.</summary>
internal sealed class TermBytes : IEqualityComparer<byte[]>
{
    private static readonly uint Seed = (uint)Random.Shared.NextInt64();

    public static TermBytes Comparer { get; } = new();

    // Most terms of a text are the same array each time that the word stands there.
    public bool Equals(byte[]? x, byte[]? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.AsSpan().SequenceEqual(y));

    public int GetHashCode(byte[] obj)
    {
        var hash = Seed;
        foreach (var unit in obj) hash = BitOperations.RotateLeft((hash ^ unit) * 0x9E3779B1u, 13);
        hash ^= hash >> 15;
        return (int)(hash * 0x85EBCA6Bu);
    }
}
