using System.CommandLine;
using Monitor.Worker.Sources;

namespace Monitor.Worker.Commands;

/// <summary>The catalogue: is it right, and what is in it.</summary>
internal static class SourcesCommand
{
    private static readonly Option<bool> Disabled = new("--disabled") { Description = "Also those that are switched off, with the reason." };

    public static Command Create()
    {
        var check = new Command("check", "Read the catalogue strictly and tell all its mistakes at once.");
        check.SetAction(CheckAsync);
        var list = new Command("list", "Show the sources by region.") { Disabled };
        list.SetAction(ListAsync);
        var sources = new Command("sources", "The catalogue of sources.") { check, list };
        foreach (var watch in WatchCommands.Create()) sources.Add(watch);
        return sources;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var toolbox = Toolbox.Open(parsed);
        var path = SourcesSetup.PathOf(toolbox.Get<IConfiguration>());
        try
        {
            var catalog = SourceCatalog.Load(path);
            await Console.Out.WriteLineAsync($"{path}: {catalog.All.Count} sources, {catalog.All.Count(source => source.Enabled)} enabled, no mistakes.");
            return ExitCodes.Done;
        }
        catch (SourceCatalogException mistakes)
        {
            await Console.Error.WriteLineAsync(mistakes.Message);
            return ExitCodes.Refused;
        }
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
