using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Worker.Documents;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using StoreSamples = Monitor.Worker.Tests.Storage.Samples;

namespace Monitor.Worker.Tests.Journey;

/// <summary>An outbox full of messages, each item with three in one channel, and a workspace in which much goes wrong.</summary>
internal sealed record Storm(int Seed, int Deliveries, int Channels, int Kills, TimeSpan PostEvery)
{
    private const int EventsOfItem = 3;

    private static readonly EventKind[] Story = [EventKind.New, EventKind.TextChanged, EventKind.StageChanged];

    public int Items => Deliveries / EventsOfItem;

    public FakeWorkspace Workspace()
    {
        var workspace = new FakeWorkspace(TimeProvider.System)
        {
            Limits = new FakeLimits(TimeProvider.System, PostEvery, burst: 4),
            Faults = new FakeFaults(Seed, (FakeFault.Limited, 0.03), (FakeFault.Failed, 0.04), (FakeFault.FailedAfter, 0.03), (FakeFault.Cut, 0.05), (FakeFault.CutAfter, 0.05)),
        };
        foreach (var channel in Enumerable.Range(0, Channels)) workspace.Add(ChannelOf(channel));
        return workspace;
    }

    public Dictionary<string, string> Environment(Uri slack) => new()
    {
        ["Slack__BotToken"] = FakeWorkspace.Token,
        ["Slack__ApiUrl"] = new Uri(slack, "api").AbsoluteUri,
        ["Slack__PostEvery"] = PostEvery.ToString("c"),
        ["Slack__Timeout"] = "00:00:05",
        ["Alerting__RetryAfter"] = "00:00:00.05",
        ["Alerting__Lease"] = "00:00:02",
    };

    public async Task FillAsync(string folder, CancellationToken ct)
    {
        await using var services = Services(folder);
        var store = services.GetRequiredService<MonitorStore>();
        await store.EnsureReadyAsync(ct);
        foreach (var chunk in Enumerable.Range(0, Items).Chunk(500))
            await store.Runs.CommitAsync(StoreSamples.Commit(StoreSamples.Source(), TimeProvider.System.GetUtcNow(), [.. chunk.Select(Change)]), ct);
    }

    /// <summary>The outbox as it is now, in the order in which messages were planned.</summary>
    public static async Task<IReadOnlyList<Delivery>> ReadAsync(string folder, CancellationToken ct)
    {
        await using var services = Services(folder);
        return [.. (await services.GetRequiredService<DeliveryStore>().ListAsync(state: null, channel: null, before: null, int.MaxValue, ct)).OrderBy(delivery => delivery.Id)];
    }

    private static ServiceProvider Services(string folder) => new ServiceCollection().AddLogging()
        .AddStorage(new ConfigurationManager { ["Storage:Folder"] = folder }).BuildServiceProvider();

    private static string ChannelOf(int number) => $"C{number:000}";

    private DocumentChange Change(int number)
    {
        var happened = Story.Select(kind => StoreSamples.Event(kind, "once", TimeProvider.System.GetUtcNow())).ToList();
        var document = StoreSamples.Document($"b{number}", $"Production of Data Act {number} <!channel>");
        var planned = happened.Select(one => StoreSamples.Delivery(one, ChannelOf(number % Channels)));
        return StoreSamples.New(document, $"Text {number}.") with { Events = happened, Deliveries = [.. planned.Select(one => one with { Alert = one.Alert with { Title = document.Title } })] };
    }
}
