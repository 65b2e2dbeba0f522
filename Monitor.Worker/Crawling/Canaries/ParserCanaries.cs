using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Fetching.Answers;
using Monitor.Worker.Parsing;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Crawling.Canaries;

/// <summary>
/// Saved pages that are read once after a start and after each change of the catalogue, each by the declaration that is in force: what is
/// read must be what is written beside them. It costs a fraction of a second and shows at once when an update or an edit has broken a reader.
/// </summary>
internal sealed class ParserCanaries(LiveCatalog live)
{
    private static readonly TimeProvider Time = new SavedDay();

    private readonly ParserSet _parsers = new(Time);
    private SourceCatalog? _read;

    private const string Page = "page";

    private const string Expected = "page.expected.json";

    /// <summary>Beside the program; a folder a source.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Canaries");

    /// <summary>Null until they were read.</summary>
    public ParserCanaryReport? Last { get; private set; }

    /// <summary>Reads them unless they were read by the declarations that are in force.</summary>
    public void Look()
    {
        if (!ReferenceEquals(_read, live.Current)) Read();
    }

    public ParserCanaryReport Read() => Read(Folder);

    internal ParserCanaryReport Read(string folder)
    {
        _read = live.Current;
        var results = _read.All.Select(source => (source.Id, Result: Read(source, Path.Combine(folder, source.Id.Value)))).Where(pair => pair.Result is not null).ToList();
        return Last = new ParserCanaryReport(results.Count, [.. results.Where(pair => pair.Result!.Length > 0).Select(pair => $"{pair.Id}: {pair.Result}")]);
    }

    /// <returns>Null without a saved page; empty when it reads as expected; else what differs.</returns>
    private string? Read(Source source, string folder)
    {
        var page = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{Page}.*").FirstOrDefault(file => Path.GetFileName(file) != Expected) : null;
        var expected = Path.Combine(folder, Expected);
        if (page is null || !File.Exists(expected)) return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(expected));
        if (!json.RootElement.TryGetProperty("documents", out var documents)) return null;
        return _parsers[source.Format].ParseList(Fetched(source, page), source) switch
        {
            ParseOutcome.Parsed parsed => Difference([.. documents.EnumerateArray().Select(Names)], [.. parsed.Documents.Select(Names)]),
            ParseOutcome.Refused refused => refused.Reason,
            _ => "The page was not read.",
        };
    }

    private static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> read) =>
        expected.Count != read.Count ? $"{read.Count} records are read and {expected.Count} expected."
        : expected.Except(read, StringComparer.Ordinal).FirstOrDefault() is { } missing ? $"The record '{missing}' is not read any more." : "";

    private static string Names(JsonElement document) => $"{Text(document, "id")} | {Text(document, "number")} | {Text(document, "title")}";

    private static string Names(ParsedDocument document) => $"{document.NativeId} | {document.Number} | {document.Title}";

    private static string? Text(JsonElement document, string name) => document.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static FetchedPage Fetched(Source source, string file)
    {
        var body = File.ReadAllBytes(file);
        var text = Path.GetExtension(file) == ".pdf" ? default : TextDecoder.Decode(body, headerCharset: null);
        var url = new Parsing.Mapping.PageWalk(source, new DayWindow(SavedDay.Day.AddDays(-30), SavedDay.Day)).First;
        return new FetchedPage { Url = url, FinalUrl = url, Status = 200, MediaType = "", Body = body, Text = text.Text ?? "", FetchedAt = Time.GetUtcNow() };
    }

    /// <summary>The day for which the expectations were written: addresses may hold it.</summary>
    private sealed class SavedDay : TimeProvider
    {
        public static readonly DateOnly Day = new(2031, 3, 1);

        public override DateTimeOffset GetUtcNow() => new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}

/// <param name="Pages">Saved pages that were read.</param>
/// <param name="Failed">What no longer reads as expected, a sentence each.</param>
public sealed record ParserCanaryReport(int Pages, IReadOnlyList<string> Failed);
