using System.Collections.Concurrent;
using System.Diagnostics;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>What the sending of one message came to.</summary>
internal sealed record Dispatched(NotifyOutcome Outcome)
{
    /// <summary>It opened the item's thread; the drawing is empty when it is not known.</summary>
    public string? Drawn { get; init; }

    /// <summary>Whether an earlier sending arrived could not be found out.</summary>
    public bool StillInDoubt { get; init; }

    public string? Remark { get; init; }
}

/// <summary>Sends one message to where it belongs: as the item's own in a channel that has none yet, else into its thread; and never again what stands there.</summary>
internal sealed partial class DeliveryDispatch(INotifier notifier, ThreadStore threads, PresentItems present, DeliveryTags tags, ILogger<DeliveryDispatch> logger)
{
    private readonly ConcurrentDictionary<string, bool> _blind = new(StringComparer.Ordinal);

    public async Task<Dispatched> SendAsync(Delivery delivery, CancellationToken ct)
    {
        var tag = tags.Of(delivery);
        if (notifier.ConversationIn(delivery.Channel) is not { } talk) return new Dispatched(await notifier.SendAsync(delivery.Channel, delivery.Alert, tag, ct));

        var thread = await threads.FindAsync(delivery.Alert.ItemId, delivery.Channel, ct);
        string? remark = null;
        if (delivery.DoubtfulSince is { } since)
        {
            var found = await talk.FindAsync(new LookFor(delivery.Channel, thread?.ChannelId ?? ChannelName.Of(delivery.Channel).Id, thread?.MessageId, tag.Id!, since), ct);
            if (Settled(found, opens: thread is null) is { } settled) return settled;
            remark = found is LookUp.Blind blind ? Remark(delivery.Channel, blind) : null;
        }

        return await SendAsync(talk, thread, delivery, tag, ct) with { Remark = remark };
    }

    private async Task<Dispatched> SendAsync(IConversation talk, ItemThread? thread, Delivery delivery, DeliveryTag tag, CancellationToken ct)
    {
        if (thread is not null)
        {
            var replied = await talk.ReplyAsync(new ThreadPlace(thread.Channel, thread.ChannelId, thread.MessageId, thread.Drawn), delivery.Alert, tag, ct);
            if (replied is not NotifyOutcome.Gone) return new Dispatched(replied);
            await threads.ForgetAsync(thread.Id, ct);
        }

        var item = await present.ReadAsync(delivery.Alert.ItemId, delivery.Channel, delivery, ct) ?? PresentItem.Of(delivery.Alert);
        var opened = await talk.OpenAsync(delivery.Channel, item, tag, ct);
        return new Dispatched(opened) { Drawn = (opened as NotifyOutcome.Sent)?.Drawn };
    }

    // Null: it does not stand there, or nobody can tell; it is to be sent.
    private static Dispatched? Settled(LookUp found, bool opens) => found switch
    {
        LookUp.Found place => new Dispatched(new NotifyOutcome.Sent(place.ChannelId, place.MessageId)) { Drawn = opens ? "" : null },
        LookUp.Later later => new Dispatched(later.Outcome) { StillInDoubt = true },
        LookUp.Absent or LookUp.Blind => null,
        _ => throw new UnreachableException(),
    };

    private string Remark(string channel, LookUp.Blind blind)
    {
        if (_blind.TryAdd(channel, true)) Log.Blind(logger, channel, blind.Reason);
        return $"Sent at least once: an earlier sending got no answer, and the channel may not be read ({blind.Reason}).";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Whether messages without an answer stand in {Channel} cannot be looked up ({Reason}): they are sent at least once, some perhaps twice. Give the app channels:history (groups:history for private channels) and invite it.")]
        public static partial void Blind(ILogger logger, string channel, string reason);
    }
}
