using System.Diagnostics;
using System.Globalization;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>Sends digests at their times. One that was due while the service was down is sent once when it is up again.</summary>
internal sealed partial class DigestSender(
    DigestStore digests, DigestPlan plan, AlertRules rules, INotifier notifier, CoverageReader coverage, CommitSignal signal, TimeProvider time, ILogger<DigestSender> logger)
    : SendingLoop(signal, time, logger)
{
    /// <inheritdoc/>
    public override async Task<int> SendDueAsync(CancellationToken ct)
    {
        await plan.KeepAsync([.. rules.Digests.Where(digest => digest.Clock.Rhythm == Rhythm.Weekly)], Now, ct);
        return await SendAsync(Now, evenIfEmpty: true, ct);
    }

    /// <summary>What has gathered so far, without waiting for its time.</summary>
    /// <returns>How many digests were sent.</returns>
    public Task<int> SendGatheredAsync(CancellationToken ct) => SendAsync(DateTimeOffset.MaxValue, evenIfEmpty: false, ct);

    private async Task<int> SendAsync(DateTimeOffset asOf, bool evenIfEmpty, CancellationToken ct)
    {
        var sent = 0;
        foreach (var id in await digests.DueAsync(asOf, ct))
        {
            if (!evenIfEmpty && await digests.FindAsync(id, ct) is null or { Lines: [] }) continue;
            if (await digests.ClaimAsync(id, asOf, Now + Lease, ct) is { } claimed && await SendAsync(claimed, ct)) sent++;
        }

        return sent;
    }

    private async Task<bool> SendAsync(StoredDigest claimed, CancellationToken ct)
    {
        var seen = await coverage.SilenceAsync(ct);
        var parts = notifier.Split(claimed.Channel, DigestDraft.OfUnsent(claimed, seen));
        foreach (var part in parts)
        {
            var tag = new DeliveryTag(string.Create(CultureInfo.InvariantCulture, $"digest-{claimed.Id}-{part.Part}"), Rule: null);
            var outcome = await notifier.SendAsync(claimed.Channel, part, tag, ct);
            if (!await MarkAsync(claimed, part, outcome, seen, ct)) return false;
        }

        return true;
    }

    /// <returns>False when the rest of the digest has to wait.</returns>
    private async Task<bool> MarkAsync(StoredDigest claimed, Digest part, NotifyOutcome outcome, Silence seen, CancellationToken ct)
    {
        var now = Now;
        switch (DeliveryPolicy.After(outcome, claimed.Attempts, now))
        {
            case DeliveryStep.Done done:
                var posted = new PostedPart([.. part.Lines.Select(line => line.DeliveryId)], done.ChannelId, done.MessageId);
                if (part.Part == part.Parts) await digests.MarkSentAsync(claimed.Id, posted, now, seen, ct);
                else await digests.MarkPartAsync(claimed.Id, posted, now, now + Lease, ct);
                return true;
            case DeliveryStep.Again again:
                await digests.MarkRetryAsync(claimed.Id, again.NotBefore, again.Reason, ct);
                return false;
            case DeliveryStep.Dead dead:
                Log.Dead(Logger, claimed.Id, claimed.Channel, dead.Reason);
                await digests.MarkDeadAsync(claimed.Id, now, dead.Reason, ct);
                return false;
            default:
                throw new UnreachableException();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Digest {DigestId} to {Channel} is given up: {Reason} It is kept under dead letters.")]
        public static partial void Dead(ILogger logger, long digestId, string channel, string reason);
    }
}
