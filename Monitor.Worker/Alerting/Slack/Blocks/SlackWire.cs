using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>What goes over the wire, and what comes back.</summary>
internal static class SlackWire
{
    // The body goes to Slack and to consoles, never into HTML: Arabic and Japanese stay readable.
    private static readonly SlackJson Json = new(new JsonSerializerOptions(SlackJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(SlackMessage message) => JsonSerializer.Serialize(message, Json.SlackMessage);

    /// <summary>Null when it is not an answer of Slack's: a proxy's page, a captive portal.</summary>
    public static SlackAnswer? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Json.SlackAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
