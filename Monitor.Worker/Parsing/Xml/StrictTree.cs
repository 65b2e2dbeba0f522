using System.Xml;
using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>Builds the tree that a strict reader reads. The framework's own loading takes time by the square of the depth.</summary>
internal static class StrictTree
{
    /// <summary>No document of law is nested deeper.</summary>
    public const int Deepest = 200;

    /// <exception cref="XmlException">It is not well-formed, or deeper than <see cref="Deepest"/>.</exception>
    public static XElement? Read(XmlReader reader)
    {
        XElement? root = null;
        XElement? holder = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = Element(reader);
                    if (holder is null) root = element;
                    else holder.Add(element);
                    if (!isEmpty) holder = element;
                    break;
                case XmlNodeType.EndElement:
                    holder = holder?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    holder?.Add(new XText(reader.Value));
                    break;
            }
        }

        return root;
    }

    private static XElement Element(XmlReader reader)
    {
        if (reader.Depth > Deepest) throw new XmlException($"Elements are nested deeper than {Deepest}.");
        var element = new XElement(XNamespace.Get(reader.NamespaceURI) + reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            // The default namespace is declared under the name xmlns, in no namespace of its own here.
            var name = reader.Prefix.Length == 0 && reader.LocalName == "xmlns" ? "xmlns" : XNamespace.Get(reader.NamespaceURI) + reader.LocalName;
            element.Add(new XAttribute(name, reader.Value));
        }

        return element;
    }
}
