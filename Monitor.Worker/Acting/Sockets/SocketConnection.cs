using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Sockets;

/// <summary>One connection: takes what comes, acknowledges it at once, and says when it is to be replaced. It reads on until it is closed.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    private const int LongestMessage = 2 * 1024 * 1024;

    /// <summary>A line that died without a word is noticed within twice that.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>A service that ends does not wait for a line that does not answer.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket;
    private readonly string _workspace;
    private readonly SlackIntake _intake;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SocketConnection(ClientWebSocket socket, string workspace, SlackIntake intake)
    {
        (_socket, _workspace, _intake) = (socket, workspace, intake);
        Reading = ReadAsync();
    }

    /// <summary>Done when Slack has said that it listens.</summary>
    public Task Greeted => _greeted.Task;

    /// <summary>Why it is to be replaced; what comes after that is still taken.</summary>
    public Task<SocketEnd> Verdict => _verdict.Task;

    /// <summary>Done when nothing comes any more.</summary>
    public Task Reading { get; }

    /// <param name="address">With its ticket: a secret, good for this once.</param>
    public static async Task<SocketConnection> ConnectAsync(Uri address, string workspace, SlackIntake intake, CancellationToken ct)
    {
        var socket = new ClientWebSocket { Options = { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive } };
        try
        {
            await socket.ConnectAsync(address, ct);
            return new SocketConnection(socket, workspace, intake);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SayGoodbyeAsync();
        await _stop.CancelAsync();
        await Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    // So that Slack sends what comes next by another connection, or tells whoever presses that nobody is there.
    private async Task SayGoodbyeAsync()
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(Goodbye, TimeProvider.System);
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, patience.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // It is gone already.
        }
    }

    private async Task ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (await NextAsync(message)) await TakeAsync(SocketMessage.Read(_workspace, message.WrittenMemory));
            End("Slack has closed the connection");
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            End("it was closed here");
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or OperationCanceledException)
        {
            // The fault's own words may name the address.
            End($"the connection broke ({(fault as WebSocketException)?.WebSocketErrorCode.ToString() ?? fault.GetType().Name})");
        }
    }

    private void End(string why) => _verdict.TrySetResult(new SocketEnd.Broken(why));

    private async Task<bool> NextAsync(ArrayBufferWriter<byte> message)
    {
        message.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(message.GetMemory(4096), _stop.Token);
            if (part.MessageType == WebSocketMessageType.Close) return false;
            message.Advance(part.Count);
            if (message.WrittenCount > LongestMessage) throw new IOException("A message is longer than any that Slack sends.");
            if (part.EndOfMessage) return true;
        }
    }

    private async Task TakeAsync(SocketMessage message)
    {
        switch (message)
        {
            case SocketMessage.Hello:
                _greeted.TrySetResult();
                break;
            case SocketMessage.Sent sent:
                var receipt = sent.Content is { } content ? _intake.Take(content) : Receipt.Accepted;
                if (receipt.Taken) await AcknowledgeAsync(sent, receipt);
                break;
            case SocketMessage.Disconnect { Reason: "link_disabled" }:
                _verdict.TrySetResult(new SocketEnd.Final("Socket Mode is switched off in the app's settings; switch it on and restart Monitor"));
                break;
            case SocketMessage.Disconnect { Reason: "warning" or "refresh_requested" }:
                _verdict.TrySetResult(new SocketEnd.Refresh());
                break;
            case SocketMessage.Disconnect other:
                End($"Slack ends the connection ({Alerting.Slack.Calling.SlackErrors.Code(other.Reason)})");
                break;
        }
    }

    private Task AcknowledgeAsync(SocketMessage.Sent sent, Receipt receipt)
    {
        var ack = new JsonObject { ["envelope_id"] = sent.AckId };
        if (sent.TakesPayload && receipt.Payload is { } payload) ack["payload"] = payload.DeepClone();
        return _socket.SendAsync(Encoding.UTF8.GetBytes(ack.ToJsonString(Kit.Readable)), WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
    }
}
