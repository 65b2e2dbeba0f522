using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Writes the message that Slack would get into the log. Needs nothing, and cannot fail.</summary>
internal sealed partial class PreviewNotifier(IOptions<AlertingOptions> alerting, ILogger<PreviewNotifier> logger) : INotifier
{
    private Uri Page => new(alerting.Value.PublicUrl);

    public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (logger.IsEnabled(LogLevel.Information))
        {
            var outline = SlackOutline.Of(SlackMessageRenderer.Render(alert, Page, tag));
            Log.Message(logger, channel, outline);
        }

        return Shown(channel);
    }

    public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Log.Notice(logger, SlackText.Clean(message.Title), SlackText.Clean(message.Text));
        return Shown(channel);
    }

    public IReadOnlyList<Digest> Split(string channel, Digest digest) => SlackDigest.Split(digest, Page);

    public Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (logger.IsEnabled(LogLevel.Information))
        {
            var outline = SlackOutline.Of(SlackDigest.Render(part, Page, tag));
            Log.Digest(logger, channel, outline);
        }

        return Shown(channel);
    }

    private static Task<NotifyOutcome> Shown(string channel) => Task.FromResult<NotifyOutcome>(new NotifyOutcome.Sent(channel, MessageId: null));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "For operators: {Title}. {Text}")]
        public static partial void Notice(ILogger logger, string title, string text);

        [LoggerMessage(Level = LogLevel.Information, Message = "Alert for {Channel}: {Message}")]
        public static partial void Message(ILogger logger, string channel, string message);

        [LoggerMessage(Level = LogLevel.Information, Message = "Digest for {Channel}: {Message}")]
        public static partial void Digest(ILogger logger, string channel, string message);
    }
}
