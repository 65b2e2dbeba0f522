using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monitor.Worker.Parsing.Feeds;

namespace Monitor.Worker.Tests.Parsing.Feeds;

/// <summary>Thousands of feeds that nobody here wrote.</summary>
public sealed partial class FeedCorpusTests(ITestOutputHelper output)
{
    private static readonly Uri Base = new("http://example.com/");

    private static readonly (string Part, string Reason)[] Aside =
    [
        ("/sanitize/", "markup is kept as published and read as text: what is compared is the text (made safe to be shown it is compared in SafeMarkupTests)"),
        ("/base/", "links inside of markup are read from the page, not from the feed; what is compared is the text"),
        ("/cdf/", "CDF is a format that nobody publishes any more"),
        ("/http/", "headers of the answer are the fetcher's"),
        ("lang/http_", "headers of the answer are the fetcher's"),
        ("entity_in_doctype", "no entity that a document declares is ever expanded"),
    ];

    [Fact]
    public void Every_file_is_read_or_refused_in_time()
    {
        var files = Directory.GetFiles(SharedFolder.Require("corpora", "feeds"), "*", SearchOption.AllDirectories);
        var outcomes = new Dictionary<string, int>();
        var slowest = TimeSpan.Zero;
        foreach (var file in files)
        {
            var start = Stopwatch.GetTimestamp();
            var reading = FeedReader.Read(CorpusText.Read(file), Base);
            var took = Stopwatch.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
            if (reading.Refusal is not null && !file.EndsWith(".json", StringComparison.Ordinal)) output.WriteLine($"{file}: {reading.Refusal.Reason}");
            var outcome = reading.Refusal is { } refusal ? $"refused {refusal.Fault}" : reading.Feed!.BreaksOff ? "breaks off" : reading.Feed.Mended ? "mended" : "ok";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            Assert.True(reading.Feed is null != reading.Refusal is null, file);
        }

        output.WriteLine($"{files.Length} files, slowest {slowest.TotalMilliseconds:F0} ms: {string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"The slowest file took {slowest}.");
        Assert.InRange(outcomes["ok"] + outcomes["mended"], files.Length * 85 / 100, files.Length);
    }

    /// <summary>Of feedparser's cases, what speaks of a field that Monitor carries; by folder what speaks of something else.</summary>
    [Fact]
    public void What_feedparser_expects_of_our_fields_is_read()
    {
        var missed = new List<string>();
        var held = 0;
        var aside = new Dictionary<string, (int Held, int All)>();
        foreach (var file in Directory.GetFiles(SharedFolder.Require("corpora", "feeds", "feedparser"), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = CorpusText.Read(file);
            if (Expect().Match(text) is not { Success: true } match || Expectation.Read(match.Groups[1].Value.Trim()) is not { } expectation) continue;
            if (expectation.Holds(FeedReader.Read(text, AddressOf(file)).Feed) is not { } holds) continue;
            if (Aside.FirstOrDefault(reason => file.Contains(reason.Part, StringComparison.Ordinal)).Reason is { } reason)
            {
                var (kept, all) = aside.GetValueOrDefault(reason);
                aside[reason] = (kept + (holds ? 1 : 0), all + 1);
            }
            else if (holds)
            {
                held++;
            }
            else
            {
                missed.Add($"{Path.GetFileName(file)}: {expectation.Place} should be '{expectation.Wanted}'");
            }
        }

        output.WriteLine($"{held} of {held + missed.Count}{Environment.NewLine}{string.Join(Environment.NewLine, missed)}");
        foreach (var (reason, (kept, all)) in aside) output.WriteLine($"{reason}: {kept} of {all}");
        Assert.InRange(held + missed.Count, 450, int.MaxValue);
        Assert.True(held >= 0.98 * (held + missed.Count), $"{held} of {held + missed.Count}: {string.Join("; ", missed)}");
    }

    [Fact]
    public void The_entries_of_other_readers_are_found_with_their_titles_ids_and_times()
    {
        var (entries, titles, ids, times) = (0, 0, 0, 0);
        var wrong = new List<string>();
        foreach (var file in Directory.GetFiles(SharedFolder.Require("corpora", "feeds", "feed-rs"), "*.serde.json", SearchOption.AllDirectories))
        {
            var source = new[] { ".xml", ".json" }.Select(ending => file.Replace(".serde.json", ending, StringComparison.Ordinal)).FirstOrDefault(File.Exists);
            if (source is null || !source.Contains("/atom/", StringComparison.Ordinal) && !source.Contains("/rss", StringComparison.Ordinal) && !source.Contains("/jsonfeed", StringComparison.Ordinal)) continue;
            using var expected = JsonDocument.Parse(File.ReadAllBytes(file));
            var wanted = expected.RootElement.GetProperty("entries").EnumerateArray().ToList();
            var read = FeedReader.Read(CorpusText.Read(source), null).Feed?.Entries ?? [];
            if (read.Count != wanted.Count) wrong.Add($"{source}: {read.Count} entries, expected {wanted.Count}");
            foreach (var (entry, want) in read.Zip(wanted))
            {
                entries++;
                titles += Text(want, "title", "content") is not { } title || Letters(title) == Letters(entry.Title) ? 1 : 0;
                ids += entry.Id is null || Text(want, "id") == entry.Id ? 1 : 0;
                times += Text(want, "published") is not { } time || DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) == entry.Published ? 1 : 0;
            }
        }

        output.WriteLine($"{entries} entries: {titles} titles, {ids} ids, {times} times of publication agree{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
        Assert.Empty(wrong);
        Assert.InRange(titles, entries * 95 / 100, entries);
        Assert.InRange(times, entries * 90 / 100, entries);
    }

    /// <summary>Cases that speak of markup made safe, with the markup as Monitor reads it, its base and what feedparser makes of it.</summary>
    internal static IEnumerable<(string File, (string Markup, Uri? Base) Read, string Wanted)> SafeCases()
    {
        foreach (var file in Directory.GetFiles(SharedFolder.Require("corpora", "feeds", "feedparser"), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!file.Contains("/sanitize/", StringComparison.Ordinal) && !file.Contains("/base/", StringComparison.Ordinal)) continue;
            var text = CorpusText.Read(file);
            if (Expect().Match(text) is not { Success: true } match || Expectation.Read(match.Groups[1].Value.Trim()) is not { } expectation) continue;
            if (FeedReader.Read(text, AddressOf(file)).Feed?.Entries is not [var entry, ..]) continue;
            var markup = expectation.Place switch
            {
                "entries[0].title" => entry.Title,
                "entries[0].summary" or "entries[0].description" => entry.Summary ?? entry.Content,
                "entries[0].content[0].value" => entry.Content ?? entry.Summary,
                _ => null,
            };
            if (markup is not null) yield return (Path.GetFileName(file), (markup, entry.Base), expectation.Wanted);
        }
    }

    // Where feedparser's own tests serve these cases from.
    private static Uri AddressOf(string file) => file.Contains("docuri", StringComparison.Ordinal) ? new Uri("http://127.0.0.1:8097/") : Base;

    private static string? Text(JsonElement element, params string[] path)
    {
        foreach (var step in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(step, out element)) return null;
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }

    private static string Letters(string? text) => string.Concat(System.Net.WebUtility.HtmlDecode(text ?? "").Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"Expect:\s*(.+)")]
    private static partial Regex Expect();
}
