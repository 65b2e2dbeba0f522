using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Reporting.Alarms;

/// <summary>Sends what operators are owed, as alerts are sent: claimed before, marked after, again after a while, given up in the end.</summary>
internal sealed partial class NoticeSender(NoticeStore notices, INotifier notifier, SendingBlocks blocks, TimeProvider time, ILogger<NoticeSender> logger)
{
    private const int Batch = 20;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <returns>How many were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var sent = 0;
        foreach (var notice in await notices.DueAsync(time.GetUtcNow(), Batch, ct))
        {
            // What cannot be sent is not tried: each alarm stands on the coverage page, and in the log.
            if (!blocks.IsOpen(notice.Channel) && !blocks.MayProbe(notice.Channel)) continue;
            var now = time.GetUtcNow();
            if (!await notices.ClaimAsync(notice.Id, now, now + Lease, ct)) continue;
            var outcome = await SendAsync(notice, ct);
            if (await MarkAsync(notice, DeliveryPolicy.After(outcome, notice.Attempts + 1, time.GetUtcNow()), ct)) sent++;
        }

        return sent;
    }

    // An earlier sending without an answer, or one whose process was killed, may stand in the channel.
    private async Task<NotifyOutcome> SendAsync(Notice notice, CancellationToken ct)
    {
        var tag = new DeliveryTag($"notice-{notice.Id.ToString(CultureInfo.InvariantCulture)}", null);
        if (notice.Attempts > 0 && notifier.ConversationIn(notice.Channel) is { } talk)
        {
            var found = await talk.FindAsync(new LookFor(notice.Channel, ChannelName.Of(notice.Channel).Id, ThreadId: null, tag.Id!, notice.CreatedAt), ct);
            if (found.Settles is { } settled) return settled;
        }

        return await notifier.SendAsync(notice.Channel, new OperatorMessage(notice.Title, notice.Text), tag, ct);
    }

    private async Task<bool> MarkAsync(Notice notice, DeliveryStep step, CancellationToken ct)
    {
        var id = notice.Id;
        var now = time.GetUtcNow();
        switch (step)
        {
            case DeliveryStep.Done:
                blocks.Passed(notice.Channel);
                return await notices.MarkSentAsync(id, now, ct);
            case DeliveryStep.Again again:
                if (again.Stops is { } scope) blocks.Stop(scope, notice.Channel, again.Reason);
                await notices.MarkFailedAsync(id, now, again.NotBefore, again.Reason, again.IsFree, ct);
                return false;
            case DeliveryStep.Dead dead:
                Log.Dead(logger, id, dead.Reason);
                await notices.MarkFailedAsync(id, now, nextTryAt: null, dead.Reason, ct);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Notice {NoticeId} to operators is given up: {Reason} Its alarm stands on the coverage page.")]
        public static partial void Dead(ILogger logger, long noticeId, string reason);
    }
}
