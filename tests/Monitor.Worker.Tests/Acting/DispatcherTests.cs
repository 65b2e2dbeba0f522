using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

public sealed class DispatcherTests : IAsyncLifetime
{
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData("label-relevant", "1")]
    [InlineData("undo-label", "1:1")]
    [InlineData("assign", "1")]
    [InlineData("snooze", "1:7d")]
    [InlineData("wake", "1")]
    [InlineData("more", "1:mute-source")]
    [InlineData("end-hush", "1")]
    public async Task A_reader_is_told_what_it_takes_and_nothing_is_kept(string action, string value)
    {
        await _stage.PressAsync(ActingStage.Rob, action, value);

        Assert.Equal("That takes a policy lead; you are a reader here. Ask an operator of Monitor to change your role, or a policy lead to do it.", _stage.LastText());
        Assert.Empty(_stage.Slack.CallsOf("views.open"));
        Assert.Empty(await _stage.Host.Store.Audit.ListAsync(null, 10, Ct));
    }

    [Fact]
    public async Task A_form_that_a_reader_sends_by_some_other_way_keeps_nothing()
    {
        await _stage.PressAsync(ActingStage.Lea, "label-not-relevant", "1");

        await _stage.SendFormAsync(ActingStage.Rob, []);

        Assert.Contains("That takes a policy lead", _stage.LastText(), StringComparison.Ordinal);
        Assert.Empty(await _stage.Host.Store.Labels.ForItemAsync(1, Ct));
    }

    [Theory]
    [InlineData(ActingStage.Nobody, "there is no account “nobody@example.org”")]
    [InlineData(ActingStage.Dan, "The account “dan@example.org” is disabled")]
    [InlineData(ActingStage.Guest, "Only full members of this workspace")]
    [InlineData(ActingStage.Foreigner, "Only full members of this workspace")]
    [InlineData("U00UNHEARD", "I could not ask Slack who you are (user_not_found)")]
    public async Task Whoever_has_no_account_is_told_what_is_missing(string user, string told)
    {
        await _stage.PressAsync(user, "seen", "1");

        Assert.Contains(told, _stage.LastText(), StringComparison.Ordinal);
        Assert.Empty((await _stage.Get<CareStore>().FindAsync(1, Seed.Now, Ct)).SeenBy);
    }

    [Fact]
    public async Task Who_somebody_is_is_asked_once_and_what_they_may_each_time()
    {
        await _stage.PressAsync(ActingStage.Lea, "snooze", "1:7d");
        await _stage.Host.Store.Users.SetRoleAsync("lea@example.org", UserRole.Reader, Ct);
        await _stage.PressAsync(ActingStage.Lea, "wake", "1");

        Assert.Contains("That takes a policy lead", _stage.LastText(), StringComparison.Ordinal);
        Assert.Single(_stage.Slack.CallsOf("users.info"));
        _stage.Host.Time.Advance(TimeSpan.FromMinutes(11));
        await _stage.PressAsync(ActingStage.Lea, "seen", "1");
        Assert.Equal(2, _stage.Slack.CallsOf("users.info").Count);
    }

    [Theory]
    [InlineData("a-button-of-old", "1", "This button is of an older version")]
    [InlineData("seen", "999", "There is no such item any more")]
    [InlineData("seen", "", "does not say what it is about")]
    [InlineData("seen", "-1", "does not say what it is about")]
    [InlineData("seen", "1.5", "does not say what it is about")]
    [InlineData("label-relevant", "999", "There is no such item any more")]
    [InlineData("snooze", "1:for-ever", "This button is of an older version")]
    [InlineData("snooze", "1:9999d", "This button is of an older version")]
    public async Task A_button_that_leads_nowhere_is_answered_with_what_to_do(string action, string value, string told)
    {
        await _stage.PressAsync(ActingStage.Lea, action, value);

        Assert.Contains(told, _stage.LastText(), StringComparison.Ordinal);
        Assert.Empty(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
    }

    [Theory]
    [InlineData("open-item")]
    [InlineData("open-source")]
    [InlineData("calendar")]
    public async Task A_button_that_opens_an_address_needs_no_answer_not_even_for_strangers(string action)
    {
        await _stage.PressAsync(ActingStage.Nobody, action, "1");

        Assert.Empty(_stage.Slack.Calls);
    }

    [Fact]
    public async Task What_comes_twice_is_done_once_also_after_a_restart()
    {
        var press = Payloads.Button(ActingStage.Rob, "seen", "1", "press.77", _stage.Slack.NewResponseUrl());
        await _stage.DoAsync(press);
        await _stage.DoAsync(press);
        Assert.Single(_stage.Slack.CallsOf("respond"));

        var folder = await _stage.Host.EndAsync();
        await using var again = await ActingStage.StartAsync(folder: folder);
        await again.DoAsync(press);

        Assert.Empty(again.Slack.Calls);
    }

    [Fact]
    public async Task Two_presses_of_one_form_open_it_once_and_say_nothing_of_it()
    {
        var press = Payloads.Button(ActingStage.Lea, "label-relevant", "1", _stage.Slack.NewTrigger(), _stage.Slack.NewResponseUrl());
        await _stage.DoAsync(press);
        await _stage.DoAsync(press);

        Assert.Equal(2, _stage.Slack.CallsOf("views.open").Count);
        Assert.Empty(_stage.Slack.CallsOf("respond"));
    }

    [Fact]
    public async Task A_form_that_came_too_late_says_press_again()
    {
        _stage.Slack.Answer("views.open", """{"ok":false,"error":"expired_trigger_id"}""");

        await _stage.PressAsync(ActingStage.Lea, "label-relevant", "1");

        Assert.Equal(Sentences.TooLate, _stage.LastText());
    }

    [Fact]
    public async Task An_address_that_takes_no_more_answers_is_followed_by_a_word_in_the_channel_and_that_by_one_of_the_apps_own()
    {
        var used = _stage.Slack.NewResponseUrl();
        for (var i = 0; i < 6; i++) await _stage.DoAsync(Payloads.Button(ActingStage.Rob, "seen", "1", $"press.{i}", used));
        Assert.Equal((6, 1), (_stage.Slack.CallsOf("respond").Count, _stage.Slack.CallsOf("chat.postEphemeral").Count));

        _stage.Slack.Answer("chat.postEphemeral", """{"ok":false,"error":"not_in_channel"}""");
        await _stage.DoAsync(Payloads.Button(ActingStage.Rob, "seen", "1", "press.7", used));

        Assert.Equal(ActingStage.Rob, Assert.Single(_stage.Slack.CallsOf("chat.postMessage")).Field("channel"));
    }

    [Fact]
    public async Task An_answer_never_goes_to_an_address_that_is_not_slacks()
    {
        await using var elsewhere = await IncomingSlack.StartAsync();

        await _stage.DoAsync(Payloads.Button(ActingStage.Rob, "seen", "1", "press.1", elsewhere.NewResponseUrl()));

        Assert.Empty(elsewhere.Calls);
        Assert.Equal("chat.postEphemeral", _stage.LastAnswer().Method);
    }

    [Fact]
    public async Task A_fault_is_told_to_whoever_pressed_and_ends_there()
    {
        await _stage.PressAsync(ActingStage.Rob, FaultyDeeds.Action, "1");

        Assert.Equal(Sentences.Failed, _stage.LastText());
    }

    [Theory]
    [InlineData("""{"type":"block_actions"}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U1"},"actions":[]}""")]
    [InlineData("""{"type":"block_actions","user":{"id":"U1"},"actions":"x"}""")]
    [InlineData("""{"type":"shortcut","user":{"id":"U1"}}""")]
    [InlineData("""{"command":"/regwatch"}""")]
    [InlineData("""{"event":{"type":"app_home_opened"}}""")]
    [InlineData("""{"event":[]}""")]
    [InlineData("{}")]
    public async Task What_cannot_be_read_is_left(string payload)
    {
        await _stage.DoAsync(JsonNode.Parse(payload)!.AsObject());

        Assert.Empty(_stage.Slack.Calls);
    }
}
