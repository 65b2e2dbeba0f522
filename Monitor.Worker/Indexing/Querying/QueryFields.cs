using System.Collections.Frozen;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>The words that may stand before a colon, with those that people know from elsewhere.</summary>
internal static class QueryFields
{
    public const string Title = "title";
    public const string Number = "number";
    public const string Concept = "concept";
    public const string After = "after";
    public const string Before = "before";
    public const string Published = "published";
    public const string Deadline = "deadline";
    public const string Changed = "changed";
    public const string Seen = "seen";

    private static readonly string[] Own = [Title, Number, Concept, After, Before, Published, Deadline, Changed, Seen, .. SearchFacets.All];

    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(
        [
            .. Own.Select(field => KeyValuePair.Create(field, field)),
            new("country", SearchFacets.Jurisdiction), new("topic", SearchFacets.Instrument), new("lang", SearchFacets.Language),
            new("status", SearchFacets.Stage), new("type", SearchFacets.Kind), new("since", After), new("until", Before), new("date", Published), new("due", Deadline),
        ]).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string? Find(ReadOnlySpan<char> word) => Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var field) ? field : null;

    public static bool IsFacet(string? field) => field is not null && SearchFacets.All.Contains(field);

    /// <summary>Whether what follows is a day or a span of days.</summary>
    public static bool IsDay(string? field) => field is After or Before or Published or Deadline or Changed or Seen;
}
