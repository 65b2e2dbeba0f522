using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Each kind of event against a message that a person has read. A missing one is written, and the test fails until it is read.</summary>
public sealed class GoldenMessageTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. TestAlerts.Golden.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_message_is_the_one_that_was_read(string name)
    {
        var file = Repository.PathOf("tests", "Monitor.Worker.Tests", "Alerting", "Golden", $"{name}.json");
        var message = SlackMessageRenderer.Render(TestAlerts.Golden[name](), TestAlerts.Page, new DeliveryTag("d-77", "Canada and friends")) with { Channel = "C0LEADS" };
        var actual = JsonNode.Parse(SlackWire.Write(message))!;
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, actual.ToJsonString(Indented) + "\n", TestContext.Current.CancellationToken);
            Assert.Fail($"{file} was written. Read it, then run again.");
        }

        var expected = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        Assert.True(JsonNode.DeepEquals(expected, actual), $"{file} differs. Now: {actual.ToJsonString(Indented)}");
    }
}
