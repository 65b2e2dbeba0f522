using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>Finds the element that holds the article: down from the page, step by step, as long as one child holds what its parent does.</summary>
internal sealed class ArticleRoot(MarkupTree tree, RunValues values, Arena<NameHint> hints, Arena<bool> dropped)
{
    private const float OutrightShare = 0.3f;
    private const float DeclaredShare = 0.5f;
    private const float PlainShare = 0.8f;
    private const int MostLevels = 4;

    /// <summary>The node, or -1 where nothing on the page reads like prose.</summary>
    public int Find()
    {
        var all = values.Of(0);
        if (all <= 0) return -1;
        return Widen(Descend(Math.Max(0, Declared(all))));
    }

    /// <summary>The element that says that it is the body of the article, where most of the page's prose is in it.</summary>
    private int Declared(float all)
    {
        var best = -1;
        for (var i = 1; i < tree.Count; i++)
        {
            if (dropped[i])
            {
                i = tree[i].End - 1;
                continue;
            }

            if ((hints[i] & NameHint.Body) == 0 || values.Of(i) < all * (IsItemBody(i) ? OutrightShare : DeclaredShare)) continue;
            if (best < 0 || values.Of(i) > values.Of(best)) best = i;
            if (IsItemBody(i)) return i;
        }

        return best;
    }

    private bool IsItemBody(int node) => tree.Attribute(node, AttributeName.ItemProp).Equals("articleBody", StringComparison.OrdinalIgnoreCase);

    private int Descend(int here)
    {
        while (BestChild(here) is >= 0 and var child && values.Of(child) >= values.Of(here) * Share(child)) here = child;
        return here;
    }

    private int BestChild(int parent)
    {
        var best = -1;
        for (var child = parent + 1; child < tree[parent].End; child = tree[child].End)
        {
            if (dropped[child] || !MayHold(tree[child].Tag)) continue;
            if (best < 0 || values.Of(child) > values.Of(best)) best = child;
        }

        return best;
    }

    private static bool MayHold(Tag tag) => tag is not (Tag.Text or Tag.Raw or Tag.P or Tag.Li or Tag.Dd or Tag.Dt or Tag.Pre or Tag.Blockquote) && !Tags.Has(tag, TagTraits.Heading | TagTraits.Silent);

    /// <summary>How much of its parent's prose a child must hold to be taken for the whole.</summary>
    private float Share(int child)
    {
        var tag = tree[child].Tag;
        if ((hints[child] & NameHint.Body) != 0) return 0.5f;
        if (tag is Tag.Article or Tag.Main) return 0.5f;
        return tag is Tag.Ul or Tag.Ol or Tag.Table ? 0.95f : PlainShare;
    }

    /// <summary>Back up to where the neighbours are made of the same: an article in two halves, with a box between.</summary>
    private int Widen(int root)
    {
        var here = root;
        for (var level = 0; level < MostLevels && tree[here].Parent > 0 && tree[here].Tag is not (Tag.Article or Tag.Main or Tag.Body); level++)
        {
            var parent = tree[here].Parent;
            if (HasEqualNeighbour(here)) root = parent;
            here = parent;
        }

        return root;
    }

    private bool HasEqualNeighbour(int node)
    {
        var parent = tree[node].Parent;
        for (var child = parent + 1; child < tree[parent].End; child = tree[child].End)
        {
            if (child != node && !dropped[child] && tree[child].Tag == tree[node].Tag && values.Of(child) > values.Of(node) * 0.1f && IsAlike(node, child)) return true;
        }

        return false;
    }

    private bool IsAlike(int one, int other)
    {
        if ((hints[one] & NameHint.Body) != 0 && (hints[other] & NameHint.Body) != 0) return true;
        var name = tree.Attribute(one, AttributeName.Class);
        return (!name.IsEmpty || tree[one].Tag == Tag.Section) && name.SequenceEqual(tree.Attribute(other, AttributeName.Class));
    }
}
