using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Writes chosen runs as text: paragraphs split by a blank line, list items and table rows one a line.</summary>
internal sealed class ArticleText(MarkupTree tree, PageRuns runs, Arena<bool> dropped) : IDisposable
{
    private const int MostSteps = 64;
    private readonly TextBuffer _text = new();
    private int _last = -1;
    private int _row = -1;
    private bool _isRowOfData;

    public int Length => _text.Length;

    public void Add(int index)
    {
        ref readonly var run = ref runs[index];
        if (_last >= 0) _text.Widen(GapBetween(in runs[_last], in run));
        _last = index;
        _text.KeepsLines = Within(run.Block, Tag.Pre) >= 0;
        for (var i = run.First; i < run.End; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag == Tag.Text) _text.Write(tree.Text(i));
            else if (node.Tag == Tag.Br) _text.Widen(Gap.Line);
            else if (node.Tag == Tag.Raw) continue;
            else if (dropped[i]) i = node.End - 1;
        }
    }

    public override string ToString() => _text.ToString();

    public void Dispose() => _text.Dispose();

    private Gap GapBetween(in TextRun before, in TextRun run)
    {
        if (RowOf(run.Block) is >= 0 and var row && IsRowOfData(row))
        {
            if (before.First > row) return Within(run.Block, Tag.Td, Tag.Th) <= before.First ? Gap.Space : Gap.Cell;
            return Within(before.Block, Tag.Tr, Tag.Tr) is >= 0 and var other && tree[other].Parent == tree[row].Parent ? Gap.Line : Gap.Paragraph;
        }

        var list = ListOf(run.Block);
        return list >= 0 && list < before.First && before.First < tree[list].End ? Gap.Line : Gap.Paragraph;
    }

    private int RowOf(int node) => Within(node, Tag.Tr, Tag.Tr);

    /// <summary>A row whose cells hold several paragraphs places things on the page and is no row of data.</summary>
    private bool IsRowOfData(int row)
    {
        if (row == _row) return _isRowOfData;
        var cells = 0;
        for (var child = row + 1; child < tree[row].End; child = tree[child].End)
        {
            if (tree[child].Tag is Tag.Td or Tag.Th) cells++;
        }

        (_row, _isRowOfData) = (row, runs.Below(row).Length <= cells);
        return _isRowOfData;
    }

    /// <summary>The outermost list around a node.</summary>
    private int ListOf(int node)
    {
        var list = -1;
        for (var steps = 0; node > 0 && steps < MostSteps; node = tree[node].Parent, steps++)
        {
            if (tree[node].Tag is Tag.Ul or Tag.Ol or Tag.Dl) list = node;
            else if (tree[node].Tag is Tag.Table or Tag.Body) break;
        }

        return list;
    }

    private int Within(int node, Tag tag) => Within(node, tag, tag);

    private int Within(int node, Tag first, Tag last)
    {
        for (var steps = 0; node > 0 && steps < MostSteps; node = tree[node].Parent, steps++)
        {
            if (tree[node].Tag >= first && tree[node].Tag <= last) return node;
        }

        return -1;
    }
}
