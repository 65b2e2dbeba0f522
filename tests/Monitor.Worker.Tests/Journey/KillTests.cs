using System.Globalization;
using Monitor.Worker.Tests.Learning;

namespace Monitor.Worker.Tests.Journey;

/// <summary>
/// kill -9 at any moment of the demo, and a restart, lose and repeat nothing. A few kills of a demo of a third of the samples here; for the
/// long proof, of the whole demo:
/// <c>MONITOR_KILLS=100 dotnet test --project tests/Monitor.Worker.Tests -- --filter-class "*KillTests"</c>
/// </summary>
public sealed class KillTests(TrainedModels models, ITestOutputHelper output)
{
    [Fact]
    public async Task Kills_at_random_moments_of_the_demo_lose_and_repeat_nothing()
    {
        var asked = Environment.GetEnvironmentVariable("MONITOR_KILLS");
        var kills = int.Parse(asked ?? "3", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("MONITOR_SEED") ?? "20261123", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("monitor-kills-");
        try
        {
            models.PutInto(Path.Combine(folder.FullName, "data"));
            if (asked is null) SomeSamples.Write(Path.Combine(folder.FullName, "samples"));
            string[] demo = ["demo", "--exit", "--urls", "http://127.0.0.1:0", .. asked is null ? (string[])["--samples", "samples"] : []];
            var (expected, length) = await UndisturbedAsync(folder.FullName, demo);
            var random = new Random(seed);
            var killed = 0;
            for (var number = 1; killed < kills; number++)
            {
                var inThisDemo = await DisturbedAsync(folder.FullName, demo, random, length, kills - killed);
                killed += inThisDemo;
                var kept = await KeptState.ReadAsync(Path.Combine(folder.FullName, "data", "demo"), TestContext.Current.CancellationToken);
                output.WriteLine($"Demo {number}: {inThisDemo} kills ({killed} of {kills}), then finished: {kept.Versions.Count} versions, {kept.Events.Count} events, {kept.Messages.Count} messages.");
                Assert.Equal(expected.Versions, kept.Versions);
                Assert.Equal(expected.Events, kept.Events);
                Assert.Equal(expected.Messages, kept.Messages);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(KeptState State, TimeSpan Length)> UndisturbedAsync(string folder, string[] demo)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (exit, said) = await BuiltProgram.RunAsync(folder, demo);
        Assert.True(exit == 0, said);
        var state = await KeptState.ReadAsync(Path.Combine(folder, "data", "demo"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(state.Messages);
        Assert.All(state.Messages, message => Assert.StartsWith("Sent ", message, StringComparison.Ordinal));
        return (state, TimeProvider.System.GetElapsedTime(started));
    }

    /// <summary>One demo, killed and started again until it comes to its end.</summary>
    private static async Task<int> DisturbedAsync(string folder, string[] demo, Random random, TimeSpan length, int most)
    {
        var killed = 0;
        while (true)
        {
            await using var program = BuiltProgram.Start(folder, new Dictionary<string, string>(), demo);
            if (killed >= most || !await DiesAsync(program, length * random.NextDouble()))
            {
                Assert.True(await program.ExitAsync() == 0, program.Output);
                return killed;
            }

            killed++;
        }
    }

    // A moment is a span of time: this test is about what a clock and not the program decides.
    private static async Task<bool> DiesAsync(BuiltProgram program, TimeSpan after)
    {
        using var timer = new PeriodicTimer(after + TimeSpan.FromMilliseconds(1));
        var moment = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask();
        await Task.WhenAny(moment, program.ExitAsync());
        if (program.HasExited) return false;
        program.Kill();
        return true;
    }
}
