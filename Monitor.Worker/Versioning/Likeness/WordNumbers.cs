using System.Globalization;
using System.Text;

namespace Monitor.Worker.Versioning.Likeness;

/// <summary>The words of a text as numbers: lower case, without signs; single characters in scripts written without blanks.</summary>
internal static class WordNumbers
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static List<ulong> Of(string text)
    {
        List<ulong> words = new(text.Length / 6);
        var word = Basis;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Scripts.IsWrittenWithoutBlanks(rune) && Scripts.IsWord(rune))
            {
                Close(words, ref word);
                words.Add(Mix(Basis ^ (ulong)rune.Value));
            }
            else if (Scripts.IsWord(rune)) word = (word ^ (ulong)Rune.ToLower(rune, CultureInfo.InvariantCulture).Value) * Prime;
            else Close(words, ref word);
        }

        Close(words, ref word);
        return words;
    }

    /// <summary>Spreads the bits (SplitMix64), so that near numbers become far ones.</summary>
    public static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }

    private static void Close(List<ulong> words, ref ulong word)
    {
        if (word != Basis) words.Add(Mix(word));
        word = Basis;
    }
}
