using System.Text.Json.Nodes;
using Monitor.Worker.Alerting;

namespace Monitor.Worker.Tests.Alerting;

public sealed class SlackWebhookNotifierTests : SlackContract
{
    protected override string? Secret => "T0SECRET/B0SECRET/very-secret";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings(Uri slack) =>
        [new("Slack:WebhookUrl", new Uri(slack, $"services/{Secret}").AbsoluteUri), new("Slack:Webhooks:C0OTHER", new Uri(slack, "services/other").AbsoluteUri)];

    protected override void Accepts() => Slack.Answers(200, "ok");

    protected override void DislikesTheBlocks() => Slack.Answers(400, "invalid_blocks");

    // A webhook is one channel already, and keeps no metadata.
    protected override JsonNode Expected(string name)
    {
        var expected = GoldenPayload(name).AsObject();
        expected.Remove("channel");
        expected.Remove("metadata");
        return expected;
    }

    [Fact]
    public async Task Each_channel_has_its_webhook_and_the_rest_share_one()
    {
        Accepts();
        Accepts();

        await SendAsync();
        await Notifier.SendAsync("C0OTHER", TestAlerts.Golden["new"](), DeliveryTag.None, TestContext.Current.CancellationToken);

        Assert.Equal([$"/services/{Secret}", "/services/other"], Slack.Posts.Select(post => post.Path));
        Assert.All(Slack.Posts, post => Assert.Equal("", post.Authorization));
    }

    [Fact]
    public async Task A_webhook_tells_no_place_to_find_the_message_again()
    {
        Accepts();

        Assert.Equal(new NotifyOutcome.Sent(null, null), await SendAsync());
    }

    [Theory]
    [InlineData(403, "action_prohibited")]
    [InlineData(404, "no_service")]
    [InlineData(404, "channel_not_found")]
    [InlineData(410, "channel_is_archived")]
    public async Task What_only_an_operator_can_mend_stops_the_channel_and_says_the_word(int status, string error)
    {
        Slack.Answers(status, error);

        var blocked = Assert.IsType<NotifyOutcome.Blocked>(await SendAsync());

        Assert.Equal(BlockScope.Channel, blocked.Scope);
        Assert.Contains(error, blocked.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Near_misses_have_links_and_nothing_to_press()
    {
        Accepts();

        await Notifier.SendAsync("C0OTHER", Assert.Single(Notifier.Split("C0OTHER", TestDigests.Near)), DeliveryTag.None, TestContext.Current.CancellationToken);

        var blocks = JsonNode.Parse(Assert.Single(Slack.Posts).Body)!["blocks"]!.AsArray();
        Assert.DoesNotContain(blocks, block => (string?)block!["type"] == "actions");
        Assert.Equal(5, blocks.Count(block => ((string?)block!["text"]?["text"])?.Contains("#label|Label it>", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_rollup_error_passes()
    {
        Slack.Answers(500, "rollup_error");

        Assert.IsType<NotifyOutcome.TryLater>(await SendAsync());
    }
}
