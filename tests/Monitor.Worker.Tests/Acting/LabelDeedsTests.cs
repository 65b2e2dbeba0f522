using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Labels;
using Monitor.Worker.Alerting;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

public sealed class LabelDeedsTests : IAsyncLifetime
{
    private ActingStage _stage = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Relevant_opens_a_form_with_every_instrument_and_those_of_the_model_ticked()
    {
        await _stage.PressAsync(ActingStage.Lea, "label-relevant", "1");

        var form = _stage.OpenedForm();
        var boxes = form.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input" && block.GetProperty("element").GetProperty("type").GetString() == "checkboxes").ToList();
        var offered = boxes.SelectMany(block => block.GetProperty("element").GetProperty("options").EnumerateArray()).Select(option => option.GetProperty("value").GetString());
        var ticked = boxes.SelectMany(block => block.GetProperty("element").TryGetProperty("initial_options", out var initial) ? initial.EnumerateArray() : Enumerable.Empty<JsonElement>()).Select(option => option.GetProperty("value").GetString());
        Assert.Equal(Monitor.Classifiers.Topics.Instruments.All, offered);
        Assert.Equal((await _stage.Host.Store.Items.FindAsync(Seed.Bill, Ct))!.Classification!.Instruments.Select(label => label.Id).Order(), ticked.Order());
        Assert.Empty(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct));
    }

    [Fact]
    public async Task A_form_that_is_sent_keeps_who_where_why_and_about_the_newest_text()
    {
        await LabelAsync("label-relevant", "production-order", "Section 4 orders it.");

        var label = Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct)).Given;
        var newest = (await _stage.Host.Store.Items.FindAsync(Seed.Bill, Ct))!.Documents[0].Versions[0];
        Assert.Equal((Verdict.Relevant, "lea@example.org", LabelPlace.Slack, newest.Fingerprint, "Section 4 orders it."), (label.Verdict, label.Who, label.Where, label.Fingerprint, label.Reason));
        Assert.Equal(["production-order"], label.Instruments);
        Assert.Contains("Labelled *relevant* (Production order): <https://monitor.example/items/1|", _stage.LastText(), StringComparison.Ordinal);
        Assert.Equal([Seed.Bill], _stage.Refreshed.Items);
        Assert.Equal("label", (await _stage.Host.Store.Audit.ListAsync(null, 1, Ct))[0].Action);
    }

    [Theory]
    [InlineData("label-not-relevant", Verdict.NotRelevant)]
    [InlineData("label-unsure", Verdict.Unsure)]
    public async Task The_other_verdicts_ask_for_no_instruments_and_need_no_reason(string action, Verdict verdict)
    {
        await _stage.PressAsync(ActingStage.Lea, action, "1");
        Assert.DoesNotContain("checkboxes", _stage.OpenedForm().GetRawText(), StringComparison.Ordinal);

        await _stage.SendFormAsync(ActingStage.Lea, []);

        var label = Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct)).Given;
        Assert.Equal((verdict, null), (label.Verdict, label.Reason));
    }

    [Fact]
    public async Task An_amendment_while_the_form_is_open_leaves_the_label_with_the_text_that_was_looked_at()
    {
        var before = (await _stage.Host.Store.Items.FindAsync(Seed.Bill, Ct))!.Documents[0].Versions[0].Fingerprint;
        await _stage.PressAsync(ActingStage.Lea, "label-not-relevant", "1");
        var known = (await _stage.Host.Store.Runs.KnownAsync(SeedSources.Congress.Id, ["hr-4321"], [], [], Ct)).ByNativeId["hr-4321"];
        await _stage.Host.Store.Runs.CommitAsync(Storage.Samples.Commit(SeedSources.Congress, Seed.Now, SeedItems.Amended(known, "Another text.", Seed.Now)), Ct);

        await _stage.SendFormAsync(ActingStage.Lea, []);

        Assert.Equal(before, Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct)).Given.Fingerprint);
    }

    [Fact]
    public async Task Saying_it_twice_keeps_one_label_and_saying_more_keeps_another()
    {
        await LabelAsync("label-relevant", "production-order");
        await LabelAsync("label-relevant", "production-order");
        Assert.Equal(LabelSentences.SaidBefore, _stage.LastText());
        Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct));

        await LabelAsync("label-relevant", "preservation");

        Assert.Equal(2, (await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct)).Count);
    }

    [Fact]
    public async Task The_button_below_the_answer_takes_the_label_back_once()
    {
        await LabelAsync("label-not-relevant");
        var undo = _stage.LastButton("undo-label");

        await _stage.PressAsync(ActingStage.Lea, "undo-label", undo);
        Assert.Contains("Taken back: *not relevant*", _stage.LastText(), StringComparison.Ordinal);
        await _stage.PressAsync(ActingStage.Lea, "undo-label", undo);

        Assert.Equal(LabelSentences.UndoneBefore, _stage.LastText());
        Assert.Equal("lea@example.org", Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct)).UndoneBy);
    }

    [Theory]
    [InlineData("3:{0}")]
    [InlineData("1:999")]
    [InlineData("1:x")]
    [InlineData("1")]
    public async Task A_label_is_taken_back_only_by_the_item_that_has_it(string value)
    {
        await LabelAsync("label-not-relevant");
        var id = (await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct))[0].Id;

        await _stage.PressAsync(ActingStage.Lea, "undo-label", string.Format(System.Globalization.CultureInfo.InvariantCulture, value, id));

        Assert.Equal(LabelSentences.NoSuchLabel, _stage.LastText());
        Assert.True((await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct))[0].Holds);
    }

    [Fact]
    public async Task What_a_label_would_change_is_told_once_when_it_is_known()
    {
        await LabelAsync("label-not-relevant");
        var id = (await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct))[0].Id;
        var teller = _stage.Get<EffectTeller>();
        Assert.Equal(0, await teller.LookAsync(Ct));

        await _stage.Host.Store.Labels.NoteEffectAsync(id, new LabelEffect(0.71, 0.38, 0.5, 4, 400, [], 2.1, Seed.Now), Ct);

        Assert.Equal((1, 0), (await teller.LookAsync(Ct), await teller.LookAsync(Ct)));
        Assert.Contains("would go from 0.71 to 0.38, under the threshold of 0.50: it would no longer be alerted; 4 of the 400 items nearest the threshold would change side.", _stage.LastText(), StringComparison.Ordinal);
        var told = _stage.LastAnswer();
        Assert.Equal(("chat.postEphemeral", Payloads.Channel, ActingStage.Lea), (told.Method, told.Field("channel"), told.Field("user")));
    }

    [Fact]
    public async Task A_near_miss_is_labelled_from_under_its_line_like_any_other_item()
    {
        var near = TestDigests.Near with { Lines = [.. TestDigests.Near.Lines.Take(1).Select(line => line with { Alert = line.Alert with { ItemId = Seed.Bill } })] };
        var notifier = _stage.Get<INotifier>();
        await notifier.SendAsync("C123", Assert.Single(notifier.Split("C123", near)), new DeliveryTag("digest-1-1-1", null), Ct);
        var posted = _stage.LastAnswer();
        var buttons = posted.Json.GetProperty("blocks").EnumerateArray().Single(block => block.GetProperty("type").GetString() == "actions").GetProperty("elements").EnumerateArray().ToList();
        Assert.Equal(["label-relevant", "label-not-relevant", "open-item"], buttons.Select(button => button.GetProperty("action_id").GetString()));

        await _stage.PressAsync(ActingStage.Rob, "label-not-relevant", _stage.LastButton("label-not-relevant"));
        Assert.Empty(_stage.Slack.CallsOf("views.open"));
        await _stage.PressAsync(ActingStage.Lea, "label-not-relevant", buttons[1].GetProperty("value").GetString()!);
        await _stage.SendFormAsync(ActingStage.Lea, []);

        var label = Assert.Single(await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct)).Given;
        Assert.Equal((Verdict.NotRelevant, "lea@example.org", LabelPlace.Slack), (label.Verdict, label.Who, label.Where));
    }

    [Fact]
    public async Task Nobody_waits_for_what_a_label_would_change_for_ever()
    {
        await LabelAsync("label-not-relevant");
        var id = (await _stage.Host.Store.Labels.ForItemAsync(Seed.Bill, Ct))[0].Id;
        var teller = _stage.Get<EffectTeller>();
        _stage.Host.Time.Advance(EffectTeller.Patience);
        await teller.LookAsync(Ct);

        await _stage.Host.Store.Labels.NoteEffectAsync(id, new LabelEffect(0.71, 0.38, 0.5, 0, 0, [], 2.1, Seed.Now), Ct);

        Assert.Equal(0, await teller.LookAsync(Ct));
    }

    [Fact]
    public async Task A_form_that_carries_what_nobody_gave_it_keeps_nothing()
    {
        foreach (var metadata in (string[])["", "{", "{\"item\":1,\"about\":\"of no version\",\"word\":\"Relevant\"}", "{\"item\":999,\"about\":\"x\",\"word\":\"Relevant\"}", "{\"item\":1,\"word\":\"perhaps\"}"])
            await _stage.DoAsync(Payloads.Form(ActingStage.Lea, "label", metadata, [], $"form.{metadata.Length}"));

        Assert.Empty(await _stage.Host.Store.Labels.ListAsync(null, 10, Ct));
    }

    private async Task LabelAsync(string action, string? instrument = null, string? reason = null)
    {
        await _stage.PressAsync(ActingStage.Lea, action, "1");
        var values = new JsonObject { ["reason"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = reason } } };
        if (instrument is not null) values["instruments-1"] = new JsonObject { ["ticked"] = new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray(new JsonObject { ["value"] = instrument }) } };
        await _stage.SendFormAsync(ActingStage.Lea, values);
    }
}
