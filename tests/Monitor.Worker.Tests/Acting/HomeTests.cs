using System.Text.Json.Nodes;
using Monitor.Worker.Acting;
using Monitor.Worker.Acting.Caring;
using Monitor.Worker.Acting.Home;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Reporting.Coverage;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

public sealed class HomeTests : IAsyncLifetime
{
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Home_shows_my_items_their_deadlines_what_rests_and_the_coverage_line()
    {
        var desk = _stage.Get<CareDesk>();
        await desk.AssignAsync(Seed.Bill, "lea@example.org", "Rob", Ct);
        await desk.AssignAsync(Seed.Japanese, "Rob", "Rob", Ct);
        await desk.SnoozeAsync(Seed.German, Snooze.ForDays(7, Seed.Now)!, null, "lea@example.org", Ct);

        await _stage.DoAsync(Payloads.HomeOpened(ActingStage.Lea));

        var said = Assert.Single(_stage.Slack.CallsOf("views.publish"));
        var words = Words(said);
        Assert.Equal(ActingStage.Lea, said.Field("user_id"));
        Assert.Equal("home", said.Json.GetProperty("view").GetProperty("type").GetString());
        Assert.Contains(words, text => text.StartsWith("US · <https://monitor.example/items/1|H.R. 4321", StringComparison.Ordinal));
        Assert.DoesNotContain(words, text => text.Contains("/items/6|", StringComparison.Ordinal));
        Assert.Contains(words, text => text.StartsWith("*24 Mar 2031* (in 9 days) Comments close: US · <https://monitor.example/items/1|", StringComparison.Ordinal));
        Assert.Contains(words, text => text.Contains("/items/3|", StringComparison.Ordinal) && text.Contains("until 22 Mar 2031, 09:30 UTC, by lea@example.org", StringComparison.Ordinal));
        Assert.Contains(words, text => text.Contains("ilence is", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Home_of_somebody_new_says_how_to_begin_and_has_no_buttons_for_a_reader()
    {
        await _stage.Get<CareDesk>().SnoozeAsync(Seed.German, Snooze.ForDays(7, Seed.Now)!, null, "lea@example.org", Ct);

        await _stage.DoAsync(Payloads.HomeOpened(ActingStage.Rob));

        var said = Assert.Single(_stage.Slack.CallsOf("views.publish"));
        Assert.Contains(Words(said), text => text.StartsWith("You look after no item.", StringComparison.Ordinal));
        Assert.DoesNotContain("\"button\"", said.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_sees_on_home_what_is_missing()
    {
        await _stage.DoAsync(Payloads.HomeOpened(ActingStage.Nobody));

        Assert.Contains(Words(Assert.Single(_stage.Slack.CallsOf("views.publish"))), text => text.Contains("there is no account “nobody@example.org”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_of_home_is_answered_and_home_is_drawn_anew()
    {
        await _stage.Get<CareDesk>().SnoozeAsync(Seed.German, Snooze.ForDays(7, Seed.Now)!, null, "lea@example.org", Ct);
        var press = Payloads.Button(ActingStage.Lea, "wake", "3", _stage.Slack.NewTrigger());
        foreach (var part in (string[])["channel", "message", "response_url", "container"]) press.Remove(part);
        press["view"] = new JsonObject { ["type"] = "home", ["id"] = "V1" };

        await _stage.DoAsync(press);

        Assert.Empty(await _stage.Host.Store.Mutes.HoldingAsync(Seed.German, Seed.Now, Ct));
        Assert.Equal(ActingStage.Lea, Assert.Single(_stage.Slack.CallsOf("chat.postMessage")).Field("channel"));
        Assert.Contains(Words(Assert.Single(_stage.Slack.CallsOf("views.publish"))), text => text == "Nothing rests.");
    }

    [Fact]
    public async Task The_other_tab_of_the_app_draws_nothing()
    {
        await _stage.DoAsync(Payloads.HomeOpened(ActingStage.Lea, "Ev2", "messages"));

        Assert.Empty(_stage.Slack.CallsOf("views.publish"));
    }

    [Fact]
    public async Task Home_keeps_slacks_limits_whatever_titles_say_and_however_much_rests()
    {
        var title = "<!channel> <@U1> \u202E\u0000 " + new string('&', 5_000) + string.Concat(Enumerable.Repeat("👩‍👩‍👧", 500));
        var item = (await _stage.Host.Store.Items.SummariesAsync([Seed.Bill], Ct))[Seed.Bill] with { Title = title, Number = title, Jurisdiction = title };
        var mute = new Mute(1, 1, title, Seed.Now, Seed.Now.AddDays(1), title);
        var home = new HomeContent(
            new Person("lea", UserRole.PolicyLead), [.. Enumerable.Repeat(item, 200)], [.. Enumerable.Repeat(new Deadline(item, title, DateOnly.FromDateTime(Seed.Now.UtcDateTime), FromText: false), 200)],
            new Resting([.. Enumerable.Repeat(new RestingItem(mute, item), 300)], [.. Enumerable.Repeat(new Hush(1, HushKind.Rule, title, title, title, Seed.Now, Seed.Now.AddDays(1), title), 300)]),
            await _stage.Get<CoverageReader>().SilenceAsync(Ct), Seed.Now);

        var view = HomeView.Draw(home, _stage.Get<ActingSettings>());

        var call = new SlackCall("views.publish", "", IsForm: false, $"{{\"view\":{view.ToJsonString(Kit.Readable)}}}", "");
        Assert.Empty(KitRules.Mistakes(call));
        Assert.Contains("and 185 more", call.Body, StringComparison.Ordinal);
    }

    private static List<string> Words(SlackCall call) =>
        [.. call.Json.GetProperty("view").GetProperty("blocks").EnumerateArray().Where(block => block.TryGetProperty("text", out _)).Select(block => block.GetProperty("text").GetProperty("text").GetString()!)];
}
