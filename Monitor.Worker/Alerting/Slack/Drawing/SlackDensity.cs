using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>How much of an alert a message tells. When the fullest is too much for Slack, the next is taken.</summary>
/// <param name="Field">Characters of one field.</param>
/// <param name="For">Terms that speak for relevance.</param>
/// <param name="Against">Terms that speak against it.</param>
/// <param name="Passage">Characters of the passage.</param>
/// <param name="Redline">Characters of the redline.</param>
internal sealed record SlackDensity(int Field, int For, int Against, int Passage, int Redline)
{
    public static readonly IReadOnlyList<SlackDensity> FullestFirst =
    [
        new(Field: 300, For: 5, Against: 3, Passage: 900, Redline: 2_400),
        new(Field: 160, For: 3, Against: 2, Passage: 450, Redline: 1_200),
        new(Field: 100, For: 2, Against: 1, Passage: 200, Redline: 500),
        new(Field: 60, For: 1, Against: 0, Passage: 100, Redline: 340),
    ];

    /// <summary>The fullest drawing that Slack takes.</summary>
    public static IReadOnlyList<SlackBlock> Fit(Func<SlackDensity, IEnumerable<SlackBlock>> draw)
    {
        IReadOnlyList<SlackBlock> blocks = [];
        foreach (var density in FullestFirst)
        {
            blocks = [.. draw(density)];
            if (blocks.Sum(block => block.Strings().Sum(text => text.Length)) <= SlackLimits.AllBlocks) break;
        }

        return blocks;
    }
}
