using System.Text;
using Monitor.Worker.Documents;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Reporting.EndToEnd;

/// <summary>A page that no publisher wrote: an act that every model must flag. It is read and judged like any other, and never kept.</summary>
internal static class MadeDocument
{
    public const string Number = "Check 1";

    public const string Title = "Act on production orders for subscriber data and on the retention of traffic data";

    public static readonly Source Source = SourceCatalog.Parse(
        """
        { "sources": [ {
            "id": "monitor-check", "name": "Monitor's own check", "jurisdiction": "INT", "region": "International", "kind": "gazette", "languages": ["en"],
            "format": "feed", "url": "https://monitor.invalid/check.xml", "schedule": "0 0 6 * * ?", "timeZone": "UTC", "enabled": true } ] }
        """,
        "the source of Monitor's own check").All[0];

    /// <param name="now">The page's day.</param>
    public static FetchedPage Page(DateTimeOffset now)
    {
        var text =
            $"""
             <rss version="2.0"><channel><title>Monitor's own check</title><link>https://monitor.invalid/</link><description>Made, not published</description>
             <item><title>{Title}</title><guid isPermaLink="false">{Number}</guid><pubDate>{now.UtcDateTime:R}</pubDate><description>
             Section 1. A provider of an electronic communications service shall disclose subscriber data and traffic data to a law enforcement authority upon a production order issued by a judge, within ten days.
             Section 2. In an emergency that threatens the life of a person the provider shall disclose the data within eight hours.
             Section 3. The provider shall retain traffic data and location data for twelve months and preserve the content of an account on request.
             </description></item></channel></rss>
             """;
        var url = new Uri(Source.Url);
        return new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "application/rss+xml", Body = Encoding.UTF8.GetBytes(text), Text = text, FetchedAt = now };
    }
}
