using System.Text;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Fetching.Robots;
using Monitor.Worker.Parsing.Articles;
using Monitor.Worker.Parsing.Dates;
using Monitor.Worker.Parsing.Pdf;
using Monitor.Worker.Sources;
using Monitor.Worker.Tests.Catalogue;

namespace Monitor.Worker.Tests.Fuzzing;

/// <summary>What is read before or beside the mappings: bytes, robots files, articles, PDFs, dates, the catalogue itself.</summary>
public sealed class AnswerFuzzTests
{
    private const string Robots =
        "User-agent: *\nDisallow: /private/*.pdf$\nAllow: /private/open\nCrawl-delay: 2.5\n\nUser-agent: Monitor\nUser-agent: other\nDisallow: /%7Ea/\nSitemap: https://publisher.example/map.xml\n# end";

    [Fact]
    public void Any_bytes_are_decoded_and_judged()
    {
        var seeds = Golden(file => File.ReadAllBytes(file));

        Fuzz.Run(
            3_000,
            random => Mutation.Of(random, seeds),
            bytes =>
            {
                _ = ContentSniffer.Binary(bytes);
                var text = TextDecoder.Decode(bytes, bytes.Length % 2 == 0 ? null : "shift_jis").Text;
                var type = ContentSniffer.Text(text);
                _ = ChallengePages.InGoodPage(text, type == ContentSniffer.Html, []);
                _ = ChallengePages.InRefusal(text, []);
            },
            bytes => bytes.Length);
    }

    [Fact]
    public void Any_robots_file_answers()
    {
        Fuzz.Run(
            5_000,
            random => Mutation.Of(random, [Robots, "Disallow: " + new string('*', 2_000) + "a$", string.Concat(Enumerable.Repeat("user-agent: a\n", 3_000))]),
            text =>
            {
                var rules = RobotsRules.Parse(text);
                _ = rules.IsAllowed("Monitor", "/private/" + new string('a', 500) + ".pdf");
                Assert.True(rules.IsAllowed("Monitor", "/robots.txt"));
                Assert.True(rules.CrawlDelay("Monitor") is null or { TotalSeconds: >= 0 and <= 86_400 });
            },
            text => text.Length);
    }

    [Fact]
    public void Any_page_is_an_article_or_none()
    {
        var seeds = Golden(File.ReadAllText, ".html");

        Fuzz.Run(
            2_000,
            random => Mutation.Of(random, seeds),
            html => Assert.True(ArticleReader.Read(html, new Uri("https://publisher.example/a")) is null or { Text: not null }),
            html => html.Length,
            Fuzz.HtmlTree);
    }

    [Fact]
    public void Any_pdf_is_read_or_refused()
    {
        var seeds = Golden(File.ReadAllBytes, ".pdf");
        var limits = PdfLimits.Default with { Time = TimeSpan.FromSeconds(50), StreamBytes = 20_000_000 };

        Fuzz.Run(
            2_000,
            random => Mutation.Of(random, seeds),
            pdf => Assert.True(PdfReading.Of(pdf, limits) is PdfOutcome.Read or PdfOutcome.Refused),
            pdf => pdf.Length);
    }

    [Fact]
    public void No_text_is_too_odd_for_a_date()
    {
        var readers = new[] { DateReader.Plain, new DateReader(["d MMM yyyy", "unix", "HH:mm zzz"], "th-TH", "Asia/Bangkok"), new DateReader(["dd/MM/yyyy"], "fa-IR", "America/New_York") };

        Fuzz.Run(
            10_000,
            random => Mutation.Of(random, ["2031-02-04T10:00:00+02:00", "Tue, 04 Feb 2031 10:00 AM EST", "le 4 février 2031 à 10 h 30", "2031年2月4日", "٤ فبراير ٢٠٣١", "31.12.9999 24:00", "0001-01-01T00:00:00+14:00"]),
            text => Assert.All(readers, reader =>
            {
                _ = reader.Date(text);
                Assert.True(reader.Instant(text)?.Offset is null or { Ticks: 0 });
            }),
            text => text.Length);
    }

    [Fact]
    public void Any_catalogue_is_read_or_told_its_mistakes()
    {
        var entries = Entries(File.ReadAllText(Repository.PathOf("sources.json")));

        Fuzz.Run(
            2_000,
            // A file has no half of a surrogate pair.
            random => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Mutation.Of(random, entries))),
            json =>
            {
                try
                {
                    _ = SourceCatalog.Parse(json);
                }
                catch (SourceCatalogException told)
                {
                    Assert.NotEmpty(told.Problems);
                }
            },
            json => json.Length);
    }

    /// <summary>Each entry as a catalogue of its own: small enough that a mutation means something.</summary>
    private static List<string> Entries(string catalogue)
    {
        using var json = System.Text.Json.JsonDocument.Parse(catalogue);
        var defaults = json.RootElement.GetProperty("defaults").GetRawText();
        return [.. json.RootElement.GetProperty("sources").EnumerateArray().Select(entry => $$"""{ "defaults": {{defaults}}, "sources": [ {{entry.GetRawText()}} ] }""")];
    }

    private static List<T> Golden<T>(Func<string, T> read, string? ending = null)
    {
        List<T> seeds =
        [
            .. GoldenFolder.Sources
                .SelectMany(source => GoldenFolder.Lists(source).Concat(GoldenFolder.Details(source)))
                .Where(file => ending is null || Path.GetExtension(file) == ending)
                .Select(read),
        ];
        Assert.NotEmpty(seeds);
        return seeds;
    }
}
