using Monitor.Worker.Parsing.Markup;

namespace Monitor.Worker.Parsing.Articles;

/// <summary>A line or paragraph: text between two block boundaries. All measures of text are of these.</summary>
internal struct TextRun
{
    /// <summary>The block element that it stands in.</summary>
    public int Block;

    /// <summary>Its first piece of text.</summary>
    public int First;

    /// <summary>The node after its last piece of text.</summary>
    public int End;

    /// <summary>Characters that are seen, a Chinese one for three.</summary>
    public int Length;

    /// <summary>Those of them in links.</summary>
    public int Linked;

    /// <summary>Full stops, commas and their kin in all scripts: prose has them, menus do not.</summary>
    public int Marks;

    /// <summary>The kind of its block.</summary>
    public Tag Tag;

    public bool Dropped;

    public readonly int Unlinked => Length - Linked;

    /// <summary>Reads like a paragraph somebody wrote.</summary>
    public readonly bool IsProse => !Dropped && Unlinked >= 80 && Marks > 0 && Linked * 2 < Length;

    /// <summary>Little but a link.</summary>
    public readonly bool IsLink => Linked * 10 > Length * 7;
}
