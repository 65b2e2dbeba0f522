using Monitor.Worker.Following;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Caring;

/// <summary>The messages that stand in channels about an item, for whoever changes what they show.</summary>
internal interface IItemMessages
{
    /// <summary>They no longer show the present state; they are drawn anew soon. Nothing happens when there are none.</summary>
    Task RefreshAsync(long itemId, CancellationToken ct);
}

/// <summary>The threads of the item's matter in every channel.</summary>
internal sealed class ThreadMessages(ThreadStore threads, CommitSignal signal, TimeProvider time) : IItemMessages
{
    public async Task RefreshAsync(long itemId, CancellationToken ct)
    {
        if (await threads.MarkStaleAsync(itemId, time.GetUtcNow(), ct) > 0) signal.Ring();
    }
}
