using System.Diagnostics;
using System.Globalization;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Calling;

/// <summary>What both ways into Slack share: draw, post, and once more in plain words when Slack dislikes the drawing.</summary>
internal abstract partial class SlackPostingNotifier(HttpClient http, SlackLine line, Uri publicUrl, ILogger logger) : INotifier
{
    public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct) =>
        PostAsync(channel, SlackMessageRenderer.Render(alert, publicUrl, tag), About(alert), ct);

    public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct) =>
        PostAsync(channel, SlackOperatorMessage.Render(message, publicUrl, tag), "operators", ct);

    public IReadOnlyList<Digest> Split(string channel, Digest digest) => SlackDigest.Split(digest, publicUrl, CanPressIn(channel));

    public Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct) =>
        PostAsync(channel, SlackDigest.Render(part, publicUrl, tag, CanPressIn(channel)), tag.Id ?? "a digest", ct);

    public virtual IConversation? ConversationIn(string channel) => null;

    protected abstract SlackMethod Posting { get; }

    /// <summary>Presses in its messages come back to us.</summary>
    protected virtual bool CanPressIn(string channel) => false;

    protected static string About(Alert alert) => string.Create(CultureInfo.InvariantCulture, $"item {alert.ItemId}");

    protected Task<NotifyOutcome> PostAsync(string channel, SlackMessage drawn, string about, CancellationToken ct) =>
        SendAsync(new SlackCall(Posting, channel), drawn.Channel is null ? drawn with { Channel = ChannelName.Of(channel).Id } : drawn, about, ct);

    protected async Task<NotifyOutcome> SendAsync(SlackCall call, SlackMessage message, string about, CancellationToken ct)
    {
        var verdict = await CallAsync(call, message, ct);
        if (verdict is SlackVerdict.Reword disliked)
        {
            Log.Reworded(logger, about, call.Channel, disliked.Code);
            verdict = await CallAsync(call, message.InPlainText(withMetadata: !SlackErrors.IsOfMetadata(disliked.Code)), ct);
        }

        return verdict switch
        {
            SlackVerdict.Final final => final.Outcome,
            SlackVerdict.Reword again => new NotifyOutcome.Refused($"Slack refuses the message as drawn and as plain text ({again.Code}); this is a fault of Monitor."),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Null when no address is configured for the channel.</summary>
    protected abstract HttpRequestMessage? Request(SlackCall call, SlackMessage message);

    protected abstract SlackVerdict Judge(SlackCall call, SlackReply.Answered answer);

    protected abstract string Unaddressed(string channel);

    protected SlackVerdict Judge(SlackCall call, SlackReply reply) => reply switch
    {
        SlackReply.Answered answer => Judge(call, answer),
        SlackReply.Held held => SlackVerdict.Limited($"Slack has asked channel '{call.Channel}' to wait", held.For),
        SlackReply.Silent { MayHaveArrived: true } silent => SlackVerdict.Doubtful($"Slack: {silent.Why}; the message may have been posted", null),
        SlackReply.Silent silent => SlackVerdict.TryLater($"Slack: {silent.Why}", null),
        _ => throw new UnreachableException(),
    };

    protected Task<SlackReply> AskAsync(SlackCall call, HttpRequestMessage request, CancellationToken ct) => line.AskAsync(http, call, request, ct);

    private async Task<SlackVerdict> CallAsync(SlackCall call, SlackMessage message, CancellationToken ct) =>
        Request(call, message) is { } request
            ? Judge(call, await AskAsync(call, request, ct))
            : SlackVerdict.Blocked(BlockScope.Channel, Unaddressed(call.Channel));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack dislikes the message for {About} in {Channel} ({Code}); it is sent again as plain text.")]
        public static partial void Reworded(ILogger logger, string about, string channel, string code);
    }
}
