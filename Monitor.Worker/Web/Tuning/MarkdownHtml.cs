using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Web.Tuning;

/// <summary>
/// The little Markdown that the guideline is written in: headings, paragraphs, lists, tables, strong, emphasis, code. Everything else is text:
/// each letter is encoded, and no link, image or HTML comes out of it.
/// </summary>
internal static partial class MarkdownHtml
{
    private const int DeepestHeading = 6;

    /// <param name="markdown">Any text.</param>
    /// <param name="deeper">By how many levels headings stand below their own, so that a page keeps one first heading.</param>
    public static string Render(string markdown, int deeper)
    {
        var html = new StringBuilder();
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[at])) at++;
            else if (Heading().Match(lines[at]) is { Success: true } heading) at += WriteHeading(html, heading, deeper);
            else if (IsRow(lines[at])) at += WriteTable(html, lines, at);
            else if (Item().Match(lines[at]) is { Success: true } item) at += WriteList(html, lines, at, item.Groups["mark"].Value);
            else at += WriteParagraph(html, lines, at);
        }

        return html.ToString();
    }

    private static int WriteHeading(StringBuilder html, Match heading, int deeper)
    {
        var level = Math.Min(DeepestHeading, heading.Groups["level"].Length + deeper);
        html.Append(Invariant($"<h{level}>")).Append(Inline(heading.Groups["text"].Value)).Append(Invariant($"</h{level}>"));
        return 1;
    }

    private static int WriteTable(StringBuilder html, string[] lines, int at)
    {
        var rows = lines.Skip(at).TakeWhile(IsRow).ToList();
        var headed = rows.Count > 1 && Rule().IsMatch(rows[1]);
        html.Append("<table>");
        if (headed) html.Append("<thead>").Append(Row(rows[0], "<th scope=\"col\">", "</th>")).Append("</thead>");
        html.Append("<tbody>");
        foreach (var row in rows.Skip(headed ? 2 : 0)) html.Append(Row(row, "<td>", "</td>"));
        html.Append("</tbody></table>");
        return rows.Count;
    }

    private static string Row(string row, string open, string close) =>
        $"<tr>{string.Concat(Border().Split(row.Trim().Trim('|')).Select(cell => open + Inline(cell.Replace("\\|", "|", StringComparison.Ordinal).Trim()) + close))}</tr>";

    private static int WriteList(StringBuilder html, string[] lines, int at, string mark)
    {
        var ordered = char.IsAsciiDigit(mark[0]);
        var read = 0;
        html.Append(ordered ? "<ol>" : "<ul>");
        while (at + read < lines.Length && Item().Match(lines[at + read]) is { Success: true } item && char.IsAsciiDigit(item.Groups["mark"].Value[0]) == ordered)
        {
            var text = new StringBuilder(item.Groups["text"].Value);
            read++;
            // An indented line goes on with the item before it.
            for (; at + read < lines.Length && lines[at + read].StartsWith("  ", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(lines[at + read]); read++)
                text.Append(' ').Append(lines[at + read].Trim());
            html.Append("<li>").Append(Inline(text.ToString())).Append("</li>");
        }

        html.Append(ordered ? "</ol>" : "</ul>");
        return read;
    }

    private static int WriteParagraph(StringBuilder html, string[] lines, int at)
    {
        // The first line is text whatever it looks like, so that every line is passed.
        var own = lines.Skip(at).TakeWhile((line, index) => index == 0 || IsText(line)).ToList();
        html.Append("<p>").Append(Inline(string.Join(' ', own.Select(line => line.Trim())))).Append("</p>");
        return own.Count;
    }

    private static string Inline(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var match in Emphasis().EnumerateMatches(text))
        {
            html.Append(Encoded(text[at..match.Index]));
            var marked = text.Substring(match.Index, match.Length);
            html.Append(marked switch
            {
                ['`', ..] => $"<code>{Encoded(marked[1..^1])}</code>",
                ['*', '*', ..] => $"<strong>{Encoded(marked[2..^2])}</strong>",
                _ => $"<em>{Encoded(marked[1..^1])}</em>",
            });
            at = match.Index + match.Length;
        }

        return html.Append(Encoded(text[at..])).ToString();
    }

    private static bool IsRow(string line) => line.StartsWith('|');

    private static bool IsText(string line) => !string.IsNullOrWhiteSpace(line) && !IsRow(line) && !Heading().IsMatch(line) && !Item().IsMatch(line);

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"^(?<level>#{1,6}) +(?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<mark>[-*]|\d{1,3}\.) +(?<text>.+)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\|[-: |]+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Border();

    [GeneratedRegex(@"`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*")]
    private static partial Regex Emphasis();
}
