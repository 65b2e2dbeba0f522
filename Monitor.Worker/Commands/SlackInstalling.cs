using System.CommandLine;
using Monitor.Worker.Acting;
using Monitor.Worker.Acting.Installing;

namespace Monitor.Worker.Commands;

/// <summary>What makes the app in Slack, and what is wrong with it.</summary>
internal static class SlackInstalling
{
    private static readonly Option<SlackDoor?> Door = new("--door")
    {
        Description = "How presses and commands come in: socket (no open port), http (signed requests), none. By default what the settings use; socket when they say nothing.",
    };

    public static Command Manifest()
    {
        var command = new Command("manifest", "Print the manifest from which Slack makes the app, with exactly the rights that are used.") { Door };
        command.SetAction(async (parsed, ct) =>
        {
            await using var toolbox = Toolbox.Open(parsed);
            var settings = toolbox.Get<ActingSettings>();
            var door = parsed.GetValue(Door) ?? (settings.HasDoor && settings.Workspaces.All(workspace => workspace.AppToken is null) ? SlackDoor.Http : SlackDoor.Socket);
            if (door == SlackDoor.Http && !settings.PublicUrl.StartsWith("https://", StringComparison.Ordinal))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Slack posts to https addresses only: set Alerting:PublicUrl to the one under which it reaches Monitor, or use --door socket.");
                return ExitCodes.Refused;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(AppManifest.Write(door, settings.PublicUrl));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command Check()
    {
        var command = new Command("check", "Try tokens, rights, channels and the clock, and say all that is wrong. Posts nothing.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var toolbox = Toolbox.Open(parsed);
            var parts = await toolbox.Get<SlackCheck>().RunAsync(ct);
            foreach (var part in parts) await parsed.InvocationConfiguration.Output.WriteLineAsync($"{Mark(part.Good)} {part.Name} {part.Words}");
            return parts.Any(part => part.Good is false) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static string Mark(bool? good) => good switch { true => "+", false => "-", null => "." };
}
