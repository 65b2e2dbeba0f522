using System.CommandLine;
using System.Globalization;
using Lucene.Net.Store;
using Microsoft.Extensions.Options;
using Monitor.Worker.Documents;
using Monitor.Worker.Indexing;
using Monitor.Worker.Indexing.Embedded.Searching;

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
        var folder = toolbox.Get<IOptions<IndexingOptions>>().Value.Folder;
        if (!System.IO.Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"There is no index in {folder} yet: start the worker, or run 'crawl' or 'reindex'.");
            return ExitCodes.Failed;
        }

        // Read only, so that it works while the worker holds the index.
        using var files = FSDirectory.Open(folder);
        using var searcher = new EmbeddedSearcher(files, toolbox.Get<TimeProvider>(), new ConceptShelf());
        var query = new SearchQuery
        {
            Text = string.Join(' ', parsed.GetValue(Words)!),
            Take = parsed.GetValue(Take),
            Sort = parsed.GetValue(Newest) ? SearchSort.Newest : SearchSort.BestMatch,
        };
        var result = searcher.Search(query, ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Total} found in {result.TookMs:0.0} ms. {result.Note}").TrimEnd());
        foreach (var hit in result.Hits)
        {
            await Console.Out.WriteLineAsync($"\n[{hit.ItemId}] {hit.Title}");
            foreach (var passage in hit.Passages) await Console.Out.WriteLineAsync($"    … {string.Concat(passage.Select(Shown))} …");
        }

        return ExitCodes.Done;
    }

    private static string Shown(Fragment fragment) => fragment.Marked ? $"[{fragment.Text}]" : fragment.Text;
}
