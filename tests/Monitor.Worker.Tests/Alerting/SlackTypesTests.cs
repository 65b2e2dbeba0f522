using System.Text.Json.Nodes;

namespace Monitor.Worker.Tests.Alerting;

public sealed class SlackTypesTests
{
    private const string Posted = "ChatPostMessageArguments";

    // Each takes a good message and spoils one thing of it.
    private static readonly (string Name, Action<JsonNode> Spoil)[] Seeds =
    [
        ("no channel", message => message.AsObject().Remove("channel")),
        ("a field that Slack does not know", message => message["colour"] = "red"),
        ("a switch that is a word", message => message["unfurl_links"] = "no"),
        ("a broadcast outside any thread", message => message["reply_broadcast"] = true),
        ("metadata without its type", message => message["metadata"]!.AsObject().Remove("event_type")),
        ("a block of no kind", message => First(message, "header")["type"] = "heading"),
        ("a header in markup", message => First(message, "header")["text"]!["type"] = "mrkdwn"),
        ("a header without a text", message => First(message, "header").AsObject().Remove("text")),
        ("a section under a wrong name", message => First(message, "section")["txt"] = "words"),
        ("a text that is no object", message => First(message, "section")["text"] = "words"),
        ("verbatim as a word", message => First(message, "section")["text"]!["verbatim"] = "true"),
        ("a context without elements", message => First(message, "context").AsObject().Remove("elements")),
        ("a button of an unknown style", message => First(message, "actions")["elements"]![0]!["style"] = "loud"),
        ("a button without a text", message => First(message, "actions")["elements"]![0]!.AsObject().Remove("text")),
        ("a button that is called otherwise", message => First(message, "actions")["elements"]![0]!["type"] = "knob"),
        ("an address that is no text", message => First(message, "actions")["elements"]![0]!["url"] = 7),
    ];

    [Fact]
    public async Task Every_kind_of_message_is_one_that_Slacks_own_types_allow()
    {
        var messages = Directory.EnumerateFiles(Repository.PathOf("tests", "Monitor.Worker.Tests", "Alerting", "Golden"), "*.json")
            .Select(path => (Path.GetFileName(path), Posted, JsonNode.Parse(File.ReadAllText(path))!)).ToList();

        var mistakes = await SlackTypes.MistakesAsync(messages);

        Assert.Equal(messages.Count, mistakes.Count);
        Assert.All(mistakes, message => Assert.Empty(message.Value));
    }

    [Fact]
    public async Task The_types_refuse_every_seeded_mistake()
    {
        var good = await File.ReadAllTextAsync(Repository.PathOf("tests", "Monitor.Worker.Tests", "Alerting", "Golden", "new.json"), TestContext.Current.CancellationToken);
        var spoilt = Seeds.Select(seed =>
        {
            var message = JsonNode.Parse(good)!;
            seed.Spoil(message);
            return (seed.Name, Posted, message);
        });

        var mistakes = await SlackTypes.MistakesAsync(spoilt);

        Assert.Equal(Seeds.Length, mistakes.Count);
        Assert.All(mistakes, message => Assert.NotEmpty(message.Value));
    }

    private static JsonNode First(JsonNode message, string type) => message["blocks"]!.AsArray().First(block => (string?)block!["type"] == type)!;
}
