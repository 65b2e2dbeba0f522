using System.Xml.Linq;

namespace Monitor.Worker.Parsing.Feeds;

/// <summary>The children of one element, sorted out once: an entry is asked for some fifty places.</summary>
internal readonly struct FeedChildren
{
    private readonly Child[] _children;

    private FeedChildren(Child[] children) => _children = children;

    public static FeedChildren Of(XElement element)
    {
        var children = new List<Child>();
        for (var node = element.FirstNode; node is not null; node = node.NextNode)
        {
            if (node is XElement child) children.Add(new Child(child, child.Name.LocalName, FeedVocabularies.Of(child)));
        }

        return new FeedChildren([.. children]);
    }

    /// <summary>The value of the first of these children that holds something.</summary>
    public string? First(params ReadOnlySpan<(FeedVocabulary Vocabulary, string Name)> places)
    {
        foreach (var (vocabulary, name) in places)
        {
            foreach (ref readonly var child in _children.AsSpan())
            {
                if (child.Is(vocabulary, name) && FeedMarkup.Of(child.Element) is { } value) return value;
            }
        }

        return null;
    }

    public IEnumerable<XElement> All(FeedVocabulary vocabulary, string name)
    {
        List<XElement>? found = null;
        foreach (ref readonly var child in _children.AsSpan())
        {
            if (child.Is(vocabulary, name)) (found ??= []).Add(child.Element);
        }

        return found ?? Enumerable.Empty<XElement>();
    }

    /// <summary>The values of all these children, place by place, each once.</summary>
    public string[] Texts(params ReadOnlySpan<(FeedVocabulary Vocabulary, string Name)> places)
    {
        List<string>? texts = null;
        foreach (var (vocabulary, name) in places)
        {
            foreach (ref readonly var child in _children.AsSpan())
            {
                if (child.Is(vocabulary, name) && FeedMarkup.Of(child.Element) is { } value) (texts ??= []).Add(value);
            }
        }

        return texts is null ? [] : texts.Count == 1 ? [texts[0]] : [.. texts.Distinct(StringComparer.Ordinal)];
    }

    private readonly record struct Child(XElement Element, string Name, FeedVocabulary Vocabulary)
    {
        public bool Is(FeedVocabulary vocabulary, string name) =>
            Vocabulary == vocabulary && Name.Length == name.Length && Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
