using System.Net;
using System.Text;

namespace Monitor.Worker.Web.Messages;

/// <summary>A run of text in one style; a link when it has an address.</summary>
public sealed record MrkdwnSpan(string Text, bool Bold = false, bool Struck = false, string? Href = null);

/// <summary>A line of a message.</summary>
/// <param name="Quoted">It stands behind Slack's quotation bar.</param>
/// <param name="Slanted">The whole line is in italics.</param>
public sealed record MrkdwnLine(bool Quoted, bool Slanted, IReadOnlyList<MrkdwnSpan> Spans);

/// <summary>
/// Reads the part of Slack's markup that our own messages use, to draw it. Publishers' text has no marks left in it by then; were
/// there one, it would only draw wrongly, for every piece is encoded again on its way to the page.
/// </summary>
internal static class Mrkdwn
{
    public static IReadOnlyList<MrkdwnLine> Read(string text) => [.. text.Split('\n').Select(Line)];

    private static MrkdwnLine Line(string line)
    {
        var quoted = line.StartsWith('>');
        var content = quoted ? line[1..].TrimStart(' ') : line;
        var slanted = content is ['_', _, .., '_'];
        return new MrkdwnLine(quoted, slanted, Spans(slanted ? content[1..^1] : content));
    }

    private static List<MrkdwnSpan> Spans(string content)
    {
        List<MrkdwnSpan> spans = [];
        var (bold, struck) = (false, false);
        var run = new StringBuilder();
        for (var i = 0; i < content.Length; i++)
        {
            var end = content[i] == '<' ? content.IndexOf('>', i) : -1;
            if (content[i] is not ('*' or '~') && end < 0)
            {
                run.Append(content[i]);
                continue;
            }

            End(spans, run, bold, struck);
            if (end > 0)
            {
                spans.Add(Link(content[(i + 1)..end], bold));
                i = end;
            }
            else if (content[i] == '*')
            {
                bold = !bold;
            }
            else
            {
                struck = !struck;
            }
        }

        End(spans, run, bold, struck);
        return spans;
    }

    private static void End(List<MrkdwnSpan> spans, StringBuilder run, bool bold, bool struck)
    {
        if (run.Length == 0) return;
        spans.Add(new MrkdwnSpan(WebUtility.HtmlDecode(run.ToString()), bold, struck));
        run.Clear();
    }

    private static MrkdwnSpan Link(string inner, bool bold)
    {
        var parts = inner.Split('|', 2);
        return new MrkdwnSpan(WebUtility.HtmlDecode(parts[^1]), bold, Href: Words.Link(WebUtility.HtmlDecode(parts[0])));
    }
}
