using System.CommandLine;
using System.Text.Json;
using Lucene.Net.Store;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Elasticsearch;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Embedded.Texts;
using Monitor.Worker.Ops;

namespace Monitor.Worker.Commands;

/// <summary>The verb `index`: measure the search index, and ask it from the command line.</summary>
internal static class IndexCommand
{
    public static Command Create() => new("index", "Measure the search index, ask it a question, or look after it.") { Bench(), Query(), IndexHealthCommand.Create(), IndexRoleCommand.Create() };

    private static Option<string> Backend() => new Option<string>("--backend")
    {
        Description = "Which index: embedded or elasticsearch.",
        DefaultValueFactory = _ => IndexingOptions.Embedded,
    }.AcceptOnlyFromAmong([.. IndexingOptions.Backends]);

    private static Command Bench()
    {
        var docs = new Option<FileInfo>("--docs") { Description = "Documents, one JSON object a line: id, title, text, and if known date and language.", Required = true }.AcceptExistingOnly();
        var queries = new Option<FileInfo>("--queries") { Description = "Queries, one a line.", Required = true }.AcceptExistingOnly();
        var language = new Option<string>("--language") { Description = "The language of documents that do not say theirs.", DefaultValueFactory = _ => "en" };
        var (backend, url) = (Backend(), ElasticAddress.Url());
        var command = new Command("bench", "Index documents in an index of its own, ask every query, and print one JSON line of figures.") { docs, queries, language, backend, url };
        command.SetAction(async (parsed, ct) =>
        {
            var bench = new IndexBench(
                parsed.GetRequiredValue(docs), parsed.GetRequiredValue(queries), parsed.GetRequiredValue(language), PlaceOf(parsed, parsed.GetRequiredValue(backend), parsed.GetValue(url)), TimeProvider.System);
            Print(parsed, JsonSerializer.Serialize(await bench.RunAsync(parsed.InvocationConfiguration.Error, ct), IndexJson.Default.IndexFigures));
            return 0;
        });
        return command;
    }

    private static Func<IndexBenchPlace> PlaceOf(ParseResult parsed, string backend, string? url) => backend is IndexingOptions.Elasticsearch
        ? () => new IndexBenchPlace.Cluster(ElasticAddress.Settings(Configuration(parsed), url, $"monitor-bench-{Guid.NewGuid():n}"), TimeProvider.System)
        : () => new IndexBenchPlace.Folder(TimeProvider.System);

    private static Command Query()
    {
        var words = new Argument<string[]>("query") { Description = "What to look for, as typed in the search box.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines to read." };
        var take = new Option<int>("--take") { Description = "How many hits.", DefaultValueFactory = _ => 20 };
        var folder = new Option<string?>("--folder") { Description = "The folder of the index; as configured when left out." };
        var (backend, url) = (Backend(), ElasticAddress.Url());
        var command = new Command("query", "Ask the index, also while the service runs.") { words, json, take, folder, backend, url };
        command.SetAction(async (parsed, ct) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(folder) ?? IndexingSetup.Read(Configuration(parsed)).Folder);
            var query = new SearchQuery { Text = string.Join(' ', parsed.GetValue(words) ?? []), Take = parsed.GetValue(take) };
            if (parsed.GetRequiredValue(backend) is not IndexingOptions.Elasticsearch) return Answer(parsed, path, query, parsed.GetValue(json), ct);
            using var index = ElasticIndex.Open(ElasticAddress.Settings(Configuration(parsed), parsed.GetValue(url), null), TimeProvider.System, new ConceptShelf());
            return Print(parsed, await index.SearchAsync(query, ct), parsed.GetValue(json));
        });
        return command;
    }

    private static int Answer(ParseResult parsed, string path, SearchQuery query, bool json, CancellationToken ct)
    {
        if (!System.IO.Directory.Exists(path))
        {
            parsed.InvocationConfiguration.Error.WriteLine($"There is no index in {path}. Start the service once, or run reindex.");
            return 1;
        }

        using var files = FSDirectory.Open(path);
        using var searcher = new EmbeddedSearcher(files, TextPieces.In(files.Directory.FullName), TimeProvider.System, new ConceptShelf());
        return Print(parsed, searcher.Search(query, ct), json);
    }

    private static int Print(ParseResult parsed, SearchResult result, bool json)
    {
        Print(parsed, json ? JsonSerializer.Serialize(IndexAnswer.From(result), IndexJson.Default.IndexAnswer) : IndexAnswer.Readable(result));
        return 0;
    }

    private static void Print(ParseResult parsed, string text) => parsed.InvocationConfiguration.Output.WriteLine(text);

    // Not the toolbox's: the catalogue and the rules need not be sound for a question to the index.
    private static ConfigurationManager Configuration(ParseResult parsed)
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true).AddEnvironmentVariables();
        SharedOptions.Apply(parsed, configuration);
        DataFolder.PlaceParts(configuration);
        return configuration;
    }
}
