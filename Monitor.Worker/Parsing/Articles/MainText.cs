using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The main text of a page: what is around it is dropped, its element found, its lines chosen and written.</summary>
internal sealed class MainText : IDisposable
{
    // Below it a page's own text is hardly longer than what surrounds it.
    private const int Little = 140;
    private const int MostlyLinks = 3;

    private readonly MarkupTree _tree;
    private readonly PageRuns _runs;
    private readonly Arena<NameHint> _hints;
    private readonly Arena<bool> _dropped;
    private readonly Arena<bool> _chosen;

    private MainText(MarkupTree tree)
    {
        _tree = tree;
        _runs = PageRuns.Of(tree);
        _hints = new(tree.Count);
        _dropped = new(tree.Count);
        _chosen = new(_runs.Count + 1);
    }

    /// <param name="title">A heading that repeats it is no part of the text.</param>
    public static string Of(MarkupTree tree, string title)
    {
        using var text = new MainText(tree);
        return text.Find(title);
    }

    public void Dispose()
    {
        _runs.Dispose();
        _hints.Dispose();
        _dropped.Dispose();
        _chosen.Dispose();
    }

    private string Find(string title)
    {
        new PageFrame(_tree, _runs, _hints, _dropped).Drop();
        new TeaserLists(_tree, _runs, _dropped).Drop();
        _chosen.Fill(_runs.Count + 1);
        using var values = new RunValues(_runs);
        var root = new ArticleRoot(_tree, values, _hints, _dropped).Find();
        if (root >= 0) Choose(root, title);
        var found = Written();
        if (found.Length >= Little) return found;
        ChooseAll(run => !run.Dropped && !run.IsLink);
        var whole = Written();
        if (whole.Length >= Little && whole.Length > found.Length * 2) return whole;
        if (found.Length > 0) return found;
        // Nothing but links: a list, and the list is what the page says.
        ChooseAll(run => !run.Dropped);
        var all = Written();
        if (whole.Length > 0 && all.Length < whole.Length * MostlyLinks) return whole;
        if (all.Length > 0) return all;
        ChooseAll(_ => true);
        return Written();
    }

    private void Choose(int root, string title)
    {
        for (var i = _runs.FirstIn(root); i < _runs.EndOf(root); i++) _chosen[i] = !_runs[i].Dropped;
        new ArticleNeighbours(_tree, _runs, _hints, _dropped, _chosen).Add(root);
        new ArticleLines(_tree, _runs, _hints, _chosen).Clean(title);
    }

    private void ChooseAll(Predicate<TextRun> which)
    {
        for (var i = 0; i < _runs.Count; i++) _chosen[i] = which(_runs[i]);
    }

    private string Written()
    {
        using var text = new ArticleText(_tree, _runs, _dropped);
        for (var i = 0; i < _runs.Count; i++)
        {
            if (_chosen[i]) text.Add(i);
        }

        return text.ToString();
    }
}
