using Monitor.Worker.Parsing.Mapping;

namespace Monitor.Worker.Parsing.Xml;

internal sealed class XmlAttributeRecord(string value, XmlRecord owner) : RecordNode(owner)
{
    protected override string? Text => value;

    protected override IEnumerable<RecordNode> Members => [this];

    protected override bool IsBlank => value.Length == 0;

    protected override IEnumerable<RecordNode>? Children(string name) => null;
}
