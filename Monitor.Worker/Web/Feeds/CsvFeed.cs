using System.Buffers;
using System.Globalization;
using System.Text;
using Monitor.Classifiers.Labels;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Web.Feeds;

/// <summary>A table for spreadsheets: RFC 4180, with the mark by which they know UTF-8, and no cell that they would take for a formula.</summary>
internal sealed class CsvFeed(FeedAddresses addresses)
{
    public const string MediaType = "text/csv; charset=utf-8";

    public const string Head = "\uFEFFitem,title,number,jurisdiction,region,kind,stage,published,first_seen,changed,relevance,relevant,instruments,policy_areas,dates,language,source,page\r\n";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public string Lines(IReadOnlyList<ItemCard> cards)
    {
        var lines = new StringBuilder();
        foreach (var card in cards) lines.AppendJoin(',', Cells(card).Select(Cell)).Append("\r\n");
        return lines.ToString();
    }

    /// <summary>Quoted where it must be. What may begin a cell like a formula gets an apostrophe.</summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = FormulaGuard.Add(value);
        return safe.AsSpan().ContainsAny(Quoted) || safe[0] == ' ' || safe[^1] == ' ' ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private IEnumerable<string?> Cells(ItemCard card)
    {
        var (summary, decision) = (card.Summary, card.Classification);
        return
        [
            summary.Id.ToString(CultureInfo.InvariantCulture), summary.Title, summary.Number, summary.Jurisdiction, summary.Region, summary.Kind, summary.Stage.Code(),
            summary.PublishedOn is { } day ? Words.Iso(day) : null, Words.Iso(summary.FirstSeenAt), Words.Iso(summary.ChangedAt),
            summary.Relevance is { } score ? Words.Score(score) : null, summary.Relevant ? "yes" : "no",
            string.Join("; ", decision?.Instruments.Select(label => label.Id) ?? []), string.Join("; ", decision?.PolicyAreas ?? []),
            string.Join("; ", card.Dates.OrderBy(date => date.Value).Select(date => $"{date.Key} {Words.Iso(date.Value)}")),
            summary.Language, Words.Link(summary.Url), addresses.Item(summary.Id).AbsoluteUri,
        ];
    }
}
