using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

/// <param name="Root">Null when there is no element at all.</param>
/// <param name="Mended">True when the strict reader refused it and the tolerant one read it.</param>
/// <param name="Open">Elements that were still open where the text ends, outermost first.</param>
/// <param name="DocumentType">What stands in the DOCTYPE, unread: it tells the older RSS versions apart.</param>
internal sealed record XmlReading(XElement? Root, bool Mended, IReadOnlyList<XElement> Open, string? DocumentType);
