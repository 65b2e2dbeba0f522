using System.Globalization;
using System.Text.Json;
using Monitor.Worker.Parsing.Feeds;

namespace Monitor.Worker.Tests.Parsing.Feeds;

/// <summary>Real feeds, and what another reader makes of them.</summary>
public sealed class RssParserCorpusTests(ITestOutputHelper output)
{
    // Its serialiser drops the mixed text of XHTML, and it read this one page by the wrong encoding: what it expects there is garbled.
    private static readonly Dictionary<string, string> Garbled = new(StringComparer.Ordinal)
    {
        ["reddit-atom"] = "content",
        ["reddit-home"] = "content",
        // Run with an option that writes EMPTY for nothing.
        ["xml2js-options"] = "content",
        ["uolNoticias"] = "title content date",
    };

    [Fact]
    public void Titles_links_dates_and_contents_of_real_feeds_are_those_that_another_reader_finds()
    {
        var (compared, aside) = (0, 0);
        var wrong = new List<string>();
        var root = SharedFolder.Require("corpora", "feeds", "rss-parser", "test");
        foreach (var file in Directory.GetFiles(Path.Combine(root, "output"), "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var input = Directory.GetFiles(Path.Combine(root, "input"), $"{name}.*").Single();
            using var expected = JsonDocument.Parse(CorpusText.Read(file));
            var wanted = expected.RootElement.GetProperty("feed").GetProperty("items").EnumerateArray().ToList();
            var read = FeedReader.Read(CorpusText.Read(input), null).Feed!.Entries;
            if (read.Count != wanted.Count) wrong.Add($"{name}: {read.Count} entries, expected {wanted.Count}");
            foreach (var (entry, want) in read.Zip(wanted))
            {
                foreach (var (field, seen, meant) in Fields(entry, want))
                {
                    if (Garbled.TryGetValue(name, out var fields) && fields.Contains(field, StringComparison.Ordinal))
                    {
                        aside++;
                        continue;
                    }

                    compared++;
                    if (seen != meant) wrong.Add($"{name}: {field} '{Short(seen)}', expected '{Short(meant)}'");
                }
            }
        }

        output.WriteLine($"{compared - wrong.Count} of {compared} agree; {aside} are put aside.{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
        Assert.InRange(compared, 4_500, int.MaxValue);
        Assert.Empty(wrong);
    }

    private static IEnumerable<(string Field, string? Seen, string? Meant)> Fields(FeedEntry entry, JsonElement want)
    {
        yield return ("title", Plain(entry.Title), Plain(Text(want, "title")));
        yield return ("link", Plain(entry.Link), Plain(Text(want, "link")));
        yield return ("date", Instant(entry.Published ?? entry.Updated), Instant(Moment(Text(want, "isoDate"))));
        yield return ("content", Plain(entry.Content ?? entry.Summary), Plain(Text(want, "content:encoded") ?? Text(want, "content")));
    }

    private static string? Text(JsonElement item, string field) => item.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string? Plain(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } plain ? plain : null;

    private static string? Short(string? text) => text is { Length: > 120 } ? text[..120] : text;
}
