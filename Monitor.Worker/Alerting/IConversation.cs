using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>A service whose messages can be found again: answered in threads, brought up to date, looked for.</summary>
internal interface IConversation
{
    /// <summary>Posts the message of an item, under which its thread will hang.</summary>
    Task<NotifyOutcome> OpenAsync(string channel, PresentItem item, DeliveryTag tag, CancellationToken ct);

    /// <summary>Tells in the thread what has happened. <see cref="NotifyOutcome.Gone"/> when the thread is no more.</summary>
    Task<NotifyOutcome> ReplyAsync(ThreadPlace thread, Alert alert, DeliveryTag tag, CancellationToken ct);

    /// <summary>Draws the message anew; nothing is sent when it would look the same. <see cref="NotifyOutcome.Gone"/> when it can no longer be changed.</summary>
    /// <param name="tag">That of the sending that posted it.</param>
    Task<NotifyOutcome> UpdateAsync(ThreadPlace thread, PresentItem item, DeliveryTag tag, CancellationToken ct);

    /// <summary>The same for a part of a digest, which is drawn whatever stands there.</summary>
    /// <param name="tag">That of the sending that posted it.</param>
    Task<NotifyOutcome> RedrawAsync(ThreadPlace place, Digest part, DeliveryTag tag, CancellationToken ct);

    /// <summary>Whether a message stands in its channel whose sending is in doubt.</summary>
    Task<LookUp> FindAsync(LookFor wanted, CancellationToken ct);

    /// <summary>Whether a workspace takes us at all: <see cref="NotifyOutcome.Sent"/>, though nothing was.</summary>
    /// <param name="workspace">As a channel without an id.</param>
    Task<NotifyOutcome> ProbeAsync(string workspace, CancellationToken ct);
}

/// <summary>Where the message of an item stands.</summary>
/// <param name="Channel">As rules name it.</param>
/// <param name="ChannelId">As the service calls it.</param>
/// <param name="MessageId">A key, never a number.</param>
/// <param name="Drawn">Of the drawing that stands there.</param>
internal sealed record ThreadPlace(string Channel, string ChannelId, string MessageId, string Drawn);

/// <param name="ThreadId">Null for a message that stands in the channel itself.</param>
/// <param name="DeliveryId">What <see cref="DeliveryTag.Id"/> was.</param>
/// <param name="Since">When its sending began, by our clock.</param>
internal sealed record LookFor(string Channel, string ChannelId, string? ThreadId, string DeliveryId, DateTimeOffset Since);

/// <summary>What looking for a message came to.</summary>
internal abstract record LookUp
{
    private LookUp()
    {
    }

    /// <summary>What it is to the sending that was in doubt; null when it must be sent.</summary>
    public NotifyOutcome? Settles => this switch
    {
        Found place => new NotifyOutcome.Sent(place.ChannelId, place.MessageId),
        Later later => later.Outcome,
        _ => null,
    };

    public sealed record Found(string ChannelId, string MessageId) : LookUp;

    public sealed record Absent : LookUp;

    /// <summary>The service does not let us look: the message is sent again, and may stand twice.</summary>
    public sealed record Blind(string Reason) : LookUp;

    /// <summary>Not now.</summary>
    public sealed record Later(NotifyOutcome Outcome) : LookUp;
}
