using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>The changed passages in a message: added in bold after a plus, removed struck through, by section.</summary>
internal static class AlertRedline
{
    private const string NoSpaceBefore = ",.;:!?)]”’、。，；：）»";
    private const int Marks = 12;
    private const int SectionTitle = 80;
    private const int LeastRoom = 160;

    /// <summary>Null when the event changed no text. Ends with a link to the whole when it does not all fit.</summary>
    public static string? Of(ItemEvent happened, Uri? page, int most)
    {
        if (happened.Redline.All(part => part.Kind == RedlineKind.Same)) return null;
        if (happened.Redline.Any(part => ContentNote.Concerns(part.Text))) return ContentNote.InPlaceOf("What changed", page);

        var text = new StringBuilder("*What changed*");
        string? section = null;
        foreach (var part in happened.Redline)
        {
            if (most - text.Length < LeastRoom) return text.Append('\n').Append(SlackText.Link(page, "… the whole redline", 40)).ToString();
            if (part.Section != section) Open(text, section = part.Section);
            Append(text, part, most - text.Length - Marks);
        }

        return text.ToString();
    }

    private static void Open(StringBuilder text, string section)
    {
        if (SlackText.Escaped(section, SectionTitle) is { Length: > 0 } title) text.Append("\n_").Append(title).Append('_');
        text.Append("\n>");
    }

    private static void Append(StringBuilder text, RedlinePart part, int most)
    {
        var words = SlackText.Escaped(part.Text, most);
        if (words.Length == 0) return;
        if (part.Kind != RedlineKind.Same || text[^1] == '>' || !NoSpaceBefore.Contains(words[0], StringComparison.Ordinal)) text.Append(' ');
        text.Append(part.Kind switch
        {
            RedlineKind.Same => words,
            RedlineKind.Added or RedlineKind.NumberAfter => $"*+ {words}*",
            RedlineKind.Removed or RedlineKind.NumberBefore => $"~{words}~",
            RedlineKind.MovedHere => $"_moved here:_ {words}",
            RedlineKind.MovedAway => $"_moved away:_ {words}",
        });
    }
}
