using System.Text.Json.Nodes;
using Monitor.Worker.Acting.People;
using Monitor.Worker.Acting.Slack;
using Monitor.Worker.Alerting.Slack.Blocks;

namespace Monitor.Worker.Acting.Asking;

/// <summary>One of the words of the slash command.</summary>
internal interface IQuestion
{
    string Word { get; }

    /// <summary>How it is written, and what it does: a line of the help.</summary>
    (string Usage, string Does) Help { get; }

    Task<Told> AnswerAsync(string asked, Person person, CancellationToken ct);
}

/// <summary>An answer, in Slack's markup.</summary>
/// <param name="Text">The whole of it, for notifications and for screen readers.</param>
/// <param name="Blocks">None: the text is all.</param>
internal sealed record Told(string Text, IReadOnlyList<JsonObject> Blocks)
{
    public static Told Of(string text) => new(text, []);

    /// <summary>A heading, as many lines as one message holds, and where to find the rest.</summary>
    public static Told Lines(string heading, IReadOnlyList<(string Text, JsonObject? Accessory)> lines, string foot)
    {
        var room = SlackLimits.AllBlocks - heading.Length - foot.Length;
        var shown = lines.TakeWhile(line => (room -= line.Text.Length) >= 0).ToList();
        var more = shown.Count < lines.Count ? FormattableString.Invariant($"{lines.Count - shown.Count} more do not fit here. ") : "";
        return new Told(
            string.Join('\n', [heading, .. shown.Select(line => "• " + line.Text), more + foot]),
            [Kit.Section($"*{heading}*"), .. shown.Select(line => Kit.Section(line.Text, line.Accessory)), Kit.Context(more + foot)]);
    }
}
