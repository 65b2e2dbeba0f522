using System.Text.RegularExpressions;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Querying;

namespace Monitor.Worker.Web.Searching;

/// <summary>A question as a person typed it, to be asked in other words.</summary>
internal sealed class TypedWords
{
    // The longest name of a country has so many words.
    private const int LongestName = 5;

    // "in", "no" and "el" are words; written in capitals, as UK, two letters may be a country.
    private const int ShortestName = 3;

    private const string Before = @"(?<![\p{L}\p{N}:*""“-])";
    private const string After = @"(?![\p{L}\p{N}:*""”])";

    private static readonly char[] Ends = ['?', '!', '.', ',', ';', ':'];

    private readonly string _text;
    private readonly IReadOnlyList<QueryNode> _parts;

    public TypedWords(string text, DateOnly today)
    {
        _text = text;
        _parts = SearchTextParser.Parse(text, today).Root switch { QueryNode.All(var parts) => parts, { } one => [one], null => [] };
    }

    /// <summary>With the first name of a country or region as a field; null when none stands there.</summary>
    public string? WithPlace() => Find()?.Text;

    /// <summary>That country or region alone, for where no item of it has the other words.</summary>
    public string? PlaceAlone() => Find()?.Place;

    private (string Place, string Text)? Find()
    {
        for (var start = 0; start < _parts.Count; start++)
        {
            for (var length = Math.Min(LongestName, PlainFrom(start)); length > 0; length--)
            {
                var name = string.Join(' ', _parts.Skip(start).Take(length).Select(part => part.AsText!.Value.Text.Trim(Ends)));
                if (Place(name) is { } place && Replaced(_text, name, place) is { } text) return (place, text);
            }
        }

        return null;
    }

    /// <param name="better">By the words as typed; those without one stay.</param>
    public string? With(IReadOnlyDictionary<string, string> better)
    {
        var text = _text;
        foreach (var (word, instead) in better) text = Replaced(text, word, instead) ?? text;
        return text == _text ? null : text;
    }

    /// <summary>Any of the words; null unless there are several and nothing but words.</summary>
    public string? Any()
    {
        if (_parts.Count < 2 || PlainFrom(0) != _parts.Count) return null;
        List<string> words = [.. _parts.Select(part => part.AsText!.Value.Text.Trim(Ends)).Where(word => word.Any(char.IsLetterOrDigit)).Distinct(StringComparer.OrdinalIgnoreCase)];
        return words.Count > 1 ? string.Join(" OR ", words) : null;
    }

    private int PlainFrom(int start) => _parts.Skip(start).TakeWhile(part => part is QueryNode.Word { Field: null }).Count();

    private static string? Place(string name)
    {
        if (name.Length < ShortestName && name.Any(char.IsLower)) return null;
        if (FacetVocabulary.Of(SearchFacets.Jurisdiction)!.Named(name) is { } country && !country.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) return $"country:{country.Value}";
        if (FacetVocabulary.Of(SearchFacets.Region)!.Named(name) is not { } region) return null;
        return region.Value.Contains(' ', StringComparison.Ordinal) ? $"region:\"{region.Value}\"" : $"region:{region.Value}";
    }

    /// <summary>Words that stand by themselves: not in a phrase's marks, behind a field or before a star.</summary>
    private static string? Replaced(string text, string words, string instead)
    {
        var pattern = string.Join(@"\s+", words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));
        var standing = new Regex(Before + pattern + After, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var replaced = standing.Replace(text, instead.Replace("$", "$$", StringComparison.Ordinal), 1);
        return replaced == text ? null : replaced;
    }
}
