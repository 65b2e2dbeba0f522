using System.Text.Json;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Sockets;

/// <summary>What Slack says over a socket.</summary>
internal abstract record SocketMessage
{
    private SocketMessage()
    {
    }

    public sealed record Hello : SocketMessage;

    /// <param name="AckId">To be sent back, whatever is thought of the content.</param>
    /// <param name="Content">Null for a kind that nobody here waits for.</param>
    /// <param name="TakesPayload">The acknowledgement may carry an answer.</param>
    public sealed record Sent(string AckId, Envelope? Content, bool TakesPayload) : SocketMessage;

    /// <param name="Reason">warning, refresh_requested, link_disabled, …</param>
    public sealed record Disconnect(string Reason) : SocketMessage;

    public sealed record Other : SocketMessage;

    /// <param name="workspace">Whose socket it is.</param>
    public static SocketMessage Read(string workspace, ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(workspace, document.RootElement);
        }
        catch (JsonException)
        {
            return new Other();
        }
    }

    private static SocketMessage Of(string workspace, JsonElement message) => message.Text("type") switch
    {
        "hello" => new Hello(),
        "disconnect" => new Disconnect(message.Text("reason") ?? ""),
        var type when message.Text("envelope_id") is { Length: > 0 } id => new Sent(id, ContentOf(workspace, type, message, id), message.Bool("accepts_response_payload") is true),
        _ => new Other(),
    };

    private static Envelope? ContentOf(string workspace, string? type, JsonElement message, string id)
    {
        EnvelopeKind? kind = type switch
        {
            "interactive" => EnvelopeKind.Interactive,
            "slash_commands" => EnvelopeKind.Command,
            "events_api" => EnvelopeKind.Event,
            _ => null,
        };
        return kind is { } known && message.At("payload") is { ValueKind: JsonValueKind.Object } payload ? new Envelope(workspace, known, payload.Clone(), id) : null;
    }
}
