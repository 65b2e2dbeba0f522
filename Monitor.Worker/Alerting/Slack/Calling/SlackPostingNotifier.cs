using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>What both ways into Slack share: draw, post, and once more in plain words when Slack dislikes the drawing.</summary>
internal abstract partial class SlackPostingNotifier(HttpClient http, SlackLine line, Uri publicUrl, ILogger logger) : INotifier
{
    public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct) =>
        SendAsync(channel, SlackMessageRenderer.Render(alert, publicUrl, tag), $"item {alert.ItemId.ToString(System.Globalization.CultureInfo.InvariantCulture)}", ct);

    public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct) =>
        SendAsync(channel, SlackOperatorMessage.Render(message, publicUrl, tag), "operators", ct);

    public IReadOnlyList<Digest> Split(string channel, Digest digest) => SlackDigest.Split(digest, publicUrl);

    public Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct) =>
        SendAsync(channel, SlackDigest.Render(part, publicUrl, tag), tag.Id ?? "a digest", ct);

    private async Task<NotifyOutcome> SendAsync(string channel, SlackMessage drawn, string about, CancellationToken ct)
    {
        var message = drawn with { Channel = channel };
        var verdict = await PostAsync(channel, message, ct);
        if (verdict is SlackVerdict.Reword disliked)
        {
            Log.Reworded(logger, about, channel, disliked.Code);
            verdict = await PostAsync(channel, message.InPlainText(), ct);
        }

        return verdict switch
        {
            SlackVerdict.Final final => final.Outcome,
            SlackVerdict.Reword again => new NotifyOutcome.Refused($"Slack refuses the message as drawn and as plain text ({again.Code}); this is a fault of Monitor."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Null when no address is configured for the channel.</summary>
    protected abstract HttpRequestMessage? Request(string channel, SlackMessage message);

    protected abstract SlackVerdict Judge(string channel, SlackReply.Answered answer);

    protected abstract string Unaddressed(string channel);

    private async Task<SlackVerdict> PostAsync(string channel, SlackMessage message, CancellationToken ct) =>
        Request(channel, message) is not { } request
            ? SlackVerdict.Refused(Unaddressed(channel))
            : await line.PostAsync(http, channel, request, ct) switch
            {
                SlackReply.Answered answer => Judge(channel, answer),
                SlackReply.Held held => SlackVerdict.TryLater($"Slack has asked channel '{channel}' to wait", held.For),
                SlackReply.Silent silent => SlackVerdict.TryLater($"Slack: {silent.Why}; the message may have been posted", null),
                _ => throw new System.Diagnostics.UnreachableException(),
            };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack dislikes the message for {About} in {Channel} ({Code}); it is sent again as plain text.")]
        public static partial void Reworded(ILogger logger, string about, string channel, string code);
    }
}
