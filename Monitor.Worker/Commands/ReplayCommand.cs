using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitor.Worker.Commands.Replay;

namespace Monitor.Worker.Commands;

/// <summary>A folder of published days, read through the worker's own services.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "Folder with sources.json, expected.json, day-1, day-2, ..." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the table as JSON." };

    private static readonly SampleJson Written =
        new(new JsonSerializerOptions(SampleJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Command Create()
    {
        var command = new Command("replay", "Publish a folder of days on loopback, read them, and compare what came of it with what should.") { Folder, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var scratch = Directory.CreateTempSubdirectory("monitor-replay-");
        try
        {
            await using var stage = await ReplayStage.SetAsync(SampleSet.Load(parsed.GetValue(Folder)!), ct);
            await using var toolbox = await Toolbox.Open(parsed, scratch.FullName, builder => stage.Enter(builder, modelsOf: parsed.GetValue(SharedOptions.Data) ?? "data")).WithStoreAsync(ct);
            await toolbox.WithModelAsync(ct);
            var report = await stage.Run(toolbox.Services, scratch.FullName).RunAsync(line => Console.Error.WriteLine(line), ct);
            if (parsed.GetValue(Json)) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, Written.ReplayReport));
            else ReplayTable.Write(Spectre.Console.AnsiConsole.Console, report);
            return report.IsAsExpected ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (SampleSetException problems)
        {
            await Console.Error.WriteLineAsync(problems.Message);
            return ExitCodes.Refused;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
