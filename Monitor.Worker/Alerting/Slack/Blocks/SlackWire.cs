using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>What goes over the wire, and what comes back.</summary>
internal static class SlackWire
{
    // The body goes to Slack and to consoles, never into HTML: Arabic and Japanese stay readable.
    private static readonly SlackJson Json = new(new JsonSerializerOptions(SlackJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(SlackMessage message) => JsonSerializer.Serialize(message, Json.SlackMessage);

    /// <summary>Null when it is not an answer of Slack's: a proxy's page, a captive portal.</summary>
    public static SlackAnswer? Read(string body) => Read(body, Json.SlackAnswer);

    /// <summary>Null as above.</summary>
    public static SlackHistory? ReadHistory(string body) => Read(body, Json.SlackHistory);

    private static T? Read<T>(string body, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
