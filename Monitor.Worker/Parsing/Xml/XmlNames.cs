using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

internal static class XmlNames
{
    /// <summary>Whether a name is what a path means: its local name, or prefix and local name as the document writes them.</summary>
    public static bool Match(XElement scope, XName name, string wanted)
    {
        var colon = wanted.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? name.LocalName == wanted
            : name.LocalName.AsSpan().SequenceEqual(wanted.AsSpan(colon + 1)) && scope.GetPrefixOfNamespace(name.Namespace) == wanted[..colon];
    }
}
