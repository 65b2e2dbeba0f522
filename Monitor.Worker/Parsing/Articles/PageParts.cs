using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>The places in a page where it speaks of itself, found in one pass.</summary>
internal sealed class PageParts
{
    private const int MostMetas = 2_000;
    private const int MostTimes = 20;
    private const int MostHeadings = 50;
    private const int MostScripts = 50;

    private PageParts(MarkupTree tree) => Tree = tree;

    public MarkupTree Tree { get; }

    public int Html { get; private set; } = -1;

    public int Body { get; private set; } = -1;

    public int Title { get; private set; } = -1;

    public List<int> Metas { get; } = new(32);

    public List<int> Headings { get; } = [];

    /// <summary>Elements that hold a point in time.</summary>
    public List<int> Times { get; } = [];

    public List<int> LinkedData { get; } = [];

    public static PageParts Of(MarkupTree tree)
    {
        var parts = new PageParts(tree);
        for (var i = 0; i < tree.Count; i++) parts.Note(i, tree[i].Tag);
        return parts;
    }

    private void Note(int node, Tag tag)
    {
        switch (tag)
        {
            case Tag.Html when Html < 0: Html = node; break;
            case Tag.Body when Body < 0: Body = node; break;
            case Tag.Title when Title < 0: Title = node; break;
            case Tag.Meta when Metas.Count < MostMetas: Metas.Add(node); break;
            case Tag.Time when Times.Count < MostTimes: Times.Add(node); break;
            case Tag.H1 or Tag.H2 when Headings.Count < MostHeadings: Headings.Add(node); break;
            case Tag.Script when LinkedData.Count < MostScripts && IsLinkedData(node): LinkedData.Add(node); break;
            case Tag.Span or Tag.Div or Tag.P or Tag.Abbr when Times.Count < MostTimes && IsPublished(node): Times.Add(node); break;
        }
    }

    private bool IsLinkedData(int node) => Tree.Attribute(node, AttributeName.Type).Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);

    private bool IsPublished(int node) => Tree[node].Length > 0 && Tree.Attribute(node, AttributeName.ItemProp).Equals("datePublished", StringComparison.OrdinalIgnoreCase);
}
