using Monitor.Worker.Documents;

namespace Monitor.Worker.Indexing.Querying;

/// <summary>The words that may stand before a colon.</summary>
internal static class QueryFields
{
    public const string Title = "title";
    public const string Number = "number";

    private static readonly HashSet<string> Known = new([Title, Number, .. SearchFacets.All], StringComparer.OrdinalIgnoreCase);

    public static string? Find(ReadOnlySpan<char> word) =>
        Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var field) ? field : null;
}
