using System.Text;
using Monitor.Worker.Alerting.Slack.Blocks;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Alerting.Slack.Drawing;

/// <summary>What an amendment changed, in as many words as a line of a digest has room for: removed → added.</summary>
internal static class DigestChange
{
    private const int Most = 90;
    private const int Side = 45;

    /// <summary>mrkdwn; empty where the event changed no text.</summary>
    public static string Of(ItemEvent happened)
    {
        if (happened.Redline.Any(part => ContentNote.Concerns(part.Text))) return "of words that speak of abuse or violence: see the item’s page";
        var said = new StringBuilder();
        foreach (var (removed, added) in RedlineHunks.Of(happened.Redline))
        {
            var words = Words(removed, added);
            if (words.Length == 0) continue;
            if (said.Length + words.Length > Most && said.Length > 0) return said.Append("; …").ToString();
            if (said.Length > 0) said.Append("; ");
            said.Append(words);
        }

        return said.Length > 0 ? said.ToString() : SlackText.Escaped(happened.Summary, Most);
    }

    private static string Words(string removed, string added) => (Quoted(removed), Quoted(added)) switch
    {
        ("", "") => "",
        ("", var now) => $"added {now}",
        (var before, "") => $"removed {before}",
        var (before, now) => $"{before} → {now}",
    };

    // A comma that moved says nothing.
    private static string Quoted(string text) =>
        text.Any(char.IsLetterOrDigit) && SlackText.Escaped(text.Trim(' ', ',', ';'), Side) is { Length: > 0 } words ? $"“{words}”" : "";
}
