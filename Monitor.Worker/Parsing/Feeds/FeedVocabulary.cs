using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>The vocabularies whose elements feeds are made of. Feeds spell their addresses in many ways, so the beginnings count.</summary>
internal enum FeedVocabulary
{
    Rss,
    Atom,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    Itunes,
    Prism,
    Xhtml,
    Other,
}

internal static class FeedVocabularies
{
    private static readonly (string Beginning, FeedVocabulary Vocabulary)[] Beginnings =
    [
        ("http://purl.org/rss/1.0/modules/content", FeedVocabulary.Content),
        ("http://purl.org/rss/1.0/modules/", FeedVocabulary.Other),
        ("http://purl.org/rss/1.0", FeedVocabulary.Rss),
        ("http://purl.org/net/rss1.1", FeedVocabulary.Rss),
        ("http://my.netscape.com/", FeedVocabulary.Rss),
        ("http://channel.netscape.com/", FeedVocabulary.Rss),
        ("http://backend.userland.com/", FeedVocabulary.Rss),
        ("http://blogs.law.harvard.edu/tech/rss", FeedVocabulary.Rss),
        ("http://www.w3.org/2005/atom", FeedVocabulary.Atom),
        ("http://purl.org/atom/ns", FeedVocabulary.Atom),
        ("http://purl.org/dc/elements/", FeedVocabulary.DublinCore),
        ("http://purl.org/dc/terms", FeedVocabulary.DublinCoreTerms),
        ("http://search.yahoo.com/mrss", FeedVocabulary.Media),
        ("http://www.itunes.com/dtds/", FeedVocabulary.Itunes),
        ("http://prismstandard.org/", FeedVocabulary.Prism),
        ("http://www.w3.org/1999/xhtml", FeedVocabulary.Xhtml),
    ];

    private static readonly FrozenDictionary<string, FeedVocabulary> Prefixes = new Dictionary<string, FeedVocabulary>
    {
        ["dc"] = FeedVocabulary.DublinCore,
        ["content"] = FeedVocabulary.Content,
        ["media"] = FeedVocabulary.Media,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // What a namespace means is found out once, and forgotten with the namespace.
    private static readonly ConditionalWeakTable<XNamespace, Meaning> Known = [];

    public static FeedVocabulary Of(XElement element)
    {
        var name = element.Name.Namespace;
        if (name == XNamespace.None) return FeedVocabulary.Rss;
        return Known.GetValue(name, static space => new Meaning(Find(space.NamespaceName))).Vocabulary
            ?? Prefixes.GetValueOrDefault(element.GetPrefixOfNamespace(name) ?? "", FeedVocabulary.Other);
    }

    private static FeedVocabulary? Find(string name)
    {
        foreach (var (beginning, vocabulary) in Beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return vocabulary;
        }

        return null;
    }

    /// <summary>Null: only the prefix can tell.</summary>
    private sealed record Meaning(FeedVocabulary? Vocabulary);
}
