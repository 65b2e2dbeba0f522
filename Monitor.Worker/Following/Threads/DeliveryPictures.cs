using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>A message as it stands in its channel, or will.</summary>
/// <param name="Message">As it is drawn.</param>
/// <param name="Place">In the channel itself, or in the thread of its item's message.</param>
internal sealed record DeliveryPicture(SlackMessage Message, PicturePlace Place);

internal enum PicturePlace
{
    /// <summary>A message that stays as it was sent: there is no conversation.</summary>
    Alone,

    /// <summary>The item's own message, which shows how the item stands now.</summary>
    Parent,

    /// <summary>An answer under the item's message.</summary>
    Thread,
}

/// <summary>Draws messages by the renderers that send them, each in the place where it stands or would be sent now.</summary>
internal sealed class DeliveryPictures(INotifier notifier, ThreadStore threads, PresentItems present, DeliveryTags tags, SlackSettings slack)
{
    public async Task<DeliveryPicture> OfAsync(Delivery delivery, CancellationToken ct)
    {
        var tag = tags.Of(delivery);
        if (notifier.ConversationIn(delivery.Channel) is null) return new DeliveryPicture(SlackMessageRenderer.Render(delivery.Alert, slack.PublicUrl, tag), PicturePlace.Alone);
        var thread = await threads.FindAsync(delivery.Alert.ItemId, delivery.Channel, ct);
        if (thread is not null && thread.MessageId != delivery.MessageId) return new DeliveryPicture(ThreadMessage.Render(delivery.Alert, slack.PublicUrl, tag), PicturePlace.Thread);
        var item = await present.ReadAsync(delivery.Alert.ItemId, delivery.Channel, delivery, ct) ?? PresentItem.Of(delivery.Alert);
        return new DeliveryPicture(SlackParent.Render(item, slack.PublicUrl, tag, slack.Of(delivery.Channel).IsInteractive), PicturePlace.Parent);
    }
}
