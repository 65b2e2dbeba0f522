using System.CommandLine;
using Monitor.Worker.Crawling;
using Monitor.Worker.Documents;
using Monitor.Worker.Following;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Commands;

/// <summary>One source now, whatever its schedule says; or a list of addresses, for measuring.</summary>
internal static class CrawlCommand
{
    private static readonly Argument<string[]> Ids = new("source") { Description = "Ids from the catalogue.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<FileInfo?> Urls = new("--urls") { Description = "Instead of a source: a file with one loopback address a line, each read as an article.", HelpName = "file" };
    private static readonly Option<int> Concurrency = new("--concurrency") { Description = "With --urls: pages under way at once, 1 to 256.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Store = new("--store") { Description = "With --urls: folder of the store (default: --data).", HelpName = "folder" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, one object a line." };

    public static Command Create()
    {
        var command = new Command("crawl", "Run sources once, now, and say what came of it.") { Ids, Urls, Concurrency, Store, Json };
        Concurrency.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256) result.AddError("--concurrency is 1 to 256.");
        });
        command.Validators.Add(result =>
        {
            var named = result.GetValue(Ids) is { Length: > 0 };
            if (named == (result.GetValue(Urls) is not null)) result.AddError("Name one or more sources, or give --urls FILE. 'sources list' shows the ids.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(Urls) is { } file) return await UrlListCrawl.RunAsync(parsed, file, parsed.GetValue(Store), parsed.GetValue(Concurrency), ct);

        await using var toolbox = Toolbox.Open(parsed);
        var catalog = toolbox.Get<SourceCatalog>();
        var ids = parsed.GetValue(Ids)!;
        var unknown = ids.Where(id => catalog.Find(new SourceId(id)) is null).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Not in the catalogue: {string.Join(", ", unknown)}. 'sources list' shows the ids.");
            return ExitCodes.Refused;
        }

        await toolbox.WithStoreAsync(ct);
        await toolbox.WithModelAsync(ct);
        foreach (var id in ids)
        {
            var report = await toolbox.Get<SourceCrawl>().RunAsync(catalog.Find(new SourceId(id))!, ct);
            await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? RunLine.Json(report) : RunLine.Text(report));
        }

        await toolbox.Get<IndexFollower>().CatchUpAsync(ct);
        return ExitCodes.Done;
    }
}
