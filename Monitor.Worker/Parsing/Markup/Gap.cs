namespace Monitor.Worker.Parsing.Markup;

/// <summary>What lies between two pieces of text, the wider one last.</summary>
internal enum Gap : byte
{
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}
