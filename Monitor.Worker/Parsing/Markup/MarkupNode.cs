namespace Monitor.Worker.Parsing.Markup;

/// <summary>
/// One element or piece of text. Nodes lie in the order of the page, so that everything below one lies between it and
/// <see cref="End"/>, and sums over a subtree are differences.
/// </summary>
internal struct MarkupNode
{
    public int Parent;

    /// <summary>The first node after all that it holds.</summary>
    public int End;

    /// <summary>Text: where it begins in the page. Element: its first attribute.</summary>
    public int From;

    /// <summary>Text: characters. Element: number of attributes.</summary>
    public int Length;

    public Tag Tag;

    /// <summary>Text inside of a link that leads somewhere.</summary>
    public bool InLink;
}
