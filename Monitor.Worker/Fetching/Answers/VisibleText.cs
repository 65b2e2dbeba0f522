using System.Text;

namespace Monitor.Worker.Fetching.Answers;

/// <summary>Roughly what a reader would see of a page, cheaply: enough to tell a bot check from a record.</summary>
internal static class VisibleText
{
    private static readonly string[] Hidden = ["script", "style", "svg", "template"];

    /// <summary>At most <paramref name="most"/> letters, white space folded.</summary>
    public static string Of(string html, int most)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < html.Length && text.Length < most)
        {
            if (html[at] == '<')
            {
                at = AfterTag(html, at);
                Space(text);
            }
            else
            {
                if (char.IsWhiteSpace(html[at])) Space(text);
                else text.Append(html[at]);
                at++;
            }
        }

        return text.ToString().Trim();
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
    }

    private static int AfterTag(string html, int at)
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<!--", StringComparison.Ordinal)) return After(html, at, "-->");
        foreach (var name in Hidden)
        {
            if (rest[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase)) return After(html, After(html, at, $"</{name}") - 1, ">");
        }

        return After(html, at, ">");
    }

    private static int After(string html, int from, string mark)
    {
        var found = html.IndexOf(mark, Math.Min(from, html.Length), StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
