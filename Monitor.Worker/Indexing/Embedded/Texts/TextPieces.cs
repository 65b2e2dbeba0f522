using System.Buffers;
using System.Text;

namespace Monitor.Worker.Indexing.Embedded.Texts;

/// <summary>How a text is kept: in pieces that are packed one by one, so that a passage costs a piece and not the whole law.</summary>
internal sealed class TextPieces(PieceDictionaries dictionaries)
{
    private const int UsualLength = 4_096;
    private const int MostPieces = 2_048;
    private const int Reach = 256;

    /// <summary>For texts that are not kept.</summary>
    public static TextPieces Unkept { get; } = new(PieceDictionaries.None);

    /// <summary>Of an index that another process may write to.</summary>
    public static TextPieces In(string folder) => new(PieceDictionaries.In(folder, needed: 0));

    /// <returns>How many characters each piece holds, and its bytes.</returns>
    public IReadOnlyList<(int Length, byte[] Bytes)> Write(string text)
    {
        var packer = dictionaries.Newest;
        // The map of a text lists its pieces, and has an end.
        var usual = Math.Max(UsualLength, text.Length / MostPieces);
        var pieces = new List<(int, byte[])>((text.Length / usual) + 1);
        for (var at = 0; at < text.Length;)
        {
            var length = End(text, at, usual) - at;
            pieces.Add((length, Packed(packer, text.AsSpan(at, length))));
            at += length;
        }

        return pieces;
    }

    /// <param name="length">Of the piece, in characters.</param>
    /// <exception cref="InvalidDataException">It is not a piece, or its dictionary is gone.</exception>
    public string Read(ReadOnlySpan<byte> piece, int length)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        try
        {
            return Encoding.UTF8.GetString(plain, 0, dictionaries.Of(piece[0]).Unpack(piece[1..], plain));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    private static byte[] Packed(PiecePacker packer, ReadOnlySpan<char> text)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var packed = ArrayPool<byte>.Shared.Rent(1 + PiecePacker.Room(plain.Length));
        try
        {
            packed[0] = packer.Number;
            var length = packer.Pack(plain.AsSpan(0, Encoding.UTF8.GetBytes(text, plain)), packed.AsSpan(1));
            return packed[..(1 + length)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    // Between words where one ends near; never inside a letter of two units.
    private static int End(string text, int at, int usual)
    {
        if (text.Length - at <= usual) return text.Length;
        var end = at + usual;
        for (var i = end; i > end - Reach; i--)
        {
            if (char.IsWhiteSpace(text[i - 1])) return i;
        }

        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
