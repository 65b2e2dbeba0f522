using System.Globalization;
using Monitor.Worker.Detecting;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Crawling.Canaries;

/// <summary>What of a document must stay: what names it, and the look of its text. Stages and dates to come may move.</summary>
internal static class CanaryFields
{
    private const string TextLook = "text";

    // A visitor counter or a new footer is no other text.
    private const double Alike = 0.6;

    private const int LongestShown = 80;

    public static IReadOnlyDictionary<string, string> Of(ParsedDocument document)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("title", document.Title);
        Add("number", document.Number);
        Add("published", document.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("keys", string.Join(' ', document.Keys));
        Add(TextLook, Look(document.Text));
        return fields;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) fields[name] = value;
        }
    }

    /// <returns>Null when all fields are as they were.</returns>
    public static string? Difference(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> now)
    {
        List<string> differences = [.. expected.Where(pair => !Same(pair.Key, pair.Value, now.GetValueOrDefault(pair.Key))).Select(pair => Told(pair.Key, pair.Value, now.GetValueOrDefault(pair.Key)))];
        return differences.Count == 0 ? null : string.Join("; ", differences);
    }

    public static string? Look(string text) => SuspectPages.Look(text);

    public static bool IsLike(string look, string? other) => other is not null && Sketch.Likeness(look, other) >= Alike;

    private static bool Same(string name, string was, string? now) => name == TextLook ? IsLike(was, now) : was == now;

    private static string Told(string name, string was, string? now) => name == TextLook
        ? now is null ? "the text is gone" : "the text is another"
        : now is null ? $"{name} is gone (it was '{Short(was)}')" : $"{name} reads '{Short(now)}' and was '{Short(was)}'";

    private static string Short(string value) => value.Length <= LongestShown ? value : value[..LongestShown] + "…";
}
