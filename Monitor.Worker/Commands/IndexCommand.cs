using System.CommandLine;
using System.Text.Json;
using Lucene.Net.Store;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded.Searching;

namespace Monitor.Worker.Commands;

/// <summary>The verb `index`: measure the search index, and ask it from the command line.</summary>
internal static class IndexCommand
{
    public static Command Create() => new("index", "Measure the search index, ask it a question, or look after it.") { Bench(), Query(), IndexHealthCommand.Create(), IndexRoleCommand.Create() };

    private static Option<string> Backend() => new Option<string>("--backend")
    {
        Description = "Which index: embedded.",
        DefaultValueFactory = _ => IndexingOptions.Embedded,
    }.AcceptOnlyFromAmong(IndexingOptions.Embedded);

    private static Command Bench()
    {
        var docs = new Option<FileInfo>("--docs") { Description = "Documents, one JSON object a line: id, title, text, and if known date and language.", Required = true }.AcceptExistingOnly();
        var queries = new Option<FileInfo>("--queries") { Description = "Queries, one a line.", Required = true }.AcceptExistingOnly();
        var language = new Option<string>("--language") { Description = "The language of documents that do not say theirs.", DefaultValueFactory = _ => "en" };
        var command = new Command("bench", "Index documents in a folder of its own, ask every query, and print one JSON line of figures.") { docs, queries, language, Backend() };
        command.SetAction(async (parsed, ct) =>
        {
            var bench = new IndexBench(parsed.GetRequiredValue(docs), parsed.GetRequiredValue(queries), parsed.GetRequiredValue(language), TimeProvider.System);
            Print(parsed, JsonSerializer.Serialize(await bench.RunAsync(parsed.InvocationConfiguration.Error, ct), IndexJson.Default.IndexFigures));
            return 0;
        });
        return command;
    }

    private static Command Query()
    {
        var words = new Argument<string[]>("query") { Description = "What to look for, as typed in the search box.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines to read." };
        var take = new Option<int>("--take") { Description = "How many hits.", DefaultValueFactory = _ => 20 };
        var folder = new Option<string?>("--folder") { Description = "The folder of the index; as configured when left out." };
        var command = new Command("query", "Ask the index, also while the service runs.") { words, json, take, folder, Backend() };
        command.SetAction((parsed, ct) =>
        {
            var path = Path.GetFullPath(parsed.GetValue(folder) ?? IndexingSetup.Read(Configuration()).Folder);
            var query = new SearchQuery { Text = string.Join(' ', parsed.GetValue(words) ?? []), Take = parsed.GetValue(take) };
            return Task.FromResult(Answer(parsed, path, query, parsed.GetValue(json), ct));
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
        using var searcher = new EmbeddedSearcher(files, TimeProvider.System, new ConceptShelf());
        var result = searcher.Search(query, ct);
        Print(parsed, json ? JsonSerializer.Serialize(IndexAnswer.From(result), IndexJson.Default.IndexAnswer) : IndexAnswer.Readable(result));
        return 0;
    }

    private static void Print(ParseResult parsed, string text) => parsed.InvocationConfiguration.Output.WriteLine(text);

    private static IConfigurationRoot Configuration() =>
        new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true).AddEnvironmentVariables().Build();
}
