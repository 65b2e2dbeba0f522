using System.Collections.Concurrent;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Monitor.Worker.Indexing.Embedded.Texts;

/// <summary>Packs pieces of text by Zstandard with one dictionary. Safe for many callers at once.</summary>
/// <param name="number">Of the dictionary; 0 for none.</param>
internal sealed class PiecePacker(byte number, byte[]? dictionary)
{
    // Higher ones take four times as long for a twentieth less.
    private const int Level = 3;

    // A packer has tables of its own, which are dear to make.
    private readonly ConcurrentBag<Compressor> _packing = [];
    private readonly ConcurrentBag<Decompressor> _unpacking = [];

    public byte Number => number;

    /// <summary>Bytes that packing so many may take.</summary>
    public static int Room(int length) => Compressor.GetCompressBound(length);

    /// <returns>How many bytes it took.</returns>
    public int Pack(ReadOnlySpan<byte> plain, Span<byte> packed)
    {
        if (!_packing.TryTake(out var compressor)) compressor = NewCompressor();
        var length = compressor.Wrap(plain, packed);
        Keep(_packing, compressor);
        return length;
    }

    /// <returns>How many bytes they were.</returns>
    /// <exception cref="InvalidDataException">They were not packed with this dictionary.</exception>
    public int Unpack(ReadOnlySpan<byte> packed, Span<byte> plain)
    {
        if (!_unpacking.TryTake(out var decompressor)) decompressor = NewDecompressor();
        try
        {
            var length = decompressor.Unwrap(packed, plain);
            Keep(_unpacking, decompressor);
            return length;
        }
        catch (ZstdException e)
        {
            decompressor.Dispose();
            throw new InvalidDataException("A piece of a text in the index cannot be read.", e);
        }
    }

    private Compressor NewCompressor()
    {
        var compressor = new Compressor(Level);
        // We say ourselves which dictionary it is, and that it is Zstandard: eight bytes in every few hundred.
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_dictIDFlag, 0);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_experimentalParam2, (int)ZSTD_format_e.ZSTD_f_zstd1_magicless);
        if (dictionary is not null) compressor.LoadDictionary(dictionary);
        return compressor;
    }

    private Decompressor NewDecompressor()
    {
        var decompressor = new Decompressor();
        decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_experimentalParam1, (int)ZSTD_format_e.ZSTD_f_zstd1_magicless);
        if (dictionary is not null) decompressor.LoadDictionary(dictionary);
        return decompressor;
    }

    private static void Keep<T>(ConcurrentBag<T> kept, T one)
        where T : IDisposable
    {
        if (kept.Count < Environment.ProcessorCount) kept.Add(one);
        else one.Dispose();
    }
}
