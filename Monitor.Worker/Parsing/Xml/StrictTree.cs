using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>Builds the tree that a strict reader reads. The framework's own loading takes time by the square of the depth.</summary>
internal sealed class StrictTree
{
    /// <summary>No document of law is nested deeper.</summary>
    public const int Deepest = 200;

    private readonly Dictionary<(string Namespace, string Local), XName> _names = new(new SameStrings());

    /// <exception cref="XmlException">It is not well-formed, or deeper than <see cref="Deepest"/>.</exception>
    public static XElement? Read(XmlReader reader) => new StrictTree().Grow(reader);

    private XElement? Grow(XmlReader reader)
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
                    Text(holder, reader.Value);
                    break;
            }
        }

        return root;
    }

    // The first text is kept as the string that it is. Not the further ones: each would be joined to all before it.
    private static void Text(XElement? holder, string text)
    {
        if (holder is { IsEmpty: true }) holder.Add(text);
        else holder?.Add(new XText(text));
    }

    private XElement Element(XmlReader reader)
    {
        if (reader.Depth > Deepest) throw new XmlException($"Elements are nested deeper than {Deepest}.");
        var element = new XElement(Name(reader));
        while (reader.MoveToNextAttribute())
        {
            // The default namespace is declared under the name xmlns, in no namespace of its own here.
            var name = reader.Prefix.Length == 0 && reader.LocalName == "xmlns" ? "xmlns" : Name(reader);
            element.Add(new XAttribute(name, reader.Value));
        }

        return element;
    }

    private XName Name(XmlReader reader)
    {
        var written = (reader.NamespaceURI, reader.LocalName);
        if (!_names.TryGetValue(written, out var name)) _names[written] = name = XNamespace.Get(written.NamespaceURI) + written.LocalName;
        return name;
    }

    // One reader hands out one string for one name, so that names are told apart without looking at their letters.
    private sealed class SameStrings : IEqualityComparer<(string Namespace, string Local)>
    {
        public bool Equals((string Namespace, string Local) x, (string Namespace, string Local) y) =>
            ReferenceEquals(x.Local, y.Local) && ReferenceEquals(x.Namespace, y.Namespace);

        public int GetHashCode((string Namespace, string Local) name) => RuntimeHelpers.GetHashCode(name.Local);
    }
}
