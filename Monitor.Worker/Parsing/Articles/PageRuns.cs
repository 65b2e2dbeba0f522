using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>All that a page shows, as runs in its order, and where among them the runs below each node lie.</summary>
internal sealed class PageRuns : IDisposable
{
    private readonly MarkupTree _tree;
    private readonly Arena<TextRun> _runs = new(512);
    private readonly Arena<int> _before;
    private readonly Arena<int> _blocks;
    private bool _isOpen;
    private int _breaks;

    private PageRuns(MarkupTree tree)
    {
        _tree = tree;
        _before = new(tree.Count + 1);
        _blocks = new(tree.Count + 1);
        _before.Fill(tree.Count + 1);
        _blocks.Fill(tree.Count + 1);
    }

    public int Count => _runs.Count;

    public Span<TextRun> All => _runs.Span;

    public ref TextRun this[int run] => ref _runs[run];

    public static PageRuns Of(MarkupTree tree)
    {
        var runs = new PageRuns(tree);
        runs.Read();
        return runs;
    }

    /// <summary>The first run at or after a node.</summary>
    public int FirstIn(int node) => _before[node];

    /// <summary>The first run after all that a node holds.</summary>
    public int EndOf(int node) => _before[_tree[node].End];

    public Span<TextRun> Below(int node) => _runs.Span[FirstIn(node)..EndOf(node)];

    /// <summary>Whether a whole run lies in it: an element within a line has none.</summary>
    public bool HasRuns(int node)
    {
        foreach (ref readonly var run in Below(node))
        {
            if (run.End <= _tree[node].End) return true;
        }

        return false;
    }

    /// <summary>The prose that lies in a node and has not been dropped.</summary>
    public int ProseIn(int node)
    {
        var sum = 0;
        foreach (ref readonly var run in Below(node))
        {
            if (run.IsProse && run.End <= _tree[node].End) sum += run.Unlinked;
        }

        return sum;
    }

    /// <summary>All text outside of links that lies in a node and has not been dropped.</summary>
    public int TextIn(int node)
    {
        var sum = 0;
        foreach (ref readonly var run in Below(node))
        {
            if (!run.Dropped && run.End <= _tree[node].End) sum += run.Unlinked;
        }

        return sum;
    }

    /// <summary>Takes a node's runs out of all that follows.</summary>
    public void Drop(int node)
    {
        foreach (ref var run in Below(node)) run.Dropped |= run.End <= _tree[node].End;
    }

    public void Dispose()
    {
        _runs.Dispose();
        _before.Dispose();
        _blocks.Dispose();
    }

    private void Read()
    {
        var nodes = _tree.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            _before[i] = _runs.Count;
            ref readonly var node = ref nodes[i];
            if (node.Tag == Tag.Text) Text(i, in node);
            else if (Tags.Has(node.Tag, TagTraits.Silent) || node.Tag == Tag.Raw) i = Skip(i, node.End);
            else Element(i, in node);
        }

        _before[nodes.Length] = _runs.Count;
    }

    private int Skip(int node, int end)
    {
        for (var i = node; i < end; i++) _before[i] = _runs.Count;
        return end - 1;
    }

    private void Element(int index, in MarkupNode node)
    {
        var isBlock = Tags.Has(node.Tag, TagTraits.Block);
        _blocks[index] = isBlock || node.Parent < 0 ? index : _blocks[node.Parent];
        if (node.Tag == Tag.Br) _breaks++;
        else if (isBlock) _isOpen = false;
    }

    private void Text(int index, in MarkupNode node)
    {
        var text = _tree.Text(index);
        var length = RunMeasure.Length(text);
        if (length == 0 || text.IsWhiteSpace()) return;
        var block = _blocks[node.Parent];
        if (!_isOpen || _breaks > 1 || _runs[_runs.Count - 1].Block != block) _runs.Add(new() { Block = block, First = index, Tag = _tree[block].Tag });
        _isOpen = true;
        _breaks = 0;
        ref var run = ref _runs[_runs.Count - 1];
        run.End = index + 1;
        run.Length += length;
        if (node.InLink) run.Linked += length;
        else run.Marks += RunMeasure.Marks(text);
    }
}
