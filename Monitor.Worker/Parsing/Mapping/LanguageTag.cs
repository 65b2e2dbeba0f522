using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Parsing.Mapping;

/// <summary>Brings the ways publishers write a language (en_GB, ENG, .../language/DEU) to BCP 47.</summary>
internal static partial class LanguageTag
{
    private static readonly FrozenDictionary<string, string> TwoLetters = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Where(culture => culture.TwoLetterISOLanguageName.Length == 2)
        .GroupBy(culture => culture.ThreeLetterISOLanguageName, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.First().TwoLetterISOLanguageName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the text is no language tag.</summary>
    public static string? From(string? text)
    {
        if (text is null) return null;
        var tag = text[(text.LastIndexOf('/') + 1)..].Trim().Replace('_', '-');
        if (tag.Length == 3 && TwoLetters.TryGetValue(tag, out var two)) return two;
        return Shape().IsMatch(tag) ? Canonical(tag) : null;
    }

    private static string Canonical(string tag)
    {
        var parts = tag.Split('-');
        var rest = parts.Skip(1).Select(part => part.Length switch
        {
            2 => part.ToUpperInvariant(),
            4 when char.IsLetter(part[0]) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
            _ => part.ToLowerInvariant(),
        });
        return string.Join('-', [parts[0].ToLowerInvariant(), .. rest]);
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$")]
    private static partial Regex Shape();
}
