using System.Diagnostics;
using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>
/// Sends what is owed. A row is claimed before its message is sent and marked after; a claim whose process died is due again when
/// its lease ends. The sender's own faults go to the log, never through the sender.
/// </summary>
internal sealed partial class DeliverySender(
    DeliveryStore deliveries, INotifier notifier, CommitSignal signal, TimeProvider time, ILogger<DeliverySender> logger) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    /// <summary>Everything that is due now, once.</summary>
    /// <returns>How many messages were sent.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var sent = 0;
        bool claimedAny;
        do
        {
            claimedAny = false;
            foreach (var delivery in await deliveries.DueAsync(time.GetUtcNow(), Batch, ct))
            {
                var now = time.GetUtcNow();
                if (!await deliveries.ClaimAsync(delivery.Id, now, now + Lease, ct)) continue;
                claimedAny = true;
                if (await SendAsync(delivery, ct)) sent++;
            }
        }
        while (claimedAny);

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ticket = signal.Next();
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Log.Failed(logger, fault);
            }

            await signal.WaitAsync(ticket, Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> SendAsync(Delivery delivery, CancellationToken ct)
    {
        var tag = new DeliveryTag(delivery.Id.ToString(CultureInfo.InvariantCulture), delivery.Rule);
        var outcome = await notifier.SendAsync(delivery.Channel, delivery.Alert, tag, ct);
        var now = time.GetUtcNow();
        switch (DeliveryPolicy.After(outcome, delivery.Attempts + 1, now))
        {
            case DeliveryStep.Done done:
                await deliveries.MarkSentAsync(delivery.Id, now, done.ChannelId, done.MessageId, ct);
                return true;
            case DeliveryStep.Again again:
                await deliveries.MarkRetryAsync(delivery.Id, again.NotBefore, again.Reason, ct);
                return false;
            case DeliveryStep.Dead dead:
                Log.Dead(logger, delivery.Id, delivery.Channel, dead.Reason);
                await deliveries.MarkDeadAsync(delivery.Id, now, dead.Reason, ct);
                return false;
            default:
                throw new UnreachableException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries could not be read or marked; they stay due.")]
        public static partial void Failed(ILogger logger, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {DeliveryId} to {Channel} is given up: {Reason} It is kept under dead letters.")]
        public static partial void Dead(ILogger logger, long deliveryId, string channel, string reason);
    }
}
