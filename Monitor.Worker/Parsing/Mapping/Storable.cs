namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Text that every store and index takes: no control characters but white space, no halves of surrogate pairs, no noncharacters.</summary>
internal static class Storable
{
    public static string From(string text) => IsFine(text) ? text : string.Concat(text.EnumerateRunes().Where(IsFine));

    private static bool IsFine(string text)
    {
        foreach (var character in text)
        {
            if (char.IsSurrogate(character) || IsNone(character) || (char.IsControl(character) && !char.IsWhiteSpace(character))) return false;
        }

        return true;
    }

    // A half of a pair is enumerated as the replacement character.
    private static bool IsFine(System.Text.Rune rune) => !IsNone(rune.Value) && (!System.Text.Rune.IsControl(rune) || System.Text.Rune.IsWhiteSpace(rune));

    // U+FFFE and U+FFFF, which normalisation refuses.
    private static bool IsNone(int codePoint) => codePoint is 0xFFFE or 0xFFFF;
}
