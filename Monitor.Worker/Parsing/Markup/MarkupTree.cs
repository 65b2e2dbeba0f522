namespace Monitor.Worker.Parsing.Markup;

/// <summary>
/// A page as a flat tree in the order of its markup. It repairs less than a browser does: nothing is moved, so that one pass
/// and one array are enough. What people read comes out the same.
/// </summary>
internal sealed class MarkupTree : IDisposable
{
    private readonly Arena<MarkupNode> _nodes = new(4096);
    private readonly Arena<MarkupAttribute> _attributes = new(4096);

    private MarkupTree(ReadOnlyMemory<char> page) => Page = page;

    public ReadOnlyMemory<char> Page { get; }

    /// <summary>Whether the page has more elements than anyone writes; the tree then holds the first ones.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Elements in the page, kept or passed over.</summary>
    public int Elements { get; private set; }

    public int Count => _nodes.Count;

    public ref MarkupNode this[int node] => ref _nodes[node];

    public Span<MarkupNode> Nodes => _nodes.Span;

    public static MarkupTree Of(ReadOnlyMemory<char> page)
    {
        var tree = new MarkupTree(page);
        using var builder = new TreeBuilder(tree._nodes, tree._attributes);
        var reader = new MarkupReader(page.Span, builder);
        tree.IsCut = !reader.Read();
        tree.Elements = builder.Elements;
        return tree;
    }

    public ReadOnlySpan<char> Text(int node) => Page.Span.Slice(_nodes[node].From, _nodes[node].Length);

    public bool HasAttribute(int node, AttributeName name)
    {
        foreach (ref readonly var attribute in AttributesOf(node))
        {
            if (attribute.Name == name) return true;
        }

        return false;
    }

    /// <summary>As written; empty where there is none.</summary>
    public ReadOnlySpan<char> Attribute(int node, AttributeName name)
    {
        foreach (ref readonly var attribute in AttributesOf(node))
        {
            if (attribute.Name == name) return Page.Span.Slice(attribute.From, attribute.Length);
        }

        return default;
    }

    public ReadOnlySpan<MarkupAttribute> AttributesOf(int node)
    {
        ref readonly var element = ref _nodes[node];
        return element.Tag is Tag.Text or Tag.Raw ? default : _attributes.Span.Slice(element.From, element.Length);
    }

    /// <summary>The first element of this kind at or after a node, or -1.</summary>
    public int Find(Tag tag, int from, int end)
    {
        var nodes = _nodes.Span;
        for (var i = from; i < end; i++)
        {
            if (nodes[i].Tag == tag) return i;
        }

        return -1;
    }

    /// <summary>All text below a node in one line, character references resolved.</summary>
    public string LineOf(int node, int longest = 1000)
    {
        using var line = new TextBuffer();
        for (var i = node; i < _nodes[node].End && line.Length < longest; i++)
        {
            if (_nodes[i].Tag == Tag.Text) line.Write(Text(i));
            else if (Tags.Has(_nodes[i].Tag, TagTraits.Block)) line.Space();
        }

        return line.ToString();
    }

    public void Dispose()
    {
        _nodes.Dispose();
        _attributes.Dispose();
    }
}
