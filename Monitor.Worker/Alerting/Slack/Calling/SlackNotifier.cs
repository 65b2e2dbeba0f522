using System.Net.Http.Headers;
using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Posts with a bot token by chat.postMessage: any channel the app is in, with the message's id for threads and updates.</summary>
internal sealed class SlackNotifier(HttpClient http, SlackLine line, SlackSettings settings, ILogger<SlackNotifier> logger)
    : SlackPostingNotifier(http, line, settings.PublicUrl, logger)
{
    protected override HttpRequestMessage? Request(string channel, SlackMessage message) =>
        settings.Secrets.BotToken is not { } token
            ? null
            : new HttpRequestMessage(HttpMethod.Post, settings.PostMessage)
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal()) },
                Content = new StringContent(SlackWire.Write(message), Encoding.UTF8, "application/json"),
            };

    protected override string Unaddressed(string channel) => $"There is no bot token for channel '{channel}': set Slack:BotToken.";

    // Slack says "no" with HTTP 200.
    protected override SlackVerdict Judge(string channel, SlackReply.Answered answer)
    {
        const string Advice = "check Slack:ApiUrl and Slack:BotToken";
        if (answer.Status == 429 || SlackWire.Read(answer.Body) is not { } said)
            return SlackErrors.OfStatus(answer.Status, answer.RetryAfter, channel, Advice);
        if (said.Ok && answer.Status == 200) return SlackVerdict.Sent(said.Channel ?? channel, said.Ts);

        var code = SlackErrors.Code(said.Error);
        return SlackErrors.OfCode(code, channel)
            ?? (answer.Status == 200
                ? SlackVerdict.TryLater($"Slack answers {code}", answer.RetryAfter)
                : SlackErrors.OfStatus(answer.Status, answer.RetryAfter, channel, Advice));
    }
}
