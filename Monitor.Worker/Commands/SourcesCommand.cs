using System.CommandLine;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Commands;

/// <summary>The catalogue: what is in it, whether it is right, and how it grows.</summary>
internal static class SourcesCommand
{
    private static readonly Option<bool> Disabled = new("--disabled") { Description = "Also those that are switched off, with the reason." };

    public static Command Create()
    {
        var list = new Command("list", "Show the sources by region.") { Disabled };
        list.SetAction(ListAsync);
        var sources = new Command("sources", "The catalogue of sources.") { list, SourcesCheckCommand.Create(), SourcesTryCommand.Create(), SourcesAddCommand.Create() };
        foreach (var watch in WatchCommands.Create()) sources.Add(watch);
        return sources;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = Toolbox.Open(parsed);
        var all = parsed.GetValue(Disabled);
        foreach (var region in toolbox.Get<SourceCatalog>().All.Where(source => all || source.Enabled).GroupBy(source => source.Region))
        {
            await Console.Out.WriteLineAsync($"{region.Key}:");
            foreach (var source in region)
            {
                var off = source.Enabled ? "" : $"  DISABLED: {source.Reason}";
                await Console.Out.WriteLineAsync($"  {source.Id.Value,-32} {source.Jurisdiction,-6} {source.Format,-5} {source.Name}{off}");
            }
        }

        return ExitCodes.Done;
    }
}
