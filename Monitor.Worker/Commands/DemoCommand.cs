using System.CommandLine;
using Monitor.Worker.Commands.Replay;
using Monitor.Worker.Following;
using Monitor.Worker.Learning;
using Monitor.Worker.Ops;
using Monitor.Worker.Web;

namespace Monitor.Worker.Commands;

/// <summary>The same service, on publishers that serve the shipped samples on loopback, three days in under a minute.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Exit = new("--exit") { Description = "End instead of serving the page; the exit code says whether every sample came to what it should." };
    private static readonly Option<string?> Samples = new("--samples") { Description = "Another folder of published days.", HelpName = "folder" };

    public static Command Create()
    {
        var command = new Command("demo", "See all of Monitor work, without a network: three published days of sample sources, then the page until Ctrl-C.") { Exit, Samples, RunCommand.Urls };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        try
        {
            var samples = SampleSet.Load(parsed.GetValue(Samples) ?? Path.Combine(AppContext.BaseDirectory, "Samples"));
            await using var stage = await ReplayStage.SetAsync(samples, ct);
            await using var app = Build(parsed, stage, out var folder);
            if (app.Refusal() is { } refusal)
            {
                await Console.Error.WriteLineAsync(refusal);
                return ExitCodes.Refused;
            }

            return await ShowAsync(app, stage, folder, parsed.GetValue(Exit), ct);
        }
        catch (SampleSetException problems)
        {
            await Console.Error.WriteLineAsync(problems.Message);
            return ExitCodes.Refused;
        }
    }

    private static WebApplication Build(ParseResult parsed, ReplayStage stage, out string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        SharedOptions.Apply(parsed, builder.Configuration);
        if (parsed.GetValue(RunCommand.Urls) is { } urls) builder.Configuration["Urls"] = urls;
        var data = DataFolder.Of(builder.Configuration);
        folder = FreshOrInterrupted(Path.Combine(data, "demo"));
        builder.Configuration[DataFolder.Setting] = folder;
        stage.Enter(builder, modelsOf: data);
        return MonitorService.Build(builder, services => services.AddRunningFollowers().AddRunningLearning().AddLogging(logging => logging.AddFilter("Monitor", LogLevel.Warning)));
    }

    // A demo that was killed goes on where it was, as the worker does; one that ended begins anew.
    private static string FreshOrInterrupted(string folder)
    {
        if (new ReplayDays(folder).IsFinished) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static async Task<int> ShowAsync(WebApplication app, ReplayStage stage, string folder, bool exit, CancellationToken ct)
    {
        await app.Services.GetRequiredService<ServiceStart>().PrepareAsync(Console.Out, ct);
        await app.StartAsync(ct);
        var report = await stage.Run(app.Services, folder).RunAsync(Console.Out.WriteLine, ct);
        ReplayTable.Write(Spectre.Console.AnsiConsole.Console, report);
        await ReplayMessages.WriteAsync(Console.Out, app.Services, ct);
        var verdict = report.IsAsExpected ? "Every sample came to what it should." : "Some samples came to something else than they should: see above.";
        await Console.Out.WriteLineAsync($"{verdict} {report.Seconds:0.0} s.");
        await Console.Out.WriteLineAsync($"What it made: {folder} (for other verbs: --data {Path.GetRelativePath(Environment.CurrentDirectory, folder)})");
        if (!exit)
        {
            await Console.Out.WriteLineAsync($"\nThe page: {string.Join(", ", app.Urls)}   Ctrl-C ends the demo. To run on real sources, start Monitor without 'demo'.");
            await app.WaitForShutdownAsync(ct);
        }

        return report.IsAsExpected ? ExitCodes.Done : ExitCodes.Failed;
    }
}
