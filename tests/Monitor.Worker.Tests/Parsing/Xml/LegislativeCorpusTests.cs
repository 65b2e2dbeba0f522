using System.Diagnostics;
using Monitor.Worker.Documents;
using Monitor.Worker.Tests.Parsing.Feeds;
using Monitor.Worker.Tests.Parsing.Mapping;

namespace Monitor.Worker.Tests.Parsing.Xml;

/// <summary>Real legislative XML in both of the American shapes, by mappings alone.</summary>
public sealed class LegislativeCorpusTests(ITestOutputHelper output)
{
    private const string BillStatus =
        """
        { "format": "xml", "timeZone": "America/New_York", "mapping": { "items": "billStatus/bill",
          "fields": { "congress": "congress", "type": ["type", "billType"], "no": ["number", "billNumber"], "id": { "template": "{congress}-{type}-{no}" },
            "title": "title", "status": "latestAction/text", "updated": ["updateDateIncludingText", "updateDate"], "published": "introducedDate", "text": ["summaries/summary[last]/text", "summaries/billSummaries/item[last]/text"] },
          "keys": ["us-bill:{congress}-{type}-{no}"], "dates": { "latest-action": "latestAction/actionDate" },
          "stages": [ { "field": "laws/item/number", "present": true, "stage": "enacted" }, { "field": "status", "match": "committee|subcommittee", "stage": "committee" }, { "field": "title", "present": true, "stage": "introduced" } ] } }
        """;

    private const string Uslm =
        """
        { "format": "xml", "mapping": { "items": "", "fields": { "id": ["@id", "meta/docNumber", "dc:title"], "title": ["meta/dc:title", "meta/title", "preface/dc:title", "title", "@id"], "number": "meta/docNumber", "text": ["main", "body", "legis-body", "."] } } }
        """;

    [Theory]
    [InlineData("us-bill-status", BillStatus, 40)]
    [InlineData("us-uslm", Uslm, 40)]
    public void Every_file_is_read_or_refused_in_time(string folder, string mapping, int atLeast)
    {
        var source = Sample.Source(mapping);
        var files = Directory.GetFiles(SharedFolder.Require("corpora", "legislative", folder), "*.xml", SearchOption.AllDirectories);
        var start = Stopwatch.GetTimestamp();

        var outcomes = files.Select(file => (file, Outcome: Sample.Parse(source, CorpusText.Read(file)))).ToList();

        var took = Stopwatch.GetElapsedTime(start);
        var read = outcomes.Select(pair => pair.Outcome).OfType<ParseOutcome.Parsed>().SelectMany(parsed => parsed.Documents).ToList();
        output.WriteLine($"{files.Length} files in {took.TotalSeconds:F1} s: {read.Count} documents, {read.Count(document => document.Text.Length > 200)} with text, {read.Count(document => document.Keys.Count > 0)} with keys, {read.Count(document => document.PublishedOn is not null)} with a day");
        foreach (var (file, outcome) in outcomes.Where(pair => pair.Outcome is not ParseOutcome.Parsed { Documents.Count: > 0 })) output.WriteLine($"{file}: {outcome}");
        Assert.True(read.Count >= atLeast, $"{read.Count} documents");
        Assert.True(took < TimeSpan.FromSeconds(60), $"It took {took}.");
    }
}
