namespace Monitor.Worker.Parsing.Markup;

/// <summary>The elements that are open, innermost last, never deeper than browsers go: what nests deeper is their sibling.</summary>
internal sealed class OpenElements(Arena<MarkupNode> nodes) : IDisposable
{
    private const int MostDepth = 512;

    private readonly Arena<Entry> _stack = new(MostDepth);
    private readonly int[] _counts = new int[(int)Tag.Var + 1];
    private readonly int[] _tooDeep = new int[(int)Tag.Var + 1];
    private int _link = -1;

    public int TopNode => _stack[_stack.Count - 1].Node;

    public Tag Top => _stack[_stack.Count - 1].Tag;

    public bool InLink => _link >= 0;

    public bool Has(Tag tag) => _counts[(int)tag] > 0;

    public void Push(int node, Tag tag, ulong key, bool isLink)
    {
        if (_stack.Count == MostDepth)
        {
            _tooDeep[(int)tag]++;
            return;
        }

        if (isLink) _link = _stack.Count;
        _stack.Add(new() { Node = node, Tag = tag, Key = key });
        _counts[(int)tag]++;
    }

    public void Pop()
    {
        var last = _stack.Count - 1;
        ref readonly var top = ref _stack[last];
        nodes[top.Node].End = nodes.Count;
        _counts[(int)top.Tag]--;
        if (_link >= last) _link = -1;
        _stack.RemoveLast();
    }

    /// <summary>Closes what a start tag closes by being there.</summary>
    public void Imply(Tag tag, TagTraits traits)
    {
        if (Top == Tag.Head && (traits & TagTraits.HeadContent) == 0) Pop();
        if ((traits & TagTraits.ClosesParagraph) != 0 && Has(Tag.P)) CloseOver(Tag.P, Tag.P, Tag.Button);
        if ((traits & TagTraits.Heading) != 0 && Tags.Has(Top, TagTraits.Heading)) Pop();
        switch (tag)
        {
            case Tag.Li when Has(Tag.Li): CloseOver(Tag.Li, Tag.Li, Tag.Ul); break;
            case Tag.Dt or Tag.Dd when Has(Tag.Dt) || Has(Tag.Dd): CloseOver(Tag.Dt, Tag.Dd, Tag.Dl); break;
            case Tag.Td or Tag.Th when Has(Tag.Td) || Has(Tag.Th): CloseOver(Tag.Td, Tag.Th, Tag.Tr); break;
            case Tag.Tr when Has(Tag.Tr): CloseOver(Tag.Tr, Tag.Tr, Tag.Table); break;
            case Tag.Thead or Tag.Tbody or Tag.Tfoot when Has(Tag.Table): CloseOver(Tag.Caption, Tag.Tr, Tag.Table); break;
            case Tag.Option or Tag.Optgroup when Has(Tag.Option): CloseOver(Tag.Option, Tag.Option, Tag.Select); break;
            case Tag.A when Has(Tag.A): CloseLink(); break;
        }
    }

    /// <summary>An end tag closes its element and all inside; without one it means nothing.</summary>
    public void Close(Tag tag, ulong key, TagTraits traits)
    {
        if (_tooDeep[(int)tag] > 0) _tooDeep[(int)tag]--;
        else if (tag == Tag.A) CloseLink();
        else if ((traits & TagTraits.Heading) != 0) CloseHeading();
        else if (Has(tag)) CloseTo(Find(tag, key, traits));
    }

    public void CloseAll() => CloseTo(0);

    public void Dispose() => _stack.Dispose();

    private void CloseTo(int place)
    {
        if (place < 0) return;
        while (_stack.Count > place) Pop();
    }

    private int Find(Tag tag, ulong key, TagTraits traits)
    {
        for (var i = _stack.Count - 1; i > 0; i--)
        {
            ref readonly var entry = ref _stack[i];
            if (entry.Tag == tag && (tag != Tag.Other || entry.Key == key)) return i;
            if (Stops(entry.Tag, tag, traits)) return -1;
        }

        return -1;
    }

    private static bool Stops(Tag open, Tag closing, TagTraits traits)
    {
        if ((traits & TagTraits.Inline) != 0 && Tags.Has(open, TagTraits.Block)) return true;
        if (closing is Tag.Table) return open is Tag.Template;
        if (closing is >= Tag.Caption and <= Tag.Th) return open is Tag.Table or Tag.Template;
        return Tags.Has(open, TagTraits.Boundary) || (closing == Tag.Li && open is Tag.Ul or Tag.Ol);
    }

    /// <summary>Closes the outermost open element between two kinds that lies above a boundary.</summary>
    private void CloseOver(Tag first, Tag last, Tag boundary)
    {
        var outermost = -1;
        for (var i = _stack.Count - 1; i > 0; i--)
        {
            var open = _stack[i].Tag;
            if (open >= first && open <= last) outermost = i;
            else if (open == boundary || IsEdge(open, boundary)) break;
            if (outermost == i && boundary != Tag.Table) break;
        }

        CloseTo(outermost);
    }

    /// <summary>A paragraph or list item does not end one of another cell, list or part of the page.</summary>
    private static bool IsEdge(Tag open, Tag boundary) => boundary switch
    {
        Tag.Table or Tag.Tr => open == Tag.Table,
        Tag.Ul => Tags.Has(open, TagTraits.Boundary) || open is Tag.Ol or Tag.Menu or Tag.Dir or Tag.Section or Tag.Article,
        _ => Tags.Has(open, TagTraits.Boundary),
    };

    /// <summary>Where blocks lie between, the link ends and its element stays: the text is what counts.</summary>
    private void CloseLink()
    {
        for (var i = _stack.Count - 1; i > 0 && !Tags.Has(_stack[i].Tag, TagTraits.Block); i--)
        {
            if (_stack[i].Tag != Tag.A) continue;
            CloseTo(i);
            return;
        }

        _link = -1;
    }

    private void CloseHeading()
    {
        for (var i = _stack.Count - 1; i > 0; i--)
        {
            if (Tags.Has(_stack[i].Tag, TagTraits.Heading)) CloseTo(i);
            else if (!Tags.Has(_stack[i].Tag, TagTraits.Boundary)) continue;
            return;
        }
    }

    private struct Entry
    {
        public int Node;
        public Tag Tag;
        public ulong Key;
    }
}
