namespace Monitor.Worker.Storage;

/// <summary>The one message of an item in a channel.</summary>
/// <param name="ItemId">The item's number when it was posted.</param>
/// <param name="Channel">As rules name it.</param>
/// <param name="ChannelId">As the service calls it.</param>
/// <param name="MessageId">A key, never a number.</param>
/// <param name="Drawn">Of the message as it stands there; empty when that is not known.</param>
internal sealed record ItemThread(long Id, long ItemId, string Channel, string ChannelId, string MessageId, string Drawn, DateTimeOffset PostedAt);

/// <summary>One that no longer shows how its item stands.</summary>
/// <param name="Attempts">Made in vain to draw it anew.</param>
/// <param name="Opening">The sending that posted it; null when it is no longer kept.</param>
internal sealed record StaleThread(ItemThread Thread, DateTimeOffset StaleSince, int Attempts, Delivery? Opening);

/// <summary>A date to come of an item that a channel has a message of.</summary>
/// <param name="PostedAt">When the channel was told of the item.</param>
/// <param name="Opening">The sending that told it; null when it is no longer kept.</param>
internal sealed record NearDate(long ItemId, string Kind, DateOnly Date, DateTimeOffset PostedAt, Delivery? Opening);
