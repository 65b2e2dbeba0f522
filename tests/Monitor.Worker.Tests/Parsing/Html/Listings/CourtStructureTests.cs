using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing.Html;

namespace Monitor.Worker.Tests.Parsing.Html.Listings;

/// <summary>How many real listing pages are read right by their structure alone: every expected address with its date.</summary>
public sealed class CourtStructureTests(ITestOutputHelper output)
{
    /// <summary>Pages that are not, and why. A page that comes to be read leaves this list.</summary>
    private static readonly Dictionary<string, string> NotRead = new(StringComparer.Ordinal)
    {
        ["ca9_p_example"] = "a feed under the name of a page",
        ["la_example"] = "one date in a sentence over all records",
        ["sc_example"] = "one record under one date",
        ["lactapp_5_example"] = "one of its 25 dates is that of a later rehearing",
        ["lactapp_5_example_2"] = "up to five dates of one shape a record",
        ["ncctapp_example"] = "two dates in a heading over records that are no links",
        ["nmctapp_example"] = "the record's page is taken for its file",
        ["washctapp_p_example"] = "the record's page is taken for its file",
        ["washctapp_u_example"] = "the record's page is taken for its file",
        ["superctguam_example"] = "the day of posting is taken for that of the decision, which stands at the end of a sentence",
    };

    [Fact]
    public void Of_the_real_pages_with_addresses_more_than_four_in_five_are_read_right()
    {
        var folder = SharedFolder.Require("corpora", "listings");
        var results = Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal).Select(Measure).OfType<Result>().ToList();
        foreach (var result in results) output.WriteLine(result.ToString());

        var right = results.Count(result => result.IsRight);
        output.WriteLine($"{right} of {results.Count} pages right; recall {results.Average(result => result.Recall):0.000}, of titles {results.Average(result => result.TitleRecall):0.000}");
        Assert.InRange(right / (double)results.Count, 0.8, 1);
        Assert.Empty(results.Where(result => result.IsRight == NotRead.ContainsKey(result.Name)).Select(result => result.ToString()));
    }

    private static Result? Measure(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".compare.json")));
        var wanted = expected.RootElement.EnumerateArray().Where(record => Text(record, "download_urls").Length > 0).ToList();
        if (wanted.Count == 0) return null;

        var at = Text(wanted[0], "download_urls").StartsWith("http", StringComparison.Ordinal) ? new Uri(Text(wanted[0], "download_urls")) : new Uri("https://court.example/");
        var html = TextDecoder.Decode(File.ReadAllBytes(file), headerCharset: null).Text;
        var source = HtmlPages.Source("") with { Jurisdiction = "US", TimeZone = "America/New_York", Mapping = new RecordMapping { List = ListFinding.ByStructure } };
        var outcome = new HtmlParser(TimeProvider.System).ParseList(HtmlPages.Page(html, new Uri(at, "/a/b/c/list.html").AbsoluteUri), source);
        var found = outcome is ParseOutcome.Parsed parsed ? parsed.Documents : [];
        return Result.Of(Path.GetFileNameWithoutExtension(file), wanted, found);
    }

    private static string Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <param name="Found">All records; a page may list more than is expected, where the expectation names but one court's.</param>
    private sealed record Result(string Name, int Expected, int Found, int Right, int Titles, string? FirstMissing)
    {
        public bool IsRight => Right == Expected;

        public double Recall => Right / (double)Expected;

        public double TitleRecall => Titles / (double)Expected;

        public static Result Of(string name, List<JsonElement> wanted, IReadOnlyList<ParsedDocument> found)
        {
            var byEnd = found.Where(document => document.Url is not null).ToLookup(document => End(document.Url!.PathAndQuery));
            var right = wanted.Select(record => (Record: record, Hits: byEnd[End(Text(record, "download_urls"))].Where(hit => $"{hit.PublishedOn:yyyy-MM-dd}" == Text(record, "case_dates")).ToList())).ToList();
            var titles = right.Count(pair => pair.Hits.Exists(hit => Letters(hit.Title).Contains(Beginning(Letters(Text(pair.Record, "case_names"))), StringComparison.Ordinal)));
            return new Result(name, wanted.Count, found.Count, right.Count(pair => pair.Hits.Count > 0), titles, Missing(right.Find(pair => pair.Hits.Count == 0).Record, byEnd));
        }

        public override string ToString() => $"{(IsRight ? "right" : "     ")} {Name}: {Right} of {Expected} with address and date, {Titles} with the title, {Found} found{FirstMissing}";

        private static string? Missing(JsonElement record, ILookup<string, ParsedDocument> byEnd) => record.ValueKind is JsonValueKind.Undefined
            ? null
            : $"; missing {Text(record, "case_dates")} {Text(record, "download_urls")}, found on {string.Join(", ", byEnd[End(Text(record, "download_urls"))].Select(hit => hit.PublishedOn))}; among {string.Join(" ", byEnd.Take(3).Select(found => found.Key))}";


        // The pages lie elsewhere than where they were, so only the end of an address can be compared.
        private static string End(string address)
        {
            var parts = Uri.UnescapeDataString(address).Split('/');
            return parts[^1].Length >= 14 || parts[^1].Contains('?', StringComparison.Ordinal) ? parts[^1].ToUpperInvariant() : string.Join('/', parts.TakeLast(2)).ToUpperInvariant();
        }

        private static string Letters(string text) => new([.. text.ToUpperInvariant()
            .Replace("UNITED STATES", "US", StringComparison.Ordinal).Replace("U.S.", "US", StringComparison.Ordinal).Replace("USA ", "US ", StringComparison.Ordinal)
            .Where(char.IsLetterOrDigit)]);

        private static string Beginning(string letters) => letters.Length > 8 ? letters[..8] : letters;
    }
}
