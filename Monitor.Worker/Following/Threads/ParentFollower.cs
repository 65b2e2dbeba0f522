using System.Diagnostics;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.Threads;

/// <summary>Draws the messages of items anew when the items change, when people do something about them, and when a date comes nearer.</summary>
internal sealed partial class ParentFollower(
    ThreadStore threads, PresentItems present, DeliveryTags tags, INotifier notifier, AlertChannels channels, SendingBlocks blocks, IOptions<AlertingOptions> options,
    CommitSignal signal, TimeProvider time, ILogger<ParentFollower> logger) : SendingLoop(signal, time, logger)
{
    private const int Batch = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DateOnly> _days = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task<int> SendDueAsync(CancellationToken ct)
    {
        await threads.FollowChangesAsync(Now, ct);
        await MarkNearDatesAsync(ct);
        var drawn = 0;
        while (await threads.DueAsync(Now, Batch, ct) is { Count: > 0 } due)
        {
            // Each workspace by itself: one that asks to wait does not keep another's messages as they were.
            drawn += (await Task.WhenAll(due.GroupBy(stale => ChannelName.Of(stale.Thread.Channel).Workspace).Select(own => DrawAsync([.. own], ct)))).Sum();

            // What happens meanwhile is drawn before what waits for the count of its days.
            await threads.FollowChangesAsync(Now, ct);
        }

        return drawn;
    }

    private async Task<int> DrawAsync(IReadOnlyList<StaleThread> due, CancellationToken ct)
    {
        var drawn = 0;
        foreach (var stale in due)
        {
            if (await DrawAsync(stale, ct)) drawn++;
        }

        return drawn;
    }

    /// <summary>Days left are counted by the calendar of the channel's readers.</summary>
    private async Task MarkNearDatesAsync(CancellationToken ct)
    {
        foreach (var channel in channels.All.Where(channel => notifier.ConversationIn(channel) is not null))
        {
            var today = present.TodayIn(channel, Now);
            if (_days.TryGetValue(channel, out var known) && known == today) continue;
            // One day back and one ahead: a date that has just passed is no longer the next, one that comes near is told with its days.
            await threads.MarkDatedStaleAsync(channel, today.AddDays(-1), today.AddDays(PresentItem.NearDays), Now, ct);
            _days[channel] = today;
        }
    }

    private async Task<bool> DrawAsync(StaleThread stale, CancellationToken ct)
    {
        var thread = stale.Thread;
        if (notifier.ConversationIn(thread.Channel) is not { } talk || await present.ReadAsync(thread.ItemId, thread.Channel, stale.Opening, ct) is not { } item)
        {
            await threads.MarkFailedAsync(thread.Id, nextTryAt: null, "There is nothing to draw, or no way to change a message.", ct);
            return false;
        }

        if (!blocks.IsOpen(thread.Channel))
        {
            await threads.MarkFailedAsync(thread.Id, Now + SendingBlocks.ProbeEvery, "The channel stands still.", ct);
            return false;
        }

        var tag = stale.Opening is { } opening ? tags.Of(opening) : DeliveryTag.None;
        var outcome = await talk.UpdateAsync(new ThreadPlace(thread.Channel, thread.ChannelId, thread.MessageId, thread.Drawn), item, tag, ct);
        return await MarkAsync(stale, outcome, ct);
    }

    private async Task<bool> MarkAsync(StaleThread stale, NotifyOutcome outcome, CancellationToken ct)
    {
        var thread = stale.Thread;
        if (outcome is NotifyOutcome.Sent sent)
        {
            await threads.MarkFreshAsync(stale, sent.Drawn ?? "", ct);
            return sent.Drawn != thread.Drawn;
        }

        if (outcome is NotifyOutcome.Gone gone)
        {
            Log.Gone(Logger, thread.ItemId, thread.Channel, gone.Reason);
            await threads.ForgetAsync(thread.Id, ct);
            return false;
        }

        switch (DeliveryPolicy.After(outcome, Math.Min(stale.Attempts + 1, DeliveryPolicy.MostAttempts), Now, options.Value.RetryAfter))
        {
            case DeliveryStep.Again again:
                await WaitAsync(thread, again, ct);
                break;
            case DeliveryStep.Dead dead:
                Log.Failed(Logger, thread.ItemId, thread.Channel, dead.Reason);
                await threads.MarkFailedAsync(thread.Id, nextTryAt: null, dead.Reason, ct);
                break;
            default:
                throw new UnreachableException();
        }

        return false;
    }

    private async Task WaitAsync(ItemThread thread, DeliveryStep.Again again, CancellationToken ct)
    {
        if (again.Stops is { } scope) blocks.Stop(scope, thread.Channel, again.Reason);
        await threads.MarkFailedAsync(thread.Id, again.Stops is null ? again.NotBefore : Now + SendingBlocks.ProbeEvery, again.Reason, ct);
        // The limit is the method's: the next would only hear the same.
        if (again is { IsFree: true, Stops: null } && again.NotBefore - Now is var pause && pause > TimeSpan.Zero && pause <= LongestPause) await RestAsync(pause, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The message of item {ItemId} in {Channel} is no more; what is told of it next opens another. {Reason}")]
        public static partial void Gone(ILogger logger, long itemId, string channel, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The message of item {ItemId} in {Channel} could not be brought up to date: {Reason}")]
        public static partial void Failed(ILogger logger, long itemId, string channel, string reason);
    }
}
