using System.Collections.Frozen;
using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Xml;

/// <summary>The namespaces that everyone's prefixes mean, for documents that forget to declare them.</summary>
internal static class XmlPrefixes
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["prism"] = "http://prismstandard.org/namespaces/basic/2.0/",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["xhtml"] = "http://www.w3.org/1999/xhtml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static XNamespace Usual(string prefix) => Names.TryGetValue(prefix, out var name) ? name : "urn:undeclared:" + prefix;
}
