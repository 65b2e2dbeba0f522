using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

public sealed class ButtonDeedsTests : IAsyncLifetime
{
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CareStore Care => _stage.Get<CareStore>();

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_reader_may_say_that_they_have_seen_it_and_is_told_so()
    {
        await _stage.PressAsync(ActingStage.Rob, "seen", "1");
        Assert.StartsWith("Noted: you have seen <https://monitor.example/items/1|H.R. 4321", _stage.LastText(), StringComparison.Ordinal);
        await _stage.PressAsync(ActingStage.Rob, "seen", "1");

        Assert.Contains("already", _stage.LastText(), StringComparison.Ordinal);
        Assert.Equal("Rob", Assert.Single((await Care.FindAsync(1, Seed.Now, Ct)).SeenBy).Who);
        Assert.Equal([1], _stage.Refreshed.Items);
        var answer = _stage.LastAnswer().Json;
        Assert.Equal(("ephemeral", false), (answer.GetProperty("response_type").GetString(), answer.GetProperty("replace_original").GetBoolean()));
    }

    [Fact]
    public async Task An_item_is_handed_to_whoever_is_chosen_and_on()
    {
        await AssignAsync(ActingStage.Rob);
        Assert.StartsWith("Rob looks after <https://monitor.example/items/1|", _stage.LastText(), StringComparison.Ordinal);

        await AssignAsync(ActingStage.Lea);

        Assert.EndsWith("now, handed on from Rob.", _stage.LastText(), StringComparison.Ordinal);
        Assert.Equal(("lea@example.org", "lea@example.org"), ((await Care.FindAsync(1, Seed.Now, Ct)).Assigned!.Who, (await Care.FindAsync(1, Seed.Now, Ct)).Assigned!.By));
        Assert.Equal(["to lea@example.org", "to Rob"], (await _stage.Host.Store.Audit.ListAsync(null, 2, Ct)).Select(entry => entry.Detail));
    }

    [Theory]
    [InlineData(ActingStage.Nobody)]
    [InlineData(ActingStage.Guest)]
    [InlineData("U00UNHEARD")]
    public async Task An_item_is_not_handed_to_somebody_without_an_account(string chosen)
    {
        await AssignAsync(chosen);

        Assert.Contains($"I know no account for <@{chosen}>", _stage.LastText(), StringComparison.Ordinal);
        Assert.Null((await Care.FindAsync(1, Seed.Now, Ct)).Assigned);
    }

    [Theory]
    [InlineData("item-x-acts")]
    [InlineData("acts")]
    [InlineData("item--1-acts")]
    public async Task A_menu_that_does_not_say_of_which_item_changes_nothing(string block)
    {
        await _stage.DoAsync(Payloads.UserChoice(ActingStage.Lea, ActingStage.Rob, block, _stage.Slack.NewResponseUrl()));

        Assert.Equal(Sentences.Unreadable, _stage.LastText());
    }

