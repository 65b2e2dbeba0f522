namespace Monitor.Worker.Parsing.Markup;

/// <summary>What the reader must know of an element to build the tree and to lay its text out.</summary>
[Flags]
internal enum TagTraits : ushort
{
    None = 0,

    /// <summary>Begins and ends a line of its own.</summary>
    Block = 1,

    /// <summary>Has no content and no end tag.</summary>
    Void = 2,

    /// <summary>Void, and nothing in it is text or says anything about text.</summary>
    Ignored = 4,

    /// <summary>Its content is no markup.</summary>
    RawText = 8,

    /// <summary>Ends an open paragraph.</summary>
    ClosesParagraph = 16,

    /// <summary>An end tag inside does not reach out of it.</summary>
    Boundary = 32,

    /// <summary>What it holds is not read by people as text of the page.</summary>
    Silent = 64,

    Heading = 128,

    /// <summary>Belongs into the head.</summary>
    HeadContent = 256,

    /// <summary>An end tag finds it only within its own block.</summary>
    Inline = 512,
}
