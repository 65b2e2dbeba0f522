using System.Globalization;
using System.Text;

namespace Monitor.Worker.Versioning;

/// <summary>
/// The text that versions are made of: what a typesetter may change without changing the law is taken out. Paragraphs stay
/// apart by one blank line; inside them white space is one blank.
/// </summary>
internal static class NormalText
{
    /// <returns>NFC text; equal for two pages that differ in white space, hyphen or quotation glyphs, or invisible marks only.</returns>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        var pendingBlank = false;
        var lineBreaks = 0;
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value is '\n' or 0x2028 or 0x2029) lineBreaks += rune.Value == 0x2029 ? 2 : 1;
            else if (Rune.IsWhiteSpace(rune)) pendingBlank = true;
            else if (!IsInvisible(rune))
            {
                AppendGap(result, ref lineBreaks, ref pendingBlank);
                Append(result, rune);
            }
        }

        return result.ToString();
    }

    /// <summary>One line: for titles and for keys of comparison.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal);

    private static void AppendGap(StringBuilder result, ref int lineBreaks, ref bool pendingBlank)
    {
        if (result.Length > 0)
        {
            // A single line break is how a page was wrapped; two are a paragraph.
            if (lineBreaks >= 2) result.Append("\n\n");
            else if (lineBreaks == 1 || pendingBlank) result.Append(' ');
        }

        lineBreaks = 0;
        pendingBlank = false;
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        switch (rune.Value)
        {
            case 0x2010 or 0x2011: result.Append('-'); break;
            case 0x2018 or 0x2019: result.Append('\''); break;
            case 0x201C or 0x201D: result.Append('"'); break;
            default: result.Append(rune.ToString()); break;
        }
    }

    // Soft hyphens, zero-width marks, byte order marks, bidi controls and other control characters.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0xAD or 0xFEFF or 0x200B or 0x2060 or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control;
}
