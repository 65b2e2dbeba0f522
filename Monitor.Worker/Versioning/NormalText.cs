using System.Buffers;
using System.Text;

namespace Monitor.Worker.Versioning;

/// <summary>
/// The text that versions are made of: what a typesetter may change without changing the law is taken out. Paragraphs stay
/// apart by one blank line; inside them white space is one blank. Numbers in the margin, page numbers and hyphens at line ends go too.
/// </summary>
internal static class NormalText
{
    /// <returns>NFC text; equal for two pages that differ in white space, hyphen or quotation glyphs, or invisible marks only.</returns>
    public static string Of(string text)
    {
        var composed = PageFurniture.Remove(text).Normalize(NormalizationForm.FormC);
        // A paragraph separator is one character and becomes two.
        var result = ArrayPool<char>.Shared.Rent(composed.Length * 2);
        try
        {
            return new string(result, 0, Write(composed, result));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(result);
        }
    }

    /// <summary>One line: for titles and for keys of comparison.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal);

    private static int Write(ReadOnlySpan<char> text, Span<char> result)
    {
        var (length, lineBreaks, pendingBlank) = (0, 0, false);
        for (var i = 0; i < text.Length;)
        {
            // Nearly all of a text is runs of plain letters.
            var plain = text[i..].IndexOfAnyExceptInRange('!', '~') is >= 0 and var end ? end : text.Length - i;
            if (plain > 0)
            {
                Gap(result, ref length, ref lineBreaks, ref pendingBlank);
                text.Slice(i, plain).CopyTo(result[length..]);
                length += plain;
                i += plain;
                continue;
            }

            var unit = text[i++];
            if (unit is '\n' or '\u2028' or '\u2029') lineBreaks += unit == '\u2029' ? 2 : 1;
            else if (char.IsWhiteSpace(unit)) pendingBlank = true;
            else if (!IsInvisible(unit))
            {
                Gap(result, ref length, ref lineBreaks, ref pendingBlank);
                result[length++] = Plain(unit);
            }
        }

        return length;
    }

    private static void Gap(Span<char> result, ref int length, ref int lineBreaks, ref bool pendingBlank)
    {
        if (length > 0)
        {
            // A single line break is how a page was wrapped; two are a paragraph.
            if (lineBreaks >= 2) (result[length], result[length + 1], length) = ('\n', '\n', length + 2);
            else if (lineBreaks == 1 || pendingBlank) result[length++] = ' ';
        }

        lineBreaks = 0;
        pendingBlank = false;
    }

    private static char Plain(char unit) => unit switch
    {
        '\u2010' or '\u2011' => '-',
        '\u2018' or '\u2019' => '\'',
        '\u201C' or '\u201D' => '"',
        _ => unit,
    };

    // Soft hyphens, zero-width marks, byte order marks, bidi controls and other control characters.
    private static bool IsInvisible(char unit) =>
        unit is '\u00AD' or '\uFEFF' or '\u200B' or '\u2060' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.IsControl(unit);
}
