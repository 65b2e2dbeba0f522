using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Sockets;

/// <summary>Keeps a connection open to each workspace that has an app-level token.</summary>
internal sealed class SocketLoop(
    SlackCalls calls, SlackIntake intake, ActingSettings settings, SocketStates states, SocketPatience patience, NoticeStore notices, TimeProvider time, ILogger<SocketLoop> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sockets = settings.Workspaces.Where(workspace => workspace.AppToken is not null)
            .Select(workspace => new WorkspaceSocket(workspace, calls, intake, settings, states.Of(workspace.Name), patience.OfAnother(), notices, time, logger).RunAsync(stoppingToken));
        // As each ends, so that a fault of one is not kept back by those that go on.
        await foreach (var ended in Task.WhenEach(sockets)) await ended;
    }
}
