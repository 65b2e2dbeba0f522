using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Following;
using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following.Threads;

/// <summary>The worker with a bot in a workspace on loopback, another workspace beside it with channels of the same ids, and a clock in the test's hands.</summary>
internal sealed class SlackBench : IAsyncDisposable
{
    public const string Leads = "C0LEADS";
    public const string Others = "C0OTHERS";

    private static readonly Bill Old = new("0", "B-0", "Bridge Bill", Bill.Harmless);

    private readonly FakeSlack _slack;
    private readonly List<Bill> _bills = [Old];

    private SlackBench(FakeSlack slack, FakeWorkspace workspace, FakeWorkspace elsewhere, CrawlBench bench, FakeTimeProvider clock) =>
        (_slack, Workspace, Elsewhere, Bench, Clock) = (slack, workspace, elsewhere, bench, clock);

    public FakeWorkspace Workspace { get; }

    /// <summary>Nobody knows of it without a setting.</summary>
    public FakeWorkspace Elsewhere { get; }

    public CrawlBench Bench { get; }

    public FakeTimeProvider Clock { get; }

    public IReadOnlyList<string> Called => [.. _slack.Posts.Select(post => post.Method)];

    public IReadOnlyList<string> CalledIn(FakeWorkspace workspace) => [.. _slack.Posts.Where(workspace.Knows).Select(post => post.Method)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SlackBench> OpenAsync(params (string Key, string Value)[] settings)
    {
        // It goes on by itself a little with each look, so that nobody waits for his turn.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(20) };
        var (workspace, elsewhere) = (Roomy(FakeWorkspace.Token), Roomy(FakeWorkspace.OtherToken));
        var slack = await FakeSlack.StartAsync(workspace, elsewhere);
        var bench = await CrawlBench.OpenWithAsync(
            services => services.AddSingleton<TimeProvider>(clock),
            [
                ("Slack:BotToken", FakeWorkspace.Token), ("Slack:ApiUrl", new Uri(slack.Address, "api").AbsoluteUri), ("Slack:PostEvery", "00:00:00.01"),
                ("Alerting:DefaultChannel", Leads), ("Alerting:RetryAfter", "00:00:00.001"), .. settings,
            ]);
        var all = new SlackBench(slack, workspace, elsewhere, bench, clock);
        await all.CrawlAsync();
        return all;
    }

    /// <summary>The publisher turns the page: bills that are new, or known ones as they are now.</summary>
    public async Task PublishAsync(params Bill[] bills)
    {
        foreach (var bill in bills)
        {
            _bills.RemoveAll(known => known.Id == bill.Id);
            _bills.Add(bill);
        }

        await CrawlAsync();
    }

    public async Task<int> SendAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var sent = await Bench.Get<DeliverySender>().SendDueAsync(Ct);
        await Bench.Get<ParentFollower>().SendDueAsync(Ct);
        return sent;
    }

    public FakeChannel Channel(string id = Leads) => Workspace.Channels[id];

    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync() => [.. (await Bench.DeliveriesAsync()).OrderBy(delivery => delivery.Id)];

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        await _slack.DisposeAsync();
    }

    private async Task CrawlAsync()
    {
        Bench.Publish([.. _bills]);
        Clock.Advance(TimeSpan.FromHours(1));
        await Bench.CrawlAsync(Bench.Bills);
    }

    private static FakeWorkspace Roomy(string token)
    {
        var workspace = new FakeWorkspace(TimeProvider.System) { OwnToken = token, Limits = new FakeLimits(TimeProvider.System, TimeSpan.FromMilliseconds(1), burst: 1_000) };
        foreach (var channel in (string[])[Leads, Others]) workspace.Add(channel);
        return workspace;
    }
}
