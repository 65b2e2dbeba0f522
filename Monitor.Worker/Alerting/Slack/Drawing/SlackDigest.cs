using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws a digest as Slack messages: no limit is passed and no line is left out, however many there are.</summary>
internal static class SlackDigest
{
    public const string EventType = "monitor_digest";

    // A section of text is folded behind "show more" by Slack when it is long, so lines are spread over several.
    private const int BlockText = 2_000;

    // Title, summary, whom it calls, headings of the sections and of those that go on from the message before.
    private const int Frame = 2_000;

    public static IReadOnlyList<Digest> Split(Digest digest, Uri? pageBase) => Split(digest, pageBase, canPress: false);

    /// <param name="digest">The whole.</param>
    /// <param name="pageBase">The address below which items have their page; null when readers cannot reach one.</param>
    /// <param name="canPress">Presses come back to us: near misses may be labelled in the message.</param>
    public static IReadOnlyList<Digest> Split(Digest digest, Uri? pageBase, bool canPress)
    {
        if (digest.Rhythm is Rhythm.NearMiss) return SlackNearMisses.Split(digest, pageBase, canPress);
        var room = SlackLimits.AllBlocks - Frame - (digest.Coverage is { } coverage ? DigestWords.Coverage(coverage).Length : 0);
        return new DigestParts(room).Cut(digest, DigestSections.Ordered(digest.Lines), line => DigestWords.Line(line.Alert, pageBase).Length + 1);
    }

    public static SlackMessage Render(Digest part, Uri? pageBase, DeliveryTag tag) => Render(part, pageBase, tag, canPress: false);

    public static SlackMessage Render(Digest part, Uri? pageBase, DeliveryTag tag, bool canPress)
    {
        if (part.Rhythm is Rhythm.NearMiss) return SlackNearMisses.Render(part, pageBase, tag, canPress);
        IReadOnlyList<SlackBlock> blocks = [.. Draw(part, pageBase, tag)];
        return new SlackMessage
        {
            Text = SlackText.Escaped($"{DigestWords.Title(part)}. {DigestWords.Counts(part)}.", SlackLimits.Text),
            Blocks = blocks,
            Whole = string.Join('\n', blocks.SelectMany(block => block.Strings())),
            Metadata = new SlackMetadata(EventType, new SlackEventPayload(tag.Id, ItemId: null, $"digest-{part.Rhythm.Code()}")),
        };
    }

    private static IEnumerable<SlackBlock> Draw(Digest part, Uri? pageBase, DeliveryTag tag)
    {
        yield return new SlackHeader(new SlackPlainText(SlackText.Plain(DigestWords.Title(part), SlackLimits.Header)));
        yield return new SlackContext([new SlackMarkdown(DigestWords.Summary(part))]);
        if (part.Part == 1 && Callouts.Of(tag) is { Length: > 0 } people) yield return new SlackContext([new SlackMarkdown(people)]);
        foreach (var section in part.Lines.GroupBy(line => DigestSections.Of(line.Alert)))
        {
            foreach (var text in Texts(part, section, pageBase)) yield return new SlackSection { Text = new SlackMarkdown(text) };
        }

        if (part.Coverage is { } coverage) yield return new SlackContext([new SlackMarkdown(DigestWords.Coverage(coverage))]);
    }

    private static IEnumerable<string> Texts(Digest part, IGrouping<string, DigestLine> section, Uri? pageBase)
    {
        var text = new StringBuilder(DigestWords.Heading(part, section.Key));
        foreach (var line in section)
        {
            var words = DigestWords.Line(line.Alert, pageBase);
            if (text.Length + words.Length + 1 > BlockText && text.Length > 0)
            {
                yield return text.ToString();
                text.Clear();
            }

            if (text.Length > 0) text.Append('\n');
            text.Append(words);
        }

        yield return text.ToString();
    }
}
