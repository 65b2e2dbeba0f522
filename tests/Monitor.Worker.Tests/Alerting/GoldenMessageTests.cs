using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;

namespace Monitor.Worker.Tests.Alerting;

/// <summary>Each kind of event against a message that a person has read. A missing one is written, and the test fails until it is read.</summary>
public sealed class GoldenMessageTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. TestAlerts.Golden.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_message_is_the_one_that_was_read(string name) =>
        IsReadAsync(name, SlackMessageRenderer.Render(TestAlerts.Golden[name](), TestAlerts.Page, new DeliveryTag("d-77", "Canada and friends")));

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_message_of_the_item_is_the_one_that_was_read(string name) =>
        IsReadAsync($"parent-{name}", SlackParent.Render(TestAlerts.Present(name), TestAlerts.Page, new DeliveryTag("d-77", "Canada and friends"), canPress: true));

    [Fact]
    public Task The_message_of_an_item_that_people_look_after_is_the_one_that_was_read() => IsReadAsync(
        "parent-cared-for",
        SlackParent.Render(TestAlerts.Present("text-changed") with { Care = TestAlerts.Care }, TestAlerts.Page, new DeliveryTag("d-77", "Canada and friends"), canPress: true));

    [Fact]
    public Task The_message_that_nobody_can_press_is_the_one_that_was_read() => IsReadAsync(
        "parent-without-presses",
        SlackParent.Render(TestAlerts.Present("new"), TestAlerts.Page, new DeliveryTag("d-77", "Canada and friends"), canPress: false));

    [Theory]
    [InlineData("text-changed")]
    [InlineData("stage-changed")]
    [InlineData("date-moved")]
    [InlineData("became-relevant")]
    [InlineData("withdrawn")]
    [InlineData("reminder")]
    [InlineData("abuse")]
    public Task What_hangs_in_the_thread_is_what_was_read(string name) =>
        IsReadAsync($"reply-{name}", ThreadMessage.Render(TestAlerts.InThread(name), TestAlerts.Page, new DeliveryTag("d-78", "Canada and friends")) with { ThreadTs = "1763881260.000100" });

    [Fact]
    public Task The_message_to_operators_is_the_one_that_was_read() => IsReadAsync(
        "operators",
        SlackOperatorMessage.Render(new OperatorMessage("Channel C0LEADS: messages cannot be sent", "Slack refuses channel 'C0LEADS' with is_archived: the channel is archived; name another in the rule."), TestAlerts.Page, new DeliveryTag("notice-9", null)));

    [Fact]
    public Task The_digest_is_the_one_that_was_read() =>
        IsReadAsync("digest", SlackDigest.Render(Assert.Single(SlackDigest.Split(TestDigests.Week, TestAlerts.Page)), TestAlerts.Page, new DeliveryTag("digest-7-1", null)));

    [Fact]
    public Task The_silent_week_is_the_one_that_was_read() => IsReadAsync(
        "digest-nothing-new",
        SlackDigest.Render(Assert.Single(SlackDigest.Split(TestDigests.Week with { Lines = [] }, TestAlerts.Page)), TestAlerts.Page, new DeliveryTag("digest-8-1", null)));

    [Fact]
    public Task What_is_told_after_an_absence_is_what_was_read() =>
        IsReadAsync("digest-catch-up", SlackDigest.Render(Assert.Single(SlackDigest.Split(TestDigests.CaughtUp, TestAlerts.Page)), TestAlerts.Page, new DeliveryTag("digest-10-1-3", null)));

    [Theory]
    [InlineData("near-misses", true)]
    [InlineData("near-misses-without-presses", false)]
    public Task The_near_misses_are_what_was_read(string name, bool canPress) => IsReadAsync(
        name,
        SlackDigest.Render(Assert.Single(SlackDigest.Split(TestDigests.Near, TestAlerts.Page, canPress)), TestAlerts.Page, new DeliveryTag("digest-9-1-5", null), canPress));

    [Fact]
    public Task Near_misses_of_which_one_was_labelled_are_what_was_read() => IsReadAsync(
        "near-misses-labelled",
        SlackDigest.Render(Assert.Single(SlackDigest.Split(TestDigests.Labelled, TestAlerts.Page, canPress: true)), TestAlerts.Page, new DeliveryTag("digest-9-1-2", null), canPress: true));

    private static async Task IsReadAsync(string name, SlackMessage drawn)
    {
        var file = Repository.PathOf("tests", "Monitor.Worker.Tests", "Alerting", "Golden", $"{name}.json");
        var message = drawn with { Channel = "C0LEADS" };
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
