using Monitor.Worker.Alerting;

namespace Monitor.Worker.Tests.Alerting;

public sealed class PreviewNotifierTests : NotifierContract
{
    protected override string? Secret => null;

    protected override IEnumerable<KeyValuePair<string, string?>> Settings(Uri slack) => [];

    protected override void Accepts()
    {
    }

    [Fact]
    public async Task Every_channel_is_previewed_while_slack_is_not_configured()
    {
        var outcome = await SendAsync("became-relevant");

        Assert.Equal(new NotifyOutcome.Sent(Channel, null), outcome);
        var line = Assert.Single(Logged, line => line.Contains("Alert for C0LEADS", StringComparison.Ordinal));
        Assert.Contains("*Became relevant.* An amendment carried it from 12.4% to 87.3%", line, StringComparison.Ordinal);
        Assert.Contains("Stage: In committee", line, StringComparison.Ordinal);
        Assert.Contains("Open item: https://monitor.example/items/412", line, StringComparison.Ordinal);
        Assert.Empty(Slack.Posts);
    }
}
