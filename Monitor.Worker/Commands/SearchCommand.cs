using System.CommandLine;
using System.Globalization;
using Lucene.Net.Store;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded.Searching;
using Monitor.Worker.Indexing.Embedded.Texts;

namespace Monitor.Worker.Commands;

/// <summary>The index from the command line.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string[]> Words = new("query") { Description = "Words, \"phrases\", AND OR NOT, prefix*, field:value. See docs/search.md.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<int> Take = new("--take") { Description = "How many hits.", DefaultValueFactory = _ => 10 };
    private static readonly Option<bool> Newest = new("--newest") { Description = "Newest first instead of best match first." };

    public static Command Create()
    {
        var command = new Command("search", "Search everything that was ever read.") { Words, Take, Newest };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = Toolbox.Open(parsed);
        var query = new SearchQuery
        {
            Text = string.Join(' ', parsed.GetValue(Words)!),
            Take = parsed.GetValue(Take),
            Sort = parsed.GetValue(Newest) ? SearchSort.Newest : SearchSort.BestMatch,
        };
        var options = IndexingSetup.Read(toolbox.Get<IConfiguration>());
        if (options.Backend is IndexingOptions.Embedded && !System.IO.Directory.Exists(options.Folder))
        {
            await Console.Error.WriteLineAsync($"There is no index in {options.Folder} yet: start the worker, or run 'crawl' or 'reindex'.");
            return ExitCodes.Failed;
        }

        var result = options.Backend is IndexingOptions.Embedded ? Embedded(toolbox, options.Folder, query, ct) : await toolbox.Get<ISearchIndex>().SearchAsync(query, ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Total} found in {result.TookMs:0.0} ms. {result.Note}").TrimEnd());
        foreach (var hit in result.Hits)
        {
            await Console.Out.WriteLineAsync($"\n[{hit.ItemId}] {hit.Title}");
            foreach (var passage in hit.Passages) await Console.Out.WriteLineAsync($"    … {string.Concat(passage.Select(Shown))} …");
        }

        return ExitCodes.Done;
    }

    // Read only, so that it works while the worker holds the index.
    private static SearchResult Embedded(Toolbox toolbox, string folder, SearchQuery query, CancellationToken ct)
    {
        using var files = FSDirectory.Open(folder);
        using var searcher = new EmbeddedSearcher(files, TextPieces.In(files.Directory.FullName), toolbox.Get<TimeProvider>(), new ConceptShelf());
        return searcher.Search(query, ct);
    }

    private static string Shown(Fragment fragment) => fragment.Marked ? $"[{fragment.Text}]" : fragment.Text;
}
