using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;

namespace Monitor.Worker.Tests.Alerting;

public sealed class OperatorMessageTests
{
    private static readonly Uri Page = new("https://monitor.example/");

    [Fact]
    public void What_publishers_write_into_an_alarm_stays_text()
    {
        var message = SlackOperatorMessage.Render(new OperatorMessage("The <!channel> & co.: cannot be read", "Refused: <https://evil.example|click> & more"), Page, new DeliveryTag("notice-7", null));

        var json = SlackWire.Write(message);
        Assert.DoesNotContain("<!channel>", json, StringComparison.Ordinal);
        Assert.DoesNotContain("<https://evil.example", json, StringComparison.Ordinal);
        Assert.Contains("<https://monitor.example/coverage|Coverage>", json, StringComparison.Ordinal);
        Assert.Contains("notice-7", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_alarm_keeps_the_limits()
    {
        var message = SlackOperatorMessage.Render(new OperatorMessage(new string('t', 900), new string('&', 9_000)), Page, DeliveryTag.None);

        Assert.All(message.Blocks!.OfType<SlackHeader>(), header => Assert.InRange(header.Text.Text.Length, 1, SlackLimits.Header));
        Assert.InRange(message.Blocks!.Sum(block => block.Strings().Sum(text => text.Length)), 1, SlackLimits.AllBlocks);
    }

    [Theory]
    [InlineData("C-OPS", "C-LEADS", true)]
    [InlineData("C-LEADS", "C-LEADS", false)]
    [InlineData("preview", "preview", true)]
    [InlineData(" ", "C-LEADS", false)]
    public void Operators_have_a_channel_that_readers_do_not(string operators, string readers, bool isSound)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Alerting:OperatorsChannel"] = operators,
            ["Alerting:Rules:0:Name"] = "all",
            ["Alerting:Rules:0:Channel"] = readers,
        }).Build();
        using var services = new ServiceCollection().AddLogging().AddAlerting(configuration).BuildServiceProvider();

        if (isSound) Assert.Equal(operators, services.GetRequiredService<IOptions<AlertingOptions>>().Value.OperatorsChannel);
        else Assert.Contains("Alerting:OperatorsChannel", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<AlertingOptions>>().Value).Message, StringComparison.Ordinal);
    }
}
