using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>Looking into feed elements: by vocabulary and name, without regard to the case that publishers get wrong.</summary>
internal static class FeedElements
{
    public static IEnumerable<XElement> All(this XElement element, FeedVocabulary vocabulary, string name) => FeedChildren.Of(element).All(vocabulary, name);

    /// <summary>The first of these children that holds something.</summary>
    public static string? First(this XElement element, params ReadOnlySpan<(FeedVocabulary Vocabulary, string Name)> places) =>
        FeedChildren.Of(element).First(places);

    public static string[] Texts(this IEnumerable<XElement> elements) =>
        [.. elements.Select(FeedMarkup.Of).OfType<string>().Distinct(StringComparer.Ordinal)];

    public static string? Attr(this XElement element, string name)
    {
        for (var attribute = element.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            var isMeant = attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && attribute.Name.NamespaceName.Length == 0;
            if (isMeant && attribute.Value.Trim() is { Length: > 0 } value) return value;
        }

        return null;
    }

    /// <summary>The plain text within, without white space around it; null when there is none.</summary>
    public static string? PlainText(this XElement element) => XmlValue.Of(element).Trim() is { Length: > 0 } text ? text : null;
}
