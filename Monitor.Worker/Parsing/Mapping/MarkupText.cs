using System.Net;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Plain text of a value that may hold HTML: paragraphs split by a blank line, white space collapsed.</summary>
internal static partial class MarkupText
{
    public static string From(string value)
    {
        var text = Markup().IsMatch(value) ? new MarkupStripper(value).Text() : WebUtility.HtmlDecode(value);

        // Publishers escape twice: what is still an entity after one reading is read once more.
        return Tidy(Entity().IsMatch(text) ? WebUtility.HtmlDecode(text) : text);
    }

    /// <summary>As <see cref="From"/>, on one line: for titles.</summary>
    public static string OneLine(string value) => Space().Replace(From(value), " ").Trim();

    private static string Tidy(string text)
    {
        var paragraphs = BlankLines().Split(text)
            .Select(paragraph => string.Join('\n', paragraph.Split('\n').Select(line => Space().Replace(line, " ").Trim()).Where(line => line.Length > 0)))
            .Where(paragraph => paragraph.Length > 0);
        return string.Join("\n\n", paragraphs);
    }

    [GeneratedRegex(@"<[a-zA-Z/!]")]
    private static partial Regex Markup();

    [GeneratedRegex(@"&(#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos|nbsp|[a-z]+(acute|grave|circ|uml|tilde|cedil|slash));", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\r?\n[ \t\u00a0]*\r?\n\s*")]
    private static partial Regex BlankLines();
}
