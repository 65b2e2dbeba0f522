using System.Net.WebSockets;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Sockets;

/// <summary>
/// Keeps one connection to a workspace open, by which presses, commands and events come in without an open port here. Another is opened before
/// Slack ends the one in use; after a failure it waits longer each time.
/// </summary>
internal sealed partial class WorkspaceSocket(
    ActingWorkspace workspace, SlackCalls calls, SlackIntake intake, ActingSettings settings, SocketState state, SocketPatience patience, NoticeStore notices, TimeProvider time, ILogger logger)
{
    /// <summary>For the handshake and the greeting.</summary>
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(20);

    /// <summary>What was on its way when the new connection stood still comes by the old one.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly string _where = workspace.Name.Length == 0 ? "" : $" in the workspace {workspace.Name}";
    private readonly List<Task> _leaving = [];
    private SocketConnection? _current;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service is stopping.
        }
        finally
        {
            if (_current is not null) await _current.DisposeAsync();
            await Task.WhenAll(_leaving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (state.Standing != SocketStanding.Closed) state.Is(SocketStanding.Off);
        }
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        while (true)
        {
            var (opened, refusal) = await OpenAsync(ct);
            switch (opened is null ? refusal : await UseAsync(opened, ct))
            {
                case SocketEnd.Final final:
                    await CloseAsync(final.Why, ct);
                    return;
                case SocketEnd.Broken broken:
                    state.Is(SocketStanding.Waiting, broken.Why);
                    var wait = patience.Next(broken.After);
                    Log.Broken(logger, _where, broken.Why, wait);
                    await Task.Delay(wait, time, ct);
                    break;
                default:
                    Log.Refreshed(logger, _where);
                    break;
            }
        }
    }

    private async Task<SocketEnd> UseAsync(SocketConnection opened, CancellationToken ct)
    {
        if (_current is not null) Leave(_current, ct);
        _current = opened;
        state.Is(SocketStanding.Connected);
        var since = time.GetTimestamp();
        var end = await opened.Verdict.WaitAsync(ct);
        patience.Lasted(time.GetElapsedTime(since));
        return end;
    }

    // In the background: the new connection is listened to meanwhile.
    private void Leave(SocketConnection before, CancellationToken ct)
    {
        _leaving.RemoveAll(task => task.IsCompleted);
        _leaving.Add(LeaveAsync());

        async Task LeaveAsync()
        {
            await before.Reading.WaitAsync(Grace, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await before.DisposeAsync();
        }
    }

    private async Task<(SocketConnection? Opened, SocketEnd? Refusal)> OpenAsync(CancellationToken ct)
    {
        if (state.Standing != SocketStanding.Connected) state.Is(SocketStanding.Connecting);
        var said = await calls.OpenConnectionAsync(workspace.Name, ct);
        if (said is not SlackSaid.Done { Body: var body } || AddressOf(body.Text("url")) is not { } address) return (null, SocketEnd.OfRefusal(said, workspace.Section));
        using var deadline = new CancellationTokenSource(OpeningTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        SocketConnection? opened = null;
        try
        {
            opened = await SocketConnection.ConnectAsync(address, workspace.Name, intake, either.Token);
            await Task.WhenAny(opened.Greeted, opened.Verdict).WaitAsync(either.Token);
            if (opened.Greeted.IsCompleted) return (opened, null);
            var end = await opened.Verdict;
            await opened.DisposeAsync();
            return (null, end);
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException or IOException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            if (opened is not null) await opened.DisposeAsync();
            return (null, new SocketEnd.Broken(fault is WebSocketException broken ? $"the connection failed ({broken.WebSocketErrorCode})" : $"no greeting within {OpeningTime.TotalSeconds:0} seconds"));
        }
    }

    // In the clear only on loopback, where tests are.
    private static Uri? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback)) ? address : null;

    private async Task CloseAsync(string why, CancellationToken ct)
    {
        state.Is(SocketStanding.Closed, why);
        Log.Closed(logger, _where, why);
        var now = time.GetUtcNow();
        await notices.OweAsync(
            new Notice
            {
                Key = FormattableString.Invariant($"slack-socket:{ChannelName.OfWorkspace(workspace.Name)}{now.UtcTicks}"),
                Channel = settings.OperatorsChannel,
                Title = $"Slack: presses and commands{_where} no longer arrive",
                Text = $"{why}. Alerts are still sent; buttons and the slash command do nothing until then.",
                CreatedAt = now,
                NextTryAt = now,
            },
            ct);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The line on which Slack tells of presses and commands{Where} is down: {Why}. Another is tried in {Wait}.")]
        public static partial void Broken(ILogger logger, string where, string why, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Slack asks for a new connection{Where}; it is opened before the old one goes.")]
        public static partial void Refreshed(ILogger logger, string where);

        [LoggerMessage(Level = LogLevel.Error, Message = "The line on which Slack tells of presses and commands{Where} is closed: {Why}.")]
        public static partial void Closed(ILogger logger, string where, string why);
    }
}
