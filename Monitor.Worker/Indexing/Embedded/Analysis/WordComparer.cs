using System.Numerics;

namespace Monitor.Worker.Indexing.Embedded.Analysis;

/// <summary>
/// Compares words of a text without making strings of them. The runtime's own hash takes longer than all else that is done with a word;
/// this one is seeded too, so that a document cannot be written to make words collide.
/// </summary>
internal sealed class WordComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    private static readonly uint Seed = (uint)Random.Shared.NextInt64();

    public static WordComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

    public bool Equals(ReadOnlySpan<char> alternate, string other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        var hash = Seed;
        foreach (var unit in alternate) hash = BitOperations.RotateLeft((hash ^ unit) * 0x9E3779B1u, 13);
        hash ^= hash >> 15;
        return (int)(hash * 0x85EBCA6Bu);
    }
}
