using System.Net.Http.Headers;
using System.Text;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Requests with the bot token of the channel's workspace, which stands in the header and nowhere else.</summary>
internal static class SlackRequests
{
    public static string Advice(string channel) => $"check Slack:ApiUrl and {SlackOptions.SectionOf(channel)}:BotToken";

    /// <summary>Null without a token.</summary>
    public static HttpRequestMessage? Json(SlackSettings settings, SlackCall call, string body) =>
        Of(settings, call, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>What only reads takes no JSON.</summary>
    public static HttpRequestMessage? Form(SlackSettings settings, SlackCall call, IEnumerable<KeyValuePair<string, string>> values) =>
        Of(settings, call, new FormUrlEncodedContent(values));

    private static HttpRequestMessage? Of(SlackSettings settings, SlackCall call, HttpContent content)
    {
        if (settings.Of(call.Channel).Secrets.BotToken is not { } token) return null;
        return new HttpRequestMessage(HttpMethod.Post, settings.Method(call.Method.Name()))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal()) },
            Content = content,
        };
    }
}
