using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting;

/// <summary>Sends one message. A refusal is a value and knows whether it is final; every implementation passes <c>NotifierContract</c>.</summary>
internal interface INotifier
{
    Task<NotifyOutcome> SendAsync(string channel, Alert alert, DeliveryTag tag, CancellationToken ct);

    /// <summary>Tells operators something about Monitor itself.</summary>
    Task<NotifyOutcome> SendAsync(string channel, OperatorMessage message, DeliveryTag tag, CancellationToken ct);

    /// <summary>The messages that a digest becomes, in order: one, or as many as the service's limits ask for. Every line is in one of them.</summary>
    IReadOnlyList<Digest> Split(string channel, Digest digest);

    /// <summary>Sends one part of a digest as <see cref="Split"/> has cut it.</summary>
    Task<NotifyOutcome> SendAsync(string channel, Digest part, DeliveryTag tag, CancellationToken ct);

    Task<NotifyOutcome> SendAsync(string channel, Alert alert, CancellationToken ct) => SendAsync(channel, alert, DeliveryTag.None, ct);

    /// <summary>Null where messages cannot be found again: each stands for itself.</summary>
    IConversation? ConversationIn(string channel) => null;
}

/// <summary>What the message says about its own sending.</summary>
/// <param name="Id">The store's name of the delivery: it travels with the message, so that a doubtful sending can be looked up.</param>
/// <param name="Rule">The rule that asked for the message.</param>
internal sealed record DeliveryTag(string? Id, string? Rule)
{
    public static readonly DeliveryTag None = new(null, null);

    /// <summary>A message in a thread is shown in the channel too.</summary>
    public bool Broadcast { get; init; }

    /// <summary>Ids of those whom the message calls.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
}

/// <summary>What sending came to.</summary>
internal abstract record NotifyOutcome
{
    private NotifyOutcome()
    {
    }

    /// <param name="ChannelId">Where it stands, as the service calls it.</param>
    /// <param name="MessageId">Needed to update or thread it; null where the service gives none.</param>
    public sealed record Sent(string? ChannelId, string? MessageId) : NotifyOutcome
    {
        /// <summary>Of the drawing, for a message that is brought up to date later; null for others.</summary>
        public string? Drawn { get; init; }
    }

    /// <summary>Ask again, not before the given time when one is given.</summary>
    public sealed record TryLater(string Reason, TimeSpan? After) : NotifyOutcome
    {
        /// <summary>No answer, or none that tells: it is looked for before it is sent again.</summary>
        public bool MayBePosted { get; init; }

        /// <summary>The service only asks to wait: surely not posted, no fault of the message, no attempt lost.</summary>
        public bool IsLimit { get; init; }
    }

    /// <summary>Nothing goes there until an operator mends it; no fault of the message, no attempt lost.</summary>
    public sealed record Blocked(BlockScope Scope, string Reason) : NotifyOutcome;

    /// <summary>The message that this one was to change, or to hang under, is no more.</summary>
    public sealed record Gone(string Reason) : NotifyOutcome;

    /// <summary>Asking again will not help: dead letter, told to operators.</summary>
    public sealed record Refused(string Reason) : NotifyOutcome;
}

/// <summary>How much stands still.</summary>
internal enum BlockScope
{
    /// <summary>One channel, or one incoming webhook.</summary>
    Channel,

    /// <summary>Everything that goes to the channel's workspace.</summary>
    Workspace,
}
