using System.Xml;
using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>Grows a tree from tags that may not match.</summary>
internal sealed class TolerantTree(IReadOnlySet<string> siblings)
{
    private readonly List<(string Name, XElement Element)> _open = [];

    private readonly List<XElement> _brokenOff = [];

    private int _tooDeep;

    public XElement? Root { get; private set; }

    public IReadOnlyList<XElement> StillOpen => [.. _brokenOff.Union(_open.Select(open => open.Element))];

    /// <summary>The text ends inside a tag or section: what is open stays open.</summary>
    public void BreakOff() => _brokenOff.AddRange(_open.Select(open => open.Element));

    public void Text(string text)
    {
        if (_open.Count > 0 && text.Length > 0) _open[^1].Element.Add(new XText(text));
    }

    public void Open(TolerantTag tag)
    {
        if (siblings.Contains(tag.Name)) CloseUpTo(tag.Name);
        if (_open.Count >= StrictTree.Deepest)
        {
            if (!tag.IsEmpty) _tooDeep++;
            return;
        }

        var element = Element(tag);
        if (_open.Count > 0) _open[^1].Element.Add(element);
        else if (Root is null) Root = element;
        else Root.Add(element);
        if (!tag.IsEmpty) _open.Add((tag.Name, element));
    }

    public void Close(string name)
    {
        if (_tooDeep > 0) _tooDeep--;
        else CloseUpTo(name);
    }

    private void CloseUpTo(string name)
    {
        var index = _open.FindLastIndex(open => open.Name == name);
        if (index < 0) index = _open.FindLastIndex(open => open.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) _open.RemoveRange(index, _open.Count - index);
    }

    private XElement Element(TolerantTag tag)
    {
        var scope = _open.Count > 0 ? _open[^1].Element : Root;
        var (prefix, local) = Split(tag.Name);
        var element = new XElement(Namespace(prefix, tag, scope) + local);
        foreach (var (name, value) in tag.Attributes)
        {
            if (Attribute(name, value, tag, scope) is { } attribute && element.Attribute(attribute.Name) is null) element.Add(attribute);
        }

        return element;
    }

    private static XAttribute? Attribute(string name, string value, TolerantTag tag, XElement? scope)
    {
        var (prefix, local) = Split(name);
        return prefix switch
        {
            // Also ":xmlns", which names nothing but would declare something.
            "" when local == "xmlns" => null,
            "" => new XAttribute(local, value),
            "xml" => new XAttribute(XNamespace.Xml + local, value),
            "xmlns" when value.Length > 0 && local is not ("xml" or "xmlns") && !IsReserved(value) => new XAttribute(XNamespace.Xmlns + local, value),
            "xmlns" => null,
            _ => new XAttribute(Namespace(prefix, tag, scope) + local, value),
        };
    }

    private static XNamespace Namespace(string prefix, TolerantTag tag, XElement? scope)
    {
        if (prefix == "xml") return XNamespace.Xml;
        if (tag.Attributes.TryGetValue(prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, out var declared) && !IsReserved(declared)) return declared;
        if (prefix.Length == 0) return scope?.Name.Namespace is { } inherited && scope.GetPrefixOfNamespace(inherited) is null ? inherited : XNamespace.None;
        return scope?.GetNamespaceOfPrefix(prefix) ?? XmlPrefixes.Usual(prefix);
    }

    private static bool IsReserved(string uri) => uri == XNamespace.Xmlns.NamespaceName || uri == XNamespace.Xml.NamespaceName;

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", Safe(name)) : (colon == 0 ? "" : Safe(name[..colon]), Safe(name[(colon + 1)..]));
    }

    private static string Safe(string name) => name.Length == 0 ? "_" : XmlConvert.EncodeLocalName(name) ?? "_";
}
