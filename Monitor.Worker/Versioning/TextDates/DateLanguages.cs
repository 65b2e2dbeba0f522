using System.Collections.Frozen;
using Monitor.Worker.Versioning.TextDates.Languages;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>The languages whose dates can be read, and which of them a text is in.</summary>
internal static class DateLanguages
{
    private static readonly DateLanguage[] All =
    [
        .. Germanic.All, .. Romance.All, .. Slavic.All, .. Northern.All, .. EastAsian.All, .. OtherScripts.All,
    ];

    private static readonly FrozenDictionary<string, DateLanguage> ByCode = All.ToFrozenDictionary(language => language.Code, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Codes => All.Select(language => language.Code);

    /// <summary>By the tag that the source states; by the script where it states none and the script has one language of ours. Null otherwise.</summary>
    public static DateLanguage? Of(string? tag, string text)
    {
        var code = tag?.Split('-', '_')[0].ToLowerInvariant() switch
        {
            "nb" or "nn" => "no",
            { Length: > 0 } given => given,
            _ => ByScript(text),
        };
        return code is null ? null : ByCode.GetValueOrDefault(code);
    }

    private static string? ByScript(string text)
    {
        var hasHan = false;
        foreach (var sign in text.AsSpan(0, Math.Min(text.Length, 2000)))
        {
            switch (sign)
            {
                case >= '\u3040' and <= '\u30FF': return "ja";
                case >= '\uAC00' and <= '\uD7A3': return "ko";
                case >= '\u0370' and <= '\u03FF': return "el";
                case >= '\u0590' and <= '\u05FF': return "he";
                case >= '\u4E00' and <= '\u9FFF': hasHan = true; break;
            }
        }

        return hasHan ? "zh" : null;
    }
}
