using System.Globalization;
using System.Text;

namespace Benchmarks;

/// <summary>Acts of any length, the same for a seed.</summary>
internal static class LawText
{
    private static readonly string[] Words =
    [
        "provider", "service", "shall", "disclose", "preserve", "subscriber", "information", "court", "order", "authority", "investigation",
        "days", "notice", "person", "record", "minister", "regulation", "under", "section", "the", "of", "to", "a", "and", "within", "request",
    ];

    public static string Act(int sections, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var section = 1; section <= sections; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Section {section}. Duties\n\n");
            for (var paragraph = 0; paragraph < 4; paragraph++)
            {
                for (var word = 0; word < 60; word++) text.Append(Words[random.Next(Words.Length)]).Append(' ');
                text.Append("\n\n");
            }
        }

        return text.ToString();
    }
}
