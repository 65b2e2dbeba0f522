using AngleSharp.Dom;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>
/// The element that holds most of a page's prose, by a simpler measure than Readability's: long paragraphs count for their
/// parent, half for its parent, and so on. It is the second opinion on whether the first lost most of a law.
/// </summary>
internal static class ProseBlock
{
    private const int ShortParagraph = 80;
    private const int Ancestors = 5;

    public static IElement? Find(IElement body, IReadOnlySet<IElement> frame)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var paragraph in body.QuerySelectorAll("p, pre, blockquote, dd").Where(IsProse))
        {
            var share = (double)paragraph.TextContent.Length;
            if (frame.Contains(paragraph) || paragraph.GetAncestors().OfType<IElement>().Any(frame.Contains)) continue;
            foreach (var ancestor in Up(paragraph, body))
            {
                scores[ancestor] = scores.GetValueOrDefault(ancestor) + share;
                share *= 0.7;
            }
        }

        return scores.Count == 0 ? null : scores.MaxBy(pair => pair.Value).Key;
    }

    private static IEnumerable<IElement> Up(IElement paragraph, IElement body)
    {
        var ancestor = paragraph.ParentElement;
        for (var i = 0; i < Ancestors && ancestor is not null; i++, ancestor = ancestor.ParentElement)
        {
            yield return ancestor;
            if (ancestor == body) yield break;
        }
    }

    private static bool IsProse(IElement paragraph)
    {
        var length = paragraph.TextContent.Length;
        return length >= ShortParagraph && paragraph.QuerySelectorAll("a").Sum(link => link.TextContent.Length) < length / 2;
    }
}
