using Monitor.Worker.Alerting;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Following.NearMisses;

/// <summary>The near misses of channels as digests: each is chosen when it falls due, and then is a digest like any other.</summary>
internal sealed class NearMissDigests(DigestStore digests, NearMissStore store, NearMissChoice choice, AlertRules rules)
{
    /// <summary>The next of each channel, to be kept ready.</summary>
    public IEnumerable<(string Channel, DigestClock Clock)> Wanted => rules.NearMisses.Select(section => (section.Channel, section.Clock));

    /// <summary>Gives those that have fallen due their lines; what there is nothing for is dropped.</summary>
    public async Task FillDueAsync(DateTimeOffset now, CancellationToken ct)
    {
        foreach (var digest in await digests.UnfilledAsync(Rhythm.NearMiss, now, ct))
        {
            var chosen = await ChooseAsync(digest.Channel, ct);
            await store.FillAsync(digest.Id, chosen.Lines, chosen.More, ct);
        }
    }

    /// <summary>One that is not due yet as it would be now; any other as it is.</summary>
    public async Task<StoredDigest> PreviewAsync(StoredDigest digest, CancellationToken ct)
    {
        if (digest is not { Rhythm: Rhythm.NearMiss, State: DeliveryState.Pending, Lines.Count: 0 }) return digest;
        var chosen = await ChooseAsync(digest.Channel, ct);
        return digest with { More = chosen.More, Lines = [.. chosen.Lines.Select((line, i) => LineOf(line, i, digest))] };
    }

    // A section may have been taken out of the configuration since.
    private async Task<ChosenNearMisses> ChooseAsync(string channel, CancellationToken ct) =>
        rules.NearMisses.FirstOrDefault(section => section.Channel == channel) is { } section ? await choice.ChooseAsync(section, ct) : new ChosenNearMisses([], 0);

    private static Delivery LineOf(PlannedDelivery planned, int at, StoredDigest digest) => new()
    {
        Id = at,
        Rule = planned.Rule,
        Channel = planned.Channel,
        Alert = planned.Alert,
        DigestId = digest.Id,
        State = DeliveryState.Pending,
        Attempts = 0,
        NextTryAt = digest.DueAt,
        CreatedAt = digest.DueAt,
    };
}
