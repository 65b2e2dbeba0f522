using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Acting.Slack;

namespace Monitor.Worker.Acting.Signed;

/// <summary>What stands in a request of Slack's, in the same form in which a socket brings it. Null when it is not what it should be.</summary>
internal static class SignedBody
{
    public static Envelope? Interaction(string workspace, byte[] body) =>
        Parsed(Form(body).GetValueOrDefault("payload")) is { } payload ? new Envelope(workspace, EnvelopeKind.Interactive, payload, Id: null) : null;

    public static Envelope? Command(string workspace, byte[] body)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in Form(body)) fields[name] = value;
        return Parsed(fields.ToJsonString()) is { } payload && payload.Text("command") is not null ? new Envelope(workspace, EnvelopeKind.Command, payload, Id: null) : null;
    }

    /// <summary>The question by which Slack makes sure that the address is ours; null when it is something else.</summary>
    public static string? Challenge(byte[] body) => Parsed(body) is { } said && said.Text("type") == "url_verification" ? said.Text("challenge") : null;

    public static Envelope? Event(string workspace, byte[] body) => Parsed(body) is { } payload && payload.Text("type") == "event_callback" ? new Envelope(workspace, EnvelopeKind.Event, payload, Id: null) : null;

    private static Dictionary<string, string> Form(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    private static JsonElement? Parsed(string? json) => json is null ? null : Parsed(Encoding.UTF8.GetBytes(json));

    private static JsonElement? Parsed(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
