using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Monitor.Worker.Indexing.Embedded.Highlighting;

/// <summary>How a text is kept: in pieces that are compressed one by one, so that a passage costs a piece and not the whole law.</summary>
internal static class StoredBody
{
    private const int ChunkLength = 12_288;
    private const int Reach = 256;
    private const int Quality = 5;
    private const int Window = 16;

    public static IReadOnlyList<(int Length, byte[] Bytes)> Write(string text)
    {
        var chunks = new List<(int, byte[])>();
        for (var at = 0; at < text.Length;)
        {
            var length = End(text, at) - at;
            chunks.Add((length, Compressed(text.AsSpan(at, length))));
            at += length;
        }

        return chunks;
    }

    public static string Read(ReadOnlySpan<byte> chunk, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        try
        {
            if (!BrotliDecoder.TryDecompress(chunk, buffer, out var written)) throw new InvalidDataException("A piece of a text in the index cannot be read.");
            return Encoding.UTF8.GetString(buffer, 0, written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Compressed(ReadOnlySpan<char> text)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(plain.Length));
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text, plain);
            if (!BrotliEncoder.TryCompress(plain.AsSpan(0, bytes), packed, out var written, Quality, Window)) throw new InvalidDataException("A text could not be compressed.");
            return packed[..written];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    // Between words where one ends near; never inside a letter of two units.
    private static int End(string text, int at)
    {
        if (text.Length - at <= ChunkLength) return text.Length;
        var end = at + ChunkLength;
        for (var i = end; i > end - Reach; i--)
        {
            if (char.IsWhiteSpace(text[i - 1])) return i;
        }

        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
