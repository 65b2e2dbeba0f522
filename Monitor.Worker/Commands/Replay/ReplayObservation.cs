using System.Text.Json;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Commands.Replay;

/// <summary>Reads back from the store what each sample came to on each day: what counts is what was kept, not what was said.</summary>
internal sealed class ReplayObservation(SampleSet samples, IServiceProvider services, ReplayDays days)
{
    private const int Plenty = 10_000;

    private readonly ItemStore _items = services.GetRequiredService<ItemStore>();

    public async Task<IReadOnlyList<SampleResult>> ReadAsync(CancellationToken ct)
    {
        var begun = days.Begun;
        var runs = await services.GetRequiredService<RunStore>().RunsBetweenAsync(begun[0], DateTimeOffset.MaxValue, ct);
        var events = await EventsAsync(begun[0], ct);
        var alerts = await AlertsAsync(ct);
        return
        [
            .. samples.Expected.Select(sample => new SampleResult(
                sample.Source.Value,
                sample.Shows,
                [.. sample.Days.Select((expected, i) => new DayResult(i + 1, expected, Seen(sample.Source, i, begun, runs, events, alerts)))])),
        ];
    }

    private static SeenDay Seen(
        SourceId source, int day, IReadOnlyList<DateTimeOffset> begun, IReadOnlyList<SourceRun> runs, IReadOnlyList<Happening> events, IReadOnlyList<Happening> alerts)
    {
        var (from, until) = (begun[day], day + 1 < begun.Count ? begun[day + 1] : DateTimeOffset.MaxValue);
        // The first run of a day is the one that saw it; a replay that was killed and taken up again adds no other.
        var run = runs.Where(run => run.Source == source && run.StartedAt >= from && run.StartedAt < until).MinBy(run => run.StartedAt);
        return new SeenDay(run?.Outcome.Code() ?? "no run", run?.Detail, Names(events), Names(alerts));

        List<string> Names(IReadOnlyList<Happening> all) =>
            [.. all.Where(one => one.Source == source && one.At >= from && one.At < until).Select(one => one.Name)];
    }

    private async Task<List<Happening>> EventsAsync(DateTimeOffset since, CancellationToken ct)
    {
        List<Happening> happenings = [];
        foreach (var entry in await _items.FeedAsync(new FeedQuery { RelevantOnly = false, Since = since, Take = Plenty }, ct))
        {
            var native = await NativeIdAsync(entry.Item.Id, entry.Entry.Source, ct);
            happenings.Add(new Happening(entry.Entry.Source, entry.Entry.Event.SeenAt, $"{Word(entry.Entry.Event.Kind)} {native}"));
        }

        return happenings;
    }

    private async Task<List<Happening>> AlertsAsync(CancellationToken ct)
    {
        List<Happening> happenings = [];
        // A message of its own and a line of a digest tell the same event to two channels.
        var told = new HashSet<(long, EventKind, string)>();
        foreach (var delivery in await services.GetRequiredService<DeliveryStore>().ListAsync(state: null, channel: null, before: null, Plenty, ct))
        {
            var alert = delivery.Alert;
            if (!told.Add((alert.ItemId, alert.Event.Kind, alert.Event.Discriminator))) continue;
            var native = await NativeIdAsync(alert.ItemId, alert.Source, ct);
            happenings.Add(new Happening(alert.Source, alert.Event.SeenAt, $"{Word(alert.Event.Kind)} {native}"));
        }

        return happenings;
    }

    private async Task<string> NativeIdAsync(long itemId, SourceId source, CancellationToken ct)
    {
        var item = await _items.FindAsync(itemId, ct) ?? throw new InvalidOperationException($"Item {itemId} has an event but is not kept.");
        return item.Documents.First(document => document.Source == source).NativeId;
    }

    private static string Word(EventKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private sealed record Happening(SourceId Source, DateTimeOffset At, string Name);
}
