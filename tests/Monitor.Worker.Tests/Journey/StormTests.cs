using System.Globalization;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;

namespace Monitor.Worker.Tests.Journey;

/// <summary>
/// Slack limits, fails and cuts connections, often after it has taken the message, and the worker is killed again and again: every message
/// stands once, in its order, and none came too soon. A small storm here; for the long proof, twenty storms of 5,000 messages in 40 channels:
/// <c>MONITOR_STORM_SEEDS=20 dotnet test --project tests/Monitor.Worker.Tests -- --filter-class "*StormTests"</c>
/// </summary>
public sealed class StormTests(ITestOutputHelper output)
{
    // Each waits for its workspace's limits most of the time. With more, a small machine is so late that calls arrive in bunches, too soon.
    private const int AtOnce = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_message_stands_once_and_in_order_whatever_breaks_and_however_often_the_worker_is_killed()
    {
        if (Seeds() is not { Count: > 0 } seeds) await WeatherAsync(new Storm(Seed: 20261127, Deliveries: 120, Channels: 8, Kills: 2, PostEvery: TimeSpan.FromMilliseconds(200)));
        else await Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Ct },
            async (seed, _) => await WeatherAsync(new Storm(seed, Deliveries: 5_000, Channels: 40, Kills: 15, PostEvery: TimeSpan.FromMilliseconds(250))));
    }

    /// <summary>20: the first twenty; 5-20: those from the fifth on.</summary>
    private static IReadOnlyList<int> Seeds()
    {
        var ends = (Environment.GetEnvironmentVariable("MONITOR_STORM_SEEDS") ?? "0").Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        var first = ends.Count > 1 ? ends[0] : 1;
        return [.. Enumerable.Range(first, ends[^1] - first + 1)];
    }

    private async Task WeatherAsync(Storm storm)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-storm-");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            await storm.FillAsync(data, Ct);
            var workspace = storm.Workspace();
            await using var slack = await FakeSlack.StartAsync(workspace);
            var started = TimeProvider.System.GetTimestamp();
            var killed = await DriveAsync(storm, slack, folder.FullName, data);

            var outbox = await Storm.ReadAsync(data, Ct);
            Report(storm, workspace, slack, killed, TimeProvider.System.GetElapsedTime(started));
            Assert.Equal(storm.Items * 3, outbox.Count);
            Stands(outbox, workspace.Visible);
            foreach (var channel in workspace.Channels.Values) KeepsOrder(outbox, channel);
            Assert.Equal(0, workspace.Limits.TooSoon);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The worker sends, is killed while it does, and is started again until everything is sent.</summary>
    private static async Task<int> DriveAsync(Storm storm, FakeSlack slack, string folder, string data)
    {
        var random = new Random(storm.Seed);
        for (var killed = 0; ; killed++)
        {
            await using var program = BuiltProgram.Start(folder, storm.Environment(slack.Address), "alerts", "send", "--wait", "600", "--data", data);
            if (killed == storm.Kills || !await DiesAsync(program, slack, TimeSpan.FromSeconds(random.NextDouble() * 1.2)))
            {
                Assert.True(await program.ExitAsync() == 0, program.Output);
                return killed;
            }
        }
    }

    // A moment is a span of time: this test is about what a clock and not the program decides.
    private static async Task<bool> DiesAsync(BuiltProgram program, FakeSlack slack, TimeSpan after)
    {
        var before = slack.Posts.Count;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var left = after; !program.HasExited && left > TimeSpan.Zero;)
        {
            await tick.WaitForNextTickAsync(Ct);
            if (slack.Posts.Count > before) left -= tick.Period;
        }

        if (program.HasExited) return false;
        program.Kill();
        return true;
    }

    private static void Stands(IReadOnlyList<Delivery> outbox, IReadOnlyList<FakeMessage> visible)
    {
        var byDelivery = visible.ToLookup(message => message.DeliveryId);
        Assert.All(outbox, delivery =>
        {
            var message = Assert.Single(byDelivery[delivery.Id.ToString(CultureInfo.InvariantCulture)]);
            Assert.Equal((DeliveryState.Sent, message.Ts, (string?)null), (delivery.State, delivery.MessageId, delivery.LastError));
        });
        Assert.Equal(outbox.Count, visible.Count);
    }

    private static void KeepsOrder(IReadOnlyList<Delivery> outbox, FakeChannel channel)
    {
        var byTs = channel.Messages.ToDictionary(message => message.Ts);
        foreach (var item in outbox.Where(delivery => byTs.ContainsKey(delivery.MessageId!)).GroupBy(delivery => delivery.Alert.ItemId))
        {
            var stands = item.OrderBy(delivery => delivery.Id).Select(delivery => byTs[delivery.MessageId!]).ToList();
            Assert.Null(stands[0].ThreadTs);
            Assert.All(stands.Skip(1), reply => Assert.Equal(stands[0].Ts, reply.ThreadTs));
            Assert.Equal(stands.Select(message => message.Ts).Order(StringComparer.Ordinal), stands.Select(message => message.Ts));
        }
    }

    private void Report(Storm storm, FakeWorkspace workspace, FakeSlack slack, int killed, TimeSpan took)
    {
        var faults = string.Join(", ", workspace.Faults.Done.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"));
        var calls = string.Join(", ", slack.Posts.CountBy(post => post.Method).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Value} {pair.Key}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Seed {storm.Seed}: {storm.Items * 3} messages in {storm.Channels} channels, {killed} kills, {took.TotalSeconds:0} s; faults: {faults}; calls: {calls}; visible {workspace.Visible.Count}, too soon {workspace.Limits.TooSoon}."));
    }
}
