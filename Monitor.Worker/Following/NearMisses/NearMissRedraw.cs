using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.NearMisses;

/// <summary>Draws near misses anew that stand in a channel, when somebody has labelled one of them or taken a label back.</summary>
internal sealed partial class NearMissRedraw(
    DigestStore digests, CareStore cares, INotifier notifier, SendingBlocks blocks, IOptions<AlertingOptions> options, TimeProvider time, ILogger<NearMissRedraw> logger)
{
    /// <summary>Of the table of waits: a picture that is a little old is worth no haste.</summary>
    private const int Unhurried = 3;

    /// <summary>With what people have said of its lines by now; what is no digest of near misses stays as it is.</summary>
    public async Task<Digest> MarkedAsync(Digest digest, CancellationToken ct)
    {
        if (digest.Rhythm is not Rhythm.NearMiss) return digest;
        var marked = new List<DigestLine>(digest.Lines.Count);
        foreach (var line in digest.Lines) marked.Add(line with { Label = CareWords.Of(await cares.FindAsync(line.Alert.ItemId, time.GetUtcNow(), ct)).Label });
        return digest with { Lines = marked };
    }

    public async Task DrawDueAsync(CancellationToken ct)
    {
        foreach (var stale in await digests.StaleAsync(time.GetUtcNow(), ct)) await digests.MarkDrawnAsync(stale, await DrawAsync(stale, ct), ct);
    }

    /// <returns>When it is to be tried again; null when it need not be.</returns>
    private async Task<DateTimeOffset?> DrawAsync(StoredDigest stale, CancellationToken ct)
    {
        if (notifier.ConversationIn(stale.Channel) is not { } talk || stale.Coverage is not { } coverage) return null;
        if (!blocks.IsOpen(stale.Channel)) return time.GetUtcNow() + SendingBlocks.ProbeEvery;
        var whole = await MarkedAsync(DigestDraft.Of(stale, coverage), ct);
        foreach (var (place, part) in Posted(stale, whole))
        {
            var outcome = await talk.RedrawAsync(place, part, DigestDraft.TagOf(stale, part), ct);
            switch (DeliveryPolicy.After(outcome, Unhurried, time.GetUtcNow(), options.Value.RetryAfter))
            {
                // A message that is gone was taken out of the channel; the others still stand there.
                case DeliveryStep.Again when outcome is NotifyOutcome.Gone gone:
                    Log.Left(logger, stale.Id, stale.Channel, gone.Reason);
                    break;
                case DeliveryStep.Again { Stops: { } scope } again:
                    blocks.Stop(scope, stale.Channel, again.Reason);
                    return time.GetUtcNow() + SendingBlocks.ProbeEvery;
                case DeliveryStep.Again again:
                    return again.NotBefore;
                case DeliveryStep.Dead dead:
                    Log.Left(logger, stale.Id, stale.Channel, dead.Reason);
                    break;
            }
        }

        return null;
    }

    /// <summary>The messages that it became, each with its lines, as they stand in the channel.</summary>
    private static IEnumerable<(ThreadPlace Place, Digest Part)> Posted(StoredDigest stale, Digest whole)
    {
        var marked = whole.Lines.ToDictionary(line => line.DeliveryId);
        var messages = stale.Lines.Where(line => line is { ChannelId: not null, MessageId: not null }).GroupBy(line => (Channel: line.ChannelId!, Message: line.MessageId!))
            .Select(group => (group.Key, Lines: DigestSections.HighestFirst(group.Select(line => marked[line.Id]))))
            .OrderByDescending(message => message.Lines[0].Alert.Classification.Relevance).ToList();
        var counts = DigestSections.Counts(whole.Lines);
        return messages.Select((message, i) => (
            new ThreadPlace(stale.Channel, message.Key.Channel, message.Key.Message, Drawn: ""),
            whole with
            {
                Lines = message.Lines,
                Counts = counts,
                Part = i + 1,
                Parts = messages.Count,
                More = i + 1 == messages.Count ? whole.More : 0,
                Coverage = i + 1 == messages.Count ? whole.Coverage : null,
            }));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A message of digest {DigestId} in {Channel} is left as it stands: {Reason}")]
        public static partial void Left(ILogger logger, long digestId, string channel, string reason);
    }
}
