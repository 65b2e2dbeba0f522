using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>What belongs to an article and lies beside its element: the introduction above, paragraphs after an inserted box.</summary>
internal sealed class ArticleNeighbours(MarkupTree tree, PageRuns runs, Arena<NameHint> hints, Arena<bool> dropped, Arena<bool> chosen)
{
    private const int Levels = 4;
    private const int LeastLead = 30;

    public void Add(int root)
    {
        for (var level = 0; level < Levels && tree[root].Parent > 0; level++)
        {
            var parent = tree[root].Parent;
            for (var child = parent + 1; child < tree[parent].End; child = tree[child].End)
            {
                if (child != root && !dropped[child]) Consider(child, parent, isBefore: child < root);
            }

            if (tree[parent].Tag is Tag.Main or Tag.Article or Tag.Body) return;
            root = parent;
        }
    }

    private void Consider(int child, int parent, bool isBefore)
    {
        for (var i = runs.FirstIn(child); i < runs.EndOf(child); i++)
        {
            ref readonly var run = ref runs[i];
            if (run.Dropped) continue;
            var isOwn = run.Block == parent || tree[child].Tag is Tag.P or Tag.Blockquote or Tag.Pre;
            chosen[i] |= (isOwn && run.IsProse) || (isBefore && run.Unlinked >= LeastLead && !run.IsLink && IsLead(run.Block, parent));
        }
    }

    private bool IsLead(int node, int end)
    {
        for (; node > end; node = tree[node].Parent)
        {
            if ((hints[node] & NameHint.Lead) != 0) return true;
        }

        return false;
    }
}
