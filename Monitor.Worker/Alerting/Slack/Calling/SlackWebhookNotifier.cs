using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>Posts to incoming webhooks: the simple way in. One channel an address, and no way to find the message again.</summary>
internal sealed class SlackWebhookNotifier(HttpClient http, SlackLine line, SlackSettings settings, ILogger<SlackWebhookNotifier> logger)
    : SlackPostingNotifier(http, line, settings.PublicUrl, logger)
{
    protected override SlackMethod Posting => SlackMethod.Webhook;

    protected override HttpRequestMessage? Request(SlackCall call, SlackMessage message) =>
        settings.Of(call.Channel).Secrets.Webhook(ChannelName.Of(call.Channel).Id) is not { } webhook
            ? null
            : new HttpRequestMessage(HttpMethod.Post, webhook.Reveal())
            {
                Content = new StringContent(SlackWire.Write(message with { Channel = null, Metadata = null }), Encoding.UTF8, "application/json"),
            };

    protected override string Unaddressed(string channel) =>
        $"There is no webhook for channel '{channel}': set {SlackOptions.SectionOf(channel)}:Webhooks:{ChannelName.Of(channel).Id} or {SlackOptions.SectionOf(channel)}:WebhookUrl.";

    // The answer is plain text: "ok", or an error word with a status of 400 and more.
    protected override SlackVerdict Judge(SlackCall call, SlackReply.Answered answer)
    {
        var said = answer.Body.Trim();
        if (answer.Status == 200 && said == "ok") return SlackVerdict.Sent(null, null);
        var byWord = answer.Status is >= 400 and < 500 and not 429 and not 408 ? SlackErrors.OfCode(SlackErrors.Code(said), call.Channel) : null;
        return OfOneAddress(byWord ?? SlackErrors.OfStatus(answer.Status, answer.RetryAfter, call.Channel, "make a new incoming webhook in Slack and set it"));
    }

    // An address is of one channel, whatever Slack refuses it for.
    private static SlackVerdict OfOneAddress(SlackVerdict verdict) =>
        verdict is SlackVerdict.Final { Outcome: NotifyOutcome.Blocked blocked } ? SlackVerdict.Blocked(BlockScope.Channel, blocked.Reason) : verdict;
}
