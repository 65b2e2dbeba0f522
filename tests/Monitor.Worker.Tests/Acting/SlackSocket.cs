using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Monitor.Worker.Tests.Acting;

/// <summary>Slack's end of one socket.</summary>
internal sealed class SlackSocket
{
    private readonly WebSocket _socket;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(JsonElement Ack, TimeSpan After)>> _acks = new();
    private readonly ConcurrentDictionary<string, long> _sent = new();
    private int _number;

    public SlackSocket(WebSocket socket, string app)
    {
        (_socket, App) = (socket, app);
        Reading = ReadAsync();
    }

    /// <summary>Of which app it is.</summary>
    public string App { get; }

    /// <summary>Done when the other side has gone.</summary>
    public Task Reading { get; }

    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>What was acknowledged, with its time; waits for it.</summary>
    public Task<(JsonElement Ack, TimeSpan After)> AckAsync(string envelope, CancellationToken ct) => Waiting(envelope).Task.WaitAsync(ct);

    public bool WasAcknowledged(string envelope) => Waiting(envelope).Task.IsCompleted;

    /// <returns>The envelope's id.</returns>
    public async Task<string> SendAsync(string type, string payload, bool takesPayload = false, int attempt = 0)
    {
        var id = $"envelope-{Interlocked.Increment(ref _number)}-{Guid.NewGuid():N}";
        _sent[id] = Stopwatch.GetTimestamp();
        var retry = attempt > 0 ? $",\"retry_attempt\":{attempt},\"retry_reason\":\"timeout\"" : "";
        await SayAsync($$"""{"envelope_id":"{{id}}","type":"{{type}}","accepts_response_payload":{{(takesPayload ? "true" : "false")}}{{retry}},"payload":{{payload}}}""");
        return id;
    }

    public Task DisconnectAsync(string reason) => SayAsync($$$"""{"type":"disconnect","reason":"{{{reason}}}","debug_info":{"host":"fake"}}""");

    public Task SayAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);

    /// <summary>The line breaks without a word.</summary>
    public void Cut() => _socket.Abort();

    private async Task ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(message.GetMemory(4096), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return;
                message.Advance(part.Count);
                if (!part.EndOfMessage) continue;
                Note(JsonDocument.Parse(message.WrittenMemory).RootElement.Clone());
                message.ResetWrittenCount();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is gone.
        }
    }

    private void Note(JsonElement said)
    {
        if (said.TryGetProperty("envelope_id", out var id) && id.GetString() is { } envelope)
            Waiting(envelope).TrySetResult((said, Stopwatch.GetElapsedTime(_sent.GetValueOrDefault(envelope))));
    }

    private TaskCompletionSource<(JsonElement Ack, TimeSpan After)> Waiting(string envelope) =>
        _acks.GetOrAdd(envelope, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
