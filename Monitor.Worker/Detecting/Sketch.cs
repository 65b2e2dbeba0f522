using System.Runtime.InteropServices;

namespace Monitor.Worker.Detecting;

/// <summary>
/// A set of words in 64 numbers (MinHash), so that two sets can be compared when neither is at hand any more. The share of equal
/// numbers estimates the share of common words, give or take six in a hundred.
/// </summary>
internal static class Sketch
{
    private const int Numbers = 64;

    /// <returns>Null for an empty set.</returns>
    public static string? Of(IEnumerable<string> words)
    {
        Span<uint> least = stackalloc uint[Numbers];
        least.Fill(uint.MaxValue);
        var any = false;
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            any = true;
            var hash = Hash(word);
            var (low, high) = ((uint)hash, (uint)(hash >> 32) | 1);
            for (var i = 0; i < Numbers; i++) least[i] = Math.Min(least[i], Mixed(low + ((uint)i * high)));
        }

        return any ? Convert.ToHexStringLower(MemoryMarshal.AsBytes(least)) : null;
    }

    /// <summary>0 to 1.</summary>
    public static double Likeness(string one, string other)
    {
        if (one.Length != other.Length || one.Length != Numbers * 8) return 0;
        var equal = 0;
        for (var i = 0; i < Numbers; i++)
        {
            if (one.AsSpan(i * 8, 8).SequenceEqual(other.AsSpan(i * 8, 8))) equal++;
        }

        return (double)equal / Numbers;
    }

    // FNV-1a over UTF-16: stable between processes and machines, as string.GetHashCode is not.
    private static ulong Hash(string word)
    {
        var hash = 14695981039346656037;
        foreach (var letter in word) hash = (hash ^ letter) * 1099511628211;
        return hash;
    }

    private static uint Mixed(uint value)
    {
        value = (value ^ (value >> 16)) * 0x7feb352d;
        value = (value ^ (value >> 15)) * 0x846ca68b;
        return value ^ (value >> 16);
    }
}
