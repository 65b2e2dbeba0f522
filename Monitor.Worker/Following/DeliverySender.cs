using System.Diagnostics;
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
        while (await deliveries.ClaimAsync(time.GetUtcNow(), Lease, Batch, ct) is { Count: > 0 } claimed)
        {
            foreach (var delivery in claimed)
            {
                if (await SendAsync(delivery, ct)) sent++;
            }
        }

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
        var outcome = await notifier.SendAsync(delivery.Channel, delivery.Alert, ct);
        var now = time.GetUtcNow();
        switch (outcome)
        {
            case NotifyOutcome.Sent sent:
                await deliveries.MarkSentAsync(delivery.Id, sent.ChannelId, sent.MessageId, now, ct);
                return true;
            case NotifyOutcome.TryLater later when DeliveryPolicy.NextTry(delivery.Attempts, later.After) is { } wait:
                await deliveries.MarkRetryAsync(delivery.Id, later.Reason, now + wait, ct);
                return false;
            case NotifyOutcome.TryLater later:
                await GiveUpAsync(delivery, later.Reason, ct);
                return false;
            case NotifyOutcome.Refused refused:
                await GiveUpAsync(delivery, refused.Reason, ct);
                return false;
            default:
                throw new UnreachableException();
        }
    }

    private async Task GiveUpAsync(Delivery delivery, string reason, CancellationToken ct)
    {
        Log.Dead(logger, delivery.Id, delivery.Channel, reason);
        await deliveries.MarkDeadAsync(delivery.Id, reason, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries could not be read or marked; they stay due.")]
        public static partial void Failed(ILogger logger, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {DeliveryId} to {Channel} is given up: {Reason} It is kept under dead letters.")]
        public static partial void Dead(ILogger logger, long deliveryId, string channel, string reason);
    }
}
