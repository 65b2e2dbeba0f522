using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>Looking into feed elements: by vocabulary and name, without regard to the case that publishers get wrong.</summary>
internal static class FeedElements
{
    public static IEnumerable<XElement> All(this XElement element, FeedVocabulary vocabulary, string name) => element.Elements()
        .Where(child => child.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && FeedVocabularies.Of(child) == vocabulary);

    /// <summary>The first of these children that holds something.</summary>
    public static string? First(this XElement element, params ReadOnlySpan<(FeedVocabulary Vocabulary, string Name)> places)
    {
        foreach (var (vocabulary, name) in places)
        {
            if (element.All(vocabulary, name).Select(FeedMarkup.Of).FirstOrDefault(value => value is not null) is { } value) return value;
        }

        return null;
    }

    public static string[] Texts(this IEnumerable<XElement> elements) =>
        [.. elements.Select(FeedMarkup.Of).OfType<string>().Distinct(StringComparer.Ordinal)];

    public static string? Attr(this XElement element, string name) => element.Attributes()
        .Where(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && attribute.Name.NamespaceName.Length == 0)
        .Select(attribute => attribute.Value.Trim())
        .FirstOrDefault(value => value.Length > 0);

    /// <summary>The plain text within, without white space around it; null when there is none.</summary>
    public static string? PlainText(this XElement element) => XmlValue.Of(element).Trim() is { Length: > 0 } text ? text : null;
}
