using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Monitor.Worker.Parsing.Xml;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>The value of an element that may hold markup, as HTML.</summary>
internal static partial class FeedMarkup
{
    private static readonly XmlWriterSettings Settings = new()
    {
        CheckCharacters = false,
        ConformanceLevel = ConformanceLevel.Fragment,
        OmitXmlDeclaration = true,
    };

    public static string? Of(XElement element)
    {
        var value = (element.HasElements ? Inner(element) : XmlValue.Of(element)).Trim();
        return value.Length == 0 ? null : value;
    }

    /// <summary>What is written as markup within, without the div that Atom puts around XHTML: its text stays escaped.</summary>
    public static string? OfXhtml(XElement element)
    {
        var value = Inner(element.Elements().ToList() is [{ Name.LocalName: "div" } div] ? div : element).Trim();
        return value.Length == 0 ? null : value;
    }

    private static string Inner(XElement element)
    {
        try
        {
            var markup = new StringBuilder();
            using (var writer = XmlWriter.Create(markup, Settings))
            {
                foreach (var node in element.Nodes()) node.WriteTo(writer);
            }

            return Declarations().Replace(markup.ToString(), "");
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or XmlException or InvalidOperationException)
        {
            // Characters that may be read but not written: the text is still there.
            return XmlValue.Of(element);
        }
    }

    [GeneratedRegex(@"\sxmlns(:[\w.-]+)?=""[^""]*""")]
    private static partial Regex Declarations();
}
