using System.Text.Json.Nodes;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing.Feeds;
using Monitor.Worker.Parsing.Html;
using Monitor.Worker.Parsing.Json;

namespace Monitor.Worker.Trying;

/// <summary>What a fetched page offers to be followed: itself, as feed, JSON, site map or list; and the addresses that it names.</summary>
internal sealed class Leads(TimeProvider time)
{
    /// <summary>In the order of how much they can be relied on.</summary>
    public IReadOnlyList<Lead> Of(FetchedPage page) => (Feed(page) ?? Json(page) ?? SiteMap(page)) is { } own ? [own] : Html(page) is { } listing ? [listing] : [];

    /// <summary>Feeds before site maps.</summary>
    public IReadOnlyList<Uri> Named(FetchedPage page) => Page(page) is { } leads ? [.. leads.Feeds.Concat(leads.SiteMaps)] : [];

    private static Lead? Feed(FetchedPage page) => FeedReader.Read(page.Text, page.FinalUrl).Feed is { Entries.Count: > 0 } feed
        ? new Lead("a feed", page.FinalUrl, feed.Title, feed.Language, "The feed itself", new JsonObject { ["format"] = "feed" })
        : null;

    private static Lead? Json(FetchedPage page)
    {
        if (page.Text.AsSpan().TrimStart() is not (['{', ..] or ['[', ..]) || JsonListGuess.Of(page.Text) is not { } guess) return null;
        var fields = new JsonObject(guess.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value)));
        var parts = new JsonObject { ["format"] = "json", ["mapping"] = new JsonObject { ["items"] = guess.Items, ["fields"] = fields } };
        return new Lead("a JSON answer", page.FinalUrl, null, null, "One answer of the address; the names of its members were read as what they seem to mean", parts);
    }

    private static Lead? SiteMap(FetchedPage page)
    {
        if (!page.Text.Contains("<urlset", StringComparison.OrdinalIgnoreCase) || page.Text.Contains("<html", StringComparison.OrdinalIgnoreCase)) return null;
        var mapping = new JsonObject
        {
            ["items"] = "urlset/url",
            ["fields"] = new JsonObject { ["title"] = new JsonArray("news/title", "loc"), ["url"] = "loc", ["updated"] = new JsonArray("lastmod", "news/publication_date") },
        };
        var parts = new JsonObject { ["format"] = "xml", ["mapping"] = mapping, ["detail"] = new JsonObject { ["format"] = "html" } };
        return new Lead("a site map", page.FinalUrl, null, null, "The site map itself (sitemaps.org)", parts);
    }

    private Lead? Html(FetchedPage page)
    {
        if (Page(page) is not { } leads) return null;
        var parts = new JsonObject { ["format"] = "html", ["mapping"] = new JsonObject { ["list"] = "by-structure" } };
        return new Lead("a list found by the page's structure", page.FinalUrl, leads.Title, leads.Language, "One look at the page; no selector is declared, the list is found by its structure", parts);
    }

    private PageLeads? Page(FetchedPage page) => PageLeads.Of(page.Text, page.FinalUrl, time);
}
