using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Indexing;

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
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        await toolbox.Get<IndexFollower>().CatchUpAsync(ct);
        var query = new SearchQuery
        {
            Text = string.Join(' ', parsed.GetValue(Words)!),
            Take = parsed.GetValue(Take),
            Sort = parsed.GetValue(Newest) ? SearchSort.Newest : SearchSort.BestMatch,
        };
        var result = await toolbox.Get<ISearchIndex>().SearchAsync(query, ct);
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
