using System.Net;
using System.Text;
using System.Xml;
using Monitor.Worker.Documents;

namespace Monitor.Worker.Web.Feeds;

/// <summary>Publishers' text as feeds may carry it.</summary>
internal static class FeedText
{
    /// <summary>XML has no place for control characters, not even escaped.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(letter => !XmlConvert.IsXmlChar(letter))) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    public static string Plain(IReadOnlyList<IReadOnlyList<Fragment>> passages) =>
        Clean(string.Join(" … ", passages.Select(passage => string.Concat(passage.Select(fragment => fragment.Text)).Trim())));

    /// <summary>Everything encoded; only the marks are ours.</summary>
    public static string Html(IReadOnlyList<IReadOnlyList<Fragment>> passages) =>
        string.Join("\n", passages.Select(passage => $"<p>{string.Concat(PassageEdges.WithSign(passage).Select(Marked))}</p>"));

    private static string Marked(Fragment fragment) =>
        WebUtility.HtmlEncode(Clean(fragment.Text)) is var text && fragment.Marked ? $"<mark>{text}</mark>" : text;
}
