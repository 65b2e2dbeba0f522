using System.Globalization;
using System.Text;
using DiffPlex;

namespace Monitor.Worker.Versioning;

/// <summary>
/// Cuts text into the pieces that a redline compares: words with the blank after them, single signs, and single characters
/// in scripts that are written without blanks.
/// </summary>
internal sealed class WordChunker : IChunker
{
    public static readonly WordChunker Instance = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        List<string> pieces = [];
        var start = 0;
        while (start < text.Length)
        {
            var end = EndOfPiece(text, start);
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    private static int EndOfPiece(string text, int start)
    {
        Rune.DecodeFromUtf16(text.AsSpan(start), out var first, out var length);
        var end = start + length;
        if (!IsWritingWithoutBlanks(first) && IsWord(first))
        {
            while (end < text.Length)
            {
                Rune.DecodeFromUtf16(text.AsSpan(end), out var next, out length);
                if (!IsWord(next) || IsWritingWithoutBlanks(next)) break;
                end += length;
            }
        }

        while (end < text.Length && text[end] is ' ' or '\n') end++;
        return end;
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;

    private static bool IsWritingWithoutBlanks(Rune rune) =>
        rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x20000 and <= 0x3FFFF);
}
