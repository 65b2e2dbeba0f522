namespace Monitor.Worker.Parsing.Markup;

/// <summary>Puts tags and text into the tree: end tags that may be left out, misplaced ones, depth and size within limits.</summary>
internal sealed class TreeBuilder : IDisposable
{
    private const int MostNodes = 3_000_000;

    private readonly Arena<MarkupNode> _nodes;
    private readonly Arena<MarkupAttribute> _attributes;
    private readonly OpenElements _open;
    private bool _afterBlock = true;

    public TreeBuilder(Arena<MarkupNode> nodes, Arena<MarkupAttribute> attributes)
    {
        (_nodes, _attributes) = (nodes, attributes);
        _open = new(nodes);
        _nodes.Add(new() { Parent = -1, Tag = Tag.Document });
        _open.Push(0, Tag.Document, key: 0, isLink: false);
    }

    public int Elements { get; private set; }

    public bool IsFull { get; private set; }

    public int AttributeCount => _attributes.Count;

    public void Attribute(in MarkupAttribute attribute) => _attributes.Add(attribute);

    public void Text(ReadOnlySpan<char> page, int from, int length)
    {
        if (_afterBlock && !_open.Has(Tag.Pre) && page.Slice(from, length).IndexOfAnyExcept(" \t\r\n\f") < 0) return;
        if (_open.Top == Tag.Head && page.Slice(from, length).IndexOfAnyExcept(" \t\r\n\f") >= 0) _open.Pop();
        _afterBlock = false;
        AddText(Tag.Text, from, length);
    }

    public void RawText(ReadOnlySpan<char> page, Tag tag, int from, int length)
    {
        if (length == 0) return;
        if (tag is Tag.Title or Tag.Xmp or Tag.Textarea) AddText(Tag.Text, from, length);
        else if (tag == Tag.Script) AddText(Tag.Raw, from, length);
    }

    /// <param name="page">What attributes are slices of.</param>
    /// <param name="first">The first attribute; those after it are the tag's.</param>
    public void StartTag(ReadOnlySpan<char> page, Tag tag, ulong key, int first, bool closes)
    {
        Elements++;
        var traits = Tags.Of(tag);
        if ((traits & TagTraits.Ignored) != 0) return;
        if ((traits & TagTraits.Block) != 0) _afterBlock = true;
        if (tag is Tag.Html or Tag.Body && _open.Has(tag)) return;
        _open.Imply(tag, traits);
        var isLink = tag == Tag.A && LeadsAway(page, first);
        var node = _nodes.Count;
        _nodes.Add(new() { Parent = _open.TopNode, End = node + 1, From = first, Length = _attributes.Count - first, Tag = tag });
        IsFull |= _nodes.Count > MostNodes;
        // Only drawings and formulas may close themselves; elsewhere the stroke means nothing.
        if ((traits & TagTraits.Void) == 0 && !(closes && tag is Tag.Svg or Tag.Math or Tag.Other or Tag.Script)) _open.Push(node, tag, key, isLink);
    }

    public void EndTag(ReadOnlySpan<char> page, Tag tag, ulong key)
    {
        var traits = Tags.Of(tag);
        if ((traits & TagTraits.Block) != 0) _afterBlock = true;
        if (tag is Tag.Html or Tag.Body) return;
        if (tag is Tag.Br || (tag == Tag.P && !_open.Has(Tag.P))) StartTag(page, tag, key, _attributes.Count, closes: false);
        if (tag != Tag.Br) _open.Close(tag, key, traits);
    }

    public void End() => _open.CloseAll();

    public void Dispose() => _open.Dispose();

    /// <summary>A link to a place in the same page is a note or a number, not a way out.</summary>
    private bool LeadsAway(ReadOnlySpan<char> page, int first)
    {
        for (var i = first; i < _attributes.Count; i++)
        {
            if (_attributes[i] is { Name: AttributeName.Href } href) return href.Length == 0 || page[href.From] != '#';
        }

        return false;
    }

    private void AddText(Tag tag, int from, int length)
    {
        var node = _nodes.Count;
        _nodes.Add(new() { Parent = _open.TopNode, End = node + 1, From = from, Length = length, Tag = tag, InLink = _open.InLink });
        IsFull |= _nodes.Count > MostNodes;
    }
}
