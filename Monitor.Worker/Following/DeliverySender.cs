using System.Diagnostics;
using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>
/// Sends what is owed. A row is claimed before its message is sent and marked after; a claim whose process died is due again when
/// its lease ends.
/// </summary>
internal sealed partial class DeliverySender(
    DeliveryStore deliveries, INotifier notifier, CommitSignal signal, TimeProvider time, ILogger<DeliverySender> logger) : SendingLoop(signal, time, logger)
{
    private const int Batch = 20;

    /// <inheritdoc/>
    public override async Task<int> SendDueAsync(CancellationToken ct)
    {
        var sent = 0;
        bool claimedAny;
        do
        {
            claimedAny = false;
            foreach (var delivery in await deliveries.DueAsync(Now, Batch, ct))
            {
                var now = Now;
                if (!await deliveries.ClaimAsync(delivery.Id, now, now + Lease, ct)) continue;
                claimedAny = true;
                if (await SendAsync(delivery, ct)) sent++;
            }
        }
        while (claimedAny);

        return sent;
    }

    private async Task<bool> SendAsync(Delivery delivery, CancellationToken ct)
    {
        var tag = new DeliveryTag(delivery.Id.ToString(CultureInfo.InvariantCulture), delivery.Rule);
        var outcome = await notifier.SendAsync(delivery.Channel, delivery.Alert, tag, ct);
        var now = Now;
        switch (DeliveryPolicy.After(outcome, delivery.Attempts + 1, now))
        {
            case DeliveryStep.Done done:
                await deliveries.MarkSentAsync(delivery.Id, now, done.ChannelId, done.MessageId, ct);
                return true;
            case DeliveryStep.Again again:
                await deliveries.MarkRetryAsync(delivery.Id, again.NotBefore, again.Reason, ct);
                return false;
            case DeliveryStep.Dead dead:
                Log.Dead(Logger, delivery.Id, delivery.Channel, dead.Reason);
                await deliveries.MarkDeadAsync(delivery.Id, now, dead.Reason, ct);
                return false;
            default:
                throw new UnreachableException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {DeliveryId} to {Channel} is given up: {Reason} It is kept under dead letters.")]
        public static partial void Dead(ILogger logger, long deliveryId, string channel, string reason);
    }
}
