using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Journey;

/// <summary>Everything that a data folder holds, in an order that does not depend on when it was found.</summary>
internal sealed record KeptState(IReadOnlyList<string> Versions, IReadOnlyList<string> Events, IReadOnlyList<string> Messages)
{
    public static async Task<KeptState> ReadAsync(string folder, CancellationToken ct)
    {
        var configuration = new ConfigurationManager { ["Storage:Folder"] = folder };
        await using var services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
        var store = services.GetRequiredService<MonitorStore>();
        await store.EnsureReadyAsync(ct);
        List<string> versions = [], events = [];
        var feed = await store.Items.FeedAsync(new FeedQuery { RelevantOnly = false, Take = 100_000 }, ct);
        foreach (var id in feed.Select(entry => entry.Item.Id).Distinct())
        {
            var item = (await store.Items.FindAsync(id, ct))!;
            versions.AddRange(item.Documents.SelectMany(document => document.Versions.Select(version => $"{document.Source}/{document.NativeId} {version.Number} {version.Fingerprint}")));
            events.AddRange(item.Events.Select(entry => $"{entry.Source}/{Name(item, entry.Source)} {Of(entry.Event)}"));
        }

        var messages = (await store.Deliveries.ListAsync(state: null, channel: null, before: null, 100_000, ct))
            .Select(delivery => $"{delivery.State} {delivery.Channel} {delivery.Alert.Source} {delivery.Alert.Title} {Of(delivery.Alert.Event)}");
        return new KeptState([.. versions.Order(StringComparer.Ordinal)], [.. events.Order(StringComparer.Ordinal)], [.. messages.Order(StringComparer.Ordinal)]);
    }

    private static string Name(ItemDetail item, SourceId source) => item.Documents.First(document => document.Source == source).NativeId;

    // The day in a stage's discriminator is the day of the test, which may end in the middle of it.
    private static string Of(ItemEvent happened) => $"{happened.Kind} {happened.Discriminator.Split('@')[0]}";
}
