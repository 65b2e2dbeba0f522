using System.Globalization;
using System.Text;

namespace Monitor.Worker.Versioning;

/// <summary>What of a script makes words.</summary>
internal static class Scripts
{
    public static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;

    /// <summary>Thai, Lao, kana and Han: there each character is compared by itself.</summary>
    public static bool IsWrittenWithoutBlanks(Rune rune) =>
        rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x20000 and <= 0x3FFFF);
}
