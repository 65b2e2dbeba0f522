using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Draws near misses: each by itself, with what it takes to label it under it.</summary>
internal static class SlackNearMisses
{
    // Title, summary, the way to the others, coverage.
    private const int FrameBlocks = 4;
    private const int BlocksOfALine = 2;
    private const int Frame = 1_200;

    // What a line says more once somebody has labelled it: the messages are not cut anew.
    private const int LabelRoom = 180;

    /// <summary>Highest scores first.</summary>
    public static IReadOnlyList<Digest> Split(Digest digest, Uri? pageBase, bool canPress)
    {
        var room = SlackLimits.AllBlocks - Frame - (digest.Coverage is { } coverage ? DigestWords.Coverage(coverage).Length : 0);
        return new DigestParts(room, (SlackLimits.Blocks - FrameBlocks) / BlocksOfALine).Cut(
            digest, DigestSections.HighestFirst(digest.Lines), line => LabelRoom + Of(line with { Label = null }, pageBase, canPress).Sum(block => block.Strings().Sum(text => text.Length)));
    }

    public static SlackMessage Render(Digest part, Uri? pageBase, DeliveryTag tag, bool canPress)
    {
        IReadOnlyList<SlackBlock> blocks = [.. Draw(part, pageBase, canPress)];
        return new SlackMessage
        {
            Text = SlackText.Escaped($"{DigestWords.Title(part)}. {NearMissWords.Counts(part)}.", SlackLimits.Text),
            Blocks = blocks,
            Whole = string.Join('\n', blocks.Where(block => block is not SlackActions).SelectMany(block => block.Strings())),
            Metadata = new SlackMetadata(SlackDigest.EventType, new SlackEventPayload(tag.Id, ItemId: null, $"digest-{part.Rhythm.Code()}")),
        };
    }

    private static IEnumerable<SlackBlock> Draw(Digest part, Uri? pageBase, bool canPress)
    {
        yield return new SlackHeader(new SlackPlainText(SlackText.Plain(DigestWords.Title(part), SlackLimits.Header)));
        yield return new SlackContext([new SlackMarkdown(NearMissWords.Summary(part))]);
        foreach (var block in part.Lines.SelectMany(line => Of(line, pageBase, canPress))) yield return block;
        if (NearMissWords.More(part, pageBase) is { Length: > 0 } more) yield return new SlackContext([new SlackMarkdown(more)]);
        if (part.Coverage is { } coverage) yield return new SlackContext([new SlackMarkdown(DigestWords.Coverage(coverage))]);
    }

    private static IEnumerable<SlackBlock> Of(DigestLine line, Uri? pageBase, bool canPress)
    {
        var links = new ItemLinks(pageBase, line.Alert);
        yield return new SlackSection { Text = new SlackMarkdown(NearMissWords.Line(line, links, pageBase, canPress)) };
        if (canPress && SlackControls.OfNearMiss(line.Alert.ItemId, line.Label, links) is { Count: > 0 } buttons) yield return new SlackActions(buttons);
    }
}
