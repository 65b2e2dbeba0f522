using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Ops;

namespace Monitor.Worker.Tests.Ops;

public sealed class HeartbeatTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-heart-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 3, 3, 12, 0, 0, TimeSpan.Zero));
    private readonly ConfigurationManager _configuration = new();

    public HeartbeatTests() => _configuration[DataFolder.Setting] = _folder.FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_beat_is_a_file_whose_age_tells_whether_the_scheduler_lives()
    {
        var heartbeat = new Heartbeat(_configuration, _time);
        heartbeat.Expect();

        Assert.Null(Heartbeat.ReadLast(_folder.FullName));
        await heartbeat.BeatAsync(_time.GetUtcNow(), Ct);

        Assert.Equal(_time.GetUtcNow(), Heartbeat.ReadLast(_folder.FullName));
        Assert.Contains("\"at\":\"2031-03-03T12:00:00+00:00\"", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, Heartbeat.FileName), Ct), StringComparison.Ordinal);
        _time.Advance(Heartbeat.Patience);
        Assert.Null(heartbeat.Trouble(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("The scheduler has not run a job since 2031-03-03 12:00 UTC: restart the service.", heartbeat.Trouble(_time.GetUtcNow()));
    }

    [Fact]
    public void A_replay_without_a_schedule_has_no_heart_to_stop()
    {
        var heartbeat = new Heartbeat(_configuration, _time);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Null(heartbeat.Trouble(_time.GetUtcNow()));
    }

    [Fact]
    public async Task The_ping_reaches_its_address_and_a_switch_that_is_away_is_no_fault()
    {
        await using var publisher = await LoopbackPublisher.StartAsync();
        publisher.Answer("/ping/secret", 200, "OK");
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(_configuration).AddSingleton<TimeProvider>(_time).AddLogging().AddWatch().BuildServiceProvider();
        var ping = new HeartbeatPing(services.GetRequiredService<IHttpClientFactory>(), _configuration, NullLogger<HeartbeatPing>.Instance);

        await ping.PingAsync(_time.GetUtcNow(), Ct);
        Assert.Empty(publisher.RequestsFor("/ping/secret"));
        _configuration[HeartbeatPing.Setting] = publisher.At("/ping/secret").AbsoluteUri;
        await ping.PingAsync(_time.GetUtcNow(), Ct);
        Assert.Single(publisher.RequestsFor("/ping/secret"));
        _configuration[HeartbeatPing.Setting] = "http://127.0.0.1:1/ping/secret";
        await ping.PingAsync(_time.GetUtcNow(), Ct);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