    [Theory]
    [InlineData("1d", MuteEnd.Day, 1, "rests until 16 Mar 2031, 09:30 UTC.")]
    [InlineData("30d", MuteEnd.Day, 30, "rests until 14 Apr 2031, 09:30 UTC.")]
    [InlineData("next-stage", MuteEnd.NextStage, 366, "rests until its stage changes, at the latest until 15 Mar 2032")]
    [InlineData("text-change", MuteEnd.TextChange, 366, "rests until its text changes, at the latest until 15 Mar 2032")]
    public async Task An_item_rests_as_long_as_was_chosen_and_is_woken_by_the_button_below(string choice, MuteEnd ends, int days, string told)
    {
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", $"1:{choice}");

        var mute = Assert.Single(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
        Assert.Equal((ends, Seed.Now.AddDays(days), "lea@example.org"), (mute.Ends, mute.Until, mute.Who));
        Assert.Contains(told, _stage.LastText(), StringComparison.Ordinal);

        await _stage.PressAsync(ActingStage.Lea, "wake", _stage.LastButton("wake"));

        Assert.Empty(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
        Assert.EndsWith("again.", _stage.LastText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_comes_twice_is_one_rest_and_another_takes_its_place()
    {
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:7d");
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:7d");
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:next-stage");

        Assert.Equal(MuteEnd.NextStage, Assert.Single(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct)).Ends);
        Assert.Equal(2, (await _stage.Host.Store.Audit.ListAsync(null, 10, Ct)).Count(entry => entry.Action == "mute"));
    }

    [Fact]
    public async Task Until_a_date_asks_for_it_and_keeps_it_with_its_reason()
    {
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:until-date");
        Assert.Empty(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));

        await _stage.SendFormAsync(ActingStage.Lea, Until("2031-05-01", "After the recess."));

        var mute = Assert.Single(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
        Assert.Equal((new DateTimeOffset(2031, 5, 1, 0, 0, 0, TimeSpan.Zero), "After the recess."), (mute.Until, mute.Reason));
    }

    [Theory]
    [InlineData("2031-03-15")]
    [InlineData("2032-03-20")]
    [InlineData("soon")]
    [InlineData(null)]
    public async Task A_day_that_cannot_be_keeps_the_form_open_with_the_mistake_beside_it(string? day)
    {
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:until-date");
        var form = _stage.FormOf(ActingStage.Lea, Until(day, null));

        var receipt = _stage.Get<SlackIntake>().Take(Payloads.Envelope(form));
        await _stage.DoAsync(form);

        Assert.Equal("errors", receipt.Payload!["response_action"]!.GetValue<string>());
        Assert.Equal("Choose a day after today and within the next year.", receipt.Payload["errors"]!["until"]!.GetValue<string>());
        Assert.Empty(await _stage.Host.Store.Mutes.HoldingAsync(1, Seed.Now, Ct));
    }

    [Theory]
    [InlineData("mute-source", HushKind.Source, "us-bills")]
    [InlineData("mute-rule", HushKind.Rule, "all-relevant")]
    public async Task The_source_or_rule_behind_a_message_rests_a_week_unless_told_otherwise_and_is_woken(string choice, HushKind kind, string subject)
    {
        await _stage.ChooseAsync(ActingStage.Lea, "more", $"1:{choice}", "overflow");
        Assert.Equal("7", _stage.OpenedForm().GetProperty("blocks")[1].GetProperty("element").GetProperty("initial_option").GetProperty("value").GetString());

        await _stage.SendFormAsync(ActingStage.Lea, []);

        var hush = Assert.Single((await _stage.Get<RestStore>().ListAsync(Seed.Now, Ct)).Hushes);
        Assert.Equal((kind, subject, "C123", Seed.Now.AddDays(7), "lea@example.org"), (hush.Kind, hush.Subject, hush.Channel, hush.Until, hush.Who));
        Assert.Contains("rests in this channel until 22 Mar 2031 09:30 UTC", _stage.LastText(), StringComparison.Ordinal);
        await _stage.PressAsync(ActingStage.Lea, "end-hush", $"{hush.Id}");
        Assert.Empty((await _stage.Get<RestStore>().ListAsync(Seed.Now, Ct)).Hushes);
        await _stage.PressAsync(ActingStage.Lea, "end-hush", $"{hush.Id}");
        Assert.Equal("It does not rest any more.", _stage.LastText());
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("90", 90)]
    [InlineData("9999", null)]
    [InlineData("0", null)]
    public async Task A_rest_of_a_source_has_an_end_within_reach(string days, int? kept)
    {
        await _stage.ChooseAsync(ActingStage.Lea, "more", "1:mute-source", "overflow");

        await _stage.SendFormAsync(ActingStage.Lea, new JsonObject { ["days"] = new JsonObject { ["choice"] = new JsonObject { ["selected_option"] = new JsonObject { ["value"] = days } } } });

        DateTimeOffset[] until = kept is { } span ? [Seed.Now.AddDays(span)] : [];
        Assert.Equal(until, (await _stage.Get<RestStore>().ListAsync(Seed.Now, Ct)).Hushes.Select(hush => hush.Until));
    }

    [Fact]
    public async Task A_form_that_names_another_source_than_the_message_has_is_refused()
    {
        await _stage.DoAsync(Payloads.Form(ActingStage.Lea, "hush", """{"item":1,"about":"de-papers","word":"Source","channel":"C123"}""", []));

        Assert.Contains("Nothing was changed", _stage.LastText(), StringComparison.Ordinal);
        Assert.Empty((await _stage.Get<RestStore>().ListAsync(Seed.Now, Ct)).Hushes);
    }

    [Fact]
    public async Task A_menu_entry_that_opens_an_address_does_nothing_here()
    {
        await _stage.ChooseAsync(ActingStage.Lea, "more", "1:calendar", "overflow");

        Assert.DoesNotContain(_stage.Slack.Calls, call => call.Method is not ("users.info" or "auth.test"));
    }

    private Task AssignAsync(string chosen)
    {
        var choice = Payloads.UserChoice(ActingStage.Lea, chosen, "item-1-acts", _stage.Slack.NewResponseUrl());
        choice["trigger_id"] = _stage.Slack.NewTrigger();
        return _stage.DoAsync(choice);
    }

    private static JsonObject Until(string? day, string? reason) => new()
    {
        ["until"] = new JsonObject { ["day"] = new JsonObject { ["type"] = "datepicker", ["selected_date"] = day } },
        ["reason"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = reason } },
    };
}
