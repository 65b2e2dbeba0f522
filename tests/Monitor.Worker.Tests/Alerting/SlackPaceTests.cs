using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;
using Monitor.Worker.Alerting.Slack.Calling;

namespace Monitor.Worker.Tests.Alerting;

public sealed class SlackPaceTests
{
    private static readonly SlackCall Post = new(SlackMethod.PostMessage, "C1");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2031, 3, 15, 9, 0, 0, TimeSpan.Zero));
    private readonly SlackPace _pace;

    public SlackPaceTests() => _pace = new SlackPace(new SlackSettings(Options.Create(new SlackOptions()), Options.Create(new AlertingOptions()), new ConfigurationManager()), _clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_waited_while_the_machine_stood_still_do_not_all_go_at_once()
    {
        Task<DateTimeOffset>[] turns = [TurnAsync(), TurnAsync(), TurnAsync()];
        _clock.Advance(TimeSpan.FromSeconds(10));

        var times = await DriveAsync(turns);

        Assert.True(times[1] - times[0] >= SlackOptions.UsualPostEvery, $"{times[1] - times[0]}");
        Assert.True(times[2] - times[1] >= SlackOptions.UsualPostEvery, $"{times[2] - times[1]}");
    }

    [Fact]
    public async Task Whoever_gives_up_takes_no_turn_from_the_next()
    {
        using var impatient = new CancellationTokenSource();
        var first = TurnAsync();
        var gone = _pace.EnterAsync(Post, impatient.Token);
        var next = TurnAsync();
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        var times = await DriveAsync([first, next]);

        Assert.InRange(times[1] - times[0], SlackOptions.UsualPostEvery, SlackOptions.UsualPostEvery * 2);
    }

    [Fact]
    public async Task A_wait_that_slack_asks_for_is_told_to_those_who_wait_already_and_to_no_other_channel()
    {
        await _pace.EnterAsync(Post, Ct);
        var waiting = _pace.EnterAsync(Post, Ct);

        _pace.Hold(Post, TimeSpan.FromSeconds(30));
        _clock.Advance(SlackOptions.UsualPostEvery);

        Assert.Equal(TimeSpan.FromSeconds(29), await waiting);
        Assert.Null(await _pace.EnterAsync(Post with { Channel = "C2" }, Ct));
        Assert.Null(await _pace.EnterAsync(Post with { Channel = "emea/C1" }, Ct));
    }

    private async Task<DateTimeOffset> TurnAsync()
    {
        Assert.Null(await _pace.EnterAsync(Post, Ct));
        return _clock.GetUtcNow();
    }

    private async Task<DateTimeOffset[]> DriveAsync(Task<DateTimeOffset>[] turns)
    {
        var all = Task.WhenAll(turns);
        while (!all.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return await all;
    }
}
