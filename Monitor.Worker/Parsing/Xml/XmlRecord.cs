using System.Xml.Linq;
using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>
/// XML by local names; a prefix in a path must be the document's own. <c>@name</c> and <c>element@name</c> are attributes.
/// A path may begin with the root element's own name or inside it.
/// </summary>
internal sealed class XmlRecord(XElement element, XmlRecord? parent = null) : RecordNode(parent)
{
    private readonly bool _isRoot = parent is null;

    protected override string? Text => IsNil ? null : XmlValue.Of(element);

    protected override IEnumerable<RecordNode> Members => [this];

    protected override bool IsBlank => IsNil || (!element.HasElements && !element.HasAttributes && XmlValue.Of(element).Length == 0);

    private bool IsNil => element.Attributes().Any(attribute => attribute.Name.LocalName == "nil" && attribute.Value is "true" or "1");

    protected override IEnumerable<RecordNode>? Children(string name)
    {
        var at = name.LastIndexOf('@');
        if (at == 0) return Attributes(name[1..]);
        if (at > 0) return Children(name[..at])?.SelectMany(child => ((XmlRecord)child).Attributes(name[(at + 1)..]) ?? []);

        var found = element.Elements().Where(child => XmlNames.Match(child, child.Name, name)).Select(child => new XmlRecord(child, this)).ToList();
        if (found.Count > 0) return found;
        if (_isRoot && XmlNames.Match(element, element.Name, name)) return [this];

        // <records/> is an empty list of whatever it would hold.
        return !element.HasElements && string.IsNullOrWhiteSpace(element.FirstNode?.ToString()) ? [] : null;
    }

    private List<RecordNode>? Attributes(string name)
    {
        var found = element.Attributes().Where(attribute => XmlNames.Match(element, attribute.Name, name)).ToList();
        return found.Count == 0 ? null : [.. found.Select(attribute => new XmlAttributeRecord(attribute.Value, this))];
    }
}
