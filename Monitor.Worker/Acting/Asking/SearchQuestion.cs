using System.Globalization;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Asking;

/// <summary><c>search</c>: the same words as on the page, the first hits with their links.</summary>
internal sealed class SearchQuestion(ISearchIndex index, ItemStore items, ActingSettings settings) : IQuestion
{
    private const int Hits = 5;
    private const int LongestPassage = 280;
    private const int LongestNote = 400;
    private const int LongestAddress = 1_500;

    public string Word => "search";

    public (string Usage, string Does) Help => ("search <words>", "finds items, by the same words as the page: `search retention jurisdiction:de after:30d`");

    public async Task<Told> AnswerAsync(string asked, Person person, CancellationToken ct)
    {
        // Slack's client turns straight quotes into curly ones, which would make words of a phrase.
        var text = asked.Replace('“', '"').Replace('”', '"').Replace('„', '"');
        if (text.Length > SearchQuery.LongestText) return Told.Of("That is more than I can search for at once. Leave some words away.");
        if (text.Length == 0) return Told.Of("Search for what? Write some words behind it, as in `/regwatch search \"subscriber data\" jurisdiction:de`.");
        var query = new SearchQuery { Text = text, Take = Hits, Facets = false };
        try
        {
            return await TellAsync(query, await index.SearchAsync(query, ct), ct);
        }
        catch (IndexUnavailableException)
        {
            return Told.Of("The search index does not answer now. Nothing is lost: please try again in some minutes.");
        }
    }

    private async Task<Told> TellAsync(SearchQuery query, SearchResult found, CancellationToken ct)
    {
        var whole = settings.Page("/?" + SearchAddress.Of(query));
        var page = whole.AbsoluteUri.Length <= LongestAddress ? whole : settings.Page("/");
        var note = string.Concat(((string?[])[found.Note, found.Shortfall]).Where(said => !string.IsNullOrEmpty(said)).Select(said => $" {SlackText.Escaped(said!, LongestNote)}"));
        if (found.Hits.Count == 0) return Told.Of($"Nothing found for “{SlackText.Escaped(query.Text, LongestNote)}”.{note} {SlackText.Link(page, "Search on the page", 60)}");
        var known = await items.SummariesAsync([.. found.Hits.Select(hit => hit.ItemId)], ct);
        var lines = found.Hits.Where(hit => known.ContainsKey(hit.ItemId)).Select(hit => (Line(known[hit.ItemId], hit), (JsonObject?)null)).ToList();
        var heading = string.Create(CultureInfo.InvariantCulture, $"{found.Total} found");
        return Told.Lines(heading, lines, $"{SlackText.Link(page, "All of them on the page", 60)}{note}");
    }

    private string Line(ItemSummary item, SearchHit hit)
    {
        var passage = hit.Passages.Count == 0 ? "" : string.Concat(hit.Passages[0].Select(fragment => fragment.Text));
        return SlackText.Escaped(passage, LongestPassage) is { Length: > 0 } shown ? $"{ItemLine.Of(item, settings)}\n…{shown}…" : ItemLine.Of(item, settings);
    }
}
