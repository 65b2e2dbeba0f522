using System.Text.RegularExpressions;
using CsCheck;
using Monitor.Worker.Alerting;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Alerting.Slack.Drawing;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Tests.Alerting;

public sealed partial class SlackPropertyTests
{
    private static readonly string[] Areas = ["emergency-response", "child-safety", "law-enforcement-response", "not-known-yet"];

    private static readonly Gen<Digest> Digests = Gen.Select(
        Alerts.Array[0, 40], Gen.Int[1, 3].Select(i => (Rhythm)i), Text.Array[0, 60], Gen.Int[0, 3].Select(i => Areas[i]).Array[0, 4].Array[41], Gen.Bool,
        (alerts, rhythm, names, areas, ends) => TestDigests.Week with
        {
            Rhythm = rhythm,
            Lines = [.. alerts.Select((given, i) => new DigestLine(i, given.Alert with { Classification = given.Alert.Classification with { PolicyAreas = areas[i] } }))],
            Coverage = ends ? TestDigests.Week.Coverage! with { Verified = int.MaxValue, Checked = int.MaxValue, Unchecked = [.. names.Select(name => new UncheckedSource(name, name, name, name))], NeverVerified = names } : null,
        });

    [Fact]
    public void Every_message_of_a_digest_keeps_every_limit() => Digests.Sample(
        digest =>
        {
            foreach (var message in Messages(digest))
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
    public void No_line_of_a_digest_is_lost_or_told_twice_and_the_sections_keep_their_order() => Digests.Sample(
        digest =>
        {
            var parts = SlackDigest.Split(digest, TestAlerts.Page);
            var told = parts.SelectMany(part => part.Lines).ToList();

            Assert.Equal(digest.Lines.Select(line => line.DeliveryId), told.Select(line => line.DeliveryId).Order());
            var sections = told.Select(line => Array.IndexOf([.. Areas[..3], DigestSections.Other], DigestSections.Of(line.Alert))).ToList();
            Assert.Equal(sections.Order(), sections);
            Assert.All(parts.SkipLast(1), part => Assert.Null(part.Coverage));
            Assert.Same(digest.Coverage, parts[^1].Coverage);
            foreach (var part in parts)
            {
                var message = SlackDigest.Render(part, TestAlerts.Page, DeliveryTag.None);
                Assert.All(part.Lines, line => Assert.Contains(DigestWords.Line(line.Alert, TestAlerts.Page), message.InPlainText().Text, StringComparison.Ordinal));
            }
        },
        iter: 40,
        threads: 2);

    [Fact]
    public void Nothing_that_a_publisher_writes_is_obeyed_in_a_digest() => Digests.Sample(
        digest =>
        {
            var strings = Messages(digest).SelectMany(message => message.Blocks!.SelectMany(block => block.Strings()).Append(message.Text).Append(message.InPlainText().Text)).ToList();

            Assert.All(strings, text => Assert.DoesNotMatch(Command(), text));
            Assert.All(strings, text => Assert.DoesNotMatch(Unseen(), text));
            Assert.All(strings, text => Assert.All(AnyLink().Matches(text), link => Assert.Matches(ItemLink(), link.Value)));
        },
        iter: 40,
        threads: 2);

    private static IEnumerable<SlackMessage> Messages(Digest digest) =>
        SlackDigest.Split(digest, TestAlerts.Page).Select(part => SlackDigest.Render(part, TestAlerts.Page, new DeliveryTag($"digest-1-{part.Part}", null)));

    [GeneratedRegex(@"^<https?://[^<>|]+\|[^<>]*>$")]
    private static partial Regex ItemLink();
}
