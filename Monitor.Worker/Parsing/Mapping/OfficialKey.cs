using System.Globalization;
using System.Text;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Makes keys that mean the same look the same: width, case, spaces and the many hyphens of publishers.</summary>
internal static class OfficialKey
{
    public static string Normalise(string key)
    {
        var written = new StringBuilder(key.Length);
        foreach (var character in key.Normalize(NormalizationForm.FormKC).Trim())
        {
            var next = Plain(character);
            if (next is null || (next == '-' && written is [.., '-'])) continue;
            written.Append(char.ToLowerInvariant(next.Value));
        }

        return written.ToString();
    }

    private static char? Plain(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '-',
        UnicodeCategory.Control => char.IsWhiteSpace(character) ? '-' : null,
        UnicodeCategory.Format => null,
        _ => character == '\u2212' ? '-' : character,
    };
}
