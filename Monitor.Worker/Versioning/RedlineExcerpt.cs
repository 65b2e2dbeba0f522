using Monitor.Worker.Documents;

namespace Monitor.Worker.Versioning;

/// <summary>The changes of a redline with a few words around them.</summary>
internal static class RedlineExcerpt
{
    private const int Budget = 900;
    private const int Around = 60;

    public static IReadOnlyList<RedlinePart> Of(IReadOnlyList<RedlinePart> redline)
    {
        List<RedlinePart> excerpt = [];
        var left = Budget;
        for (var i = 0; i < redline.Count && left > 0; i++)
        {
            var part = redline[i];
            var text = part.Kind switch
            {
                RedlineKind.Same => Context(part.Text, followsChange: i > 0, precedesChange: i + 1 < redline.Count),
                // Where it went away nothing is to be read; where it came to, its beginning is enough.
                RedlineKind.MovedAway => "",
                RedlineKind.MovedHere when part.Text.Length > 2 * Around => string.Concat(part.Text.AsSpan(0, WordEnd(part.Text, 2 * Around)), " …"),
                _ => part.Text,
            };
            if (text.Length > left) text = string.Concat(text.AsSpan(0, WordEnd(text, left)), " …");
            if (text.Length == 0) continue;
            excerpt.Add(part with { Text = text });
            left -= text.Length;
        }

        return excerpt.TrueForAll(part => part.Kind == RedlineKind.Same) ? [] : excerpt;
    }

    private static string Context(string text, bool followsChange, bool precedesChange)
    {
        text = text.Trim('\n');
        if (text.Length <= 2 * Around) return followsChange || precedesChange ? text : "";
        var head = followsChange ? text[..WordEnd(text, Around)] + " … " : "… ";
        var tail = precedesChange ? text[WordStart(text, text.Length - Around)..] : "";
        return head + tail;
    }

    private static int WordEnd(string text, int limit)
    {
        var end = text.LastIndexOf(' ', Math.Min(limit, text.Length - 1));
        return SafeCut(text, end > limit / 2 ? end : limit);
    }

    private static int WordStart(string text, int from)
    {
        var start = text.IndexOf(' ', from);
        return SafeCut(text, start >= 0 && start < from + Around / 2 ? start + 1 : from);
    }

    private static int SafeCut(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
