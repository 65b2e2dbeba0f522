using System.Text.Json.Nodes;
using Monitor.Worker.Acting.Intake;
using Monitor.Worker.Tests.Alerting;
using Monitor.Worker.Tests.Web;

namespace Monitor.Worker.Tests.Acting;

/// <summary>Every form, the home and the answers to whoever presses or asks, held against Slack's own types by the TypeScript compiler.</summary>
public sealed class SaidTypesTests : IAsyncLifetime
{
    // What is said by each way, and the type of Slack's that it must be of.
    private static readonly Dictionary<string, string> TypeOf = new(StringComparer.Ordinal)
    {
        ["views.open"] = "ViewsOpenArguments",
        ["views.publish"] = "ViewsPublishArguments",
        ["chat.postEphemeral"] = "ChatPostEphemeralArguments",
        ["chat.postMessage"] = "ChatPostMessageArguments",
        ["respond"] = "RespondArguments",
    };

    // Each takes something that was said and spoils one thing of it.
    private static readonly (string Name, string Method, Action<JsonNode> Spoil)[] Seeds =
    [
        ("a form without a title", "views.open", said => said["view"]!.AsObject().Remove("title")),
        ("a form of no kind", "views.open", said => said["view"]!["type"] = "window"),
        ("a title in markup", "views.open", said => said["view"]!["title"]!["type"] = "mrkdwn"),
        ("an input without a label", "views.open", said => First(said, "input").AsObject().Remove("label")),
        ("a choice that is called otherwise", "views.open", said => First(said, "input")["element"]!["type"] = "dropdown"),
        ("a field that no form has", "views.open", said => said["view"]!["colour"] = "red"),
        ("a home of nobody", "views.publish", said => said.AsObject().Remove("user_id")),
        ("a home with blocks that are no list", "views.publish", said => said["view"]!["blocks"] = "none"),
        ("an answer to the whole world", "respond", said => said["response_type"] = "everybody"),
        ("an answer with a switch that is a word", "respond", said => said["replace_original"] = "no"),
        ("an answer with a button without a text", "respond", said => First(said, "actions")["elements"]![0]!.AsObject().Remove("text")),
    ];

    private ActingStage _stage = default!;

    public async ValueTask InitializeAsync() => _stage = await ActingStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Every_form_the_home_and_every_answer_is_one_that_Slacks_own_types_allow()
    {
        var said = await SayEverythingAsync();

        var mistakes = await SlackTypes.MistakesAsync(said.Select((call, n) => ($"{n} {call.Method}", TypeOf[call.Method], call.Body)));

        Assert.Equal(said.Count, mistakes.Count);
        Assert.All(mistakes, one => Assert.Empty(one.Value));
        Assert.Equal(["chat.postEphemeral", "respond", "views.open", "views.publish"], said.Select(call => call.Method).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(6, said.Count(call => call.Method == "views.open"));
    }

    [Fact]
    public async Task The_refusal_of_a_form_is_of_their_type_too()
    {
        var form = Payloads.Form(ActingStage.Lea, FormMistakes.UntilForm, """{"item":1}""", []);
        var refusal = FormMistakes.Find(Payloads.Envelope(form), Seed.Now)!;
        var spoilt = refusal.DeepClone();
        spoilt["errors"] = "wrong day";

        var mistakes = await SlackTypes.MistakesAsync([("as said", "ViewErrorsResponseAction", refusal), ("spoilt", "ViewErrorsResponseAction", spoilt)]);

        Assert.Empty(mistakes["as said"]);
        Assert.NotEmpty(mistakes["spoilt"]);
    }

    [Fact]
    public async Task The_types_refuse_every_seeded_mistake()
    {
        var said = await SayEverythingAsync();
        var spoilt = Seeds.Select(seed =>
        {
            var good = said.First(call => call.Method == seed.Method && (seed.Method != "respond" || call.Body["blocks"]?.AsArray().Any(block => (string?)block!["type"] == "actions") == true)).Body.DeepClone();
            seed.Spoil(good);
            return (seed.Name, TypeOf[seed.Method], good);
        }).ToList();

        var mistakes = await SlackTypes.MistakesAsync(spoilt);

        Assert.Equal(Seeds.Length, mistakes.Count);
        Assert.All(mistakes, one => Assert.NotEmpty(one.Value));
    }

    /// <summary>Presses everything that can be pressed, asks everything that can be asked, and gives back what was said.</summary>
    private async Task<IReadOnlyList<(string Method, JsonNode Body)>> SayEverythingAsync()
    {
        foreach (var verdict in (string[])["label-relevant", "label-not-relevant", "label-unsure"]) await _stage.PressAsync(ActingStage.Lea, verdict, "1");
        await _stage.SendFormAsync(ActingStage.Lea, []);
        await _stage.PressAsync(ActingStage.Rob, "seen", "1");
        await _stage.DoAsync(Payloads.UserChoice(ActingStage.Lea, ActingStage.Rob, "item-1-acts", _stage.Slack.NewResponseUrl()));
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:7d");
        await _stage.ChooseAsync(ActingStage.Lea, "snooze", "1:until-date");
        foreach (var choice in (string[])["mute-source", "mute-rule"]) await _stage.ChooseAsync(ActingStage.Lea, "more", $"1:{choice}", "overflow");
        await _stage.PressAsync(ActingStage.Nobody, "seen", "1");
        await _stage.PressAsync(ActingStage.Lea, "seen", "999999");
        foreach (var asked in (string[])["help", "search roads", "search nothing-of-the-kind", "since 2031-02-01", "status", "why 1", "snoozed", "dance"]) await _stage.AskAsync(ActingStage.Rob, asked);
        foreach (var user in (string[])[ActingStage.Lea, ActingStage.Rob, ActingStage.Nobody]) await _stage.DoAsync(Payloads.HomeOpened(user));
        return [.. _stage.Slack.Calls.Where(call => TypeOf.ContainsKey(call.Method)).Select(call => (call.Method, JsonNode.Parse(call.Body)!))];
    }

    private static JsonNode First(JsonNode said, string type) => (said["blocks"] ?? said["view"]!["blocks"])!.AsArray().First(block => (string?)block!["type"] == type)!;
}
