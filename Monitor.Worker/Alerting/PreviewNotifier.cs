using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Writes the message that Slack would get into the log. Needs nothing, and cannot fail.</summary>
internal sealed partial class PreviewNotifier(IOptions<AlertingOptions> alerting, ILogger<PreviewNotifier> logger) : INotifier
{
    public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (logger.IsEnabled(LogLevel.Information))
        {
            var outline = SlackOutline.Of(SlackMessageRenderer.Render(alert, new Uri(alerting.Value.PublicUrl), tag));
            Log.Message(logger, channel, outline);
        }

        return Task.FromResult<NotifyOutcome>(new NotifyOutcome.Sent(channel, MessageId: null));
    }

    public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Log.Notice(logger, SlackText.Clean(message.Title), SlackText.Clean(message.Text));
        return Task.FromResult<NotifyOutcome>(new NotifyOutcome.Sent(channel, MessageId: null));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "For operators: {Title}. {Text}")]
        public static partial void Notice(ILogger logger, string title, string text);

        [LoggerMessage(Level = LogLevel.Information, Message = "Alert for {Channel}: {Message}")]
        public static partial void Message(ILogger logger, string channel, string message);
    }
}
