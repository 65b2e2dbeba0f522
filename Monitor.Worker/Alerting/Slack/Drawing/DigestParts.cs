namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>Cuts a digest into the messages that it becomes. Greedy: each takes the lines that fit into it, in their order.</summary>
/// <param name="Room">Characters of one message that lines may take.</param>
/// <param name="Most">Lines of one message.</param>
internal sealed record DigestParts(int Room, int Most = int.MaxValue)
{
    /// <param name="digest">The whole.</param>
    /// <param name="lines">Its lines, ordered.</param>
    /// <param name="length">How much of the room a line takes.</param>
    public IReadOnlyList<Digest> Cut(Digest digest, IReadOnlyList<DigestLine> lines, Func<DigestLine, int> length)
    {
        List<List<DigestLine>> messages = [[]];
        var used = 0;
        foreach (var line in lines)
        {
            var own = length(line);
            if (used + own > Room || messages[^1].Count == Most)
            {
                messages.Add([]);
                used = 0;
            }

            messages[^1].Add(line);
            used += own;
        }

        var counts = DigestSections.Counts(digest.Lines);
        return
        [
            .. messages.Select((some, i) => digest with
            {
                Lines = some,
                Counts = counts,
                Part = i + 1,
                Parts = messages.Count,
                More = i + 1 == messages.Count ? digest.More : 0,
                Coverage = i + 1 == messages.Count ? digest.Coverage : null,
            }),
        ];
    }
}
