using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>The preview keeps its own channel; all others go the way that was chosen for their workspace.</summary>
internal sealed class ChannelNotifier(SlackSettings slack, INotifier preview, INotifier bot, INotifier webhook) : INotifier
{
    public Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct) =>
        Of(channel).SendAsync(channel, alert, tag, ct);

    public Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct) =>
        Of(channel).SendAsync(channel, message, tag, ct);

    public IReadOnlyList<Digest> Split(string channel, Digest digest) => Of(channel).Split(channel, digest);

    public Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct) =>
        Of(channel).SendAsync(channel, part, tag, ct);

    public IConversation? ConversationIn(string channel) => Of(channel).ConversationIn(channel);

    private INotifier Of(string channel) => channel == AlertingOptions.Preview ? preview : slack.Of(channel).Way switch
    {
        NotifierWords.SlackBot => bot,
        NotifierWords.SlackWebhook => webhook,
        NotifierWords.Preview => preview,
        var word => throw new InvalidOperationException($"Alerting:Notifier is '{word}'; use one of {string.Join(", ", NotifierWords.All)}."),
    };
}
