using System.Diagnostics;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.NearMisses;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following;

/// <summary>Sends digests at their times. One that was due while the service was down is sent once when it is up again.</summary>
internal sealed partial class DigestSender(
    DigestStore digests, DigestPlan plan, NearMissDigests nearMisses, NearMissRedraw redraw, AlertRules rules, INotifier notifier, SendingBlocks blocks, CoverageReader coverage, IOptions<AlertingOptions> options,
    CommitSignal signal, TimeProvider time, ILogger<DigestSender> logger)
    : SendingLoop(signal, time, logger)
{
    /// <inheritdoc/>
    public override async Task<int> SendDueAsync(CancellationToken ct)
    {
        await plan.KeepAsync([.. rules.Digests.Where(digest => digest.Clock.Rhythm == Rhythm.Weekly), .. nearMisses.Wanted], Now, ct);
        await nearMisses.FillDueAsync(Now, ct);
        var sent = await SendAsync(Now, evenIfEmpty: true, ct);
        await redraw.DrawDueAsync(ct);
        return sent;
    }

    /// <summary>What has gathered so far, without waiting for its time.</summary>
    /// <returns>How many digests were sent.</returns>
    public Task<int> SendGatheredAsync(CancellationToken ct) => SendAsync(DateTimeOffset.MaxValue, evenIfEmpty: false, ct);

    // Each channel by itself, as with messages: one that is slow holds up no other.
    private async Task<int> SendAsync(DateTimeOffset asOf, bool evenIfEmpty, CancellationToken ct)
    {
        var due = new List<StoredDigest>();
        foreach (var id in await digests.DueAsync(asOf, ct))
        {
            if (await digests.FindAsync(id, ct) is { } digest && (digest.Lines.Count > 0 || (evenIfEmpty && MayBeEmpty(digest)))) due.Add(digest);
        }

        var sent = await Task.WhenAll(due.GroupBy(digest => digest.Channel, StringComparer.Ordinal).Select(lane => SendLaneAsync([.. lane], asOf, ct)));
        return sent.Sum();
    }

    private async Task<int> SendLaneAsync(IReadOnlyList<StoredDigest> lane, DateTimeOffset asOf, CancellationToken ct)
    {
        var sent = 0;
        foreach (var digest in lane)
        {
            if (!blocks.IsOpen(digest.Channel) && !blocks.MayProbe(digest.Channel)) continue;
            if (await digests.ClaimAsync(digest.Id, asOf, Now + options.Value.Lease, ct) is not { } claimed) continue;
            // Who was sending it when it was looked at has not come back: what he posted is not known.
            if (await SendAsync(claimed, inDoubt: claimed.Attempts > 1 || digest.State is DeliveryState.Sending, ct)) sent++;
        }

        return sent;
    }

    // Near misses that another process is about to choose.
    private static bool MayBeEmpty(StoredDigest digest) => digest.Rhythm is not Rhythm.NearMiss;

    private async Task<bool> SendAsync(StoredDigest claimed, bool inDoubt, CancellationToken ct)
    {
        var seen = await coverage.SilenceAsync(ct);
        var parts = notifier.Split(claimed.Channel, await redraw.MarkedAsync(DigestDraft.OfUnsent(claimed, seen), ct));
        foreach (var part in parts)
        {
            var outcome = await SendAsync(claimed, part, inDoubt, ct);
            if (!await MarkAsync(claimed, part, outcome, seen, ct)) return false;
        }

        return true;
    }

    // An earlier attempt may have brought a part to the channel without its being known.
    private async Task<NotifyOutcome> SendAsync(StoredDigest claimed, Digest part, bool inDoubt, CancellationToken ct)
    {
        var tag = DigestDraft.TagOf(claimed, part) with { People = rules.PeopleOf(claimed.Lines.Select(line => line.Rule)) };
        if (inDoubt && notifier.ConversationIn(claimed.Channel) is { } talk)
        {
            var found = await talk.FindAsync(new LookFor(claimed.Channel, ChannelName.Of(claimed.Channel).Id, ThreadId: null, tag.Id!, SentSince(claimed)), ct);
            if (found.Settles is { } settled) return settled;
        }

        return await notifier.SendAsync(claimed.Channel, part, tag, ct);
    }

    // Asked for before its time it may stand in the channel for longer than it is due.
    private DateTimeOffset SentSince(StoredDigest claimed) => claimed.DueAt <= Now ? claimed.DueAt : Now.AddDays(-1);

    /// <returns>False when the rest of the digest has to wait.</returns>
    private async Task<bool> MarkAsync(StoredDigest claimed, Digest part, NotifyOutcome outcome, Silence seen, CancellationToken ct)
    {
        var now = Now;
        switch (DeliveryPolicy.After(outcome, claimed.Attempts, now, options.Value.RetryAfter))
        {
            case DeliveryStep.Done done:
                blocks.Passed(claimed.Channel);
                var posted = new PostedPart([.. part.Lines.Select(line => line.DeliveryId)], done.ChannelId, done.MessageId);
                if (part.Part == part.Parts) await digests.MarkSentAsync(claimed.Id, posted, now, seen, ct);
                else await digests.MarkPartAsync(claimed.Id, posted, now, now + options.Value.Lease, ct);
                return true;
            case DeliveryStep.Again again:
                if (again.Stops is { } scope) blocks.Stop(scope, claimed.Channel, again.Reason);
                await digests.MarkRetryAsync(claimed.Id, new SendingEnd(again.NotBefore, again.Reason) { IsFree = again.IsFree }, ct);
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
