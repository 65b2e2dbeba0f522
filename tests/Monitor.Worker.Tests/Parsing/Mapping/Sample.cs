using System.Text;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Documents;
using Monitor.Worker.Parsing;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Tests.Parsing.Mapping;

/// <summary>Sources as people write them, and answers as publishers send them; all invented.</summary>
internal static class Sample
{
    public static readonly FakeTimeProvider Time = new(new DateTimeOffset(2031, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private const string Defaults =
        """
        { "id": "sample", "name": "Sample", "jurisdiction": "US", "region": "United States", "kind": "bill tracker", "languages": ["en"],
          "url": "https://api.example.org/v1/list", "schedule": "0 0 6 * * ?", "enabled": true }
        """;

    /// <param name="json">What differs from an ordinary source.</param>
    public static Source Source(string json) => SourceCatalog.Parse($$"""{ "defaults": {{Defaults}}, "sources": [ {{json}} ] }""").All[0];

    public static FetchedPage Page(string text, string url = "https://api.example.org/v1/list", string? link = null) => new()
    {
        Url = new Uri(url),
        FinalUrl = new Uri(url),
        Status = 200,
        MediaType = "text/plain",
        Body = Encoding.UTF8.GetBytes(text),
        Text = text,
        Link = link,
        FetchedAt = Time.GetUtcNow(),
    };

    public static ParseOutcome Parse(Source source, string body) => new ParserSet(Time)[source.Format].ParseList(Page(body, source.Url), source);

    public static ParseOutcome.Parsed Read(Source source, string body) => Assert.IsType<ParseOutcome.Parsed>(Parse(source, body));

    public static ParseOutcome.Parsed Read(string json, string body) => Read(Source(json), body);

    public static ParsedDocument One(string json, string body) => Assert.Single(Read(json, body).Documents);

    public static ParseOutcome.Refused Refused(string json, string body) => Assert.IsType<ParseOutcome.Refused>(Parse(Source(json), body));
}
