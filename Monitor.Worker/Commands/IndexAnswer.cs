using System.Globalization;
using System.Text;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Commands;

/// <summary>The JSON form of a search result. Marked words of a passage stand between « and ».</summary>
internal sealed record IndexAnswer(
    long Total, double TookMs, IReadOnlyList<IndexAnswer.Hit> Hits, IReadOnlyDictionary<string, Dictionary<string, long>> Facets, string? Note)
{
    public static IndexAnswer From(SearchResult result) => new(
        result.Total,
        Math.Round(result.TookMs, 3),
        [.. result.Hits.Select(hit => new Hit(hit.ItemId, hit.Score, hit.Title, [.. hit.Passages.Select(Written)]))],
        result.Facets.ToDictionary(facet => facet.Key, facet => facet.Value.ToDictionary(row => row.Value, row => row.Count)),
        result.Note);

    public static string Readable(SearchResult result)
    {
        var lines = new StringBuilder();
        lines.AppendLine(FormattableString.Invariant($"{result.Total} found in {result.TookMs:0.0} ms. {result.Note}").TrimEnd());
        foreach (var hit in result.Hits)
        {
            lines.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{hit.ItemId}  {hit.Title}");
            foreach (var passage in hit.Passages) lines.AppendLine(CultureInfo.InvariantCulture, $"    {Written(PassageEdges.WithSign(passage))}");
        }

        return lines.ToString().TrimEnd();
    }

    private static string Written(IReadOnlyList<Fragment> passage) =>
        string.Concat(passage.Select(fragment => fragment.Marked ? $"«{fragment.Text}»" : fragment.Text));

    internal sealed record Hit(long Id, double Score, string Title, IReadOnlyList<string> Passages);
}
