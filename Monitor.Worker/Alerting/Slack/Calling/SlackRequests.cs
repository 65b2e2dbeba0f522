using System.Net.Http.Headers;
using System.Text;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Requests with the bot token, which stands in the header and nowhere else.</summary>
internal static class SlackRequests
{
    public const string Advice = "check Slack:ApiUrl and Slack:BotToken";

    /// <summary>Null without a token.</summary>
    public static HttpRequestMessage? Json(SlackSettings settings, SlackMethod method, string body) =>
        Of(settings, method, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>What only reads takes no JSON.</summary>
    public static HttpRequestMessage? Form(SlackSettings settings, SlackMethod method, IEnumerable<KeyValuePair<string, string>> values) =>
        Of(settings, method, new FormUrlEncodedContent(values));

    private static HttpRequestMessage? Of(SlackSettings settings, SlackMethod method, HttpContent content)
    {
        if (settings.Secrets.BotToken is not { } token) return null;
        return new HttpRequestMessage(HttpMethod.Post, settings.Method(method.Name()))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal()) },
            Content = content,
        };
    }
}
