using CsCheck;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed partial class SlackPropertyTests
{
    private static readonly Gen<(Digest Digest, bool CanPress)> NearMisses = Gen.Select(
        Alerts.Array[0, 30], Gen.Double[0, 0.5].Array[31], Gen.Int[0, int.MaxValue], Gen.Bool, Gen.Bool,
        (alerts, scores, more, canPress, ends) => (TestDigests.Near with
        {
            More = more,
            Lines = [.. alerts.Select((given, i) => new DigestLine(i, given.Alert with { Classification = given.Alert.Classification with { Relevance = scores[i], PolicyAreas = [] } }))],
            Coverage = ends ? TestDigests.Week.Coverage : null,
        }, canPress));

    [Fact]
    public void Every_message_of_near_misses_keeps_every_limit() => NearMisses.Sample(
        given =>
        {
            foreach (var message in Messages(given))
            {
                Assert.InRange(message.Text.Length, 1, SlackLimits.Text);
                Assert.InRange(message.Blocks!.Count, 1, SlackLimits.Blocks);
                Assert.InRange(message.Blocks!.Sum(block => block.Strings().Sum(text => text.Length)), 1, SlackLimits.AllBlocks);
                Assert.All(message.Blocks!, Fits);
            }
        },
        iter: 40,
        threads: 2);

    [Fact]
    public void Every_near_miss_is_told_once_the_highest_first_and_what_is_left_out_is_counted_at_the_end() => NearMisses.Sample(
        given =>
        {
            var parts = SlackDigest.Split(given.Digest, TestAlerts.Page, given.CanPress);
            var told = parts.SelectMany(part => part.Lines).ToList();

            Assert.Equal(given.Digest.Lines.Select(line => line.DeliveryId), told.Select(line => line.DeliveryId).Order());
            Assert.Equal(told.Select(line => line.Alert.Classification.Relevance).OrderDescending(), told.Select(line => line.Alert.Classification.Relevance));
            Assert.All(parts.SkipLast(1), part => Assert.Equal((0, null), (part.More, part.Coverage)));
            Assert.Equal((given.Digest.More, given.Digest.Coverage), (parts[^1].More, parts[^1].Coverage));
            Assert.Equal(told.Select(line => line.Alert.ItemId > 0 && given.CanPress).Count(can => can) * 2, Messages(given).Sum(message => message.Blocks!.OfType<SlackActions>().Count()));
        },
        iter: 40,
        threads: 2);

    [Fact]
    public void Nothing_that_a_publisher_writes_is_obeyed_among_near_misses() => NearMisses.Sample(
        given =>
        {
            var strings = Messages(given).SelectMany(message => message.Blocks!.SelectMany(block => block.Strings()).Append(message.Text).Append(message.InPlainText().Text)).ToList();

            Assert.All(strings, text => Assert.DoesNotMatch(Command(), text));
            Assert.All(strings, text => Assert.DoesNotMatch(Unseen(), text));
            Assert.All(strings, text => Assert.DoesNotMatch(LoneSurrogate(), text));
            Assert.All(strings, text => Assert.All(AnyLink().Matches(text), link => Assert.Matches(ItemLink(), link.Value)));
        },
        iter: 40,
        threads: 2);

    private static IEnumerable<SlackMessage> Messages((Digest Digest, bool CanPress) given) =>
        SlackDigest.Split(given.Digest, TestAlerts.Page, given.CanPress)
            .SelectMany(part => new[] { part, Labelled(part) }).Select(part => SlackDigest.Render(part, TestAlerts.Page, new DeliveryTag($"digest-1-{part.Part}", null), given.CanPress));

    // Drawn anew as it was cut before.
    private static Digest Labelled(Digest part) =>
        part with { Lines = [.. part.Lines.Select(line => line with { Label = new GivenLabel(long.MaxValue, line.Alert.Title, line.Alert.Title, line.Alert.Event.SeenAt) })] };
}
