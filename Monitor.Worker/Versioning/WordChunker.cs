using System.Text;

namespace Monitor.Worker.Versioning;

/// <summary>
/// Cuts text into the pieces that a redline compares: words with the blank after them, single signs, and single characters
/// in scripts that are written without blanks.
/// </summary>
internal static class WordChunker
{
    public static List<string> Chunk(string text)
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
        if (!Scripts.IsWrittenWithoutBlanks(first) && Scripts.IsWord(first))
        {
            while (end < text.Length)
            {
                Rune.DecodeFromUtf16(text.AsSpan(end), out var next, out length);
                if (!Scripts.IsWord(next) || Scripts.IsWrittenWithoutBlanks(next)) break;
                end += length;
            }
        }

        while (end < text.Length && text[end] is ' ' or '\n') end++;
        return end;
    }
}
