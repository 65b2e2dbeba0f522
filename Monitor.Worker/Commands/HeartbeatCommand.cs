using System.CommandLine;
using System.Globalization;
using Monitor.Worker.Ops;

namespace Monitor.Worker.Commands;

/// <summary>The tiny check that reads the heartbeat from outside: a dead process cannot report itself. For containers and timers.</summary>
internal static class HeartbeatCommand
{
    public static Command Create()
    {
        var command = new Command("heartbeat", "Say when the running service last beat; exit code 1 when that is too long ago or never.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var configuration = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory }).Configuration;
        SharedOptions.Apply(parsed, configuration);
        if (Heartbeat.ReadLast(DataFolder.Of(configuration)) is not { } last)
        {
            await Console.Error.WriteLineAsync($"No service has beaten in {DataFolder.Of(configuration)} yet.");
            return ExitCodes.Failed;
        }

        var age = TimeProvider.System.GetUtcNow() - last;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The service beat at {last.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {age.TotalSeconds:0} seconds ago."));
        return age <= Heartbeat.Patience ? ExitCodes.Done : ExitCodes.Failed;
    }
}
