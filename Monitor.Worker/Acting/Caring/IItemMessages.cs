namespace Monitor.Worker.Acting.Caring;

/// <summary>The messages that stand in channels about an item, for whoever changes what they show.</summary>
internal interface IItemMessages
{
    /// <summary>They no longer show the present state; they are drawn anew soon. Nothing happens when there are none.</summary>
    Task RefreshAsync(long itemId, CancellationToken ct);
}

/// <summary>Where messages show what was so when they were sent, and nothing later.</summary>
internal sealed class FixedMessages : IItemMessages
{
    public Task RefreshAsync(long itemId, CancellationToken ct) => Task.CompletedTask;
}
