using System.Numerics;
using Lucene.Net.Search.Similarities;

namespace Monitor.Worker.Indexing.Embedded;

/// <summary>
/// BM25 that keeps document lengths as Lucene 7 and later do: exact below 24 words, then with four significant bits. With the coarser
/// norms of Lucene 4 short titles tie that should not, and the order differs from Elasticsearch's.
/// </summary>
internal sealed class IntegerNormSimilarity : BM25Similarity
{
    private const int Exact = 24;
    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(code => (float)Decode(code))];

    protected override byte EncodeNormValue(float boost, int fieldLength) => (byte)Encode(Math.Max(fieldLength, 0));

    protected override float DecodeNormValue(byte b) => Lengths[b];

    private static int Encode(int length)
    {
        if (length < Exact) return length;
        var rest = length - Exact;
        var bits = 32 - BitOperations.LeadingZeroCount((uint)rest);
        if (bits < 4) return Exact + rest;
        var shift = bits - 4;
        return Exact + (((rest >> shift) & 0x07) | ((shift + 1) << 3));
    }

    private static long Decode(int code)
    {
        if (code < Exact) return code;
        var (bits, shift) = ((code - Exact) & 0x07, ((code - Exact) >> 3) - 1);
        return Exact + (shift < 0 ? bits : (bits | 8L) << shift);
    }
}
