using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Versioning.TextDates;

/// <summary>A language's words made into expressions. Every repetition in them has a small bound, so that no text can hold them up.</summary>
internal sealed class DateRules
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly ConcurrentDictionary<string, DateRules> Made = new(StringComparer.Ordinal);

    private DateRules(DateLanguage language)
    {
        Language = language;
        Cues = [.. language.Cues.GroupBy(cue => cue.Kind).Select(kind => (kind.Key, Make(Edge(string.Join('|', kind.Select(cue => cue.Words))))))];
        // The only one that reads whole acts.
        AnyCue = new Regex(Edge(string.Join('|', language.Cues.Select(cue => cue.Words))), Options | RegexOptions.Compiled);
        Foreign = language.Foreign is { } before ? Make($@"(?:{before})\s*$") : null;
        Elsewhere = language.Elsewhere is { } elsewhere ? Make(elsewhere) : null;
        Relatives = [.. language.Relatives.Select(rule => (rule.Form, Make(Fill(rule.Words))))];
        Dates = new WrittenDates(language);
    }

    public DateLanguage Language { get; }

    public IReadOnlyList<(string Kind, Regex Words)> Cues { get; }

    public Regex AnyCue { get; }

    public Regex? Foreign { get; }

    public Regex? Elsewhere { get; }

    public IReadOnlyList<(RelativeForm Form, Regex Words)> Relatives { get; }

    public WrittenDates Dates { get; }

    /// <summary>Made at first use: few installations read all languages.</summary>
    public static DateRules For(DateLanguage language) => Made.GetOrAdd(language.Code, _ => new DateRules(language));

    private string Edge(string words) => Language.HasWordEdges ? $@"\b(?:{words})" : $"(?:{words})";

    private string Fill(string words)
    {
        var (day, week, month, year) = Language.Units;
        var (publication, force, enactment) = Language.Anchors;
        var numbers = string.Join('|', Language.Counts.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        return words
            .Replace("{N}", numbers.Length > 0 ? $"(?<n>[0-9]{{1,3}}|{numbers})" : "(?<n>[0-9]{1,3})", StringComparison.Ordinal)
            .Replace("{U}", $"(?:(?<day>{day})|(?<week>{week})|(?<month>{month})|(?<year>{year}))", StringComparison.Ordinal)
            .Replace("{A}", $"(?:(?<publication>{publication})|(?<force>{force})|(?<enactment>{enactment}))", StringComparison.Ordinal);
    }

    private static Regex Make(string words) => new(words, Options);
}
