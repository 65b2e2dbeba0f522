using System.CommandLine;
using Monitor.Worker.Following;

namespace Monitor.Worker.Commands;

/// <summary>Throws the index away and builds it from the store, which has everything.</summary>
internal static class ReindexCommand
{
    public static Command Create()
    {
        var command = new Command("reindex", "Rebuild the search index from the store. Stop the worker first, unless the index is in Elasticsearch.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = await Toolbox.Open(parsed).WithStoreAsync(ct);
        var written = await toolbox.Get<IndexFollower>().RebuildAsync(ct);
        await Console.Out.WriteLineAsync($"{written} items indexed.");
        return ExitCodes.Done;
    }
}
