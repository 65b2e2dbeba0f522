using System.Collections.Frozen;
using System.Text;
using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>The text of an element with all it holds. Elements that are not a part of a sentence begin a new paragraph.</summary>
internal static class XmlValue
{
    private static readonly FrozenSet<string> Inline = new[]
    {
        "a", "abbr", "b", "bold", "cite", "code", "date", "def", "em", "emphasis", "font", "i", "inline", "ins", "italic", "link", "mark", "num", "q", "quote",
        "ref", "s", "small", "span", "strong", "sub", "subscript", "sup", "superscript", "term", "time", "u", "underline", "var",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The tree may be deeper than the stack, so this is a loop over the nodes in order.
    public static string Of(XElement element)
    {
        if (!element.HasElements) return element.Value;

        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText run) Append(run, element, text);
        }

        return text.ToString();
    }

    private static void Append(XText run, XElement root, StringBuilder text)
    {
        if (text.Length > 0 && StartsParagraph(run, root)) text.Append("\n\n");
        text.Append(run.Value);
    }

    private static bool StartsParagraph(XText run, XElement root)
    {
        var holder = run.Parent!;
        var before = run.PreviousNode as XElement;
        return (before is not null && !Inline.Contains(before.Name.LocalName))
            || (before is null && holder != root && !Inline.Contains(holder.Name.LocalName));
    }
}
