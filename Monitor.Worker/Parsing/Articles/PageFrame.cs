using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>
/// What stands around documents and is part of none: menus, side columns, notices, offers to share or to read on. Names and
/// tags say it; how much of the page's prose would go with it decides whether they are believed.
/// </summary>
internal sealed class PageFrame(MarkupTree tree, PageRuns runs, Arena<NameHint> hints, Arena<bool> dropped)
{
    private int _left;
    private int _text;
    private bool _inArticle;
    private int _articleEnd;

    /// <summary>Marks what is dropped, in nodes and runs, and notes all hints for later.</summary>
    public void Drop()
    {
        hints.Fill(tree.Count);
        dropped.Fill(tree.Count);
        _left = runs.ProseIn(0);
        _text = runs.TextIn(0);
        for (var i = 1; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Tag is Tag.Text or Tag.Raw) continue;
            if (Tags.Has(node.Tag, TagTraits.Silent))
            {
                dropped[i] = true;
                i = node.End - 1;
                continue;
            }

            _inArticle = i < _articleEnd;
            hints[i] = ElementHints.Of(tree, i);
            if (!_inArticle && node.Tag is Tag.Article or Tag.Main) _articleEnd = node.End;
            if (!IsFrame(i, in node)) continue;
            Drop(i);
            i = node.End - 1;
        }
    }

    private void Drop(int node)
    {
        _left -= runs.ProseIn(node);
        _text -= runs.TextIn(node);
        dropped[node] = true;
        runs.Drop(node);
    }

    private bool IsFrame(int index, in MarkupNode node)
    {
        var keep = Doubt(index, node.Tag, hints[index]);
        if (keep is not { } doubt) return false;
        if (!runs.HasRuns(index)) return IsInlineFrame(index, in node);
        var inside = runs.ProseIn(index);
        if (inside > doubt.Most || HoldsTheArticle(index, in node, inside)) return false;
        return (_left - inside) * (long)doubt.Times >= inside || (IsPlainlyFrame(node.Tag, hints[index]) && (_text - runs.TextIn(index)) * 4L >= inside);
    }

    /// <summary>What nobody puts an article into, however short the article: any text elsewhere is more likely one.</summary>
    private static bool IsPlainlyFrame(Tag tag, NameHint hint) =>
        tag is Tag.Footer or Tag.Nav or Tag.Dialog || ((hint & (NameHint.Foot | NameHint.Notice | NameHint.SignUp | NameHint.Comment)) != 0 && (hint & (NameHint.Whole | NameHint.Part)) == 0);

    /// <summary>An element within a line has no run of its own.</summary>
    private bool IsInlineFrame(int index, in MarkupNode node) =>
        Tags.Has(node.Tag, TagTraits.Block) || (hints[index] & (NameHint.Hidden | NameHint.Share | NameHint.Advert)) != 0;

    private bool HoldsTheArticle(int index, in MarkupNode node, int inside)
    {
        if (inside == 0 || (hints[index] & NameHint.Comment) != 0) return false;
        if (tree.Find(Tag.Main, index + 1, node.End) >= 0) return true;
        return inside > _left / 3 && tree.Find(Tag.H1, index + 1, node.End) >= 0;
    }

    /// <summary>Has a link for every two paragraphs: these are other documents.</summary>
    private bool LeadsAway(int index)
    {
        var (links, prose) = (0, 0);
        foreach (ref readonly var run in runs.Below(index))
        {
            if (run.IsLink) links++;
            else if (run.IsProse) prose++;
        }

        return links > 0 && links * 2 >= prose;
    }

    /// <summary>How much prose may at most be inside, and how many times as much as outside; null for what is no frame.</summary>
    private (int Most, int Times)? Doubt(int index, Tag tag, NameHint hint)
    {
        const int Any = int.MaxValue;
        switch (tag)
        {
            case Tag.Html or Tag.Body or Tag.Main: return null;
            case Tag.Nav or Tag.Menu: return (Any, 1);
            case Tag.Footer or Tag.Dialog or Tag.Search: return (Any, 1);
            case Tag.Aside: return (Any, 1);
            case Tag.Figcaption: return (600, 2);
            case Tag.Header when !_inArticle: return (600, 1);
            case Tag.Article: return (hint & NameHint.Comment) != 0 && (hint & NameHint.Whole) == 0 ? (Any, 4) : null;
        }

        if ((hint & NameHint.Hidden) != 0) return (Any, 1);
        if ((hint & NameHint.Body) != 0) return null;
        if ((hint & NameHint.Comment) != 0) return (Any, 4);
        if ((hint & NameHint.Related) != 0) return (Any, LeadsAway(index) ? 6 : 1);
        if ((hint & (NameHint.Side | NameHint.Foot | NameHint.Notice)) != 0) return (3000, 1);
        if ((hint & NameHint.Decoration) != 0) return (500, 1);
        if ((hint & NameHint.Gallery) != 0) return (Any, 4);
        if ((hint & NameHint.Author) != 0) return (600, 1);
        if ((hint & NameHint.Caption) != 0) return (400, 1);
        if (tag == Tag.Form) return (Any, 1);
        if ((hint & (NameHint.Date | NameHint.Meta)) != 0 && (hint & (NameHint.Whole | NameHint.Part)) != NameHint.Part) return (100, 1);
        return null;
    }
}
