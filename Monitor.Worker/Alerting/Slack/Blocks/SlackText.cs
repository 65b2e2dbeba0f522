using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Worker.Alerting.Slack.Blocks;

/// <summary>Turns text that anyone may have written into text that Slack shows and never obeys.</summary>
internal static partial class SlackText
{
    private const string Ellipsis = "…";

    /// <summary>For mrkdwn: cleaned, stripped of markup, escaped once, at most <paramref name="most"/> units after escaping.</summary>
    public static string Escaped(string? text, int most) => Fit(LooseUnderscore().Replace(Clean(text), "＿"), most, Escape);

    /// <summary>For plain_text: cleaned; angle brackets become look-alikes, since plain text must not be escaped.</summary>
    public static string Plain(string? text, int most) => Fit(Clean(text), most, character => character switch
    {
        '<' => "‹",
        '>' => "›",
        _ => null,
    });

    /// <summary>A link in mrkdwn, or only its label where the address is not one that may be linked.</summary>
    public static string Link(Uri? url, string label, int most)
    {
        // The first bar ends the address; a publisher's must not look like another.
        var shown = Escaped(label, most).Replace('|', '｜');
        return Address(url) is { } address && address.Length <= SlackLimits.ButtonUrl
            ? $"<{address.Replace("&", "&amp;", StringComparison.Ordinal)}|{shown}>"
            : shown;
    }

    /// <summary>An http or https address in which nothing can end a link early; null for any other.</summary>
    public static string? Address(Uri? url)
    {
        if (url is null || !url.IsAbsoluteUri || url.Scheme is not ("http" or "https")) return null;
        var address = url.AbsoluteUri
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal);
        return Clean(address) == address ? address : null;
    }

    /// <summary>
    /// One line without control, bidirectional and other invisible characters. The joiners stay: Persian, Hindi and
    /// compound emoji are misspelt without them.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || IsLineBreak(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (!IsInvisible(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd(' ');
    }

    private static bool IsLineBreak(Rune rune) => rune.Value is '\n' or '\r' or '\t' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D));

    // mrkdwn has no way to escape its own marks, so a publisher's marks become look-alikes; & < > are what Slack defines.
    private static string? Escape(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '*' => "∗",
        '~' => "∼",
        '`' => "ˋ",
        _ => null,
    };

    // Cuts between the letters that people see, at a space when one is near, before anything is escaped: no entity is ever cut.
    private static string Fit(string clean, int most, Func<char, string?> replace)
    {
        var fitted = new StringBuilder();
        var space = 0;
        var room = 0;
        var letters = StringInfo.GetTextElementEnumerator(clean);
        while (letters.MoveNext())
        {
            var letter = string.Concat(letters.GetTextElement().Select(character => replace(character) ?? character.ToString()));
            if (fitted.Length + letter.Length > most) return fitted.ToString(0, CutAt(space, room)).TrimEnd(' ') + (most > 0 ? Ellipsis : "");
            if (letter == " ") space = fitted.Length;
            fitted.Append(letter);
            if (fitted.Length < most) room = fitted.Length;
        }

        return fitted.ToString();
    }

    private static int CutAt(int space, int room) => space > 0 && space <= room && space >= room * 2 / 3 ? space : room;

    // Inside a word it is no mark, and names of fields need it.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])")]
    private static partial Regex LooseUnderscore();
}
